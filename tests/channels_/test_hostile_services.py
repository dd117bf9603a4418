"""Services, or what pretends to be one, that answer without an end, too much or nonsense."""

import gzip
import json
import logging
import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from requests import Response
from requests.exceptions import ContentDecodingError

from channel_contract import KEY, SINCE
from channel_items import make_item
from channels.facebook.channel import Facebook
from channels.facebook.errors import usage
from channels.mail.desk import EmailDesk
from channels.shared.bounds import ANSWER_BYTES, as_json, deadline, mended, watched
from channels.shared.session import Session
from channels.shared.web import WAIT_AT_MOST, cleaned, retry_after, server_time
from channels.zalo.channel import Zalo
from fleeting_state import FleetingState
from publisher.contract import Channel, ChannelError, OutcomeUnknown, Secret
from scripted_service import Reply, ScriptedService, serving
from smtp_service import receiving
from telegram_channel import build as telegram
from zalo_replies import COVER, account

QUICK = 0.5  # seconds that a channel waits for a line, and for an answer
BRIEF = 0.2  # the same where the answer has no end; it is cut after twice as long for both
SURROGATE = '{"id": "1\ud800", "message": "\ud800x", "error": {"message": "\udfff", "code": 1}}'


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with serving() as running:
        yield running


def facebook(address: str, _folder: Path, seconds: float = QUICK) -> Channel:
    table = {
        "page_id": "100200300",
        "token": Secret("page-token"),
        "app_id": "900800",
        "app_secret": Secret("app-secret"),
        "base_url": address,
        "video_url": address,
        "video_wait": 0.0,
        "connect_timeout": seconds,
        "read_timeout": seconds,
    }
    return Facebook(Facebook.settings.model_validate(table), FleetingState())


def zalo(address: str, folder: Path, seconds: float = QUICK) -> Channel:
    waits = dict.fromkeys(("connect_timeout", "read_timeout"), seconds)
    table = account(address, folder, default_cover=COVER, **waits)
    return Zalo(Zalo.settings.model_validate(table), FleetingState())


def chat(address: str, _folder: Path, seconds: float = QUICK) -> Channel:
    named = ("connect_timeout", "read_timeout", "upload_timeout")
    waits: dict[str, Any] = dict.fromkeys(named, seconds)
    return telegram(address, **waits)


CHANNELS = {"facebook": facebook, "zalo": zalo, "telegram": chat}
Make = Callable[[str, Path, float], Channel]


@pytest.fixture(params=CHANNELS)
def channel(request: pytest.FixtureRequest, service: ScriptedService, tmp_path: Path) -> Channel:
    make: Make = CHANNELS[request.param]
    return make(service.address, tmp_path, QUICK)


JSON = {"Content-Type": "application/json"}
DEEP = b'{"a":' * 200_000 + b"1" + b"}" * 200_000
HUGE = {
    "error": 0,
    "data": {"id": 10**4000},
    "ok": True,
    "result": {"date": 10**30, "message_id": 1},
}
NONSENSE: dict[str, Reply] = {
    "deep": Reply(DEEP, headers=JSON),
    "deep list": Reply(b"[" * 100_000, headers=JSON),
    "half letters": Reply(SURROGATE.encode("utf-8", "surrogatepass"), headers=JSON),
    "escaped half letters": Reply(SURROGATE.encode("ascii", "backslashreplace"), headers=JSON),
    "huge numbers": Reply(HUGE, headers={"Date": "Mon, 01 Jan 0001 00:00:00 +1400"}),
    "bomb": Reply(gzip.compress(bytes(60_000_000)), headers={**JSON, "Content-Encoding": "gzip"}),
    "no gzip": Reply(b"x", headers={**JSON, "Content-Encoding": "gzip"}),
    "wait for ever": Reply(
        {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 10**30},
         "error": {"message": "x", "code": 4}},
        status=429,
        headers={"Retry-After": "9" * 400},
    ),
    "usage": Reply(
        {"error": {"message": "x", "code": 4}},
        status=400,
        headers={"X-App-Usage": json.dumps({"estimated_time_to_regain_access": 10**400})},
    ),
    "lists of lists": Reply({"data": [[1]], "error": [], "ok": True, "result": [[]]}),
    "nothing": Reply(b"", headers=JSON),
    "null": Reply(b"null", headers=JSON),
    "NaN": Reply(b'{"error": NaN, "ok": Infinity, "id": NaN}', headers=JSON),
}  # fmt: skip


def calls(channel: Channel) -> dict[str, Callable[[], Any]]:
    post = channel.render(make_item())
    return {
        "publish": lambda: channel.publish(post, key=KEY),
        "find": lambda: channel.find(post, key=KEY, since=SINCE),
        "check": channel.check,
    }


@pytest.mark.slow
@pytest.mark.parametrize("case", NONSENSE)
def test_nonsense_gives_errors_of_the_contract_and_nothing_else(
    service: ScriptedService, channel: Channel, case: str
) -> None:
    service.script(".*", NONSENSE[case])
    for call in calls(channel).values():
        try:
            found = call()
        except ChannelError as error:
            text = json.dumps([str(error), error.answer], ensure_ascii=False)
        else:
            text = repr(found)
        text.encode()  # a database takes it


