"""What goes out next, and what went out today."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from publisher.items.lifecycle import items
from publisher.outbox.deliveries import (
    CLAIMED,
    QUEUED,
    SENDING,
    SENT,
    WITHDRAWN,
    agreed,
    deliveries,
)
from publisher.status.overview import Holds, held_by

_WAITING = (QUEUED, CLAIMED, SENDING)
_SHOWN = ("id", "item", "channel", "kind", "state", "held_for", "due_at", "waits_for")


def ahead(
    db: Connection, held: Holds, *, limit: int, offset: int
) -> tuple[int, list[dict[str, Any]]]:
    """Return how many deliveries wait, and some of them, the soonest first.

    What goes out of an item at one time, and stands the same, is one entry with its `channels`.
    Each with whether it is agreed to, and with the hold that keeps it back.
    """
    waits = deliveries.c.state.in_(_WAITING)
    count = db.scalar(select(func.count()).select_from(deliveries).where(waits)) or 0
    soonest = (deliveries.c.due_at, deliveries.c.item, deliveries.c.id)
    # The rows are long: only those of the page are read whole.
    page = select(deliveries.c.id).where(waits).order_by(*soonest).limit(limit).offset(offset)
    digests = ("approved_digest", "content_digest")
    query = (
        select(*(deliveries.c[each] for each in (*_SHOWN, *digests)), items.c.title)
        .join(items, items.c.id == deliveries.c.item)
        .where(deliveries.c.id.in_(db.scalars(page).all()))
        .order_by(*soonest)
    )
    rows = [
        dict(row) | {"agreed": agreed(row), "held_by": held_by(held, row)}
        for row in db.execute(query).mappings()
    ]
    same = itemgetter("item", "due_at", "kind", "state", "agreed", "held_by")
    groups = (list(each) for _key, each in groupby(rows, same))
    return count, [each[0] | {"channels": [row["channel"] for row in each]} for each in groups]


def out_since(db: Connection, since: datetime, limit: int) -> Sequence[dict[str, Any]]:
    """Return what channels did since then, the newest first."""
    done = (deliveries.c.state.in_((SENT, WITHDRAWN)), deliveries.c.sent_at >= since)
    newest = select(deliveries.c.id).where(*done)
    newest = newest.order_by(deliveries.c.sent_at.desc(), deliveries.c.id.desc())
    ids = list(db.scalars(newest.limit(limit)))
    wanted = (*_SHOWN, "url", "sent_at")
    query = select(*(deliveries.c[each] for each in wanted), items.c.title)
    query = query.join(items, items.c.id == deliveries.c.item).where(deliveries.c.id.in_(ids))
    rows = {row["id"]: dict(row) for row in db.execute(query).mappings()}
    return [rows[each] for each in ids if each in rows]
