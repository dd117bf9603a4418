"""What Zalo says, from files, and a table that leads to the stand-in that says it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from channels.zalo import account as zalo_account
from publisher.contract import Secret
from scripted_service import Reply

FOLDER = Path(__file__).parents[1] / "replies" / "zalo"
OA = "4567890123456789012"
ARTICLE = "4402c73f7e7a9724ce6b"
COVER = "https://soxaydung.example.vn/media/chung.jpg"
SECRETS = ("sandbox-zalo-secret", "sandbox-zalo-access", "sandbox-zalo-refresh")
NOW = datetime(2026, 11, 20, 1, 0, 30, tzinfo=UTC)  # 08:00:30 in Vietnam


def said(name: str) -> Reply:
    """Return a reply from its file."""
    kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Reply(kept["body"], status=kept["status"])


def account(address: str, folder: Path, **changes: Any) -> dict[str, Any]:
    """Return the keys that both channels need."""
    table = {
        "oa_id": OA,
        "app_id": "1234567890123456789",
        "app_secret": Secret(SECRETS[0]),
        "access_token": Secret(SECRETS[1]),
        "refresh_token": Secret(SECRETS[2]),
        "token_file": folder / "zalo.json",
        "base_url": address,
        "oauth_url": address,
    }
    return {**table, **changes}


class Time:
    """A clock that only pauses and tests move."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOW
        self.pauses: list[float] = []
        monkeypatch.setattr(zalo_account, "now", lambda: self.now)
        monkeypatch.setattr(zalo_account, "pause", self.pause)

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += timedelta(seconds=seconds)
