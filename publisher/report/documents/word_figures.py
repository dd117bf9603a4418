"""The tables of a report as tables of Word, each with its title above and its notes below."""

from collections.abc import Iterator, Sequence
from itertools import count

from publisher.report.documents.shown import changed, plain, shown
from publisher.report.documents.table_notes import figure_notes, table_notes
from publisher.report.documents.word_styles import Style
from publisher.report.documents.word_tables import Head, Line, Measured, measured, table
from publisher.report.documents.word_xml import Xml, paragraph, run
from publisher.report.figures.model import Report, Row, Table
from publisher.words import _

INDENT = "   "  # of a row that explains the one above


def headline(report: Report) -> Iterator[Xml]:
    """Yield the leader's table: each figure now, before, and a year earlier."""
    heads = [Head(_("Figure"), "left", is_wide=True), _number(_named(report.period.name))]
    more = _number(_("More or less"))
    if report.before is not None:
        heads += [_number(_named(report.before.name)), more]
    heads += [_number(_named(report.year_earlier.name)), more]
    lines = []
    for change in report.headline:
        now, before, more_now, earlier, more_in_a_year = changed(change, report.lang)
        middle = [] if report.before is None else [before, more_now]
        lines.append(Line([plain(change.name), now, *middle, earlier, more_in_a_year]))
    yield table(heads, lines, measured(heads, lines, upright=True))
    now_figures = [(plain(each.name), each.now) for each in report.headline]
    figures = [
        (plain(each.name), figure)
        for each in report.headline
        for figure in (each.now, each.before, each.year_earlier)
        if figure is not None
    ]
    yield from notes([*figure_notes(figures, now_figures, report.lang)])


class Numbered:
    """The tables and charts of one document: each has a number of its own kind."""

    def __init__(self) -> None:
        self._tables, self._charts = count(1), count(1)

    def table(self, told: str) -> Xml:
        """Return the title of the next table, to stand above it."""
        message = _("Table {number}. {title}")
        return paragraph(Style.CAPTION, run(message.format(number=next(self._tables), title=told)))

    def chart(self, told: str) -> Xml:
        """Return the title of the next chart, to stand below it."""
        message = _("Chart {number}. {title}")
        return paragraph(Style.BELOW, run(message.format(number=next(self._charts), title=told)))


def fit(of: Table, lang: str) -> Measured:
    """Return how a table fits a page."""
    return measured(_heads(of), _lines(of, lang))


def figures(of: Table, lang: str, numbered: Numbered) -> Iterator[Xml]:
    """Yield a table with its title and its notes."""
    heads, lines = _heads(of), _lines(of, lang)
    yield numbered.table(plain(of.title))
    yield table(heads, lines, measured(heads, lines))
    yield from notes(table_notes(of, lang))


def notes(told: Sequence[str]) -> Iterator[Xml]:
    """Yield notes below a table."""
    if told:
        yield paragraph(Style.NOTE, run(_("Notes: {notes}").format(notes=" ".join(told))))


def _heads(of: Table) -> list[Head]:
    heads = [Head(_("No."), "center")]
    for column in of.columns:
        title = plain(column.title)
        match column.kind:
            case "text":
                heads.append(Head(title, "left", is_wide=True))
            case "day":
                heads.append(Head(title, "center"))
            case _:
                heads.append(_number(title))
    return heads


def _number(title: str) -> Head:
    return Head(title, "right")


def _named(period: str) -> str:
    told = plain(period)
    return told[:1].upper() + told[1:]


def _lines(of: Table, lang: str) -> list[Line]:
    numbers = count(1)
    lines = [
        _line(of, row, "" if row.indent else str(next(numbers)), lang, is_total=False)
        for row in of.rows
    ]
    if of.total is not None:
        lines.append(_line(of, of.total, "", lang, is_total=True))
    return lines


def _line(of: Table, row: Row, number: str, lang: str, *, is_total: bool) -> Line:
    cells = (
        shown(cell, column.kind, lang)
        for column, cell in zip(of.columns[1:], row.cells, strict=True)
    )
    return Line([number, INDENT * row.indent + plain(row.name), *cells], is_total)
