"""What may leave, and the questions that every delivery runs through, built once.

SQLAlchemy takes longer to build most of them than SQLite takes to run them.
"""

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.sql.expression import ScalarSelect

from publisher.items.files import files
from publisher.items.lifecycle import items
from publisher.outbox.attempts import PUT_OFF
from publisher.outbox.deliveries import AGREED, CLAIMED, LEASED, WITHDRAW, attempts, deliveries
from publisher.outbox.pauses import channels, manual_holds
from publisher.outbox.transition import is_one_of

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
    AGREED,
    ~deliveries.c.cancel_asked,
    or_(
        deliveries.c.kind == WITHDRAW,
        and_(
            ~FILE_SAYS_OTHERWISE,
            ~_file_is_wrong,
            ~exists().where(
                manual_holds.c.kind == "item", manual_holds.c.name == deliveries.c.item
            ),
            ~exists().where(
                manual_holds.c.kind == "channel", manual_holds.c.name == deliveries.c.channel
            ),
        ),
    ),
)

IN_FLIGHT = is_one_of(deliveries.c.state, LEASED)

# --- A channel: its row for this transaction, and what counts against its limits ---

LOCK = select(channels).where(channels.c.name == bindparam("of")).with_for_update(skip_locked=True)
BUSY = select(exists().where(deliveries.c.channel == bindparam("of"), IN_FLIGHT))

_asked = and_(
    attempts.c.channel == bindparam("of"),
    or_(attempts.c.outcome.is_(None), attempts.c.outcome != "not_sent"),
)
_counted = and_(_asked, or_(attempts.c.outcome.is_(None), attempts.c.outcome != PUT_OFF))
LAST_INTENT = select(func.max(attempts.c.intent_at)).where(
    _asked, attempts.c.intent_at <= bindparam("until")
)
BEGUN = (
    select(attempts.c.intent_at)
    .where(_counted, attempts.c.intent_at.between(bindparam("since"), bindparam("until")))
    .order_by(attempts.c.intent_at)
)

# --- A delivery: taken, read, begun ---


def next_of(*such: ColumnElement[bool]) -> ScalarSelect[int]:
    """Return a channel's next row of some kind that is due, locked for this transaction."""
    chosen = (
        select(deliveries.c.id)
        .where(
            deliveries.c.channel == bindparam("of"),
            deliveries.c.waits_for.is_(None),
            deliveries.c.ready_at <= bindparam("now"),
            *such,
        )
        # By when they may go, not by when they were due: what was refused goes behind.
        .order_by(
            deliveries.c.priority.desc(),
            deliveries.c.ready_at,
            deliveries.c.due_at,
            deliveries.c.id,
        )
        .limit(1)
        .with_for_update(skip_locked=True)
        .cte("chosen")
    )
    return select(chosen.c.id).scalar_subquery()


OF = deliveries.c.id == bindparam("of")
MINE = select(deliveries).where(
    OF,
    deliveries.c.state == CLAIMED,
    deliveries.c.lease_owner == bindparam("owner"),
    deliveries.c.lease_until > bindparam("now"),
)
BY_LEASE = and_(OF, deliveries.c.lease_token == bindparam("token"))
STILL_MINE = and_(BY_LEASE, deliveries.c.lease_until > bindparam("now"))
