"""What people ask about the present: what waits, is out, is in doubt, held or failed, and why.

Read-only. Everything comes back as plain dicts, so that the CLI prints it or dumps it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from publisher.approval import approvals, item_digest, sent_back, to_approve
from publisher.deliveries import (
    CLAIMED,
    DOUBT,
    DOUBTFUL,
    FAILED,
    FIRST_RUN,
    HELD,
    NEW,
    QUEUED,
    SENDING,
    SENT,
    UNSUPPORTED,
    WITHDRAW,
    WITHDRAWN,
    attempts,
    deliveries,
)
from publisher.engagement import FIGURES, readings
from publisher.incidents import incidents
from publisher.intake import problems_of_files
from publisher.items import corrections, find_item, items, versions
from publisher.rests import channels, holds

OUT = (SENT, WITHDRAWN, DOUBTFUL)  # has been seen by readers, or may have been
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
    rows = [dict(row) for row in db.execute(query).mappings()]
    asked = {row["item"] for row in rows if row["approvals_needed"]}
    refusals = {item: sent_back(db, item) for item in asked}
    return [row | {"sent_back": _refusal(refusals.get(row["item"]))} for row in rows]


def _refusal(row: RowMapping | None) -> dict[str, Any] | None:
    return None if row is None else {key: row[key] for key in ("person", "reason", "at")}


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
        "approvals": _verdicts(db, item["id"]),
        "corrections": [dict(row) for row in _all(db, corrections, item=item["id"])],
        "withdrawal": _withdrawal(db, item),
        "deliveries": [_delivery_story(db, row) for row in _all(db, deliveries, item=item["id"])],
    }


def _verdicts(db: Connection, item: str) -> list[dict[str, Any]]:
    """Return who decided what; `stands`: about what readers would see now."""
    now = item_digest(to_approve(db, item))
    return [
        {key: row[key] for key in ("person", "verdict", "reason", "at")}
        | {"stands": row["digest"] == now}
        for row in _all(db, approvals, item=item)
    ]


def _withdrawal(db: Connection, item: RowMapping) -> dict[str, Any] | None:
    """Return since when an item is withdrawn and what came of it on every channel."""
    if item["withdrawn_at"] is None:
        return None
    rows = _all(db, deliveries, item=item["id"])
    going = {row["target"]: row for row in rows if row["kind"] == WITHDRAW}
    results = [
        {key: row[key] for key in ("channel", "kind", "url")} | _result(row, going.get(row["id"]))
        for row in rows
        if row["kind"] in NEW and (row["state"] in OUT or row["hold"] == DOUBT)
    ]
    return {"at": item["withdrawn_at"], "why": item["withdrawn_why"], "results": results}


def _result(row: RowMapping, going: RowMapping | None) -> dict[str, Any]:
    """Return what became of one post: gone, going, visible, not_supported or in_doubt."""
    result, why = "visible", None
    if row["state"] == WITHDRAWN:
        result = "gone"
    elif row["state"] != SENT:
        result, why = "in_doubt", row["reason"]
    elif going is not None:
        failed = "not_supported" if going["hold"] == UNSUPPORTED else "visible"
        result = failed if going["state"] == FAILED else "going"
        why = going["reason"]
    return {"result": result, "reason": why}


def _delivery_story(db: Connection, row: RowMapping) -> dict[str, Any]:
    figures = ("label", "at", *FIGURES, "unknown")
    refusal = _refusal(sent_back(db, row["item"])) if row["approvals_needed"] else None
    return dict(row) | {
        "sent_back": refusal,
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
