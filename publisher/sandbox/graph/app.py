"""The Graph API for Facebook pages, and the pages as their readers see them.

Built after the Graph API documentation v26.0 as of October 2026. Faults of its own: "error"
(details: code, subcode, status, message, minutes, after_commit), "lag" (seconds); and, as
long as they stand, "blocked" (text, subcode), "retired" (metric), "usage" (call_count,
total_time, total_cputime: per cent; minutes). "duplicate" on "WEBHOOK feed" sends a notice twice.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from publisher.sandbox.graph import (
    comments,
    control,
    media,
    nodes,
    page,
    posts,
    tokens,
    usage,
    webhooks,
)
from publisher.sandbox.graph.answer import Answer, demanded, headers_of, refused
from publisher.sandbox.graph.call import Call, decoded, served_version
from publisher.sandbox.graph.errors import GraphError, invalid, no_object, syntax
from publisher.sandbox.graph.objects import App, Comment, Page, Photo, Post, User, Video
from publisher.sandbox.graph.preview import preview
from publisher.sandbox.graph.project import shown
from publisher.sandbox.graph.state import state_of
from publisher.sandbox.world import World

controls = control.controls
snapshot = page.snapshot

_VERSION = re.compile(r"v\d+\.\d+")
_LARGEST_BATCH = 50

Write = Callable[[Call, Any], dict[str, Any]]

_WRITES: dict[tuple[str, type, str], Write] = {
    ("POST", Page, "feed"): posts.publish,
    ("POST", Page, "photos"): media.add_photo,
    ("POST", Page, "videos"): media.add_video,
    ("POST", Page, "subscribed_apps"): webhooks.subscribe,
    ("DELETE", Page, "subscribed_apps"): webhooks.unsubscribe,
    ("POST", App, "subscriptions"): webhooks.register,
    ("POST", User, "access_tokens"): tokens.make_system_token,
    ("POST", Post, ""): posts.edit,
    ("DELETE", Post, ""): posts.delete,
    ("POST", Post, "comments"): comments.add,
    ("POST", Comment, "comments"): comments.add,
    ("POST", Comment, ""): comments.change,
    ("DELETE", Comment, ""): comments.delete,
    ("DELETE", Photo, ""): media.delete_photo,
    ("DELETE", Video, ""): media.delete_video,
}
_OPEN: dict[tuple[str, ...], Callable[[Call], dict[str, Any]]] = {
    ("oauth", "access_token"): tokens.exchange,
    ("oauth", "revoke"): tokens.revoke,
}


def build(world: World) -> Starlette:
    """Make the service."""

    async def serve(request: Request) -> Response:
        answer = await _served(world, request)
        body = json.dumps(answer.body).encode()  # non-ASCII as \uXXXX, as Graph does
        kind = "application/json; charset=UTF-8"
        return Response(body, answer.status, answer.headers, kind)

    methods = ["GET", "POST", "DELETE"]
    return Starlette(routes=[*page.routes(world), Route("/{path:path}", serve, methods=methods)])


async def _served(world: World, request: Request) -> Answer:
    path = request.url.path
    version, names = _split(path)
    base = str(request.base_url).rstrip("/")
    graph, route = state_of(world), f"{request.method} {path}"
    call = Call(world, graph, request.method, names, route, "", {}, base=base)
    try:
        call.version = served_version(version, world.clock.now())
        call.params, call.files = await decoded(request)
        _take_token(call, request.headers.get("authorization", ""))
    except GraphError as error:
        return refused(call, error)
    return await run_in_threadpool(_respond, call)


def _split(path: str) -> tuple[str | None, tuple[str, ...]]:
    names = tuple(name for name in path.split("/") if name)
    if names and _VERSION.fullmatch(names[0]):
        return names[0], names[1:]
    return None, names


def _take_token(call: Call, header: str) -> None:
    scheme, _, value = header.partition(" ")
    call.secret = call.params.pop("access_token", "")
    if not call.secret and scheme.lower() in ("bearer", "oauth") and value:
        call.secret, call.bearer = value.strip(), True
    for name in ("pretty", "debug"):  # ignored since 2026-07-29
        call.params.pop(name, None)


def _respond(call: Call) -> Answer:
    """Answer a call, with the error that a fault demands instead of it or after it."""
    call.token = call.graph.tokens.get(call.secret)  # whose usage the headers tell, come what may
    fault = call.world.faults.take("graph", call.route, frozenset({"error"}))
    try:
        if fault is not None and not fault.details.get("after_commit"):
            raise demanded(fault)
        body = _answered(call)
        if fault is not None:
            raise demanded(fault)
    except GraphError as error:
        return refused(call, error)
    return Answer(200, headers_of(call), body)


def _answered(call: Call) -> Any:
    if "date_format" in call.params:
        raise invalid("The parameter date_format is no longer supported")
    if call.path in _OPEN:
        return _OPEN[call.path](call)
    call.token = tokens.authorised(call)
    usage.count(call)
    if not call.path:
        return _root(call)
    if call.path == ("debug_token",):
        return tokens.debug(call)
    if len(call.path) > 2:
        raise syntax(f"Unknown path components: /{'/'.join(call.path[2:])}")
    return _on_node(call)


def _on_node(call: Call) -> Any:
    name = call.token.subject if call.path[0] == "me" and call.token else call.path[0]
    verb = call.method.lower()
    node, edge = call.graph.node(name), call.path[1] if len(call.path) == 2 else ""
    if node is None:
        if not re.fullmatch(r"[\d_]+", name):
            text = f"(#803) Some of the aliases you requested do not exist: {name}"
            raise GraphError(803, text)
        raise no_object(name, verb)
    if call.method == "GET":
        return nodes.read(call, node, edge)
    write = _WRITES.get((call.method, type(node), edge))
    if write is None:
        raise no_object(name, verb)
    wanted = nodes.wanted(call)
    answer = write(call, node)
    if wanted and (made := call.graph.node(answer.get("post_id") or answer.get("id", ""))):
        return answer | shown(call, made, wanted) | {"id": answer["id"]}
    return answer


def _root(call: Call) -> Any:
    """Answer calls without a node: a batch, or a fresh look at a link's page."""
    if call.method == "POST" and "batch" in call.params:
        return _batch(call)
    if "ids" in call.params:
        raise invalid("The parameter ids is no longer supported: ask for one object per call")
    if call.method == "POST" and "id" in call.params and call.flag("scrape", False):
        card = preview(call.world, call.params["id"])
        call.graph.cards[card.url.partition("?")[0]] = card  # posts that are out keep theirs
        node = {"id": card.url, "url": card.url, "type": "article", "title": card.title}
        picture = {"image": [{"url": card.image}]} if card.image else {}
        return {**node, "description": card.description, **picture}
    raise syntax(f"Unsupported {call.method.lower()} request: no object was named")


