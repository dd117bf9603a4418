"""One message to the office's group: files first, the text in pieces, buttons at its end."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import BadRequest, TelegramError

from channels.shared.attachments import Loaded, left_out
from channels.shared.text import utf16, whole

TEXT_LIMIT = 4096  # UTF-16 units; https://core.telegram.org/bots/api#sendmessage, November 2026
NO_CARD: Final = LinkPreviewOptions(is_disabled=True)  # an article's would bury the question


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
