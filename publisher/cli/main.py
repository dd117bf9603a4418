"""All the commands, in the order in which `--help` shows them.

Only this wing prints. Heavy parts are imported where they are used.
"""

from typing import Any

import typer
from typer.core import TyperGroup

from publisher.cli.copies import backup, restore
from publisher.cli.decide import approve, reject, withdraw
from publisher.cli.journal import journal
from publisher.cli.look import check, preview, report, show, status
from publisher.cli.people import people
from publisher.cli.release import release
from publisher.cli.resolve import resolve
from publisher.cli.start import demo, init, run, sandbox
from publisher.cli.waiting import adopt, cancel, hold, resume

COMMANDS = (
    approve, reject, withdraw,
    journal, backup, restore,
    adopt, hold, release, cancel, resolve, resume,
    init, check, run, status, show, preview, report, sandbox, demo,
)  # fmt: skip


class Commands(TyperGroup):
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
app.add_typer(people, name="people")
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run the command line."""
    app()
