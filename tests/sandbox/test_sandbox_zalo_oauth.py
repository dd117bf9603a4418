"""The OAuth host of the Zalo stand-in, and the signature of its webhook events."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.zalo import app
from publisher.sandbox.zalo.oauth import challenge
from publisher.sandbox.zalo.webhook import signature

APP = "1234567890123456789"
SECRET = "sandbox-zalo-secret"
BACK = "http://127.0.0.1:9/callback"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


@pytest.fixture(scope="module")
def service() -> Iterator[Sandbox]:
    with running() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(service: Sandbox) -> Sandbox:
    service.reset()
    return service


def asked(**changes: str) -> dict[str, str]:
    return {"app_id": APP, "redirect_uri": BACK, **changes}


def consent(sandbox: Sandbox, **changes: str) -> dict[str, str]:
    """Click "Cho phép" and return what the callback is told."""
    url = sandbox.url("zalo_oauth") + "/v4/oa/permission"
    answer = requests.post(url, data=asked(**changes), timeout=10, allow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{BACK}?")
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    return {key: value[0] for key, value in query.items()}


def token(sandbox: Sandbox, secret: str = SECRET, **form: str) -> dict[str, Any]:
    answer = requests.post(
        sandbox.url("zalo_oauth") + "/v4/oa/access_token",
        data={"app_id": APP, **form},
        headers={"secret_key": secret},
        timeout=10,
    )
    assert answer.status_code == 200
    return dict(answer.json())


def refresh(sandbox: Sandbox, value: str = "sandbox-zalo-refresh") -> dict[str, Any]:
    return token(sandbox, grant_type="refresh_token", refresh_token=value)


def error_with(sandbox: Sandbox, access: str) -> int:
    answer = requests.get(
        sandbox.url("zalo") + "/v2.0/oa/getoa", headers={"access_token": access}, timeout=10
    )
    return int(answer.json()["error"])


def test_refresh_gives_a_new_pair_and_kills_the_old_one(sandbox: Sandbox) -> None:
    assert error_with(sandbox, "sandbox-zalo-access") == 0
    pair = refresh(sandbox)
    assert set(pair) == {"access_token", "refresh_token", "expires_in"}
    assert pair["expires_in"] == "90000"
    assert error_with(sandbox, "sandbox-zalo-access") == -220
    assert error_with(sandbox, pair["access_token"]) == 0
    assert refresh(sandbox)["error"] == -14014
    assert "access_token" in refresh(sandbox, pair["refresh_token"])


def test_refresh_token_dies_even_if_the_answer_is_lost(sandbox: Sandbox) -> None:
    sandbox.fault("zalo_oauth", "cut_after_commit", "access_token")
    with pytest.raises(requests.ConnectionError):
        refresh(sandbox)
    app.state_of(sandbox.world).settings.reused_refresh_error = -14020
    assert refresh(sandbox)["error"] == -14020


def test_refresh_token_lives_three_months(sandbox: Sandbox) -> None:
    assert error_with(sandbox, "sandbox-zalo-access") == 0
    sandbox.advance(90 * 86_400 + 1)
    assert refresh(sandbox)["error"] == -14014


def test_caller_has_to_be_the_app(sandbox: Sandbox) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": "sandbox-zalo-refresh"}
    assert "access_token" not in token(sandbox, secret="wrong", **form)
    assert "access_token" not in token(sandbox, **{**form, "app_id": "1"})
    assert "access_token" not in token(sandbox, **{**form, "grant_type": "password"})
    assert refresh(sandbox, "unknown")["error"] == -14014
    assert "access_token" in refresh(sandbox)  # none of these used it up


def test_consent_page_names_the_account_and_grants_nothing(sandbox: Sandbox) -> None:
    url = sandbox.url("zalo_oauth") + "/v4/oa/permission"
    answer = requests.get(url, params=asked(state="s1"), timeout=10)
    assert "Sở Xây dựng tỉnh Đắk Lắk" in answer.text
    assert 'name="state" value="s1"' in answer.text
    assert app.state_of(sandbox.world).grants == {}


def test_code_is_good_once_and_for_ten_minutes(sandbox: Sandbox) -> None:
    told = consent(sandbox, state="s1")
    assert (told["oa_id"], told["state"]) == ("4567890123456789012", "s1")
    form = {"grant_type": "authorization_code", "code": told["code"]}
    pair = token(sandbox, **form)
    assert error_with(sandbox, pair["access_token"]) == 0
    assert "access_token" not in token(sandbox, **form)
    late = consent(sandbox)
    assert "state" not in late
    sandbox.advance(601)
    form["code"] = late["code"]
    assert "access_token" not in token(sandbox, **form)


def test_verifier_has_to_fit_the_challenge(sandbox: Sandbox) -> None:
    assert challenge(VERIFIER) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    for verifier, good in (("", False), ("wrong", False), (VERIFIER, True)):
        code = consent(sandbox, code_challenge=challenge(VERIFIER))["code"]
        form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
        assert ("access_token" in token(sandbox, **form)) is good


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"app_id": "1"}, -14002),
        ({"redirect_uri": "https://example.org/"}, -14003),
        ({"code_challenge": "padded="}, -14012),
    ],
)
def test_wrong_consent_address_is_refused(
    sandbox: Sandbox, changes: dict[str, str], error: int
) -> None:
    url = sandbox.url("zalo_oauth") + "/v4/oa/permission"
    answer = requests.get(url, params=asked(**changes), timeout=10, allow_redirects=False)
    assert (answer.status_code, answer.json()["error"]) == (200, error)


def test_error_fault_may_rotate_first(sandbox: Sandbox) -> None:
    sandbox.fault("zalo_oauth", "error", error=-14014)
    assert refresh(sandbox)["error"] == -14014
    assert error_with(sandbox, "sandbox-zalo-access") == 0
    sandbox.fault("zalo_oauth", "error", error=-14014, after_commit=True)
    assert refresh(sandbox)["error"] == -14014
    assert error_with(sandbox, "sandbox-zalo-access") == -220


# --- Webhook --------------------------------------------------------------------------

SIGNED = (
    '{"app_id":"1234567890123456789","oa_id":"4567890123456789012",'
    '"follower":{"id":"9876543210987654321"},"user_id_by_app":"1112223334445556667",'
    '"event_name":"follow","source":"oa_profile","timestamp":"1767225600000"}'
)


def test_signature_is_that_of_the_documents() -> None:
    right = "d0ca8810e4508dcb1e57a5d0ac1cd638cba51cce3ae0600f224d659f6e133a12"
    assert signature(SIGNED.encode(), "1767225600000", APP, "oa-secret-demo") == f"mac={right}"


@contextmanager
def receiver(port: int = 0) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    got: list[tuple[dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((dict(self.headers), body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", port), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook", got
        finally:
            server.shutdown()
            thread.join()


def follow(sandbox: Sandbox) -> int:
    url = sandbox.url("home") + "/control/zalo/events"
    event = {"event_name": "follow", "follower": {"id": "987"}, "source": "oa_profile"}
    return int(requests.post(url, json=event, timeout=10).json()["waiting"])


def test_event_is_sent_signed(sandbox: Sandbox) -> None:
    with receiver() as (url, got):
        app.state_of(sandbox.world).settings.webhook_url = url
        assert follow(sandbox) == 0
    [(headers, body)] = got
    assert headers["User-Agent"] == "ZaloWebhook"
    assert "num_retry" not in headers
    timestamp = body.split(b'"timestamp":"')[1][:13]
    text = APP.encode() + body + timestamp + b"sandbox-zalo-oa-secret"
    assert headers["X-ZEvent-Signature"] == f"mac={hashlib.sha256(text).hexdigest()}"


def test_event_is_repeated_while_nobody_is_there(sandbox: Sandbox) -> None:
    with receiver() as (url, _):
        pass  # the port is free again
    settings = app.state_of(sandbox.world).settings
    settings.webhook_url = url
    assert follow(sandbox) == 1
    sandbox.advance(31)
    error_with(sandbox, "sandbox-zalo-access")  # any call sets off what is due
    with receiver(urlsplit(url).port or 0) as (_, got):
        sandbox.advance(299)
        error_with(sandbox, "sandbox-zalo-access")
        assert got == []
        sandbox.advance(2)
        error_with(sandbox, "sandbox-zalo-access")
    assert got[0][0]["num_retry"] == "2"


def test_webhook_is_off_after_the_last_repeat_in_vain(sandbox: Sandbox) -> None:
    with receiver() as (url, _):
        pass
    settings = app.state_of(sandbox.world).settings
    settings.webhook_url = url
    follow(sandbox)
    for _ in range(5):
        assert settings.webhook_url
        sandbox.advance(3_601)
        error_with(sandbox, "sandbox-zalo-access")
    assert settings.webhook_url == ""
