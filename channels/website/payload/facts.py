"""What the payload says of an item beside its text and its pictures."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from channels.website.payload.standing import place
from channels.website.payload.typography import clean, printed
from publisher.contract import Item, Source, Term

# A path below the site: no dots but in its last name, so that no page becomes a folder.
_OLD = re.compile(r"(?:/[\w~-][\w~,-]*)*/[\w~-][\w.~,-]*/?", re.ASCII)


def facts(item: Item) -> dict[str, Any]:
    """Return the facts of an item, as JSON."""
    return {
        "id": item.id,
        "title": printed(item.title),
        "summary": printed(item.summary),
        "lang": item.lang,
        "author": clean(item.author),
        "unit": _term(item.unit),
        "theme": _term(item.theme),
        "form": _term(item.form),
        "order": {
            "unit": item.unit.order,
            "theme": item.theme.order,
            "form": item.form.order,
            "page": place(item),
        },
        "published": _time(item.publish_at),
        "expires": _time(item.expires),
        **_particulars(item),
        "source": _source(item.source),
        "documents": [
            {"number": clean(each.number), "title": printed(each.title), "url": web(each.url)}
            for each in item.documents
        ],
        "ai": item.ai,
        "notices": [printed(each) for each in item.notices],
        "corrections": [
            {"at": _time(each.at), "note": printed(each.note)} for each in item.corrections
        ],
        "hashtags": [clean(each) for each in item.hashtags],
    }


def unusable(item: Item) -> Iterator[str]:
    """Yield what is wrong with the old addresses, in words for the editor."""
    for path in item.old_addresses:
        if not _OLD.fullmatch(path):
            yield f"Địa chỉ cũ “{path}” không dùng được."


def web(url: str | None) -> str | None:
    """Return an address that readers may follow; None for any other."""
    return url if url and re.match(r"https?://", url) else None


def _particulars(item: Item) -> dict[str, Any]:
    """Return what few items have: the payload of one without them says nothing of it."""
    found: dict[str, Any] = {}
    if item.event:
        found["event"] = {
            "begins": _time(item.event.begins),
            "ends": _time(item.event.ends),
            "place": printed(item.event.place),
        }
    if item.old_addresses:
        found["old_addresses"] = list(item.old_addresses)
    return found


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "name": clean(source.name),
        "url": web(source.url),
        "published": _time(source.published_at),
    }


def _term(term: Term) -> dict[str, str]:
    return {"id": term.id, "name": clean(term.name)}


def _time(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat() if time else None
