"""The Graph API's errors: codes, subcodes and statuses as seen on graph.facebook.com, 2026."""

from typing import Any


class GraphError(Exception):
    """An answer that refuses a call; becomes `{"error": {…}}`."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        subcode: int | None = None,
        status: int | None = None,
        kind: str = "OAuthException",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.subcode = subcode
        self.status = status or _status(code)
        self.kind = kind
        self.minutes: int | None = None  # until calls are allowed again, for the usage header
        self.extra: dict[str, Any] = {}  # further keys of the error object

    def answer(self, trace: str) -> dict[str, Any]:
        """Return the body. Only message, type, code and fbtrace_id are always there."""
        error: dict[str, Any] = {"message": self.message, "type": self.kind, "code": self.code}
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.code in (1, 2):
            error["is_transient"] = self.code == 2
        return {"error": {**error, **self.extra, "fbtrace_id": trace}}


def _status(code: int) -> int:
    """Return the HTTP status: 500 for 1 and 2, 403 for 4, 10 and permissions, else 400."""
    if code in (1, 2):
        return 500
    return 403 if code in (4, 10) or 200 <= code <= 299 else 400


def invalid(message: str, subcode: int | None = None) -> GraphError:
    """Return code 100, a wrong parameter."""
    return GraphError(100, f"(#100) {message}", subcode=subcode)


def no_object(name: str, verb: str = "get") -> GraphError:
    """Return 100/33: the object does not exist, or this token may not know of it."""
    text = (
        f"Unsupported {verb} request. Object with ID '{name}' does not exist, cannot be loaded "
        "due to missing permissions, or does not support this operation."
    )
    return GraphError(100, text, subcode=33, kind="GraphMethodException")


def no_field(name: str, kind: str) -> GraphError:
    """Return code 100 for a field or edge that this kind of node lacks."""
    return invalid(f"Tried accessing nonexisting field ({name}) on node type ({kind})")


def denied(permission: str) -> GraphError:
    """Return code 200: the token lacks the permission to write."""
    return GraphError(200, f"(#200) Requires {permission} permission to manage the object")


def unreadable(permission: str) -> GraphError:
    """Return code 10: the token lacks the permission to read."""
    return GraphError(10, f"(#10) This endpoint requires the '{permission}' permission")


def syntax(message: str) -> GraphError:
    """Return code 2500: the address or the query can't be parsed."""
    return GraphError(2500, message)
