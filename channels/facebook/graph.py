"""The Graph API through facebook-sdk 3.1.0, made safe by a session of our own.

The SDK (last release 2018) waits for ever, takes errors for success, garbles lists and
booleans, puts the token into addresses and knows no present version. What it sends and
gets goes through `GraphSession`, which puts that right; nothing else of ours sees the SDK.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from channels.facebook.codes import DEAD_TOKEN
from channels.facebook.errors import GraphError, asking, usage
from channels.shared.web import server_time
from publisher.contract import ChannelState, Secret, now

if TYPE_CHECKING:  # slow to import, and few commands call a service
    import facebook
    import requests

log = logging.getLogger(__name__)

REST = 300.0  # seconds without publishing when the quota runs low and no time is given
_REST_UNTIL = "rest_until"  # in state: seconds since 1970


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where the Graph API is and with what right we speak to it."""

    base_url: str
    video_url: str
    version: str  # e.g. "v26.0"
    page_id: str
    token: Secret
    derive: bool  # the token is a system user's; the page's own is fetched with it
    app_id: str | None
    app_secret: Secret | None
    timeout: tuple[float, float]  # seconds to connect, to read
    slow_down_at: float  # percent of the quota


class Graph:
    """The calls we make. All raise GraphError for what the service says against them."""

    def __init__(self, access: Access, state: ChannelState) -> None:
        self._access = access
        self._state = state
        self.served_version: str | None = None  # where it is not the one asked for
        self.server_time: datetime | None = None
        self._api = self._client(access.base_url, None)
        self._video = self._client(access.video_url, None)

    def _client(self, base_url: str, token: str | None) -> "facebook.GraphAPI":
        import facebook

        from channels.facebook.session import GraphSession

        session = GraphSession(
            base_url, self._access.app_secret, self._access.timeout, self._heard
        )
        client = facebook.GraphAPI(token, session=session)
        client.version = self._access.version  # the constructor knows only 2.8 to 3.1
        return client

    # --- Calls ------------------------------------------------------------------------

    def node(self, name: str, **args: Any) -> Mapping[str, Any]:
        """Read an object."""
        return self._call(lambda: self._api.get_object(name, **args))

    def edge(self, name: str, edge: str, **args: Any) -> Mapping[str, Any]:
        """Read one page of a list."""
        return self._call(lambda: self._api.get_connections(name, edge, **args))

    def post(self, path: str, *, fields: str | None = None, **data: Any) -> Mapping[str, Any]:
        """Write; `fields` are read back in the same answer."""
        path = f"{self._access.version}/{path}"
        return self._call(lambda: self._api.request(path, {"fields": fields}, dict(data)))

    def photo(self, picture: bytes, **data: Any) -> Mapping[str, Any]:
        """Upload a picture to the page."""
        album = f"{self._access.page_id}/photos"
        return self._call(lambda: self._api.put_photo(picture, album, **data))

    def video(self, *, chunk: bytes | None = None, **data: Any) -> Mapping[str, Any]:
        """Take one step of an upload to the page's videos."""
        path = f"{self._access.version}/{self._access.page_id}/videos"
        files = {"video_file_chunk": ("chunk", chunk)} if chunk is not None else None
        return self._call(lambda: self._video.request(path, None, dict(data), files))

    def delete(self, name: str) -> None:
        """Delete an object."""
        self._call(lambda: self._api.delete_object(name))

    def owner(self) -> "facebook.GraphAPI":
        """Return a client that speaks with the configured token, not with one derived."""
        return self._client(self._access.base_url, self._access.token.reveal())

    def debug_token(self) -> Mapping[str, Any]:
        """Read what the service knows about the configured token. Needs the app's secret."""
        access = self._access
        if not access.app_id or not access.app_secret:
            return {}
        client = self._client(access.base_url, f"{access.app_id}|{access.app_secret.reveal()}")
        found = client.get_object("debug_token", input_token=access.token.reveal())
        data = found.get("data") if isinstance(found, dict) else None
        return data if isinstance(data, dict) else {}

    def _call(self, send: Callable[[], Any]) -> Mapping[str, Any]:
        if not self._access.derive:
            self._speak_with(self._access.token.reveal())
        elif self._api.access_token is None:
            self._derive()
        try:
            answer = send()
        except GraphError as error:
            if error.code not in DEAD_TOKEN or not self._access.derive:
                raise
            self._derive()  # once: nothing was done with the dead one, so nothing is repeated
            answer = send()
        return answer if isinstance(answer, dict) else {}

    def _derive(self) -> None:
        with asking():
            found = self.owner().get_object(self._access.page_id, fields="access_token")
            token = found.get("access_token") if isinstance(found, dict) else None
            if not token or not isinstance(
                token, str
            ):  # that is how a missing role on the page looks
                raise GraphError(200, 190, None, False, "no page token for us", None, "")
        self._speak_with(token)

    def _speak_with(self, token: str) -> None:
        self._api.access_token = self._video.access_token = token

    # --- What the headers tell --------------------------------------------------------

    def _heard(self, response: "requests.Response") -> None:
        self.server_time = server_time(response.headers) or self.server_time
        self._compare_version(response.headers.get("facebook-api-version"))
        percent, wait = usage(response.headers)
        if percent >= self._access.slow_down_at:
            until = now().timestamp() + (wait or REST)
            self._state[_REST_UNTIL] = f"{until:.0f}"
            log.info("graph_quota_low percent=%.0f rest=%.0f", percent, wait or REST)

    def _compare_version(self, served: str | None) -> None:
        """Warn of another version: for an expired one the oldest alive answers, unasked."""
        if served and served not in (self._access.version, self.served_version):
            self.served_version = served
            log.warning(
                "graph_version_drift configured=%s served=%s", self._access.version, served
            )

    def rest(self) -> float:
        """Return for how many seconds the quota wants us to keep still."""
        until = float(self._state.get(_REST_UNTIL, 0))
        return max(0.0, until - now().timestamp())
