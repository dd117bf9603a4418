"""The Graph API's errors, and what they mean to the publisher.

Sorted by code and subcode only: type and HTTP status are no guide, for throttling comes as
OAuthException with 400 or 403 alike (Graph API, "Handle Errors", read 2026-10).
"""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from channels.facebook import codes
from channels.shared import words
from channels.shared.bounds import as_json
from channels.shared.web import WAIT_AT_MOST, cleaned, retry_after, unreadable
from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
)

if TYPE_CHECKING:  # slow to import, and few commands call a service
    import requests

Scope = Literal["account", "post"]

log = logging.getLogger(__name__)

FULL = 1_000.0  # percent of a quota; more is no figure


@dataclass(eq=False)
class GraphError(Exception):
    """An answer that is no success, kept as it came; secrets are blotted out."""

    status: int
    code: int | None  # None if the answer is no error of the Graph API, e.g. a proxy's page
    subcode: int | None
    transient: bool
    message: str
    wait: float | None  # seconds that the service asks for
    answer: str

    def __str__(self) -> str:
        number = "/".join(str(each) for each in (self.code, self.subcode) if each is not None)
        return f"{self.message} ({number or f'HTTP {self.status}'})"

    @property
    def said(self) -> str:
        """Say it for people; what no table knows as the service put it."""
        if self.code is None:
            return unreadable("Facebook", self.status)
        words = codes.WORDS.get(self.subcode or 0) or codes.WORDS.get(self.code)
        if self.code == codes.MOVED:
            words = _moved(self.message)
        if self.subcode == codes.NOT_A_PAGES:
            words = not_a_pages("người dùng hoặc người dùng hệ thống")
        if self.gone:
            words = "bài không còn hoặc không xem được"
        number = f"{self.code}/{self.subcode}" if self.subcode else f"{self.code}"
        return f"Facebook: {words or f'“{self.message}”'} (mã lỗi {number})"

    @property
    def gone(self) -> bool:
        """Tell whether the object does not exist (or, for all we may see, never did)."""
        return self.code == 803 or (self.code, self.subcode) == (
            codes.BAD_PARAMETER,
            codes.NO_SUCH_OBJECT,
        )

    @property
    def vague(self) -> bool:
        """Tell whether the service may have carried the request out all the same."""
        return (
            self.code is None or self.code in codes.VAGUE or self.status >= 500 or self.transient
        )


def _moved(message: str) -> str:
    """Say that a page has another id now; the service tells it in its words alone."""
    numbers = re.findall(r"\d{5,}", message)
    here = f'page_id = "{numbers[-1]}"' if numbers else "page_id mới"
    return f"trang đã được chuyển sang mã khác; hãy đặt {here}"


def not_a_pages(owner: str) -> str:
    """Say that a token is not the page's own, and what to do."""
    return (
        f"mã truy cập này là của {owner}, không phải của trang; "
        'hãy đặt token_kind = "system_user" hoặc lấy mã của trang'
    )


def read(response: "requests.Response", secrets: tuple[str, ...]) -> GraphError | None:
    """Return what is wrong with an answer; None if it is a success that can be read.

    The SDK takes any JSON without the word "error" for success, whatever the status.
    """
    body = as_json(response.content)
    if response.status_code == 200 and "json" in _kind(response) and _is_success(body):
        return None
    said = body.get("error") if isinstance(body, dict) else None
    details: Mapping[str, Any] = said if isinstance(said, dict) else {}
    text = details.get("error_user_msg") or details.get("message") or "no readable answer"
    return GraphError(
        status=response.status_code,
        code=_number(details.get("code")),
        subcode=_number(details.get("error_subcode")),
        transient=details.get("is_transient") is True,
        message=cleaned(str(text), secrets),
        wait=usage(response.headers)[1] or retry_after(response),
        answer=cleaned(response.text, secrets),
    )


def _is_success(body: Any) -> bool:
    return body is True or (isinstance(body, dict) and "error" not in body)


