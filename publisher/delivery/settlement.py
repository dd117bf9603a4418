"""What a claimed row is set to: one function for each end, and for each wait.

Each belongs into the transaction that also ends the attempt. Those that return a bool return
False if the lease was lost meanwhile; then they changed nothing.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from publisher.contract import Receipt
from publisher.outbox.claims import Claim, Claims
from publisher.outbox.deliveries import (
    CANCELLED,
    CHANGE,
    DOUBTFUL,
    FAILED,
    HELD,
    QUEUED,
    SENT,
    STAYS,
    UNASKED,
    UNSUPPORTED,
    WITHDRAW,
    WITHDRAWN,
    deliveries,
)


def fail(claims: Claims, db: Connection, claim: Claim, why: str) -> None:
    """End it for good: as it is, the service will never take it."""
    claims.settle(db, claim, {"state": FAILED, "reason": why})


def impossible(claims: Claims, db: Connection, claim: Claim, why: str) -> None:
    """End a change of what is out: the channel has no way to do it, and nobody is at fault."""
    if claim.kind == WITHDRAW:
        claims.settle(db, claim, {"state": STAYS, "reason": why})
    else:
        claims.settle(db, claim, {"state": FAILED, "hold": UNSUPPORTED, "reason": why})


def hold(claims: Claims, db: Connection, claim: Claim, reason: str, why: str) -> None:
    """Leave it to a person. reason: one of the words for why a row is held."""
    claims.settle(db, claim, {"state": HELD, "hold": reason, "reason": why})


def needless(claims: Claims, db: Connection, claim: Claim, why: str) -> None:
    """End a change of what is out: there is nothing left to change."""
    claims.settle(db, claim, {"state": CANCELLED, "hold": UNASKED, "reason": why})


def requeue(claims: Claims, db: Connection, claim: Claim, why: str) -> None:
    """Queue it again as if it had not been tried."""
    claims.settle(db, claim, {"state": QUEUED, "reason": why})


def try_later(claims: Claims, db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Queue it again after a failure that counts.

    Lateness is counted from the planned time, so the wait is kept apart.
    """
    values = {"state": QUEUED, "reason": why, "attempts": claim.attempts + 1}
    claims.settle(db, claim, values | {"ready_at": ready_at})


def doubt(claims: Claims, db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Keep it from being sent again until a look, or a person, has said that it is not out."""
    values: dict[str, Any] = {"state": DOUBTFUL, "reason": why, "ready_at": ready_at}
    claims.settle(db, claim, values | {"looks": 0, "absent_at": None})


def look_again(claims: Claims, db: Connection, claim: Claim, why: str) -> None:
    """Look once more as if it had not been looked for."""
    claims.settle(db, claim, {"state": DOUBTFUL, "reason": why})


def look_later(claims: Claims, db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Look once more after a look that told nothing."""
    values = {"state": DOUBTFUL, "reason": why, "looks": claim.looks + 1}
    claims.settle(db, claim, values | {"ready_at": ready_at})


def absent(
    claims: Claims, db: Connection, claim: Claim, first: datetime, ready_at: datetime
) -> None:
    """Keep in mind since when it was not seen, and look again before that is believed."""
    values = {"state": DOUBTFUL, "absent_at": first, "ready_at": ready_at}
    claims.settle(db, claim, values)


def send_again(claims: Claims, db: Connection, claim: Claim, ready_at: datetime) -> None:
    """Queue what is surely not out."""
    free = {"state": QUEUED, "absent_at": None, "looks": 0, "ready_at": ready_at}
    claims.settle(db, claim, free | {"attempts": claim.attempts + 1})


def done(claims: Claims, db: Connection, claim: Claim, receipt: Receipt, now: datetime) -> bool:
    """End a change of what is out that was made."""
    values = {"state": SENT, "hold": None, "reason": None, "sent_at": now}
    return claims.settle(db, claim, values | {"ref": receipt.ref, "url": receipt.url})


def taken_away(db: Connection, claim: Claim, target: RowMapping) -> None:
    """Write down of a post that readers see it no more, with the reason that was given."""
    _change(db, target, {"state": WITHDRAWN, "reason": claim.post.text})


def changed(db: Connection, claim: Claim, target: RowMapping, receipt: Receipt) -> None:
    """Write down of a post that it has the words of a change that was made."""
    mine = db.execute(select(deliveries).where(deliveries.c.id == claim.id)).mappings().one()
    values = {key: mine[key] for key in ("post", "version", "visible", "approved")}
    _change(db, target, values | {"ref": receipt.ref, "url": receipt.url})


def _change(db: Connection, target: RowMapping, values: dict[str, Any]) -> None:
    db.execute(CHANGE.where(deliveries.c.id == target["id"]).values(**values))
