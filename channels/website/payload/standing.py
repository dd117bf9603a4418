"""Standing pages: where they stand, and what their payload has besides an article's."""

from collections.abc import Mapping
from typing import Any

from channels.website.payload.typography import clean, printed
from channels.website.required import REQUIRED
from publisher.contract import Item

_STEP = 10  # between the places of two known pages, so that an editor may put one between them
_LAST = 1_000


def place(item: Item) -> int:
    """Return where a page stands among the others: as its editor says, or as is usual.

    0 for an article.
    """
    usual = {key: _STEP * nr for nr, key in enumerate(REQUIRED, start=1)}
    return (item.place or usual.get(item.page, _LAST)) if item.page else 0


def people(person: Mapping[str, Any]) -> list[str]:
    """Return what readers of a page see of somebody, line by line."""
    return [each for key, each in person.items() if key != "picture" and each]


def page_facts(item: Item, pictures: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a payload says of a standing page; of an article, that it is none.

    pictures: those of the item, by name, as the payload describes them.
    """
    if not item.page:
        return {"page": ""}
    return {
        "page": item.page,
        "updated": item.updated.isoformat() if item.updated else None,
        "staff": [
            {
                "name": clean(each.name),
                "title": printed(each.title),
                "task": printed(each.task),
                "phone": clean(each.phone),
                "email": clean(each.email),
                "biography": printed(each.biography),
                "picture": pictures.get(each.picture),
            }
            for each in item.staff
        ],
    }
