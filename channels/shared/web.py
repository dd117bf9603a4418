"""What every HTTP channel needs: the network's failures sorted, and an answer's headers read.

A time-out to connect or a refused connection proves that nothing was sent. A time-out to
read, a reset or a cut body prove nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from publisher.contract import OutcomeUnknown, Unavailable

if TYPE_CHECKING:  # slow to import, and few commands call a service
    import requests

WAIT_AT_MOST = 86_400.0  # seconds that a service may ask us to wait
ANSWER_LIMIT = 4_000  # characters of an answer that are kept with an attempt


def attempt(call: "Callable[[], requests.Response]", service: str) -> "requests.Response":
    """Make one call; raise Unavailable if surely nothing was sent, else OutcomeUnknown.

    service: its name, for the people who read the errors. Those carry no address and no
    body, which may hold a token.
    """
    import requests

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


def _never_connected(error: "requests.exceptions.ConnectionError") -> bool:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    names = {type(each).__name__ for each in (reason, *error.args)}
    return bool(names & {"NewConnectionError", "NameResolutionError", "ConnectTimeoutError"})


def retry_after(response: "requests.Response") -> float | None:
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
