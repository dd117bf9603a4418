"""A file that an item refers to: found, opened once, looked at, named by its bytes.

All that goes wrong is a ValueError with words for the editor.
"""

import errno
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote

from publisher.contract import TooMuch
from publisher.items.captions import SIZE_LIMIT as CAPTIONS_LIMIT
from publisher.items.captions import webvtt
from publisher.items.encoding import LegacyEncoding, decode
from publisher.items.look import looker
from publisher.items.opening import open_plain, short_hash, size
from publisher.words import _, number

IMAGE_LIMIT = 20_000_000  # bytes of one picture
VIDEO_LIMIT = 2_000_000_000  # bytes of one clip
SUFFIXES = {  # of a clip's file, by what is in it
    "MPEG-4": (".mp4", ".m4v", ".mov"),
    "WebM": (".webm",),
}


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or a clip as it was when it was read."""

    name: str  # short hash of the bytes and the suffix
    path: Path
    file: str  # below the content folder, as its editor knows it
    codec: str = ""
    seconds: float = 0.0


def attached_picture(root: Path, text: Path, written: str) -> Attached:
    """Return a picture. root: the content folder; text: the file in it that names it so."""
    path = _inside(root, text, written)
    with _opened(path, written) as file:
        if size(file) > IMAGE_LIMIT:
            raise ValueError(_("{path}: larger than 20 MB; make it smaller").format(path=written))
        found = _looked_at(file, "picture", written)
        if wrong := found.get("wrong"):
            sides = {each: number(found.get(each)) for each in ("width", "height")}
            said = {**found, **sides, "path": written}
            raise ValueError(_wrong_picture(wrong).format(**said))
        name = f"{short_hash(file)}.{found['kind']}"
    return Attached(name, path, str(path.relative_to(root)))


def _wrong_picture(wrong: str) -> str:
    return {
        "kind": _("{path}: not a JPEG or PNG picture but {is}; save it as JPEG"),
        "huge": _(
            "{path}: {width} × {height} pixels are too many; make it at most 8,000 pixels wide"
        ),
    }.get(wrong) or _(
        "{path}: not a JPEG or PNG picture, or cut off or damaged; save it as JPEG again"
    )


def attached_clip(root: Path, text: Path, written: str) -> Attached:
    """Return a clip. root: the content folder; text: the file in it that names it so."""
    path = _inside(root, text, written)
    suffix = path.suffix.lower()
    with _opened(path, written) as file:
        if size(file) > VIDEO_LIMIT:
            raise ValueError(_("{path}: larger than 2 GB; make it smaller").format(path=written))
        found = _looked_at(file, "clip", written)
        if wrong := found.get("wrong"):
            raise ValueError(_wrong_clip(wrong).format(path=written))
        if suffix not in SUFFIXES.get(found["container"], ()):
            message = _("{path}: holds {kind}; save the video as MP4 (H.264)")
            raise ValueError(message.format(path=written, kind=found["container"] or "?"))
        name = short_hash(file) + suffix
    file_name = str(path.relative_to(root))
    return Attached(name, path, file_name, found["codec"], found["seconds"])


def attached_captions(root: Path, text: Path, written: str) -> tuple[Attached, str]:
    """Return a file of captions and what it says, as WebVTT."""
    path = _inside(root, text, written)
    with _opened(path, written) as file:
        if size(file) > CAPTIONS_LIMIT:
            message = _("{path}: larger than 500 KB; these are no captions of one video")
            raise ValueError(message.format(path=written))
        name = f"{short_hash(file)}.vtt"
        file.seek(0)
        try:
            captions = webvtt(decode(file.read(CAPTIONS_LIMIT)))
        except LegacyEncoding:
            raise ValueError(_("{path}: not UTF-8; save it again").format(path=written)) from None
        except ValueError as error:
            raise ValueError(str(error).format(path=written)) from None
    return Attached(name, path, str(path.relative_to(root))), captions


def _wrong_clip(wrong: str) -> str:
    return {
        "cut": _("{path}: the video is cut off; copy or export it again"),
        "length": _("{path}: the video does not say how long it is; export it again as MP4"),
    }.get(wrong) or _("{path}: not a video that can be played; export it again as MP4 (H.264)")


def _looked_at(file: BinaryIO, question: str, written: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads(looker.ask(question.encode(), file.fileno()))
    except (TooMuch, TimeoutError):
        message = _("{path}: takes too long or too much memory to read; export it again")
        raise ValueError(message.format(path=written)) from None
    return found


@contextmanager
def _opened(path: Path, written: str) -> Iterator[BinaryIO]:
    """Open a file that `_inside` found; one that is not the same any more is none."""
    try:
        file = open_plain(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            message = _("{path}: leads out of the content folder")
        elif isinstance(error, PermissionError):
            message = _("{path}: the publisher may not read this file")
        else:
            message = _("{path}: no such file")
        raise ValueError(message.format(path=written)) from None
    with file:
        yield file


def _inside(root: Path, text: Path, written: str) -> Path:
    if re.match(r"^[a-z]+://|^//", written, re.IGNORECASE):
        message = _("{path}: must be a file beside the text, not an address")
        raise ValueError(message.format(path=written))
    path = root / text.parent / written
    try:
        if "%" in written and not path.is_file():  # as some editors write spaces and letters
            path = root / text.parent / unquote(written)
        path = path.resolve()
        there = path.is_file()
    except (OSError, RuntimeError, ValueError):  # a name too long, links in a circle
        path, there = root, False
    if not path.is_relative_to(root):
        raise ValueError(_("{path}: leads out of the content folder").format(path=written))
    if not there:
        raise ValueError(_("{path}: no such file").format(path=written))
    return path
