"""A process that has everything imported and forks: starting the publisher costs 20 ms.

    with warm() as process:
        child = process.start(["run"], folder, env, log, log)
        child.kill()
        assert child.ended(5) == -9

The child runs the command line's own `main`, and ends as a process of its own does. It can
be told to kill itself, with SIGKILL, at one of its commits or at one of the files and
connections that it opens: `Death`.
"""

import atexit
import contextlib
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
LONGEST = 1 << 17  # bytes of an order; most of it is the environment
WRITES = os.O_WRONLY | os.O_RDWR
STEPS = {"os.rename", "os.remove", "os.mkdir", "os.truncate", "socket.connect", "fcntl.flock"}


@dataclass(frozen=True, slots=True)
class Death:
    """Where a child kills itself."""

    at: str  # commit: of a transaction; step: a file opened for writing, renamed, … a connect
    number: int  # of those, from 1
    after: bool = False  # right after the commit instead of right before it


@dataclass(slots=True)
class Child:
    """One process made by a fork; it is used as a Popen is."""

    pid: int
    handle: int  # of the process itself: its number may be another's by now
    line: socket.socket  # tells how it ended
    status: int | None = None

    def send_signal(self, number: int) -> None:
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, number)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.send_signal(signal.SIGKILL)

    def ended(self, patience: float) -> int | None:
        """Wait for its end; returns its status, negative if it was a signal, None if alive."""
        if self.status is None and select.select([self.line], [], [], patience)[0]:
            self.status = int(self.line.recv(16))
            os.close(self.handle)
            self.line.close()
        return self.status

    def poll(self) -> int | None:
        return self.ended(0)

    def wait(self, timeout: float) -> int:
        status = self.ended(timeout)
        if status is None:
            raise subprocess.TimeoutExpired("publisher", timeout)
        return status


@dataclass(frozen=True, slots=True)
class Warm:
    """The process that forks."""

    line: socket.socket

    def start(
        self,
        command: list[str],
        folder: Path,
        env: dict[str, str],
        out: int,
        err: int,
        death: Death | None = None,
    ) -> Child:
        """Run a command of the publisher, which writes to these open files."""
        order = {"command": command, "folder": str(folder), "env": env}
        order |= {"death": asdict(death)} if death else {}
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.line, [json.dumps(order).encode()], [theirs.fileno(), out, err])
        try:
            pid = int(ours.recv(16))
        except ValueError:
            ours.close()
            raise
        handle = os.pidfd_open(pid)
        ours.send(b"held")  # from now on it may be reaped
        return Child(pid, handle, ours)


@contextmanager
def warm() -> Iterator[Warm]:
    """Have such a process while the block runs."""
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    command = [sys.executable, "-u", "-W", "error::ResourceWarning", __file__]
    env = {**os.environ, "COLUMNS": "200"}
    with theirs:
        process = subprocess.Popen(command, stdin=theirs.fileno(), env=env)  # noqa: S603
    try:
        yield Warm(ours)
    finally:
        ours.close()  # it ends
        process.wait()


# --- In the process itself --------------------------------------------------------------


@dataclass(slots=True)
class _Countdown:
    """Kills the process at its last step."""

    number: int
    done: "count[int]" = field(default_factory=lambda: count(1))

    def step(self) -> bool:
        return next(self.done) == self.number


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()


def _die_at_commit(left: _Countdown, *, after: bool) -> None:
    class Watched(sqlite3.Connection):
        def commit(self) -> None:
            last = self.in_transaction and left.step()
            if last and not after:
                _die()
            super().commit()
            if last:
                _die()

    connect: Callable[..., Any] = sqlite3.dbapi2.connect

    def watched(*args: Any, **options: Any) -> Any:
        return connect(*args, **{"factory": Watched, **options})

    sqlite3.dbapi2.connect = sqlite3.connect = watched


def _die_at_step(left: _Countdown) -> None:
    def hook(event: str, args: tuple[Any, ...]) -> None:
        written = event == "open" and isinstance(args[2], int) and args[2] & WRITES
        if (event in STEPS or written) and left.step():
            _die()

    sys.addaudithook(hook)


def _child(order: dict[str, Any], out: int, err: int) -> int:
    for number, file in ((0, os.open(os.devnull, os.O_RDONLY)), (1, out), (2, err)):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["env"])
    os.chdir(order["folder"])
    death = order.get("death")
    if death:
        left = _Countdown(death["number"])
        if death["at"] == "commit":
            _die_at_commit(left, after=death["after"])
        else:
            _die_at_step(left)
    from publisher.cli.main import main

    sys.argv = ["publisher", *order["command"]]
    sys.path[0] = order["folder"]  # as for python -m
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  the log gets it, whatever it is
        traceback.print_exc()
        return 70
    return 0


def _import_all() -> None:
    """Import every module of ours, and what they import only where they use it."""
    import channels
    import publisher

    ours = [
        each.name
        for package in (publisher, channels)
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not each.name.endswith("__main__") and ".migrations." not in each.name
    ]
    for name in (
        *ours,
        *("alembic.command", "alembic.config", "alembic.runtime.migration", "logging.config"),
        *("sqlalchemy.dialects.sqlite", "holidays.countries.vietnam", "PIL.JpegImagePlugin"),
        *("PIL.PngImagePlugin", "babel.dates", "stringprep", "encodings.idna"),
        *("crawleruseragents", "facebook", "telegram"),
    ):
        importlib.import_module(name)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve() -> None:
    _end_with_parent()
    _import_all()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=os.dup(0)) as orders:
        while True:
            order, files, *_ = socket.recv_fds(orders, LONGEST, 3)
            if not order:
                return
            if os.fork() == 0:
                orders.close()
                _watched(json.loads(order), *files)
            for each in files:
                os.close(each)
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _watched(order: dict[str, Any], line: int, out: int, err: int) -> None:
    """Run the child; tell its number, and once that is held fast, how it ended."""
    _end_with_parent()
    pid = os.fork()
    if pid == 0:
        _end_with_parent()
        # Ctrl-C ends a command of a terminal, also where the tests run in the background.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(line)
        _end(_child(order, out, err))
    os.write(line, str(pid).encode())
    os.read(line, 16)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(line, str(status).encode())
    os._exit(0)


def _end(status: int) -> None:
    """End as Python does, but leave what was imported as it is: tidying up costs a start."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    os._exit(status)


if __name__ == "__main__":
    _serve()
