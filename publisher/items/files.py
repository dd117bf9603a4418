"""The files of the content folder as last read, what is wrong with them and what is odd."""

from collections.abc import Mapping
from pathlib import Path
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
    select,
    update,
)

from publisher.items.problem import Problem
from publisher.store.database import Instant, metadata

files = Table(
    "files",
    metadata,
    Column("path", Text, primary_key=True),
    Column("stamp", Text, nullable=False),  # of the file and of all it refers to
    Column("item", String(200)),
    Column("problems", JSON, nullable=False),  # errors: [line, field, message, level]
    Column("remarks", JSON, nullable=False, server_default="[]"),  # warnings and hints, as above
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


def as_kept(found: Problem) -> list[Any]:
    """Return a problem or a remark as the table keeps it."""
    return [found.line, found.field, found.message, found.level]


def problems_of_files(db: Connection) -> Mapping[str, list[Problem]]:
    """Return what is wrong with which file, as last read."""
    query = select(files.c.path, files.c.problems).order_by(files.c.path)
    return {
        row.path: [Problem(*each) for each in row.problems]
        for row in db.execute(query)
        if row.problems
    }


def remarks_on(db: Connection, item: str) -> list[Problem]:
    """Return what an item's editor and approvers should know, as its file was last read."""
    found = db.scalars(select(files.c.remarks).where(files.c.item == item))
    return [Problem(*each) for remarks in found for each in remarks]


def problems_on(db: Connection, item: str) -> list[Problem]:
    """Return what is wrong with an item's file, as it was last read."""
    found = db.scalars(select(files.c.problems).where(files.c.item == item))
    return [Problem(*each) for problems in found for each in problems]


def shown(path: Path | str) -> str:
    """Return a path as text; bytes of its name that are no UTF-8 are spelled out."""
    return str(path).encode("utf-8", "backslashreplace").decode()
