"""Attempts: each time that a post was about to leave, and how that ended. The evidence.

An attempt without an outcome is a doubt: somebody may have sent it. A delivery has at most
one; the database holds that.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)

from publisher.contract import Post
from publisher.outbox.deliveries import attempts, deliveries
from publisher.outbox.posts import sent_digest

PUT_OFF: Final = "put_off"  # refused, and this post is left alone for a while; surely not out
IS_OPEN = exists().where(attempts.c.delivery == deliveries.c.id, attempts.c.outcome.is_(None))

_number = select(func.count() + 1).where(attempts.c.delivery == bindparam("of"))
_INTENT = insert(attempts).values(n=_number.scalar_subquery()).returning(attempts.c.id)
_END = update(attempts).where(attempts.c.id == bindparam("of"))
_OPEN = select(attempts).where(
    attempts.c.delivery == bindparam("of"), attempts.c.outcome.is_(None)
)


def add_attempt(
    db: Connection, delivery: int, channel: str, post: Post, worker: str, now: datetime
) -> int:
    """Write down that a post is about to leave; returns the attempt."""
    intent = {"of": delivery, "delivery": delivery, "channel": channel, "worker": worker}
    digest = sent_digest(post)
    made: int = db.execute(_INTENT, intent | {"intent_at": now, "digest": digest}).scalar_one()
    return made


def end_attempt(
    db: Connection,
    attempt: int,
    outcome: str | None,
    now: datetime,
    *,
    ref: str | None = None,
    answer: str | None = None,
) -> None:
    """Write how an attempt ended; outcome None keeps it open. Needs no lease: it is the truth."""
    values: dict[str, Any] = {"answer": answer} if answer else {}
    if outcome:
        values |= {"outcome": outcome, "ended_at": now}
    if ref:
        values["ref"] = ref
    if values:
        db.execute(_END, {"of": attempt} | values)


def open_attempt(db: Connection, delivery: int) -> RowMapping | None:
    """Return the attempt that nobody knows the end of; None if there is none."""
    return db.execute(_OPEN, {"of": delivery}).mappings().first()


def end_open_attempt(
    db: Connection,
    delivery: int,
    outcome: str,
    now: datetime,
    *,
    ref: str | None = None,
    answer: str | None = None,
) -> None:
    """Write how the attempt ended that nobody knew the end of, if there is one."""
    opened = open_attempt(db, delivery)
    if opened is not None:
        end_attempt(db, opened["id"], outcome, now, ref=ref, answer=answer)


def last_asked(channel: str) -> Select[tuple[int]]:
    """Select the delivery that a channel was last asked to carry."""
    mine = select(attempts.c.delivery).where(attempts.c.channel == channel)
    return mine.order_by(attempts.c.id.desc()).limit(1)  # not by a clock: it may be set back


def tried_deliveries(db: Connection, item: str) -> set[int]:
    """Return an item's deliveries of which an attempt may have reached the service."""
    query = select(attempts.c.delivery).join(deliveries, deliveries.c.id == attempts.c.delivery)
    done = attempts.c.outcome.is_(None) | attempts.c.outcome.in_(("ok", "unknown"))
    return set(db.scalars(query.where(deliveries.c.item == item, done)))
