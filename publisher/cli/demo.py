"""`publisher demo`: everything on one machine, in a throw-away workspace, in about two minutes.

The real daemon and the sandbox run as they would anywhere. Only the time is moved: from one
posting time to the next, and on to the ages at which posts are measured.
"""

import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from sqlalchemy import func, select

from publisher.cli.demo_desk import answers, leave_one_waiting, links, roles_of
from publisher.cli.demo_stage import EDITORS, PATIENCE, Stage, check_alive, interruptible, set_up
from publisher.cli.demo_story import Story
from publisher.engagement.readings import engagement, readings
from publisher.items.files import files
from publisher.items.scan import markdown_files
from publisher.outbox.deliveries import (
    CLAIMED,
    DOUBTFUL,
    NEW,
    QUEUED,
    SENDING,
    SENT,
    STAYS,
    WITHDRAWN,
    deliveries,
)
from publisher.words import _, channel_name, moment

STEPS = 40  # for each item, at most: then something is stuck
STILL = 2.0  # seconds without a change after which what is due waits for another hour
SLOW = 15.0  # the same for readings, which nothing holds up but a busy machine
STEP = timedelta(minutes=10)  # forward, when all that is due has to wait
ENDS = {SENT, WITHDRAWN, STAYS}  # states that a delivery may have when all is shown
EXAMPLE = "nam-vi-du"  # the example year's workspace, and where its reports are
HORIZON = timedelta(days=31)  # after the last post


def run_demo(out: Console, content: Path, *, port: int, stay: bool) -> int:
    """Show everything; returns 0 only if every delivery went out. Ends in order on signals."""
    complete = False
    with interruptible(), tempfile.TemporaryDirectory(prefix="lan-toa-") as folder:
        try:
            with set_up(Path(folder), content, port) as stage:
                out.print(_("Everything below happens in {folder}").format(folder=folder))
                complete = _play(out, stage)
                _tell(out, stage)
                if stay:
                    leave_one_waiting(stage.workspace)
                    out.print(_("\nThe pages stay up until you press Ctrl-C."))
                    stage.daemon.wait()
        except KeyboardInterrupt:
            pass
        return 0 if complete else 1


def _play(out: Console, stage: Stage) -> bool:
    """Go through the calendar until every post is out and measured."""
    total = _files_taken(stage)
    columns = (TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[when]}"))  # fmt: skip
    with Progress(*columns, console=out) as progress:
        bars = {
            name: progress.add_task(channel_name(name), total=0, when="")
            for name in stage.workspace.channels
        }
        bars["…"] = progress.add_task(_("measured"), total=0, when="")
        story = Story(progress.console, stage, lambda: _wait_until_idle(stage, progress, bars))
        story.approve()
        steps = 0
        while True:
            story.wait()
            story.go_on()
            upcoming = _next_instant(stage)
            if upcoming is None or steps > STEPS * total:
                break
            steps += 1
            stage.move_to(upcoming + timedelta(seconds=1))
    states = _states(stage)
    return bool(states) and set(states) <= ENDS


def _files_taken(stage: Stage) -> int:
    """Wait until the daemon has read every file; returns how many there are."""
    wanted = len(markdown_files(stage.workspace.config.content))
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with stage.workspace.store.read() as db:
            taken = db.scalar(select(func.count()).select_from(files)) or 0
        if taken >= wanted:
            return wanted
        check_alive(stage)
        time.sleep(0.1)
    raise RuntimeError(_("the daemon did not read the content folder"))


def _wait_until_idle(stage: Stage, progress: Progress, bars: dict[str, TaskID]) -> None:
    """Wait until nothing is under way, and what is due but may not go yet has been still."""
    deadline = time.monotonic() + PATIENCE
    still_since, before = time.monotonic(), None
    while time.monotonic() < deadline:
        _draw(stage, progress, bars)
        check_alive(stage)
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
        new = select(deliveries.c.channel, deliveries.c.state).where(deliveries.c.kind.in_(NEW))
        rows = db.execute(new).all()
        count = db.scalar(select(func.count()).select_from(readings)) or 0
    for name in stage.workspace.channels:
        mine = [row.state for row in rows if row.channel == name]
        progress.update(
            bars[name], total=len(mine), completed=sum(each in ENDS for each in mine), when=""
        )
    progress.update(bars["…"], total=count, completed=count, when=when)


