"""A channel's next post, taken and begun in the transaction that settles the one before.

Alone, a delivery waits twice for the disk: for its intent and for its settlement. In a row,
one transaction settles a delivery and writes down the next one's intent. It is on disk before
the next request leaves, and it follows the call before: what was decided during that (a hold,
a pause, a cancelling, an approval that ended) counts. Killed after it, the next one has an
intent and no call, as if killed between its own intent and call.
"""

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, exists, or_

from publisher.outbox.attempts import IS_OPEN, add_attempt
from publisher.outbox.claim import CLAIMED_AS, Claim, boot_clock, claim_of
from publisher.outbox.claims import BY, LEASE, Claims
from publisher.outbox.deliveries import (
    DOUBTFUL,
    LEASED,
    NEW,
    QUEUED,
    SENDING,
    WITHDRAW,
    deliveries,
)
from publisher.outbox.posts import post_from_json
from publisher.outbox.statements import MAY_GO, next_of
from publisher.outbox.transition import Transition, is_one_of

GO_ON = Transition(name="go on", by=BY, start=(QUEUED,), to=SENDING, sets=LEASE)

# What a lane does first: the row that it is at, a doubt, what is to be taken away.
_other = deliveries.alias("goes_before")
_is_due = _other.c.ready_at <= bindparam("now")
_GOES_BEFORE = exists().where(
    _other.c.channel == bindparam("of"),
    or_(
        is_one_of(_other.c.state, LEASED),
        and_(_other.c.state == DOUBTFUL, _is_due),
        and_(_other.c.state == QUEUED, _other.c.kind == WITHDRAW, _is_due),
    ),
)
_GO_ON = GO_ON.statement(
    deliveries.c.id.in_(next_of(deliveries.c.state == QUEUED, MAY_GO)),
    is_one_of(deliveries.c.kind, NEW),
    deliveries.c.due_at >= bindparam("late"),
    ~IS_OPEN,
    ~_GOES_BEFORE,
).returning(*(deliveries.c[name] for name in (*CLAIMED_AS, "post")))


def go_on(
    claims: Claims, db: Connection, channel: str, now: datetime, late: datetime
) -> Claim | None:
    """Take and begin a channel's next new post; None if there is none, or something goes before.

    The channel must be locked and awake. late: what was due before then is not begun. Once the
    transaction is on disk, the claim belongs into `claims.take_up`.
    """
    taken_up = boot_clock()
    asked = {"of": channel, "now": now, "late": late} | claims.new_lease(now)
    row = db.execute(_GO_ON, asked).mappings().first()
    if row is None:
        return None
    post = post_from_json(row["post"])
    attempt = add_attempt(db, row["id"], channel, post, claims.owner, now)
    return claim_of(row, post, taken_up, attempt=attempt)
