"""A report as one page that needs nothing from elsewhere: the leader's answer, then the tables."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from publisher.pages import page
from publisher.report.documents.cell_words import (
    days_text,
    difference_text,
    headline_kind,
    remarks,
    standing,
    title,
    value_text,
)
from publisher.report.documents.charts import charts
from publisher.report.documents.page_tables import MOST, known_text, shown_table, web_address
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Change, Figure, PeriodName, Report
from publisher.words import _, day_text, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What one answer is compared with."""

    period: str
    figure: str
    said: str  # the difference, or that there is nothing to compare with
    known: str = ""  # "12/15" where the figure is that of a part
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of the first half page."""

    name: str
    figure: str
    said: str
    id: str
    beside: Sequence[Beside]


def make_page(report: Report) -> bytes:
    """Return the report as an HTML page in UTF-8, the same bytes each time."""
    text = page(
        "period_report.html.j2",
        report=report,
        title=title(report),
        days=days_text(report.period),
        standing=list(standing(report)),
        answers=answers(report),
        tables=[shown_table(table, report.lang) for table in report.tables.values()],
        charts=charts(report),
        evidence=report.evidence[:MOST],
        more_evidence=len(report.evidence[MOST:]),
        number=lambda value: number(value, report.lang),
        plain=plain,
        day_text=day_text,
        web_address=web_address,
        script=_script(),
        script_hash=_hash(_script()),
    )
    return text.encode()


def answers(report: Report) -> list[Answer]:
    """Return the leader's answers, each beside the period before and the same of last year."""
    return [_answer(change, report) for change in report.headline]


def _answer(change: Change, report: Report) -> Answer:
    return Answer(
        name=plain(change.name),
        figure=value_text(change.now, headline_kind(change.now), report.lang),
        said=remarks(change.now, report.lang),
        id=change.now.id,
        beside=list(_beside(change, report)),
    )


def _beside(change: Change, report: Report) -> Iterator[Beside]:
    pairs: tuple[tuple[PeriodName | None, Figure | None], ...] = (
        (report.before, change.before),
        (report.year_earlier, change.year_earlier),
    )
    for period, figure in pairs:
        if period is None:
            continue
        if figure is None or figure.value is None:
            yield Beside(period=plain(period.name), figure="", said=_("no figures yet"))
            continue
        yield Beside(
            period=plain(period.name),
            figure=value_text(figure, headline_kind(figure), report.lang),
            said=difference_text(change.now, figure, report.lang),
            known=known_text(figure, report.lang),
            id=figure.id,
        )


@cache
def _script() -> Markup:
    return Markup(page("period_report.js"))  # noqa: S704  our own, with nothing filled in


def _hash(script: str) -> str:
    """Return what the page's policy knows the script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
