"""The commands that make a workspace, and that run something: daemon, sandbox, demo."""

import logging
import signal
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, Root, err, opened, out, refuse, unwritable, usable
from publisher.words import _

if TYPE_CHECKING:
    pass


LAST_PORT = 65_530  # that has room for six
STAND_INS = ("python_multipart", "starlette", "uvicorn")  # what the extra `sandbox` installs


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


def sandbox(
    port: Annotated[
        int, typer.Option(min=0, max=LAST_PORT, help="First of six ports; 0 takes free ones.")
    ] = 8900,
    site: Annotated[Path, typer.Option(help="Folder of the website.")] = Path("site"),
    log: Annotated[Path, typer.Option(help="The web server's log.")] = Path("state/access.log"),
) -> None:
    """Run stand-ins of Facebook, Zalo and Telegram on this machine, and a web server."""
    _need_stand_ins()
    from publisher.sandbox import app
    from publisher.sandbox.world import World

    _look_for_ports(port)
    for folder in (site, log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    out.print(f"http://127.0.0.1:{port}/" if port else "…", markup=False)
    app.run(World(site=site, access_log=log), base_port=port)


def demo(
    end: Annotated[bool, typer.Option("--exit", help="End when all is done.")] = False,
    port: Annotated[
        int,
        typer.Option(min=0, max=LAST_PORT, help="First port of the sandbox; 0 takes free ones."),
    ] = 8900,
    content: Annotated[Path, typer.Option(help="Items to publish.")] = Path("content"),
) -> None:
    """Show everything on this machine: sandbox, daemon, posts, engagement, report."""
    _need_stand_ins()
    from publisher.cli.demo import run_demo

    _look_for_ports(port)
    raise typer.Exit(run_demo(out, content, port=port, stay=not end))


def _need_stand_ins() -> None:
    """End where the libraries of the stand-ins, which publishing does without, are missing."""
    if not all(map(find_spec, STAND_INS)):
        command = "pip install -c requirements.lock '.[sandbox]'"
        message = _("the stand-ins are not installed; in the folder of the source: {command}")
        refuse(message.format(command=command), 2)


def _look_for_ports(port: int) -> None:
    """End where the sandbox can't have its ports."""
    from publisher.sandbox.server import PortTaken, look_for_ports

    try:
        look_for_ports(port)
    except PortTaken as error:
        message = _("port {port} is in use; choose another: --port {other}")
        other = port + 100 if port + 100 <= LAST_PORT else 0
        refuse(message.format(port=error.port, other=other))
    except OSError as error:  # a port below 1024
        message = _("port {port} can't be used ({why}); choose another: --port {other}")
        refuse(message.format(port=port, why=error.strerror, other=8900))
