"""The Bot API's methods that tell about the bot and its chats, and what happened there."""

import asyncio
from collections.abc import Callable
from typing import Any

from publisher.sandbox.telegram.call import Call, Refused, bad
from publisher.sandbox.telegram.state import BOT, Chat, State
from publisher.sandbox.traffic import traffic_of

_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_post_messages",
    "can_edit_messages",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def chat_of(state: State, call: Call, name: str = "chat_id") -> Chat:
    """Return the chat that a call names; raises Refused."""
    wanted = call.text(name)
    if not wanted:
        raise bad(f"{name} is empty")
    for chat in state.chats:
        if wanted == str(chat.id) or (
            chat.username and wanted.lower() == f"@{chat.username}".lower()
        ):
            return chat
    raise bad("chat not found")


def get_me(_state: State, _call: Call) -> Any:
    """Tell who the bot is."""
    return {
        **BOT,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(state: State, call: Call) -> Any:
    """Tell about a chat."""
    chat = chat_of(state, call)
    if chat.bot in ("left", "kicked") and not chat.username:
        raise Refused(403, f"Forbidden: bot is not a member of the {chat.type} chat")
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat.json(),
        "accent_color_id": 5,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def _member(chat: Chat) -> dict[str, Any]:
    member: dict[str, Any] = {"status": chat.bot, "user": BOT}
    if chat.bot == "administrator":
        member |= dict.fromkeys(_RIGHTS, True) | {"is_anonymous": False, "can_be_edited": False}
    if chat.bot == "kicked":
        member["until_date"] = 0
    return member


def get_chat_member(state: State, call: Call) -> Any:
    """Tell what somebody is in a chat; only the bot is known here."""
    chat = chat_of(state, call)
    if call.integer("user_id") != BOT["id"]:
        raise bad("member not found")
    return _member(chat)


def get_administrators(state: State, call: Call) -> Any:
    """List a chat's administrators: the bot, if it is one."""
    chat = chat_of(state, call)
    return [_member(chat)] if chat.bot == "administrator" else []


def get_member_count(state: State, call: Call) -> Any:
    """Tell how many follow a chat."""
    return state.members(chat_of(state, call))


async def get_updates(state: State, call: Call) -> Any:
    """List what happened since; waits up to `timeout` seconds for something."""
    _confirm(state, call.integer("offset"))
    allowed = call.data("allowed_updates")
    if allowed is not None:
        state.allowed = set(allowed) or None
    state.polls += 1
    poll = state.polls
    state.more_updates.set()  # an earlier poll ends now
    state.tell_reactions()
    if not state.updates:
        await _waiting(state, min(call.integer("timeout"), 50))
    if poll != state.polls:
        raise Refused(
            409,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
    limit = call.integer("limit", 100)
    return state.updates[: max(1, min(limit, 100))]


def _confirm(state: State, offset: int) -> None:
    """Forget the updates before an offset; a negative one counts from the end."""
    if offset < 0:
        state.updates = state.updates[offset:]
    elif offset:
        state.updates = [each for each in state.updates if each["update_id"] >= offset]


async def _waiting(state: State, seconds: int) -> None:
    state.more_updates.clear()
    waits = [
        asyncio.ensure_future(state.more_updates.wait()),
        asyncio.ensure_future(traffic_of(state.world).closing.wait()),
    ]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for each in waits:
        each.cancel()


def delete_webhook(state: State, call: Call) -> Any:
    """Forget the webhook, of which there is none, and the updates if asked to."""
    if call.flag("drop_pending_updates"):
        state.updates.clear()
    return True


def _agree(_state: State, _call: Call) -> Any:
    return True


METHODS: dict[str, Callable[[State, Call], Any]] = {
    "getme": get_me,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatmembercount": get_member_count,
    "getchatadministrators": get_administrators,
    "getupdates": get_updates,
    "deletewebhook": delete_webhook,
    "setmycommands": _agree,
}
