"""The commands that run and show; those of people are in cli_queue and cli_desk.

Only these modules print. Heavy parts are imported where they are used.
"""

import json
import logging
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from publisher.cli import people as cli_desk
from publisher.cli import show as cli_show
from publisher.cli import story as cli_story
from publisher.cli import waiting
from publisher.cli.base import (
    HERE,
    Root,
    app,
    err,
    no_item,
    opened,
    out,
    refuse,
    unwritable,
    usable,
    write_file,
)
from publisher.words import _

if TYPE_CHECKING:
    from publisher.workspace import Workspace

LAST_PORT = 65_530  # that has room for six


@app.command()
def init(
    folder: Path,
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help="Switch all channels on, for `publisher sandbox`.")
    ] = False,
) -> None:
    """Make a workspace: config, content with one example, .env.example, a systemd unit."""
    from publisher.cli.init import make_workspace

    try:
        made = make_workspace(folder, sandbox=sandbox)
    except FileExistsError as error:
        refuse(error)
    except OSError as error:
        unwritable(folder, error)
    for path in made:
        out.print(f"  {path}", markup=False, soft_wrap=True)
    message = _("\nNext: cd {folder} && publisher check && publisher run")
    out.print(message.format(folder=folder), markup=False, soft_wrap=True)


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Markdown files; default: all.")
    ] = None,
    online: Annotated[bool, typer.Option(help="Ask the services about our accounts too.")] = False,
    root: Root = HERE,
) -> None:
    """Prove the config and the content; exit status 1 if anything is wrong."""
    from publisher.actions.checking import check_disk, check_files, check_online
    from publisher.config.digest import lags

    workspace = opened(root, offline=not online)
    paths = [_inside(workspace, each) for each in files] if files else None
    wrong = total = 0
    for checked in check_files(workspace, paths):
        total += 1
        wrong += bool(checked.problems)
        cli_show.problems(out, workspace.config.publishing.content, checked)
    problems = check_disk(workspace)
    answers = list(check_online(workspace)) if online else []
    cli_show.answers(out, answers, problems)
    out.print(_("{total} files read, {wrong} with problems").format(total=total, wrong=wrong))
    with workspace.store.read() as db:
        if lags(db, workspace.config):  # no fault of the config: it may be tried before it is used
            cli_show.config_lags(out)
    if wrong or problems or any(answer.problems for answer in answers):
        raise typer.Exit(1)


def _inside(workspace: "Workspace", path: Path) -> Path:
    content = workspace.config.content.resolve()
    for candidate in (path.resolve(), (content / path).resolve()):
        if candidate.is_file() and candidate.is_relative_to(content):
            return candidate.relative_to(content)
    err.print(_("{path}: no such file in the content folder").format(path=path), markup=False)
    raise typer.Exit(2)


