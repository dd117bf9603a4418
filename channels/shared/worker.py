"""A resident process of its own for work on what others made: it may be hostile or broken.

One process per worker, started when first needed and limited in memory and in processor
time for each request. One that breaks a limit is replaced; it ends with its parent, since
its input then does. Requests and answers are bytes behind their length.
"""

import atexit
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import IO

from publisher.contract import Rejected

_HEAD = struct.Struct(">BI")  # how it went, and the length of what follows
_DONE, _REFUSED, _TOO_MUCH = range(3)
_BACKSTOP = 15  # times the processor's seconds: a busy machine is slow, and that is no fault


class TooMuch(Exception):
    """The work took more time or memory than it may."""


@dataclass(slots=True, weakref_slot=True, eq=False)
class Worker:
    """Calls one function (bytes to bytes) in a process of its own; safe with threads."""

    target: str  # "package.module:function"; what it raises as Rejected is raised here
    seconds: float  # of the processor, for one request
    megabytes: int  # of address space
    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """End the process where the program ends, and never share it over a fork."""
        _all.add(self)

    def ask(self, request: bytes) -> bytes:
        """Return the function's answer; raises Rejected as it does, or TooMuch."""
        with self._lock:
            for last in (False, True):  # one that died of something else gets a successor
                try:
                    return self._answer(self._started(), request)
                except (EOFError, BrokenPipeError) as error:
                    if self.close() == -signal.SIGPROF or last:
                        raise TooMuch from error
                except Rejected:
                    raise
                except BaseException:  # in the middle of an answer: the next must not get it
                    self.close()
                    raise
            raise TooMuch

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            limits = (str(self.seconds), str(self.megabytes))
            self._process = subprocess.Popen(  # noqa: S603  our own module
                [sys.executable, "-P", "-m", __name__, self.target, *limits],
                env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # no secrets
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._process

    def _answer(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        if not (process.stdin and process.stdout):
            raise EOFError
        rest = memoryview(_HEAD.pack(_DONE, len(request)) + request)
        while rest:
            rest = rest[os.write(process.stdin.fileno(), rest) :]
        until = time.monotonic() + self.seconds * _BACKSTOP
        went, length = _HEAD.unpack(_read(process.stdout, _HEAD.size, until))
        answer = _read(process.stdout, length, until)
        if went == _REFUSED:
            raise Rejected(*answer.decode().split("\0"))
        if went == _TOO_MUCH:
            raise TooMuch
        return answer

    def close(self) -> int | None:
        """End the process, if there is one; returns how it ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        if process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.2)  # it may be about to say how it ended
            process.kill()
        code = process.wait()
        _shut(process)
        return code

    def disown(self) -> None:
        """Forget the process in a child of this one: it answers the parent alone."""
        process, self._process = self._process, None
        self._lock = threading.Lock()
        if process is not None:
            _shut(process)
            process.returncode = 0  # not ours to wait for


def _shut(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


_all: "weakref.WeakSet[Worker]" = weakref.WeakSet()


def _each(act: Callable[[Worker], object]) -> None:
    for worker in list(_all):
        act(worker)


atexit.register(_each, Worker.close)
os.register_at_fork(after_in_child=lambda: _each(Worker.disown))


def _read(pipe: IO[bytes], length: int, until: float) -> bytes:
    """Read as many bytes; raises EOFError at the end, TooMuch at the time."""
    parts = []
    while length:
        if not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TooMuch
        part = os.read(pipe.fileno(), min(length, 1 << 16))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


# --- In the process itself ------------------------------------------------------------------


def _serve(target: str, seconds: float, megabytes: int) -> None:
    for each in (signal.SIGINT, signal.SIGTERM):  # it ends with its parent, not before
        signal.signal(each, signal.SIG_IGN)
    module, _, name = target.partition(":")
    function: Callable[[bytes], bytes] = getattr(import_module(module), name)
    limit = megabytes * 1_000_000
    with suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    while head := given.read(_HEAD.size):
        request = given.read(_HEAD.unpack(head)[1])
        signal.setitimer(signal.ITIMER_PROF, seconds)  # unheeded, it ends the process
        went, answer = _tried(function, request)
        signal.setitimer(signal.ITIMER_PROF, 0)
        try:
            taken.write(_HEAD.pack(went, len(answer)) + answer)
            taken.flush()
        except BrokenPipeError:  # the parent was killed: nobody is there to be told
            os._exit(0)  # else Python flushes once more, and says so
        if went == _TOO_MUCH:
            return


def _tried(function: Callable[[bytes], bytes], request: bytes) -> tuple[int, bytes]:
    try:
        return _DONE, function(request)
    except Rejected as error:
        return _REFUSED, "\0".join(error.problems).encode()
    except (MemoryError, RecursionError):
        return _TOO_MUCH, b""


if __name__ == "__main__":
    _serve(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
