"""An item as one Telegram post: a text, a picture, an album or a video.

Formatting goes as entities with offsets that are counted here, not as HTML or Markdown,
so that no text can be misread. Telegram counts in UTF-16 units, after formatting
(https://core.telegram.org/bots/api#messageentity, 2025-11).
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from channels.shared.findings import beside_video, unshown
from channels.shared.images import plan
from channels.shared.readers import labels, own
from channels.shared.text import layout, tagged, utf16
from channels.shared.typeset import clean
from channels.shared.words import number
from publisher.contract import Finding, Image, Item, Post, Rejected, Video

TEXT_LIMIT = 4096  # UTF-16 units, sendMessage
CAPTION_LIMIT = 1024  # UTF-16 units, all methods with media
ALBUM_LIMIT = 10  # pictures, sendMediaGroup
VIDEO_LIMIT = 50_000_000  # bytes, sendVideo by upload
PLAYED = {"AVC", ""}  # what is shown in the chat; "": nobody looked
RATIO_LIMIT = 20  # the longer side of a photo by the shorter

_UNLIMITED = 10**9
_Links = list[tuple[str, str]]  # the words to click on, the address


def rendered(item: Item, *, read_more: str, watch: str) -> Post:
    """Return the post; raise Rejected with every problem found."""
    problems: list[str] = []
    media = _media(item, problems)
    links = _links(item, media, read_more=read_more, watch=watch)
    text = _text(item, links, CAPTION_LIMIT if media else TEXT_LIMIT, problems)
    if problems:
        raise Rejected(*problems)
    method = _method(media)
    payload = {
        "method": method,
        "text" if method == "sendMessage" else "caption": text,
        "entities": _entities(text, links),
        "media": media,
        "link": links[0][1] if links else None,
    }
    findings = (*_unshown(item, media, method), *_about_video(item.video, method))
    return Post(text, payload, findings=findings)


def _unshown(item: Item, media: list[dict[str, str]], method: str) -> tuple[Finding, ...]:
    """Say which pictures the post does not show."""
    if method == "sendVideo":
        return beside_video(item, "Telegram")
    sent = {each["name"] for each in media}
    left = [each for each in item.images if not each.inline and each.name not in sent]
    return unshown(left, "Telegram", f"Một bài nhận nhiều nhất {ALBUM_LIMIT} ảnh")


def _method(media: list[dict[str, str]]) -> str:
    if not media:
        return "sendMessage"
    if len(media) > 1:
        return "sendMediaGroup"
    return "sendVideo" if media[0]["name"].endswith(".mp4") else "sendPhoto"


# --- Pictures and video ---------------------------------------------------------------


def _media(item: Item, problems: list[str]) -> list[dict[str, str]]:
    """Return what is uploaded: the video if it fits, else the cover and the item's pictures.

    Pictures inside the body stay on the website; so do those beyond the tenth, and a
    video that Telegram would not take.
    """
    video = item.video
    if video and video.path and (name := _clip(video, video.path, problems)):
        return [{"path": str(video.path), "name": name, "alt": "", "file": video.said}]
    images = [image for image in (item.cover, *item.images) if image and not image.inline]
    if not images and video and video.poster:
        images = [video.poster]
    images = images[:ALBUM_LIMIT]
    for image in images:
        _check(image, problems)
    return [
        {"path": str(each.path), "name": each.name, "alt": each.alt, "file": each.said}
        for each in images
    ]


def _clip(video: Video, path: Path, problems: list[str]) -> str | None:
    """Name a video by its bytes, as pictures are: update swaps what has another name.

    None if Telegram would not take it.
    """
    try:
        if path.suffix.lower() != ".mp4" or path.stat().st_size > VIDEO_LIMIT:
            return None
        with path.open("rb") as file:
            return f"{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}.mp4"
    except OSError:
        problems.append(f"Không đọc được video {video.said}.")
        return None


def _about_video(video: Video | None, method: str) -> Iterator[Finding]:
    """Say what of the video readers in Telegram do not get."""
    if video is None or video.path is None:
        return
    if method != "sendVideo":
        what = (
            f"Telegram chỉ nhận video MP4 không quá 50 MB nên bài trên Telegram không có"
            f" video {video.said}; người đọc xem trên trang web."
        )
        yield Finding("warning", "video", what)
    elif video.codec not in PLAYED:
        what = f"Video {video.said} không phải H.264 ({video.codec}); trong Telegram có thể"
        yield Finding("warning", "video", f"{what} chỉ tải về được chứ không phát được.")


def _check(image: Image, problems: list[str]) -> None:
    try:
        size = plan(image.path, image.said)
    except Rejected as error:
        problems.extend(error.problems)
        return
    if max(size.width, size.height) > RATIO_LIMIT * min(size.width, size.height):
        problems.append(
            f"Ảnh {image.said} quá dài: {size.width} × {size.height} điểm ảnh;"
            f" Telegram chỉ nhận ảnh có cạnh dài không quá {RATIO_LIMIT} lần cạnh ngắn."
        )


# --- Text -----------------------------------------------------------------------------


def _links(item: Item, media: list[dict[str, str]], *, read_more: str, watch: str) -> _Links:
    """Return the links of the post; the first is also the one shown as a preview."""
    links, said = [], labels(item.lang)
    if item.video and item.video.url:
        links.append((own(watch, item.lang, said.watch), item.video.url))
    if item.link:
        read_more = own(read_more, item.lang, said.read_more)
        links.append((read_more, tagged(item.link, "telegram", item.id)))
    return links


def _text(item: Item, links: _Links, limit: int, problems: list[str]) -> str:
    more = _lines(links)
    if not clean(item.title).strip():
        problems.append("Bài chưa có tiêu đề.")
    whole = utf16(layout(item, more, limit=_UNLIMITED, length=utf16))
    if whole > limit and not item.link:
        problems.append(
            f"Bài dài {number(whole)} ký tự, Telegram chỉ nhận {number(limit)},"
            " và chưa có liên kết để đọc tiếp."
        )
    try:
        return layout(item, more, limit=limit, length=utf16)
    except Rejected as error:
        problems.extend(error.problems)
        return ""


def _lines(links: _Links) -> str:
    return "\n".join(words for words, _ in links)


def _entities(text: str, links: _Links) -> list[dict[str, Any]]:
    """Return the title in bold and the links, as Telegram's MessageEntity, in UTF-16 units."""
    title = text.partition("\n\n")[0]
    entities: list[dict[str, Any]] = [{"type": "bold", "offset": 0, "length": utf16(title)}]
    if not links:
        return entities
    # The last such line: a summary may hold the same words.
    start = f"{text}\n\n".rindex(f"\n\n{_lines(links)}\n\n") + 2
    offset = utf16(text[:start])
    for words, address in links:
        length = utf16(words)
        entities.append({"type": "text_link", "offset": offset, "length": length, "url": address})
        offset += length + 1  # the newline
    return entities
