"""How much of each figure is known, and the words for why the rest is not."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from publisher.report.figures.coverage import table
from publisher.report.figures.model import Column, Figure, Row, Table
from publisher.report.periods.period import period
from publisher.timetable.regimes import ND09, REGIMES
from publisher.timetable.rules import Calendar

NOVEMBER = period(REGIMES[ND09], "month", 2026, 11, Calendar(ZoneInfo("Asia/Ho_Chi_Minh")))
assert NOVEMBER.end == datetime(2026, 11, 14, 17, tzinfo=UTC)


def channels(*cells: Figure | str | None) -> Table:
    columns = (
        Column("name", "Channel", "text"),
        Column("posts", "Posts", "count"),
        Column("views", "Views", "sum"),
        Column("people", "People", "people"),
    )
    rows = [Row(key="facebook", name="Facebook", cells=cells)]
    return Table(id="channels", title="", columns=columns, rows=rows)


def figure(value: int | None, known: int, of: int, **why: int) -> Figure:
    return Figure(id="x", value=value, known=known, of=of, why=why)


def test_what_is_known_of_each_figure_is_a_share_with_its_reasons() -> None:
    made = table(
        NOVEMBER,
        channels(
            figure(5, 5, 5),
            figure(900, 3, 5, not_yet=1, deleted=1),
            figure(None, 0, 1, below_threshold=1),
        ),
    )
    assert [each.id for each in made.columns] == ["name", "views", "people", "why"]
    (row,) = made.rows
    views, people, why = row.cells
    assert isinstance(views, Figure) and isinstance(people, Figure) and isinstance(why, str)
    assert (views.id, views.value, views.known, views.of) == (
        "2026-11/coverage/facebook/views", 0.6, 3, 5,
    )  # fmt: skip
    assert (people.value, people.why) == (0, {"below_threshold": 1})
    assert why.startswith("Views: ") and "; People: " in why


def test_where_there_was_nothing_to_know_no_share_is_told() -> None:
    made = table(NOVEMBER, channels(figure(0, 0, 0), figure(None, 0, 0), None))
    views, people, why = made.rows[0].cells
    assert isinstance(views, Figure) and views.value is None
    assert (people, why) == (None, "")


def test_a_reason_that_a_channel_made_up_is_told_as_it_is() -> None:
    made = table(NOVEMBER, channels(None, figure(None, 0, 2, moon=2), None))
    assert made.rows[0].cells[-1] == "Views: moon (2)"
