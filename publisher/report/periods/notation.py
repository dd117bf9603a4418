"""Periods as people type them: 2026-11, quý IV/2026, 6 tháng đầu năm 2026, 15/11/2026."""

import re
from datetime import date, datetime
from unicodedata import normalize

from publisher.items.dates import NoMoment, read_moment
from publisher.items.names import slugify
from publisher.report.periods.period import MONTHS, Kind, Period, days, period
from publisher.timetable.regimes import Regime
from publisher.timetable.rules import Calendar
from publisher.words import _, slice_of

YEARS = range(2000, 2200)  # outside, somebody mistyped
OF_YEAR = r"(?:-nam)?(?:-(?P<year>\d{4}))?"
# What is typed, as an ASCII name. `index` is which of its kind; without a year: the latest.
FORMS: tuple[tuple[Kind, str], ...] = (
    ("month", r"(?P<year>\d{4})-(?:thang-?|t)?(?P<index>\d{1,2})"),
    ("month", r"(?:thang-?|t)(?P<index>\d{1,2})" + OF_YEAR),
    ("month", r"(?P<index>\d{1,2})-(?P<year>\d{4})"),
    ("quarter", r"(?P<year>\d{4})-(?:quy-?|q)(?P<index>\d{1,2}|[ivx]+)"),
    ("quarter", r"(?:quy-?|q)(?P<index>\d{1,2}|[ivx]+)" + OF_YEAR),
    ("half", r"(?P<year>\d{4})-h(?P<index>\d)"),
    ("half", r"h(?P<index>\d)" + OF_YEAR),
    ("half", r"(?:6-?t|sau-t)(?:hang)?-(?P<index>dau|cuoi)" + OF_YEAR),
    ("nine", r"(?P<year>\d{4})-9-?m"),
    ("nine", r"(?:9-?t|chin-t)(?:hang)?(?:-dau)?" + OF_YEAR),
    ("year", r"(?:nam-?)?(?P<year>\d{4})"),
)
INDEXES = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "dau": 1, "cuoi": 2}
TYPED = re.compile(r"[\w\s./–-]*")  # anything else is no part of a period's name
TO = r"(?:\.{2,3}|…|(?<=/\d{4})\s*[-–]|(?<!\w)(?:đến|den)(?: hết| het)?(?!\w))"
DAYS = re.compile(
    rf"\s*(?:t[ừu]\s)?(?P<since>.+?)\s*{TO}\s*(?P<until>.+)", re.IGNORECASE | re.DOTALL
)


class BadPeriod(ValueError):
    """What was asked for is no period of reports; the message is for whoever asked."""


def read_period(text: str, regime: Regime, calendar: Calendar, now: datetime) -> Period:
    """Read a period of a calendar of reports; case, marks and form of Unicode don't matter.

    Without a year (“quý 4”) it is that of the current reporting year, or of the one before
    where it has not begun yet. Raises BadPeriod.
    """
    typed = normalize("NFC", text)
    if found := DAYS.fullmatch(typed):
        return read_days(found["since"], found["until"], regime, calendar)
    name = slugify(typed) if TYPED.fullmatch(typed) else ""
    for kind, form in FORMS:
        if written := re.fullmatch(form, name):
            parts = written.groupdict()
            index = _index(kind, parts.get("index") or "1", text)
            if parts["year"] is None:
                return _latest(regime, kind, index, calendar, now)
            return period(regime, kind, _year(parts["year"], text), index, calendar)
    raise _wrong(text, _("not a period of reports"))


def read_days(since: str, until: str, regime: Regime, calendar: Calendar) -> Period:
    """Read the period between two days, both inclusive, as articles write them.

    Raises BadPeriod.
    """
    first, last = _day(since, calendar), _day(until, calendar)
    if first > last:
        message = _("the period begins on {since}, after its end on {until}")
        raise BadPeriod(message.format(since=slice_of(since), until=slice_of(until)))
    return days(regime, first, last, calendar)


def _latest(regime: Regime, kind: Kind, index: int, calendar: Calendar, now: datetime) -> Period:
    year, _month = regime.month_of(calendar.local(now).date())
    found = period(regime, kind, year, index, calendar)
    return found if found.start <= now else period(regime, kind, year - 1, index, calendar)


def _index(kind: Kind, written: str, text: str) -> int:
    index = int(written) if written.isdigit() else INDEXES.get(written, 0)
    if kind in ("nine", "year") or 1 <= index <= 12 // MONTHS[kind]:
        return index
    why = {
        "month": _("there is no month {month}").format(month=index),
        "quarter": _("quarters go from 1 (I) to 4 (IV)"),
        "half": _("a year has two halves"),
    }[kind]
    raise _wrong(text, why)


def _year(written: str, text: str) -> int:
    if int(written) not in YEARS:
        raise _wrong(text, _("the year {year} can't be meant").format(year=written))
    return int(written)


def _day(text: str, calendar: Calendar) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        day = _day_of_an_article(text, calendar)
    if day.year not in YEARS:
        raise _no_day(text, _("the year {year} can't be meant").format(year=day.year))
    return day


def _day_of_an_article(text: str, calendar: Calendar) -> date:
    try:
        written = read_moment(normalize("NFC", text), calendar.zone)
    except NoMoment as error:
        raise _no_day(text, error.why) from None
    if written.has_hour:
        raise _no_day(text, _("a day is written without an hour"))
    return calendar.local(written.at).date()


def _wrong(text: str, why: str) -> BadPeriod:
    message = _(
        "“{written}”: {why}; write e.g. 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026, "
        "“tháng 11/2026”, “quý IV/2026” or 2026-11-15..2026-12-14"
    )
    return BadPeriod(message.format(written=slice_of(text), why=why))


def _no_day(text: str, why: str) -> BadPeriod:
    message = _("“{written}”: {why}; write e.g. 15/11/2026 or 2026-11-15")
    return BadPeriod(message.format(written=slice_of(text), why=why))
