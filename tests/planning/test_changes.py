"""Putting right and taking back what is out, on every channel, through every interruption."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deciding import ALL, FIRST, approve_by, at_due, changes_of, configure, office, out, put, work
from fake_channels import service
from publisher.actions import waiting
from publisher.actions.decisions import correct, withdraw
from publisher.actions.resolving import resolve
from publisher.actions.waiting import cancel, hold, release
from publisher.contract import OutcomeUnknown, RateLimited, Rejected, Unauthorized, Unavailable
from publisher.outbox.claims import Claims
from publisher.planning.dependents import release_dependents
from publisher.status.story import story as story_of
from publisher.words import use
from workspaces import CHANNELS, Desk, opened

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path) as desk:
        yield desk


def publish(desk: Desk, name: str = "a", **front: Any) -> None:
    put(desk, name, **front)
    at_due(desk)
    work(desk)
    assert out(desk, name) == set(ALL)


def calls(desk: Desk, channel: str, verb: str) -> int:
    return sum(call.startswith(verb) for call in service(desk.workspace, channel).calls)


def story(desk: Desk, item: str = "a") -> dict[str, Any]:
    with desk.workspace.store.read() as db:
        found = story_of(db, desk.workspace.planner, item)
    assert found is not None
    return found


def results(desk: Desk, item: str = "a") -> dict[str, str]:
    """Return what `show` says of a withdrawal, by channel."""
    rows = story(desk, item)["withdrawal"]["results"]
    return {row["channel"]: row["result"] for row in rows}


# --- Putting right ---------------------------------------------------------------------------


def test_a_changed_file_goes_nowhere_before_somebody_says_yes(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    assert changes_of(desk, "a") == [(name, "update", "queued") for name in ALL]
    assert work(desk) == 0
    assert correct(desk.workspace, "a", None) == 3
    work(desk)
    assert changes_of(desk, "a") == [(name, "update", "sent") for name in ALL]
    assert "Sửa." in service(desk.workspace, "page").shown["ref-1"]


def test_a_second_change_replaces_one_that_waits(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa một.")
    put(desk, summary="Sửa hai.")
    correct(desk.workspace, "a", None)
    work(desk)
    assert calls(desk, "page", "update") == 1
    assert "Sửa hai." in service(desk.workspace, "page").shown["ref-1"]


def test_a_file_put_back_drops_its_change(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    put(desk)
    assert changes_of(desk, "a") == [(name, "update", "cancelled") for name in ALL]
    correct(desk.workspace, "a", None)
    assert work(desk) == 0


def test_a_touched_file_drops_nothing_of_a_half_done_correction(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    correct(desk.workspace, "a", None)
    service(desk.workspace, "page").trouble.append(Unavailable("down"))
    work(desk)
    (desk.content / "a.md").rename(desk.content / "b.md")
    desk.scan()
    desk.wait(minutes=5)
    work(desk)
    assert "Sửa." in service(desk.workspace, "page").shown["ref-1"]


def test_a_half_corrected_item_whose_file_is_put_back_is_as_before_everywhere(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    correct(desk.workspace, "a", None)
    service(desk.workspace, "page").trouble.append(Unavailable("down"))
    work(desk)
    put(desk)
    correct(desk.workspace, "a", None)
    desk.wait(minutes=5)
    work(desk)
    assert {row["version"] for row in desk.posts("a")} == {desk.items()["a"]["version"]}
    assert "Sửa." not in service(desk.workspace, "site").shown["ref-1"]


def test_an_update_killed_in_the_middle_is_repeated(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    correct(desk.workspace, "a", None)
    service(desk.workspace, "site").trouble.append(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        work(desk)
    assert ("site", "update", "sending") in changes_of(desk, "a")
    Claims(desk.workspace.store, "again", desk.time - desk.time).reap(desk.time, everything=True)
    work(desk)
    assert calls(desk, "site", "update") == 2
    assert {state for _channel, _kind, state in changes_of(desk, "a")} == {"sent"}


@pytest.mark.parametrize("error", [OutcomeUnknown("cut"), Unavailable("down"), ValueError("bug")])
def test_an_update_in_doubt_is_repeated_not_looked_for(desk: Desk, error: Exception) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    correct(desk.workspace, "a", None)
    service(desk.workspace, "page").trouble.append(error)
    work(desk)
    desk.wait(minutes=2)
    work(desk)
    assert (calls(desk, "page", "update"), calls(desk, "page", "find")) == (2, 0)
    assert ("page", "update", "sent") in changes_of(desk, "a")


def test_refused_credentials_and_limits_cost_no_correction(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    correct(desk.workspace, "a", None)
    service(desk.workspace, "page").trouble.append(Unauthorized("token"))
    service(desk.workspace, "chat").trouble.append(RateLimited("slow", retry_after=60))
    work(desk)
    waiting.resume(desk.workspace, "page")
    desk.wait(minutes=2)
    work(desk)
    assert {state for _channel, _kind, state in changes_of(desk, "a")} == {"sent"}


def test_a_refused_update_fails_alone_and_is_released_as_the_file_is_then(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa dở.")
    correct(desk.workspace, "a", None)
    service(desk.workspace, "page").trouble.append(Rejected("quá dài"))
    work(desk)
    assert ("page", "update", "failed") in changes_of(desk, "a")
    put(desk, summary="Sửa xong.")
    correct(desk.workspace, "a", None)
    work(desk)
    assert {row["version"] for row in desk.posts("a")} == {desk.items()["a"]["version"]}


def test_what_was_in_doubt_when_its_file_changed_is_put_right_when_found(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(OutcomeUnknown("cut"), out=True)
    at_due(desk)
    work(desk)
    put(desk, summary="Sửa.")
    correct(desk.workspace, "a", None)
    desk.wait(minutes=2)
    work(desk)
    assert ("page", "update", "queued") in changes_of(desk, "a")  # its own yes is asked
    correct(desk.workspace, "a", None)
    work(desk)
    assert {row["version"] for row in desk.posts("a")} == {desk.items()["a"]["version"]}


def test_what_has_not_begun_when_its_file_changes_waits_for_the_same_yes(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "site").then(OutcomeUnknown("cut"), out=True)
    at_due(desk)
    work(desk)
    put(desk, summary="Sửa.")
    desk.wait(minutes=2)
    work(desk)
    assert out(desk, "a") == {"site"}
    correct(desk.workspace, "a", None)
    work(desk)
    assert "Sửa." in service(desk.workspace, "page").posts[0].text


def test_a_cancelled_correction_stays_cancelled(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    assert cancel(desk.workspace, "a", None) == 3
    assert work(desk) == 0
    assert changes_of(desk, "a") == [(name, "update", "cancelled") for name in ALL]


def test_a_cancelled_correction_is_released_while_its_words_are_the_files(desk: Desk) -> None:
    publish(desk)
    put(desk, summary="Sửa.")
    cancel(desk.workspace, "a", "page")
    release(desk.workspace, ["a"], None, cancelled=True)
    assert correct(desk.workspace, "a", None) == 3
    assert work(desk) == 3


# --- Notes -----------------------------------------------------------------------------------

NOTES = {**CHANNELS, "page": 'use = "fake_channels:Fake"\ncorrections = "note"'}
BLIND = {**CHANNELS, "page": 'use = "fake_channels:Blind"'}
FROZEN = {**CHANNELS, "page": 'use = "fake_channels:Frozen"'}


def test_an_english_item_is_put_right_in_english(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        use("vi")
        publish(desk, lang="en", ai="assisted")
        assert "artificial intelligence" in service(desk.workspace, "page").posts[0].text
        put(desk, title="Opening hours", lang="en")
        correct(desk.workspace, "a", None)
        work(desk)
        note = service(desk.workspace, "page").posts[-1]
    assert note.text.startswith("Correction: Opening hours\n\nThe article has been corrected.")


@pytest.mark.parametrize("channels", [NOTES, BLIND, FROZEN], ids=["said", "can not", "will not"])
def test_where_nothing_can_be_changed_a_linked_note_is_posted(
    tmp_path: Path, channels: dict[str, str]
) -> None:
    with office(tmp_path, channels=channels) as desk:
        publish(desk)
        put(desk, title="Họp dân", correction="Ngày họp là 9/12.")
        correct(desk.workspace, "a", None)
        work(desk)
        first, note = service(desk.workspace, "page").posts
        assert note.text.startswith("Đính chính: Họp dân\n\nNgày họp là 9/12.")
        assert "https://site.example/a/" in note.text
        assert first.key != note.key
        release(desk.workspace, ["a"], None)
        desk.wait(minutes=10)
        assert work(desk) == 0  # one note, not one for each try


def test_a_note_that_is_refused_fails_and_blocks_nobody(tmp_path: Path) -> None:
    frozen = 'use = "fake_channels:Frozen"\nrefuses = ["Đính chính"]'
    with office(tmp_path, channels={**CHANNELS, "page": frozen}) as desk:
        publish(desk)
        publish(desk, "b")
        put(desk, summary="Sửa.")
        put(desk, "b", summary="Sửa.")
        for name in ("a", "b"):
            correct(desk.workspace, name, None)
        work(desk)
        for name in ("a", "b"):
            assert ("page", "update", "failed") in changes_of(desk, name)
            assert ("chat", "update", "sent") in changes_of(desk, name)


def test_a_note_of_words_of_before_is_not_released(tmp_path: Path) -> None:
    channels = {**CHANNELS, "page": f'{CHANNELS["page"]}\ncorrections = "note"'}
    with office(tmp_path, channels=channels) as desk:
        publish(desk)
        put(desk, summary="Sửa.")
        cancel(desk.workspace, "a", "page")
        put(desk, summary="Sửa nữa.")
        correct(desk.workspace, "a", None)
        work(desk)
        assert len(service(desk.workspace, "page").posts) == 2
        assert release(desk.workspace, ["a"], None, cancelled=True) == []


# --- Taking back -----------------------------------------------------------------------------


@pytest.mark.parametrize("door", ["command", "file"])
def test_withdrawing_removes_what_is_out_and_cancels_what_waits(desk: Desk, door: str) -> None:
    put(desk)
    at_due(desk)
    service(desk.workspace, "page").then(RateLimited("slow", retry_after=600))
    work(desk)
    if door == "command":
        withdraw(desk.workspace, "a", "nhầm", urgent=False)
    else:
        put(desk, withdrawn="nhầm")
    desk.wait(hours=1)
    work(desk)
    assert desk.states("a") == {"site": "withdrawn", "page": "cancelled", "chat": "withdrawn"}
    assert service(desk.workspace, "page").posts == []
    assert results(desk) == {"site": "gone", "chat": "gone"}
    release(desk.workspace, ["a"], None, cancelled=True)
    put(desk, summary="Sửa.")
    assert work(desk) == 0


def test_withdrawing_again_takes_nothing_back(desk: Desk) -> None:
    publish(desk)
    for urgent in (False, True, False):
        withdraw(desk.workspace, "a", "nhầm", urgent=urgent)
    cancel(desk.workspace, "a", None)
    work(desk)
    assert set(desk.states("a").values()) == {"withdrawn"}
    assert calls(desk, "page", "withdraw") == 1


def test_a_withdrawal_that_was_called_off_is_not_released(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        withdraw(desk.workspace, "a", "nhầm", urgent=False)
        cancel(desk.workspace, "a", None)
        assert release(desk.workspace, ["a"], None, cancelled=True) == []


def test_a_failed_delivery_of_a_withdrawn_item_stays_away(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
    at_due(desk)
    work(desk)
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    release(desk.workspace, ["a"], None)
    work(desk)
    assert service(desk.workspace, "page").posts == []


@pytest.mark.parametrize("is_out", [True, False])
def test_a_doubt_of_a_withdrawn_item_ends_with_nothing_out(desk: Desk, is_out: bool) -> None:
    put(desk)
    service(desk.workspace, "page").then(OutcomeUnknown("cut"), out=is_out)
    at_due(desk)
    work(desk)
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    assert results(desk)["page"] == "in_doubt"
    for _look in range(3):
        desk.wait(minutes=2)
        work(desk)
    assert desk.states("a")["page"] == ("withdrawn" if is_out else "cancelled")
    assert calls(desk, "page", "publish") == 1


@pytest.mark.parametrize("sent", [True, False])
def test_a_doubt_that_a_person_settles_after_withdrawing_is_taken_back(
    desk: Desk, sent: bool
) -> None:
    put(desk)
    at_due(desk)
    release_dependents(desk.workspace.planner, desk.time)
    desk.set("a", "page", state="held", held_for="doubt", waits_for=None)
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    resolve(desk.workspace, "a", "page", "https://x.example/1" if sent else None, None)
    work(desk)
    assert desk.states("a")["page"] == ("withdrawn" if sent else "cancelled")
    assert calls(desk, "page", "publish") == 0


def test_an_urgent_withdrawal_overtakes_the_queue_and_quiet_hours(tmp_path: Path) -> None:
    quiet = 'use = "fake_channels:Fake"\nquiet = "09:00-23:00"'
    with office(tmp_path, channels={**CHANNELS, "page": quiet}) as desk:
        publish(desk)
        for number in range(5):
            put(desk, f"b{number}")
        desk.wait(hours=2)
        withdraw(desk.workspace, "a", "nhầm", urgent=True)
        before = len(service(desk.workspace, "page").calls)
        work(desk)
        assert service(desk.workspace, "page").calls[before:] == ["withdraw ref-1"]


@pytest.mark.parametrize("name", ["a", "page"])
def test_a_hold_does_not_keep_a_withdrawal_back(desk: Desk, name: str) -> None:
    publish(desk)
    hold(desk.workspace, name, "xem lại")
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    work(desk)
    assert desk.states("a")["page"] == "withdrawn"


def test_what_can_not_be_withdrawn_is_told_with_its_address(tmp_path: Path) -> None:
    with office(tmp_path, channels=FROZEN) as desk:
        publish(desk)
        withdraw(desk.workspace, "a", "nhầm", urgent=True)
        work(desk)
        assert results(desk) == {"site": "gone", "page": "not_supported", "chat": "gone"}
        assert ("page", "withdraw", "stays") in changes_of(desk, "a")
        rows = story(desk)["withdrawal"]["results"]
        (page,) = [row for row in rows if row["channel"] == "page"]
        assert page["url"] == "https://fake.example/ref-1"
        assert resolve(desk.workspace, "a", "page", None, None)  # a person did it there
        assert results(desk)["page"] == "gone"


def test_a_refused_withdrawal_is_tried_again_when_released(desk: Desk) -> None:
    publish(desk)
    service(desk.workspace, "page").trouble.append(Rejected("no right to delete"))
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    work(desk)
    assert results(desk)["page"] == "visible"
    (desk.content / "a.md").write_text("hỏng", encoding="utf-8")
    desk.scan()
    release(desk.workspace, ["a"], None)
    work(desk)
    assert results(desk)["page"] == "gone"


def test_a_note_is_withdrawn_with_what_it_corrects(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        publish(desk)
        put(desk, summary="Sửa.")
        correct(desk.workspace, "a", None)
        work(desk)
        withdraw(desk.workspace, "a", "nhầm", urgent=True)
        work(desk)
        assert calls(desk, "page", "withdraw") == 2


# --- Holding ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a", "page"])
def test_what_a_person_holds_begins_only_after_release(desk: Desk, name: str) -> None:
    put(desk)
    hold(desk.workspace, name, "xem lại")
    at_due(desk)
    work(desk)
    assert desk.states("a")["page"] == "queued"
    assert release(desk.workspace, [name], None) == [name]
    work(desk)
    assert out(desk, "a") == set(ALL)


def test_a_hold_and_a_correction_survive_a_restart(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        publish(desk)
        put(desk, summary="Sửa.")
        correct(desk.workspace, "a", None)
        hold(desk.workspace, "page", "xem lại")
    configure(tmp_path)
    with opened(tmp_path) as desk:
        at_due(desk)
        work(desk)
        assert ("page", "update", "queued") in changes_of(desk, "a")
        assert ("chat", "update", "sent") in changes_of(desk, "a")


def test_a_note_instead_of_an_approved_correction_is_asked_for_in_its_own_words(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "default = 1", channels=FROZEN) as desk:
        put(desk)
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        put(desk, summary="Sửa.", correction="Sửa tóm tắt.")
        approve_by(desk, "a", FIRST)
        work(desk)
        assert len(service(desk.workspace, "page").posts) == 1
        approve_by(desk, "a", FIRST)
        work(desk)
        assert "Sửa tóm tắt." in service(desk.workspace, "page").posts[1].text
