"""What stands around every page, as the index has it: the menu's own pages and the notices.

It is rendered into each page, so that a page is whole when it is saved, printed or read
without scripts. When it changes, every page is to be written again.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from channels.website.site.index import PAGE, Index

NOTICES = 5  # shown at once


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing page: its key, e.g. "lien-he", and what a menu says of it."""

    key: str
    id: str
    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class Notice:
    """An item that is announced until it expires."""

    id: str
    title: str
    summary: str
    lang: str
    expires: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of a site."""

    pages: tuple[Standing, ...]  # in the office's order
    alerts: tuple[Notice, ...]  # newest first

    def page(self, key: str) -> Standing | None:
        """Return a standing page by its key, if the site has it."""
        return next((each for each in self.pages if each.key == key), None)

    @property
    def fingerprint(self) -> str:
        """Return a hash by which two frames are the same."""
        return sha256(f"{self.pages}\n{self.alerts}".encode()).hexdigest()


class Current:
    """Knows the items that have not expired yet, so that nobody looks for them; has no files."""

    tables = f"""
CREATE INDEX IF NOT EXISTS article_page ON article ({PAGE}) WHERE {PAGE} <> '';
CREATE TABLE IF NOT EXISTS current (
    id TEXT PRIMARY KEY, form TEXT NOT NULL, published TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS current_form ON current (form, published);
"""

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Take note of an item that expires, until it has."""
        index.db.execute("DELETE FROM current WHERE id = ?", (slug,))
        entry = index.entry(slug)
        if entry and entry.live and entry.payload.get("expires") and not index.expiry.over(slug):
            row = (slug, entry.payload["form"]["id"], entry.payload["published"])
            index.db.execute("INSERT INTO current VALUES (?, ?, ?)", row)
        yield from ()

    def files(self, index: Index) -> Iterator[str]:
        """Name nothing; a full pass sees to it that an older index has the items too."""
        index.db.execute("DELETE FROM current")
        index.db.execute(
            "INSERT INTO current SELECT id, json_extract(payload, '$.form.id'), published"
            " FROM article WHERE json_extract(payload, '$.expires') IS NOT NULL AND live = 1"
            " AND id NOT IN (SELECT id FROM expired)"
        )
        yield from ()

    def content(self, index: Index, path: str) -> bytes | None:
        """Return nothing."""
        return None


def frame(index: Index, alerts: Sequence[str] = ()) -> Frame:
    """Return what stands around every page now; costs the same however large the site is.

    alerts: the forms whose items stand on every page until they expire.
    """
    return Frame(nav(index), notices(index, alerts))


def nav(index: Index) -> tuple[Standing, ...]:
    """Return the standing pages that menus lead to."""
    rows = index.db.execute(
        f"SELECT {PAGE}, id, json_extract(payload, '$.title'), json_extract(payload, '$.lang')"  # noqa: S608
        f" FROM article WHERE {PAGE} <> '' AND live = 1"
        " ORDER BY json_extract(payload, '$.order.page'), 3, 2"
    )
    return tuple(Standing(*row) for row in rows)


def notices(index: Index, forms: Sequence[str]) -> tuple[Notice, ...]:
    """Return the newest items of these forms that have not expired."""
    rows = index.db.execute(
        "SELECT payload FROM current JOIN article USING (id)"
        " WHERE form IN (SELECT value FROM json_each(?))"
        " ORDER BY current.published DESC, id LIMIT ?",
        (json.dumps(list(forms)), NOTICES),
    )
    return tuple(_notice(json.loads(payload)) for (payload,) in rows)


def _notice(payload: dict[str, Any]) -> Notice:
    shown = ("id", "title", "summary", "lang", "expires")
    return Notice(*(payload[name] for name in shown))
