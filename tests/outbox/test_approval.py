"""Nothing goes out that was not approved as it is, whatever door it comes by."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deciding import ALL, FIRST, SECOND, at_due, configure, office, out, put, work
from fake_channels import service
from publisher.actions.decisions import (
    Seen,
    approve,
    correct,
    reject,
    waiting_for_approval,
    withdraw,
)
from publisher.actions.waiting import cancel, hold, release
from publisher.contract import OutcomeUnknown, Post, Receipt, Rejected, Unavailable
from publisher.outbox.approval import Refused, sent_back
from publisher.outbox.posts import content_digest
from publisher.people.journal import lines
from publisher.people.people import Approval
from publisher.status import overview
from publisher.status.telling import reasons
from workspaces import CHANNELS, TUESDAY, Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        yield desk


def digest(desk: Desk, item: str = "a") -> str | None:
    with desk.workspace.store.read() as db:
        return dict(waiting_for_approval(db)).get(item)


def why(desk: Desk, item: str = "a", channel: str = "site") -> str:
    """Return what status says of a delivery."""
    with desk.workspace.store.read() as db:
        rows = overview.open_deliveries(db, desk.workspace.planner)
    (row,) = [each for each in rows if (each["item"], each["channel"]) == (item, channel)]
    return reasons(row, {}, desk.workspace.config.office.zone)


# --- Who -------------------------------------------------------------------------------------


def test_nothing_goes_before_it_is_approved_and_all_goes_after(desk: Desk) -> None:
    put(desk)
    at_due(desk)
    assert work(desk) == 0
    assert approve(desk.workspace, "a", FIRST, "") == 0
    work(desk)
    assert out(desk, "a") == set(ALL)


def test_without_the_role_nobody_approves(desk: Desk) -> None:
    put(desk, author="Phòng Kế hoạch")
    for person in ("bien-tap", "truc-dang", "nguoi-la"):
        with pytest.raises(Refused):
            approve(desk.workspace, "a", person, "")
    at_due(desk)
    assert work(desk) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "author",
    [
        "Chánh Văn phòng",
        "chánh  văn phòng",
        unicodedata.normalize("NFD", "Chánh Văn phòng"),
        "chanh-van-phong",
        "Phòng Kế hoạch, Chánh Văn phòng",
        "Phòng Kế hoạch và Chánh Văn phòng",
    ],
)
def test_an_author_can_not_approve_their_own_item(desk: Desk, author: str) -> None:
    put(desk, author=author)
    with pytest.raises(Refused, match="own item"):
        approve(desk.workspace, "a", FIRST, "")
    assert approve(desk.workspace, "a", SECOND, "") == 0


@pytest.mark.slow
def test_four_eyes_are_two_people(desk: Desk) -> None:
    put(desk, sensitive="true")
    assert approve(desk.workspace, "a", FIRST, "") == 1
    assert approve(desk.workspace, "a", FIRST, "") == 1
    at_due(desk)
    assert work(desk) == 0
    assert approve(desk.workspace, "a", SECOND, "") == 0
    work(desk)
    assert out(desk, "a") == set(ALL)


@pytest.mark.parametrize(
    ("theme", "form", "sensitive", "needed"),
    [
        ("thu-tuc", "article", False, 2), ("khac", "article", False, 0),
        ("khac", "anh", False, 1), ("thu-tuc", "anh", False, 2), ("khac", "khac", False, 1),
        ("khac", "article", True, 2),
    ],
)  # fmt: skip
def test_the_stricter_of_theme_and_form_holds(
    theme: str, form: str, sensitive: bool, needed: int
) -> None:
    rules = Approval(default=1, themes={"thu-tuc": 2}, forms={"article": 0, "anh": 1})
    assert rules.needed(theme, form, sensitive=sensitive) == needed


@pytest.mark.slow
def test_where_the_config_asks_none_all_goes_by_itself(tmp_path: Path) -> None:
    with office(tmp_path, "default = 0") as desk:
        put(desk)
        with pytest.raises(Refused):
            approve(desk.workspace, "a", FIRST, "")
        at_due(desk)
        work(desk)
        assert out(desk, "a") == set(ALL)


# --- What ------------------------------------------------------------------------------------


def test_an_edit_voids_the_approval_and_status_says_so(desk: Desk) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    put(desk, summary="Sửa sau khi duyệt.")
    at_due(desk)
    assert work(desk) == 0
    assert "changed since somebody approved it" in why(desk)
    approve(desk.workspace, "a", FIRST, "")
    work(desk)
    assert out(desk, "a") == set(ALL)
    assert "Sửa sau khi duyệt." in service(desk.workspace, "page").posts[0].text


def test_an_edit_for_one_channel_voids_the_approval_of_all(desk: Desk) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    put(desk, texts="{page: Lời khác cho trang}")
    at_due(desk)
    assert work(desk) == 0
    approve(desk.workspace, "a", FIRST, "")
    assert work(desk) == len(ALL)


def test_exactly_what_was_approved_goes_when_it_comes_back(desk: Desk) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    put(desk, summary="Sửa.")
    put(desk)
    at_due(desk)
    work(desk)
    assert out(desk, "a") == set(ALL)
    assert "Sửa." not in service(desk.workspace, "page").posts[0].text


def approve_and_send(desk: Desk, **front: Any) -> None:
    put(desk, sensitive="true", **front)
    for person in (FIRST, SECOND):
        approve(desk.workspace, "a", person, "")
    work(desk)


@pytest.mark.slow
def test_words_that_come_back_need_everybodys_yes_anew(desk: Desk) -> None:
    put(desk, sensitive="true")
    at_due(desk)
    approve_and_send(desk)
    approve_and_send(desk, summary="Sửa.")
    put(desk, sensitive="true")
    assert approve(desk.workspace, "a", FIRST, "") == 1
    assert approve(desk.workspace, "a", FIRST, "") == 1
    assert work(desk) == 0
    assert approve(desk.workspace, "a", SECOND, "") == 0
    assert work(desk) == len(ALL)
    with desk.workspace.store.read() as db:
        assert [line["act"] for line in lines(db)][-6:-3] == ["edit", "approve", "approve"]


def test_a_refusal_that_was_taken_back_stays_so_when_its_words_come_back(desk: Desk) -> None:
    put(desk)
    reject(desk.workspace, "a", FIRST, "nhầm")
    cancel(desk.workspace, "a", "chat")
    approve(desk.workspace, "a", FIRST, "")
    put(desk, summary="Sửa.")
    put(desk)
    with desk.workspace.store.read() as db:
        assert sent_back(db, "a") is None


def test_a_clock_set_back_hides_no_refusal(desk: Desk) -> None:
    put(desk)
    desk.wait(hours=2)
    approve(desk.workspace, "a", FIRST, "")
    desk.wait(hours=-2)
    cancel(desk.workspace, "a", "chat")  # so that the refusal is another row
    reject(desk.workspace, "a", FIRST, "sai số liệu")
    at_due(desk)
    assert work(desk) == 0


def test_what_was_seen_must_be_what_is_approved(desk: Desk) -> None:
    put(desk)
    seen = digest(desk)
    put(desk, summary="Sửa.")
    with pytest.raises(Refused, match="changed since"):
        approve(desk.workspace, "a", FIRST, "", Seen(seen))


@pytest.mark.slow
def test_an_old_press_that_comes_again_undoes_nothing(desk: Desk) -> None:
    put(desk)
    seen = Seen(digest(desk), press="17")
    approve(desk.workspace, "a", FIRST, "", seen)
    reject(desk.workspace, "a", FIRST, "nhầm số liệu")
    with pytest.raises(Refused, match="press again"):
        approve(desk.workspace, "a", FIRST, "", seen)
    at_due(desk)
    assert work(desk) == 0


# --- Sent back -------------------------------------------------------------------------------


def test_what_is_sent_back_stays_until_its_file_changes(desk: Desk) -> None:
    put(desk)
    reject(desk.workspace, "a", FIRST, "sai ngày họp")
    with pytest.raises(Refused, match="sai ngày họp"):
        approve(desk.workspace, "a", SECOND, "")
    assert f"sent back by {FIRST}: sai ngày họp" in why(desk)
    assert digest(desk) is None  # nobody is asked again
    at_due(desk)
    assert work(desk) == 0
    put(desk, summary="Đã sửa ngày họp.")
    assert digest(desk) is not None
    assert "sent back" not in why(desk)
    approve(desk.workspace, "a", SECOND, "")
    work(desk)
    assert out(desk, "a") == set(ALL)


def test_one_of_two_who_refuses_stops_the_item(desk: Desk) -> None:
    put(desk, sensitive="true")
    approve(desk.workspace, "a", FIRST, "")
    reject(desk.workspace, "a", SECOND, "chưa rõ")
    at_due(desk)
    assert work(desk) == 0


def test_who_refused_by_mistake_may_take_it_back(desk: Desk) -> None:
    put(desk)
    reject(desk.workspace, "a", FIRST, "nhầm")
    assert approve(desk.workspace, "a", FIRST, "") == 0
    at_due(desk)
    work(desk)
    assert out(desk, "a") == set(ALL)


# --- Other doors -----------------------------------------------------------------------------


@pytest.mark.slow
def test_release_lets_nothing_unapproved_go(desk: Desk) -> None:
    put(desk, publish_at="2026-01-05 08:00")
    release(desk.workspace, ["a"], None)
    assert work(desk) == 0
    cancel(desk.workspace, "a", None)
    release(desk.workspace, ["a"], None, cancelled=True)
    assert work(desk) == 0
    approve(desk.workspace, "a", FIRST, "")
    work(desk)
    assert out(desk, "a") == set(ALL)


def test_a_retry_of_the_same_words_needs_no_second_approval(desk: Desk) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
    at_due(desk)
    work(desk)
    assert desk.states("a")["page"] == "failed"
    release(desk.workspace, ["a"], None)
    work(desk)
    assert out(desk, "a") == set(ALL)


@pytest.mark.slow
def test_a_retry_brings_no_new_words_past_approval(tmp_path: Path) -> None:
    with office(tmp_path, "default = 0") as desk:
        put(desk)
        service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
        at_due(desk)
        work(desk)
        put(desk, summary="Tin nhạy cảm.", sensitive="true")
        release(desk.workspace, ["a"], None)
        work(desk)
        assert desk.states("a")["page"] == "queued"
        assert service(desk.workspace, "page").posts == []


def test_a_stricter_config_holds_for_what_waits_already(tmp_path: Path) -> None:
    with office(tmp_path, "default = 0") as desk:
        put(desk)
    configure(tmp_path, "default = 2")
    with opened(tmp_path) as desk:
        desk.scan()
        at_due(desk)
        assert work(desk) == 0
        approve(desk.workspace, "a", FIRST, "")
    configure(tmp_path, "default = 0")
    with opened(tmp_path) as desk:
        at_due(desk)
        assert work(desk) == 0  # what once needed a yes is not let go by a milder config


@pytest.mark.slow
def test_a_stricter_config_holds_for_a_note_that_was_let_go(tmp_path: Path) -> None:
    notes = {**CHANNELS, "page": f'{CHANNELS["page"]}\ncorrections = "note"'}
    with office(tmp_path, channels=notes) as desk:
        put(desk)
        at_due(desk)
        work(desk)
        put(desk, summary="Sửa.")
        hold(desk.workspace, "page", "chờ")
        correct(desk.workspace, "a", None)
        work(desk)
        time = desk.time
    configure(tmp_path, "default = 2", channels=notes)
    with opened(tmp_path) as desk:
        desk.time = time
        release(desk.workspace, ["page"], None)
        work(desk)
        assert service(desk.workspace, "page").out == ["a/page/1"]


@pytest.mark.slow
def test_a_channel_that_comes_later_needs_its_own_approval(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        approve(desk.workspace, "a", FIRST, "")
    more = {**CHANNELS, "group": 'use = "fake_channels:Fake"'}
    configure(tmp_path, "default = 1", channels=more)
    with opened(tmp_path) as desk:
        desk.scan()
        at_due(desk)
        work(desk)
        assert out(desk, "a") == set(ALL)
        assert desk.states("a")["group"] == "queued"
        approve(desk.workspace, "a", FIRST, "")
        work(desk)
        assert desk.states("a")["group"] == "sent"


def test_refused_words_stay_refused_on_a_channel_that_comes_later(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk)
        reject(desk.workspace, "a", FIRST, "sai ngày họp")
    configure(tmp_path, "default = 0", channels={**CHANNELS, "group": CHANNELS["chat"]})
    with opened(tmp_path) as desk:
        desk.scan()
        row = desk.row("a", "group")
        assert (row["approvals_needed"], row["approved_digest"]) == (1, None)


@pytest.mark.slow
def test_a_follower_with_another_link_waits_for_approval(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    moved = Receipt("r", "https://site.example/noi-khac/")
    site = type(desk.workspace.channels["site"])
    monkeypatch.setattr(site, "publish", lambda self, post, *, key: moved)
    at_due(desk)
    work(desk)
    assert desk.states("a") == {"site": "sent", "page": "queued", "chat": "queued"}
    assert "changed since somebody approved it" in why(desk, channel="page")
    approve(desk.workspace, "a", FIRST, "")
    work(desk)
    assert out(desk, "a") == set(ALL)


def test_where_a_link_behind_words_leads_is_approved_too() -> None:
    made = Post("Bài a\nXem chi tiết", {"text": '<a href="https://so.vn/a">Xem chi tiết</a>'})
    moved = Post(made.text, {"text": '<a href="https://ai.do/a">Xem chi tiết</a>'})
    assert content_digest(1, made) != content_digest(1, moved)
    assert content_digest(1, made) == content_digest(
        1, Post(made.text, {**made.payload, "origin": "ref-1"})
    )


@pytest.mark.slow
@pytest.mark.parametrize("corrections", ["update", "note"])
def test_corrections_and_their_notes_wait_for_approval(tmp_path: Path, corrections: str) -> None:
    channels = {**CHANNELS, "page": f'use = "fake_channels:Fake"\ncorrections = "{corrections}"'}
    with office(tmp_path, "default = 1", channels=channels) as desk:
        put(desk)
        approve(desk.workspace, "a", FIRST, "")
        at_due(desk)
        work(desk)
        put(desk, summary="Sửa.")
        assert work(desk) == 0
        with pytest.raises(Refused):
            correct(desk.workspace, "a", None)
        assert work(desk) == 0
        approve(desk.workspace, "a", SECOND, "")
        assert work(desk) == 3


def test_what_turned_out_not_to_be_out_goes_again_only_if_still_approved(desk: Desk) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    service(desk.workspace, "site").then(OutcomeUnknown("cut"))
    at_due(desk)
    work(desk)
    reject(desk.workspace, "a", SECOND, "dừng lại")
    for _look in range(3):
        desk.wait(seconds=90)
        work(desk)
    assert desk.states("a")["site"] == "queued"
    assert service(desk.workspace, "site").posts == []


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "state"), [("1d", "held late"), ("30d", "sent")])
def test_approval_after_its_time_follows_the_channels_rule(
    tmp_path: Path, rule: str, state: str
) -> None:
    channels = {"site": f'use = "fake_channels:Site"\ntoo_late = "{rule}"'}
    with office(tmp_path, "default = 1", channels=channels) as desk:
        put(desk)
        desk.wait(days=5)
        approve(desk.workspace, "a", FIRST, "")
        work(desk)
        assert desk.states("a") == {"site": state}


@pytest.mark.slow
def test_a_withdrawal_waits_for_approval_unless_it_is_urgent(desk: Desk) -> None:
    put(desk)
    approve(desk.workspace, "a", FIRST, "")
    at_due(desk)
    work(desk)
    withdraw(desk.workspace, "a", "nhầm", urgent=False)
    assert work(desk) == 0
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    work(desk)
    assert set(desk.states("a").values()) == {"withdrawn"}


# --- Any order of doors ----------------------------------------------------------------------

STEPS = ("edit", "back", "yes", "second", "no", "release", "cancel", "due", "down", "cut")


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(STEPS), min_size=4, max_size=14))
def test_whatever_people_do_only_approved_words_are_seen(steps: list[str]) -> None:
    with office(Path(mkdtemp()), "default = 1") as desk:
        approved: set[str] = set()
        put(desk)
        for number, step in enumerate(steps):
            _step(desk, step, number, approved)
            work(desk)
        for channel in ALL:
            for post in service(desk.workspace, channel).posts:
                assert post.text.splitlines()[1] in approved


def _step(desk: Desk, step: str, number: int, approved: set[str]) -> None:
    if step in ("edit", "back"):
        put(desk, summary=f"Bản {number if step == 'edit' else 0}.", publish_at=TUESDAY)
    elif step in ("yes", "second"):
        words = [row["post"]["text"].splitlines()[1] for row in desk.rows("a")]
        with suppress(Refused):
            approve(desk.workspace, "a", FIRST if step == "yes" else SECOND, "")
            approved.update(words)
    elif step == "no":
        with suppress(Refused):
            reject(desk.workspace, "a", FIRST, "không")
    elif step == "release":
        release(desk.workspace, ["a"], None, cancelled=True)
    elif step == "cancel":
        cancel(desk.workspace, "a", None)
    elif step == "due":
        desk.wait(hours=20)
    else:
        error = Unavailable("down") if step == "down" else OutcomeUnknown("cut")
        service(desk.workspace, "page").then(error)
