"""What follows from a file that was read without problems: posts, a correction, a withdrawal."""

import logging
from datetime import datetime

from sqlalchemy import Connection, select

from publisher.contract import Item
from publisher.items.files import shown
from publisher.items.lifecycle import is_withdrawn, items
from publisher.items.reading import Draft
from publisher.items.versions import add_version, version
from publisher.outbox import plan
from publisher.outbox.deliveries import PROBLEM, VANISHED
from publisher.outbox.verdicts import void_approvals
from publisher.people.journal import ITSELF, Entry, write
from publisher.planning.changes import correct, put_back
from publisher.planning.planner import Planner
from publisher.planning.withdrawals import withdraw

log = logging.getLogger(__name__)


def accept(
    planner: Planner, db: Connection, draft: Draft, name: str, item: Item, now: datetime
) -> None:
    """Keep what an item's file says now, and plan what follows; raises Unfit.

    item: the draft's with its kept media.
    """
    before = db.scalar(select(items.c.version).where(items.c.id == name))
    number = add_version(db, draft, name, item, now)
    if before not in (None, number):
        details = {"path": shown(draft.path), "version": number, "before": before}
        write(db, Entry(who=ITSELF, act="edit", item=name, details=details), now)
        plan.ask_again(db, name, number)
        void_approvals(db, name, now)
    plan.free_for_file(db, name, (VANISHED, PROBLEM))
    planned = db.scalar(select(items.c.planned).where(items.c.id == name))
    wanted = version(db, number, planner.media)
    if draft.withdrawn:
        if not is_withdrawn(db, name):
            details = {"reason": draft.withdrawn, "path": shown(draft.path)}
            write(db, Entry(who=ITSELF, act="withdraw", item=name, details=details), now)
        taken = withdraw(planner, db, name, draft.withdrawn, now, urgent=False)
        log.info("withdrawing item=%s path=%s posts=%d", name, draft.path, taken.removals)
    elif is_withdrawn(db, name):
        log.info("withdrawn_file_changed item=%s path=%s", name, draft.path)
    elif planned == number:
        put_back(planner, db, wanted, now)
        planner.complete(db, wanted, now)
    elif planner.plan(db, wanted, now):
        log.info("item_queued item=%s path=%s version=%d", name, draft.path, number)
    else:
        count = correct(planner, db, wanted, now)
        log.info("correction_pending item=%s path=%s posts=%d", name, draft.path, count)
