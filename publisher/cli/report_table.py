"""A report on a terminal. On a narrow one, what does not fit into the cells stands below."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from publisher.report.report import Report
from publisher.words import _

WIDE = 120  # columns of a terminal from which the cells have room for their second lines
COLUMN = 20  # what a column needs at most; only the names in the first may have more
GAP = 2  # columns of a terminal between two of the table
AT_LEAST = "≥"
NOTHING = ("–", "0", "")  # what tells nothing if a whole column says so

Lines = Sequence[Sequence[str]]


def print_report(out: Console, made: Report) -> None:
    """Print a report as a table, with its notes."""
    headings: Sequence[str] = made.headings
    lines: Lines = made.lines
    asides: list[str] = []
    if out.width < WIDE:
        headings, lines = _short(made)
        lines, asides = _marked(headings, _with_signs(lines))
        if any(AT_LEAST in cell for line in lines for cell in line):
            asides.append(_("“≥” means “at least”."))
    out.print(made.title, style="bold", markup=False)
    out.print(made.period_text, markup=False)
    out.print(_table(headings, lines, out.width, names=3 if made.by == "item" else 1))
    for note in (*asides, *made.notes):
        out.print(Padding(Text(note), (0, 0, 0, 2)))


def _table(headings: Sequence[str], lines: Lines, room: int, *, names: int) -> Table:
    """Make a table that breaks no words, as wide as there is room; the first columns are names."""
    table = Table(box=None, header_style="bold", padding=(0, GAP, 0, 0), pad_edge=False)
    columns = [[heading, *cells] for heading, *cells in zip(headings, *lines, strict=True)]
    for index, width in enumerate(_widths(columns, room)):
        left = index < names
        table.add_column(headings[index], justify="left" if left else "right", width=width)
    for line in lines:
        table.add_row(*(escape(cell) for cell in line))
    return table


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give every column its longest word, and what is left to the first that can use it."""
    widths = [
        max(len(word) for cell in cells for word in (*cell.split(), "")) for cells in columns
    ]
    left = room - sum(widths) - GAP * (len(widths) - 1)
    for index, cells in enumerate(columns):
        wanted = max(len(part) for cell in cells for part in (*cell.split("\n"), ""))
        wanted = min(wanted, COLUMN) if index else wanted
        more = max(0, min(left, wanted - widths[index]))
        widths[index] += more
        left -= more
    return widths


def _short(made: Report) -> tuple[list[str], Lines]:
    """Leave out the columns that tell nothing, and a name that stands in the line above too."""
    kept = [
        index
        for index in range(len(made.headings))
        if index == 0 or any(line[index] not in NOTHING for line in made.lines)
    ]
    headings = [made.headings[index] for index in kept]
    names = [line[0] for line in made.lines[:-1]]
    again = [
        name if name != before else "" for name, before in zip(names, ["", *names], strict=False)
    ]
    named = zip([*again, made.lines[-1][0]], made.lines, strict=True)
    return headings, [[name, *(line[index] for index in kept[1:])] for name, line in named]


def _with_signs(lines: Lines) -> Lines:
    """Put a sign for "at least", so that it stays on one line with its figure."""
    words = _("at least {number}").format(number="")
    return [[cell.replace(words, AT_LEAST) for cell in line] for line in lines]


def _marked(headings: Sequence[str], lines: Lines) -> tuple[Lines, list[str]]:
    """Take the second lines out of the cells; returns them apart, and a star in their place."""
    asides, marked = [], []
    for line in lines:
        cells = [cell.partition("\n") for cell in line]
        said = [
            f"{heading}: {rest}"
            for heading, (_first, _break, rest) in zip(headings, cells, strict=True)
            if rest
        ]
        if said:
            asides.append(f"* {line[0]}: {'; '.join(said)}.")
        marked.append([f"{first}*" if rest else first for first, _break, rest in cells])
    return marked, asides
