"""From any figure of a report to the readings behind it, and that they add up to it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from publisher.actions.waiting import adopt
from publisher.contract import Audience
from publisher.contract import Period as Span
from publisher.engagement.readings import readings
from publisher.engagement.spans import keep_span
from publisher.outbox.deliveries import WITHDRAWN
from publisher.report.periods.notation import read_period
from publisher.report.periods.period import Period
from publisher.report.tracing import NoSuchFigure, Trace, Tracer, trace
from report_office import count_followers, local, out, read, reporting
from workspaces import Desk

EVERYWHERE = "website, facebook, telegram"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Open an office with two months of posts, readings and accounts."""
    with reporting(tmp_path_factory.mktemp("office")) as desk:
        _fill(desk)
        desk.time = local("2026-12-20 08:00")
        yield desk


def _fill(desk: Desk) -> None:
    old = out(desk, "cu", "2026-11-10 08:00", EVERYWHERE, title="Cũ")
    read(desk, old["website"], "2026-11-14 23:00", views=100, useful=2, not_useful=1)
    read(desk, old["website"], "2026-12-14 23:00", views=130, useful=9, not_useful=2)
    read(desk, old["facebook"], "2026-11-14 23:00", views=9, reach=50, reactions=5, comments=1)
    fell = read(desk, old["facebook"], "2026-12-10 08:00", views=40, reach=90, reactions=3)
    answer = {"post_media_view": 40, "reactions": {"summary": {"total_count": 3}}, "x": 3}
    tell(desk, fell, answer)
    new = out(desk, "moi", "2026-11-24 08:00", EVERYWHERE, title="Mới", theme="doi-thoai")
    read(desk, new["website"], "2026-12-14 23:00", views=7)
    tell(desk, read(desk, new["facebook"], "2026-12-14 23:00", views=6, reach=70, shares=2),
         {"post_media_view": 6, "post_total_media_view_unique": 70})  # fmt: skip
    gone = out(desk, "go", "2026-11-25 08:00", "website", title="Gỡ", unit="quan-ly-xay-dung")
    read(desk, gone["website"], "2026-11-25 20:00", views=4)
    with desk.workspace.store.write() as db:
        db.exec_driver_sql("UPDATE items SET withdrawn_at = 1796000000000 WHERE id = 'go'")
    desk.set("go", state=WITHDRAWN, sent_at=local("2026-11-25 09:00"))
    desk.put("xua.md", title="Xưa", publish_at="2026-11-16 08:00", channels="[website]")
    desk.scan()
    adopt(desk.workspace, ["xua"])
    adopted = desk.row("xua", "website")["id"]
    read(desk, adopted, "2026-11-25 08:00", views=1_000)
    read(desk, adopted, "2026-12-13 08:00", views=1_011)
    for day, count in (("2026-11-15", 300), ("2026-12-15", 330)):
        count_followers(desk, "facebook", day, count)
    december = month(desk, "2026-12")
    people = Audience(
        reach=900, raw={"page_total_media_view_unique": [{"values": [{"value": 900}]}]}
    )
    with desk.workspace.store.write() as db:
        keep_span(db, "facebook", Span(december.start, december.end), people, december.end)


def tell(desk: Desk, reading: int, raw: dict[str, Any]) -> None:
    with desk.workspace.store.write() as db:
        db.execute(update(readings).where(readings.c.id == reading).values(raw=raw))


def month(desk: Desk, name: str) -> Period:
    config = desk.workspace.config
    return read_period(name, config.regime, config.calendar, desk.workspace.now())


def traced(desk: Desk, figure: str) -> Trace:
    return trace(desk.workspace, figure)


