"""The pages and feeds of lists: the newest on top, the older ones on pages that stay."""

import re
from collections.abc import Iterator

from channels.website.pages.lists import ALL, KIND_TITLES, KINDS, TABLES, Lists
from channels.website.pages.templates import Templates
from channels.website.site.index import Index

_LIST_PAGE = re.compile(r"(.+)/(\d+)\.html")
_TOPS = ("index.html", "rss.xml")


class ListPages:
    """Top page, feed and numbered pages of each list; an overview of each kind of lists."""

    tables = TABLES

    def __init__(self, templates: Templates, per_page: int) -> None:
        self._templates = templates
        self._per_page = per_page

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Put the article into its lists, or take it out; name what shows it, or did."""
        lists, entry = self._lists(index), index.entry(slug)
        if entry and entry.live:
            lists.put(slug, entry.payload)
        else:
            lists.withdraw(slug)
        yield from lists.touched(slug)
        yield from (f"{kind}/index.html" for kind in KINDS)

    def files(self, index: Index) -> Iterator[str]:
        """Name the files of all lists."""
        yield from self._lists(index).files()
        yield from _TOPS
        yield from (f"{kind}/index.html" for kind in KINDS)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return a page or a feed of a list, or the overview of a kind."""
        lists = self._lists(index)
        if path in _TOPS:
            return self._front(lists, ALL, path)
        folder, _, name = path.rpartition("/")
        if folder in KINDS and name == "index.html":
            return self._kind(lists, folder)
        if name in _TOPS:
            return self._front(lists, folder, name)
        if match := _LIST_PAGE.fullmatch(path):
            return self._list_page(lists, match[1], int(match[2]))
        return None

    def _lists(self, index: Index) -> Lists:
        return Lists(index.db, self._per_page)

    def _front(self, lists: Lists, name: str, file: str) -> bytes | None:
        """Make the top page or the feed of a list: its newest articles."""
        if not lists.pages(name):
            return None
        shown = {"list": _described(lists, name), "cards": lists.newest(name)}
        if file == "rss.xml":
            return self._templates.render("rss.xml", **shown)
        older = lists.pages(name) - 1  # the newest articles cover at least the last page
        overview = {kind: lists.of(kind) for kind in KINDS} if name == ALL else {}
        return self._templates.render(
            "list.html", **shown, page=None, older=older, newer=None, lists=overview
        )

    def _list_page(self, lists: Lists, name: str, page: int) -> bytes | None:
        pages = lists.pages(name)
        if page > pages:
            return None
        return self._templates.render(
            "list.html",
            list=_described(lists, name),
            cards=lists.page(name, page),
            page=page,
            older=page - 1,
            newer=page + 1 if page < pages else None,
            lists={},
        )

    def _kind(self, lists: Lists, kind: str) -> bytes:
        return self._templates.render(
            "terms.html", kind=kind, title=KIND_TITLES[kind], lists=lists.of(kind)
        )


def _described(lists: Lists, name: str) -> dict[str, str]:
    """Return what templates say of a list; a front folder "" is the site's own."""
    front = "" if name == ALL else f"{name}/"
    return {"name": name, "title": lists.title(name), "front": front, "kind": name.split("/")[0]}
