"""Tracks of a video that are neither film nor sound: what a camera noted while it filmed.

Action cameras, drones and phones write place, speed and the device second by second into a
track of its own (ISO/IEC 14496-12, handler “meta”; “camm”, “gpmd” of some cameras).
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

_NOTES = {b"meta", b"camm", b"gpmd", b"data"}  # handlers of such tracks
_BOXES = 1_000  # of one box that are looked at
_TABLE = 4_000_000  # bytes of a table that are read

Span = tuple[int, int]  # from, to


def noted(file: BinaryIO, track: Span) -> list[Span] | None:
    """Return where the notes of a track lie; None for a track of another kind."""
    handler = _find(file, track, b"mdia", b"hdlr")
    if handler is None or _read(file, handler)[8:12] not in _NOTES:
        return None
    table = _find(file, track, b"mdia", b"minf", b"stbl")
    try:
        return list(_samples(file, table)) if table else []
    except struct.error:  # a table that says nothing: the track goes, its notes are nowhere
        return []


def _find(file: BinaryIO, within: Span, *path: bytes) -> Span | None:
    """Return the inside of the box at the end of a path of kinds."""
    for kind in path:
        found = next((each for name, each in _boxes(file, within) if name == kind), None)
        if found is None:
            return None
        within = found
    return within


def _boxes(file: BinaryIO, within: Span) -> Iterator[tuple[bytes, Span]]:
    at, end = within
    for _number in range(_BOXES):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8 or at + 8 > end:
            return
        length, kind = struct.unpack(">I4s", head)
        if length < 8 or at + length > end:
            return
        yield kind, (at + 8, at + length)
        at += length


def _samples(file: BinaryIO, table: Span) -> Iterator[Span]:
    """Yield where each chunk of samples lies."""
    found = {name: _read(file, each) for name, each in _boxes(file, table)}
    wide = b"co64" in found
    starts = _numbers(found.get(b"co64", found.get(b"stco", b"")), 4, 8 if wide else 4)
    runs = list(zip(*[iter(_numbers(found.get(b"stsc", b""), 4, 4, each=3))] * 3, strict=False))
    sizes = found.get(b"stsz", b"")
    (same,) = struct.unpack_from(">I", sizes, 4)
    lengths = [] if same else _numbers(sizes, 8, 4)
    sample = per = run = 0
    for chunk, start in enumerate(starts, start=1):
        while run < len(runs) and runs[run][0] <= chunk:
            per, run = runs[run][1], run + 1
        length = same * per if same else sum(lengths[sample : sample + per])
        yield start, start + length
        sample += per


def _numbers(table: bytes, at: int, width: int, each: int = 1) -> list[int]:
    """Return the numbers of a table that begins with how many entries it has."""
    (count,) = struct.unpack_from(">I", table, at)
    count = min(count * each, (len(table) - at - 4) // width)
    return list(struct.unpack_from(f">{count}{'Q' if width == 8 else 'I'}", table, at + 4))


def _read(file: BinaryIO, span: Span) -> bytes:
    file.seek(span[0])
    return file.read(min(span[1] - span[0], _TABLE))
