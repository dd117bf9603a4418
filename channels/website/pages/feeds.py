"""The feeds of lists, RSS and Atom: the newest articles of the site, a theme, a unit, a form.

They say when an article was last put right, and withdrawn ones leave them, so that readers'
programs follow. What names an article there is its address, which never changes.
"""

from collections.abc import Iterator

from channels.website.pages.listed import Card, card
from channels.website.pages.lists import ALL, Lists
from channels.website.pages.templates import Templates
from channels.website.site.index import Index

NEWEST = 20
KINDS = ("chu-de", "don-vi", "hinh-thuc")  # folders of lists with feeds; months have none
NAMES = ("rss.xml", "atom.xml")


class Feeds:
    """Two feeds for each list that somebody may want to follow."""

    tables = ""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the feeds of the lists that have the article, or had; the lists know already."""
        for (name,) in index.db.execute("SELECT list FROM place WHERE id = ?", (slug,)).fetchall():
            yield from _feeds(name)

    def files(self, index: Index) -> Iterator[str]:
        """Name the feeds of all lists."""
        yield from _feeds(ALL)
        for (name,) in index.db.execute(
            "SELECT name FROM list WHERE name <> ?", (ALL,)
        ).fetchall():
            yield from _feeds(name)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return a feed; None for a list that never had an article."""
        folder, _, file = path.rpartition("/")
        name = folder or ALL
        if file not in NAMES or path not in _feeds(name):
            return None
        entries = _entries(index, name)
        updated = _updated(index, name)
        if updated is None:
            return None
        front = f"{folder}/" if folder else ""
        title = Lists(index.db, NEWEST).title(name) if folder else ""
        return self._templates.render(
            file, index, front=front, title=title, entries=entries, updated=updated
        )


def _feeds(name: str) -> list[str]:
    """Name the feeds of a list; the one of all articles has its own at the top of the site."""
    if name == ALL:
        return list(NAMES)
    kind = name.partition("/")[0]
    return [f"{name}/{each}" for each in NAMES] if kind in KINDS else []


def _entries(index: Index, name: str) -> list[tuple[Card, str]]:
    """Return the newest articles of a list, each with the time of its last change."""
    rows = index.db.execute(
        "SELECT card, coalesce(modified, published) FROM place JOIN article USING (id)"
        " WHERE list = ? AND place.live = 1 ORDER BY pos DESC LIMIT ?",
        (name, NEWEST),
    )
    return [(card(text), updated) for text, updated in rows]


def _updated(index: Index, name: str) -> str | None:
    """Return when a list last changed; withdrawn articles count, so it never goes back."""
    newest = index.db.execute(
        "SELECT max(coalesce(modified, published)) FROM (SELECT id FROM place WHERE list = ?"
        " ORDER BY pos DESC LIMIT 100) JOIN article USING (id)",
        (name,),
    )
    (updated,) = newest.fetchone()
    return None if updated is None else str(updated)
