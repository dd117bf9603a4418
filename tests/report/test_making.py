"""What a report counts and says of a whole office: nothing gained, nothing lost."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pytest
from sqlalchemy import event

from publisher.engagement.ages import ReadingPlan
from publisher.outbox.deliveries import DOUBTFUL, WITHDRAWN
from publisher.report.figures.model import Figure, Report, Row
from publisher.report.making import make_report
from publisher.report.periods.period import Kind, period
from publisher.timetable.regimes import ND09, REGIMES
from report_office import count_followers, local, out, read, reporting
from workspaces import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        yield desk


def made(desk: Desk, kind: Kind = "month", index: int = 12) -> Report:
    calendar = desk.workspace.config.calendar
    return make_report(desk.workspace, period(REGIMES[ND09], kind, 2026, index, calendar))


def row(report: Report, table: str, key: str) -> Row:
    rows = [*report.tables[table].rows, report.tables[table].total]
    (found,) = [each for each in rows if each and each.key == key]
    return found


def figure(report: Report, table: str, key: str, column: str) -> Figure:
    ids = [each.id for each in report.tables[table].columns[1:]]
    cell = row(report, table, key).cells[ids.index(column)]
    assert isinstance(cell, Figure)
    return cell


def test_days_are_whole_days_of_the_office(desk: Desk) -> None:
    for item, at in (
        ("truoc", "2026-11-14 23:59"),
        ("dau", "2026-11-15 00:00"),
        ("cuoi", "2026-12-14 23:59"),
        ("sau", "2026-12-15 00:00"),
    ):
        out(desk, item, at, title=item)
    assert {each.item for each in made(desk).evidence} == {"dau", "cuoi"}
    assert figure(made(desk), "channels", "total", "posts").value == 2


def test_a_reading_of_the_closing_that_the_daemon_plans_is_the_one_that_counts(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-12-13 08:00", views=15)
    end = local("2026-12-15 00:00")
    plan = ReadingPlan.of(desk.workspace.config).readings(local("2026-11-24 08:00"))
    *_ages, (_at, label) = takewhile(lambda each: each[0] <= end, plan)
    read(desk, post, "2026-12-15 00:01", label, views=20)
    assert figure(made(desk), "channels", "website", "views").value == 20


def test_a_sum_says_how_many_posts_it_knows(desk: Desk) -> None:
    for item in ("a", "b", "c"):
        out(desk, item, "2026-11-24 08:00", title=item)
    for delivery in (1, 2):
        read(desk, delivery, "2026-11-25 08:00", views=7_710)
    views = figure(made(desk), "channels", "website", "views")
    assert (views.value, views.known, views.of) == (15_420, 2, 3)
    assert sum(views.why.values()) == 1
    read(desk, 3, "2026-11-25 08:00", views=0)
    views = figure(made(desk), "channels", "website", "views")
    assert (views.value, views.known, views.of) == (15_420, 3, 3)


def test_views_of_several_channels_are_summed_only_under_their_own_name(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, facebook")
    for delivery in posts.values():
        read(desk, delivery, "2026-11-25 08:00", views=100)
    report = made(desk)
    titles = {
        table: [each.title for each in report.tables[table].columns if each.id == "views"]
        for table in ("channels", "units", "themes")
    }
    assert titles == {
        "channels": ["Lượt hiển thị"],
        "units": ["Tổng lượt hiển thị"],
        "themes": ["Tổng lượt hiển thị"],
    }
    assert figure(report, "units", "van-phong", "views").value == 200


def test_a_theme_without_any_post_is_seen(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00", theme="thu-tuc")
    report = made(desk)
    posts = {key: figure(report, "themes", key, "posts").value for key in ("thu-tuc", "doi-thoai")}
    assert posts == {"thu-tuc": 1, "doi-thoai": 0}


def test_a_post_of_a_unit_that_left_the_list_is_not_lost(tmp_path: Path) -> None:
    with reporting(tmp_path) as desk:
        out(desk, "a", "2026-11-24 08:00", unit="van-phong")
    config = tmp_path / "config/publisher.toml"
    text = config.read_text("utf-8").replace('"van-phong"', '"hanh-chinh"')
    config.write_text(text, encoding="utf-8")
    with opened(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        report = made(desk)
    assert figure(report, "units", "van-phong", "posts").value == 1
    assert row(report, "units", "van-phong").name == "Văn phòng Sở"


def test_what_was_withdrawn_stays_counted_and_is_told_apart(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, facebook")
    for delivery in posts.values():
        read(desk, delivery, "2026-11-25 08:00", views=100)
    before = made(desk)
    desk.set("a", "facebook", state=WITHDRAWN)
    after = made(desk)
    for column in ("products", "posts", "views"):
        place = ("channels", "total", column)
        assert figure(after, *place).value == figure(before, *place).value


def test_followers_are_those_at_the_end_with_their_change(desk: Desk) -> None:
    for day, followers in (
        ("2026-11-10", 900), ("2026-11-16", 1_000), ("2026-12-13", 1_250), ("2026-12-16", 5_000),
    ):  # fmt: skip
        count_followers(desk, "facebook", day, followers)
    report = made(desk)
    assert figure(report, "channels", "facebook", "followers").value == 1_250
    assert figure(report, "channels", "facebook", "followers_change").value == 350
    assert figure(report, "channels", "website", "followers").value is None
    total = report.tables["channels"].total
    assert total is not None and total.cells[-1] is None, "never added up"


def test_a_post_in_doubt_is_told_and_not_counted(desk: Desk) -> None:
    out(desk, "a", "2026-11-24 08:00")
    assert not any("chưa rõ đã đăng hay chưa" in note for note in made(desk).notes)
    desk.set("a", state=DOUBTFUL)
    report = made(desk)
    assert figure(report, "channels", "total", "posts").value == 0
    assert report.notes[-1].endswith("1.") and "chưa rõ đã đăng hay chưa" in report.notes[-1]


def test_a_period_that_is_not_over_is_told(desk: Desk) -> None:
    assert made(desk).is_over
    desk.time = local("2026-12-01 08:00")
    assert not made(desk).is_over


def test_a_figure_that_stands_on_an_old_reading_says_so(desk: Desk) -> None:
    post = out(desk, "a", "2026-11-24 08:00")["website"]
    read(desk, post, "2026-11-25 09:30", views=1)
    assert figure(made(desk), "channels", "website", "views").carried == 1


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
def test_products_and_posts_of_three_months_are_those_of_the_quarter(desk: Desk) -> None:
    day = local("2026-09-15 08:00")
    for index in range(12):
        at = day + timedelta(days=8 * index)
        out(desk, f"i{index}", f"{at:%Y-%m-%d %H:%M}", title=f"i{index}")
    for column in ("products", "posts"):
        place = ("units", "total", column)
        months = [figure(made(desk, "month", index), *place).value or 0 for index in (10, 11, 12)]
        quarter = figure(made(desk, "quarter", 4), *place).value
        assert sum(months) == quarter == 12
