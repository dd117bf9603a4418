"""The rows of the queue: one for each item, channel and sequence. They are the truth.

A row is never deleted. How it may change stands in publisher/outbox/transition.py and in
the modules that name its transitions; docs/architecture.md has the diagram.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    false,
    or_,
)

from publisher.store.database import Instant, metadata

QUEUED: Final = "queued"
CLAIMED: Final = "claimed"
SENDING: Final = "sending"
SENT: Final = "sent"
DOUBTFUL: Final = "doubtful"
HELD: Final = "held"
FAILED: Final = "failed"
CANCELLED: Final = "cancelled"
WITHDRAWN: Final = "withdrawn"
STAYS: Final = "stays"  # the channel has no way to change or remove the post
STATES: Final = (
    *(QUEUED, CLAIMED, SENDING, SENT, DOUBTFUL),
    *(HELD, FAILED, CANCELLED, WITHDRAWN, STAYS),
)
LEASED: Final = (CLAIMED, SENDING)
END_STATES: Final = (SENT, FAILED, CANCELLED, WITHDRAWN, STAYS)

# What a row does. Only publish and note make something new that readers see.
PUBLISH: Final = "publish"
UPDATE: Final = "update"  # replaces the target's post; may be repeated
WITHDRAW: Final = "withdraw"  # takes the target's post away; may be repeated
NOTE: Final = "note"  # a post that corrects another where that can't be changed
NEW: Final = (PUBLISH, NOTE)
REPEATABLE: Final = (UPDATE, WITHDRAW)

# What goes before the posts that wait; those have 0.
SOON: Final = 5  # corrections and withdrawals
URGENT: Final = 10  # overtakes everything

# Why a row is held; only what is held for a reason is released for it.
LATE: Final = "late"
VANISHED: Final = "vanished"
FIRST_RUN: Final = "first_run"
ABSENT: Final = "absent"  # its channel has left the config
RESTORED: Final = "restored"  # an older database was put back: it may be out since
DOUBT: Final = "doubt"  # it may be out; see `resolve`
PROBLEM: Final = "problem"  # its file is wrong at the moment
BLOCKED: Final = "blocked"  # the channel it waits for will not carry the item
HELD_FOR: Final = (LATE, VANISHED, FIRST_RUN, ABSENT, RESTORED, DOUBT, PROBLEM, BLOCKED)
OLDER: Final = (FIRST_RUN, RESTORED)  # from before this database, as far as it knows

# Who cancelled a row. What the plan dropped comes back with its file; a person's is for good.
PERSON: Final = "person"
PLAN: Final = "plan"


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(each) for each in values)})"


CHECKS: Final = {
    "state": _one_of("state", STATES),
    "kind": _one_of("kind", (PUBLISH, NOTE, UPDATE, WITHDRAW)),
    "held_for": f"held_for IS NULL OR {_one_of('held_for', HELD_FOR)}",
    "held": "(state = 'held') = (held_for IS NOT NULL)",
    "cancelled_by": f"cancelled_by IS NULL OR {_one_of('cancelled_by', (PERSON, PLAN))}",
    "cancelled": "(state = 'cancelled') = (cancelled_by IS NOT NULL)",
    "cancel_asked": f"NOT cancel_asked OR state NOT IN {(SENT, CANCELLED, WITHDRAWN)!r}",
    "lease": f"({_one_of('state', LEASED)}) = (lease_token IS NOT NULL)",
    "target": "(kind = 'publish') = (target IS NULL)",
    "ends": f"state <> CASE WHEN {_one_of('kind', NEW)} THEN 'stays' ELSE 'withdrawn' END",
    "ref": f"state <> 'sent' OR ref IS NOT NULL OR {_one_of('kind', REPEATABLE)}",
}

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", String(200), nullable=False),
    Column("channel", String(64), ForeignKey("channels.name"), nullable=False),
    Column("sequence", Integer, nullable=False),  # of an item's rows on a channel
    Column("kind", String(16), nullable=False),
    Column("target", Integer),  # the delivery whose post an update or withdrawal is about
    Column("version", Integer, nullable=False),  # of the item, as the editor wrote it
    Column("state", String(16), nullable=False),
    Column("held_for", String(16)),  # while it is held: why
    Column("cancelled_by", String(16)),  # once it is cancelled: person or plan
    Column("cancel_asked", Boolean, nullable=False, server_default=false()),  # by a person
    Column("reason", Text),  # why it is where it is; for people
    Column("waits_for", String(64)),  # the channel whose receipt it needs first
    Column("due_at", Instant, nullable=False),  # as planned; lateness is counted from it
    Column("ready_at", Instant, nullable=False),  # when it may be taken next
    Column("priority", Integer, nullable=False),
    Column("failures", Integer, nullable=False),  # those that count against patience
    Column("find_tries", Integer, nullable=False),  # looks in vain
    Column("first_absent_at", Instant),  # when a look first did not find the post
    Column("lease_token", String(32)),
    Column("lease_until", Instant),
    Column("lease_owner", String(64)),
    Column("post", JSON, nullable=False),
    Column("content_digest", String(64), nullable=False),  # of what readers will see
    Column("approved_digest", String(64)),  # the one that was approved; sent only if equal
    Column("approvals_needed", Integer, nullable=False),
    Column("key", String(300), nullable=False),
    Column("ref", Text),
    Column("url", Text),
    Column("sent_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("row_version", Integer, nullable=False),
    UniqueConstraint("item", "channel", "sequence"),  # a re-scan can't make a second one
    Index(None, "target"),
    Index(None, "channel", "state", "ready_at"),
    Index(None, "state", "lease_until"),
    Index(None, "state", "sent_at"),
    Index(None, "waits_for"),
    Index(None, "held_for", "item", "due_at"),  # what waits for people, read without the posts
    *(CheckConstraint(rule, name=name) for name, rule in CHECKS.items()),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", Integer, ForeignKey("deliveries.id"), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("n", Integer, nullable=False),
    Column("intent_at", Instant, nullable=False),  # written before the call
    Column("worker", String(64), nullable=False),
    Column("digest", String(64), nullable=False),  # SHA-256 of the post
    Column("outcome", String(16)),  # None: somebody may have sent it
    Column("ref", Text),
    Column("answer", Text),  # the service's own words, secrets removed
    Column("ended_at", Instant),
    UniqueConstraint("delivery", "n"),
    Index(None, "channel", "intent_at"),
)
Index(  # nobody sends while an earlier attempt may have sent
    "uq_attempts_open",
    attempts.c.delivery,
    unique=True,
    sqlite_where=attempts.c.outcome.is_(None),
    postgresql_where=attempts.c.outcome.is_(None),
)

# --- What is asked of rows, in SQL and of one that was read; each pair says the same ---

AGREED: Final = deliveries.c.approved_digest == deliveries.c.content_digest
NOT_AGREED: Final = deliveries.c.approved_digest.is_distinct_from(deliveries.c.content_digest)
IN_DOUBT: Final = and_(deliveries.c.state == HELD, deliveries.c.held_for == DOUBT)
# What a person can settle. What an older database believes not to be out may be out too.
MAY_BE_OUT: Final = and_(
    deliveries.c.kind.in_(NEW),  # the others are done again by themselves
    or_(
        deliveries.c.state == DOUBTFUL,
        and_(deliveries.c.state == HELD, deliveries.c.held_for.in_((DOUBT, *OLDER))),
    ),
)
# What a person asked to cancel while it was under way, and what did not go out.
TAKEN_BACK: Final = and_(
    deliveries.c.cancel_asked,
    or_(
        deliveries.c.state.in_((QUEUED, FAILED, STAYS)),
        and_(deliveries.c.state == HELD, deliveries.c.held_for != DOUBT),
    ),
)


def agreed(row: RowMapping) -> bool:
    """Tell whether exactly what a row shows was approved, or needed no approval."""
    return bool(row["approved_digest"] == row["content_digest"])


def in_doubt(row: RowMapping | Mapping[str, Any]) -> bool:
    """Tell whether a row is held because nobody knows whether its post is out."""
    return bool(row["held_for"] == DOUBT)


def begun(row: RowMapping) -> bool:
    """Tell whether a row's post is out, or may be out, or is about to go."""
    out = row["state"] in (*LEASED, SENT, DOUBTFUL, WITHDRAWN)
    return out or in_doubt(row) or row["cancel_asked"] or row["ref"] is not None


def dropped(row: RowMapping) -> bool:
    """Tell whether the plan cancelled a row: it may come back with its file."""
    return bool(row["cancelled_by"] == PLAN)
