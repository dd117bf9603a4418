"""The site map in parts: a small one is rewritten quickly."""

import re
from collections.abc import Iterator

from channels.website.pages.templates import Templates, in_groups
from channels.website.site.index import Index

PER_PART = 1_000  # the format allows 50,000

_PART = re.compile(r"sitemap/(\d+)\.xml")


class SiteMaps:
    """An index of parts, and parts of a thousand articles each."""

    tables = """
CREATE INDEX IF NOT EXISTS article_change ON article (seq, live, id, published, modified);
"""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the part that has the article, and the index of parts."""
        (seq,) = index.db.execute("SELECT seq FROM article WHERE id = ?", (slug,)).fetchone()
        yield f"sitemap/{seq // PER_PART + 1}.xml"
        yield "sitemap.xml"

    def files(self, index: Index) -> Iterator[str]:
        """Name all parts and their index."""
        yield from (f"sitemap/{part}.xml" for part in range(1, _parts(index) + 1))
        yield "sitemap.xml"

    def content(self, index: Index, path: str) -> bytes | None:
        """Return a part or the index of parts."""
        if path == "sitemap.xml":
            return self._templates.render("sitemaps.xml", index, parts=_parts(index))
        match = _PART.fullmatch(path)
        if match and int(match[1]) <= _parts(index):
            groups = in_groups(_of(index, int(match[1])))
            return self._templates.render("sitemap.xml", index, groups=groups)
        return None


def _parts(index: Index) -> int:
    (length,) = index.db.execute("SELECT coalesce(max(seq) + 1, 0) FROM article").fetchone()
    return -(-int(length) // PER_PART)


def _of(index: Index, part: int) -> list[tuple[str, str]]:
    """Return id and time of the last change of the articles of a part, from 1."""
    first = (part - 1) * PER_PART
    return index.db.execute(
        "SELECT id, coalesce(modified, published) FROM article"
        " INDEXED BY article_change"  # past what the articles say
        " WHERE live = 1 AND seq >= ? AND seq < ? ORDER BY seq",
        (first, first + PER_PART),
    ).fetchall()
