import json
import threading
from io import BytesIO
from typing import Any

import pytest
import requests
from PIL import Image

from publisher.sandbox.app import Sandbox

TOKEN = "123456789:sandbox-telegram-token"
CHANNEL = "@soxaydung_sandbox"
GROUP = -1009876543210


def ask(sandbox: Sandbox, method: str, files: Any = None, **values: Any) -> Any:
    url = f"{sandbox.url('telegram')}/bot{TOKEN}/{method}"
    if files:
        return requests.post(url, data=values, files=files, timeout=10).json()
    return requests.post(url, json=values, timeout=10).json()


def done(sandbox: Sandbox, method: str, files: Any = None, **values: Any) -> Any:
    answer = ask(sandbox, method, files, **values)
    assert answer["ok"], answer
    return answer["result"]


def refused(sandbox: Sandbox, method: str, files: Any = None, **values: Any) -> tuple[int, str]:
    answer = ask(sandbox, method, files, **values)
    assert not answer["ok"]
    return answer["error_code"], answer["description"]


def picture(width: int = 1600, height: int = 900, colour: str = "teal") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "PNG")
    return stream.getvalue()


def test_wrong_token_is_unauthorized(sandbox: Sandbox) -> None:
    answer = requests.get(f"{sandbox.url('telegram')}/bot123:wrong/getMe", timeout=10)
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_malformed_token_and_unknown_method_are_not_found(sandbox: Sandbox) -> None:
    answer = requests.get(f"{sandbox.url('telegram')}/botnonsense/getMe", timeout=10)
    assert answer.status_code == 404
    assert refused(sandbox, "sendNothing")[0] == 404


def test_methods_are_called_by_any_spelling_and_by_get(sandbox: Sandbox) -> None:
    url = f"{sandbox.url('telegram')}/bot{TOKEN}/GETCHAT?chat_id={CHANNEL}"
    assert requests.get(url, timeout=10).json()["result"]["id"] == -1001234567890


def test_unknown_chat_is_told(sandbox: Sandbox) -> None:
    wrong = refused(sandbox, "sendMessage", chat_id="@nowhere", text="x")
    assert wrong == (400, "Bad Request: chat not found")


def test_channel_posts_are_numbered_and_come_from_the_channel(sandbox: Sandbox) -> None:
    first = done(sandbox, "sendMessage", chat_id=CHANNEL, text="Một")
    second = done(sandbox, "sendMessage", chat_id=str(first["chat"]["id"]), text="Hai")
    assert (first["message_id"], second["message_id"]) == (1, 2)
    assert first["sender_chat"] == first["chat"]
    assert first["chat"]["username"] == "soxaydung_sandbox"
    assert "from" not in first


def test_markup_becomes_entities_in_utf16_units(sandbox: Sandbox) -> None:
    text = '  🏠 <b>Sở <i>Xây</i></b> &lt;dựng&gt; <a href="https://a.vn/?x=1&amp;y=2">đây</a> '
    message = done(sandbox, "sendMessage", chat_id=CHANNEL, text=text, parse_mode="HTML")
    assert message["text"] == "🏠 Sở Xây <dựng> đây"
    assert message["entities"] == [
        {"type": "bold", "offset": 3, "length": 6},
        {"type": "italic", "offset": 6, "length": 3},
        {"type": "text_link", "offset": 17, "length": 3, "url": "https://a.vn/?x=1&y=2"},
    ]


def test_links_and_hashtags_are_found_in_plain_text(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=CHANNEL, text="https://a.vn/b. #CảiCách 2 <3")
    assert message["entities"] == [
        {"type": "url", "offset": 0, "length": 14},
        {"type": "hashtag", "offset": 16, "length": 8},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ("đ <br> y", 'Unsupported start tag "br" at byte offset 3'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<i aba>x</i>", "Expected equal sign in declaration of an attribute of the tag "
         '"i" at byte offset 0'),
    ],
)  # fmt: skip
def test_wrong_markup_is_refused_as_telegram_does(sandbox: Sandbox, text: str, said: str) -> None:
    wrong = refused(sandbox, "sendMessage", chat_id=CHANNEL, text=text, parse_mode="HTML")
    assert wrong == (400, f"Bad Request: can't parse entities: {said}")


