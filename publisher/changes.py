"""Putting right and taking back what is out: updates, correction notes, withdrawals.

They are rows of the outbox like posts, under the same approval and with the intent written
first. A changed file only plans them; they wait until a person has said yes.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update
from sqlalchemy.orm import aliased

from publisher import outbox
from publisher.config import Account
from publisher.contract import Rejected, can
from publisher.deliveries import (
    CANCELLED,
    FAILED,
    HELD,
    NOTE,
    PUBLISH,
    QUEUED,
    SENT,
    SOON,
    UNASKED,
    UNSUPPORTED,
    UNWANTED,
    UPDATE,
    begun,
    change,
    deliveries,
    shown_again,
)
from publisher.items import Version, corrections, items
from publisher.outbox import NewDelivery
from publisher.planning import Planner
from publisher.rendering import Unfit
from publisher.withdrawals import STILL_OUT, withdraw_late
from publisher.words import _

log = logging.getLogger(__name__)

# Updates that a service turned out unable to make: a note is owed instead.
_OWED = select(deliveries).where(
    deliveries.c.kind == UPDATE,
    deliveries.c.state == FAILED,
    deliveries.c.hold == UNSUPPORTED,
)
# Deliveries that a person took back while they were under way, and that did not go out.
_TAKEN = select(deliveries.c.id).where(deliveries.c.state == QUEUED, deliveries.c.hold == UNWANTED)
# Posts that say what their file does not say any more, and of which no change is planned:
# the file changed while they were under way or in doubt.
_change = aliased(deliveries)
_BEHIND = (
    select(deliveries.c.item, deliveries.c.channel)
    .join(items, items.c.id == deliveries.c.item)
    .where(
        items.c.withdrawn_at.is_(None),
        items.c.missing_since.is_(None),
        deliveries.c.kind == PUBLISH,
        deliveries.c.state == SENT,
        deliveries.c.version != items.c.version,
        ~select(_change.c.id)
        .where(
            _change.c.target == deliveries.c.id,
            _change.c.version == items.c.version,
            (_change.c.state != CANCELLED) | _change.c.hold.is_distinct_from(UNASKED),
        )
        .exists(),
    )
)


def correct(planner: Planner, db: Connection, wanted: Version, now: datetime) -> int:
    """Plan to put right an item that is out, as its file is now; returns how many rows.

    Rows planned for an older change are dropped. Raises Unfit where a channel refuses the
    new text; then nothing is planned.
    """
    rows = outbox.of_item(db, wanted.item.id)
    drop(db, _others(rows, wanted), _("the file has changed again"))
    out = _behind(rows, wanted)
    count = 0
    if out:
        _note(planner, db, wanted, now)
        count = _plan(planner, db, wanted, out, now)
    needed = max(1, planner.needed(wanted))
    return count + follow_file(planner, db, wanted, now, approvals=needed)


def put_back(planner: Planner, db: Connection, wanted: Version, now: datetime) -> int:
    """Let an item go on whose file says what was planned for it; returns how many rows changed.

    A change to other words is dropped. What other words have reached already is put right.
    """
    rows = outbox.of_item(db, wanted.item.id)
    if _behind(rows, wanted):
        return correct(planner, db, wanted, now)
    drop(db, _others(rows, wanted), _("the file is again as it went out"))
    return follow_file(planner, db, wanted, now, approvals=planner.needed(wanted))


def _others(rows: Sequence[RowMapping], wanted: Version) -> list[RowMapping]:
    return [row for row in rows if row["version"] != wanted.id]


def _behind(rows: Sequence[RowMapping], wanted: Version) -> dict[str, RowMapping]:
    """Return what is out with other words and is not being changed to these, by channel."""
    dropped = (CANCELLED, UNASKED)
    newest = {
        row["target"]: row["version"]
        for row in rows
        if row["kind"] in (UPDATE, NOTE) and (row["state"], row["hold"]) != dropped
    }
    return {
        row["channel"]: row
        for row in rows
        if row["kind"] == PUBLISH
        and row["state"] == SENT
        and wanted.id not in (row["version"], newest.get(row["id"]))
    }


def follow_file(
    planner: Planner, db: Connection, wanted: Version, now: datetime, *, approvals: int
) -> int:
    """Let the posts of an item half out that have not begun carry this version."""
    rows = outbox.of_item(db, wanted.item.id)
    waiting = {
        row["channel"]: row
        for row in rows
        if row["kind"] == PUBLISH and row["state"] in (QUEUED, HELD) and not begun(row)
    }
    stale = {name: row for name, row in waiting.items() if row["version"] != wanted.id}
    if not stale:
        return 0
    dues = dict.fromkeys(planner.config.accounts, now)
    posts = planner.renderer.render(planner.dressed(db, wanted), dues)
    for planned in posts:
        row = stale.get(planned.account.name)
        if row is not None:
            values = shown_again(row, planned.post, wanted.id, approvals)
            change(db, row, values | {"version": wanted.id, "waits_for": planned.waits_for})
    return len(stale)


def _note(planner: Planner, db: Connection, wanted: Version, now: datetime) -> None:
    known = (corrections.c.item == wanted.item.id) & (corrections.c.version == wanted.id)
    if db.scalar(select(corrections.c.id).where(known)) is None:
        note = wanted.correction or planner.config.office.correction
        row = {"item": wanted.item.id, "version": wanted.id, "at": now, "note": note}
        db.execute(insert(corrections).values(**row))


def _plan(
    planner: Planner, db: Connection, wanted: Version, out: dict[str, RowMapping], now: datetime
) -> int:
    edition = _next_edition(db, wanted.item.id)
    asked = [*_updates(planner, db, wanted, out, edition, now)]
    outbox.enqueue(db, wanted.item.id, wanted.id, asked, now)
    return len(asked)


def _next_edition(db: Connection, item: str) -> int:
    rows = outbox.of_item(db, item)
    return 1 + max(int(row["edition"]) for row in rows)


def _updates(
    planner: Planner,
    db: Connection,
    wanted: Version,
    out: dict[str, RowMapping],
    edition: int,
    now: datetime,
) -> Iterator[NewDelivery]:
    dressed = planner.dressed(db, wanted)
    needed = max(1, planner.needed(wanted))  # a change of what is out is never automatic
    dues = dict.fromkeys(planner.config.accounts, now)
    for planned in planner.renderer.render(dressed, dues):
        name = planned.account.name
        if name not in out or planned.account.channel.opt_in:
            continue
        kind = UPDATE if _updates_in_place(planned.account) else NOTE
        post = planned.post
        if kind == NOTE:
            post = planner.note_post(db, planned.account, dressed)
        yield NewDelivery(
            channel=name,
            due_at=now,
            post=post,
            waits_for=planned.waits_for if planned.waits_for in out else None,
            approvals=needed,
            kind=kind,
            target=out[name]["id"],
            edition=edition,
            priority=SOON,
        )


def _updates_in_place(account: Account) -> bool:
    return account.corrections == "update" and can(account.channel, "update")


def _open_change(row: RowMapping) -> bool:
    return row["kind"] in (UPDATE, NOTE) and row["state"] in (QUEUED, HELD) and not begun(row)


def drop(db: Connection, rows: Sequence[RowMapping], reason: str) -> int:
    """Take back changes that have not begun; returns how many."""
    waiting = [row for row in rows if _open_change(row)]
    for row in waiting:
        change(db, row, {"state": CANCELLED, "hold": UNASKED, "reason": reason})
    return len(waiting)


def notes_instead(planner: Planner, db: Connection, now: datetime) -> int:
    """Post a correction note where a service turned out unable to change a post."""
    rows = db.execute(_OWED).mappings().all()
    for row in rows:
        account = planner.config.accounts.get(row["channel"])
        if account is None:
            continue
        wanted = planner.dressed(db, planner.version(db, row["version"]))
        try:
            post = planner.note_post(db, account, wanted)
        except Rejected as error:
            change(db, row, {"hold": None, "reason": str(error)})
            continue
        note = NewDelivery(
            channel=row["channel"],
            due_at=now,
            post=post,
            approvals=row["approvals_needed"],
            approved=True,  # the same words, as an update
            kind=NOTE,
            target=row["target"],
            edition=_next_edition(db, row["item"]),
            priority=SOON,
        )
        outbox.enqueue(db, row["item"], row["version"], [note], now)
        reason = _("{why}; a correction note is posted instead").format(why=row["reason"])
        change(db, row, {"state": CANCELLED, "hold": UNASKED, "reason": reason})
    return len(rows)


def follow_up(planner: Planner, now: datetime) -> int:
    """Do what follows from how updates and withdrawals ended; returns how many rows.

    May be called at any time and any number of times.
    """
    with planner.store.read() as db:
        such = (_OWED, STILL_OUT, _BEHIND, _TAKEN)
        if not any(db.execute(each.limit(1)).first() for each in such):
            return 0
    with planner.store.write() as db:
        done = outbox.cancel_unwanted(db) + withdraw_late(planner, db, now)
        return done + notes_instead(planner, db, now) + correct_late(planner, db, now)


def correct_late(planner: Planner, db: Connection, now: datetime) -> int:
    """Plan to put right posts that turned out to be out after their file had changed."""
    accounts = planner.config.accounts
    carry = {name for name, account in accounts.items() if not account.channel.opt_in}
    rows = db.execute(_BEHIND).mappings().all()
    done = 0
    for name in sorted({row["item"] for row in rows if row["channel"] in carry}):
        newest = db.execute(select(items.c.version).where(items.c.id == name)).scalar_one()
        try:
            done += correct(planner, db, planner.version(db, newest), now)
        except Unfit as error:
            log.info("not_corrected item=%s why=%s", name, error)
    return done


def say(planner: Planner, db: Connection, wanted: Version, note: str, now: datetime) -> None:
    """Let readers be told of a planned correction in these words."""
    known = (corrections.c.item == wanted.item.id) & (corrections.c.version == wanted.id)
    if db.execute(update(corrections).where(known).values(note=note)).rowcount == 0:
        return
    rows = outbox.of_item(db, wanted.item.id)
    drop(db, rows, _("said in other words"))
    main = {r["channel"]: r for r in rows if r["kind"] == PUBLISH and r["state"] == SENT}
    _plan(planner, db, wanted, main, now)
