"""The account of the Zalo stand-in and its followers."""

from datetime import timedelta
from typing import Any

from publisher.sandbox.zalo.answers import Call
from publisher.sandbox.zalo.figures import followers
from publisher.sandbox.zalo.refusals import refused
from publisher.sandbox.zalo.state import OA_ID, OA_NAME, VIETNAM, State

_COUNT, _OFFSET = 50, 9_951  # of followers, at most
_FILTERS = {"offset", "count", "is_follower", "tag_name", "last_interaction_period"}


async def getoa(call: Call) -> dict[str, Any]:
    """Tell about the account."""
    home = call.state.world.addresses.get("zalo", "")
    settings = call.state.settings
    paid_until = (call.state.opened + timedelta(days=365)).astimezone(VIETNAM)
    return {
        "oaid": OA_ID,
        "name": OA_NAME,
        "description": "Kênh thông tin chính thức của Sở Xây dựng tỉnh Đắk Lắk",
        "oa_alias": "soxaydungdaklak",
        "is_verified": True,
        "oa_type": settings.oa_type,
        "cate_name": "Cơ quan nhà nước" if settings.oa_type == 4 else "Doanh nghiệp",
        "num_follower": followers(call.state),
        "avatar": f"{home}/_page/avatar",
        "cover": f"{home}/_page/avatar",
        "package_name": settings.package.capitalize(),
        "package_valid_through_date": f"{paid_until:%d/%m/%Y}",
        "package_auto_renew_date": "",
        "linked_ZCA": "",
    }


async def getlist(call: Call) -> dict[str, Any]:
    """List followers, at most 50 at once and none beyond about the ten thousandth."""
    asked = call.data()
    if set(asked) - _FILTERS:
        raise refused("invalid", field="data")
    offset, count = _window(asked)
    users = _users(call.state, offset, count)
    total = followers(call.state)
    return {"total": total, "count": len(users), "offset": offset, "users": users}


async def getfollowers(call: Call) -> dict[str, Any]:
    """List followers the old way, withdrawn for business accounts on 1 June 2024."""
    if call.state.settings.oa_type != 4:
        raise refused("oa_type")
    offset, count = _window(call.data())
    return {"total": followers(call.state), "followers": _users(call.state, offset, count)}


def _window(asked: dict[str, Any]) -> tuple[int, int]:
    offset, count = asked.get("offset"), asked.get("count")
    for field, value in (("offset", offset), ("count", count)):
        if type(value) is not int or value < 0:
            raise refused("invalid", field=field)
    assert isinstance(offset, int) and isinstance(count, int)  # noqa: S101  said to mypy
    if count > _COUNT or offset > _OFFSET:
        raise refused("too_many")
    return offset, count


def _users(state: State, offset: int, count: int) -> list[dict[str, str]]:
    last = min(offset + count, followers(state))
    return [
        {"user_id": str(state.world.random(f"zalo:user:{number}").randrange(10**18, 10**19))}
        for number in range(offset, last)
    ]
