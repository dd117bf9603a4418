"""Calls to the Zalo OA Open API, and its error codes sorted into our errors.

Zalo says in the body how a call went, mostly with HTTP 200 whatever happened: the field
`error` is 0 or a code. The codes are those of docs.zaloplatforms.com/docs/OA/phu-luc/ma-loi
as of September 2026; many other tables of them are wrong.
"""

import hashlib
import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from channels.shared.bounds import as_json
from channels.shared.web import attempt, cleaned, retry_after, server_time, unreadable
from channels.zalo import account as zalo_account
from channels.zalo.account import Account
from channels.zalo.tokens import Tokens
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

log = logging.getLogger(__name__)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # Zalo's hours; its documents name no zone
MORNING = 6  # the hour from which broadcasts are allowed

TOO_MANY_CALLS = -32
UPLOAD_FAILED = -200
INVALID = -201
TOO_LARGE = -210
OUT_OF_QUOTA = -211
PENDING = -214
NOT_AUTHORIZED = -223  # also: the quota of articles is used up
NIGHT = -234
FORBIDDEN_CONTENT = -248
STALE_TOKEN = frozenset({-216, -220})

OPERATOR = {  # what only a person can put right
    -204: "OA đã bị khóa",
    -205: "OA không tồn tại",
    -207: "OA chưa liên kết với ứng dụng",
    -208: "OA chưa có khóa bí mật",
    -209: "ứng dụng chưa được kích hoạt cho API này",
    -212: "ứng dụng chưa đăng ký API này",
    -215: "app_id không đúng",
    -216: "mã truy cập không dùng được: cần cấp quyền lại cho ứng dụng",
    -219: "ứng dụng đã bị gỡ hoặc bị khóa",
    -220: "mã truy cập đã hết hạn hoặc bị thu hồi: cần cấp quyền lại cho ứng dụng",
    -221: "OA cần được xác thực để dùng tính năng này",
    NOT_AUTHORIZED: "OA chưa cấp cho ứng dụng quyền dùng API này",
    -240: "phiên bản API này đã bị đóng: cần cập nhật phần mềm",
    -224: "gói dịch vụ của OA không có tính năng này: cần nâng gói",
    -235: "API này không hỗ trợ loại OA của cơ quan",
    -242: "appsecret_proof không đúng: kiểm tra app_secret",
    -320: "ứng dụng cần liên kết tài khoản Zalo Cloud",
    -321: "tài khoản Zalo Cloud hết tiền hoặc bị khóa",
}

OF_READER = frozenset({-213, -217, -218, -222, -227, -230, -232, -244})  # one user's own doing
OF_FORM = frozenset({-202, -233})  # of what we send

REFUSALS = {  # what an editor can put right
    TOO_LARGE: "tệp quá lớn",
    FORBIDDEN_CONTENT: "nội dung thuộc loại bị cấm",
}


OF_CONTENT = frozenset({*REFUSALS, UPLOAD_FAILED, INVALID, *OF_READER, *OF_FORM})


@dataclass(frozen=True, slots=True)
class Answer:
    """What Zalo said: its own code (0 is success), its words and the data."""

    code: int
    message: str
    data: Mapping[str, Any]
    text: str = ""  # the whole body, secrets removed
    time: datetime | None = field(default=None, compare=False)  # Zalo's clock
    calls_left: str = ""  # in this minute, as Zalo counts


