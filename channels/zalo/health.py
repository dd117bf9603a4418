"""What an operator should know of a Zalo Official Account."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from channels.shared import words
from channels.zalo import account as zalo_account
from channels.zalo.account import Account
from channels.zalo.api import ZONE, Api, number
from publisher.contract import Health

SOON = timedelta(days=14)


def health(api: Api, account: Account) -> Health:
    """Ask Zalo about the account; raises Unauthorized if it refuses the credentials."""
    answer = api.ask("GET", "/v2.0/oa/getoa")
    if answer.code:
        raise api.error(answer)
    data = answer.data
    ref = _ref(data)
    facts = {
        "gói dịch vụ": str(data.get("package_name") or ""),
        "gói dùng đến": str(data.get("package_valid_through_date") or ""),
        "loại OA": {"2": "doanh nghiệp", "4": "cơ quan nhà nước"}.get(
            str(data.get("oa_type")), ""
        ),
        "người quan tâm": _count(data.get("num_follower")),
        "mã truy cập dùng đến": _when(api.tokens.expires()),
        "lượt gọi còn lại trong phút": answer.calls_left,
    }
    return Health(
        identity=f"{data.get('name') or 'Zalo OA'} ({ref or account.oa_id})",
        facts={name: value for name, value in facts.items() if value},
        problems=tuple(_problems(data, ref, account)),
        server_time=answer.time,
    )


def _ref(data: Mapping[str, Any]) -> str:
    return str(data.get("oa_id") or data.get("oaid") or "")  # the documents say oaid


def _problems(data: Mapping[str, Any], ref: str, account: Account) -> Iterator[str]:
    if not ref:
        yield "Zalo không cho biết mã OA: chưa chắc mã truy cập thuộc đúng OA."
    elif ref != account.oa_id:
        yield f"Mã truy cập thuộc OA {ref}, không phải OA {account.oa_id} trong cấu hình."
    if data.get("is_verified") is False:
        yield "OA chưa được xác thực: gửi hồ sơ xác thực cơ quan cho Zalo."
    ends = _day(data.get("package_valid_through_date"))
    if ends is not None and ends <= zalo_account.now() + SOON:
        day = data["package_valid_through_date"]
        late = ends <= zalo_account.now()
        yield f"Gói dịch vụ của OA {'đã hết hạn' if late else 'sắp hết hạn'} ({day}): gia hạn gói."


def _day(value: Any) -> datetime | None:
    """Read "31/12/2026" as the end of that day in Vietnam."""
    try:
        day = datetime.strptime(str(value), "%d/%m/%Y").replace(tzinfo=ZONE)
        return (day + timedelta(days=1)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _when(at: datetime | None) -> str:
    return words.moment(at) if at else ""


def _count(value: Any) -> str:
    found = number(value)
    return "" if found is None else words.number(found)
