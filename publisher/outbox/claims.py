"""Taking rows from the outbox and settling them: leases, fences, intents.

Every function is one short transaction and leaves the table in a state from which the next
start can go on, whatever is killed between any two of them. A settlement carries the lease
token of the claim: who lost the lease changes nothing but the attempt's own record.
"""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    case,
    exists,
    func,
    literal,
    or_,
    update,
)

from publisher.contract import Post, Receipt
from publisher.outbox import statements as sql
from publisher.outbox.attempts import digest, open_attempts
from publisher.outbox.deliveries import (
    CANCELLED,
    CHANGE,
    CLAIMED,
    DOUBT,
    DOUBTFUL,
    HELD,
    NEW,
    PUBLISH,
    QUEUED,
    SENDING,
    SENT,
    UNWANTED,
    attempts,
    deliveries,
    post_from_json,
)
from publisher.outbox.pauses import channels
from publisher.store.database import Instant, Store
from publisher.timetable.rules import Activity
from publisher.words import _

CLOCKS_APART = timedelta(minutes=5)  # that the clocks of several machines may differ
CLOCK_WRONG = timedelta(minutes=1)  # more is no drift; looks begin two minutes early
LONGEST_WAIT = timedelta(days=1) + CLOCKS_APART  # that anything rests before it is tried again

