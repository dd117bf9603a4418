"""Attachments of posts: link cards, photos, albums, films."""

from typing import Any
from urllib.parse import quote

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import no_field
from publisher.sandbox.graph.fields import Selection
from publisher.sandbox.graph.objects import Photo, Post
from publisher.sandbox.graph.project import Wanted, picked

SITE = "https://www.facebook.com"


def permalink(call: Call, post: Post) -> str:
    """Return where a reader finds a post."""
    return f"{SITE}/{post.page}/posts/{post.id.partition('_')[2]}"


def media(call: Call, name: str) -> str:
    """Return where a photo's or video's bytes can be loaded."""
    return f"{call.base}/_media/{name}"


def attachments(call: Call, post: Post, selection: Selection) -> dict[str, Any] | None:
    """Return what hangs on a post: a link card, a photo, an album or a film."""
    found = _all_attachments(call, post)
    if not found:
        return None
    return {"data": [_attachment(each, selection.fields) for each in found]}


_ATTACHMENT = (
    "description",
    "description_tags",
    "media",
    "media_type",
    "subattachments",
    "target",
    "title",
    "type",
    "unshimmed_url",
    "url",
)
_ON_REQUEST = ("media_type", "unshimmed_url")


def _attachment(value: dict[str, Any], wanted: Wanted) -> dict[str, Any]:
    if wanted is None:
        return {name: each for name, each in value.items() if name not in _ON_REQUEST}
    answer: dict[str, Any] = {}
    for each in wanted:
        if each.name not in _ATTACHMENT:
            raise no_field(each.name, "StoryAttachment")
        found = value.get(each.name)
        if each.name == "subattachments" and found:
            answer[each.key] = {"data": [_attachment(sub, each.fields) for sub in found["data"]]}
        elif found is not None:
            answer[each.key] = picked(found, each.fields)
    return answer


def _all_attachments(call: Call, post: Post) -> list[dict[str, Any]]:
    if post.video:
        address = f"{SITE}/reel/{post.video}/"
        target = {"id": post.video, "url": address}
        return [{"media_type": "video", "type": "video_inline", "target": target, "url": address}]
    photos = [_photo_attachment(call, call.graph.photos[name]) for name in post.photos]
    if len(photos) > 1:
        whole = {
            "media_type": "album",
            "type": "album",
            "title": "Ảnh",
            "media": photos[0]["media"],
        }
        target = {"id": post.id.partition("_")[2], "url": permalink(call, post)}
        parts = {"subattachments": {"data": photos}}
        return [whole | {"target": target, "url": target["url"]} | parts]
    return photos or ([_link_attachment(post)] if post.preview else [])


def _photo_attachment(call: Call, photo: Photo) -> dict[str, Any]:
    width, height = photo.size
    address = f"{SITE}/photo.php?fbid={photo.id}"
    image = {"height": height, "src": media(call, photo.id), "width": width}
    return {
        "media_type": "photo",
        "type": "photo",
        "media": {"image": image},
        "target": {"id": photo.id, "url": address},
        "url": address,
        **({"description": photo.caption} if photo.caption else {}),
    }


def _link_attachment(post: Post) -> dict[str, Any]:
    assert post.preview is not None  # noqa: S101  the only caller has looked
    card = post.preview
    url = f"https://l.facebook.com/l.php?u={quote(card.url, safe='')}&h=AT0"
    found: dict[str, Any] = {
        "media_type": "link",
        "type": "multi_share" if post.cards else "share",
        "target": {"url": url},
        "title": card.title,
        "description": card.description,
        "url": url,
        "unshimmed_url": card.url,
    }
    if card.image:
        found["media"] = {"image": {"src": card.image}}
    if post.cards:
        found["subattachments"] = {"data": [{"type": "share", "url": link} for link in post.cards]}
    return found
