"""The queue: one row for each item, channel and edition. It is the truth about what is out.

    queued ──▶ claimed ──▶ sending ──▶ sent ──▶ withdrawn
       ▲                      │ ├────▶ failed    (refused for good)
       │                      │ └────▶ queued    (surely nothing went out)
       │                      ▼
       └────────────────── doubtful ──▶ sent     (the look found it)
         (the look is sure)       └───▶ held     (a person must say)

A row is never deleted. Taking rows and settling them is in publisher/claims.py; here are
the tables, what puts rows in, and what people do to them.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
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
    and_,
    delete,
    insert,
    or_,
    select,
    update,
)

from publisher.contract import Post
from publisher.store import Instant, Store, metadata
from publisher.words import _

QUEUED: Final = "queued"
CLAIMED: Final = "claimed"
SENDING: Final = "sending"
SENT: Final = "sent"
DOUBTFUL: Final = "doubtful"
HELD: Final = "held"
FAILED: Final = "failed"
CANCELLED: Final = "cancelled"
WITHDRAWN: Final = "withdrawn"
END_STATES: Final = (SENT, FAILED, CANCELLED, WITHDRAWN)

# What a row does. Only publish and note make something new that readers see.
PUBLISH: Final = "publish"
UPDATE: Final = "update"  # replaces the target's post; may be repeated
WITHDRAW: Final = "withdraw"  # takes the target's post away; may be repeated
NOTE: Final = "note"  # a post that corrects another where that can't be changed
NEW: Final = (PUBLISH, NOTE)
REPEATABLE: Final = (UPDATE, WITHDRAW)

# Why a row is held; only what is held for a reason is released for it.
LATE: Final = "late"
VANISHED: Final = "vanished"
FIRST_RUN: Final = "first_run"
DOUBT: Final = "doubt"
PROBLEM: Final = "problem"  # its file is wrong at the moment
BLOCKED: Final = "blocked"  # the channel it waits for will not carry the item
# Stands beside CANCELLED where the file asks no more; a person's cancelling is for good.
UNSUPPORTED: Final = "unsupported"  # beside FAILED: the service has no way to do that
UNASKED: Final = "unasked"
# Beside what is under way or in doubt: if it turns out not to be out, it is cancelled.
UNWANTED: Final = "unwanted"

channels = Table(
    "channels",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("paused_until", Instant),
    Column("stopped_at", Instant),  # credentials refused: until a person or a check says go
    Column("why", Text),
)

holds = Table(  # what a person holds: nothing of it begins until it is released
    "holds",
    metadata,
    Column("kind", String(8), primary_key=True),  # channel or item
    Column("name", String(200), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("who", String(100), nullable=False),
    Column("why", Text),
)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """What the plan asks the outbox to carry."""

    channel: str
    due_at: datetime
    post: Post
    waits_for: str | None = None
    hold: str | None = None
    reason: str | None = None
    approvals: int = 0  # how many people must approve it
    approved: bool = False  # they have: the same words were approved in another place
    kind: str = PUBLISH
    target: int | None = None
    edition: int = 1
    priority: int = 0


def visible(version: int, post: Post) -> str:
    """Return the digest of what readers will see of one version of an item on a channel."""
    return hashlib.sha256(f"{version}\n{post.text}".encode()).hexdigest()


def post_to_json(post: Post) -> dict[str, Any]:
    """Return a post as it is kept; refuses a payload that would not survive JSON."""
    kept = asdict(post)
    json.dumps(kept)
    return kept


def post_from_json(kept: dict[str, Any]) -> Post:
    """Return the post that was kept."""
    return Post(**kept)


class Outbox:
    """What puts rows into the queue, and what people do to them."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def open_channels(self, names: Collection[str]) -> None:
        """Make sure that every configured channel has its row."""
        with self.store.write() as db:
            known = set(db.scalars(select(channels.c.name)))
            for name in sorted(set(names) - known):
                db.execute(insert(channels).values(name=name))

    def enqueue(
        self, db: Connection, item: str, version: int, wanted: Sequence[NewDelivery], now: datetime
    ) -> None:
        """Add the rows that are missing; rows that exist are left as they are."""
        query = select(deliveries.c.channel, deliveries.c.edition).where(deliveries.c.item == item)
        known = {(row.channel, row.edition) for row in db.execute(query)}
        for each in wanted:
            if (each.channel, each.edition) not in known:
                db.execute(insert(deliveries).values(_new_row(item, version, each, now)))

    def rewrite(
        self, db: Connection, item: str, version: int, wanted: Sequence[NewDelivery], now: datetime
    ) -> bool:
        """Let an item that has not begun to go out follow its changed file; False if it has."""
        rows = self.of_item(db, item)
        if any(begun(row) for row in rows):
            return False
        rows = [row for row in rows if row["edition"] == 1]
        by_channel = {each.channel: each for each in wanted}
        for row in rows:
            if row["hold"] == UNWANTED or (row["state"] == CANCELLED and row["hold"] != UNASKED):
                continue  # a person took it back; an edit does not undo that
            each = by_channel.get(row["channel"])
            _change(db, row, _rewritten(row, each, version) if each else _unasked())
        self.enqueue(db, item, version, wanted, now)
        return True

    def of_item(self, db: Connection, item: str) -> Sequence[RowMapping]:
        """Return an item's rows in the order they were made; no lane can take them meanwhile."""
        query = select(deliveries).where(deliveries.c.item == item).order_by(deliveries.c.id)
        query = query.with_for_update()  # SQLite needs none: whoever writes is alone
        return db.execute(query).mappings().all()

    def hold(self, db: Connection, item: str, hold: str, reason: str) -> int:
        """Hold what has not begun to go out; returns how many rows that were."""
        result = db.execute(
            update(deliveries)
            .where(
                deliveries.c.item == item,
                deliveries.c.state == QUEUED,
                deliveries.c.hold.is_(None),  # else a person has taken it back
                deliveries.c.kind != WITHDRAW,
            )
            .values(state=HELD, hold=hold, reason=reason, row_version=deliveries.c.row_version + 1)
        )
        return result.rowcount

    def release(
        self,
        db: Connection,
        now: datetime,
        *,
        item: str | None = None,
        channel: str | None = None,
        hold: str | None = None,
    ) -> int:
        """Queue held rows again; those in doubt stay until somebody says what happened.

        What waits for another channel goes on waiting for it.
        """
        where = [deliveries.c.state == HELD, deliveries.c.hold != DOUBT]
        for column, value in (
            (deliveries.c.item, item),
            (deliveries.c.channel, channel),
            (deliveries.c.hold, hold),
        ):
            if value is not None:
                where.append(column == value)
        values: dict[str, Any] = {"state": QUEUED, "hold": None, "reason": None}
        if hold not in (VANISHED, PROBLEM):  # a person released it: its lateness counts from now
            values |= {"due_at": now, "ready_at": now}
        result = db.execute(
            update(deliveries)
            .where(*where)
            .values(**values, row_version=deliveries.c.row_version + 1)
        )
        return result.rowcount

    def cancel(self, db: Connection, item: str, reason: str, *, channel: str | None = None) -> int:
        """Take back what has not gone out; returns how many rows that were.

        What is just being sent or in doubt only is if it turns out not to be out; then
        `cancel_unwanted` ends it. What takes a post away is not taken back.
        """
        waits = or_(
            deliveries.c.state.in_((QUEUED, FAILED)),
            and_(deliveries.c.state == HELD, deliveries.c.hold != DOUBT),
        )
        under_way = and_(
            deliveries.c.state.in_((CLAIMED, SENDING, DOUBTFUL)), deliveries.c.hold.is_(None)
        )
        ends: dict[str, Any] = {"state": CANCELLED, "hold": None, "reason": reason}
        done = 0
        for which, values in ((waits, ends), (under_way, {"hold": UNWANTED})):
            where = [deliveries.c.item == item, deliveries.c.kind != WITHDRAW, which]
            if channel:
                where.append(deliveries.c.channel == channel)
            changed = update(deliveries).where(*where).values(**values)
            counted = changed.values(row_version=deliveries.c.row_version + 1)
            done += db.execute(counted).rowcount
        return done

    def cancel_unwanted(self, db: Connection) -> int:
        """End what was taken back while it was under way and did not go out."""
        result = db.execute(
            update(deliveries)
            .where(deliveries.c.state == QUEUED, deliveries.c.hold == UNWANTED)
            .values(
                state=CANCELLED,
                hold=None,
                reason=_("taken back while it was being sent; it did not go out"),
                row_version=deliveries.c.row_version + 1,
            )
        )
        return result.rowcount

    def hold_person(
        self, db: Connection, kind: str, name: str, who: str, why: str, now: datetime
    ) -> bool:
        """Let nothing of a channel or an item begin; False if it was held already."""
        where = (holds.c.kind == kind, holds.c.name == name)
        if db.scalar(select(holds.c.at).where(*where)) is not None:
            return False
        db.execute(insert(holds).values(kind=kind, name=name, who=who, why=why, at=now))
        return True

    def unhold_person(self, db: Connection, kind: str, name: str) -> bool:
        """Undo hold_person; False if it was not held."""
        where = (holds.c.kind == kind, holds.c.name == name)
        return db.execute(delete(holds).where(*where)).rowcount > 0

    def resume(self, channel: str) -> bool:
        """Let a channel go on; returns whether it was resting."""
        with self.store.write() as db:
            result = db.execute(
                update(channels)
                .where(
                    channels.c.name == channel,
                    or_(channels.c.stopped_at.is_not(None), channels.c.paused_until.is_not(None)),
                )
                .values(paused_until=None, stopped_at=None, why=None)
            )
            return result.rowcount > 0


