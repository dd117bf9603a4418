"""What a post on a Facebook page looks like."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from channels.shared.findings import beside_video, unshown
from channels.shared.readers import labels, own
from channels.shared.text import compose, signed, tagged, utf16
from publisher.contract import Finding, Image, Item, Post, Rejected, Video

# What Graph takes as a video (Graph API, Video reference, read 2026-10)
VIDEO_LIMIT = 10_000_000_000  # bytes
VIDEO_SECONDS = (1, 4 * 3600)
VIDEO_SUFFIXES = frozenset({".mp4", ".mov"})
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_PICTURE_FORMS = frozenset({"infographic"})  # forms whose pictures are the message itself


def render(item: Item, *, read_more: str, message_limit: int, max_photos: int) -> Post:
    """Make the post; raise Rejected with all problems.

    A clip of our own is posted as a video; an infographic, and an item with pictures of its
    own besides the cover, as photos: there people look, and the link stands in the text. An
    article is posted as a link: the card below the text shows the cover from the page's
    Open Graph tags and a click on it leads to the website, so the text needs no address.
    Without a page on the website, the pictures or the text alone have to do.
    """
    kind = _kind(item)
    link = _link(item, seen=kind != "link")
    read_more = own(read_more, item.lang, labels(item.lang).read_more)
    in_text = link if kind in ("photos", "video") else None
    message = compose(item, in_text, read_more=read_more, limit=message_limit, length=utf16)
    payload: dict[str, Any] = {"kind": kind, "message": message}
    problems = [] if message.strip() else ["Bài đăng không có chữ nào."]
    if kind == "link":
        payload["link"] = link
    elif kind == "photos":
        photos = _photos(item)
        problems += _photo_problems(photos, max_photos)
        payload["photos"] = [_photo(each) for each in photos]
    elif kind == "video" and item.video and item.video.path:
        problems += _video_problems(item.video, item.video.path)
        payload["video"] = {"path": str(item.video.path), "title": message.partition("\n")[0]}
    if problems:
        raise Rejected(*problems)
    findings = _unshown(item, kind)
    text = f"{message}\n\n{link}" if kind == "link" else message
    return Post(text, payload, findings=findings)


def _unshown(item: Item, kind: str) -> tuple[Finding, ...]:
    """Say which pictures the post does not show; the card of a link shows the cover."""
    if kind == "video":
        return beside_video(item, "Facebook")
    if kind == "link":
        cover = item.cover.name if item.cover else None
        left = [each for each in item.images if not each.inline and each.name != cover]
        return unshown(left, "Facebook", "Bài đăng dưới dạng liên kết")
    return ()


def _photo(image: Image) -> dict[str, str]:
    return {"name": image.name, "path": str(image.path), "alt": image.alt, "file": image.said}


def _kind(item: Item) -> str:
    if item.video and item.video.path:
        return "video"
    if item.form.id in _PICTURE_FORMS and _photos(item):
        return "photos"
    if sum(not each.inline for each in item.images) >= 2:
        return "photos"
    if _link(item, seen=False):
        return "link"
    return "photos" if _photos(item) else "text"


def _link(item: Item, *, seen: bool) -> str | None:
    """Return where the post leads; seen: its address stands in the text, not behind a card."""
    if item.link:
        return signed(item.link, "facebook") if seen else tagged(item.link, "facebook", item.id)
    return item.video.url if item.video else None


def _photos(item: Item) -> tuple[Image, ...]:
    """Return the item's own pictures, the cover first; an infographic needs no cover."""
    own = tuple(each for each in item.images if not each.inline)
    if item.cover is None or (own and item.form.id in _PICTURE_FORMS):
        return own
    return (item.cover, *(each for each in own if each.name != item.cover.name))


def _photo_problems(photos: tuple[Image, ...], max_photos: int) -> Iterator[str]:
    if len(photos) > max_photos:
        yield f"Bài có {len(photos)} ảnh; Facebook nhận nhiều nhất {max_photos} ảnh một bài."
    for photo in photos:
        if not photo.path.is_file():
            yield f"Không tìm thấy tệp ảnh {photo.said}."
        elif not _begins_as_picture(photo.path):
            yield f"Tệp {photo.said} không phải ảnh JPEG hoặc PNG."


def _begins_as_picture(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8).startswith(_SIGNATURES)


def _video_problems(video: Video, path: Path) -> Iterator[str]:
    if path.suffix.lower() not in VIDEO_SUFFIXES:
        yield f"Video {video.said} phải là tệp MP4 hoặc MOV."
    if not path.is_file() or path.stat().st_size == 0:
        yield f"Không tìm thấy tệp video {video.said}, hoặc tệp rỗng."
    elif path.stat().st_size > VIDEO_LIMIT:
        yield f"Video {video.said} lớn hơn 10 GB, Facebook không nhận."
    shortest, longest = VIDEO_SECONDS
    if video.seconds and not shortest <= video.seconds <= longest:
        yield f"Video {video.said} phải dài từ 1 giây đến 4 giờ, Facebook mới nhận."
