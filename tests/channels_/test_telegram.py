import contextlib
import json
import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest

from channel_contract import KEY, SINCE, HttpChannelContract
from channel_items import LINK, make_image, make_item
from channels.shared.text import utf16
from channels.telegram.channel import Telegram
from channels.telegram.notes import Notes
from fleeting_state import FleetingState
from publisher.contract import (
    ChannelError,
    Correction,
    Item,
    OutcomeUnknown,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unexplained,
    Unsupported,
    Video,
    now,
)
from scripted_service import Reply, ScriptedService, serving
from telegram_channel import CHANNEL, REPLIES, TOKEN, build, reply, table

TEXT = "Cấp phép xây dựng trực tuyến toàn trình"


def forwarded(text: str) -> Reply:
    case = json.loads((REPLIES / "forwarded.json").read_text(encoding="utf-8"))
    return Reply({**case["body"], "result": {**case["body"]["result"], "text": text}})


class TestTelegram(HttpChannelContract):
    kind = Telegram
    secrets = (TOKEN,)
    hidden = ()  # the Bot API wants the token in the address
    visible = r"POST /bot[^/]+/sendMessage$"
    nameless = Reply({"ok": True, "result": {}})
    accepted: ClassVar[Mapping[str, Reply]] = {visible: reply("message")}
    refused = reply("bad_caption")
    denied = reply("unauthorized")
    limited = reply("too_many_requests")
    wait = 17.0
    withdrawal = r"POST /bot[^/]+/deleteMessage$"
    removed = reply("done")
    gone = reply("nothing_to_delete")

    def table(self, address: str) -> dict[str, Any]:
        return table(address, proof_chat="-1009876543210")

    def state(self) -> dict[str, str]:
        return {"last": "40", f"before/{KEY}": "40"}

    def receipt(self) -> Receipt:
        return Receipt(f"{CHANNEL}:41", "https://t.me/soxaydung_sandbox/41")


class TestTelegramWithPicture(TestTelegram):
    """The same promises for an upload, whose body is a form with files."""

    visible = r"POST /bot[^/]+/sendPhoto$"
    accepted: ClassVar[Mapping[str, Reply]] = {visible: reply("photo")}

    def item(self) -> Item:
        return make_item(cover=make_image(self.folder))


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with serving() as running:
        yield running


def sent(service: ScriptedService) -> list[str]:
    return [call.name.rpartition("/")[2] for call in service.calls]


# --- What readers get ---


def test_text_has_a_bold_title_and_a_link_behind_words() -> None:
    post = build("http://x").render(make_item(title="🎉 Chào mừng"))
    assert post.payload["method"] == "sendMessage"
    assert post.payload["text"] == post.text
    bold, link = post.payload["entities"]
    assert bold == {"type": "bold", "offset": 0, "length": utf16("🎉 Chào mừng")}
    units = post.text.encode("utf-16-le")
    start, end = 2 * link["offset"], 2 * (link["offset"] + link["length"])
    assert units[start:end].decode("utf-16-le") == "Xem chi tiết"
    assert link["url"].startswith(f"{LINK}?utm_source=telegram&utm_medium=social&utm_campaign=")
    assert LINK not in post.text


def test_links_are_counted_in_utf16_units() -> None:
    channel = build("http://x", read_more="👉 Xem chi tiết")
    assert channel.render(make_item()).payload["entities"][1]["length"] == 15


def test_link_stands_behind_the_last_such_words() -> None:
    post = build("http://x").render(make_item(summary="Mở đầu.\n\nXem chi tiết\n\nbên dưới."))
    link = post.payload["entities"][1]
    assert post.text[link["offset"] :].startswith("Xem chi tiết\n\n#CảiCáchHànhChính")


def test_cover_goes_as_a_photo_with_a_caption(tmp_path: Path) -> None:
    post = build("http://x").render(make_item(cover=make_image(tmp_path)))
    assert post.payload["method"] == "sendPhoto"
    assert post.payload["caption"] == post.text


def test_pictures_of_the_item_make_an_album_without_those_of_the_body(tmp_path: Path) -> None:
    cover = make_image(tmp_path)
    item = make_item(
        cover=cover,
        images=(
            make_image(tmp_path, colour="navy", inline=True),
            *(make_image(tmp_path, size=(600 + n, 400)) for n in range(12)),
        ),
    )
    post = build("http://x").render(item)
    assert post.payload["method"] == "sendMediaGroup"
    assert len(post.payload["media"]) == 10
    assert post.payload["media"][0]["name"] == cover.name


