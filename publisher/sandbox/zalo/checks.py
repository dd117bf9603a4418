"""What the Zalo stand-in refuses in an article at once, before any job begins.

Rules of the Article API documents and the clients in production, September 2026. Lengths
are counted in code points of the text as it was sent.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from publisher.sandbox.zalo.refusals import Refused, refused
from publisher.sandbox.zalo.state import State

TITLE, DESCRIPTION, AUTHOR = 150, 300, 50  # characters, as documented
_VIEWS = {"horizontal", "vertical", "square"}
_SHOWN = {"show", "hide"}


def check(state: State, content: dict[str, Any]) -> None:
    """Raise Refused for the first thing that is wrong with an article."""
    kind = content.get("type")
    if kind not in ("normal", "video"):
        raise refused("type")
    margin = 1 if state.settings.refuse_at_limit else 0
    _text(content, "title", TITLE, margin)
    _text(content, "description", DESCRIPTION, margin)
    for field in ("status", "comment"):
        if content.get(field, "show") not in _SHOWN:
            raise refused("invalid", field=field)
    if kind == "video":
        _video_id(state, content)
        _url(content, "avatar")
    else:
        _check_normal(state, content)


def _check_normal(state: State, content: dict[str, Any]) -> None:
    _text(content, "author", AUTHOR, 0)
    _check_cover(state, content.get("cover"))
    body = content.get("body")
    if not isinstance(body, list) or not body:
        raise refused("invalid", field="body")
    for block in body:
        _check_block(state, block)
    if "tracking_link" in content:
        _url(content, "tracking_link")


def _check_cover(state: State, cover: Any) -> None:
    if not isinstance(cover, dict):
        raise refused("invalid", field="cover")
    if cover.get("cover_type") == "photo":
        _url(cover, "photo_url")
    elif cover.get("cover_type") == "video":
        _video_id(state, cover)
        if cover.get("cover_view") not in _VIEWS:
            raise refused("invalid", field="cover_view")
    else:
        raise refused("invalid", field="cover_type")
    if cover.get("status") not in _SHOWN:
        raise refused("cover_status")


def _check_block(state: State, block: Any) -> None:
    check_one = _BLOCKS.get(block.get("type")) if isinstance(block, dict) else None
    if check_one is None:
        raise refused("invalid", field="body")
    check_one(state, block)


def _text_block(state: State, block: dict[str, Any]) -> None:
    # A single space is let pass: one client in production sends it for an empty line.
    if not isinstance(block.get("content"), str) or not block["content"]:
        raise refused("invalid", field="content")


def _image_block(state: State, block: dict[str, Any]) -> None:
    _url(block, "url")
    if not isinstance(block.get("caption", ""), str):
        raise refused("invalid", field="caption")


def _video_block(state: State, block: dict[str, Any]) -> None:
    if "video_id" in block:
        _video_id(state, block)
    else:
        _url(block, "url")
    _url(block, "thumb")


def _product_block(state: State, block: dict[str, Any]) -> None:
    if not isinstance(block.get("id"), str) or not block["id"]:
        raise refused("invalid", field="id")


_BLOCKS: dict[Any, Callable[[State, dict[str, Any]], None]] = {
    "text": _text_block,
    "image": _image_block,
    "video": _video_block,
    "product": _product_block,
}


def _text(content: dict[str, Any], field: str, limit: int, margin: int) -> None:
    value = content.get(field)
    if not isinstance(value, str) or not value.strip() or len(value) > limit - margin:
        raise refused("length", field=field, limit=limit)


def _video_id(state: State, content: dict[str, Any]) -> None:
    ready = {each.id for each in state.videos.values() if each.ready <= state.now()}
    broken = {each.id for each in state.videos.values() if each.broken}
    if content.get("video_id") not in ready - broken:
        raise refused("unknown", field="video_id")


def _url(content: dict[str, Any], field: str) -> None:
    """Refuse what is no http or https address, or holds spaces or letters beyond ASCII."""
    value = content.get(field)
    if not isinstance(value, str) or not value:
        raise refused("invalid", field=field)
    wrong: Refused = refused("url", field=field, value=value)
    if not value.isascii() or not value.isprintable() or " " in value:
        raise wrong
    try:
        parts = urlsplit(value)
    except ValueError:
        raise wrong from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise wrong
