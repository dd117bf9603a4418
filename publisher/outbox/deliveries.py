"""The rows of the queue: one for each item, channel and edition. They are the truth.

    queued ──▶ claimed ──▶ sending ──▶ sent ──▶ withdrawn
       ▲                      │ ├────▶ failed    (refused for good)
       │                      │ └────▶ queued    (surely nothing went out)
       │                      ▼
       └────────────────── doubtful ──▶ sent     (the look found it)
         (the look is sure)       └───▶ held     (a person must say)

A row is never deleted. What puts rows in, and what people do to them, is in
publisher/outbox/rows.py; taking them and settling them in publisher/outbox/claims.py.
"""

import hashlib
import json
import re
from dataclasses import asdict, replace
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    update,
)

from publisher.contract import Post
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
STAYS: Final = "stays"  # of a withdrawal: the channel can take nothing away, the post stays
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
DOUBT: Final = "doubt"
PROBLEM: Final = "problem"  # its file is wrong at the moment
BLOCKED: Final = "blocked"  # the channel it waits for will not carry the item
# Stands beside CANCELLED where the file asks no more; a person's cancelling is for good.
UNSUPPORTED: Final = "unsupported"  # beside FAILED: an update that the service has no way for
UNASKED: Final = "unasked"
# Beside what is under way or in doubt: if it turns out not to be out, it is cancelled.
UNWANTED: Final = "unwanted"
OLDER: Final = (FIRST_RUN, RESTORED)  # from before this database, as far as it knows
IN_DOUBT: Final = (DOUBT, UNWANTED)  # what is held for these may be out; see `resolve`

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", String(200), nullable=False),
    Column("channel", String(64), ForeignKey("channels.name"), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("target", Integer),  # the delivery whose post an update or withdrawal is about
    Column("version", Integer, nullable=False),  # of the item, as the editor wrote it
    Column("state", String(16), nullable=False),
    Column("hold", String(16)),
    Column("reason", Text),  # why it is where it is; for people
    Column("waits_for", String(64)),  # the channel whose receipt it needs first
    Column("due_at", Instant, nullable=False),  # as planned; lateness is counted from it
    Column("ready_at", Instant, nullable=False),  # when it may be taken next
    Column("priority", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),  # those that count against patience
    Column("looks", Integer, nullable=False),
    Column("absent_at", Instant),  # when a look first did not find the post
    Column("lease_token", String(32)),
    Column("lease_until", Instant),
    Column("lease_owner", String(64)),
    Column("post", JSON, nullable=False),
    Column("visible", String(64), nullable=False),  # digest of what readers will see
    Column("approved", String(64)),  # the digest that was approved; sent only if equal
    Column("approvals_needed", Integer, nullable=False),
    Column("key", String(300), nullable=False),
    Column("ref", Text),
    Column("url", Text),
    Column("sent_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("row_version", Integer, nullable=False),
    UniqueConstraint("item", "channel", "edition"),  # a re-scan can't make a second one
    Index(None, "target"),
    Index(None, "channel", "state", "ready_at"),
    Index(None, "state", "lease_until"),
    Index(None, "waits_for"),
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


_ADDRESS = re.compile(r"https?://[^\s\"<>\\]+")


def visible(version: int, post: Post) -> str:
    """Return the digest of what readers will see of one version of an item on a channel.

    The words, and where links lead and pictures come from, also those behind words.
    """
    addresses = sorted(set(_ADDRESS.findall(json.dumps(post.payload, ensure_ascii=False))))
    return hashlib.sha256("\n".join([str(version), post.text, *addresses]).encode()).hexdigest()


def post_to_json(post: Post) -> dict[str, Any]:
    """Return a post as it is kept; refuses a payload that would not survive JSON.

    Without its findings: they are about the item, and found anew whenever it is rendered.
    """
    kept = asdict(replace(post, findings=()))
    del kept["findings"]
    json.dumps(kept)
    return kept


def post_from_json(kept: dict[str, Any]) -> Post:
    """Return the post that was kept."""
    return Post(**kept)


def shown(post: Post, version: int, approvals: int) -> dict[str, Any]:
    """Return what a row says of its post; new words need new approval, if they need any."""
    digest = visible(version, post)
    return {
        "post": post_to_json(post),
        "visible": digest,
        "approvals_needed": approvals,
        "approved": None if approvals else digest,
    }


def shown_again(row: RowMapping, post: Post, version: int, approvals: int) -> dict[str, Any]:
    """Return what a known row says of its new post.

    People's approval stays with the words that they saw: it counts again only where exactly
    these come back, and not if more people are asked now.
    """
    values = shown(post, version, approvals)
    if approvals and row["approvals_needed"] >= approvals:
        values["approved"] = row["approved"]
    return values


def key_of(item: str, channel: str, edition: int) -> str:
    """Return the name under which a channel knows every attempt at one post."""
    return f"{item}/{channel}/{edition}"


def unasked(reason: str) -> dict[str, Any]:
    """Return what ends a row that its file asks for no more; it may come back with it."""
    return {"state": CANCELLED, "hold": UNASKED, "reason": reason}


def begun(row: RowMapping) -> bool:
    """Tell whether a row's post is out, or may be out, or is about to go."""
    out = row["state"] in (CLAIMED, SENDING, SENT, DOUBTFUL, WITHDRAWN)
    return out or row["hold"] in IN_DOUBT or row["ref"] is not None


# Changes rows whatever they are; each change of one is counted, so that `change` notices it.
CHANGE: Final = update(deliveries).values(row_version=deliveries.c.row_version + 1)


def change(db: Connection, row: RowMapping, values: dict[str, Any]) -> None:
    """Change a row that nobody has changed since it was read; else leave it."""
    db.execute(
        update(deliveries)
        .where(deliveries.c.id == row["id"], deliveries.c.row_version == row["row_version"])
        .values(**values, row_version=row["row_version"] + 1)
    )
