"""What every HTTP channel needs: a session with time-outs, and the network's failures sorted.

A time-out to connect or a refused connection proves that nothing was sent. A time-out to
read, a reset or a cut body prove nothing.
"""

import logging
import socket
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from channels.shared.bounds import PIECE, TooLong, deadline, gathered, mended, watched
from publisher.contract import OutcomeUnknown, Unavailable

# Its lines hold whole addresses, and those hold proofs and tokens.
for _name in ("urllib3.connectionpool", "urllib3.util.retry"):
    logging.getLogger(_name).addFilter(lambda _record: False)

TIMEOUT = (5.0, 30.0)  # seconds to connect, to read
SLOWEST = 50_000  # bytes a second, on a line that is still good for sending a video
WAIT_AT_MOST = 86_400.0  # seconds that a service may ask us to wait
ANSWER_LIMIT = 4_000  # characters of an answer that are kept with an attempt


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


def attempt(call: Callable[[], requests.Response], service: str) -> requests.Response:
    """Make one call; raise Unavailable if surely nothing was sent, else OutcomeUnknown.

    service: its name, for the people who read the errors. Those carry no address and no
    body, which may hold a token.
    """
    try:
        return call()
    except requests.exceptions.ConnectTimeout:
        raise Unavailable(f"{service} không nhận kết nối trong thời gian chờ") from None
    except requests.exceptions.SSLError as error:
        if "certificate verify failed" in str(error).lower():
            raise Unavailable(f"Chứng thư số của {service} không hợp lệ") from None
        raise OutcomeUnknown(f"Kết nối mã hóa với {service} bị ngắt giữa chừng") from None
    except requests.exceptions.ConnectionError as error:
        if _never_connected(error):
            raise Unavailable(f"Không kết nối được với {service}") from None
        raise OutcomeUnknown(f"Mất kết nối trước khi {service} trả lời") from None
    except requests.exceptions.ReadTimeout:
        raise OutcomeUnknown(f"{service} không trả lời trong thời gian chờ") from None
    except requests.exceptions.RequestException:
        raise OutcomeUnknown(f"Câu trả lời của {service} bị đứt hoặc không đọc được") from None


def unreadable(service: str, status: int) -> str:
    """Say, for people, that an answer is none of the service's own: half of one, a proxy's."""
    if status >= 500:
        return f"{service} đang gặp sự cố (HTTP {status})"
    return f"Không đọc được câu trả lời của {service} (HTTP {status})"


def _never_connected(error: requests.exceptions.ConnectionError) -> bool:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    names = {type(each).__name__ for each in (reason, *error.args)}
    return bool(names & {"NewConnectionError", "NameResolutionError", "ConnectTimeoutError"})


def retry_after(response: requests.Response) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110), or None."""
    value = response.headers.get("Retry-After", "").strip()
    try:
        seconds = float(value) if value.isdecimal() else _until(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(0.0, seconds), WAIT_AT_MOST)


def _until(date: str) -> float:
    return (parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds()


def server_time(headers: Mapping[str, str]) -> datetime | None:
    """Return the service's clock from its Date header, or None."""
    try:
        return parsedate_to_datetime(headers["Date"]).astimezone(UTC)
    except (LookupError, TypeError, ValueError, OverflowError):
        return None


def cleaned(answer: str, secrets: Iterable[str]) -> str:
    """Return an answer fit to be kept: cut to a sane length, the secrets blotted out."""
    for secret in filter(None, secrets):
        for form in (secret, quote(secret, safe="")):
            answer = answer.replace(form, "•••")
    return answer[:ANSWER_LIMIT]
