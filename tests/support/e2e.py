"""The command and the daemon in processes of their own, against the sandbox in this one.

    with office(tmp_path, "website", "facebook") as desk:
        desk.write("tin-moi", title="Tin mới")          # for 08:00, half an hour from now
        with desk.daemon() as daemon:
            desk.settle()                               # drives the clock
        assert desk.states("tin-moi") == {"website": "sent", "facebook": "sent"}

It is BASE when an office opens, for the daemon and the services alike, and time runs on
from there; `desk.move` moves it. Nothing sleeps blindly: what is waited for is asked for,
with a deadline.

The processes are forks of one that has all imported, which spares seconds: see `warm`. In an
office that is `cold` each is Python started anew, as people start it.
"""

import atexit
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import requests
from PIL import Image

from publisher.cli.init import SANDBOX_ENV, make_workspace
from publisher.contract import CLOCK_FILE
from publisher.sandbox.app import Sandbox, running
from warm import Child, Death, Warm, warm

BASE = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # Tuesday 07:30 in Vietnam
DUE = "2026-11-24 08:00"  # when items are for, unless the test says otherwise
CHANNELS = ("website", "facebook", "zalo", "zalo-broadcast", "telegram")
SERVICES = {"website": "web", "facebook": "graph", "zalo": "zalo", "telegram": "telegram"}
UNDER_WAY = ("claimed", "sending")
PATIENCE = 120.0  # real seconds that anything may take, on a machine with other work to do
STILL = 0.8  # real seconds without a change after which what is due has to wait
LONGEST = timedelta(minutes=30)  # that the time is moved at once, when nothing says how far
TICK = timedelta(seconds=0.05)
POLL = 0.05  # real seconds between two looks: the daemon needs the processor, too
FAST = "still = 0.1\ntick_every = 0.2\nscan_every = 1\n"
FRONT = {
    "summary": "Hồ sơ nộp và trả kết quả trực tuyến.",
    "unit": "van-phong",
    "theme": "thu-tuc-hanh-chinh",
    "form": "article",
    "author": "Ban biên tập",
    "publish_at": DUE,
}
PICTURE = "{path: hinh/anh.png, alt: Bộ phận Một cửa}"
BODY = "Người dân nộp hồ sơ tại **Cổng dịch vụ công**, theo dõi bằng mã số hồ sơ."


