"""How people type periods, what those are called, and what a wrong one is answered."""

from datetime import UTC, date, datetime
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.report.periods.names import period_name, told
from publisher.report.periods.notation import BadPeriod, read_days, read_period
from publisher.report.periods.period import Kind, Period, days, period
from publisher.timetable.regimes import REGIMES
from publisher.timetable.rules import Calendar

pytestmark = pytest.mark.usefixtures("vietnamese")

VIETNAM = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
ND09 = REGIMES["nd09"]
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def reading(text: str, now: datetime = NOW) -> Period:
    return read_period(text, ND09, VIETNAM, now)


def refusal(text: str) -> str:
    with pytest.raises(BadPeriod) as caught:
        reading(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("2026-11", "2026-11"), ("2026-1", "2026-01"), ("2026-Q4", "2026-Q4"),
        ("2026-q4", "2026-Q4"), ("2026-H1", "2026-H1"), ("2026-9M", "2026-9M"),
        ("2026", "2026"), ("thang-11/2026", "2026-11"), ("tháng 11/2026", "2026-11"),
        ("Tháng 11 năm 2026", "2026-11"), ("THÁNG 11-2026", "2026-11"), ("t11/2026", "2026-11"),
        ("11/2026", "2026-11"), ("quy-4/2026", "2026-Q4"), ("quý IV/2026", "2026-Q4"),
        ("Quý iv năm 2026", "2026-Q4"), ("quý 4 2026", "2026-Q4"), ("Q4/2026", "2026-Q4"),
        ("6-thang-dau/2026", "2026-H1"), ("6 tháng đầu năm 2026", "2026-H1"),
        ("6 tháng cuối năm 2026", "2026-H2"), ("sáu tháng cuối 2026", "2026-H2"),
        ("6T đầu năm 2026", "2026-H1"), ("9-thang/2026", "2026-9M"),
        ("9 tháng năm 2026", "2026-9M"), ("9 tháng đầu năm 2026", "2026-9M"),
        ("nam-2026", "2026"), ("  năm   2026 ", "2026"),
        ("2026-11-15..2026-12-14", "2026-11-15..2026-12-14"),
        ("15/11/2026..14/12/2026", "2026-11-15..2026-12-14"),
        ("15/11/2026 – 14/12/2026", "2026-11-15..2026-12-14"),
        ("Từ ngày 15/11/2026 đến hết ngày 14/12/2026", "2026-11-15..2026-12-14"),
        ("tu 15.11.2026 den 14.12.2026", "2026-11-15..2026-12-14"),
    ],
)  # fmt: skip
def test_a_period_is_read_as_people_type_it(typed: str, id_: str) -> None:
    for text in (typed, typed.upper(), normalize("NFD", typed)):
        assert reading(text).id == id_


@pytest.mark.parametrize(
    ("typed", "today", "id_"),
    [
        ("quy-4", "2026-11-30", "2026-Q4"),
        ("quý IV", "2026-12-14", "2026-Q4"),
        ("quý IV", "2026-12-15", "2026-Q4"),  # in the year 2027, whose own has not begun
        ("quý I", "2026-12-15", "2027-Q1"),
        ("tháng 12", "2026-12-20", "2026-12"),
        ("tháng 1", "2026-12-20", "2027-01"),
        ("6 tháng cuối năm", "2026-03-01", "2025-H2"),
        ("9 tháng", "2026-10-01", "2026-9M"),
    ],
)
def test_without_a_year_it_is_the_latest_that_has_begun(typed: str, today: str, id_: str) -> None:
    now = datetime.fromisoformat(f"{today}T08:00+07:00")
    assert reading(typed, now).id == id_


@pytest.mark.parametrize("text", ["15/11/2026", "15.11.2026", "2026-11-15", "ngày 15/11/2026"])
def test_days_are_read_as_articles_write_them(text: str) -> None:
    found = read_days(text, "14/12/2026", ND09, VIETNAM)
    assert (found.first, found.last) == (date(2026, 11, 15), date(2026, 12, 14))
    assert (found.id, found.year) == ("2026-11-15..2026-12-14", 2026)


