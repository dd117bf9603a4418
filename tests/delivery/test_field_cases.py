"""What went wrong in the field with tools like this one, each as a test of ours.

The cases come from the trackers and forums of schedulers and publishing tools. Most stand
where their part is tested; ELSEWHERE says where. The others are here.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from channel_items import make_image, make_item
from channels.facebook.channel import Facebook
from channels.telegram.channel import Telegram
from deciding import ALL, FIRST, approve_by, at_due, configure, office, out, put, work
from fake_channels import service
from fleeting_state import FleetingState
from publisher.actions.decisions import approve
from publisher.actions.resolving import resolve
from publisher.actions.waiting import cancel, release, resume
from publisher.contract import OutcomeUnknown, Rejected, Secret, Term, Unauthorized, Unavailable
from publisher.outbox.claims import Claims
from publisher.status.story import story
from workspaces import CHANNELS, Desk, opened

pytestmark = pytest.mark.slow

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "connection reset after the service accepted": (
        "test_daemon.py::test_broken_answer_ends_in_one_post_or_with_a_person",
        "test_hidden_first.py::test_a_fault_at_any_step_leaves_one_visible_post",
    ),
    "an item is due, has not begun, and nobody knows why": (
        "test_incidents.py::test_an_item_that_is_due_and_has_not_begun_is_told_within_15_minutes",
    ),
    "success reported without an id": (
        "channel_contract.py::test_a_success_that_names_no_post_is_an_unknown_outcome",
    ),
    "a naive time is shifted by the container's zone": (
        "test_planning.py::test_machines_zone_changes_no_instant",
    ),
    "reconnecting overwrites a refresh token with an empty string": (
        "test_zalo_tokens.py::test_an_answer_without_a_refresh_token_keeps_the_one_there_is",
    ),
    "a user's token stored where a page's belongs": (
        "test_facebook.py::test_check_says_whose_token_it_is_if_not_the_one_wanted",
    ),
    "a caption over 1,024 with media": (
        "test_telegram.py::test_long_caption_is_cut_at_a_sentence_before_the_link",
    ),
    "a retired metric empties all analytics": (
        "test_facebook_figures.py::test_a_retired_metric_is_set_aside_and_the_others_still_come",
    ),
    "deleting in the tool leaves the post live": (
        "test_changes.py::test_withdrawing_removes_what_is_out_and_cancels_what_waits",
    ),
    "a git revert or a move publishes again": (
        "test_identity.py::test_what_is_out_stays_out_once",
    ),
    "a channel is added after items were queued": (
        "test_intake.py::test_waiting_item_gets_a_channel_that_came_later",
    ),
    "blocked for posting too fast": (
        "test_facebook.py::test_posting_too_fast_pauses_the_channel_for_an_hour",
        "test_daemon.py::test_service_that_limits_us_gets_its_rest",
    ),
    "existing content floods out at the first connection": (
        "test_intake.py::test_first_run_sends_nothing_old",
    ),
    "an author approves their own item": (
        "test_approval.py::test_an_author_can_not_approve_their_own_item",
    ),
    "an edit after approval goes out": (
        "test_approval.py::test_an_edit_voids_the_approval_and_status_says_so",
    ),
    "a picture behind a firewall, for a service that fetches it": (
        "test_zalo.py::test_refused_pictures_are_replaced_by_the_offices_cover_once",
        "test_zalo.py::test_pictures_refused_twice_are_told_to_the_editor",
    ),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_every_case_has_its_test(case: str) -> None:
    for place in ELSEWHERE[case]:
        file, _colons, name = place.partition("::")
        (path,) = Path(__file__).parents[1].rglob(file)
        assert f"def {name}(" in path.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path) as desk:
        yield desk


def calls(desk: Desk, channel: str) -> list[str]:
    return [each.partition(" ")[0] for each in service(desk.workspace, channel).calls]


def at_once(count: int, act: Callable[[], Any]) -> None:
    """Let so many people do the same at the same moment."""
    ready = threading.Barrier(count)

    def one() -> None:
        ready.wait()
        act()

    threads = [threading.Thread(target=one) for _number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# --- Calls whose end nobody hears ------------------------------------------------------------


@pytest.mark.parametrize("is_out", [True, False])
def test_a_provider_that_waits_inside_the_call_and_times_out(desk: Desk, is_out: bool) -> None:
    put(desk)
    service(desk.workspace, "page").then(OutcomeUnknown("no answer in 30 s"), out=is_out)
    at_due(desk)
    work(desk)
    assert desk.states("a")["page"] == "doubtful"
    assert desk.states("a")["chat"] == "sent"  # nobody else waits for it
    for _look in range(3):
        desk.wait(minutes=2)
        work(desk)
    assert out(desk, "a") == set(ALL)
    assert service(desk.workspace, "page").out == ["a/page/1"]
    assert calls(desk, "page").count("publish") == (1 if is_out else 2)


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("is_out", [True, False])
def test_killed_in_sending_and_then_cancelled(
    desk: Desk, is_out: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk)
    channel = desk.workspace.channels["page"]
    publish = channel.publish

    def killed(post: Any, *, key: str) -> Any:
        if is_out:
            publish(post, key=key)
        raise Killed

    monkeypatch.setattr(channel, "publish", killed)
    at_due(desk)
    with pytest.raises(Killed):
        for _round in range(3):
            work(desk)
    monkeypatch.undo()
    assert desk.states("a")["page"] == "sending"
    Claims(desk.workspace.store, "again", desk.time - desk.time).reap(desk.time, everything=True)
    assert cancel(desk.workspace, "a", "page") == 1
    for _look in range(3):
        desk.wait(minutes=2)
        work(desk)
    assert desk.states("a")["page"] == ("sent" if is_out else "cancelled")
    assert service(desk.workspace, "page").out == (["a/page/1"] if is_out else [])


def test_a_cancelled_doubt_stays_cancelled_when_a_person_says_it_is_not_out(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(OutcomeUnknown("cut"))
    at_due(desk)
    work(desk)
    cancel(desk.workspace, "a", "page")
    put(desk, summary="Sửa.")
    assert resolve(desk.workspace, "a", "page", None, None)
    work(desk)
    assert desk.states("a")["page"] == "cancelled"


# --- Many hands ------------------------------------------------------------------------------


def test_ten_people_press_publish_now_at_once(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
    at_due(desk)
    work(desk)
    done: list[str] = []
    at_once(10, lambda: done.extend(release(desk.workspace, ["a"], None)))
    work(desk)
    assert done == ["a"]
    assert service(desk.workspace, "page").out == ["a/page/1"]


def test_ten_presses_of_one_approver_are_one_approval(tmp_path: Path) -> None:
    with office(tmp_path, "default = 2") as desk:
        put(desk)
        missing: list[int] = []
        at_once(10, lambda: missing.append(approve(desk.workspace, "a", FIRST, "")))
        assert set(missing) == {1}
        at_due(desk)
        assert work(desk) == 0


# --- Retries ---------------------------------------------------------------------------------


def test_a_retry_of_one_channel_repeats_none_of_the_good_ones(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
    at_due(desk)
    work(desk)
    assert out(desk, "a") == {"site", "chat"}
    release(desk.workspace, ["a"], None)
    work(desk)
    for channel in ALL:
        assert service(desk.workspace, channel).out == [f"a/{channel}/1"]
    assert calls(desk, "site") == calls(desk, "chat") == ["publish"]


def test_all_that_an_expired_token_kept_back_goes_with_one_command(desk: Desk) -> None:
    names = [f"b{number}" for number in range(8)]
    put(desk, *names)
    service(desk.workspace, "page").denies = Unauthorized("token expired")
    at_due(desk)
    work(desk)
    assert calls(desk, "page") == ["publish"]  # one refusal stops the channel, not eight
    service(desk.workspace, "page").denies = None
    assert resume(desk.workspace, "page")
    work(desk)
    desk.wait(seconds=30)  # last comes what met the refusal
    work(desk)
    assert service(desk.workspace, "page").out == [f"{name}/page/1" for name in [*names[1:], "b0"]]


def test_a_failure_names_item_reason_and_where_to_look(desk: Desk) -> None:
    put(desk)
    service(desk.workspace, "page").then(Rejected("(#324) Missing or invalid image file"))
    at_due(desk)
    work(desk)
    with desk.workspace.store.read() as db:
        found = story(db, desk.workspace.planner, "a")
    assert found is not None
    (page,) = [each for each in found["deliveries"] if each["channel"] == "page"]
    assert (page["state"], page["item"]) == ("failed", "a")
    assert "(#324)" in page["reason"] and "(#324)" in page["attempts"][0]["answer"]


# --- Times -----------------------------------------------------------------------------------


def test_saving_again_and_again_moves_no_time(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk)
        planned = {row["due_at"] for row in desk.rows("a")}
        for number in range(5):
            put(desk, summary=f"Bản {number}.")
        assert {row["due_at"] for row in desk.rows("a")} == planned
    configure(tmp_path)
    with opened(tmp_path) as desk:
        desk.scan()
        assert {row["due_at"] for row in desk.rows("a")} == planned
        assert {at.isoformat() for at in planned} == {"2026-11-24T01:00:00+00:00"}


def test_what_is_out_is_not_moved_by_another_time_or_slot(tmp_path: Path) -> None:
    slots = {name: f'{use}\nslots = ["tue 09:00", "wed 09:00"]' for name, use in CHANNELS.items()}
    with office(tmp_path, channels=slots) as desk:
        put(desk, publish_at=None, slot="next")
        for _day in range(5):
            desk.wait(days=1)
            work(desk)
        before = [(row["due_at"], row["sent_at"], row["state"]) for row in desk.posts("a")]
        assert {state for _due, _sent, state in before} == {"sent"}
        put(desk, publish_at="2026-12-24 08:00")
        put(desk, publish_at=None, slot="next")
        put(desk, "b", publish_at=None, slot="next")
        work(desk)
        assert before == [(row["due_at"], row["sent_at"], row["state"]) for row in desk.posts("a")]


# --- Media -----------------------------------------------------------------------------------


def test_pictures_are_uploaded_not_fetched_from_behind_a_firewall(tmp_path: Path) -> None:
    inside = "http://10.0.0.5/anh.jpg"
    image = make_image(tmp_path, url=inside)
    table = {"token": Secret("t"), "page_id": "100200300400500"}
    facebook = Facebook(Facebook.settings.model_validate(table), FleetingState())
    chat = {"token": Secret("1:t"), "chat": "@kenh"}
    telegram = Telegram(Telegram.settings.model_validate(chat), FleetingState())
    item = make_item(form=Term("infographic", "Infographic"), images=(image,))
    for channel in (facebook, telegram):
        payload = str(channel.render(item).payload)
        assert inside not in payload
        assert str(image.path) in payload


# --- Vietnamese ------------------------------------------------------------------------------


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


TITLE = "Công bố thủ tục hành chính về nhà ở, quy hoạch đô thị"


def test_decomposed_text_is_counted_and_sent_composed(tmp_path: Path) -> None:
    room = len(f"{TITLE}\n\nTóm tắt.\nhttps://site.example/a/")
    page = f'use = "fake_channels:Fake"\nlimit = {room}'
    with office(tmp_path, channels={**CHANNELS, "page": page}) as desk:
        put(desk, title=nfd(TITLE), summary=nfd("Tóm tắt."))
        at_due(desk)
        work(desk)
        (post,) = service(desk.workspace, "page").posts
        assert TITLE in post.text
        assert unicodedata.is_normalized("NFC", post.text)


def test_a_file_saved_decomposed_is_no_change_and_is_found_by_either_name(desk: Desk) -> None:
    path = desk.content / nfd("Họp báo tháng 12.md")
    source = desk.put("x.md", title=TITLE).read_text(encoding="utf-8")
    (desk.content / "x.md").unlink()
    path.write_text(source, encoding="utf-8")
    desk.scan()
    at_due(desk)
    work(desk)
    path.write_text(nfd(source), encoding="utf-8")
    desk.scan()
    (name,) = desk.items()
    assert {row["kind"] for row in desk.rows(name)} == {"publish"}
    with desk.workspace.store.read() as db:
        for form in ("NFC", "NFD"):
            found = story(
                db, desk.workspace.planner, unicodedata.normalize(form, "Họp báo tháng 12.md")
            )
            assert found is not None
    assert re.fullmatch(r"[a-z0-9-]+", name)


def test_an_outage_of_one_service_delays_that_one_alone(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        approve_by(desk, "a", FIRST)
        service(desk.workspace, "page").denies = Unavailable("down")
        at_due(desk)
        work(desk)
        assert out(desk, "a") == {"site", "chat"}
