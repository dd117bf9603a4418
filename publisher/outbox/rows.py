"""The queue: what puts rows in, and what people do to them. Each is part of a transaction.

What a row is, and what can become of it, is told in publisher/outbox/deliveries.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, case, insert, literal, or_, select

from publisher.contract import Post
from publisher.outbox.deliveries import (
    ABSENT,
    CANCELLED,
    CHANGE,
    CLAIMED,
    DOUBT,
    DOUBTFUL,
    FAILED,
    HELD,
    IN_DOUBT,
    NEW,
    NOTE,
    PROBLEM,
    PUBLISH,
    QUEUED,
    RESTORED,
    SENDING,
    UNASKED,
    UNWANTED,
    UPDATE,
    VANISHED,
    WITHDRAW,
    begun,
    change,
    deliveries,
    key_of,
    shown,
    shown_again,
    unasked,
)
from publisher.store.database import Instant
from publisher.words import _

# What a person took back while it was under way, and what did not go out.
TAKEN_BACK = and_(deliveries.c.state.in_((QUEUED, FAILED)), deliveries.c.hold == UNWANTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """What the plan asks the outbox to carry."""

    channel: str
    due_at: datetime
    post: Post
    waits_for: str | None = None
    hold: str | None = None
    reason: str | None = None
    approvals: int = 0  # how many people must approve it
    kind: str = PUBLISH
    target: int | None = None
    edition: int = 1
    priority: int = 0


def enqueue(
    db: Connection, item: str, version: int, wanted: Sequence[NewDelivery], now: datetime
) -> None:
    """Add the rows that are missing; rows that exist are left as they are."""
    query = select(deliveries.c.channel, deliveries.c.edition).where(deliveries.c.item == item)
    known = {(row.channel, row.edition) for row in db.execute(query)}
    for each in wanted:
        if (each.channel, each.edition) not in known:
            db.execute(insert(deliveries).values(_new_row(item, version, each, now)))


def rewrite(
    db: Connection, item: str, version: int, wanted: Sequence[NewDelivery], now: datetime
) -> bool:
    """Let an item that has not begun to go out follow its changed file; False if it has."""
    rows = of_item(db, item)
    if any(begun(row) for row in rows):
        return False
    rows = [row for row in rows if row["edition"] == 1]
    by_channel = {each.channel: each for each in wanted}
    for row in rows:
        if row["hold"] == UNWANTED or (row["state"] == CANCELLED and row["hold"] != UNASKED):
            continue  # a person took it back; an edit does not undo that
        if row["hold"] == RESTORED:
            continue  # it may be out with these words: a person must say
        each = by_channel.get(row["channel"])
        change(
            db,
            row,
            _rewritten(row, each, version)
            if each
            else unasked(_("its file asks for it no longer")),
        )
    enqueue(db, item, version, wanted, now)
    return True


def of_item(db: Connection, item: str) -> Sequence[RowMapping]:
    """Return an item's rows in the order they were made; no lane can take them meanwhile."""
    query = select(deliveries).where(deliveries.c.item == item).order_by(deliveries.c.id)
    query = query.with_for_update()  # SQLite needs none: whoever writes is alone
    return db.execute(query).mappings().all()


def hold(db: Connection, item: str, hold: str, reason: str) -> int:
    """Hold what has not begun to go out; returns how many rows that were."""
    result = db.execute(
        CHANGE.where(
            deliveries.c.item == item,
            deliveries.c.state == QUEUED,
            deliveries.c.hold.is_(None),  # else a person has taken it back
            deliveries.c.kind != WITHDRAW,
        ).values(
            state=HELD,
            hold=hold,
            reason=reason,
        )
    )
    return result.rowcount


def hold_absent(db: Connection, channels: Collection[str]) -> int:
    """Hold what waits for channels that are not in the config; returns how many rows.

    Should such a channel come back, a person says what is still to go out: the same account
    may have had another name meanwhile.
    """
    gone = (deliveries.c.channel.not_in(channels), deliveries.c.kind.in_(NEW))
    queued = (deliveries.c.state == QUEUED, deliveries.c.hold.is_(None))
    reason = _("its channel is not in the config")
    held = CHANGE.where(*gone, *queued).values(state=HELD, hold=ABSENT, reason=reason)
    return db.execute(held).rowcount


