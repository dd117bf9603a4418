"""Uploads of the Zalo stand-in: clips for articles, attachments for messages.

Limits of docs.zaloplatforms.com/docs/OA, September 2026. The monthly 5,000 uploads for each
kind are not counted.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from starlette.datastructures import UploadFile

from publisher.sandbox.zalo.answers import Call
from publisher.sandbox.zalo.pictures import picture_type
from publisher.sandbox.zalo.refusals import refused
from publisher.sandbox.zalo.state import Video

MEGABYTE = 1_048_576
_LIFE = timedelta(days=7)
_READY, _CONVERTING, _FAILED = 1, 3, 4  # also 0 unknown, 2 locked, 5 deleted
_STATUS = {
    _READY: "Video is ready",
    _CONVERTING: "Video is being converted",
    _FAILED: "Video convert failed",
}


async def image(call: Call) -> dict[str, str]:
    """Take a JPEG or PNG for messages; of no use in articles."""
    await _file(call, 1, "png and jpeg", lambda name, data: picture_type(data) is not None)
    return {"attachment_id": _kept(call)}


async def gif(call: Call) -> dict[str, str]:
    """Take a GIF for messages."""
    await _file(call, 5, "gif", lambda name, data: data.startswith((b"GIF87a", b"GIF89a")))
    return {"attachment_id": _kept(call)}


async def file(call: Call) -> dict[str, str]:
    """Take a document for messages."""
    await _file(call, 5, "pdf, doc, docx and csv", lambda name, data: name.endswith(_DOCUMENTS))
    return {"token": _kept(call)}


async def preparevideo(call: Call) -> dict[str, str]:
    """Take a clip for articles; it is converted before it can be used."""
    name, data = await _file(
        call, 50, "mp4 and avi", lambda name, data: name.endswith((".mp4", ".avi"))
    )
    now, token = call.state.now(), call.state.new_token()
    ready = now + timedelta(seconds=call.state.settings.video_seconds)
    whole = data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:11] == b"AVI")
    call.state.videos[token] = Video(call.state.new_id(), name, len(data), now, ready, not whole)
    return {"token": token}


async def video_status(call: Call) -> dict[str, Any]:
    """Tell how far a clip is. The token comes as a header (Java SDK) or in the query (.NET)."""
    token = call.request.headers.get("token") or call.request.query_params.get("token", "")
    video = call.state.videos.get(token)
    if video is None:
        raise refused("unknown", field="token")
    now, status = call.state.now(), _CONVERTING
    if now >= video.ready:
        status = _FAILED if video.broken else _READY
    whole = (video.ready - video.uploaded).total_seconds() or 1.0
    part = min(1.0, (now - video.uploaded).total_seconds() / whole)
    return {
        "status": status,
        "status_message": _STATUS[status],
        "video_name": video.name,
        "video_size": video.size,
        "convert_percent": int(100 * part),
        "convert_error_code": -1 if status == _FAILED else 0,
        "video_id": video.id,
    }


_DOCUMENTS = (".pdf", ".doc", ".docx", ".csv")


async def _file(
    call: Call, megabytes: int, formats: str, fits: Callable[[str, bytes], bool]
) -> tuple[str, bytes]:
    """Return name and content of the part `file`, if it is of a kind and size allowed."""
    async with call.request.form() as form:
        part = form.get("file")
        if not isinstance(part, UploadFile):
            raise refused("invalid", field="file")
        name, data = part.filename or "", await part.read()
    if len(data) > megabytes * MEGABYTE:
        raise refused("too_big", limit=megabytes)
    if not data or not fits(name.lower(), data):
        raise refused("file", field=formats)
    return name, data


def _kept(call: Call) -> str:
    id_ = call.state.new_token()
    call.state.uploads[id_] = call.state.now() + _LIFE
    return id_
