"""What holds for every request: where it may come from, and what browsers may do with answers."""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publisher.web.desk import WebDesk

COOKIE = "__Host-lan-toa"
SAFE = ("GET", "HEAD")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; media-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
HTTPS_ONLY = ("strict-transport-security", "max-age=31536000")


class TooLarge(HTTPException):
    """A form that is larger than its page takes."""

    def __init__(self) -> None:
        super().__init__(413)


class Protection:
    """Refuses what comes from elsewhere; puts on each answer what browsers must keep to."""

    def __init__(self, app: ASGIApp, desk: WebDesk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault(*HTTPS_ONLY)
            await send(message)

        if scope["method"] not in SAFE and not self._is_ours(Headers(scope=scope)):
            refusal = PlainTextResponse("This request comes from another site.", 403)
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    def _is_ours(self, headers: Headers) -> bool:
        """Tell whether one of our own pages sends this: browsers say so, and can't be made to lie.

        Origin comes with every POST, also without HTTPS; Sec-Fetch-Site only where there is.
        """
        site = headers.get("sec-fetch-site", "same-origin")
        return headers.get("origin") == self._desk.origin and site == "same-origin"
