"""Whether a post is in a Telegram channel, though the Bot API lists no channel's posts.

Messages of a channel are numbered one by one. What was posted after the last number known
before an attempt is read by forwarding it to a chat of the staff, silently, and deleting
the copy at once. In groups numbers prove nothing: a bot does not see all that is said.

Numbers that are not in use are the end of the channel, or messages that were deleted. The
gap that is taken for the end must be longer than an album, and begin near a message that
is there: else the known number may be of another channel.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot, ChatFullInfo, Message
from telegram.error import BadRequest, TelegramError

from publisher.contract import OutcomeUnknown

PROBES = 50  # messages read at most in one look; the next one goes on behind them

# What the Bot API says for a number that is not in use (or no longer).
_MISSING = {"message to forward not found", "message_id_invalid"}


@dataclass(frozen=True, slots=True)
class Search:
    """Where and for what to look."""

    chat: str
    proof_chat: str  # where the copies go
    after: int  # the last number known before the attempt
    gap: int  # numbers in a row without a message that mean the end of the channel
    text: str
    read: Callable[[int], None]  # is told of each message that is there and is not it


async def search(bot: Bot, what: Search) -> tuple[ChatFullInfo, int | None]:
    """Return the channel, and the number of the message that has the text, or None.

    None means that all messages after the known one were read and none has it. Raises
    OutcomeUnknown if one of them could not be read, or none was there and none before.
    What was read need not be read again: a message that comes later has a higher number.
    """
    chat = await bot.get_chat(what.chat)
    if chat.type != chat.CHANNEL:
        raise OutcomeUnknown("Chỉ dò lại được bài trong kênh Telegram, không dò được trong nhóm")
    missing = 0
    for number in range(what.after + 1, what.after + 1 + PROBES):
        copy = await _copy(bot, chat.id, number, what.proof_chat)
        if copy is None:
            missing += 1
            if missing == what.gap:
                if number == what.after + what.gap:  # not one was there
                    await _near(bot, chat.id, what)
                return chat, None
            continue
        missing = 0
        if _words(copy.text or copy.caption or "") == _words(what.text):
            return chat, number
        what.read(number)
    raise OutcomeUnknown(f"Kênh Telegram có hơn {PROBES} tin mới, không dò hết được")


async def _near(bot: Bot, chat: int, what: Search) -> None:
    """Raise OutcomeUnknown if no message stands at the known number or shortly before.

    At the number itself, mostly; but our newest post may have been withdrawn.
    """
    for number in range(what.after, max(0, what.after - what.gap), -1):
        if await _copy(bot, chat, number, what.proof_chat):
            return
    raise OutcomeUnknown(f"Quanh số {what.after} của kênh Telegram không còn tin nào")


async def _copy(bot: Bot, chat: int, number: int, proof_chat: str) -> Message | None:
    try:
        copy = await bot.forward_message(proof_chat, chat, number, disable_notification=True)
    except BadRequest as error:
        if error.message.lower() in _MISSING:
            return None
        raise OutcomeUnknown(f"Không đọc được tin số {number} của kênh Telegram") from None
    # A copy that stays in a chat of the staff does no harm.
    with contextlib.suppress(TelegramError):
        await bot.delete_message(proof_chat, copy.message_id)
    return copy


def _words(text: str) -> list[str]:
    return text.split()  # Telegram trims blanks
