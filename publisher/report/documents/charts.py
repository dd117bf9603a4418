"""The charts of a report, drawn once for the page and for Word (`png` makes pictures of them)."""

from collections.abc import Iterator, Sequence

from publisher.report.documents.chart_bars import bar_charts
from publisher.report.documents.chart_days import day_charts
from publisher.report.documents.chart_drawing import Chart
from publisher.report.documents.chart_lines import line_charts
from publisher.report.figures.model import Report
from publisher.words import _

__all__ = ["Chart", "charts"]


def charts(report: Report) -> Sequence[Chart]:
    """Return the charts of a report in the order of its documents; none of what has no data."""
    return (*line_charts(report), *_bars(report), *day_charts(report))


def _bars(report: Report) -> Iterator[Chart]:
    titles = {
        ("units", "products"): _("Products by unit"),
        ("units", "views"): _("Views by unit, of all channels added up"),
        ("themes", "products"): _("Products by theme"),
        ("themes", "views"): _("Views by theme, of all channels added up"),
    }
    for (table, column), title in titles.items():
        if table in report.tables:
            yield from bar_charts(report.tables[table], column, title, report.lang)
