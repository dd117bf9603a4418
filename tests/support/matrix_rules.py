"""The fault matrix: what can go wrong with a request, and what must come of it.

Nothing here names a request. What a request is for, and what a channel can prove, is found
out by `matrix`; the rules go by that alone.
"""

import errno
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from matrix_room import OVERDUE, Variant

FOLLOWS = ("goes on", "twice", "restarted", "killed")
LOOK_OUT, LOOK_ABSENT = "look at what is out", "look at what is not out"
LOOKS = {LOOK_OUT: "cut_after_commit", LOOK_ABSENT: "cut"}
DONE = {
    "publish": "sent ×1",
    LOOK_OUT: "sent ×1",
    LOOK_ABSENT: "sent ×1",
    "update": "changed ×1",
    "withdraw": "gone",
}

# --- What can go wrong ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong with one request, and what that means."""

    name: str
    kind: str = ""  # the sandbox's
    details: dict[str, Any] = field(default_factory=dict, hash=False)
    doubt: bool = True  # whether the caller can't know if the request was carried out
    commits: bool = False  # whether it was
    late: bool = False  # … after the caller had given up
    lasting: bool = False  # not once or twice, but on and on
    stops: bool = False  # the channel, until an operator has put it right
    heals: bool = False  # the channel helps itself at once, in the same attempt
    once: bool = False  # never "twice": said again, it is found out whose fault it is
    like: bool = False  # read as another is: it is enough that it "goes on"

    def allows(self, follow: str) -> bool:
        """Whether this may follow, and is worth a cell."""
        if self.like:
            return follow == "goes on"
        return follow != "twice" or not (self.lasting or self.heals or self.once)

    @property
    def overdue(self) -> bool:
        """Whether the answer comes too late."""
        return self.kind.startswith(("stall", "delay"))


LINE = (
    Fault("connection refused", doubt=False),
    Fault("reset", "cut"),
    Fault("reset, done", "cut_after_commit", commits=True),
    Fault("body cut, done", "truncated", commits=True),
    Fault("time-out", "stall", {"seconds": OVERDUE}),
    Fault("time-out, done", "delay_after_commit", {"seconds": OVERDUE}, commits=True),
    Fault("time-out, done late", "delay", {"seconds": OVERDUE}, commits=True, late=True),
    Fault("500", "status", {"status": 500}),
    Fault("500, done", "status_after_commit", {"status": 500}, commits=True),
    Fault("HTML 502", "html"),
    Fault("HTML 502, done", "html_after_commit", commits=True),
    Fault("empty 200, done", "empty", commits=True),
    Fault("half the JSON, done", "half", commits=True),
    Fault("redirect", "redirect"),
    Fault("too long, done", "flood", commits=True, like=True),
    Fault("too deep, done", "deep", commits=True, like=True),
)
_WAIT, _NO_WAIT = "throttled, wait told", "throttled"
_ENDED, _REVOKED = "token ended", "token revoked"
_DEAD = {"status": 200, "body": {"error": -220, "message": "access_token is expired or removed"}}
_429 = {"status": 429, "headers": {"Retry-After": 30}}


def _clear(name: str, kind: str, **details: Any) -> Fault:
    return Fault(name, kind, details, doubt=False)


def _lasting(name: str, kind: str, **details: Any) -> Fault:
    return Fault(name, kind, details, doubt=False, lasting=True, stops=True)


def _unclear(kind: str, **details: Any) -> Fault:
    return Fault("unknown code", kind, details, doubt=False, once=True)


ANY_SERVICE = (
    _clear(_WAIT, "status", **_429),
    _clear(_NO_WAIT, "status", status=429),
    _lasting(_REVOKED, "status", status=401),
)
OF_SERVICE: dict[str, tuple[Fault, ...]] = {
    "graph": (
        _clear(_WAIT, "error", code=4, minutes=2),
        _clear(_NO_WAIT, "error", code=4),
        _lasting(_ENDED, "error", code=190, subcode=463),
        _lasting(_REVOKED, "error", code=190, subcode=460),
        _clear("this text blocked", "error", code=368),
        _unclear("error", code=9999),
    ),
    "zalo": (
        _clear(_WAIT, "status", **_429),
        _clear(_NO_WAIT, "error", error=-32),
        Fault(_ENDED, "status", _DEAD, doubt=False, commits=True, heals=True),
        _lasting(_REVOKED, "status", **_DEAD),
        _unclear("error", error=-9999),
    ),
    "zalo_oauth": (
        *ANY_SERVICE[:2],
        _lasting(_REVOKED, "error", error=-14014),
    ),
    "telegram": (
        _clear(_WAIT, "error", retry_after=30),
        _clear(_NO_WAIT, "status", status=429, body={"ok": False, "error_code": 429}),
        _lasting(_REVOKED, "error", error_code=401, description="Unauthorized"),
        _unclear("error", error_code=400, description="Bad Request: SOMETHING_NEW"),
    ),
}
LAGS = ("graph", "zalo")  # services whose lists may lag
DUPLICATE = {"graph": Fault("duplicate refused", "error", {"code": 506})}
SPENT = ("zalo_oauth",)  # what a request to them uses up is dead, whether its answer arrives

