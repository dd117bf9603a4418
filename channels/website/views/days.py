"""Visits and views of the whole site, day by day, for periods of the office's reports.

A visit to the site is a run of views, of whatever pages, by one address and agent without a
break of 30 minutes; one that goes on over midnight begins anew with the day. Only the two
counts of each day are kept. A day of which the log has no line at all, neither a robot's nor
a picture's, is unknown: its log was lost.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from channels.shared.words import ZONE
from channels.website.views.reader import View
from publisher.contract import Audience, Period

# Visits are NULL of days that were counted by a release that told them apart by page alone.
TABLE = """
CREATE TABLE IF NOT EXISTS log_days (
    day TEXT PRIMARY KEY, views INTEGER NOT NULL, visits INTEGER) WITHOUT ROWID;
INSERT INTO log_days SELECT day, sum(views), NULL FROM views
    WHERE NOT EXISTS (SELECT 1 FROM log_days) GROUP BY day;
"""
_ADD = (
    "INSERT INTO log_days VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
    " SET views = views + excluded.views, visits = visits + excluded.visits"
)
_NO_PEOPLE = {"followers": "not_supported", "reach": "not_supported"}  # a log knows no people


def silent(why: str) -> Audience:
    """Return what is told where the visits are unknown."""
    return Audience(unknown=_NO_PEOPLE | {"visits": why})


def keep_days(
    connection: sqlite3.Connection, days: Collection[str], views: Sequence[View]
) -> None:
    """Add the views to those of their days; days: all that the log's lines tell of."""
    seen = Counter(view.day for view in views)
    entered = Counter(view.day for view in views if view.enters)
    connection.executemany(_ADD, [(day, seen[day], entered[day]) for day in sorted(days)])


def within(connection: sqlite3.Connection, period: Period) -> Audience:
    """Return the visits within a period, as far as the log was read, and the days counted.

    The log may begin within the period: `counted` says from which day on. Unknown if it
    lacks a day after that.
    """
    first, last = _local(period.start), _local(period.end - timedelta(milliseconds=1))
    (begun,) = connection.execute("SELECT min(day) FROM log_days").fetchone()
    first = max(first, date.fromisoformat(begun)) if begun else first
    query = "SELECT day, views, visits FROM log_days WHERE day BETWEEN ? AND ?"
    span = (first.isoformat(), last.isoformat())
    found = {day: (views, visits) for day, views, visits in connection.execute(query, span)}
    whole = last if period.end == _midnight(last + timedelta(days=1)) else last - timedelta(days=1)
    if not found or any(day not in found for day in _days(first, whole)):
        return silent("incomplete" if begun and begun <= span[1] else "not_yet")
    visits = [each for _views, each in found.values()]
    raw = {"views": sum(each for each, _visits in found.values()), "days": len(found)}
    if None in visits:
        return Audience(unknown=_NO_PEOPLE | {"visits": "incomplete"}, raw=raw)
    counted = Period(_midnight(first), period.end)
    return Audience(
        visits=sum(visits),
        counted=counted if counted.start != period.start else None,
        unknown=_NO_PEOPLE,
        raw=raw | {"first_day": span[0], "last_day": span[1]},
    )


def _local(instant: datetime) -> date:
    return instant.astimezone(ZONE).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def _days(first: date, last: date) -> Iterator[str]:
    for number in range((last - first).days + 1):
        yield (first + timedelta(days=number)).isoformat()
