"""What the publisher knows about items: every version of each, its corrections, its media.

An item is itself for ever; which file it is, is told in publisher/items/identity.py.
"""

import errno
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
    update,
)

from publisher.contract import Image, Item, Video
from publisher.items.findable import make_findable
from publisher.items.lifecycle import seen
from publisher.items.likeness import Likeness, keep_likeness
from publisher.items.opening import open_plain, short_hash, size
from publisher.items.reading import Draft
from publisher.store.database import Instant, metadata
from publisher.store.durable import make_folder, put, sync, write_beside

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", String(200), nullable=False),
    Column("version", Integer, nullable=False),  # the one that puts it right
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),  # for readers
    UniqueConstraint("item", "version"),
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

ROOM = 200_000_000  # bytes of the disk that copies of media leave for the database,
SHARE = 20  # or one in so many bytes of a small disk
_ITEM = TypeAdapter(Item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One item as its editor wrote it at one time, ready to be planned and rendered."""

    id: int  # 0 where it is not kept
    item: Item
    slot: bool
    texts: Mapping[str, str]
    channels: tuple[str, ...] | None
    sensitive: bool = False
    correction: str | None = None  # what its editor says was wrong before


def keep_media(item: Item, folder: Path) -> Item:
    """Copy an item's files to where nobody edits them; returns the item that refers there."""
    make_folder(folder)
    video = item.video
    if video:
        path = video.path and _kept(video.path, folder / video.name)
        video = replace(
            video, path=path, poster=video.poster and _kept_image(video.poster, folder)
        )
    return replace(
        item,
        cover=item.cover and _kept_image(item.cover, folder),
        images=tuple(_kept_image(each, folder) for each in item.images),
        video=video,
    )


def _kept_image(image: Image, folder: Path) -> Image:
    return replace(image, path=_kept(image.path, folder / image.name))


def _kept(source: Path, target: Path) -> Path:
    """Copy a file to where its name says what its bytes are; raises OSError if they changed.

    One that is there is kept if it is whole; a process may have died before it was for good.
    What is copied is what was looked at, or nothing: no link is followed on the way to it,
    and its bytes are compared with the name that they got when it was read.
    """
    if target.exists() and _is_whole(target):
        sync(target)
        sync(target.parent)
        return target
    with open_plain(source) as file:
        disk = shutil.disk_usage(target.parent)
        if size(file) + min(ROOM, disk.total // SHARE) > disk.free:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(source))
        draft = write_beside(target, file)
    if not _is_whole(draft, target.stem):
        draft.unlink()
        raise OSError(errno.EBUSY, "changed while it was read", str(source))
    put(draft, target)
    return target


def _is_whole(path: Path, name: str = "") -> bool:
    with path.open("rb") as file:
        return short_hash(file) == (name or path.stem)


def as_version(db: Connection, draft: Draft, name: str) -> Version:
    """Return a file that was read as a version of an item; its id is 0 if it is not kept."""
    return Version(
        id=_known(db, draft, name) or 0,
        item=replace(draft.item, id=name),
        slot=draft.slot,
        texts=draft.texts,
        channels=draft.channels,
        sensitive=draft.sensitive,
        correction=draft.correction,
    )


def _known(db: Connection, draft: Draft, name: str) -> int | None:
    """Return the version that says what a draft says, also one that an earlier release kept."""
    query = select(versions.c.id, versions.c.content).where(versions.c.item == name)
    if row := db.execute(query.where(versions.c.fingerprint == draft.fingerprint)).first():
        return int(row.id)
    row = db.execute(query.where(versions.c.fingerprint == draft.fingerprint_before)).first()
    if row is None or _words_of_cover(row.content["item"]["cover"]) != _words_of_cover(
        json.loads(_ITEM.dump_json(draft.item))["cover"]
    ):
        return None
    return int(row.id)


def _words_of_cover(cover: Mapping[str, Any] | None) -> list[Any]:
    return [cover[key] for key in ("alt", "caption", "credit")] if cover else []


def add_version(db: Connection, draft: Draft, name: str, item: Item, now: datetime) -> int:
    """Keep what a file says; returns the version, an older one if it says that again.

    item: the draft's with its kept media.
    """
    wanted = as_version(db, draft, name)
    number = wanted.id
    if not number:
        content = _content(replace(wanted, item=replace(item, id=name)))
        added = insert(versions).values(
            item=name,
            fingerprint=draft.fingerprint,
            source_hash=draft.source_hash,
            source=draft.source,
            content=content,
            read_at=now,
        )
        number = db.execute(added.returning(versions.c.id)).scalar_one()
        keep_likeness(db, number, Likeness.of(content["item"], slot=draft.slot))
    seen(db, name, str(draft.path), draft.item, number, now)
    make_findable(db, name, str(draft.path), draft.item)
    return number


def _content(wanted: Version) -> dict[str, Any]:
    return {
        "item": json.loads(_ITEM.dump_json(_portable(wanted.item))),
        "slot": wanted.slot,
        "texts": dict(wanted.texts),
        "channels": wanted.channels,
        "sensitive": wanted.sensitive,
        "correction": wanted.correction,
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
        sensitive=content.get("sensitive", False),
        correction=content.get("correction"),
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


def note_correction(db: Connection, item: str, version: int, note: str, now: datetime) -> None:
    """Keep what readers are told of a version that puts another right; the first words stay."""
    mine = (corrections.c.item == item, corrections.c.version == version)
    if db.scalar(select(corrections.c.id).where(*mine)) is None:
        db.execute(insert(corrections).values(item=item, version=version, at=now, note=note))


def say_correction(db: Connection, item: str, version: int, note: str) -> bool:
    """Tell readers of a correction in other words; False if none is planned."""
    mine = (corrections.c.item == item, corrections.c.version == version)
    return db.execute(update(corrections).where(*mine).values(note=note)).rowcount > 0
