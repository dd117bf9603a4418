"""A report as the desk shows it: answers, tables and charts as the report's own wing has them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from publisher.report.documents.cell_words import days_text, standing, title
from publisher.report.documents.charts import charts
from publisher.report.documents.forms import FORMS
from publisher.report.documents.page import answers
from publisher.report.documents.page_tables import shown_table
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Report
from publisher.report.periods.period import Kind, Period, period
from publisher.web.kept_reports import Kept
from publisher.web.templates import rendered
from publisher.web.visit import Visit
from publisher.words import _

LEADING = ("units", "channels", "themes")  # tables that the overview shows
DOCUMENTS = tuple(form for form in FORMS if form != "csv")  # which has one for each table


@dataclass(frozen=True, slots=True)
class Choice:
    """A period that can be chosen."""

    id: str
    name: str


def piece(visit: Visit, kept: Kept, template: str, only: Collection[str] = ()) -> Markup:
    """Return a piece of a page that shows a report, all its tables or only some: made once."""
    found = kept.pieces.get(template)
    if found is None:
        period = kept.report.period.id
        shown = rendered(template, visit, period=period, **_values(kept.report, only))
        found = kept.pieces[template] = Markup(shown)  # noqa: S704  of our own template
    return found


def head(report: Report) -> Mapping[str, Any]:
    """Return what a report is called, its days, and how its figures stand."""
    return {
        "title": title(report),
        "days": days_text(report.period),
        "standing": list(standing(report)),
    }


def _values(report: Report, only: Collection[str]) -> Mapping[str, Any]:
    """Return what a template shows of a report."""
    tables = [each for each in report.tables.values() if not only or each.id in only]
    return {
        **head(report),
        "answers": answers(report),
        "tables": [shown_table(each, report.lang) for each in tables],
        "charts": charts(report),
        "gaps": [plain(each) for each in report.gaps],
        "notes": [plain(each) for each in report.notes],
    }


def this(visit: Visit, kind: Kind) -> Period:
    """Return the month, quarter or year that is now."""
    config, calendar = visit.workspace.config, visit.workspace.config.calendar
    year, month = config.regime.month_of(calendar.local(visit.now).date())
    index = {"month": month, "quarter": (month + 2) // 3, "half": (month + 5) // 6, "year": 1}
    return period(config.regime, kind, year, index[kind], calendar)


def choices(visit: Visit) -> Mapping[str, list[Choice]]:
    """Return the periods that have begun, of this year and the two before, the newest first."""
    config = visit.workspace.config
    regime, calendar = config.regime, config.calendar
    year = this(visit, "year").year
    kinds: tuple[tuple[Kind, str, str, int], ...] = (
        ("month", _("Months"), _("month {index}/{year}"), 12),
        ("quarter", _("Quarters"), _("quarter {index}/{year}"), 4),
        ("half", _("Halves"), _("half {index}/{year}"), 2),
        ("nine", _("Nine months"), _("nine months of {year}"), 1),
        ("year", _("Years"), _("the year {year}"), 1),
    )
    found: dict[str, list[Choice]] = {}
    for kind, label, words, count in kinds:
        for each in range(year, year - 3, -1):
            for index in range(count, 0, -1):
                one = period(regime, kind, each, index, calendar)
                if one.start <= visit.now and one.end > visit.workspace.made_at:
                    name = words.format(index=index, year=each)
                    found.setdefault(label, []).append(Choice(one.id, name))
    return found
