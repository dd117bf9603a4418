"""What stands where in a report: what is short within its text, what is long in an annex."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.report.documents.chart_drawing import Chart
from publisher.report.documents.charts import charts
from publisher.report.documents.png import png
from publisher.report.documents.word_figures import fit
from publisher.report.figures.model import Report, Table
from publisher.words import _

WIDE = 16.0  # centimetres of a chart
_PIXELS = 1600
_HIGH = 10.0  # centimetres of a chart in the text: a higher one is annexed
_TABLES = ("channels", "units", "themes", "forms")  # in the text: the others are annexed
_ROWS = 12  # of a table in the text: a longer one is annexed too
_SIZE = struct.Struct(">16xII")  # where a PNG says how wide and high it is


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its picture."""

    chart: Chart
    png: bytes

    @property
    def height(self) -> float:
        """Return its centimetres on paper."""
        width: int
        height: int
        width, height = _SIZE.unpack_from(self.png)
        return WIDE * height / width


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables and charts of the text, those behind it, and what the annexes are called."""

    tables: Sequence[Table]
    tables_behind: Sequence[Table]
    charts: Sequence[Drawn]
    charts_behind: Sequence[Drawn]
    tables_are_in: str  # "Phụ lục I"; empty where there is no such annex
    products_are_in: str


def contents(report: Report) -> Contents:
    """Return what stands where."""
    tables = {each.id: _is_short(each, report.lang) for each in report.tables.values()}
    drawn = [Drawn(each, png(each.svg, _PIXELS)) for each in charts(report)]
    behind = [each for each in drawn if each.height > _HIGH]
    has_tables = bool(behind) or not all(tables.values())
    return Contents(
        [each for each in report.tables.values() if tables[each.id]],
        [each for each in report.tables.values() if not tables[each.id]],
        [each for each in drawn if each not in behind],
        behind,
        *_annexes(has_tables, bool(report.evidence)),
    )


def _is_short(table: Table, lang: str) -> bool:
    return table.id in _TABLES and len(table.rows) <= _ROWS and not fit(table, lang).landscape


def _annexes(has_tables: bool, has_products: bool) -> tuple[str, str]:
    """Return what the two annexes are called; one alone has no number."""
    annex = _("Annex")
    if has_tables and has_products:
        return f"{annex} I", f"{annex} II"
    return annex if has_tables else "", annex if has_products else ""
