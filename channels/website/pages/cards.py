"""The pictures that services show with links to pages that have none.

One card for the site and one for each theme and unit, however many articles there are: an
article's own title stands beside the picture anyhow, wherever a link is shown.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from channels.website.look import Look
from channels.website.pages.lists import FIELDS
from channels.website.pages.pictures import CARD
from channels.website.site.index import Index

MADE_BY = f"card 1, Pillow {version('pillow')}"  # other versions may make other bytes
_OF_LIST = re.compile(rf"([a-z-]+/[^/]+)/{re.escape(CARD)}")


class Cards:
    """A card for the site and one for each of its lists."""

    tables = ""

    def __init__(self, look: Look) -> None:
        self._look = look

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the cards of an article's lists that are new, or called otherwise now."""
        entry = index.entry(slug)
        payload: Mapping[str, Any] = entry.payload if entry else {}
        for kind, field in FIELDS.items() if entry else ():
            term = payload[field]
            if _title(index, f"{kind}/{term['id']}") != term["name"]:  # so far
                yield f"{kind}/{term['id']}/{CARD}"

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
            title = _title(index, match[1])
            return None if title is None else self._drawn(title, self._look.office_name)
        return None

    def _drawn(self, words: str, office: str) -> bytes:
        from channels.website.pictures.cards import drawn  # Pillow's letters take 3 MB

        return drawn(words, office, self._look.palette)


def _title(index: Index, name: str) -> str | None:
    """Return the title of a list; None if there is none."""
    row = index.db.execute("SELECT title FROM list WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])
