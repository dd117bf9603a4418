"""What rests: channels that pause or have stopped, and what a person holds.

A service's limits pause a channel until an instant. Refused credentials stop it until a
person or a check says go. A hold is a person's, on a channel or on an item: nothing of it
begins until it is released; where that is enforced is publisher/outbox/statements.py.
"""

import random
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, String, Table, Text, delete, insert, or_, select, update

from publisher.contract import RateLimited
from publisher.store.database import Instant, Store, metadata

REST = timedelta(minutes=1)  # for a channel, where the service does not say how long
REST_AT_MOST = timedelta(days=1)  # a service that asks for more is asked again then

channels = Table(
    "channels",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("paused_until", Instant),
    Column("stopped_at", Instant),  # credentials refused: until a person or a check says go
    Column("why", Text),
)

manual_holds = Table(  # what a person holds: nothing of it begins until it is released
    "manual_holds",
    metadata,
    Column("kind", String(8), primary_key=True),  # channel or item
    Column("name", String(200), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("who", String(100), nullable=False),
    Column("why", Text),
)


def open_channels(store: Store, names: Collection[str]) -> None:
    """Make sure that every configured channel has its row."""
    with store.write() as db:
        known = set(db.scalars(select(channels.c.name)))
        for name in sorted(set(names) - known):
            db.execute(insert(channels).values(name=name))


def pause(
    db: Connection, channel: str, why: str, now: datetime, *, until: datetime | None
) -> None:
    """Rest a channel until an instant or, with None, until somebody resumes it."""
    values = {"paused_until": until} if until else {"stopped_at": now}
    db.execute(update(channels).where(channels.c.name == channel).values(**values, why=why))


def end_pauses_beyond(db: Connection, instant: datetime) -> None:
    """Let channels go on that would rest longer: a clock was wrong, and was set back."""
    rests = update(channels).where(channels.c.paused_until > instant)
    db.execute(rests.values(paused_until=None, why=None))


def end_rest(db: Connection, channel: str) -> bool:
    """Let a channel go on; returns whether it was resting. See resuming.resume."""
    rests = or_(channels.c.stopped_at.is_not(None), channels.c.paused_until.is_not(None))
    result = db.execute(
        update(channels)
        .where(channels.c.name == channel, rests)
        .values(paused_until=None, stopped_at=None, why=None)
    )
    return result.rowcount > 0


def hold(db: Connection, kind: str, name: str, who: str, why: str, now: datetime) -> bool:
    """Let nothing of a channel or an item begin; False if it was held already."""
    where = (manual_holds.c.kind == kind, manual_holds.c.name == name)
    if db.scalar(select(manual_holds.c.at).where(*where)) is not None:
        return False
    db.execute(insert(manual_holds).values(kind=kind, name=name, who=who, why=why, at=now))
    return True


def unhold(db: Connection, kind: str, name: str) -> bool:
    """Let a channel or an item go on; False if it was not held."""
    where = (manual_holds.c.kind == kind, manual_holds.c.name == name)
    return db.execute(delete(manual_holds).where(*where)).rowcount > 0


def asked_rest(error: RateLimited, without: timedelta = REST) -> timedelta:
    """Return how long a service wants to be left alone; `without` where it does not say."""
    seconds = error.retry_after or without.total_seconds()
    return timedelta(seconds=min(seconds, REST_AT_MOST.total_seconds()))


def backoff(attempts_made: int) -> timedelta:
    """Return how long to wait after so many failures: 30 s doubling to an hour."""
    return timedelta(seconds=min(30 * 2 ** max(0, attempts_made - 1), 3600))


def try_again_in(attempts_made: int) -> timedelta:
    """Return the backoff, spread so that channels which failed together do not come together."""
    return backoff(attempts_made) * random.uniform(0.8, 1.2)  # noqa: S311
