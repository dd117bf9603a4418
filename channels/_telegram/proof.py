"""Whether a post is in a Telegram channel, though the Bot API lists no channel's posts.

Messages of a channel are numbered one by one. What was posted after the last number known
before an attempt is read by forwarding it to a chat of the staff, silently, and deleting
the copy at once. In groups numbers prove nothing: a bot does not see all that is said.
"""

import contextlib
from dataclasses import dataclass

from telegram import Bot, ChatFullInfo, Message
from telegram.error import BadRequest, TelegramError

from publisher.contract import OutcomeUnknown

PROBES = 50  # messages read at most; more were posted only if people post by hand a lot

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


async def search(bot: Bot, what: Search) -> tuple[ChatFullInfo, int | None]:
    """Return the channel, and the number of the message that has the text, or None.

    None means that all messages after the known one were read and none has it. Raises
    OutcomeUnknown if one of them could not be read.
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
                return chat, None
            continue
        missing = 0
        if _words(copy.text or copy.caption or "") == _words(what.text):
            return chat, number
    raise OutcomeUnknown(f"Kênh Telegram có hơn {PROBES} tin mới, không dò hết được")


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
