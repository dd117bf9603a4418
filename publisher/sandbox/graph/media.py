"""Photos and videos: uploads, and the posts that some uploads make."""

import io
import warnings
from typing import Any

from PIL import Image, UnidentifiedImageError

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import GraphError, invalid
from publisher.sandbox.graph.objects import Page, Photo, Post, Video
from publisher.sandbox.graph.posts import commit, message_of, timing
from publisher.sandbox.graph.preview import fetched
from publisher.sandbox.graph.tokens import may_write

LARGEST_PHOTO = 10_000_000  # bytes
_FORMATS = ("JPEG", "BMP", "PNG", "GIF", "TIFF", "MPO")
_FILM_MARKS = ((4, b"ftyp"), (0, b"\x1aE\xdf\xa3"), (0, b"RIFF"), (0, b"\x00\x00\x01\xba"))


def add_photo(call: Call, page: Page) -> dict[str, Any]:
    """Answer POST /{page}/photos: a file or an address; unpublished, or as a post."""
    token = may_write(call, page.id, "CREATE_CONTENT", "pages_manage_posts")
    caption = message_of(call, "caption") or message_of(call)
    published, scheduled = timing(call)
    data = _photo_bytes(call)
    kind, size = _inspected(data)
    photo = Photo(call.graph.new_id(), page.id, token.app, data, kind, size, call.now)
    photo.alt, photo.caption = call.params.get("alt_text_custom", ""), caption
    call.graph.photos[photo.id] = photo
    if published is None or (call.flag("no_story", False) and not scheduled):
        return {"id": photo.id}
    post = Post("", page.id, token.app, call.now, caption, photos=[photo.id])
    post.published, post.scheduled = published, scheduled
    return {"id": photo.id, "post_id": commit(call, post).id}


def _photo_bytes(call: Call) -> bytes:
    if call.files:
        data = next(iter(call.files.values()))
    elif url := call.params.get("url"):
        answer = fetched(call.world, url)
        if answer is None:
            raise GraphError(389, "(#389) The URL of the photo can't be fetched")
        data = answer[0]
    else:
        raise GraphError(324, "(#324) Requires upload file")
    if len(data) > LARGEST_PHOTO:
        text = "(#324) The photo is too large or of a wrong type: at most 10 MB (was 4 MB)"
        raise GraphError(324, text, subcode=1366046)
    return data


