"""One table of a report as CSV: for programs, and safe where a spreadsheet opens it."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from publisher.report.documents.cell_words import remarks
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Figure, Report, Row, Table
from publisher.words import _

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel takes UTF-8 for something else
# What a spreadsheet may run at the beginning of a cell; where it takes semicolons for the ends
# of cells, as in Vietnam, behind one as well. The last four are the wide forms of the first.
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
FORMULA = re.compile(rf"(^|;)(\s*)(?=[{re.escape(SIGNS)}])")


class NoSuchTable(LookupError):
    """The report has no table of this name."""


def make_csv(report: Report, table_id: str) -> bytes:
    """Return a table as UTF-8 CSV; raises NoSuchTable.

    Numbers are bare (a share goes from 0 to 1), days ISO 8601. What is unknown is empty; behind
    each figure stands of how many it is known, of how many it is, and what is to be said of it.
    """
    table = table_of(report, table_id)
    shapes = [_is_figure(table, index) for index in range(len(table.columns) - 1)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_heads(table, shapes))
    said = Said(report.lang)
    for row in (*table.rows, *filter(None, (table.total,))):
        writer.writerow(_line(row, shapes, said))
    return (BOM + text.getvalue()).encode()


def table_of(report: Report, table_id: str) -> Table:
    """Return a table by its id; raises NoSuchTable, which names those that there are."""
    if table_id not in report.tables:
        message = _("no table {table!r} in this report; there are: {known}")
        raise NoSuchTable(message.format(table=table_id, known=", ".join(report.tables)))
    return report.tables[table_id]


def _is_figure(table: Table, index: int) -> bool:
    kind = table.columns[index + 1].kind
    return kind not in ("text", "day") or any(
        isinstance(row.cells[index], Figure) for row in table.rows
    )


def _heads(table: Table, shapes: list[bool]) -> Iterator[str]:
    name, *columns = (_safe(column.title) for column in table.columns)
    yield from (_("id"), name)
    for title, is_figure in zip(columns, shapes, strict=True):
        yield title
        if is_figure:
            yield _("{figure}: known for").format(figure=title)
            yield _("{figure}: of").format(figure=title)
            yield _("{figure}: remark").format(figure=title)
    yield from (_("address"), _("ids of the figures"))


class Said:
    """What is said of the figures of one table; most say what others said before."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._known: dict[tuple[object, ...], str] = {}

    def of(self, figure: Figure) -> str:
        """Return what is said of a figure: of its value, that it is unknown or a lower bound."""
        amounts = (figure.known, figure.of, figure.adjusted, figure.carried)
        key = (figure.value is None, figure.at_least, *amounts, *figure.why.items())
        if key not in self._known:
            least = _("at least this many") if figure.at_least else ""
            self._known[key] = _safe("; ".join(filter(None, (least, remarks(figure, self._lang)))))
        return self._known[key]


def _line(row: Row, shapes: list[bool], said: Said) -> list[str | int | float | None]:
    line: list[str | int | float | None] = [_safe(row.key), _safe(row.name)]
    ids = []
    for cell, is_figure in zip(row.cells, shapes, strict=True):
        if isinstance(cell, Figure):
            line += (cell.value, cell.known, cell.of, said.of(cell))
            ids.append(cell.id)
        else:
            line.append(_safe(cell.isoformat() if isinstance(cell, date) else cell or ""))
            if is_figure:
                line += ("", "", "")
    return [*line, _safe(row.url or ""), " ".join(ids)]


def _safe(text: str) -> str:
    """Return text of which no spreadsheet takes a part for a formula."""
    line = plain(text)
    may_run = line[:1] in SIGNS or ";" in line  # hardly any: the rest need not be looked at
    return FORMULA.sub(r"\1\2'", line) if may_run else line
