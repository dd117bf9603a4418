"""What every channel promises, as tests. A channel's test class subclasses one of these.

    class TestFacebook(HttpChannelContract):
        kind = Facebook
        secrets = ("page-token",)
        visible = r"POST /v26\\.0/1/feed"
        accepted = {visible: Reply({"id": "1_2"})}
        refused, denied, limited, wait = Reply(…), Reply(…), Reply(…), 300.0

        def table(self, address):
            return {"page_id": "1", "token": Secret("page-token"), "base_url": address, …}

Faults are played by a real server on loopback, whatever HTTP client a channel uses. A
channel that must be let off a test overrides it and says why.
"""

import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel, ValidationError

from channel_items import FILM, LINK, make_image, make_item
from fleeting_state import FleetingState
from publisher.contract import (
    Channel,
    ChannelError,
    Correction,
    Health,
    Image,
    Item,
    OutcomeUnknown,
    Period,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Secret,
    Term,
    Unauthorized,
    Unavailable,
    Unsupported,
    Video,
    can,
)
from scripted_service import Reply, ScriptedService, busy, nobody, serving

SILENCE = 0.1  # seconds that a channel waits where nobody will answer anything
PATIENCE = 0.5  # the same where the requests before are answered
KEY = "cap-phep-truc-tuyen/mang-xa-hoi/1"
SINCE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

ODD_ITEMS: dict[str, dict[str, Any]] = {  # fields of items that no channel may stumble over
    "title only": {"summary": "", "body": "", "hashtags": ()},
    "no link yet": {"link": None},
    "far too long": {
        "title": "Tiêu đề " * 100,
        "summary": "Câu dài. " * 20_000,
        "body": "x " * 99_999,
    },
    "hostile html": {"body": "<script>alert(1)</script><iframe src='javascript:x'>"},
    "control characters": {"title": "a\x00b\x1b[31m", "summary": "\u202etxet\u202c\ufeff"},
    "emoji": {"title": "👨‍👩‍👧‍👦 Gia đình 🇻🇳", "summary": "🎉" * 3000},
    "lone surrogate": {"summary": "\ud83d"},
    "markdown that breaks off": {"body": "[a](b\n```\n| a | b\n![x]("},
    "own text": {"text": "Lời của biên tập viên."},
    "odd hashtags": {"hashtags": ("a b", "", "#x")},
    "infographic without a picture": {"form": Term("infographic", "Đồ họa thông tin")},
}
HTML = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
FAULTS = {  # what a line or a proxy may do to the visible request once it was sent
    "hang": Reply(line="hang"),
    "reset": Reply(line="reset"),
    "closed without an answer": Reply(line="close"),
    "cut": Reply({"ok": True}, line="cut"),
    "500": Reply("Internal Server Error", status=500),
    "502 page": Reply(HTML, status=502),
    "503": Reply("", status=503),
    "page with 200": Reply(HTML),
    "empty 200": Reply(""),
    "truncated json": Reply(
        b'{"ok": true, "id": "1', headers={"Content-Type": "application/json"}
    ),
    "json of another shape": Reply([1, 2, 3]),
}
OTHER_VERBS = ("find", "update", "withdraw", "measure", "audience", "check", "upkeep")
EVERY_VERBS = ("hang", "502 page", "json of another shape")  # faults that differ for each


def each_verb_with_each_fault() -> list[Any]:
    """Return all pairs; slow are those that repeat what another pair shows."""
    return [
        pytest.param(
            verb,
            fault,
            marks=() if verb == "find" or fault in EVERY_VERBS else pytest.mark.slow,
        )
        for verb in OTHER_VERBS
        for fault in FAULTS
    ]


def time_outs(settings: type[BaseModel]) -> list[str]:
    """Return the settings that say how long a channel waits for an answer."""
    return [name for name in settings.model_fields if name.endswith("_timeout")]


