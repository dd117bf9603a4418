"""The pages that show people what stands in a chat, and let them press its buttons."""

from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from publisher.sandbox.pages import local, page
from publisher.sandbox.telegram.buttons import PATIENCE, PEOPLE, message_of, name_of, press
from publisher.sandbox.telegram.call import Refused
from publisher.sandbox.telegram.state import Chat, Message, State, state_of
from publisher.sandbox.telegram.text import as_html
from publisher.sandbox.web.folder import preview


async def _press(request: Request) -> Response:
    """Press a button of the page and show the page again."""
    state = state_of(request.app.state.world)
    async with request.form() as form:
        chat, person = str(form.get("chat", "")), str(form.get("person", ""))
        number, _, data = str(form.get("press", "")).partition(" ")
    try:
        press(state, message_of(state, chat, int(number)), data, int(person))
    except (Refused, ValueError) as error:
        return HTMLResponse(escape(str(error)), 400)
    query = urlencode({"chat": chat, "person": person})
    return RedirectResponse(f"/_page?{query}#m{number}", 303)


async def _page(request: Request) -> Response:
    state = state_of(request.app.state.world)
    wanted = request.query_params.get("chat", str(state.chats[0].id))
    chat = next((each for each in state.chats if str(each.id) == wanted), state.chats[0])
    albums = groupby(state.posts(chat), key=lambda each: each.group or str(each.id))
    bubbles = [_bubble(state, list(messages)) for _, messages in albums]
    days = groupby(bubbles, key=lambda each: local(each["time"], "%d/%m/%Y"))
    return HTMLResponse(
        page(
            "telegram.html",
            chat=chat,
            chats=state.chats,
            members=state.members(chat),
            days=[(day, list(each)) for day, each in days],
            people=PEOPLE,
            person=request.query_params.get("person", ""),
            waiting=_waiting(state, chat),
        )
    )


def _waiting(state: State, chat: Chat) -> bool:
    """Tell whether the bot may still answer a press in the chat: the page then reloads."""
    now = state.world.clock.now()
    return any(
        each.answer is None
        and each.message.chat is chat
        and (now - each.time).total_seconds() < PATIENCE
        for each in state.presses
    )


def _bubble(state: State, messages: list[Message]) -> dict[str, Any]:
    """Return one message, or an album with the only caption that its readers see."""
    first = messages[0]
    captions = [each for each in messages if each.text]
    said = captions[0] if len(captions) == 1 else None
    return {
        "id": first.id,
        "address": f"https://t.me/{first.chat.username}/{first.id}",
        "time": first.date,
        "edited": any(each.edited for each in messages),
        "html": as_html(said.text, said.entities) if said else "",
        "above": bool(first.extras.get("show_caption_above_media")),
        "files": [each.file for each in messages if each.file],
        "link": _link(first),
        "preview": preview(state.world.site, state.world.addresses.get("web", ""), _link(first)),
        "buttons": first.extras.get("reply_markup", {}).get("inline_keyboard", []),
        "presses": [
            (name_of(each.person), each)
            for each in state.presses
            if each.message.chat is first.chat and each.message.id == first.id
        ],
        "views": state.views(first),
        "reactions": state.reactions(first),
    }


def _link(message: Message) -> str:
    """Return the address that Telegram shows a preview of, "" if of none."""
    options = message.extras.get("link_preview_options", {})
    if message.file or options.get("is_disabled"):
        return ""
    links = [
        str(each.get("url") or _slice(message.text, each))
        for each in message.entities
        if each["type"] in ("url", "text_link")
    ]
    return str(options.get("url") or next(iter(links), ""))


def _slice(text: str, entity: dict[str, Any]) -> str:
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return text.encode("utf-16-le")[start:end].decode("utf-16-le")


async def _media(request: Request) -> Response:
    file = state_of(request.app.state.world).files.get(request.path_params["digest"])
    if file is None:
        return Response(status_code=404)
    return Response(file.content, media_type=file.mime)


ROUTES = [
    Route("/_page", _page),
    Route("/_press", _press, methods=["POST"]),
    Route("/_media/{digest}", _media),
]
