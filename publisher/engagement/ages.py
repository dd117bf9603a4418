"""When a post is measured: at set ages, and at closing days of its first year."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from publisher.timetable.rules import Calendar

CLOSED_AFTER = timedelta(days=400)  # older posts are not read at closing days any more


def planned_readings(
    sent_at: datetime, ages: Sequence[float], closings: Callable[[datetime], Iterator[datetime]]
) -> Iterator[tuple[datetime, str]]:
    """Yield a post's readings in order: fixed ages, and the closing days of its first year."""
    by_age = [(sent_at + timedelta(seconds=age), age_label(age)) for age in ages]
    by_day: list[tuple[datetime, str]] = []
    for closing in closings(sent_at):
        if closing > sent_at + CLOSED_AFTER:
            break
        by_day.append((closing, f"closing {closing:%Y-%m-%d}"))
    yield from sorted(by_age + by_day)


def age_label(seconds: float) -> str:
    """Return an age as the config writes it: "6h", "3d"."""
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds >= size and seconds % size == 0 and not (unit == "d" and seconds == size):
            return f"+{seconds / size:g}{unit}"
    return f"+{seconds:g}s"


def closings(calendar: Calendar, kind: str) -> Callable[[datetime], Iterator[datetime]]:
    """Return what yields the closing instants after a time.

    nd09: the end of the 14th of each month (Decree 09/2019/NĐ-CP); calendar: of its last day.
    """

    def after(instant: datetime) -> Iterator[datetime]:
        local = calendar.local(instant).date().replace(day=15 if kind == "nd09" else 1)
        if calendar.at(local, time()) <= instant:
            local = _next_month(local)
        while True:
            yield calendar.at(local, time())
            local = _next_month(local)

    return after if kind != "none" else lambda instant: iter(())


def _next_month(day: Any) -> Any:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=day.day)
