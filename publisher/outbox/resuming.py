"""Letting a channel go on that has stopped or rests."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select

from publisher.outbox.attempts import last_asked
from publisher.outbox.deliveries import DOUBTFUL, QUEUED, deliveries
from publisher.outbox.pauses import channels, end_rest
from publisher.outbox.statements import MAY_GO
from publisher.outbox.transition import Transition

BEHIND = timedelta(seconds=30)  # of what made a channel stop, where others are due
STEP_BACK = Transition(
    name="step back", by="a person", start=(QUEUED, DOUBTFUL), sets=("ready_at",)
)


def resume(db: Connection, channel: str, now: datetime) -> bool:
    """Let a channel go on that has stopped or rests; False if it did neither.

    It does not begin with what made it stop, if something else is due.
    """
    row = db.execute(select(channels).where(channels.c.name == channel)).mappings().first()
    if row is None or not end_rest(db, channel):
        return False
    mine = deliveries.c.channel == channel
    since = deliveries.c.ready_at.in_([row["stopped_at"], row["paused_until"]])
    asked_last = deliveries.c.id == db.scalar(last_asked(channel))
    looked = deliveries.c.state == DOUBTFUL  # a look leaves no attempt
    cause = or_(asked_last & (since | (deliveries.c.ready_at <= now)), looked & since)
    waits = (deliveries.c.state == QUEUED, deliveries.c.waits_for.is_(None), MAY_GO)
    due = select(deliveries.c.id).where(mine, ~cause, *waits, deliveries.c.ready_at <= now)
    behind = BEHIND if db.scalar(due.limit(1)) is not None else timedelta()
    STEP_BACK.run(db, mine, cause, ready_at=now + behind)
    return True
