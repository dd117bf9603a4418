"""A report on a terminal: the answers first, then tables that are never without their columns."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from publisher.cli.visible import one_line
from publisher.report.documents.cell_words import (
    adjustment,
    coverage,
    days_text,
    difference_text,
    headline_kind,
    is_whole,
    remarks,
    standing,
    title,
    value_text,
)
from publisher.report.documents.shown import plain
from publisher.report.documents.table_csv import table_of
from publisher.report.figures.model import Cell, Change, Column, Figure, Report, Row, Table
from publisher.words import _, day_text, number

GAP = 2  # columns of a terminal between two of the table
NAME = 20  # of a table that may be broken: what its first column needs at least
MOST = 40  # rows
INDENT = 4
PARTLY = "*"


def print_report(out: Console, report: Report, table_ids: Sequence[str] = ("channels",)) -> None:
    """Print the answers of a report and some of its tables; raises NoSuchTable."""
    tables = [table_of(report, table_id) for table_id in table_ids]
    out.print(Text(shown(title(report)), style="bold"))
    out.print(Text(" ".join((f"{days_text(report.period)}.", *standing(report)))))
    for change in report.headline:
        _print_answer(out, change, report)
    for table in tables:
        out.print()
        notes = [*table.notes, *(report.notes if table is tables[-1] else ())]
        _print_table(out, table, notes, report.lang)


def shown(text: str) -> str:
    """Return text of others as one line on which it can only stand."""
    return one_line(plain(text))


# --- Answers ----------------------------------------------------------------------------


def _print_answer(out: Console, change: Change, report: Report) -> None:
    """Print a figure of the period, and below it those of the other two."""
    now = value_text(change.now, headline_kind(change.now), report.lang)
    line = Text.assemble(f"{shown(change.name)}: ", (now, "bold"))
    said = _said(change.now, report.lang)
    out.print(line.append(f" ({said})") if said else line)
    pairs = ((report.before, change.before), (report.year_earlier, change.year_earlier))
    beside = "; ".join(
        f"{shown(period.name)}: {_beside(change.now, then, report.lang)}"
        for period, then in pairs
        if period
    )
    out.print(Padding(Text(beside), (0, 0, 0, INDENT), expand=False))


def _said(figure: Figure, lang: str) -> str:
    """Return why a figure is not known, or of how much it is; the reasons are for the page."""
    if figure.value is None:
        return remarks(figure, lang)
    return "; ".join(filter(None, (coverage(figure), adjustment(figure, lang))))


def _beside(now: Figure, then: Figure | None, lang: str) -> str:
    if then is None:
        return number(None)
    value = value_text(then, headline_kind(then), lang)
    said = (difference_text(now, then, lang), coverage(then))
    return ", ".join(filter(None, (value, *said)))


# --- A table ----------------------------------------------------------------------------


def _print_table(out: Console, table: Table, notes: Sequence[str], lang: str) -> None:
    """Print a table as wide as there is room; where there is too little, each row as a block."""
    out.print(Text(shown(table.title), style="bold"))
    rows = [*table.rows[:MOST], *filter(None, (table.total,))]
    if not rows:
        out.print(Text(_("Nothing to count in this period.")))
        return
    lines = [[shown(column.title) for column in table.columns]]
    lines += [list(_cells(row, table.columns, lang)) for row in rows]
    widths = _widths(lines, out.width)
    with out.capture() as captured:
        if widths:
            out.print(_grid(table.columns, lines, widths))
        else:
            _print_blocks(out, lines)
    printed = captured.get()
    out.file.write(printed)
    hidden = len(table.rows) - MOST
    if hidden > 0:
        message = _("… and {count} more rows in the other forms of the report")
        out.print(Text(message.format(count=number(hidden, lang))))
    _print_notes(out, [*_signs(rows), *map(shown, notes)], room=printed.count("\n") - 1)


def _cells(row: Row, columns: Sequence[Column], lang: str) -> Iterator[str]:
    yield " " * GAP * row.indent + shown(row.name)
    for cell, column in zip(row.cells, columns[1:], strict=True):
        yield _cell(cell, column, lang)


def _cell(cell: Cell, column: Column, lang: str) -> str:
    if isinstance(cell, Figure):
        text = value_text(cell, column.kind, lang)
        text = text.replace(_("at least {number}").format(number=""), "≥")
        return f"{text}{PARTLY}" if _is_remarkable(cell) else text
    if cell is None or isinstance(cell, str):
        return shown(cell or "")
    return day_text(cell)


def _is_remarkable(figure: Figure) -> bool:
    return bool((figure.known and not is_whole(figure)) or adjustment(figure) or figure.carried)


def _widths(lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return widths that break no word but in names, [] where the room is too small."""
    columns = list(zip(*lines, strict=True))
    widths = [
        max(cell_len(word) for cell in cells for word in (*cell.split(), "")) for cells in columns
    ]
    wanted = [max(map(cell_len, cells)) for cells in columns]
    widths[0] = min(wanted[0], NAME)
    left = room - sum(widths) - GAP * (len(widths) - 1)
    if left < 0:
        return []
    while left > 0 and widths != wanted:
        for index in (each for each, want in enumerate(wanted) if widths[each] < want):
            widths[index] += 1 if left > 0 else 0
            left -= 1
    return widths


def _grid(
    columns: Sequence[Column], lines: Sequence[Sequence[str]], widths: Sequence[int]
) -> Grid:
    grid = Grid(box=None, header_style="bold", padding=(0, GAP, 0, 0), pad_edge=False)
    for column, head, width in zip(columns, lines[0], widths, strict=True):
        is_left = column.kind in ("text", "day")
        grid.add_column(Text(head), justify="left" if is_left else "right", width=width)
    for line in lines[1:]:
        grid.add_row(*map(Text, line))
    return grid


def _print_blocks(out: Console, lines: Sequence[Sequence[str]]) -> None:
    heads = lines[0][1:]
    for name, *cells in lines[1:]:
        out.print(Text(name))
        told = (f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True) if cell)
        out.print(Padding(Text("; ".join(told)), (0, 0, 0, INDENT), expand=False))


def _print_notes(out: Console, sentences: Sequence[str], room: int) -> None:
    """Print what explains a table, in fewer lines than it has; the last ones are left out."""
    notes = [Text(each) for each in sentences]
    while notes and sum(len(note.wrap(out, out.width - GAP)) for note in notes) > room:
        notes.pop()
    for note in notes:
        out.print(Padding(note, (0, 0, 0, GAP), expand=False))


def _signs(rows: Sequence[Row]) -> Iterator[str]:
    """Explain the signs without which a figure would be taken for another."""
    figures = [cell for row in rows for cell in row.cells if isinstance(cell, Figure)]
    if any(map(_is_remarkable, figures)):
        yield _("* not known of all posts, or corrected; the other forms say how.")
    signs = []
    if any(figure.value is None for figure in figures):
        signs.append(_("“–”: not known"))
    if any(figure.at_least for figure in figures):
        signs.append(_("“≥”: at least"))
    if signs:
        yield f"{'; '.join(signs)}."
