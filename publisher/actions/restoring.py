"""Putting an older copy of the database back, so that nothing goes out again by itself.

The copy knows nothing of what went out, or was withdrawn, after it was made. So all that it
believes not to be out is held in it before it takes the database's place: whatever breaks
off, the workspace has either the database that was there, or one that holds.
"""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from publisher.config.file import Config
from publisher.config.installation import made_anew
from publisher.items.wholeness import PATIENCE
from publisher.outbox import orders
from publisher.outbox.deliveries import RESTORED, deliveries
from publisher.people.journal import Entry, anchor, anchored, set_aside, write
from publisher.planning.intake import Intake
from publisher.planning.planner import Planner
from publisher.store.backup import check_copy, copied, put_in_place
from publisher.store.database import Store
from publisher.workspace import Workspace


def restore(config: Config, copy: Path, now: datetime, *, who: str) -> Path | None:
    """Put a copy in the database's place; returns where the present one was moved, if any.

    The caller holds the workspace's lock. May be repeated. Raises Damaged if the copy is not
    whole, OSError if the content folder can't be read; then nothing was changed.
    """
    check_copy(copy)
    database = Path(config.database.removeprefix("sqlite:///"))
    beside = copied(copy, database)
    there = config.publishing.model_copy(update={"database": f"sqlite:///{beside}"})
    workspace = Workspace.of(replace(config, publishing=there))
    try:
        held = hold_what_followed(workspace)
        newest = anchored(config.state)
        details = {"copy": copy.name, "newest_line_before": newest, "held": held}
        with workspace.store.write() as db:
            write(db, Entry(who=who, act="restore", details=details), now)
    finally:
        workspace.store.close()
    moved = put_in_place(beside, database, now)
    set_aside(config.state)
    with closing(Store(config.database)) as store:
        anchor(store, config.state)
    return moved


def hold_what_followed(workspace: Workspace) -> int:
    """Hold what an older copy of the database, put back, knows not to be out; returns how many.

    A look at what was under way then would go by what its channel remembered then. The same
    holds for files that the copy does not know.
    """
    now = workspace.now()
    with workspace.store.write() as db:
        made_anew(db, now)
        orders.hold_restored(db)
    _hold_new_files(workspace, now)
    with workspace.store.read() as db:
        held = select(func.count()).where(deliveries.c.held_for == RESTORED)
        return db.scalar(held) or 0


def _hold_new_files(workspace: Workspace, now: datetime) -> None:
    planner = Planner(
        workspace.config,
        workspace.store,
        workspace.channels,
        workspace.planner.made_at,
        workspace.approval,
        restored=True,
    )
    intake = Intake.open(workspace.config, workspace.store, planner)
    at_rest = 2 * PATIENCE * workspace.config.publishing.still  # also where a last line has no end
    for clock in (0.0, at_rest):  # seen twice as it is
        intake.run(now, clock)
