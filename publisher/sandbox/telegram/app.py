"""Telegram's Bot API, as strict as the real one, and its chats as people see them.

`/_page` shows the channel as its readers see it, `/_page?chat=<id>` another chat: there the
buttons under messages can be pressed, as by one of `buttons.PEOPLE`. Tests press them by
POST /control/telegram/press.

Faults of the service itself: kind "error" with the details `error_code`, `description` and
`retry_after` (seconds; makes it a 429). Settings, by POST /control/telegram/settings:
`limits` (20 messages a minute in a chat), `bot` ("administrator", "member", "left" or
"kicked") with `chat`.
"""

import inspect
import re
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from publisher.sandbox.telegram import account, buttons, look, methods
from publisher.sandbox.telegram.account import chat_of
from publisher.sandbox.telegram.buttons import message_of, press
from publisher.sandbox.telegram.call import Call, Refused, fetch, read
from publisher.sandbox.telegram.state import TOKEN, Message, State, state_of
from publisher.sandbox.traffic import shown
from publisher.sandbox.world import World

_METHODS = {
    **account.METHODS,
    **buttons.METHODS,
    **methods.METHODS,
}
_TOKEN_FORM = re.compile(r"\d+:[\w-]+")
_BOTS = ("administrator", "member", "left", "kicked")


def build(world: World) -> Starlette:
    """Make the service."""
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", _call, methods=["GET", "POST"]),
            *look.ROUTES,
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

    async def press_as(request: Request) -> Response:
        """Press a button, e.g. {"message_id": 1, "data": "…", "person": 1002}, "chat": id."""
        wanted, state = await request.json(), state_of(world)
        chat = str(wanted.get("chat", state.chats[-1].id))
        try:
            message = message_of(state, chat, int(wanted["message_id"]))
            update_id = press(state, message, str(wanted["data"]), int(wanted["person"]))
        except Refused as refused:
            raise HTTPException(400, str(refused)) from None
        return JSONResponse({"update_id": update_id, "id": state.presses[-1].id})

    return [
        Route("/updates", inject, methods=["POST"]),
        Route("/press", press_as, methods=["POST"]),
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
        "presses": [
            {
                "id": each.id,
                "chat": each.message.chat.id,
                "message_id": each.message.id,
                "person": each.person,
                "data": each.data,
                "answer": each.answer,
            }
            for each in state.presses
        ],
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
        "buttons": message.extras.get("reply_markup", {}).get("inline_keyboard", []),
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
