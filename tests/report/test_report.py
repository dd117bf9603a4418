"""Reports: which posts count, which readings stand for them, what may be added up."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pytest
from sqlalchemy import event

from publisher.engagement.ages import closings, planned_readings
from publisher.outbox.deliveries import DOUBTFUL, WITHDRAWN
from publisher.report.report import BadPeriod, Report, make_report
from publisher.report.rows import Row
from report_office import count_followers, local, out, read, reporting
from workspaces import Desk, opened

MONTH = ("2026-11-15", "2026-12-14")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        yield desk


def made(desk: Desk, by: str = "channel") -> Report:
    return make_report(desk.workspace, *MONTH, by)


def row(report: Report, key: str) -> Row:
    (found,) = [row for row in report.rows if row.key == key]
    return found


def cell(report: Report, key: str, heading: str) -> str:
    index = [each.key for each in report.rows].index(key)
    return report.lines[index][report.headings.index(heading)]


def test_days_are_whole_days_of_the_office(desk: Desk) -> None:
    for item, at in (
        ("truoc", "2026-11-14 23:59"),
        ("dau", "2026-11-15 00:00"),
        ("cuoi", "2026-12-14 23:59"),
        ("sau", "2026-12-15 00:00"),
    ):
        out(desk, item, at, title=item)
    assert [row.key for row in made(desk, "item").rows] == ["dau/website", "cuoi/website"]


def test_item_on_three_channels_is_one_product(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00", "website, facebook, telegram")
    report = made(desk)
    assert (report.total.products, report.total.posts) == (1, 3)
    assert [(each.key, each.posts) for each in report.rows] == [
        ("website", 1), ("facebook", 1), ("telegram", 1),
    ]  # fmt: skip


def test_last_reading_by_the_end_stands_for_a_post(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-11-25 08:00", views=10)
    last = read(desk, post, "2026-12-13 08:00", views=15)
    read(desk, post, "2026-12-16 08:00", views=99)
    views = row(made(desk), "website").figures["views"]
    assert (views.value, views.readings) == (15, (last,))


def test_closing_reading_counts_though_it_is_taken_after_midnight(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-12-13 08:00", views=15)
    end = local("2026-12-15 00:00")
    plan = planned_readings(
        local("2026-11-24 08:00"), [], closings(desk.workspace.config.calendar, "nd09")
    )
    (label,) = [label for at, label in takewhile(lambda each: each[0] <= end, plan)]
    read(desk, post, "2026-12-15 00:01", label, views=20)
    assert row(made(desk), "website").figures["views"].value == 20


def test_closing_reading_that_came_days_late_does_not_count(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-12-13 08:00", views=15)
    read(desk, post, "2026-12-18 00:01", "closing 2026-12-14", views=20)
    assert row(made(desk), "website").figures["views"].value == 15


def test_failed_reading_leaves_the_one_before_it(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    first = read(desk, post, "2026-11-25 08:00", views=10)
    read(desk, post, "2026-11-30 08:00", reactions=3)
    figures = row(made(desk), "website").figures
    assert (figures["views"].value, figures["views"].readings) == (10, (first,))
    assert figures["reactions"].value == 3


def test_unknown_figure_is_a_dash_and_zero_is_zero(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, telegram")
    read(desk, posts["website"], "2026-11-25 08:00", views=0)
    read(desk, posts["telegram"], "2026-11-25 08:00", reactions=2)
    report = made(desk)
    assert cell(report, "website", "Lượt hiển thị") == "0"
    assert cell(report, "telegram", "Lượt hiển thị") == "–"
    assert row(report, "telegram").figures["views"].value is None


def test_sum_says_how_many_posts_it_knows(desk: Desk) -> None:
    for item in ("a", "b", "c"):
        out(desk, item, "2026-11-24 08:00", title=item)
    for delivery in (1, 2):
        read(desk, delivery, "2026-11-25 08:00", views=7_710)
    assert cell(made(desk), "website", "Lượt hiển thị") == "15.420\ncó số liệu 2/3 bài"
    read(desk, 3, "2026-11-25 08:00", views=0)
    assert cell(made(desk), "website", "Lượt hiển thị") == "15.420"


@pytest.mark.slow
def test_reach_is_never_added_up(desk: Desk) -> None:
    for item, reach in (("a", 900), ("b", 1_200)):
        posts = out(desk, item, "2026-11-24 08:00", "website, facebook", title=item)
        read(desk, posts["facebook"], "2026-11-25 08:00", reach=reach)
    report = made(desk)
    assert cell(report, "facebook", "Người tiếp cận") == "ít nhất 1.200"
    assert report.total.figures["reach"].value == 1_200
    assert cell(made(desk, "item"), "a/facebook", "Người tiếp cận") == "900"


def test_views_of_several_channels_are_summed_only_under_their_own_name(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, facebook")
    for delivery in posts.values():
        read(desk, delivery, "2026-11-25 08:00", views=100)
    name = "Tổng lượt hiển thị"
    assert "Lượt hiển thị" not in made(desk, "unit").headings
    assert cell(made(desk, "unit"), "van-phong", name) == "200"
    added_up = f"{name} cộng dồn các kênh, mỗi nền tảng đếm theo cách riêng"
    assert f"{added_up}: 200 (có số liệu 2/2 bài)." in made(desk).notes
    assert made(desk).lines[-1][0] == "Tổng cộng"


def test_theme_without_any_post_is_seen(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00", theme="thu-tuc")
    found = [(each.key, each.posts) for each in made(desk, "theme").rows]
    assert found == [("thu-tuc", 1), ("doi-thoai", 0)]


def test_units_come_in_the_order_of_the_list(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00", unit="quan-ly-xay-dung")
    names = [each.name for each in made(desk, "unit").rows]
    assert names == ["Văn phòng Sở", "Phòng Quản lý xây dựng"]


def test_post_of_a_unit_that_left_the_list_is_not_lost(tmp_path: Path) -> None:
    with reporting(tmp_path) as desk:
        out(desk, "a", "2026-11-24 08:00", unit="van-phong")
    config = tmp_path / "config/publisher.toml"
    config.write_text(
        config.read_text("utf-8").replace('"van-phong"', '"hanh-chinh"'), encoding="utf-8"
    )
    with opened(tmp_path) as desk:
        report = make_report(desk.workspace, *MONTH, "unit")
    assert [(each.key, each.posts) for each in report.rows][-1] == ("van-phong", 1)
    assert report.rows[-1].name == "Văn phòng Sở"


@pytest.mark.slow
def test_withdrawn_posts_are_counted_apart(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, facebook")
    for delivery in posts.values():
        read(desk, delivery, "2026-11-25 08:00", views=100)
    desk.set("a", "facebook", state=WITHDRAWN)
    report = made(desk)
    assert (row(report, "facebook").posts, row(report, "facebook").withdrawn) == (0, 1)
    assert (report.total.posts, report.total.figures["views"].value) == (1, 100)


def test_followers_are_the_last_count_with_its_day_and_change(desk: Desk) -> None:
    for day, followers in (
        ("2026-11-10", 900), ("2026-11-16", 1_000), ("2026-12-13", 1_250), ("2026-12-15", 5_000),
    ):  # fmt: skip
        count_followers(desk, "facebook", day, followers)
    count_followers(desk, "telegram", "2026-11-01", 300)
    report = made(desk)
    heading = "Người theo dõi"
    assert cell(report, "facebook", heading) == "1.250\n+250; ngày 13/12/2026"
    assert cell(report, "telegram", heading) == "300\nngày 01/11/2026"
    assert cell(report, "website", heading) == "–"
    assert report.lines[-1][-1] == ""  # never added up


def test_post_in_doubt_is_told_and_not_counted(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00")
    desk.set("a", state=DOUBTFUL)
    report = made(desk)
    assert report.total.posts == 0
    assert any("chưa rõ đã đăng hay chưa" in note and note.endswith("1.") for note in report.notes)


def test_period_that_is_not_over_is_told(desk: Desk) -> None:
    assert not any("Kỳ báo cáo chưa kết thúc" in note for note in made(desk).notes)
    desk.time = local("2026-12-01 08:00")
    assert any("Kỳ báo cáo chưa kết thúc" in note for note in made(desk).notes)


def test_readings_behind_the_figures_are_dated(desk: Desk) -> None:
    assert any("Chưa có lần đọc" in note for note in made(desk).notes)
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-11-25 09:30", views=1)
    assert any("25/11/2026 09:30" in note for note in made(desk).notes)


@pytest.mark.parametrize(
    ("since", "until", "by"),
    [
        ("2026-12-14", "2026-11-15", "channel"),
        ("15/11/2026", "2026-12-14", "channel"),
        ("2026-11-15", "2026-02-30", "channel"),
        ("2026-11-15", "9999-12-31", "channel"),
        ("2026-11-15", "2026-12-14", "weather"),
    ],
)
def test_what_is_no_period_is_refused(desk: Desk, since: str, until: str, by: str) -> None:
    with pytest.raises(BadPeriod):
        make_report(desk.workspace, since, until, by)


@pytest.mark.slow
def test_many_posts_need_no_more_statements_than_one(desk: Desk) -> None:
    def statements() -> int:
        seen: list[str] = []
        engine = desk.workspace.store._reader
        listener = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listener)
        made(desk)
        event.remove(engine, "before_cursor_execute", listener)
        return len(seen)

    out(desk, "a", "2026-11-24 08:00", "website, facebook")
    few = statements()
    for day in range(1, 9):
        out(desk, f"b{day}", f"2026-12-0{day} 08:00", "website, facebook", title=f"b{day}")
    assert statements() == few


@pytest.mark.slow
def test_months_of_the_decree_tile_the_quarter(desk: Desk) -> None:
    day = local("2026-09-15 08:00")
    for index in range(12):
        at = day + timedelta(days=8 * index)
        out(desk, f"i{index}", f"{at:%Y-%m-%d %H:%M}", title=f"i{index}")
    months = [("2026-09-15", "2026-10-14"), ("2026-10-15", "2026-11-14"), MONTH]
    each = [make_report(desk.workspace, *month, "unit").total.posts for month in months]
    quarter = make_report(desk.workspace, "2026-09-15", "2026-12-14", "unit").total.posts
    assert sum(each) == quarter == 12
