"""A Facebook page in tests: its addresses, recorded answers, and what it was sent."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import responses
from requests import PreparedRequest

from channel_items import make_item
from channels.facebook.channel import Facebook
from fleeting_state import FleetingState
from publisher.contract import Post, Receipt, Secret
from scripted_service import Reply

REPLIES = Path(__file__).parents[1] / "replies" / "facebook"
PAGE = "100200300400500"
HOST = "https://graph.facebook.com/v26.0"
VIDEO_HOST = "https://graph-video.facebook.com/v26.0"
FEED = f"{HOST}/{PAGE}/feed"
PUBLISHED = f"{HOST}/{PAGE}/published_posts"
REF = f"{PAGE}_777"
RECEIPT = Receipt(REF, "https://www.facebook.com/permalink.php?story_fbid=777")
TOKEN = "page-token-that-nobody-may-see"
SINCE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def reply(case: str) -> dict[str, Any]:
    """Return a recorded answer: status, headers and body."""
    recorded: dict[str, Any] = json.loads((REPLIES / f"{case}.json").read_text("utf-8"))
    return recorded


def as_reply(case: str) -> Reply:
    recorded = reply(case)
    return Reply(recorded["body"], recorded["status"], recorded.get("headers", {}))


def answer(method: str, url: str, case: str, **matching: Any) -> responses.BaseResponse:
    recorded = reply(case)
    headers = recorded.get("headers", {})
    return responses.add(
        method, url, json=recorded["body"], status=recorded["status"], headers=headers, **matching
    )


def channel(state: FleetingState | None = None, **settings: Any) -> Facebook:
    table = {"page_id": PAGE, "token": Secret(TOKEN), "video_wait": 0.0, **settings}
    return Facebook(
        Facebook.settings.model_validate(table), FleetingState() if state is None else state
    )


def raw(request: PreparedRequest) -> bytes:
    body = request.body or b""
    return body if isinstance(body, bytes) else body.encode()


def form(request: PreparedRequest) -> dict[str, str]:
    text = raw(request).decode()
    return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True).items()}


def query(request: PreparedRequest) -> dict[str, str]:
    parts = parse_qs(urlsplit(str(request.url)).query)
    return {name: values[-1] for name, values in parts.items()}


def sent(index: int = -1) -> PreparedRequest:
    request: PreparedRequest = responses.calls[index].request
    return request


def link_post() -> Post:
    return channel().render(make_item())
