"""An item as a preview shows it: with all that stands beside its file, and what is to be done.

Nothing is written: what the publisher has not planned yet is made up as it would plan it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping

from publisher.contract import Correction, Post, Rejected
from publisher.items.versions import Version
from publisher.outbox.deliveries import (
    CANCELLED,
    END_STATES,
    NEW,
    NOTE,
    PUBLISH,
    SENT,
    UPDATE,
    WITHDRAW,
    begun,
)
from publisher.planning.behind import behind
from publisher.planning.dressing import dress
from publisher.planning.planner import Planner
from publisher.workspace import Workspace

CHANGES = (UPDATE, NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """An item with all that stands beside its file, as it would be planned now."""

    version: Version
    gone: bool  # it is taken back everywhere
    dues: Mapping[str, datetime]  # by channel
    rows: Mapping[str, list[RowMapping]]  # by channel; the last one says how it is there
    notes: Mapping[str, Post]  # by channel: posted there instead of a change


def staged(
    workspace: Workspace,
    db: Connection,
    wanted: Version,
    rows: Sequence[RowMapping],
    *,
    gone: bool,
) -> Staged:
    """Dress an item as its deliveries will carry it: its time, its corrections, its notes."""
    planner, now = workspace.planner, workspace.now()
    if gone:
        wanted = _went_out(planner, db, rows) or wanted
    first = [row for row in rows if row["kind"] == PUBLISH]
    dues = planner.dues(db, wanted, first, now)
    dressed = dress(db, wanted)
    item = dressed.item
    if not any(begun(row) for row in rows):
        item = replace(item, publish_at=min(dues.values(), default=item.publish_at))
    elif not gone and behind(db, rows, wanted.id):  # nothing is planned yet to put it right
        note = wanted.correction or workspace.config.office.corrected(item.lang)
        item = replace(item, corrections=(*item.corrections, Correction(now, note)))
    by_channel = standing(rows)
    made = Staged(
        version=replace(dressed, item=item), gone=gone, dues=dues, rows=by_channel, notes={}
    )
    return replace(made, notes=dict(_notes(workspace, db, made)))


def _went_out(planner: Planner, db: Connection, rows: Sequence[RowMapping]) -> Version | None:
    """Return the version that readers saw last; None if they saw none."""
    seen = [row["version"] for row in rows if row["kind"] in NEW and begun(row)]
    return planner.version(db, max(seen)) if seen else None


def standing(rows: Sequence[RowMapping]) -> dict[str, list[RowMapping]]:
    """Return an item's rows by channel, without changes that were cancelled."""
    found: dict[str, list[RowMapping]] = {}
    for row in rows:
        if row["state"] != CANCELLED or row["kind"] == PUBLISH:
            found.setdefault(row["channel"], []).append(row)
    return found


def _notes(workspace: Workspace, db: Connection, made: Staged) -> Iterator[tuple[str, Post]]:
    for name, mine in made.rows.items():
        account = workspace.config.accounts.get(name)
        noted = mine[-1]["kind"] == NOTE and mine[-1]["version"] == made.version.id
        if account and (noted or task_on(workspace, name, made) == NOTE):
            try:
                yield name, workspace.planner.note_post(db, account, made.version)
            except Rejected:
                continue  # its card says so, once it is planned


def task_on(workspace: Workspace, channel: str, made: Staged) -> str | None:
    """Return what is still to be done on a channel that has rows; None if nothing is."""
    mine, account = made.rows[channel], workspace.config.accounts.get(channel)
    last = mine[-1]
    if last["state"] not in END_STATES:
        return str(last["kind"])
    if made.gone:
        out = any(row["kind"] in NEW and row["state"] == SENT for row in mine)
        return WITHDRAW if out and last["kind"] != WITHDRAW else None
    never = last["kind"] == PUBLISH and last["state"] != SENT
    if never or last["version"] == made.version.id or account is None or account.channel.opt_in:
        return None
    return UPDATE if account.updates_in_place else NOTE