class Api:
    """Zalo as seen by one account: signed calls, stale tokens renewed on the way."""

    def __init__(self, account: Account) -> None:
        from channels.shared.session import Session

        self._account = account
        self._session = Session((account.connect_timeout, account.read_timeout))
        self.tokens = Tokens(account, self._session)

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Mapping[str, Any]:
        """Make a call and return its data; raise one of our errors for any other answer."""
        answer = self.ask(method, path, query=query, body=body)
        if answer.code:
            raise self.error(answer)
        return answer.data

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Make a call and return whatever Zalo says by a code of its own.

        A call that was refused for its token has done nothing: it is made once more with
        a new one. An answer that can't be read is OutcomeUnknown.
        """
        token = self.tokens.current()
        answer = self._once(token, method, path, query, body)
        if answer.code in STALE_TOKEN:
            answer = self._once(self.tokens.renewed(token), method, path, query, body)
        return answer

    def error(self, answer: Answer) -> ChannelError:
        """Return the error of ours that an answer other than success amounts to."""
        error = _translated(answer, self._account.quota_wait)
        error.answer = answer.text
        return error

    def _once(
        self,
        token: str,
        method: str,
        path: str,
        query: Mapping[str, str] | None,
        body: Mapping[str, Any] | None,
    ) -> Answer:
        proof, headers = "", {"access_token": token}  # this very name, not Authorization
        if self._account.appsecret_proof:
            key = self._account.app_secret.reveal().encode()
            proof = hmac.new(key, token.encode(), hashlib.sha256).hexdigest()
            headers["appsecret_proof"] = proof
        url = f"{self._account.base_url}{path}"
        response = attempt(
            lambda: self._session.request(method, url, params=query, json=body, headers=headers),
            "Zalo",
        )
        response.encoding = "utf-8"  # JSON always is; guessing garbles Vietnamese
        return _read(response, (token, proof, *self.tokens.secrets()))


def seconds_until(hour: int) -> float:
    """Return the seconds from now to the next time that this hour begins in Vietnam."""
    here = zalo_account.now().astimezone(ZONE)
    then = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    return (then + timedelta(days=then <= here) - here).total_seconds()


def number(value: Any) -> int | None:
    """Read a figure that Zalo sends as a number or as a string; None if it is neither."""
    if isinstance(value, bool):
        return None
    try:
        return int(str(value))
    except ValueError:
        return None


def _read(response: "requests.Response", secrets: tuple[str, ...]) -> Answer:
    """Read the envelope; raise RateLimited, or OutcomeUnknown if there is none."""
    status, text = response.status_code, cleaned(response.text, secrets)
    body = as_json(response.content)
    code = number(body.get("error")) if isinstance(body, dict) else None
    error: ChannelError
    if status == 429:
        error = RateLimited("Gọi Zalo quá nhiều", retry_after=retry_after(response))
    elif status < 500 and code is not None and (code or status == 200):
        return _envelope(response, body, secrets)
    elif status == 401:  # seen by some clients for a dead token, without an envelope
        return Answer(-216, "HTTP 401", {}, text)
    else:
        error = OutcomeUnknown(unreadable("Zalo", status))
    error.answer = text
    raise error


def _envelope(
    response: "requests.Response", body: dict[str, Any], secrets: tuple[str, ...]
) -> Answer:
    data = body.get("data")
    return Answer(
        code=number(body["error"]) or 0,
        message=cleaned(str(body.get("message") or ""), secrets),
        data=data if isinstance(data, dict) else {},
        text=cleaned(response.text, secrets),
        time=server_time(response.headers),
        calls_left=response.headers.get("X-RateLimit-Remain", ""),
    )


def _translated(answer: Answer, quota_wait: float) -> ChannelError:
    code, said = answer.code, f"mã lỗi {answer.code}"
    if code == TOO_MANY_CALLS:  # the count begins anew with each minute
        return RateLimited(f"Gọi Zalo quá nhiều ({said})", retry_after=_to_next_minute())
    if code == OUT_OF_QUOTA or _is_article_quota(answer):
        return RateLimited(f"Zalo báo hết hạn mức ({said})", retry_after=quota_wait)
    if code == NIGHT:
        wait = seconds_until(MORNING)
        return RateLimited(f"Zalo không gửi ban đêm ({said})", retry_after=wait)
    if code == PENDING:
        return Unavailable(f"Zalo còn đang xử lý bài ({said})")
    if code in OPERATOR:
        return Unauthorized(f"Zalo không cho phép: {OPERATOR[code]} ({said})")
    words = REFUSALS.get(code) or f"“{answer.message}”"
    refused = f"Zalo từ chối: {words} ({said})"
    return Rejected(refused) if code in OF_CONTENT else Unexplained(refused)


def _is_article_quota(answer: Answer) -> bool:
    """Tell the two meanings of -223 apart. Zalo gives nothing but the words to do so by."""
    return answer.code == NOT_AUTHORIZED and "quota" in answer.message.lower()


def _to_next_minute() -> float:
    return 61.0 - zalo_account.now().second
