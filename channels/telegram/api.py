"""The line to Telegram's Bot API: python-telegram-bot, its failures sorted, the token kept in.

The token is part of every address, so the loggers of httpx (INFO), httpcore and
python-telegram-bot (DEBUG) are turned down, and none of their messages or tracebacks
leaves this module.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

# ruff: noqa: E402  what the libraries ask for comes before them
# Before 23.0, python-telegram-bot warns whenever it builds RetryAfter without this.
os.environ.setdefault("PTB_TIMEDELTA", "true")
# httpx takes along its own command line if it can: 3 MB of what draws on a terminal.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

import httpx
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from channels.shared.web import WAIT_AT_MOST, cleaned, unreadable
from channels.telegram.line import Line
from channels.telegram.refusals import refusal
from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Secret,
    Unauthorized,
    Unavailable,
)

for _name in ("httpx", "httpcore", "telegram"):
    logging.getLogger(_name).setLevel(logging.WARNING)

T = TypeVar("T")


class Api:
    """Makes blocking calls, each with an event loop of its own."""

    def __init__(
        self, token: Secret, base_url: str, *, connect: float, read: float, upload: float
    ) -> None:
        self._token = token
        self._base_url = base_url.rstrip("/")
        self._timeouts = {"connect": connect, "read": read, "upload": upload}
        self.server_time: datetime | None = None  # of the last answer

    def call(self, action: Callable[[Bot], Awaitable[T]], *, changing: bool = False) -> T:
        """Run what the action does with the bot; raise only errors of the contract.

        changing: it changes or removes what is out.
        """
        line, token = Line(**self._timeouts), self._token.reveal()
        try:
            with asyncio.Runner() as runner:
                return runner.run(self._run(line, token, action))
        except TelegramError as error:
            failure = translate(error, line.status, changing=changing)
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


def translate(error: TelegramError, status: int, *, changing: bool = False) -> ChannelError:
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
        return refusal(error.message, changing=changing)
    return _translate_network(error, status)


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


def _seconds(error: RetryAfter) -> float | None:
    """Return the pause that Telegram asks for; None where it is none, as from a proxy."""
    pause: object = error.retry_after
    seconds = pause.total_seconds() if isinstance(pause, timedelta) else pause
    if not isinstance(seconds, int | float):
        return None
    return float(min(max(0, seconds), WAIT_AT_MOST))
