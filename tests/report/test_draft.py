"""The drafted text: every figure in it is the report's, and it claims nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import words
from publisher.report.documents.draft import Draft, draft
from publisher.report.documents.figure_words import comparison, counted, figure_words, percent
from publisher.report.figures.model import (
    ADAPTER,
    Change,
    Column,
    Figure,
    PeriodName,
    Report,
    Row,
    Table,
)
from sample_report import HOSTILE, LONG, figure, sample_report

pytestmark = pytest.mark.usefixtures("vietnamese")
PERIOD = sample_report().period
BEFORE = PeriodName(
    id="2026-10",
    kind="month",
    name="kỳ trước",
    first=date(2026, 9, 15),
    last=date(2026, 10, 14),
    regime="nd09",
    closed_at=datetime(2026, 10, 14, 17, tzinfo=UTC),
)


def said(made: Draft) -> str:
    return "\n".join(
        [*made.opening, *(line for each in made.sections for line in each.paragraphs)]
    )


def section(made: Draft, heading: str) -> str:
    (found,) = (each for each in made.sections if heading in each.heading)
    return "\n".join(found.paragraphs)


# --- Figures ------------------------------------------------------------------------------


def test_every_number_in_the_text_is_one_of_the_report() -> None:
    report = plain(sample_report())
    text = re.sub(r"\d{2}/\d{2}/\d{4}|\b\d{2}:\d{2}\b|tháng \d+/\d{4}", "", said(draft(report)))
    told = {number(each) for each in re.findall(r"-?\d[\d.]*(?:,\d+)?", text)}
    assert told <= known(report)
    assert {15_420, 12, 15, 3_420, 28.5, 11, 275, 16.7, 410} <= told


def plain(report: Report) -> Report:
    """Return a report without digits in names."""
    table = report.tables["units"]
    rows = [replace(row, name="Đơn vị") for row in table.rows]
    return replace(report, tables={**report.tables, "units": replace(table, rows=rows)})


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def known(report: Report) -> set[float]:
    """Return every number of a report and those that follow: differences, shares, counts."""
    found = set(numbers(ADAPTER.dump_python(replace(report, version=0), mode="json")))
    for change in report.headline:
        for then in (change.before, change.year_earlier):
            if then and then.value and change.now.value is not None:
                difference = abs(change.now.value - then.value)
                found |= {difference, round(100 * difference / then.value, 1)}
    length = (report.period.last - report.period.first).days + 1
    units = len(report.tables["units"].rows)
    told = {21}  # days of the gap, in the report's own words
    hours = {24}  # that a reading may be late
    return found | told | hours | {length, len(report.days), units}


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from numbers(each)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield abs(value)


def test_what_is_unknown_is_said_to_be_and_never_0() -> None:
    report = sample_report()
    lost = {
        name: replace(
            table,
            rows=[replace(row, cells=[unknown(each) for each in row.cells]) for row in table.rows],
        )
        for name, table in report.tables.items()
    }
    headline = [
        replace(each, now=unknown(each.now), before=None, year_earlier=None)
        for each in report.headline
    ]
    text = said(draft(replace(report, tables=lost, headline=headline, days={}, gaps=())))
    assert not re.search(r"\b0\b", text)
    assert "Không ghi nhận" not in text  # nobody is called idle
    every = "chưa có số liệu về sản phẩm, lượt đăng, lượt xem, tiếp cận, tương tác."
    rows = [row for name in ("channels", "units") for row in report.tables[name].rows]
    assert text.count(every) == len(rows)


def unknown(cell: Any) -> Any:
    if not isinstance(cell, Figure):
        return cell
    return replace(cell, value=None, known=0, adjusted=0, carried=0, why={"not_yet": 3})


def test_a_figure_tells_how_much_of_it_is_known_and_what_was_taken_back() -> None:
    part = figure("units/a/views", 1_250, 12, 15, adjusted=-30)
    assert figure_words(part, "vi") == "1.250 (có số liệu 12/15 bài; dịch vụ điều chỉnh giảm 30)"
    people = figure("headline/facebook/people", 1_250, 2, 3)
    assert figure_words(people, "vi") == "1.250 (có số liệu 2/3)"
    assert counted(figure("a/reach", 410, at_least=True), "reach", "vi") == (
        "tiếp cận ít nhất 410 người"
    )
    assert counted(figure("a/x", 71, at_least=True), "engagement", "vi") == (
        "ít nhất 71 lượt tương tác"
    )
    assert figure_words(figure("a/share", 0.985), "vi") == "98,5%"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0%"), (1.0, "100%"), (0.5, "50%"), (0.0001, "dưới 0,1%"), (12.345, "1.234,5%")],
)
def test_shares_are_written_in_percent_as_in_vietnam(share: float, text: str) -> None:
    assert percent(share, "vi") == text


# --- Comparisons --------------------------------------------------------------------------


def compared(now: float | None, then: float | None, **more: Any) -> str:
    change = Change(name="x", now=figure("x/views", now, **more), before=None, year_earlier=None)
    return comparison(change, BEFORE, figure("x/views", then), "vi")


@pytest.mark.parametrize(
    ("now", "then", "text"),
    [
        (15, 10, "tăng 5 (50%) so với kỳ trước (10)"),
        (10, 15, "giảm 5 (33,3%) so với kỳ trước (15)"),
        (10, 10, "bằng kỳ trước (10)"),
        (0, 0, "bằng kỳ trước (0)"),
        (5, 0, "tăng 5 so với kỳ trước (0)"),
        (0, 5, "giảm 5 (100%) so với kỳ trước (5)"),
        (-3, 5, "giảm 8 (160%) so với kỳ trước (5)"),
        (5, -3, "tăng 8 so với kỳ trước (-3)"),
        (-5, -3, "giảm 2 so với kỳ trước (-3)"),
        (-3, -5, "tăng 2 so với kỳ trước (-5)"),
        (100_001, 100_000, "tăng 1 (dưới 0,1%) so với kỳ trước (100.000)"),
        (None, 5, "kỳ trước: 5"),
        (5, None, "chưa có số liệu kỳ trước để so sánh"),
        (None, None, "chưa có số liệu kỳ trước để so sánh"),
        (0.9, 0.85, "tăng 5 điểm phần trăm so với kỳ trước (85%)"),
        (0.85, 0.9, "giảm 5 điểm phần trăm so với kỳ trước (90%)"),
        (0.5, 0.5, "bằng kỳ trước (50%)"),
    ],
)
def test_a_comparison_says_up_down_the_same_or_not_known(
    now: float | None, then: float | None, text: str
) -> None:
    assert compared(now, then) == text


@given(now=st.integers(-9, 10**9), then=st.integers(-9, 10**9))
def test_up_is_said_of_what_grew_and_of_nothing_else(now: int, then: int) -> None:
    text = compared(now, then)
    assert text.startswith("tăng ") == (now > then)
    assert text.startswith("giảm ") == (now < then)
    assert text.startswith("bằng ") == (now == then)


def test_figures_of_a_part_are_compared_as_such_and_lower_bounds_not_at_all() -> None:
    assert compared(15, 10, known=2) == (
        "tăng 5 (50%) so với kỳ trước (10), chỉ tính các bài có số liệu"
    )
    text = compared(15, 10, at_least=True)
    assert text == "kỳ trước: 10, không so sánh vì là mức tối thiểu"
    assert not re.search("tăng|giảm|bằng", text)


def test_a_period_of_which_nothing_is_known_is_told_once_and_not_with_every_figure() -> None:
    report = sample_report()
    headline = [replace(each, before=None) for each in report.headline]
    text = section(draft(replace(report, headline=headline)), "Kết quả thực hiện")
    assert text.startswith("Số liệu trong kỳ so với tháng 11/2025:\n")
    assert text.count("tháng 10/2026") == 1
    assert "Chưa có số liệu của tháng 10/2026 để so sánh." in text


def test_a_period_that_has_none_before_is_compared_with_last_year_alone() -> None:
    text = section(draft(replace(sample_report(), before=None)), "Kết quả thực hiện")
    assert "tháng 10/2026" not in text
    assert "so với tháng 11/2025" in text


# --- The whole text -----------------------------------------------------------------------


def test_sections_stand_in_the_order_that_reports_have() -> None:
    made = draft(sample_report())
    headings = [each.heading for each in made.sections if each.level == 1]
    assert [each.partition(".")[0] for each in headings] == ["I", "II", "III", "IV", "V"]
    below = [each.heading for each in made.sections if each.level == 2]
    assert below == ["1. Theo kênh", "2. Theo đơn vị", "1. Kết quả đạt được", "2. Hạn chế"]
    assert made.opening[0].endswith("(từ ngày 15/10/2026 đến hết ngày 14/11/2026) như sau:")


def test_what_people_have_to_write_is_a_visible_place_and_not_made_up() -> None:
    made = draft(sample_report())
    for heading in ("I. ", "IV. ", "V. "):
        (found,) = (each for each in made.sections if each.heading.startswith(heading))
        assert len(found.paragraphs) == 1
        assert re.fullmatch(r"\[.+\]", found.paragraphs[0])
    assert section(made, "Hạn chế").splitlines()[-1].startswith("[")


def test_a_period_that_goes_on_and_a_revision_say_so() -> None:
    report = replace(sample_report(), is_over=False, replaces="2026-11 (lần 1)")
    text = "\n".join(draft(report).opening)
    assert "Kỳ báo cáo chưa kết thúc" in text
    assert "chốt lúc" not in text
    assert "thay thế báo cáo 2026-11 (lần 1)" in text


def test_a_period_that_is_named_by_its_days_does_not_tell_them_twice() -> None:
    report = sample_report()
    days = "từ 15/10/2026 đến hết 14/11/2026"
    before = replace(BEFORE, kind="days", name="từ 15/09/2026 đến hết 14/10/2026")
    made = draft(
        replace(report, period=replace(report.period, kind="days", name=days), before=before)
    )
    assert made.opening[0].endswith(f"tuyên truyền {days} như sau:")
    assert "so với thời gian từ 15/09/2026 đến hết 14/10/2026 (18)" in said(made)


def test_names_stand_as_they_are() -> None:
    text = said(draft(sample_report()))
    assert f"- {HOSTILE}: 5 sản phẩm" in text
    assert f"- {LONG}: 5 sản phẩm" in text


def test_a_report_of_nothing_says_nothing() -> None:
    empty = replace(
        sample_report(), headline=(), tables={}, series=(), days={}, gaps=(), evidence=()
    )
    text = said(draft(empty))
    assert "Chưa có số liệu của kỳ này." in text
    assert "Số liệu trong kỳ không thể hiện hạn chế nào." not in text


def test_the_best_item_is_named_and_all_that_have_as_many_views() -> None:
    report = sample_report()
    columns = (Column("name", "Bài", "text"), Column("views", "Lượt hiển thị", "sum"))
    rows = [
        Row(key=name, name=name, cells=(figure(f"best/{name}/views", value),))
        for name, value in (("A", 640), ("B", 640), ("C", 12), ("D", None))
    ]
    table = Table(id="best", title="", columns=columns, rows=rows)
    text = section(draft(replace(report, tables={"best": table})), "Kết quả thực hiện")
    assert "“A”, 640 lượt hiển thị." in text
    assert "“B”, 640 lượt hiển thị." in text
    assert "“C”" not in text
    none = replace(table, rows=rows[3:])
    assert "“" not in section(draft(replace(report, tables={"best": none})), "Kết quả thực hiện")


# --- Units --------------------------------------------------------------------------------


def with_units(*products: int | None, views: int = 0) -> Report:
    columns = (
        Column("name", "Đơn vị", "text"),
        Column("products", "Sản phẩm", "count"),
        Column("views", "Lượt hiển thị", "sum"),
    )
    rows = [
        Row(
            key=f"u{n}",
            name=f"Đơn vị {chr(65 + n)}",
            cells=(figure("products", value), figure("views", views)),
        )
        for n, value in enumerate(products)
    ]
    table = Table(id="units", title="Theo đơn vị", columns=columns, rows=rows)
    return replace(sample_report(), tables={"units": table})


def test_only_a_unit_whose_nought_is_known_is_told_to_have_none() -> None:
    made = draft(with_units(3, 0, None))
    text = section(made, "Theo đơn vị")
    assert "Không ghi nhận sản phẩm và bài đăng nào của: Đơn vị B." in text
    assert "- Đơn vị C: 0 lượt hiển thị; chưa có số liệu về sản phẩm." in text
    assert "Số đơn vị có sản phẩm: 1/2; chưa có số liệu: 1." in section(made, "Kết quả đạt")


def test_a_unit_whose_older_posts_were_seen_is_told_with_them() -> None:
    text = section(draft(with_units(0, views=7)), "Theo đơn vị")
    assert text == "- Đơn vị A: 0 sản phẩm, 7 lượt hiển thị."


def test_of_many_units_those_with_the_most_are_told_and_none_that_has_as_many_is_left_out() -> (
    None
):
    text = section(draft(with_units(1, *[2] * 11, *[3] * 3)), "Theo đơn vị")
    assert "14/15 (xem đầy đủ tại bảng “Theo đơn vị”)" in text
    assert "Đơn vị A" not in text
    assert text.count("\n- ") == 14


# --- What is lacking ----------------------------------------------------------------------


def punctual(**values: int) -> Report:
    names = {
        "planned": "Dự kiến",
        "on_time": "Đúng giờ",
        "late": "Trễ",
        "held": "Giữ lại",
        "failed": "Không đăng được",
    }
    columns = (
        Column("name", "", "text"),
        *(Column(each, name, "count") for each, name in names.items()),
    )
    cells = [figure(f"punctuality/total/{each}", values.get(each, 0)) for each in names]
    row = Row(key="total", name="Tổng cộng", cells=cells)
    table = Table(id="punctuality", title="Đúng hẹn", columns=columns, rows=(), total=row)
    headline = sample_report().headline[2:]
    return replace(sample_report(), tables={"punctuality": table}, gaps=(), headline=headline)


def test_a_channel_tells_people_and_followers_and_nothing_of_posts_that_are_not_there() -> None:
    columns = (
        Column("name", "Kênh", "text"),
        Column("posts", "Lượt đăng", "count"),
        Column("views", "Lượt hiển thị", "sum"),
        Column("people", "Người tiếp cận", "people"),
        Column("followers", "Người theo dõi", "people"),
    )
    values = ((0, 0), (None, 0), (None, 1), (12_410, 1))
    cells = [figure("x", value, 0 if value is None else of, of) for value, of in values]
    row = Row(key="facebook", name="Facebook", cells=cells)
    table = Table(id="channels", title="", columns=columns, rows=[row])
    text = section(draft(replace(sample_report(), tables={"channels": table})), "Theo kênh")
    assert text == (
        "- Facebook: 0 bài đăng, 12.410 người theo dõi; chưa có số liệu về người tiếp cận."
    )


def test_what_was_late_is_a_lack_only_where_something_was() -> None:
    made = draft(punctual(planned=11, on_time=9, late=2))
    assert "Trễ: 2" in section(made, "Hạn chế")
    assert "Giữ lại" not in section(made, "Hạn chế")
    assert "Đúng giờ: 9" in section(made, "Kết quả đạt")
    assert "Trễ" not in section(made, "Kết quả đạt")
    none = section(draft(punctual(planned=9, on_time=9)), "Hạn chế")
    assert none.startswith("Số liệu trong kỳ không thể hiện hạn chế nào.")
    assert "Đúng giờ" not in said(draft(punctual()))


def test_gaps_and_what_is_not_known_are_lacks() -> None:
    text = section(draft(sample_report()), "Hạn chế")
    assert "21 ngày không có bài" in text
    assert "Trang thông tin điện tử (1/3 bài)" in text
    why = words.reason_name("not_supported")
    assert f"Tiếp cận, chưa có số liệu của: Trang thông tin điện tử ({why})." in text


def test_the_text_is_whole_in_english_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    words.use("en")
    report = replace(sample_report(), lang="en")
    tables = {"channels": report.tables["channels"]}
    text = said(draft(replace(report, tables=tables)))
    assert "15,420 (known for 12/15 posts); 3,420 (28.5%) more than in tháng 10/2026" in text
    assert "1 post with a reading more than 24 hours older" in text
    assert "15 products, 15 posts, 12,345 views" in text
    assert "[To be added by the office: proposals" in text
