"""What is so at this moment, in a few numbers that lead on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from publisher.items.lifecycle import items
from publisher.outbox.deliveries import FAILED, HELD, NEW, QUEUED, SENT, agreed, deliveries
from publisher.status.incidents import incidents
from publisher.web.approve.waiting import count_waiting
from publisher.web.visit import Visit

NEXT = 6  # items
_SHOWN = ("item", "due_at", "approved_digest", "content_digest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """An item that goes out soon."""

    item: str
    title: str
    due_at: datetime
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The state of the office's publishing."""

    to_approve: int
    wrong: int  # deliveries that wait for a person, and what operators were told of
    out_today: int
    coming: list[Coming]


def now(visit: Visit) -> Now:
    """Return the state of the workspace."""
    today = visit.workspace.config.calendar.local(visit.now).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    with visit.workspace.store.read() as db:
        return Now(
            to_approve=count_waiting(db, visit.person),
            wrong=_wrong(db),
            out_today=_out_since(db, today),
            coming=_coming(db),
        )


def _wrong(db: Connection) -> int:
    stuck = select(func.count()).where(deliveries.c.state.in_((HELD, FAILED)))
    told = select(func.count()).where(incidents.c.ended_at.is_(None))
    return (db.scalar(stuck) or 0) + (db.scalar(told) or 0)


def _out_since(db: Connection, since: datetime) -> int:
    query = select(func.count(deliveries.c.item.distinct())).where(
        deliveries.c.state == SENT, deliveries.c.kind.in_(NEW), deliveries.c.sent_at >= since
    )
    return db.scalar(query) or 0


def _coming(db: Connection) -> list[Coming]:
    query = (
        select(*(deliveries.c[each] for each in _SHOWN), items.c.title)
        .join(items, items.c.id == deliveries.c.item)
        .where(deliveries.c.state == QUEUED, deliveries.c.kind.in_(NEW))
        .order_by(deliveries.c.due_at, deliveries.c.item)
        .limit(NEXT * 8)
    )
    rows: dict[str, list[RowMapping]] = {}
    for row in db.execute(query).mappings():
        rows.setdefault(row["item"], []).append(row)
    return [
        Coming(
            item=item,
            title=mine[0]["title"],
            due_at=mine[0]["due_at"],
            agreed=all(map(agreed, mine)),
        )
        for item, mine in list(rows.items())[:NEXT]
    ]
