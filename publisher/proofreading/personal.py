"""What belongs to a person and not in a post: identity numbers, telephones, mail, accounts."""

import re
from collections.abc import Collection, Iterator

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_BEFORE, _AFTER = r"(?<![\w/.,+-])", r"(?![\d/]|[.,-]\d)"
_CITIZEN = re.compile(_BEFORE + r"0(?:0[1-9]|[1-8]\d|9[0-6])(?:[ .]?\d){9}" + _AFTER)
_OLD_CARD = re.compile(
    r"(?:cmnd|chứng minh(?: nhân dân| thư)?)\D{0,20}?(\d(?:[ .]?\d){8})(?![ .]?\d)", re.I
)
_MOBILE = re.compile(r"(?<![\w/+-])(?:\+?84[ .-]?|0)[35789](?:[ .-]?\d){8}" + _AFTER)
_HOTLINE = re.compile(r"đường dây nóng|hotline|tổng đài|trực ban|số máy của sở", re.IGNORECASE)
_MAIL = re.compile(
    r"[\w.+-]{1,64}@(?:gmail|yahoo|ymail|hotmail|outlook|live|icloud|proton(?:mail)?|zoho|yandex|aol"
    r"|googlemail|msn|me)(?:\.[a-z]{2,4}){1,2}\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:\bs?tk\b|tài khoản)(?: (?:ngân hàng|cá nhân|số))*[^\d\n]{0,40}?"
    r"(?<!\d)(\d(?:[ .]?\d){7,18})(?!\d)",
    re.IGNORECASE,
)
_OFFICE_ACCOUNT = re.compile(r"kho bạc|ngân sách|tạm thu|tạm giữ", re.IGNORECASE)


def digits(text: str) -> str:
    """Return a number without what stands between its digits; "+84" is "0"."""
    plain = re.sub(r"\D", "", text)
    return "0" + plain[2:] if plain.startswith("84") and len(plain) == 11 else plain


def telephones(text: str) -> frozenset[str]:
    """Return the numbers that stand in a text, digits alone."""
    return frozenset(map(digits, re.split(r"[,;/]| [-–] ", text))) - {""}


def personal(piece: Piece, contacts: Collection[str]) -> Iterator[Remark]:
    """Find what tells of a person. contacts: the office's own telephones, digits alone."""
    taken: set[int] = set()  # places
    for pattern, group in ((_CITIZEN, 0), (_OLD_CARD, 1)):
        for match in pattern.finditer(piece.text):
            taken.update(range(*match.span()))
            what = _("“{found}” looks like a citizen's identity number: take it out, or mask it")
            yield _remark(piece, match, what, group=group)
    for match in _ACCOUNT.finditer(piece.text):
        taken.update(range(*match.span()))
        if not _OFFICE_ACCOUNT.search(_line(piece.text, match)):
            what = _(
                "“{found}” looks like somebody's bank account: only the office's may stand here"
            )
            yield _remark(piece, match, what, group=1)
    for match in _MOBILE.finditer(piece.text):
        before = piece.text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
        if (
            match.start() not in taken
            and digits(match[0]) not in contacts
            and not _HOTLINE.search(before)
        ):
            what = _("“{found}” looks like a private mobile number: write that of the office")
            yield _remark(piece, match, what)
    for match in _MAIL.finditer(piece.text):
        what = _("“{found}” is a private mail address: write that of the office")
        yield _remark(piece, match, what)


def _line(text: str, match: re.Match[str]) -> str:
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return text[start : end if end >= 0 else len(text)]


def _remark(piece: Piece, match: re.Match[str], what: str, group: int = 0) -> Remark:
    found = match[group].strip()
    return Remark(piece, match.start(group), found, what.format(found=found))
