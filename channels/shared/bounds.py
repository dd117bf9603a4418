"""What no service may do to us: answer without an end, too much, or in half letters.

Time-outs count from one byte to the next, so a byte every two seconds would last for ever.
A deadline counts from the beginning: when it is over, the line is cut under whoever reads.
"""

import json
import re
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

ANSWER_BYTES = 10_000_000  # of one answer, unpacked
PIECE = 8_192  # bytes read at once: packed a thousand times, they are still few

_HALF_LETTERS = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")


@dataclass(slots=True)
class _Watch:
    """The lines that are under a deadline."""

    lines: list[socket.socket] = field(default_factory=list)
    over: bool = False

    def end(self) -> None:
        self.over = True  # before the lines are gone through: one may open meanwhile
        for line in self.lines:
            _cut(line)


_watch: ContextVar[_Watch | None] = ContextVar("watch", default=None)


class TooLong(OSError):
    """An answer has more bytes than anything that we ask for."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Cut every line that `watched` notes in here once the time is over."""
    watch = _Watch()
    timer = threading.Timer(seconds, watch.end)
    timer.daemon = True
    token = _watch.set(watch)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        _watch.reset(token)
        for line in watch.lines:
            line.close()


def watched(line: socket.socket) -> socket.socket:
    """Note a line that was just opened, for the deadline that it is under; returns it."""
    watch = _watch.get()
    if watch is not None:
        watch.lines.append(line.dup())  # TLS takes the first one over
        if watch.over:
            _cut(line)
    return line


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def gathered(pieces: Iterable[bytes]) -> bytes:
    """Return an answer that comes in pieces; raises TooLong."""
    answer = bytearray()
    for piece in pieces:
        answer += piece
        if len(answer) > ANSWER_BYTES:
            raise TooLong
    return bytes(answer)


def mended(answer: bytes) -> bytes:
    """Return JSON without half letters, which no database and no terminal takes."""
    if not _HALF_LETTERS.search(answer):
        return answer
    try:
        return json.dumps(_mended(json.loads(answer))).encode()
    except (ValueError, RecursionError):  # it is no JSON, or none that anybody will read
        return answer


def _mended(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [_mended(each) for each in value]
        case dict():
            return {_mended(name): _mended(each) for name, each in value.items()}
        case _:
            return value


def as_json(answer: bytes | str) -> Any:
    """Return what an answer says; None if that can't be read, or is nested without an end."""
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None
