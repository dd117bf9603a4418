"""The pages of lists: the newest on top, the older ones on pages that stay."""

import re
from collections.abc import Iterator
from typing import Any

from channels.website.pages.feeds import KINDS as FED
from channels.website.pages.listed import Card
from channels.website.pages.lists import ALL, FIELDS, KIND_TITLES, KINDS, NAMING, TABLES, Lists
from channels.website.pages.templates import Templates, in_groups
from channels.website.site.index import Index

_LIST_PAGE = re.compile(r"(.+)/(\d+)\.html")
_TOP = "index.html"
BESIDE = 12  # lists of a kind that stand beside the newest articles


class ListPages:
    """Top page and numbered pages of each list; an overview of each kind of lists."""

    tables = TABLES

    def __init__(self, templates: Templates, per_page: int) -> None:
        self._templates = templates
        self._per_page = per_page

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Put the article into its lists, or take it out; name what shows it, or did."""
        lists, entry = self._lists(index), index.entry(slug)
        if entry and entry.live and not entry.payload.get("page"):
            if lists.put(slug, entry.payload):
                yield NAMING
        else:
            lists.withdraw(slug)
        yield from lists.touched(slug)
        yield from (f"{kind}/{_TOP}" for kind in KINDS)

    def files(self, index: Index) -> Iterator[str]:
        """Name the files of all lists."""
        lists = self._lists(index)
        lists.catch_up()
        yield from lists.files()
        yield f"{ALL}/{_TOP}"
        yield from (f"{kind}/{_TOP}" for kind in KINDS)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return a page of a list, or the overview of a kind."""
        folder, _, name = path.rpartition("/")
        if folder in KINDS and name == _TOP:
            return self._kind(index, folder)
        if folder and name == _TOP:
            return self._front(index, folder)
        if match := _LIST_PAGE.fullmatch(path):
            return self._list_page(index, match[1], int(match[2]))
        return None

    def _lists(self, index: Index) -> Lists:
        return Lists(index.db, self._per_page)

    def _front(self, index: Index, name: str) -> bytes | None:
        """Make the top page of a list: its newest articles."""
        lists = self._lists(index)
        if not lists.pages(name):
            # the list of all is linked to from everywhere, also from a site of standing pages
            return self._page(index, ALL, [], page=None, older=0) if name == ALL else None
        older = lists.pages(name) - 1  # the newest articles cover at least the last page
        return self._page(index, name, lists.newest(name), page=None, older=older)

    def _list_page(self, index: Index, name: str, page: int) -> bytes | None:
        lists = self._lists(index)
        pages = lists.pages(name)
        if page > pages:
            return None
        cards = lists.page(name, page)
        newer = page + 1 if page < pages else None
        return self._page(index, name, cards, page=page, older=page - 1, newer=newer)

    def _page(self, index: Index, name: str, cards: list[Card], **where: Any) -> bytes:
        lists, kind = self._lists(index), name.split("/")[0]
        described = {
            "name": name,
            "title": lists.title(name) or "Tin tức",
            "kind": kind,
            "size": lists.size(name),  # said on the top page alone
            "card": f"{name}/" if kind in FIELDS else "",
            "feed": "" if name == ALL else f"{name}/" if kind in FED else None,
        }
        top = name == ALL and where["page"] is None  # what changes with each article stands there
        beside = {each: lists.of(each, BESIDE + 1) for each in KINDS} if top else {}
        return self._templates.render(
            "list.html",
            index,
            **{"list": described, "cards": cards, "newer": None, "lists": beside, **where},
            most=BESIDE,
        )

    def _kind(self, index: Index, kind: str) -> bytes:
        return self._templates.render(
            "terms.html",
            index,
            kind=kind,
            title=KIND_TITLES[kind],
            groups=in_groups(tuple(each.values()) for each in self._lists(index).of(kind)),
            fed=kind in FED,
        )
