"""What a claimed row is set to: one function for each end, and for each wait.

Each belongs into the transaction that also ends the attempt. Those that return a bool return
False if the lease was lost meanwhile; then they changed nothing.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Update, case, select

from publisher.contract import Receipt
from publisher.outbox import statements as sql
from publisher.outbox.claim import Claim
from publisher.outbox.deeds import tell
from publisher.outbox.deliveries import (
    CANCELLED,
    DOUBTFUL,
    FAILED,
    HELD,
    LEASED,
    PERSON,
    PLAN,
    QUEUED,
    SENT,
    STATES,
    STAYS,
    WITHDRAWN,
    deliveries,
)
from publisher.outbox.transition import WORDS, Transition

_BY = "the courier"
_PLACE = ("ref", "url", "sent_at", "reason")
_PATIENCE = ("reason", "ready_at", "failures", "find_tries", "first_absent_at")


def _leased(name: str, to: str, *sets: str) -> Update:
    """Return the statement of a transition of rows that are worked on, by their lease."""
    made = Transition(name=name, by=_BY, start=LEASED, to=to, sets=sets)
    return made.statement(sql.BY_LEASE)


_FAIL = _leased("fail", FAILED, "reason")
_IMPOSSIBLE = _leased("find impossible", STAYS, "reason")
_HOLD = _leased("give up", HELD, "reason")
_REQUEUE = _leased("requeue", QUEUED, *_PATIENCE)
_DOUBT = _leased("doubt", DOUBTFUL, *_PATIENCE)
_DONE = _leased("do", SENT, *_PLACE)
_needless = Transition(name="need not", by=_BY, start=LEASED, to=CANCELLED, sets=("reason",))
# What a person took back meanwhile stays taken back by that person.
_NEEDLESS = _needless.statement(sql.BY_LEASE).values(
    cancelled_by=case((deliveries.c.cancel_asked, PERSON), else_=PLAN)
)
_confirm = Transition(name="confirm", by=_BY, start=STATES, to=SENT, sets=_PLACE)
_CONFIRM = _confirm.statement(sql.OF, deliveries.c.ref.is_(None))
TAKE_AWAY = Transition(name="take away", by=_BY, start=(SENT,), to=WITHDRAWN, sets=("reason",))
REWORD = Transition(name="reword", by=_BY, start=(SENT,), sets=(*WORDS, "ref", "url"))


def _settle(db: Connection, claim: Claim, statement: Update, **values: Any) -> bool:
    mine = {"of": claim.id, "token": claim.lease_token}
    return db.execute(statement, values | mine).rowcount == 1


def fail(db: Connection, claim: Claim, why: str) -> None:
    """End it for good: as it is, the service will never take it."""
    _settle(db, claim, _FAIL, reason=why)


def impossible(db: Connection, claim: Claim, why: str) -> None:
    """End a change of what is out: the channel has no way to do it, and nobody is at fault."""
    _settle(db, claim, _IMPOSSIBLE, reason=why)


def hold(db: Connection, claim: Claim, held_for: str, why: str) -> None:
    """Leave it to a person."""
    _settle(db, claim, _HOLD, held_for=held_for, reason=why)


def needless(db: Connection, claim: Claim, why: str) -> None:
    """End a change of what is out: there is nothing left to change."""
    _settle(db, claim, _NEEDLESS, reason=why)


def requeue(db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Queue it again as if it had not been tried, behind what is due by then."""
    _settle(db, claim, _REQUEUE, reason=why, ready_at=ready_at)


def try_later(db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Queue it again after a failure that counts.

    Lateness is counted from the planned time, so the wait is kept apart.
    """
    failures = claim.failures + 1
    _settle(db, claim, _REQUEUE, reason=why, ready_at=ready_at, failures=failures)


def doubt(db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Keep it from being sent again until a look, or a person, has said that it is not out."""
    _settle(db, claim, _DOUBT, reason=why, ready_at=ready_at, find_tries=0, first_absent_at=None)


def look_again(db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Look once more as if it had not been looked for."""
    _settle(db, claim, _DOUBT, reason=why, ready_at=ready_at)


def look_later(db: Connection, claim: Claim, why: str, ready_at: datetime) -> None:
    """Look once more after a look that told nothing."""
    tries = claim.find_tries + 1
    _settle(db, claim, _DOUBT, reason=why, ready_at=ready_at, find_tries=tries)


def absent(db: Connection, claim: Claim, first: datetime, ready_at: datetime) -> None:
    """Keep in mind since when it was not seen, and look again before that is believed."""
    _settle(db, claim, _DOUBT, first_absent_at=first, ready_at=ready_at)


def send_again(db: Connection, claim: Claim, ready_at: datetime) -> None:
    """Queue what is surely not out."""
    free = {"first_absent_at": None, "find_tries": 0, "failures": claim.failures + 1}
    _settle(db, claim, _REQUEUE, ready_at=ready_at, **free)


def confirm(
    db: Connection, claim: Claim, receipt: Receipt, sent_at: datetime, now: datetime
) -> bool:
    """Write down where the post is; False if it is somewhere already.

    Holds even if the lease was lost: it is the truth.
    """
    place = {"ref": receipt.ref, "url": receipt.url, "sent_at": sent_at, "reason": None}
    if db.execute(_CONFIRM, {"of": claim.id} | place).rowcount == 0:
        return False
    tell(db, claim, receipt.url, now, since=sent_at)
    return True


def done(db: Connection, claim: Claim, receipt: Receipt, now: datetime) -> bool:
    """End a change of what is out that was made."""
    place = {"ref": receipt.ref, "url": receipt.url, "sent_at": now}
    place["reason"] = receipt.remark or None
    if not _settle(db, claim, _DONE, **place):
        return False
    tell(db, claim, receipt.url, now)
    return True


def taken_away(db: Connection, claim: Claim, target: RowMapping) -> None:
    """Write down of a post that readers see it no more, with the reason that was given."""
    TAKE_AWAY.run(db, deliveries.c.id == target["id"], reason=claim.post.text)


def changed(db: Connection, claim: Claim, target: RowMapping, receipt: Receipt) -> None:
    """Write down of a post that it has the words of a change that was made."""
    mine = db.execute(select(deliveries).where(deliveries.c.id == claim.id)).mappings().one()
    words = {key: mine[key] for key in WORDS if key != "approvals_needed"}
    where = deliveries.c.id == target["id"]
    REWORD.run(db, where, **words, ref=receipt.ref, url=receipt.url)
