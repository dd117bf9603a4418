"""A session of HTTP calls with time-outs, as every HTTP channel needs it."""

import logging
import socket
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from channels.shared.bounds import PIECE, TooLong, deadline, gathered, mended, watched

# Its lines hold whole addresses, and those hold proofs and tokens.
for _name in ("urllib3.connectionpool", "urllib3.util.retry"):
    logging.getLogger(_name).addFilter(lambda _record: False)

TIMEOUT = (5.0, 30.0)  # seconds to connect, to read
SLOWEST = 50_000  # bytes a second, on a line that is still good for sending a video


class _Plain(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return watched(super()._new_conn())


class _Secure(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return watched(super()._new_conn())


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Adapter(HTTPAdapter):
    """Opens lines that a deadline can cut."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Let the pools open such lines."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}


class Session(requests.Session):
    """A requests session that always ends, never follows redirects, never reuses a line.

    An idle pooled connection may die just as it is used again, and that looks like an
    unknown outcome: hence `Connection: close`. An answer is read as far as it has a
    reasonable size, and half letters in it are replaced.
    """

    def __init__(self, timeout: tuple[float, float] = TIMEOUT) -> None:
        super().__init__()
        self.timeout = timeout
        self.headers.update({"Connection": "close", "User-Agent": "LanToa/0.1"})
        self.trust_env = False
        for scheme in ("https://", "http://"):
            self.mount(scheme, Adapter())

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """Send one request; may raise what requests raises, see `attempt`."""
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = self.timeout
        return super().request(*args, **{**kwargs, "allow_redirects": False, "stream": True})

    def get_redirect_target(self, _response: requests.Response) -> str | None:
        """Know of none: requests would read a redirect's whole answer, however long."""
        return None

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        """Send what `request` made, and read all of the answer, before the deadline."""
        seconds = sum(self.timeout) * 2 + len(request.body or b"") / SLOWEST
        with deadline(seconds):
            response = super().send(request, **kwargs)
            with response:
                try:
                    content = gathered(response.iter_content(PIECE))
                except TooLong:
                    raise requests.exceptions.ContentDecodingError("too long") from None
        response._content = mended(content)
        return response
