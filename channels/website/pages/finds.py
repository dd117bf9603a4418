"""What the search keeps of an article: its words, and what results and filters show of it."""

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from channels.shared.words import ZONE
from channels.website.pages.headings import held
from channels.website.pages.postings import stream

OF_PAGES = ("", "Trang giới thiệu, liên hệ")  # standing pages have no theme

_TAG = r'(?:[^">]|"[^"]*")*>'
_BLOCK = re.compile(
    rf"</?(?:p|h\d|li|t[dhr]|div|figcaption|blockquote|d[td]|summary|section|br)\b{_TAG}"
)
_INLINE = re.compile(rf"<{_TAG}")
_FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Find:
    """An article as the search has it."""

    words: str
    card: str  # JSON
    day: int  # on which it went out, in Vietnam, since 1970
    theme: tuple[str, str]  # id and name
    unit: tuple[str, str]

    @property
    def digest(self) -> str:
        """A short hash of all of it."""
        whole = "\n".join((self.words, self.card, str(self.day), *self.theme, *self.unit))
        return hashlib.sha256(whole.encode(errors="replace")).hexdigest()[:12]


def find(payload: Mapping[str, Any]) -> Find:
    """Return what the search keeps of a payload."""
    day = datetime.fromisoformat(payload["published"]).astimezone(ZONE).date()
    theme, unit = ((payload[each]["id"], payload[each]["name"]) for each in ("theme", "unit"))
    if payload.get("page"):
        theme = OF_PAGES
    card = {
        "id": payload["id"],
        "title": held(payload["title"]),  # breaks between words, as all headings do
        "summary": payload["summary"],
        "lang": payload["lang"],
        "day": f"{day:%d/%m/%Y}",
        "theme": theme[1],
        "unit": unit[1],
        "page": bool(payload.get("page")),
    }
    words = stream(payload["title"], payload["summary"], "\n".join(_body(payload)))
    made = json.dumps(card, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Find(words, made, (day - _FIRST_DAY).days, theme, unit)


def _body(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that an article's page says beside its title and summary."""
    yield html.unescape(_INLINE.sub("", _BLOCK.sub("\n", payload["html"])))
    video, event = payload.get("video"), payload.get("event")
    if video:
        yield video["transcript"]
    if event:
        yield event["place"]
    for each in payload["documents"]:
        yield from (each["number"], each["title"])
    for each in (payload["cover"], *payload["gallery"]):
        yield each["caption"] if each else ""
    yield payload["author"]
