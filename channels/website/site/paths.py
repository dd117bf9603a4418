"""Which files the site has on disk, and which of them are to be written, in what order.

A file is marked before it is written, and no more once it is on disk: whoever comes after a
crash writes again what is still marked.
"""

import sqlite3
from collections.abc import Collection, Iterable
from enum import IntEnum


class Rank(IntEnum):
    """How urgent a marked file is."""

    URGENT = 0  # an article's new state changes it: written before the call returns
    LOOK = 1  # its look is an older one
    FORMER = 2  # of an older look; to go when no page is left that may name it
    UNPACKED = 3  # whole, but its compressed variants are to be made


TABLES = """
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stale (
    nr INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, rank INTEGER NOT NULL DEFAULT 0);
"""
_BY_RANK = "CREATE INDEX IF NOT EXISTS stale_by_rank ON stale (rank, nr)"
_MARK = (
    "INSERT INTO stale (path, rank) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET"
    " rank = excluded.rank, nr = (SELECT max(nr) + 1 FROM stale) WHERE rank > excluded.rank"
)


class Paths:
    """The files of a site by their paths, on an open connection; media are only marked here."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def prepare(self) -> None:
        """Bring the tables of an older version up to date: it knew no ranks."""
        columns = self._db.execute("SELECT name FROM pragma_table_info('stale')").fetchall()
        if ("rank",) not in columns:
            self._db.execute("ALTER TABLE stale ADD COLUMN rank INTEGER NOT NULL DEFAULT 0")
        self._db.execute(_BY_RANK)

    def mark(self, paths: Iterable[str], rank: Rank = Rank.URGENT) -> None:
        """Take note of files that are to be written, in that order; none becomes less urgent."""
        self._db.executemany(_MARK, ((path, rank) for path in paths))

    def mark_former(self) -> None:
        """Mark the files on disk that are not to be written: the site has them no more."""
        former, unpacked = Rank.FORMER, Rank.UNPACKED
        self._db.execute("UPDATE stale SET rank = ? WHERE rank = ?", (former, unpacked))
        add = "INSERT OR IGNORE INTO stale (path, rank) SELECT path, ? FROM file"
        self._db.execute(add, (former,))

    def urgent(self) -> list[str]:
        """Return the files to be written at once, articles before their lists."""
        return self.waiting(Rank.URGENT, Rank.URGENT, -1)

    def waiting(self, first: Rank, last: Rank, limit: int) -> list[str]:
        """Return marked files of these ranks, the most urgent first; -1: all."""
        rows = self._db.execute(
            "SELECT path FROM stale WHERE rank BETWEEN ? AND ? ORDER BY rank, nr LIMIT ?",
            (first, last, limit),
        )
        return [path for (path,) in rows]

    def count(self, first: Rank, last: Rank) -> int:
        """Return the number of marked files of these ranks."""
        query = "SELECT count(*) FROM stale WHERE rank BETWEEN ? AND ?"
        return int(self._db.execute(query, (first, last)).fetchone()[0])

    def rank(self, path: str) -> Rank | None:
        """Return how urgent a file is; None: nothing is to be done."""
        row = self._db.execute("SELECT rank FROM stale WHERE path = ?", (path,)).fetchone()
        return Rank(row[0]) if row else None

    def marked(self, path: str) -> bool:
        """Tell whether a file is to be written: it may be older than the index, or newer."""
        return self.rank(path) not in (None, Rank.UNPACKED)

    def written(self, paths: Collection[str], removed: Iterable[str] = ()) -> None:
        """Take note that these files are as the index says, the removed ones gone from disk."""
        gone = set(removed)
        self.done(paths)
        put = ((path,) for path in paths if path not in gone)
        self._db.executemany("INSERT OR IGNORE INTO file VALUES (?)", put)
        self._db.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in gone))

    def done(self, paths: Iterable[str]) -> None:
        """Take note that nothing is to be done for these any more."""
        self._db.executemany("DELETE FROM stale WHERE path = ?", ((path,) for path in paths))

    def recorded(self) -> bool:
        """Tell whether any file is known: older versions kept no record."""
        return self._db.execute("SELECT 1 FROM file LIMIT 1").fetchone() is not None

    def has(self, path: str) -> bool:
        """Tell whether the site has put a file there."""
        query = "SELECT 1 FROM file WHERE path = ?"
        return self._db.execute(query, (path,)).fetchone() is not None

    def overviews(self) -> list[str]:
        """Return the front pages of lists that the site has put on disk."""
        rows = self._db.execute("SELECT path FROM file WHERE path GLOB '*/index.html'")
        return [path for (path,) in rows]

    def size(self) -> int:
        """Return how many files the site has put on disk."""
        return int(self._db.execute("SELECT count(*) FROM file").fetchone()[0])
