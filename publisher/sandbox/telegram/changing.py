"""The Bot API's methods that edit and delete."""

from dataclasses import replace
from typing import Any

from publisher.sandbox.telegram.call import Call, bad
from publisher.sandbox.telegram.content import caption_of, extras_of, file_of, text_of
from publisher.sandbox.telegram.posting import found, input_media, now_of, postable, stored
from publisher.sandbox.telegram.state import Message, State

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _changed(state: State, old: Message, new: Message) -> Any:
    if new == old:
        raise bad(_NOT_MODIFIED)
    return stored(state, replace(new, edited=now_of(state))).json()


def _new_extras(old: Message, call: Call, *kept: str) -> dict[str, Any]:
    """Return an edited message's extras: an edit without reply_markup removes it."""
    return {name: old.extras[name] for name in kept if name in old.extras} | extras_of(call)


def edit_text(state: State, call: Call) -> Any:
    """Replace a message's text."""
    old = found(state, call, "edit")
    text, entities = text_of(call)
    if old.file:
        raise bad("there is no text in the message to edit")
    extras = _new_extras(old, call, "has_protected_content")
    return _changed(state, old, replace(old, text=text, entities=entities, extras=extras))


def edit_caption(state: State, call: Call) -> Any:
    """Replace a picture's or clip's caption."""
    old = found(state, call, "edit")
    text, entities = caption_of(call)
    if not old.file:
        raise bad("there is no caption in the message to edit")
    extras = _new_extras(old, call, "has_protected_content", "has_media_spoiler")
    return _changed(state, old, replace(old, text=text, entities=entities, extras=extras))


def edit_media(state: State, call: Call) -> Any:
    """Replace a message's picture or clip and its caption."""
    old = found(state, call, "edit")
    item = input_media(call, call.data("media"))
    if old.group and old.file and old.file.kind != item.text("type"):
        raise bad("message content type can't be changed in an album")
    file = file_of(state, item, item.text("type"), "media")
    text, entities = caption_of(item)
    extras = _new_extras(old, call, "has_protected_content") | extras_of(item)
    new = replace(old, text=text, entities=entities, file=file, extras=extras)
    return _changed(state, old, new)


def edit_markup(state: State, call: Call) -> Any:
    """Replace a message's buttons."""
    old = found(state, call, "edit")
    extras = {name: value for name, value in old.extras.items() if name != "reply_markup"}
    return _changed(state, old, replace(old, extras=extras | extras_of(call)))


def delete(state: State, call: Call) -> Any:
    """Remove a message; in groups only within 48 hours."""
    message = found(state, call, "delete")
    age = state.world.clock.now() - message.date
    if message.chat.type != "channel" and age.total_seconds() > 48 * 3600:
        raise bad("message can't be deleted for everyone")
    del state.messages[message.chat.id, message.id]
    state.deleted += 1
    return True


def delete_many(state: State, call: Call) -> Any:
    """Remove messages; those that are gone are passed over."""
    chat, ids = postable(state, call), call.data("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad("message identifiers are not specified")
    for each in ids:
        state.deleted += state.messages.pop((chat.id, int(each)), None) is not None
    return True
