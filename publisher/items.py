"""What the publisher knows about items: who each file is, every version of it, its media.

An item is itself for ever. Renaming, moving, touching, restoring or re-cloning its file
finds the same item again; two files that are one item are a problem shown to the editor.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
    update,
)

from publisher.content import Draft
from publisher.contract import Image, Item, Video
from publisher.store import Instant, Store, metadata
from publisher.words import _

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", Instant, nullable=False),
)

items = Table(
    "items",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("path", Text, nullable=False, index=True),  # where its file was last seen
    Column("title", Text, nullable=False),
    Column("version", Integer, nullable=False),  # the newest one read
    Column("planned", Integer),  # the version that its deliveries carry
    Column("publish_at", Instant, nullable=False),
    Column("adopted", Boolean, nullable=False),  # was out before this workspace was made
    Column("seen_at", Instant, nullable=False),
    Column("missing_since", Instant),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", String(200), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("source_hash", String(64), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("content", JSON, nullable=False),  # the Item, and what only the plan reads
    Column("read_at", Instant, nullable=False),
    UniqueConstraint("item", "fingerprint"),
)

files = Table(
    "files",
    metadata,
    Column("path", Text, primary_key=True),
    Column("stamp", Text, nullable=False),  # of the file and of all it refers to
    Column("item", String(200)),
    Column("problems", JSON, nullable=False),
    Column("read_at", Instant, nullable=False),
    Index(None, "item"),
)

_ITEM = TypeAdapter(Item)


class SameItem(Exception):
    """Two files claim to be one item; the message is for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One item as its editor wrote it at one time, ready to be planned and rendered."""

    id: int
    item: Item
    slot: bool
    texts: Mapping[str, str]
    channels: tuple[str, ...] | None


def workspace_made_at(store: Store, now: datetime) -> datetime:
    """Return when this workspace was made; the first call makes it now."""
    with store.write() as db:
        made = db.scalar(select(workspace.c.made_at))
        if made is None:
            db.execute(insert(workspace).values(id=1, made_at=now))
        return made or now


def identify(db: Connection, draft: Draft, others: Iterable[Path]) -> str:
    """Tell which item a file is; raises SameItem if another file is it already.

    others: all other Markdown files that are there now.
    """
    present = {str(path) for path in others}
    path = str(draft.path)
    if draft.explicit_id:
        _refuse_new_name(db, draft, path)
        return _unless_elsewhere(db, draft.item.id, path, present)
    copy_of = _item_with_bytes(db, draft.source_hash)
    if copy_of is not None:
        return _unless_elsewhere(db, copy_of, path, present)
    known = db.scalar(select(items.c.id).where(items.c.path == path))
    if known is not None:
        return str(known)
    _refuse_lookalike(db, draft, present)
    return _unless_elsewhere(db, draft.item.id, path, present)


def _item_with_bytes(db: Connection, source_hash: str) -> str | None:
    found = db.scalar(
        select(versions.c.item)
        .where(versions.c.source_hash == source_hash)
        .order_by(versions.c.id)
        .limit(1)
    )
    return None if found is None else str(found)


def _unless_elsewhere(db: Connection, name: str, path: str, present: set[str]) -> str:
    home = db.scalar(select(items.c.path).where(items.c.id == name))
    if home is None or home == path or home not in present:
        return name
    message = _("is the same item as {path}; remove one, or give this file an id of its own")
    raise SameItem(message.format(path=home))


def _refuse_new_name(db: Connection, draft: Draft, path: str) -> None:
    """Stop an id that is written into the file of an item that has another name already."""
    known = db.scalar(select(items.c.id).where(items.c.path == path))
    taken = db.scalar(select(items.c.id).where(items.c.id == draft.item.id))
    if known is not None and taken is None:
        message = _(
            "this file is the item “{known}”, whose id can't change; write “id: {known}”, "
            "or use a new file for a new item"
        )
        raise SameItem(message.format(known=known))


def _refuse_lookalike(db: Connection, draft: Draft, present: set[str]) -> None:
    """Stop a file that looks like a known one renamed and edited at once."""
    query = select(items.c.id, items.c.path).where(items.c.title == draft.item.title)
    for row in db.execute(query):
        if row.path not in present and row.id != draft.item.id:
            message = _(
                "looks like {path} under a new name; write “id: {known}” if it is that item, "
                "or “id: {new}” if it is a new one"
            )
            raise SameItem(message.format(path=row.path, known=row.id, new=draft.item.id))


def keep_media(item: Item, folder: Path) -> Item:
    """Copy an item's files to where nobody edits them; returns the item that refers there."""
    folder.mkdir(parents=True, exist_ok=True)
    video = item.video
    if video:
        path = video.path and _kept(video.path, folder / _video_name(video.path))
        video = replace(
            video, path=path, poster=video.poster and _kept_image(video.poster, folder)
        )
    return replace(
        item,
        cover=item.cover and _kept_image(item.cover, folder),
        images=tuple(_kept_image(each, folder) for each in item.images),
        video=video,
    )


