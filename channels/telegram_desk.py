"""The office's own group in Telegram: news from the publisher, and buttons to press.

The bot must be in the group; nobody else may read this bot's updates (getUpdates), and it
may have no webhook.
"""

from collections.abc import Awaitable, Sequence
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from telegram import (
    Bot,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.error import BadRequest, Conflict

from channels._telegram.api import Api
from channels._text import cut, utf16
from publisher.contract import Answer, Button, Desk, Memory, Secret, Unavailable

TEXT_LIMIT = 4096  # UTF-16 units; https://core.telegram.org/bots/api#sendmessage, November 2026
REPLY_LIMIT = 200  # characters; …#answercallbackquery
_HANDLED = "handled"  # memory: the first update not yet handled

# What Telegram says when nothing is left to do, in lower case: there are no codes for it.
_TOO_LATE = ("query is too old", "query_id_invalid")
_DONE = ("message is not modified", "message to edit not found", "message_id_invalid")
_NO_CARD = LinkPreviewOptions(is_disabled=True)  # an article's card would bury the question


class Settings(BaseModel):
    """The keys of the desk's table in the config."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    token: Secret  # from @BotFather
    chat: str = Field(pattern=r"^(@[A-Za-z]\w{3,}|-?\d+)$")  # the group's id "-100…" or "@name"
    base_url: str = "https://api.telegram.org"
    connect_timeout: float = 5.0  # seconds
    read_timeout: float = 30.0  # seconds
    poll: int = Field(default=5, ge=0, le=50)  # seconds that answers() waits for a press


class TelegramDesk(Desk):
    """One group of people of the office."""

    settings: ClassVar[type[Settings]] = Settings

    def __init__(self, settings: Settings, memory: Memory) -> None:
        """Build from checked settings.

        memory: "handled" is the first update that was not handled yet, from the moment
        that its forerunners were until Telegram has heard of it.
        """
        self._settings = settings
        self._memory = memory
        self._returned: str | None = None  # the first update after those that answers() gave
        self._bot = settings.token.reveal().partition(":")[0]  # a token begins with the bot's id
        self._api = Api(
            settings.token,
            settings.base_url,
            connect=settings.connect_timeout,
            read=settings.read_timeout,
            upload=settings.read_timeout,
        )

    def tell(self, text: str, *, subject: str = "", buttons: Sequence[Button] = ()) -> str:
        """Send a message, one above 4,096 UTF-16 units as several; the buttons make a row.

        Returns "<chat>:<message>" of the last one, under which the buttons stand. The
        subject is not shown. If a later one fails, the earlier ones stay.
        """
        keys = [InlineKeyboardButton(each.label, callback_data=each.data) for each in buttons]
        parts = pieces(text)

        async def send(bot: Bot) -> Message:
            for part in parts[:-1]:
                await bot.send_message(self._settings.chat, part, link_preview_options=_NO_CARD)
            return await bot.send_message(
                self._settings.chat,
                parts[-1],
                reply_markup=InlineKeyboardMarkup([keys]) if keys else None,
                link_preview_options=_NO_CARD,
            )

        return _ref(self._api.call(send))

    def answers(self) -> Sequence[Answer]:
        """Return the buttons pressed since the last call; waits up to `poll` seconds.

        What the last call returned is written down as handled before Telegram is told to
        forget it (it forgets by itself after 24 hours). Presses under messages of others,
        of other chats, forwarded or no longer readable are dropped. Raises Unavailable if
        somebody else reads this bot's updates.
        """
        if self._returned:
            self._memory[_HANDLED] = self._returned
        updates = self._api.call(self._updates)
        # Telegram has forgotten them. Not kept for longer: after a quiet week it goes on
        # with random numbers (https://core.telegram.org/bots/api#update, November 2026).
        self._memory.pop(_HANDLED, None)
        self._returned = str(updates[-1].update_id + 1) if updates else None
        found = [self._answer(update) for update in updates]
        return [answer for answer in found if answer is not None]

    def reply(self, answer: Answer, text: str) -> None:
        """Show the person who pressed a notice of up to 200 characters, to be put away.

        Telegram takes it only within about a minute; later it is lost without an error.
        """
        notice = cut(text, REPLY_LIMIT, utf16)
        self._api.call(
            lambda bot: _unless(
                _TOO_LATE, bot.answer_callback_query(answer.id, notice, show_alert=True)
            )
        )

    def close(self, ref: str, text: str) -> None:
        """Replace a message, cut at 4,096 UTF-16 units, and take its buttons away."""
        chat, _, number = ref.partition(":")
        change = cut(text, TEXT_LIMIT, utf16)
        self._api.call(
            lambda bot: _unless(
                _DONE,
                bot.edit_message_text(
                    change, chat, int(number), link_preview_options=_NO_CARD, reply_markup=None
                ),
            )
        )

    async def _updates(self, bot: Bot) -> Sequence[Update]:
        handled = self._memory.get(_HANDLED)
        try:
            return await bot.get_updates(
                offset=int(handled) if handled else None,
                timeout=self._settings.poll,
                allowed_updates=[Update.CALLBACK_QUERY],
            )
        except Conflict:
            raise Unavailable(
                "Nơi khác đang đọc tin của bot này, hoặc bot có webhook: "
                "hãy dùng một bot riêng cho nhóm."
            ) from None

    def _answer(self, update: Update) -> Answer | None:
        """Return the press that an update tells of, None if it is not one of ours."""
        query = update.callback_query
        if query is None or query.data is None or not isinstance(query.message, Message):
            return None
        message = query.message
        sender = message.from_user  # None if the message is no longer accessible
        ours = sender is not None and str(sender.id) == self._bot
        if not ours or message.forward_origin is not None or not self._is_here(message.chat):
            return None
        return Answer(str(query.from_user.id), query.data, _ref(message), query.id)

    def _is_here(self, chat: Chat) -> bool:
        names = (str(chat.id), f"@{chat.username}".lower())
        return self._settings.chat.lower() in names


def pieces(text: str) -> list[str]:
    """Split a text into messages that Telegram takes; at least one, empty for no text.

    At the end of a line or else of a word, if one lies in the second half of the room.
    """
    parts, rest = [], text.strip()
    while utf16(rest) > TEXT_LIMIT:
        head = rest.encode("utf-16-le", "surrogatepass")[: 2 * TEXT_LIMIT]
        fitting = head.decode("utf-16-le", "ignore")  # half a character is left to the next
        ends = (fitting.rfind(mark, len(fitting) // 2) for mark in ("\n", " "))
        end = next((each for each in ends if each > 0), len(fitting))
        parts.append(fitting[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest]


def _ref(message: Message) -> str:
    return f"{message.chat.id}:{message.message_id}"


async def _unless(fine: tuple[str, ...], call: Awaitable[Any]) -> None:
    """Await a call; refusals that begin with these words mean that all is done already."""
    try:
        await call
    except BadRequest as error:
        if not error.message.lower().startswith(fine):
            raise
