"""Which item a file is: by its id, by its place, by its very bytes.

Renaming, moving, touching, restoring or re-cloning a file finds the same item again; two
files that are one item are a problem shown to the editor.
"""

import hashlib
import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from publisher.contract import Item
from publisher.items.content import said
from publisher.items.copies import original_of
from publisher.items.copynames import is_conflict, originals, stem
from publisher.items.lifecycle import items
from publisher.items.names import slugify
from publisher.items.reading import Draft
from publisher.items.versions import versions
from publisher.words import _

log = logging.getLogger(__name__)

_BODY = said("body")


class SameItem(Exception):
    """Two files claim to be one item; the message is for the editor."""


@dataclass(frozen=True, slots=True)
class Others:
    """All other Markdown files that are there now, relative to the content folder."""

    content: Path
    paths: Collection[Path]

    def __contains__(self, path: str) -> bool:
        """Tell whether a file is there."""
        return Path(path) in self.paths

    def hash_of(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes; None if it can't be read now."""
        try:
            with (self.content / path).open("rb") as file:  # however large another may be
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None


def identify(db: Connection, draft: Draft, others: Others) -> str:
    """Tell which item a file is; raises SameItem if another file is it already."""
    path = str(draft.path)
    if draft.explicit_id:
        _refuse_new_name(db, draft, path)
        return _unless_elsewhere(db, draft.item.id, path, others)
    copy_of = _item_with_bytes(db, draft.source_hash)
    if copy_of is not None:
        return _unless_elsewhere(db, copy_of, path, others)
    known = item_at(db, path)
    if known is not None:
        return known
    _refuse_copy(db, draft, others)
    _refuse_lookalike(db, draft, others)
    return _unless_elsewhere(db, draft.item.id, path, others)


def item_at(db: Connection, path: str) -> str | None:
    """Return the item whose file was last seen at a path; None if there never was one."""
    query = select(items.c.id).where(items.c.path == path)
    # where one file replaced another, both were seen here: the one that is not missing
    found = db.scalar(query.order_by(items.c.missing_since.is_not(None), items.c.seen_at.desc()))
    return None if found is None else str(found)


def _item_with_bytes(db: Connection, source_hash: str | None) -> str | None:
    found = db.scalar(
        select(versions.c.item)
        .where(versions.c.source_hash == source_hash)
        .order_by(versions.c.id)
        .limit(1)
    )
    return None if found is None else str(found)


def _unless_elsewhere(db: Connection, name: str, path: str, others: Others) -> str:
    home = db.scalar(select(items.c.path).where(items.c.id == name))
    if home is None or home == path:
        return name
    if home not in others and not _is_conflict_of(path, home):
        return name
    if item_at(db, home) != name:
        return name  # another item's file has taken that place
    if (taken_by := _item_with_bytes(db, others.hash_of(home))) not in (None, name):
        log.info("files_swapped item=%s path=%s by=%s", name, path, taken_by)
        return name
    message = _("is the same item as {path}; remove one, or give this file an id of its own")
    raise SameItem(message.format(path=home))


def _refuse_new_name(db: Connection, draft: Draft, path: str) -> None:
    """Stop an id that is written into the file of an item that has another name already."""
    known = item_at(db, path)
    taken = db.scalar(select(items.c.id).where(items.c.id == draft.item.id))
    if known is not None and taken is None:
        message = _(
            "this file is the item “{known}”, whose id can't change; write “id: {known}”, "
            "or use a new file for a new item"
        )
        raise SameItem(message.format(known=known))


def _is_conflict_of(path: str, home: str) -> bool:
    """Tell whether a sync client laid a file aside; it never takes its original's place."""
    return is_conflict(path) and stem(home) in originals(path)


def _refuse_copy(db: Connection, draft: Draft, others: Others) -> None:
    """Stop a new file that is probably the copy of another, whichever of them came first."""
    found = original_of(db, draft, others.paths)
    if found is None:
        return
    if found.missing:
        raise SameItem(_renamed(found.path, str(found.item), draft.item.id))
    raise SameItem(as_copy(found.path, draft.item.id))


def as_copy(path: str, new: str) -> str:
    """Return what is said of a file that is probably a copy of another."""
    message = _(
        "is probably a copy of {path}, so it is not taken: compare the two and delete the wrong "
        "one; if this is another item, write “id: {new}” in its head"
    )
    return message.format(path=path, new=new)


def _renamed(path: str, known: str, new: str) -> str:
    message = _(
        "looks like {path} under a new name; write “id: {known}” if it is that item, "
        "or “id: {new}” if it is a new one"
    )
    return message.format(path=path, known=known, new=new)


def _refuse_lookalike(db: Connection, draft: Draft, others: Others) -> None:
    """Stop a file that looks like a known one renamed and edited at once.

    It has the title or the text of an item whose file is gone. One whose title and text are
    both others is a new item.
    """
    query = (
        select(items.c.id, items.c.path, items.c.title, items.c.version)
        .add_columns(_BODY.is_not_distinct_from(draft.item.body).label("same_body"))
        .join(versions, versions.c.id == items.c.version)
        .where(items.c.missing_since.is_not(None) | (items.c.title == draft.item.title))
    )
    for row in db.execute(query).all():
        if row.path in others or row.id == draft.item.id:
            continue
        if _same_title(row.title, draft.item.title) or (
            row.same_body and _shows_the_same(db, row.version, draft.item)
        ):
            raise SameItem(_renamed(row.path, row.id, draft.item.id))


def _same_title(one: str, other: str) -> bool:
    """Compare titles without what is often put right: marks, case, punctuation."""
    return one == other or slugify(one) == slugify(other) != ""


def _shows_the_same(db: Connection, version: int, item: Item) -> bool:
    """Tell whether a version has the same text, pictures and documents.

    The last two tell apart what shares a stock sentence, as one week's file and the next's.
    """
    content = db.execute(select(versions.c.content).where(versions.c.id == version)).scalar_one()
    kept = content["item"]
    before = (
        kept["body"],
        [each["name"] for each in (kept["cover"], *kept["images"]) if each],
        [each["number"] for each in kept["documents"]],
    )
    now = (
        item.body,
        [each.name for each in (item.cover, *item.images) if each],
        [each.number for each in item.documents],
    )
    return before == now
