"""The commands that make a workspace, and that run something: daemon, sandbox, demo."""

import ctypes
import logging
import os
import shlex
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.base import HERE, Root, err, opened, out, refuse, unwritable, usable
from publisher.cli.extras import need_stand_ins, need_web_desk
from publisher.cli.ports import (
    HOST,
    LAST_PORT,
    free_ports,
    look_for_ports,
    named_ports,
    sandbox_addresses,
)
from publisher.cli.visible import VisibleFormatter
from publisher.words import _

M_ARENA_MAX = -8  # as malloc.h of glibc has it

Port = Annotated[
    int | None,
    typer.Option(
        min=0, max=LAST_PORT, metavar="NUMBER",
        help="First of six ports; free ones where it is not said.",
    ),
]  # fmt: skip


def init(
    folder: Annotated[Path, typer.Argument(help="Where to make it.")],
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help="Switch all channels on, for `publisher sandbox`.")
    ] = False,
    port: Port = None,
) -> None:
    """Make a workspace: config, content with one example, .env.example, a systemd unit."""
    from publisher.cli.init import make_workspace

    addresses = sandbox_addresses(port or free_ports()) if sandbox else None
    try:
        made = make_workspace(folder, sandbox=sandbox, addresses=addresses)
    except FileExistsError as error:
        refuse(error)
    except OSError as error:
        unwritable(folder, error)
    for path in made:
        out.print(f"  {path}", markup=False, soft_wrap=True)
    message = _("\nNext: cd {folder} && publisher check && publisher run")
    if sandbox:
        message = _(
            "\nNext, in one window: cd {folder} && publisher sandbox\n"
            "and in another: cd {folder} && publisher run"
        )
    out.print(message.format(folder=shlex.quote(str(folder))), markup=False, soft_wrap=True)


def run(root: Root = HERE) -> None:
    """Run the daemon: take items in, publish them at their time, measure them."""
    from publisher.daemon.daemon import AlreadyRunning, Daemon, OnlyOne
    from publisher.store.private import close_all
    from publisher.workspace import ENV_FILE

    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(VisibleFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[lines])
    for noisy in ("apscheduler", "httpx", "httpcore", "watchfiles", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    _share_memory()
    workspace = opened(root, offline=False)
    close_all(workspace.config.state, workspace.config.root / ENV_FILE)
    try:
        with usable(), OnlyOne(workspace.config.state):
            daemon = Daemon(workspace)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, daemon.stop)
            if not daemon.run():
                logging.shutdown()
                os._exit(0)  # as a crash would, for which everything is prepared
    except AlreadyRunning as error:
        err.print(str(error), markup=False)
        raise typer.Exit(3) from None


def _share_memory() -> None:
    """Let all threads share one pool of memory, where the C library (glibc) gives each its own.

    Theirs grow to the most that each ever used, and are never given back: a tenth of all.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def sandbox(
    port: Port = None,
    site: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder of the website.")] = Path(
        "site"
    ),
    log: Annotated[Path, typer.Option(metavar="FILE", help="The web server's log.")] = Path(
        "state/access.log"
    ),
) -> None:
    """Run stand-ins of Facebook, Zalo and Telegram on this machine, and a web server."""
    need_stand_ins()
    from publisher.sandbox import app
    from publisher.sandbox.world import World

    if port is None:
        port = named_ports(Path()) or free_ports()
    look_for_ports(port)
    for folder in (site, log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    out.print(f"http://{HOST}:{port}/" if port else "…", markup=False)
    app.run(World(site=site, access_log=log), base_port=port)


def demo(
    end: Annotated[bool, typer.Option("--exit", help="End when all is done.")] = False,
    port: Port = None,
    content: Annotated[Path, typer.Option(metavar="FOLDER", help="Items to publish.")] = Path(
        "content"
    ),
) -> None:
    """Show everything on this machine: sandbox, daemon, posts, engagement, report."""
    need_stand_ins()
    need_web_desk()
    from publisher.cli.demo import run_demo

    if port is None:
        port = free_ports()
    look_for_ports(port)
    raise typer.Exit(run_demo(out, content, port=port, stay=not end))
