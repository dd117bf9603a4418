"""Posts in one Telegram channel or group, through a bot (Bot API 9, python-telegram-bot 22).

Telegram gives bots no counters of a post, hence no measure().
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from channels.shared.web import unreadable
from channels.telegram.notes import Notes
from channels.telegram.ref import messages
from publisher.contract import (
    Audience,
    Channel,
    ChannelState,
    Health,
    Item,
    OutcomeUnknown,
    Period,
    Post,
    Receipt,
    Rejected,
    Secret,
    Unsupported,
)

if TYPE_CHECKING:  # the library is slow to import, and few commands call Telegram
    from telegram import Bot, ChatFullInfo, ChatMember, User

    from channels.telegram.send import Parcel

_CHAT = r"^(@[A-Za-z]\w{3,}|-?\d+)$"  # a public name or an id
_SWAPPING = "?"  # in place of the pictures' names: which of them stand there is not known


class Settings(BaseModel):
    """The keys of the channel's table in the config."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    token: Secret  # from @BotFather
    chat: str = Field(pattern=_CHAT)  # "@name" of a public channel, or its id "-100…"
    base_url: str = "https://api.telegram.org"
    read_more: str = Field(default="Xem chi tiết", min_length=1)
    watch: str = Field(default="Xem video", min_length=1)
    show_preview: bool = True  # the article's card under a post without pictures
    connect_timeout: float = 5.0  # seconds
    read_timeout: float = 30.0  # seconds
    upload_timeout: float = 120.0  # seconds, for pictures and videos
    # A private chat of the staff with the bot, where find() may forward messages to read
    # them. Without it a post in doubt waits for a person.
    proof_chat: str | None = Field(default=None, pattern=_CHAT)
    # Numbers without a message that mean the end; ten may be those of an album that is gone.
    proof_gap: int = Field(default=11, ge=1)


