"""Whose yes an item still needs, and what the verdicts that people gave were about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, select

from publisher.items.lifecycle import items
from publisher.outbox.approval import sent_back
from publisher.outbox.deliveries import END_STATES, SENT, WITHDRAW, WITHDRAWN, agreed
from publisher.outbox.plan import of_item
from publisher.outbox.verdicts import APPROVED, every_verdict, verdicts

if TYPE_CHECKING:
    from publisher.planning.planner import Planner


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStatus:
    """What people have said of one item so far."""

    rows: Sequence[RowMapping]  # its deliveries
    given: Mapping[str, Mapping[str, RowMapping]]  # verdicts by content digest, then by person
    every: Sequence[RowMapping]  # all verdicts, the oldest first
    refusal: RowMapping | None  # of what waits
    asked: bool  # the office asks approval of such an item

    @classmethod
    def of(cls, db: Connection, planner: "Planner", item: str) -> "ApprovalStatus":
        """Read what was said of an item."""
        newest = db.execute(select(items.c.version).where(items.c.id == item)).scalar_one()
        return cls(
            rows=of_item(db, item),
            given=verdicts(db, item),
            every=every_verdict(db, item),
            refusal=sent_back(db, item),
            asked=planner.needed(planner.version(db, newest)) > 0,
        )

    def lacks(self, row: RowMapping) -> dict[str, Any] | None:
        """Return what a delivery lacks to be let go; None if it lacks nobody's yes.

        `missing` people must still approve it; `approver`: only approvers may say so, by name.
        `changed`: it is not what somebody approved.
        """
        if row["state"] in END_STATES or agreed(row):
            return None
        given = self.given.get(row["content_digest"], {}).values()
        said = sum(each["verdict"] == APPROVED for each in given)
        return {
            "missing": max(1, row["approvals_needed"] - said),
            "approver": self.asked or row["kind"] == WITHDRAW,
            "changed": row["approved_digest"] is not None or self._changed(),
            "sent_back": refusal(self.refusal),
        }

    def _changed(self) -> bool:
        last = self.every[-1] if self.every else None
        return last is not None and last["verdict"] == APPROVED and self.about(last) == "old"

    def about(self, verdict: RowMapping) -> str:
        """Return what a verdict was about: withdrawal, what waits, what is out, or old words."""
        covers = set(verdict["covers"] or ())
        mine = [row for row in self.rows if row["content_digest"] in covers]
        if any(row["kind"] == WITHDRAW for row in mine):
            return "withdrawal"
        if any(row["state"] not in END_STATES for row in mine):
            return "waits"
        return "out" if any(row["state"] in (SENT, WITHDRAWN) for row in mine) else "old"


def refusal(verdict: RowMapping | None) -> dict[str, Any] | None:
    """Return a verdict that sent an item back as people are told of it."""
    return None if verdict is None else {key: verdict[key] for key in ("person", "reason", "at")}
