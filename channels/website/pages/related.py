"""Related articles: at most four older ones, chosen once, when an article is published.

Articles are akin if their titles and summaries share pairs of syllables that few others have
("nhà ở", "Ea H'leo"); what is left is filled with the newest of the same theme. The choice
stands in the index, so no page ever changes because of an article that came later. It does
change when one that it names is withdrawn or gets another title: therefore an article is
named by a bounded number of pages. All costs are bounded, however large the site is.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import Any

from channels.shared.slugs import slug as folded
from channels.website.pages.listed import Card, card

MOST = 4  # related articles of one
PAIRS = 30  # of an article that are looked at, those of its title first
COMMON = 40  # articles with the same pair: it tells nothing any more
ANY = -1  # stands for the articles that have a common pair
TELLING = 3  # pairs that articles of two themes must share: fewer are chance
BEST = 20  # candidates that are looked at closely
NAMED = 24  # pages that may name one article: so many are written when it goes
BACKLOG = 20  # articles of a site from before there were related ones, taken note of at a time

TABLES = """
CREATE TABLE IF NOT EXISTS kin (
    nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, live INTEGER NOT NULL,
    title TEXT NOT NULL, published TEXT NOT NULL, expires TEXT, lang TEXT NOT NULL,
    theme TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS kin_theme ON kin (theme, lang, live, published);
CREATE TABLE IF NOT EXISTS kin_pair (
    pair TEXT NOT NULL, nr INTEGER NOT NULL, PRIMARY KEY (pair, nr)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS related (
    id TEXT NOT NULL, place INTEGER NOT NULL, other TEXT NOT NULL,
    PRIMARY KEY (id, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS related_to ON related (other);
"""
_OLDER = "live = 1 AND lang = :lang AND published < :published"
_VALID = "(expires IS NULL OR expires > :published)"
_FREE = "(SELECT count(*) FROM related WHERE other = kin.id) < :named"

Payload = Mapping[str, Any]
Having = Mapping[str, Sequence[int]]  # of each pair, the numbers of the articles that have it


class Related:
    """The related articles of one site, on an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, slug: str, payload: Payload) -> list[str]:
        """Take note of an article; return the articles that name it and show it otherwise now.

        The first time its own related ones are chosen; they stay, whatever it says later.
        """
        query = "SELECT title, live FROM kin WHERE id = ?"
        known = self._db.execute(query, (slug,)).fetchone()
        self._note(slug, payload)
        if known:
            return [] if known == (payload["title"], 1) else self.naming(slug)
        self._catch_up()
        if _is_listed(payload):
            having = self._having(_pairs(payload))
            rows = enumerate(self._chosen(payload, having))
            self._db.executemany(
                "INSERT INTO related VALUES (?, ?, ?)", [(slug, *each) for each in rows]
            )
            self._note_pairs(slug, having)
        return []

    def withdraw(self, slug: str) -> list[str]:
        """Take note that an article is gone; return the articles that named it."""
        self._db.execute("UPDATE kin SET live = 0 WHERE id = ?", (slug,))
        return self.naming(slug)

    def naming(self, slug: str) -> list[str]:
        """Return the articles that name this one."""
        rows = self._db.execute("SELECT id FROM related WHERE other = ? ORDER BY id", (slug,))
        return [other for (other,) in rows]

    def of(self, slug: str) -> list[Card]:
        """Return the cards of an article's related ones that can be read, the nearest first."""
        rows = self._db.execute(
            "SELECT card FROM related JOIN article ON article.id = other"
            " WHERE related.id = ? AND live = 1 ORDER BY place",
            (slug,),
        )
        return [card(text) for (text,) in rows]

    def _chosen(self, payload: Payload, having: Having) -> list[str]:
        near = self._near(payload, having)
        return list(dict.fromkeys([*near, *self._newest(payload)]))[:MOST]

    def _having(self, pairs: Sequence[str]) -> Having:
        """Return the articles that have each of the pairs."""
        having: dict[str, list[int]] = {pair: [] for pair in pairs}
        query = "SELECT pair, nr FROM kin_pair WHERE pair IN (SELECT value FROM json_each(?))"
        for pair, nr in self._db.execute(query, (json.dumps(pairs),)):
            having[pair].append(nr)
        return having

    def _near(self, payload: Payload, having: Having) -> list[str]:
        """Return older articles that share rare pairs, the nearest first."""
        scores: dict[int, float] = defaultdict(float)
        shared: dict[int, int] = defaultdict(int)
        for have in having.values():
            for nr in have if ANY not in have else ():
                scores[nr] += 1 / len(have)
                shared[nr] += 1
        best = nlargest(BEST, scores, key=lambda nr: (scores[nr], nr))
        theme = payload["theme"]["id"]
        found = [
            (scores[nr] * (1.5 if its == theme else 1), nr, other)
            for nr, other, its in self._fit(payload, "nr IN (SELECT value FROM json_each(:best))",
                                            best=json.dumps(best))
            if its == theme or shared[nr] >= TELLING
        ]  # fmt: skip
        return [other for *_, other in sorted(found, reverse=True)]

    def _newest(self, payload: Payload) -> list[str]:
        """Return the newest older articles of the theme."""
        return [other for _, other, _ in self._fit(payload, "theme = :theme")][:MOST]

    def _fit(self, payload: Payload, where: str, **values: Any) -> list[tuple[int, str, str]]:
        """Return number, id and theme of older articles that a page may name, newest first."""
        newest = (
            "SELECT nr, id, theme, expires FROM kin"  # noqa: S608
            f" WHERE {where} AND {_OLDER} ORDER BY published DESC, id LIMIT {BEST:d}"
        )
        query = f"SELECT nr, id, theme FROM ({newest}) AS kin WHERE {_VALID} AND {_FREE}"  # noqa: S608
        values |= {name: payload[name] for name in ("lang", "published")}
        values |= {"theme": payload["theme"]["id"], "named": NAMED}
        return self._db.execute(query, values).fetchall()

    def _note(self, slug: str, payload: Payload) -> None:
        self._db.execute(
            "INSERT INTO kin SELECT seq, id, ?, ?, ?, ?, ?, ? FROM article WHERE id = ?"
            " ON CONFLICT (nr) DO UPDATE SET live = excluded.live, title = excluded.title,"
            " published = excluded.published, expires = excluded.expires,"
            " lang = excluded.lang, theme = excluded.theme",
            (
                _is_listed(payload),
                payload["title"],
                payload["published"],
                payload.get("expires"),
                payload["lang"],
                payload["theme"]["id"],
                slug,
            ),
        )

    def _note_pairs(self, slug: str, having: Having) -> None:
        """Take note of an article's pairs; of one that gets common, of that alone."""
        (nr,) = self._db.execute("SELECT nr FROM kin WHERE id = ?", (slug,)).fetchone()
        full = [pair for pair, have in having.items() if len(have) == COMMON - 1]
        self._db.executemany("DELETE FROM kin_pair WHERE pair = ?", ((pair,) for pair in full))
        rows = [
            (pair, ANY if pair in full else nr) for pair, have in having.items() if ANY not in have
        ]
        self._db.executemany("INSERT INTO kin_pair VALUES (?, ?)", rows)

    def _catch_up(self) -> None:
        """Take note of articles that were on the site before there were related ones."""
        rows = self._db.execute(
            "SELECT id, live, payload FROM article WHERE seq < (SELECT min(nr) FROM kin)"
            " ORDER BY seq DESC LIMIT ?",
            (BACKLOG,),
        )
        for slug, live, content in rows.fetchall():
            payload = json.loads(content)
            self._note(slug, payload)
            self._note_pairs(slug, self._having(_pairs(payload)))
            if not live:
                self.withdraw(slug)


def _is_listed(payload: Payload) -> bool:
    """Tell an article from a page that always stands there."""
    return not payload.get("page")


def _pairs(payload: Payload) -> list[str]:
    """Return the pairs of syllables of title and summary, without their marks."""
    lines = (folded(payload[name]).split("-") for name in ("title", "summary"))
    pairs = (f"{one} {two}" for line in lines for one, two in pairwise(line))
    return list(dict.fromkeys(pairs))[:PAIRS]
