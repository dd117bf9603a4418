"""Every word and address of an item that readers may get anywhere, one by one.

Pages and cards show an item as it will look; what is read aloud to the blind, stands behind a
fold or on one channel alone is easily overlooked there. So it is listed too. The list walks
the fields of `Item`: a new one is in it before anybody thinks of it, under its own name.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from publisher.contract import Item
from publisher.words import _, moment

# What no reader gets, and what cards show as a whole.
_UNSEEN: Final = frozenset(
    {
        *("Item.id", "Item.body", "Item.lang", "Item.ai", "Item.text", "Item.link"),
        *("Item.origin", "Item.publish_at", "Source.permission", "Term.id", "Correction.at"),
        *("Image.name", "Image.url", "Image.file"),
        *("Video.name", "Video.file", "Video.codec"),
        *("Item.page", "Person.picture"),
    }
)


class Said(NamedTuple):
    """Something of an item that readers get: where it stands, and what it says."""

    place: str
    words: str


def inventory(item: Item, zone: ZoneInfo) -> list[Said]:
    """Return what readers get of an item besides its body, in the order of its fields."""
    return list(_of(item, (), zone))


def _of(value: Any, place: tuple[str, ...], zone: ZoneInfo) -> Iterator[Said]:
    if isinstance(value, str) and value.strip():
        yield Said(" – ".join(place), value.strip())
    elif isinstance(value, datetime):
        yield Said(" – ".join(place), moment(value, zone))
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            counted = (*place[:-1], f"{place[-1]} {number}") if len(value) > 1 else place
            yield from _of(each, counted, zone)
    elif is_dataclass(value):
        for field in fields(value):
            if f"{type(value).__name__}.{field.name}" not in _UNSEEN:
                named = _named(type(value).__name__, field.name)
                inner = (*place, named) if named else place
                yield from _of(getattr(value, field.name), inner, zone)


def _named(kind: str, field: str) -> str:
    """Return what a field is called; its own name where nobody named it yet."""
    names = _of_items() if kind == "Item" else _of_parts()
    return names.get(f"{kind}.{field}", field)


def _of_items() -> dict[str, str]:
    return {
        "Item.title": _("title"),
        "Item.summary": _("summary"),
        "Item.unit": _("unit"),
        "Item.theme": _("theme"),
        "Item.form": _("form"),
        "Item.author": _("author"),
        "Item.source": _("source"),
        "Item.cover": _("cover picture"),
        "Item.images": _("picture"),
        "Item.video": _("video"),
        "Item.documents": _("document"),
        "Item.notices": _("notice"),
        "Item.hashtags": _("hashtag"),
        "Item.expires": _("valid until"),
        "Item.event": _("event"),
        "Item.old_addresses": _("old address"),
        "Item.corrections": _("correction note"),
        "Item.updated": _("updated"),
        "Item.staff": _("person"),
    }


def _of_parts() -> dict[str, str]:
    return {
        "Term.name": "",
        "Person.name": "",
        "Person.title": _("position"),
        "Person.task": _("task"),
        "Person.phone": _("telephone"),
        "Person.email": _("e-mail"),
        "Person.biography": _("biography"),
        "Image.alt": _("description for the blind"),
        "Image.caption": _("caption"),
        "Image.credit": _("credit"),
        "Video.url": _("address"),
        "Video.poster": _("still picture"),
        "Video.transcript": _("transcript"),
        "Video.captions": _("captions"),
        "Source.name": "",
        "Source.url": _("address"),
        "Source.published_at": _("published"),
        "Document.number": "",
        "Document.title": _("title"),
        "Document.url": _("address"),
        "Event.begins": _("begins"),
        "Event.ends": _("ends"),
        "Event.place": _("place"),
        "Correction.note": "",
    }
