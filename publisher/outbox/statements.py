"""The statements that every delivery runs through, built once.

SQLAlchemy takes longer to build most of them than SQLite takes to run them. In an update,
what is to be set is given as parameters when it is run.
"""

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from publisher.items.versions import files, items
from publisher.outbox.deliveries import (
    CHANGE,
    CLAIMED,
    DOUBTFUL,
    QUEUED,
    SENDING,
    WITHDRAW,
    attempts,
    deliveries,
)
from publisher.outbox.pauses import channels, holds

# Under names of their own, so that queries which join these tables can ask the same.
_item = items.alias("its_item")
_file = files.alias("its_file")
_file_is_wrong = exists().where(
    _file.c.item == deliveries.c.item, cast(_file.c.problems, Text) != "[]"
)
FILE_SAYS_OTHERWISE = exists().where(
    _item.c.id == deliveries.c.item,
    or_(_item.c.version != deliveries.c.version, _item.c.missing_since.is_not(None)),
)

# The one place where it is said what may leave: exactly what was approved, not taken back,
# not held, and what its file says. None of these stops what is to be taken away but the
# missing approval.
MAY_GO = and_(
    deliveries.c.approved == deliveries.c.visible,
    deliveries.c.hold.is_(None),
    or_(
        deliveries.c.kind == WITHDRAW,
        and_(
            ~FILE_SAYS_OTHERWISE,
            ~_file_is_wrong,
            ~exists().where(holds.c.kind == "item", holds.c.name == deliveries.c.item),
            ~exists().where(holds.c.kind == "channel", holds.c.name == deliveries.c.channel),
        ),
    ),
)

IN_FLIGHT = deliveries.c.state.in_((CLAIMED, SENDING))

# --- A channel: its row for this transaction, and what counts against its limits ---

LOCK = select(channels).where(channels.c.name == bindparam("of")).with_for_update(skip_locked=True)
BUSY = select(exists().where(deliveries.c.channel == bindparam("of"), IN_FLIGHT))

_counted = and_(
    attempts.c.channel == bindparam("of"),
    or_(attempts.c.outcome.is_(None), attempts.c.outcome != "not_sent"),
)
LAST_INTENT = select(func.max(attempts.c.intent_at)).where(
    _counted, attempts.c.intent_at <= bindparam("until")
)
BEGUN = (
    select(attempts.c.intent_at)
    .where(_counted, attempts.c.intent_at.between(bindparam("since"), bindparam("until")))
    .order_by(attempts.c.intent_at)
)

# --- A delivery: taken, read, moved by the one who holds its lease ---


def _take(*such: ColumnElement[bool]) -> ReturningUpdate[int]:
    chosen = (
        select(deliveries.c.id)
        .where(
            deliveries.c.channel == bindparam("of"),
            deliveries.c.waits_for.is_(None),
            deliveries.c.ready_at <= bindparam("now"),
            *such,
        )
        .order_by(deliveries.c.priority.desc(), deliveries.c.due_at, deliveries.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .cte("chosen")
    )
    return CHANGE.where(deliveries.c.id.in_(select(chosen.c.id))).returning(deliveries.c.id)


TAKE = {
    "doubtful": _take(deliveries.c.state == DOUBTFUL),
    "away": _take(deliveries.c.state == QUEUED, deliveries.c.kind == WITHDRAW, MAY_GO),
    "queued": _take(deliveries.c.state == QUEUED, MAY_GO),
}

MINE = select(deliveries).where(
    deliveries.c.id == bindparam("of"),
    deliveries.c.state == CLAIMED,
    deliveries.c.lease_owner == bindparam("owner"),
    deliveries.c.lease_until > bindparam("now"),
)
HOLD = select(deliveries.c.hold).where(deliveries.c.id == bindparam("of"))
MOVE = CHANGE.where(
    deliveries.c.id == bindparam("of"), deliveries.c.lease_token == bindparam("token")
)
BEGIN = MOVE.where(
    deliveries.c.state == CLAIMED, deliveries.c.lease_until > bindparam("now"), MAY_GO
)
NOT_BEGUN = MOVE.where(deliveries.c.state == CLAIMED)
CONFIRM = CHANGE.where(deliveries.c.id == bindparam("of"), deliveries.c.ref.is_(None))

# --- Its attempts ---

_number = select(func.count() + 1).where(attempts.c.delivery == bindparam("of"))
INTENT = insert(attempts).values(n=_number.scalar_subquery()).returning(attempts.c.id)
END = update(attempts).where(attempts.c.id == bindparam("of"))
OPEN = (
    select(attempts)
    .where(attempts.c.delivery == bindparam("of"), attempts.c.outcome.is_(None))
    .order_by(attempts.c.n)
)
