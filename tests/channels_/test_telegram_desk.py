import json
import logging
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from channel_items import make_image
from channels.shared.text import utf16
from channels.telegram.desk import TelegramDesk
from channels.telegram.letter import TEXT_LIMIT, pieces
from fleeting_state import FleetingState
from publisher.contract import (
    ATTACHMENT_LIMIT,
    Answer,
    Attachment,
    Button,
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Secret,
    Unauthorized,
    Unavailable,
)
from publisher.sandbox.app import Sandbox
from scripted_service import Reply, ScriptedService, nobody, serving
from telegram_group import GROUP, TOKEN, inject, inject_words, message, messages, press, written

REPLIES = Path(__file__).parents[1] / "replies" / "telegram"
CHANNEL = "-1001234567890"
BUTTONS = (Button("Duyệt", "approve:1"), Button("Không duyệt", "reject:1"))


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with serving() as running:
        yield running


def build(address: str, state: FleetingState | None = None, **changes: Any) -> TelegramDesk:
    table = {
        "token": Secret(TOKEN),
        "chat": GROUP,
        "base_url": address,
        "connect_timeout": 0.5,
        "read_timeout": 5,
        "poll": 0,
        **changes,
    }
    return TelegramDesk(
        TelegramDesk.settings.model_validate(table), FleetingState() if state is None else state
    )


@pytest.fixture
def desk(sandbox: Sandbox) -> TelegramDesk:
    return build(sandbox.url("telegram"))


# --- Telling ---


