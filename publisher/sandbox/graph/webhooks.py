"""Webhooks: signed notices to an address on loopback, as Meta sends them to a server."""

import hashlib
import hmac
import http.client
import json
import logging
import threading
from contextlib import closing
from typing import Any
from urllib.parse import urlencode, urlsplit

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import GraphError, invalid
from publisher.sandbox.graph.objects import App, Comment, Page, Post
from publisher.sandbox.graph.preview import CRAWLER, local
from publisher.sandbox.graph.state import Graph, state_of
from publisher.sandbox.graph.tokens import may_write
from publisher.sandbox.world import World

log = logging.getLogger(__name__)

_FIELDS = ("feed", "mention", "messages", "ratings")
_TIMEOUT = 5.0  # seconds


def register(call: Call, app: App) -> dict[str, Any]:
    """Answer POST /{app}/subscriptions: shake hands with the address, then keep it."""
    params, token = call.params, call.token
    if token is None or token.kind != "APP" or token.app != app.id:
        raise GraphError(15, "(#15) This method must be called with an app access_token.")
    callback = params.get("callback_url", "")
    if params.get("object") != "page" or "feed" not in params.get("fields", "").split(","):
        raise invalid("Only object page with the field feed can be subscribed to")
    challenge = call.graph.new_id()
    query = {
        "hub.mode": "subscribe",
        "hub.challenge": challenge,
        "hub.verify_token": params.get("verify_token", ""),
    }
    address = local(call.world, callback)
    if address is None or _request("GET", f"{address}?{urlencode(query)}") != challenge:
        raise GraphError(2200, "(#2200) Callback verification failed: no or a wrong answer.")
    app.callback = address
    return {"success": True}


def subscribe(call: Call, page: Page) -> dict[str, Any]:
    """Answer POST /{page}/subscribed_apps."""
    token = may_write(call, page.id, "MANAGE", "pages_manage_metadata")
    fields = tuple(name for name in call.params.get("subscribed_fields", "").split(",") if name)
    if not fields or any(name not in _FIELDS for name in fields):
        raise invalid(f"Param subscribed_fields must be some of {{{', '.join(_FIELDS)}}}")
    page.subscribed[token.app] = fields
    return {"success": True}


def unsubscribe(call: Call, page: Page) -> dict[str, Any]:
    """Answer DELETE /{page}/subscribed_apps."""
    token = may_write(call, page.id, "MANAGE", "pages_manage_metadata")
    page.subscribed.pop(token.app, None)
    return {"success": True}


def send_post(world: World, post: Post, verb: str) -> None:
    """Tell subscribers of the page about a post: add, edited, remove."""
    item = "video" if post.video else "photo" if post.photos else "status"
    _send(world, post.page, {"item": item, "verb": verb, "post_id": post.id}, post.message, True)


def send_comment(world: World, comment: Comment, verb: str) -> None:
    """Tell subscribers of the page about a comment: add, hide, unhide, remove."""
    graph = state_of(world)
    post = graph.posts[comment.post]
    value = {
        "item": "comment",
        "verb": verb,
        "post_id": post.id,
        "comment_id": comment.id,
        "parent_id": comment.parent or post.id,
    }
    _send(world, post.page, value, comment.message, comment.page is not None)


def _send(world: World, name: str, value: dict[str, str], message: str, own: bool) -> None:
    graph = state_of(world)
    page, now = graph.pages[name], int(world.clock.now().timestamp())
    author = {"id": page.id, "name": page.name} if own else {"id": "7100", "name": "Người dân"}
    whole = {**value, "from": author, "created_time": now, "message": message}
    entry = {"id": page.id, "time": now, "changes": [{"field": "feed", "value": whole}]}
    body = json.dumps({"object": "page", "entry": [entry]}).encode()
    for app, fields in page.subscribed.items():
        if "feed" in fields and graph.apps[app].callback:
            _deliver(graph, graph.apps[app], body)


def _deliver(graph: Graph, app: App, body: bytes) -> None:
    """Send a notice beside the call that caused it; twice if a fault says so."""
    digest = hmac.new(app.secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature-256": f"sha256={digest}", "Content-Type": "application/json"}
    twice = graph.world.faults.take("graph", "WEBHOOK feed", frozenset({"duplicate"}))
    for _ in range(2 if twice else 1):
        threading.Thread(
            target=_request, args=("POST", app.callback, body, headers), daemon=True
        ).start()


def _request(
    method: str, address: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> str | None:
    """Send one request; return the text of a 200, None for anything else."""
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_TIMEOUT)
    try:
        with closing(connection):
            sent = {"User-Agent": CRAWLER, "Connection": "close", **(headers or {})}
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return text if answer.status == 200 else None
    except (OSError, ValueError, http.client.HTTPException) as error:
        log.warning("webhook not delivered app callback: %s", type(error).__name__)
        return None
