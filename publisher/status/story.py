"""What people ask about one item: its versions, who said what, and what became of each post.

Read-only. Everything comes back as plain dicts, so that the CLI prints it or dumps it.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from publisher.actions.approval_status import ApprovalStatus
from publisher.config.file import Account
from publisher.contract import can
from publisher.engagement.readings import FIGURES, readings
from publisher.items.lifecycle import find_item
from publisher.items.versions import corrections, versions
from publisher.outbox.deliveries import (
    CANCELLED,
    DOUBTFUL,
    END_STATES,
    FAILED,
    NEW,
    NOTE,
    PUBLISH,
    QUEUED,
    SENT,
    STAYS,
    UPDATE,
    WITHDRAW,
    WITHDRAWN,
    attempts,
    in_doubt,
)
from publisher.planning.planner import Planner
from publisher.status.overview import Holds, all_holds, held_by, rows_of

OUT = (SENT, WITHDRAWN, DOUBTFUL)  # has been seen by readers, or may have been


def story(db: Connection, planner: Planner, wanted: str) -> dict[str, Any] | None:
    """Return everything about one item, by its name or its file; None if there is none."""
    item = find_item(db, wanted)
    if item is None:
        return None
    said, held = ApprovalStatus.of(db, planner, item["id"]), all_holds(db)
    hold = held.pop(("item", item["id"]), None)
    read = rows_of(db, versions, item=item["id"])
    return {
        "item": dict(item),
        "hold": hold,
        "versions": [_version(row, said.rows) for row in read],
        "approvals": [_verdict(row, said) for row in said.every],
        "corrections": _corrections(db, item["id"], said.rows),
        "withdrawal": _withdrawal(item, said, planner.config.accounts),
        "deliveries": [_delivery(db, row, said, held) for row in said.rows],
    }


def _version(row: RowMapping, rows: Sequence[RowMapping]) -> dict[str, Any]:
    """Return when a version was read, and whether it is out or is to go out."""
    mine = [each for each in rows if each["version"] == row["id"] and each["kind"] != WITHDRAW]
    return {key: row[key] for key in ("id", "fingerprint", "read_at")} | {
        "out": any(each["kind"] == PUBLISH and each["state"] == SENT for each in mine),
        "waits": any(each["state"] not in END_STATES for each in mine),
    }


def _verdict(row: RowMapping, said: ApprovalStatus) -> dict[str, Any]:
    """Return who decided what, and what it was about."""
    kept = {key: row[key] for key in ("person", "verdict", "reason", "at")}
    return kept | {"about": said.about(row)}


def _corrections(db: Connection, item: str, rows: Sequence[RowMapping]) -> list[dict[str, Any]]:
    """Return what readers are told that was wrong, or will be; not what was dropped."""
    standing = [r for r in rows if r["kind"] in (UPDATE, NOTE) and r["state"] != CANCELLED]
    out = {row["version"] for row in standing if row["state"] == SENT}
    planned = {row["version"] for row in standing}
    return [
        dict(row) | {"out": row["version"] in out}
        for row in rows_of(db, corrections, item=item)
        if row["version"] in planned
    ]


def _withdrawal(
    item: RowMapping, said: ApprovalStatus, accounts: Mapping[str, Account]
) -> dict[str, Any] | None:
    """Return since when an item is withdrawn and what came of it on every channel."""
    if item["withdrawn_at"] is None:
        return None
    going = {row["target"]: row for row in said.rows if row["kind"] == WITHDRAW}
    fixed = {name for name, each in accounts.items() if not can(each.channel, "withdraw")}
    results = [
        {key: row[key] for key in ("channel", "kind", "url")}
        | _result(row, going.get(row["id"]), said, fixed)
        for row in said.rows
        if row["kind"] in NEW and (row["state"] in OUT or in_doubt(row))
    ]
    return {"at": item["withdrawn_at"], "why": item["withdrawn_why"], "results": results}


def _result(
    row: RowMapping, going: RowMapping | None, said: ApprovalStatus, fixed: Container[str]
) -> dict[str, Any]:
    """Return what became of one post: gone, asked, going, visible, not_supported or in_doubt.

    fixed: the channels that have no way to take a post away.
    """
    result, why = "visible", None
    if row["state"] == WITHDRAWN:
        result = "gone"
    elif row["state"] != SENT:
        result, why = "in_doubt", row["reason"]
    elif row["channel"] in fixed:
        result = "not_supported"
    elif going is not None:
        result, why = _on_its_way(going, said), going["reason"]
    return {"result": result, "reason": why}


def _on_its_way(going: RowMapping, said: ApprovalStatus) -> str:
    if going["state"] == STAYS:
        return "not_supported"
    if going["state"] in (FAILED, CANCELLED):
        return "visible"
    return "asked" if going["state"] == QUEUED and said.lacks(going) else "going"


def _delivery(
    db: Connection, row: RowMapping, said: ApprovalStatus, held: Holds
) -> dict[str, Any]:
    figures = ("label", "at", *FIGURES, "unknown")
    return dict(row) | {
        "lacks": said.lacks(row),
        "held_by": held_by(held, row),
        "attempts": [dict(each) for each in rows_of(db, attempts, delivery=row["id"])],
        "readings": [
            {key: each[key] for key in figures}
            for each in rows_of(db, readings, delivery=row["id"])
        ],
    }