@app.command()
def run(root: Root = HERE) -> None:
    """Run the daemon: take items in, publish them at their time, measure them."""
    from publisher.daemon.daemon import AlreadyRunning, Daemon, OnlyOne

    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        stream=sys.stderr,
    )
    for noisy in ("apscheduler", "httpx", "httpcore", "watchfiles", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    workspace = opened(root, offline=False)
    try:
        with OnlyOne(workspace.config.state), usable():
            daemon = Daemon(workspace)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, daemon.stop)
            daemon.run()
    except AlreadyRunning as error:
        err.print(str(error), markup=False)
        raise typer.Exit(3) from None


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    root: Root = HERE,
) -> None:
    """Show what waits, is out, is in doubt, held or failed, and why."""
    from publisher.people import people
    from publisher.status import overview

    workspace = opened(root)
    with workspace.store.read() as db:
        found = overview.status(db, workspace.planner)
        names = people.names(db, workspace.config.people)
    if as_json:
        print(json.dumps(found, default=overview.plain, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        cli_show.status(out, found, workspace.config, names)


@app.command()
def show(
    item: str,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    root: Root = HERE,
) -> None:
    """Show the whole story of one item: every version, attempt and reading."""
    from publisher.people import people
    from publisher.status import overview, story

    workspace = opened(root)
    with workspace.store.read() as db:
        found = story.story(db, workspace.planner, workspace.named(item))
        names = people.names(db, workspace.config.people)
    if found is None:
        no_item(item)
    elif as_json:
        print(json.dumps(found, default=overview.plain, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        cli_story.story(out, found, workspace.config.office.zone, names)


@app.command()
def preview(
    item: Annotated[str, typer.Argument(help="An item's name or a Markdown file.")],
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    root: Root = HERE,
) -> None:
    """Make one self-contained page that shows the item as each channel's readers will see it."""
    from publisher.preview.page import NoSuchItem, preview_page

    workspace = opened(root)
    try:
        name, page, code, why = preview_page(workspace, workspace.named(item))
    except NoSuchItem:
        no_item(item)
    write_file(output or Path(f"{name}.preview.html"), page)
    if code:
        message = _("To approve just this: publisher approve {item} --as PERSON --seen {code}")
        out.print(message.format(item=name, code=code), markup=False)
    elif why:
        out.print(why, markup=False)


@app.command()
def report(
    since: Annotated[str, typer.Option("--from", help="First day, 2026-11-15.")],
    until: Annotated[str, typer.Option("--to", help="Last day, 2026-12-14.")],
    by: Annotated[str, typer.Option(help="channel, unit, theme, form or item.")] = "channel",
    form: Annotated[str, typer.Option("--format", help="table, csv, json or html.")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    root: Root = HERE,
) -> None:
    """Report what went out and how it was received, from one day to another."""
    from publisher.cli.report_table import print_report
    from publisher.report.forms import written
    from publisher.report.report import make_report

    workspace = opened(root)
    try:
        made = make_report(workspace, since, until, by)
        text = "" if form == "table" else written(made, form)
    except ValueError as error:  # no such days, grouping or form
        err.print(str(error), markup=False)
        raise typer.Exit(2) from None
    if form == "table":
        print_report(out, made)
    elif output:
        write_file(output, text)
    else:
        print(text, end="")  # noqa: T201


@app.command()
def sandbox(
    port: Annotated[
        int, typer.Option(min=0, max=LAST_PORT, help="First of six ports; 0 takes free ones.")
    ] = 8900,
    site: Annotated[Path, typer.Option(help="Folder of the website.")] = Path("site"),
    log: Annotated[Path, typer.Option(help="The web server's log.")] = Path("state/access.log"),
) -> None:
    """Run stand-ins of Facebook, Zalo and Telegram on this machine, and a web server."""
    from publisher.sandbox.app import run as serve
    from publisher.sandbox.world import World

    _look_for_ports(port)
    for folder in (site, log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    out.print(f"http://127.0.0.1:{port}/" if port else "…", markup=False)
    serve(World(site=site, access_log=log), base_port=port)


@app.command()
def demo(
    end: Annotated[bool, typer.Option("--exit", help="End when all is done.")] = False,
    port: Annotated[
        int,
        typer.Option(min=0, max=LAST_PORT, help="First port of the sandbox; 0 takes free ones."),
    ] = 8900,
    content: Annotated[Path, typer.Option(help="Items to publish.")] = Path("content"),
) -> None:
    """Show everything on this machine: sandbox, daemon, posts, engagement, report."""
    from publisher.cli.demo import run_demo

    _look_for_ports(port)
    raise typer.Exit(run_demo(out, content, port=port, stay=not end))


def _look_for_ports(port: int) -> None:
    """End where the sandbox can't have its ports."""
    from publisher.sandbox.app import PortTaken, look_for_ports

    try:
        look_for_ports(port)
    except PortTaken as error:
        message = _("port {port} is in use; choose another: --port {other}")
        other = port + 100 if port + 100 <= LAST_PORT else 0
        refuse(message.format(port=error.port, other=other))
    except OSError as error:  # a port below 1024
        message = _("port {port} can't be used ({why}); choose another: --port {other}")
        refuse(message.format(port=port, why=error.strerror, other=8900))


class Commands(TyperGroup):
    """Our own commands, and those that the workspace's channels bring along."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command; only for a word that is none of ours is the config read."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        from publisher.cli.channel_commands import brought_along

        return brought_along(cmd_name)


app.info.cls = Commands
COMMANDS = (cli_desk, waiting)  # importing them adds their commands to the app


def main() -> None:
    """Run the command line."""
    app()
