"""The files of the content folder as last read, and what is wrong with them."""

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Index,
    String,
    Table,
    Text,
    delete,
    insert,
    update,
)

from publisher.store.database import Instant, metadata

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


def keep_file(db: Connection, path: str, **values: Any) -> None:
    """Keep what a file was read as."""
    if db.execute(update(files).where(files.c.path == path).values(**values)).rowcount == 0:
        db.execute(insert(files).values(path=path, **values))


def forget_file(db: Connection, path: str) -> None:
    """Forget a file that is gone."""
    db.execute(delete(files).where(files.c.path == path))
