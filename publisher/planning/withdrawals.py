"""Taking back what is out: for each post a row of the outbox that removes it.

They come under the same approval as posts, unless they are urgent, and are repeated until
the service has done it or said that it can't.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from publisher.contract import Post
from publisher.items.versions import items
from publisher.outbox import rows as outbox
from publisher.outbox.deliveries import (
    CANCELLED,
    CHANGE,
    NEW,
    QUEUED,
    SENT,
    SOON,
    URGENT,
    WITHDRAW,
    change,
    deliveries,
)
from publisher.outbox.rows import NewDelivery
from publisher.people.journal import journal
from publisher.planning.planner import Planner
from publisher.words import _

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
    planner: Planner, db: Connection, item: str, reason: str, now: datetime, *, urgent: bool
) -> Taken:
    """Take an item back everywhere.

    What has not gone out is cancelled. urgent: overtakes all that waits, and needs no
    approval. May be repeated: what is being withdrawn already stays as it is.
    """
    since = db.scalar(select(items.c.withdrawn_at).where(items.c.id == item))
    cancelled = outbox.cancel(db, item, _("withdrawn: {reason}").format(reason=reason))
    values = {"withdrawn_at": now, "withdrawn_why": reason}
    db.execute(
        update(items).where(items.c.id == item, items.c.withdrawn_at.is_(None)).values(**values)
    )
    removals = take_back(planner, db, item, now, urgent=urgent)
    return Taken(removals + (overtake(db, item) if urgent else 0), cancelled, since)


def call_off(db: Connection, item: str, reason: str) -> int:
    """Drop a withdrawal that nobody has approved yet; returns how many rows.

    What it had cancelled stays so until a person releases it.
    """
    mine = (deliveries.c.item == item, deliveries.c.kind == WITHDRAW)
    asked = select(deliveries).where(*mine, deliveries.c.state != CANCELLED)
    rows = db.execute(asked).mappings().all()
    if not rows or any(row["approved"] == row["visible"] for row in rows):
        return 0
    for row in rows:
        change(db, row, {"state": CANCELLED, "hold": None, "reason": reason})
    back = {"withdrawn_at": None, "withdrawn_why": None}
    db.execute(update(items).where(items.c.id == item).values(**back))
    return len(rows)


def take_back(planner: Planner, db: Connection, item: str, now: datetime, *, urgent: bool) -> int:
    """Plan the withdrawal of every post of a withdrawn item that is out."""
    rows = outbox.of_item(db, item)
    row = db.execute(select(items).where(items.c.id == item)).mappings().one()
    mine = STILL_OUT.where(deliveries.c.item == item).order_by(deliveries.c.id)
    out = db.execute(mine).mappings().all()
    edition = max((each["edition"] for each in rows), default=0)
    wanted = planner.version(db, row["version"])
    asked = [
        NewDelivery(
            channel=each["channel"],
            due_at=now,
            post=Post(row["withdrawn_why"] or "", {}),
            approvals=0 if urgent else planner.needed(wanted),
            kind=WITHDRAW,
            target=each["id"],
            edition=edition + number,
            priority=URGENT if urgent else SOON,
        )
        for number, each in enumerate(out, start=1)
    ]
    outbox.enqueue(db, item, row["version"], asked, now)
    return len(asked)


def overtake(db: Connection, item: str) -> int:
    """Let withdrawals that wait overtake everything, without approval; returns how many."""
    result = db.execute(
        CHANGE.where(
            deliveries.c.item == item,
            deliveries.c.kind == WITHDRAW,
            deliveries.c.state == QUEUED,
            deliveries.c.priority < URGENT,
        ).values(
            priority=URGENT,
            approvals_needed=0,
            approved=deliveries.c.visible,
        )
    )
    return result.rowcount


def withdraw_late(planner: Planner, db: Connection, now: datetime) -> int:
    """Take back posts of withdrawn items that turned out to be out only afterwards."""
    names = sorted({row["item"] for row in db.execute(STILL_OUT).mappings()})
    return sum(take_back(planner, db, name, now, urgent=_was_urgent(db, name)) for name in names)


def _was_urgent(db: Connection, item: str) -> bool:
    said = select(journal.c.details).where(journal.c.act == "withdraw", journal.c.item == item)
    return any(details.get("urgent") for details in db.scalars(said))
