"""When a post is measured: at set ages, and at every closing day of the reports after."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from heapq import merge
from itertools import groupby
from typing import Self

from publisher.config.file import Config
from publisher.timetable.regimes import Regime
from publisher.timetable.rules import Calendar

Closings = Callable[[datetime], Iterator[datetime]]  # the closing instants after a time
CLOSING = "closing "
CLOSING_MAY_LAG = timedelta(hours=24)  # so much later it still tells how things stood then
A_MONTH = timedelta(days=32)  # in which every calendar of reports closes once


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """When an office's posts are measured."""

    ages: Sequence[float]  # seconds
    closings: Closings

    @classmethod
    def of(cls, config: Config) -> Self:
        """Return the plan that a config says."""
        return cls(config.engagement.ages, closings(config.calendar, config.closings))

    def readings(
        self, sent_at: datetime, since: datetime | None = None
    ) -> Iterator[tuple[datetime, str]]:
        """Yield a post's readings in order with their labels: without end if there are closings.

        since: closing days until then are left out; an old post has had many.
        """
        by_age = sorted((sent_at + timedelta(seconds=age), age_label(age)) for age in self.ages)
        begin = max(sent_at, since or sent_at)
        return merge(by_age, ((at, closing_label(at)) for at in self.closings(begin)))

    def first(self, sent_at: datetime) -> datetime | None:
        """Return when a post is measured for the first time; None: never."""
        return next((at for at, _label in self.readings(sent_at)), None)

    def due(self, sent_at: datetime, now: datetime) -> tuple[Sequence[str], datetime | None]:
        """Return which reading of a post is due, and when the next will be; None: there is none.

        A closing of the last day comes before what was due after it, for a report waits for
        the one and for no age. Looks at the time around now alone, so that it costs an old post
        no more than a new one.
        """
        past: list[str] = []
        closing: list[str] = []
        for at, label in self.readings(sent_at, since=now - A_MONTH):
            if at > now:
                return [*closing, *past], at
            past = [label]
            if label.startswith(CLOSING) and at >= now - CLOSING_MAY_LAG:
                closing = [label]
        return [*closing, *past], None


def age_label(seconds: float) -> str:
    """Return an age as the config writes it: "6h", "3d"."""
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds >= size and seconds % size == 0 and not (unit == "d" and seconds == size):
            return f"+{seconds / size:g}{unit}"
    return f"+{seconds:g}s"


def closing_label(closing: datetime) -> str:
    """Return what the reading at a closing instant is called: by its day in UTC.

    East of Greenwich that is the last day of the month that is closed.
    """
    return f"{CLOSING}{closing:%Y-%m-%d}"


def closings(calendar: Calendar, regimes: Iterable[Regime]) -> Closings:
    """Return what yields the closing instants of calendars of reports after a time, without end.

    An instant at which several of them close comes once; without any there is none.
    """
    which = tuple(regimes)

    def after(instant: datetime) -> Iterator[datetime]:
        day = calendar.local(instant).date()
        for begins, _same in groupby(merge(*(each.beginnings(day) for each in which))):
            yield calendar.at(begins, time())

    return after
