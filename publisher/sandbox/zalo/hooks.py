"""What tests and the demo may do to the Zalo stand-in from outside, which no real one allows."""

import json
from dataclasses import asdict, fields
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from publisher.sandbox.world import World
from publisher.sandbox.zalo.state import Settings, State, state_of
from publisher.sandbox.zalo.webhook import emit, pump


class Hooks:
    """Settings, counters and webhook events of a world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        """Return the paths, relative to /control/zalo."""
        return [
            Route("/settings", self.settings, methods=["GET", "POST"]),
            Route("/counters", self.counters, methods=["POST"]),
            Route("/events", self.events, methods=["POST"]),
        ]

    @property
    def state(self) -> State:
        """Return the state as it is now; a reset makes a new one."""
        return state_of(self.world)

    async def settings(self, request: Request) -> Response:
        """Show the settings; a POST changes those that it names."""
        if request.method == "POST":
            known = {each.name: each.type for each in fields(Settings)}
            changes = await _object(request)
            for name, value in changes.items():
                if name not in known or not _fits(known[name], value):
                    raise HTTPException(400, f"no such setting, or not its type: {name}")
            for name, value in changes.items():
                setattr(self.state.settings, name, value)
        return JSONResponse(asdict(self.state.settings))

    async def counters(self, request: Request) -> Response:
        """Raise an article's counters: {"id", "views", "shares"}."""
        asked = await _object(request)
        article = self.state.articles.get(str(asked.get("id")))
        if article is None:
            raise HTTPException(404, "no such article")
        article.views += int(asked.get("views", 0))
        article.shares += int(asked.get("shares", 0))
        return JSONResponse({"views": article.views, "shares": article.shares})

    async def events(self, request: Request) -> Response:
        """Send a webhook event: {"event_name", …}; tells how many still wait."""
        asked = await _object(request)
        emit(self.state, str(asked.pop("event_name", "follow")), asked)
        await pump(self.state)
        return JSONResponse({"waiting": len(self.state.events)})


def _fits(kind: Any, value: Any) -> bool:
    return type(value) in (int, float) if kind is float else type(value) is kind


async def _object(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise HTTPException(400, "the body has to be a JSON object")
    return body
