"""Earlier versions of articles: what readers saw before a correction stays readable.

Each stands at /<id>/phien-ban-<n>.html, numbered from 1 and linked from its article only:
no list, feed or site map has it. It is withdrawn together with its article, for good.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

TABLES = """
CREATE TABLE IF NOT EXISTS version (
    id TEXT NOT NULL, nr INTEGER NOT NULL, live INTEGER NOT NULL,
    since TEXT NOT NULL, until TEXT NOT NULL, payload TEXT NOT NULL,
    PRIMARY KEY (id, nr));
"""


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was for a while."""

    nr: int
    since: datetime
    until: datetime
    payload: Mapping[str, Any]


def path_of(slug: str, nr: int) -> str:
    """Return where a version stands, below the site's folder."""
    return f"{slug}/phien-ban-{nr}.html"


class History:
    """The versions of a site's articles, on an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def keep(self, slug: str, payload: Mapping[str, Any], since: str, until: datetime) -> str:
        """Keep what an article was until now; return the version's path."""
        last = "SELECT coalesce(max(nr), 0) FROM version WHERE id = ?"
        (nr,) = self._db.execute(last, (slug,)).fetchone()
        self._db.execute(
            "INSERT INTO version VALUES (?, ?, 1, ?, ?, ?)",
            (slug, nr + 1, since, until.isoformat(), json.dumps(payload, ensure_ascii=False)),
        )
        return path_of(slug, nr + 1)

    def withdraw(self, slug: str) -> None:
        """Take all versions of an article from readers."""
        self._db.execute("UPDATE version SET live = 0 WHERE id = ?", (slug,))

    def of(self, slug: str) -> list[Version]:
        """Return the versions of an article that can be read, oldest first."""
        rows = self._db.execute(
            "SELECT nr, since, until, payload FROM version WHERE id = ? AND live = 1 ORDER BY nr",
            (slug,),
        )
        time = datetime.fromisoformat
        return [
            Version(nr, time(since), time(until), json.loads(payload))
            for nr, since, until, payload in rows
        ]

    def paths(self, slug: str | None = None, *, gone: bool = False) -> list[str]:
        """Return the paths of an article's versions, or of all; gone: only of those taken down."""
        rows = self._db.execute(
            "SELECT id, nr FROM version WHERE (?1 IS NULL OR id = ?1) AND live <= ?2"
            " ORDER BY id, nr",
            (slug, not gone),
        )
        return [path_of(*row) for row in rows]
