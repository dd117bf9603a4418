"""Copies of the database that are known to be readable, and the way back from one.

Only for SQLite; who runs PostgreSQL backs it up with its own tools.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from publisher.store import Store

KEPT = 14  # nightly copies; older ones are removed
NAME = "publisher-%Y%m%dT%H%M%SZ.sqlite"
COUNTED = ("items", "versions", "deliveries", "attempts", "readings", "journal")


class Damaged(Exception):
    """A database file that can't be trusted; the message says what was found."""


def check_file(path: Path) -> dict[str, int]:
    """Read a database file through; returns the rows of its tables. Raises Damaged."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
            if found != ["ok"]:
                raise Damaged(f"{path.name}: {'; '.join(found[:3])}")
            return {
                # the names are ours, not anybody's input
                name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
                for name in COUNTED
            }
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{path.name}: {error}") from None


def quick_check(store: Store) -> None:
    """Look at a database before work begins on it.

    Raises Damaged, or sqlite3.OperationalError if it can't be read now (locked, no right).
    """
    if not store.sqlite or not store.url.database:
        return
    path = Path(store.url.database)
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=10)) as db:
            found = [row[0] for row in db.execute("PRAGMA quick_check(5)")]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{path}: {error}") from None
    if found != ["ok"]:
        raise Damaged(f"{path}: {'; '.join(found)}")


def backup(store: Store, folder: Path, now: datetime, *, keep: int | None = None) -> Path:
    """Copy the database while it is in use, and read the copy through; returns its path.

    keep: remove all but so many copies. Raises Damaged if the copy is not whole; then no
    older copy is removed. May be repeated.
    """
    if not store.sqlite or not store.url.database:
        raise ValueError("only SQLite is copied here; use pg_dump for PostgreSQL")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / now.strftime(NAME)
    beside = target.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(store.url.database, timeout=30)) as source,
        closing(sqlite3.connect(beside)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no -wal beside it
    check_file(beside)
    beside.replace(target)
    if keep is not None:
        for old in sorted(folder.glob("publisher-*.sqlite"))[:-keep]:
            old.unlink()
    return target


def restore(copy: Path, database: Path, now: datetime) -> Path | None:
    """Put a copy in the database's place; returns where the present one was moved, if any.

    The caller holds the workspace's lock. Raises Damaged if the copy is not whole; then
    nothing was changed.
    """
    check_file(copy)
    beside = database.with_name(database.name + ".new")
    shutil.copyfile(copy, beside)
    moved = None
    if database.exists():
        moved = database.with_name(now.strftime(f"{database.stem}-before-restore-%Y%m%dT%H%M%SZ"))
        database.replace(moved)
    for part in ("-wal", "-shm"):
        leftover = database.with_name(database.name + part)
        if leftover.exists():
            leftover.replace(database.with_name(f"{(moved or database).name}{part}"))
    beside.replace(database)
    return moved
