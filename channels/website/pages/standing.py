"""The pages on the office itself: its organisation, its leaders, how to reach it."""

import html
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.website.look import telephone
from channels.website.pages.templates import Templates
from channels.website.site.history import Version
from channels.website.site.index import Index

_HEADING = re.compile(r'<h2[^>]* id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_MANY = 4  # headings of a page that needs a table of contents
CONTACT = ("lien-he", "english-contact")  # which show the office's own contacts
CHANNELS = ("kenh-chinh-thuc",)  # which show its channels

Payload = Mapping[str, Any]


def standing_page(
    templates: Templates,
    index: Index,
    payload: Payload,
    *,
    path: str,
    since: datetime | None,
    version: Version | None = None,
) -> bytes:
    """Return a standing page, or one of its earlier versions.

    since: when readers first saw these words; the editor's own date stands before it.
    """
    updated = payload.get("updated") or since or payload["published"]
    return templates.render(
        "standing.html",
        index,
        article=payload,
        updated=updated,
        contents=_contents(payload["html"]),
        staff=[_reachable(each) for each in payload.get("staff", ())],
        telephone=telephone(templates.look.office.phone),
        contact=payload["page"] in CONTACT,
        channels=templates.look.office.channels if payload["page"] in CHANNELS else (),
        path=path,
        version=version,
        versions=[] if version else index.history.of(payload["id"]),
    )


def _reachable(person: Payload) -> dict[str, Any]:
    return {**person, "dials": telephone(person["phone"])}


def _contents(body: str) -> list[tuple[str, str]]:
    """Return the headings of a long page: their ids and their words."""
    found = [
        (anchor, " ".join(html.unescape(re.sub(r"<[^>]*>", "", words)).split()))
        for anchor, words in _HEADING.findall(body)
    ]
    return found if len(found) >= _MANY else []
