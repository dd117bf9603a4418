"""The pages of articles and of their earlier versions."""

import re
from collections.abc import Iterator

from channels.website.pages.templates import Templates, read_time
from channels.website.site.history import path_of
from channels.website.site.index import Index

_VERSION = re.compile(r"([^/]+)/phien-ban-(\d+)\.html")
_PAGE = re.compile(r"([^/]+)\.html")


class ArticlePages:
    """One page an article and one a version; of those taken down, a notice."""

    tables = ""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the article's page, and its versions: they go when it goes."""
        yield f"{slug}.html"
        yield from index.history.paths(slug)

    def files(self, index: Index) -> Iterator[str]:
        """Name the pages of all articles and versions."""
        yield from (f"{slug}.html" for slug in index.ids())
        yield from index.history.paths()

    def content(self, index: Index, path: str) -> bytes | None:
        """Return an article's page or a version's."""
        if match := _VERSION.fullmatch(path):
            return self._version(index, match[1], int(match[2]))
        if match := _PAGE.fullmatch(path):
            return self._article(index, match[1])
        return None

    def _article(self, index: Index, slug: str) -> bytes | None:
        entry = index.entry(slug)
        if entry is None:
            return None
        if not entry.live:
            return self._gone(f"{slug}.html")
        return self._templates.render(
            "article.html",
            article=entry.payload,
            modified=entry.modified,
            expired=index.expiry.over(slug),
            path=f"{slug}.html",
            version=None,
            versions=index.history.of(slug),
        )

    def _version(self, index: Index, slug: str, nr: int) -> bytes | None:
        path = path_of(slug, nr)
        if path not in index.history.paths(slug):
            return None
        found = next((each for each in index.history.of(slug) if each.nr == nr), None)
        if found is None:
            return self._gone(path)
        published = read_time(found.payload["published"])
        return self._templates.render(
            "article.html",
            article=found.payload,
            modified=None if found.since == published else found.since,
            expired=False,  # the page it was, when it was
            path=path,
            version=found,
            versions=[],
        )

    def _gone(self, path: str) -> bytes:
        return self._templates.render("gone.html", url=f"{self._templates.look.base_url}/{path}")
