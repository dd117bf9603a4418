"""What services tell of their accounts' people within a span of time: asked for, and kept.

A channel is asked once a day for the reporting month so far, and after a closing for all
that closed with it: the month, and the quarter, half, nine months or year that it ends.
Answers are appended, never changed; the latest of a span is the one that stands.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    func,
    insert,
    select,
)

from publisher.config.installation import workspace
from publisher.contract import Audience, Period
from publisher.engagement.readings import audiences, kept
from publisher.store.database import Instant, metadata
from publisher.timetable.regimes import Regime
from publisher.timetable.rules import Calendar

TOLD: Final = ("reach", "visits")
LENGTHS: Final = {3: (3,), 6: (3, 6), 9: (3, 9), 12: (3, 6, 12)}  # months that end with a month
SETTLED: Final = timedelta(days=2)  # after a closing: services go on counting for about a day
ASKED_FOR: Final = timedelta(days=14)  # after a closing: what is not told by then never is

span_totals = Table(
    "span_totals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("since", Instant, nullable=False),  # the span that was asked for
    Column("until", Instant, nullable=False),
    Column("at", Instant, nullable=False),  # when it was told
    *(Column(figure, Integer) for figure in TOLD),
    Column("counted_since", Instant),  # what the service counted, where that is another span
    Column("counted_until", Instant),
    Column("unknown", JSON, nullable=False),  # figure → why it is None
    Column("raw", JSON, nullable=False),
    Index(None, "channel", "until"),
)


def so_far(regime: Regime, calendar: Calendar, now: datetime) -> Period | None:
    """Return the reporting month so far; None at its very first moment."""
    begun = calendar.at(regime.month_begins(*regime.month_of(_today(calendar, now))), time())
    return Period(begun, now) if begun < now else None


def closed(regimes: Iterable[Regime], calendar: Calendar, now: datetime) -> Iterator[Period]:
    """Yield the spans that the last closing of each calendar ended, while they are asked for."""
    today = _today(calendar, now)
    for regime in regimes:
        until = regime.month_begins(*regime.month_of(today))
        year, month = regime.month_of(until - timedelta(days=1))
        end = calendar.at(until, time())
        for length in (1, *LENGTHS.get(month, ())) if now < end + ASKED_FOR else ():
            begin = regime.month_begins(year, month - length + 1)
            yield Period(calendar.at(begin, time()), end)


def unsettled(
    db: Connection, channel: str, spans: Iterable[Period], calendar: Calendar, now: datetime
) -> list[Period]:
    """Return those that are to be asked for: once a day, until the service has settled.

    Of what was over before there was a workspace nothing is told.
    """
    began = _began(db, channel, now)
    wanted = [each for each in dict.fromkeys(spans) if each.end > began]
    ends = {each.end for each in wanted}
    last = _last_told(db, channel, ends) if ends else {}

    def is_due(span: Period) -> bool:
        at = last.get(span)
        if at is None:
            return True
        return at < span.end + SETTLED and _today(calendar, at) != _today(calendar, now)

    return [each for each in wanted if is_due(each)]


def _began(db: Connection, channel: str, now: datetime) -> datetime:
    """Return since when the workspace is there; where it was restored, it counts as made anew."""
    first = select(audiences.c.at).where(audiences.c.channel == channel)
    counted = db.scalar(first.order_by(audiences.c.day).limit(1)) or now
    return min(counted, db.scalar(select(workspace.c.made_at)) or now)


def _today(calendar: Calendar, now: datetime) -> date:
    return calendar.local(now).date()


def _last_told(
    db: Connection, channel: str, ends: Collection[datetime]
) -> Mapping[Period, datetime]:
    mine = (span_totals.c.channel == channel, span_totals.c.until.in_(ends))
    span = (span_totals.c.since, span_totals.c.until)
    query = select(*span, func.max(span_totals.c.at)).where(*mine).group_by(*span)
    return {Period(since, until): at for since, until, at in db.execute(query)}


def keep_span(
    db: Connection, channel: str, span: Period, audience: Audience, now: datetime
) -> None:
    """Keep what a channel told of a span; what can't be is kept as unknown."""
    counted = audience.counted
    row = {"channel": channel, "since": span.start, "until": span.end, "at": now}
    row |= {"counted_since": counted and counted.start, "counted_until": counted and counted.end}
    db.execute(insert(span_totals).values(**row, **kept(audience, TOLD)))
