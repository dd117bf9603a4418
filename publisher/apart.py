"""Work on other people's files in a process apart, with limits: it may hang, swell or die.

The process stays and answers one question after the other, so that a question costs a
millisecond and not a start. One that breaks a limit is replaced, and nobody else notices.
"""

import atexit
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

LONGEST = 100_000  # bytes of a question or an answer


class Broke(Exception):
    """The work took too long or too much memory, or crashed; nothing else was harmed."""


class Apart:
    """A module that runs `serve`, in a process of its own. Safe for threads."""

    def __init__(self, module: str, *, seconds: int, memory: int, patience: float = 60.0) -> None:
        """Name the module; nothing is started yet.

        seconds: of the processor for one question; memory: bytes of address space in all;
        patience: seconds on the wall, for what waits instead of working.
        """
        self._command = [sys.executable, "-P", "-m", module, str(seconds), str(memory)]
        self._patience = patience
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._owner = 0

    def ask(self, question: str, file: int) -> Any:
        """Have a question about an open file answered; raises Broke.

        The file is left where the other process ended to read it.
        """
        with self._lock:
            line = self._ready()
            try:
                socket.send_fds(line, [question.encode()], [file])
                return json.loads(_line(line))
            except (OSError, EOFError, ValueError):
                self._end()
                raise Broke(question) from None
            except BaseException:  # in the middle of an answer: the next must not get it
                self._end()
                raise

    def _ready(self) -> socket.socket:
        if self._owner != os.getpid():  # forked: the process belongs to the one before
            self._process = self._line = None
        if self._process is None or self._line is None or self._process.poll() is not None:
            self._end()
            return self._start()
        return self._line

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}  # no secrets
            self._process = subprocess.Popen(  # noqa: S603  a module of our own
                self._command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
        ours.settimeout(self._patience)
        self._line = ours
        if not self._owner:
            atexit.register(self._end)
        self._owner = os.getpid()
        return ours

    def _end(self) -> None:
        if self._process and self._line and self._owner == os.getpid():
            self._line.close()
            self._process.kill()
            self._process.wait()
        self._process = self._line = None


def _line(line: socket.socket) -> bytes:
    got = b""
    while not got.endswith(b"\n"):
        more = line.recv(LONGEST)
        got += more
        if not more or len(got) > LONGEST:
            raise EOFError
    return got


def serve(answer: Callable[[str, int], Any]) -> None:
    """Answer questions until nobody asks any more; ends the process where it breaks a limit.

    answer: gets the question and an open file, which is its own to close.
    """
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with whoever asks
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for none in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(none, (0, 0))
    line = socket.socket(fileno=0)
    while True:
        question, files, _flags, _sender = socket.recv_fds(line, LONGEST, 1)
        if not question:
            return
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 1 + seconds, resource.RLIM_INFINITY))
        line.sendall(json.dumps(answer(question.decode(), files[0])).encode() + b"\n")
