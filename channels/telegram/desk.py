"""The office's own group in Telegram: news from the publisher, and buttons to press.

The bot must be in the group; nobody else may read this bot's updates (getUpdates), and it
may have no webhook.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from channels.shared.attachments import loaded
from publisher.contract import (
    Answer,
    Attachment,
    Button,
    ChannelState,
    Desk,
    Health,
    Secret,
    Unauthorized,
)

if TYPE_CHECKING:  # the library is slow to import, and few commands call Telegram
    from telegram import Bot, Chat, ChatFullInfo, ChatMember, Message, Update

_HANDLED = "handled"  # state: the first update not yet handled

_NO_GROUP = "Bot không vào được nhóm {chat}: hãy xem lại mã nhóm và thêm bot vào nhóm."
_PUBLIC = "Đây là kênh công khai, không phải nhóm nội bộ: hãy đặt mã của nhóm."


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

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        """Build from checked settings.

        state: "handled" is the first update that was not handled yet, from the moment
        that its forerunners were until Telegram has heard of it.
        """
        from channels.telegram.api import Api

        self._settings = settings
        self._state = state
        self._returned: str | None = None  # the first update after those that answers() gave
        self._api = Api(
            settings.token,
            settings.base_url,
            connect=settings.connect_timeout,
            read=settings.read_timeout,
            upload=settings.read_timeout,
        )

    def tell(
        self,
        text: str,
        *,
        subject: str = "",
        buttons: Sequence[Button] = (),
        attachments: Sequence[Attachment] = (),
    ) -> str:
        """Send a message, one above 4,096 UTF-16 units as several; the buttons make a row.

        Pictures and files come before the text. Returns "<chat>:<message>" of each, with
        blanks between them; the buttons stand under the last. The subject is not shown. If
        one fails, those before it are taken away.
        """
        from channels.telegram.letter import Letter, keyboard

        letter = Letter(text, keyboard(buttons), *loaded(attachments))
        sent = self._api.call(lambda bot: letter.send(bot, self._settings.chat))
        return " ".join(_ref(each) for each in sent)

    def answers(self) -> Sequence[Answer]:
        """Return what was pressed or replied since the last call; waits up to `poll` seconds.

        What the last call returned is written down as handled before Telegram is told to
        forget it (it forgets by itself after 24 hours). What is under messages of others,
        of other chats, forwarded or no longer readable is dropped. Raises Unavailable if
        somebody else reads this bot's updates.
        """
        if self._returned:
            self._state[_HANDLED] = self._returned
        updates = self._api.call(self._updates)
        # Telegram has forgotten them. Not kept for longer: after a quiet week it goes on
        # with random numbers (https://core.telegram.org/bots/api#update, November 2026).
        self._state.pop(_HANDLED, None)
        self._returned = str(updates[-1].update_id + 1) if updates else None
        found = [self._answer(update) for update in updates]
        return [answer for answer in found if answer is not None]

    def reply(self, answer: Answer, text: str) -> None:
        """Show the person who pressed a notice of up to 200 characters, to be put away.

        Telegram takes it only within about a minute; later it is lost without an error.
        Under what somebody wrote it becomes a message.
        """
        from channels.telegram import letter

        if answer.data:
            self._api.call(lambda bot: letter.notice(bot, answer.id, text))
        else:
            chat, under = self._settings.chat, int(answer.id)
            self._api.call(lambda bot: letter.reply(bot, chat, under, text))

    def close(self, ref: str, text: str) -> None:
        """Let the last of a text's messages say this, cut at 4,096 UTF-16 units, no buttons.

        The others are deleted; one above the age for that (48 hours) says the same instead.
        """
        from channels.telegram.letter import replace

        self._api.call(lambda bot: replace(bot, ref, text))

    async def _updates(self, bot: "Bot") -> "Sequence[Update]":
        from channels.telegram.letter import updates

        handled = self._state.get(_HANDLED)
        return await updates(bot, int(handled) if handled else None, self._settings.poll)

    def _answer(self, update: "Update") -> Answer | None:
        """Return the press or reply that an update tells of, None if it is not one of ours."""
        from telegram import Message

        query, words = update.callback_query, update.message
        if query and query.data and isinstance(query.message, Message):
            if self._is_ours(query.message):
                person = str(query.from_user.id)
                return Answer(person, query.data, _ref(query.message), query.id)
        elif words and words.text and words.from_user and words.reply_to_message:
            asked = words.reply_to_message
            if self._is_ours(asked) and words.forward_origin is None:
                person, number = str(words.from_user.id), str(words.message_id)
                return Answer(person, "", _ref(asked), number, words.text)
        return None

    @property
    def _bot(self) -> str:
        """The bot's id, with which its token begins."""
        return self._settings.token.reveal().partition(":")[0]

    def _is_ours(self, message: "Message") -> bool:
        """Tell whether a message is the bot's own, in its chat, where it was first sent."""
        sender = message.from_user  # None if the message is no longer accessible
        ours = sender is not None and str(sender.id) == self._bot
        return ours and message.forward_origin is None and self._is_here(message.chat)

    def check(self) -> Health:
        """Ask who the bot is, and whether it is in the group."""
        me = self._api.call(lambda bot: bot.get_me())
        known = f"@{me.username}"
        try:
            chat, member = self._api.call(self._look)
        except Unauthorized:  # whose words are those of a public channel
            return Health(identity=known, problems=(_NO_GROUP.format(chat=self._settings.chat),))
        problems = [_PUBLIC] if chat.type == chat.CHANNEL else []
        members = (member.OWNER, member.ADMINISTRATOR, member.MEMBER, member.RESTRICTED)
        if member.status not in members:
            problems.append(_NO_GROUP.format(chat=self._settings.chat))
        return Health(
            identity=f"{chat.title or chat.full_name} ({chat.id})",
            facts={"bot": known},
            problems=tuple(problems),
            server_time=self._api.server_time,
        )

    async def _look(self, bot: "Bot") -> "tuple[ChatFullInfo, ChatMember]":
        chat = await bot.get_chat(self._settings.chat)
        return chat, await bot.get_chat_member(chat.id, int(self._bot))

    def _is_here(self, chat: "Chat") -> bool:
        names = (str(chat.id), f"@{chat.username}".lower())
        return self._settings.chat.lower() in names


def _ref(message: "Message") -> str:
    return f"{message.chat.id}:{message.message_id}"
