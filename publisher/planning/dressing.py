"""An item with all that stands beside its file: its time, its corrections, its channels."""

from dataclasses import replace

from sqlalchemy import Connection, select

from publisher.contract import Correction
from publisher.items.lifecycle import items
from publisher.items.versions import Version, corrections
from publisher.outbox.deliveries import PLAN, PUBLISH, SENT, UPDATE, deliveries


def dress(db: Connection, wanted: Version) -> Version:
    """Return the item with all that stands beside its file.

    That is its time, its corrections, and which channels carry it: a channel that the
    file names later gets no part of what is under way, and nothing may wait for it or
    link to it.
    """
    timed = _timed(db, wanted)
    query = select(deliveries.c.channel).where(
        deliveries.c.item == wanted.item.id,
        deliveries.c.kind == PUBLISH,
        deliveries.c.cancelled_by.is_distinct_from(PLAN),
    )
    carried = [
        name for name in db.scalars(query) if wanted.channels is None or name in wanted.channels
    ]
    return replace(
        timed,
        item=replace(timed.item, corrections=_history(db, wanted)),
        channels=tuple(carried) or wanted.channels,
    )


def _timed(db: Connection, wanted: Version) -> Version:
    """Return the item with the time that it was given, where its editor named none."""
    if not wanted.slot:
        return wanted
    given = db.scalar(select(items.c.publish_at).where(items.c.id == wanted.item.id))
    return replace(wanted, item=replace(wanted.item, publish_at=given or wanted.item.publish_at))


def _history(db: Connection, wanted: Version) -> tuple[Correction, ...]:
    """Return the corrections that readers see with a version, oldest first."""
    done = select(deliveries.c.version).where(
        deliveries.c.item == wanted.item.id,
        deliveries.c.kind == UPDATE,
        deliveries.c.state == SENT,
    )
    query = (
        select(corrections)
        .where(
            corrections.c.item == wanted.item.id,
            (corrections.c.version == wanted.id) | corrections.c.version.in_(done),
        )
        .order_by(corrections.c.at)
    )
    rows = db.execute(query).mappings().all()
    if wanted.item.page:  # changed for years: readers see what was wrong while its file says it
        stand = (wanted.correction,)
        rows = [row for row in rows if row["version"] == wanted.id or row["note"] in stand]
    return tuple(Correction(row["at"], row["note"]) for row in rows)


def is_noted(db: Connection, item: str, note: str) -> bool:
    """Tell whether readers were told these words of an item, or are to be."""
    mine = (corrections.c.item == item, corrections.c.note == note)
    return db.scalar(select(corrections.c.id).where(*mine)) is not None
