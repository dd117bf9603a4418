"""Whether a new file is but the copy of another: by its name, or by its words."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from publisher.items.copynames import is_conflict, originals, stem
from publisher.items.lifecycle import items
from publisher.items.likeness import LOOKED_AT, Likeness, candidates
from publisher.items.names import DATE_PREFIX, slugify
from publisher.items.reading import Draft
from publisher.items.versions import versions

SUFFIXES = (".md", ".markdown")
HEADS = ("Copy ", "copy-of-", "Bản sao ", "ban-sao-")  # of the names of copies
LAST = chr(0x10FFFF)  # stands behind every other character


@dataclass(frozen=True, slots=True)
class Original:
    """What a file is probably a copy of."""

    path: str
    item: str | None = None  # None where that file was not taken in
    missing: bool = False  # its file is gone


@dataclass(slots=True)
class Together:
    """Files that are looked at at once, before any of them is taken in."""

    read: Callable[[Path], Draft | None]
    _bands: dict[int, list[Path]] = field(default_factory=dict)

    def original_of(self, draft: Draft) -> Original | None:
        """Return the file seen before of which this one is probably a copy; remembers this one."""
        likeness = _likeness(draft)
        bands = likeness.bands()
        near = dict.fromkeys(path for band in bands for path in self._bands.get(band, ()))
        for band in bands:
            self._bands.setdefault(band, []).append(draft.path)
        for path in islice(() if draft.explicit_id else near, LOOKED_AT):
            other = self.read(path)
            if other and other.item.id != draft.item.id and likeness.is_like(_likeness(other)):
                return Original(str(path), other.item.id)
        return None


def original_of(db: Connection, draft: Draft, present: Collection[Path]) -> Original | None:
    """Return what a file that nobody has seen before is probably a copy of, else None.

    It does not matter which of the two came first. present: all other files.
    """
    return (
        _named_as_copy(db, draft, present)
        or _has_copy(db, draft.path, present)
        or _with_like_words(db, draft)
    )


def _named_as_copy(db: Connection, draft: Draft, present: Collection[Path]) -> Original | None:
    path = draft.path
    for name in originals(path.name):
        for suffix in SUFFIXES:
            beside = path.with_name(name + suffix)
            if beside in present:
                return Original(str(beside))
        wanted = slugify(DATE_PREFIX.sub("", name))[:120].strip("-")
        if wanted and wanted != draft.item.id and (found := _known(db, wanted)):
            return found
    if is_conflict(path.name):  # its original may be on its way
        return Original(str(path.with_name(originals(path.name)[0] + path.suffix)))
    return None


def _known(db: Connection, item: str) -> Original | None:
    query = select(items.c.id, items.c.path, items.c.missing_since).where(items.c.id == item)
    row = db.execute(query).first()
    return Original(row.path, row.id, missing=row.missing_since is not None) if row else None


def _has_copy(db: Connection, path: Path, present: Collection[Path]) -> Original | None:
    """Return the item whose file is by its name a copy of this one, and was there first."""
    mine = stem(path.name)
    for row in _beside(db, path):
        other = Path(row.path)
        if other in present and mine in originals(other.name):
            return Original(row.path, row.id)
    return None


def _beside(db: Connection, path: Path) -> Iterator[Row[Any, Any]]:
    """Yield items whose paths begin as this file's does, or say that they are copies of it."""
    start = str(path.with_name(stem(path.name)))
    columns = select(items.c.id, items.c.path)
    where = items.c.path if db.dialect.name == "sqlite" else items.c.path.collate("C")
    starts = [start + sign for sign in " (-_.~"]
    for begin in starts + [str(path.with_name(head)) for head in HEADS]:
        begins = (where > begin) & (where < begin + LAST)
        yield from db.execute(columns.where(begins).limit(200))


def _with_like_words(db: Connection, draft: Draft) -> Original | None:
    likeness = _likeness(draft)
    query = (
        select(items.c.id, items.c.path, items.c.missing_since, versions.c.content)
        .join(versions, versions.c.item == items.c.id)
        .where(versions.c.id.in_(candidates(db, likeness)), items.c.id != draft.item.id)
    )
    for row in db.execute(query):
        kept = Likeness.of(row.content["item"], slot=row.content["slot"])
        if likeness.is_like(kept):
            return Original(row.path, row.id, missing=row.missing_since is not None)
    return None


def _likeness(draft: Draft) -> Likeness:
    item = draft.item
    said = {"title": item.title, "summary": item.summary, "body": item.body}
    return Likeness.of(said | {"publish_at": item.publish_at.isoformat()}, slot=draft.slot)
