"""Views of the pages, counted in the web server's access log.

What counts as a view: a GET that was answered 200 or 304, for an article's page (query
and fragment apart), by a browser; not HEAD, not a part (206), not a prefetch, not a
redirect (its target is counted), not a known robot, a link preview or our own check. A
visit is a run of views of one page by one address and agent without a break of 30 minutes.

Only counts per page, day and source are kept (Law 91/2025/QH15: a person's behaviour
online is sensitive data). Addresses and agents are hashed with a salt that lives in
memory for one day, and forgotten.
"""

import gzip
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from channels.shared.words import said
from channels.website import files
from channels.website.accesslog_lines import Reader, View
from channels.website.index import opened
from publisher.contract import Engagement, Unavailable

HEAD = 1_024  # bytes by whose hash a log is known again after it was rotated or packed
LogFile = gzip.GzipFile | BufferedReader
LINE = 100_000  # bytes of one line that are read; a server writes no longer one
CHUNK = 100_000  # lines between two notes of how far we are

_TABLES = """
CREATE TABLE IF NOT EXISTS views (
    page TEXT NOT NULL, day TEXT NOT NULL, source TEXT NOT NULL,
    views INTEGER NOT NULL, visits INTEGER NOT NULL,
    PRIMARY KEY (page, day, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
    nr INTEGER PRIMARY KEY, head TEXT NOT NULL, length INTEGER NOT NULL,
    offset INTEGER NOT NULL, stamp TEXT NOT NULL);
"""


@dataclass(slots=True)
class _Known:
    """A log file that was read: its first bytes' hash, and how far."""

    nr: int | None
    length: int  # bytes of the head that were hashed
    offset: int  # bytes read, decompressed


class AccessLog:
    """Counts from one access log and its rotated files, kept in the site's index."""

    def __init__(self, path: Path, index: Path, *, base_url: str) -> None:
        self._path = path
        self._index = index
        self._reader = Reader(base_url)

    def read(self) -> int:
        """Count the lines that are new since the last time; return how many views.

        Rotated files, also packed ones, are read to their end first. May be repeated, a
        line counts once. Raises Unavailable if there is no log or no index.
        """
        try:
            with (
                files.locked(self._index.with_suffix(".views")),  # not the site's own lock
                opened(self._index) as connection,
            ):
                connection.executescript(_TABLES)
                return sum(self._read_file(connection, file) for file in self._files())
        except (OSError, EOFError, sqlite3.Error) as error:
            raise self._unreadable(error) from error

    def engagement(self, page: str) -> Engagement:
        """Return the totals of a page as they were last read; no line means no view."""
        try:
            with opened(self._index) as connection:
                connection.executescript(_TABLES)
                rows = connection.execute(
                    "SELECT source, sum(views), sum(visits) FROM views WHERE page = ?"
                    " GROUP BY source ORDER BY 2 DESC, 1",
                    (page,),
                ).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise self._unreadable(error) from error
        return Engagement(
            views=sum(views for _, views, _ in rows),
            raw={
                "visits": sum(visits for _, _, visits in rows),
                "sources": {source: views for source, views, _ in rows},
            },
        )

    def _unreadable(self, error: Exception) -> Unavailable:
        why = said(error) if isinstance(error, OSError) else "tệp hoặc chỉ mục bị hỏng"
        failure = Unavailable(f"Không đọc được nhật ký truy cập {self._path}: {why}")
        failure.answer = str(error)
        return failure

    def _files(self) -> list[Path]:
        """Return the log and what it was rotated to, oldest first."""
        rotated = [*self._path.parent.glob(f"{self._path.name}[.-]*")]
        found = [each for each in (*rotated, self._path) if each.is_file()]
        if not found:
            raise FileNotFoundError(2, "no such file", str(self._path))
        return sorted(found, key=lambda each: (each.stat().st_mtime, each == self._path))

    def _read_file(self, connection: sqlite3.Connection, path: Path) -> int:
        stat = path.stat()
        stamp = f"{stat.st_ino}:{stat.st_size}:{stat.st_mtime_ns}"
        if connection.execute("SELECT 1 FROM log WHERE stamp = ?", (stamp,)).fetchone():
            return 0  # untouched since it was read
        counted = 0
        with closing(_open(path)) as file:
            known = _recognised(connection, file)
            file.seek(known.offset)
            while True:
                views, taken, lines = self._take(file)
                known.offset += taken
                counted += len(views)
                self._keep(connection, views)
                last = lines < CHUNK
                _note(connection, known, file, stamp if last else "")
                connection.commit()  # the counts and how far we are, together
                if last:
                    return counted

    def _take(self, file: LogFile) -> tuple[list[View], int, int]:
        """Read whole lines, as many as a chunk holds; a line still being written is left."""
        views, taken, lines = [], 0, 0
        while line := file.readline(LINE):
            if not line.endswith(b"\n"):
                rest = _rest(file) if len(line) == LINE else None
                if rest is None:
                    break
                taken += rest
            taken += len(line)
            lines += 1
            view = self._reader.view(line)
            if view:
                views.append(view)
            if lines == CHUNK:
                break
        return views, taken, lines

    def _keep(self, connection: sqlite3.Connection, views: Iterable[View]) -> None:
        seen: Counter[tuple[str, str, str]] = Counter()
        visits: Counter[tuple[str, str, str]] = Counter()
        for view in views:
            key = (view.page, view.day, view.source)
            seen[key] += 1
            visits[key] += view.visit
        connection.executemany(
            "INSERT INTO views VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET views = views + excluded.views, visits = visits + excluded.visits",
            [(*key, count, visits[key]) for key, count in seen.items()],
        )


def _open(path: Path) -> LogFile:
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def _rest(file: LogFile) -> int | None:
    """Skip the rest of a line; return its bytes, or None while it is still being written."""
    skipped = 0
    while more := file.readline(LINE):
        skipped += len(more)
        if more.endswith(b"\n"):
            return skipped
    return None


def _hash(head: bytes) -> str:
    return hashlib.sha256(head).hexdigest()


def _recognised(connection: sqlite3.Connection, file: LogFile) -> _Known:
    """Find the log among those read before, by its first bytes: names and inodes change."""
    head = file.read(HEAD)
    for nr, digest, length, offset in connection.execute(
        "SELECT nr, head, length, offset FROM log WHERE length > 0 ORDER BY nr DESC"
    ):
        if length <= len(head) and _hash(head[:length]) == digest:
            return _Known(nr, length, offset)
    return _Known(None, 0, 0)


def _note(connection: sqlite3.Connection, known: _Known, file: LogFile, stamp: str) -> None:
    file.seek(0)
    head = file.read(min(HEAD, known.offset))
    file.seek(known.offset)
    connection.execute(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?) ON CONFLICT (nr) DO UPDATE SET"
        " head = excluded.head, length = excluded.length,"
        " offset = excluded.offset, stamp = excluded.stamp",
        (known.nr, _hash(head), len(head), known.offset, stamp),
    )
    if known.nr is None:
        (known.nr,) = connection.execute("SELECT max(nr) FROM log").fetchone()
