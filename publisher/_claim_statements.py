"""The statements that every delivery runs through, built once.

SQLAlchemy takes longer to build most of them than SQLite takes to run them. In an update,
what is to be set is given as parameters when it is run.
"""

from sqlalchemy import (
    and_,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from publisher.outbox import CLAIMED, SENDING, attempts, channels, deliveries

IN_FLIGHT = deliveries.c.state.in_((CLAIMED, SENDING))

# --- A channel: its row for this transaction, and what counts against its limits ---

LOCK = select(channels).where(channels.c.name == bindparam("of")).with_for_update(skip_locked=True)
BUSY = select(exists().where(deliveries.c.channel == bindparam("of"), IN_FLIGHT))

_counted = and_(
    attempts.c.channel == bindparam("of"),
    or_(attempts.c.outcome.is_(None), attempts.c.outcome != "not_sent"),
)
LAST_INTENT = select(func.max(attempts.c.intent_at)).where(_counted)
BEGUN = (
    select(attempts.c.intent_at)
    .where(_counted, attempts.c.intent_at >= bindparam("since"))
    .order_by(attempts.c.intent_at)
)

# --- A delivery: taken, read, moved by the one who holds its lease ---

_next = (
    select(deliveries.c.id)
    .where(
        deliveries.c.channel == bindparam("of"),
        deliveries.c.state == bindparam("waiting"),
        deliveries.c.waits_for.is_(None),
        deliveries.c.ready_at <= bindparam("now"),
    )
    .order_by(deliveries.c.priority.desc(), deliveries.c.due_at, deliveries.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
    .cte("chosen")
)
_change = update(deliveries).values(row_version=deliveries.c.row_version + 1)
TAKE = _change.where(deliveries.c.id.in_(select(_next.c.id))).returning(deliveries.c.id)

MINE = select(deliveries).where(
    deliveries.c.id == bindparam("of"),
    deliveries.c.state == CLAIMED,
    deliveries.c.lease_owner == bindparam("owner"),
    deliveries.c.lease_until > bindparam("now"),
)
MOVE = _change.where(
    deliveries.c.id == bindparam("of"), deliveries.c.lease_token == bindparam("token")
)
BEGIN = MOVE.where(deliveries.c.state == CLAIMED, deliveries.c.lease_until > bindparam("now"))
CONFIRM = _change.where(deliveries.c.id == bindparam("of"), deliveries.c.ref.is_(None))

# --- Its attempts ---

_number = select(func.count() + 1).where(attempts.c.delivery == bindparam("of"))
INTENT = insert(attempts).values(n=_number.scalar_subquery()).returning(attempts.c.id)
END = update(attempts).where(attempts.c.id == bindparam("of"))
OPEN = (
    select(attempts)
    .where(attempts.c.delivery == bindparam("of"), attempts.c.outcome.is_(None))
    .order_by(attempts.c.n)
)
