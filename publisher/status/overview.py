"""What people ask about the present: what waits, is out, is in doubt, held or failed, and why.

Read-only. Everything comes back as plain dicts, so that the CLI prints it or dumps it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from publisher.actions.approval_status import ApprovalStatus
from publisher.config.digest import lags
from publisher.items.files import files
from publisher.items.lifecycle import items
from publisher.items.untaken import untaken
from publisher.outbox.deliveries import (
    CLAIMED,
    DOUBTFUL,
    FAILED,
    FIRST_RUN,
    HELD,
    IN_DOUBT,
    NEW,
    NOT_AGREED,
    NOTE,
    QUEUED,
    RESTORED,
    SENDING,
    SENT,
    UPDATE,
    WITHDRAW,
    agreed,
    deliveries,
    in_doubt,
)
from publisher.outbox.pauses import channels, manual_holds
from publisher.status.channel_troubles import told_by_channels
from publisher.status.file_remarks import remarks_on_waiting, wrong_files
from publisher.status.incidents import incidents

if TYPE_CHECKING:
    from publisher.planning.planner import Planner

UNDER_WAY = (CLAIMED, SENDING, DOUBTFUL)
OPEN = (QUEUED, CLAIMED, SENDING, DOUBTFUL, HELD, FAILED)
SHOWN = (
    *(
        "item",
        "title",
        "channel",
        "kind",
        "state",
        "held_for",
        "cancel_asked",
        "reason",
        "due_at",
        "ready_at",
    ),
    *(
        "sequence",
        "waits_for",
        "content_digest",
        "approved_digest",
        "approvals_needed",
        "failures",
    ),
)

Holds = dict[tuple[str, str], dict[str, Any]]  # by kind and name


def status(db: Connection, planner: "Planner") -> dict[str, Any]:
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
        "channels": [dict(row) for row in rows_of(db, channels)],
        "counts": counts,
        "open": open_deliveries(db, planner),
        "holds": [dict(row) for row in rows_of(db, manual_holds)],
        "incidents": open_incidents(db),
        "told": [dict(row) for row in told_by_channels(db)],
        "config_lags": lags(db, planner.config),
        "corrections": pending_corrections(db),
        "deleted": deleted_files(db),
        "files": wrong_files(db),
        "remarks": remarks_on_waiting(db),
        "untaken": [asdict(each) for each in untaken(planner.config.content)],
    }


def open_deliveries(db: Connection, planner: "Planner") -> list[dict[str, Any]]:
    """Return what has not come to its end, the soonest first.

    Each with what it lacks (see ApprovalStatus.lacks) and with the hold that keeps it back.
    """
    query = (
        select(deliveries, items.c.title)
        .join(items, items.c.id == deliveries.c.item)
        .where(deliveries.c.state.in_(OPEN))
        .order_by(deliveries.c.due_at, deliveries.c.item, deliveries.c.id)
    )
    rows = db.execute(query).mappings().all()
    asked = {row["item"] for row in rows if not agreed(row)}
    said = {item: ApprovalStatus.of(db, planner, item) for item in asked}
    held = all_holds(db)
    return [
        {key: row[key] for key in SHOWN}
        | {"held_by": held_by(held, row)}
        | {"lacks": said[row["item"]].lacks(row) if row["item"] in said else None}
        for row in rows
    ]


def all_holds(db: Connection) -> Holds:
    """Return what people hold: channels and items, by kind and name."""
    return {(row["kind"], row["name"]): dict(row) for row in rows_of(db, manual_holds)}


def held_by(held: Holds, row: RowMapping) -> dict[str, Any] | None:
    """Return the hold that keeps a waiting delivery from beginning; None if none does."""
    if row["state"] != QUEUED or row["kind"] == WITHDRAW:  # what takes a post away goes on
        return None
    return held.get(("item", row["item"])) or held.get(("channel", row["channel"]))


def open_incidents(db: Connection) -> list[dict[str, Any]]:
    """Return what operators were told of and is not over."""
    query = select(incidents).where(incidents.c.ended_at.is_(None)).order_by(incidents.c.id)
    return [dict(row) for row in db.execute(query).mappings()]


def pending_corrections(db: Connection) -> list[dict[str, Any]]:
    """Return the published items whose changed files wait for a yes, and since when."""
    since = func.min(deliveries.c.created_at)
    query = (
        select(items.c.id, items.c.path, items.c.title, since.label("since"))
        .join(deliveries, deliveries.c.item == items.c.id)
        .where(
            deliveries.c.kind.in_((UPDATE, NOTE)),
            deliveries.c.state.in_((QUEUED, HELD)),
            NOT_AGREED,
            items.c.withdrawn_at.is_(None),
        )
        .group_by(items.c.id, items.c.path, items.c.title)
        .order_by(since)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def deleted_files(db: Connection) -> list[dict[str, Any]]:
    """Return the items that are out though their files are gone, and on which channels.

    Nobody takes back what is out because its file went: that takes a withdrawal.
    """
    query = (
        select(
            items.c.id, items.c.path, items.c.title, items.c.missing_since, deliveries.c.channel
        )
        .join(deliveries, deliveries.c.item == items.c.id)
        .where(
            items.c.missing_since.is_not(None),
            items.c.withdrawn_at.is_(None),
            deliveries.c.kind.in_(NEW),
            deliveries.c.state == SENT,
        )
        .order_by(items.c.missing_since, items.c.id, deliveries.c.id)
    )
    found: dict[str, dict[str, Any]] = {}
    for row in db.execute(query).mappings():
        item = {key: row[key] for key in row if key != "channel"} | {"channels": []}
        channels_of = found.setdefault(row["id"], item)["channels"]
        if row["channel"] not in channels_of:  # a note is out beside what it corrects
            channels_of.append(row["channel"])
    return list(found.values())


def first_run(db: Connection) -> list[dict[str, Any]]:
    """Return the items that wait for adopt or release."""
    query = (
        select(items.c.id, items.c.title, items.c.publish_at)
        .where(
            items.c.id.in_(
                select(deliveries.c.item).where(
                    deliveries.c.state == HELD, deliveries.c.held_for == FIRST_RUN
                )
            )
        )
        .order_by(items.c.publish_at)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def may_be_out(db: Connection, item: str, channel: str | None) -> list[dict[str, Any]]:
    """Return an item's deliveries that are under way or in doubt, on one channel or on all."""
    query = select(deliveries).where(
        deliveries.c.item == item, deliveries.c.state.in_(UNDER_WAY) | IN_DOUBT
    )
    if channel:
        query = query.where(deliveries.c.channel == channel)
    return [dict(row) for row in db.execute(query.order_by(deliveries.c.id)).mappings()]


def to_be_resolved(row: Mapping[str, Any]) -> bool:
    """Tell whether a person must say whether a post is out."""
    return in_doubt(row) and row["kind"] in NEW


def restored_items(db: Connection) -> int:
    """Return how many items are held since an older database was put back."""
    query = select(func.count(deliveries.c.item.distinct()))
    held = (deliveries.c.state == HELD, deliveries.c.held_for == RESTORED)
    return db.scalar(query.where(*held)) or 0


def last_read(db: Connection, item: str) -> datetime | None:
    """Return when an item's file was last read; None if it has none any more."""
    found: datetime | None = db.scalar(select(files.c.read_at).where(files.c.item == item))
    return found


def known_channels(db: Connection) -> list[str]:
    """Return the names of all channels, also of those that have left the config."""
    return [row["name"] for row in rows_of(db, channels)]


def rows_of(db: Connection, table: Table, **equal: Any) -> Sequence[RowMapping]:
    """Return a table's rows that have these values, in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns)
    for name, value in equal.items():
        query = query.where(table.c[name] == value)
    return db.execute(query).mappings().all()


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it; times as ISO 8601 in UTC."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
