"""Giving an item another time, and handing a draft in: both change the editor's file.

The file stays the truth: what is written there is taken in like any editor's change, and what
people had agreed to must be agreed to again.
"""

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, RowMapping, select

from publisher.actions.checking import check_file
from publisher.items.lifecycle import find_item
from publisher.items.moment_line import CantMove, with_moment
from publisher.items.opening import open_plain
from publisher.items.problem import Problem
from publisher.items.scan import markdown_files
from publisher.items.versions import versions
from publisher.outbox.approval import Refused
from publisher.outbox.deliveries import begun, deliveries
from publisher.people.journal import Entry, write
from publisher.store.durable import atomic_write, sync
from publisher.words import _, channel_names
from publisher.workspace import Workspace

MOST = 1_000_000  # bytes of a file; no article is larger


class Wrong(Exception):
    """A draft has errors; `problems` are they, as `publisher check` tells them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(each) for each in problems))
        self.problems = problems


def move(workspace: Workspace, name: str, when: datetime, who: str, seen: str) -> None:
    """Write another time into an item's file; it is taken in as any change of an editor.

    seen: the hash of the file's bytes that the person was shown. Raises Refused, also where the
    file says something else by now.
    """
    with workspace.store.read() as db:
        item = find_item(db, name)
        if item is None:
            raise Refused(_("no item or file {item!r}; see: publisher status").format(item=name))
        _check_waits(db, item)
        known = db.scalar(select(versions.c.source_hash).where(versions.c.id == item["version"]))
    _check_future(workspace, when)
    path = workspace.config.content.resolve() / item["path"]
    data = _read(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest not in (seen, known) or seen != digest:
        raise Refused(_("the file was changed meanwhile; look at it again"))
    _put(path, _moved(workspace, data, when))
    _note(workspace, who, "move", item["id"], was=item["publish_at"], when=when)


def may_move(rows: Sequence[RowMapping]) -> bool:
    """Tell whether an item with these deliveries waits as a whole."""
    return not any(begun(row) for row in rows)


def hand_in(workspace: Workspace, path: Path, when: datetime, who: str) -> Path:
    """Give a draft its time and let it be taken in; returns its new path below the content folder.

    path: of the draft, whose name begins with "_", below the content folder. Raises Wrong where
    it has errors, and Refused.
    """
    _check_future(workspace, when)
    content = workspace.config.content.resolve()
    draft = content / path
    final = draft.with_name(draft.name.lstrip("_"))
    if draft.name == final.name or not draft.resolve().is_relative_to(content):
        raise Refused(_("that is no draft: {path}").format(path=path))
    _put(draft, _moved(workspace, _read(draft), when))
    checked = check_file(workspace, path, markdown_files(content), {})
    if checked.has("error"):
        raise Wrong([each for each in checked.problems if each.level == "error"])
    try:
        os.link(draft, final)  # unlike a renaming, never over another file
    except FileExistsError:
        message = _("{path} is there already; nothing was changed")
        raise Refused(message.format(path=final.relative_to(content))) from None
    draft.unlink()
    sync(final.parent)
    taken = final.relative_to(content)
    _note(workspace, who, "hand_in", None, path=str(taken), when=when)
    return taken


def _check_waits(db: Connection, item: RowMapping) -> None:
    if item["withdrawn_at"] or item["missing_since"]:
        raise Refused(_("it was withdrawn, or its file is gone"))
    rows = db.execute(select(deliveries).where(deliveries.c.item == item["id"])).mappings().all()
    out = [row["channel"] for row in rows if begun(row)]
    if out:
        message = _("it is out, or on its way, on: {channels}")
        raise Refused(message.format(channels=channel_names(dict.fromkeys(out))))


def _check_future(workspace: Workspace, when: datetime) -> None:
    if when <= workspace.now():
        raise Refused(_("this time has passed"))


def _moved(workspace: Workspace, data: bytes, when: datetime) -> bytes:
    try:
        return with_moment(data, when, workspace.config.office.zone)
    except CantMove as error:
        raise Refused(str(error)) from None


def _read(path: Path) -> bytes:
    try:
        with open_plain(path) as file:
            return file.read(MOST)
    except OSError as error:
        raise Refused(_("its file can't be read: {why}").format(why=error.strerror)) from None


def _put(path: Path, data: bytes) -> None:
    """Replace a file's bytes; the draft beside it has a name that no scan looks at."""
    try:
        atomic_write(path, data, beside=path.with_name(f".{path.name}.tmp"))
    except OSError as error:
        raise Refused(_("its file can't be written: {why}").format(why=error.strerror)) from None


def _note(workspace: Workspace, who: str, act: str, item: str | None, **details: object) -> None:
    told = {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in details.items()
    }
    with workspace.store.write() as db:
        write(db, Entry(who=who, act=act, item=item, details=told), workspace.now())
    workspace.ring()