@dataclass
class Daemon:
    """`publisher run` at work."""

    process: "Child | subprocess.Popen[bytes]"
    log: Path

    def said(self) -> str:
        """Return its log so far."""
        return self.log.read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self, patience: float = PATIENCE) -> int:
        """Ask it to end, as systemd does; returns its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(patience)


@dataclass
class Office:
    """One workspace, the services that it talks to, and the clock of both."""

    folder: Path
    sandbox: Sandbox
    clock: Path
    env: dict[str, str] = field(default_factory=dict)
    cold: bool = False  # its processes are no forks
    written: set[str] = field(default_factory=set)

    # --- The folder -------------------------------------------------------------------

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def config(self) -> Path:
        return self.folder / "config" / "publisher.toml"

    def write(self, name: str, body: str = BODY, **front: Any) -> Path:
        """Write an item's file; `front` adds keys, and None leaves one out."""
        wanted = {"title": f"Tin {name}", **FRONT, "cover": PICTURE, **front}
        head = [f"{key}: {value}" for key, value in wanted.items() if value is not None]
        path = self.content / f"{name}.md"
        beside = path.with_suffix(".new")
        beside.write_text("\n".join(["---", *head, "---", "", body, ""]), encoding="utf-8")
        beside.replace(path)
        self.written.add(name)
        return path

    def configure(self, table: str, lines: str) -> None:
        """Put lines into a table of the config."""
        text = self.config.read_text(encoding="utf-8")
        keys = [line.partition("=")[0].strip() for line in lines.splitlines()]
        head, mark, rest = text.partition(f"\n[{table}]\n")
        assert mark, table
        mine, bracket, others = rest.partition("\n[")
        kept = [line for line in mine.splitlines() if line.partition("=")[0].strip() not in keys]
        mine = "\n".join([*lines.splitlines(), *kept, ""])
        self.config.write_text(head + mark + mine + bracket + others, encoding="utf-8")

    def secret(self, name: str, value: str) -> None:
        """Put a secret into .env."""
        path = self.folder / ".env"
        text = re.sub(rf"(?m)^{name}=.*$", f"{name}={value}", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")

    # --- Processes --------------------------------------------------------------------

    @contextmanager
    def daemon(self) -> Iterator[Daemon]:
        """Run the daemon; at the end it is stopped, and must end well unless it was killed."""
        log = self.folder / "state" / "daemon.log"
        log.parent.mkdir(exist_ok=True)
        start = log.stat().st_size if log.exists() else 0
        with log.open("ab") as file:
            process = self._started(("run",), self.env, file.fileno(), file.fileno())
        daemon = Daemon(process, log)
        try:
            self.until(lambda: "started channels" in daemon.said()[start:], "start", daemon)
            yield daemon
        except BaseException:
            sys.stderr.write(daemon.said()[-6000:])
            raise
        else:
            if process.poll() is None:
                assert daemon.stop() == 0, daemon.said()
            assert "Traceback" not in daemon.said(), daemon.said()
        finally:
            process.kill()
            process.wait(PATIENCE)

    def cli(self, *arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
        """Run a command in this workspace."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = self._started(arguments, self.env | env, out.fileno(), err.fileno())
            try:
                status = process.wait(PATIENCE)
            finally:
                process.kill()
            texts = [os.pread(each.fileno(), 1 << 24, 0).decode() for each in (out, err)]
        return subprocess.CompletedProcess(arguments, status, *texts)

    def forked(
        self, command: Sequence[str], out: int, err: int, death: Death | None = None
    ) -> Child:
        """Start a command that writes to these open files, and may kill itself."""
        return _forker().start([*command], self.folder, self.env, out, err, death)

    def _started(
        self, command: Sequence[str], env: dict[str, str], out: int, err: int
    ) -> "Child | subprocess.Popen[bytes]":
        if not self.cold:
            return _forker().start([*command], self.folder, env, out, err)
        python = [sys.executable, "-W", "error::ResourceWarning", "-m", "publisher"]
        return subprocess.Popen(  # noqa: S603  our own command
            [*python, *command], cwd=self.folder, env=env, stdout=out, stderr=err
        )

    def until(
        self, condition: Callable[[], Any], what: str = "", daemon: Daemon | None = None
    ) -> Any:
        """Poll until a condition holds, and return what it returned."""
        deadline = time.monotonic() + PATIENCE
        while not (found := condition()):
            ended = daemon is not None and daemon.process.poll() is not None
            if ended or time.monotonic() > deadline:
                raise AssertionError(f"never came: {what or condition}\n{self.rows()}")
            time.sleep(POLL)
        return found

    # --- The time ---------------------------------------------------------------------

    def now(self) -> datetime:
        """Return the time in the office."""
        return datetime.now(UTC) + timedelta(seconds=float(self.clock.read_text()))

    def move(self, seconds: float) -> None:
        """Move the time of the daemon and of the services."""
        beside = self.clock.with_suffix(".new")
        beside.write_text(str(float(self.clock.read_text()) + seconds))
        beside.replace(self.clock)
        self.sandbox.advance(seconds)

    def move_to(self, instant: datetime | str) -> None:
        """Move the time forward to an instant; text is in the office's zone."""
        if isinstance(instant, str):
            instant = datetime.fromisoformat(f"{instant}+07:00")
        self.move(max(0.0, (instant - self.now()).total_seconds()))

    def settle(self, *, hours: float = 48) -> None:
        """Move the time on until nothing waits, is under way or in doubt.

        What was written must have been read before; so must a change of it, by the test.
        """
        self.until(self._all_read, "all files read")
        end = self.now() + timedelta(hours=hours)
        before, pace = None, timedelta()
        deadline = time.monotonic() + 2 * PATIENCE
        while self.now() < end:
            assert time.monotonic() < deadline, f"never settled: {self.open_rows()}"
            self.idle()
            waiting = self.open_rows()
            if not waiting:
                return
            # What is due and does not go, rests: for a minute, or for a night.
            pace = min(2 * pace, LONGEST) if waiting == before else timedelta(minutes=1)
            before = waiting
            ready = min(row["ready_at"] for row in _free(waiting))
            self.move_to(max(ready, self.now() + pace) if ready <= self.now() else ready + TICK)

    def _all_read(self) -> bool:
        read = {row["item"] for row in self.rows()}
        read |= {Path(path).stem for path in self.problems()}
        return self.written <= read

    def idle(self) -> None:
        """Wait until nothing is under way, and what is due has not changed for a moment."""
        since, before = time.monotonic(), None
        deadline = since + PATIENCE
        while time.monotonic() < deadline:
            rows = self.open_rows()
            busy = any(row["state"] in UNDER_WAY for row in rows)
            due = [row for row in _free(rows) if row["ready_at"] <= self.now()]
            if rows != before or busy:
                since, before = time.monotonic(), rows
            if not due or time.monotonic() - since > STILL:
                return
            time.sleep(POLL)
        raise AssertionError(f"never idle: {self.rows()}")

    # --- What came of it --------------------------------------------------------------

    def query(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """Ask the database; times come as datetimes."""
        path = self.folder / "state" / "publisher.sqlite"
        if not path.exists():
            return []
        with closing(sqlite3.connect(path, timeout=10)) as db:
            db.row_factory = sqlite3.Row
            try:
                return [_timed(dict(row)) for row in db.execute(sql, values)]
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):
                    return []  # it is being made
                raise

    def rows(self, where: str = "1", *values: Any) -> list[dict[str, Any]]:
        """Return deliveries without their posts."""
        return self.query(_ROWS.format(where), *values)

    def open_rows(self) -> list[dict[str, Any]]:
        """Return what goes on by itself: not on a stopped channel, nor waiting for approval."""
        return self.rows(
            "state IN ('queued', 'claimed', 'sending', 'doubtful')"
            " AND (state != 'queued' OR approved_digest = content_digest) AND channel NOT IN"
            " (SELECT name FROM channels WHERE stopped_at IS NOT NULL)"
        )

    def row(self, item: str, channel: str) -> dict[str, Any]:
        """Return one delivery; fails if there is none."""
        (row,) = self.rows("item = ? AND channel = ?", item, channel)
        return row

    def states(self, item: str) -> dict[str, str]:
        """Return the state of an item's deliveries by channel."""
        return {row["channel"]: row["state"] for row in self.rows("item = ?", item)}

    def problems(self) -> dict[str, list[Any]]:
        """Return what is wrong with which file."""
        return {
            row["path"]: json.loads(row["problems"])
            for row in self.query("SELECT path, problems FROM files ORDER BY path")
            if json.loads(row["problems"])
        }

    def posts(self, channel: str) -> list[dict[str, Any]]:
        """Return what a channel's readers see, newest first."""
        found: list[dict[str, Any]] = self.sandbox.state(SERVICES[channel])["posts"]
        return found

    def seen(self, channel: str) -> Counter[str]:
        """Return how often readers meet each item: by its name, or its title on Zalo."""
        return Counter(_name(channel, post) for post in self.posts(channel))


_ROWS = (
    "SELECT id, item, channel, key, state, held_for, cancel_asked, cancelled_by, reason,"
    " waits_for, due_at, ready_at, ref, url, sent_at, failures FROM deliveries"
    " WHERE {} ORDER BY id"
)


def _free(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows that do not wait for another one of them."""
    there = {(row["item"], row["channel"]) for row in rows}
    return [row for row in rows if (row["item"], row["waits_for"]) not in there]


_MARK = re.compile(r"utm_campaign=([a-z0-9-]+)|/([a-z0-9-]+)\.html\?tu=")


def _name(channel: str, post: dict[str, Any]) -> str:
    if channel == "website":
        return str(post["path"]).strip("/").removesuffix(".html")
    if channel == "zalo":
        return str(post["title"]).removeprefix("Tin ")
    found = _MARK.search(json.dumps(post))
    return found[1] or found[2] if found else ""


def _timed(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: datetime.fromtimestamp(value / 1000, UTC)
        if key.endswith(("_at", "_until")) and isinstance(value, int)
        else value
        for key, value in row.items()
    }


@cache
def _forker() -> Warm:
    """Return the process that forks, until this one ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(warm())


@contextmanager
def office(
    folder: Path, *channels: str, publishing: str = FAST, cold: bool = False
) -> Iterator[Office]:
    """Make a workspace with these channels, default all of them, and open its services."""
    root = folder / "vpub"
    (root / "state").mkdir(parents=True)
    (root / "site").mkdir()
    with running(site=root / "site", access_log=root / "state" / "access.log") as sandbox:
        sandbox.reset()
        sandbox.world.clock.offset = BASE - datetime.now(UTC)
        addresses = {name: sandbox.url(name) for name in sandbox.world.addresses}
        make_workspace(root, sandbox=True, addresses=addresses)
        clock = folder / "clock"
        clock.write_text(str((BASE - datetime.now(UTC)).total_seconds()))
        desk = Office(root, sandbox, clock, environment(clock), cold)
        _only(desk, channels or CHANNELS)
        desk.configure("publishing", publishing)
        desk.configure("desks.editors", "enabled = false")  # it would eat Telegram's faults
        (desk.content / "hinh").mkdir()
        Image.new("RGB", (640, 360), "teal").save(desk.content / "hinh" / "anh.png")
        steer(desk, "zalo/settings", processing_seconds=0.1)
        steer(desk, "graph/settings", processing=0.1)
        yield desk


def _only(desk: Office, wanted: tuple[str, ...]) -> None:
    for name in set(CHANNELS) - set(wanted):
        desk.configure(f"channels.{name}", "enabled = false")


def environment(clock: Path) -> dict[str, str]:
    names = {line.partition("=")[0] for line in SANDBOX_ENV.splitlines()}
    kept = {name: value for name, value in os.environ.items() if name not in names}
    kept.pop("PUBLISHER_LANG", None)
    return kept | {CLOCK_FILE: str(clock), "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}


def steer(desk: Office, what: str, **values: Any) -> None:
    """Change how a service behaves, through the sandbox's control API."""
    address = f"{desk.sandbox.url('home')}/control/{what}"
    requests.post(address, json=values, timeout=10).raise_for_status()


def later(call: Callable[[], Any]) -> threading.Thread:
    """Run something beside the test."""
    thread = threading.Thread(target=call)
    thread.start()
    return thread
