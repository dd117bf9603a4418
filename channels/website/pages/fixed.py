"""The files that every site has once: style, scripts, icon, and what web servers ask for."""

from collections.abc import Iterator

from channels.website.pages.templates import Templates
from channels.website.site.index import GONE, Index

FIXED = ("favicon.svg", "robots.txt", "404.html", GONE)


class Fixed:
    """Files that no article changes; only the map of those taken down, which the index marks."""

    tables = ""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._assets = templates.assets

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name nothing."""
        yield from ()

    def files(self, index: Index) -> Iterator[str]:
        """Name these files."""
        yield from self._assets
        yield from FIXED

    def content(self, index: Index, path: str) -> bytes | None:
        """Return one of these files."""
        if path in FIXED:
            gone = index.withdrawn() if path == GONE else ()
            return self._templates.render(path, index, gone=gone)
        return self._assets.get(path)
