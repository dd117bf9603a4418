"""The Bot API's methods that post: texts, files, albums, copies."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from publisher.sandbox.telegram.account import chat_of
from publisher.sandbox.telegram.call import Call, Refused, bad
from publisher.sandbox.telegram.content import (
    ALBUM,
    KINDS,
    caption_of,
    extras_of,
    file_of,
    text_of,
)
from publisher.sandbox.telegram.state import BOT, Chat, File, Message, State


def postable(state: State, call: Call) -> Chat:
    """Return the chat that a call wants to post to; raises Refused if the bot may not."""
    chat = chat_of(state, call)
    kind = "channel" if chat.type == "channel" else "supergroup"
    if chat.bot == "left":
        raise Refused(403, f"Forbidden: bot is not a member of the {kind} chat")
    if chat.bot == "kicked":
        raise Refused(403, f"Forbidden: bot was kicked from the {kind} chat")
    if chat.type == "channel" and chat.bot != "administrator":
        raise bad("need administrator rights in the channel chat")
    return chat


def stored(state: State, message: Message) -> Message:
    """Let a chat have a message."""
    state.messages[message.chat.id, message.id] = message
    return message


def now_of(state: State) -> datetime:
    """Return the time as messages have it, in whole seconds."""
    return state.world.clock.now().replace(microsecond=0)


def send_message(state: State, call: Call) -> Any:
    """Post text."""
    chat = postable(state, call)
    text, entities = text_of(call)
    extras = extras_of(call)
    state.throttle(chat, 1)
    message = Message(chat, state.next_id(chat), now_of(state), text, entities, extras=extras)
    return stored(state, message).json()


def send_file(kind: str) -> Callable[[State, Call], Any]:
    """Return the method that posts a file of a kind."""

    def send(state: State, call: Call) -> Any:
        chat = postable(state, call)
        text, entities = caption_of(call)
        if not call.text(kind) and kind not in call.files:
            raise bad(f"there is no {kind} in the request")
        file, extras = file_of(state, call, kind, kind), extras_of(call)
        state.throttle(chat, 1)
        message = Message(
            chat, state.next_id(chat), now_of(state), text, entities, file, extras=extras
        )
        return stored(state, message).json()

    return send


def send_media_group(state: State, call: Call) -> Any:
    """Post an album: all of it or nothing."""
    chat = postable(state, call)
    items = call.data("media")
    if not isinstance(items, list):
        raise bad("expected an Array of InputMedia")
    if not items:
        raise bad("there are no messages to send")
    if len(items) > ALBUM[-1]:
        raise bad("too many messages to send as an album")
    if len(items) < ALBUM[0]:
        # documented as 2–10; the service itself sends one item as a plain message
        raise bad("too few messages to send as an album")
    calls = [input_media(call, item) for item in items]
    kinds = {each.text("type") for each in calls}
    if "document" in kinds and len(kinds) > 1:
        raise bad("document can't be mixed with other media types")
    contents = [
        (_numbered(state, each, place), caption_of(each), extras_of(each))
        for place, each in enumerate(calls, 1)
    ]
    state.throttle(chat, len(contents))
    group, now = state.next_group(), now_of(state)
    return [
        stored(
            state,
            Message(chat, state.next_id(chat), now, *caption, file, group, extras=extras),
        ).json()
        for file, caption, extras in contents
    ]


def input_media(call: Call, item: Any) -> Call:
    """Return one InputMedia as a call of its own; raises Refused."""
    if not isinstance(item, dict):
        raise bad("can't parse InputMedia: expected an Object")
    if item.get("type") not in KINDS:
        raise bad(f"can't parse InputMedia: type \"{item.get('type', '')}\" can't be used")
    media = str(item.get("media", ""))
    if not media or (
        media.startswith("attach://") and media.removeprefix("attach://") not in call.files
    ):
        raise bad("can't parse InputMedia: media not found")
    return Call(dict(item), call.files)


def _numbered(state: State, item: Call, place: int) -> File:
    try:
        return file_of(state, item, item.text("type"), "media")
    except Refused as refused:
        reason = str(refused).removeprefix("Bad Request: ")
        if not reason.isupper():
            raise
        raise bad(f'failed to send message #{place} with the error message "{reason}"') from None


def found(state: State, call: Call, what: str, name: str = "message_id") -> Message:
    """Return the message that a call names; raises Refused if there is none."""
    chat = postable(state, call) if name == "message_id" else chat_of(state, call, "from_chat_id")
    if not call.text("message_id"):
        raise bad("message identifier is not specified")
    message = state.messages.get((chat.id, call.integer("message_id")))
    if message is None:
        raise bad(f"message to {what} not found")
    return message


def copy(state: State, call: Call) -> Any:
    """Post a message's content once more."""
    source = found(state, call, "copy", "from_chat_id")
    chat = postable(state, call)
    text, entities = source.text, source.entities
    if source.file and call.values.get("caption") is not None:
        text, entities = caption_of(call)
    state.throttle(chat, 1)
    extras = extras_of(call)
    copied = Message(
        chat, state.next_id(chat), now_of(state), text, entities, source.file, extras=extras
    )
    return {"message_id": stored(state, copied).id}


def forward(state: State, call: Call) -> Any:
    """Post a message once more, with a word on where it is from."""
    source = found(state, call, "forward", "from_chat_id")
    chat = postable(state, call)
    if source.extras.get("has_protected_content"):
        raise bad("message can't be forwarded")
    state.throttle(chat, 1)
    time = int(source.date.timestamp())
    origin: dict[str, Any] = {"type": "user", "sender_user": BOT, "date": time}
    if source.chat.type == "channel":
        origin = {"type": "channel", "chat": source.chat.json(), "message_id": source.id}
        origin["date"] = time
    extras = {**extras_of(call), "forward_origin": origin}
    forwarded = replace(
        source,
        chat=chat,
        id=state.next_id(chat),
        date=now_of(state),
        edited=None,
        group="",
        extras=extras,
    )
    return stored(state, forwarded).json()
