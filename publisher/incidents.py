"""What operators must hear of: one message when something begins, one when it ends.

An incident is known by its key: the same trouble found at every look is one incident. What
is told, to whom and how is the desks' business (publisher/alerts.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

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

from publisher.intake import problems_of_files
from publisher.outbox import (
    DOUBT,
    FAILED,
    HELD,
    LATE,
    QUEUED,
    channels,
    deliveries,
)
from publisher.store import Instant, metadata
from publisher.words import _

incidents = Table(
    "incidents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(300), nullable=False, index=True),
    Column("what", Text, nullable=False),  # what is wrong, and what to do, in people's words
    Column("began_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("told_at", Instant),  # that it began
    Column("end_told_at", Instant),
)

OVERDUE = timedelta(minutes=15)  # due, allowed, and still not begun
RESTING = timedelta(hours=2)  # a pause that operators should know of


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong at this moment."""

    key: str
    what: str


def troubles(db: Connection, now: datetime) -> Iterator[Trouble]:
    """Look at everything that may need a person; each finding says what to do next."""
    for row in db.execute(select(channels)).mappings():
        yield from _of_channel(row, now)
    query = select(deliveries).where(deliveries.c.state.in_((HELD, FAILED, QUEUED)))
    stopped = set(db.scalars(select(channels.c.name).where(channels.c.stopped_at.is_not(None))))
    for row in db.execute(query).mappings():
        yield from _of_delivery(row, stopped, now)
    for path, problems in problems_of_files(db).items():
        message = _("{path} has problems and is not taken: {first}. See: publisher check {path}")
        yield Trouble(f"file {path}", message.format(path=path, first=problems[0].message))


def _of_channel(row: RowMapping, now: datetime) -> Iterator[Trouble]:
    name = row["name"]
    if row["stopped_at"]:
        message = _(
            "{name} has stopped: {why}. Its queue is kept. Put it right, then: "
            "publisher resume {name}"
        )
        yield Trouble(f"stopped {name}", message.format(name=name, why=row["why"]))
    elif row["paused_until"] and row["paused_until"] > now + RESTING:
        message = _("{name} rests until {time:%d/%m %H:%M} UTC: {why}")
        text = message.format(name=name, time=row["paused_until"], why=row["why"])
        yield Trouble(f"rests {name}", text)


def _of_delivery(row: RowMapping, stopped: set[str], now: datetime) -> Iterator[Trouble]:
    item, channel = row["item"], row["channel"]
    said = {"item": item, "channel": channel, "why": row["reason"] or ""}
    key = f"{item}/{channel}/{row['edition']}"
    if row["state"] == HELD and row["hold"] == DOUBT:
        message = _(
            "{item} may or may not be out on {channel}: {why}. Look there, then say "
            "publisher resolve {item} {channel} --sent ADDRESS, or --not-sent"
        )
        yield Trouble(f"doubt {key}", message.format(**said))
    elif row["state"] == HELD and row["hold"] == LATE:
        message = _(
            "{item} would go out late on {channel} and is held: publisher release {item}, "
            "or publisher cancel {item}"
        )
        yield Trouble(f"late {key}", message.format(**said))
    elif row["state"] == FAILED:
        message = _(
            "{item} was refused by {channel}: {why}. Correct the file, then: "
            "publisher release {item}"
        )
        yield Trouble(f"failed {key}", message.format(**said))
    elif _overdue(row, now) and channel not in stopped:
        message = _(
            "{item} should have gone out on {channel} at {time:%d/%m %H:%M} UTC and has not: "
            "{why}. See: publisher show {item}"
        )
        why = row["reason"] or _not_begun(row)
        yield Trouble(f"overdue {key}", message.format(**said | {"why": why}, time=row["due_at"]))


def _overdue(row: RowMapping, now: datetime) -> bool:
    return bool(row["state"] == QUEUED and row["ready_at"] < now - OVERDUE)


def _not_begun(row: RowMapping) -> str:
    if row["waits_for"]:
        return _("waits for {channel}").format(channel=row["waits_for"])
    return _("not approved yet, or its channel may not post now")


def update_incidents(db: Connection, found: Mapping[str, str], now: datetime) -> None:
    """Open what is new, end what is over. found: key → what. May be repeated."""
    current = {
        row["key"]: row
        for row in db.execute(select(incidents).where(incidents.c.ended_at.is_(None))).mappings()
    }
    for key, what in found.items():
        if key not in current:
            db.execute(insert(incidents).values(key=key, what=what, began_at=now))
        elif current[key]["what"] != what:
            where = incidents.c.id == current[key]["id"]
            db.execute(update(incidents).where(where).values(what=what))
    for key, row in current.items():
        if key not in found:
            db.execute(update(incidents).where(incidents.c.id == row["id"]).values(ended_at=now))


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
