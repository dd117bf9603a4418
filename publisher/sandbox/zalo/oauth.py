"""The OAuth host of the Zalo stand-in: consent, and tokens that rotate.

OAuth v4 for Official Accounts (docs.zaloplatforms.com/docs/OA/bat-dau, September 2026).
Failures arrive with HTTP 200 too; only the -140xx codes marked "seen" were ever met.
"""

import base64
import hashlib
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from publisher.sandbox.pages import page
from publisher.sandbox.world import World
from publisher.sandbox.zalo.state import APP_ID, APP_SECRET, OA_ID, OA_NAME, Grant, State, state_of

_CODE_LIFE = timedelta(minutes=10)
_FAILURES = {
    -14002: "Invalid appId",  # seen
    -14003: "Invalid redirect uri",  # seen
    -14014: "Invalid refresh token",  # seen
    -14020: "Refresh token has been used or is expired",  # seen
    # Chosen for this stand-in:
    -14004: "Invalid secret key",
    -14005: "Invalid grant type",
    -14006: "Invalid request",
    -14010: "Invalid authorization code",
    -14011: "Invalid code verifier",
    -14012: "Invalid code challenge",
}


class Failed(Exception):
    """A failure of the OAuth family."""

    def __init__(self, code: int) -> None:
        super().__init__(_FAILURES[code])
        self.code = code


class OAuth:
    """The two addresses of the OAuth host."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def state(self) -> State:
        """Return the state as it is now; a reset makes a new one."""
        return state_of(self.world)

    async def consent(self, request: Request) -> Response:
        """Show the page that asks an administrator; nothing is granted by looking at it."""
        try:
            self._check_asked(dict(request.query_params))
        except Failed as error:
            return _failure(error.code, str(error))
        asked = dict(request.query_params)
        return HTMLResponse(page("zalo_consent.html", name=OA_NAME, id=OA_ID, asked=asked))

    async def grant(self, request: Request) -> Response:
        """Go back to the app with a code: the administrator agreed."""
        asked = {key: str(value) for key, value in (await request.form()).items()}
        try:
            self._check_asked(asked)
        except Failed as error:
            return _failure(error.code, str(error))
        code = self.state.new_token()
        expires = self.state.now() + _CODE_LIFE
        self.state.grants[code] = Grant(expires, asked.get("code_challenge", ""))
        answer = {"code": code, "oa_id": OA_ID}
        if asked.get("state"):
            answer["state"] = asked["state"]
        glue = "&" if urlsplit(asked["redirect_uri"]).query else "?"
        return RedirectResponse(f"{asked['redirect_uri']}{glue}{urlencode(answer)}", 302)

    async def token(self, request: Request) -> Response:
        """Exchange a code or a refresh token for a new pair. The old pair dies at once."""
        fault = self.world.faults.take(
            "zalo_oauth", f"{request.method} {request.url.path}", frozenset({"error"})
        )
        if fault and not fault.details.get("after_commit"):
            return _played(fault.details)
        try:
            await self._check_caller(request)
        except Failed as error:
            return _failure(error.code, str(error))
        pair = self.state.issue()
        if fault:
            return _played(fault.details)
        return JSONResponse(
            {
                "access_token": pair.access,
                "refresh_token": pair.refresh,
                "expires_in": str(int(self.state.settings.token_seconds)),
            }
        )

    def _check_asked(self, asked: dict[str, str]) -> None:
        if asked.get("app_id") != APP_ID:
            raise Failed(-14002)
        target, callback = asked.get("redirect_uri", ""), self.state.settings.callback
        near = urlsplit(target).hostname in ("127.0.0.1", "localhost", "::1")
        if not near or (callback and target != callback):
            raise Failed(-14003)
        challenge = asked.get("code_challenge", "")
        if challenge and len(challenge) != 43:  # SHA-256 in base64url without padding
            raise Failed(-14012)

    async def _check_caller(self, request: Request) -> None:
        said = request.headers.get("content-type", "").partition(";")[0].strip()
        if said != "application/x-www-form-urlencoded":
            raise Failed(-14006)
        if request.headers.get("secret_key") != APP_SECRET:
            raise Failed(-14004)
        form = await request.form()
        if form.get("app_id") != APP_ID:
            raise Failed(-14002)
        if form.get("grant_type") == "authorization_code":
            self._use_code(form)
        elif form.get("grant_type") == "refresh_token":
            self._use_refresh_token(form)
        else:
            raise Failed(-14005)

    def _use_code(self, form: FormData) -> None:
        """Take a code out of the world, right or wrong as the rest may be."""
        grant = self.state.grants.pop(str(form.get("code", "")), None)
        if grant is None or self.state.now() > grant.expires:
            raise Failed(-14010)
        if grant.challenge and challenge(str(form.get("code_verifier", ""))) != grant.challenge:
            raise Failed(-14011)

    def _use_refresh_token(self, form: FormData) -> None:
        given, tokens = form.get("refresh_token"), self.state.tokens
        if given in tokens.dead or (
            given == tokens.refresh and self.state.now() >= tokens.refresh_until
        ):
            raise Failed(self.state.settings.reused_refresh_error)
        if given != tokens.refresh:
            raise Failed(-14014)


def challenge(verifier: str) -> str:
    """Return the PKCE challenge (RFC 7636, S256) of a verifier."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _played(details: dict[str, object]) -> Response:
    code = int(str(details.get("error", -14014)))
    return _failure(code, str(details.get("message", _FAILURES.get(code, "Failed"))))


def _failure(code: int, name: str) -> Response:
    return JSONResponse(
        {
            "error": code,
            "error_name": name,
            "error_reason": name,
            "error_description": name,
            "ref_doc": "https://docs.zaloplatforms.com/docs/OA",
        }
    )
