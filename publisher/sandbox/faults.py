"""Faults of the line: slow, cut, garbled, or not from the service at all.

The gate stands before every service and plays them, so that a service need not know them.
"Commit" is what the service does with a request: after a commit the post is out, whatever
the caller hears of it.
"""

import asyncio
import json
from dataclasses import dataclass, replace
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publisher.sandbox.traffic import Arrival, Traffic, shown, traffic_of
from publisher.sandbox.world import Fault, World

KINDS: dict[str, str] = {
    "delay": "wait `seconds`, then process",
    "delay_after_commit": "process, wait `seconds`, then answer",
    "stall": "wait `seconds`, then drop the connection, nothing processed",
    "cut": "drop the connection, nothing processed",
    "cut_after_commit": "process, then drop the connection without an answer",
    "status": "answer `status`, `body`, `headers`, nothing processed",
    "status_after_commit": "process, then answer `status`, `body`, `headers`",
    "html": "answer an HTML page with `status` (502), nothing processed",
    "html_after_commit": "process, then answer an HTML page with `status` (502)",
    "truncated": "process, send half of the body, then drop the connection",
    "half": "process, then answer with half of the body as if it were the whole",
    "empty": "process, then answer 200 with nothing in it",
    "flood": "process, then answer with far more bytes than anybody asked for",
    "deep": "process, then answer with JSON that is nested without an end",
    "redirect": "answer 302 to `location`, nothing processed",
    "last": "process and answer, then refuse connections until the service listens again",
}
OF_SERVICES: dict[str, str] = {
    "error": "the service's own error, see its module for the details it takes",
    "lag": "listings show posts only after `seconds`",
    "retired": "as long as it stands, the insights know no `metric`; graph only",
    "blocked": "as long as it stands, posts with `text` in them are refused with 368; "
    "with `subcode` 1390008 whatever they say; graph only",
    "usage": "as long as it stands, the usage headers say `call_count` …; graph only",
    "duplicate": "on WEBHOOK feed: the notice is sent twice; graph only",
    "pending": "Zalo: an article is being processed for `seconds`",
}

_FOR_PEOPLE = ("/_", "/favicon")  # browsers ask for the latter unbidden
_AFTER = "_after_commit"
_COMMITS = {"truncated", "half", "empty", "flood", "deep", "last"} | {
    kind for kind in KINDS if kind.endswith(_AFTER)
}
_MONSTERS = {
    "flood": b'{"error": 0, "data": "' + b"x" * 12_000_000 + b'"}',
    "deep": b"[" * 200_000 + b"]" * 200_000,
}
_PAGE = """<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>
"""


@dataclass(slots=True)
class _Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class FaultGate:
    """ASGI middleware, outermost: notes each request and plays the fault that it meets.

    Paths that begin with "/_" are for people who look at the sandbox; they pass untouched.
    """

    def __init__(self, app: ASGIApp, world: World, service: str) -> None:
        self.app = app
        self.world = world
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        traffic = traffic_of(self.world)
        try:
            if scope["type"] != "http" or scope["path"].startswith(_FOR_PEOPLE):
                await self.app(scope, receive, send)
            else:
                await self._serve(traffic, scope, receive, send)
        except asyncio.CancelledError:
            if not traffic.closing.is_set():
                raise

    async def _serve(self, traffic: Traffic, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if body is None:
            return
        arrival = Arrival(
            self.service, scope["method"], shown(scope["path"]), self.world.clock.now()
        )
        fault = self.world.faults.take(
            self.service, f"{arrival.method} {arrival.path}", frozenset(KINDS)
        )
        arrival.fault = fault.kind if fault else ""
        await traffic.record(arrival)
        replayed = _replayed(body, receive)
        if fault is None:
            await self.app(scope, replayed, _noting(send, arrival))
        else:
            await self._play(fault, scope, replayed, _noting(send, arrival), send)

    async def _play(
        self, fault: Fault, scope: Scope, receive: Receive, send: Send, raw: Send
    ) -> None:
        traffic = traffic_of(self.world)
        seconds = float(fault.details.get("seconds", 0))
        if fault.kind == "delay":
            await traffic.pause(seconds)
            await self.app(scope, receive, send)
            return
        answer = _Answer(502, [], b"")
        if fault.kind in _COMMITS:
            answer = await _processed(self.app, scope, receive)
        kind = fault.kind.removesuffix(_AFTER)
        if kind in ("cut", "stall"):
            await traffic.pause(seconds)
            await _drop(raw, receive)
        elif kind == "truncated":
            await _send(send, answer, len(answer.body) // 2)
            await _drop(raw, receive)
        elif kind == "delay":
            await traffic.pause(seconds)
            await _send(send, answer)
        elif kind == "half":
            await _send(send, replace(answer, body=answer.body[: len(answer.body) // 2]))
        elif kind == "last":
            self.world.doors[self.service].refuse()
            await _send(send, answer)
        else:
            await _send(send, _made(kind, fault.details))


def _made(kind: str, details: dict[str, Any]) -> _Answer:
    """Return an answer that the service never gave."""
    if kind == "html":
        return _Answer(
            int(details.get("status", 502)), [(b"content-type", b"text/html")], _PAGE.encode()
        )
    if kind == "empty":
        return _Answer(200, [], b"")
    if kind in _MONSTERS:
        return _Answer(200, [(b"content-type", b"application/json")], _MONSTERS[kind])
    if kind == "redirect":
        location = str(details.get("location", "http://127.0.0.1:9/maintenance"))
        return _Answer(302, [(b"location", location.encode())], b"")
    body = details.get("body", "")
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    headers = {"content-type": "application/json", **details.get("headers", {})}
    return _Answer(
        int(details.get("status", 500)),
        [(name.lower().encode(), str(value).encode()) for name, value in headers.items()],
        text.encode(),
    )


async def _body(receive: Receive) -> bytes | None:
    """Read the whole request; None if the caller hung up before its end."""
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a receive that begins with the body that was read already."""
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return first.pop() if first else await receive()

    return replayed


def _noting(send: Send, arrival: Arrival) -> Send:
    async def noting(message: Message) -> None:
        if message["type"] == "http.response.start":
            arrival.status = message["status"]
        await send(message)

    return noting


async def _processed(app: ASGIApp, scope: Scope, receive: Receive) -> _Answer:
    """Let the service do its work and keep its answer back."""
    answer = _Answer(500, [], b"")

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = list(message.get("headers", []))
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, keep)
    return answer


async def _send(send: Send, answer: _Answer, cut_at: int | None = None) -> None:
    """Send an answer, or announce it whole and stop after `cut_at` bytes."""
    headers = [pair for pair in answer.headers if pair[0].lower() != b"content-length"]
    headers.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send(
        {
            "type": "http.response.body",
            "body": answer.body[:cut_at],
            "more_body": cut_at is not None,
        }
    )


async def _drop(raw: Send, receive: Receive) -> None:
    """Close the connection under the server, and wait until it knows.

    ASGI has no word for this. The `send` of uvicorn (0.54, h11) is a method of its request
    cycle, which holds the transport; close() still sends what was written.
    """
    raw.__self__.transport.close()  # type: ignore[attr-defined]  # a bound method, see above
    while (await receive())["type"] != "http.disconnect":
        pass
