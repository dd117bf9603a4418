"""The sheets of a workbook that hold tables, and the one that says where figures come from."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from publisher.report.documents.cell_words import days_text, remarks
from publisher.report.documents.excel_sheet import Sheet, inside
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Column, Figure, Report, Row, Table
from publisher.words import _

NARROW, FIGURE, NAME, REMARK, SOURCE, ADDRESS = 12, 13, 45, 50, 32, 48  # characters
TOTAL = {"bold": True, "bg_color": "#F0F1F2", "top": 2}


class Sources:
    """The sheet that says which figure stands where: `publisher trace` is asked with its id."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.widen((32, 10, 70))
        sheet.line(_("Sources of the figures"), bold=True, font_size=14)
        sheet.line(_("The readings behind a figure: publisher trace ID"))
        sheet.heads((_("Sheet"), _("Cell"), _("Id of the figure")), frozen=0)
        self._first = sheet.row

    @property
    def next(self) -> str:
        """Return a link to where the next figure's source will stand."""
        return inside(self._sheet.name, self._sheet.row)

    def add(self, sheet: Sheet, column: int, figure: Figure) -> None:
        """Say which figure stands in a column of a sheet's row that is being written."""
        cell = xl_rowcol_to_cell(sheet.row, column)
        for index, text in enumerate((sheet.name, cell, figure.id)):
            self._sheet.text(index, text)
        self._sheet.next()

    def end(self) -> None:
        """Make the sheet one that can be searched."""
        self._sheet.filtered(self._first)
        self._sheet.end()


def write_table(sheet: Sheet, table: Table, report: Report, sources: Sources) -> None:
    """Write a table with what is to be said of its figures beside, its notes below."""
    has_address = any(row.url for row in table.rows)
    widths = [*_widths(table), REMARK]
    sheet.widen([*widths, SOURCE, *[ADDRESS] * has_address], printed=len(widths))
    sheet.line(table.title, bold=True, font_size=14)
    sheet.line(f"{plain(report.period.name)}: {days_text(report.period)}")
    titles = (column.title for column in table.columns)
    more = (_("Known for a/b; why"), _("Source"), *[_("Address")] * has_address)
    sheet.heads((*titles, *more))
    first = sheet.row
    for row in table.rows:
        _write_row(sheet, table.columns, row, report.lang, sources)
    if not table.rows:
        sheet.text(0, _("Nothing to count in this period."))
        sheet.next()
    sheet.filtered(first)
    if table.total:
        _write_row(sheet, table.columns, table.total, report.lang, sources, **TOTAL)
    sheet.next()
    for note in table.notes:
        sheet.line(note)
    sheet.end()


def _write_row(
    sheet: Sheet, columns: Sequence[Column], row: Row, lang: str, sources: Sources, **looks: Any
) -> None:
    sheet.text(0, row.name, indent=row.indent, **looks)
    source, said, ids = sources.next, [], []
    for index, (column, cell) in enumerate(zip(columns[1:], row.cells, strict=True), 1):
        if isinstance(cell, Figure):
            sheet.figure(index, cell, column.kind, **looks)
            sources.add(sheet, index, cell)
            ids.append(cell.id)
            said += [f"{column.title}: {each}" for each in (remarks(cell, lang),) if each]
        elif isinstance(cell, str) or cell is None:
            sheet.text(index, cell or "", **looks)
        else:
            sheet.day(index, cell, **looks)
    sheet.texts(len(columns), said, indent=1, **looks)
    if ids:
        sheet.link(len(columns) + 1, source, ids[0].rpartition("/")[0])
    if row.url:
        sheet.address(len(columns) + 2, row.url)
    sheet.next()


def _widths(table: Table) -> Iterator[int]:
    yield _fitting((row.name for row in table.rows), table.columns[0].title, NAME)
    for index, column in enumerate(table.columns[1:]):
        cells = (row.cells[index] for row in table.rows)
        if column.kind == "text":
            yield _fitting((each for each in cells if isinstance(each, str)), column.title, 30)
        else:
            yield NARROW if column.kind == "day" else FIGURE


def _fitting(texts: Iterator[str], title: str, most: int) -> int:
    """Return a width in which texts fit, or break at words."""
    return min(most, max(NARROW, len(title), *map(len, texts), 0) + 2)


def write_evidence(sheet: Sheet, report: Report) -> None:
    """Write where each product can be seen, a column per channel."""
    channels = list(dict.fromkeys(name for each in report.evidence for name, _to in each.links))
    sheet.widen((NAME, 30, NARROW, *[ADDRESS] * len(channels)))
    sheet.line(_("Evidence"), bold=True, font_size=14)
    sheet.line(f"{plain(report.period.name)}: {days_text(report.period)}")
    sheet.heads((_("Product"), _("Unit"), _("Day"), *channels))
    first = sheet.row
    for each in report.evidence:
        sheet.text(0, each.title)
        sheet.text(1, each.unit)
        sheet.day(2, each.day)
        for index, channel in enumerate(channels, 3):
            addresses = [to or _("no address") for name, to in each.links if name == channel]
            sheet.address(index, " ".join(addresses))
        sheet.next()
    sheet.filtered(first)
    sheet.end()
