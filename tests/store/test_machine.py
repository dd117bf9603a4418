"""What a machine does to us: full disks, locks, no memory, long outages, old databases.

Nothing is lost, nothing comes twice, people get plain words, and work goes on by itself when
the cause is over. Torn files are in test_backup, wrong clocks in test_clock.
"""

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import publisher.store.migrations
from e2e import DUE, office
from post_room import START, Scripted, post_room
from publisher.contract import Receipt
from publisher.daemon.daemon import Daemon
from publisher.delivery.turns import guarded
from publisher.store.database import Store
from running_lanes import lanes, out, page, queue
from storm_count import counted, doubts
from workspaces import make_workspace, opened

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FULL = "database or disk is full"

# --- The disk -----------------------------------------------------------------------------


@contextmanager
def small_disk(folder: Path, size: str = "6m") -> Iterator[None]:
    """Put a small disk in the place of a folder; needs the right to mount."""
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    done = subprocess.run(  # noqa: S603  the system's own command
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder],  # noqa: S607  as above
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("no right to mount a disk here")
    try:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        yield
    finally:
        shutil.copytree(folder, kept, dirs_exist_ok=True, ignore=shutil.ignore_patterns("filler"))
        subprocess.run(["umount", "-l", folder], check=True)  # noqa: S607, S603  the system's
        shutil.copytree(kept, folder, dirs_exist_ok=True)


def fill(folder: Path) -> Path:
    """Leave no room on a disk; returns the file to be removed."""
    filler = folder / "filler"
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            with suppress(OSError):
                while file.write(b"\0" * size):
                    pass
    return filler


def test_a_full_disk_sends_nothing_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.write("tin")
        state = desk.folder / "state"
        with small_disk(state):
            with desk.daemon() as daemon:
                desk.until(lambda: len(desk.rows()) == 2, "queued", daemon)
                filler = fill(state)
                desk.move_to(DUE)
                desk.until(lambda: FULL in daemon.said(), "trouble", daemon)
                assert not desk.posts("facebook")
                refused = desk.cli("status")
                filler.unlink()
                desk.move(400)  # a lease that could not be given back runs out
                desk.settle()
            assert set(desk.states("tin").values()) == {"sent"}
            assert "Traceback" not in refused.stderr
        assert desk.seen("website") == desk.seen("facebook") == {"tin": 1}


