"""What a picture or a clip really is; looked at in a limited process of its own.

Formats are an allow-list, and what counts is the content, not the file's name.
"""

import json
import os
import struct
from typing import Any, BinaryIO

from publisher.contract import Worker

PIXELS = 80_000_000  # more than any camera of an office
KINDS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png"}  # MPO: a phone's JPEG, with more inside
# All that Pillow raises for bad pictures:
BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, struct.error,
          ArithmeticError, AttributeError, RuntimeError)  # fmt: skip
OTHERS = (  # what editors' files turn out to be: where in the first bytes, which, its name
    (4, b"ftypavi", "AVIF"), (4, b"ftyphei", "HEIC"), (4, b"ftyphevc", "HEIC"),
    (4, b"ftypmif", "HEIC"), (8, b"WEBP", "WebP"), (0, b"GIF8", "GIF"), (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"), (0, b"MM\0*", "TIFF"), (0, b"DDS ", "DDS"), (0, b"BLP", "BLP"),
    (0, b"8BPS", "Photoshop"), (0, b"%PDF", "PDF"), (0, b"<svg", "SVG"),
)  # fmt: skip

looker = Worker("publisher.items.look:look", seconds=10, megabytes=800)


def look(question: bytes, handle: int) -> bytes:
    """Return as JSON what an open file is, asked for as a "picture" or a "clip"."""
    with os.fdopen(handle, "rb") as file:
        file.seek(0)
        return json.dumps(_picture(file) if question == b"picture" else _clip(file)).encode()


def _picture(file: BinaryIO) -> dict[str, Any]:
    """Return the kind, or {"wrong": …}: kind, huge or damaged."""
    from PIL import Image as Pixels  # here, in the worker's process: who asks needs none of it

    head = file.read(16)
    file.seek(0)
    for at, mark, name in OTHERS:
        if head[at:].startswith(mark):
            return {"wrong": "kind", "is": name}
    Pixels.MAX_IMAGE_PIXELS = None  # it would call them broken; ours says how large they are
    try:
        with Pixels.open(file, formats=("JPEG", "PNG")) as pixels:
            width, height = pixels.size
            if width * height > PIXELS:
                return {"wrong": "huge", "width": width, "height": height}
            pixels.draft(None, (1, 1))  # a JPEG is read whole, and decoded at an eighth
            pixels.load()  # all of it: a picture that was cut off is none
            return {"kind": KINDS[pixels.format or ""]}
    except (*BROKEN, MemoryError):
        return {"wrong": "damaged"}


def _clip(file: BinaryIO) -> dict[str, Any]:
    """Return container, codec and length, or {"wrong": …}: none, cut or length."""
    from pymediainfo import MediaInfo

    tracks = MediaInfo.parse(file).tracks
    of = {
        kind: [each for each in tracks if each.track_type == kind] for kind in ("General", "Video")
    }
    container = str(of["General"][0].format or "") if of["General"] else ""
    if not of["Video"]:
        return {"wrong": "none", "container": container}
    if of["General"][0].to_data().get("istruncated") == "Yes":
        return {"wrong": "cut"}
    seconds = _seconds(of["General"][0].duration)
    if not seconds:
        return {"wrong": "length"}
    codec = str(of["Video"][0].format or "")
    return {"container": container, "codec": codec, "seconds": seconds}


def _seconds(milliseconds: object) -> float:
    try:
        return float(str(milliseconds)) / 1000
    except ValueError:
        return 0.0