@pytest.mark.parametrize("place", [(0, 9), (8, 3), (1, 1), (-1, 2)])
def test_entities_must_lie_within_the_text(sandbox: Sandbox, place: tuple[int, int]) -> None:
    entity = {"type": "bold", "offset": place[0], "length": place[1]}
    code, said = refused(
        sandbox, "sendMessage", chat_id=CHANNEL, text="🏠 dựng", entities=[entity]
    )
    assert code == 400
    assert said.startswith("Bad Request: can't parse entities: entity")


def test_text_is_limited_in_utf16_units_after_parsing(sandbox: Sandbox) -> None:
    fits = "🏠" * 2047 + "<b>ab</b>"
    assert done(sandbox, "sendMessage", chat_id=CHANNEL, text=fits, parse_mode="HTML")
    wrong = refused(sandbox, "sendMessage", chat_id=CHANNEL, text="🏠" * 2048 + "a")
    assert wrong == (400, "Bad Request: message is too long")
    wrong = refused(sandbox, "sendMessage", chat_id=CHANNEL, text=" \n ")
    assert wrong == (400, "Bad Request: message text is empty")


def test_photo_is_kept_in_sizes_and_served_on_the_page(sandbox: Sandbox) -> None:
    message = done(
        sandbox, "sendPhoto", {"photo": ("a.png", picture())}, chat_id=CHANNEL, caption="Ảnh"
    )
    assert message["caption"] == "Ảnh"
    assert [size["width"] for size in message["photo"]] == [90, 320, 800, 1280]
    page = requests.get(f"{sandbox.url('telegram')}/_page", timeout=10).text
    address = page.split('<img src="')[1].split('"')[0]
    assert requests.get(sandbox.url("telegram") + address, timeout=10).content == picture()


def test_photo_is_sent_again_by_its_file_id(sandbox: Sandbox) -> None:
    first = done(sandbox, "sendPhoto", {"photo": ("a.png", picture())}, chat_id=CHANNEL)
    again = done(sandbox, "sendPhoto", chat_id=CHANNEL, photo=first["photo"][-1]["file_id"])
    assert again["photo"] == first["photo"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (b"x" * (10 * 2**20 + 1), "file of size 10485761 bytes is too big for a photo; "
         "the maximum size is 10485760 bytes"),
    ],
)  # fmt: skip
def test_unfit_photo_is_refused(sandbox: Sandbox, content: bytes, said: str) -> None:
    wrong = refused(sandbox, "sendPhoto", {"photo": ("a.png", content)}, chat_id=CHANNEL)
    assert wrong == (400, f"Bad Request: {said}")


def test_caption_is_limited(sandbox: Sandbox) -> None:
    files = {"photo": ("a.png", picture(8, 8))}
    wrong = refused(sandbox, "sendPhoto", files, chat_id=CHANNEL, caption="x" * 1025)
    assert wrong == (400, "Bad Request: message caption is too long")


def test_album_shares_a_group_and_shows_one_bubble(sandbox: Sandbox) -> None:
    files = {f"p{n}": (f"{n}.png", picture(40, 30, c)) for n, c in enumerate(("red", "blue"))}
    media = [{"type": "photo", "media": f"attach://{name}"} for name in files]
    media[0] |= {"caption": "<b>Hai</b> ảnh", "parse_mode": "HTML"}
    first, second = done(
        sandbox, "sendMediaGroup", files, chat_id=CHANNEL, media=json.dumps(media)
    )
    assert first["media_group_id"] == second["media_group_id"]
    assert second["message_id"] == first["message_id"] + 1
    page = requests.get(f"{sandbox.url('telegram')}/_page", timeout=10).text
    assert page.count("<article") == 1
    assert page.count("<img") == 2
    assert "<b>Hai</b> ảnh" in page


@pytest.mark.parametrize(
    ("number", "said"), [(0, "there are no"), (1, "too few"), (11, "too many")]
)
def test_album_holds_two_to_ten(sandbox: Sandbox, number: int, said: str) -> None:
    media = [{"type": "photo", "media": "attach://p"}] * number
    files = {"p": ("p.png", picture(8, 8))}
    code, text = refused(
        sandbox, "sendMediaGroup", files, chat_id=CHANNEL, media=json.dumps(media)
    )
    assert (code, text.startswith(f"Bad Request: {said} messages")) == (400, True)


def test_album_with_one_bad_photo_is_not_posted_at_all(sandbox: Sandbox) -> None:
    files = {"a": ("a.png", picture(8, 8)), "b": ("b.png", b"broken")}
    media = [{"type": "photo", "media": f"attach://{name}"} for name in files]
    _, said = refused(sandbox, "sendMediaGroup", files, chat_id=CHANNEL, media=json.dumps(media))
    assert 'failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"' in said
    assert sandbox.state("telegram")["posts"] == []


