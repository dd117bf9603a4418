"""The command that shows the journal, proves it and exports it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from publisher.cli.base import HERE, Root, err, opened, out, refuse, write_file
from publisher.cli.table import listed
from publisher.words import _

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sqlalchemy import Connection

    from publisher.workspace import Workspace


def print_lines(
    out: Console,
    lines: Iterable[Mapping[str, Any]],
    zone: "ZoneInfo",
    names: Mapping[str, str],
) -> None:
    """Print lines of the journal, the oldest first; `names` are people's, by id."""
    from publisher.people.journal_words import told

    rows = [told(line, zone, names) for line in lines]
    if rows:
        listed(out, rows, heads=3)


def journal(
    verify: Annotated[
        bool, typer.Option("--verify", help="Prove that no line was changed.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all lines to a JSON Lines file.")
    ] = None,
    last: Annotated[
        int, typer.Option(min=1, metavar="NUMBER", help="How many lines to show.")
    ] = 30,
    root: Root = HERE,
) -> None:
    """Show who did what and when; prove it; export it."""
    from publisher.people import journal
    from publisher.people.people import names

    workspace = opened(root)
    with workspace.store.read() as db:
        wrong = _wrong(workspace, db) if verify or export else []
        if wrong and not export:  # a line among them may be one that can't be read
            refuse("\n".join(wrong))
        lines = list(journal.lines(db))
        known = names(db, workspace.config.people)
    if export:
        text = "".join(map(journal.as_json, lines))
        write_file(export, text)
    elif not verify:
        print_lines(out, lines[-last:], workspace.config.office.zone, known)
    for problem in wrong:
        err.print(problem, markup=False)
    if wrong:
        raise typer.Exit(1)
    if verify:
        message = _("{count} lines, none changed, none removed; newest hash {hash}")
        newest = lines[-1]["hash"][:16] if lines else "–"
        out.print(message.format(count=len(lines), hash=newest))


def _wrong(workspace: "Workspace", db: "Connection") -> list[str]:
    from publisher.status import proof

    return proof.problems(workspace, db)
