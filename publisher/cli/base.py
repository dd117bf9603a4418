"""What all commands share: the two consoles, the options, the workspace."""

import getpass
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook
from rich.control import Control
from rich.segment import Segment

from publisher.cli.visible import VisibleConsole, visible
from publisher.words import _

if TYPE_CHECKING:
    from publisher.people.people import Role
    from publisher.workspace import Workspace

out = VisibleConsole(highlight=False, emoji=False)
err = VisibleConsole(stderr=True, highlight=False, emoji=False)


class _Trimmed:
    """Something to print without the blanks that tables put at the ends of their lines."""

    def __init__(self, renderable: ConsoleRenderable) -> None:
        self._renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield what there is, each blank only once something follows it on its line."""
        blanks: list[Segment] = []
        for segment in console.render(self._renderable, options):
            if segment.control:
                yield segment
                continue
            for part in re.split("(\n)", visible(segment.text)):
                said = part.rstrip(" ")
                if said and said != "\n":
                    yield from blanks
                if said:
                    blanks.clear()
                    yield Segment(said, segment.style)
                blanks.append(Segment(part[len(said) :], segment.style))
        yield from blanks


class _Trimming(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Trim everything but what steers the terminal."""
        return [each if isinstance(each, Control) else _Trimmed(each) for each in renderables]


for _console in (out, err):
    _console.push_render_hook(_Trimming())

Root = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        envvar="PUBLISHER_WORKSPACE",
        metavar="FOLDER",
        help="The office's folder; also by PUBLISHER_WORKSPACE in the environment.",
    ),
]
HERE = Path()
MOST = 20  # names that are printed one by one
Item = Annotated[str, typer.Argument(help="An item's name or its Markdown file.")]


def opened(root: Path, *, offline: bool = True) -> "Workspace":
    """Open the workspace, or end with every problem of its config (exit status 2)."""
    from publisher.config.file import ConfigError
    from publisher.store.backup import Damaged
    from publisher.store.private import take_from_others
    from publisher.workspace import Workspace

    take_from_others()
    try:
        with usable():
            return Workspace.open(root.resolve(), offline=offline)
    except ConfigError as error:
        for problem in error.problems:
            err.print(problem, markup=False, soft_wrap=True)
        raise typer.Exit(2) from None
    except Damaged as error:
        message = _("the database is damaged: {why}\nPut a copy back: publisher restore {copy}")
        refuse(message.format(why=error, copy=_newest_copy(root)), 4)


def _newest_copy(root: Path) -> str:
    """Return the last copy of a workspace's database as `restore` takes it from here."""
    from publisher.config.file import load
    from publisher.store.backup import newest_copy

    folder, here = root.resolve(), Path.cwd()
    copy = newest_copy(load(folder, offline=True).state / "backups")
    if copy is None:
        return _("FILE")
    seen = copy.relative_to(here) if copy.is_relative_to(here) else copy
    return shlex.join([str(seen), *(() if folder == here else ("-w", str(root)))])


@contextmanager
def usable() -> Iterator[None]:
    """End with plain words where the database can't be used: full disk, locked, read-only."""
    import errno
    import sqlite3

    from sqlalchemy.exc import OperationalError

    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        why = getattr(error, "orig", error)
        refuse(_("the database can't be used now: {why}").format(why=why), 4)
    except OSError as error:  # of a file beside it
        if error.errno not in (errno.EROFS, errno.ENOSPC, errno.EDQUOT):
            raise
        refuse(_("the database can't be used now: {why}").format(why=error.strerror), 4)


As = Annotated[
    str | None, typer.Option("--as", help="Who does this: a person's id.", metavar="PERSON")
]


def account() -> str:
    """Return the machine's account as the journal names it."""
    return f"os:{getpass.getuser()}"


def who(workspace: "Workspace", person: str | None, *roles: "Role") -> str:
    """Return the name that the journal gets: the person's id, or the account's.

    Ends where the office has named its people and this one may not act. Who may log in here
    and says no name is the operator.
    """
    from publisher.people.people import MAY_ACT, NoRight, check_right

    if person is None:
        return account()
    try:
        with workspace.store.read() as db:
            known = check_right(db, workspace.config.people, person, roles or MAY_ACT)
    except NoRight as error:
        refuse(error)
    return person if known else f"{account()} as {person}"[:100]


def reason_given(reason: str) -> str:
    """Return a reason without its edges; ends where there is none, or only our own "…"."""
    if not reason.strip(" \t\r\n.…"):
        refuse(_('give a reason: --reason "…"'), 2)
    return reason.strip()


def refuse(error: object, status: int = 1) -> NoReturn:
    """Say why not, and end."""
    err.print(str(error), markup=False, soft_wrap=True)  # its commands can be copied
    raise typer.Exit(status) from None


def write_file(path: Path, text: str) -> None:
    """Write what a command made to where a person wants it, and say so; or end."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        unwritable(path, error)
    out.print(str(path), markup=False, soft_wrap=True)


def unwritable(path: Path, error: OSError) -> NoReturn:
    """End because something can't be written there."""
    why = error.strerror or str(error)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        why = _("there is no folder {path}").format(path=path.parent)
    elif isinstance(error, IsADirectoryError):
        why = _("that is a folder")
    elif isinstance(error, PermissionError):
        why = _("no right to write there")
    refuse(_("can't write {path}: {why}").format(path=path, why=why))


def no_item(item: str) -> NoReturn:
    """End because nothing has that name."""
    refuse(_("no item or file {item!r}; see: publisher status").format(item=item))


def item_id(workspace: "Workspace", wanted: str) -> str:
    """Return the name of an item that was named somehow; ends where there is none."""
    from publisher.items.lifecycle import find_item

    with workspace.store.read() as db:
        row = find_item(db, workspace.named(wanted))
    if row is None:
        no_item(wanted)
    return str(row["id"])


def check_channel(workspace: "Workspace", channel: str | None) -> None:
    """End where a channel was named that nobody knows (exit status 2)."""
    from publisher.status.overview import known_channels

    with workspace.store.read() as db:
        known = known_channels(db)
    if channel is not None and channel not in known:
        message = _("no channel “{value}”; known: {known}")
        refuse(message.format(value=channel, known=", ".join(known)), 2)


def print_each(names: list[str], message: str) -> None:
    """Say what was done to each, or to how many; or that there was nothing to do."""
    for name in names[:MOST]:
        out.print(message.format(item=name), markup=False)
    if len(names) > MOST:
        out.print(_("… and {count} more").format(count=len(names) - MOST))
    if not names:
        out.print(_("nothing to do"))
