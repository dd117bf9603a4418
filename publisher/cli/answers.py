"""How what `check` found looks on a terminal."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from publisher.cli.table import grid
from publisher.cli.visible import one_line
from publisher.items.problem import foremost
from publisher.words import channel_name, level_name, place_name

if TYPE_CHECKING:
    from publisher.actions.checking import Answer, Checked


def print_problems(out: Console, content: Path, checked: "Checked") -> None:
    """Print what is wrong or odd with one file, a line each, as editors of text know it."""
    for each in foremost(checked.problems):
        parts = [] if each.level == "error" else [level_name(each.level)]
        parts += [place_name(each.field), each.message] if each.field else [each.message]
        line = f"{content / checked.path}:{each.line}: {': '.join(parts)}"
        out.print(one_line(line), markup=False, soft_wrap=True)


def print_oversights(
    out: Console, content: Path, left: Iterable["Checked"], blank: Iterable[str]
) -> None:
    """Print which files are not taken, and what of the config was never filled in."""
    for each in left:
        out.print(
            f"{content / each.path}: {each.problems[0].message}", markup=False, soft_wrap=True
        )
    for line in blank:
        out.print(f"{level_name('warning')}: {line}", markup=False, soft_wrap=True)


def print_answers(out: Console, found: Iterable["Answer"], here: Iterable[str]) -> None:
    """Print what the services said about our accounts, and what is wrong on this machine."""
    table = grid()
    table.add_column()
    for answer in found:
        mark = "[red]✗[/]" if answer.problems else "[green]✓[/]"
        facts = "\n".join(f"{name}: {value}" for name, value in answer.facts.items())
        table.add_row(f"{mark} {escape(channel_name(answer.channel))}", escape(facts))
        for problem in answer.problems:
            table.add_row("", f"[red]{escape(problem)}[/]")
    if table.row_count:
        out.print(table)
    for problem in here:
        out.print(f"[red]✗[/] {escape(problem)}", soft_wrap=True)