@pytest.mark.parametrize("name", ["2026-11", "2026-12", "2026-Q4", "20/11/2026..10/12/2026"])
def test_the_sources_of_every_figure_add_up_to_it(desk: Desk, name: str) -> None:
    tracer = Tracer.of(desk.workspace, month(desk, name))
    assert len(tracer.figures) > 100
    found = {place: tracer.trace(place) for place in tracer.figures}
    assert {place: each.value for place, each in found.items()} == {
        place: figure.value for place, (_name, figure) in tracer.figures.items()
    }


def test_a_sum_leads_to_the_readings_at_both_ends_of_every_post(desk: Desk) -> None:
    found = traced(desk, "2026-12/channels/website/views")
    by_item = {each.item: each for each in found.sources}
    assert found.value == sum(each.value or 0 for each in found.sources) == 30 + 7 + 4 + 11
    assert by_item["cu"].begin and by_item["cu"].end
    assert (by_item["cu"].begin.value, by_item["cu"].end.value, by_item["cu"].value) == (
        100,
        130,
        30,
    )
    assert by_item["moi"].begin is None
    assert by_item["cu"].end.at == local("2026-12-14 23:00")


def test_an_adopted_post_is_counted_from_its_first_reading(desk: Desk) -> None:
    found = traced(desk, "2026-12/items/xua/views")
    (source,) = found.sources
    assert source.begin and source.end
    assert (source.begin.value, source.end.value, source.value) == (1_000, 1_011, 11)


def test_a_metric_is_told_as_the_service_calls_it(desk: Desk) -> None:
    found = traced(desk, "2026-12/channels/facebook/views")
    assert {each.end.metric for each in found.sources if each.end} == {""}  # an old one is silent
    reach = traced(desk, "2026-12/items/moi/reach").sources
    (facebook,) = [each for each in reach if each.end]
    assert facebook.end and facebook.end.metric == "post_total_media_view_unique"
    assert facebook.end.raw["post_media_view"] == 6


def test_people_lead_to_what_the_account_was_told_of_the_period(desk: Desk) -> None:
    (source,) = traced(desk, "2026-12/channels/facebook/people").sources
    assert source.end and source.end.value == 900
    assert source.end.metric.startswith("page_total_media_view_unique")
    (change,) = traced(desk, "2026-12/channels/facebook/followers_change").sources
    assert change.begin and change.end
    assert (change.begin.value, change.end.value, change.value) == (300, 330, 30)


def test_an_unknown_figure_says_of_each_post_why(desk: Desk) -> None:
    found = traced(desk, "2026-12/channels/telegram/views")
    assert found.value is None
    assert {each.why for each in found.sources} == {"not_yet"}


def test_what_was_planned_leads_to_the_rows_of_the_queue(desk: Desk) -> None:
    found = traced(desk, "2026-12/punctuality/website/on_time")
    assert [each.item for each in found.sources] == ["moi"]
    assert found.value == 1
    late = traced(desk, "2026-12/punctuality/website/late").sources
    assert [(each.item, each.at) for each in late] == [("go", local("2026-11-25 08:00"))]


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("2026-12/units/van-phong/view", "2026-12/units/van-phong/views"),
        ("2026-12/unit/van-phong/views", "2026-12/units/van-phong/views"),
        ("2026-12", ""),
        ("khong-co/units/van-phong/views", ""),
        ("", ""),
        ("2026-12/units/van-phong/views/x", "2026-12/units/van-phong/views"),
    ],
)
def test_an_id_that_there_is_not_is_answered_with_the_nearest(
    desk: Desk, asked: str, nearest: str
) -> None:
    with pytest.raises(NoSuchFigure) as caught:
        traced(desk, asked)
    assert repr(asked) in str(caught.value)
    assert nearest in str(caught.value)


def test_the_time_of_a_reading_is_the_services_and_not_the_periods(desk: Desk) -> None:
    found = traced(desk, "2026-12/items/go/views")
    (source,) = found.sources
    december = month(desk, "2026-12")
    assert source.end and december.end - source.end.at > timedelta(days=10)
    assert found.figure.carried == 1
