"""A report as a workbook for Excel: a sheet of its answers, one per table, and all sources."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC

from xlsxwriter.workbook import Workbook

from publisher.report.documents.cell_words import (
    days_text,
    headline_kind,
    remarks,
    standing,
    title,
)
from publisher.report.documents.excel_sheet import Sheet, inside
from publisher.report.documents.excel_styles import Styles, number_format
from publisher.report.documents.excel_tables import Sources, write_evidence, write_table
from publisher.report.documents.figure_words import difference
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Change, Figure, Report
from publisher.words import _

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORBIDDEN, MOST_NAME = re.compile(r"[\[\]:*?/\\]"), 31  # of a sheet's name


def make_excel(report: Report) -> bytes:
    """Return the report as .xlsx, the same bytes each time."""
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties(
        {
            "title": title(report),
            "author": plain(report.letterhead.name),
            "created": report.made_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    styles = Styles(book)
    tables = list(report.tables.values())
    titles = (_("Overview"), *(table.title for table in tables), _("Evidence"), _("Sources"))
    footer = f"{report.letterhead.short_name} – {title(report)}"
    sheets = [
        Sheet(book.add_worksheet(name), styles, footer) for name in sheet_names(map(plain, titles))
    ]
    overview, *of_tables, evidence, last = sheets
    sources = Sources(last)
    _write_overview(overview, report, sources, [each.name for each in sheets])
    for sheet, table in zip(of_tables, tables, strict=True):
        write_table(sheet, table, report, sources)
    write_evidence(evidence, report)
    sources.end()
    book.close()
    return out.getvalue()


def sheet_names(titles: Iterable[str]) -> Iterator[str]:
    """Yield names that Excel takes: short, without marks of its own, no two the same."""
    taken: set[str] = set()
    for wanted in titles:
        name = FORBIDDEN.sub(" ", wanted).strip("' ")[:MOST_NAME].strip("' ") or "–"
        number, base = 1, name
        while name.casefold() in taken:
            number += 1
            name = f"{base[: MOST_NAME - 5]} ({number})"
        taken.add(name.casefold())
        yield name


def _write_overview(sheet: Sheet, report: Report, sources: Sources, names: list[str]) -> None:
    """Write the period, the headline beside other periods, what to know, and where is what."""
    sheet.widen((38, 14, 14, 14, 14, 14, 50, 36), printed=7)
    sheet.line(report.letterhead.name, bold=True)
    sheet.line(title(report), bold=True, font_size=15)
    sheet.line(days_text(report.period))
    for sentence in standing(report):
        sheet.line(sentence)
    sheet.next()
    sheet.heads(_overview_heads(report))
    for change in report.headline:
        _write_change(sheet, change, report, sources)
    for head, sentences in ((_("Gaps"), report.gaps), (_("Notes"), report.notes)):
        if sentences:
            sheet.next()
            sheet.line(head, bold=True)
            for sentence in sentences:
                sheet.line(sentence)
    sheet.end()
    sheet.next()
    sheet.line(_("Sheets"), bold=True)
    for name in names[1:]:
        sheet.link(0, inside(name, 0), name)
        sheet.next()


def _overview_heads(report: Report) -> Iterator[str]:
    yield _("Figure")
    yield report.period.name
    before = report.before.name if report.before else _("the period before")
    for name in (before, report.year_earlier.name):
        yield name
        yield _("difference to {period}").format(period=name)
    yield from (_("Known for a/b; why"), _("Source"))


def _write_change(sheet: Sheet, change: Change, report: Report, sources: Sources) -> None:
    sheet.text(0, change.name, bold=True)
    periods = (report.period, report.before, report.year_earlier)
    said, first = [], sources.next
    for index, figure in enumerate((change.now, change.before, change.year_earlier)):
        column, period = (1, 2, 4)[index], periods[index]
        name = period.name if period else ""
        if figure is None:
            sheet.number(column, None, "0")
            if period:
                said.append(f"{name}: {_('no figures yet')}")
        else:
            sheet.figure(column, figure, headline_kind(figure), bold=index == 0)
            sources.add(sheet, column, figure)
            said += [f"{name}: {remark}" for remark in (remarks(figure, report.lang),) if remark]
        if index:
            _write_difference(sheet, column + 1, change, figure)
    sheet.texts(6, said)
    sheet.link(7, first, change.now.id)
    sheet.next()


def _write_difference(sheet: Sheet, column: int, change: Change, then: Figure | None) -> None:
    shown = number_format(change.now, headline_kind(change.now))
    sheet.number(column, difference(change.now, then), f"+{shown};-{shown};0")