def _inspected(data: bytes) -> tuple[str, tuple[int, int]]:
    """Return content type and size; raise 324 for anything but a whole picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data))
            if picture.format not in _FORMATS:
                raise UnidentifiedImageError
            picture.load()
    except UnidentifiedImageError:
        text = "(#324) The photo must be a jpeg, bmp, png, gif or tiff of at most 10 MB"
        raise GraphError(324, text, subcode=1366046) from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise GraphError(324, "(#324) Missing or invalid image file", subcode=2069019) from None
    return Image.MIME[picture.format or "JPEG"], picture.size


def delete_photo(call: Call, photo: Photo) -> dict[str, Any]:
    """Answer DELETE /{photo}; a post loses the photo with it."""
    may_write(call, photo.page, "CREATE_CONTENT", "pages_manage_posts")
    with call.graph.lock:
        call.graph.photos.pop(photo.id, None)
        post = call.graph.posts.get(photo.post or "")
        if post is not None:
            post.photos.remove(photo.id)
            post.deleted = post.deleted or not (post.photos or post.message)
    return {"success": True}


def add_video(call: Call, page: Page) -> dict[str, Any]:
    """Answer POST /{page}/videos: in one piece, or one phase of a chunked upload."""
    may_write(call, page.id, "CREATE_CONTENT", "pages_manage_posts")
    phase = call.params.get("upload_phase", "")
    if phase:
        if phase not in _PHASES:
            raise invalid(f"Param upload_phase must be one of {{{', '.join(_PHASES)}}}")
        answer: dict[str, Any] = _PHASES[phase](call, page)
        return answer
    data = _video_bytes(call)
    timing(call)  # refuse before anything is kept
    video = _new_video(call, page, len(data))
    video.data = data
    _finish(call, video)
    return {"id": video.id}


def _video_bytes(call: Call) -> bytes:
    parts = [data for name, data in call.files.items() if name != "thumb"]
    if parts:
        data = parts[0]
    elif url := call.params.get("file_url"):
        answer = fetched(call.world, url)
        if answer is None:
            raise GraphError(389, "(#389) Unable to fetch video file from URL.")
        data = answer[0]
    else:
        raise GraphError(6000, "(#6000) There was a problem uploading your video file: no file")
    if not data:
        raise GraphError(382, "(#382) The video file you tried to upload is too small.")
    return data


def _new_video(call: Call, page: Page, size: int) -> Video:
    app = call.token.app if call.token else ""
    video = Video(call.graph.new_id(), page.id, app, call.now, size)
    call.graph.videos[video.id] = video
    return video


def _start(call: Call, page: Page) -> dict[str, Any]:
    size = call.params.get("file_size", "")
    if not size.isdecimal() or int(size) == 0:
        raise invalid("Param file_size must be a positive integer")
    video = _new_video(call, page, int(size))
    video.session = call.graph.new_id()
    names = {"upload_session_id": video.session, "video_id": video.id}
    return {**names, **_offsets(call, video)}


def _offsets(call: Call, video: Video) -> dict[str, str]:
    start = len(video.data)
    return {
        "start_offset": str(start),
        "end_offset": str(min(video.expected, start + call.graph.chunk)),
    }


def _transfer(call: Call, page: Page) -> dict[str, Any]:
    video, chunk = _upload(call, page), call.files.get("video_file_chunk")
    wanted = _offsets(call, video)
    room = int(wanted["end_offset"]) - int(wanted["start_offset"])
    if chunk is None:
        raise invalid("Param video_file_chunk must be a file")
    if call.params.get("start_offset") != wanted["start_offset"] or not 0 < len(chunk) <= room:
        error = GraphError(6001, "(#6001) There was a problem uploading your video file.")
        error.extra = {"error_data": wanted}
        raise error
    video.data += chunk
    return dict(_offsets(call, video))


def _finished(call: Call, page: Page) -> dict[str, Any]:
    video = _upload(call, page)
    if video.uploaded is not None:
        return {"success": True}
    if len(video.data) < video.expected:
        raise GraphError(6000, "(#6000) The upload is not complete.")
    _finish(call, video)
    return {"success": True}


def _cancel(call: Call, page: Page) -> dict[str, Any]:
    video = _upload(call, page)
    if video.uploaded is not None:
        raise invalid("The upload session is over")
    del call.graph.videos[video.id]
    return {"success": True}


_PHASES = {"start": _start, "transfer": _transfer, "finish": _finished, "cancel": _cancel}


def _upload(call: Call, page: Page) -> Video:
    session = call.params.get("upload_session_id", "")
    for video in list(call.graph.videos.values()):
        if session and video.session == session and video.page == page.id:
            return video
    raise invalid("Param upload_session_id names no upload session")


def _finish(call: Call, video: Video) -> None:
    """All bytes are here: process them, and publish when that is done, if it is a film."""
    published, scheduled = timing(call)
    video.title = call.params.get("title", "")
    video.description = message_of(call, "description")
    video.sound = any(video.data[at:].startswith(mark) for at, mark in _FILM_MARKS)
    video.uploaded = call.now
    if not video.sound:
        return
    post = Post("", video.page, video.app, call.now, video.description, video=video.id)
    if published is not None:
        post.published, post.scheduled = (
            max(published, call.now + call.graph.processing),
            scheduled,
        )
    video.post = commit(call, post).id


def delete_video(call: Call, video: Video) -> dict[str, Any]:
    """Answer DELETE /{video}; its post goes with it."""
    may_write(call, video.page, "CREATE_CONTENT", "pages_manage_posts")
    with call.graph.lock:
        call.graph.videos.pop(video.id, None)
        if post := call.graph.posts.get(video.post or ""):
            post.deleted = True
    return {"success": True}
