"""What few items have beside the rest: an event, and addresses at which they stood before."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from channels.website.payload.typography import printed
from publisher.contract import Item

# A path below the site: no dots but in its last name, so that no page becomes a folder.
_OLD = re.compile(r"(?:/[\w~-][\w~,-]*)*/[\w~-][\w.~,-]*/?", re.ASCII)


def particulars(item: Item) -> dict[str, Any]:
    """Return them for the payload; that of an item without them says nothing of it."""
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


def unusable(item: Item) -> Iterator[str]:
    """Yield what is wrong with them, in words for the editor."""
    for path in item.old_addresses:
        if not _OLD.fullmatch(path):
            yield f"Địa chỉ cũ “{path}” không dùng được."


def _time(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat() if time else None
