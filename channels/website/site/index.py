"""The record of the website: which articles it has, where each stands, what is to be written.

SQLite. A file of the site is what this index says; `stale` names the files that may be
older than it, or newer if an article broke off, and media that perhaps no article shows.
A file is named there before it is written, so that a crash between any two writes of files
is repaired by writing what is still stale.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from channels.website.pages import lists
from channels.website.site import expiry, history, media
from channels.website.pages.lists import KINDS

PER_SITEMAP = 1_000  # the format allows 50,000; a small part is rewritten quickly
FIXED = ("site.css", "site.js", "favicon.svg", "robots.txt", "404.html", "gone.map")

_TABLES = """
CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, live INTEGER NOT NULL,
    digest TEXT NOT NULL, published TEXT NOT NULL, modified TEXT,
    card TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS stale (nr INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS look (fingerprint TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index holds it."""

    payload: Mapping[str, Any]
    live: bool  # False once it is withdrawn
    digest: str
    modified: datetime | None  # when its words last changed after it was out


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database of the site; commits at the end, rolls back on an error.

    Raises sqlite3.Error and OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=10)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        with connection:
            yield connection
    finally:
        connection.close()


def digest(payload: Mapping[str, Any]) -> str:
    """Return a hash of the payload, by which two posts are the same."""
    return hashlib.sha256(_json(payload).encode()).hexdigest()


class Index:
    """The index of one site, on an open connection."""

    def __init__(self, connection: sqlite3.Connection, per_page: int) -> None:
        self._db = connection
        self.lists = lists.Lists(connection, per_page)
        self.history = history.History(connection)
        self.expiry = expiry.Expiry(connection)
        self.media = media.Media(connection)
        for tables in (_TABLES, media.TABLES, lists.TABLES, history.TABLES, expiry.TABLES):
            connection.executescript(tables)

    # --- changes ---

    def rehearse(self, payloads: Iterable[Mapping[str, Any]], at: datetime) -> None:
        """Commit what putting these articles is going to make stale, and nothing else.

        With their media: should they not come to be shown, nothing of them is to stay.
        """
        shown: list[str] = []
        for payload in payloads:
            self.put(payload, at)
            shown += _files(payload)
        stale = self.stale()
        self._db.rollback()
        self._mark([*stale, *shown])
        self._db.commit()

    def put(self, payload: Mapping[str, Any], at: datetime) -> None:
        """Add or replace an article and mark what it touches as stale; may be repeated.

        What readers saw so far becomes a version, unless they see the same or it was gone.
        """
        slug, now = payload["id"], digest(payload)
        old, shown = self.entry(slug), self.media.of(slug)
        modified = old.modified if old else None
        if old and _words(old.payload) != _words(payload):
            modified = at
            if old.live:
                self._keep(slug, old, at)
        since = modified and modified.isoformat()
        self._db.execute(
            "INSERT INTO article SELECT ?, coalesce(max(seq) + 1, 0), 1, ?, ?, ?, ?, ?"
            " FROM article WHERE true ON CONFLICT (id) DO UPDATE SET live = 1,"
            " digest = excluded.digest, published = excluded.published,"
            " modified = excluded.modified, card = excluded.card, payload = excluded.payload",
            (slug, now, payload["published"], since, _json(_card(payload)), _json(payload)),
        )
        self.lists.put(slug, payload)
        self.expiry.put(slug, payload.get("expires"), at)
        self.media.put(slug, _files(payload))
        self._mark(self._touched(slug))
        self._mark(self.media.orphans(shown))
        if old and not old.live:
            self._mark(["gone.map"])

    def withdraw(self, slug: str) -> None:
        """Take an article out of all lists and mark what it touches as stale."""
        shown = self.media.drop(slug)
        for path in self.history.paths(slug):
            shown += self.media.drop(path)
        self.history.withdraw(slug)
        self._db.execute("UPDATE article SET live = 0 WHERE id = ?", (slug,))
        self.lists.withdraw(slug)
        self._mark(["gone.map", *self._touched(slug), *self.media.orphans(shown)])

    def expire(self, now: datetime) -> None:
        """Mark the pages of articles that are over by now and do not say so yet."""
        slugs = self.expiry.due(now)
        self.expiry.note(slugs)
        self._mark(f"{slug}.html" for slug in slugs)

    def refresh(self, fingerprint: str) -> None:
        """Mark every file as stale if the templates or the office's words have changed.

        A site without an article has none.
        """
        known = self._db.execute("SELECT fingerprint FROM look").fetchall()
        if known == [(fingerprint,)] or not self.sitemaps():
            return
        self._db.execute("DELETE FROM look")
        self._db.execute("INSERT INTO look VALUES (?)", (fingerprint,))
        self.mark_every()

    def mark_every(self) -> None:
        """Mark every file but the media as stale."""
        self._mark(self.every())

    def every(self) -> Iterator[str]:
        """Yield the path of every file that the site should have, the media apart."""
        yield from FIXED
        ids = self._db.execute("SELECT id FROM article").fetchall()
        yield from (f"{slug}.html" for (slug,) in ids)
        yield from self.history.paths()
        yield from self.lists.files()
        parts = range(1, self.sitemaps() + 1)
        yield from ("index.html", "rss.xml", *(f"sitemap/{part}.xml" for part in parts))
        yield from ("sitemap.xml", *(f"{kind}/index.html" for kind in KINDS))

    def stale(self) -> list[str]:
        """Return the paths to be written, articles before their lists, and media to look after."""
        return [path for (path,) in self._db.execute("SELECT path FROM stale ORDER BY nr")]

    def written(self, paths: Iterable[str]) -> None:
        """Take note that these files are on disk."""
        self._db.executemany("DELETE FROM stale WHERE path = ?", ((path,) for path in paths))

    # --- questions ---

    def entry(self, slug: str) -> Entry | None:
        """Return an article, withdrawn or not."""
        row = self._db.execute(
            "SELECT payload, live, digest, modified FROM article WHERE id = ?", (slug,)
        ).fetchone()
        if row is None:
            return None
        modified = datetime.fromisoformat(row[3]) if row[3] else None
        return Entry(json.loads(row[0]), bool(row[1]), row[2], modified)

    def sitemap(self, part: int) -> list[tuple[str, str]]:
        """Return id and time of the last change of the articles of a part, from 1."""
        first = (part - 1) * PER_SITEMAP
        return self._db.execute(
            "SELECT id, coalesce(modified, published) FROM article"
            " WHERE live = 1 AND seq >= ? AND seq < ? ORDER BY seq",
            (first, first + PER_SITEMAP),
        ).fetchall()

    def sitemaps(self) -> int:
        """Return the number of parts of the sitemap."""
        return -(-self._next_seq() // PER_SITEMAP)

    def withdrawn(self) -> list[str]:
        """Return the paths of the articles and versions that were taken down."""
        ids = self._db.execute("SELECT id FROM article WHERE live = 0 ORDER BY id")
        return [*(f"{slug}.html" for (slug,) in ids), *self.history.paths(gone=True)]

    def size(self) -> int:
        """Return the number of articles that can be read."""
        (count,) = self._db.execute("SELECT count(*) FROM article WHERE live = 1").fetchone()
        return int(count)

    # --- inside ---

    def _keep(self, slug: str, old: Entry, at: datetime) -> None:
        since = old.modified.isoformat() if old.modified else old.payload["published"]
        path = self.history.keep(slug, old.payload, since, at)
        self.media.put(path, self.media.of(slug))

    def _touched(self, slug: str) -> Iterator[str]:
        yield f"{slug}.html"
        yield from self.history.paths(slug)
        yield from self.lists.touched(slug)
        (seq,) = self._db.execute("SELECT seq FROM article WHERE id = ?", (slug,)).fetchone()
        yield f"sitemap/{seq // PER_SITEMAP + 1}.xml"
        yield "sitemap.xml"
        yield from (f"{kind}/index.html" for kind in KINDS)

    def _mark(self, paths: Iterable[str]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO stale (path) VALUES (?)", [(path,) for path in paths]
        )

    def _next_seq(self) -> int:
        return self._db.execute("SELECT max(seq) + 1 FROM article").fetchone()[0] or 0


def _card(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what lists and feeds show of an article."""
    kept = ("id", "title", "summary", "lang", "unit", "theme", "published", "picture")
    return {name: payload[name] for name in kept}


def _files(payload: Mapping[str, Any]) -> list[str]:
    return [each["file"] for each in payload["files"]]


def _words(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what readers see of an article: not where its files and its lists stand."""
    return {"corrections": [], **payload, "files": None, "order": None}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
