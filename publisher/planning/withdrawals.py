"""Taking back what is out: for each post a row of the outbox that removes it.

They come under the same approval as posts, unless they are urgent, and are repeated until
the service has done it or said that it can't.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from publisher.contract import Post
from publisher.items import lifecycle
from publisher.items.lifecycle import items
from publisher.outbox import orders
from publisher.outbox.deliveries import (
    CANCELLED,
    NEW,
    SENT,
    SOON,
    URGENT,
    WITHDRAW,
    agreed,
    deliveries,
)
from publisher.outbox.plan import NewDelivery, enqueue, of_item
from publisher.words import _

if TYPE_CHECKING:
    from publisher.planning.planner import Planner

_GOING = select(deliveries.c.target).where(
    deliveries.c.kind == WITHDRAW,
    deliveries.c.target.is_not(None),
    deliveries.c.state != CANCELLED,
)
# Posts of withdrawn items that are out, and of which nobody has asked yet that they go.
STILL_OUT = (
    select(deliveries)
    .join(items, items.c.id == deliveries.c.item)
    .where(
        items.c.withdrawn_at.is_not(None),
        deliveries.c.kind.in_(NEW),
        deliveries.c.state == SENT,
        deliveries.c.id.not_in(_GOING.correlate(None)),
    )
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a withdrawal came to."""

    removals: int  # posts to be removed that nobody had asked to remove before
    cancelled: int  # deliveries that had not gone out
    since: datetime | None  # when the item was withdrawn before, if it was


def withdraw(
    planner: "Planner", db: Connection, item: str, reason: str, now: datetime, *, urgent: bool
) -> Taken:
    """Take an item back everywhere.

    What has not gone out is cancelled. urgent: overtakes all that waits, and needs no
    approval. May be repeated: what is being withdrawn already stays as it is.
    """
    since = db.scalar(select(items.c.withdrawn_at).where(items.c.id == item))
    cancelled = orders.cancel(db, item, _("withdrawn: {reason}").format(reason=reason))
    lifecycle.withdrawn(db, item, reason, now, urgent=urgent)
    removals = take_back(planner, db, item, now, urgent=urgent)
    return Taken(removals + (orders.overtake(db, item) if urgent else 0), cancelled, since)


def call_off(db: Connection, item: str, reason: str) -> int:
    """Drop a withdrawal that nobody has approved yet; returns how many rows.

    What it had cancelled stays so until a person releases it.
    """
    mine = (deliveries.c.item == item, deliveries.c.kind == WITHDRAW)
    asked = select(deliveries).where(*mine, deliveries.c.state != CANCELLED)
    rows = db.execute(asked).mappings().all()
    if not rows or any(agreed(row) for row in rows):
        return 0
    for row in rows:
        orders.call_off(db, row, reason)
    lifecycle.called_off(db, item)
    return len(rows)


def take_back(
    planner: "Planner", db: Connection, item: str, now: datetime, *, urgent: bool
) -> int:
    """Plan the withdrawal of every post of a withdrawn item that is out."""
    rows = of_item(db, item)
    row = db.execute(select(items).where(items.c.id == item)).mappings().one()
    mine = STILL_OUT.where(deliveries.c.item == item).order_by(deliveries.c.id)
    out = db.execute(mine).mappings().all()
    last = max((each["sequence"] for each in rows), default=0)
    wanted = planner.version(db, row["version"])
    asked = [
        NewDelivery(
            channel=each["channel"],
            due_at=now,
            post=Post(row["withdrawn_why"] or "", {}),
            approvals=0 if urgent else planner.needed(wanted),
            kind=WITHDRAW,
            target=each["id"],
            sequence=last + number,
            priority=URGENT if urgent else SOON,
        )
        for number, each in enumerate(out, start=1)
    ]
    enqueue(db, item, row["version"], asked, now)
    return len(asked)


def withdraw_late(planner: "Planner", db: Connection, now: datetime) -> int:
    """Take back posts of withdrawn items that turned out to be out only afterwards."""
    names = sorted({row["item"] for row in db.execute(STILL_OUT).mappings()})
    return sum(take_back(planner, db, name, now, urgent=_is_urgent(db, name)) for name in names)


def _is_urgent(db: Connection, item: str) -> bool:
    return bool(db.scalar(select(items.c.withdrawn_urgent).where(items.c.id == item)))