@pytest.mark.parametrize("make", CHANNELS.values(), ids=CHANNELS)
@pytest.mark.parametrize("line", ["trickle", "trickled head"])
def test_an_answer_that_never_ends_is_given_up(
    service: ScriptedService, tmp_path: Path, make: Make, line: Any
) -> None:
    service.script(".*", Reply(line=line))
    channel = make(service.address, tmp_path, BRIEF)
    began = time.monotonic()
    with pytest.raises(ChannelError):
        channel.publish(channel.render(make_item()), key=KEY)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("make", [facebook, chat])
def test_a_post_whose_answer_never_ends_may_be_out(
    service: ScriptedService, tmp_path: Path, make: Make
) -> None:
    service.script(".*", Reply(line="trickle"))
    channel = make(service.address, tmp_path, BRIEF)
    with pytest.raises(OutcomeUnknown):
        channel.publish(channel.render(make_item()), key=KEY)


def test_an_answer_beyond_all_measure_is_not_kept(
    service: ScriptedService, channel: Channel
) -> None:
    service.script(".*", Reply(b" " * (ANSWER_BYTES + 1), headers=JSON))
    with pytest.raises(ChannelError) as caught:
        channel.publish(channel.render(make_item()), key=KEY)
    assert len(caught.value.answer) < 10_000


def test_a_mail_server_that_drags_on_is_given_up() -> None:
    with receiving() as server:
        table = {
            "host": "127.0.0.1", "port": server.port, "security": "none",
            "sender": "a@b.example", "to": ["c@d.example"], "timeout": 0.15,
        }  # fmt: skip
        desk = EmailDesk(EmailDesk.settings.model_validate(table), FleetingState())
        server.dragging = True
        began = time.monotonic()
        with pytest.raises(ChannelError):
            desk.tell("Chào")
        assert time.monotonic() - began < 10


# --- Headers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["9" * 400, "²", "-5", "nan", "Mon, 01 Jan 9999 00:00:00 -2300", "x", "", "1e9"]
)
def test_no_service_makes_us_wait_longer_than_a_day(value: str) -> None:
    response = Response()
    response.headers["Retry-After"] = value
    seconds = retry_after(response)
    assert seconds is None or 0 <= seconds <= WAIT_AT_MOST


@pytest.mark.parametrize(
    "value", ["Mon, 01 Jan 99999 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 -1400", "x", ""]
)
def test_a_clock_out_of_this_world_is_none(value: str) -> None:
    assert server_time({"Date": value}) is None


def test_usage_beyond_reason_is_bounded() -> None:
    figures = json.dumps({"a": 10**99, "estimated_time_to_regain_access": 10**99})
    percent, wait = usage({"X-App-Usage": figures})
    assert percent <= 1000
    assert wait <= WAIT_AT_MOST


def test_half_letters_are_replaced_and_whole_ones_stay() -> None:
    said = json.loads(mended(b'{"a": "\\ud83d\\ude00 \\ud800 \\\\ud800"}'))
    assert said == {"a": "😀 \ufffd \\ud800"}
    assert as_json(DEEP) is None


# --- Secrets ----------------------------------------------------------------------------


def test_what_zalo_says_is_cleaned_of_our_secrets(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel = zalo(service.address, tmp_path)
    secret = account("", tmp_path)["access_token"].reveal()
    service.script(".*", Reply({"error": -999, "message": f"bad {secret}", "data": {}}))
    with pytest.raises(ChannelError) as caught:
        channel.publish(channel.render(make_item()), key=KEY)
    assert secret not in f"{caught.value} {caught.value.answer}"


def test_a_secret_in_an_address_is_blotted_out_too() -> None:
    assert "a%7Cb" not in cleaned("https://x.example/?t=a%7Cb", ["a|b"])


def test_no_proof_stands_in_the_log(
    service: ScriptedService, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.script(".*", Reply(status=503))
    with pytest.raises(ChannelError):
        facebook(service.address, tmp_path).check()
    assert any("appsecret_proof" in call.target for call in service.calls)
    assert "appsecret_proof" not in caplog.text


def test_a_redirect_is_not_read_beyond_all_measure(service: ScriptedService) -> None:
    bomb = gzip.compress(bytes(100_000_000), 1)
    headers = {**JSON, "Content-Encoding": "gzip", "Location": "/khac"}
    service.script(".*", Reply(bomb, status=302, headers=headers))
    tracemalloc.start()
    try:
        with pytest.raises(ContentDecodingError):
            Session((0.5, 5.0)).get(service.address)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_line_that_opens_after_the_deadline_is_cut_too() -> None:
    (early, one), (late, other) = socket.socketpair(), socket.socketpair()
    with early, one, late, other, deadline(0.01):
        for line in (early, late):
            line.settimeout(5)
            assert watched(line).recv(1) == b""
