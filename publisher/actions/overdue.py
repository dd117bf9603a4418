"""What becomes of a new item whose time is long past: it is held, or goes out at once."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Literal

from sqlalchemy import Connection, select

from publisher.items.head import Problem, read, split
from publisher.items.lifecycle import items
from publisher.items.reading import Draft
from publisher.planning.rendering import Planned
from publisher.words import _, moment
from publisher.workspace import Workspace

LONG = timedelta(days=1)  # what is past by less was saved a little late


def on_past(
    workspace: Workspace, db: Connection, draft: Draft, name: str, planned: Iterable[Planned]
) -> Iterator[Problem]:
    """Yield what would become of an item that was never taken in, where its time is past."""
    at, now = draft.item.publish_at, workspace.now()
    known = db.scalar(select(items.c.id).where(items.c.id == name))
    if draft.slot or known or at > now - LONG:
        return
    late = any(each.due_at < each.account.rules.late_before(now) for each in planned)
    level: Literal["warning", "hint"] = "warning"
    if at < workspace.planner.made_at:
        message = _("{time} is before this workspace was made: it is held until a person says")
        level = "hint"  # as all the office's old content is
    elif late:
        message = _("{time} is past: it is held as too late, until a person releases it")
    else:
        message = _("{time} is past: it goes out at once")
    zone = workspace.config.office.zone
    head = split(draft.source)
    line = read(head[0], zone)[2].of(("publish_at",)) if head else 1
    yield Problem(line, "publish_at", message.format(time=moment(at, zone)), level)
