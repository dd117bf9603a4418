"""What people do to rows: adopt, release, cancel, resolve, take away by hand, restore.

Each is part of a transaction of its caller.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    case,
    exists,
    literal,
    or_,
)

from publisher.contract import Receipt
from publisher.outbox.attempts import end_open_attempt, open_attempt
from publisher.outbox.deliveries import (
    BLOCKED,
    CANCELLED,
    CLAIMED,
    DOUBT,
    DOUBTFUL,
    FAILED,
    HELD,
    IN_DOUBT,
    MAY_BE_OUT,
    NEW,
    NOTE,
    OLDER,
    PERSON,
    PUBLISH,
    QUEUED,
    RESTORED,
    SENDING,
    SENT,
    STATES,
    STAYS,
    UPDATE,
    URGENT,
    WITHDRAW,
    WITHDRAWN,
    deliveries,
)
from publisher.outbox.transition import DUE, Transition
from publisher.store.database import Instant
from publisher.words import _

_BY = "a person"
_UNDER_WAY = (CLAIMED, SENDING, DOUBTFUL)
_LOOKS = ("find_tries", "first_absent_at", "reason")

ADOPT = Transition(name="adopt", by=_BY, start=(HELD,), to=CANCELLED, sets=("reason",))
RELEASE = Transition(name="release", by=_BY, start=(HELD,), to=QUEUED, sets=(*DUE, "reason"))
REPLAN_BLOCKED = Transition(name="release blocked", by=_BY, start=(HELD,), to=FAILED)
REVIVE = Transition(name="revive", by=_BY, start=(CANCELLED,), to=FAILED)
CANCEL = Transition(
    name="cancel", by=_BY, start=(QUEUED, FAILED, STAYS, HELD), to=CANCELLED, sets=("reason",)
)
ASK_CANCEL = Transition(
    name="ask to cancel", by=_BY, start=(*_UNDER_WAY, HELD), sets=("cancel_asked",)
)
CALL_OFF = Transition(
    name="call off",
    by=_BY,
    start=tuple(each for each in STATES if each != CANCELLED),
    to=CANCELLED,
    sets=("reason",),
)
RESOLVE_SENT = Transition(
    name="resolve as sent",
    by=_BY,
    start=(DOUBTFUL, HELD),
    to=SENT,
    sets=(*_LOOKS, "ref", "url", "sent_at"),
)
RESOLVE_NOT_SENT = Transition(
    name="resolve as not sent", by=_BY, start=(DOUBTFUL, HELD), to=QUEUED, sets=(*_LOOKS, *DUE)
)
BY_HAND = Transition(
    name="taken away by hand", by=_BY, start=(FAILED, STAYS, QUEUED), to=SENT, sets=("reason",)
)
GONE_BY_HAND = Transition(
    name="gone by hand", by=_BY, start=(SENT,), to=WITHDRAWN, sets=("reason",)
)
OVERTAKE = Transition(
    name="overtake",
    by=_BY,
    start=(QUEUED,),
    sets=("priority", "approvals_needed", "approved_digest"),
)
HOLD_RESTORED = Transition(
    name="hold restored",
    by=_BY,
    start=(QUEUED, FAILED, *_UNDER_WAY, HELD),
    to=HELD,
    sets=("reason",),
)


def from_now(now: datetime) -> dict[str, Any]:
    """Return what makes a row due again: at its own time, or now if that is over."""
    due = case((deliveries.c.due_at > now, deliveries.c.due_at), else_=literal(now, Instant))
    return {"due_at": due, "ready_at": due}


def why_restored() -> str:
    """Return why a row is held that an older database believes not to be out."""
    return _("an older database was put back: it may be out; adopt, resolve or release it")


def _of(item: str, channel: str | None) -> list[ColumnElement[bool]]:
    where = [deliveries.c.item == item]
    return where if channel is None else [*where, deliveries.c.channel == channel]


def adopt(db: Connection, item: str) -> None:
    """Count what is held from before this workspace as out: it will not be sent."""
    reason = _("adopted: was out before this workspace was made")
    older = deliveries.c.held_for.in_(OLDER)
    ADOPT.run(db, *_of(item, None), older, cancelled_by=PERSON, reason=reason)


def release(
    db: Connection,
    item: str,
    channel: str | None,
    now: datetime,
    *,
    but: Collection[str] = (),
    stay: Collection[int] = (),
) -> int:
    """Queue held rows again; those in doubt stay until somebody says what happened.

    What waits for another channel goes on waiting for it. but: what is held for these stays,
    as do the rows `stay`. Its lateness counts from now.
    """
    kept = (deliveries.c.held_for.not_in((DOUBT, *but)), deliveries.c.id.not_in(stay))
    return RELEASE.run(db, *_of(item, channel), *kept, reason=None, **from_now(now))


def replan_blocked(db: Connection, item: str, channel: str | None, stay: Collection[int]) -> None:
    """Let what is blocked count as failed: the config may let it wait for another channel now."""
    blocked = (deliveries.c.held_for == BLOCKED, deliveries.c.id.not_in(stay))
    REPLAN_BLOCKED.run(db, *_of(item, channel), *blocked)


def revive(
    db: Connection, item: str, version: int, channel: str | None, stay: Collection[int]
) -> None:
    """Let what a person cancelled count as failed, which is rendered anew and queued.

    Not a withdrawal, which is asked for anew, nor a change to words of before `version` or
    one that was planned again since.
    """
    other = deliveries.alias()
    same = (other.c[n] == deliveries.c[n] for n in ("item", "channel", "kind", "version"))
    change = and_(
        deliveries.c.kind.in_((UPDATE, NOTE)),
        deliveries.c.version == version,
        ~exists().where(*same, other.c.state != CANCELLED),
    )
    such = (
        deliveries.c.cancelled_by == PERSON,
        deliveries.c.id.not_in(stay),
        or_(deliveries.c.kind == PUBLISH, change),
    )
    REVIVE.run(db, *_of(item, channel), *such)


def cancel(db: Connection, item: str, reason: str, *, channel: str | None = None) -> int:
    """Take back what has not gone out; returns how many rows that were.

    What is just being sent or in doubt only is if it turns out not to be out; then
    `end_taken_back` ends it. What takes a post away is not taken back.
    """
    mine = (*_of(item, channel), deliveries.c.kind != WITHDRAW)
    waits = or_(deliveries.c.state != HELD, deliveries.c.held_for != DOUBT)
    done = CANCEL.run(db, *mine, waits, cancelled_by=PERSON, reason=reason)
    under_way = or_(deliveries.c.state != HELD, deliveries.c.held_for == DOUBT)
    return done + ASK_CANCEL.run(
        db, *mine, under_way, ~deliveries.c.cancel_asked, cancel_asked=True
    )


def call_off(db: Connection, row: RowMapping, reason: str) -> None:
    """End a withdrawal that nobody has approved."""
    CALL_OFF.run_row(db, row, cancelled_by=PERSON, reason=reason)


def settle_doubt(
    db: Connection, delivery: int, receipt: Receipt | None, now: datetime, why: str
) -> bool:
    """Let a person say whether a doubtful post is out; False if there is no doubt left.

    receipt: where it is, or None for "it did not go out", which queues it again; what was
    taken back meanwhile will not be sent all the same.
    """
    opened = open_attempt(db, delivery)
    such = (deliveries.c.id == delivery, MAY_BE_OUT)
    values: dict[str, Any] = {"first_absent_at": None, "find_tries": 0, "reason": why}
    if receipt:
        sent_at = opened["intent_at"] if opened else now  # it has been out since then
        place = {"ref": receipt.ref, "url": receipt.url, "sent_at": sent_at}
        changed = RESOLVE_SENT.run(db, *such, **values, **place)
    else:
        changed = RESOLVE_NOT_SENT.run(db, *such, **values, due_at=now, ready_at=now)
    if changed:
        outcome, ref = ("ok", receipt.ref) if receipt else ("not_sent", None)
        end_open_attempt(db, delivery, outcome, now, ref=ref, answer=why)
    return changed > 0


def taken_by_hand(db: Connection, withdrawal: int, post: int | None) -> None:
    """Count a post as taken away whose withdrawal the service refused."""
    reason = _("taken away by hand")
    BY_HAND.run(db, deliveries.c.id == withdrawal, reason=reason)
    GONE_BY_HAND.run(db, deliveries.c.id == post, reason=reason)


def overtake(db: Connection, item: str) -> int:
    """Let withdrawals that wait overtake everything, without approval; returns how many."""
    waits = (deliveries.c.kind == WITHDRAW, deliveries.c.priority < URGENT)
    digest = deliveries.c.content_digest
    return OVERTAKE.run(
        db, *_of(item, None), *waits, priority=URGENT, approvals_needed=0, approved_digest=digest
    )


def hold_restored(db: Connection) -> None:
    """Hold all that an older copy of the database, put back, knows not to be out.

    What was taken back while it was under way stays so, and in doubt.
    """
    posts = deliveries.c.kind != WITHDRAW
    known_in_doubt = and_(IN_DOUBT, posts)
    reason = why_restored()
    kept = (posts, ~deliveries.c.cancel_asked, ~known_in_doubt)
    HOLD_RESTORED.run(db, *kept, held_for=RESTORED, reason=reason)
    taken_back = (deliveries.c.state.in_(_UNDER_WAY), deliveries.c.kind.in_(NEW))
    HOLD_RESTORED.run(db, *taken_back, deliveries.c.cancel_asked, held_for=DOUBT, reason=reason)
