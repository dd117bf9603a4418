"""Views of the pages, counted in the web server's access log.

What counts as a view: a GET that was answered 200 or 304, for an article's page (query
and fragment apart), by a browser; not HEAD, not a part (206), not a prefetch, not a
redirect (its target is counted), not a known robot, a link preview or our own check. A
visit is a run of views of one page by one address and agent without a break of 30 minutes.

Only counts per page, day and source, and of the whole site per day, are kept (Law
91/2025/QH15: a person's behaviour online is sensitive data). Addresses and agents are
hashed with a salt that lives in memory for one day, and forgotten.
"""

import logging
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from channels.shared.words import said
from channels.website.site import files
from channels.website.site.index import opened
from channels.website.views import days, words
from channels.website.views.log_files import (
    BROKEN,
    LINE,
    Chunk,
    LogFile,
    blame,
    faults_of,
    known_of,
    note,
    opened_log,
    rest_of_line,
    rotated_from,
    stamp_of,
)
from channels.website.views.reader import Reader, View
from publisher.contract import Audience, Engagement, Period, Unavailable

log = logging.getLogger(__name__)

CHUNK = 100_000  # lines between two notes of how far we are

_TABLES = (
    """
CREATE TABLE IF NOT EXISTS views (
    page TEXT NOT NULL, day TEXT NOT NULL, source TEXT NOT NULL,
    views INTEGER NOT NULL, visits INTEGER NOT NULL,
    PRIMARY KEY (page, day, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
    nr INTEGER PRIMARY KEY, head TEXT NOT NULL, length INTEGER NOT NULL,
    offset INTEGER NOT NULL, stamp TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS log_faults (
    nr INTEGER PRIMARY KEY, damaged INTEGER NOT NULL, strange INTEGER NOT NULL,
    odd INTEGER NOT NULL);
"""
    + days.TABLE
    + words.TABLES
)


class AccessLog:
    """Counts from one access log and its rotated files, kept in the site's index."""

    def __init__(self, path: Path, index: Path, *, base_url: str) -> None:
        self._path = path
        self._index = index
        self._reader = Reader(base_url)
        self._closed: set[str] = set()  # files that could not be opened at the last reading

    def read(self) -> int:
        """Count the lines that are new since the last time; return how many views.

        Rotated files, also packed ones, are read to their end first. May be repeated, a
        line counts once. Raises Unavailable if there is no log or no index. A file or a line
        that can't be read costs itself alone; `faults` names it.
        """
        try:
            with (
                files.locked(self._index.with_suffix(".views")),  # not the site's own lock
                opened(self._index) as connection,
            ):
                connection.executescript(_TABLES)
                return self._read_all(connection, self._files())
        except (OSError, sqlite3.Error) as error:
            raise self._unreadable(error) from error

    def faults(self) -> list[str]:
        """Say what could not be counted, for an operator, one sentence for each file.

        Raises Unavailable as `read` does: a file may be rotated away meanwhile.
        """
        try:
            return [*self._faults()]
        except (OSError, sqlite3.Error) as error:
            raise self._unreadable(error) from error

    def _faults(self) -> Iterator[str]:
        for name in sorted(self._closed):
            yield f"Không mở được tệp nhật ký truy cập {name}."
        with opened(self._index) as connection:
            for path in self._files():
                found = connection.execute(
                    "SELECT damaged, strange, odd FROM log_faults JOIN log USING (nr)"
                    " WHERE stamp = ?",
                    (stamp_of(path),),
                ).fetchone()
                yield from faults_of(path.name, *(found or (0, 0, 0)))

    def _read_all(self, connection: sqlite3.Connection, paths: Sequence[Path]) -> int:
        self._closed, counted = set(), 0
        for path in paths:
            try:
                counted += self._read_file(connection, path)
            except OSError as error:
                self._closed.add(path.name)
                if len(self._closed) == len(paths):
                    raise
                log.warning("access_log_closed file=%s why=%s", path.name, error)
        return counted

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

    def audience(self, period: Period) -> Audience:
        """Return the visits of the whole site within a period, as they were last read."""
        try:
            with opened(self._index) as connection:
                connection.executescript(_TABLES)
                return days.within(connection, period)
        except (OSError, sqlite3.Error) as error:
            raise self._unreadable(error) from error

    def missed(self) -> list[words.Missed]:
        """Return what readers searched for in vain, as the log was last read."""
        try:
            with opened(self._index) as connection:
                connection.executescript(_TABLES)
                return words.told(connection)
        except (OSError, sqlite3.Error) as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> Unavailable:
        why = said(error) if isinstance(error, OSError) else "tệp hoặc chỉ mục bị hỏng"
        failure = Unavailable(f"Không đọc được nhật ký truy cập {self._path}: {why}")
        failure.answer = str(error)
        return failure

    def _files(self) -> list[Path]:
        """Return the log and what it was rotated to, oldest first."""
        rotated = (each for each in self._path.parent.glob(f"{self._path.stem}*")
                   if rotated_from(self._path, each.name))  # fmt: skip
        found = [each for each in (*rotated, self._path) if each.is_file()]
        if not found:
            raise FileNotFoundError(2, "no such file", str(self._path))
        return sorted(found, key=lambda each: (each.stat().st_mtime, each == self._path))

    def _read_file(self, connection: sqlite3.Connection, path: Path) -> int:
        stamp = stamp_of(path)
        if connection.execute("SELECT 1 FROM log WHERE stamp = ?", (stamp,)).fetchone():
            return 0  # untouched since it was read
        counted = 0
        with closing(opened_log(path)) as file:
            known = known_of(connection, file)
            while True:
                self._reader.begin()
                strange = known.offset == 0 and path != self._path
                chunk = self._take(file)
                known.offset += chunk.taken
                counted += len(chunk.views)
                self._keep(connection, chunk.views)
                days.keep_days(connection, self._reader.days, chunk.views)
                words.keep(connection, self._reader.asked)
                last = chunk.lines < CHUNK
                note(connection, known, file, stamp if last else "")
                strange = strange and not self._reader.understood
                blame(connection, known, chunk, strange=strange, odd=self._reader.odd)
                connection.commit()  # the counts and how far we are, together
                if last:
                    return counted

    def _take(self, file: LogFile) -> Chunk:
        """Read whole lines, as many as a chunk holds; a line still being written is left."""
        chunk = Chunk()
        try:
            self._fill(chunk, file)
        except BROKEN:
            chunk.damaged = True
        return chunk

    def _fill(self, chunk: Chunk, file: LogFile) -> None:
        while line := file.readline(LINE):
            if not line.endswith(b"\n"):
                rest = rest_of_line(file) if len(line) == LINE else None
                if rest is None:
                    break
                chunk.taken += rest
            chunk.taken += len(line)
            chunk.lines += 1
            view = self._reader.view(line)
            if view:
                chunk.views.append(view)
            if chunk.lines == CHUNK:
                break

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
