"""How the Zalo API host answers: the envelope, its error table, and the gate of every call."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from publisher.sandbox.world import World
from publisher.sandbox.zalo.jobs import settle
from publisher.sandbox.zalo.refusals import Refused, refused
from publisher.sandbox.zalo.state import APP_SECRET, State, state_of
from publisher.sandbox.zalo.webhook import pump

# Gone, though old clients still name them (SDKs and clients read in 2026).
REMOVED = (
    "/v2.0/article/upload_image",
    "/v2.0/article/upload_video_or_cover",
    "/v2.0/oa/article/",
    "/v3.0/article/",
)


@dataclass(slots=True)
class Call:
    """One request that came through the gate."""

    state: State
    request: Request

    async def json(self) -> dict[str, Any]:
        """Return the body, which has to be a JSON object and to say so."""
        said = self.request.headers.get("content-type", "").partition(";")[0].strip()
        try:
            body = json.loads(await self.request.body())
        except ValueError:
            body = None
        if said != "application/json" or not isinstance(body, dict):
            raise refused("invalid", field="body")
        return body

    def data(self) -> dict[str, Any]:
        """Return the query parameter `data`, which the oa family wants as JSON."""
        try:
            data = json.loads(self.request.query_params["data"])
        except (KeyError, ValueError):
            data = None
        if not isinstance(data, dict):
            raise refused("invalid", field="data")
        return data

    def lag(self) -> float | None:
        """Return how many seconds listings lag behind in this call; None if they do not."""
        fault = self.fault("lag")
        return float(fault.details.get("seconds", 0)) if fault else None

    def fault(self, kind: str) -> Any:
        """Take a fault of this kind that is meant for this call, or None."""
        return self.state.world.faults.take(
            "zalo", f"{self.request.method} {self.request.url.path}", frozenset({kind})
        )


Handler = Callable[[Call], Awaitable[Any]]


def guarded(world: World, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Put the gate before a handler: rate, token, proof, then faults, then the handler.

    The handler returns what stands in `data`, None for nothing, or raises Refused.
    """

    async def endpoint(request: Request) -> Response:
        state = state_of(world)  # each time: a reset makes a new one
        await settle(state)
        await pump(state)
        headers = _counted(state)
        try:
            _admit(state, request)
            data = await _served(Call(state, request), handler)
        except Refused as error:
            return JSONResponse({"error": error.code, "message": str(error)}, headers=headers)
        body = {"error": 0, "message": "Success"}
        return JSONResponse(body if data is None else {"data": data, **body}, headers=headers)

    return endpoint


async def nowhere(request: Request, error: Exception) -> Response:
    """Answer for paths that are not there, or not any more."""
    case = "removed" if request.url.path.startswith(REMOVED) else "no_path"
    gone = refused(case)
    return JSONResponse({"error": gone.code, "message": str(gone)}, status_code=404)


async def _served(call: Call, handler: Handler) -> Any:
    """Run the handler, and play an "error" fault before it or, `after_commit`, after it."""
    fault = call.fault("error")
    if fault and not fault.details.get("after_commit"):
        raise _played(fault.details)
    data = await handler(call)
    if fault:
        raise _played(fault.details)
    return data


def _played(details: dict[str, Any]) -> Refused:
    code = int(details.get("error", -200))
    return Refused(code, str(details.get("message", "Send message failed")))


def _counted(state: State) -> dict[str, str]:
    """Count a call in the window of this minute; return the headers that tell."""
    minute = int(state.now().timestamp() // 60)
    if minute != state.minute:
        state.minute, state.calls = minute, 0
    state.calls += 1
    limit = state.settings.requests_per_minute
    return {
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remain": str(max(0, limit - state.calls)),
    }


def _admit(state: State, request: Request) -> None:
    if state.calls > state.settings.requests_per_minute:
        raise refused("rate")
    tokens, given = state.tokens, request.headers.get("access_token", "")
    if given in tokens.dead or (given == tokens.access and state.now() >= tokens.access_until):
        raise Refused(state.settings.expired_token_error, "access_token is expired or removed")
    if given != tokens.access:
        raise refused("token")
    _prove(state, request, given)


def _prove(state: State, request: Request, token: str) -> None:
    proof = request.headers.get("appsecret_proof")
    if proof is None and not state.settings.appsecret_proof:
        return
    right = hmac.new(APP_SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
    if (proof or "") != right:
        raise refused("proof")
