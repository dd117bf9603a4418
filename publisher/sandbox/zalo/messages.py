"""Broadcasts and quotas of the Zalo stand-in.

Rules of docs.zaloplatforms.com/docs/OA and of clients in production, 2025 and 2026. That a
follower gets at most one broadcast a day is not stood in for, nor are messages to single
users, which a publisher has no use for.
"""

from datetime import timedelta
from typing import Any

from publisher.sandbox.zalo.answers import Call
from publisher.sandbox.zalo.refusals import refused
from publisher.sandbox.zalo.state import VIETNAM, Broadcast, State

ELEMENTS = 5  # articles of one broadcast at most
_MORNING, _NIGHT = 6, 22  # hours in Vietnam between which broadcasts are taken
_CODES = {"ages": 8, "gender": 3, "locations": 3, "cities": 64, "platform": 4}  # first too big
_FIRST = {"platform": 1}  # the others count from 0


async def broadcast(call: Call) -> dict[str, str]:
    """Take a broadcast of articles to all followers; they get it half an hour later."""
    state, content = call.state, await call.json()
    recipient = content.get("recipient")
    if isinstance(recipient, dict) and "user_id" in recipient:
        raise refused("old_messages")
    if state.settings.package == "basic":
        raise refused("package")
    target = _target(recipient)
    articles = [_shown(state, each) for each in _elements(content.get("message"))]
    now = state.now()
    if not _MORNING <= now.astimezone(VIETNAM).hour < _NIGHT:
        raise refused("night")
    if left(state) <= 0:
        raise refused("broadcast_quota")
    delivers = now + timedelta(seconds=state.settings.broadcast_seconds)
    state.broadcasts.append(Broadcast(state.new_id(), now, delivers, target, articles))
    return {"message_id": state.broadcasts[-1].id}


def left(state: State) -> int:
    """Return how many broadcasts the package still allows in this month of Vietnam."""
    now = state.now().astimezone(VIETNAM)
    days = [each.accepted.astimezone(VIETNAM) for each in state.broadcasts]
    used = sum((each.year, each.month) == (now.year, now.month) for each in days)
    return state.settings.broadcasts_per_month - used


async def consultation(call: Call) -> None:
    """Refuse a message to a single user: a state agency's account has no such call."""
    raise refused("oa_type" if call.state.settings.oa_type == 4 else "interaction")


async def shut_down(call: Call) -> None:
    """Refuse the message types that were shut down on 1 March 2026."""
    raise refused("message_type")


async def quota(call: Call) -> Any:
    """Tell the quota of messages to one user, or the quotas that the account bought."""
    asked = await call.json()
    if isinstance(asked.get("user_id"), str):
        return {
            "last_interaction": str(int(call.state.opened.timestamp() * 1000)),
            "cs_reply": {"remain": 8, "total": 8},
            "promotion": _promotion(call.state),
        }
    if asked.get("quota_owner") != "OA" or asked.get("product_type") not in ("cs", "transaction"):
        raise refused("invalid", field="quota_owner")
    if asked.get("quota_type") not in ("sub_quota", "purchase_quota", "reward_quota"):
        raise refused("invalid", field="quota_type")
    return []


async def old_quota(call: Call) -> dict[str, Any]:
    """Tell the quota as the older call does, which wants no body."""
    monthly = _promotion(call.state)
    return {
        "type": "promotion",
        "remain": monthly["monthly_remain"],
        "total": monthly["monthly_total"],
    }


def _promotion(state: State) -> dict[str, int]:
    return {
        "daily_remain": 1,
        "daily_total": 1,
        "monthly_remain": left(state),
        "monthly_total": state.settings.broadcasts_per_month,
    }


def _target(recipient: Any) -> dict[str, str]:
    """Return whom a broadcast is for. An empty target is unproven, and so is refused."""
    target = recipient.get("target") if isinstance(recipient, dict) else None
    if not isinstance(target, dict) or not target:
        raise refused("invalid", field="recipient")
    for field, codes in target.items():
        if field not in _CODES or not isinstance(codes, str):
            raise refused("invalid", field=field)
        allowed = {str(code) for code in range(_FIRST.get(field, 0), _CODES[field])}
        if not set(codes.split(",")) <= allowed:
            raise refused("invalid", field=field)
    return target


def _elements(message: Any) -> list[Any]:
    """Return what the elements of a broadcast refer to."""
    try:
        template = message["attachment"]["type"]
        payload = message["attachment"]["payload"]
        kind, elements = payload["template_type"], payload["elements"]
    except (KeyError, TypeError):
        raise refused("invalid", field="attachment") from None
    if (template, kind) != ("template", "media"):
        raise refused("message_type")
    if not isinstance(elements, list) or not elements:
        raise refused("invalid", field="elements")
    if len(elements) > ELEMENTS:
        raise refused("too_many")
    for each in elements:
        if not isinstance(each, dict) or each.get("media_type") != "article":
            raise refused("invalid", field="media_type")
    return [each.get("attachment_id") for each in elements]


def _shown(state: State, id_: Any) -> str:
    """Return the id of an article that readers see; raise Refused for anything else."""
    if not isinstance(id_, str):
        raise refused("invalid", field="attachment_id")
    job = state.jobs.get(id_)
    if job is not None and not job.article and not job.failure:
        raise refused("processing")
    if id_ in state.uploads and state.uploads[id_] <= state.now():
        raise refused("expired_upload")
    if id_ not in state.articles:
        raise refused("unknown", field="attachment_id")
    if state.articles[id_].shown_at is None:
        raise refused("hidden")
    return id_
