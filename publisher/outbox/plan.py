"""What the plan does to rows: it puts them in, lets them follow their file, or drops them.

Each is part of a transaction of its caller.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from publisher.contract import Post
from publisher.outbox.deliveries import (
    ABSENT,
    BLOCKED,
    CANCELLED,
    FAILED,
    HELD,
    NEW,
    NOTE,
    PERSON,
    PLAN,
    PUBLISH,
    QUEUED,
    RESTORED,
    STAYS,
    TAKEN_BACK,
    UPDATE,
    WITHDRAW,
    begun,
    deliveries,
    dropped,
)
from publisher.outbox.posts import key_of, words, words_again
from publisher.outbox.transition import DUE, WORDS, Transition, add
from publisher.words import _

_BY = "the plan"
_WAITS = (QUEUED, HELD)
_NOT_BEGUN = (*_WAITS, FAILED, CANCELLED)
_ANEW = (*WORDS, *DUE, "waits_for", "reason", "failures")

REPLAN = Transition(name="replan", by=_BY, start=_NOT_BEGUN, to=QUEUED, sets=_ANEW)
REPLAN_HELD = Transition(name="replan held", by=_BY, start=_NOT_BEGUN, to=HELD, sets=_ANEW)
DROP = Transition(name="drop", by=_BY, start=(*_NOT_BEGUN, STAYS), to=CANCELLED, sets=("reason",))
FOLLOW = Transition(name="follow", by=_BY, start=_WAITS, sets=(*WORDS, *DUE, "waits_for"))
HOLD_FILE = Transition(
    name="hold for its file", by=_BY, start=(QUEUED,), to=HELD, sets=("reason",)
)
FREE_FILE = Transition(name="free", by=_BY, start=(HELD,), to=QUEUED, sets=("reason",))
LINK = Transition(name="link", by=_BY, start=_WAITS, sets=(*WORDS, "waits_for"))
UNBLOCK = Transition(
    name="unblock", by=_BY, start=(HELD,), to=QUEUED, sets=(*WORDS, *DUE, "waits_for", "reason")
)
UNFIT = Transition(
    name="find unfit", by=_BY, start=(*_WAITS, STAYS), to=FAILED, sets=("waits_for", "reason")
)
BLOCK = Transition(name="block", by=_BY, start=(QUEUED,), to=HELD, sets=("reason",))
RETRY = Transition(name="retry", by=_BY, start=(FAILED,), to=QUEUED, sets=_ANEW)
END_TAKEN_BACK = Transition(
    name="end what was taken back",
    by=_BY,
    start=(QUEUED, FAILED, STAYS, HELD),
    to=CANCELLED,
    sets=("reason",),
)
ASK_AGAIN = Transition(
    name="ask again", by=_BY, start=(CANCELLED, QUEUED, FAILED, STAYS, HELD), to=CANCELLED
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """What the plan asks the outbox to carry."""

    channel: str
    due_at: datetime
    post: Post
    waits_for: str | None = None
    held_for: str | None = None
    reason: str | None = None
    approvals: int = 0  # how many people must approve it
    kind: str = PUBLISH
    target: int | None = None
    sequence: int = 1
    priority: int = 0


def of_item(db: Connection, item: str) -> Sequence[RowMapping]:
    """Return an item's rows in the order they were made; no lane can take them meanwhile."""
    query = select(deliveries).where(deliveries.c.item == item).order_by(deliveries.c.id)
    query = query.with_for_update()  # SQLite needs none: whoever writes is alone
    return db.execute(query).mappings().all()


def enqueue(
    db: Connection, item: str, version: int, wanted: Sequence[NewDelivery], now: datetime
) -> None:
    """Add the rows that are missing; rows that exist are left as they are."""
    query = select(deliveries.c.channel, deliveries.c.sequence).where(deliveries.c.item == item)
    known = {(row.channel, row.sequence) for row in db.execute(query)}
    for each in wanted:
        if (each.channel, each.sequence) not in known:
            add(db, _new_row(item, version, each, now))


def rewrite(
    db: Connection, item: str, version: int, wanted: Sequence[NewDelivery], now: datetime
) -> bool:
    """Let an item that has not begun to go out follow its changed file; False if it has."""
    rows = of_item(db, item)
    if any(begun(row) for row in rows):
        return False
    by_channel = {each.channel: each for each in wanted}
    for row in rows:
        if row["sequence"] != 1 or (row["state"] == CANCELLED and not dropped(row)):
            continue  # a person took it back; an edit does not undo that
        if row["held_for"] == RESTORED:
            continue  # it may be out with these words: a person must say
        each = by_channel.get(row["channel"])
        if each:
            _replan(db, row, each, version)
        else:
            drop(db, row, _("its file asks for it no longer"))
    enqueue(db, item, version, wanted, now)
    return True


