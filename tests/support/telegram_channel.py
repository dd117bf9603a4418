"""A Telegram channel in tests: recorded answers, and a table that leads to the stand-in."""

import json
from pathlib import Path
from typing import Any

from channels.telegram.channel import Telegram
from fleeting_state import FleetingState
from publisher.contract import Secret
from scripted_service import Reply

REPLIES = Path(__file__).parents[1] / "replies" / "telegram"
TOKEN = "123456789:sandbox-telegram-token"
CHANNEL = "-1001234567890"


def reply(name: str) -> Reply:
    case = json.loads((REPLIES / f"{name}.json").read_text(encoding="utf-8"))
    return Reply(case["body"], status=case["status"])


def table(address: str, **changes: Any) -> dict[str, Any]:
    return {
        "token": Secret(TOKEN),
        "chat": "@soxaydung_sandbox",
        "base_url": address,
        **changes,
    }


def build(address: str, state: FleetingState | None = None, **changes: Any) -> Telegram:
    settings = Telegram.settings.model_validate(table(address, **changes))
    return Telegram(settings, FleetingState() if state is None else state)
