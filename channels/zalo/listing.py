"""Zalo's list of an account's articles: the only place that tells views and shares."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from channels.zalo.api import Api, number
from publisher.contract import OutcomeUnknown

PAGE = 10  # the most that Zalo gives at once; more is refused with -201 (seen in 2026)
MOST = 10_000  # articles; a list that never ends is a fault


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as the list shows it; None where Zalo said nothing readable."""

    ref: str
    title: str
    created: datetime | None
    link: str | None
    raw: dict[str, Any]

    @property
    def status(self) -> str:
        """Return "show" or "hide"; "" if Zalo did not say."""
        return str(self.raw.get("status") or "")

    @property
    def views(self) -> int | None:
        """How often the article was opened, all readers and times together."""
        return number(self.raw.get("total_view"))

    @property
    def shares(self) -> int | None:
        """How often the article was shared."""
        return number(self.raw.get("total_share"))


def entries(api: Api, kind: str = "normal") -> Iterator[Entry]:
    """Yield the articles of a kind ("normal" or "video"), newest first, page by page.

    Each page has an article that none before it had; a list that goes round is OutcomeUnknown.
    """
    offset, seen = 0, set[str]()
    for _page in range(MOST // PAGE):
        query = {"offset": str(offset), "limit": str(PAGE), "type": kind}
        data = api.call("GET", "/v2.0/article/getslice", query=query)
        medias = data.get("medias")
        if not isinstance(medias, list):
            raise OutcomeUnknown("Không đọc được danh sách bài trên Zalo")
        found = [_entry(media) for media in medias if isinstance(media, dict)]
        if medias and seen.issuperset(each.ref for each in found):
            raise OutcomeUnknown("Danh sách bài trên Zalo lặp lại không dứt")
        seen.update(each.ref for each in found)
        yield from found
        offset += len(medias)
        total = number(data.get("total"))
        if not medias or (total is not None and offset >= total):
            return


def _entry(media: dict[str, Any]) -> Entry:
    link = media.get("link_view")
    return Entry(
        ref=str(media.get("id") or ""),
        title=str(media.get("title") or ""),
        created=_moment(media.get("create_date")),
        link=link if isinstance(link, str) and link.startswith("http") else None,
        raw=media,
    )


def _moment(value: Any) -> datetime | None:
    """Read a time, which Zalo gives in milliseconds, or in seconds here and there."""
    stamp = number(value)
    if not stamp or not 0 < stamp < 10**14:
        return None
    return datetime.fromtimestamp(stamp / 1000 if stamp > 10**11 else stamp, UTC)