def _kind(response: "requests.Response") -> str:
    return response.headers.get("Content-Type", "")


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def usage(headers: Mapping[str, str]) -> tuple[float, float]:
    """Return how much of the quota is used, in percent, and for how many seconds to wait.

    The three headers are there only after some traffic, and their keys vary; what can't be
    read counts as nothing. The service gives the wait in minutes.
    """
    percent = minutes = 0.0
    for name in ("X-App-Usage", "X-Business-Use-Case-Usage", "X-Page-Usage"):
        for entry in _entries(headers.get(name, "")):
            figures = {key: value for key, value in entry.items() if _number(value) is not None}
            minutes = max(minutes, figures.pop("estimated_time_to_regain_access", 0))
            percent = max([percent, *figures.values()])
    return min(percent, FULL), min(minutes * 60, WAIT_AT_MOST)


def _entries(header: str) -> Iterator[Mapping[str, Any]]:
    value = as_json(header)
    if not isinstance(value, dict):
        return
    yield value
    for group in value.values():  # the business header: entries by page or business id
        if isinstance(group, list):
            yield from (entry for entry in group if isinstance(entry, dict))


def translate(error: GraphError, *, publishing: bool) -> ChannelError:
    """Return our error for the service's.

    publishing: the request would have been visible; whatever leaves room for doubt is then
    OutcomeUnknown.
    """
    ours = _sorted(error, publishing)
    ours.answer = error.answer
    return ours


def _sorted(error: GraphError, publishing: bool) -> ChannelError:
    said = error.said
    if error.code in codes.THROTTLED:
        return RateLimited(said, retry_after=error.wait)
    if error.subcode in codes.CHECKPOINT:
        return Unauthorized(said)
    if error.subcode in codes.FORBIDDEN:
        return Rejected(said)
    if error.code == codes.BLOCKED:
        log.warning("facebook_blocked subcode=%s: a person should look at the page", error.subcode)
        wait = max(codes.BLOCKED_WAIT, error.wait or 0)
        scope: Scope = "account" if error.subcode == codes.TOO_FAST else "post"
        return RateLimited(said, retry_after=wait, scope=scope)
    if codes.LINK_NOT_SCRAPED in (error.code, error.subcode):
        return Unavailable(said)
    if error.vague:
        return OutcomeUnknown(said) if publishing else Unavailable(said)
    if error.code in codes.DEAD_TOKEN | codes.NO_PERMISSION | codes.OF_ACCOUNT:
        return Unauthorized(said)
    if error.code == codes.UPLOAD_AGAIN:
        return Unavailable(said)
    return Rejected(said) if error.code in codes.CONTENT else Unexplained(said)


@contextmanager
def publishing() -> Iterator[None]:
    """Translate the errors of a request that readers see."""
    try:
        yield
    except GraphError as error:
        raise translate(error, publishing=True) from None


@contextmanager
def asking() -> Iterator[None]:
    """Translate the errors of requests without visible effect: nothing can have gone out."""
    try:
        yield
    except GraphError as error:
        raise translate(error, publishing=False) from None
    except OutcomeUnknown as error:
        raise Unavailable(str(error)) from None


@contextmanager
def changing() -> Iterator[None]:
    """Translate the errors of a change to one post, e.g. one of another application.

    A missing permission then may be about that post alone: it is tried out what it is.
    """
    with asking():
        try:
            yield
        except GraphError as error:
            if error.code not in codes.NO_PERMISSION:
                raise
            unclear = Unexplained(error.said)
            unclear.answer = error.answer
            raise unclear from None


@contextmanager
def reading() -> Iterator[None]:
    """Refuse a post whose file can't be read any more. Only for what goes before it is seen."""
    try:
        yield
    except OSError as error:
        raise Rejected(f"Không đọc được tệp đính kèm: {words.said(error)}.") from None


def best_effort(call: Callable[[], Any]) -> None:
    """Make a call whose failure changes nothing, e.g. to clean up."""
    try:
        call()
    except (GraphError, ChannelError):
        return
