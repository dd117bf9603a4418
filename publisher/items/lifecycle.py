"""What becomes of an item: seen, planned, missing, adopted, withdrawn."""

import unicodedata
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    false,
    insert,
    select,
    update,
)

from publisher.contract import Item
from publisher.store.database import Instant, metadata

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
    Column("withdrawn_at", Instant),
    Column("withdrawn_why", Text),
    Column("withdrawn_urgent", Boolean, nullable=False, server_default=false()),
    Column(
        "page", String(120), nullable=False, server_default="", index=True
    ),  # what a standing page is
)


def seen(db: Connection, name: str, path: str, item: Item, version: int, now: datetime) -> None:
    """Note that an item's file was read, and which of its versions it says."""
    values: dict[str, Any] = {
        "path": path,
        "title": item.title,
        "page": item.page,
        "version": version,
        "seen_at": now,
        "missing_since": None,
    }
    if not _set(db, name, **values):
        values |= {"id": name, "publish_at": item.publish_at, "adopted": False}
        db.execute(insert(items).values(**values))


def planned(db: Connection, name: str, version: int, publish_at: datetime | None = None) -> None:
    """Note which version an item's deliveries carry, and when that is to be out."""
    _set(db, name, planned=version, **({"publish_at": publish_at} if publish_at else {}))


def missing(db: Connection, name: str, now: datetime) -> None:
    """Note that an item's file is gone."""
    _set(db, name, missing_since=now)


def adopted(db: Connection, name: str) -> None:
    """Note that an item was out before this workspace was made."""
    _set(db, name, adopted=True)


def withdrawn(db: Connection, name: str, why: str, now: datetime, *, urgent: bool) -> None:
    """Note that an item is taken back; what was said first stays, but that it is urgent."""
    _set(db, name, items.c.withdrawn_at.is_(None), withdrawn_at=now, withdrawn_why=why)
    if urgent:
        _set(db, name, withdrawn_urgent=True)


def called_off(db: Connection, name: str) -> None:
    """Note that an item is not taken back after all."""
    _set(db, name, withdrawn_at=None, withdrawn_why=None, withdrawn_urgent=False)


def _set(db: Connection, name: str, *where: Any, **values: Any) -> bool:
    mine = update(items).where(items.c.id == name, *where)
    return db.execute(mine.values(**values)).rowcount > 0


def find_item(db: Connection, wanted: str) -> RowMapping | None:
    """Find an item by its name or its file's path, however its accents are written."""
    paths = {wanted, *(unicodedata.normalize(form, wanted) for form in ("NFC", "NFD"))}
    query = select(items).where((items.c.id == wanted) | items.c.path.in_(sorted(paths)))
    return db.execute(query).mappings().first()


def is_page(db: Connection, name: str) -> bool:
    """Tell whether an item is a standing page: it has no time, and is counted as no product."""
    return bool(db.scalar(select(items.c.page).where(items.c.id == name)))


def no_page(item: ColumnElement[str]) -> ColumnElement[bool]:
    """Return what holds, in a query, of items that reports count: of all but standing pages."""
    return item.not_in(select(items.c.id).where(items.c.page > ""))


def is_withdrawn(db: Connection, name: str) -> bool:
    """Tell whether an item was taken back: then its file changes nothing any more."""
    return db.scalar(select(items.c.withdrawn_at).where(items.c.id == name)) is not None
