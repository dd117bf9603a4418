"""All the commands, in the order in which `--help` shows them.

Only this wing prints. Heavy parts are imported where they are used.
"""

import typer

from publisher.cli.copies import backup, restore
from publisher.cli.decide import approve, correct, reject, withdraw
from publisher.cli.journal import journal
from publisher.cli.look import check, preview, report, show, status
from publisher.cli.people import people
from publisher.cli.release import release
from publisher.cli.resolve import resolve
from publisher.cli.start import demo, init, run, sandbox
from publisher.cli.waiting import adopt, cancel, hold, resume

COMMANDS = (
    approve, reject, correct, withdraw,
    journal, backup, restore,
    adopt, hold, release, cancel, resolve, resume,
    init, check, run, status, show, preview, report, sandbox, demo,
)  # fmt: skip

app = typer.Typer(
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