def test_long_caption_is_cut_at_a_sentence_before_the_link(tmp_path: Path) -> None:
    summary = "Câu này dài vừa phải thôi. " * 80
    item = make_item(summary=summary, cover=make_image(tmp_path))
    text = build("http://x").render(item).text
    assert utf16(text) <= 1024
    assert "thôi.\n\nXem chi tiết\n\n#CảiCáchHànhChính" in text
    assert len(build("http://x").render(make_item(summary=summary)).text) > 2000


def test_long_text_without_a_link_is_refused() -> None:
    with pytest.raises(Rejected, match="chưa có liên kết"):
        build("http://x").render(make_item(summary="Câu dài. " * 1000, link=None))
    with pytest.raises(Rejected, match=r"dài 9\.\d{3} ký tự, Telegram chỉ nhận 4\.096,"):
        build("http://x").render(make_item(summary="Câu dài. " * 1000, link=None))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    broken = tmp_path / "hong.png"
    broken.write_bytes(b"x")
    image = make_image(tmp_path, size=(1500, 40))
    gone = Video(path=tmp_path / "mat.mp4")
    item = make_item(title=" ", cover=image, video=gone)
    with pytest.raises(Rejected) as caught:
        build("http://x").render(item)
    assert len(caught.value.problems) == 3


def test_video_that_fits_is_uploaded(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"0" * 1000)
    item = make_item(video=Video(path=clip), cover=make_image(tmp_path))
    assert build("http://x").render(item).payload["method"] == "sendVideo"


def test_video_too_big_leaves_its_poster_and_the_link(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    with clip.open("wb") as file:
        file.truncate(50_000_001)
    item = make_item(video=Video(path=clip, poster=make_image(tmp_path)))
    post = build("http://x").render(item)
    assert post.payload["method"] == "sendPhoto"
    assert "Xem chi tiết" in post.text


def test_video_elsewhere_is_linked_and_shown_as_the_preview() -> None:
    post = build("http://x").render(make_item(video=Video(url="https://video.example.vn/1")))
    assert "Xem video\nXem chi tiết" in post.text
    assert post.payload["link"] == "https://video.example.vn/1"
    assert [each["length"] for each in post.payload["entities"][1:]] == [9, 12]


# --- What is sent ---


def test_message_carries_text_entities_and_the_articles_preview(service: ScriptedService) -> None:
    service.script("sendMessage", reply("message"))
    channel = build(service.address)
    post = channel.render(make_item())
    receipt = channel.publish(post, key=KEY)
    assert receipt == Receipt(f"{CHANNEL}:41", "https://t.me/soxaydung_sandbox/41")
    form = service.calls[0].form
    assert form["chat_id"] == "@soxaydung_sandbox"
    assert form["text"] == post.text
    assert json.loads(form["entities"]) == post.payload["entities"]
    assert json.loads(form["link_preview_options"])["url"] == post.payload["link"]
    assert service.calls[0].headers["Connection"] == "close"


def test_preview_can_be_switched_off(service: ScriptedService) -> None:
    service.script("sendMessage", reply("message"))
    channel = build(service.address, show_preview=False)
    channel.publish(channel.render(make_item()), key=KEY)
    assert json.loads(service.calls[0].form["link_preview_options"]) == {"is_disabled": True}


def test_private_channel_gives_a_receipt_without_an_address(service: ScriptedService) -> None:
    service.script("sendMessage", reply("message_in_private_channel"))
    channel = build(service.address, chat=CHANNEL)
    assert channel.publish(channel.render(make_item()), key=KEY) == Receipt(f"{CHANNEL}:46")


def test_album_is_one_request_and_its_receipt_names_all_messages(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script("sendMediaGroup", reply("album"))
    channel = build(service.address)
    item = make_item(cover=make_image(tmp_path), images=(make_image(tmp_path, colour="navy"),))
    receipt = channel.publish(channel.render(item), key=KEY)
    assert receipt.ref == f"{CHANNEL}:44,45"
    assert sent(service) == ["sendMediaGroup"]
    assert service.calls[0].body.count(b"\xff\xd8\xff") == 2  # two JPEGs


def test_video_is_one_request(service: ScriptedService, tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"film" * 100)
    service.script("sendVideo", reply("video"))
    channel = build(service.address)
    receipt = channel.publish(channel.render(make_item(video=Video(path=clip))), key=KEY)
    assert receipt.ref == f"{CHANNEL}:43"
    assert clip.read_bytes() in service.calls[0].body


def test_picture_that_vanished_is_refused_before_anything_is_sent(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel = build(service.address)
    cover = make_image(tmp_path)
    post = channel.render(make_item(cover=cover))
    cover.path.unlink()
    with pytest.raises(Rejected):
        channel.publish(post, key=KEY)
    assert service.calls == []


# --- What goes wrong ---


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bad_caption", Rejected),
        ("bad_photo", Rejected),
        ("too_large", Rejected),
        ("chat_not_found", Unauthorized),
        ("write_forbidden", Unauthorized),
        ("need_rights", Unauthorized),
        ("unauthorized", Unauthorized),
        ("malformed_token", Unauthorized),
        ("kicked", Unauthorized),
        ("migrated", Unauthorized),
        ("too_many_requests", RateLimited),
        ("conflict", OutcomeUnknown),
        ("server_error", OutcomeUnknown),
    ],
)
def test_each_refusal_has_its_error(
    name: str, kind: type[ChannelError], service: ScriptedService
) -> None:
    service.script("sendMessage", reply(name))
    channel = build(service.address)
    with pytest.raises(kind) as caught:
        channel.publish(channel.render(make_item()), key=KEY)
    assert caught.value.answer


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        ("CHAT_SEND_PHOTOS_FORBIDDEN", Unauthorized, "quyền"),
        ("CHAT_SEND_PLAIN_FORBIDDEN", Unauthorized, "quyền"),
        ("not enough rights to send polls to the chat", Unauthorized, "quyền"),
        ("CHAT_RESTRICTED", Unauthorized, "khiếu nại"),
        ("group chat was upgraded to a supergroup chat", Unauthorized, "siêu nhóm"),
        ("IMAGE_PROCESS_FAILED", Rejected, "IMAGE_PROCESS_FAILED"),
        ("can't parse entities: unclosed start tag", Rejected, "parse"),
        ("BUSINESS_LEVEL_TOO_LOW", Unexplained, "BUSINESS_LEVEL_TOO_LOW"),
    ],
)
def test_a_refusal_without_a_code_is_sorted_and_says_what_helps(
    said: str, kind: type[ChannelError], told: str, service: ScriptedService
) -> None:
    words = {"ok": False, "error_code": 400, "description": f"Bad Request: {said}"}
    service.script("sendMessage", Reply(words, status=400))
    channel = build(service.address)
    with pytest.raises(kind, match=f"(?i){told}") as caught:
        channel.publish(channel.render(make_item()), key=KEY)
    assert type(caught.value) is kind


