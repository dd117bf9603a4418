"""What follows from a clock that was wrong: nothing waits for ever, nothing is sent unseen."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, case, exists, literal, or_

from publisher.outbox.deliveries import (
    DOUBT,
    DOUBTFUL,
    HELD,
    NEW,
    PUBLISH,
    QUEUED,
    attempts,
    deliveries,
)
from publisher.outbox.pauses import end_pauses_beyond
from publisher.outbox.transition import Transition
from publisher.store.database import Instant
from publisher.words import _

APART = timedelta(minutes=5)  # that the clocks of several machines may differ
WRONG = timedelta(minutes=1)  # more is no drift; looks begin two minutes early
LONGEST_WAIT = timedelta(days=1) + APART  # that anything rests before it is tried again

_BY = "the daemon, after a wrong clock"
WAIT_LESS = Transition(name="wait less", by=_BY, start=(QUEUED, DOUBTFUL), sets=("ready_at",))
HOLD_DOUBT = Transition(name="hold a doubt", by=_BY, start=(DOUBTFUL,), to=HELD, sets=("reason",))


def forget_the_future(db: Connection, now: datetime) -> None:
    """Let nothing rest for longer than anything rests: a clock was wrong, and was set back."""
    never = now + LONGEST_WAIT
    end_pauses_beyond(db, never)
    planned = deliveries.c.kind == PUBLISH
    soon = literal(now, Instant)
    then = case((planned & (deliveries.c.due_at > now), deliveries.c.due_at), else_=soon)
    WAIT_LESS.run(
        db,
        deliveries.c.ready_at > never,
        or_(~planned, deliveries.c.ready_at > deliveries.c.due_at),
        ready_at=case((deliveries.c.state == DOUBTFUL, soon), else_=then),
    )


def hold_the_future(db: Connection, now: datetime) -> None:
    """Leave to people what was begun by a clock that ran ahead: a look would begin too late."""
    ahead = exists().where(
        attempts.c.delivery == deliveries.c.id,
        attempts.c.outcome.is_(None),
        attempts.c.intent_at > now + WRONG,
    )
    why = _("the clock ran ahead while it was being sent; look and say")
    HOLD_DOUBT.run(db, deliveries.c.kind.in_(NEW), ahead, held_for=DOUBT, reason=why)
