"""A worker's process answers, is limited, is replaced and leaves nothing behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.contract import Rejected, TooMuch, Worker

WORK = """
import os, time
from publisher.contract import Rejected
def do(request):
    what, _, rest = request.decode().partition(" ")
    if what == "spin":
        while True: pass
    if what == "eat":
        return b"x" * 2_000_000_000
    if what == "die":
        os._exit(7)
    if what == "slip":
        1 / 0
    if what == "no":
        raise Rejected("một", "hai")
    return f"{os.getpid()} {rest}".encode()
"""


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    (tmp_path / "odd_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    made = Worker("odd_work:do", seconds=0.3, megabytes=500)
    yield made
    made.close()


def pid(worker: Worker) -> int:
    return int(worker.ask(b"say").split()[0])


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_process_answers_again_and_again(worker: Worker) -> None:
    assert pid(worker) == pid(worker) != os.getpid()
    assert worker.ask("say đủ chữ ".encode() + b"x" * 300_000).endswith(b"x" * 300_000)


def test_a_refusal_is_told_and_the_process_stays(worker: Worker) -> None:
    before = pid(worker)
    with pytest.raises(Rejected) as caught:
        worker.ask(b"no")
    assert caught.value.problems == ("một", "hai")
    assert pid(worker) == before


@pytest.mark.slow
@pytest.mark.parametrize("request_", [b"spin", b"eat", b"die"])
def test_one_that_breaks_a_limit_is_replaced(worker: Worker, request_: bytes) -> None:
    before = pid(worker)
    with pytest.raises(TooMuch):
        worker.ask(request_)
    assert pid(worker) != before
    assert not alive(before)


def test_one_that_was_killed_is_replaced_unnoticed(worker: Worker) -> None:
    before = pid(worker)
    os.kill(before, signal.SIGKILL)
    assert pid(worker) != before


def test_threads_get_their_own_answers(worker: Worker) -> None:
    seen: list[bool] = []

    def ask(word: str) -> None:
        for _ in range(50):
            seen.append(worker.ask(f"say {word}".encode()).decode().split()[1] == word)

    threads = [threading.Thread(target=ask, args=(f"chu{n}",)) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(seen) == 200
    assert all(seen)


def _ask_in_fork(worker: Worker, answers: "multiprocessing.Queue[int]") -> None:
    answers.put(pid(worker))
    worker.close()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_fork_has_a_process_of_its_own(worker: Worker) -> None:
    mine = pid(worker)
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    child = fork.Process(target=_ask_in_fork, args=(worker, answers))
    child.start()
    theirs = answers.get(timeout=60)
    child.join()
    assert theirs != mine
    assert pid(worker) == mine


def test_it_ends_with_its_parent_however_that_ends(worker: Worker, tmp_path: Path) -> None:
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1]);"
        "from publisher.contract import Worker;"
        "w = Worker('odd_work:do', seconds=5, megabytes=500);"
        "print(w.ask(b'say').split()[0].decode(), flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 60
    while alive(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not alive(child)


def test_a_fault_of_ours_is_written_down_by_the_parent(
    worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(TooMuch):
        worker.ask(b"slip")
    assert "ZeroDivisionError" in caplog.text
    assert pid(worker)