def test_text_is_edited_and_marked(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=CHANNEL, text="Cũ")
    place = {"chat_id": CHANNEL, "message_id": message["message_id"]}
    assert "edit_date" in done(sandbox, "editMessageText", **place, text="Mới")
    code, said = refused(sandbox, "editMessageText", **place, text="Mới")
    assert (code, said.partition(":")[0]) == (400, "Bad Request")
    assert "message is not modified" in said
    page = requests.get(f"{sandbox.url('telegram')}/_page", timeout=10).text
    assert "Mới" in page
    assert "đã sửa" in page
    assert "Cũ" not in page


def test_edits_must_fit_the_kind_of_message(sandbox: Sandbox) -> None:
    text = done(sandbox, "sendMessage", chat_id=CHANNEL, text="x")
    photo = done(sandbox, "sendPhoto", {"photo": ("a.png", picture(8, 8))}, chat_id=CHANNEL)
    wrong = refused(
        sandbox, "editMessageCaption", chat_id=CHANNEL, message_id=text["message_id"], caption="y"
    )
    assert "there is no caption in the message to edit" in wrong[1]
    place = {"chat_id": CHANNEL, "message_id": photo["message_id"]}
    assert "there is no text" in refused(sandbox, "editMessageText", **place, text="y")[1]
    assert done(sandbox, "editMessageCaption", **place, caption="y")["caption"] == "y"
    media = json.dumps({"type": "photo", "media": "attach://p", "caption": "z"})
    files = {"p": ("p.png", picture(9, 9))}
    assert done(sandbox, "editMessageMedia", files, **place, media=media)["caption"] == "z"


def test_deleted_post_is_gone_and_cannot_be_deleted_again(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=CHANNEL, text="x")
    place = {"chat_id": CHANNEL, "message_id": message["message_id"]}
    assert done(sandbox, "deleteMessage", **place) is True
    assert sandbox.state("telegram")["posts"] == []
    wrong = refused(sandbox, "deleteMessage", **place)
    assert wrong == (400, "Bad Request: message to delete not found")
    assert "message to edit not found" in refused(sandbox, "editMessageText", **place, text="y")[1]


def test_group_messages_can_be_deleted_for_two_days(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=GROUP, text="x")
    sandbox.advance(49 * 3600)
    wrong = refused(sandbox, "deleteMessage", chat_id=GROUP, message_id=message["message_id"])
    assert wrong == (400, "Bad Request: message can't be deleted for everyone")


def test_copy_repeats_the_content(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=GROUP, text="Duyệt đăng")
    copied = done(
        sandbox,
        "copyMessage",
        chat_id=CHANNEL,
        from_chat_id=GROUP,
        message_id=message["message_id"],
    )
    assert copied == {"message_id": 1}
    assert sandbox.state("telegram")["posts"][0]["text"] == "Duyệt đăng"


def test_forward_tells_where_the_message_is_from(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=CHANNEL, text="Thông báo")
    source = {"from_chat_id": CHANNEL, "message_id": message["message_id"]}
    copy = done(sandbox, "forwardMessage", chat_id=GROUP, **source)
    assert copy["text"] == "Thông báo"
    assert copy["forward_origin"]["chat"]["username"] == "soxaydung_sandbox"
    assert copy["forward_origin"]["message_id"] == message["message_id"]
    source["message_id"] += 1
    wrong = refused(sandbox, "forwardMessage", chat_id=GROUP, **source)
    assert wrong == (400, "Bad Request: message to forward not found")


@pytest.mark.parametrize(
    ("bot", "code", "said"),
    [
        ("member", 400, "Bad Request: need administrator rights in the channel chat"),
        ("left", 403, "Forbidden: bot is not a member of the channel chat"),
        ("kicked", 403, "Forbidden: bot was kicked from the channel chat"),
    ],
)
def test_bot_without_rights_cannot_post(sandbox: Sandbox, bot: str, code: int, said: str) -> None:
    requests.post(
        f"{sandbox.url('home')}/control/telegram/settings",
        json={"chat": CHANNEL, "bot": bot},
        timeout=10,
    )
    assert refused(sandbox, "sendMessage", chat_id=CHANNEL, text="x") == (code, said)
    member = done(sandbox, "getChatMember", chat_id=CHANNEL, user_id=123456789)
    assert member["status"] == bot


