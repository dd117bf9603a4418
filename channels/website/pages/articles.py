"""The pages of articles and of their earlier versions."""

import re
from collections.abc import Iterator

from channels.website.pages.frame import nav
from channels.website.pages.metadata import linked
from channels.website.pages.related import TABLES, Related
from channels.website.pages.standing import standing_page
from channels.website.pages.templates import Templates, read_time
from channels.website.site.history import path_of
from channels.website.site.index import Index

_VERSION = re.compile(r"([^/]+)/phien-ban-(\d+)\.html")
_PAGE = re.compile(r"([^/]+)\.html")


class ArticlePages:
    """One page an article and one a version; of those taken down, a notice."""

    tables = TABLES

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the article's versions, which go when it goes, its page, and who names it."""
        yield from index.history.paths(slug)  # before the page that leads to them
        yield f"{slug}.html"
        entry, related = index.entry(slug), Related(index.db)
        naming = (
            related.put(slug, entry.payload) if entry and entry.live else related.withdraw(slug)
        )
        yield from (f"{other}.html" for other in naming)
        if entry and entry.payload.get("page"):  # the pages on the office name each other
            yield from (f"{other.id}.html" for other in nav(index))

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
            return self._gone(index, f"{slug}.html")
        if entry.payload.get("page"):
            path, since = f"{slug}.html", entry.modified
            return standing_page(self._templates, index, entry.payload, path=path, since=since)
        return self._templates.render(
            "article.html",
            index,
            article=entry.payload,
            modified=entry.modified,
            expired=index.expiry.over(slug),
            path=f"{slug}.html",
            version=None,
            versions=index.history.of(slug),
            related=Related(index.db).of(slug),
            linked=linked(self._templates.look, entry.payload, entry.modified),
        )

    def _version(self, index: Index, slug: str, nr: int) -> bytes | None:
        path = path_of(slug, nr)
        if path not in index.history.paths(slug):
            return None
        found = next((each for each in index.history.of(slug) if each.nr == nr), None)
        if found is None:
            return self._gone(index, path)
        if found.payload.get("page"):
            return standing_page(
                self._templates, index, found.payload, path=path, since=found.since, version=found
            )
        published = read_time(found.payload["published"])
        return self._templates.render(
            "article.html",
            index,
            article=found.payload,
            modified=None if found.since == published else found.since,
            expired=False,  # the page it was, when it was
            path=path,
            version=found,
            versions=[],
            related=[],
            linked=None,  # machines are to find the article, not what it was
        )

    def _gone(self, index: Index, path: str) -> bytes:
        url = f"{self._templates.look.base_url}/{path}"
        return self._templates.render("gone.html", index, url=url)
