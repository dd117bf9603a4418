"""Dates that no calendar has, and days of the week that do not fit theirs."""

import re
from collections.abc import Iterator
from datetime import date

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NAMES = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
          "bảy": 5, "bẩy": 5, "7": 5}  # fmt: skip
_DAY = r"(?:thứ (?P<{0}>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<{0}s>chủ nhật))\b"
_DATE = (
    r"(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?(?![/.\d-]{0,9}\d)"
    r"|(?P<dd>\d{1,2}) tháng (?P<mm>\d{1,2})(?:,? năm (?P<yy>\d{4}))?)"
)
_WHOLE = re.compile(
    r"(?<![\w/.,-])(?:(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![/.-]?\d)"
    r"|(?P<dd>\d{1,2}) tháng (?P<mm>\d{1,2})(?:,? năm (?P<yy>(?:19|20)\d\d))(?!\d))"
)
_BEFORE = re.compile(
    _DAY.format("a") + r"(?:,| |\(|tới|này|sau|tuần|là)*(?:ngày )?" + _DATE, re.IGNORECASE
)
_AFTER = re.compile(_DATE + r",? \(?(?:là |nhằm |tức )?" + _DAY.format("a"), re.IGNORECASE)


def dates(piece: Piece, about: date | None) -> Iterator[Remark]:
    """Find days that do not fit. about: when the item is to be out; settles a date's year."""
    for match in _WHOLE.finditer(piece.text):
        if _date(match, about) is None:
            what = _("there is no {date}: see the calendar")
            yield Remark(piece, match.start(), match[0], what.format(date=match[0]))
    seen: set[int] = set()
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(piece.text):
            day = _date(match, about)
            said = 6 if match["as"] else _NAMES[match["a"].lower()]
            if day is None or day.weekday() == said or match.start("d") in seen:
                continue
            seen.add(match.start("d"))
            what = _("{date} is a {day}, not a {said}")
            what = what.format(date=f"{day:%d/%m/%Y}", day=DAYS[day.weekday()], said=DAYS[said])
            yield Remark(piece, match.start(), match[0], what)


def _date(match: re.Match[str], about: date | None) -> date | None:
    day, month = int(match["d"] or match["dd"]), int(match["m"] or match["mm"])
    year = match["y"] or match["yy"]
    try:
        if year:
            return date(int(year), month, day)
        if about is None:
            return None
        around = (date(about.year + step, month, day) for step in (-1, 0, 1))
        return min(around, key=lambda each: abs(each - about))
    except ValueError:  # no such day: the 30th of February
        return None
