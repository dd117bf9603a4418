"""The video of a page: its file, its length, and its words named for what they are."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from channels.website.payload.facts import web
from channels.website.payload.typography import printed
from publisher.contract import Rejected, Video

_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}  # what every browser plays
_SILENT = re.compile(r"không có (?:tiếng|lời|âm thanh)|không lời|no sound|silent", re.IGNORECASE)
_START = 200  # letters of a transcript in which it says that there is no sound


def described(video: Video, opening: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what the page shows of a video; opening: the picture until it is played.

    Raises Rejected for a file that browsers don't play.
    """
    words = printed(video.transcript)
    shown: dict[str, Any] = {
        "transcript": words,
        "silent": bool(_SILENT.search(words[:_START])),
        "seconds": round(video.seconds),
        "captions": video.captions,
        "poster": opening,
        "url": web(video.url),
        "file": None,
    }
    if video.path is None:
        return shown
    kind = _TYPES.get(video.path.suffix.lower())
    if kind is None or not video.path.is_file():
        raise Rejected(f"Video {video.said} phải là tệp MP4 hoặc WebM có thật.")
    name = f"media/{_fingerprint(video.path)}{video.path.suffix.lower()}"
    return {**shown, "file": name, "type": kind}


def _fingerprint(path: Path) -> str:
    """Name a big file by its size and its first megabyte, without reading all of it."""
    with path.open("rb") as file:
        start = file.read(1 << 20)
    return sha256(start + str(path.stat().st_size).encode()).hexdigest()[:16]
