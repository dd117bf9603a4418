"""Files that people have written for them: a new draft of an old item, a file that was deleted.

Never over a file that is there. A draft's name begins with "_": nothing is made of it before
somebody takes that away.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, RowMapping, select

from publisher.items.characters import clean
from publisher.items.head import read, split
from publisher.items.keys import meant
from publisher.items.lifecycle import find_item, items
from publisher.items.names import slugify
from publisher.items.versions import versions
from publisher.people.journal import Entry, write
from publisher.store.durable import put, write_beside
from publisher.words import _
from publisher.workspace import Workspace

# What was of the old item alone: its name, its times, what became of it.
OF_THE_OLD = frozenset(
    {"id", "publish_at", "slot", "expires", "updated", "event"}
    | {"correction", "withdrawn", "old_addresses"}
)
LONGEST = 80  # characters of a file's name, without its date
_KEY = re.compile(r"([^\s#\-\[\]{}][^:]*):(?:\s|$)")  # at the beginning of a line


class CantCopy(Exception):
    """No file was written; the message says why."""


def copy_as_new(workspace: Workspace, name: str, *, who: str) -> Path:
    """Write an item's newest words as a draft beside its file; returns where, below content/.

    Without its name and its times. Raises CantCopy.
    """
    with workspace.store.read() as db:
        item, source = _newest(db, name)
        taken = frozenset(db.scalars(select(items.c.id)))
    if item["page"]:
        raise CantCopy(_("a standing page is there once; it can't be copied"))
    text = _draft(workspace, source)
    folder = _folder(workspace, item)
    day = workspace.config.calendar.local(workspace.now()).date()
    slug = slugify(item["title"])[:LONGEST].strip("-") or "bai-moi"
    for number in count(1):
        last = slug if number == 1 else f"{slug}-{number}"
        target = folder / f"_{day:%Y-%m-%d}-{last}.md"
        if last in taken or target.with_name(target.name[1:]).exists():
            continue
        if _is_written(target, text):
            break
    path = target.relative_to(workspace.config.content)
    _note(workspace, who, "copy_as_new", item["id"], path)
    return path


def put_back(workspace: Workspace, name: str, *, who: str) -> Path:
    """Write an item's file as it was last read to where it was, if it is gone. Raises CantCopy."""
    with workspace.store.read() as db:
        item, source = _newest(db, name)
    target = workspace.config.content / item["path"]
    if item["missing_since"] is None or target.exists():
        raise CantCopy(_("its file is there"))
    _check_inside(workspace, target)
    if not _is_written(target, source):
        raise CantCopy(_("its file is there"))
    _note(workspace, who, "put_back", item["id"], Path(item["path"]))
    return Path(item["path"])


def _newest(db: Connection, name: str) -> tuple[RowMapping, str]:
    item = find_item(db, name)
    if item is None:
        raise CantCopy(_("there is no such item"))
    found = db.scalar(select(versions.c.source).where(versions.c.id == item["version"]))
    return item, str(found)


def _draft(workspace: Workspace, source: str) -> str:
    """Return a file's text without what was of the old item alone. Raises CantCopy."""
    parts = split(clean(source)[0])
    if parts is None:
        raise CantCopy(_("its head can't be read"))
    head, body, _line = parts
    lines, keep = [], True
    for line in head.split("\n"):
        if key := _KEY.match(line):
            keep = meant(key[1]) not in OF_THE_OLD
        if keep:
            lines.append(line.rstrip())
    left = read("\n".join(lines), workspace.config.office.zone)[0]
    if left is None or left.id or left.publish_at or left.withdrawn:  # written in one line
        raise CantCopy(_("its head is written so that it can't be copied; copy the file yourself"))
    lines.append(_("publish_at: […day and time, e.g. 2026-11-24 08:00…]"))
    return "\n".join(["---", *lines, "---", body])


def _folder(workspace: Workspace, item: RowMapping) -> Path:
    """Return the folder of an item's file, where its pictures are found; or the content folder."""
    folder = Path(workspace.config.content / item["path"]).parent
    if not folder.is_dir():
        return workspace.config.content
    _check_inside(workspace, folder)
    return folder


def _check_inside(workspace: Workspace, path: Path) -> None:
    if not path.resolve().is_relative_to(workspace.config.content.resolve()):
        raise CantCopy(_("its folder lies outside the content folder"))


def _is_written(target: Path, text: str) -> bool:
    """Write a file for good; False where there is one. Never half of it. Raises CantCopy.

    Its name is taken first; while it has no words, nothing is made of it. Who may write in the
    folder may change it.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x"):
            pass
        with _or_nothing(target):
            draft = write_beside(target, text.encode(), target.with_name(f".{target.name}.tmp"))
            draft.chmod(0o600 | target.parent.stat().st_mode & 0o066)
            put(draft, target)
    except FileExistsError:
        return False
    except OSError as error:
        message = _("the file can't be written: {why}")
        raise CantCopy(message.format(why=error.strerror)) from None
    return True


@contextmanager
def _or_nothing(target: Path) -> Iterator[None]:
    """Take a file away again that could not be written whole."""
    try:
        yield
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _note(workspace: Workspace, who: str, act: str, item: str, path: Path) -> None:
    entry = Entry(who=who, act=act, item=item, details={"path": str(path)})
    with workspace.store.write() as db:
        write(db, entry, workspace.now())