def test_one_bad_picture_of_an_album_is_named_as_its_editor_knows_it(
    service: ScriptedService, tmp_path: Path
) -> None:
    images = tuple(
        make_image(tmp_path, colour=colour, file=f"hinh/{colour}.jpg")
        for colour in ("teal", "navy", "gold")
    )
    said = (
        'Bad Request: failed to send message #2 with the error message "PHOTO_INVALID_DIMENSIONS"'
    )
    refusal = Reply({"ok": False, "error_code": 400, "description": said}, status=400)
    service.script("sendMediaGroup", refusal)
    channel = build(service.address)
    with pytest.raises(Rejected, match=r"^Tệp hinh/navy\.jpg: ") as caught:
        channel.publish(channel.render(make_item(images=images)), key=KEY)
    assert caught.value.answer


def test_a_bad_picture_is_named_and_a_bad_text_is_not_blamed_on_it(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script("sendPhoto", reply("bad_photo"), reply("bad_caption"))
    channel = build(service.address)
    post = channel.render(make_item(cover=make_image(tmp_path, file="hinh/bia.jpg")))
    with pytest.raises(Rejected, match=r"^Tệp hinh/bia\.jpg: "):
        channel.publish(post, key=KEY)
    with pytest.raises(Rejected) as caught:
        channel.publish(post, key=KEY)
    assert str(caught.value).startswith("Telegram từ chối")


def test_moved_group_tells_its_new_id(service: ScriptedService) -> None:
    service.script("sendMessage", reply("migrated"))
    channel = build(service.address)
    with pytest.raises(Unauthorized, match="-1009876543210"):
        channel.publish(channel.render(make_item()), key=KEY)


def test_limit_without_a_time_is_a_limit(service: ScriptedService) -> None:
    service.script("sendMessage", Reply({"ok": False, "error_code": 429}, status=429))
    channel = build(service.address)
    with pytest.raises(RateLimited) as caught:
        channel.publish(channel.render(make_item()), key=KEY)
    assert caught.value.retry_after is None


@pytest.mark.parametrize("pause", ["soon", None, [7], {"seconds": 7}])
def test_a_limit_with_an_absurd_time_is_a_limit(service: ScriptedService, pause: object) -> None:
    body = {"ok": False, "error_code": 429, "parameters": {"retry_after": pause}}
    service.script("sendMessage", Reply(body, status=429))
    channel = build(service.address)
    with pytest.raises(RateLimited):
        channel.publish(channel.render(make_item()), key=KEY)


@pytest.mark.parametrize(
    "result",
    [
        True,
        {"date": 1, "message_id": 7},
        {"date": 1, "message_id": "7", "chat": {"id": -100, "type": "channel"}},
        {"date": 1, "message_id": 7, "chat": {"id": [1], "type": "channel"}},
    ],
)
def test_a_message_without_its_place_leaves_the_outcome_open(
    service: ScriptedService, result: Any
) -> None:
    service.script("sendMessage", Reply({"ok": True, "result": result}))
    channel = build(service.address)
    with pytest.raises(OutcomeUnknown):
        channel.publish(channel.render(make_item()), key=KEY)


def test_refusal_that_echoes_the_token_does_not_show_it(service: ScriptedService) -> None:
    words = {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: wrong file {TOKEN.lower()} {TOKEN}",
    }
    service.script("sendMessage", Reply(words, status=400))
    channel = build(service.address)
    with pytest.raises(Rejected) as caught:
        channel.publish(channel.render(make_item()), key=KEY)
    assert TOKEN not in f"{caught.value!r} {caught.value.answer} {caught.value.problems}"


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_refusal_that_cannot_be_read_proves_nothing(service: ScriptedService, status: int) -> None:
    service.script("sendMessage", Reply('{"ok": false, "error_code"', status=status))
    channel = build(service.address)
    with pytest.raises(OutcomeUnknown, match=str(status)):
        channel.publish(channel.render(make_item()), key=KEY)


def test_no_log_line_shows_the_token(
    service: ScriptedService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.script("sendMessage", reply("message"), Reply(f"<html>{TOKEN}"), Reply(line="close"))
    channel = build(service.address)
    post = channel.render(make_item())
    channel.publish(post, key=KEY)
    for _ in range(2):
        with pytest.raises(OutcomeUnknown):
            channel.publish(post, key=KEY)
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("chat", ["soxaydung", "@a b", "https://t.me/x", ""])
def test_chat_is_a_name_or_an_id(chat: str) -> None:
    with pytest.raises(ValueError, match="chat"):
        build("http://x", chat=chat)


# --- Was it sent? ---

STAFF = "-1009876543210"


def in_doubt(service: ScriptedService, **state: str) -> tuple[Telegram, FleetingState]:
    known = FleetingState({"last": "40", f"before/{KEY}": "40", **state})
    service.script("getChat$", reply("chat"))
    service.script("deleteMessage", reply("done"))
    return build(service.address, known, proof_chat=STAFF), known


def test_find_recognises_the_post_by_its_words(service: ScriptedService) -> None:
    channel, state = in_doubt(service)
    post = channel.render(make_item())
    service.script("forwardMessage", forwarded("Tin khác"), forwarded(post.text + "\n"))
    receipt = channel.find(post, key=KEY, since=SINCE)
    assert receipt == Receipt(f"{CHANNEL}:42", "https://t.me/soxaydung_sandbox/42")
    assert state["last"] == "42"
    copies = service.seen("forwardMessage")
    assert [copy.form["message_id"] for copy in copies] == ["41", "42"]
    assert {copy.form["chat_id"] for copy in copies} == {STAFF}
    assert len(service.seen("deleteMessage")) == 2, "copies are removed from the staff's chat"


@pytest.mark.slow
def test_a_look_goes_on_where_the_last_one_ended(service: ScriptedService) -> None:
    """So that a busy hour, or a limit in the middle, ends no look for good."""
    channel, _ = in_doubt(service)
    post = channel.render(make_item())
    other = forwarded("Tin khác")
    limited = reply("too_many_requests")
    service.script("forwardMessage", other, other, limited, *[other] * 60, forwarded(post.text))
    with pytest.raises(RateLimited):
        channel.find(post, key=KEY, since=SINCE)
    with pytest.raises(OutcomeUnknown, match="hơn 50 tin mới"):
        channel.find(post, key=KEY, since=SINCE)
    found = channel.find(post, key=KEY, since=SINCE)
    assert found and found.ref == f"{CHANNEL}:103"


def test_find_is_sure_of_nothing_after_a_gap_at_the_end(service: ScriptedService) -> None:
    channel, _ = in_doubt(service)
    missing = reply("nothing_to_forward")
    service.script("forwardMessage", missing, forwarded("Tin khác"), missing)
    assert channel.find(channel.render(make_item()), key=KEY, since=SINCE) is None
    assert len(service.seen("forwardMessage")) == 13


def test_find_is_sure_if_nothing_came_after_a_message_that_is_there(
    service: ScriptedService,
) -> None:
    channel, _ = in_doubt(service)
    missing = [reply("nothing_to_forward")] * 12  # 41 to 51, and 40, which was withdrawn
    service.script("forwardMessage", *missing, forwarded("Tin khác"))
    assert channel.find(channel.render(make_item()), key=KEY, since=SINCE) is None
    numbers = [int(call.form["message_id"]) for call in service.seen("forwardMessage")]
    assert numbers == [*range(41, 52), 40, 39]


def test_find_stays_in_doubt_where_not_one_message_is_left(service: ScriptedService) -> None:
    """The number may be of the channel that stood in the config before."""
    channel, _ = in_doubt(service)
    service.script("forwardMessage", reply("nothing_to_forward"))
    with pytest.raises(OutcomeUnknown, match="Quanh số 40"):
        channel.find(channel.render(make_item()), key=KEY, since=SINCE)
    assert len(service.seen("forwardMessage")) == 22


@pytest.mark.slow
@pytest.mark.parametrize("known", ["withdrawn", "corrected", "unknown"])
def test_an_album_that_was_deleted_is_not_the_end_of_the_channel(
    service: ScriptedService, known: str
) -> None:
    """A person had said where it is, so that no number of ours covers it."""
    channel, state = in_doubt(service, last="40")
    ten = range(41, 51)
    if known == "withdrawn":
        channel.withdraw(Receipt(f"{CHANNEL}:{','.join(map(str, ten))}"))
    if known == "corrected":
        service.script("editMessageText", reply("message"))
        channel.update(Receipt(f"{CHANNEL}:50"), channel.render(make_item()))
    service.script("sendMessage", Reply(line="close"))
    post = channel.render(make_item())
    with pytest.raises(OutcomeUnknown):
        channel.publish(post, key=KEY)
    note = json.loads(state[f"sending/{KEY}"])
    assert note["after"] == ("40" if known == "unknown" else "50")
    unused = [reply("nothing_to_forward")] * (10 if known == "unknown" else 0)
    service.script("forwardMessage", *unused, forwarded(post.text))
    found = channel.find(post, key=KEY, since=SINCE)
    assert found and found.ref == f"{CHANNEL}:51"


def test_an_address_where_nothing_was_does_not_count_as_the_end(service: ScriptedService) -> None:
    service.script("deleteMessage", reply("nothing_to_delete"))
    channel = build(service.address, state := FleetingState({"last": "40"}))
    channel.withdraw(Receipt("https://t.me/soxaydung/4100"))
    assert state == {"last": "40"}


def test_find_stays_in_doubt_when_a_message_cannot_be_read(service: ScriptedService) -> None:
    channel, _ = in_doubt(service)
    service.script("forwardMessage", reply("cannot_forward"), reply("nothing_to_forward"))
    with pytest.raises(OutcomeUnknown):
        channel.find(channel.render(make_item()), key=KEY, since=SINCE)


def test_find_stays_in_doubt_in_a_group(service: ScriptedService) -> None:
    channel, _ = in_doubt(service)
    body = reply("chat").body
    group = {**body["result"], "type": "supergroup"}
    service.script("getChat$", Reply({**body, "result": group}))
    with pytest.raises(OutcomeUnknown, match="không dò được trong nhóm"):
        channel.find(channel.render(make_item()), key=KEY, since=SINCE)


@pytest.mark.slow
def test_find_stays_in_doubt_far_from_the_end(service: ScriptedService) -> None:
    channel, _ = in_doubt(service)
    service.script("forwardMessage", forwarded("Tin khác"))
    with pytest.raises(OutcomeUnknown, match="hơn 50 tin mới"):
        channel.find(channel.render(make_item()), key=KEY, since=SINCE)


def test_find_without_a_known_number_stays_in_doubt(service: ScriptedService) -> None:
    channel = build(service.address, proof_chat=STAFF)
    with pytest.raises(OutcomeUnknown):
        channel.find(channel.render(make_item()), key=KEY, since=SINCE)
    assert service.calls == []


def test_find_without_a_chat_for_proof_is_unsupported(service: ScriptedService) -> None:
    channel = build(service.address)
    with pytest.raises(Unsupported):
        channel.find(channel.render(make_item()), key=KEY, since=SINCE)


def test_find_begins_before_posts_that_went_out_while_it_was_in_doubt(
    service: ScriptedService,
) -> None:
    state = FleetingState({"last": "39"})
    channel = build(service.address, state, proof_chat=STAFF)
    post = channel.render(make_item())
    service.script("sendMessage", Reply(line="close"), reply("message"))
    with pytest.raises(OutcomeUnknown):
        channel.publish(post, key=KEY)
    channel.publish(channel.render(make_item(title="Bài khác")), key="bai-khac/telegram/1")
    assert state["last"] == "41"
    in_doubt(service)
    service.script("forwardMessage", forwarded(post.text))
    receipt = channel.find(post, key=KEY, since=SINCE)
    assert receipt is not None
    assert receipt.ref == f"{CHANNEL}:40"


# --- Killed around the request ---


def killed_before(action: str, known: FleetingState, service: ScriptedService) -> None:
    """Publish, and end the process just before a method of Notes does its work."""

    class Killed(BaseException):
        pass

    def die(*_of: Any) -> None:
        raise Killed

    channel = build(service.address, known, proof_chat=STAFF)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Notes, action, die)
        channel.publish(channel.render(make_item()), key=KEY)


def test_a_request_without_a_note_never_left_and_nobody_is_asked(service: ScriptedService) -> None:
    service.script("sendMessage", reply("message"))
    state = FleetingState()
    channel = build(service.address, state, proof_chat=STAFF)
    post = channel.render(make_item())
    channel.publish(post, key="bai-khac/telegram/1")
    killed_before("begin", state, service)
    sent = len(service.calls)
    assert channel.find(post, key=KEY, since=now()) is None
    assert len(service.calls) == sent


def test_a_message_whose_answer_was_noted_is_known_and_nobody_is_asked(
    service: ScriptedService,
) -> None:
    service.script("sendMessage", reply("message"))
    state = FleetingState()
    channel = build(service.address, state, proof_chat=STAFF)
    post = channel.render(make_item())
    receipt = channel.publish(post, key=KEY)  # and killed before the publisher wrote that down
    channel = build(service.address, state, proof_chat=STAFF)
    assert channel.find(post, key=KEY, since=SINCE) == receipt
    assert len(service.calls) == 1


def test_a_message_whose_answer_was_not_noted_is_looked_for(service: ScriptedService) -> None:
    service.script("sendMessage", reply("message"))
    state = FleetingState({"last": "40"})
    killed_before("sent", state, service)
    channel, _ = in_doubt(service, **state)
    post = channel.render(make_item())
    service.script("forwardMessage", forwarded(post.text))
    assert channel.find(post, key=KEY, since=now()) == Receipt(
        f"{CHANNEL}:41", "https://t.me/soxaydung_sandbox/41"
    )


@pytest.mark.parametrize("answered", [True, False])
def test_a_note_of_an_earlier_attempt_does_not_speak_for_this_one(
    service: ScriptedService, answered: bool
) -> None:
    """That one is settled: its message is not out, or was taken away by hand."""
    service.script("sendMessage", reply("message") if answered else reply("server_error"))
    state = FleetingState()
    channel = build(service.address, state, proof_chat=STAFF)
    post = channel.render(make_item())
    with contextlib.suppress(OutcomeUnknown):
        channel.publish(post, key=KEY)
    sent = len(service.calls)
    assert channel.find(post, key=KEY, since=now() + timedelta(minutes=3)) is None
    assert len(service.calls) == sent


def test_what_an_older_release_was_sending_is_not_taken_for_what_never_left(
    service: ScriptedService,
) -> None:
    """That one dropped its note with the answer, and may have been killed before it said so."""
    service.script("sendMessage", reply("message"))
    state = FleetingState({"last": "40"})
    channel = build(service.address, state, proof_chat=STAFF)
    post = channel.render(make_item())
    began = now()
    channel.publish(post, key="bai-khac/telegram/1")
    with pytest.raises(OutcomeUnknown):
        channel.find(post, key=KEY, since=began)
    later = now() + timedelta(minutes=59)  # another machine may not be renewed yet
    with pytest.raises(OutcomeUnknown):
        channel.find(post, key=KEY, since=later)


def test_a_note_that_may_have_been_dropped_for_its_age_proves_nothing(
    service: ScriptedService,
) -> None:
    service.script("sendMessage", reply("message"))
    channel = build(service.address, proof_chat=STAFF)
    post = channel.render(make_item())
    channel.publish(post, key="bai-khac/telegram/1")
    with pytest.raises(OutcomeUnknown):
        channel.find(post, key=KEY, since=now() - timedelta(days=31))


# --- Corrections ---

RECEIPT = Receipt(f"{CHANNEL}:41", "https://t.me/soxaydung_sandbox/41")
ALBUM = Receipt(f"{CHANNEL}:44,45", "https://t.me/soxaydung_sandbox/44")


def test_update_replaces_the_words(service: ScriptedService) -> None:
    service.script("editMessageText", reply("message"), reply("not_modified"))
    channel = build(service.address)
    post = channel.render(make_item(title="Đính chính"))
    assert channel.update(RECEIPT, post) == RECEIPT
    assert channel.update(RECEIPT, post) == RECEIPT
    form = service.calls[0].form
    assert (form["chat_id"], form["message_id"]) == (CHANNEL, "41")
    assert form["text"] == post.text


def test_update_of_a_caption_leaves_the_same_pictures(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script("sendPhoto", reply("photo"))
    service.script("editMessageCaption", reply("photo"))
    channel = build(service.address)
    cover = make_image(tmp_path)
    receipt = channel.publish(channel.render(make_item(cover=cover)), key=KEY)
    channel.update(receipt, channel.render(make_item(title="Đính chính", cover=cover)))
    assert sent(service) == ["sendPhoto", "editMessageCaption"]


def test_update_replaces_pictures_that_changed(service: ScriptedService, tmp_path: Path) -> None:
    service.script("editMessageMedia", reply("photo"))
    service.script("editMessageCaption", reply("photo"))
    images = (make_image(tmp_path), make_image(tmp_path, colour="navy"))
    state = FleetingState({f"media/{ALBUM.ref}": f"{images[0].name} 0000000000000000.jpg"})
    channel = build(service.address, state)
    post = channel.render(make_item(cover=images[0], images=images[1:]))
    channel.update(ALBUM, post)
    assert sent(service) == ["editMessageMedia", "editMessageMedia"]
    channel.update(ALBUM, post)
    assert sent(service)[2:] == ["editMessageCaption"]


def test_an_update_that_broke_off_is_repeated_from_its_beginning(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script("editMessageMedia", reply("not_modified"), reply("photo"))
    images = (make_image(tmp_path), make_image(tmp_path, colour="navy"))
    state = FleetingState({f"media/{ALBUM.ref}": "0000000000000000.jpg 1111111111111111.jpg"})
    channel = build(service.address, state)
    channel.update(ALBUM, channel.render(make_item(cover=images[0], images=images[1:])))
    assert sent(service) == ["editMessageMedia", "editMessageMedia"]


def test_a_swap_whose_answer_was_lost_is_undone_if_the_file_goes_back(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script("sendPhoto", reply("photo"))
    service.script("editMessageMedia", Reply(line="close"), reply("photo"))
    state = FleetingState()
    channel = build(service.address, state)
    first, other = make_image(tmp_path), make_image(tmp_path, colour="navy")
    receipt = channel.publish(channel.render(make_item(cover=first)), key=KEY)
    with pytest.raises(OutcomeUnknown):
        channel.update(receipt, channel.render(make_item(cover=other)))
    channel.update(receipt, channel.render(make_item(cover=first)))
    assert sent(service) == ["sendPhoto", "editMessageMedia", "editMessageMedia"]
    assert state[f"media/{receipt.ref}"] == first.name


def test_update_replaces_a_video_that_changed(service: ScriptedService, tmp_path: Path) -> None:
    service.script("sendVideo", reply("video"))
    service.script("editMessageMedia", reply("video"))
    channel, clip = build(service.address), tmp_path / "clip.mp4"
    clip.write_bytes(b"wrong")
    receipt = channel.publish(channel.render(make_item(video=Video(path=clip))), key=KEY)
    clip.write_bytes(b"right")
    channel.update(receipt, channel.render(make_item(video=Video(path=clip))))
    assert sent(service) == ["sendVideo", "editMessageMedia"]
    assert b"right" in service.calls[-1].body


@pytest.mark.parametrize("ref", [RECEIPT.ref, "https://t.me/soxaydung/41"])
def test_update_cannot_take_the_only_picture_away(ref: str, service: ScriptedService) -> None:
    """Also of a post that a person named, whose pictures were never noted."""
    service.script("editMessageText", reply("no_text"))
    channel = build(service.address)
    with pytest.raises(Unsupported, match="thêm hoặc bớt ảnh"):
        channel.update(Receipt(ref), channel.render(make_item()))


def test_the_title_stays_bold_above_a_correction() -> None:
    note = Correction(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), "Sửa ngày.")
    post = build("http://x").render(make_item(corrections=(note,)))
    assert "\n\nĐính chính ngày 25/11/2026: Sửa ngày.\n\n" in post.text
    assert post.payload["entities"][0]["length"] == utf16(make_item().title)


def test_update_cannot_change_the_number_of_pictures(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel = build(service.address)
    with pytest.raises(Unsupported, match="thêm hoặc bớt ảnh"):
        channel.update(ALBUM, channel.render(make_item(cover=make_image(tmp_path))))
    assert service.calls == []


def test_update_of_a_post_that_is_gone_is_refused(service: ScriptedService) -> None:
    service.script("editMessageText", reply("nothing_to_edit"))
    channel = build(service.address)
    with pytest.raises(Rejected):
        channel.update(RECEIPT, channel.render(make_item()))


def test_withdraw_deletes_every_message_of_an_album(service: ScriptedService) -> None:
    service.script("deleteMessage", reply("nothing_to_delete"), reply("done"))
    state = FleetingState({f"media/{ALBUM.ref}": "a.jpg b.jpg"})
    build(service.address, state).withdraw(ALBUM)
    assert [call.form["message_id"] for call in service.calls] == ["44", "45"]
    assert state == {"last": "45"}


@pytest.mark.parametrize("verb", ["update", "withdraw"])
def test_a_bot_that_may_not_change_posts_may_still_post(
    service: ScriptedService, verb: str
) -> None:
    said = {"ok": False, "error_code": 400, "description": "Bad Request: not enough rights"}
    service.script("(edit|delete)Message", Reply(said, status=400))
    channel = build(service.address)
    with pytest.raises(Unexplained) as caught:
        if verb == "withdraw":
            channel.withdraw(RECEIPT)
        else:
            channel.update(RECEIPT, channel.render(make_item()))
    assert caught.value.answer


def test_withdraw_that_telegram_forbids_is_no_success(service: ScriptedService) -> None:
    service.script("deleteMessage", reply("cannot_delete"))
    with pytest.raises(Rejected):
        build(service.address).withdraw(RECEIPT)


# --- The account ---


def test_audience_counts_the_members(service: ScriptedService) -> None:
    service.script("getChatMemberCount", reply("members"))
    assert build(service.address).audience().followers == 1284


def test_check_names_the_channel_and_finds_nothing_wrong(service: ScriptedService) -> None:
    service.script("getMe", reply("me"))
    service.script("getChat$", reply("chat"))
    service.script("getChatMember$", reply("administrator"))
    health = build(service.address, proof_chat=STAFF).check()
    assert health.identity == (
        "Sở Xây dựng Đắk Lắk – Kênh thông tin (https://t.me/soxaydung_sandbox)"
    )
    assert health.facts["bot"] == "@lantoa_sandbox_bot"
    assert health.problems == ()
    assert health.server_time is not None
    assert service.seen("getChat$")[1].form["chat_id"] == STAFF


@pytest.mark.parametrize("name", ["administrator_without_right_to_post", "left"])
def test_check_says_what_the_bot_lacks(name: str, service: ScriptedService) -> None:
    service.script("getMe", reply("me"))
    service.script("getChat$", reply("chat"))
    service.script("getChatMember$", reply(name))
    assert len(build(service.address).check().problems) == 1


def test_a_number_of_members_that_is_none_is_an_answer_not_understood(
    service: ScriptedService,
) -> None:
    service.script("getChatMemberCount", Reply({"ok": True, "result": "many"}))
    with pytest.raises(OutcomeUnknown):
        build(service.address).audience()
