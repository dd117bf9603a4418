"""The pictures that services show with links to pages that have none.

One card for the site and one for each theme and unit, however many articles there are: an
article's own title stands beside the picture anyhow, wherever a link is shown.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from channels.website.look import Look
from channels.website.pages.lists import FIELDS
from channels.website.pages.pictures import CARD
from channels.website.pictures.cards import drawn
from channels.website.site.index import Index

_OF_LIST = re.compile(rf"([a-z-]+/[^/]+)/{re.escape(CARD)}")


class Cards:
    """A card for the site and one for each of its lists."""

    tables = ""

    def __init__(self, look: Look) -> None:
        self._look = look

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the cards of an article's lists: they may be new, or called otherwise now."""
        if entry := index.entry(slug):
            terms: Mapping[str, Any] = entry.payload
            yield from (f"{kind}/{terms[field]['id']}/{CARD}" for kind, field in FIELDS.items())

    def files(self, index: Index) -> Iterator[str]:
        """Name every card."""
        yield CARD
        names = index.db.execute("SELECT name FROM list WHERE name LIKE '%/%'").fetchall()
        yield from (f"{name}/{CARD}" for (name,) in names if name.partition("/")[0] in FIELDS)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return a card."""
        if path == CARD:
            return self._drawn(self._look.office_name, self._look.office_parent)
        match = _OF_LIST.fullmatch(path)
        if match and match[1].partition("/")[0] in FIELDS:
            title = "SELECT title FROM list WHERE name = ?"
            row = index.db.execute(title, (match[1],)).fetchone()
            return self._drawn(row[0], self._look.office_name) if row else None
        return None

    def _drawn(self, words: str, office: str) -> bytes:
        return drawn(words, office, self._look.palette)
