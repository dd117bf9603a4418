"""What a GET shows of photos and videos."""

from typing import Any

from publisher.sandbox.graph.attachments import SITE, media
from publisher.sandbox.graph.call import Call, stamp
from publisher.sandbox.graph.insights import insights
from publisher.sandbox.graph.objects import Photo, Post, Video
from publisher.sandbox.graph.posts_read import author
from publisher.sandbox.graph.project import Field, Kind


def _images(call: Call, photo: Photo) -> list[dict[str, Any]]:
    width, height = photo.size
    return [{"height": height, "source": media(call, photo.id), "width": width}]


_PHOTO: dict[str, Field] = {
    "created_time": lambda call, photo: stamp(photo.created),
    "name": lambda call, photo: photo.caption or None,
    "alt_text": lambda call, photo: photo.alt or None,
    "alt_text_custom": lambda call, photo: photo.alt or None,
    "width": lambda call, photo: photo.size[0],
    "height": lambda call, photo: photo.size[1],
    "link": lambda call, photo: f"{SITE}/photo.php?fbid={photo.id}",
    "images": _images,
    "picture": lambda call, photo: media(call, photo.id),
    "from": lambda call, photo: author(call, photo.page),
    "page_story_id": lambda call, photo: photo.post,
}
PHOTO = Kind(_PHOTO, {}, "created_time name")


def _video_post(call: Call, video: Video) -> Post | None:
    post = call.graph.posts.get(video.post or "")
    return post if post is not None and post.public(call.now) else None


def _status(call: Call, video: Video) -> dict[str, Any]:
    whole = video.uploaded is not None
    ready = video.uploaded is not None and call.now >= video.uploaded + call.graph.processing
    failed = ready and not video.sound
    word = "uploading" if not whole else "processing" if not ready else "ready"
    processing = "error" if failed else "complete" if ready else "in_progress" if whole else None
    out = _video_post(call, video)
    publishing: dict[str, Any] = {"status": "complete" if out else "not_started"}
    if out is not None and out.published:
        publishing |= {"publish_status": "published", "publish_time": stamp(out.published)}
    return {
        "video_status": "error" if failed else word,
        "uploading_phase": {"status": "complete" if whole else "in_progress"},
        "processing_phase": {"status": processing or "not_started"},
        "publishing_phase": publishing,
    }


def _post_id(call: Call, video: Video) -> str | None:
    post = _video_post(call, video)
    return post.id if post else None


_VIDEO: dict[str, Field] = {
    "created_time": lambda call, video: stamp(video.created),
    "updated_time": lambda call, video: stamp(video.uploaded or video.created),
    "title": lambda call, video: video.title or None,
    "description": lambda call, video: video.description or None,
    "permalink_url": lambda call, video: f"/reel/{video.id}/",
    "published": lambda call, video: _video_post(call, video) is not None,
    "status": _status,
    "post_id": _post_id,
    "source": lambda call, video: media(call, video.id),
    "from": lambda call, video: author(call, video.page),
}
VIDEO = Kind(_VIDEO, {"video_insights": insights}, "description updated_time")
