"""Webhook events of the Zalo stand-in: signed, sent again if nobody is there.

Signature: plain SHA-256 of app id + raw body + timestamp + OA secret key, not HMAC; repeats
after 30 s, 5 min, 15 min, 30 min and 1 h (docs.zaloplatforms.com/docs/OA/webhook/tong-quan,
September 2026). The repeats follow the sandbox's clock; whoever asks the stand-in anything
sets off what is due.
"""

import asyncio
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from publisher.sandbox.zalo.state import APP_ID, OA_ID, OA_SECRET, State

REPEATS = (30, 300, 900, 1_800, 3_600)  # seconds after the attempt before
_PATIENCE = 2.0  # seconds, in which the receiver has to answer
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(slots=True)
class Event:
    """One event on its way."""

    body: bytes
    headers: dict[str, str]
    due: datetime
    tries: int = 0


def signature(body: bytes, timestamp: str, app_id: str = APP_ID, secret: str = OA_SECRET) -> str:
    """Return the value of the header X-ZEvent-Signature."""
    text = app_id.encode() + body + timestamp.encode() + secret.encode()
    return "mac=" + hashlib.sha256(text).hexdigest()


def emit(state: State, name: str, fields: dict[str, Any]) -> None:
    """Queue an event; `pump` sends it. Nothing happens if no webhook is set."""
    if not state.settings.webhook_url:
        return
    now = state.now()
    timestamp = str(int(now.timestamp() * 1000))
    event = {"app_id": APP_ID, "oa_id": OA_ID, **fields, "event_name": name}
    body = json.dumps(
        {**event, "timestamp": timestamp}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "ZaloWebhook",
        "X-ZEvent-Signature": signature(body, timestamp),
    }
    state.events.append(Event(body, headers, now))


async def pump(state: State) -> None:
    """Send the events that are due; after the last repeat in vain the webhook is off."""
    due = [each for each in state.events if each.due <= state.now()]
    for event in due:
        state.events.remove(event)  # while it is sent, nobody else sends it
        headers = dict(event.headers)
        if event.tries:
            headers["num_retry"] = str(event.tries)
        if await asyncio.to_thread(_sent, state.settings.webhook_url, event.body, headers):
            continue
        if event.tries == len(REPEATS):
            state.settings.webhook_url = ""
            state.events.clear()
            return
        event.due = state.now() + timedelta(seconds=REPEATS[event.tries])
        event.tries += 1
        state.events.append(event)


def _sent(url: str, body: bytes, headers: dict[str, str]) -> bool:
    """Post an event; False if nobody answers. What is answered does not matter."""
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK:
        return False
    line = HTTPConnection(parts.hostname, parts.port or 80, timeout=_PATIENCE)
    try:
        line.request("POST", parts.path or "/", body, headers)
        line.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        line.close()
    return True
