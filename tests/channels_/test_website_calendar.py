"""Events of the website: files that calendars take, and what the article's page says."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channel_items import make_item
from channels.website.look import Look
from channels.website.pages.calendars import EVENTS
from channels.website.pages.ics import calendar, entry, when
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from publisher.contract import Event
from small_site import rebuilt

LOOK = Look(base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BEGINS = datetime(2026, 12, 9, 1, 0, tzinfo=UTC)
MEETING = Event(begins=BEGINS, ends=BEGINS + timedelta(hours=3), place="Hội trường; tầng 2, Sở")


def make_site(folder: Path) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=5))


def article(number: int, event: Event | None = MEETING, **changes: Any) -> dict[str, Any]:
    changes.setdefault("title", f"Hội nghị số {number}")
    changes.setdefault("publish_at", NOW + timedelta(minutes=number))
    return to_payload(make_item(id=f"tin-{number}", event=event, **changes), LOOK.root)


def unfolded(data: bytes) -> list[str]:
    """Return the lines of a calendar, whose form is checked on the way."""
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in data.split(b"\r\n"))
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def lines(folder: Path, name: str) -> list[str]:
    return unfolded((folder / "www" / name).read_bytes())


def test_an_event_has_its_file_its_line_in_the_calendar_and_its_place_on_the_page(
    tmp_path: Path,
) -> None:
    make_site(tmp_path).publish([article(1), article(2, None)], at=NOW)
    own = lines(tmp_path, "tin-1.ics")
    assert own == lines(tmp_path, "lich.ics")
    assert own[0] == "BEGIN:VCALENDAR"
    assert own[-1] == "END:VCALENDAR"
    for line in (
        "UID:tin-1@sxd.example.vn",
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20261209T080000",
        "DTEND;TZID=Asia/Ho_Chi_Minh:20261209T110000",
        "SUMMARY:Hội nghị số 1",
        "LOCATION:Hội trường\\; tầng 2\\, Sở",
        "URL:https://sxd.example.vn/tin/tin-1.html",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
    ):
        assert line in own
    page = (tmp_path / "www/tin-1.html").read_text()
    assert "08:00 – 11:00, 09/12/2026" in page
    assert "Hội trường; tầng 2, Sở" in page
    assert 'href="/tin/tin-1.ics"' in page
    assert not (tmp_path / "www/tin-2.ics").exists()
    assert ".ics" not in (tmp_path / "www/tin-2.html").read_text()


def test_a_site_without_events_has_no_calendar(tmp_path: Path) -> None:
    make_site(tmp_path).publish([article(1, None)], at=NOW)
    assert not list((tmp_path / "www").rglob("*.ics"))


def test_a_moved_event_is_the_same_one_with_a_higher_number(tmp_path: Path) -> None:
    site, later = make_site(tmp_path), NOW + timedelta(days=1)
    site.publish([article(1)], at=NOW)
    moved = Event(begins=BEGINS + timedelta(days=1), place="Phòng họp")
    site.publish([article(1, moved)], at=later)
    own = lines(tmp_path, "tin-1.ics")
    assert "UID:tin-1@sxd.example.vn" in own
    assert "SEQUENCE:1" in own
    assert "DTSTAMP:20261124T010000Z" in own
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261210T080000" in own
    assert not [line for line in own if line.startswith("DTEND")]


@pytest.mark.parametrize("gone", ["withdrawn", "no event any more"])
def test_an_event_that_is_off_leaves_the_calendars(tmp_path: Path, gone: str) -> None:
    site = make_site(tmp_path)
    site.publish([article(1), article(2)], at=NOW)
    if gone == "withdrawn":
        site.withdraw("tin-1")
    else:
        site.publish([article(1, None)], at=NOW)
    assert not (tmp_path / "www/tin-1.ics").exists()
    assert "UID:tin-1@sxd.example.vn" not in lines(tmp_path, "lich.ics")
    assert "UID:tin-2@sxd.example.vn" in lines(tmp_path, "lich.ics")
    site.withdraw("tin-2")
    assert "BEGIN:VEVENT" not in lines(tmp_path, "lich.ics")


def test_whole_days_have_no_hours(tmp_path: Path) -> None:
    first = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)
    days = Event(begins=first, ends=first + timedelta(days=1, hours=23, minutes=59))
    make_site(tmp_path).publish([article(1, days)], at=NOW)
    assert {"DTSTART;VALUE=DATE:20261209", "DTEND;VALUE=DATE:20261211"} <= {
        *lines(tmp_path, "tin-1.ics")
    }
    assert "09/12/2026 – 10/12/2026" in (tmp_path / "www/tin-1.html").read_text()


@pytest.mark.slow
def test_the_calendar_of_the_site_is_bounded_and_has_the_last_events(tmp_path: Path) -> None:
    payload = article(0)
    many = [
        {
            **payload,
            "id": f"tin-{number}",
            "event": {"begins": (BEGINS + timedelta(days=number)).isoformat(), "ends": None,
                      "place": ""},
        }
        for number in range(EVENTS + 3)
    ]  # fmt: skip
    make_site(tmp_path).publish(many, at=NOW)
    uids = [line for line in lines(tmp_path, "lich.ics") if line.startswith("UID:")]
    assert uids == [f"UID:tin-{number}@sxd.example.vn" for number in range(3, EVENTS + 3)]


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1), article(2, None), article(3)], at=NOW)
    site.withdraw("tin-3")
    assert rebuilt(site, tmp_path)


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("2026-12-09T01:00:00+00:00", None, "08:00, 09/12/2026"),
        ("2026-12-08T17:00:00+00:00", None, "09/12/2026"),
        ("2026-12-09T01:00:00+00:00", "2026-12-10T09:30:00+00:00",
         "08:00, 09/12/2026 – 16:30, 10/12/2026"),
    ],
)  # fmt: skip
def test_readers_see_when_it_is(begins: str, ends: str | None, said: str) -> None:
    assert when({"begins": begins, "ends": ends, "place": ""}) == said


@given(st.text(max_size=300), st.text(max_size=100))
def test_no_words_break_out_of_their_line(title: str, place: str) -> None:
    event = {"begins": BEGINS.isoformat(), "ends": None, "place": place}
    payload = {"id": "tin-1", "event": event, "title": title, "summary": title,
               "theme": {"name": place}}  # fmt: skip
    data = calendar(place, [entry(payload, "https://sxd.example.vn/tin-1.html", NOW, 0)])
    allowed = re.compile(r"[A-Z-]+(?:;[A-Z]+=[\w/]+)?:.*")
    names = [line.partition(":")[0] for line in unfolded(data)]
    assert names.count("BEGIN") == names.count("END") == 4
    assert all(allowed.fullmatch(line) for line in unfolded(data))
