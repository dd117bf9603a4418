"""Work that is done once a day over all daemons, also after an outage."""

from datetime import datetime, time, timedelta

from sqlalchemy import Column, Connection, String, Table, insert, or_, select, update

from publisher.store.database import Instant, metadata
from publisher.timetable.rules import Calendar

FUTURE = timedelta(days=2)

recurring = Table(
    "recurring",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("last_slot", Instant, nullable=False),
)


def last_slot(calendar: Calendar, at: time, now: datetime) -> datetime:
    """Return when a daily piece of work was due last."""
    day = calendar.local(now).date()
    slot = calendar.at(day, at)
    return slot if slot <= now else calendar.at(day - timedelta(days=1), at)


def take(db: Connection, name: str, slot: datetime) -> bool:
    """Take a slot's work for the caller; False if somebody has taken it.

    The first slot ever seen only sets the beginning: a new workspace has nothing to make up.
    """
    known = db.scalar(select(recurring.c.last_slot).where(recurring.c.name == name))
    if known is None:
        db.execute(insert(recurring).values(name=name, last_slot=slot))
        return False
    result = db.execute(
        update(recurring)
        .where(
            recurring.c.name == name,
            # One of the future was taken before a clock was set back.
            or_(recurring.c.last_slot < slot, recurring.c.last_slot > slot + FUTURE),
        )
        .values(last_slot=slot)
    )
    return result.rowcount == 1


def give_back(db: Connection, name: str, slot: datetime) -> None:
    """Say that a slot's work could not be done, so that it is due again."""
    taken = (recurring.c.name == name, recurring.c.last_slot == slot)
    db.execute(update(recurring).where(*taken).values(last_slot=slot - timedelta(days=1)))
