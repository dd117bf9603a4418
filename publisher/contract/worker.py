"""A resident process of its own for work on what others made: it may be hostile or broken.

One process per worker, started when first needed and limited in memory and in processor
time for each request. One that breaks a limit is replaced; it ends with its parent, since
its line then does. Requests and answers are bytes behind their length.
"""

import atexit
import logging
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module

from publisher.contract.errors import Rejected

log = logging.getLogger(__name__)

_HEAD = struct.Struct(">BI")  # how it went, and the length of what follows
_DONE, _REFUSED, _TOO_MUCH, _FAULT = range(4)
_PATIENCE = 15  # times the processor's seconds: a busy machine is slow, and that is no fault
_LONGEST = 60.0  # seconds on the wall that anybody is kept waiting
_MOST = 50_000_000  # bytes of an answer
_COMMAND = "from publisher.contract.worker import serve; serve()"


class TooMuch(Exception):
    """The work took more processor time or memory than it may, or broke its process."""


@dataclass(slots=True, weakref_slot=True, eq=False)
class Worker:
    """Calls one function in a process of its own; safe with threads and over a fork."""

    target: str  # "package.module:function": bytes to bytes, an open file as second argument
    seconds: float  # of the processor, for one request
    megabytes: int  # of address space
    _process: subprocess.Popen[bytes] | None = None
    _line: socket.socket | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """End the process where the program ends, and never share it over a fork."""
        _all.add(self)

    def ask(self, request: bytes, file: int | None = None) -> bytes:
        """Return the function's answer.

        file: an open file that the function gets, and closes. Raises Rejected as the function
        does; TooMuch; TimeoutError where a busy machine, or a request that waits instead of
        working, kept it for too long.
        """
        with self._lock:
            for last in (False, True):  # one that died of something else gets a successor
                try:
                    return self._answer(self._started(), request, file)
                except (EOFError, ConnectionError) as error:
                    if self.close() == -signal.SIGPROF or last:
                        raise TooMuch from error
                except Rejected:
                    raise
                except BaseException:  # in the middle of an answer: the next must not get it
                    self.close()
                    raise
            raise TooMuch

    def _started(self) -> socket.socket:
        if self._line is None:
            self._line, theirs = socket.socketpair()
            with theirs:
                limits = (str(self.seconds), str(self.megabytes))
                self._process = subprocess.Popen(  # noqa: S603  our own module
                    [sys.executable, "-P", "-c", _COMMAND, self.target, *limits],
                    env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # no secrets
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
        return self._line

    def _answer(self, line: socket.socket, request: bytes, file: int | None) -> bytes:
        until = time.monotonic() + min(self.seconds * _PATIENCE, _LONGEST)
        line.settimeout(max(0.0, until - time.monotonic()))
        socket.send_fds(line, [_HEAD.pack(_DONE, len(request))], [] if file is None else [file])
        line.sendall(request)
        went, length = _HEAD.unpack(_read(line, _HEAD.size, until))
        answer = _read(line, length, until) if length <= _MOST else b""
        if went == _REFUSED:
            raise Rejected(*answer.decode().split("\0"))
        if went == _FAULT:
            log.error("bug job=worker target=%s\n%s", self.target, answer.decode())
        if went != _DONE or length > _MOST:
            raise TooMuch
        return answer

    def close(self) -> int | None:
        """End the process, if there is one; returns how it ended."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.2)  # it may be about to say how it ended
        process.kill()
        return process.wait()

    def disown(self) -> None:
        """Forget the process in a child of this one: it answers the parent alone."""
        process, line = self._process, self._line
        self._process = self._line = None
        self._lock = threading.Lock()
        if line is not None:
            line.close()
        if process is not None:
            process.returncode = 0  # not ours to wait for


_all: "weakref.WeakSet[Worker]" = weakref.WeakSet()


def _each(act: Callable[[Worker], object]) -> None:
    for worker in list(_all):
        act(worker)


atexit.register(_each, Worker.close)
os.register_at_fork(after_in_child=lambda: _each(Worker.disown))


def _read(line: socket.socket, length: int, until: float | None = None) -> bytes:
    """Read as many bytes; raises EOFError at the end, TimeoutError at the time."""
    parts = []
    while length:
        if until is not None:
            line.settimeout(max(1e-6, until - time.monotonic()))
        part = line.recv(min(length, 1 << 16))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


# --- In the process itself ------------------------------------------------------------------


def serve() -> None:
    """Answer requests until nobody asks any more; the process's own main."""
    target, seconds, limit = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]) * 1_000_000
    for each in (signal.SIGINT, signal.SIGTERM):  # it ends with its parent, not before
        signal.signal(each, signal.SIG_IGN)
    module, _, name = target.partition(":")
    function: Callable[..., bytes] = getattr(import_module(module), name)
    with suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for none in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(none, (0, 0))
    line = socket.socket(fileno=0)
    with suppress(EOFError, ConnectionError):  # nobody is there any more
        while _served(line, function, seconds):
            pass


def _served(line: socket.socket, function: Callable[..., bytes], seconds: float) -> bool:
    head, files, _flags, _sender = socket.recv_fds(line, _HEAD.size, 1, socket.MSG_WAITALL)
    if not head:
        return False
    request = _read(line, _HEAD.unpack(head)[1])
    signal.setitimer(signal.ITIMER_PROF, seconds)  # unheeded, it ends the process
    went, answer = _tried(function, request, *files)
    signal.setitimer(signal.ITIMER_PROF, 0)
    line.sendall(_HEAD.pack(went, len(answer)) + answer)
    return went != _TOO_MUCH


def _tried(function: Callable[..., bytes], request: bytes, *files: int) -> tuple[int, bytes]:
    try:
        return _DONE, function(request, *files)
    except Rejected as error:
        return _REFUSED, "\0".join(error.problems).encode()
    except (MemoryError, RecursionError):
        return _TOO_MUCH, b""
    except Exception:  # noqa: BLE001  a fault of ours: the parent writes it down
        return _FAULT, traceback.format_exc()[-4_000:].encode(errors="replace")
