"""Serial queues on a few threads: each job runs one at a time, whenever its bell has rung."""

import errno
import logging
import threading
import time
from collections.abc import Callable, Collection
from queue import SimpleQueue
from typing import Any

from sqlalchemy.exc import OperationalError

log = logging.getLogger(__name__)


class Turns:
    """Named jobs that share some threads and take turns at them.

    The threads are daemons, and not those of concurrent.futures: that waits at the end of
    the process for each of its threads, and so for a call that hangs.
    """

    def __init__(
        self, kind: str, names: Collection[str], job: Callable[[str], bool | None], threads: int
    ) -> None:
        """Start the threads. job: does the next of a name's work; True if there may be more.

        It must raise nothing: see `guarded`.
        """
        self._kind = kind
        self._job = job
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._rung: set[str] = set()
        self._taken_up: set[str] = set()  # waits for a thread, or has one
        self._waiting: SimpleQueue[str] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=kind, daemon=True)
            for _number in range(min(threads, len(names)))
        ]
        for thread in self._threads:
            thread.start()

    def ring(self, name: str) -> None:
        """Let a job look for work now; one that is at it looks once more afterwards."""
        with self._lock:
            self._rung.add(name)
            if name not in self._taken_up:
                self._taken_up.add(name)
                self._waiting.put(name)

    @property
    def must_yield(self) -> bool:
        """Whether a job must leave its thread after this turn: others wait, or all is to end."""
        return self._stopping.is_set() or not self._waiting.empty()

    def stop(self) -> None:
        """Let no further turn begin."""
        self._stopping.set()
        for _thread in self._threads:
            self._waiting.put("")  # wakes one that waits

    def join(self, deadline: float) -> bool:
        """Wait for the turns that have begun, until an instant of the monotonic clock.

        False if one did not end in time; it goes on, and keeps no process from ending.
        """
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while True:
            name = self._waiting.get()
            if self._stopping.is_set():
                return
            threading.current_thread().name = f"{self._kind} {name}"
            self._serve(name)

    def _serve(self, name: str) -> None:
        """Give a job one turn after the other, as long as no other job waits for a thread."""
        while self._turn(name):
            if self.must_yield:
                self._waiting.put(name)
                return

    def _turn(self, name: str) -> bool:
        with self._lock:
            self._rung.discard(name)  # before looking: a bell that rings meanwhile is not missed
        more = self._job(name)
        with self._lock:
            if more or name in self._rung:
                return True
            self._taken_up.discard(name)
            return False


def guarded(job: Callable[..., Any]) -> Callable[..., Any]:
    """Return the job so that a busy database or a full disk ends this run of it, not the thread.

    A run that broke off returns None.
    """

    def run(*args: Any) -> Any:
        try:
            return job(*args)
        except OperationalError as error:
            log.error("database_trouble why=%s", error.orig)
        except Exception as error:
            name = getattr(job, "__name__", "job")
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                log.error("disk_full job=%s", name)
            else:
                log.exception("bug job=%s", name)
        return None

    return run
