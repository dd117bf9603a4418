"""What the office's people are asked, and what their presses and replies do."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture
from sqlalchemy import select

from channels.telegram.desk import TelegramDesk
from deciding import (
    ALL,
    FIRST,
    PEOPLE,
    SECOND,
    approve_by,
    at_due,
    configure,
    office,
    out,
    put,
    work,
)
from fake_desks import Chat, Letters
from fleeting_state import FleetingState
from publisher.actions.decisions import reject, withdraw
from publisher.contract import Answer, Desk, Secret, Unavailable, Unsupported
from publisher.desks.questions import Questions
from publisher.outbox.verdicts import approvals
from publisher.sandbox.app import running
from telegram_group import GROUP, TOKEN, inject_words, message, messages, press, written
from workspaces import CHANNELS, opened
from workspaces import Desk as Office

DESKS = """
[desks.group]
use = "fake_desks:Chat"
receives = ["alerts", "digest", "approvals"]
"""
STRANGER = "1003"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, "default = 1", more=PEOPLE + DESKS) as desk:
        yield desk


@pytest.fixture
def chat() -> Chat:
    return Chat()


def voice(desk: Office, chat: Desk) -> Questions:
    return Questions(desk.workspace, {"group": chat})


def ask(desk: Office, chat: Desk) -> None:
    voice(desk, chat).ask()


def listen(desk: Office, chat: Desk) -> int:
    return voice(desk, chat).listen("group")


def reasons(desk: Office) -> list[str]:
    with desk.workspace.store.read() as db:
        return list(db.scalars(select(approvals.c.reason).order_by(approvals.c.id)))


# --- Questions -------------------------------------------------------------------------------


def test_a_question_shows_title_unit_time_and_every_channels_text(
    desk: Office, chat: Chat
) -> None:
    put(desk, texts="{page: Lời riêng cho trang}")
    ask(desk, chat)
    (asked,) = chat.told
    for words in ("Bài a", "Văn phòng Sở", "08:00 on 24/11/2026", "Lời riêng cho trang", *ALL):
        assert words in asked.text
    assert len(asked.buttons) == 2
    assert all(len(each.data.encode()) <= 64 for each in asked.buttons)


def test_a_question_carries_the_cover_and_the_preview(desk: Office, chat: Chat) -> None:
    Picture.new("RGB", (640, 480), "navy").save(desk.content / "anh.png")
    put(desk, cover="{path: anh.png, alt: Bộ phận Một cửa}")
    ask(desk, chat)
    picture, page = chat.told[0].attachments
    assert picture.kind == "picture" and picture.read().startswith(b"\x89PNG")
    assert (page.name, page.kind) == ("a.html", "file")
    assert "Bài a" in page.read().decode()


def test_a_preview_that_cannot_be_made_keeps_no_question_from_people(
    desk: Office, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("publisher.preview.page.preview_page", breaks)
    put(desk)
    ask(desk, chat)
    assert [each.attachments for each in chat.told] == [()]


@pytest.mark.slow
def test_a_question_is_put_once_and_again_when_the_text_changes(desk: Office, chat: Chat) -> None:
    put(desk)
    for _look in range(3):
        ask(desk, chat)
    assert len(chat.told) == 1
    put(desk, summary="Sửa.")
    ask(desk, chat)
    assert len(chat.told) == 2
    assert list(chat.closed) == ["chat:1"]


def test_a_question_shows_nothing_else_than_its_buttons_approve(
    desk: Office, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk)
    noted = Questions._noted

    def note_and_edit(*question: Any) -> str:
        number = noted(*question)
        put(desk, summary="Sửa trong lúc hỏi.")
        return number

    monkeypatch.setattr(Questions, "_noted", note_and_edit)
    ask(desk, chat)
    assert chat.told == []
    monkeypatch.undo()
    ask(desk, chat)
    assert ["Sửa trong lúc hỏi." in each.text for each in chat.told] == [True]


def test_a_press_approves_and_closes_the_question(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1001")
    assert listen(desk, chat) == 1
    assert chat.replies == [("1001", "Approved.")]
    assert (
        chat.closed["chat:1"]
        == "New item «Bài a»: approved by Chánh Văn phòng at 08:00 on 23/11/2026."
    )
    at_due(desk)
    work(desk)
    assert out(desk, "a") == set(ALL)
    ask(desk, chat)
    assert len(chat.told) == 1


def test_a_press_that_sends_back_is_not_asked_again(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1002", "no")
    listen(desk, chat)
    for _look in range(3):
        ask(desk, chat)
    assert len(chat.told) == 1
    put(desk, summary="Đã sửa.")
    ask(desk, chat)
    assert len(chat.told) == 2


def test_two_people_press_under_one_question(desk: Office, chat: Chat) -> None:
    put(desk, sensitive="true")
    ask(desk, chat)
    chat.press("1001")
    chat.press("1001")
    listen(desk, chat)
    assert {words for _person, words in chat.replies} == {"Noted. 1 more approval is needed."}
    assert chat.closed == {}
    (told,) = chat.told[1:]  # once, though it was pressed twice
    assert told.text == "«Bài a»: approved by Chánh Văn phòng; 1 more approval is needed."
    chat.press("1002")
    listen(desk, chat)
    assert chat.replies[-1] == ("1002", "Approved.")


def test_a_yes_of_before_an_edit_is_asked_for_and_told_of_anew(desk: Office, chat: Chat) -> None:
    put(desk, sensitive="true")
    approve_by(desk, "a", FIRST)
    put(desk, sensitive="true", summary="Sửa.")
    put(desk, sensitive="true")
    assert "2 approvals are needed\n" in asked(desk, chat)
    chat.press("1001")
    listen(desk, chat)
    assert chat.told[-1].text.endswith("approved by Chánh Văn phòng; 1 more approval is needed.")
    chat.press("1002")
    listen(desk, chat)
    assert "approved by Chánh Văn phòng, Giám đốc at" in chat.closed["chat:1"]


def test_strangers_and_authors_press_in_vain(desk: Office, chat: Chat) -> None:
    put(desk, author="Chánh Văn phòng")
    ask(desk, chat)
    for person in (STRANGER, "1001"):
        chat.press(person)
    listen(desk, chat)
    assert "not in the list" in chat.replies[0][1]
    assert "own item" in chat.replies[1][1]
    at_due(desk)
    assert work(desk) == 0


@pytest.mark.slow
def test_a_press_under_an_old_text_is_refused(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1001")
    put(desk, summary="Sửa sau khi hỏi.")
    listen(desk, chat)
    assert "changed since" in chat.replies[0][1]
    at_due(desk)
    assert work(desk) == 0


def test_a_button_that_nobody_asked_with_is_not_known(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    good = chat.press("1001")
    chat.pressed = [
        Answer("1001", "ok:0123456789abcdef", good.ref, "2"),
        Answer("1001", good.data.replace("ok:", "xx:"), good.ref, "3"),
        Answer("1001", "ok:", good.ref, "4"),
    ]
    assert listen(desk, chat) == 3
    assert {words for _person, words in chat.replies} == {"This button is not known here."}
    at_due(desk)
    assert work(desk) == 0


def test_a_press_of_another_desk_is_not_known(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    answer = chat.press("1001")
    both = Questions(desk.workspace, {"group": chat, "other": chat})
    assert both.handle("other", answer) == "This button is not known here."


def test_a_press_that_comes_twice_decides_once(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    answer = chat.press("1001")
    listen(desk, chat)
    reject(desk.workspace, "a", FIRST, "nhầm")
    chat.pressed = [answer]  # the process ended before the service heard that it was handled
    listen(desk, chat)
    at_due(desk)
    assert work(desk) == 0


def test_presses_that_come_again_never_overturn_the_last_one(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    approve_by(desk, "a", FIRST)
    batch = [chat.press("1001"), chat.press("1001", "no")]
    listen(desk, chat)
    chat.pressed = batch  # the process ended before the service heard that they were handled
    listen(desk, chat)
    at_due(desk)
    assert work(desk) == 0


def test_a_press_that_was_refused_never_counts_when_it_comes_again(
    desk: Office, chat: Chat
) -> None:
    put(desk)
    ask(desk, chat)
    reject(desk.workspace, "a", SECOND, "nhầm")
    batch = [chat.press("1001")]
    listen(desk, chat)
    approve_by(desk, "a", SECOND)
    reject(desk.workspace, "a", FIRST, "sai số liệu")
    chat.pressed = batch
    listen(desk, chat)
    at_due(desk)
    assert work(desk) == 0


@pytest.mark.slow
def test_a_reply_that_fails_loses_no_other_press(desk: Office, chat: Chat) -> None:
    put(desk, "a")
    put(desk, "b")
    ask(desk, chat)
    for each in chat.told:
        chat.press("1001", message=each)
    answers, chat.pressed = chat.pressed, []
    asking = voice(desk, chat)
    chat.answers = lambda: answers  # type: ignore[method-assign]  # while all else fails
    chat.denies = Unavailable("down")
    assert asking.listen("group") == 2
    at_due(desk)
    work(desk)
    assert out(desk, "a") == out(desk, "b") == set(ALL)


def test_a_bug_in_one_press_loses_no_other(
    desk: Office, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, "a")
    put(desk, "b")
    ask(desk, chat)
    for each in chat.told:
        chat.press("1001", message=each)
    close = chat.close

    def stumble(ref: str, text: str) -> None:
        if ref == "chat:1":
            raise ZeroDivisionError
        close(ref, text)

    monkeypatch.setattr(chat, "close", stumble)
    assert listen(desk, chat) == 2
    assert [words for _person, words in chat.replies] == [
        "That could not be written down. Please press again.",
        "Approved.",
    ]


def test_a_desk_that_is_down_is_asked_later(desk: Office, chat: Chat) -> None:
    put(desk)
    chat.denies = Unavailable("down")
    ask(desk, chat)
    chat.denies = None
    ask(desk, chat)
    assert len(chat.told) == 1


def test_a_question_whose_desk_is_gone_is_forgotten(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    approve_by(desk, "a", SECOND)
    configure(desk.root, "default = 1")
    with opened(desk.root) as again:
        Questions(again.workspace, {}).ask()
        Questions(again.workspace, {"group": chat}).ask()
    assert chat.closed == {}


# --- What is asked ---------------------------------------------------------------------------


def texts(desk: Office, **channels: str) -> None:
    for name, text in channels.items():
        desk.set("a", name, post={"text": text, "payload": {}, "url": None, "media": {}})


def asked(desk: Office, chat: Chat) -> str:
    ask(desk, chat)
    return chat.told[-1].text


def test_every_text_is_there_to_its_end_and_the_same_one_once(desk: Office, chat: Chat) -> None:
    put(desk)
    long = "Điều khoản dài. " * 600 + "Hết."
    texts(desk, site=long, page=long, chat="Tin ngắn")
    text = asked(desk, chat)
    assert text.count(long) == 1
    assert "— page —\nas on site" in text and "Tin ngắn" in text


@pytest.mark.slow
def test_a_text_too_long_for_the_group_says_how_much_is_missing(desk: Office, chat: Chat) -> None:
    put(desk)
    texts(desk, site="Chữ " * 7000, page="Tin ngắn", chat="Tin khác")
    text = asked(desk, chat)
    assert len(text) < 25_000
    assert "— page —\nTin ngắn\n" in text and "— chat —\nTin khác\n" in text
    assert "(4016 more characters, in the attached preview)" in text


def test_a_question_says_when_where_and_who_wrote_it_once(desk: Office, chat: Chat) -> None:
    put(desk, author="Văn phòng Sở")
    lines = asked(desk, chat).splitlines()
    assert lines[:4] == [
        "New item for approval: «Bài a»",
        "Văn phòng Sở",
        "To go out at 08:00 on 24/11/2026 on: site, page, chat",
        "1 approval is needed",
    ]


def test_a_question_put_late_says_that_it_goes_out_at_once(desk: Office, chat: Chat) -> None:
    put(desk)
    desk.wait(days=1, hours=2)
    assert "To go out, once approved, on: site, page, chat (was due at 08:00 on 24" in asked(
        desk, chat
    )


def test_a_question_says_how_many_must_approve_and_who_has(desk: Office, chat: Chat) -> None:
    put(desk, sensitive="true")
    approve_by(desk, "a", SECOND)
    line = "Sensitive item · 2 approvals are needed; 1 given: Giám đốc"
    assert line in asked(desk, chat).splitlines()


def test_a_correction_says_what_was_wrong(desk: Office, chat: Chat) -> None:
    put(desk)
    approve_by(desk, "a", FIRST)
    at_due(desk)
    work(desk)
    put(desk, summary="Sửa.", correction="Số điện thoại cũ đã sai.")
    text = asked(desk, chat)
    assert text.startswith("Correction for approval: «Bài a»")
    assert "What was wrong, as readers will be told: Số điện thoại cũ đã sai." in text


def test_a_withdrawal_says_why_once_and_from_where(desk: Office, chat: Chat) -> None:
    put(desk)
    approve_by(desk, "a", FIRST)
    at_due(desk)
    work(desk)
    withdraw(desk.workspace, "a", "Đăng nhầm bản dự thảo", urgent=False)
    assert asked(desk, chat).splitlines() == [
        "Withdrawal for approval: «Bài a»",
        "Văn phòng Sở · Ban biên tập",
        "To be taken away, once approved, from: site, page, chat",
        "Why: Đăng nhầm bản dự thảo",
        "1 approval is needed",
    ]


def test_a_withdrawal_says_where_the_post_will_stay(tmp_path: Path, chat: Chat) -> None:
    blind = {**CHANNELS, "page": 'use = "fake_channels:Blind"'}
    with office(tmp_path, "default = 1", channels=blind, more=PEOPLE + DESKS) as desk:
        put(desk)
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        withdraw(desk.workspace, "a", "nhầm", urgent=False)
        lines = asked(desk, chat).splitlines()
    assert "To be taken away, once approved, from: site, chat" in lines
    assert "Can't be taken away from: page" in lines


@pytest.mark.slow
def test_who_can_press_nothing_reads_in_plain_words_whom_to_tell(desk: Office) -> None:
    put(desk)
    letters = Letters()
    ask(desk, letters)
    (letter,) = letters.told
    assert letter.subject == "New item for approval: «Bài a»"
    assert "Tell Giám đốc, Tổ trực đăng whether you approve this or send it back" in letter.text


def test_a_letter_beside_a_group_says_to_press_there(desk: Office, chat: Chat) -> None:
    with_letters(desk.root)
    put(desk)
    letters = Letters()
    with opened(desk.root) as again:
        Questions(again.workspace, {"group": chat, "mail": letters}).ask()
    (letter,) = letters.told
    assert "press a button below this question in the office's group" in letter.text


def with_letters(root: Path, more: str = "") -> None:
    mail = '\n[desks.mail]\nuse = "fake_desks:Letters"\nreceives = ["approvals"]\n'
    configure(root, "default = 1", more=PEOPLE + DESKS + mail + more)


def test_a_question_leads_to_the_web_desk_where_its_address_is_known(
    desk: Office, chat: Chat
) -> None:
    with_letters(desk.root, '\n[web]\norigin = "https://ban.example/"\n')
    put(desk)
    letters = Letters()
    with opened(desk.root) as again:
        Questions(again.workspace, {"group": chat, "mail": letters}).ask()
    for each in (*chat.told, *letters.told):
        assert "To look at it and decide: https://ban.example/duyet/a\n" in each.text
    assert "open the address above" in letters.told[0].text


def test_a_question_leads_nowhere_where_nobody_reaches_the_web_desk(
    desk: Office, chat: Chat
) -> None:
    put(desk)
    ask(desk, chat)
    assert "/duyet/" not in chat.told[0].text


@pytest.mark.slow
def test_no_question_and_no_file_of_it_asks_a_director_to_type_a_command(
    desk: Office, chat: Chat
) -> None:
    letters = Letters()
    put(desk, "a")
    ask(desk, letters)
    put(desk, "b")
    ask(desk, chat)
    for each in (letters.told[0], chat.told[-1]):
        pages = [file.read().decode() for file in each.attachments if file.kind == "file"]
        assert pages and all("publisher " not in text for text in (each.text, *pages))


# --- One card, and what differs --------------------------------------------------------------


def test_what_differs_on_a_channel_stands_below_the_fullest_text(desk: Office, chat: Chat) -> None:
    put(desk)
    whole = "Bài a\nMột dòng dài của bài.\nHai dòng dài của bài.\nBa dòng dài của bài."
    texts(
        desk,
        site=whole,
        page="Bài a\nMột dòng dài của bài.\nHai dòng dài của bài.\n#Thẻ",
        chat="Bài a\nMột dòng dài của bài.",
    )
    text = asked(desk, chat)
    assert text.count("Một dòng dài của bài.") == 1
    assert "— page —\n(the same, without 1 of its lines)\nand besides:\n#Thẻ" in text
    assert "— chat —\n(the same, without 2 of its lines)" in text


def test_addresses_are_told_without_what_counts_visits(desk: Office, chat: Chat) -> None:
    put(desk)
    texts(desk, page="Xem https://a.vn/x?utm_source=facebook&utm_medium=social&id=1 nhé")
    assert "utm_" not in asked(desk, chat)


def test_a_correction_says_what_is_out_and_what_it_will_be(desk: Office, chat: Chat) -> None:
    put(desk, summary="Nộp tại phường. Phí 50.000 đồng. Hạn ngày 5/12.")
    approve_by(desk, "a", FIRST)
    at_due(desk)
    work(desk)
    put(desk, summary="Nộp tại phường. Phí 60.000 đồng. Hạn ngày 5/12.", correction="Sai phí.")
    text = asked(desk, chat)
    assert "Out now: Phí 50.000 đồng.\nWill be: Phí 60.000 đồng." in text
    assert text.count("Will be: Phí 60.000 đồng.") == 1 and "— site, page, chat —" in text
    assert "Nộp tại phường" not in text


@pytest.mark.slow
def test_a_correction_of_a_caption_alone_is_told_too(desk: Office, chat: Chat) -> None:
    Picture.new("RGB", (640, 480), "navy").save(desk.content / "anh.png")
    put(desk, cover="{path: anh.png, alt: Một cửa, caption: Năm 2025}")
    approve_by(desk, "a", FIRST)
    at_due(desk)
    work(desk)
    put(desk, cover="{path: anh.png, alt: Một cửa, caption: Năm 2026}")
    text = asked(desk, chat)
    assert "Out now: Năm 2025\nWill be: Năm 2026" in text


# --- What became of it -----------------------------------------------------------------------


def test_a_verdict_at_the_terminal_is_told_under_the_question(desk: Office, chat: Chat) -> None:
    put(desk, "a")
    put(desk, "b")
    put(desk, "c")
    ask(desk, chat)
    approve_by(desk, "a", SECOND)
    reject(desk.workspace, "b", FIRST, "Thiếu số văn bản")
    put(desk, "c", summary="Sửa.")
    ask(desk, chat)
    assert list(chat.closed.values()) == [
        "New item «Bài a»: approved by Giám đốc at 08:00 on 23/11/2026.",
        "New item «Bài b»: Chánh Văn phòng sent it back at 08:00 on 23/11/2026. "
        "Why: Thiếu số văn bản",
        "«Bài c» has changed since; see the newer question.",
    ]


@pytest.mark.slow
def test_what_nobody_decided_is_not_said_to_be_approved(desk: Office, chat: Chat) -> None:
    put(desk, sensitive="true")
    ask(desk, chat)
    approve_by(desk, "a", FIRST)
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    ask(desk, chat)
    assert chat.closed["chat:1"] == "New item «Bài a» no longer waits for approval."


def test_words_under_the_question_become_the_reason_of_ones_own_rejection(
    desk: Office, chat: Chat
) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1002", "no")
    listen(desk, chat)
    assert reasons(desk) == ["sent back by button; ask Giám đốc why"]
    assert "please reply" in chat.closed["chat:1"]
    chat.write("1001", "Tôi thấy được mà")
    chat.write(STRANGER, "Sai hết")
    words = chat.write("1002", "Thiếu\nsố văn bản")
    listen(desk, chat)
    assert reasons(desk) == ["Thiếu số văn bản"]
    assert chat.closed["chat:1"].endswith("Why: Thiếu số văn bản")
    assert chat.replies[1:] == [("1002", "Noted as the reason.")]
    chat.pressed = [words]  # the process ended before the service heard that it was handled
    chat.write("1002", "Đùa thôi")
    listen(desk, chat)
    assert reasons(desk) == ["Thiếu số văn bản"] and len(chat.replies) == 2


def test_a_reason_is_taken_though_its_author_or_the_language_is_called_otherwise_since(
    tmp_path: Path, chat: Chat
) -> None:
    with office(tmp_path, "default = 1", more=PEOPLE + DESKS) as desk:
        put(desk)
        ask(desk, chat)
        chat.press("1002", "no")
        listen(desk, chat)
    more = PEOPLE.replace('"Giám đốc"', '"Giám đốc Sở"') + DESKS
    configure(tmp_path, "default = 1", more=more)
    path = tmp_path / "config/publisher.toml"
    path.write_text(path.read_text().replace('lang = "en"', 'lang = "vi"'))
    with opened(tmp_path) as desk:
        voice(desk, chat).ask()
        chat.write("1002", "Thiếu số văn bản")
        listen(desk, chat)
        assert reasons(desk) == ["Thiếu số văn bản"]
        assert chat.closed["chat:1"].endswith("lý do: Thiếu số văn bản")
        chat.write("1002", "Đùa thôi")
        listen(desk, chat)
        assert reasons(desk) == ["Thiếu số văn bản"]


def test_a_reason_that_was_given_with_the_verdict_is_not_replaced_by_a_reply(
    desk: Office, chat: Chat
) -> None:
    put(desk)
    ask(desk, chat)
    reject(desk.workspace, "a", SECOND, "sent back by button; ask Giám đốc why")
    ask(desk, chat)
    chat.write("1002", "Đùa thôi")
    listen(desk, chat)
    assert reasons(desk) == ["sent back by button; ask Giám đốc why"]
    assert chat.closed["chat:1"].endswith("Why: sent back by button; ask Giám đốc why")


def test_who_sends_back_anew_is_asked_for_the_reason_anew(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1002", "no")
    chat.write("1002", "Thiếu số văn bản")
    listen(desk, chat)
    approve_by(desk, "a", SECOND)
    chat.pressed = [replace(chat.press("1002", "no"), id="another press")]
    listen(desk, chat)
    assert "please reply" in chat.closed["chat:1"]
    chat.write("1002", "Thiếu ngày")
    listen(desk, chat)
    assert reasons(desk) == ["Thiếu ngày"]


def test_words_alone_decide_nothing(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.write("1002", "Số văn bản này đúng chưa?")
    listen(desk, chat)
    assert (reasons(desk), chat.replies, chat.closed) == ([], [], {})


# --- Lost answers ----------------------------------------------------------------------------


def test_both_messages_work_if_the_answer_to_the_first_was_lost(desk: Office, chat: Chat) -> None:
    put(desk)
    chat.loses = True
    ask(desk, chat)
    chat.loses = False
    ask(desk, chat)
    ask(desk, chat)
    first, second = chat.told
    assert first.buttons == second.buttons
    chat.press("1001", message=first)
    listen(desk, chat)
    assert chat.replies == [("1001", "Approved.")]
    assert set(chat.closed) == {first.ref, second.ref}


@pytest.mark.slow
def test_a_message_that_nobody_knew_of_is_closed_when_its_button_is_pressed(
    desk: Office, chat: Chat
) -> None:
    put(desk)
    chat.loses = True
    ask(desk, chat)
    chat.loses = False
    ask(desk, chat)
    first, second = chat.told
    chat.press("1001", message=second)
    listen(desk, chat)
    assert set(chat.closed) == {second.ref}
    chat.press("1002", message=first)
    listen(desk, chat)
    assert "approved by Chánh Văn phòng" in chat.closed[first.ref]


def test_a_question_that_never_arrived_is_closed_without_its_desk(
    desk: Office, chat: Chat
) -> None:
    put(desk)
    chat.denies = Unavailable("down")
    ask(desk, chat)
    approve_by(desk, "a", FIRST)
    ask(desk, chat)
    chat.denies = None
    ask(desk, chat)
    assert (chat.told, chat.closed) == ([], {})


# --- The real desk ---------------------------------------------------------------------------


@pytest.mark.slow
def test_presses_in_the_editors_group_decide(desk: Office) -> None:
    with running() as sandbox:
        table = {"token": Secret(TOKEN), "chat": GROUP, "base_url": sandbox.url("telegram")}
        group = TelegramDesk(
            TelegramDesk.settings.model_validate(table | {"poll": 0}), FleetingState()
        )
        put(desk, "a")
        put(desk, "b")
        ask(desk, group)
        shown = messages(sandbox)
        assert [each["kind"] for each in shown] == ["document", "text"] * 2
        first, second = shown[1::2]
        for message, person, button in ((first, 1003, 0), (first, 1001, 0), (second, 1002, 1)):
            data = message["buttons"][0][button]["callback_data"]
            press(sandbox, f"{GROUP}:{message['id']}", data, person)
        assert listen(desk, group) == 3
        answers = [each["answer"] for each in sandbox.state("telegram")["presses"]]
        assert ["not in the list" in answers[0], *answers[1:]] == [
            True,
            "Approved.",
            "Sent back. Reply to the message to say why.",
        ]
        assert not any(message["buttons"] for message in messages(sandbox))
    at_due(desk)
    work(desk)
    assert (out(desk, "a"), out(desk, "b")) == (set(ALL), set())


def test_a_desk_without_buttons_is_told_and_never_listened_to(desk: Office, chat: Chat) -> None:
    chat.denies = Unsupported("answers")
    with pytest.raises(Unsupported):
        listen(desk, chat)


@pytest.mark.slow
def test_a_reply_in_the_editors_group_is_the_reason(desk: Office) -> None:
    with running() as sandbox:
        table = {"token": Secret(TOKEN), "chat": GROUP, "base_url": sandbox.url("telegram")}
        group = TelegramDesk(
            TelegramDesk.settings.model_validate(table | {"poll": 0}), FleetingState()
        )
        put(desk)
        texts(desk, site="Điều khoản dài. " * 600)
        ask(desk, group)
        *_before, last = messages(sandbox)
        data = last["buttons"][0][1]["callback_data"]
        press(sandbox, f"{GROUP}:{last['id']}", data, 1002)
        listen(desk, group)
        (left,) = messages(sandbox)
        assert "please reply" in left["text"]
        inject_words(sandbox, written(reply_to_message=message(message_id=left["id"])))
        listen(desk, group)
        shown, said = messages(sandbox)
    assert shown["text"].endswith("Why: Sai số văn bản")
    assert said["text"] == "Noted as the reason."
    assert reasons(desk) == ["Sai số văn bản"]
