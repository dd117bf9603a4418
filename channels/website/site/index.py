"""The record of the website: which articles it has, where each stands, what is to be written.

SQLite. A file of the site is what this index says; `paths` marks the files that may be
older than it, or newer if an article broke off, and media that perhaps no article shows.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from channels.website.site import expiry, history, media, paths

GONE = "gone.map"  # the addresses that were taken down, for the web server

PAGE = "json_extract(payload, '$.page')"  # of a standing page, "" of an article
_TABLES = """
CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, live INTEGER NOT NULL,
    digest TEXT NOT NULL, published TEXT NOT NULL, modified TEXT,
    card TEXT NOT NULL, payload TEXT NOT NULL);
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
    # IMMEDIATE: what is read within a transaction can't be outdated when it comes to write,
    # which SQLite would refuse at once, without waiting for the other writer.
    connection = sqlite3.connect(path, timeout=10, isolation_level="IMMEDIATE")
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

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.history = history.History(connection)
        self.expiry = expiry.Expiry(connection)
        self.media = media.Media(connection)
        self.paths = paths.Paths(connection)
        for tables in (_TABLES, media.TABLES, history.TABLES, expiry.TABLES, paths.TABLES):
            connection.executescript(tables)
        self.paths.prepare()

    # --- changes ---

    def put(self, payload: Mapping[str, Any], at: datetime) -> list[str]:
        """Add or replace an article; return what else is to be looked after; may be repeated.

        What readers saw so far becomes a version, unless they see the same or it was gone.
        """
        slug, now = payload["id"], digest(payload)
        old, shown = self.entry(slug), self.media.of(slug)
        new = at if payload.get("page") else None  # pages tell since when they say what they say
        modified = old.modified if old else new
        if old and _words(old.payload) != _words(payload):
            modified = at
            if old.live:
                self._keep(slug, old, at)
        since = modified and modified.isoformat()
        self.db.execute(
            "INSERT INTO article SELECT ?, coalesce(max(seq) + 1, 0), 1, ?, ?, ?, ?, ?"
            " FROM article WHERE true ON CONFLICT (id) DO UPDATE SET live = 1,"
            " digest = excluded.digest, published = excluded.published,"
            " modified = excluded.modified, card = excluded.card, payload = excluded.payload",
            (slug, now, payload["published"], since, _json(_card(payload)), _json(payload)),
        )
        self.expiry.put(slug, payload.get("expires"), at)
        self.media.put(slug, media_of(payload))
        revived = [GONE] if old and not old.live else []
        return [*revived, *self.media.orphans(shown)]

    def withdraw(self, slug: str) -> list[str]:
        """Take an article and its versions from readers; return what else is to be done."""
        shown = self.media.drop(slug)
        for path in self.history.paths(slug):
            shown += self.media.drop(path)
        self.history.withdraw(slug)
        self.db.execute("UPDATE article SET live = 0 WHERE id = ?", (slug,))
        return [GONE, *self.media.orphans(shown)]

    def expire(self, now: datetime) -> list[str]:
        """Take note of the articles that are over by now and do not say so yet; return them."""
        slugs = self.expiry.due(now)
        self.expiry.note(slugs)
        return slugs

    def known_look(self) -> str:
        """Return the fingerprint of the look that all files were last made with, "" at first."""
        row = self.db.execute("SELECT fingerprint FROM look").fetchone()
        return str(row[0]) if row else ""

    def note_look(self, fingerprint: str) -> None:
        """Take note of a look; its files are marked as stale by the caller."""
        self.db.execute("DELETE FROM look")
        self.db.execute("INSERT INTO look VALUES (?)", (fingerprint,))

    # --- questions ---

    def entry(self, slug: str) -> Entry | None:
        """Return an article, withdrawn or not."""
        row = self.db.execute(
            "SELECT payload, live, digest, modified FROM article WHERE id = ?", (slug,)
        ).fetchone()
        if row is None:
            return None
        modified = datetime.fromisoformat(row[3]) if row[3] else None
        return Entry(_parsed(row[0]), bool(row[1]), row[2], modified)

    def has(self, payload: Mapping[str, Any]) -> bool:
        """Tell whether exactly this article is out, as far as the index says."""
        entry = self.entry(payload["id"])
        return entry is not None and entry.live and entry.digest == digest(payload)

    def ids(self) -> Iterator[str]:
        """Yield the ids of all articles, newest first, withdrawn ones too."""
        yield from (
            slug for (slug,) in self.db.execute("SELECT id FROM article ORDER BY seq DESC")
        )

    def standing(self) -> Iterator[str]:
        """Yield the ids of the standing pages."""
        query = f"SELECT id FROM article WHERE {PAGE} <> ''"  # noqa: S608
        yield from (slug for (slug,) in self.db.execute(query))

    def begun(self) -> bool:
        """Tell whether the site ever had an article; without one it has no files."""
        return self.db.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None

    def withdrawn(self) -> list[str]:
        """Return the paths of the articles and versions that were taken down."""
        ids = self.db.execute("SELECT id FROM article WHERE live = 0 ORDER BY id")
        return [*(f"{slug}.html" for (slug,) in ids), *self.history.paths(gone=True)]

    def size(self) -> int:
        """Return the number of articles that can be read."""
        (count,) = self.db.execute("SELECT count(*) FROM article WHERE live = 1").fetchone()
        return int(count)

    # --- inside ---

    def _keep(self, slug: str, old: Entry, at: datetime) -> None:
        since = old.modified.isoformat() if old.modified else old.payload["published"]
        path = self.history.keep(slug, old.payload, since, at)
        self.media.put(path, self.media.of(slug))


def _card(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what lists and feeds show of an article."""
    kept = ("id", "title", "summary", "lang", "unit", "theme", "published", "picture")
    return {name: payload[name] for name in kept}


def is_media(path: str) -> bool:
    """Tell whether a file is a picture or a video: not made of the index alone."""
    return path.startswith("media/")


def media_of(payload: Mapping[str, Any]) -> list[str]:
    """Name the media files that an article shows."""
    return [each["file"] for each in payload["files"]]


def _words(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what readers see of an article: not where its files and its lists stand."""
    unseen = dict.fromkeys(("files", "order", "old_addresses"))
    return {"corrections": [], "page": "", **payload, **unseen}


@lru_cache(maxsize=8)  # each part asks for the article that is being put
def _parsed(payload: str) -> Mapping[str, Any]:
    return dict(json.loads(payload))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