def _tell(out: Console, stage: Stage) -> None:
    """Print the report, the reports of the example year, and the addresses."""
    with stage.workspace.store.read() as db:
        failed = db.execute(
            select(
                deliveries.c.item, deliveries.c.channel, deliveries.c.state, deliveries.c.reason
            ).where(deliveries.c.state.not_in(ENDS))
        ).all()
    for row in failed:
        out.print(
            f"{row.item}  {channel_name(row.channel)}  {row.state}  {row.reason or ''}",
            style="red",
            markup=False,
        )
    _report(out, stage)
    _example_year(out, stage)
    _addresses(out, stage)


def _report(out: Console, stage: Stage) -> None:
    """Print what the demo published and how it was received; write it as a page too."""
    from publisher.cli.period_table import print_report
    from publisher.report.documents.page import make_page
    from publisher.report.making import make_report
    from publisher.report.periods.period import days

    config, now = stage.workspace.config, stage.workspace.now()
    with stage.workspace.store.read() as db:
        first = db.scalar(select(func.min(deliveries.c.sent_at))) or now
    since, until = (config.calendar.local(each).date() for each in (first, now))
    report = make_report(stage.workspace, days(config.regime, since, until, config.calendar))
    print_report(out, report)
    (stage.folder / "site" / "bao-cao.html").write_bytes(make_page(report))


def _example_year(out: Console, stage: Stage) -> None:
    """Make the reports of a year of example readings, and name them."""
    from publisher.cli.demo_reports import example_reports

    out.print(_("\nAn example year, made up in a workspace of its own, and its reports:"))
    into = stage.folder / "site" / EXAMPLE
    for path in example_reports(stage.folder / EXAMPLE, stage.addresses, into):
        if path.suffix != ".csv":
            out.print(f"  {path}", markup=False, soft_wrap=True)
    out.print(f"  {into}/*.csv", markup=False, soft_wrap=True)  # one for each table


def _addresses(out: Console, stage: Stage) -> None:
    out.print()
    home, web = stage.addresses["home"], stage.addresses["web"]
    out.print(_("Website           {address}").format(address=f"{web}/"))
    out.print(_("Report            {address}").format(address=f"{web}/bao-cao.html"))
    page = f"{web}/{EXAMPLE}/bao-cao-2026.html"
    out.print(_("Example year      {address}").format(address=page))
    for service, name in (("graph", "Facebook"), ("zalo", "Zalo"), ("telegram", "Telegram")):
        out.print(f"{name:17} {stage.addresses[service]}/_page")
    group = f"{stage.addresses['telegram']}/_page?chat={EDITORS}"
    out.print(_("Editors' group    {address}").format(address=group))
    out.print(_("Sandbox           {address}").format(address=f"{home}/"))
    _desk(out, stage)
    out.print(_("\nCommands in another terminal go by the demo's time too:"))
    command = f"{sys.executable} -m publisher status"
    out.print(f"  cd {stage.folder}\n  {command}", highlight=False, soft_wrap=True)


def _desk(out: Console, stage: Stage) -> None:
    """Print where the web desk is, and for everybody a link that lets them in once."""
    desk = stage.addresses["desk"]
    stage.until(lambda: answers(desk))
    out.print(_("\nThe publishing desk; each link lets its person choose a password, once:"))
    for person, path in links(stage.workspace):
        who = f"{person.name} ({roles_of(person)})"
        out.print(f"  {who}\n    {desk}{path}", markup=False, highlight=False, soft_wrap=True)
