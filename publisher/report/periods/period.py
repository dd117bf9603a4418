"""Periods of a calendar of reports: months, quarters, halves, nine months, years, and days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from publisher.timetable.regimes import Regime
from publisher.timetable.rules import Calendar

Kind = Literal["month", "quarter", "half", "nine", "year", "days"]
MONTHS: dict[Kind, int] = {"month": 1, "quarter": 3, "half": 6, "nine": 9, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole days of the office's zone, both inclusive, and the instants that bound them."""

    regime: Regime
    kind: Kind
    year: int  # the reporting year; of days: that of the last one
    index: int  # which of its kind in the year, from 1
    first: date
    last: date
    start: datetime
    end: datetime  # the midnight after the last day: nothing of that instant belongs to it

    @property
    def id(self) -> str:
        """Return how commands and files name it: 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026."""
        return {
            "month": f"{self.year}-{self.index:02}",
            "quarter": f"{self.year}-Q{self.index}",
            "half": f"{self.year}-H{self.index}",
            "nine": f"{self.year}-9M",
            "year": f"{self.year}",
            "days": f"{self.first}..{self.last}",
        }[self.kind]

    def holds(self, instant: datetime) -> bool:
        """Tell whether something that happened then belongs to the period."""
        return self.start <= instant < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodName:
    """A period as it is told."""

    id: str
    kind: str
    name: str  # "tháng 11/2026"
    first: date
    last: date
    regime: str
    closed_at: datetime


def period(regime: Regime, kind: Kind, year: int, index: int, calendar: Calendar) -> Period:
    """Return one period of a year, e.g. the fourth quarter of 2026; `calendar` has the zone."""
    months = MONTHS[kind]
    first = regime.month_begins(year, months * (index - 1) + 1)
    last = regime.month_begins(year, months * index + 1) - timedelta(days=1)
    return _between(regime, kind, year, index, first, last, calendar)


def days(regime: Regime, first: date, last: date, calendar: Calendar) -> Period:
    """Return the period between two days, both inclusive, named by nobody."""
    year, _month_of_it = regime.month_of(last)
    return _between(regime, "days", year, 1, first, last, calendar)


def before(of: Period, calendar: Calendar) -> Period | None:
    """Return the period before; of days: as many before them; of nine months: none."""
    if of.kind == "days":
        length = of.last - of.first
        last = of.first - timedelta(days=1)
        return days(of.regime, last - length, last, calendar)
    if of.kind == "nine":
        return None
    in_a_year = 12 // MONTHS[of.kind]
    year, index = divmod(of.year * in_a_year + of.index - 2, in_a_year)
    return period(of.regime, of.kind, year, index + 1, calendar)


def year_earlier(of: Period, calendar: Calendar) -> Period:
    """Return the same period of the year before; of whole months: the same months."""
    if of.kind == "days":
        after = of.last + timedelta(days=1)
        last = _month_a_year_less(of.regime, after)
        last = last - timedelta(days=1) if last else _a_year_less(of.last)
        first = _month_a_year_less(of.regime, of.first) or _a_year_less(of.first)
        first = min(first, last)  # of 29 February alone
        return days(of.regime, first, last, calendar)
    return period(of.regime, of.kind, of.year - 1, of.index, calendar)


def months(of: Period, calendar: Calendar) -> Iterator[Period]:
    """Yield the reporting months that a period has a part in, in order."""
    year, month = of.regime.month_of(of.first)
    while True:
        each = period(of.regime, "month", year + (month - 1) // 12, (month - 1) % 12 + 1, calendar)
        if each.first > of.last:
            return
        yield each
        month += 1


def so_far(of: Period, calendar: Calendar) -> Period:
    """Return the time from the beginning of the reporting year to the period's end."""
    first = of.regime.month_begins(of.year, 1)
    return days(of.regime, min(first, of.first), of.last, calendar)


def _between(
    regime: Regime, kind: Kind, year: int, index: int, first: date, last: date, calendar: Calendar
) -> Period:
    return Period(
        regime=regime,
        kind=kind,
        year=year,
        index=index,
        first=first,
        last=last,
        start=calendar.at(first, time()),
        end=calendar.at(last + timedelta(days=1), time()),
    )


def _month_a_year_less(regime: Regime, day: date) -> date | None:
    """Return where the month began a year before that begins on a day; None: none does."""
    year, month = regime.month_of(day)
    begins = regime.month_begins(year, month) == day
    return regime.month_begins(year - 1, month) if begins else None


def _a_year_less(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
