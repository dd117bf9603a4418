"""What an office's own Word template may name: fields with the data of a report."""

import io
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage

from publisher.report.documents.chart_drawing import Chart
from publisher.report.documents.charts import charts
from publisher.report.documents.draft import draft
from publisher.report.documents.draft_sections import Section
from publisher.report.documents.png import png
from publisher.report.documents.shown import changed, plain, shown
from publisher.report.documents.table_notes import table_notes
from publisher.report.documents.word_head import (
    office_name,
    parent_name,
    recipients,
    subject,
    year_of,
)
from publisher.report.figures.model import Evidence, Report, Row, Table
from publisher.words import _, clock

_PIXELS, _WIDE = 1600, Cm(16)


def fields() -> Sequence[tuple[str, str]]:
    """Return each field with what it is; "x[].y" is the y of each x of a list."""
    return (*_of_the_text(), *_of_the_figures())


def _of_the_text() -> Iterator[tuple[str, str]]:
    yield from (
        ("co_quan_chu_quan", _("the body above the office, in capitals")),
        ("co_quan", _("the office, in capitals")),
        ("ten_co_quan", _("the office's full name")),
        ("tinh", _("the province, for the line of place and day")),
        ("ky_hieu", _("what stands behind the number: BC-SXD")),
        ("nam", _("the year of signing")),
        ("trich_yeu", _("what the report is about")),
        ("ky", _("the period: tháng 11/2026")),
        ("tu_ngay", _("the period's first day")),
        ("den_ngay", _("the period's last day")),
        ("ky_truoc", _("the period before; empty where there is none")),
        ("cung_ky", _("the same period of the year before")),
        ("so_lieu_luc", _("when the figures were taken")),
        ("thay_the", _("the report that this one takes the place of; empty where there is none")),
        ("mo_dau[]", _("the paragraphs of the drafted opening")),
        ("muc[].tieu_de", _("the heading of a drafted section")),
        ("muc[].cap", _("its level, 1 or 2")),
        ("muc[].doan[]", _("its paragraphs")),
        ("noi_nhan[]", _("the recipients, a finished line each")),
        ("quyen_han[]", _("the lines above the signature")),
        ("nguoi_ky", _("who signs")),
    )


def _of_the_figures() -> Iterator[tuple[str, str]]:
    yield from (
        ("chi_tieu[].ten", _("a figure of the leader's table: its name")),
        ("chi_tieu[].ky_nay", _("in this period")),
        ("chi_tieu[].ky_truoc", _("in the period before")),
        ("chi_tieu[].tang_giam", _("more or less than in the period before")),
        ("chi_tieu[].cung_ky", _("in the same period of the year before")),
        ("chi_tieu[].tang_giam_cung_ky", _("more or less than in that one")),
        ("cac_bang[].ma", _('a table: its id, as in bang["units"]')),
        ("cac_bang[].ten", _("its title")),
        ("cac_bang[].cot[]", _("the titles of its columns, but for the first")),
        ("cac_bang[].ten_dong", _("the title of its first column")),
        ("cac_bang[].dong[].tt", _("the number of a row")),
        ("cac_bang[].dong[].ten", _("the name of a row")),
        ("cac_bang[].dong[].o[]", _("its cells, in the order of the columns")),
        ("cac_bang[].dong[].theo", _('its cells by the columns\' ids: theo["views"]')),
        ("cac_bang[].tong", _("the total, like a row; empty where there is none")),
        ("cac_bang[].ghi_chu[]", _("the notes below it")),
        ("bang", _('the tables by their ids: bang["units"].dong')),
        ("bieu_do[].ten", _("a chart: its title")),
        ("bieu_do[].hinh", _("its picture, in a paragraph of its own")),
        ("bieu_do[].loi", _("what it shows, in words")),
        ("luu_y[]", _("gaps in the publishing, a sentence each")),
        ("ghi_chu[]", _("notes on all figures")),
        ("san_pham[].tt", _("the number of a product")),
        ("san_pham[].ten", _("its title")),
        ("san_pham[].don_vi", _("its unit")),
        ("san_pham[].ngay", _("the day on which it went out")),
        ("san_pham[].lien_ket[].kenh", _("a channel that it went to")),
        ("san_pham[].lien_ket[].dia_chi", _("its address there; empty where there is none")),
    )


