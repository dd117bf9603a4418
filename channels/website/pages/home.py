"""The front page: what people come for, what is announced, what is new in each theme."""

from collections.abc import Iterator
from typing import Any

from channels.website.pages.frame import notices
from channels.website.pages.listed import Card
from channels.website.pages.lists import ALL, Lists
from channels.website.pages.templates import Templates
from channels.website.site.index import Index

HOME = "index.html"

LEADING = 5  # the newest articles, the first of them large
PER_THEME = 3
THEMES = 12
IN_STRIP = 4


class HomePage:
    """One file; it costs the same however large the site is."""

    tables = ""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the front page: every article changes what it shows, or its counts."""
        yield HOME

    def files(self, index: Index) -> Iterator[str]:
        """Name the front page."""
        yield HOME

    def content(self, index: Index, path: str) -> bytes | None:
        """Return the front page."""
        if path != HOME:
            return None
        lists, look = Lists(index.db, LEADING), self._templates.look
        announced = notices(index, look.notices)
        told = {each.id for each in announced}
        newest = lists.newest(ALL, LEADING + len(told))
        return self._templates.render(
            "home.html",
            index,
            announced=announced,
            newest=_led([each for each in newest if each["id"] not in told][:LEADING]),
            size=lists.size(ALL),
            themes=_themes(lists),
            units=[each for each in lists.of("don-vi") if each["size"]],
            strips=[each for form in look.strips if (each := _strip(lists, form))],
        )


def _led(cards: list[Card]) -> list[Card]:
    """Put the newest article with a picture first; the others stay in their order."""
    lead = next((each for each in cards if each["picture"]), None)
    return [lead, *(each for each in cards if each is not lead)] if lead else cards


def _themes(lists: Lists) -> list[dict[str, Any]]:
    """Return the themes that have articles, with the newest of each."""
    filled = [each for each in lists.of("chu-de") if each["size"]][:THEMES]
    return [{**each, "cards": lists.newest(each["name"], PER_THEME)} for each in filled]


def _strip(lists: Lists, form: str) -> dict[str, Any] | None:
    """Return the newest articles of a form with a picture, for a strip of pictures."""
    name = f"hinh-thuc/{form}"
    cards = [each for each in lists.newest(name, IN_STRIP) if each["picture"]]
    if not cards:
        return None
    title, size = lists.title(name), lists.size(name)
    return {"name": name, "form": form, "title": title, "size": size, "cards": cards}
