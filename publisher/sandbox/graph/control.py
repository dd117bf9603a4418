"""Steering from another process: settings and tokens, under /control/graph."""

from datetime import timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from publisher.sandbox.graph.state import Graph, state_of
from publisher.sandbox.world import World

_SPANS = ("processing", "insights_after", "schedule_limit")  # seconds outside
_PLAIN = ("engaged_users", "chunk", "videos_only_reels")


def controls(world: World) -> list[Route]:
    """Return the control API's routes of this stand-in."""

    async def settings(request: Request) -> Response:
        """Change some settings, e.g. {"processing": 5}; answers all of them."""
        graph = state_of(world)
        if request.method == "POST":
            _change(graph, await request.json())
        spans = {name: getattr(graph, name).total_seconds() for name in _SPANS}
        return JSONResponse(spans | {name: getattr(graph, name) for name in _PLAIN})

    async def token(request: Request) -> Response:
        """Change a token: dead (a subcode of 190 or null), expires_in (seconds), scopes."""
        graph, wanted = state_of(world), await request.json()
        found = graph.tokens.get(wanted.get("token", ""))
        if found is None:
            raise HTTPException(400, "no such token")
        found.dead = wanted.get("dead", found.dead)
        found.scopes = frozenset(wanted.get("scopes", found.scopes))
        if "expires_in" in wanted:
            found.expires = world.clock.now() + timedelta(seconds=wanted["expires_in"])
        return JSONResponse({"dead": found.dead, "scopes": sorted(found.scopes)})

    return [
        Route("/settings", settings, methods=["GET", "POST"]),
        Route("/tokens", token, methods=["POST"]),
    ]


def _change(graph: Graph, wanted: dict[str, Any]) -> None:
    if unknown := set(wanted) - {*_SPANS, *_PLAIN}:
        raise HTTPException(400, f"unknown settings {sorted(unknown)}")
    for name, value in wanted.items():
        setattr(graph, name, timedelta(seconds=value) if name in _SPANS else value)
