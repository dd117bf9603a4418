"""Attempts: each time that a post was about to leave, and how that ended. The evidence.

An attempt without an outcome is a doubt: somebody may have sent it.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, case, or_, select

from publisher.contract import Post, Receipt
from publisher.outbox import statements as sql
from publisher.outbox.deliveries import (
    CHANGE,
    DOUBTFUL,
    HELD,
    IN_DOUBT,
    NEW,
    OLDER,
    QUEUED,
    SENT,
    UNWANTED,
    attempts,
    deliveries,
)

# What a person can settle. What an older database believes not to be out may be out too.
MAY_BE_OUT = and_(
    deliveries.c.kind.in_(NEW),  # the others are done again by themselves
    or_(
        deliveries.c.state == DOUBTFUL,
        and_(deliveries.c.state == HELD, deliveries.c.hold.in_((*IN_DOUBT, *OLDER))),
    ),
)


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
        db.execute(sql.END, {"of": attempt} | values)


def open_attempts(db: Connection, delivery: int) -> Sequence[RowMapping]:
    """Return the attempts that nobody knows the end of, oldest first."""
    return db.execute(sql.OPEN, {"of": delivery}).mappings().all()


def tried_deliveries(db: Connection, item: str) -> set[int]:
    """Return an item's deliveries of which an attempt may have reached the service."""
    query = select(attempts.c.delivery).join(deliveries, deliveries.c.id == attempts.c.delivery)
    done = attempts.c.outcome.is_(None) | attempts.c.outcome.in_(("ok", "unknown"))
    return set(db.scalars(query.where(deliveries.c.item == item, done)))


def settle_doubt(
    db: Connection, delivery: int, receipt: Receipt | None, now: datetime, why: str
) -> bool:
    """Let a person say whether a doubtful post is out; False if there is no doubt left.

    receipt: where it is, or None for "it did not go out", which queues it again.
    """
    opened = open_attempts(db, delivery)
    values: dict[str, Any] = {"hold": None, "absent_at": None, "looks": 0}
    if receipt:
        sent_at = opened[-1]["intent_at"] if opened else now  # it has been out since then
        values |= {"state": SENT, "ref": receipt.ref, "url": receipt.url, "sent_at": sent_at}
        values["reason"] = why
    else:
        values |= {"state": QUEUED, "reason": why, "due_at": now, "ready_at": now}
        unwanted = deliveries.c.hold == UNWANTED  # taken back meanwhile: it will not be sent
        values["hold"] = case((unwanted, UNWANTED), else_=None)
    changed = db.execute(CHANGE.where(deliveries.c.id == delivery, MAY_BE_OUT).values(**values))
    if changed.rowcount:
        outcome = "ok" if receipt else "not_sent"
        for each in opened:
            end_attempt(
                db, each["id"], outcome, now, ref=receipt.ref if receipt else None, answer=why
            )
    return changed.rowcount > 0


def digest(post: Post) -> str:
    """Return the SHA-256 of what is sent."""
    text = json.dumps([post.text, post.payload], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
