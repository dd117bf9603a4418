"""What people ask about the present: what waits, is out, is in doubt, held or failed, and why.

Read-only. Everything comes back as plain dicts, so that the CLI prints it or dumps it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from publisher.engagement import FIGURES, readings
from publisher.incidents import incidents
from publisher.intake import problems_of_files
from publisher.items import find_item, items, versions
from publisher.outbox import (
    CLAIMED,
    DOUBTFUL,
    FAILED,
    FIRST_RUN,
    HELD,
    NEW,
    QUEUED,
    SENDING,
    SENT,
    attempts,
    channels,
    deliveries,
    holds,
)

OPEN = (QUEUED, CLAIMED, SENDING, DOUBTFUL, HELD, FAILED)


def status(db: Connection) -> dict[str, Any]:
    """Return the state of the whole workspace."""
    counts: dict[str, dict[str, int]] = {}
    posts = deliveries.c.kind.in_(NEW) | (deliveries.c.state != SENT)
    query = (
        select(deliveries.c.channel, deliveries.c.state, func.count())
        .where(posts)
        .group_by(deliveries.c.channel, deliveries.c.state)
    )
    for channel, state, count in db.execute(query):
        counts.setdefault(channel, {})[state] = count
    return {
        "channels": [dict(row) for row in _all(db, channels)],
        "counts": counts,
        "open": open_deliveries(db),
        "holds": [dict(row) for row in _all(db, holds)],
        "incidents": open_incidents(db),
        "corrections": pending_corrections(db),
        "files": {
            path: [{"line": p.line, "field": p.field, "message": p.message} for p in problems]
            for path, problems in problems_of_files(db).items()
        },
    }


def open_deliveries(db: Connection) -> list[dict[str, Any]]:
    """Return what has not come to its end, the soonest first."""
    query = (
        select(
            items.c.title,
            *(
                deliveries.c[name]
                for name in (
                    "item",
                    "channel",
                    "state",
                    "hold",
                    "reason",
                    "due_at",
                    "ready_at",
                    "waits_for",
                    "kind",
                    "visible",
                    "approved",
                    "approvals_needed",
                    "attempts",
                )
            ),
        )
        .join(items, items.c.id == deliveries.c.item)
        .where(deliveries.c.state.in_(OPEN))
        .order_by(deliveries.c.due_at, deliveries.c.item, deliveries.c.id)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def open_incidents(db: Connection) -> list[dict[str, Any]]:
    """Return what operators were told of and is not over."""
    query = select(incidents).where(incidents.c.ended_at.is_(None)).order_by(incidents.c.id)
    return [dict(row) for row in db.execute(query).mappings()]


def pending_corrections(db: Connection) -> list[dict[str, Any]]:
    """Return the published items whose files say something else now."""
    query = (
        select(items.c.id, items.c.path, items.c.title, versions.c.read_at)
        .join(versions, versions.c.id == items.c.version)
        .where(
            items.c.planned.is_not(None),
            items.c.version != items.c.planned,
            items.c.withdrawn_at.is_(None),
        )
        .order_by(versions.c.read_at)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def first_run(db: Connection) -> list[dict[str, Any]]:
    """Return the items that wait for adopt or release."""
    query = (
        select(items.c.id, items.c.title, items.c.publish_at)
        .where(
            items.c.id.in_(
                select(deliveries.c.item).where(
                    deliveries.c.state == HELD, deliveries.c.hold == FIRST_RUN
                )
            )
        )
        .order_by(items.c.publish_at)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def story(db: Connection, wanted: str) -> dict[str, Any] | None:
    """Return everything about one item, by its name or its file; None if there is none."""
    item = find_item(db, wanted)
    if item is None:
        return None
    read = _all(db, versions, item=item["id"])
    return {
        "item": dict(item),
        "versions": [{key: row[key] for key in ("id", "fingerprint", "read_at")} for row in read],
        "deliveries": [_delivery_story(db, row) for row in _all(db, deliveries, item=item["id"])],
    }


def _delivery_story(db: Connection, row: RowMapping) -> dict[str, Any]:
    figures = ("label", "at", *FIGURES, "unknown")
    return dict(row) | {
        "attempts": [dict(each) for each in _all(db, attempts, delivery=row["id"])],
        "readings": [
            {key: each[key] for key in figures} for each in _all(db, readings, delivery=row["id"])
        ],
    }


def _all(db: Connection, table: Table, **equal: Any) -> Sequence[RowMapping]:
    query = select(table).order_by(*table.primary_key.columns)
    for name, value in equal.items():
        query = query.where(table.c[name] == value)
    return db.execute(query).mappings().all()


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it; times as ISO 8601 in UTC."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