class ChannelContract:
    """For channels without HTTP (the website). Write `kind` and `table`."""

    kind: ClassVar[type[Channel]]
    secrets: ClassVar[tuple[str, ...]] = ()
    folder: Path
    address: str = "http://127.0.0.1:9"  # discard: nobody is there

    def table(self, address: str) -> dict[str, Any]:
        """Return the settings as the core hands them over: secrets resolved into Secret.

        Without time-outs: where nobody will answer, the suite shortens all "…_timeout".
        """
        raise NotImplementedError

    def state(self) -> dict[str, str]:
        """Return what the channel remembers at the start."""
        return {}

    def item(self) -> Item:
        """Return the item that the tests publish."""
        return make_item()

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path

    def make(self, address: str | None = None, *, patience: float | None = None) -> Channel:
        table = self.table(address or self.address)
        if patience:
            table |= dict.fromkeys(time_outs(self.kind.settings), patience)
        return self.kind(self.kind.settings.model_validate(table), FleetingState(self.state()))

    def secretless(self) -> Channel:
        """Build the channel as a process does that may not read the secrets."""
        table, nowhere = self.table(self.address), Secret(file=self.folder / "nowhere")
        table |= {key: nowhere for key, value in table.items() if isinstance(value, Secret)}
        return self.kind(self.kind.settings.model_validate(table), FleetingState())

    def post(self) -> Post:
        return self.make().render(self.item())

    # --- render ---

    def test_render_twice_gives_the_same(self) -> None:
        channel = self.make()
        assert channel.render(self.item()) == channel.render(self.item())
        assert channel.render(self.item()) == self.make().render(self.item())

    def test_payload_survives_json(self) -> None:
        payload = self.post().payload
        assert json.loads(json.dumps(payload)) == payload

    def test_payload_and_preview_hold_no_secret(self) -> None:
        post = self.post()
        self.assert_no_secret(f"{post.text} {json.dumps(dict(post.payload))} {post.url}")

    def test_preview_shows_the_title(self) -> None:
        assert self.item().title in self.post().text

    def test_notices_and_corrections_reach_readers_however_long_the_item(self) -> None:
        notice, wrong = "Có sử dụng trí tuệ nhân tạo NHAN7391", "Giờ họp đúng là SUA5528"
        for text in ("Ngắn.", "Câu dài. " * 9_000):
            item = replace(
                self.item(),
                summary=text,
                notices=(notice,),
                corrections=(Correction(SINCE, wrong),),
            )
            post = self.make().render(item)
            sent = json.dumps(dict(post.payload))
            for word in ("NHAN7391", "SUA5528"):
                assert word in post.text and word in sent

    @pytest.mark.parametrize("name", ODD_ITEMS)
    def test_render_raises_nothing_but_rejected(self, name: str) -> None:
        self.assert_renders_or_rejects(make_item(**ODD_ITEMS[name]))

    def test_a_picture_that_is_gone_or_broken_is_no_crash(self) -> None:
        gone = Image(name="0" * 16 + ".jpg", path=self.folder / "gone.jpg", alt="Ảnh")
        broken = self.folder / "broken.png"
        broken.write_bytes(b"no picture")
        torn = Image(name="1" * 16 + ".png", path=broken, alt="Ảnh")
        self.assert_renders_or_rejects(make_item(cover=gone, images=(torn, gone)))

    def test_pictures_of_both_kinds_are_no_crash(self) -> None:
        cover = make_image(self.folder)
        inside = make_image(self.folder, suffix="png", colour="navy", inline=True)
        body = f"Đoạn đầu.\n\n![{inside.alt}](<{inside.name}>)\n"
        self.assert_renders_or_rejects(make_item(cover=cover, images=(inside,), body=body))

    def test_pictures_beside_a_video_are_shown_or_named_as_left_out(self) -> None:
        video = self.folder / "phim.mp4"
        video.write_bytes(FILM)
        pictures = tuple(make_image(self.folder, colour=each) for each in ("teal", "navy"))
        item = replace(self.item(), images=pictures, video=Video(path=video))
        try:
            post = self.make().render(item)
        except Rejected:
            return
        sent = json.dumps(dict(post.payload))
        told = " ".join(each.what for each in post.findings if each.level == "warning")
        for each in pictures:
            assert each.name in sent or each.path.stem in sent or each.path.name in told

    def test_what_it_finds_is_told_in_words(self) -> None:
        for fields in ODD_ITEMS.values():
            try:
                found = self.make().render(make_item(**fields)).findings
            except Rejected:
                continue
            for each in found:
                assert each.level in ("error", "warning", "hint")
                assert any(ord(letter) > 0x7F for letter in each.what), each.what
                self.assert_no_secret(each.what)

    def assert_renders_or_rejects(self, item: Item) -> None:
        try:
            post = self.make().render(item)
        except Rejected as error:
            assert error.problems
            assert all(problem.strip() for problem in error.problems)
        else:
            assert post.text.strip()
            json.dumps(dict(post.payload), ensure_ascii=True)

    # --- settings and abilities ---

    def test_settings_refuse_unknown_keys(self) -> None:
        with pytest.raises(ValidationError) as caught:
            self.kind.settings.model_validate({**self.table(self.address), "colour": "red"})
        assert [each["type"] for each in caught.value.errors()] == ["extra_forbidden"]

    def test_settings_are_frozen_and_keep_secrets_to_themselves(self) -> None:
        settings = self.kind.settings.model_validate(self.table(self.address))
        self.assert_no_secret(f"{settings!r} {settings}")
        with pytest.raises((ValidationError, FrozenInstanceError)):
            setattr(settings, next(iter(self.table(self.address))), "x")

    def test_who_may_not_read_its_secrets_builds_and_renders_all_the_same(self) -> None:
        assert self.secretless().render(self.item()).text

    @pytest.mark.parametrize("action", OTHER_VERBS)
    def test_what_it_cannot_do_it_says(self, action: str) -> None:
        channel = self.make()
        if not can(channel, action):
            with pytest.raises(Unsupported):
                self.call(channel, action, self.post())

    # --- what the tests share ---

    def call(self, channel: Channel, action: str, post: Post) -> Any:
        """Call one of the verbs that may be missing."""
        receipt = self.receipt()
        calls: dict[str, Callable[[], Any]] = {
            "find": lambda: channel.find(post, key=KEY, since=SINCE),
            "update": lambda: channel.update(receipt, post),
            "withdraw": lambda: channel.withdraw(receipt),
            "measure": lambda: channel.measure([receipt]),
            "audience": lambda: channel.audience(Period(SINCE - timedelta(days=30), SINCE)),
            "check": channel.check,
            "upkeep": lambda: channel.upkeep(SINCE),
        }
        return calls[action]()

    def receipt(self) -> Receipt:
        """Return a receipt of the form that the channel gives."""
        return Receipt("1", LINK)

    def assert_no_secret(self, text: str) -> None:
        assert [secret for secret in self.secrets if secret in text] == []


