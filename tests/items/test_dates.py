"""Times as people write them: read as they are meant, or refused with the reason."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from publisher import words
from publisher.config.file import Config, load
from publisher.contract import now
from publisher.items.dates import read_moment
from publisher.items.head import Problem
from publisher.items.reading import Draft, read_file
from workspaces import make_workspace, markdown

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_LANG", raising=False)
    words.use("en")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(make_workspace(tmp_path), offline=True)


def read(config: Config, **front: Any) -> Draft | list[Problem]:
    (config.content / "bai.md").write_text(markdown(**front), encoding="utf-8")
    return read_file(config, Path("bai.md"))


@pytest.mark.parametrize(
    "written",
    [
        "24/12/2026 08:30", "24-12-2026 8:30", "24.12.2026 8h30", "2026/12/24 8g30",
        "24/12/2026 8h30'", "24/12/2026 8 giờ 30", "24/12/2026 8 giờ 30 phút", "8h30 24/12/2026",
        "8 giờ 30 ngày 24/12/2026", "24/12/2026, 8h30", "24/12/2026 lúc 8h30", "2026-12-24 - 8h30",
        "24/12/2026 8h30 sáng", "24/12/2026 8:30 AM", "8h30 ngày 24 tháng 12 năm 2026",
        "2026.12.24 08:30:00", "24/12/2026  8H30",
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_meant(written: str) -> None:
    found = read_moment(written, ZONE)
    assert found.at == datetime(2026, 12, 24, 1, 30, tzinfo=UTC)
    assert found.has_hour


@pytest.mark.parametrize(
    ("clock", "hour"),
    [("8h", 8), ("8h00", 8), ("8 giờ", 8), ("0 giờ", 0), ("2 giờ chiều", 14), ("7 giờ tối", 19),
     ("12 giờ trưa", 12), ("1 giờ trưa", 13), ("12:00 AM", 0), ("12:00 PM", 12), ("3:00 CH", 15),
     ("15 giờ chiều", 15), ("9:00 SA", 9)],
)  # fmt: skip
def test_parts_of_the_day_are_understood(clock: str, hour: int) -> None:
    assert read_moment(f"24/12/2026 {clock}", ZONE).at.astimezone(ZONE).hour == hour


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("31/11/2026 08:00", "month 11 has 30 days"),
        ("2026-02-30", "month 2 of 2026 has 28 days"),
        ("29/2/2028 25:00", "hours go from 0 to 23"),
        ("24/12/2026 8h75", "minutes from 0 to 59"),
        ("32/12/2026", "month 12 has 31 days"),
        ("11/24/2026", "the day comes first: 24/11/2026"),
        ("2026-13-01 08:00", "there is no month 13"),
        ("24/12/26 8h", "four digits, e.g. 24/12/2026"),
        ("24/12/0206 8h", "the year 0206"),
        ("24/12/2026 8 giờ đêm", "08:00 or 20:00"),
        ("24/12/2026 15 giờ sáng", "does not fit"),
        ("sáng mai", "not a date and time"),
        ("24/12/2026 khoảng 8h", "not a date and time"),
        ("2026-12-24 08:00 - 09:00", "not a date and time"),
        ("24/12/2026 8h hoặc 9h", "not a date and time"),
    ],
)
def test_what_is_no_time_is_told_why_and_what_was_typed(
    config: Config, written: str, says: str
) -> None:
    found = read(config, publish_at=written)
    assert isinstance(found, list)
    (problem,) = found
    assert (problem.line, problem.field) == (8, "publish_at")
    assert f"“{written}”" in problem.message
    assert says in problem.message


def test_reasons_are_told_in_vietnamese(config: Config) -> None:
    words.use("vi")
    found = read(config, publish_at="31/11/2026 8h00")
    assert isinstance(found, list)
    assert found[0].message.startswith("“31/11/2026 8h00”: tháng 11 có 30 ngày")


def test_a_day_without_an_hour_is_midnight_and_told(config: Config) -> None:
    found = read(config, publish_at="24/12/2026")
    assert isinstance(found, Draft)
    (remark,) = found.remarks
    assert (remark.line, remark.field, remark.level) == (8, "publish_at", "warning")
    assert "24/12/2026 00:00" in remark.message


@pytest.mark.parametrize("written", ["24/12/2026", "2026-12-24", "20261224"])
def test_what_expires_on_a_day_lasts_until_its_end(config: Config, written: str) -> None:
    found = read(config, publish_at="24/12/2026 08:00", expires=written)
    assert isinstance(found, Draft), found
    assert found.item.expires == datetime(2026, 12, 24, 16, 59, tzinfo=UTC)
    (remark,) = found.remarks
    assert (remark.field, remark.level) == ("expires", "hint")
    assert "24/12/2026 23:59" in remark.message


def test_a_year_far_from_today_is_told_with_its_reading(config: Config) -> None:
    year = now().year
    found = read(config, publish_at=f"24/12/{year + 36} 08:00")
    assert isinstance(found, Draft)
    (remark,) = found.remarks
    assert (remark.level, f"24/12/{year + 36} 08:00" in remark.message) == ("warning", True)


def test_a_source_from_the_future_is_told(config: Config) -> None:
    source = f"{{name: Báo, published_at: 24/12/{now().year + 1} 08:00}}"
    found = read(config, source=source)
    assert isinstance(found, Draft)
    assert [each.field for each in found.remarks] == ["source.published_at"]


@pytest.mark.parametrize("written", ["2026-11-24 08:00-09:00", "2026-11-24T08:00Z"])
def test_a_time_of_another_zone_is_told_with_its_reading(config: Config, written: str) -> None:
    found = read(config, publish_at=written)
    assert isinstance(found, Draft)
    (told,) = found.remarks
    assert (told.field, told.level) == ("publish_at", "warning")
    assert "25/11/2026 00:00" in told.message or "24/11/2026 15:00" in told.message


@pytest.mark.parametrize("written", ["2026-11-24 08:00 +07:00", "8h 24-11-2026"])
def test_a_time_of_our_own_zone_is_nothing_odd(config: Config, written: str) -> None:
    found = read(config, publish_at=written)
    assert isinstance(found, Draft)
    assert found.remarks == ()
