"""How posts do: what is to be measured next, and every reading for ever.

Readings are appended, never changed. A figure that a service does not tell is None with
the reason beside it.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
    update,
)

from publisher.contract import Audience, Engagement
from publisher.outbox.deliveries import WITHDRAWN, deliveries
from publisher.store.database import Instant, metadata

MOST = 2**31 - 1  # of anything: more than an office has readers, or PostgreSQL's column holds
RATINGS = ("useful", "not_useful")
FIGURES = ("views", "reach", "reactions", "comments", "shares", "clicks", *RATINGS)

engagement = Table(
    "engagement",
    metadata,
    Column("delivery", Integer, ForeignKey("deliveries.id"), primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("next_at", Instant),  # None: nothing more to read
    Column("tries", Integer, nullable=False),
    Column("lease_until", Instant),
    Index(None, "channel", "next_at"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", Integer, ForeignKey("deliveries.id"), nullable=False),
    Column("label", String(32), nullable=False),  # which of the planned readings it is
    Column("at", Instant, nullable=False),  # when it was really read
    *(Column(figure, Integer) for figure in FIGURES),
    Column("unknown", JSON, nullable=False),  # figure → why it is None
    Column("raw", JSON, nullable=False),
    UniqueConstraint("delivery", "label"),
    # Reports read nothing else.
    Index("ix_readings_figures", "delivery", "at", "id", "label", *FIGURES),
)

audiences = Table(
    "audiences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("day", String(10), nullable=False),  # in the office's zone
    Column("at", Instant, nullable=False),
    Column("followers", Integer),
    Column("raw", JSON, nullable=False),
    UniqueConstraint("channel", "day"),
)

# Built once: every delivery runs through these.
_PLANNED = select(engagement.c.delivery).where(engagement.c.delivery == bindparam("of"))
_PLAN = insert(engagement)


def start_measuring(db: Connection, delivery: int, channel: str, first: datetime | None) -> None:
    """Plan the first reading of a post that has just gone out. May be repeated."""
    if db.scalar(_PLANNED, {"of": delivery}):
        return
    db.execute(_PLAN, {"delivery": delivery, "channel": channel, "next_at": first, "tries": 0})


def can_be(value: object) -> bool:
    """Tell whether something is a figure: a whole number, neither negative nor absurd."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def kept(told: Engagement | Audience, figures: Iterable[str]) -> dict[str, Any]:
    """Return the columns for what a service told: figures, why some are unknown, its answer."""
    values: dict[str, Any] = {}
    unknown: dict[str, str] = {}
    for figure in figures:
        value = getattr(told, figure)
        values[figure] = value if can_be(value) else None
        if value is None:
            unknown[figure] = told.unknown.get(figure, "not_supported")
        elif values[figure] is None:
            unknown[figure] = "out_of_range"
    return {**values, "unknown": unknown, "raw": dict(told.raw)}


def end_withdrawn(db: Connection, channel: str) -> None:
    """Plan no further reading of posts that readers see no more."""
    gone = select(deliveries.c.id).where(
        deliveries.c.channel == channel, deliveries.c.state == WITHDRAWN
    )
    planned = (engagement.c.channel == channel, engagement.c.next_at.is_not(None))
    ends = update(engagement).where(*planned, engagement.c.delivery.in_(gone))
    db.execute(ends.values(next_at=None, lease_until=None))


def next_due(db: Connection) -> datetime | None:
    """Return when the next reading is due; None if none is planned."""
    due: datetime | None = db.scalar(select(func.min(engagement.c.next_at)))
    return due


def lease(db: Connection, ids: Collection[int], until: datetime) -> None:
    """Keep these posts for one process until an instant."""
    where = engagement.c.delivery.in_(ids)
    db.execute(update(engagement).where(where).values(lease_until=until))


def read_next(db: Connection, delivery: int, at: datetime | None, tries: int = 0) -> None:
    """Plan a post's next reading; None: there is none any more."""
    mine = update(engagement).where(engagement.c.delivery == delivery)
    db.execute(mine.values(next_at=at, tries=tries, lease_until=None))


def put_off(db: Connection, channel: str, until: datetime | None) -> None:
    """Ask a channel nothing before an instant; with None, never again."""
    where = [engagement.c.channel == channel, engagement.c.next_at.is_not(None)]
    if until:
        where.append(engagement.c.next_at < until)
    db.execute(update(engagement).where(*where).values(next_at=until, lease_until=None))


def keep_reading(
    db: Connection, delivery: int, label: str, figures: Engagement, now: datetime
) -> bool:
    """Keep what a channel told of a post; the first reading of a label stays, and it is False."""
    mine = (readings.c.delivery == delivery, readings.c.label == label)
    if db.scalar(select(readings.c.id).where(*mine)) is not None:
        return False
    row = {"delivery": delivery, "label": label, "at": now, **kept(figures, FIGURES)}
    db.execute(insert(readings).values(**row))
    return True


def is_counted(db: Connection, channel: str, day: str) -> bool:
    """Tell whether a channel's own totals of a day are known."""
    mine = (audiences.c.channel == channel, audiences.c.day == day)
    return db.scalar(select(audiences.c.id).where(*mine)) is not None


def keep_audience(
    db: Connection, channel: str, day: str, audience: Audience, now: datetime
) -> None:
    """Keep a channel's own totals of a day."""
    followers = audience.followers if can_be(audience.followers) else None
    row = {"channel": channel, "day": day, "at": now, "followers": followers}
    db.execute(insert(audiences).values(**row, raw=dict(audience.raw)))