def context(report: Report, template: DocxTemplate) -> dict[str, Any]:
    """Return the fields' values; the template is the one that pictures are for."""
    head, drafted, lang = report.letterhead, draft(report), report.lang
    tables = {name: _table(each, lang) for name, each in report.tables.items()}
    return {
        "co_quan_chu_quan": parent_name(head),
        "co_quan": office_name(head),
        "ten_co_quan": plain(head.name),
        "tinh": plain(head.province),
        "ky_hieu": plain(head.code),
        "nam": year_of(report),
        "trich_yeu": subject(report),
        "ky": plain(report.period.name),
        "tu_ngay": shown(report.period.first, "day", lang),
        "den_ngay": shown(report.period.last, "day", lang),
        "ky_truoc": plain(report.before.name) if report.before else "",
        "cung_ky": plain(report.year_earlier.name),
        "so_lieu_luc": clock(report.made_at, ZoneInfo(report.zone)),
        "thay_the": plain(report.replaces),
        "mo_dau": [plain(each) for each in drafted.opening],
        "muc": [_section(each) for each in drafted.sections],
        "chi_tieu": _headline(report),
        "cac_bang": list(tables.values()),
        "bang": tables,
        "bieu_do": [_chart(each, template) for each in charts(report)],
        "luu_y": [plain(each) for each in report.gaps],
        "ghi_chu": [plain(each) for each in report.notes],
        "san_pham": [
            _product(place, each, lang) for place, each in enumerate(report.evidence, start=1)
        ],
        "noi_nhan": recipients(head),
        "quyen_han": [plain(each).upper() for each in head.signs],
        "nguoi_ky": plain(head.signer),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "tieu_de": plain(section.heading),
        "cap": section.level,
        "doan": [plain(text) for text in section.paragraphs],
    }


def _headline(report: Report) -> list[dict[str, str]]:
    names = ("ky_nay", "ky_truoc", "tang_giam", "cung_ky", "tang_giam_cung_ky")
    return [
        {"ten": plain(each.name), **dict(zip(names, changed(each, report.lang), strict=True))}
        for each in report.headline
    ]


def _table(table: Table, lang: str) -> dict[str, Any]:
    numbers = count(1)
    return {
        "ma": table.id,
        "ten": plain(table.title),
        "ten_dong": plain(table.columns[0].title),
        "cot": [plain(each.title) for each in table.columns[1:]],
        "dong": [
            _row(table, each, "" if each.indent else str(next(numbers)), lang)
            for each in table.rows
        ],
        "tong": _row(table, table.total, "", lang) if table.total else "",
        "ghi_chu": table_notes(table, lang),
    }


def _row(table: Table, row: Row, number: str, lang: str) -> dict[str, Any]:
    columns = table.columns[1:]
    cells = [
        shown(cell, column.kind, lang) for column, cell in zip(columns, row.cells, strict=True)
    ]
    by_id = {column.id: cell for column, cell in zip(columns, cells, strict=True)}
    return {"tt": number, "ten": plain(row.name), "o": cells, "theo": by_id}


def _product(place: int, product: Evidence, lang: str) -> dict[str, Any]:
    return {
        "tt": str(place),
        "ten": plain(product.title),
        "don_vi": plain(product.unit),
        "ngay": shown(product.day, "day", lang),
        "lien_ket": [
            {"kenh": plain(name), "dia_chi": plain(address)} for name, address in product.links
        ],
    }


def _chart(chart: Chart, template: DocxTemplate) -> dict[str, Any]:
    return {
        "ten": plain(chart.title),
        "hinh": _Picture(chart, template),
        "loi": plain(chart.words),
    }


class _Picture:
    """A chart's picture, drawn only where a template asks for it."""

    def __init__(self, chart: Chart, template: DocxTemplate) -> None:
        self._chart, self._template = chart, template

    def __html__(self) -> str:
        drawn = io.BytesIO(png(self._chart.svg, _PIXELS))
        return str(InlineImage(self._template, drawn, width=_WIDE))
