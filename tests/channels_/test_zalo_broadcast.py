"""Zalo broadcasts: few, by day, never twice."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from channel_contract import KEY, HttpChannelContract
from channel_items import make_item
from channels.zalo.channel import ZaloBroadcast
from fleeting_state import FleetingState
from publisher.contract import (
    Item,
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Unavailable,
    can,
)
from scripted_service import Reply, ScriptedService, serving
from zalo_replies import ARTICLE, SECRETS, Time, account, said

SEND = r"POST /v2\.0/oa/message$"
ORIGIN = Receipt(ARTICLE, "https://post.oa.zalo.me/d?id=1")


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


class TestZaloBroadcastContract(HttpChannelContract):
    kind = ZaloBroadcast
    secrets = SECRETS
    visible = SEND
    accepted = {SEND: said("broadcast")}  # noqa: RUF012  the suite's own form
    nameless = Reply({"error": 0, "message": "Success", "data": {}})
    refused = said("refused")
    denied = said("no_package")
    limited = said("limited")
    wait = 31.0  # to the next minute

    def table(self, address: str) -> dict[str, Any]:
        return account(address, self.folder, monthly_budget=4)

    def item(self) -> Item:
        return make_item(origin=ORIGIN)

    @pytest.mark.skip(reason="it puts an article before followers; that has them")
    def test_notices_and_corrections_reach_readers_however_long_the_item(self) -> None: ...

    @pytest.mark.skip(reason="it puts an article before followers; that has the pictures")
    def test_pictures_beside_a_video_are_shown_or_named_as_left_out(self) -> None: ...


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with serving() as service:
        service.script(SEND, said("broadcast"))
        yield service


class Sender:
    def __init__(self, service: ScriptedService, folder: Path) -> None:
        self.service, self.folder = service, folder
        self.state = FleetingState()

    def made(self, **changes: Any) -> ZaloBroadcast:
        table = account(self.service.address, self.folder, **{"monthly_budget": 2, **changes})
        return ZaloBroadcast(ZaloBroadcast.settings.model_validate(table), self.state)

    def post(self) -> Post:
        return self.made().render(make_item(origin=ORIGIN))

    def send(self) -> Receipt:
        return self.made().publish(self.post(), key=KEY)

    def rests(self) -> float:
        with pytest.raises(RateLimited) as caught:
            self.send()
        assert caught.value.retry_after is not None
        return caught.value.retry_after


@pytest.fixture
def sender(service: ScriptedService, tmp_path: Path) -> Sender:
    return Sender(service, tmp_path)


def test_the_article_goes_to_everybody(sender: Sender) -> None:
    assert sender.send() == Receipt("5513d84e8d8b9835cd7a")
    assert sender.service.seen(SEND)[0].json() == {
        "recipient": {"target": {"gender": "0"}},
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "media",
                    "elements": [{"media_type": "article", "attachment_id": ARTICLE}],
                },
            }
        },
    }


def test_without_its_article_it_is_a_preview_only(sender: Sender) -> None:
    post = sender.made().render(make_item())
    assert post.payload["article_id"] is None
    with pytest.raises(Rejected, match="chưa được đăng"):
        sender.made().publish(post, key=KEY)
    assert sender.service.calls == []


def test_it_carries_only_items_that_ask_for_it_and_cannot_be_looked_for() -> None:
    assert ZaloBroadcast.opt_in
    assert not can(ZaloBroadcast, "find")
    assert not can(ZaloBroadcast, "measure")
    assert not can(ZaloBroadcast, "withdraw")


@pytest.mark.parametrize(
    ("now", "wait"),
    [
        (datetime(2026, 11, 20, 15, 0, tzinfo=UTC), 8 * 3600),  # 22:00 in Vietnam
        (datetime(2026, 11, 20, 22, 59, 30, tzinfo=UTC), 30),  # 05:59:30
        (datetime(2026, 11, 20, 17, 0, tzinfo=UTC), 6 * 3600),  # midnight
    ],
)
def test_at_night_it_waits_for_the_morning(
    sender: Sender, time: Time, now: datetime, wait: float
) -> None:
    time.now = now
    assert sender.rests() == wait
    assert sender.service.calls == []


@pytest.mark.parametrize("hour", [23, 14])  # 06:00 and 21:00 in Vietnam
def test_by_day_it_is_sent(sender: Sender, time: Time, hour: int) -> None:
    time.now = datetime(2026, 11, 20, hour, 59, 59, tzinfo=UTC)
    assert sender.send().ref


def test_the_budget_of_the_month_is_kept(sender: Sender, time: Time) -> None:
    time.now = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    sender.send()
    sender.send()
    assert sender.rests() == (22 * 3600)  # 08:00 on 30 November to 06:00 on 1 December
    assert len(sender.service.seen(SEND)) == 2
    time.now = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)  # 1 December in Vietnam
    assert sender.send().ref
    assert len(sender.state) == 1, "past months are forgotten"


def test_the_budget_of_december_ends_with_the_year(sender: Sender, time: Time) -> None:
    time.now = datetime(2026, 12, 31, 1, 0, tzinfo=UTC)
    sender.state["sent 2026-12"] = "2"
    assert sender.rests() == 22 * 3600


def test_a_refusal_does_not_count(sender: Sender) -> None:
    sender.service.script(SEND, said("refused"))
    with pytest.raises(Rejected):
        sender.send()
    assert sender.state == {}


def test_what_zalo_says_of_night_and_quota_rests_the_channel(sender: Sender) -> None:
    sender.service.script(SEND, said("night"))
    assert sender.rests() == 22 * 3600 - 30
    sender.service.script(SEND, said("quota"))
    assert sender.rests() == 21_600


def test_an_article_that_is_not_ready_is_tried_later(sender: Sender) -> None:
    sender.service.script(SEND, said("pending"))
    with pytest.raises(Unavailable):
        sender.send()


def test_taken_without_an_id_is_unknown_and_counts(sender: Sender) -> None:
    sender.service.script(SEND, Reply({"error": 0, "message": "Success"}))
    with pytest.raises(OutcomeUnknown):
        sender.send()
    assert list(sender.state.values()) == ["1"]


def test_the_preview_says_who_gets_it(sender: Sender) -> None:
    assert "gửi người quan tâm: tất cả" in sender.post().text
    chosen = sender.made(target={"cities": "17,63", "ages": "7"})
    text = chosen.render(make_item(origin=ORIGIN)).text
    assert "tỉnh, thành phố Đắk Lắk, ngoài Việt Nam; tuổi từ 65" in text


@pytest.mark.parametrize("target", [{}, {"city": "17"}, {"cities": "64"}, {"gender": ""}])
def test_targets_that_zalo_does_not_know_are_refused(
    sender: Sender, target: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        sender.made(target=target)


def test_check_tells_what_is_left(sender: Sender) -> None:
    sender.service.script(r"GET /v2\.0/oa/getoa$", said("account"))
    sender.send()
    assert sender.made().check().facts["tin còn gửi được trong tháng"] == "1"
