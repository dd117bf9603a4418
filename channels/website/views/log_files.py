"""The files of an access log: each known again after it was rotated or packed, read in parts.

A file that is damaged, or no access log at all, is kept in mind by its first bytes.
"""

import gzip
import hashlib
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from channels.website.views.reader import View

_CADDYS = r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}(-\w+)?"  # a time, and perhaps why
HEAD = 1_024  # bytes by whose hash a log is known again after it was rotated or packed
LogFile = gzip.GzipFile | BufferedReader
LINE = 100_000  # bytes of one line that are read; a server writes no longer one
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)  # a packed file that was cut off, or is none


@dataclass(slots=True)
class Known:
    """A log file that was read: its first bytes' hash, and how far."""

    nr: int | None
    length: int  # bytes of the head that were hashed
    offset: int  # bytes read, decompressed


@dataclass(slots=True)
class Chunk:
    """Some lines of a file."""

    views: list[View] = field(default_factory=list)
    taken: int = 0  # bytes
    lines: int = 0
    damaged: bool = False  # it can't be read any further


def rotated_from(log: Path, name: str) -> bool:
    """Tell whether a file of this name is what a log was rotated to.

    logrotate and Apache add to the name (access.log.1, access.log-20261123.gz), Caddy puts
    the time before its end (access-2026-11-23T08-00-00.000.log.gz).
    """
    if name.startswith((f"{log.name}.", f"{log.name}-")):
        return True
    stem, end = re.escape(log.stem), re.escape(log.suffix)
    return re.fullmatch(rf"{stem}-{_CADDYS}{end}(\.gz)?", name) is not None


def opened_log(path: Path) -> LogFile:
    """Open a file, unpacked where it is packed."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def rest_of_line(file: LogFile) -> int | None:
    """Skip the rest of a line; return its bytes, or None while it is still being written."""
    skipped = 0
    while more := file.readline(LINE):
        skipped += len(more)
        if more.endswith(b"\n"):
            return skipped
    return None


def _head(file: LogFile) -> bytes:
    """Return the first bytes, or as many as can be read."""
    head = b""
    with suppress(*BROKEN):
        while len(head) < HEAD and (more := file.read1(HEAD - len(head))):
            head += more
    return head


def _hash(head: bytes) -> str:
    return hashlib.sha256(head).hexdigest()


def stamp_of(path: Path) -> str:
    """Return what changes whenever a file does."""
    stat = path.stat()
    return f"{stat.st_ino}:{stat.st_size}:{stat.st_mtime_ns}"


def known_of(connection: sqlite3.Connection, file: LogFile) -> Known:
    """Go to where the reading of a file ended; to its start where it can't be read so far."""
    try:
        known = _recognised(connection, file)
        file.seek(known.offset)
    except BROKEN:
        file.seek(0)
        return Known(None, 0, 0)
    return known


def blame(
    connection: sqlite3.Connection, known: Known, chunk: Chunk, *, strange: bool, odd: int
) -> None:
    """Keep what was wrong with a file; it stays so under whatever name it is rotated to."""
    if chunk.damaged or strange or odd:
        connection.execute(
            "INSERT INTO log_faults VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " damaged = max(damaged, excluded.damaged), strange = excluded.strange,"
            " odd = odd + excluded.odd",
            (known.nr, chunk.damaged, strange and not chunk.damaged, odd),
        )


def faults_of(name: str, damaged: int, strange: int, odd: int) -> Iterator[str]:
    """Say what was wrong with a file, for an operator."""
    if damaged:
        yield f"Tệp nhật ký truy cập {name} bị cắt cụt hoặc hỏng; chỉ tính được phần đọc được."
    if strange:
        yield f"Tệp {name} không phải nhật ký truy cập; hãy chuyển tệp này đi chỗ khác."
    if odd:
        yield f"{odd} dòng của {name} có ngày giờ hoặc con số vô lý; các dòng ấy không được tính."


def _recognised(connection: sqlite3.Connection, file: LogFile) -> Known:
    """Find the log among those read before, by its first bytes: names and inodes change."""
    head = _head(file)
    for nr, digest, length, offset in connection.execute(
        "SELECT nr, head, length, offset FROM log WHERE length > 0 ORDER BY nr DESC"
    ):
        if length <= len(head) and _hash(head[:length]) == digest:
            return Known(nr, length, offset)
    return Known(None, 0, 0)


def note(connection: sqlite3.Connection, known: Known, file: LogFile, stamp: str) -> None:
    """Keep how far a file was read."""
    head = b""
    with suppress(*BROKEN):
        file.seek(0)
        head = file.read(min(HEAD, known.offset))
        file.seek(known.offset)
    connection.execute(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?) ON CONFLICT (nr) DO UPDATE SET"
        " head = excluded.head, length = excluded.length,"
        " offset = excluded.offset, stamp = excluded.stamp",
        (known.nr, _hash(head), len(head), known.offset, stamp),
    )
    if known.nr is None:
        (known.nr,) = connection.execute("SELECT max(nr) FROM log").fetchone()
