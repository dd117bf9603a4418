"""What follows from how deliveries ended: the second look at what changed while they ran.

A file may change, go or be withdrawn, and a person may take something back, while a post is
under way or in doubt. Each of these is settled here once the outcome is known.
"""

import logging
from datetime import datetime

from sqlalchemy import Connection, select

from publisher.contract import Rejected
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import (
    NOTE,
    PROBLEM,
    QUEUED,
    SOON,
    STAYS,
    TAKEN_BACK,
    UPDATE,
    VANISHED,
    WITHDRAW,
    deliveries,
)
from publisher.outbox.plan import (
    NewDelivery,
    drop,
    end_taken_back,
    enqueue,
    find_unfit,
    hold_for_file,
)
from publisher.outbox.statements import FILE_SAYS_OTHERWISE
from publisher.planning.behind import items_behind
from publisher.planning.changes import correct, next_sequence
from publisher.planning.dressing import dress
from publisher.planning.planner import Planner
from publisher.planning.rendering import Unfit
from publisher.planning.withdrawals import STILL_OUT, withdraw_late
from publisher.words import _

log = logging.getLogger(__name__)

# Updates that a service turned out unable to make: a note is owed instead.
_OWED = (
    select(deliveries)
    .join(items, items.c.id == deliveries.c.item)
    .where(
        items.c.withdrawn_at.is_(None),
        deliveries.c.kind == UPDATE,
        deliveries.c.state == STAYS,
        ~deliveries.c.cancel_asked,
    )
)
# What was under way when its file changed or went, and comes back to the queue. It may not
# go (MAY_GO), and what its file says now has to be planned.
_STALE = (
    select(deliveries.c.item)
    .join(items, items.c.id == deliveries.c.item)
    .where(
        items.c.withdrawn_at.is_(None),
        deliveries.c.kind != WITHDRAW,
        deliveries.c.state == QUEUED,
        ~deliveries.c.cancel_asked,
        FILE_SAYS_OTHERWISE,
    )
)
_TAKEN = select(deliveries.c.id).where(TAKEN_BACK)


def reconcile(planner: Planner, now: datetime) -> int:
    """Do what follows from how updates and withdrawals ended; returns how many rows.

    May be called at any time and any number of times.
    """
    with planner.store.read() as db:
        such = (_OWED, STILL_OUT, _STALE, _TAKEN)
        due = any(db.execute(each.limit(1)).first() for each in such)
        if not due and not items_behind(db, _carrying(planner)):
            return 0
    with planner.store.write() as db:
        done = end_taken_back(db) + withdraw_late(planner, db, now)
        done += follow_files(planner, db, now)
        return done + notes_instead(planner, db, now) + correct_late(planner, db, now)


def follow_files(planner: Planner, db: Connection, now: datetime) -> int:
    """Let what came back to the queue follow its file, which changed or went meanwhile."""
    names = sorted(set(db.scalars(_STALE)))
    for name in names:
        item = db.execute(select(items).where(items.c.id == name)).mappings().one()
        if item["missing_since"]:
            hold_for_file(
                db, name, VANISHED, _("its file is gone: {path}").format(path=item["path"])
            )
            continue
        wanted = planner.version(db, item["version"])
        try:
            with db.begin_nested():
                if not planner.plan(db, wanted, now):
                    correct(planner, db, wanted, now)
        except Unfit as error:
            hold_for_file(db, name, PROBLEM, str(error))
    return len(names)


def _carrying(planner: Planner) -> list[str]:
    """Return the channels that every item goes to, and so every correction."""
    accounts = planner.config.accounts
    return [name for name, account in accounts.items() if not account.channel.opt_in]


def correct_late(planner: Planner, db: Connection, now: datetime) -> int:
    """Plan to put right posts that turned out to be out after their file had changed."""
    done = 0
    for name in items_behind(db, _carrying(planner)):
        newest = db.execute(select(items.c.version).where(items.c.id == name)).scalar_one()
        try:
            done += correct(planner, db, planner.version(db, newest), now)
        except Unfit as error:
            log.info("not_corrected item=%s why=%s", name, error)
    return done


def notes_instead(planner: Planner, db: Connection, now: datetime) -> int:
    """Post a correction note where a service turned out unable to change a post."""
    rows = db.execute(_OWED).mappings().all()
    for row in rows:
        account = planner.config.accounts.get(row["channel"])
        if account is None:
            continue
        wanted = dress(db, planner.version(db, row["version"]))
        try:
            post = planner.note_post(db, account, wanted)
        except Rejected as error:
            find_unfit(db, row, str(error))
            continue
        note = NewDelivery(
            channel=row["channel"],
            due_at=now,
            post=post,
            approvals=row["approvals_needed"],  # other words than the update's: asked anew
            kind=NOTE,
            target=row["target"],
            sequence=next_sequence(db, row["item"]),
            priority=SOON,
        )
        enqueue(db, row["item"], row["version"], [note], now)
        reason = _("{why}; a correction note is posted instead").format(why=row["reason"])
        drop(db, row, reason)
    return len(rows)
