"""Telegram's Bot API, as strict as the real one, and the channel's page as readers see it.

Faults of the service itself: kind "error" with the details `error_code`, `description` and
`retry_after` (seconds; makes it a 429). Settings, by POST /control/telegram/settings:
`limits` (20 messages a minute in a chat), `bot` ("administrator", "member", "left" or
"kicked") with `chat`.
"""

import inspect
import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from publisher.sandbox._telegram import account as telegram_account
from publisher.sandbox._telegram import methods as telegram_methods
from publisher.sandbox._telegram.account import chat_of
from publisher.sandbox._telegram.call import Call, Refused, fetch, read
from publisher.sandbox._telegram.state import TOKEN, Message, State, state_of
from publisher.sandbox._telegram.text import as_html
from publisher.sandbox._web.folder import preview
from publisher.sandbox.pages import local, page
from publisher.sandbox.traffic import shown
from publisher.sandbox.world import World

_METHODS = {**telegram_account.METHODS, **telegram_methods.METHODS}
_TOKEN_FORM = re.compile(r"\d+:[\w-]+")
_BOTS = ("administrator", "member", "left", "kicked")


def build(world: World) -> Starlette:
    """Make the service."""
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", _call, methods=["GET", "POST"]),
            Route("/_page", _page),
            Route("/_media/{digest}", _media),
        ]
    )
    app.state.world = world
    return app


def controls(world: World) -> list[Route]:
    """Return the control API's routes under /control/telegram."""

    async def inject(request: Request) -> Response:
        """Queue one update, e.g. {"message": {…}}; answers its id, null if nobody asked."""
        (kind, content), *_ = (await request.json()).items()
        return JSONResponse({"update_id": state_of(world).enqueue(kind, content)})

    async def settings(request: Request) -> Response:
        wanted, state = await request.json(), state_of(world)
        state.limits = bool(wanted.get("limits", state.limits))
        if "bot" in wanted:
            chat = chat_of(state, Call({"chat_id": wanted["chat"]}))
            chat.bot = _BOTS[_BOTS.index(wanted["bot"])]
        return JSONResponse({"limits": state.limits, "bot": [each.bot for each in state.chats]})

    return [
        Route("/updates", inject, methods=["POST"]),
        Route("/settings", settings, methods=["POST"]),
    ]


def snapshot(world: World) -> dict[str, Any]:
    """Return the channel's posts as its readers see them, and the other chats' messages."""
    state = state_of(world)
    channel, *others = state.chats
    return {
        "chat": channel.json(),
        "members": state.members(channel),
        "posts": [_shown(state, each) for each in state.posts(channel)],
        "others": {
            str(chat.id): [_shown(state, each) for each in state.posts(chat)] for chat in others
        },
        "deleted": state.deleted,
        "pending_updates": len(state.updates),
    }


def _shown(state: State, message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "url": f"https://t.me/{message.chat.username}/{message.id}",
        "time": message.date.isoformat(),
        "edited": message.edited.isoformat() if message.edited else None,
        "text": message.text,
        "entities": message.entities,
        "kind": message.file.kind if message.file else "text",
        "album": message.group,
        "views": state.views(message),
        "reactions": dict(state.reactions(message)),
    }


async def _call(request: Request) -> Response:
    world: World = request.app.state.world
    try:
        result = await _result(world, request)
    except Refused as refused:
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": refused.code,
            "description": str(refused),
        }
        if refused.parameters:
            answer["parameters"] = refused.parameters
        return JSONResponse(answer, refused.code)
    return JSONResponse({"ok": True, "result": result})


async def _result(world: World, request: Request) -> Any:
    token, name = request.path_params["token"], request.path_params["method"]
    if not _TOKEN_FORM.fullmatch(token):
        raise Refused(404, "Not Found")
    if token != TOKEN:
        raise Refused(401, "Unauthorized")
    _play(world, f"{request.method} {shown(request.url.path)}")
    method: Callable[[State, Call], Any] | None = _METHODS.get(name.lower())
    if method is None:
        raise Refused(404, "Not Found: method not found")
    call = await read(request)
    await fetch(call)
    result = method(state_of(world), call)
    return await result if inspect.isawaitable(result) else result


def _play(world: World, request: str) -> None:
    """Raise the error that the sandbox was told to answer this request with."""
    fault = world.faults.take("telegram", request, frozenset({"error"}))
    if fault is None:
        return
    details = fault.details
    if seconds := details.get("retry_after"):
        text = f"Too Many Requests: retry after {seconds}"
        raise Refused(429, details.get("description", text), retry_after=seconds)
    raise Refused(
        int(details.get("error_code", 500)), details.get("description", "Internal Server Error")
    )


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
            members=state.members(chat),
            days=[(day, list(each)) for day, each in days],
        )
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
