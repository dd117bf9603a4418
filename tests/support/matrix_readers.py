"""What readers see of the matrix's item, service by service."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from matrix_room import Room


def shown(it: "Room") -> list[str]:
    """Return the text of everything that the channel's readers see."""
    return READERS.get(it.variant.channel, _posts)(it)


def _posts(it: "Room") -> list[str]:
    """Return the text of what a service shows its readers."""
    if it.service == "zalo":  # whoever asks it anything lets it finish what is due
        requests.get(f"{it.sandbox.url('zalo')}/v2.0/oa/getoa", timeout=10)
    posts = it.sandbox.state(it.service)["posts"]
    return [json.dumps(each, ensure_ascii=False) for each in posts]


def _pages(it: "Room") -> list[str]:
    site = it.desk.folder / "site"
    posts = it.sandbox.state("web")["posts"]
    return [(site / each["path"].lstrip("/")).read_text("utf-8") for each in posts]


def _broadcasts(it: "Room") -> list[str]:
    articles = {each["id"]: each["title"] for each in it.sandbox.state("zalo")["posts"]}
    sent = it.sandbox.state("zalo")["broadcasts"]
    return [articles[name] for each in sent for name in each["articles"]]


READERS: Mapping[str, Callable[["Room"], list[str]]] = {
    "website": _pages,
    "zalo-broadcast": _broadcasts,
}
