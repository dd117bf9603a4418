"""The Bot API's methods that post, edit and delete, by their names in small letters.

Wording of the refusals: telegram-bot-api and TDLib, as bots report them (seen November 2026).
"""

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

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _postable(state: State, call: Call) -> Chat:
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


def _stored(state: State, message: Message) -> Message:
    state.messages[message.chat.id, message.id] = message
    return message


def _now(state: State) -> datetime:
    return state.world.clock.now().replace(microsecond=0)


def send_message(state: State, call: Call) -> Any:
    """Post text."""
    chat = _postable(state, call)
    text, entities = text_of(call)
    extras = extras_of(call)
    state.throttle(chat, 1)
    message = Message(chat, state.next_id(chat), _now(state), text, entities, extras=extras)
    return _stored(state, message).json()


def _send_file(kind: str) -> Callable[[State, Call], Any]:
    def send(state: State, call: Call) -> Any:
        chat = _postable(state, call)
        text, entities = caption_of(call)
        if not call.text(kind) and kind not in call.files:
            raise bad(f"there is no {kind} in the request")
        file, extras = file_of(state, call, kind, kind), extras_of(call)
        state.throttle(chat, 1)
        message = Message(
            chat, state.next_id(chat), _now(state), text, entities, file, extras=extras
        )
        return _stored(state, message).json()

    return send


def send_media_group(state: State, call: Call) -> Any:
    """Post an album: all of it or nothing."""
    chat = _postable(state, call)
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
    calls = [_item(call, item) for item in items]
    kinds = {each.text("type") for each in calls}
    if "document" in kinds and len(kinds) > 1:
        raise bad("document can't be mixed with other media types")
    contents = [
        (_numbered(state, each, place), caption_of(each), extras_of(each))
        for place, each in enumerate(calls, 1)
    ]
    state.throttle(chat, len(contents))
    group, now = state.next_group(), _now(state)
    return [
        _stored(
            state,
            Message(chat, state.next_id(chat), now, *caption, file, group, extras=extras),
        ).json()
        for file, caption, extras in contents
    ]


def _item(call: Call, item: Any) -> Call:
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


def _found(state: State, call: Call, what: str, name: str = "message_id") -> Message:
    chat = _postable(state, call) if name == "message_id" else chat_of(state, call, "from_chat_id")
    if not call.text("message_id"):
        raise bad("message identifier is not specified")
    message = state.messages.get((chat.id, call.integer("message_id")))
    if message is None:
        raise bad(f"message to {what} not found")
    return message


def _changed(state: State, old: Message, new: Message) -> Any:
    if new == old:
        raise bad(_NOT_MODIFIED)
    return _stored(state, replace(new, edited=_now(state))).json()


def _new_extras(old: Message, call: Call, *kept: str) -> dict[str, Any]:
    """Return an edited message's extras: an edit without reply_markup removes it."""
    return {name: old.extras[name] for name in kept if name in old.extras} | extras_of(call)


def edit_text(state: State, call: Call) -> Any:
    """Replace a message's text."""
    old = _found(state, call, "edit")
    text, entities = text_of(call)
    if old.file:
        raise bad("there is no text in the message to edit")
    extras = _new_extras(old, call, "has_protected_content")
    return _changed(state, old, replace(old, text=text, entities=entities, extras=extras))


def edit_caption(state: State, call: Call) -> Any:
    """Replace a picture's or clip's caption."""
    old = _found(state, call, "edit")
    text, entities = caption_of(call)
    if not old.file:
        raise bad("there is no caption in the message to edit")
    extras = _new_extras(old, call, "has_protected_content", "has_media_spoiler")
    return _changed(state, old, replace(old, text=text, entities=entities, extras=extras))


def edit_media(state: State, call: Call) -> Any:
    """Replace a message's picture or clip and its caption."""
    old = _found(state, call, "edit")
    item = _item(call, call.data("media"))
    if old.group and old.file and old.file.kind != item.text("type"):
        raise bad("message content type can't be changed in an album")
    file = file_of(state, item, item.text("type"), "media")
    text, entities = caption_of(item)
    extras = _new_extras(old, call, "has_protected_content") | extras_of(item)
    new = replace(old, text=text, entities=entities, file=file, extras=extras)
    return _changed(state, old, new)


def edit_markup(state: State, call: Call) -> Any:
    """Replace a message's buttons."""
    old = _found(state, call, "edit")
    extras = {name: value for name, value in old.extras.items() if name != "reply_markup"}
    return _changed(state, old, replace(old, extras=extras | extras_of(call)))


def delete(state: State, call: Call) -> Any:
    """Remove a message; in groups only within 48 hours."""
    message = _found(state, call, "delete")
    age = state.world.clock.now() - message.date
    if message.chat.type != "channel" and age.total_seconds() > 48 * 3600:
        raise bad("message can't be deleted for everyone")
    del state.messages[message.chat.id, message.id]
    state.deleted += 1
    return True


def delete_many(state: State, call: Call) -> Any:
    """Remove messages; those that are gone are passed over."""
    chat, ids = _postable(state, call), call.data("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad("message identifiers are not specified")
    for each in ids:
        state.deleted += state.messages.pop((chat.id, int(each)), None) is not None
    return True


def copy(state: State, call: Call) -> Any:
    """Post a message's content once more."""
    source = _found(state, call, "copy", "from_chat_id")
    chat = _postable(state, call)
    text, entities = source.text, source.entities
    if source.file and call.values.get("caption") is not None:
        text, entities = caption_of(call)
    state.throttle(chat, 1)
    extras = extras_of(call)
    copied = Message(
        chat, state.next_id(chat), _now(state), text, entities, source.file, extras=extras
    )
    return {"message_id": _stored(state, copied).id}


def forward(state: State, call: Call) -> Any:
    """Post a message once more, with a word on where it is from."""
    source = _found(state, call, "forward", "from_chat_id")
    chat = _postable(state, call)
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
        date=_now(state),
        edited=None,
        group="",
        extras=extras,
    )
    return _stored(state, forwarded).json()


METHODS: dict[str, Callable[[State, Call], Any]] = {
    "sendmessage": send_message,
    **{f"send{kind}": _send_file(kind) for kind in KINDS},
    "sendmediagroup": send_media_group,
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagemedia": edit_media,
    "editmessagereplymarkup": edit_markup,
    "deletemessage": delete,
    "deletemessages": delete_many,
    "copymessage": copy,
    "forwardmessage": forward,
}
