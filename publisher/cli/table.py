"""Tables on a terminal: no cell broken but the last, and only where it has room."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from publisher.cli.visible import one_line
from publisher.words import _

T = TypeVar("T")

GAP = 2  # columns of a terminal between two of a table
ENOUGH = 40  # of them for sentences
MOST = 20  # of what may be there by the thousand that are shown unasked


def listed(out: Console, rows: Sequence[Sequence[str]], *, heads: int) -> None:
    """Print a table; where it has no room, what follows the first cells stands below them.

    Only the last cell of a row may be broken, and only if its column is ENOUGH characters wide.
    """
    rows = [[one_line(cell) for cell in row] for row in rows]
    *widths, last = [max(map(cell_len, column)) + GAP for column in zip(*rows, strict=True)]
    if out.width - sum(widths) >= min(last - GAP, ENOUGH):
        table = grid()
        for _column in widths[1:]:
            table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        out.print(table)
        return
    for row in rows:
        first = zip(row[:heads], widths, strict=False)
        out.print(Text("".join(set_cell_size(cell, width) for cell, width in first)))
        rest = "; ".join(cell for cell in row[heads:] if cell not in ("", "–"))
        if rest:
            out.print(Padding(Text(rest), (0, 0, 0, widths[0])))


def first_of(
    out: Console, rows: Sequence[T], command: str, most: int | None = MOST
) -> Iterator[T]:
    """Yield the first rows; then print how many more there are and the command that shows all.

    most: None for all of them.
    """
    yield from rows[:most]
    hidden = len(rows) - len(rows[:most])
    if hidden:
        more = _("… and {count} more; all of them: {command}")
        out.print(more.format(count=hidden, command=command), markup=False, soft_wrap=True)


def grid() -> Table:
    """Return an empty table without lines, its first column never broken."""
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(no_wrap=True)
    return table
