"""How posts do: what is to be measured next, and every reading for ever.

Readings are appended, never changed. A figure that a service does not tell is None with
the reason beside it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

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
)

from publisher.store.database import Instant, metadata

FIGURES = ("views", "reach", "reactions", "comments", "shares", "clicks")

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


def start_measuring(
    db: Connection, delivery: int, channel: str, now: datetime, ages: Sequence[float]
) -> None:
    """Plan the first reading of a post that has just gone out. May be repeated."""
    if db.scalar(_PLANNED, {"of": delivery}):
        return
    first = now + timedelta(seconds=min(ages)) if ages else None
    db.execute(_PLAN, {"delivery": delivery, "channel": channel, "next_at": first, "tries": 0})


def next_due(db: Connection) -> datetime | None:
    """Return when the next reading is due; None if none is planned."""
    due: datetime | None = db.scalar(select(func.min(engagement.c.next_at)))
    return due