def release(
    db: Connection,
    now: datetime,
    *,
    item: str | None = None,
    channel: str | None = None,
    hold: str | None = None,
    but: Collection[str] = (),
    stay: Collection[int] = (),
) -> int:
    """Queue held rows again; those in doubt stay until somebody says what happened.

    What waits for another channel goes on waiting for it. but: what is held for these stays,
    as do the rows `stay`.
    """
    where = [
        deliveries.c.state == HELD,
        deliveries.c.hold.not_in((*IN_DOUBT, *but)),
        deliveries.c.id.not_in(stay),
    ]
    for column, value in (
        (deliveries.c.item, item),
        (deliveries.c.channel, channel),
        (deliveries.c.hold, hold),
    ):
        if value is not None:
            where.append(column == value)
    values: dict[str, Any] = {"state": QUEUED, "hold": None, "reason": None}
    if hold not in (VANISHED, PROBLEM):  # a person released it: its lateness counts from now
        values |= from_now(now)
    return db.execute(CHANGE.where(*where).values(**values)).rowcount


def from_now(now: datetime) -> dict[str, Any]:
    """Return what makes a row due again: at its own time, or now if that is over."""
    due = case((deliveries.c.due_at > now, deliveries.c.due_at), else_=literal(now, Instant))
    return {"due_at": due, "ready_at": due}


def why_restored() -> str:
    """Return why a row is held that an older database believes not to be out."""
    return _("an older database was put back: it may be out; adopt, resolve or release it")


def cancel(db: Connection, item: str, reason: str, *, channel: str | None = None) -> int:
    """Take back what has not gone out; returns how many rows that were.

    What is just being sent or in doubt only is if it turns out not to be out; then
    `cancel_unwanted` ends it. What takes a post away is not taken back.
    """
    waits = or_(
        deliveries.c.state.in_((QUEUED, FAILED)),
        and_(deliveries.c.state == HELD, deliveries.c.hold.not_in(IN_DOUBT)),
    )
    under_way = or_(
        and_(deliveries.c.state.in_((CLAIMED, SENDING, DOUBTFUL)), deliveries.c.hold.is_(None)),
        and_(deliveries.c.state == HELD, deliveries.c.hold == DOUBT),
    )
    ends: dict[str, Any] = {"state": CANCELLED, "hold": None, "reason": reason}
    done = 0
    for which, values in ((waits, ends), (under_way, {"hold": UNWANTED})):
        where = [deliveries.c.item == item, deliveries.c.kind != WITHDRAW, which]
        if channel:
            where.append(deliveries.c.channel == channel)
        done += db.execute(CHANGE.where(*where).values(**values)).rowcount
    return done


def cancel_unwanted(db: Connection) -> int:
    """End what was taken back while it was under way and did not go out."""
    result = db.execute(
        CHANGE.where(TAKEN_BACK).values(
            state=CANCELLED,
            hold=None,
            reason=_("taken back while it was being sent; it did not go out"),
        )
    )
    return result.rowcount


def ask_again(db: Connection, item: str, version: int) -> None:
    """Let changes to these words be planned again: their file has come back to them."""
    taken = or_(
        and_(deliveries.c.state == CANCELLED, deliveries.c.hold.is_(None)),
        and_(deliveries.c.state.in_((QUEUED, FAILED)), deliveries.c.hold == UNWANTED),
    )
    mine = (deliveries.c.item == item, deliveries.c.version == version)
    changes = deliveries.c.kind.in_((UPDATE, NOTE))
    again = {"state": CANCELLED, "hold": UNASKED}
    db.execute(CHANGE.where(*mine, changes, taken).values(**again))


def _new_row(item: str, version: int, each: NewDelivery, now: datetime) -> dict[str, Any]:
    return {
        "item": item,
        "channel": each.channel,
        "edition": each.edition,
        "kind": each.kind,
        "target": each.target,
        "version": version,
        "state": HELD if each.hold else QUEUED,
        "hold": each.hold,
        "reason": each.reason,
        "waits_for": each.waits_for,
        "due_at": each.due_at,
        "ready_at": each.due_at,
        "priority": each.priority,
        "attempts": 0,
        "looks": 0,
        "key": key_of(item, each.channel, each.edition),
        "created_at": now,
        "row_version": 1,
        **shown(each.post, version, each.approvals),
    }


def _rewritten(row: RowMapping, each: NewDelivery, version: int) -> dict[str, Any]:
    return {
        "version": version,
        **shown_again(row, each.post, version, each.approvals),
        "due_at": each.due_at,
        "ready_at": each.due_at,
        "waits_for": each.waits_for,
        "state": HELD if each.hold else QUEUED,
        "hold": each.hold,
        "reason": each.reason,
        "attempts": 0,
    }
