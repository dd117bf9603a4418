"""Charts: what they show is what the report says, in any text, and no label is cut."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from PIL import ImageFont

from publisher.contract import FONT
from publisher.report.documents.chart_drawing import WIDTH
from publisher.report.documents.chart_lettering import wrapped
from publisher.report.documents.chart_scale import apart, ticks
from publisher.report.documents.charts import Chart, charts
from publisher.report.figures.model import Point, Report, Series
from sample_report import HOSTILE, LONG, MONTHS, figure, sample_report

pytestmark = pytest.mark.usefixtures("vietnamese")
SVG = "{http://www.w3.org/2000/svg}"
UNIT = "Trung tâm Giám định chất lượng xây dựng và Kinh tế vật liệu xây dựng tỉnh Đắk Lắk"
WORST = f'{HOSTILE} ]]> &amp; \x00\x1b\u202e\ud800 <script>alert("x")</script> ' + "ừ" * 400


def made(report: Report) -> dict[str, Chart]:
    return {each.id: each for each in charts(report)}


def read(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg)  # noqa: S314  our own picture


def texts(chart: Chart) -> list[str]:
    return [each.text or "" for each in read(chart).iter(f"{SVG}text")]


def renamed(name: str) -> Report:
    """Return a report whose units and channels all have one name."""
    report = sample_report()
    units = report.tables["units"]
    rows = tuple(replace(row, name=name) for row in units.rows)
    return replace(
        report,
        tables={"units": replace(units, rows=rows)},
        series=[replace(each, name=name) for each in report.series],
    )


# --- Every chart ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Văn phòng Sở", UNIT, LONG, HOSTILE, WORST, "", "W" * 200])
def test_no_label_is_cut_or_stands_on_another(name: str) -> None:
    for chart in charts(renamed(name)):
        high = float(read(chart).attrib["viewBox"].split()[3])
        boxes = list(lettered(read(chart), 0))
        assert all(left >= 0 and right <= WIDTH for left, right, _top, _foot in boxes)
        assert all(top >= 0 and foot <= high for _left, _right, top, foot in boxes)
        for n, one in enumerate(boxes):
            assert not any(overlap(one, other) for other in boxes[n + 1 :]), chart.id


Box = tuple[float, float, float, float]


def lettered(element: ElementTree.Element, down: float) -> Iterator[Box]:
    """Yield the place of each text, measured with the font itself."""
    moved = re.match(r"translate\(0 ([\d.]+)\)", element.get("transform", ""))
    down += float(moved[1]) if moved else 0
    if element.tag == f"{SVG}text":
        size = float(element.get("font-size", 13))
        wide = ImageFont.truetype(FONT, 100).getlength(element.text or "") * size / 100
        begin = {"end": wide, "middle": wide / 2}.get(element.get("text-anchor", ""), 0)
        left, foot = float(element.attrib["x"]) - begin, float(element.attrib["y"]) + down
        yield left, left + wide, foot - size * 0.75, foot + size * 0.22
    for each in element:
        yield from lettered(each, down)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


@pytest.mark.parametrize("name", [UNIT, LONG, HOSTILE])
def test_a_name_stands_in_full_however_many_lines_it_takes(name: str) -> None:
    for chart in charts(renamed(name)):
        if chart.id.startswith("units"):
            assert "".join(texts(chart)).replace(" ", "").count(name.replace(" ", "")) == 3


def test_hostile_text_stays_text_and_asks_for_nothing() -> None:
    for chart in charts(renamed(WORST)):
        tags = {each.tag.removeprefix(SVG) for each in read(chart).iter()}
        assert tags <= {"svg", "title", "desc", "g", "defs", "pattern", "rect", "path", "text"}
        addresses = re.findall(r"(?:href|src|url\(|@import)[^\s>]*", markup(chart))
        assert {each for each in addresses if not each.startswith("url(#")} == set()


def markup(chart: Chart) -> str:
    """Return the tags alone."""
    return "".join(re.findall(r"<[^>]*>", chart.svg))


def test_a_chart_says_in_words_what_it_shows() -> None:
    for chart in charts(sample_report()):
        svg = read(chart)
        named = svg.attrib["aria-labelledby"].split()
        held = {each.attrib["id"]: each.text for each in svg if "id" in each.attrib}
        assert svg.attrib["role"] == "img"
        assert [held[each] for each in named] == [chart.title, chart.words]


def test_no_two_charts_of_a_page_share_an_id() -> None:
    found = re.findall(r'\bid="([^"]+)"', "".join(each.svg for each in charts(sample_report())))
    assert len(found) == len(set(found))


def test_a_report_without_figures_has_no_charts() -> None:
    report = sample_report()
    nothing = [
        replace(each, points=[replace(p, figure=figure("x", None)) for p in each.points])
        for each in report.series
    ]
    units = report.tables["units"]
    rows = [replace(row, cells=[figure("x", None)] * len(row.cells)) for row in units.rows]
    tables = {"units": replace(units, rows=rows)}
    assert charts(replace(report, tables=tables, series=nothing, days={})) == ()
    assert charts(replace(report, tables={}, series=(), days={"2026-11-01": 0})) == ()


# --- Bars -------------------------------------------------------------------------------


def test_bars_are_as_long_as_their_figures_and_hatched_where_these_are_not_whole() -> None:
    chart = made(units(400, 100, None, -3))["units-views"]
    rects = [each for each in read(chart).iter(f"{SVG}rect") if each.get("height") == "14"]
    solid = [float(each.attrib["width"]) for each in rects]
    assert len(solid) == 2  # neither what nobody knows nor what was taken back has a length
    assert solid[0] == pytest.approx(4 * solid[1], rel=0.01)
    hatched = [each for each in read(chart).iter(f"{SVG}rect") if "url" in each.get("fill", "")]
    assert len(hatched) == 3 + 1  # the first two are partly known; one more is in the legend
    assert "chưa có số liệu" in texts(chart)
    assert "400 (2/3)" in texts(chart)
    assert "-3" in texts(chart)
    assert "0" not in texts(chart)


def test_a_unit_without_any_post_has_a_dash_and_nothing_that_is_not_known() -> None:
    report = units(400)
    table = report.tables["units"]
    cells = [replace(table.rows[0].cells[0], value=None, known=0, of=0)] * 5  # type: ignore[type-var]
    rows = [*table.rows, replace(table.rows[0], name="Không bài", cells=cells)]
    chart = made(replace(report, tables={"units": replace(table, rows=rows)}))["units-views"]
    assert texts(chart).count("–") == 1
    assert "chưa có số liệu" not in texts(chart)


def units(*views: int | None) -> Report:
    """Return a report with one unit for each of these views; the first two are partly known."""
    report = sample_report()
    table = report.tables["units"]
    rows = tuple(
        replace(
            table.rows[0],
            key=f"u{n}",
            name=f"Đơn vị {n}",
            cells=[
                figure(f"u{n}/{each.id}", value, 0 if value is None else 2 if n < 2 else 3)
                for each in table.columns[1:]
            ],
        )
        for n, value in enumerate(views)
    )
    return replace(report, tables={"units": replace(table, rows=rows)})


def test_too_many_bars_for_a_page_become_several_charts_of_one_scale() -> None:
    found = [each for each in charts(units(*range(1, 61))) if each.id.startswith("units-views")]
    assert [each.id for each in found] == ["units-views-1", "units-views-2"]
    assert found[0].title.endswith("(1/2)")
    shown = [text for each in found for text in texts(each) if text.startswith("Đơn vị")]
    assert shown == [f"Đơn vị {n}" for n in range(60)]
    assert all(float(read(each).attrib["viewBox"].split()[3]) <= 900 for each in found)


# --- Lines ------------------------------------------------------------------------------


def line(*values: int | None, breaks: int | None = None) -> Report:
    points = [
        Point(month=month, figure=figure(f"series/zalo/{month}", value), breaks=n == breaks)
        for n, (month, value) in enumerate(zip(MONTHS, values, strict=True))
    ]
    return replace(sample_report(), series=[Series(key="zalo", name="Zalo OA", points=points)])


def drawn(report: Report) -> int:
    """Return how many pieces of line there are."""
    return len(re.findall("stroke-dasharray", made(report)["series-views"].svg))


def test_a_line_breaks_where_nobody_knows_and_where_a_service_counts_anew() -> None:
    assert drawn(line(5, 6, 7)) == 2
    assert drawn(line(5, None, 7)) == 0
    assert drawn(line(5, 6, 7, breaks=2)) == 1
    assert drawn(line(0, 0, 7)) == 2


def test_the_legend_explains_only_what_is_there() -> None:
    def said(report: Report) -> str:
        return " ".join(texts(made(report)["series-views"]))

    assert "chưa có số liệu" not in said(line(5, 6, 7))
    assert "chưa có số liệu" in said(line(5, None, 7))
    assert "đếm theo cách khác" in said(line(5, 6, 7, breaks=1))
    assert "đếm theo cách khác" not in said(line(5, None, 7))


def test_lines_of_very_different_size_have_a_frame_each() -> None:
    report = line(5, 6, 7)
    large = replace(line(5_000, 6_000, 7_000).series[0], key="website", name="Trang")
    both = made(replace(report, series=[*report.series, large]))["series-views"]
    assert "Mỗi khung có thang đo riêng." in texts(both)
    assert texts(both).count("10") >= 2  # the months stand below each
    assert "Mỗi khung có thang đo riêng." not in texts(made(report)["series-views"])


def test_views_and_people_are_never_on_one_scale() -> None:
    report = line(5, 6, 7)
    people = replace(report.series[0], column="people")
    assert {"series-views", "series-people"} <= set(
        made(replace(report, series=[*report.series, people]))
    )


def test_a_channel_that_nobody_knows_anything_of_is_named_without_a_line() -> None:
    unknown = replace(line(None, None, None).series[0], key="t", name="Telegram")
    report = line(5, 6, 7)
    chart = made(replace(report, series=[*report.series, unknown]))["series-views"]
    assert "Chưa có số liệu: Telegram" in texts(chart)
    assert "Telegram: 09/2026 chưa có số liệu" in chart.words


@pytest.mark.parametrize(("low", "high"), [(0, 0), (1, 1), (3, 12_345), (-40, 900), (-9, -3)])
def test_a_scale_holds_its_values_and_0_with_round_steps(low: int, high: int) -> None:
    found = ticks(low, high)
    assert found[0] <= min(low, 0)
    assert found[-1] >= max(high, 0)
    assert 0 in found
    assert 2 <= len(found) <= 7
    assert len({later - each for each, later in pairwise(found)}) == 1


def test_labels_that_want_one_place_stand_below_each_other_within_bounds() -> None:
    places = apart([100, 100, 99, 0], [20, 30, 20, 10], 0, 110)
    edges = sorted(
        (place - high / 2, place + high / 2)
        for place, high in zip(places, [20, 30, 20, 10], strict=True)
    )
    assert all(one[1] <= other[0] for one, other in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 110


def test_only_a_word_that_fits_on_no_line_is_broken() -> None:
    assert wrapped("Phòng Quản lý xây dựng", 80, 13) == ["Phòng", "Quản lý xây", "dựng"]
    assert "".join(wrapped(LONG, 80, 13)) == LONG
    assert wrapped("", 80, 13) == [""]


# --- Days -------------------------------------------------------------------------------


def test_the_calendar_has_each_day_of_the_period_once_and_the_number_of_its_posts() -> None:
    chart = made(sample_report())["days"]
    cells = [each for each in read(chart).iter(f"{SVG}rect") if each.get("height") == "20"]
    assert len(cells) == 31
    assert [each for each in texts(chart) if each.isdigit()] == ["2", "1", "3"]
    assert texts(chart)[:7] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert chart.words == "3 ngày có bài đăng: 20/10/2026: 2, 21/10/2026: 1, 04/11/2026: 3"


def test_days_that_are_still_to_come_are_not_drawn_as_days_without_posts() -> None:
    report = replace(sample_report(), made_at=datetime(2026, 11, 4, 18, tzinfo=UTC))
    chart = made(report)["days"]
    cells = [each for each in read(chart).iter(f"{SVG}rect") if each.get("height") == "20"]
    assert len(cells) == 22  # from 15 October to 5 November, which it is in the office's zone


def test_a_year_of_days_fits_on_a_page() -> None:
    report = sample_report()
    year = replace(report.period, first=date(2025, 12, 15), last=date(2026, 12, 14))
    days = {"2025-12-15": 1, "2026-12-14": 130, "2026-03-01": 40}
    over = datetime(2026, 12, 15, 1, tzinfo=UTC)
    chart = made(replace(report, period=year, days=days, made_at=over))["days"]
    cells = [each for each in read(chart).iter(f"{SVG}rect") if each.get("height") == "20"]
    assert len(cells) == 365
    assert float(read(chart).attrib["viewBox"].split()[3]) < 900
    boxes = list(lettered(read(chart), 0))
    assert all(left >= 0 and right <= WIDTH for left, right, _top, _foot in boxes)
    for n, one in enumerate(boxes):
        assert not any(overlap(one, other) for other in boxes[n + 1 :])
