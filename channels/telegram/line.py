"""One connection to Telegram for one call: no retries, and an end to every answer."""

import asyncio
import ssl
from datetime import datetime
from functools import cache
from typing import Any

import httpx
from telegram.error import TelegramError, TimedOut
from telegram.request import HTTPXRequest

from channels.shared.bounds import ANSWER_BYTES, PIECE, as_json, mended
from channels.shared.web import server_time


@cache
def _tls() -> ssl.SSLContext:
    """Read the trusted authorities once: that takes longer than a call."""
    return httpx.create_ssl_context(trust_env=False)


class Line(HTTPXRequest):
    """One connection for one call, no retries; keeps the last answer as it came."""

    status = 0  # of the last answer; 0 if there was none
    answer = ""
    date: datetime | None = None  # the service's clock

    def __init__(self, *, connect: float, read: float, upload: float) -> None:
        super().__init__(
            connection_pool_size=1,
            connect_timeout=connect,
            pool_timeout=connect,
            read_timeout=read,
            write_timeout=read,
            media_write_timeout=upload,
            httpx_kwargs={
                # An idle pooled connection may die just as it is used again.
                "headers": {"Connection": "close"},
                "trust_env": False,
                "verify": _tls(),
                "event_hooks": {"response": [self._heard]},
            },
        )
        self._longest = 2 * (connect + max(read, upload))

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Send one request and note the answer, which must be whole before the deadline."""
        self.status, self.answer = 0, ""
        try:
            async with asyncio.timeout(self._longest):
                self.status, content = await super().do_request(*args, **kwargs)
        except TimeoutError:
            raise TimedOut from httpx.ReadTimeout("deadline")
        content = mended(content)
        self.answer = content.decode(errors="replace")
        return self.status, content

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; unlike the base class, log none that can't be read."""
        answer = as_json(payload)
        if answer is None:
            raise TelegramError("unreadable answer")
        if not isinstance(answer, dict):
            raise TelegramError("answer of another shape")
        return answer

    async def _heard(self, response: httpx.Response) -> None:
        """Note the service's clock, and read the answer as far as its size is reasonable."""
        self.date = server_time(response.headers)
        content = bytearray()
        async for piece in response.aiter_bytes(PIECE):
            content += piece
            if len(content) > ANSWER_BYTES:
                raise httpx.ReadError("too long")
        response._content = bytes(content)