def test_told_error_carries_retry_after(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "error", "sendMessage", retry_after=7)
    answer = ask(sandbox, "sendMessage", chat_id=CHANNEL, text="x")
    assert answer["error_code"] == 429
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}
    assert done(sandbox, "sendMessage", chat_id=CHANNEL, text="x")


def test_told_error_stops_the_post(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "error", error_code=502, description="Bad Gateway")
    assert refused(sandbox, "sendMessage", chat_id=CHANNEL, text="x") == (502, "Bad Gateway")
    assert sandbox.state("telegram")["posts"] == []


def test_limit_holds_only_when_set(sandbox: Sandbox) -> None:
    settings = f"{sandbox.url('home')}/control/telegram/settings"
    for _ in range(20):
        done(sandbox, "sendMessage", chat_id=CHANNEL, text="x")
    requests.post(settings, json={"limits": True}, timeout=10)
    answer = ask(sandbox, "sendMessage", chat_id=CHANNEL, text="x")
    assert 50 < answer["parameters"]["retry_after"] <= 60
    sandbox.advance(61)
    assert done(sandbox, "sendMessage", chat_id=CHANNEL, text="x")


def test_members_grow_with_the_clock(sandbox: Sandbox) -> None:
    before = done(sandbox, "getChatMemberCount", chat_id=CHANNEL)
    sandbox.advance(30 * 86_400)
    after = done(sandbox, "getChatMemberCount", chat_id=CHANNEL)
    assert before == 3412
    assert before + 20 < after < before + 500


def test_updates_wait_until_one_is_injected_and_are_confirmed_by_offset(sandbox: Sandbox) -> None:
    got: list[Any] = []
    waiting = threading.Thread(target=lambda: got.extend(done(sandbox, "getUpdates", timeout=20)))
    waiting.start()
    assert sandbox.wait("telegram", "getUpdates") == 1
    message = {"message": {"message_id": 5, "text": "/duyet"}}
    requests.post(f"{sandbox.url('home')}/control/telegram/updates", json=message, timeout=10)
    waiting.join(10)
    (update,) = got
    assert update["message"]["text"] == "/duyet"
    assert done(sandbox, "getUpdates") == [update]
    assert done(sandbox, "getUpdates", offset=update["update_id"] + 1) == []
    assert done(sandbox, "getUpdates") == []


def test_second_poll_ends_the_first(sandbox: Sandbox) -> None:
    got: list[Any] = []
    first = threading.Thread(target=lambda: got.append(ask(sandbox, "getUpdates", timeout=20)))
    first.start()
    sandbox.wait("telegram", "getUpdates")
    assert done(sandbox, "getUpdates") == []
    first.join(10)
    assert got[0]["error_code"] == 409


def test_reaction_counts_come_as_updates_if_asked_for(sandbox: Sandbox) -> None:
    message = done(sandbox, "sendMessage", chat_id=CHANNEL, text="x")
    sandbox.advance(2 * 86_400)
    assert done(sandbox, "getUpdates") == []
    (update,) = done(sandbox, "getUpdates", allowed_updates=["message_reaction_count"])
    counted = update["message_reaction_count"]
    assert counted["message_id"] == message["message_id"]
    assert counted["reactions"][0]["total_count"] > 0


def test_page_escapes_what_was_posted(sandbox: Sandbox) -> None:
    done(sandbox, "sendMessage", chat_id=CHANNEL, text="<script>alert(1)</script> & co")
    page = requests.get(f"{sandbox.url('telegram')}/_page", timeout=10).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page


# --- Buttons ---


def with_buttons(sandbox: Sandbox, *data: str, chat: Any = GROUP) -> int:
    row = [{"text": f"Nút {each}", "callback_data": each} for each in data]
    keyboard = {"inline_keyboard": [row]}
    message = done(sandbox, "sendMessage", chat_id=chat, text="Duyệt?", reply_markup=keyboard)
    number: int = message["message_id"]
    return number


def control_press(sandbox: Sandbox, **values: Any) -> requests.Response:
    url = f"{sandbox.url('home')}/control/telegram/press"
    return requests.post(url, json=values, timeout=10)


