"""What the Telegram stand-in remembers: chats, messages, files, updates."""

import asyncio
import base64
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from publisher.sandbox.growth import grown
from publisher.sandbox.telegram.call import Refused
from publisher.sandbox.world import World

TOKEN = "123456789:sandbox-telegram-token"  # noqa: S105  the sandbox's own, no secret
BOT = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Lan Tỏa",
    "username": "lantoa_sandbox_bot",
}
REACTIONS = {"👍": 0.006, "❤": 0.004}  # share of the members, in the end
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
PER_MINUTE = 20  # messages to one chat; https://core.telegram.org/bots/faq, November 2026


@dataclass(slots=True)
class Chat:
    """A channel or a group, and what the bot is in it."""

    id: int
    title: str
    type: str  # channel, supergroup
    username: str = ""
    members: int = 0  # when the sandbox started
    bot: str = "administrator"  # or member, left, kicked

    def json(self) -> dict[str, Any]:
        """Return the chat as messages name it."""
        name = {"username": self.username} if self.username else {}
        return {"id": self.id, "title": self.title, "type": self.type, **name}


@dataclass(frozen=True, slots=True)
class File:
    """A picture, a clip or a document, once uploaded."""

    kind: str  # photo, video, document
    name: str
    content: bytes
    mime: str
    width: int = 0  # pixels; 0 for documents
    height: int = 0

    @property
    def digest(self) -> str:
        """Name the file by its content."""
        digest = hashlib.sha256(self.kind.encode() + self.content).digest()[:18]
        return base64.urlsafe_b64encode(digest).decode()

    def json(self) -> Any:
        """Return the file as messages name it: a photo as a list of sizes."""
        if self.kind == "photo":
            return [self._size(side) for side in self._sides()]
        fields = {"file_name": self.name, "mime_type": self.mime, **self._named("")}
        if self.kind == "video":
            fields |= {"duration": 0, "width": self.width, "height": self.height}
        return fields

    def _sides(self) -> list[int]:
        longest = max(self.width, self.height)
        smaller = [side for side in (90, 320, 800, 1280) if side < longest]
        return [*smaller, longest] if longest < 1280 else smaller or [longest]

    def _size(self, side: int) -> dict[str, Any]:
        scale = min(1.0, side / max(self.width, self.height))
        width, height = round(self.width * scale), round(self.height * scale)
        size = round(len(self.content) * scale * scale)
        return {**self._named(f"-{side}"), "file_size": size, "width": width, "height": height}

    def _named(self, suffix: str) -> dict[str, Any]:
        return {
            "file_id": f"AgACAgUAAx{self.digest}{suffix}",
            "file_unique_id": f"AQAD{self.digest[:12]}{suffix}",
            "file_size": len(self.content),
        }


@dataclass(slots=True)
class Message:
    """One post as it stands now."""

    chat: Chat
    id: int
    date: datetime
    text: str  # or the caption
    entities: list[dict[str, Any]]
    file: File | None = None
    group: str = ""  # of an album
    edited: datetime | None = None
    extras: dict[str, Any] = field(default_factory=dict)  # as given: link_preview_options, …

    def json(self) -> dict[str, Any]:
        """Return the message as the Bot API does."""
        sender: dict[str, Any] = {"from": BOT}
        if self.chat.type == "channel":
            sender = {"sender_chat": self.chat.json()}
        fields: dict[str, Any] = {
            "message_id": self.id,
            **sender,
            "chat": self.chat.json(),
            "date": int(self.date.timestamp()),
        }
        if self.edited:
            fields["edit_date"] = int(self.edited.timestamp())
        if self.group:
            fields["media_group_id"] = self.group
        text, entities = ("caption", "caption_entities") if self.file else ("text", "entities")
        if self.file:
            fields[self.file.kind] = self.file.json()
        if self.text:
            fields[text] = self.text
        if self.entities:
            fields[entities] = self.entities
        return {**fields, **self.extras}


@dataclass(slots=True)
class Press:
    """A button that somebody pressed."""

    id: str
    message: Message  # as it stood then
    person: int
    data: str
    label: str
    time: datetime
    answer: str | None = None  # what the bot said to the person; None: nothing yet


