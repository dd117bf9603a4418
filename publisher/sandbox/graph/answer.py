"""How the Graph stand-in answers: status, headers, body, and the errors that faults demand."""

import hashlib
import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from publisher.sandbox.graph import usage
from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import GraphError
from publisher.sandbox.world import Fault

_TRACES = count(1)


@dataclass(slots=True)
class Answer:
    """What goes back for one call."""

    status: int
    headers: dict[str, str]
    body: Any


def demanded(fault: Fault) -> GraphError:
    """Return the error that a fault demands."""
    details = fault.details
    code = int(details.get("code", 2))
    text = str(details.get("message", "An unexpected error has occurred. Please retry later."))
    error = GraphError(
        code, f"(#{code}) {text}", subcode=details.get("subcode"), status=details.get("status")
    )
    error.minutes = details.get("minutes")
    return error


def refused(call: Call, error: GraphError) -> Answer:
    """Return the answer that says an error."""
    headers = headers_of(call, error.minutes)
    if error.kind == "OAuthException":
        reason = "invalid_token" if error.code == 190 else "invalid_request"
        text = re.sub(r"[^ !#-~]", "?", error.message)  # what a header can hold
        headers["WWW-Authenticate"] = f'OAuth "Facebook Platform" "{reason}" "{text}"'
    return Answer(error.status, headers, error.answer(headers["x-fb-trace-id"]))


def headers_of(call: Call, minutes: int | None = None) -> dict[str, str]:
    """Return the headers of every answer; `minutes`: how long a quota needs."""
    number = hashlib.sha256(f"{call.world.seed}:{next(_TRACES)}".encode()).hexdigest()
    headers = {
        "x-fb-trace-id": f"A{number[:22]}",
        "x-fb-request-id": number[22:44],
        "x-fb-debug": number[44:],
        "Cache-Control": "private, no-cache, no-store, must-revalidate",
    }
    if call.version:
        headers["facebook-api-version"] = call.version
    return headers | usage.headers(call, minutes)
