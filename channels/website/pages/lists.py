"""The lists of the website: all articles, those of a theme, a unit, a form, a month.

Each numbers its articles from the oldest and never moves one: page n of a list does not
change once it is full, however large the site grows. A withdrawn article leaves a gap.
How many can be read is kept beside each list, so that nobody counts them.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.shared import markdown
from channels.shared.words import ZONE
from channels.website.pages.listed import Card, card

ALL = "tin-tuc"  # the list of all articles; a list's name is its folder
FIELDS = {"chu-de": "theme", "don-vi": "unit", "hinh-thuc": "form"}  # → field of the payload
MONTHS = "thang"
NAMING = "tim-kiem.html"  # the page that names every list, but not how much it has
KINDS = (*FIELDS, MONTHS)  # the folders of lists
KIND_TITLES = {"chu-de": "Chủ đề", "don-vi": "Đơn vị", "hinh-thuc": "Hình thức", MONTHS: "Tháng"}

TABLES = """
CREATE TABLE IF NOT EXISTS place (
    list TEXT NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (list, pos)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS place_of ON place (id);
CREATE INDEX IF NOT EXISTS place_live ON place (list, live, pos);
CREATE TABLE IF NOT EXISTS list (name TEXT PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS rank (list TEXT PRIMARY KEY, nr INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS tally (list TEXT PRIMARY KEY, live INTEGER NOT NULL);
CREATE TRIGGER IF NOT EXISTS place_came AFTER INSERT ON place BEGIN
    INSERT INTO tally VALUES (new.list, new.live)
    ON CONFLICT DO UPDATE SET live = live + excluded.live;
END;
CREATE TRIGGER IF NOT EXISTS place_changed AFTER UPDATE OF live ON place
WHEN new.live <> old.live BEGIN
    UPDATE tally SET live = live + new.live - old.live WHERE list = new.list;
END;
"""
_NAME = (
    "INSERT INTO list VALUES (?, ?) ON CONFLICT DO UPDATE SET title = excluded.title"
    " WHERE title <> excluded.title"
)
_PLACE = (
    "INSERT INTO rank VALUES (?, ?) ON CONFLICT DO UPDATE SET nr = excluded.nr"
    " WHERE nr <> excluded.nr"
)


class Lists:
    """The lists of one site, on an open connection."""

    def __init__(self, connection: sqlite3.Connection, per_page: int) -> None:
        self._db = connection
        self.per_page = per_page

    def put(self, slug: str, payload: Mapping[str, Any]) -> bool:
        """Put an article at the end of lists that it enters, leave gaps where it left.

        Tell whether there is a list more, or one has another title or another place.
        """
        held = dict(
            self._db.execute("SELECT list, pos FROM place WHERE id = ?", (slug,)).fetchall()
        )
        lists = _lists(payload)
        changed = self._db.executemany(_NAME, lists.items()).rowcount
        for name in lists:
            if name not in held:
                at = self._length(name)
                self._db.execute("INSERT INTO place VALUES (?, ?, ?, 1)", (name, at, slug))
        for name in held:
            self._db.execute(
                "UPDATE place SET live = ? WHERE list = ? AND id = ?", (name in lists, name, slug)
            )
        return changed + self._db.executemany(_PLACE, _ranks(payload)).rowcount > 0

    def withdraw(self, slug: str) -> None:
        """Take an article out of all lists."""
        self._db.execute("UPDATE place SET live = 0 WHERE id = ?", (slug,))

    def catch_up(self) -> None:
        """Put the articles of an older index into the lists that there were not yet; count."""
        last = self._db.execute("SELECT 1 FROM list WHERE name GLOB ?", (f"{MONTHS}/*",))
        if last.fetchone() is not None:
            return
        for slug, payload in self._db.execute(
            "SELECT id, payload FROM article WHERE live = 1 ORDER BY seq"
        ).fetchall():
            if not (article := json.loads(payload)).get("page"):
                self.put(slug, article)
        self._db.execute("DELETE FROM tally")
        self._db.execute("INSERT INTO tally SELECT list, sum(live) FROM place GROUP BY list")

    def touched(self, slug: str) -> Iterator[str]:
        """Yield the files of lists that show an article, or did."""
        for name, pos in self._db.execute("SELECT list, pos FROM place WHERE id = ?", (slug,)):
            page = pos // self.per_page + 1
            yield f"{name}/{page}.html"
            if page > 1 and pos % self.per_page == 0:
                yield f"{name}/{page - 1}.html"  # gets its link to the newer page
            yield f"{name}/index.html"

    def files(self) -> Iterator[str]:
        """Yield the files of all lists."""
        for (name,) in self._db.execute("SELECT name FROM list").fetchall():
            yield from (f"{name}/{page}.html" for page in range(1, self.pages(name) + 1))
            yield f"{name}/index.html"

    def page(self, name: str, page: int) -> list[Card]:
        """Return the cards of a page of a list, newest first; page 1 has the oldest."""
        first = (page - 1) * self.per_page
        rows = self._db.execute(
            "SELECT card FROM place JOIN article USING (id)"
            " WHERE list = ? AND place.live = 1 AND pos >= ? AND pos < ? ORDER BY pos DESC",
            (name, first, first + self.per_page),
        )
        return [card(text) for (text,) in rows]

    def newest(self, name: str, count: int | None = None) -> list[Card]:
        """Return the cards of the newest articles of a list, as many as a page holds."""
        rows = self._db.execute(
            "SELECT card FROM place JOIN article USING (id) WHERE list = ? AND place.live = 1"
            " ORDER BY pos DESC LIMIT ?",
            (name, count or self.per_page),
        )
        return [card(text) for (text,) in rows]

    def pages(self, name: str) -> int:
        """Return the number of pages of a list."""
        return -(-self._length(name) // self.per_page)

    def title(self, name: str) -> str:
        """Return the title of a list: the name of its unit or theme as it was last used."""
        row = self._db.execute("SELECT title FROM list WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def size(self, name: str) -> int:
        """Return how many articles of a list can be read."""
        row = self._db.execute("SELECT live FROM tally WHERE list = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def of(self, kind: str, newest: int = -1) -> list[dict[str, Any]]:
        """Return the lists of a kind (don-vi, chu-de, …) in the office's order, with their sizes.

        The order is the one of the article last put; equal ones stand by title. Of months the
        newest comes first. newest: so many months, which get more and more; -1: all.
        """
        rows = self._db.execute(
            "SELECT name, title, coalesce(live, 0), coalesce(nr, 0) FROM list"
            " LEFT JOIN rank ON rank.list = name LEFT JOIN tally ON tally.list = name"
            " WHERE name GLOB ? ORDER BY name DESC LIMIT ?",
            (f"{kind}/*", newest if kind == MONTHS else -1),
        ).fetchall()
        if kind != MONTHS:
            rows.sort(key=lambda row: (row[3], markdown.slug(row[1]), row[0]))
        return [{"name": name, "title": title, "size": size} for name, title, size, _ in rows]

    def _length(self, name: str) -> int:
        row = self._db.execute("SELECT max(pos) + 1 FROM place WHERE list = ?", (name,)).fetchone()
        return row[0] or 0


def _lists(payload: Mapping[str, Any]) -> dict[str, str]:
    """Name the lists that an article belongs to, with their titles."""
    terms = {
        f"{kind}/{payload[field]['id']}": payload[field]["name"] for kind, field in FIELDS.items()
    }
    published = datetime.fromisoformat(payload["published"]).astimezone(ZONE)
    month = {f"{MONTHS}/{published:%Y-%m}": f"Tháng {published:%m/%Y}"}
    return {ALL: "Tin tức", **terms, **month}


def _ranks(payload: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Give the lists of an article their places; posts made before they had any have none."""
    order = payload.get("order", {})
    return [
        (f"{kind}/{payload[field]['id']}", order[field])
        for kind, field in FIELDS.items()
        if field in order
    ]
