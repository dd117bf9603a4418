"""The running parts of the demo: a throw-away workspace, the sandbox, the daemon, their clock."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests

from publisher.cli.demo_desk import ask_for_a_desk
from publisher.cli.init import make_workspace
from publisher.config.file import load
from publisher.contract import CLOCK_FILE
from publisher.items.reading import Draft, read_file
from publisher.items.scan import markdown_files
from publisher.words import _, moment
from publisher.workspace import ENV_FILE, Workspace

EVE = timedelta(hours=2)  # the demo begins so long before the first item's time
PATIENCE = 60.0  # seconds that one step may take
ADDRESSES = "addresses.json"  # where the sandbox writes them
CLOCK = Path("state/clock")  # how far the demo's time is from the real one
EDITORS = -1009876543210  # the sandbox's group chat of the office
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DAEMON = "\n[publishing]\nstill = 0.3\ntick_every = 0.2\nscan_every = 5\n"


@contextmanager
def interruptible() -> Iterator[None]:
    """Let `kill` and a closed terminal do as Ctrl-C does, also where a script ignores that."""
    before = {each: signal.signal(each, signal.default_int_handler) for each in STOPPING}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@dataclass(slots=True)
class Stage:
    """The running parts of a demo."""

    folder: Path
    addresses: dict[str, str]
    workspace: Workspace
    daemon: "subprocess.Popen[bytes]"

    def clock(self) -> str:
        """Return the demo's time as people read it."""
        return moment(self.workspace.now(), self.workspace.config.office.zone)

    def until(self, found: Callable[[], bool]) -> None:
        """Wait until the daemon has done something; raises RuntimeError where it does not."""
        deadline = time.monotonic() + PATIENCE
        while not found():
            check_alive(self)
            if time.monotonic() > deadline:
                raise RuntimeError(_("the daemon did not read the content folder"))
            time.sleep(0.1)

    def move_to(self, instant: datetime) -> None:
        """Move the time of daemon and sandbox forward to an instant."""
        seconds = (instant - self.workspace.now()).total_seconds()
        if seconds > 0:
            _move(self.addresses, seconds)


def _move(addresses: dict[str, str], seconds: float) -> None:
    _control(addresses, "clock", {"advance": seconds})


def _control(addresses: dict[str, str], what: str, body: dict[str, float]) -> None:
    answer = requests.post(f"{addresses['home']}/control/{what}", json=body, timeout=30)
    answer.raise_for_status()


@contextmanager
def set_up(folder: Path, content: Path, port: int) -> Iterator[Stage]:
    """Start sandbox and daemon in a workspace of these items; leave nothing behind."""
    (folder / "state").mkdir(parents=True)
    os.environ[CLOCK_FILE] = str(folder / CLOCK)
    (folder / "site").mkdir()
    started: list[subprocess.Popen[bytes]] = []
    try:
        started.append(_start_sandbox(folder, port))
        addresses = _addresses(folder, started[0])
        make_workspace(folder, sandbox=True, addresses=addresses)
        with (folder / ENV_FILE).open("a", encoding="utf-8") as env:  # for commands beside it
            env.write(f"{CLOCK_FILE}={folder / CLOCK}\n")
        shutil.copytree(content, folder / "content", dirs_exist_ok=True)
        _hurry(folder)
        desk = ask_for_a_desk(folder / "config" / "publisher.toml")
        drafts = _drafts(folder)
        _ask_approval(folder, drafts)
        begin = min((each.item.publish_at for each in drafts), default=datetime.now(UTC)) - EVE
        offset = (begin - datetime.now(UTC)).total_seconds()
        _move(addresses, offset)
        _control(addresses, "zalo/settings", {"processing_seconds": 0.3})
        workspace = Workspace.open(folder)
        at = ("--workspace", str(folder))
        started.append(_start(folder, "-m", "publisher", "run", *at))
        started.append(_start(folder, "-m", "publisher", "web", "--http", *at, log="web"))
        yield Stage(folder, addresses | {"desk": desk}, workspace, started[1])
    finally:
        for each in STOPPING:  # a second Ctrl-C must leave nothing behind either
            signal.signal(each, signal.SIG_IGN)
        for process in reversed(started):
            _end(process)
        os.environ.pop(CLOCK_FILE, None)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _hurry(folder: Path) -> None:
    """Let the daemon look often: here a day passes in a second."""
    config = folder / "config" / "publisher.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("\n[publishing]\n", DAEMON), encoding="utf-8")


def _drafts(folder: Path) -> list[Draft]:
    """Return the items that say when they are to go out, the first one first."""
    config = load(folder, offline=True)
    read = [read_file(config, path) for path in markdown_files(config.content)]
    timed = [each for each in read if not isinstance(each, list) and not each.slot]
    return sorted(timed, key=lambda each: each.item.publish_at)


def _ask_approval(folder: Path, drafts: list[Draft]) -> None:
    """Let the form that the fewest items have need approval."""
    forms = Counter(each.item.form.id for each in drafts)
    if forms:
        form = min(forms, key=lambda each: forms[each])
        with (folder / "config" / "publisher.toml").open("a", encoding="utf-8") as config:
            config.write(f'\n[approval]\nforms = {{ "{form}" = 1 }}\n')


def _start(folder: Path, *arguments: str, log: str = "") -> "subprocess.Popen[bytes]":
    lines = (folder / "state" / f"{log or arguments[1]}.log").open("ab")
    command = [sys.executable, *arguments]
    # In a group of its own: Ctrl-C is for the demo, which then ends its parts in order.
    return subprocess.Popen(command, stdout=lines, stderr=lines, start_new_session=True)  # noqa: S603


def _start_sandbox(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    state = folder / "state"
    return _start(
        folder, "-m", "publisher.sandbox", "--port", str(port), "--site", str(folder / "site"),
        "--access-log", str(state / "access.log"), "--addresses", str(state / ADDRESSES),
        "--clock", str(folder / CLOCK),
    )  # fmt: skip


def _addresses(folder: Path, sandbox: "subprocess.Popen[bytes]") -> dict[str, str]:
    """Wait until the sandbox says where its services are."""
    file = folder / "state" / ADDRESSES
    deadline = time.monotonic() + PATIENCE
    while not file.exists():
        if sandbox.poll() is not None or time.monotonic() > deadline:
            log = (folder / "state" / "publisher.sandbox.log").read_text(encoding="utf-8")
            raise RuntimeError(f"the sandbox did not start: {log.strip()[-500:]}")
        time.sleep(0.05)
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def check_alive(stage: Stage) -> None:
    """Raise where the daemon has ended, with the last that it said."""
    if stage.daemon.poll() is not None:
        log = (stage.folder / "state" / "publisher.log").read_text(encoding="utf-8")
        raise RuntimeError(f"the daemon ended: {log.strip()[-1000:]}")