FREE: dict[str, Any] = {"lease_token": None, "lease_owner": None, "lease_until": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row that this process may work on until its lease ends."""

    id: int
    item: str
    channel: str
    kind: str
    target: int | None
    edition: int
    version: int
    key: str
    post: Post
    due_at: datetime
    attempts: int
    looks: int
    absent_at: datetime | None
    lease_token: str
    lease_until: datetime
    taken_up: float  # by the machine's own clock
    open_attempt: int | None = None  # an attempt that nobody knows the end of
    open_since: datetime | None = None  # when the first of those began
    open_last: datetime | None = None  # when the last of those began


def activity(db: Connection, channel: str, since: datetime, now: datetime) -> Activity:
    """Return the attempts that count against a channel's limits.

    Those of the future do not: they were begun before a clock was set back.
    """
    until = now + CLOCKS_APART
    last = db.scalar(sql.LAST_INTENT, {"of": channel, "until": until})
    rows = db.scalars(sql.BEGUN, {"of": channel, "since": since, "until": until})
    return Activity(last_intent=last, begun_since=list(rows))


class Claims:
    """One process's hands on the outbox."""

    def __init__(self, store: Store, owner: str, lease: timedelta) -> None:
        self.store = store
        self.owner = owner
        self.lease = lease
        self._in_hand: set[int] = set()  # claimed here and still being worked on

    def lock_channel(self, db: Connection, channel: str, now: datetime) -> bool:
        """Take the channel for this transaction; False if it rests or another works on it."""
        row = db.execute(sql.LOCK, {"of": channel}).mappings().first()
        if row is None or row["stopped_at"]:
            return False
        if row["paused_until"] and row["paused_until"] > now:
            return False
        return not db.scalar(sql.BUSY, {"of": channel})

    def take(self, db: Connection, channel: str, what: str, now: datetime) -> int | None:
        """Claim a channel's next due row; returns its id, None if there is none.

        what: "doubtful" rows, which only are looked for; "away", withdrawals; "queued".
        Here, and once more in `begin`, nothing is let through that was not approved as it
        is, or that a person holds; see MAY_GO.
        """
        lease = {
            "state": CLAIMED,
            "lease_token": secrets.token_hex(16),
            "lease_owner": self.owner,
            "lease_until": now + self.lease,
        }
        where = {"of": channel, "now": now}
        taken: int | None = db.scalar(sql.TAKE[what], where | lease)
        if taken is not None:
            self._in_hand.add(taken)
        return taken

    def claimed(self, delivery: int, now: datetime) -> Claim | None:
        """Return a claimed row with a live lease, or None: then there is nothing to do."""
        mine = {"of": delivery, "owner": self.owner, "now": now}
        with self.store.read() as db:
            row = db.execute(sql.MINE, mine).mappings().first()
            return _claim(row, open_attempts(db, delivery)) if row else None

    def has_time(self, claim: Claim, now: datetime) -> bool:
        """Tell whether half of a lease is left; if not, the machine stood still meanwhile."""
        lease = self.lease.total_seconds()
        left = (claim.lease_until - now).total_seconds()
        waited = _boot_clock() - claim.taken_up
        return min(left, lease - waited) >= lease / 2

    def begin(self, claim: Claim, now: datetime) -> int | None:
        """Write down that the post is about to be sent; None means: the claim is gone, send not.

        This is on disk before the request leaves, and it alone makes "never twice" possible.
        """
        mine = {"of": claim.id, "token": claim.lease_token, "now": now}
        intent = {
            "of": claim.id,
            "delivery": claim.id,
            "channel": claim.channel,
            "intent_at": now,
            "worker": self.owner,
            "digest": digest(claim.post),
        }
        with self.store.write() as db:
            if db.execute(sql.BEGIN, {**mine, "state": SENDING}).rowcount != 1:
                del mine["now"]  # not approved any more, or held: back into the queue
                db.execute(sql.NOT_BEGUN, {**mine, "state": QUEUED, **FREE})
                return None
            attempt: int = db.execute(sql.INTENT, intent).scalar_one()
            return attempt

    def settle(
        self,
        db: Connection,
        claim: Claim,
        values: dict[str, Any],
    ) -> bool:
        """Write a row's next state and let go of it; False if the lease was lost meanwhile.

        What a person took back meanwhile stays taken back, whatever it is held for now.
        """
        mine = {"of": claim.id, "token": claim.lease_token}
        if values.get("hold") and db.scalar(sql.HOLD, {"of": claim.id}) == UNWANTED:
            in_doubt = values["hold"] == DOUBT
            ended = {"hold": UNWANTED} if in_doubt else {"state": CANCELLED, "hold": None}
            values = values | ended
        return db.execute(sql.MOVE, values | mine | FREE).rowcount == 1

    def confirm(self, db: Connection, claim: Claim, receipt: Receipt, sent_at: datetime) -> bool:
        """Write down where the post is; False if it is somewhere already.

        Holds even if the lease was lost: it is the truth.
        """
        sent = {"state": SENT, "hold": None, "reason": None}
        place = {"ref": receipt.ref, "url": receipt.url, "sent_at": sent_at}
        return db.execute(sql.CONFIRM, {"of": claim.id} | sent | place | FREE).rowcount == 1

    def heartbeat(self, now: datetime) -> None:
        """Extend the live leases of what this process works on."""
        in_hand = sorted(self._in_hand.copy())
        if not in_hand:
            return
        with self.store.write() as db:
            db.execute(
                update(deliveries)
                .where(
                    deliveries.c.id.in_(in_hand),
                    deliveries.c.lease_owner == self.owner,
                    deliveries.c.state.in_((CLAIMED, SENDING)),
                    deliveries.c.lease_until > now,
                )
                .values(lease_until=now + self.lease)
            )

    def put_down(self, delivery: int) -> None:
        """Say that nobody here works on it any more: a lease that is left runs out."""
        self._in_hand.discard(delivery)

    def abandon(self, delivery: int, ready_at: datetime) -> None:
        """Take back a row whose work broke off; what may have been sent becomes doubtful."""
        mine = [deliveries.c.id == delivery, deliveries.c.lease_owner == self.owner]
        with self.store.write() as db:
            _take_back(db, [*mine, sql.IN_FLIGHT], _("the work on it broke off"), ready_at)

    def give_back(self) -> None:
        """Put back what was claimed and not begun; for the end of a process."""
        mine = [deliveries.c.lease_owner == self.owner, deliveries.c.state == CLAIMED]
        with self.store.write() as db:
            _take_back(db, mine, _("the publisher was stopped while asking"))

    def reap(self, now: datetime, *, everything: bool = False) -> int:
        """Take back what dead processes held; what may have been sent becomes doubtful.

        everything: no other process works on this database, so every lease is dead.
        """
        where: list[ColumnElement[bool]] = [sql.IN_FLIGHT]
        if not everything:
            # A lease longer than any that is given is from before a clock was set back.
            over = deliveries.c.lease_until <= now
            where.append(or_(over, deliveries.c.lease_until > now + 2 * self.lease))
        with self.store.write() as db:
            _forget_the_future(db, now)
            count = _take_back(db, where, _("the process ended while sending"))
            _hold_the_future(db, now)
            return count


def _forget_the_future(db: Connection, now: datetime) -> None:
    """Let nothing rest for longer than anything rests: a clock was wrong, and was set back."""
    never = now + LONGEST_WAIT
    rests = update(channels).where(channels.c.paused_until > never)
    db.execute(rests.values(paused_until=None, why=None))
    planned = deliveries.c.kind == PUBLISH
    soon = literal(now, Instant)
    then = case((planned & (deliveries.c.due_at > now), deliveries.c.due_at), else_=soon)
    db.execute(
        CHANGE.where(
            deliveries.c.state.in_((QUEUED, DOUBTFUL)),
            deliveries.c.ready_at > never,
            or_(~planned, deliveries.c.ready_at > deliveries.c.due_at),
        ).values(
            ready_at=case((deliveries.c.state == DOUBTFUL, soon), else_=then),
        )
    )


def _hold_the_future(db: Connection, now: datetime) -> None:
    """Leave to people what was begun by a clock that ran ahead: a look would begin too late."""
    ahead = exists().where(
        attempts.c.delivery == deliveries.c.id,
        attempts.c.outcome.is_(None),
        attempts.c.intent_at > now + CLOCK_WRONG,
    )
    db.execute(
        CHANGE.where(deliveries.c.state == DOUBTFUL, deliveries.c.kind.in_(NEW), ahead).values(
            state=HELD,
            hold=func.coalesce(deliveries.c.hold, DOUBT),
            reason=_("the clock ran ahead while it was being sent; look and say"),
        )
    )


def _take_back(
    db: Connection,
    where: Sequence[ColumnElement[bool]],
    why: str,
    ready_at: datetime | None = None,
) -> int:
    """Free rows from their leases; returns how many. Those with an open attempt are in doubt."""
    opened = exists().where(attempts.c.delivery == deliveries.c.id, attempts.c.outcome.is_(None))
    values: dict[str, Any] = dict(FREE)
    if ready_at:
        values["ready_at"] = ready_at
    doubtful = values | {"state": DOUBTFUL, "reason": why}
    doubted = db.execute(CHANGE.where(*where, opened).values(doubtful))
    queued = db.execute(CHANGE.where(*where).values(values | {"state": QUEUED}))
    return doubted.rowcount + queued.rowcount


def _claim(row: RowMapping, opened: Sequence[RowMapping]) -> Claim:
    return Claim(
        id=row["id"],
        item=row["item"],
        channel=row["channel"],
        kind=row["kind"],
        target=row["target"],
        edition=row["edition"],
        version=row["version"],
        key=row["key"],
        post=post_from_json(row["post"]),
        due_at=row["due_at"],
        attempts=row["attempts"],
        looks=row["looks"],
        absent_at=row["absent_at"],
        lease_token=row["lease_token"],
        lease_until=row["lease_until"],
        taken_up=_boot_clock(),
        open_attempt=opened[-1]["id"] if opened else None,
        open_since=opened[0]["intent_at"] if opened else None,
        open_last=opened[-1]["intent_at"] if opened else None,
    )


def _boot_clock() -> float:
    """Return seconds that go on while the machine sleeps, where the system has such a clock."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)
