"""`publisher demo`: everything on one machine, in a throw-away workspace, in about two minutes.

The real daemon and the sandbox run as they would anywhere. Only the time is moved: from one
posting time to the next, and on to the ages at which posts are measured.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from sqlalchemy import func, select

from publisher.cli.init import make_workspace
from publisher.config.file import load
from publisher.contract import CLOCK_FILE
from publisher.engagement.readings import engagement, readings
from publisher.items.scan import markdown_files
from publisher.items.versions import files
from publisher.outbox.deliveries import CLAIMED, DOUBTFUL, QUEUED, SENDING, SENT, deliveries
from publisher.words import _, moment
from publisher.workspace import ENV_FILE, Workspace

EVE = timedelta(hours=2)  # the demo begins so long before the first item's time
PATIENCE = 60.0  # seconds that one step may take
STEPS = 40  # for each item, at most: then something is stuck
STILL = 2.0  # seconds without a change after which what is due waits for another hour
SLOW = 15.0  # the same for readings, which nothing holds up but a busy machine
STEP = timedelta(minutes=10)  # forward, when all that is due has to wait
HORIZON = timedelta(days=31)  # after the last post
ADDRESSES = "addresses.json"  # where the sandbox writes them
CLOCK = Path("state/clock")  # how far the demo's time is from the real one
EDITORS = -1009876543210  # the sandbox's group chat of the office
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DAEMON = "\n[publishing]\nstill = 0.3\ntick_every = 0.2\nscan_every = 5\n"


def run_demo(out: Console, content: Path, *, port: int, stay: bool) -> int:
    """Show everything; returns 0 only if every delivery went out. Ends in order on signals."""
    complete = False
    with _interruptible(), tempfile.TemporaryDirectory(prefix="lan-toa-") as folder:
        try:
            with _stage(Path(folder), content, port) as stage:
                out.print(_("Everything below happens in {folder}").format(folder=folder))
                complete = _play(out, stage)
                _tell(out, stage)
                if stay:
                    out.print(_("\nThe pages stay up until you press Ctrl-C."))
                    stage.daemon.wait()
        except KeyboardInterrupt:
            pass
        return 0 if complete else 1


@contextmanager
def _interruptible() -> Iterator[None]:
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
def _stage(folder: Path, content: Path, port: int) -> Iterator[Stage]:
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
        (folder / "content" / "bai-viet-dau-tien.md").unlink()
        shutil.copytree(content, folder / "content", dirs_exist_ok=True)
        _hurry(folder)
        begin = _first_time(folder) - EVE
        offset = (begin - datetime.now(UTC)).total_seconds()
        _move(addresses, offset)
        _control(addresses, "zalo/settings", {"processing_seconds": 0.3})
        workspace = Workspace.open(folder)
        started.append(_start(folder, "-m", "publisher", "run", "--workspace", str(folder)))
        yield Stage(folder, addresses, workspace, started[1])
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


def _first_time(folder: Path) -> datetime:
    from publisher.items.reading import read_file

    config = load(folder, offline=True)
    drafts = [read_file(config, path) for path, _stamp in markdown_files(config.content)]
    times = [d.item.publish_at for d in drafts if not isinstance(d, list) and not d.slot]
    return min(times, default=datetime.now(UTC))


def _start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    log = (folder / "state" / f"{arguments[1]}.log").open("ab")
    command = [sys.executable, *arguments]
    # In a group of its own: Ctrl-C is for the demo, which then ends its parts in order.
    return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603


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


def _play(out: Console, stage: Stage) -> bool:
    """Go through the calendar until every post is out and measured."""
    total = _files_taken(stage)
    columns = (TextColumn("{task.description:16}"), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[when]}"))  # fmt: skip
    with Progress(*columns, console=out) as progress:
        bars = {
            name: progress.add_task(name, total=0, when="") for name in stage.workspace.channels
        }
        bars["…"] = progress.add_task(_("measured"), total=0, when="")
        steps = 0
        while True:
            _wait_until_idle(stage, progress, bars)
            upcoming = _next_instant(stage)
            if upcoming is None or steps > STEPS * total:
                break
            steps += 1
            stage.move_to(upcoming + timedelta(seconds=1))
    states = _states(stage)
    return bool(states) and set(states) == {SENT}


def _files_taken(stage: Stage) -> int:
    """Wait until the daemon has read every file; returns how many there are."""
    wanted = len(list(markdown_files(stage.workspace.config.content)))
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with stage.workspace.store.read() as db:
            taken = db.scalar(select(func.count()).select_from(files)) or 0
        if taken >= wanted:
            return wanted
        _alive(stage)
        time.sleep(0.1)
    raise RuntimeError(_("the daemon did not read the content folder"))


def _alive(stage: Stage) -> None:
    if stage.daemon.poll() is not None:
        log = (stage.folder / "state" / "publisher.log").read_text(encoding="utf-8")
        raise RuntimeError(f"the daemon ended: {log.strip()[-1000:]}")


def _wait_until_idle(stage: Stage, progress: Progress, bars: dict[str, TaskID]) -> None:
    """Wait until nothing is under way, and what is due but may not go yet has been still."""
    deadline = time.monotonic() + PATIENCE
    still_since, before = time.monotonic(), None
    while time.monotonic() < deadline:
        _draw(stage, progress, bars)
        _alive(stage)
        work = under_way, _due, unread = _work(stage)
        if work != before or under_way:
            still_since, before = time.monotonic(), work
        if not any(work) or time.monotonic() - still_since > (SLOW if unread else STILL):
            return
        time.sleep(0.1)


def _work(stage: Stage) -> tuple[int, int, int]:
    """Return how many deliveries are in the middle and due now, and how many readings are due."""
    now = stage.workspace.now()
    row = deliveries.c
    due = row.state.in_((QUEUED, DOUBTFUL)) & (row.ready_at <= now) & row.waits_for.is_(None)
    with stage.workspace.store.read() as db:
        count = select(func.count()).select_from(deliveries)
        sending = db.scalar(count.where(row.state.in_((CLAIMED, SENDING)))) or 0
        waiting = db.scalar(count.where(due)) or 0
        measuring = select(func.count()).select_from(engagement)
        unread = db.scalar(measuring.where(engagement.c.next_at <= now)) or 0
    return sending, waiting, unread


def _next_instant(stage: Stage) -> datetime | None:
    """Return when something is due next: a post, or one of the last post's first readings."""
    now = stage.workspace.now()
    row = deliveries.c
    with stage.workspace.store.read() as db:
        posts = db.scalars(
            select(row.ready_at).where(row.state.in_((QUEUED, DOUBTFUL)), row.waits_for.is_(None))
        ).all()
        reading = db.scalar(
            select(func.min(engagement.c.next_at)).where(engagement.c.next_at > now)
        )
        last = db.scalar(select(func.max(row.sent_at))) or now
    instants = [max(each, now + STEP) if each <= now else each for each in posts]
    if reading and reading < last + HORIZON:
        instants.append(_together(stage, reading))
    return min(instants, default=None)


