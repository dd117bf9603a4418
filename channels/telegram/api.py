"""The line to Telegram's Bot API: python-telegram-bot, its failures sorted, the token kept in.

The token is part of every address, so the loggers of httpx (INFO), httpcore and
python-telegram-bot (DEBUG) are turned down, and none of their messages or tracebacks
leaves this module.
"""

import asyncio
import logging
import os
import re
import ssl
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

# Before 23.0, python-telegram-bot warns whenever it builds RetryAfter without this.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import httpx
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from channels.shared.bounds import ANSWER_BYTES, PIECE, as_json, mended
from channels.shared.web import WAIT_AT_MOST, cleaned, server_time, unreadable
from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Secret,
    Unauthorized,
    Unavailable,
    Unexplained,
)

for _name in ("httpx", "httpcore", "telegram"):
    logging.getLogger(_name).setLevel(logging.WARNING)

T = TypeVar("T")

# The Bot API has one code, 400, for bad content and for a bot that may not post; only the
# words differ. They are compared whole, in lower case; the names in capitals are those of
# Telegram's servers, passed on as they are (Client::fail_query_with_error in
# https://github.com/tdlib/telegram-bot-api, read in 2026).
_NOT_THERE = {
    "chat not found",
    "chat_write_forbidden",
    "chat_admin_required",
    "channel_private",
    "peer_id_invalid",
    "user_banned_in_channel",
}
_NO_RIGHT = re.compile(
    r"chat_send_\w+_forbidden|(not enough|have no|need administrator) rights\b.*"
)
_RESTRICTED = "chat_restricted"
_GREW = "group chat was upgraded to a supergroup chat"
# How what is about one message begins: its words, its files, or that it is not there any more.
_CONTENT = (
    *("message ", "message_", "text ", "caption", "can't parse ", "entity_", "strings "),
    *(
        "media ",
        "media_",
        "photo_",
        "image_",
        "video_",
        "file ",
        "file_",
        "wrong ",
        "there is no ",
    ),
    *("failed to get ", "failed to send message #", "group send failed"),
)


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
            raise TelegramError("unreadable answer") from None
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


class Api:
    """Makes blocking calls, each with an event loop of its own."""

    def __init__(
        self, token: Secret, base_url: str, *, connect: float, read: float, upload: float
    ) -> None:
        self._token = token
        self._base_url = base_url.rstrip("/")
        self._timeouts = {"connect": connect, "read": read, "upload": upload}
        self.server_time: datetime | None = None  # of the last answer

    def call(self, action: Callable[[Bot], Awaitable[T]]) -> T:
        """Run what the action does with the bot; raise only errors of the contract."""
        line, token = Line(**self._timeouts), self._token.reveal()
        try:
            with asyncio.Runner() as runner:
                return runner.run(self._run(line, token, action))
        except TelegramError as error:
            failure = translate(error, line.status)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError,
                RecursionError):  # fmt: skip
            # python-telegram-bot lets what it stumbles over in a strange answer through.
            failure = OutcomeUnknown(unreadable("Telegram", line.status))
        finally:
            self.server_time = line.date
        failure.answer = cleaned(line.answer, [token])
        raise _without(token, failure)

    async def _run(self, line: Line, token: str, action: Callable[[Bot], Awaitable[T]]) -> T:
        async with line:
            bot = Bot(
                token,
                base_url=f"{self._base_url}/bot",
                base_file_url=f"{self._base_url}/file/bot",
                request=line,
                get_updates_request=line,
            )
            return await action(bot)


def _without(token: str, failure: ChannelError) -> ChannelError:
    """Blot the token out of the words, should the service have echoed it."""
    failure.args = tuple(cleaned(str(arg), [token]) for arg in failure.args)
    if isinstance(failure, Rejected):
        failure.problems = failure.args
    return failure


def translate(error: TelegramError, status: int) -> ChannelError:
    """Return our error for one of python-telegram-bot's.

    status: of the HTTP answer, 0 if there was none. The order matters: BadRequest and
    TimedOut are both NetworkError, which also stands for every status without a class.
    """
    if isinstance(error.__cause__, TelegramError):  # not JSON: a proxy's page, or half an answer
        return _translate_network(error, status)
    if isinstance(error, RetryAfter):
        return RateLimited("Gọi Telegram quá nhiều, phải tạm nghỉ", retry_after=_seconds(error))
    if isinstance(error, ChatMigrated):
        return Unauthorized(
            f'Nhóm đã thành siêu nhóm và có mã mới: hãy đặt chat = "{error.new_chat_id}"'
        )
    if isinstance(error, InvalidToken):
        return Unauthorized("Mã của bot Telegram không còn hiệu lực; cần cấp lại")
    if isinstance(error, Forbidden):
        return Unauthorized("Bot không ở trong kênh hoặc nhóm này; cần thêm lại bot")
    if isinstance(error, BadRequest):
        return _refusal(error.message)
    return _translate_network(error, status)


def _refusal(said: str) -> ChannelError:
    """Sort the refusals that have no code but 400: by the whole of their words."""
    words = said.lower()
    if words in _NOT_THERE:
        return Unauthorized("Không thấy kênh hoặc nhóm, hoặc bot thiếu quyền đăng ở đó")
    if _NO_RIGHT.fullmatch(words):
        return Unauthorized(
            f"Bot thiếu quyền gửi loại tin này ở đó (“{said}”): "
            "hãy cho bot làm quản trị viên có quyền đăng bài, hoặc bật quyền ấy trong nhóm"
        )
    if words == _RESTRICTED:
        return Unauthorized(
            f"Telegram đang hạn chế kênh hoặc nhóm này ({said}): "
            "hãy mở kênh trong ứng dụng Telegram, xem thông báo và khiếu nại ở đó"
        )
    if words == _GREW:
        return Unauthorized("Nhóm đã thành siêu nhóm và có mã mới: hãy đặt mã đó vào chat")
    refused = f"Telegram từ chối: “{said}”"
    return Rejected(refused) if words.startswith(_CONTENT) else Unexplained(refused)


def _translate_network(error: TelegramError, status: int) -> ChannelError:
    if isinstance(error.__cause__, (httpx.ConnectTimeout, httpx.ConnectError)):
        return Unavailable("Không kết nối được với Telegram")
    if status == 429:
        return RateLimited("Gọi Telegram quá nhiều, phải tạm nghỉ")
    if status == 413:  # refused before it was read
        return Rejected("Tệp quá lớn đối với Telegram")
    if status:
        return OutcomeUnknown(unreadable("Telegram", status))
    if isinstance(error.__cause__, httpx.TimeoutException):
        return OutcomeUnknown("Telegram không trả lời trong thời gian chờ")
    return OutcomeUnknown("Mất kết nối trước khi Telegram trả lời")


def _seconds(error: RetryAfter) -> float:
    pause = error.retry_after
    seconds = pause if isinstance(pause, int) else pause.total_seconds()
    return float(min(max(0, seconds), WAIT_AT_MOST))
