"""Did my post land? Looked up in the page's own list, for there is no idempotency key."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

from channels.facebook.graph import Graph
from publisher.contract import OutcomeUnknown, Receipt

SLACK = timedelta(minutes=2)  # between our clock and the service's
PAGES = 10  # of 50 posts each; more than that since the first attempt is no usual day
_FIELDS = (
    "id,message,created_time,permalink_url,is_published,application{id,name},"
    "attachments{media_type,type,url,unshimmed_url,target{id}}"
)


def find(
    graph: Graph, page_id: str, payload: Mapping[str, Any], *, since: datetime, app_id: str | None
) -> Receipt | None:
    """Return the post with this very text and link made since then; None if there is none.

    Raises OutcomeUnknown if the list is too long to be read to its end.
    """
    earliest = since - SLACK
    for post in _listed(graph, page_id, earliest):
        if _is_ours(post, app_id) and _is_young(post, earliest) and _matches(post, payload):
            return receipt(post)
    return None


def receipt(post: Mapping[str, Any]) -> Receipt | None:
    """Return the receipt for a post as the service shows it; None without an id."""
    ref = post.get("id")
    if not isinstance(ref, str) or not ref:
        return None
    return Receipt(ref, absolute(post.get("permalink_url")) or f"https://www.facebook.com/{ref}")


def absolute(permalink: Any) -> str | None:
    """Return a permalink as an address; those of videos come without the host."""
    if not isinstance(permalink, str) or not permalink:
        return None
    return f"https://www.facebook.com{permalink}" if permalink.startswith("/") else permalink


def _listed(graph: Graph, page_id: str, since: datetime) -> Iterator[Mapping[str, Any]]:
    args = {"fields": _FIELDS, "since": int(since.timestamp()), "limit": 50}
    for _ in range(PAGES):
        answer = graph.edge(page_id, "published_posts", **args)
        posts = answer.get("data")
        if not isinstance(posts, list):
            raise OutcomeUnknown("Không đọc được danh sách bài trên Facebook")
        yield from (post for post in posts if isinstance(post, dict) and post.get("id"))
        after = cursor(answer)
        if not after:
            return
        args["after"] = after
    raise OutcomeUnknown(
        f"Trang Facebook có hơn {PAGES * 50} bài kể từ lần gửi, không tìm hết được"
    )


def cursor(answer: Mapping[str, Any]) -> str | None:
    """Return where the next page of a list begins, or None; an empty page may have one."""
    paging = answer.get("paging")
    if not isinstance(paging, dict) or not paging.get("next"):
        return None
    cursors = paging.get("cursors")
    after = cursors.get("after") if isinstance(cursors, dict) else None
    return after if isinstance(after, str) else None


def _is_ours(post: Mapping[str, Any], app_id: str | None) -> bool:
    application = post.get("application")
    told = application.get("id") if isinstance(application, dict) else None
    return post.get("is_published") is not False and (not app_id or told in (None, app_id))


def _is_young(post: Mapping[str, Any], earliest: datetime) -> bool:
    try:
        return datetime.fromisoformat(str(post.get("created_time"))) >= earliest
    except (TypeError, ValueError):
        return True  # the list was asked for by time already


def _matches(post: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    if _normal(str(post.get("message") or "")) != _normal(payload["message"]):
        return False
    link = payload.get("link")
    shown = [unquote(url) for url in _addresses(post)]
    # without the query: the card shows the canonical address of the page
    return not link or not shown or any(unquote(link.partition("?")[0]) in url for url in shown)


def _addresses(post: Mapping[str, Any]) -> Iterator[str]:
    attachments = post.get("attachments")
    entries = attachments.get("data") if isinstance(attachments, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        found = entry if isinstance(entry, dict) else {}
        addresses = (found.get(name) for name in ("url", "unshimmed_url"))
        yield from (each for each in addresses if isinstance(each, str) and each)


def _normal(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
