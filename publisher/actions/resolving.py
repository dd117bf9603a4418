"""What people say of what is in doubt, or was done by hand. Each is one transaction."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select, true

from publisher.actions.waiting import OPERATOR
from publisher.contract import Receipt, can
from publisher.engagement.ages import ReadingPlan
from publisher.engagement.readings import start_measuring
from publisher.items.lifecycle import find_item
from publisher.outbox import orders
from publisher.outbox.deliveries import FAILED, MAY_BE_OUT, QUEUED, STAYS, WITHDRAW, deliveries
from publisher.people.journal import Entry, write
from publisher.words import _
from publisher.workspace import Workspace

LONGEST = 2_000  # characters of an address


class SeveralDoubts(Exception):
    """Several posts of an item are in doubt on a channel: `rows`, of which one is meant."""

    def __init__(self, rows: Sequence[RowMapping]) -> None:
        super().__init__(", ".join(row["key"] for row in rows))
        self.rows = rows


def is_address(text: str) -> bool:
    """Tell whether a text may be where a post is: what a browser opens."""
    return bool(re.fullmatch(r"https?://[^\s/]\S*", text)) and len(text) <= LONGEST


def resolve(
    workspace: Workspace,
    name: str,
    channel: str,
    url: str | None,
    ref: str | None,
    *,
    sequence: int | None = None,
    who: str = OPERATOR,
) -> bool:
    """Settle a doubt: out at an address, or, with None, not out. False if there is none.

    "Not out" also settles a withdrawal that the service refused and a person did by hand.
    sequence: of the delivery that is meant; raises SeveralDoubts where only that can tell.
    """
    now = workspace.now()
    receipt = Receipt(ref or url, url) if url else None
    with workspace.store.write() as db:
        row = find_item(db, name)
        item = row["id"] if row else name
        delivery = _doubt(db, item, channel, sequence)
        if delivery is None:
            taken = (
                row and not receipt and _by_hand(db, item, channel, _undone(workspace, channel))
            )
            if taken:
                _note(db, who, "withdraw", item, channel, {"by_hand": True}, now)
            return bool(taken)
        settled = orders.settle_doubt(db, delivery, receipt, now, _("a person said so"))
        if row and row["withdrawn_at"]:  # then it must not go out any more
            orders.cancel(db, item, _("withdrawn"))
        if settled:
            if receipt and ref:
                _measure(workspace, db, delivery, channel, now)
            _note(db, who, "resolve", item, channel, {"sent": url, "ref": ref}, now)
        return settled


def _doubt(db: Connection, item: str, channel: str, sequence: int | None) -> int | None:
    """Return the one delivery of an item on a channel that is in doubt; raises SeveralDoubts."""
    wanted = select(deliveries).where(
        deliveries.c.item == item,
        deliveries.c.channel == channel,
        MAY_BE_OUT,
        deliveries.c.sequence == sequence if sequence else true(),
    )
    doubts = db.execute(wanted.order_by(deliveries.c.sequence)).mappings().all()
    if len(doubts) > 1:
        raise SeveralDoubts(doubts)
    return doubts[0]["id"] if doubts else None


def _undone(workspace: Workspace, channel: str) -> tuple[str, ...]:
    """Return the states of withdrawals that a person may have done by hand."""
    gone = channel not in workspace.config.accounts  # then they wait for ever
    return (FAILED, STAYS, QUEUED) if gone else (FAILED, STAYS)


def _note(
    db: Connection,
    who: str,
    act: str,
    item: str,
    channel: str,
    details: dict[str, Any],
    now: datetime,
) -> None:
    write(db, Entry(who=who, act=act, item=item, channel=channel, details=details), now)


def _measure(
    workspace: Workspace, db: Connection, delivery: int, channel: str, now: datetime
) -> None:
    known = workspace.channels.get(channel)  # it may have left the config
    if known and can(known, "measure"):
        start_measuring(db, delivery, channel, ReadingPlan.of(workspace.config).first(now))


def newest(db: Connection, item: str, channel: str) -> RowMapping | None:
    """Return the newest delivery of an item on a channel; None if it never had any."""
    mine = (deliveries.c.item == item, deliveries.c.channel == channel)
    query = select(deliveries).where(*mine).order_by(deliveries.c.sequence.desc()).limit(1)
    return db.execute(query).mappings().first()


def _by_hand(db: Connection, item: str, channel: str, states: Sequence[str]) -> bool:
    """Count posts as taken away whose withdrawal stands so; False if there are none."""
    query = select(deliveries.c.id, deliveries.c.target).where(
        deliveries.c.item == item,
        deliveries.c.channel == channel,
        deliveries.c.kind == WITHDRAW,
        deliveries.c.state.in_(states),
    )
    rows = db.execute(query).all()
    for row in rows:
        orders.taken_by_hand(db, row.id, row.target)
    return bool(rows)