def test_a_message_comes_to_the_group_with_its_buttons_in_a_row(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    ref = desk.tell("Bài “<b>Cấp phép</b>” & *ảnh* chờ duyệt", subject="Duyệt", buttons=BUTTONS)
    (shown,) = messages(sandbox)
    assert ref == f"{GROUP}:{shown['id']}"
    assert shown["text"] == "Bài “<b>Cấp phép</b>” & *ảnh* chờ duyệt"
    assert shown["buttons"] == [
        [
            {"text": "Duyệt", "callback_data": "approve:1"},
            {"text": "Không duyệt", "callback_data": "reject:1"},
        ]
    ]


def test_pictures_and_files_come_before_the_text_and_go_with_it(
    sandbox: Sandbox, desk: TelegramDesk, tmp_path: Path
) -> None:
    picture = Attachment(name="anh.jpg", content=make_image(tmp_path).path, kind="picture")
    page = Attachment(name="bai.html", content="<p>Bài</p>".encode())
    ref = desk.tell("Duyệt?", buttons=BUTTONS, attachments=[picture, page])
    shown = messages(sandbox)
    assert [each["kind"] for each in shown] == ["photo", "document", "text"]
    assert ref.split() == [f"{GROUP}:{each['id']}" for each in shown]
    assert [bool(each["buttons"]) for each in shown] == [False, False, True]
    desk.close(ref, "Đã duyệt.")
    assert [each["text"] for each in messages(sandbox)] == ["Đã duyệt."]


def test_what_telegram_does_not_take_is_named_and_keeps_no_text_from_people(
    sandbox: Sandbox, desk: TelegramDesk, tmp_path: Path
) -> None:
    large = tmp_path / "phim.bin"
    large.write_bytes(b"x" * (ATTACHMENT_LIMIT + 1))
    desk.tell(
        "Duyệt?",
        attachments=[
            Attachment(name="hong.jpg", content=b"no picture", kind="picture"),
            Attachment(name="phim.bin", content=large),
            Attachment(name="mat.html", content=tmp_path / "gone"),
        ],
    )
    (shown,) = messages(sandbox)
    for name in ("hong.jpg", "phim.bin", "mat.html"):
        assert f"(Không gửi kèm được “{name}”" in shown["text"]


def test_a_text_that_fails_takes_its_files_with_it(sandbox: Sandbox, desk: TelegramDesk) -> None:
    sandbox.fault("telegram", "html", "sendMessage")
    with pytest.raises(ChannelError):
        desk.tell("Duyệt?", attachments=[Attachment(name="bai.html", content=b"x")])
    assert messages(sandbox) == []


def test_long_text_becomes_several_messages_with_the_buttons_under_the_last(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    lines = [f"{number}. Bài đã đăng 🎉 trên bốn kênh" for number in range(300)]
    ref = desk.tell("\n".join(lines), buttons=BUTTONS)
    shown = messages(sandbox)
    assert len(shown) > 1
    assert "\n".join(each["text"] for each in shown) == "\n".join(lines)
    assert [bool(each["buttons"]) for each in shown] == [False] * (len(shown) - 1) + [True]
    assert ref == " ".join(f"{GROUP}:{each['id']}" for each in shown)


def test_what_could_not_be_told_to_its_end_is_taken_away(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    sandbox.fault("telegram", "error", "sendMessage", after=1, error_code=429, retry_after=5)
    with pytest.raises(RateLimited):
        desk.tell("Bài rất dài. " * 900, buttons=BUTTONS)
    assert messages(sandbox) == []


@given(st.text(alphabet=st.sampled_from("ab 🎉\nđ"), max_size=60), st.integers(1, 900))
def test_pieces_fit_and_lose_nothing_but_space(text: str, times: int) -> None:
    parts = pieces(text * times)
    assert all(utf16(part) <= TEXT_LIMIT for part in parts)
    assert all(parts) or parts == [""]
    assert "".join("".join(parts).split()) == "".join((text * times).split())


def test_a_word_is_broken_only_if_there_is_no_other_way() -> None:
    assert pieces("x" * 4000 + " " + "y" * 200) == ["x" * 4000, "y" * 200]
    assert pieces("🎉" * 3000) == ["🎉" * 2048, "🎉" * 952]
    assert pieces("a" + "🎉" * 2048) == ["a" + "🎉" * 2047, "🎉"]


def test_no_character_that_readers_see_as_one_is_broken() -> None:
    family = "👩\u200d👩\u200d👧"
    first, second = pieces("a" + family * 600)
    assert set((first[1:] + family).split(family)) == set(second.split(family)) == {""}


def test_nothing_to_tell_and_oversized_buttons_are_rejected(desk: TelegramDesk) -> None:
    with pytest.raises(Rejected, match="text is empty"):
        desk.tell("  ")
    with pytest.raises(Rejected, match=r"(?i)button_data_invalid"):
        desk.tell("x", buttons=[Button("Duyệt", "đ" * 33)])


# --- Answers ---


def test_a_press_is_returned_with_the_person_whoever_it_is(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    ref = desk.tell("Duyệt?", buttons=BUTTONS)
    press(sandbox, ref, "reject:1", person=1003)
    press(sandbox, ref, person=55)
    first, second = desk.answers()
    assert (first.person, first.data, first.ref) == ("1003", "reject:1", ref)
    assert (second.person, second.data, second.ref) == ("55", "approve:1", ref)
    assert first.id != second.id


def test_each_press_is_returned_once_while_handling_goes_well(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    ref = desk.tell("Duyệt?", buttons=BUTTONS)
    press(sandbox, ref)
    assert len(desk.answers()) == 1
    press(sandbox, ref, "reject:1")
    assert [each.data for each in desk.answers()] == ["reject:1"]
    assert desk.answers() == []
    assert sandbox.state("telegram")["pending_updates"] == 0


def test_a_press_comes_again_if_the_process_died_before_the_next_call(sandbox: Sandbox) -> None:
    address, state = sandbox.url("telegram"), FleetingState()
    before = build(address, state)
    press(sandbox, before.tell("Duyệt?", buttons=BUTTONS))
    (lost,) = before.answers()
    after = build(address, state)
    assert after.answers() == [lost]
    assert after.answers() == []
    assert build(address, state).answers() == []


def test_presses_are_written_down_before_telegram_forgets_them(sandbox: Sandbox) -> None:
    address, state = sandbox.url("telegram"), FleetingState()
    desk = build(address, state)
    press(sandbox, desk.tell("Duyệt?", buttons=BUTTONS))
    desk.answers()
    sandbox.fault("telegram", "cut", "getUpdates")  # Telegram does not hear that it is handled
    with pytest.raises(OutcomeUnknown):
        desk.answers()
    assert build(address, state).answers() == []


def test_an_answer_lost_on_the_way_is_asked_for_again(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    press(sandbox, desk.tell("Duyệt?", buttons=BUTTONS))
    sandbox.fault("telegram", "cut_after_commit", "getUpdates")
    with pytest.raises(OutcomeUnknown):
        desk.answers()
    assert len(desk.answers()) == 1


def test_nothing_is_remembered_once_telegram_has_forgotten(sandbox: Sandbox) -> None:
    state = FleetingState()
    desk = build(sandbox.url("telegram"), state)
    press(sandbox, desk.tell("Duyệt?", buttons=BUTTONS))
    desk.answers()
    desk.answers()
    assert state == {}  # Telegram's numbers may go on anywhere after a quiet week


def test_answers_waits_for_a_press(sandbox: Sandbox) -> None:
    desk = build(sandbox.url("telegram"), poll=20)
    ref = desk.tell("Duyệt?", buttons=BUTTONS)
    got: list[Answer] = []
    waiting = threading.Thread(target=lambda: got.extend(desk.answers()))
    waiting.start()
    sandbox.wait("telegram", "getUpdates")
    press(sandbox, ref)
    waiting.join()
    assert [each.data for each in got] == ["approve:1"]


def test_presses_in_other_chats_are_dropped(sandbox: Sandbox, desk: TelegramDesk) -> None:
    ref = build(sandbox.url("telegram"), chat=CHANNEL).tell("Duyệt?", buttons=BUTTONS)
    press(sandbox, ref)
    assert desk.answers() == []
    assert desk.answers() == []
    assert sandbox.state("telegram")["pending_updates"] == 0


STRANGER = {"id": 5, "is_bot": True, "first_name": "Lan Tỏa"}
CHANNEL_ORIGIN = {"type": "hidden_user", "sender_user_name": "x", "date": 1_763_800_000}
FOREIGN: dict[str, tuple[dict[str, Any] | None, str | None]] = {
    "another bot's message": (message(**{"from": STRANGER}), "x"),
    "no sender": ({k: v for k, v in message().items() if k != "from"}, "x"),
    "forwarded": (message(forward_origin=CHANNEL_ORIGIN), "x"),
    "too old to read": ({k: message(date=0)[k] for k in ("message_id", "date", "chat")}, "x"),
    "inline message": (None, "x"),
    "game": (message(), None),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_presses_under_what_is_not_our_message_are_dropped(
    sandbox: Sandbox, desk: TelegramDesk, name: str
) -> None:
    inject(sandbox, *FOREIGN[name])
    inject(sandbox, message())
    assert [each.data for each in desk.answers()] == ["x"]


def test_the_group_may_be_named(sandbox: Sandbox) -> None:
    chat = {"id": -100777, "type": "supergroup", "title": "Nhóm", "username": "Ban_Bien_Tap"}
    inject(sandbox, message(chat=chat))
    (answer,) = build(sandbox.url("telegram"), chat="@ban_bien_tap").answers()
    assert answer.ref == "-100777:1"


def test_words_in_reply_to_the_bot_are_returned_and_answered_under_them(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    desk.answers()  # from now on Telegram knows what the bot wants to hear
    inject_words(sandbox, written())
    (answer,) = desk.answers()
    assert (answer.person, answer.data, answer.text) == ("1002", "", "Sai số văn bản")
    assert (answer.ref, answer.id) == (f"{GROUP}:1", "9")
    desk.reply(answer, "Đã ghi lý do.")
    assert messages(sandbox)[-1]["text"] == "Đã ghi lý do."


FOREIGN_WORDS: dict[str, dict[str, Any]] = {
    "to another bot's message": {"reply_to_message": message(**{"from": STRANGER})},
    "to nothing": {"reply_to_message": None},
    "forwarded": {"forward_origin": CHANNEL_ORIGIN},
    "to what was forwarded": {"reply_to_message": message(forward_origin=CHANNEL_ORIGIN)},
    "without words": {"text": None},
}


@pytest.mark.parametrize("name", FOREIGN_WORDS)
def test_what_people_of_the_group_say_to_each_other_is_dropped(
    sandbox: Sandbox, desk: TelegramDesk, name: str
) -> None:
    desk.answers()
    inject_words(sandbox, written(**FOREIGN_WORDS[name]))
    inject_words(sandbox, written("ours"))
    assert [each.text for each in desk.answers()] == ["ours"]


def test_another_reader_or_a_webhook_is_unavailable_in_words(service: ScriptedService) -> None:
    case = json.loads((REPLIES / "conflict.json").read_text(encoding="utf-8"))
    service.script("getUpdates", Reply(case["body"], status=case["status"]))
    with pytest.raises(Unavailable, match="bot riêng"):
        build(service.address).answers()


# --- Replying and closing ---


def test_the_person_hears_what_came_of_it(sandbox: Sandbox, desk: TelegramDesk) -> None:
    press(sandbox, desk.tell("Duyệt?", buttons=BUTTONS))
    (answer,) = desk.answers()
    desk.reply(answer, "Đã duyệt. " * 40)
    (shown,) = sandbox.state("telegram")["presses"]
    assert shown["answer"].startswith("Đã duyệt. Đã duyệt.")
    assert len(shown["answer"]) <= 200


def test_a_reply_that_comes_too_late_is_fine(sandbox: Sandbox, desk: TelegramDesk) -> None:
    press(sandbox, desk.tell("Duyệt?", buttons=BUTTONS))
    (answer,) = desk.answers()
    sandbox.advance(3600)
    desk.reply(answer, "Đã duyệt.")
    desk.reply(Answer("1002", "x", f"{GROUP}:1", "123"), "Đã duyệt.")


def test_a_closed_message_has_no_buttons(sandbox: Sandbox, desk: TelegramDesk) -> None:
    ref = desk.tell("Duyệt?", buttons=BUTTONS)
    for _ in range(2):  # again is success: Telegram says "message is not modified"
        desk.close(ref, "Giám đốc đã duyệt lúc 08:15.")
    (shown,) = messages(sandbox)
    assert shown["text"] == "Giám đốc đã duyệt lúc 08:15."
    assert shown["buttons"] == []


def test_a_long_message_is_closed_whole(sandbox: Sandbox, desk: TelegramDesk) -> None:
    ref = desk.tell("Bài rất dài. " * 900, buttons=BUTTONS)
    for _ in range(2):
        desk.close(ref, "Giám đốc đã duyệt lúc 08:15.")
    assert [each["text"] for each in messages(sandbox)] == ["Giám đốc đã duyệt lúc 08:15."]


def test_parts_too_old_to_be_deleted_say_that_it_is_over(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    ref = desk.tell("Bài rất dài. " * 600, buttons=BUTTONS)
    sandbox.advance(49 * 3600)
    desk.close(ref, "Giám đốc đã duyệt lúc 08:15.")
    assert {each["text"] for each in messages(sandbox)} == {"Giám đốc đã duyệt lúc 08:15."}


def test_closing_what_is_gone_is_success(desk: TelegramDesk) -> None:
    desk.close(f"{GROUP}:99", "Đã duyệt.")


def test_closing_with_too_much_text_cuts_it(sandbox: Sandbox, desk: TelegramDesk) -> None:
    desk.close(desk.tell("Duyệt?", buttons=BUTTONS), "🎉 Đã duyệt. " * 900)
    assert utf16(messages(sandbox)[0]["text"]) <= TEXT_LIMIT


def test_other_refusals_of_replies_and_closings_are_not_swallowed(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    details = {"error_code": 400, "description": "Bad Request: message can't be edited"}
    sandbox.fault("telegram", "error", "editMessageText", **details)
    with pytest.raises(Rejected, match="can't be edited"):
        desk.close(f"{GROUP}:1", "x")
    sandbox.fault("telegram", "error", "answerCallbackQuery", **details)
    with pytest.raises(Rejected, match="can't be edited"):
        desk.reply(Answer("1002", "x", f"{GROUP}:1", "123"), "x")


# --- Checking ---


def test_a_check_tells_the_group_and_sends_nothing(sandbox: Sandbox, desk: TelegramDesk) -> None:
    health = desk.check()
    assert GROUP in health.identity
    assert health.facts == {"bot": "@lantoa_sandbox_bot"}
    assert health.problems == ()
    assert messages(sandbox) == []


def test_a_check_finds_a_wrong_group_and_a_public_channel(sandbox: Sandbox) -> None:
    (problem,) = build(sandbox.url("telegram"), chat="-100555").check().problems
    assert "nhóm -100555" in problem
    (problem,) = build(sandbox.url("telegram"), chat=CHANNEL).check().problems
    assert "nhóm nội bộ" in problem


def test_a_check_finds_that_the_bot_is_not_in_the_group(
    sandbox: Sandbox, desk: TelegramDesk
) -> None:
    url = f"{sandbox.url('home')}/control/telegram/settings"
    requests.post(url, json={"bot": "left", "chat": GROUP}, timeout=10).raise_for_status()
    (problem,) = desk.check().problems
    assert "thêm bot vào nhóm" in problem
    with pytest.raises(Unauthorized):
        build(sandbox.url("telegram"), token=Secret("123456789:wrong")).check()


# --- Errors ---


@pytest.mark.parametrize(
    ("details", "kind"),
    [
        ({"error_code": 401, "description": "Unauthorized"}, Unauthorized),
        ({"error_code": 403, "description": "Forbidden: bot was kicked"}, Unauthorized),
        ({"error_code": 400, "description": "Bad Request: chat not found"}, Unauthorized),
        ({"retry_after": 17}, RateLimited),
        ({"error_code": 500}, OutcomeUnknown),
    ],
)
def test_telegrams_errors_become_ours(
    sandbox: Sandbox, desk: TelegramDesk, details: dict[str, Any], kind: type[ChannelError]
) -> None:
    sandbox.fault("telegram", "error", times=2, **details)
    with pytest.raises(kind):
        desk.tell("x")
    with pytest.raises(kind):
        desk.answers()


def test_nobody_there_is_unavailable() -> None:
    with nobody() as address, pytest.raises(Unavailable):
        build(address).tell("x")


def test_the_token_shows_nowhere(
    sandbox: Sandbox, desk: TelegramDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    press(sandbox, desk.tell("Duyệt?", buttons=BUTTONS))
    desk.answers()
    echo = f"no such bot: {TOKEN}"
    sandbox.fault("telegram", "error", error_code=401, description=echo)
    with pytest.raises(Unauthorized) as caught:
        desk.answers()
    told = "".join(traceback.format_exception(caught.value)) + caught.value.answer
    assert TOKEN.partition(":")[2] not in told + caplog.text + repr(desk._settings)


@pytest.mark.parametrize(
    "changes", [{"chat": "Ban biên tập"}, {"poll": 51}, {"token": TOKEN}, {"buttons": 3}]
)
def test_wrong_settings_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        build("http://x", **changes)
