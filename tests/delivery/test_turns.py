"""Serial queues on a few threads: what shares them, what waits, and how they end."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue

import pytest

from publisher.delivery.turns import Turns

PATIENCE = 20.0  # seconds until a test gives up waiting


@contextmanager
def turns(names: str, job: Callable[[str], bool | None], threads: int = 1) -> Iterator[Turns]:
    running = Turns("job", names, job, threads)
    try:
        yield running
    finally:
        running.stop()
        assert running.join(time.monotonic() + PATIENCE)


def test_a_job_with_much_to_do_lets_the_others_have_the_thread() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: Queue[str] = Queue()
    left = {"a": 5, "b": 2, "c": 0}

    def job(name: str) -> bool:
        begun.set()
        assert go_on.wait(PATIENCE)
        done.put(name)
        left[name] -= 1
        return left[name] > 0

    with turns("abc", job) as running:
        running.ring("a")
        assert begun.wait(PATIENCE)
        running.ring("b")
        running.ring("c")
        go_on.set()
        order = [done.get(timeout=PATIENCE) for _turn in range(8)]
    assert order == ["a", "b", "c", "a", "b", "a", "a", "a"]


def test_no_job_runs_twice_at_once_and_all_find_a_thread() -> None:
    names = "".join(chr(number) for number in range(0x4E00, 0x4E00 + 300))
    left = dict.fromkeys(names, 3)
    at_work: set[str] = set()
    threads: set[int] = set()
    done: Queue[str] = Queue()

    def job(name: str) -> bool:
        assert name not in at_work
        at_work.add(name)
        threads.add(threading.get_ident())
        left[name] -= 1
        at_work.remove(name)
        done.put(name)
        return left[name] > 0

    with turns(names, job, threads=8) as running:
        for name in names * 2:
            running.ring(name)
        for _turn in range(900):
            done.get(timeout=PATIENCE)
    assert not at_work
    assert len(threads) <= 8


def test_a_bell_that_rings_during_a_turn_brings_another() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: Queue[str] = Queue()

    def job(name: str) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)
        done.put(name)

    with turns("a", job) as running:
        running.ring("a")
        assert begun.wait(PATIENCE)
        for _ring in range(5):
            running.ring("a")
        go_on.set()
        assert [done.get(timeout=PATIENCE) for _turn in range(2)] == ["a", "a"]
        running.ring("a")
        assert done.get(timeout=PATIENCE) == "a"
    assert done.empty()  # five rings in one turn were one


def test_what_waits_for_a_thread_at_the_end_does_not_begin() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def job(name: str) -> bool:
        begun.set()
        assert go_on.wait(PATIENCE)
        done.append(name)
        return True

    with turns("ab", job) as running:
        running.ring("a")
        assert begun.wait(PATIENCE)
        running.ring("b")
        running.stop()
        assert not running.join(time.monotonic() + 0.01)
        go_on.set()
    assert done == ["a"]


HANGS = """
import threading, time
from publisher.delivery.turns import Turns

begun = threading.Event()
running = Turns("job", "a", lambda name: begun.set() or threading.Event().wait(), 1)
running.ring("a")
assert begun.wait(20)
running.stop()
assert not running.join(time.monotonic() + 0.1)
"""


@pytest.mark.slow
def test_a_call_that_hangs_keeps_no_process_from_ending() -> None:
    done = subprocess.run([sys.executable, "-c", HANGS], timeout=60, check=False)  # noqa: S603
    assert done.returncode == 0
