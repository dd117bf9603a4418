"""One call of the Bot API: its parameters, however they were sent, and its files."""

import asyncio
import json
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import UploadFile
from starlette.requests import Request

UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes; https://core.telegram.org/bots/api#sending-files
FETCH_LIMIT = 5 * 1024 * 1024  # bytes of a photo that Telegram fetches by its address
_MEDIA = ("photo", "video", "document", "cover", "thumbnail")


class Refused(Exception):
    """The service says no."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters


def bad(description: str) -> Refused:
    """Return the refusal of a request that is wrong."""
    return Refused(400, f"Bad Request: {description}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call, or that was fetched for it."""

    name: str
    content: bytes


@dataclass(slots=True)
class Call:
    """The parameters of one call."""

    values: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)  # by part name or by address

    def text(self, name: str) -> str:
        """Return a parameter as text, "" if it is missing."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a parameter as a number; raises Refused."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise bad(f'parameter "{name}" must be an integer') from None

    def flag(self, name: str) -> bool:
        """Return a parameter as a truth value."""
        return self.text(name).lower() in ("true", "1", "yes")

    def data(self, name: str) -> Any:
        """Return a parameter that is JSON, whether sent as such or as text; raises Refused."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None


async def read(request: Request) -> Call:
    """Read a request's parameters from its address and its body; raises Refused."""
    if int(request.headers.get("content-length", 0)) > UPLOAD_LIMIT:
        raise Refused(413, "Request Entity Too Large")
    call = Call(dict(request.query_params))
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise bad("can't parse request JSON object") from None
        call.values.update(body)
        return call
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, UploadFile):
                call.files[name] = Upload(value.filename or name, await value.read())
            else:
                call.values[name] = value
    return call


async def fetch(call: Call) -> None:
    """Fetch the media that a call names by address, as Telegram's servers do; raises Refused.

    Only addresses on loopback: the sandbox reaches no network.
    """
    named = [call.text(name) for name in _MEDIA]
    media = call.data("media")
    for each in media if isinstance(media, list) else [media]:
        named.append(str(each.get("media", "")) if isinstance(each, dict) else "")
    for address in named:
        if address.startswith(("http://", "https://")):
            call.files[address] = await asyncio.to_thread(_fetched, address)


def _fetched(address: str) -> Upload:
    parts = urlsplit(address)
    if parts.hostname not in ("127.0.0.1", "localhost"):
        raise bad("failed to get HTTP URL content")
    request = urllib.request.Request(  # noqa: S310  http(s) on loopback, checked above
        address, headers={"User-Agent": "TelegramBot (like TwitterBot)"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  the same
            content = answer.read(FETCH_LIMIT + 1)
    except (OSError, ValueError):
        raise bad("failed to get HTTP URL content") from None
    if len(content) > FETCH_LIMIT:
        raise bad("failed to get HTTP URL content")
    return Upload(parts.path.rpartition("/")[2], content)
