"""Whether what is out says other words than its file, and nothing is on its way to change that."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, and_, select

from publisher.items.lifecycle import items
from publisher.outbox.attempts import tried_deliveries
from publisher.outbox.deliveries import PUBLISH, SENT, WITHDRAW, begun, deliveries, dropped

# In a query that joins the items: what may be behind, unless a change is planned already.
OUTDATED = and_(
    deliveries.c.kind == PUBLISH,
    deliveries.c.state == SENT,
    deliveries.c.version != items.c.version,
    items.c.withdrawn_at.is_(None),
    items.c.missing_since.is_(None),
)


def behind(db: Connection, rows: Sequence[RowMapping], version: int) -> Mapping[str, RowMapping]:
    """Return what says, or may say, other words than a version, and is not being changed to it.

    rows: all deliveries of the item. The answer is by channel.
    """
    out = [row for row in rows if row["kind"] == PUBLISH and row["state"] == SENT]
    tried = tried_deliveries(db, out[0]["item"]) if out else set()
    return {
        row["channel"]: row
        for row in out
        if not _says(row, [each for each in rows if each["target"] == row["id"]], tried, version)
    }


def items_behind(db: Connection, channels: Collection[str]) -> list[str]:
    """Return the items of which something is behind their file on one of these channels."""
    query = (
        select(items.c.id, items.c.version)
        .join(deliveries, items.c.id == deliveries.c.item)
        .where(OUTDATED, deliveries.c.channel.in_(channels))
        .distinct()
        .order_by(items.c.id)
    )
    found = db.execute(query).all()
    return [
        row.id for row in found if behind(db, _rows(db, row.id), row.version).keys() & {*channels}
    ]


def _rows(db: Connection, item: str) -> Sequence[RowMapping]:
    query = select(deliveries).where(deliveries.c.item == item).order_by(deliveries.c.id)
    return db.execute(query).mappings().all()


def _says(
    row: RowMapping, its_changes: Sequence[RowMapping], tried: Collection[int], version: int
) -> bool:
    """Tell whether a post says these words, or will with nothing more being planned."""
    known = [each for each in its_changes if each["state"] == SENT and each["kind"] != WITHDRAW]
    last = max(known, key=_sequence, default=row)
    since = [each for each in its_changes if each["sequence"] > last["sequence"]]
    coming = [each for each in since if _stands(each, version)]
    if coming:
        return carries(max(coming, key=_sequence), version)
    maybe_others = any(each["id"] in tried and not carries(each, version) for each in since)
    return carries(last, version) and not maybe_others


def carries(row: RowMapping, version: int) -> bool:
    """Tell whether a row shows a version of its item."""
    return bool(row["version"] == version)


def _sequence(row: RowMapping) -> int:
    return int(row["sequence"])


def _stands(change: RowMapping, version: int) -> bool:
    """Tell whether a change is to come: one of other words is dropped unless it has begun.

    One that a person took back counts, or the same words would be planned again.
    """
    if not carries(change, version):
        return begun(change)
    return not dropped(change)
