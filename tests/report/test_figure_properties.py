"""Any history gives the figures that plain Python counts, and periods add up to longer ones."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from publisher.report.figures.model import Figure, Report, Row, Table
from publisher.report.making import make_report
from publisher.report.periods.period import Period, days, months, period
from publisher.timetable.regimes import REGIMES
from report_history import Counted, Out, firsts, histories, keep, products, reached, summed
from report_office import local, reporting
from workspaces import MADE, Desk

KEYS: dict[str, Callable[[Out], str]] = {
    "channels": lambda post: post.channel,
    "units": lambda post: post.unit,
    "themes": lambda post: post.theme,
    "forms": lambda post: "article",
    "authors": lambda post: post.author or "-",
}
SUMS = {"views": ("views",), "engagement": ("reactions", "comments", "shares")}
CUMULATED = ("so-far", "theme-month")  # since the beginning of the year, in every report


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root: Path = tmp_path_factory.mktemp("office")
    with reporting(root) as desk:
        desk.time = local("2026-12-20 08:00")
        yield desk


def quarter(desk: Desk) -> Period:
    return period(REGIMES["nd09"], "quarter", 2026, 4, desk.workspace.config.calendar)


def two_months(desk: Desk) -> Period:
    first, last = date(2026, 9, 15), date(2026, 11, 14)
    return days(REGIMES["nd09"], first, last, desk.workspace.config.calendar)


def told(cell: object) -> Counted:
    assert isinstance(cell, Figure)
    value = None if cell.value is None else int(cell.value)
    return Counted(value, cell.known, cell.of, cell.adjusted, cell.carried)


def figure(table: Table, row: Row, column: str) -> Figure:
    found = table.figure(row, column)
    assert found, (table.id, row.key, column)
    return found


def check_group(
    found: Report, period: Period, table: Table, row: Row, mine: Sequence[Out], history: list[Out]
) -> None:
    """Compare every figure of a row with the one counted anew."""
    span = (period.start, period.end)
    for column, figures in SUMS.items():
        assert told(figure(table, row, column)) == summed(mine, figures, *span), (row, column)
    reach = figure(table, row, "reach")
    assert told(reach) == reached(mine, *span)
    assert reach.at_least == (reach.of > 1)
    counting = (
        firsts(history) if table.id == "channels" and row.key != "total" else products(history)
    )
    ours = [post.at for post in history if not post.adopted and post.at < period.end]
    existed = period.end > min((MADE, *ours))
    for column, posts in (("products", [one for one in mine if one in counting]), ("posts", mine)):
        number = sum(period.holds(post.at) for post in posts)
        assert figure(table, row, column).value == (number if number or existed else None)


def check_tables(found: Report, period: Period, history: list[Out]) -> None:
    for name, key in KEYS.items():
        table = found.tables[name]
        out = [post for post in history if post.at < period.end]
        assert {row.key for row in table.rows} >= {key(post) for post in out}
        for row in table.rows:
            mine = [post for post in history if key(post) == row.key]
            check_group(found, period, table, row, mine, history)
        assert table.total
        check_group(found, period, table, table.total, history, history)


def check_items(found: Report, period: Period, history: list[Out]) -> None:
    """Each product has its row, all others are in one, and all together are the total."""
    table = found.tables["items"]
    mine = {post.item for post in products(history) if period.holds(post.at)}
    assert {row.key for row in table.rows} - {"-"} == mine
    for row in table.rows:
        posts = [
            post
            for post in history
            if post.item == row.key or (row.key == "-" and post.item not in mine)
        ]
        got = figure(table, row, "views")
        assert told(got) == summed(posts, ("views",), period.start, period.end)
    total = table.total
    assert total and told(figure(table, total, "views")) == summed(
        history, ("views",), period.start, period.end
    )


def additive(found: Report) -> dict[str, int]:
    """Return what may be added up, by its place; what is unknown adds nothing."""
    sums: dict[str, int] = {}
    for table in found.tables.values():
        if table.id in CUMULATED:
            continue
        for row in (*table.rows, *filter(None, (table.total,))):
            for column, cell in zip(table.columns[1:], row.cells, strict=True):
                of_one_item = table.id in ("items", "best", "worst") and row.key != "total"
                if column.is_additive and isinstance(cell, Figure) and not of_one_item:
                    sums[f"{table.id}/{row.key}/{column.id}"] = int(cell.value or 0)
    return sums


def check_that_they_add_up(parts: Sequence[Report], whole: Report) -> None:
    each, together = [additive(part) for part in parts], additive(whole)
    assert {place for part in each for place in part} <= together.keys()
    for place, value in together.items():
        assert sum(part.get(place, 0) for part in each) == value, place
    days: dict[str, int] = {}
    for part in parts:
        days |= part.days
    assert days == whole.days


def check(desk: Desk, history: list[Out]) -> None:
    keep(desk.workspace.store, history)
    calendar = desk.workspace.config.calendar
    whole, two = quarter(desk), two_months(desk)
    periods = list(months(whole, calendar))
    reports = [make_report(desk.workspace, each) for each in (*periods, whole, two)]
    for found, span in zip(reports, (*periods, whole, two), strict=True):
        check_tables(found, span, history)
        check_items(found, span, history)
    check_that_they_add_up(reports[:3], reports[3])
    check_that_they_add_up(reports[:2], reports[4])


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_figures_are_those_that_plain_python_counts(desk: Desk, history: list[Out]) -> None:
    check(desk, history)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_figures_of_many_histories_are_right(desk: Desk, history: list[Out]) -> None:
    check(desk, history)