def _replan(db: Connection, row: RowMapping, each: NewDelivery, version: int) -> None:
    values = words_again(row, each.post, version, each.approvals)
    values |= {"due_at": each.due_at, "ready_at": each.due_at, "waits_for": each.waits_for}
    values |= {"reason": each.reason, "failures": 0}
    if each.held_for:
        REPLAN_HELD.run_row(db, row, **values, held_for=each.held_for)
    else:
        REPLAN.run_row(db, row, **values)


def drop(db: Connection, row: RowMapping, reason: str) -> None:
    """End a row that its file asks for no more; it may come back with it."""
    DROP.run_row(db, row, cancelled_by=PLAN, reason=reason)


def follow(
    db: Connection, row: RowMapping, post: Post, version: int, approvals: int, **later: Any
) -> None:
    """Let a row that waits carry other words. later: a new time, or what it waits for now."""
    FOLLOW.run_row(db, row, **words_again(row, post, version, approvals), **later)


def hold_for_file(db: Connection, item: str, held_for: str, reason: str) -> int:
    """Hold what has not begun to go out; returns how many rows that were."""
    mine = (deliveries.c.item == item, deliveries.c.kind != WITHDRAW)
    kept = ~deliveries.c.cancel_asked  # else a person has taken it back
    return HOLD_FILE.run(db, *mine, kept, held_for=held_for, reason=reason)


def free_for_file(db: Connection, item: str, held_for: Collection[str]) -> int:
    """Queue again what was held for its file, which is right now."""
    mine = (deliveries.c.item == item, deliveries.c.held_for.in_(held_for))
    return FREE_FILE.run(db, *mine, reason=None)


def hold_absent(db: Connection, channels: Collection[str]) -> int:
    """Hold what waits for channels that are not in the config; returns how many rows.

    Should such a channel come back, a person says what is still to go out: the same account
    may have had another name meanwhile.
    """
    gone = (deliveries.c.channel.not_in(channels), deliveries.c.kind.in_(NEW))
    reason = _("its channel is not in the config")
    kept = ~deliveries.c.cancel_asked
    return HOLD_FILE.run(db, *gone, kept, held_for=ABSENT, reason=reason)


def link(db: Connection, row: RowMapping, post: Post, due: Mapping[str, Any]) -> None:
    """Give a row the link that it waited for; due: its time, if it was blocked until now."""
    values = words_again(row, post, row["version"], row["approvals_needed"])
    if row["held_for"] == BLOCKED:
        UNBLOCK.run_row(db, row, **values, **due, waits_for=None, reason=None)
    else:
        LINK.run_row(db, row, **values, waits_for=None)


def find_unfit(db: Connection, row: RowMapping, reason: str) -> None:
    """End a row that its channel refuses as it would be now."""
    UNFIT.run_row(db, row, waits_for=None, reason=reason)


def block(db: Connection, row: RowMapping, reason: str) -> None:
    """Hold a row whose link will not come."""
    BLOCK.run_row(db, row, held_for=BLOCKED, reason=reason)


def retry(db: Connection, row: RowMapping, **values: Any) -> None:
    """Queue a failed row again, with these words, times and what it waits for."""
    RETRY.run_row(db, row, reason=None, failures=0, **values)


def end_taken_back(db: Connection) -> int:
    """End what was taken back while it was under way and did not go out."""
    reason = _("taken back while it was being sent; it did not go out")
    return END_TAKEN_BACK.run(db, TAKEN_BACK, cancelled_by=PERSON, reason=reason)


def ask_again(db: Connection, item: str, version: int) -> None:
    """Let changes to these words be planned again: their file has come back to them."""
    mine = (deliveries.c.item == item, deliveries.c.version == version)
    changes = deliveries.c.kind.in_((UPDATE, NOTE))
    taken = (deliveries.c.cancelled_by == PERSON) | TAKEN_BACK
    ASK_AGAIN.run(db, *mine, changes, taken, cancelled_by=PLAN)


def _new_row(item: str, version: int, each: NewDelivery, now: datetime) -> dict[str, Any]:
    return {
        "item": item,
        "channel": each.channel,
        "sequence": each.sequence,
        "kind": each.kind,
        "target": each.target,
        "state": HELD if each.held_for else QUEUED,
        "held_for": each.held_for,
        "reason": each.reason,
        "waits_for": each.waits_for,
        "due_at": each.due_at,
        "ready_at": each.due_at,
        "priority": each.priority,
        "failures": 0,
        "find_tries": 0,
        "key": key_of(item, each.channel, each.sequence),
        "created_at": now,
        "row_version": 1,
        **words(each.post, version, each.approvals),
    }