def test_a_press_comes_as_a_callback_query_and_is_answered(sandbox: Sandbox) -> None:
    number = with_buttons(sandbox, "yes:1", "no:1")
    pressed = control_press(sandbox, message_id=number, data="no:1", person=1002).json()
    (update,) = done(sandbox, "getUpdates", allowed_updates=["callback_query"])
    query = update["callback_query"]
    assert (update["update_id"], query["id"]) == (pressed["update_id"], pressed["id"])
    assert query["data"] == "no:1"
    assert query["from"] == {"id": 1002, "is_bot": False, "first_name": "Giám đốc"}
    assert query["message"]["message_id"] == number
    assert query["message"]["from"]["id"] == 123456789
    done(sandbox, "answerCallbackQuery", callback_query_id=query["id"], text="Đã ghi nhận")
    (press,) = sandbox.state("telegram")["presses"]
    assert (press["person"], press["answer"]) == (1002, "Đã ghi nhận")


def test_only_buttons_that_stand_there_can_be_pressed(sandbox: Sandbox) -> None:
    number = with_buttons(sandbox, "yes")
    assert control_press(sandbox, message_id=number, data="no", person=1001).status_code == 400
    assert control_press(sandbox, message_id=99, data="yes", person=1001).status_code == 400
    done(sandbox, "editMessageText", chat_id=GROUP, message_id=number, text="Đã duyệt")
    assert control_press(sandbox, message_id=number, data="yes", person=1001).status_code == 400


def test_keyboards_that_telegram_refuses_are_refused(sandbox: Sandbox) -> None:
    def said(**button: Any) -> str:
        markup = {"inline_keyboard": [[button]]}
        return refused(sandbox, "sendMessage", chat_id=GROUP, text="x", reply_markup=markup)[1]

    assert said(text="a", callback_data="đ" * 33) == "Bad Request: BUTTON_DATA_INVALID"
    assert said(text="a", callback_data="") == "Bad Request: BUTTON_DATA_INVALID"
    assert "Text buttons are unallowed" in said(text="a")
    assert 'Field "text"' in said(callback_data="a")


def test_late_answers_to_a_press_are_refused(sandbox: Sandbox) -> None:
    number = with_buttons(sandbox, "yes")
    query = control_press(sandbox, message_id=number, data="yes", person=1001).json()["id"]
    sandbox.advance(61)
    late = refused(sandbox, "answerCallbackQuery", callback_query_id=query)
    unknown = refused(sandbox, "answerCallbackQuery", callback_query_id="1")
    assert late == unknown
    assert late[1].endswith("query is too old and response timeout expired or query ID is invalid")


def test_answers_longer_than_a_notice_are_refused(sandbox: Sandbox) -> None:
    number = with_buttons(sandbox, "yes")
    query = control_press(sandbox, message_id=number, data="yes", person=1001).json()["id"]
    wrong = refused(sandbox, "answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert wrong == (400, "Bad Request: MESSAGE_TOO_LONG")


def test_people_press_buttons_on_the_groups_page(sandbox: Sandbox) -> None:
    number = with_buttons(sandbox, "yes <1>")
    url = sandbox.url("telegram")
    shown = requests.get(f"{url}/_page?chat={GROUP}", timeout=10).text
    assert f'<button form="press" name="press" value="{number} yes &lt;1&gt;">' in shown
    assert 'http-equiv="refresh"' not in shown
    form = {"chat": GROUP, "person": "1002", "press": f"{number} yes <1>"}
    pressed = requests.post(f"{url}/_press", data=form, timeout=10)
    assert pressed.url == f"{url}/_page?chat={GROUP}&person=1002#m{number}"
    assert "<b>Giám đốc</b> đã bấm “Nút yes &lt;1&gt;”" in pressed.text
    assert 'value="1002" selected' in pressed.text
    assert 'http-equiv="refresh"' in pressed.text  # until the bot has answered
    (press,) = sandbox.state("telegram")["presses"]
    done(sandbox, "answerCallbackQuery", callback_query_id=press["id"], text="Xin cảm ơn.")
    shown = requests.get(pressed.url, timeout=10).text
    assert "Bot trả lời: Xin cảm ơn." in shown
    assert 'http-equiv="refresh"' not in shown


def test_a_press_on_an_old_page_is_refused_politely(sandbox: Sandbox) -> None:
    form = {"chat": GROUP, "person": "1002", "press": "7 <b>"}
    answer = requests.post(f"{sandbox.url('telegram')}/_press", data=form, timeout=10)
    assert answer.status_code == 400
    assert answer.text == "Bad Request: message not found"
