"""A row that was taken, as a courier works on it."""

import time
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping

from publisher.contract import Post

# The columns that a claim has as they are.
CLAIMED_AS = (
    *("id", "item", "channel", "kind", "target", "sequence", "version", "key", "due_at"),
    *("failures", "find_tries", "first_absent_at", "lease_token", "lease_until"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row that this process may work on until its lease ends."""

    id: int
    item: str
    channel: str
    kind: str
    target: int | None
    sequence: int
    version: int
    key: str
    post: Post
    due_at: datetime
    failures: int
    find_tries: int
    first_absent_at: datetime | None
    lease_token: str
    lease_until: datetime
    taken_up: float  # by the machine's own clock
    open_attempt: int | None = None  # an attempt that nobody knows the end of
    open_since: datetime | None = None  # when that began
    attempt: int | None = None  # begun with the claim: on disk, and not sent yet


def claim_of(
    row: RowMapping,
    post: Post,
    taken_up: float,
    *,
    opened: RowMapping | None = None,
    attempt: int | None = None,
) -> Claim:
    """Return the claim of a row that was taken; taken_up: no later than that."""
    return Claim(
        **{name: row[name] for name in CLAIMED_AS},
        post=post,
        taken_up=taken_up,
        open_attempt=opened["id"] if opened else None,
        open_since=opened["intent_at"] if opened else None,
        attempt=attempt,
    )


def boot_clock() -> float:
    """Return seconds that go on while the machine sleeps, where the system has such a clock."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)
