"""The HTTP session under facebook-sdk: what it sends and gets is put right here."""

import hmac
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import facebook
import requests
from urllib3.util import Retry

from channels.facebook.errors import read
from channels.shared.session import Adapter, Session
from channels.shared.web import attempt
from publisher.contract import Secret

# A GET may be repeated at once; a POST or DELETE is never sent twice.
_RETRIES = Retry(
    total=1,
    connect=0,
    other=0,
    backoff_factor=0.2,
    allowed_methods={"GET"},
    status_forcelist={500, 502, 503, 504},
    raise_on_status=False,
    respect_retry_after_header=False,
)


class GraphSession(Session):
    """Sends what the SDK wants sent, to one host, with the token in a header."""

    def __init__(
        self,
        base_url: str,
        app_secret: Secret | None,
        timeout: tuple[float, float],
        heard: Callable[[requests.Response], None],
    ) -> None:
        super().__init__(timeout)
        self._base_url = base_url.rstrip("/") + "/"
        self._app_secret = app_secret
        self._heard = heard
        for scheme in ("https://", "http://"):
            self.mount(scheme, Adapter(max_retries=_RETRIES))

    def request(  # type: ignore[override]  # only what the SDK calls it with
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | None = None,
        **_: Any,
    ) -> requests.Response:
        """Make one call; raise GraphError, Unavailable or OutcomeUnknown."""
        query, form = _wire(params), _wire(data)
        token = form.pop("access_token", None) or query.pop("access_token", "")
        proof, secret = self._proof(token), self._secret  # before the request leaves
        (form if form else query).update(proof)
        response = attempt(
            lambda: super(GraphSession, self).request(
                method,
                url.replace(facebook.FACEBOOK_GRAPH_URL, self._base_url, 1),
                params=query,
                data=form or None,
                files=files,
                headers={"Authorization": f"Bearer {token}"},
            ),
            "Facebook",
        )
        self._heard(response)
        if error := read(response, (token, *proof.values(), secret, query.get("input_token", ""))):
            raise error
        return response

    @property
    def _secret(self) -> str:
        return self._app_secret.reveal() if self._app_secret else ""

    def _proof(self, token: str) -> dict[str, str]:
        if not self._app_secret or "|" in token:  # an app's own token needs no proof
            return {}
        return {
            "appsecret_proof": hmac.new(self._secret.encode(), token.encode(), sha256).hexdigest()
        }


def _wire(values: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return values as the Graph API reads them from a form: lists and objects as JSON."""
    return {name: _as_text(value) for name, value in (values or {}).items() if value is not None}


def _as_text(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (bool, dict, list)) else value
