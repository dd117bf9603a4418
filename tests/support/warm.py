"""A process that has everything imported and forks: starting the publisher costs 20 ms.

    with warm() as process:
        child = process.start(["run"], folder, env, log)
        child.kill()
        assert child.ended(5) == -9

The child runs the command line's own `main`. It can be told to kill itself, with SIGKILL,
at one of its commits or at one of the files and connections that it opens: `Death`.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
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
    """One process made by a fork."""

    process: "subprocess.Popen[bytes]"
    handle: int  # of the process itself: its number may be another's by now
    status: int | None = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def ended(self, patience: float) -> int | None:
        """Wait for its end; returns its status, negative if it was a signal, None if alive."""
        assert self.process.stdout
        if self.status is None and select.select([self.process.stdout], [], [], patience)[0]:
            self.status = int(self.process.stdout.readline())
            os.close(self.handle)
        return self.status


@dataclass(frozen=True, slots=True)
class Warm:
    """The process that forks; one child at a time."""

    process: "subprocess.Popen[bytes]"

    def start(
        self,
        command: list[str],
        folder: Path,
        env: dict[str, str],
        log: Path,
        death: Death | None = None,
    ) -> Child:
        """Run a command of the publisher."""
        assert self.process.stdin and self.process.stdout
        order = {"command": command, "folder": str(folder), "env": env, "log": str(log)}
        order |= {"death": asdict(death)} if death else {}
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        handle = os.pidfd_open(pid)
        self.process.stdin.write(b"go\n")
        self.process.stdin.flush()
        return Child(self.process, handle)


@contextmanager
def warm() -> Iterator[Warm]:
    """Have such a process while the block runs."""
    process = subprocess.Popen(  # noqa: S603  this file
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    try:
        yield Warm(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe
            pipe.close()


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


def _child(order: dict[str, Any]) -> int:
    log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    for number, file in ((0, os.open(os.devnull, os.O_RDONLY)), (1, log), (2, log)):
        os.dup2(file, number)
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


def _serve() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    _import_all()
    gc.collect()
    gc.freeze()
    orders, answers = os.fdopen(0, "rb", 0, closefd=False), os.fdopen(1, "wb", 0, closefd=False)
    while line := orders.readline():
        pid = os.fork()
        if pid == 0:
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            # Nothing of the parent's is tidied up: what it holds is not the child's.
            os._exit(_child(json.loads(line)))
        answers.write(f"{pid}\n".encode())
        orders.readline()  # it is held fast: from now on it may be reaped
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        answers.write(f"{status}\n".encode())


if __name__ == "__main__":
    _serve()
