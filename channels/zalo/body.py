"""The text of a Zalo article, in blocks.

Zalo names no list of allowed HTML, and no one has recorded how it shows any (September
2026): so every line is a block of plain text, with its links written out.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels.shared.blocks import Block, blocks, joined
from channels.shared.readers import Labels, labels
from channels.shared.text import corrections, cut, signed
from channels.zalo.account import Settings
from publisher.contract import Image, Item, Rejected

CAPTION_LIMIT = 250  # characters
YOUTUBE = re.compile(r"https://((www\.|m\.)?youtube\.com|youtu\.be)/")
_CONTROLS = {code: None for code in range(32) if code not in (9, 10)} | {127: None}


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    item: Item
    settings: Settings
    blocks: list[dict[str, str]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)  # the blocks as the preview shows them
    missing: list[str] = field(default_factory=list)  # pictures without an address as yet
    problems: list[str] = field(default_factory=list)

    @property
    def says(self) -> Labels:
        """The words for readers of the item's language."""
        return labels(self.item.lang)


def line(text: str) -> str:
    """Return a text as one line, NFC, without control characters."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_CONTROLS).split())


# --- The body -----------------------------------------------------------------------------


def write_body(draft: Draft, description: str) -> None:
    """Add all blocks: corrections, the item's text, pictures, video, documents, notices, link.

    description: what stands in for a text, for an article needs one block at least.
    """
    try:
        parts = blocks(draft.item.body)
    except Rejected as error:
        draft.problems.extend(error.problems)
        return
    for correction in corrections(draft.item):
        _add_text(draft, correction)
    begin = len(draft.blocks)
    known = {image.name: image for image in pictures(draft.item)}
    for part in parts:
        if part.kind == "image":
            _add_inline(draft, part, known.get(part.src))
        else:
            _add_text(draft, joined([part]), part.kind)
    if not any(block["type"] == "text" for block in draft.blocks[begin:]):
        _add_text(draft, line(draft.item.summary) or description)
    _add_gallery(draft)
    _add_video(draft)
    _add_references(draft)
    for notice in draft.item.notices:
        _add_text(draft, notice)
    if link := _link(draft):
        _add_text(draft, f"{draft.says.whole}: {link}")


def pictures(item: Item) -> tuple[Image, ...]:
    """Return all pictures of an item, the cover first."""
    return (item.cover, *item.images) if item.cover else item.images


def _add_text(draft: Draft, text: str, kind: str = "paragraph") -> None:
    """Add a block for each line: Zalo takes a block for one paragraph, without breaks."""
    for line in unicodedata.normalize("NFC", text).translate(_CONTROLS).split("\n"):
        if not line.strip():
            continue
        draft.shown.append(line)
        indent = "\u00a0" * (len(line) - len(line.lstrip(" ")))  # plain ones would be lost
        for piece in _pieces(indent + line.strip(" "), draft.settings.block_limit):
            content = _marked_up(piece, kind) if draft.settings.light_html else piece
            draft.blocks.append({"type": "text", "content": content})


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Split a long text at ends of sentences or words; nothing but spaces is lost."""
    while text:
        head = cut(text, limit)
        if not text.startswith(head):
            head = head.removesuffix("…")
        head = head or text[:limit]
        yield head
        text = text[len(head) :].lstrip(" ")


def _marked_up(text: str, kind: str) -> str:
    tag = {"heading": "b", "quote": "i"}.get(kind)
    text = html.escape(text, quote=False)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _add_inline(draft: Draft, part: Block, image: Image | None) -> None:
    if image is not None:
        _add_picture(draft, image, part.text)
    elif part.src.startswith(("https://", "http://")):
        _add_image(draft, address(part.src), cut(line(part.text), CAPTION_LIMIT))
    else:
        draft.problems.append(f"Ảnh {part.src or '(không tên)'} trong bài không có ở kho ảnh.")


def _add_picture(draft: Draft, image: Image, text: str = "") -> None:
    url = picture_address(draft, image)
    if url is None:
        draft.problems.append(f"Ảnh {image.name} chưa có địa chỉ công khai trên trang web.")
        return
    credit = f" ({draft.says.picture}: {line(image.credit)})" if image.credit else ""
    words = cut(line(image.caption or text or image.alt), CAPTION_LIMIT - len(credit))
    _add_image(draft, url, line(words + credit))


def _add_image(draft: Draft, url: str, caption: str) -> None:
    block = {"type": "image", "url": url}
    draft.blocks.append({**block, "caption": caption} if caption else block)
    draft.shown.append(f"[Ảnh: {caption}]" if caption else "[Ảnh]")


def picture_address(draft: Draft, image: Image) -> str | None:
    """Return where Zalo may fetch a picture, or a stand-in if the website is not out yet."""
    if image.url is not None:
        return address(image.url)
    if draft.item.link is not None:
        return None
    draft.missing.append(image.name)
    return image.name


def address(url: str) -> str:
    """Return an address in ASCII: Zalo refuses spaces and letters such as "ả" (-201)."""
    from requests.utils import requote_uri

    return requote_uri(url.strip())


# --- What follows the text ----------------------------------------------------------------


def _add_gallery(draft: Draft) -> None:
    inside = {block.get("url") for block in draft.blocks}
    for image in draft.item.images:
        if not image.inline and _stand_in(image) not in inside:
            _add_picture(draft, image)


def _stand_in(image: Image) -> str:
    return address(image.url) if image.url else image.name


def _add_video(draft: Draft) -> None:
    """Show a YouTube clip in place; any other clip is watched where it is.

    Uploading to Zalo (preparevideo) would need a second wait before the article's own and
    is left out.
    """
    video = draft.item.video
    if video is None:
        return
    if video.url and YOUTUBE.match(video.url) and (thumb := _thumb(draft)):
        draft.blocks.append({"type": "video", "url": address(video.url), "thumb": thumb})
        draft.shown.append(f"[Video: {video.url}]")
    elif place := video.url or _link(draft):
        _add_text(draft, f"{draft.says.watch}: {place}")


def _thumb(draft: Draft) -> str | None:
    video, settings = draft.item.video, draft.settings
    found = (video.poster if video else None, *pictures(draft.item))
    urls = (picture_address(draft, image) for image in found if image)
    office = address(settings.default_cover) if settings.default_cover else None
    return next(filter(None, urls), office)


def _add_references(draft: Draft) -> None:
    item = draft.item
    if item.documents:
        _add_text(draft, f"{draft.says.documents}:", "heading")
    for document in item.documents:
        name = " – ".join(filter(None, [document.number, document.title]))
        _add_text(draft, f"• {_with_address(name, document.url)}")
    if item.source:
        _add_text(
            draft, f"{draft.says.source}: {_with_address(item.source.name, item.source.url)}"
        )
    if item.cover and item.cover.credit:
        _add_text(draft, f"{draft.says.cover}: {item.cover.credit}")


def _with_address(name: str, url: str | None) -> str:
    return f"{line(name)} ({url})" if url else line(name)


def _link(draft: Draft) -> str | None:
    item = draft.item
    return signed(item.link, draft.settings.utm_source) if item.link else None
