"""Which articles are past their date, and which of them say so already.

Kept in the index like all that pages are made of, so that a page stays what the index says,
whenever it is written.
"""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

_EXPIRES = "json_extract(payload, '$.expires')"
TABLES = f"""
CREATE TABLE IF NOT EXISTS expired (id TEXT PRIMARY KEY);
CREATE INDEX IF NOT EXISTS article_expires ON article ({_EXPIRES}) WHERE {_EXPIRES} IS NOT NULL;
"""


class Expiry:
    """The articles whose pages say that they are over, on an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, slug: str, expires: str | None, at: datetime) -> None:
        """Let an article's page say what is so when it is put on the site."""
        self._db.execute("DELETE FROM expired WHERE id = ?", (slug,))
        if expires and expires <= _written(at):
            self.note([slug])

    def note(self, slugs: Iterable[str]) -> None:
        """Let these articles' pages say that they are over."""
        self._db.executemany("INSERT OR IGNORE INTO expired VALUES (?)", ((s,) for s in slugs))

    def over(self, slug: str) -> bool:
        """Tell whether an article's page says that it is over."""
        found = self._db.execute("SELECT 1 FROM expired WHERE id = ?", (slug,))
        return found.fetchone() is not None

    def due(self, now: datetime) -> list[str]:
        """Return the articles that are over and whose pages do not say so yet."""
        query = (
            f"SELECT id FROM article WHERE {_EXPIRES} IS NOT NULL AND {_EXPIRES} <= ?"  # noqa: S608
            " AND live = 1 AND id NOT IN (SELECT id FROM expired)"
        )
        return [slug for (slug,) in self._db.execute(query, (_written(now),))]


def _written(instant: datetime) -> str:
    """Return an instant as the payloads have theirs."""
    return instant.astimezone(UTC).isoformat()