def begun(row: RowMapping) -> bool:
    """Tell whether a row's post is out, or may be out, or is about to go."""
    out = row["state"] in (CLAIMED, SENDING, SENT, DOUBTFUL, WITHDRAWN)
    return out or row["hold"] == DOUBT or row["ref"] is not None


def pause(
    db: Connection, channel: str, why: str, now: datetime, *, until: datetime | None
) -> None:
    """Rest a channel until an instant or, with None, until somebody resumes it."""
    values = {"paused_until": until} if until else {"stopped_at": now}
    db.execute(update(channels).where(channels.c.name == channel).values(**values, why=why))


def key_of(item: str, channel: str, edition: int) -> str:
    """Return the name under which a channel knows every attempt at one post."""
    return f"{item}/{channel}/{edition}"


def backoff(attempts_made: int) -> timedelta:
    """Return how long to wait after so many failures: 30 s doubling to an hour."""
    return timedelta(seconds=min(30 * 2 ** max(0, attempts_made - 1), 3600))


def _new_row(item: str, version: int, each: NewDelivery, now: datetime) -> dict[str, Any]:
    return {
        "item": item,
        "channel": each.channel,
        "edition": each.edition,
        "kind": each.kind,
        "target": each.target,
        "version": version,
        "state": HELD if each.hold else QUEUED,
        "hold": each.hold,
        "reason": each.reason,
        "waits_for": each.waits_for,
        "due_at": each.due_at,
        "ready_at": each.due_at,
        "priority": each.priority,
        "attempts": 0,
        "looks": 0,
        "key": key_of(item, each.channel, each.edition),
        "created_at": now,
        "row_version": 1,
        **_shown_first(each, version),
    }


def _shown_first(each: NewDelivery, version: int) -> dict[str, Any]:
    values = shown(each.post, version, each.approvals)
    return values | {"approved": values["visible"]} if each.approved else values


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


def _rewritten(row: RowMapping, each: NewDelivery, version: int) -> dict[str, Any]:
    return {
        "version": version,
        **shown_again(row, each.post, version, each.approvals),
        "due_at": each.due_at,
        "ready_at": each.due_at,
        "waits_for": each.waits_for,
        "state": HELD if each.hold else QUEUED,
        "hold": each.hold,
        "reason": each.reason,
        "attempts": 0,
    }


def _unasked() -> dict[str, Any]:
    return {"state": CANCELLED, "hold": UNASKED, "reason": _("its file asks for it no longer")}


def _change(db: Connection, row: RowMapping, values: dict[str, Any]) -> None:
    db.execute(
        update(deliveries)
        .where(deliveries.c.id == row["id"], deliveries.c.row_version == row["row_version"])
        .values(**values, row_version=row["row_version"] + 1)
    )
