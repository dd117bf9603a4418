"""Calendars of reports: on which day of a month its figures are closed. Pure.

Decree 09/2019/NĐ-CP, Article 12, closes figures on the 14th: month M runs from the 15th of the
month before to the 14th of M, and the year from 15 December. Other regimes use the months of
the calendar, or another day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ND09 = "nd09"


@dataclass(frozen=True, slots=True)
class Regime:
    """A calendar of reports."""

    id: str
    closes: int | None  # the day (1 to 28) on which figures are closed; None: the month's last

    def month_begins(self, year: int, month: int) -> date:
        """Return the first day of a reporting month; months beyond 1 to 12 are counted on."""
        if self.closes is None:
            return _month(year, month)
        return _month(year, month - 1).replace(day=self.closes) + timedelta(days=1)

    def month_of(self, day: date) -> tuple[int, int]:
        """Return the reporting year and month that a day belongs to."""
        ahead = int(self.closes is not None and day.day > self.closes)
        turned = _month(day.year, day.month + ahead)
        return turned.year, turned.month

    def beginnings(self, after: date) -> Iterator[date]:
        """Yield the days after one on which a reporting month begins, in order, without end."""
        year, month = self.month_of(after)
        while True:
            month += 1
            yield self.month_begins(year, month)


REGIMES = {each.id: each for each in (Regime(ND09, 14), Regime("calendar", None))}


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