class Telegram(Channel):
    """One channel or group. A post is one message, or an album of up to ten."""

    leaves_out = ("body", "documents", "source", "cover", "images", "video")
    settings: ClassVar[type[Settings]] = Settings
    display_name = "Kênh Telegram"
    min_gap: ClassVar[float] = 30.0

    @classmethod
    def home(cls, settings: Settings) -> str:
        """Return the channel's address, if it has a public name."""
        return _address(settings.chat.removeprefix("@")) or "" if settings.chat[0] == "@" else ""

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        """Build from checked settings.

        state: "media/<ref>" are the names of a post's pictures; see Notes for the others.
        """
        from channels.telegram.api import Api

        self._settings = settings
        self._state = state
        self._notes = Notes(state)
        self._api = Api(
            settings.token,
            settings.base_url,
            connect=settings.connect_timeout,
            read=settings.read_timeout,
            upload=settings.upload_timeout,
        )

    def render(self, item: Item) -> Post:
        """Make the post: title, text or summary, notices, link, hashtags, media.

        A text above the limit (4,096; with media 1,024) is cut at a sentence, and refused
        if no link leads to the rest.
        """
        from channels.telegram.render import rendered

        return rendered(item, read_more=self._settings.read_more, watch=self._settings.watch)

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Send the post with one request."""
        parcel = self._parcel(post)
        self._notes.begin(key)
        try:
            messages = self._api.call(lambda bot: parcel.send(bot, self._settings.chat))
        except Rejected as refusal:
            raise parcel.named(refusal) from None
        chat = getattr(messages[0], "chat", None) if messages else None
        numbers = [getattr(message, "message_id", 0) for message in messages]
        if chat is None or not all(isinstance(each, int) and each for each in (chat.id, *numbers)):
            raise OutcomeUnknown("Telegram nhận bài nhưng không cho số của tin")  # cut short
        return self._noted(key, chat.id, chat.username, numbers, parcel.names)

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        """Look for the post among the messages after the last one known before the attempt.

        What was noted settles most of it: a request without a note never left, and after
        the answer its place is known. Else the bot forwards those messages to `proof_chat` and
        compares their text, until `proof_gap` numbers in a row are not in use. Unsupported without
        `proof_chat`; OutcomeUnknown if no number was known, or a message can't be read.
        Someone who deletes the post meanwhile makes it look as if it never went out.
        """
        from channels.telegram.proof import Search, search

        proof_chat = self._settings.proof_chat
        if proof_chat is None:
            raise Unsupported("Không dò lại được bài trên Telegram vì chưa đặt proof_chat")
        if known := self._notes.receipt(key, since):
            return known
        if self._notes.never_left(key, since):
            return None
        what = Search(
            chat=self._settings.chat,
            proof_chat=proof_chat,
            after=self._notes.after(key),
            gap=self._settings.proof_gap,
            text=post.text,
            read=partial(self._notes.read_on, key),
        )
        chat, number = self._api.call(lambda bot: search(bot, what))
        if number is None:
            return None
        names = [each["name"] for each in post.payload["media"]]
        numbers = range(number, number + max(1, len(names)))  # an album's are consecutive
        return self._noted(key, chat.id, chat.username, numbers, names)

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        """Replace the words, and the pictures if they are others; their number must stay.

        Unsupported if it does not: Telegram lets nobody add or remove one.
        """
        from channels.telegram.send import OTHER_NUMBER

        chat, numbers = messages(receipt.ref)
        parcel = self._parcel(post)
        if len(numbers) != max(1, len(parcel.names)):
            raise Unsupported(OTHER_NUMBER)
        pictures = f"media/{receipt.ref}"
        names = " ".join(parcel.names)
        if names and names != self._state.get(pictures):
            self._state[pictures] = _SWAPPING  # the answer may be lost, and the file go back
            self._api.call(lambda bot: parcel.replace(bot, chat, numbers), changing=True)
            self._state[pictures] = names
        else:  # a text where a picture stands is Unsupported as well, says Telegram itself
            self._api.call(lambda bot: parcel.rewrite(bot, chat, numbers[0]), changing=True)
        self._notes.reached(numbers)
        return receipt

    def withdraw(self, receipt: Receipt) -> None:
        """Delete every message of the post; of an address, the one that it names.

        Raises Rejected where Telegram forbids it: in groups a bot without the right to
        delete may do so for 48 hours only.
        """
        from channels.telegram.send import delete

        chat, numbers = messages(receipt.ref)
        self._notes.reached(self._api.call(lambda bot: delete(bot, chat, numbers), changing=True))
        self._state.pop(f"media/{receipt.ref}", None)

    def audience(self, period: Period | None = None) -> Audience:
        """Read the number of members; the bot is one of them."""
        members = self._api.call(lambda bot: bot.get_chat_member_count(self._settings.chat))
        if not isinstance(members, int):  # whatever the library says of it
            raise OutcomeUnknown(unreadable("Telegram", 200))
        return Audience(followers=members, raw={"member_count": members})

    def check(self) -> Health:
        """Ask who the bot is and what it may do in the chat."""
        me, chat, member = self._api.call(self._look)
        kind = "kênh" if chat.type == chat.CHANNEL else "nhóm"
        facts = {"bot": f"@{me.username}", "nơi đăng": f"{kind} {chat.id}"}
        return Health(
            identity=f"{chat.title or chat.full_name} ({_address(chat.username) or chat.id})",
            facts=facts,
            problems=tuple(_problems(chat, member)),
            server_time=self._api.server_time,
        )

    async def _look(self, bot: "Bot") -> "tuple[User, ChatFullInfo, ChatMember]":
        me = await bot.get_me()
        chat = await bot.get_chat(self._settings.chat)
        if self._settings.proof_chat:
            await bot.get_chat(self._settings.proof_chat)
        return me, chat, await bot.get_chat_member(chat.id, me.id)

    def _parcel(self, post: Post) -> "Parcel":
        from channels.telegram.send import Parcel

        return Parcel(
            post.payload,
            show_preview=self._settings.show_preview,
            patience=self._settings.upload_timeout,
        )

    def _noted(
        self, key: str, chat: int, username: str | None, numbers: Sequence[int], names: list[str]
    ) -> Receipt:
        """Remember what find() and update() need to know; return the receipt."""
        address = _address(username)
        url = f"{address}/{numbers[0]}" if address else None
        receipt = Receipt(f"{chat}:{','.join(map(str, numbers))}", url)
        self._notes.sent(key, receipt, numbers, " ".join(names))
        return receipt


def _address(username: str | None) -> str | None:
    return f"https://t.me/{username}" if username else None


def _problems(chat: "ChatFullInfo", member: "ChatMember") -> list[str]:
    """Say what keeps the bot from posting, for an operator."""
    from telegram import ChatMemberAdministrator

    if chat.type == chat.CHANNEL:
        if not isinstance(member, ChatMemberAdministrator):
            return ["Bot chưa là quản trị viên của kênh: hãy thêm bot với quyền đăng bài."]
        if not member.can_post_messages:
            return ["Bot thiếu quyền đăng bài (can_post_messages) trong kênh."]
    elif member.status in {member.LEFT, member.BANNED}:
        return ["Bot không ở trong nhóm: hãy thêm bot vào nhóm."]
    elif getattr(member, "can_send_messages", True) is False:
        return ["Bot bị hạn chế, không gửi được tin vào nhóm."]
    return []
