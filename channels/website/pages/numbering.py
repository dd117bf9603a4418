"""The numbers under which the search has its articles, each with its words."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from channels.website.pages.finds import Find

FORM = 1  # of what is kept; with another one everything is kept anew

TABLES = """
CREATE TABLE IF NOT EXISTS find (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, live INTEGER NOT NULL, digest TEXT NOT NULL,
    day INTEGER NOT NULL, theme INTEGER NOT NULL, unit INTEGER NOT NULL,
    card TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS find_id ON find (id, live);
CREATE INDEX IF NOT EXISTS find_column ON find (number, live, day, theme, unit);
CREATE TABLE IF NOT EXISTS find_term (
    kind TEXT NOT NULL, nr INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS find_form (form INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Held:
    """The number of an article that can be found."""

    number: int
    digest: str


class Column(NamedTuple):
    """What filters need of a number; None instead of it if it is crossed out."""

    day: int
    theme: int
    unit: int


class Numbers:
    """All numbers of one site, on an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of(self, slug: str) -> Held | None:
        """Return the number under which an article is found."""
        row = self._db.execute(
            "SELECT number, digest FROM find WHERE id = ? AND live = 1", (slug,)
        ).fetchone()
        return Held(*row) if row else None

    def add(self, slug: str, found: Find) -> int:
        """Give an article the next number; one that it has is crossed out."""
        self._db.execute("UPDATE find SET live = 0 WHERE id = ? AND live = 1", (slug,))
        return self._set(self.count(), slug, found)

    def back(self, slug: str, found: Find) -> int | None:
        """Give an article that was dropped its last number again; None if it was not."""
        (last,) = self._db.execute(
            "SELECT max(number) FROM find WHERE id = ? AND digest = ''", (slug,)
        ).fetchone()
        if last is None or self.of(slug):
            return None
        return self._set(last, slug, found)

    def drop(self, slug: str) -> list[tuple[int, str]]:
        """Cross out all numbers of an article, with their words; return both."""
        rows = self._db.execute(
            "SELECT number, words FROM find WHERE id = ? AND digest <> '' ORDER BY number", (slug,)
        ).fetchall()
        self._db.execute(
            "UPDATE find SET live = 0, digest = '', card = '', words = '' WHERE id = ?", (slug,)
        )
        return rows

    def unknown(self) -> list[str]:
        """Return the articles that are not found yet, oldest first; all, after another FORM."""
        if self._db.execute("SELECT form FROM find_form").fetchone() != (FORM,):
            self._db.execute("DELETE FROM find")
            self._db.execute("DELETE FROM find_form")
            self._db.execute("INSERT INTO find_form VALUES (?)", (FORM,))
        rows = self._db.execute(
            "SELECT id FROM article WHERE live = 1"
            " AND id NOT IN (SELECT id FROM find WHERE live = 1) ORDER BY seq"
        )
        return [slug for (slug,) in rows]

    def count(self) -> int:
        """Return how many numbers were given."""
        (count,) = self._db.execute("SELECT coalesce(max(number) + 1, 0) FROM find").fetchone()
        return int(count)

    def state(self, start: int, size: int) -> str:
        """Return what tells a row of numbers from itself after a change of their words."""
        (state,) = self._db.execute(
            "SELECT group_concat(digest) FROM (SELECT digest FROM find"
            " WHERE number >= ? AND number < ? ORDER BY number)",
            (start, start + size),
        ).fetchone()
        return str(state)

    def words(self, start: int, size: int) -> Iterator[tuple[int, str]]:
        """Yield the words of a row of numbers, of those crossed out too, each with its place."""
        rows = self._db.execute(
            "SELECT number, words FROM find WHERE number >= ? AND number < ? AND words <> ''"
            " ORDER BY number",
            (start, start + size),
        )
        yield from ((number - start, words) for number, words in rows)

    def columns(self, start: int, size: int) -> list[Column | None]:
        """Return what filters need of a row of numbers."""
        rows = self._db.execute(
            "SELECT live, day, theme, unit FROM find INDEXED BY find_column"  # past the words
            " WHERE number >= ? AND number < ? ORDER BY number",
            (start, start + size),
        )
        return [Column(*rest) if live else None for live, *rest in rows]

    def cards(self, start: int, size: int) -> list[str | None]:
        """Return what results show of a row of numbers, as JSON."""
        rows = self._db.execute(
            "SELECT live, card FROM find WHERE number >= ? AND number < ? ORDER BY number",
            (start, start + size),
        )
        return [card if live else None for live, card in rows]

    def terms(self, kind: str) -> list[str]:
        """Return the names of all themes or units, in the order of their numbers."""
        rows = self._db.execute("SELECT name FROM find_term WHERE kind = ? ORDER BY nr", (kind,))
        return [name for (name,) in rows]

    def _set(self, number: int, slug: str, found: Find) -> int:
        theme, unit = self._term("theme", *found.theme), self._term("unit", *found.unit)
        self._db.execute(
            "INSERT OR REPLACE INTO find VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
            (number, slug, found.digest, found.day, theme, unit, found.card, found.words),
        )
        return number

    def _term(self, kind: str, name: str, title: str) -> int:
        """Return the number of a theme or a unit, whose name is the one last used."""
        (number,) = self._db.execute(
            "INSERT INTO find_term SELECT ?1, count(*), ?2, ?3 FROM find_term WHERE kind = ?1"
            " ON CONFLICT (kind, id) DO UPDATE SET name = excluded.name RETURNING nr",
            (kind, name, title),
        ).fetchone()
        return int(number)
