"""Zalo broadcast: an article of the account put before its followers as a message.

Few of them are allowed each month, they go out some 30 minutes after Zalo took them, and
no call tells what became of them (OA documents, September 2026). There is no way to look
for a broadcast either: one whose outcome is unknown is left to a person.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

from pydantic import Field, field_validator

from channels.shared.words import number
from channels.zalo import account as zalo_account
from channels.zalo.account import Account
from channels.zalo.api import MORNING, ZONE, Api, seconds_until
from channels.zalo.health import health
from channels.zalo.target import EVERYBODY, described, problems
from publisher.contract import (
    Channel,
    ChannelState,
    Health,
    Item,
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Rejected,
)

_COUNT = "sent "


class Settings(Account):
    """The keys of a table that broadcasts; the account's as in the table of articles."""

    monthly_budget: int = Field(ge=0)  # as the OA's package allows; no call tells it
    target: dict[str, str] = EVERYBODY  # codes separated by commas, e.g. {cities = "17"}
    # Zalo refuses promotion at night (-234): first hour allowed and first not, in Vietnam.
    opens: int = Field(default=MORNING, ge=0, le=23)
    closes: int = Field(default=22, ge=1, le=24)

    @field_validator("target")
    @classmethod
    def _known_codes(cls, target: dict[str, str]) -> dict[str, str]:
        if found := problems(target):
            raise ValueError("; ".join(found))
        return target


class ZaloBroadcast(Channel):
    """Messages to the followers of one Official Account; waits for the article's channel."""

    settings = Settings
    display_name = "Tin truyền thông Zalo OA"
    opt_in: ClassVar[bool] = True
    min_gap: ClassVar[float] = 30.0

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        """Build from checked settings; no network."""
        self._settings = settings
        self._state = state
        self._api = Api(settings)

    def render(self, item: Item) -> Post:
        """Make the message; without the article's receipt it is for previews only.

        Its text is the same with and without: who approved it has seen what followers get.
        """
        article = item.origin.ref if item.origin else None
        from channels.zalo.body import line

        title, target = line(item.title), dict(self._settings.target)
        if not title:
            raise Rejected("Thiếu tiêu đề.")
        text = (
            f"Tin nhắn Zalo OA gửi người quan tâm: {described(target)}\n\n"
            f"{title}\n{line(item.text or item.summary)}"
        )
        return Post(text, {"article_id": article, "target": target})

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Hand the broadcast to Zalo; the receipt says that it was taken, not that it arrived.

        RateLimited outside the hours that Zalo allows, and when the month's budget is used
        up, which the channel's state counts.
        """
        article = post.payload["article_id"]
        if article is None:
            raise Rejected("Chưa gửi được: bài viết chưa được đăng trên Zalo.")
        self._heed_hours()
        month, sent = self._sent()
        if sent >= self._settings.monthly_budget:
            raise RateLimited(
                f"Đã gửi {sent} tin trong tháng, bằng hạn mức {self._settings.monthly_budget}",
                retry_after=self._to_next_month(),
            )
        body = _message(article, post.payload["target"])
        ref = self._api.call("POST", "/v2.0/oa/message", body=body).get("message_id")
        self._count(month, sent + 1)
        if not (isinstance(ref, str) and ref):
            raise OutcomeUnknown("Zalo đã nhận tin nhắn nhưng không cho mã số")
        return Receipt(ref)

    def check(self) -> Health:
        """Ask for the account; tells how much of the month's budget is left."""
        found = health(self._api, self._settings)
        left = max(0, self._settings.monthly_budget - self._sent()[1])
        return replace(found, facts={**found.facts, "tin còn gửi được trong tháng": number(left)})

    def _heed_hours(self) -> None:
        hour = zalo_account.now().astimezone(ZONE).hour
        if not self._settings.opens <= hour < self._settings.closes:
            raise RateLimited(
                f"Zalo chỉ gửi tin từ {self._settings.opens} giờ đến {self._settings.closes} giờ",
                retry_after=seconds_until(self._settings.opens),
            )

    def _sent(self) -> tuple[str, int]:
        """Return this month in Vietnam and how many broadcasts Zalo took in it."""
        month = zalo_account.now().astimezone(ZONE).strftime("%Y-%m")
        return month, int(self._state.get(_COUNT + month, "0"))

    def _count(self, month: str, sent: int) -> None:
        with self._state.transaction():
            self._state[_COUNT + month] = str(sent)
            for name in self._state.scan(_COUNT):
                if name < _COUNT + month:
                    del self._state[name]

    def _to_next_month(self) -> float:
        here = zalo_account.now().astimezone(ZONE)
        first = (here.replace(day=1) + timedelta(days=32)).replace(day=1)
        opening = first.replace(hour=self._settings.opens, minute=0, second=0, microsecond=0)
        return (opening - here).total_seconds()


def _message(article: str, target: Mapping[str, str]) -> dict[str, Any]:
    element = {"media_type": "article", "attachment_id": article}
    payload = {"template_type": "media", "elements": [element]}
    message = {"attachment": {"type": "template", "payload": payload}}
    return {"recipient": {"target": dict(target)}, "message": message}
