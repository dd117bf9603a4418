"""Figures of a period: what posts gained within it, told with how much of it is known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from publisher.report.figures.model import ADAPTER, Figure, Report, Row
from publisher.report.making import make_report
from publisher.report.periods.period import Period, days, period
from publisher.timetable.regimes import REGIMES
from report_office import local, out, read, reporting
from workspaces import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        yield desk


def month(desk: Desk, year: int, index: int) -> Period:
    return period(REGIMES["nd09"], "month", year, index, desk.workspace.config.calendar)


def both(desk: Desk) -> Period:
    first, last = date(2026, 10, 15), date(2026, 12, 14)
    return days(REGIMES["nd09"], first, last, desk.workspace.config.calendar)


def report(desk: Desk, index: int = 12) -> Report:
    return make_report(desk.workspace, month(desk, 2026, index))


def row(found: Report, table: str, key: str) -> Row:
    if key == "total":
        total = found.tables[table].total
        assert total
        return total
    (row,) = [row for row in found.tables[table].rows if row.key == key]
    return row


def figure(found: Report, place: str) -> Figure:
    """Return a figure by "TABLE/ROW/COLUMN"."""
    table, key, column = place.split("/")
    ids = [each.id for each in found.tables[table].columns][1:]
    cell = row(found, table, key).cells[ids.index(column)]
    assert isinstance(cell, Figure)
    assert cell.id == f"{found.period.id}/{place}"
    return cell


def test_what_a_post_gained_is_the_difference_of_two_closings(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-10 08:00")["website"]
    read(desk, post, "2026-11-14 23:00", views=100)
    read(desk, post, "2026-12-14 23:00", views=130)
    assert figure(report(desk, 11), "units/van-phong/views").value == 100
    assert figure(report(desk, 12), "units/van-phong/views").value == 30
    together = make_report(desk.workspace, both(desk))
    assert figure(together, "units/van-phong/views").value == 130


def test_the_closing_reading_counts_though_it_is_taken_after_midnight(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-12-13 08:00", views=15)
    read(desk, post, "2026-12-15 00:01", "closing 2026-12-14", views=20)
    read(desk, post, "2026-12-15 00:02", views=99)
    views = figure(report(desk), "channels/website/views")
    assert (views.value, views.carried) == (20, 0)


def test_a_closing_reading_that_came_days_late_does_not_count(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-12-13 08:00", views=15)
    read(desk, post, "2026-12-18 00:01", "closing 2026-12-14", views=20)
    views = figure(report(desk), "channels/website/views")
    assert (views.value, views.carried) == (15, 1)


def test_what_was_taken_back_stays_negative_and_is_told(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-10 08:00", "facebook")["facebook"]
    read(desk, post, "2026-11-14 23:00", reactions=10, comments=4, shares=0)
    read(desk, post, "2026-12-14 23:00", reactions=7, comments=5, shares=0)
    engagement = figure(report(desk), "channels/facebook/engagement")
    assert (engagement.value, engagement.adjusted) == (-2, -3)


def test_a_failed_reading_leaves_the_one_before_it(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-12-14 10:00", views=10)
    read(desk, post, "2026-12-14 20:00", reactions=3)
    assert figure(report(desk), "channels/website/views").value == 10


def test_an_unknown_figure_is_none_with_its_reasons_and_zero_is_zero(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, telegram, facebook")
    read(desk, posts["website"], "2026-12-14 08:00", views=0)
    read(desk, posts["telegram"], "2026-12-14 08:00", reactions=2)
    found = report(desk)
    assert figure(found, "channels/website/views").value == 0
    silent = figure(found, "channels/telegram/views")
    assert (silent.value, silent.known, silent.of) == (None, 0, 1)
    assert silent.why == {"not_supported": 1}
    total = figure(found, "channels/total/views")
    assert (total.value, total.known, total.of) == (0, 1, 3)
    assert total.why == {"not_supported": 1, "not_yet": 1}
    reactions = figure(found, "channels/telegram/engagement")
    assert (reactions.value, reactions.at_least) == (2, True)  # nobody knows the comments


def test_reach_is_never_added_up(desk: Desk) -> None:
    for item, reach in (("a", 900), ("b", 1_200)):
        posts = out(desk, item, "2026-11-24 08:00", "website, facebook", title=item)
        read(desk, posts["facebook"], "2026-12-14 08:00", reach=reach)
    found = report(desk)
    most = figure(found, "channels/facebook/reach")
    assert (most.value, most.at_least, most.known, most.of) == (1_200, True, 2, 2)
    assert figure(found, "units/total/reach").value == 1_200
    assert found.headline[0].now.value == 1_200


def test_an_item_is_one_product_however_often_it_went_out(desk: Desk) -> None:
    out(desk, "a", "2026-12-14 23:00", "website, facebook, telegram")
    desk.set("a", "telegram", sent_at=local("2026-12-15 00:10"))
    found, next_one = report(desk), make_report(desk.workspace, month(desk, 2027, 1))
    assert figure(found, "units/van-phong/products").value == 1
    assert figure(found, "units/van-phong/posts").value == 2
    assert figure(next_one, "units/van-phong/products").value == 0
    assert figure(next_one, "units/van-phong/posts").value == 1
    assert figure(next_one, "channels/telegram/products").value == 1
    assert [row.key for row in next_one.tables["items"].rows] == ["-"]  # of earlier periods


def test_idle_units_come_in_the_order_of_the_list_with_0_products(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00", unit="quan-ly-xay-dung")
    found = report(desk)
    assert [row.key for row in found.tables["units"].rows] == ["van-phong", "quan-ly-xay-dung"]
    assert figure(found, "units/van-phong/products").value == 0
    assert figure(found, "units/van-phong/views").value is None


def test_before_the_workspace_existed_nothing_is_known(desk: Desk) -> None:
    found = report(desk, 10)
    assert figure(found, "units/van-phong/products").value is None
    later = report(desk, 12)
    products = [each for each in later.headline if each.name == "Sản phẩm"]
    assert [(each.now.value, each.year_earlier) for each in products] == [(0, None)]


def test_best_and_worst_share_no_item_and_leave_out_the_unknown(desk: Desk) -> None:
    for number in range(7):
        post = out(desk, f"i{number}", "2026-11-24 08:00", title=f"i{number}")["website"]
        if number != 3:
            read(desk, post, "2026-12-14 08:00", views=number)
    found = report(desk)
    assert [row.key for row in found.tables["best"].rows] == ["i6", "i5", "i4", "i2", "i1"]
    assert [row.key for row in found.tables["worst"].rows] == ["i0"]


def test_a_line_breaks_where_a_service_calls_its_figure_otherwise(desk: Desk) -> None:
    post = out(desk, "a", "2026-10-20 08:00", "facebook")["facebook"]
    for at, views, name in (
        ("2026-11-14 20:00", 10, "post_impressions"),
        ("2026-12-14 20:00", 25, "post_media_view"),
    ):
        read(desk, post, at, views=views, raw={"id": 1, name: views})
    (line,) = report(desk).series
    found = [(point.month, point.figure.value, point.breaks) for point in line.points]
    assert found == [("2026-11", 10, False), ("2026-12", 15, True)]


def test_a_report_comes_back_from_json_as_it_was(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00", "website, facebook")
    found = ADAPTER.dump_json(report(desk))
    assert ADAPTER.dump_json(ADAPTER.validate_json(found)) == found
    assert ADAPTER.dump_json(report(desk)) == found


def test_themes_by_month_and_days_count_what_went_out(desk: Desk) -> None:
    out(desk, "a", "2026-11-10 08:00", "website, facebook")
    out(desk, "b", "2026-11-24 08:00", title="b", theme="doi-thoai")
    found = report(desk)
    assert figure(found, "theme-month/thu-tuc/2026-11").value == 1
    assert figure(found, "theme-month/thu-tuc/2026-12").value == 0
    assert figure(found, "theme-month/total/total").value == 2
    assert figure(found, "unit-channel/van-phong/website").value == 1
    assert figure(found, "so-far/van-phong/products").value == 2
    assert found.days == {"2026-11-24": 1}
