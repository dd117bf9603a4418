"""Signs that were meant as markup and are none, or that are markup and were not meant so."""

import re
from collections.abc import Iterator

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_RULE = re.compile(r" {0,3}(?:-{3,}|={3,})[ \t]*")
_TIGHT = re.compile(r" {0,3}#{2,6}[^\W\d_]")
_GRID = re.compile(r" {0,3}\+(?:[-=]{2,}\+)+[ \t]*")
_SIGNS = re.compile(
    r"\*\*[^\s*][^*\n]{0,200}\*\*|</?(?:b|i|u|p|br|strong|em|span|div)(?: [^<>\n]{0,200})?/?>"
    r"|\[[^\[\]\n]{1,200}\]\(https?:[^()\s]{1,500}\)|&(?:amp|nbsp|lt|gt|quot|#\d{1,7});",
    re.IGNORECASE,
)


def markup(piece: Piece) -> Iterator[Remark]:
    """Find what a body's editor may have meant otherwise than it is read."""
    lines = ["", *piece.text.split("\n"), "", ""]
    offset = 0
    for number, line in enumerate(lines[1:-2], start=1):
        if said := _of_line(lines, number):
            yield Remark(piece, offset, line.strip(), said.format(found=line.strip()))
        offset += len(line) + 1


def _of_line(lines: list[str], number: int) -> str | None:
    above, line, below, then = lines[number - 1 : number + 3]
    if _RULE.fullmatch(below) and line.strip() and not above.strip() and line[0] not in "#>|*+-":
        return _(
            "the line below makes a heading of “{found}”; if it is to part two texts, leave a "
            "blank line above it"
        )
    if _TIGHT.match(line):
        return _("“{found}” is shown with its signs: a heading has a space behind them")
    lonely = _is_row(line) and not (above.strip() or below.strip()) and _is_row(then)
    if lonely or (_GRID.fullmatch(line) and below.lstrip().startswith("|")):
        return _(
            "“{found}” is shown as it stands: the rows of a table follow each other without "
            "blank lines, with “|---|---|” under the first"
        )
    return None


def _is_row(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line[0] == line[-1] == "|"


def signs(piece: Piece) -> Iterator[Remark]:
    """Find markup in a value of the head, where readers see it as it stands."""
    for match in _SIGNS.finditer(piece.raw):
        what = _("readers see “{found}” with its signs: here they mean nothing")
        yield Remark(piece, match.start(), match[0], what.format(found=match[0]))
