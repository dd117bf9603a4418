"""Messages to the office's group and from it, as the library has them.

A message to it: files first, the text in pieces, buttons at its end.
"""

import contextlib
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, TelegramError

from channels.shared.attachments import Loaded, left_out
from channels.shared.text import cut, utf16, whole
from publisher.contract import Button, Unavailable

TEXT_LIMIT = 4096  # UTF-16 units; https://core.telegram.org/bots/api#sendmessage, November 2026
REPLY_LIMIT = 200  # characters; …#answercallbackquery
NO_CARD: Final = LinkPreviewOptions(is_disabled=True)  # an article's would bury the question

# What Telegram says when nothing is left to do, in lower case: there are no codes for it.
_TOO_LATE = ("query is too old", "query_id_invalid")
_DONE = (
    "message is not modified",
    "message to edit not found",
    "there is no text in the message to edit",  # a picture or file that is too old to go
    "message to delete not found",
    "message_id_invalid",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be sent."""

    text: str
    buttons: InlineKeyboardMarkup | None  # under the last message
    files: Sequence[Loaded] = ()
    missing: str = ""  # in words, what could not be attached

    async def send(self, bot: Bot, chat: str) -> list[Message]:
        """Send all of it; if one message fails, those before it are taken away."""
        sent: list[Message] = []
        try:
            missing = [self.missing, *await self._send_files(bot, chat, sent)]
            parts = pieces("\n\n".join(filter(None, (self.text, *missing))))
            for number, part in enumerate(parts, start=1):
                keys = self.buttons if number == len(parts) else None
                message = await bot.send_message(
                    chat, part, reply_markup=keys, link_preview_options=NO_CARD
                )
                sent.append(message)
        except TelegramError:
            for each in sent:
                with contextlib.suppress(TelegramError):
                    await bot.delete_message(each.chat.id, each.message_id)
            raise
        return sent

    async def _send_files(self, bot: Bot, chat: str, sent: list[Message]) -> list[str]:
        """Send the files without a sound; return in words which Telegram does not take."""
        missing = []
        for file in self.files:
            send = bot.send_photo if file.kind == "picture" else bot.send_document
            try:
                sent.append(
                    await send(chat, file.data, filename=file.name, disable_notification=True)
                )
            except BadRequest:
                missing.append(left_out(file.name, "Telegram không nhận"))
        return missing


def pieces(text: str) -> list[str]:
    """Split a text into messages that Telegram takes; at least one, empty for no text.

    At the end of a line or else of a word, if one lies in the second half of the room.
    """
    parts, rest = [], text.strip()
    while utf16(rest) > TEXT_LIMIT:
        head = rest.encode("utf-16-le", "surrogatepass")[: 2 * TEXT_LIMIT]
        fitting = head.decode("utf-16-le", "ignore")  # half a character is left to the next
        ends = (fitting.rfind(mark, len(fitting) // 2) for mark in ("\n", " "))
        end = next((each for each in ends if each > 0), whole(rest, len(fitting)) or len(fitting))
        parts.append(fitting[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest]


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Return a row of buttons; None for none."""
    keys = [InlineKeyboardButton(each.label, callback_data=each.data) for each in buttons]
    return InlineKeyboardMarkup([keys]) if keys else None


async def notice(bot: Bot, query: str, text: str) -> None:
    """Show a text to who pressed a button, if it is not too late for that."""
    said = cut(text, REPLY_LIMIT, utf16)
    await _unless(_TOO_LATE, bot.answer_callback_query(query, said, show_alert=True))


async def reply(bot: Bot, chat: str, number: int, text: str) -> None:
    """Send a text as the answer to a message."""
    under = ReplyParameters(number, allow_sending_without_reply=True)
    await bot.send_message(chat, cut(text, TEXT_LIMIT, utf16), reply_parameters=under)


async def replace(bot: Bot, ref: str, text: str) -> None:
    """Let the last of some messages say a text, and delete the others; see TelegramDesk.close."""
    *others, last = [each.partition(":") for each in ref.split()]
    change = cut(text, TEXT_LIMIT, utf16)
    for chat, _, number in others:
        try:
            await _unless(_DONE, bot.delete_message(chat, int(number)))
        except BadRequest:
            await _unless(_DONE, _edited(bot, chat, int(number), change))
    await _unless(_DONE, _edited(bot, last[0], int(last[2]), change))


def _edited(bot: Bot, chat: str, number: int, text: str) -> Awaitable[Any]:
    return bot.edit_message_text(
        text, chat, number, link_preview_options=NO_CARD, reply_markup=None
    )


async def _unless(fine: tuple[str, ...], call: Awaitable[Any]) -> None:
    """Await a call; refusals that begin with these words mean that all is done already."""
    try:
        await call
    except BadRequest as error:
        if not error.message.lower().startswith(fine):
            raise


async def updates(bot: Bot, first: int | None, seconds: int) -> Sequence[Update]:
    """Wait for presses and messages from a number on."""
    try:
        return await bot.get_updates(
            offset=first,
            timeout=seconds,
            allowed_updates=[Update.CALLBACK_QUERY, Update.MESSAGE],
        )
    except Conflict:
        raise Unavailable(
            "Nơi khác đang đọc tin của bot này, hoặc bot có webhook: "
            "hãy dùng một bot riêng cho nhóm."
        ) from None
