"""The sandbox's group of the office, as tests press its buttons and read it."""

from typing import Any

import requests

from publisher.sandbox.app import Sandbox

TOKEN = "123456789:sandbox-telegram-token"
GROUP = "-1009876543210"


def messages(sandbox: Sandbox, chat: str = GROUP) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = sandbox.state("telegram")["others"][chat]
    return shown


def press(sandbox: Sandbox, ref: str, data: str = "approve:1", person: int = 1002) -> None:
    chat, _, number = ref.partition(":")
    body = {"chat": chat, "message_id": int(number), "data": data, "person": person}
    url = f"{sandbox.url('home')}/control/telegram/press"
    requests.post(url, json=body, timeout=10).raise_for_status()


def inject(sandbox: Sandbox, message: dict[str, Any] | None, data: str | None = "x") -> None:
    """Let the bot hear of a press that the sandbox's own people can't make."""
    query: dict[str, Any] = {"id": "7", "chat_instance": "1"}
    query["from"] = {"id": 1002, "is_bot": False, "first_name": "Giám đốc"}
    query |= {"message": message} if message else {"inline_message_id": "9"}
    query |= {"data": data} if data else {"game_short_name": "x"}
    url = f"{sandbox.url('home')}/control/telegram/updates"
    requests.post(url, json={"callback_query": query}, timeout=10).raise_for_status()


def message(**changes: Any) -> dict[str, Any]:
    return {
        "message_id": 1,
        "date": 1_763_800_000,
        "chat": {"id": int(GROUP), "type": "supergroup", "title": "Ban biên tập"},
        "from": {"id": 123456789, "is_bot": True, "first_name": "Lan Tỏa"},
        "text": "Duyệt?",
        **changes,
    }


def written(text: str | None = "Sai số văn bản", **changes: Any) -> dict[str, Any]:
    """Return what a person of the group wrote in reply to the bot."""
    sender = {"id": 1002, "is_bot": False, "first_name": "Giám đốc"}
    mine = message(**{"message_id": 9, "from": sender, "reply_to_message": message(), **changes})
    return {key: value for key, value in (mine | {"text": text}).items() if value is not None}


def inject_words(sandbox: Sandbox, words: dict[str, Any]) -> None:
    url = f"{sandbox.url('home')}/control/telegram/updates"
    requests.post(url, json={"message": words}, timeout=10).raise_for_status()
