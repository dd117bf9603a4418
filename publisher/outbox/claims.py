"""Taking rows from the outbox and letting go of them: leases, fences, intents.

Every function is one short transaction and leaves the table in a state from which the next
start can go on, whatever is killed between any two of them. A settlement carries the lease
token of the claim: who lost the lease changes nothing but the attempt's own record.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Update, or_

from publisher.outbox import clocks
from publisher.outbox import statements as sql
from publisher.outbox.attempts import IS_OPEN, add_attempt, open_attempt
from publisher.outbox.claim import Claim, boot_clock, claim_of
from publisher.outbox.deliveries import (
    CLAIMED,
    DOUBTFUL,
    LEASED,
    QUEUED,
    SENDING,
    WITHDRAW,
    deliveries,
)
from publisher.outbox.posts import post_from_json
from publisher.outbox.transition import Transition
from publisher.store.database import Store
from publisher.timetable.rules import Activity
from publisher.words import _

BY = "a lane"
LEASE = ("lease_token", "lease_owner", "lease_until")
LOOK = Transition(name="look", by=BY, start=(DOUBTFUL,), to=CLAIMED, sets=LEASE)
CLAIM = Transition(name="claim", by=BY, start=(QUEUED,), to=CLAIMED, sets=LEASE)
BEGIN = Transition(name="begin", by=BY, start=(CLAIMED,), to=SENDING)
EXTEND = Transition(name="extend", by=BY, start=LEASED, sets=("lease_until",))
GIVE_BACK = Transition(name="give back", by=BY, start=LEASED, to=QUEUED, sets=("ready_at",))
GIVE_BACK_IN_DOUBT = Transition(
    name="give back in doubt", by=BY, start=LEASED, to=DOUBTFUL, sets=("ready_at", "reason")
)


def _take(by: Transition, *such: ColumnElement[bool]) -> Any:
    chosen = deliveries.c.id.in_(sql.next_of(deliveries.c.state.in_(by.start), *such))
    return by.statement(chosen).returning(deliveries.c.id)


_TAKE = {
    "doubtful": _take(LOOK),
    "away": _take(CLAIM, deliveries.c.kind == WITHDRAW, sql.MAY_GO),
    "queued": _take(CLAIM, sql.MAY_GO),
}
_BEGIN: Update = BEGIN.statement(sql.STILL_MINE, sql.MAY_GO)


def activity(db: Connection, channel: str, since: datetime, now: datetime) -> Activity:
    """Return the attempts that count against a channel's limits.

    Those of the future do not: they were begun before a clock was set back.
    """
    until = now + clocks.APART
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
        self._begun: dict[int, Claim] = {}  # those begun with the claim, each to be run once

    def lock_channel(self, db: Connection, channel: str, now: datetime) -> bool:
        """Take the channel for this transaction; False if it rests or another works on it."""
        return self.lock_awake(db, channel, now) and not db.scalar(sql.BUSY, {"of": channel})

    def lock_awake(self, db: Connection, channel: str, now: datetime) -> bool:
        """Take the channel for this transaction; False if it rests, or another has taken it."""
        row = db.execute(sql.LOCK, {"of": channel}).mappings().first()
        if row is None or row["stopped_at"]:
            return False
        return not (row["paused_until"] and row["paused_until"] > now)

    def take(self, db: Connection, channel: str, what: str, now: datetime) -> int | None:
        """Claim a channel's next due row; returns its id, None if there is none.

        what: "doubtful" rows, which only are looked for; "away", withdrawals; "queued".
        Here, and once more in `begin`, nothing is let through that was not approved as it
        is, or that a person holds; see MAY_GO.
        """
        asked = {"of": channel, "now": now} | self.new_lease(now)
        taken: int | None = db.scalar(_TAKE[what], asked)
        if taken is not None:
            self._in_hand.add(taken)
        return taken

    def new_lease(self, now: datetime) -> dict[str, Any]:
        """Return what a row gets that is taken now."""
        token = secrets.token_hex(16)
        return dict(zip(LEASE, (token, self.owner, now + self.lease), strict=True))

    def take_up(self, claim: Claim) -> None:
        """Keep a claim that was begun as it was taken, for the one `claimed` that asks for it."""
        self._in_hand.add(claim.id)
        self._begun[claim.id] = claim

    def claimed(self, delivery: int, now: datetime) -> Claim | None:
        """Return a claimed row with a live lease, or None: then there is nothing to do."""
        if begun := self._begun.pop(delivery, None):
            return begun
        mine = {"of": delivery, "owner": self.owner, "now": now}
        with self.store.read() as db:
            row = db.execute(sql.MINE, mine).mappings().first()
            if row is None:
                return None
            opened = open_attempt(db, delivery)
            return claim_of(row, post_from_json(row["post"]), boot_clock(), opened=opened)

    def has_time(self, claim: Claim, now: datetime) -> bool:
        """Tell whether half of a lease is left; if not, the machine stood still meanwhile."""
        lease = self.lease.total_seconds()
        left = (claim.lease_until - now).total_seconds()
        waited = boot_clock() - claim.taken_up
        return min(left, lease - waited) >= lease / 2

    def begin(self, claim: Claim, now: datetime) -> int | None:
        """Write down that the post is about to be sent; None means: the claim is gone, send not.

        This is on disk before the request leaves, and it alone makes "never twice" possible.
        """
        with self.store.write() as db:
            mine = {"of": claim.id, "token": claim.lease_token, "now": now}
            if db.execute(_BEGIN, mine).rowcount == 1:
                return add_attempt(db, claim.id, claim.channel, claim.post, self.owner, now)
            # Not approved any more, or held: back into the queue.
            unsent = (deliveries.c.id == claim.id, deliveries.c.state == CLAIMED)
            GIVE_BACK.run(db, *unsent, deliveries.c.lease_token == claim.lease_token)
            return None

    def heartbeat(self, now: datetime) -> None:
        """Extend the live leases of what this process works on."""
        in_hand = sorted(self._in_hand.copy())
        if not in_hand:
            return
        mine = (deliveries.c.id.in_(in_hand), deliveries.c.lease_owner == self.owner)
        with self.store.write() as db:
            alive = deliveries.c.lease_until > now
            EXTEND.run(db, *mine, alive, lease_until=now + self.lease)

    def put_down(self, delivery: int) -> None:
        """Say that nobody here works on it any more: a lease that is left runs out."""
        self._in_hand.discard(delivery)
        self._begun.pop(delivery, None)

    def give_back(
        self, why: str, *, delivery: int | None = None, ready_at: datetime | None = None
    ) -> None:
        """Free what this process holds; what may have been sent becomes doubtful, because of why.

        delivery: a row whose work broke off; else all that was claimed and not begun, for the
        end of a process.
        """
        mine = deliveries.c.lease_owner == self.owner
        one = deliveries.c.state == CLAIMED if delivery is None else deliveries.c.id == delivery
        with self.store.write() as db:
            _free(db, (mine, one), why, ready_at)

    def reap(self, now: datetime, *, everything: bool = False) -> int:
        """Take back what dead processes held; what may have been sent becomes doubtful.

        everything: no other process works on this database, so every lease is dead.
        """
        # A lease longer than any that is given is from before a clock was set back.
        until = deliveries.c.lease_until
        dead = [] if everything else [or_(until <= now, until > now + 2 * self.lease)]
        with self.store.write() as db:
            clocks.forget_the_future(db, now)
            count = _free(db, dead, _("the process ended while sending"))
            clocks.hold_the_future(db, now)
            return count


def _free(
    db: Connection,
    which: Sequence[ColumnElement[bool]],
    why: str,
    ready_at: datetime | None = None,
) -> int:
    """Free rows from their leases; returns how many. Those with an open attempt are in doubt."""
    later = {"ready_at": ready_at} if ready_at else {}
    doubted = GIVE_BACK_IN_DOUBT.run(db, *which, IS_OPEN, reason=why, **later)
    return doubted + GIVE_BACK.run(db, *which, **later)
