"""Access tokens: who may do what, and the calls that make, show and end them."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import GraphError, denied, invalid, no_object, unreadable
from publisher.sandbox.graph.objects import SCOPES, TASKS, Page, Token, User
from publisher.sandbox.graph.state import SYSTEM_USER_ID, Graph

_WORDS = {
    458: "The user has not authorized application.",
    459: "The user is checkpointed and must log in at www.facebook.com.",
    460: "The session has been invalidated because the user changed the password.",
    463: "Session has expired.",
    464: "Sessions for the user are not allowed because the user is not a confirmed user.",
    467: "The access token is invalid since the user has logged out.",
    492: "The user must be an administrator, editor, or moderator of the page.",
}
_PROOF_LIFE = 300  # seconds, of the time-stamped form
SIXTY_DAYS = timedelta(days=60)


def authorised(call: Call) -> Token:
    """Return the call's token; raise 104 without one, 190 for a bad one, 100/104 for its proof."""
    if not call.secret:
        text = "An access token is required to request this resource."
        raise GraphError(104, text)
    token = call.graph.tokens.get(call.secret)
    if token is None:
        raise GraphError(190, "Invalid OAuth access token - Cannot parse access token")
    subcode = ended(token, call.now)
    if subcode is not None:
        why = _WORDS.get(subcode, "The session is invalid.")
        raise GraphError(190, f"Error validating access token: {why}", subcode=subcode)
    _check_proof(call, token)
    return token


def ended(token: Token, now: datetime) -> int | None:
    """Return the subcode of the 190 that a token gets, or None while it is valid."""
    return 463 if token.expires is not None and token.expires <= now else token.dead