class HttpChannelContract(ChannelContract):
    """For channels that talk HTTP: the network's failures and the service's answers."""

    secrets: ClassVar[tuple[str, ...]]  # as they stand in `table` and `state`
    visible: ClassVar[str]  # "METHOD /path" of the one request that readers see, a regex
    accepted: ClassVar[Mapping[str, Reply]]  # the whole successful flow: regex → answer
    nameless: ClassVar[Reply]  # a success of the visible request that names no post
    refused: ClassVar[Reply]  # the post is bad
    denied: ClassVar[Reply]  # our credentials are bad
    limited: ClassVar[Reply]  # too many calls
    wait: ClassVar[float | None] = None  # the retry_after that `limited` must give
    withdrawal: ClassVar[str] = ""  # "METHOD /path" of the removal, a regex
    removed: ClassVar[Reply]  # the removal's answer the first time
    gone: ClassVar[Reply]  # and the second

    service: ScriptedService

    @pytest.fixture(autouse=True)
    def _service(self, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
        caplog.set_level(logging.DEBUG)
        with serving() as service:
            self.service = service
            self.address = service.address
            for match, reply in self.accepted.items():
                service.script(match, reply)
            yield
        logged = [logging.Formatter().format(each) for each in caplog.get_records("call")]
        self.assert_no_secret("\n".join(logged))

    # --- publish: what the service says ---

    def test_building_and_rendering_send_nothing(self) -> None:
        self.post()
        assert self.service.calls == []

    def test_accepted_gives_a_receipt_after_one_visible_request(self) -> None:
        receipt = self.make().publish(self.post(), key=KEY)
        assert receipt.ref
        assert len(self.service.seen(self.visible)) == 1
        assert not any(
            secret in call.target for call in self.service.calls for secret in self.hidden
        )

    def test_a_success_that_names_no_post_is_an_unknown_outcome(self) -> None:
        self.fails_with(OutcomeUnknown, self.nameless)

    def test_refused_content_is_rejected_with_a_reason(self) -> None:
        error = self.fails_with(Rejected, self.refused)
        assert isinstance(error, Rejected)
        assert all(problem.strip() for problem in error.problems)
        assert error.answer

    def test_refused_credentials_are_unauthorized(self) -> None:
        assert self.fails_with(Unauthorized, self.denied).answer

    def test_a_limit_says_how_long_to_wait(self) -> None:
        error = self.fails_with(RateLimited, self.limited)
        assert isinstance(error, RateLimited)
        assert error.retry_after == (pytest.approx(self.wait, abs=2) if self.wait else None)

    def test_without_its_secrets_it_sends_nothing(self) -> None:
        channel = self.secretless()
        with pytest.raises(Unauthorized) as caught:
            channel.publish(self.post(), key=KEY)
        self.assert_is_fit_for_people(caught.value)
        assert self.service.calls == []

    # --- publish: what the network does ---

    @pytest.mark.parametrize("fault", FAULTS)
    def test_a_fault_after_sending_is_an_unknown_outcome(self, fault: str) -> None:
        self.fails_with(OutcomeUnknown, FAULTS[fault])

    def test_an_answer_that_echoes_secrets_does_not_spread_them(self) -> None:
        self.fails_with(OutcomeUnknown, Reply(" ".join(self.secrets), status=502))

    def test_a_redirect_is_not_followed(self) -> None:
        with serving() as elsewhere:
            elsewhere.script("", *self.accepted.values())
            there = Reply(status=307, headers={"Location": f"{elsewhere.address}/there"})
            self.fails_with(OutcomeUnknown, there)
            assert elsewhere.calls == []

    def test_a_refused_connection_is_unavailable(self) -> None:
        with nobody() as address:
            self.fails_at(address)

    def test_a_time_out_to_connect_is_unavailable(self) -> None:
        with busy() as address:
            self.fails_at(address)

    # --- the other verbs ---

    @pytest.mark.parametrize(("action", "fault"), each_verb_with_each_fault())
    def test_other_verbs_fail_with_our_errors(self, action: str, fault: str) -> None:
        broken = FAULTS[fault]
        channel, post = self.make(patience=SILENCE if broken.line == "hang" else None), self.post()
        if not can(channel, action):
            pytest.skip(f"cannot {action}")
        self.service.script("", broken)
        try:
            found = self.call(channel, action, post)
        except (Unavailable, OutcomeUnknown) as error:
            self.assert_is_fit_for_people(error)
        else:  # some verbs have an answer for that: check a problem, measure nothing known
            silent = action in ("measure", "upkeep")
            assert found or silent, "a broken answer was taken for a good one"
            if isinstance(found, Health):
                assert found.problems

    def test_check_reports_refused_credentials(self) -> None:
        channel = self.make()
        if not can(channel, "check"):
            pytest.skip("cannot check")
        self.service.script("", self.denied)
        with pytest.raises(Unauthorized) as caught:
            channel.check()
        self.assert_is_fit_for_people(caught.value)

    def test_withdrawing_twice_is_success(self) -> None:
        channel = self.make()
        if not can(channel, "withdraw"):
            pytest.skip("cannot withdraw")
        self.service.script(self.withdrawal, self.removed, self.gone)
        channel.withdraw(self.receipt())
        channel.withdraw(self.receipt())
        assert len(self.service.seen(self.withdrawal)) == 2

    # --- what the tests share ---

    @property
    def hidden(self) -> tuple[str, ...]:
        """Secrets that must not be part of an address. Telegram's token has to be."""
        return self.secrets

    def fails_with(self, kind: type[ChannelError], reply: Reply) -> ChannelError:
        """Publish; the visible request gets the reply. It must be made exactly once."""
        patience = PATIENCE if reply.line == "hang" else None
        channel, post = self.make(patience=patience), self.post()
        self.service.script(self.visible, reply)
        with pytest.raises(kind) as caught:
            channel.publish(post, key=KEY)
        self.assert_is_fit_for_people(caught.value)
        assert len(self.service.seen(self.visible)) == 1, "a publishing request is made once"
        return caught.value

    def fails_at(self, address: str) -> None:
        post = self.post()
        started = datetime.now(UTC)
        with pytest.raises(Unavailable) as caught:
            self.make(address, patience=SILENCE).publish(post, key=KEY)
        self.assert_is_fit_for_people(caught.value)
        assert datetime.now(UTC) - started < timedelta(seconds=10)

    def assert_is_fit_for_people(self, error: ChannelError) -> None:
        """It is told to people in Vietnamese, apart from what it quotes; and tells no secret."""
        own = re.sub("“[^”]*”", "", str(error))
        assert any(ord(letter) > 0x7F for letter in own), own
        told = "".join(traceback.format_exception(error))
        self.assert_no_secret(f"{told} {error!r} {error.answer} {vars(error)}")
