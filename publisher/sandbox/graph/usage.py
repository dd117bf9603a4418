"""Usage: how much of the quota is gone, in the headers, and the refusal when all is."""

import json

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import GraphError

_PER_ENGAGED_USER = 4_800  # calls of a page in 24 h
_PER_APP_USER = 200  # calls of an app in one hour
_ALMOST = 60  # minutes that a page waits when its quota is gone


def count(call: Call) -> None:
    """Count a call; raise 80001 (page, system user) or 4 (user, app) when the quota is gone."""
    owner, business = _owner(call)
    call.graph.calls[owner, int(call.now.timestamp() // 3600)] += 1
    if _figures(call)["call_count"] < 100:
        return
    if not business:
        raise GraphError(4, "(#4) Application request limit reached")
    text = (
        "(#80001) There have been too many calls to this Page account. Wait a bit and try again."
    )
    error = GraphError(80001, text)
    error.minutes = int(_set(call).get("minutes", _ALMOST))
    raise error


def headers(call: Call, minutes: int | None) -> dict[str, str]:
    """Return the usage headers, in per cent; none while hardly anything is used.

    minutes: until calls are allowed again, if this one was refused.
    """
    figures = _figures(call)
    if minutes is not None:
        figures["call_count"] = max(100, figures["call_count"])
    if not any(figures.values()):
        return {}
    owner, business = _owner(call)
    if not business:
        return {"X-App-Usage": json.dumps(figures)}
    wait = minutes if minutes is not None else int(_set(call).get("minutes", 0))
    entry = {"type": "pages", **figures, "estimated_time_to_regain_access": wait}
    return {"X-Business-Use-Case-Usage": json.dumps({owner: [entry]})}


def _owner(call: Call) -> tuple[str, bool]:
    """Return whose quota a call uses, and whether that is a page's or business's."""
    token = call.token
    if token is None:
        return "", False
    business = token.kind in ("PAGE", "SYSTEM_USER")
    return (token.subject if business else token.app), business


def _set(call: Call) -> dict[str, int]:
    """Return the figures that somebody set: the details of the standing fault "usage"."""
    found = call.graph.standing("usage")
    return {name: int(str(value)) for name, value in found[-1].items()} if found else {}


def _figures(call: Call) -> dict[str, int]:
    owner, business = _owner(call)
    hours = 24 if business else 1
    now = int(call.now.timestamp() // 3600)
    used = sum(call.graph.calls[owner, now - back] for back in range(hours))
    unit = _PER_ENGAGED_USER if business else _PER_APP_USER
    percent = used * 100 // (unit * call.graph.engaged_users)
    names = {"call_count": percent, "total_cputime": percent // 2, "total_time": percent // 2}
    return names | {name: value for name, value in _set(call).items() if name in names}