def _check_proof(call: Call, token: Token) -> None:
    proof, app = call.params.get("appsecret_proof", ""), call.graph.apps[token.app]
    if not proof:
        if app.require_proof and token.kind != "APP":
            text = "API calls from the server require an appsecret_proof argument"
            raise GraphError(100, text, kind="GraphMethodException")
        return
    message, time = token.value, call.params.get("appsecret_time", "")
    if time:
        if not time.isdecimal() or abs(call.now.timestamp() - int(time)) > _PROOF_LIFE:
            raise GraphError(104, "Incorrect signature: appsecret_time is out of range")
        message = f"{message}|{time}"
    right = hmac.new(app.secret.encode(), message.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(right.encode(), proof.encode()):
        text = "Invalid appsecret_proof provided in the API argument"
        raise GraphError(100, text, kind="GraphMethodException")


def may_write(call: Call, page: str, task: str, *scopes: str) -> Token:
    """Return the page's own token if it may do this; raise 190/2069032, 200 or 283."""
    token = _page_token(call, page)
    if task not in token.tasks:
        raise GraphError(200, f"(#200) The role on the page lacks the task {task}")
    for scope in scopes:
        if scope not in token.scopes:
            raise denied(scope)
    if "pages_read_engagement" not in token.scopes:
        text = "(#283) Requires pages_read_engagement permission to manage the object"
        raise GraphError(283, text)
    return token


def may_measure(call: Call, page: str) -> None:
    """Check that the token may read the page's insights."""
    token = _page_token(call, page)
    if "read_insights" not in token.scopes:
        raise unreadable("read_insights")
    if "ANALYZE" not in token.tasks:
        raise GraphError(200, "(#200) The role on the page lacks the task ANALYZE")


def may_read(call: Call, page: str, scope: str = "pages_read_engagement") -> None:
    """Check that the token may read the page; raise 10 otherwise."""
    token = call.token
    if token is None or token.kind == "APP" or scope not in token.scopes:
        raise unreadable(scope)
    if token.kind == "PAGE" and token.subject != page:
        raise unreadable("Page Public Content Access")


def _page_token(call: Call, page: str) -> Token:
    token = call.token
    if token is None or token.kind != "PAGE":
        text = "A Page access token is required for this call for the new Pages experience."
        raise GraphError(190, text, subcode=2069032)
    if token.subject != page:
        raise GraphError(200, "(#200) The token belongs to another page")
    return token


def page_token(graph: Graph, source: Token, page: str) -> Token:
    """Return a valid token of the page for whoever owns `source`, a new one if need be."""
    now = graph.world.clock.now()
    if source.kind == "PAGE":
        return source
    tokens = [each for each in graph.tokens.values() if each.kind == "PAGE"]
    mine = [each for each in tokens if each.subject == page and each.app == source.app]
    for each in mine:
        if ended(each, now) is None and each.scopes == source.scopes:
            return each
    value = f"sandbox-page-token-{page}-{len(mine) + 1}"
    expires = None if source.expires is None or _long(source) else source.expires
    made = Token(value, "PAGE", source.app, page, now, source.scopes, source.tasks, expires)
    graph.tokens[value] = made
    return made


def _long(token: Token) -> bool:
    return token.expires is not None and token.expires - token.issued > timedelta(days=1)


def accounts(call: Call, user: User) -> list[Page]:
    """Return the pages that a user has, for /me/accounts."""
    token = call.token
    if token is None or token.subject != user.id or "pages_show_list" not in token.scopes:
        raise denied("pages_show_list")
    return list(call.graph.pages.values())


def debug(call: Call) -> dict[str, Any]:
    """Answer /debug_token, asked with a token of the app or of its developer."""
    asked = call.graph.tokens.get(call.params.get("input_token", ""))
    if "input_token" not in call.params:
        raise invalid("The parameter input_token is required")
    if asked is None:
        error = {"code": 190, "message": "Malformed access token"}
        return {"data": {"error": error, "is_valid": False, "scopes": []}}
    if call.token is None or asked.app != call.token.app:
        raise invalid("The App_id in the input_token did not match the Viewing App")
    return {"data": _described(call.graph, asked)}


def _described(graph: Graph, asked: Token) -> dict[str, Any]:
    subcode = ended(asked, graph.world.clock.now())
    data: dict[str, Any] = {
        "app_id": asked.app,
        "type": asked.kind,
        "application": graph.apps[asked.app].name,
        "is_valid": subcode is None,
        "expires_at": int(asked.expires.timestamp()) if asked.expires else 0,
        "data_access_expires_at": int(asked.data_ends.timestamp()) if asked.data_ends else 0,
        "issued_at": int(asked.issued.timestamp()),
        "scopes": sorted(asked.scopes),
        "granular_scopes": [
            {"scope": scope, "target_ids": list(graph.pages)}
            for scope in sorted(asked.scopes)
            if scope.startswith("pages_")
        ],
    }
    data |= {"profile_id" if asked.kind == "PAGE" else "user_id": asked.subject}
    if asked.kind == "PAGE":  # also whoever it was made for
        data["user_id"] = SYSTEM_USER_ID
    if subcode is not None:
        message = f"Error validating access token: {_WORDS.get(subcode, 'invalid')}"
        data["error"] = {"code": 190, "message": message, "subcode": subcode}
    return data


def exchange(call: Call) -> dict[str, Any]:
    """Answer /oauth/access_token: an app token, or a long-lived one for one still valid."""
    app = _client(call)
    kind = call.params.get("grant_type", "")
    if kind == "client_credentials":
        return {"access_token": f"{app}|{call.graph.apps[app].secret}", "token_type": "bearer"}
    if kind != "fb_exchange_token":
        raise invalid("Invalid verification code format.", 36008)
    call.secret = call.params.pop("fb_exchange_token", "")
    source = authorised(call)
    if source.app != app:
        raise invalid("The token belongs to another application")
    value = f"{source.value}-long-{len(call.graph.tokens)}"
    expires = call.now + SIXTY_DAYS
    call.graph.tokens[value] = Token(
        value, source.kind, app, source.subject, call.now, source.scopes, source.tasks, expires
    )
    seconds = int(SIXTY_DAYS.total_seconds())
    return {"access_token": value, "token_type": "bearer", "expires_in": seconds}


def revoke(call: Call) -> dict[str, Any]:
    """Answer /oauth/revoke."""
    app = _client(call)
    token = call.graph.tokens.get(call.params.get("revoke_token", ""))
    if token is None or token.app != app:
        raise invalid("Param revoke_token must be a token of this application")
    token.dead = 467
    return {"success": True}


def make_system_token(call: Call, user: User) -> dict[str, Any]:
    """Answer POST /{system-user}/access_tokens; the proof is mandatory here."""
    if "appsecret_proof" not in call.params:
        raise invalid("The parameter appsecret_proof is required")
    app, scopes = call.params.get("business_app", ""), call.params.get("scope", "")
    wanted = frozenset(scopes.replace(" ", "").split(",")) if scopes else SCOPES
    if app not in call.graph.apps:
        raise no_object(app, "post")
    if wanted - SCOPES:
        raise invalid(f"Invalid scopes: {', '.join(sorted(wanted - SCOPES))}")
    value = f"sandbox-system-user-token-{len(call.graph.tokens)}"
    ends = call.flag("set_token_expires_in_60_days", False)
    expires = call.now + SIXTY_DAYS if ends else None
    token = Token(value, "SYSTEM_USER", app, user.id, call.now, wanted, TASKS, expires)
    call.graph.tokens[value] = token
    return {"access_token": value}


def _client(call: Call) -> str:
    app = call.graph.apps.get(call.params.get("client_id", ""))
    if app is None:
        text = "Error validating application. Cannot get application info due to a system error."
        raise GraphError(101, text)
    secret = call.params.get("client_secret", "")
    if not hmac.compare_digest(app.secret.encode(), secret.encode()):
        raise GraphError(1, "Error validating client secret.", status=400)
    return app.id