class State:
    """Everything of one world's Telegram."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.started = world.clock.now()
        self.limits = False  # whether PER_MINUTE holds
        self.chats = [
            Chat(
                -1001234567890,
                "Sở Xây dựng Đắk Lắk – Kênh thông tin",
                "channel",
                "soxaydung_sandbox",
                3412,
            ),
            Chat(-1009876543210, "Ban biên tập Sở Xây dựng", "supergroup", "", 14),
        ]
        self.messages: dict[tuple[int, int], Message] = {}
        self.presses: list[Press] = []
        self.deleted = 0
        self.files: dict[str, File] = {}  # by digest
        self.sent: list[tuple[int, datetime]] = []  # of the last minute, for the limit
        self.allowed: set[str] | None = None  # kinds of updates asked for; None: the default
        self.updates: list[dict[str, Any]] = []
        self.more_updates = asyncio.Event()
        self.polls = 0  # how often getUpdates was called; only the latest call may wait
        self._told: dict[tuple[int, int], Counter[str]] = {}
        self._message_ids = {chat.id: count(1) for chat in self.chats}
        self._update_ids = count(100_000_001)
        self._groups = count(13_000_000_000_000_001)

    def next_id(self, chat: Chat) -> int:
        """Return the next message id of a chat."""
        return next(self._message_ids[chat.id])

    def next_group(self) -> str:
        """Return a new album's id."""
        return str(next(self._groups))

    def posts(self, chat: Chat) -> list[Message]:
        """Return a chat's messages, oldest first."""
        return [each for each in list(self.messages.values()) if each.chat is chat]

    def members(self, chat: Chat) -> int:
        """Return how many follow a chat now; a few more every day."""
        days = (self.world.clock.now() - self.started).total_seconds() / 86_400
        rng = self.world.random(f"telegram:{chat.id}:members")
        daily = chat.members / 800
        return chat.members + int(sum(rng.uniform(0, 2) * daily for _ in range(int(days))))

    def views(self, message: Message) -> int:
        """Return what the channel's page shows beside the eye; the Bot API never tells."""
        return self._grown(message, "views", 0.42)

    def reactions(self, message: Message) -> Counter[str]:
        """Return how many reacted, by emoji."""
        counted = {emoji: self._grown(message, emoji, part) for emoji, part in REACTIONS.items()}
        return Counter({emoji: number for emoji, number in counted.items() if number})

    def _grown(self, message: Message, name: str, part: float) -> int:
        rng = self.world.random(f"telegram:{message.chat.id}:{message.id}:{name}")
        now = self.world.clock.now()
        return grown(rng, message.date, now, part * message.chat.members)

    def throttle(self, chat: Chat, number: int) -> None:
        """Count messages against the limit of the chat; raises Refused if it is reached."""
        now = self.world.clock.now()
        self.sent = [each for each in self.sent if (now - each[1]).total_seconds() < 60]
        earlier = [time for chat_id, time in self.sent if chat_id == chat.id]
        if self.limits and len(earlier) + number > PER_MINUTE:
            seconds = 60 - int((now - earlier[0]).total_seconds()) if earlier else 60
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self.sent += [(chat.id, now)] * number

    def enqueue(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update; None if the bot did not ask for its kind."""
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        update_id = next(self._update_ids)
        self.updates.append({"update_id": update_id, kind: content})
        self.more_updates.set()
        return update_id

    def tell_reactions(self) -> None:
        """Queue message_reaction_count for the channel posts whose reactions have changed."""
        now = int(self.world.clock.now().timestamp())
        for place, message in self.messages.items():
            reactions = self.reactions(message)
            if message.chat.type != "channel" or reactions == self._told.get(place, Counter()):
                continue
            counts = [
                {"type": {"type": "emoji", "emoji": emoji}, "total_count": number}
                for emoji, number in reactions.items()
            ]
            content = {"chat": message.chat.json(), "message_id": message.id, "date": now}
            if self.enqueue("message_reaction_count", {**content, "reactions": counts}):
                self._told[place] = reactions


def state_of(world: World) -> State:
    """Return the world's Telegram, the same until a reset."""
    if "telegram" not in world.states:
        world.states["telegram"] = State(world)
    state: State = world.states["telegram"]
    return state
