"""What the office's people are told and asked, and what their presses do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from channels.telegram_desk import TelegramDesk
from deciding import ALL, FIRST, PEOPLE, SECOND, approve_by, at_due, configure, office, out, work
from fake_channels import service
from fake_desks import Chat
from publisher import acts
from publisher.alerts import Alerts
from publisher.contract import (
    Answer,
    Desk,
    Rejected,
    Secret,
    Unauthorized,
    Unavailable,
    Unsupported,
)
from publisher.decisions import reject
from publisher.sandbox.app import running
from publisher.words import use
from test_telegram_desk import GROUP, TOKEN, messages, press
from workspaces import Desk as Office
from workspaces import opened

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


def put(desk: Office, name: str = "a", **front: Any) -> None:
    desk.put(f"{name}.md", **{"title": f"Bài {name}", **front})
    desk.scan()


def alerts(desk: Office, chat: Desk) -> Alerts:
    return Alerts(desk.workspace, {"group": chat})


def ask(desk: Office, chat: Desk) -> None:
    alerts(desk, chat).ask()


def listen(desk: Office, chat: Desk) -> int:
    return alerts(desk, chat).listen("group")


def look(desk: Office, chat: Desk, **extra: str) -> None:
    alerts(desk, chat).look(extra)


# --- Questions -------------------------------------------------------------------------------


def test_a_question_shows_title_unit_time_and_every_channels_text(
    desk: Office, chat: Chat
) -> None:
    put(desk, texts="{page: Lời riêng cho trang}")
    ask(desk, chat)
    (asked,) = chat.told
    for words in ("Bài a", "Văn phòng Sở", "24/11/2026 08:00", "Lời riêng cho trang", *ALL):
        assert words in asked.text
    assert len(asked.buttons) == 2
    assert all(len(each.data.encode()) <= 64 for each in asked.buttons)


def test_a_question_is_put_once_and_again_when_the_text_changes(desk: Office, chat: Chat) -> None:
    put(desk)
    for _look in range(3):
        ask(desk, chat)
    assert len(chat.told) == 1
    put(desk, summary="Sửa.")
    ask(desk, chat)
    assert len(chat.told) == 2
    assert list(chat.closed) == ["chat:1"]


def test_a_press_approves_and_closes_the_question(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1001")
    assert listen(desk, chat) == 1
    assert chat.replies == [("1001", "Approved.")]
    assert chat.closed["chat:1"] == "Approved by Chánh Văn phòng: a"
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
    chat.press("1002")
    listen(desk, chat)
    assert chat.replies[-1] == ("1002", "Approved.")


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


def test_a_press_under_an_old_text_is_refused(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    chat.press("1001")
    put(desk, summary="Sửa sau khi hỏi.")
    listen(desk, chat)
    assert "changed since" in chat.replies[0][1]
    at_due(desk)
    assert work(desk) == 0


def test_a_press_under_another_message_is_not_known(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    good = chat.press("1001")
    chat.pressed = [
        Answer("1001", good.data, "chat:99", "1"),  # forwarded or copied elsewhere
        Answer("1001", "ok:0123456789abcdef", good.ref, "2"),
        Answer("1001", good.data.replace("ok:", "xx:"), good.ref, "3"),
        Answer("1001", "", good.ref, "4"),
    ]
    assert listen(desk, chat) == 4
    assert {words for _person, words in chat.replies} == {"This button is not known here."}
    at_due(desk)
    assert work(desk) == 0


def test_a_press_of_another_desk_is_not_known(desk: Office, chat: Chat) -> None:
    put(desk)
    ask(desk, chat)
    answer = chat.press("1001")
    both = Alerts(desk.workspace, {"group": chat, "other": chat})
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


def test_a_reply_that_fails_loses_no_other_press(desk: Office, chat: Chat) -> None:
    put(desk, "a")
    put(desk, "b")
    ask(desk, chat)
    for message in chat.told:
        chat.press("1001", message=message)
    answers, chat.pressed = chat.pressed, []
    voice = alerts(desk, chat)
    chat.answers = lambda: answers  # type: ignore[method-assign]  # while all else fails
    chat.denies = Unavailable("down")
    assert voice.listen("group") == 2
    at_due(desk)
    work(desk)
    assert out(desk, "a") == out(desk, "b") == set(ALL)


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
        Alerts(again.workspace, {}).ask()
        Alerts(again.workspace, {"group": chat}).ask()
    assert chat.closed == {}


# --- Incidents -------------------------------------------------------------------------------


def test_one_message_when_it_begins_and_one_when_it_ends(desk: Office, chat: Chat) -> None:
    for _look in range(3):
        look(desk, chat, disk="only 5 MB free; make room")
    (begun,) = chat.told
    assert begun.text == "⚠ only 5 MB free; make room"
    for _look in range(3):
        look(desk, chat)
    assert len(chat.told) == 2
    assert chat.told[1].text.startswith("✓ Over since 23/11/2026 08:00: only 5 MB")


def test_several_at_once_are_one_message(desk: Office, chat: Chat) -> None:
    look(desk, chat, **{f"x{number}": f"trouble {number}" for number in range(40)})
    (message,) = chat.told
    assert message.text.count("⚠") == 12
    assert "and 28 more; see: publisher status" in message.text


def test_a_hundred_failures_of_one_channel_are_one_message(desk: Office, chat: Chat) -> None:
    for number in range(20):
        put(desk, f"b{number}")
        approve_by(desk, f"b{number}", FIRST)
    service(desk.workspace, "page").denies = Unauthorized("token expired")
    at_due(desk)
    for _look in range(5):
        work(desk)
        look(desk, chat)
        desk.wait(minutes=10)
    (message,) = chat.told
    assert "publisher resume page" in message.text
    service(desk.workspace, "page").denies = None
    acts.resume(desk.workspace, "page")
    work(desk)
    look(desk, chat)
    assert len(chat.told) == 2 and "✓" in chat.told[1].text


def test_nobody_is_forgotten_while_the_desk_is_down(desk: Office, chat: Chat) -> None:
    chat.denies = Unavailable("down")
    look(desk, chat, x="down")
    chat.denies = None
    look(desk, chat, x="down")
    look(desk, chat)
    assert [each.text[0] for each in chat.told] == ["⚠", "✓"]


def test_a_desk_hears_only_what_it_takes(tmp_path: Path, chat: Chat) -> None:
    only = DESKS.replace('"alerts", "digest", "approvals"', '"digest"')
    with office(tmp_path, "default = 1", more=PEOPLE + only) as desk:
        put(desk)
        ask(desk, chat)
        look(desk, chat, x="down")
        assert chat.told == []
        alerts(desk, chat).digest()
        assert len(chat.told) == 1


def test_the_digest_tells_the_day(desk: Office, chat: Chat) -> None:
    put(desk, "a")
    put(desk, "b", publish_at="2026-11-30 08:00")
    approve_by(desk, "a", FIRST)
    service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
    at_due(desk)
    work(desk)
    alerts(desk, chat).digest()
    text = chat.told[0].text
    assert "site 1" in text and "failed: 1" in text and "For approval: 1" in text


def test_people_are_told_in_the_offices_language(desk: Office, chat: Chat) -> None:
    put(desk)
    use("vi")
    try:
        ask(desk, chat)
        desk.wait(days=1, hours=1)
        look(desk, chat)
    finally:
        use("en")
    assert [each.label for each in chat.told[0].buttons] == ["Duyệt", "Trả lại"]


# --- The real desk ---------------------------------------------------------------------------


def test_presses_in_the_editors_group_decide(desk: Office) -> None:
    with running() as sandbox:
        table = {"token": Secret(TOKEN), "chat": GROUP, "base_url": sandbox.url("telegram")}
        group = TelegramDesk(TelegramDesk.settings.model_validate(table | {"poll": 0}), {})
        put(desk, "a")
        put(desk, "b")
        ask(desk, group)
        first, second = messages(sandbox)
        for message, person, button in ((first, 1003, 0), (first, 1001, 0), (second, 1002, 1)):
            data = message["buttons"][0][button]["callback_data"]
            press(sandbox, f"{GROUP}:{message['id']}", data, person)
        assert listen(desk, group) == 3
        answers = [each["answer"] for each in sandbox.state("telegram")["presses"]]
        assert ["not in the list" in answers[0], *answers[1:]] == [True, "Approved.", "Sent back."]
        assert not any(message["buttons"] for message in messages(sandbox))
    at_due(desk)
    work(desk)
    assert (out(desk, "a"), out(desk, "b")) == (set(ALL), set())


def test_a_desk_without_buttons_is_told_and_never_listened_to(desk: Office, chat: Chat) -> None:
    chat.denies = Unsupported("answers")
    with pytest.raises(Unsupported):
        listen(desk, chat)


def test_a_long_text_is_cut_and_says_where_all_of_it_is(desk: Office, chat: Chat) -> None:
    put(desk)
    text = "Điều khoản dài. " * 300
    desk.set("a", "page", post={"text": text, "payload": {}, "url": None, "media": {}})
    ask(desk, chat)
    assert len(chat.told[0].text) < 3000
    assert "publisher preview a" in chat.told[0].text