def _video_name(path: Path) -> str:
    stat = path.stat()
    return f"{path.stem[:60]}-{stat.st_size:x}-{stat.st_mtime_ns:x}{path.suffix.lower()}"


def _kept_image(image: Image, folder: Path) -> Image:
    return replace(image, path=_kept(image.path, folder / image.name))


def _kept(source: Path, target: Path) -> Path:
    if not target.exists():
        beside = target.with_name(target.name + ".new")
        shutil.copyfile(source, beside)
        beside.replace(target)
    return target


def add_version(
    db: Connection, draft: Draft, name: str, item: Item, now: datetime
) -> tuple[int, bool]:
    """Keep what a file says; returns the version and whether it is new to its item."""
    where = (versions.c.item == name, versions.c.fingerprint == draft.fingerprint)
    known = db.scalar(select(versions.c.id).where(*where))
    if known is None:
        known = db.scalar(
            insert(versions)
            .values(
                item=name,
                fingerprint=draft.fingerprint,
                source_hash=draft.source_hash,
                source=draft.source,
                content=_content(draft, replace(item, id=name)),
                read_at=now,
            )
            .returning(versions.c.id)
        )
    version = int(known or 0)
    row = db.execute(select(items).where(items.c.id == name)).mappings().first()
    values: dict[str, Any] = {
        "path": str(draft.path),
        "title": draft.item.title,
        "version": version,
        "seen_at": now,
        "missing_since": None,
    }
    if row is None:
        values |= {"id": name, "publish_at": draft.item.publish_at, "adopted": False}
        db.execute(insert(items).values(**values))
        return version, True
    db.execute(update(items).where(items.c.id == name).values(**values))
    return version, row["version"] != version


def _content(draft: Draft, item: Item) -> dict[str, Any]:
    return {
        "item": json.loads(_ITEM.dump_json(_portable(item))),
        "slot": draft.slot,
        "texts": dict(draft.texts),
        "channels": draft.channels,
    }


def version(db: Connection, version_id: int, media: Path) -> Version:
    """Return a kept version; media is the folder given to keep_media."""
    content = db.scalar(select(versions.c.content).where(versions.c.id == version_id))
    if content is None:
        raise LookupError(f"no version {version_id}")
    item = _ITEM.validate_python(content["item"], strict=False)
    channels = content["channels"]
    return Version(
        id=version_id,
        item=_at_home(item, media),
        slot=content["slot"],
        texts=content["texts"],
        channels=None if channels is None else tuple(channels),
    )


def _portable(item: Item) -> Item:
    """Return the item with file names instead of paths, so that a workspace can be moved."""
    return _with_paths(item, lambda path: Path(path.name))


def _at_home(item: Item, media: Path) -> Item:
    return _with_paths(item, lambda path: media / path.name)


def _with_paths(item: Item, change: Any) -> Item:
    def image(each: Image) -> Image:
        return replace(each, path=change(each.path))

    def clip(each: Video) -> Video:
        return replace(
            each, path=each.path and change(each.path), poster=each.poster and image(each.poster)
        )

    return replace(
        item,
        cover=item.cover and image(item.cover),
        images=tuple(image(each) for each in item.images),
        video=item.video and clip(item.video),
    )


def find_item(db: Connection, wanted: str) -> RowMapping | None:
    """Find an item by its name or its file's path."""
    query = select(items).where((items.c.id == wanted) | (items.c.path == wanted))
    return db.execute(query).mappings().first()
