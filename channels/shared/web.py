"""What every HTTP channel needs: a session with time-outs, and the network's failures sorted.

A time-out to connect or a refused connection proves that nothing was sent. A time-out to
read, a reset or a cut body prove nothing.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import requests

from publisher.contract import OutcomeUnknown, Unavailable

TIMEOUT = (5.0, 30.0)  # seconds to connect, to read
ANSWER_LIMIT = 4_000  # characters of an answer that are kept with an attempt


class Session(requests.Session):
    """A requests session that always times out, never follows redirects, never reuses a line.

    An idle pooled connection may die just as it is used again, and that looks like an
    unknown outcome: hence `Connection: close`.
    """

    def __init__(self, timeout: tuple[float, float] = TIMEOUT) -> None:
        super().__init__()
        self.timeout = timeout
        self.headers.update({"Connection": "close", "User-Agent": "LanToa/0.1"})
        self.trust_env = False

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """Send one request; may raise what requests raises, see `attempt`."""
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = self.timeout
        kwargs["allow_redirects"] = False
        return super().request(*args, **kwargs)


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
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def server_time(response: requests.Response) -> datetime | None:
    """Return the service's clock from its Date header, or None."""
    try:
        return parsedate_to_datetime(response.headers["Date"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError):
        return None


def cleaned(answer: str, secrets: Iterable[str]) -> str:
    """Return an answer fit to be kept: cut to a sane length, the secrets blotted out."""
    for secret in secrets:
        if secret:
            answer = answer.replace(secret, "•••")
    return answer[:ANSWER_LIMIT]