def _batch(call: Call) -> list[dict[str, Any]]:
    """Answer many calls at once; each counts, each has its own outcome."""
    entries = call.listed("batch")
    if not 0 < len(entries) <= _LARGEST_BATCH:
        raise invalid(f"A batch holds 1 to {_LARGEST_BATCH} requests")
    if any(not isinstance(each, dict) or "relative_url" not in each for each in entries):
        raise invalid("Each request of a batch must have method and relative_url")
    with_headers = call.flag("include_headers", True)
    found = []
    for entry in entries:
        answer = _respond_alone(call, entry)
        pairs = [{"name": name, "value": value} for name, value in answer.headers.items()]
        one = {"code": answer.status, **({"headers": pairs} if with_headers else {})}
        found.append({**one, "body": json.dumps(answer.body)})
    return found


def _respond_alone(call: Call, entry: dict[str, Any]) -> Answer:
    parts = urlsplit(str(entry["relative_url"]))
    version, names = _split(parts.path)
    method = str(entry.get("method", "GET")).upper()
    route = f"{method} /{version or call.version}/{'/'.join(names)}"
    one = replace(call, method=method, path=names, route=route, files={})
    one.params = dict(parse_qsl(parts.query) + parse_qsl(str(entry.get("body", ""))))
    one.secret = one.params.pop("access_token", call.secret)
    try:
        one.version = served_version(version, call.now) if version else call.version
    except GraphError as error:
        return refused(one, error)
    return _respond(one)
