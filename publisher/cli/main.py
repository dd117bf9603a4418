"""All the commands, in the order in which people come to need them: so `--help` shows them.

Only this wing prints. Heavy parts are imported where they are used.
"""

import logging
from collections.abc import Callable
from typing import Any

import typer

from publisher.cli.copies import backup, restore
from publisher.cli.decide import approve, reject, withdraw
from publisher.cli.help import SpokenCommand, SpokenGroup
from publisher.cli.journal import journal
from publisher.cli.look import check, preview, show, status
from publisher.cli.new import new
from publisher.cli.people import people
from publisher.cli.release import release
from publisher.cli.report import report
from publisher.cli.resolve import resolve
from publisher.cli.start import demo, init, run, sandbox
from publisher.cli.tracing import trace
from publisher.cli.visible import VisibleFormatter
from publisher.cli.waiting import adopt, cancel, hold, resume
from publisher.cli.web import web

UPKEEP = "Upkeep"
COMMANDS: dict[str, tuple[Callable[..., None], ...]] = {
    "To begin": (init, new, check, run),
    "Watching": (status, show, journal, report, trace),
    "Approving": (preview, approve, reject),
    "Stopping and letting go": (hold, release, cancel, adopt, resolve, resume),
    "Taking back": (withdraw,),
    "Trying it out": (demo, sandbox),
    UPKEEP: (backup, restore),
}


class Commands(SpokenGroup):
    """Our own commands, and those that the workspace's channels bring along."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command; only for a word that is none of ours is the config read."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        from publisher.cli.channel_commands import brought_along

        return brought_along(cmd_name)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Lan Tỏa: publish Markdown items to an office's website, Facebook, Zalo and Telegram.",
)
for panel, commands in COMMANDS.items():
    for command in commands:
        app.command(cls=SpokenCommand, rich_help_panel=panel)(command)
app.add_typer(people, name="people", rich_help_panel=UPKEEP)
app.add_typer(web, name="web", rich_help_panel=UPKEEP)


def main() -> None:
    """Run the command line."""
    if logging.lastResort:  # what is logged where no command has set the log up
        logging.lastResort.setFormatter(VisibleFormatter())
    app()
