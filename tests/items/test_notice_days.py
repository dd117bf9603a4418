"""A planned outage is announced some working days before it begins; late ones are told."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from publisher import words
from publisher.config.file import load
from publisher.items.reading import Draft, read_file
from publisher.timetable.rules import Calendar
from workspaces import make_workspace, markdown

OUTAGE = '\n[[forms]]\nid = "outage"\nname = "Tạm ngừng"\n'
NIGHT = "{begins: 2027-01-08 22:00, ends: 2027-01-09 06:00}"  # a Friday, after the new year


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_LANG", raising=False)
    words.use("en")


def told(
    root: Path, publish_at: str, event: str | None, *, form: str = OUTAGE, days: str = ""
) -> list[tuple[str, str, str]]:
    """Return what the editor of an announcement is told of its times."""
    make_workspace(root, publishing=days)
    config = root / "config" / "publisher.toml"
    config.write_text(config.read_text("utf-8") + form, encoding="utf-8")
    item = markdown(form="outage", publish_at=publish_at, event=event)
    (root / "content" / "tam-ngung.md").write_text(item, encoding="utf-8")
    read = read_file(load(root, offline=True), Path("tam-ngung.md"))
    assert isinstance(read, Draft), read
    return [(each.field, each.message, each.level) for each in read.remarks]


def test_seven_working_days_between_are_enough_and_six_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, "2026-12-28 23:00", NIGHT) == []
    (late,) = told(tmp_path, "2026-12-29 00:00", NIGHT)
    assert late == (
        "publish_at",
        "6 working days lie between this and the beginning at 22:00 on 08/01/2027, but 7 are "
        "asked for: announce it by 28/12/2026, or begin later",
        "warning",
    )


def test_days_off_of_the_office_are_no_working_days(tmp_path: Path) -> None:
    moved = "holidays_added = [2026-12-31]\nholidays_removed = [2027-01-01]"
    assert told(tmp_path, "2026-12-28 08:00", NIGHT, days=moved) == []
    fewer = "holidays_added = [2026-12-31]"
    ((_place, message, _level),) = told(tmp_path, "2026-12-28 08:00", NIGHT, days=fewer)
    assert "announce it by 27/12/2026" in message


@pytest.mark.parametrize("event", [None, "{begins: 2027-01-08 22:00}"])
def test_one_that_says_not_when_it_is_over_is_told(tmp_path: Path, event: str | None) -> None:
    ((place, message, level),) = told(tmp_path, "2026-12-01 08:00", event)
    assert (place, level) == ("event", "warning")
    assert "7 working days before, with the time of return" in message


def test_the_office_says_how_many_days_and_of_which_forms(tmp_path: Path) -> None:
    assert told(tmp_path, "2027-01-08 08:00", NIGHT, form=f"{OUTAGE}notice_days = 0\n") == []
    ((_place, message, _level),) = told(
        tmp_path, "2026-12-28 08:00", NIGHT, form=f"{OUTAGE}notice_days = 10\n"
    )
    assert "7 working days lie between" in message
    assert "10 are asked for" in message


def test_an_announcement_that_comes_after_the_fact_is_told_too(tmp_path: Path) -> None:
    ((_place, message, _level),) = told(tmp_path, "2027-01-11 08:00", NIGHT)
    assert message.startswith("0 working days")


def test_a_saturday_for_which_a_day_off_was_moved_is_a_working_day() -> None:
    zone, saturday = ZoneInfo("Asia/Ho_Chi_Minh"), date(2026, 12, 26)
    assert not Calendar(zone).is_working_day(saturday)
    assert Calendar(zone, removed=frozenset({saturday})).is_working_day(saturday)
    assert not Calendar(zone).is_working_day(date(2027, 1, 1))