def _together(stage: Stage, first: datetime) -> datetime:
    """Return when all readings that are due within minutes of the first can be taken at once."""
    within = engagement.c.next_at.between(first, first + STEP)
    with stage.workspace.store.read() as db:
        return db.scalar(select(func.max(engagement.c.next_at)).where(within)) or first


def _states(stage: Stage) -> list[str]:
    with stage.workspace.store.read() as db:
        return list(db.scalars(select(deliveries.c.state)))


def _draw(stage: Stage, progress: Progress, bars: dict[str, TaskID]) -> None:
    when = moment(stage.workspace.now(), stage.workspace.config.office.zone)
    with stage.workspace.store.read() as db:
        rows = db.execute(select(deliveries.c.channel, deliveries.c.state)).all()
        count = db.scalar(select(func.count()).select_from(readings)) or 0
    for name in stage.workspace.channels:
        mine = [row.state for row in rows if row.channel == name]
        progress.update(bars[name], total=len(mine), completed=mine.count(SENT), when="")
    progress.update(bars["…"], total=count, completed=count, when=when)


def _tell(out: Console, stage: Stage) -> None:
    """Print the report and the addresses."""
    from publisher.cli.report_table import print_report
    from publisher.report.forms import written
    from publisher.report.report import make_report

    zone = stage.workspace.config.office.zone
    with stage.workspace.store.read() as db:
        first = db.scalar(select(func.min(deliveries.c.sent_at)))
        failed = db.execute(
            select(
                deliveries.c.item, deliveries.c.channel, deliveries.c.state, deliveries.c.reason
            ).where(deliveries.c.state != SENT)
        ).all()
    for row in failed:
        out.print(f"{row.item}  {row.channel}  {row.state}  {row.reason or ''}", style="red")
    now = stage.workspace.now()
    days = [f"{each.astimezone(zone):%Y-%m-%d}" for each in (first or now, now)]
    report = make_report(stage.workspace, days[0], days[1], "channel")
    print_report(out, report)
    page = stage.folder / "site" / "bao-cao.html"
    page.write_text(
        written(make_report(stage.workspace, days[0], days[1], "theme"), "html"), encoding="utf-8"
    )
    out.print()
    home, web = stage.addresses["home"], stage.addresses["web"]
    out.print(_("Website           {address}").format(address=f"{web}/"))
    out.print(_("Report by theme   {address}").format(address=f"{web}/bao-cao.html"))
    for service, name in (("graph", "Facebook"), ("zalo", "Zalo"), ("telegram", "Telegram")):
        out.print(f"{name:17} {stage.addresses[service]}/_page")
    group = f"{stage.addresses['telegram']}/_page?chat={EDITORS}"
    out.print(_("Editors' group    {address}").format(address=group))
    out.print(_("Sandbox           {address}").format(address=f"{home}/"))
    out.print(_("\nCommands in another terminal go by the demo's time too:"))
    command = f"{sys.executable} -m publisher status"
    out.print(f"  cd {stage.folder}\n  {command}", highlight=False, soft_wrap=True)
