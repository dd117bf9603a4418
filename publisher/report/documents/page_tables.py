"""Tables as a page shows them: cells in words, and what explains them below, once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from string import ascii_lowercase

from publisher.report.documents.cell_words import (
    adjustment,
    is_whole,
    value_text,
)
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Cell, Column, Figure, Row, Table
from publisher.words import day_text, number, reason_name

KINDS = {"text": "text", "day": "day"}  # of columns; all others hold numbers
CARRIED = "†"  # a part of the figure is older than the closing it stands for
MOST = 300  # rows of one table; the workbook has all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """One cell."""

    text: str
    kind: str  # "number", "text", "day"
    sort: str = ""  # what it is sorted by; "" comes last
    id: str = ""  # of the figure
    known: str = ""  # "12/15" where the figure is that of a part
    adjustment: str = ""  # what services took back
    marks: str = ""  # letters: the reasons below the table


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One row."""

    name: str
    url: str
    indent: int
    cells: Sequence[ShownCell]
    source: str  # the id of its first figure, "" where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """One table."""

    id: str
    title: str
    columns: Sequence[tuple[str, str]]  # title, and kind of its cells
    rows: Sequence[ShownRow]
    total: ShownRow | None
    hidden: int  # rows that only the workbook has
    example: str  # the first cell's `known`, for the explanation
    reasons: Mapping[str, str]  # mark → why figures are not known
    has_carried: bool  # whether a figure has the sign of an older reading
    notes: Sequence[str]
    column_ids: Sequence[tuple[str, str]]  # title, last part of the figures' ids


@dataclass
class Marks:
    """The letters of one table that stand for reasons."""

    letters: dict[str, str] = field(default_factory=dict)  # reason → letter

    def of(self, figure: Figure) -> str:
        """Return the letters of all reasons why a figure is not known of everything."""
        letters = sorted(self._letter(why) for why in figure.why)
        return " ".join(letters + [CARRIED] * bool(figure.carried))

    def _letter(self, why: str) -> str:
        if why not in self.letters:
            round_, index = divmod(len(self.letters), len(ascii_lowercase))
            self.letters[why] = ascii_lowercase[index] * (round_ + 1)
        return self.letters[why]

    @property
    def legend(self) -> dict[str, str]:
        """Return what each letter means."""
        return {letter: reason_name(why) for why, letter in self.letters.items()}


def shown_table(table: Table, lang: str) -> ShownTable:
    """Return a table as a page shows it."""
    marks = Marks()
    rows = [shown_row(row, table.columns, marks, lang) for row in table.rows[:MOST]]
    total = shown_row(table.total, table.columns, marks, lang) if table.total else None
    shown = [cell for row in (*rows, *filter(None, (total,))) for cell in row.cells]
    return ShownTable(
        id=table.id,
        title=plain(table.title),
        columns=[(plain(each.title), KINDS.get(each.kind, "number")) for each in table.columns],
        rows=rows,
        total=total,
        hidden=len(table.rows) - len(rows),
        example=next((cell.known for cell in shown if cell.known), ""),
        reasons=marks.legend,
        has_carried=any(CARRIED in cell.marks for cell in shown),
        notes=[plain(note) for note in table.notes],
        column_ids=list(_column_ids(table)),
    )


def shown_row(row: Row, columns: Sequence[Column], marks: Marks, lang: str) -> ShownRow:
    """Return one row; `marks` gathers the reasons of its table."""
    ids = [cell.id for cell in row.cells if isinstance(cell, Figure)]
    cells = zip(row.cells, columns[1:], strict=True)
    return ShownRow(
        name=plain(row.name),
        url=web_address(row.url or ""),
        indent=row.indent,
        cells=[shown_cell(cell, column, marks, lang) for cell, column in cells],
        source=ids[0] if ids else "",
    )


def shown_cell(cell: Cell, column: Column, marks: Marks, lang: str) -> ShownCell:
    """Return one cell."""
    if isinstance(cell, Figure):
        return ShownCell(
            text=value_text(cell, column.kind, lang),
            kind="number",
            sort="" if cell.value is None else str(cell.value),
            id=cell.id,
            known=known_text(cell, lang),
            adjustment=adjustment(cell, lang),
            marks=marks.of(cell),
        )
    if isinstance(cell, date):
        return ShownCell(text=day_text(cell), kind="day", sort=cell.isoformat())
    text = plain(cell or "")
    return ShownCell(text=text, kind="text", sort=text)


def known_text(figure: Figure, lang: str) -> str:
    """Return of how many a figure is known, 12/15; "" where of all, or of none."""
    if not figure.known or is_whole(figure):
        return ""
    return f"{number(figure.known, lang)}/{number(figure.of, lang)}"


def _column_ids(table: Table) -> Iterator[tuple[str, str]]:
    """Yield what the figures of each column are called in their ids."""
    rows = [*table.rows, *filter(None, (table.total,))]
    for index, column in enumerate(table.columns[1:]):
        for cell in (row.cells[index] for row in rows):
            if isinstance(cell, Figure):
                yield plain(column.title), cell.id.rpartition("/")[2]
                break


def web_address(address: str) -> str:
    """Return an address that a page may lead to, "" where it is none of the web."""
    return address if address.startswith(("http://", "https://")) else ""