def test_a_disk_that_fills_up_in_a_call_makes_no_second_post(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.write("tin")
        state = desk.folder / "state"
        with small_disk(state), desk.daemon() as daemon:
            desk.until(lambda: len(desk.rows()) == 2, "queued", daemon)
            desk.sandbox.fault("graph", "delay_after_commit", "POST .*/feed", seconds=1.0)
            desk.move_to(DUE)
            assert desk.sandbox.wait("graph", "POST .*/feed")
            filler = fill(state)
            desk.until(lambda: FULL in daemon.said(), "trouble", daemon)
            filler.unlink()
            assert desk.row("tin", "facebook")["state"] == "sending"
            desk.move(600)  # longer than a lease
            desk.settle()
            assert desk.seen("facebook") == {"tin": 1}
            assert desk.row("tin", "facebook")["state"] == "sent"


def test_a_database_that_can_not_be_written_is_told_in_plain_words(tmp_path: Path) -> None:
    with office(tmp_path, "website") as desk:
        state = desk.folder / "state"
        with small_disk(state):
            assert desk.cli("status").returncode == 0
            subprocess.run(["mount", "-o", "remount,ro", state], check=True)  # noqa: S607, S603
            done = desk.cli("run")
            subprocess.run(["mount", "-o", "remount,rw", state], check=True)  # noqa: S607, S603
        assert done.returncode == 4, done.stderr
        assert "không dùng được cơ sở dữ liệu" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_full_database_breaks_no_lane(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a")
        with desk.workspace.store.read() as db:
            pages = db.scalar(text("PRAGMA page_count"))
        for engine in (desk.workspace.store._writer, desk.workspace.store._hasty_writer):
            with engine.connect() as db:
                db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with suppress(OperationalError), desk.workspace.store.write() as db:
            db.exec_driver_sql("CREATE TABLE filler AS SELECT randomblob(4000000) AS x")
        running.work()
        for engine in (desk.workspace.store._writer, desk.workspace.store._hasty_writer):
            with engine.connect() as db:
                db.exec_driver_sql("PRAGMA max_page_count = 1000000")
        desk.wait(minutes=10)
        running.claims.reap(desk.time)
        running.work()
        assert out(desk) == ["a"]


# --- Other processes ----------------------------------------------------------------------


@contextmanager
def locked(database: str | None) -> Iterator[None]:
    """Be another process that writes and does not end."""
    assert database
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def test_a_database_locked_for_too_long_only_delays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("publisher.store.database.BUSY_TIMEOUT", 100)
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a")
        with locked(desk.workspace.store.url.database):
            running.work()
            assert "database_trouble why=database is locked" in caplog.text
            assert out(desk) == []
        running.work()
        assert out(desk) == ["a"]


def test_a_database_locked_while_a_post_goes_out_makes_no_second_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.store.database.BUSY_TIMEOUT", 100)
    room = post_room(tmp_path, Scripted())
    delivery = room.queue("a")
    database = room.store.url.database

    def publish() -> Receipt:
        stack.enter_context(locked(database))
        return Receipt("1", "https://x.example/1")

    with ExitStack() as stack:
        room.channel.then(publish)
        with pytest.raises(OperationalError, match="locked"):
            room.run()
    assert room.state(delivery) == "sending"
    again = room.restart()
    again.channel.finds(Receipt("1", "https://x.example/1"))
    again.run()
    assert again.state(delivery) == "sent"
    assert again.channel.sent == ["a/page/1"]


def test_a_daemon_that_ends_measures_nothing_more(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        daemon = Daemon(desk.workspace)
        daemon._measuring.stop()
        daemon._measure()  # as a tick that runs into the end does
        assert daemon._measuring.join(time.monotonic() + 10)
        assert daemon.lanes.stop(10)


HANGS = """
import sys, threading
from pathlib import Path
from publisher.daemon import daemon as module
from publisher.workspace import Workspace

begun = threading.Event()
module.PATIENCE = 0.5
module.Meter.run = lambda meter, name, now: begun.set() or threading.Event().wait()
daemon = module.Daemon(Workspace.open(Path(sys.argv[1]), offline=True))

def read_and_stop():
    daemon._measure()
    assert begun.wait(20)
    daemon.stop()

threading.Thread(target=read_and_stop).start()
daemon.run()
"""


def test_a_reading_that_hangs_keeps_no_daemon_from_ending(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    command = [sys.executable, "-c", HANGS, str(tmp_path)]
    path = os.pathsep.join([str(Path(__file__).parents[1] / "support"), *sys.path])
    done = subprocess.run(  # noqa: S603
        command, env=os.environ | {"PYTHONPATH": path}, timeout=60, check=False
    )
    assert done.returncode == 0


# --- Memory -------------------------------------------------------------------------------


def test_no_memory_left_after_the_request_is_a_doubt(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    delivery = room.queue("a")
    room.channel.then(MemoryError())
    room.run()
    assert room.state(delivery) == "doubtful"
    room.wait(30)
    room.channel.finds(Receipt("1", None))
    room.run()
    assert room.state(delivery) == "sent" and room.channel.sent == []


def test_a_daemon_that_gets_no_memory_and_is_killed_publishes_once(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook", "telegram", cold=True) as desk:
        names = {f"tin-{number}": 1 for number in range(1, 6)}
        for name in names:
            desk.write(name)
        with suppress(AssertionError), desk.daemon() as daemon:
            desk.until(lambda: len(desk.rows()) == 3 * len(names), "queued", daemon)
            pid = daemon.process.pid
            used = int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * os.sysconf(
                "SC_PAGESIZE"
            )
            resource.prlimit(pid, resource.RLIMIT_AS, (used + 100_000, used + 100_000))
            desk.move_to(DUE)
            deadline = time.monotonic() + 3
            while daemon.process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
            daemon.kill()
        (desk.folder / "state" / "daemon.log").unlink()  # its tracebacks are not our bugs
        with desk.daemon():
            desk.settle()
            for each in list(doubts(desk)):
                assert desk.cli("resolve", *each).returncode == 0
            desk.settle()
        assert [line for line in counted(desk, names).lines if "zalo" not in line] == []


# --- After a long time --------------------------------------------------------------------


def test_a_week_of_downtime_is_made_up_by_the_rules_and_what_is_stale_is_held(
    tmp_path: Path,
) -> None:
    rules = page(min_gap="600", daily_cap="20", quiet='"22:00-06:00"', too_late='"1d"')
    with lanes(tmp_path, channels=rules) as (desk, running):
        names = [f"tin-{number:04}" for number in range(1_000)]
        for number, name in enumerate(names):  # one each ten minutes, for a week
            queue(desk, name, after=600 * number - 600 * len(names))
        sent_at: list[datetime] = []
        for _ in range(200):
            asked = running.work()
            sent_at += [desk.time] * (len(out(desk)) - len(sent_at))
            if asked is None:
                break
            desk.time = max(asked, desk.time)
        states = Counter(f"{row['state']} {row['held_for']}" for row in desk.rows())
    assert set(states) == {"sent None", "held late"}
    assert states.total() == len(names)
    assert 20 <= states["sent None"] <= 60
    assert all(b - a >= timedelta(minutes=10) for a, b in pairwise(sent_at))
    local = [each.astimezone(ZONE) for each in sent_at]
    assert max(Counter(each.date() for each in local).values()) <= 20
    assert all(6 <= each.hour < 22 for each in local)


def at_first_release(path: Path) -> Store:
    """Return a database as the first release made it."""
    store = Store(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(publisher.store.migrations.__path__[0])))
    with store.write() as db:
        config.attributes["connection"] = db
        command.upgrade(config, "0001")
    return store


def test_a_database_of_the_first_release_is_upgraded_and_drained(tmp_path: Path) -> None:
    store = at_first_release(tmp_path / "outbox.sqlite")
    now = int(START.timestamp() * 1000)
    common: dict[str, Any] = {
        "edition": 1,
        "version": 1,
        "due_at": now,
        "ready_at": now,
        "priority": 0,
    }
    common |= {"attempts": 0, "looks": 0, "created_at": now, "row_version": 1, "channel": "page"}
    rows: dict[str, dict[str, Any]] = {
        "cho": {"state": "queued"},
        "dang-gui": {"state": "sending", "lease_token": "t", "lease_owner": "old"},
        "ngo": {"state": "doubtful"},
        "giu": {"state": "held", "hold": "late", "reason": "late"},
        "xong": {"state": "sent", "ref": "1"},
    }
    with store.write() as db:
        db.execute(text("INSERT INTO channels (name) VALUES ('page')"))
        for number, (item, values) in enumerate(rows.items(), 1):
            row = {"id": number, "item": item, "key": f"{item}/page/1", **common, **values}
            row["post"] = '{"text": "x", "payload": {}, "url": null, "media": {}}'
            insert(db, "deliveries", row)
            if values["state"] in ("sending", "doubtful"):
                begun = {"delivery": number, "channel": "page", "n": 1, "intent_at": now}
                insert(db, "attempts", {**begun, "worker": "old", "digest": ""})
    store.migrate()
    room = post_room(tmp_path).restart()
    room.channel.finds(Receipt("found", None), None, None)
    for _ in range(8):
        while room.run():
            pass
        room.wait(61)
    states = {room.row(number)["item"]: room.state(number) for number in range(1, 6)}
    assert states == {"cho": "sent", "dang-gui": "sent", "ngo": "sent", "giu": "held late",
                      "xong": "sent"}  # fmt: skip
    assert sorted(room.channel.sent) == ["cho/page/1", "ngo/page/1"]
    store.close()


def insert(db: Any, table: str, row: dict[str, Any]) -> None:
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), row)  # noqa: S608  ours


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (OperationalError("", {}, sqlite3.OperationalError(FULL)), f"database_trouble why={FULL}"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full job=job"),
    ],
    ids=["database", "disk"],
)
def test_guarded_work_ends_with_a_line_and_no_traceback_when_there_is_trouble(
    trouble: Exception, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    def job() -> None:
        raise trouble

    run: Callable[[], Any] = guarded(job)
    assert run() is None
    assert told in caplog.text
    assert "Traceback" not in caplog.text
