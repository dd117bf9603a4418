"""Lists as Graph gives them: at most 100 a page, cursors, `paging.next`."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import invalid

T = TypeVar("T")

LARGEST = 100  # seen live: 101 is an error


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A place in a list. What is not shown (deleted, late) leaves a gap in its page.

    Graph cuts a list into pages first and takes out afterwards what may not be seen, so
    that a page can be short, or empty, and still have a next one.
    """

    id: str
    node: T
    shown: bool = True


def page_of(
    call: Call, rows: Sequence[Row[T]], args: dict[str, str], path: str
) -> tuple[list[T], dict[str, Any]]:
    """Return the wanted page of a list, and its paging object."""
    size, start = _size(args), 0
    if after := args.get("after"):
        start = _position(rows, after) + 1
    elif before := args.get("before"):
        start = max(0, _position(rows, before) - size)
    chosen = rows[start : start + size]
    if not chosen:
        return [], {}
    cursors = {"before": _cursor(chosen[0].id), "after": _cursor(chosen[-1].id)}
    found: dict[str, Any] = {"cursors": cursors}
    if start + size < len(rows):
        found["next"] = _address(call, path, args, {"after": cursors["after"]})
    if start > 0:
        found["previous"] = _address(call, path, args, {"before": cursors["before"]})
    return [row.node for row in chosen if row.shown], found


def _address(call: Call, path: str, args: dict[str, str], place: dict[str, str]) -> str:
    """Return the address of another page; the token is in it only if it came that way."""
    hidden = ("before", "after", "as", "access_token", "appsecret_proof", "appsecret_time")
    query = {name: value for name, value in args.items() if name not in hidden} | place
    if not call.bearer:
        query["access_token"] = call.secret
    return f"{call.base}/{call.version}/{path}?{urlencode(query)}"


def _size(args: dict[str, str]) -> int:
    text = args.get("limit", "25")
    if not text.isdecimal():
        raise invalid("Param limit must be a non-negative integer")
    if int(text) > LARGEST:
        raise invalid(f"Param limit must be less than or equal to {LARGEST}")
    return int(text)


def _cursor(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _position(rows: Sequence[Row[T]], cursor: str) -> int:
    try:
        name = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        return [row.id for row in rows].index(name)
    except (binascii.Error, ValueError):
        raise invalid("Invalid cursors values") from None
