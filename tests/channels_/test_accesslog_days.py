"""Visits of the whole site within a period, and what of it a log does not tell."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from test_accesslog import BASE, BROWSER, combined, line, make_log

from channels.shared.words import ZONE
from channels.website import Website
from fleeting_state import FleetingState
from publisher.contract import Audience, Period, now


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def days(first: str, last: str) -> Period:
    """Return whole days, both inclusive."""
    end = datetime.combine(date.fromisoformat(last), time(), ZONE) + timedelta(days=1)
    return Period(at(first), end.astimezone(UTC))


def view(moment: str, page: str = "bai-1", **changes: str) -> bytes:
    return line(t=f"{moment}:00+07:00", u=f"/{page}.html", **changes)


def told(folder: Path, period: Period, *lines: bytes) -> Audience:
    if lines:
        (folder / "access.log").write_bytes(b"".join(lines))
    log = make_log(folder)
    log.read()
    return log.audience(period)


THREE = (
    view("2026-11-21 08:00"),
    view("2026-11-21 08:10", "bai-2"),  # the same visit
    view("2026-11-21 09:00", "bai-2"),  # another
    view("2026-11-22 08:00", ip="203.0.113.8"),
    line(t="2026-11-23T08:00:00+07:00", u="/", ua="curl/8"),  # no reader, but the log was there
)


def test_a_visit_to_the_site_may_see_several_pages(tmp_path: Path) -> None:
    found = told(tmp_path, days("2026-11-21", "2026-11-23"), *THREE)
    assert (found.visits, found.raw["views"], found.raw["days"]) == (3, 4, 3)
    assert found.counted is None
    assert found.unknown == {"followers": "not_supported", "reach": "not_supported"}


def test_visits_of_two_periods_add_up_to_those_of_both(tmp_path: Path) -> None:
    parts = [
        told(tmp_path, period, *THREE).visits
        for period in (days("2026-11-21", "2026-11-21"), days("2026-11-22", "2026-11-23"))
    ]
    assert parts == [2, 1]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-20T16:59:59+00:00", "2026-11-20"),
        ("2026-11-20T17:00:00Z", "2026-11-21"),
        ("2026-11-21T00:00:00+07:00", "2026-11-21"),
    ],
)
def test_a_day_of_the_site_is_a_day_in_vietnam(tmp_path: Path, moment: str, day: str) -> None:
    assert told(tmp_path, days(day, day), line(t=moment)).visits == 1


def test_days_of_the_combined_format_are_known_too(tmp_path: Path) -> None:
    found = told(tmp_path, days("2026-11-23", "2026-11-23"), combined("/", agent="curl/8"))
    assert (found.visits, found.raw["days"]) == (0, 1)


def test_a_period_with_a_day_of_which_the_log_has_no_line_is_unknown(tmp_path: Path) -> None:
    lines = (view("2026-11-21 08:00"), view("2026-11-23 08:00"))
    found = told(tmp_path, days("2026-11-21", "2026-11-23"), *lines)
    assert (found.visits, found.unknown["visits"]) == (None, "incomplete")


def test_a_period_whose_last_day_is_lacking_is_unknown_until_it_is_over(tmp_path: Path) -> None:
    lines = (view("2026-11-21 08:00"), view("2026-11-22 08:00"))
    assert told(tmp_path, days("2026-11-21", "2026-11-23"), *lines).visits is None
    so_far = Period(at("2026-11-21"), at("2026-11-23 00:05"))
    assert told(tmp_path, so_far, *lines).visits == 2


def test_a_log_that_begins_within_the_period_says_from_when_on_it_counted(tmp_path: Path) -> None:
    found = told(tmp_path, days("2026-11-15", "2026-11-22"), *THREE)
    assert found.visits == 3
    assert found.counted == Period(at("2026-11-21"), at("2026-11-23"))


def test_before_the_first_line_of_a_log_nothing_is_known(tmp_path: Path) -> None:
    found = told(tmp_path, days("2026-11-01", "2026-11-20"), *THREE)
    assert (found.visits, found.unknown["visits"]) == (None, "not_yet")


def test_visits_go_on_over_rotation_and_restarts(tmp_path: Path) -> None:
    told(tmp_path, days("2026-11-21", "2026-11-21"), THREE[0])
    (tmp_path / "access.log").rename(tmp_path / "access.log.1")
    found = told(tmp_path, days("2026-11-21", "2026-11-22"), *THREE[2:4])
    assert (found.visits, found.raw["views"]) == (3, 3)


def test_what_an_earlier_release_counted_page_by_page_has_views_and_no_visits(
    tmp_path: Path,
) -> None:
    told(tmp_path, days("2026-11-21", "2026-11-22"), *THREE[:4])
    with sqlite3.connect(tmp_path / "site.sqlite") as index:
        index.execute("DROP TABLE log_days")
    both = told(tmp_path, days("2026-11-21", "2026-11-22"))
    assert (both.visits, both.unknown["visits"], both.raw["views"]) == (None, "incomplete", 4)
    with (tmp_path / "access.log").open("ab") as log:
        log.write(THREE[4])
    assert told(tmp_path, days("2026-11-23", "2026-11-23")).visits == 0


def test_no_address_and_no_agent_of_a_visit_is_kept(tmp_path: Path) -> None:
    told(tmp_path, days("2026-11-21", "2026-11-22"), *THREE)
    kept = b"".join(each.read_bytes() for each in tmp_path.glob("site.sqlite*"))
    assert b"203.0.113" not in kept
    assert BROWSER[:20].encode() not in kept


def website(folder: Path, **settings: object) -> Website:
    table: Mapping[str, object] = {
        "directory": folder / "site",
        "base_url": BASE,
        "index": folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
        **settings,
    }
    return Website(Website.settings.model_validate(table), FleetingState())


def test_a_website_without_a_log_tells_no_visits_and_why(tmp_path: Path) -> None:
    period = Period(now() - timedelta(days=1), now())
    without, missing = website(tmp_path), website(tmp_path, access_log=tmp_path / "access.log")
    assert without.audience(period).unknown["visits"] == "not_supported"
    assert missing.audience(period).unknown["visits"] == "error"


def test_a_website_reads_what_is_new_in_its_log_before_it_tells(tmp_path: Path) -> None:
    site = website(tmp_path, access_log=tmp_path / "access.log")
    (tmp_path / "access.log").write_bytes(b"".join(THREE))
    found = site.audience(days("2026-11-21", "2026-11-23"))
    assert (found.followers, found.reach, found.visits) == (None, None, 3)
