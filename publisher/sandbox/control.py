"""The sandbox's home: an index page for people, and a control API for tests and the demo."""

import json
import re
from dataclasses import fields
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from publisher.sandbox import faults, services
from publisher.sandbox.pages import page
from publisher.sandbox.traffic import plain, traffic_of
from publisher.sandbox.web import app as web
from publisher.sandbox.world import Fault, World

LONGEST_WAIT = 60.0  # seconds that one waiting request may take


def build(world: World) -> Starlette:
    """Make the home service."""
    routes: list[BaseRoute] = [
        Route("/", _index),
        Route("/control/state", _state),
        Route("/control/faults", _faults, methods=["GET", "POST", "DELETE"]),
        Route("/control/clock", _clock, methods=["GET", "POST"]),
        Route("/control/requests", _requests),
        Route("/control/requests/wait", _wait, methods=["POST"]),
        Route("/control/reset", _reset, methods=["POST"]),
    ]
    routes += [
        Mount(f"/control/{name}", routes=service.controls(world))
        for name, service in services.SERVICES.items()
        if service.controls
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _refused})
    app.state.world = world
    return app


def fault_from(data: dict[str, Any]) -> Fault:
    """Return the fault that JSON describes; raises ValueError with what is wrong in it."""
    known = {each.name for each in fields(Fault)} - {"id"}
    if unknown := set(data) - known:
        raise ValueError(f"unknown keys {sorted(unknown)}; known are {sorted(known)}")
    fault = Fault(**{"service": "", "kind": "", **data})
    if fault.service not in services.SERVICES:
        raise ValueError(f"unknown service {fault.service!r}; one of {list(services.SERVICES)}")
    kinds = {**faults.KINDS, **faults.OF_SERVICES}
    if fault.kind not in kinds:
        raise ValueError(f"unknown kind {fault.kind!r}; one of {list(kinds)}")
    try:
        re.compile(fault.match)
    except re.error as error:
        raise ValueError(f"match is no regular expression: {error}") from None
    return fault


def states(world: World) -> dict[str, Any]:
    """Return what every service holds, as JSON can hold it."""
    return {
        name: service.snapshot(world)
        for name, service in services.SERVICES.items()
        if service.snapshot
    }


def advance(world: World, seconds: float) -> datetime:
    """Move the clock and let happen what happens meanwhile; return the new time."""
    web.catch_up(world)  # what is new on the site is new at the time before
    world.clock.advance(seconds)
    web.catch_up(world)
    return world.clock.now()


def reset(world: World) -> None:
    """Forget posts, faults and requests, and return to the real time."""
    world.faults.clear()
    world.clock.reset()
    traffic_of(world).forget()
    for name in set(world.states) - {"traffic"}:
        del world.states[name]


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


async def _index(request: Request) -> Response:
    world = _world(request)
    snapshots = states(world)
    cards = [
        {
            "name": name,
            "title": service.title,
            "address": world.addresses.get(name, ""),
            "page": service.page,
            "posts": len(snapshots[name].get("posts", [])) if name in snapshots else None,
            "faults": sum(each["service"] == name for each in world.faults.listed()),
            "requests": len(traffic_of(world).listed(name)),
        }
        for name, service in services.SERVICES.items()
    ]
    latest = traffic_of(world).listed()[:-13:-1]
    return HTMLResponse(page("home.html", cards=cards, clock=world.clock, latest=latest))


async def _state(request: Request) -> Response:
    world = _world(request)
    return JSONResponse({"now": world.clock.now().isoformat(), **states(world)})


async def _faults(request: Request) -> Response:
    listed = _world(request).faults
    if request.method == "DELETE":
        listed.clear()
        return JSONResponse({"ok": True})
    if request.method == "GET":
        return JSONResponse({"faults": listed.listed()})
    try:
        return JSONResponse({"id": listed.add(fault_from(await _json(request)))})
    except ValueError as error:
        raise HTTPException(400, str(error)) from None


async def _clock(request: Request) -> Response:
    world = _world(request)
    if request.method == "POST":
        advance(world, float((await _json(request)).get("advance", 0)))
    return JSONResponse({"now": world.clock.now().isoformat()})


async def _requests(request: Request) -> Response:
    query = request.query_params
    found = traffic_of(_world(request)).listed(query.get("service", ""), query.get("match", ""))
    return JSONResponse({"requests": [plain(each) for each in found]})


async def _wait(request: Request) -> Response:
    wanted = await _json(request)
    arrived = await traffic_of(_world(request)).wait(
        str(wanted.get("service", "")),
        str(wanted.get("match", "")),
        number := int(wanted.get("count", 1)),
        min(float(wanted.get("timeout", 30)), LONGEST_WAIT),
    )
    return JSONResponse({"arrived": arrived, "reached": arrived >= number})


async def _reset(request: Request) -> Response:
    reset(_world(request))
    return JSONResponse({"ok": True})


async def _json(request: Request) -> dict[str, Any]:
    try:
        data = json.loads(await request.body() or b"{}")
    except ValueError:
        raise HTTPException(400, "the body is not JSON") from None
    if not isinstance(data, dict):
        raise HTTPException(400, "the body is not a JSON object")
    return data


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  for the type only
    return JSONResponse({"error": error.detail}, status_code=error.status_code)
