"""What operators hear of, and what they are spared: one incident for each trouble."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from deciding import FIRST, approve_by, at_due, office, put, work
from fake_channels import service
from publisher.actions.decisions import reject, withdraw
from publisher.actions.waiting import hold
from publisher.contract import OutcomeUnknown, RateLimited, Rejected, Unauthorized, Unavailable
from publisher.planning.dependents import release_dependents
from publisher.status.incidents import incidents, untold, update_incidents
from publisher.status.overview import open_incidents
from publisher.status.troubles import troubles
from workspaces import CHANNELS, Desk

LATE = 1200  # seconds: more than OVERDUE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path) as desk:
        yield desk


def found(desk: Desk) -> dict[str, str]:
    with desk.workspace.store.read() as db:
        return {each.key: each.text for each in troubles(db, desk.workspace.config, desk.time)}


# --- What is told ----------------------------------------------------------------------------


def test_an_item_that_is_due_and_has_not_begun_is_told_within_15_minutes(desk: Desk) -> None:
    put(desk)
    at_due(desk)
    desk.wait(minutes=14)
    assert found(desk) == {}
    desk.wait(minutes=2)
    told = found(desk)
    assert list(told) == ["overdue site"]  # the others wait for the website: one incident
    assert "a" in told["overdue site"] and "publisher show a" in told["overdue site"]
    assert "08:00 on 24/11/2026" in told["overdue site"]  # the office's clock


def test_many_overdue_items_are_one_incident(desk: Desk) -> None:
    put(desk, *"abcdefgh")
    desk.wait(days=1, seconds=LATE)
    assert list(found(desk)) == ["overdue site"]
    assert found(desk)["overdue site"].startswith("8 posts")


@pytest.mark.slow
def test_a_channel_that_fails_for_a_while_is_one_incident_with_its_reason(desk: Desk) -> None:
    put(desk, *"abc")
    service(desk.workspace, "page").denies = Unavailable("connection refused")
    at_due(desk)
    for _minute in range(20):
        work(desk)
        desk.wait(minutes=1)
    told = found(desk)
    assert list(told) == ["failing page"]
    assert "3 posts" in told["failing page"] and "connection refused" in told["failing page"]
    service(desk.workspace, "page").denies = None
    desk.wait(hours=1)
    work(desk)
    assert found(desk) == {}


def test_a_stopped_channel_is_told_once_with_the_command(desk: Desk) -> None:
    put(desk, *"abc")
    service(desk.workspace, "page").denies = Unauthorized("token expired")
    at_due(desk)
    work(desk)
    desk.wait(hours=2)
    told = found(desk)
    assert list(told) == ["stopped page"]
    assert "token expired" in told["stopped page"]
    assert "publisher resume page" in told["stopped page"]


def test_each_doubt_names_the_command_that_settles_it(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(OutcomeUnknown("cut"))
    at_due(desk)
    work(desk)
    desk.set("a", "page", state="held", held_for="doubt", reason="cut")
    told = found(desk)
    assert list(told) == ["doubt a/page/1"]
    assert "publisher resolve a page --sent ADDRESS" in told["doubt a/page/1"]


def test_a_refusal_is_told_with_the_services_words(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(Rejected("caption too long"))
    at_due(desk)
    work(desk)
    told = found(desk)
    assert list(told) == ["failed a/page/1"]
    assert "caption too long" in told["failed a/page/1"] and "release a" in told["failed a/page/1"]


@pytest.mark.slow
def test_a_late_item_is_one_incident_for_all_its_channels(desk: Desk) -> None:
    put(desk)
    desk.wait(days=3)
    work(desk)
    for name in ("page", "chat"):
        desk.set("a", name, state="held", held_for="late")
    assert list(found(desk)) == ["late a"]
    assert "site, page, chat" in found(desk)["late a"]


def test_an_unapproved_item_is_told_once_it_should_be_out(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        assert found(desk) == {}
        desk.wait(days=1, seconds=LATE)
        assert list(found(desk)) == ["unapproved a"]
        assert "publisher approve a --as" in found(desk)["unapproved a"]
        reject(desk.workspace, "a", FIRST, "sai ngày")
        assert "sent back by Chánh Văn phòng: sai ngày." in found(desk)["unapproved a"]


def test_a_correction_that_nobody_lets_go_is_told_with_its_command(desk: Desk) -> None:
    put(desk)
    at_due(desk)
    work(desk)
    put(desk, summary="Sửa.")
    assert found(desk) == {}
    desk.wait(seconds=LATE)
    assert list(found(desk)) == ["unapproved a"]
    told = found(desk)["unapproved a"]
    assert "publisher approve a" in told and "--as" not in told


def test_a_correction_that_needs_approval_names_the_one_command_that_works(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        put(desk, summary="Sửa.")
        desk.wait(seconds=LATE)
        told = found(desk)["unapproved a"]
        assert told.count("publisher approve a") == told.count("publisher approve a --as") == 1


def test_what_no_service_could_take_away_is_told_once_and_is_nothing_to_be_done(
    tmp_path: Path,
) -> None:
    frozen = {**CHANNELS, "page": 'use = "fake_channels:Frozen"'}
    with office(tmp_path, channels=frozen) as desk:
        put(desk)
        at_due(desk)
        work(desk)
        withdraw(desk.workspace, "a", "nhầm", urgent=True)
        work(desk)
        for _look in range(3):
            with desk.workspace.store.write() as db:
                update_incidents(db, found(desk), desk.time)
        with desk.workspace.store.read() as db:
            (row,) = untold(db)
            assert open_incidents(db) == []
        assert row["what"] == (
            "«Bài a» can't be taken away: page: a post can't be taken away there; still to be "
            "seen: https://fake.example/ref-1.\n"
            "Nothing is left to do here. Where else it is: publisher show a"
        )


def test_items_are_told_by_their_title_and_ordered_by_their_name(desk: Desk) -> None:
    put(desk, title="Cấp phép xây dựng")
    service(desk.workspace, "page").then(Rejected("cần ít nhất một ảnh."))
    at_due(desk)
    work(desk)
    what, do = found(desk)["failed a/page/1"].split("\n")
    assert what == "page refused «Cấp phép xây dựng»: cần ít nhất một ảnh."
    assert "publisher release a" in do


@pytest.mark.parametrize("unwanted", [False, True])
def test_whatever_may_be_out_asks_for_a_person(desk: Desk, unwanted: bool) -> None:
    put(desk)
    at_due(desk)
    work(desk)
    desk.set("a", "page", state="held", held_for="doubt", cancel_asked=unwanted, reason="cut")
    assert list(found(desk)) == ["doubt a/page/1"]


def test_what_a_restored_database_does_not_know_is_one_incident(desk: Desk) -> None:
    put(desk, *"abc")
    for name in "abc":
        desk.set(name, "page", state="held", held_for="restored")
    assert list(found(desk)) == ["restored"]
    assert "3 items" in found(desk)["restored"]


def test_a_vanished_file_is_told_when_its_time_has_passed(desk: Desk) -> None:
    put(desk)
    (desk.content / "a.md").unlink()
    desk.scan()
    assert found(desk) == {}
    desk.wait(days=1, seconds=LATE)
    assert list(found(desk)) == ["vanished a"]
    assert "a.md" in found(desk)["vanished a"]


def test_existing_content_is_one_incident_however_much_it_is(desk: Desk) -> None:
    put(desk, *"abcdefgh", publish_at="2026-01-05 08:00")
    assert list(found(desk)) == ["first run"]
    assert "8 items" in found(desk)["first run"] and "publisher adopt" in found(desk)["first run"]


def test_a_wrong_file_is_told_with_what_is_wrong(desk: Desk) -> None:
    put(desk, title=None)
    assert list(found(desk)) == ["file a.md"]
    assert found(desk)["file a.md"] == (
        "a.md has problems and is not taken: title: missing.\nSee: publisher check a.md"
    )


def test_a_file_with_blanks_in_its_name_can_be_checked_as_told(desk: Desk) -> None:
    put(desk, "bài mới", title=None)
    (told,) = found(desk).values()
    assert "publisher check 'bài mới.md'" in told


def test_posts_for_a_channel_that_left_the_config_are_told(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk)
        desk.sent("a", "site")
    del_page = {name: use for name, use in CHANNELS.items() if name != "page"}
    with office(tmp_path, channels=del_page) as desk:
        desk.set("a", "page", waits_for=None)
        desk.sent("a", "chat")
        desk.wait(days=1, seconds=LATE)
        assert list(found(desk)) == ["absent page"]


# --- What has to wait is not told ------------------------------------------------------------


def rest(desk: Desk) -> None:
    service(desk.workspace, "page").then(RateLimited("slow", retry_after=1800))
    work(desk)


def hold_item(desk: Desk) -> None:
    hold(desk.workspace, "a", "xem lại")


def hold_channel(desk: Desk) -> None:
    work_site(desk)
    hold(desk.workspace, "page", "xem lại")


def work_site(desk: Desk) -> None:
    desk.sent("a", "site")
    desk.sent("a", "chat")
    release_dependents(desk.workspace.planner, desk.time)


@pytest.mark.parametrize("keeps", [rest, hold_item, hold_channel])
def test_a_pause_and_a_hold_are_no_incidents(desk: Desk, keeps: Any) -> None:
    put(desk)
    at_due(desk)
    keeps(desk)
    desk.wait(seconds=LATE)
    assert found(desk) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "rule", ['quiet = "07:00-22:00"', 'daily_cap = 1', 'min_gap = "2h"']
)  # fmt: skip
def test_quiet_hours_and_limits_are_no_incidents(tmp_path: Path, rule: str) -> None:
    page = f'use = "fake_channels:Fake"\n{rule}'
    with office(tmp_path, channels={**CHANNELS, "page": page}) as desk:
        put(desk, *"abcd")
        at_due(desk)
        for _look in range(20):
            work(desk)
            assert found(desk) == {}
            desk.wait(minutes=5)


def test_the_end_of_quiet_hours_leaves_time_to_begin(tmp_path: Path) -> None:
    page = 'use = "fake_channels:Fake"\nquiet = "07:00-10:00"'
    with office(tmp_path, channels={**CHANNELS, "page": page}) as desk:
        put(desk)
        at_due(desk)
        work_site(desk)
        desk.wait(hours=2, minutes=5)
        assert found(desk) == {}
        desk.wait(minutes=15)
        assert list(found(desk)) == ["overdue page"]


def test_an_approved_item_in_time_is_no_incident(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        desk.wait(days=1, seconds=LATE)
        approve_by(desk, "a", FIRST)
        work(desk)
        assert found(desk) == {}


# --- One incident, one beginning, one end ----------------------------------------------------


def look(desk: Desk, **what: str) -> list[tuple[str, bool, bool]]:
    """Note what was found and return what nobody was told: (what, told, ended)."""
    with desk.workspace.store.write() as db:
        update_incidents(db, what, desk.time)
        return [(row["what"], bool(row["told_at"]), bool(row["ended_at"])) for row in untold(db)]


def told(desk: Desk) -> None:
    with desk.workspace.store.write() as db:
        db.execute(incidents.update().values(told_at=desk.time))


def test_the_same_trouble_at_every_look_is_one_incident(desk: Desk) -> None:
    assert look(desk, x="1 waits") == [("1 waits", False, False)]
    told(desk)
    assert look(desk, x="1 waits") == look(desk, x="2 wait") == []
    assert look(desk) == [("2 wait", True, True)]
    assert look(desk, x="again")[-1] == ("again", False, False)
    with desk.workspace.store.read() as db:
        began: list[datetime] = list(db.scalars(select(incidents.c.began_at)))
    assert began == [desk.time, desk.time]


def test_what_is_not_told_stays_to_be_told(desk: Desk) -> None:
    look(desk, x="down")
    desk.time += timedelta(minutes=1)
    assert look(desk, x="down") == [("down", False, False)]
    assert look(desk) == [("down", False, True)]
