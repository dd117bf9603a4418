"""What operators must hear of: one message when something begins, one when it ends.

An incident is known by its key: the same trouble found at every look is one incident. What
is told, to whom and how is the desks' business (publisher/desks/alerts.py).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from publisher.status.messages import FACT
from publisher.store.database import Instant, metadata

incidents = Table(
    "incidents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(300), nullable=False, index=True),
    Column("what", Text, nullable=False),  # what is wrong; what helps, from the second line on
    Column("began_at", Instant, nullable=False),
    Column("ended_at", Instant, index=True),
    Column("told_at", Instant),  # that it began
    Column("end_told_at", Instant),
)


def update_incidents(db: Connection, found: Mapping[str, str], now: datetime) -> None:
    """Open what is new, end what is over. found: key → Trouble.text. May be repeated.

    A FACT ends as it begins: it is told once, nothing can be done about it, nobody is told
    that it is over.
    """
    current = {
        row["key"]: row
        for row in db.execute(select(incidents).where(incidents.c.ended_at.is_(None))).mappings()
    }
    facts = set(db.scalars(select(incidents.c.key).where(incidents.c.key.startswith(FACT))))
    for key, what in found.items():
        if key.startswith(FACT):
            over = {"ended_at": now, "end_told_at": now}
            if key not in facts:
                db.execute(insert(incidents).values(key=key, what=what, began_at=now, **over))
        elif key not in current:
            db.execute(insert(incidents).values(key=key, what=what, began_at=now))
        elif current[key]["what"] != what:
            where = incidents.c.id == current[key]["id"]
            db.execute(update(incidents).where(where).values(what=what))
    for key, row in current.items():
        if key not in found:
            db.execute(update(incidents).where(incidents.c.id == row["id"]).values(ended_at=now))


def tell_once(db: Connection, key: str, what: str, now: datetime) -> None:
    """Have something told that happened, and that is over with it. key: a new one each time."""
    over = {"ended_at": now, "end_told_at": now}
    db.execute(insert(incidents).values(key=f"{FACT}{key}", what=what, began_at=now, **over))


def untold(db: Connection) -> list[RowMapping]:
    """Return the incidents whose beginning or end nobody was told."""
    query = (
        select(incidents)
        .where(
            incidents.c.told_at.is_(None)
            | (incidents.c.ended_at.is_not(None) & incidents.c.end_told_at.is_(None))
        )
        .order_by(incidents.c.id)
    )
    return list(db.execute(query).mappings())


def note_told(db: Connection, rows: Iterable[RowMapping], now: datetime) -> None:
    """Note that people were told of these incidents, as they stand in the rows."""
    for row in rows:
        values = {"told_at": row["told_at"] or now}
        if row["ended_at"]:
            values["end_told_at"] = now
        db.execute(update(incidents).where(incidents.c.id == row["id"]).values(values))
