"""The lists of the website: all articles, those of a theme, those of a unit.

Each numbers its articles from the oldest and never moves one: page n of a list does not
change once it is full, however large the site grows. A withdrawn article leaves a gap.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from channels.shared import markdown

ALL = "tin-tuc"  # the list of all articles; a list's name is its folder
KINDS = {"chu-de": "theme", "don-vi": "unit"}  # folder of the lists → field of the payload
KIND_TITLES = {"chu-de": "Chủ đề", "don-vi": "Đơn vị"}

TABLES = """
CREATE TABLE IF NOT EXISTS place (
    list TEXT NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (list, pos)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS place_of ON place (id);
CREATE INDEX IF NOT EXISTS place_live ON place (list, live, pos);
CREATE TABLE IF NOT EXISTS list (name TEXT PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS rank (list TEXT PRIMARY KEY, nr INTEGER NOT NULL);
"""


class Lists:
    """The lists of one site, on an open connection."""

    def __init__(self, connection: sqlite3.Connection, per_page: int) -> None:
        self._db = connection
        self.per_page = per_page

    def put(self, slug: str, payload: Mapping[str, Any]) -> None:
        """Put an article at the end of lists that it enters, leave gaps where it left."""
        held = dict(
            self._db.execute("SELECT list, pos FROM place WHERE id = ?", (slug,)).fetchall()
        )
        lists = _lists(payload)
        for name, title in lists.items():
            self._db.execute(
                "INSERT INTO list VALUES (?, ?) ON CONFLICT DO UPDATE SET title = excluded.title",
                (name, title),
            )
            if name not in held:
                at = self._length(name)
                self._db.execute("INSERT INTO place VALUES (?, ?, ?, 1)", (name, at, slug))
        for name in held:
            self._db.execute(
                "UPDATE place SET live = ? WHERE list = ? AND id = ?", (name in lists, name, slug)
            )
        self._db.executemany("INSERT OR REPLACE INTO rank VALUES (?, ?)", _ranks(payload))

    def withdraw(self, slug: str) -> None:
        """Take an article out of all lists."""
        self._db.execute("UPDATE place SET live = 0 WHERE id = ?", (slug,))

    def touched(self, slug: str) -> Iterator[str]:
        """Yield the files of lists that show an article, or did."""
        for name, pos in self._db.execute("SELECT list, pos FROM place WHERE id = ?", (slug,)):
            page = pos // self.per_page + 1
            yield f"{name}/{page}.html"
            if page > 1 and pos % self.per_page == 0:
                yield f"{name}/{page - 1}.html"  # gets its link to the newer page
            yield from _front(name)

    def files(self) -> Iterator[str]:
        """Yield the files of all lists."""
        for (name,) in self._db.execute("SELECT name FROM list").fetchall():
            yield from (f"{name}/{page}.html" for page in range(1, self.pages(name) + 1))
            yield from _front(name)

    def page(self, name: str, page: int) -> list[dict[str, Any]]:
        """Return the cards of a page of a list, newest first; page 1 has the oldest."""
        first = (page - 1) * self.per_page
        rows = self._db.execute(
            "SELECT card FROM place JOIN article USING (id)"
            " WHERE list = ? AND place.live = 1 AND pos >= ? AND pos < ? ORDER BY pos DESC",
            (name, first, first + self.per_page),
        )
        return [json.loads(card) for (card,) in rows]

    def newest(self, name: str) -> list[dict[str, Any]]:
        """Return the cards of the newest articles of a list, as many as a page holds."""
        rows = self._db.execute(
            "SELECT card FROM place JOIN article USING (id) WHERE list = ? AND place.live = 1"
            " ORDER BY pos DESC LIMIT ?",
            (name, self.per_page),
        )
        return [json.loads(card) for (card,) in rows]

    def pages(self, name: str) -> int:
        """Return the number of pages of a list."""
        return -(-self._length(name) // self.per_page)

    def title(self, name: str) -> str:
        """Return the title of a list: the name of its unit or theme as it was last used."""
        row = self._db.execute("SELECT title FROM list WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return the lists of a kind (don-vi, chu-de) in the office's order, with their sizes.

        The order is the one of the article last put; equal ones stand by title.
        """
        rows = self._db.execute(
            "SELECT name, title, (SELECT count(*) FROM place WHERE list = name AND live = 1),"
            " coalesce(nr, 0) FROM list LEFT JOIN rank ON list = name WHERE name GLOB ?",
            (f"{kind}/*",),
        )
        ordered = sorted(rows, key=lambda row: (row[3], markdown.slug(row[1]), row[0]))
        return [{"name": name, "title": title, "size": size} for name, title, size, _ in ordered]

    def _length(self, name: str) -> int:
        row = self._db.execute("SELECT max(pos) + 1 FROM place WHERE list = ?", (name,)).fetchone()
        return row[0] or 0


def _lists(payload: Mapping[str, Any]) -> dict[str, str]:
    """Name the lists that an article belongs to, with their titles."""
    terms = {
        f"{kind}/{payload[field]['id']}": payload[field]["name"] for kind, field in KINDS.items()
    }
    return {ALL: "Tin tức", **terms}


def _ranks(payload: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Give the lists of an article their places; posts made before they had any have none."""
    order = payload.get("order", {})
    return [
        (f"{kind}/{payload[field]['id']}", order[field])
        for kind, field in KINDS.items()
        if field in order
    ]


def _front(name: str) -> tuple[str, str]:
    """Name the top page and the feed of a list."""
    return ("index.html", "rss.xml") if name == ALL else (f"{name}/index.html", f"{name}/rss.xml")