DISK = (
    Fault("disk full", "full", {"errno": errno.ENOSPC}, doubt=False),
    Fault("read-only", "readonly", {"errno": errno.EROFS}, doubt=False),
    Fault("process killed", "killed"),
)

# --- Where -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """One request of an action, in the order of a clean run."""

    service: str
    method: str
    path: str
    number: int  # how many like it went before
    last: "Request | None"  # the one before it to the same service
    fresh: bool  # the credentials were renewed just before
    role: str = ""  # unseen, visible, needed, extra; see `role_of`

    @property
    def match(self) -> str:
        return f"^{self.method} {re.escape(self.path)}$"

    @property
    def label(self) -> str:
        path = re.sub(r"\d{6,}(_\d+)?", "{id}", self.path).replace("/bot•••", "")
        path = re.sub(r"[0-9a-f]{16,}", "{hash}", path)
        return f"{self.method} {path}".strip() + (f" ({self.number + 1})" if self.number else "")


@dataclass(frozen=True, slots=True)
class Proof:
    """What a channel can find out of a post in doubt."""

    finds: bool  # that it is out
    denies: bool  # that it is not


@dataclass(frozen=True, slots=True)
class Case:
    """One cell of the matrix."""

    action: str
    request: Request
    fault: Fault
    follow: str
    proof: "Proof"

    def __str__(self) -> str:
        return f"{self.action} · {self.request.label} · {self.fault.name} · {self.follow}"


# --- What must come of it ---------------------------------------------------------------


def expected(case: Case) -> str:
    """Say by rule what the end must be and how many posts readers see then."""
    fault, role, done = case.fault, case.request.role, DONE[case.action]
    if case.action == LOOK_ABSENT and not case.proof.denies:
        done = "held ×0"
    if case.action == "publish" and _in_doubt(case):
        out = {"unseen": False, "visible": fault.commits}.get(role, True)
        denied = role == "unseen" or case.proof.denies  # what never began is not to be found
        if not (case.proof.finds and (out or denied)):
            return f"held ×{int(out)}"
    remembered = case.request.service in SPENT  # a refresh token that was refused is let be
    if fault.stops and role != "extra" and (case.follow != "killed" or remembered):
        return f"stopped, then {done}"
    if fault.heals and case.request.fresh and case.follow != "killed":
        return f"stopped, then {done}"
    spent = case.request.service in SPENT and fault.commits
    if spent and (not fault.late or case.follow == "twice"):
        return f"stopped, then {done}"
    return done


def _in_doubt(case: Case) -> bool:
    """Tell whether nobody knows, at the end of the attempt, if the post is out."""
    if case.follow == "killed":
        return True
    return case.request.role in ("visible", "needed") and case.fault.doubt


# --- One variant of a channel ------------------------------------------------------------


@dataclass(slots=True)
class Table:
    """The part of the matrix that belongs to one variant."""

    variant: Variant
    proof: Proof
    requests: dict[str, list[Request]]
    visibility_lag: float  # seconds, the channel's

    def cases(self, follows: Sequence[str] = FOLLOWS) -> Iterator[Case]:
        for action, requests in self.requests.items():
            for request in requests:
                for fault in self.faults(action, request):
                    for follow in follows:
                        if fault.allows(follow):
                            yield Case(action, request, fault, follow, self.proof)

    def faults(self, action: str, request: Request) -> list[Fault]:
        """Return what can go wrong with a request."""
        if request.service == "disk":
            return list(DISK)
        found = [*LINE, *OF_SERVICE.get(request.service, ANY_SERVICE)]
        if request.role == "visible" and request.service in DUPLICATE:
            found.append(DUPLICATE[request.service])
        if action in LOOKS and request.service in LAGS:
            lag = {"seconds": 30 + self.visibility_lag / 2}
            found.append(Fault("list lags", "lag", lag, doubt=False, lasting=True))
        return found
