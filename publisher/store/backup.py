"""Copies of the database that are known to be readable, and the way back from one.

Only for SQLite; who runs PostgreSQL backs it up with its own tools.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from publisher.store.database import Store, known_revisions, metadata, newest_revision
from publisher.store.durable import make_folder, put, sync, write_beside
from publisher.words import _

KEPT = 14  # nightly copies; older ones are removed
NAME = "publisher-%Y%m%dT%H%M%SZ.sqlite"
BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a database that is in use


class Damaged(Exception):
    """A database file that can't be trusted; the message says what was found."""


class NoCopy(Damaged):
    """What is there is no copy of our database at all, or can't be read."""


def check_file(path: Path) -> None:
    """Read a database file through. Raises Damaged, NoCopy where it is not one of ours."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
            if found != ["ok"]:
                raise Damaged(_torn(path, found[:3]))
            _check_tables(db, path)
    except sqlite3.DatabaseError as error:
        raise _why_unusable(path, error) from None


def _check_tables(db: sqlite3.Connection, path: Path) -> None:
    """Find every table that a database of this release has; one of an earlier has fewer."""
    revisions = {row[0] for row in db.execute("SELECT version_num FROM alembic_version")}
    if not revisions or not revisions <= known_revisions():
        message = _("{name} is no copy of a database that this release knows (revision {which})")
        raise NoCopy(message.format(name=path.name, which=", ".join(revisions) or "–"))
    for name in metadata.tables if newest_revision() in revisions else ():
        db.execute(f"SELECT 1 FROM {name} LIMIT 1")  # noqa: S608  our own names


def _torn(path: Path, found: list[str]) -> str:
    message = _("{name} is damaged and can't be used ({why})")
    return message.format(name=path.name, why=_one_line(found))


def _one_line(found: list[str]) -> str:
    return "; ".join(" ".join(each.split()) for each in found)


def _why_unusable(path: Path, error: sqlite3.DatabaseError) -> Damaged:
    """Return what is wrong with a file that SQLite would not read, in people's words."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary one of SQLite's codes
    if not path.exists():
        return NoCopy(_("there is no file {path}").format(path=path))
    if path.is_dir() or code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):  # or no such table
        message = _("{name} is no copy of the publisher's database ({why})")
        return NoCopy(message.format(name=path.name, why=error))
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PERM):
        return NoCopy(_("{path} can't be read ({why})").format(path=path, why=error))
    return Damaged(_torn(path, [str(error)]))


def newest_copy(folder: Path) -> Path | None:
    """Return the last copy that was made into a folder; None if there is none."""
    return max(folder.glob("publisher-*.sqlite"), default=None)  # their names are their times


def quick_check(store: Store) -> None:
    """Look at a database before work begins on it.

    Raises Damaged, also where there is none because a restore broke off, or
    sqlite3.OperationalError if it can't be read now (locked, no right).
    """
    if not store.sqlite or not store.url.database:
        return
    path = Path(store.url.database)
    if not path.exists():
        if _beside(path).exists():  # an empty one in its place would know of no post
            raise Damaged(_("putting a copy back broke off; do it once more"))
        return
    try:
        with closing(sqlite3.connect(path, timeout=10)) as db:
            found = [row[0] for row in db.execute("PRAGMA quick_check(5)")]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{path}: {error}") from None
    if found != ["ok"]:
        raise Damaged(f"{path}: {_one_line(found)}")


def backup(store: Store, folder: Path, now: datetime, *, keep: int | None = None) -> Path:
    """Copy the database while it is in use, and read the copy through; returns its path.

    keep: remove all but so many copies. Raises Damaged if the copy is not whole; then no
    older copy is removed. May be repeated.
    """
    if not store.sqlite or not store.url.database:
        raise ValueError(_("only SQLite is copied here; use pg_dump for PostgreSQL"))
    make_folder(folder)
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
    put(beside, target)
    if keep is not None:
        for old in sorted(folder.glob("publisher-*.sqlite"))[:-keep]:
            old.unlink()
    return target


def check_copy(copy: Path) -> None:
    """Read a copy through before it is put back; raises Damaged."""
    try:
        check_file(copy)
    except NoCopy:
        raise
    except Damaged as error:
        message = _("{found}; choose another copy in state/backups/")
        raise Damaged(message.format(found=error)) from None


def copied(copy: Path, database: Path) -> Path:
    """Lay a copy beside the database, to be worked on; returns where."""
    beside = _beside(database)
    for part in ("", *BESIDE):
        beside.with_name(beside.name + part).unlink(missing_ok=True)
    with copy.open("rb") as file:
        return write_beside(database, file, beside)


def _beside(database: Path) -> Path:
    return database.with_name(database.name + ".new")


def put_in_place(beside: Path, database: Path, now: datetime) -> Path | None:
    """Put a database that nobody has open in the place of another; returns where that one is.

    The caller holds the workspace's lock. Where it breaks off, `quick_check` says so.
    """
    with closing(sqlite3.connect(beside)) as db:
        db.execute("PRAGMA journal_mode=DELETE")  # one file, whole and on the disk
    there = database.exists()
    moved = database.with_name(now.strftime(f"{database.stem}-before-restore-%Y%m%dT%H%M%SZ"))
    for part in ("", *BESIDE):  # the file itself first: until all is done there is none
        leftover = database.with_name(database.name + part)
        if leftover.exists():
            leftover.replace(moved.with_name(moved.name + part))
    sync(database.parent)  # no -wal of the old one may ever stand beside the new one
    put(beside, database)
    return moved if there else None
