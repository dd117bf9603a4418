"""A video file as it goes out: without what tells of place, device and person.

What a phone writes beside the film (where, when and with what it was taken, and comments)
stands in boxes and tracks of its own. They read as empty space of the same size, so nothing
else in the file moves, and nothing has to be encoded anew.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from channels.shared.tracks import noted

_PERSONAL = {b"udta", b"meta", b"uuid"}  # MP4 and MOV: ISO/IEC 14496-12, QuickTime
_WITHIN = {b"moov", b"trak", b"moof", b"traf"}  # where else such boxes may stand
_SEGMENT = b"\x18\x53\x80\x67"  # WebM
_ASIDE = {b"\x12\x54\xc3\x67", b"\x19\x41\xa4\x69"}  # its tags and attachments
_VOID = 0xEC
_EBML = b"\x1a\x45\xdf\xa3"
_MOST = 20_000  # boxes that are looked at
_TRACK = 100  # so many of them is a track: it is looked into

_Blank = tuple[int, int, bytes]  # from, to, and what stands there before the zeros


class Clip:
    """An open video file; use as a context manager. Raises OSError as files do."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.size = path.stat().st_size
        self._blanks = sorted(_blanks(self._file, self.size))
        self._ends = list(accumulate((last for _first, last, _head in self._blanks), max))

    def __enter__(self) -> "Clip":
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def read(self, start: int, length: int) -> bytes:
        """Return some of the bytes as they go out."""
        self._file.seek(start)
        data = bytearray(self._file.read(length))
        end = start + len(data)
        for first, last, head in self._blanks[bisect_right(self._ends, start) :]:
            if first >= end:
                break
            low, high = max(first, start), min(last, end)
            if low < high:
                blank = head[low - first : high - first].ljust(high - low, b"\0")
                data[low - start : high - start] = blank
        return bytes(data)

    def pieces(self, length: int = 1 << 20) -> Iterator[bytes]:
        """Yield all of the bytes as they go out."""
        for start in range(0, self.size, length):
            yield self.read(start, length)


def _blanks(file: BinaryIO, size: int) -> list[_Blank]:
    file.seek(0)
    if file.read(4) == _EBML:
        return list(_webm(file, size))
    return list(_boxes(file, 0, size, [_MOST]))


def _boxes(file: BinaryIO, at: int, end: int, left: list[int]) -> Iterator[_Blank]:
    """Yield the personal boxes between two places; what is no box ends the search."""
    while at + 8 <= end and left[0] > 0:
        left[0] -= 1
        file.seek(at)
        head = file.read(16)
        length, kind = struct.unpack_from(">I4s", head)
        body = 8
        if length == 1 and len(head) == 16:
            (length,), body = struct.unpack_from(">Q", head, 8), 16
        length = length or end - at
        if length < body or at + length > end:
            return
        notes = None
        if kind == b"trak":
            left[0] -= _TRACK
            notes = noted(file, (at + body, at + length))
        if kind in _PERSONAL or notes is not None:
            yield at + 4, at + body, b"free" + head[8:body]
            yield at + body, at + length, b""
            yield from ((first, last, b"") for first, last in notes or ())
        elif kind in _WITHIN:
            yield from _boxes(file, at + body, at + length, left)
        at += length


def _webm(file: BinaryIO, size: int) -> Iterator[_Blank]:
    at, end, left = 0, size, _MOST
    while at < end and left > 0:
        left -= 1
        file.seek(at)
        head = file.read(12)
        mark = _width(head[:1])
        width = _width(head[mark : mark + 1])
        if not mark or mark > 4 or not width or mark + width > len(head):
            return
        length = int.from_bytes(head[mark : mark + width]) - (1 << (7 * width))
        body, known = at + mark + width, length != (1 << (7 * width)) - 1
        if head[:mark] == _SEGMENT:  # what matters is inside
            at, end = body, min(end, body + length) if known else end
            continue
        if not known:
            return
        if head[:mark] in _ASIDE:
            yield at, body + length, _void(mark + width + length)
        at = body + length


def _width(first: bytes) -> int:
    """Return how many bytes a number of EBML has, by its first byte; 0 if it is none."""
    return 9 - first[0].bit_length() if first and first[0] else 0


def _void(total: int) -> bytes:
    """Return the head of an element of this size that says nothing."""
    if total < 9:
        return bytes([_VOID, 0x80 | (total - 2)])
    return bytes([_VOID, 0x01]) + (total - 9).to_bytes(7)
