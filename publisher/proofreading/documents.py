"""Numbers of documents in a form that none has, or written in two ways."""

import re
from collections.abc import Iterator, Sequence

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_NUMBER = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}) ?/ ?(?:(?P<year>(?:19|20)\d\d) ?/ ?)?"
    r"(?P<kind>(?:NĐ|ND|QĐ|QD|TT|TTLT|NQ|CT|KH|CV|TB|BC|HD|HĐ|L|PL|UBTVQH\d*|QH\d+)"
    r"(?: ?[-–—] ?[A-ZĐ][A-Za-zĐđ&]*)*)(?![\w])",
    re.IGNORECASE,
)  # fmt: skip
_LAW = re.compile(r"NĐ-CP$|TT-B|TTLT-|QH\d+$")  # have their year in the middle
_OLD = re.compile(r"\b19\d\d\b")


def documents(pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Find numbers in a wrong form, and the same number in two forms, over a whole item."""
    first: dict[tuple[str, str], re.Match[str]] = {}
    for piece in pieces:
        for match in _NUMBER.finditer(piece.text):
            if not re.search(r"[-–—]|QH", match["kind"], re.IGNORECASE):
                continue
            right = _right(match)
            if right != match[0]:
                what = _("“{found}” is not how a document is numbered; write “{right}”")
                yield Remark(
                    piece, match.start(), match[0], what.format(found=match[0], right=right)
                )
            elif _lacks_year(piece.text, match):
                what = _("“{found}” lacks its year; write e.g. “118/2025/NĐ-CP”")
                yield Remark(piece, match.start(), match[0], what.format(found=match[0]))
            yield from _in_two_ways(piece, match, first)


def _in_two_ways(
    piece: Piece, match: re.Match[str], first: dict[tuple[str, str], re.Match[str]]
) -> Iterator[Remark]:
    key = (match["number"].lstrip("0"), _kind(match["kind"]))
    before = first.setdefault(key, match)
    years = {each["year"] for each in (match, before)} - {None}
    if before[0] != match[0] and len(years) < 2:
        what = _("the same document is written in two ways: “{one}” and “{other}”")
        said = what.format(one=before[0], other=match[0])
        yield Remark(piece, match.start(), match[0], said)


def _right(match: re.Match[str]) -> str:
    parts = [match["number"], *([match["year"]] if match["year"] else []), _kind(match["kind"])]
    return "/".join(parts)


def _kind(written: str) -> str:
    kind = re.sub(r" ?[-–—] ?", "-", written)
    first, dash, rest = kind.partition("-")
    first = {"ND": "NĐ", "QD": "QĐ"}.get(first.upper(), first.upper())
    rest = re.sub(r"HDND", "HĐND", rest, flags=re.IGNORECASE)
    if rest.upper() in ("CP", "CP-BXD", "UBND", "HĐND"):
        rest = rest.upper()
    return first + dash + ("TTg" if rest.lower() == "ttg" else rest)


def _lacks_year(text: str, match: re.Match[str]) -> bool:
    near = text[match.end() : match.end() + 60].partition("\n")[0]
    return bool(_LAW.search(match["kind"])) and not match["year"] and not _OLD.search(near)
