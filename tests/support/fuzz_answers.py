"""Answers of services as no documents show them: bent, mixed up, deep, absurd."""

import atexit
import json
import random
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from channel_items import make_item
from channels.facebook.channel import Facebook
from channels.telegram.channel import Telegram
from channels.zalo import account as zalo_account
from channels.zalo.channel import Zalo
from facebook_page import PAGE, TOKEN
from fleeting_state import FleetingState
from fuzz_words import ODD, bent, jumble
from publisher.contract import (
    Channel,
    ChannelError,
    Period,
    Post,
    Receipt,
    Rejected,
    Secret,
)
from scripted_service import Reply, ScriptedService, serving
from telegram_channel import CHANNEL
from telegram_channel import TOKEN as TELEGRAM_TOKEN
from telegram_channel import table as telegram_table
from zalo_replies import ARTICLE, COVER, SECRETS, account

REPLIES = Path(__file__).parents[1] / "replies"
ALL_SECRETS = (TOKEN, "app-secret", TELEGRAM_TOKEN, *SECRETS)
SINCE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
KEY = "bai/kenh/1"
REFS = {"facebook": f"{PAGE}_777", "zalo": ARTICLE, "telegram": f"{CHANNEL}/7"}
HEADERS = ["Retry-After", "Date", "X-App-Usage", "X-Business-Use-Case-Usage", "Content-Encoding",
           "Location", "Content-Type"]  # fmt: skip
ODD_VALUES: list[Any] = [
    *(None, True, -1, 0, 1e400, 10**400, float("nan"), "", "9" * 400, [], {}, [[]]),
    *("\ud83d", "2026-13-45", "<script>", {"a": {"b": []}}),
]


@cache
def _service() -> ScriptedService:
    """Return a service that lives as long as this process; an end without it would wait for it."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(serving())


@cache
def _recorded(kind: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((REPLIES / kind).glob("*.json"))]


def _channel(kind: str) -> Channel:
    address = _service().address
    quick = {"connect_timeout": 1.0, "read_timeout": 1.0}
    zalo_account.pause = lambda _seconds: None
    makes: dict[str, Callable[[], tuple[Any, dict[str, Any]]]] = {
        "facebook": lambda: (
            Facebook,
            {
                "page_id": PAGE,
                "token": Secret(TOKEN),
                "base_url": address,
                "video_url": address,
                "video_wait": 0.0,
                "app_id": "1",
                "app_secret": Secret("app-secret"),
            },
        ),
        "zalo": lambda: (
            Zalo,
            account(address, Path(mkdtemp()), default_cover=COVER, verify_times=2),
        ),
        "telegram": lambda: (Telegram, telegram_table(address, proof_chat="-1009876543210")),
    }
    made, table = makes[kind]()
    channel: Channel = made(made.settings.model_validate({**table, **quick}), FleetingState())
    return channel


def service_answer(dice: random.Random) -> bool:
    """Call a channel while its service answers anything at all: our errors, or an answer."""
    kind = dice.choice(("facebook", "zalo", "telegram"))
    service = _service()
    service.forget()
    service.script("", *(_reply(dice, kind) for _ in range(dice.choice((1, 2, 4)))))
    channel = _channel(kind)
    try:
        post = channel.render(make_item())
        _call(dice, kind, channel, post)
    except ChannelError as error:
        assert str(error).strip()
        if isinstance(error, Rejected):
            assert all(each.strip() for each in error.problems)
        assert not any(secret in f"{error} {error!r}" for secret in ALL_SECRETS)
        return False
    return True


def _call(dice: random.Random, kind: str, channel: Channel, post: Post) -> None:
    receipt = Receipt(REFS[kind])
    calls: list[Callable[[], object]] = [
        lambda: channel.publish(post, key=KEY),
        lambda: channel.find(post, key=KEY, since=SINCE),
        lambda: channel.update(receipt, post),
        lambda: channel.withdraw(receipt),
        lambda: channel.measure([receipt]),
        lambda: channel.audience(Period(SINCE - timedelta(days=30), SINCE)),
        channel.check,
    ]
    dice.choice(calls)()


def _reply(dice: random.Random, kind: str) -> Reply:
    recorded = dice.choice(_recorded(kind))
    body = recorded["body"]
    for _ in range(dice.choice((0, 1, 1, 3))):
        body = _mixed(dice, body)
    text = json.dumps(body).encode()
    match dice.randrange(8):
        case 0:
            text = bent(dice, text)
        case 1:
            text = b'{"data":' * dice.choice((10, 5_000)) + b"1"
        case 2:
            text = jumble(dice).encode("utf-8", "surrogatepass")
        case 3:
            text = json.dumps({"error": {"message": dice.choice(ALL_SECRETS), "code": 1}}).encode()
    statuses = (recorded["status"], recorded["status"], 200, 400, 401, 403, 404, 429, 500, 503)
    headers = {"Content-Type": "application/json"}
    if dice.random() < 0.3:
        headers[dice.choice(HEADERS)] = dice.choice(
            ("-1", "9" * 60, "nan", "Mon, 99 Nov 2026", '{"call_count":1e999}', "{", "gzip", "é")
        )
    return Reply(text, status=dice.choice(statuses), headers=headers)


def _mixed(dice: random.Random, value: Any) -> Any:
    """Return the same JSON with one value somewhere changed, gone or doubled."""
    if isinstance(value, dict) and value and dice.random() < 0.85:
        key = dice.choice(sorted(value))
        if dice.random() < 0.15:
            return {name: each for name, each in value.items() if name != key}
        return {**value, key: _mixed(dice, value[key])}
    if isinstance(value, list) and value and dice.random() < 0.8:
        index = dice.randrange(len(value))
        return [*value[:index], _mixed(dice, value[index]), *value[index:]]
    return dice.choice(ODD_VALUES + ODD)
