"""How pictures get into pages: the body in pieces, what is shared, the tint of a frame."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

from channels.website.pictures.plan import SHARED

CARD = "chia-se.png"  # the picture of a list's link, in its folder; the site's own on top
TINTS = 6  # as many as the style sheet has

_IMG = re.compile(r'<img\b(?:[^">]|"[^"]*")*>')
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')


def pieces(article: Mapping[str, Any], root: str) -> Iterator[str | dict[str, Any]]:
    """Cut an article's HTML at its pictures; a picture has the alternative text it has there.

    root: the path of the site on its host. What an index from before the widths holds stays
    one piece.
    """
    inline = {f"{root}/{each['file']}": each for each in article.get("inline", ())}
    body, at = article["html"], 0
    for match in _IMG.finditer(body) if inline else ():
        shown = inline.get(_attribute(_SRC, match[0]))
        if shown:
            yield body[at : match.start()]
            yield {**shown, "alt": _attribute(_ALT, match[0])}
            at = match.end()
    yield body[at:]


def shared(article: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the picture that services show with an article's link: its own, or its theme's."""
    own = article["og"] if "og" in article else article["picture"]
    return own or card(f"chu-de/{article['theme']['id']}/", article["theme"]["name"])


def card(folder: str, name: str) -> Mapping[str, Any]:
    """Return the picture of a list's link; folder: "" or "…/"."""
    width, height = SHARED
    return {"file": f"{folder}{CARD}", "width": width, "height": height, "alt": name}


def tint(theme: str) -> int:
    """Return which of the tints a theme's frames have, always the same."""
    return crc32(theme.encode()) % TINTS


def _attribute(pattern: re.Pattern[str], tag: str) -> str:
    match = pattern.search(tag)
    return html.unescape(match[1]) if match else ""