@pytest.mark.parametrize(
    ("kind", "index", "name"),
    [
        ("month", 11, "tháng 11/2026"),
        ("quarter", 4, "quý IV/2026"),
        ("half", 1, "6 tháng đầu năm 2026"),
        ("half", 2, "6 tháng cuối năm 2026"),
        ("nine", 1, "9 tháng năm 2026"),
        ("year", 1, "năm 2026"),
    ],
)
def test_a_period_is_called_as_offices_call_it(kind: Kind, index: int, name: str) -> None:
    assert period_name(period(ND09, kind, 2026, index, VIETNAM)) == name


def test_days_are_called_by_both_ends() -> None:
    found = days(ND09, date(2026, 11, 15), date(2026, 12, 14), VIETNAM)
    assert period_name(found) == "từ ngày 15/11/2026 đến ngày 14/12/2026"


def test_a_report_is_told_its_period_with_the_instant_of_its_closing() -> None:
    name = told(reading("2026-11"))
    assert (name.id, name.kind, name.name, name.regime) == (
        "2026-11",
        "month",
        "tháng 11/2026",
        "nd09",
    )
    assert (name.first, name.last) == (date(2026, 10, 15), date(2026, 11, 14))
    assert name.closed_at == datetime(2026, 11, 14, 17, tzinfo=UTC)


@settings(max_examples=60)
@given(
    st.sampled_from(["month", "quarter", "half", "nine", "year"]),
    st.integers(2000, 2199),
    st.integers(1, 12),
)
def test_every_name_and_every_id_reads_back(kind: Kind, year: int, index: int) -> None:
    count = {"month": 12, "quarter": 4, "half": 2, "nine": 1, "year": 1}[kind]
    found = period(ND09, kind, year, (index - 1) % count + 1, VIETNAM)
    assert reading(found.id) == reading(period_name(found)) == found


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "không phải kỳ báo cáo"),
        ("hôm nay", "không phải kỳ báo cáo"),
        ("26", "không phải kỳ báo cáo"),
        ("2026+11", "không phải kỳ báo cáo"),
        ("\uff12\uff10\uff12\uff16", "không phải kỳ báo cáo"),
        ("2026-13", "không có tháng 13"),
        ("tháng 0/2026", "không có tháng 0"),
        ("2026-Q5", "quý từ 1 (I) đến 4 (IV)"),
        ("quý VI/2026", "quý từ 1 (I) đến 4 (IV)"),
        ("2026-H3", "một năm có hai nửa"),
        ("1999", "năm 1999 không hợp lý"),
        ("2200-01", "năm 2200 không hợp lý"),
    ],
)
def test_what_is_no_period_is_told_why_and_what_is_right(typed: str, why: str) -> None:
    assert refusal(typed) == (
        f"“{typed}”: {why}; hãy ghi ví dụ 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026, "
        "“tháng 11/2026”, “quý IV/2026” hoặc 2026-11-15..2026-12-14"
    )


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("31/11/2026", "14/12/2026", "“31/11/2026”: tháng 11 có 30 ngày; "),
        (
            "11/15/2026",
            "14/12/2026",
            "“11/15/2026”: không có tháng 15; ngày ghi trước: 15/11/2026; ",
        ),
        ("15/11/2026 8h", "14/12/2026", "“15/11/2026 8h”: ngày không ghi kèm giờ; "),
        ("15/11/2026", "9999-12-31", "“9999-12-31”: năm 9999 không hợp lý; "),
        ("1999-12-31", "14/12/2026", "“1999-12-31”: năm 1999 không hợp lý; "),
        ("hôm qua", "14/12/2026", "“hôm qua”: không phải ngày giờ; "),
    ],
)
def test_a_wrong_day_is_told_why_and_what_is_right(since: str, until: str, said: str) -> None:
    with pytest.raises(BadPeriod) as caught:
        read_days(since, until, ND09, VIETNAM)
    assert str(caught.value) == said + "hãy ghi ví dụ 15/11/2026 hoặc 2026-11-15"


def test_days_the_wrong_way_round_are_told_so() -> None:
    assert refusal("14/12/2026..15/11/2026") == (
        "kỳ báo cáo bắt đầu 14/12/2026, sau ngày kết thúc 15/11/2026"
    )


def test_what_is_long_is_echoed_in_short() -> None:
    assert len(refusal("tháng " * 1_000)) < 300
