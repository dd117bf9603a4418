"""Putting right and taking back what is out: updates, correction notes, withdrawals.

They are rows of the outbox like posts, under the same approval and with the intent written
first. A changed file only plans them; they wait until a person has said yes.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from publisher.config import Account
from publisher.contract import Post, can
from publisher.items import Version, corrections, items
from publisher.outbox import (
    CANCELLED,
    FAILED,
    HELD,
    NEW,
    NOTE,
    PUBLISH,
    QUEUED,
    SENT,
    UNASKED,
    UNSUPPORTED,
    UPDATE,
    WITHDRAW,
    NewDelivery,
    begun,
    deliveries,
    shown,
)
from publisher.planning import Planner, change
from publisher.words import _

# Updates that a service turned out unable to make: a note is owed instead.
_OWED = select(deliveries).where(
    deliveries.c.kind == UPDATE,
    deliveries.c.state == FAILED,
    deliveries.c.hold == UNSUPPORTED,
)
# Posts of withdrawn items that were found to be out only afterwards.
_GOING = select(deliveries.c.target).where(
    deliveries.c.kind == WITHDRAW, deliveries.c.target.is_not(None)
)
_LATE = (
    select(deliveries)
    .join(items, items.c.id == deliveries.c.item)
    .where(
        items.c.withdrawn_at.is_not(None),
        deliveries.c.kind.in_(NEW),
        deliveries.c.state == SENT,
        deliveries.c.id.not_in(_GOING.correlate(None)),
    )
)

URGENT = 10  # priority of what overtakes everything that waits
SOON = 5


def correct(planner: Planner, db: Connection, wanted: Version, now: datetime) -> int:
    """Plan to put right an item that is out, as its file is now; returns how many rows.

    Rows planned for an older change are dropped. Raises Unfit where a channel refuses the
    new text; then nothing is planned.
    """
    rows = planner.outbox.of_item(db, wanted.item.id)
    if any(_open_change(row) and row["version"] == wanted.id for row in rows):
        return 0
    drop(db, rows, _("the file has changed again"))
    main = {row["channel"]: row for row in rows if row["kind"] == PUBLISH}
    out = {name: row for name, row in main.items() if row["state"] == SENT}
    out = {name: row for name, row in out.items() if row["version"] != wanted.id}
    if not out:
        return 0
    _note(planner, db, wanted, now)
    edition = 1 + max(row["edition"] for row in rows)
    asked = [*_updates(planner, db, wanted, out, edition, now)]
    planner.outbox.enqueue(db, wanted.item.id, wanted.id, asked, now)
    needed = max(1, planner.needed(wanted))
    return len(asked) + follow_file(planner, db, wanted, now, approvals=needed)


def follow_file(
    planner: Planner, db: Connection, wanted: Version, now: datetime, *, approvals: int
) -> int:
    """Let the posts of an item half out that have not begun carry this version."""
    rows = planner.outbox.of_item(db, wanted.item.id)
    waiting = {
        row["channel"]: row
        for row in rows
        if row["kind"] == PUBLISH and row["state"] in (QUEUED, HELD) and not begun(row)
    }
    stale = {name: row for name, row in waiting.items() if row["version"] != wanted.id}
    if not stale:
        return 0
    dues = dict.fromkeys(planner.config.accounts, now)
    posts = planner.render(planner.dressed(db, wanted), dues)
    for planned in posts:
        row = stale.get(planned.account.name)
        if row is not None:
            values = shown(planned.post, wanted.id, approvals)
            change(db, row, values | {"version": wanted.id, "waits_for": planned.waits_for})
    return len(stale)


def _note(planner: Planner, db: Connection, wanted: Version, now: datetime) -> None:
    known = (corrections.c.item == wanted.item.id) & (corrections.c.version == wanted.id)
    if db.scalar(select(corrections.c.id).where(known)) is None:
        note = wanted.correction or planner.config.office.correction
        row = {"item": wanted.item.id, "version": wanted.id, "at": now, "note": note}
        db.execute(insert(corrections).values(**row))


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
    for planned in planner.render(dressed, dues):
        name = planned.account.name
        if name not in out or planned.account.channel.opt_in:
            continue
        kind = UPDATE if _updates_in_place(planned.account) else NOTE
        post = planned.post if kind == UPDATE else planner.note_post(planned.account, dressed)
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
        rendered = planner.note_post(account, wanted)
        note = NewDelivery(
            channel=row["channel"],
            due_at=now,
            post=rendered,
            approvals=0,  # the same words were approved as an update
            kind=NOTE,
            target=row["target"],
            edition=1 + max(each["edition"] for each in planner.outbox.of_item(db, row["item"])),
            priority=SOON,
        )
        planner.outbox.enqueue(db, row["item"], row["version"], [note], now)
        change(db, row, {"hold": None})
    return len(rows)


def withdraw(
    planner: Planner, db: Connection, item: str, reason: str, now: datetime, *, urgent: bool
) -> int:
    """Take an item back everywhere; returns how many posts that concerns.

    What has not gone out is cancelled. urgent: overtakes all that waits, and needs no
    approval. May be repeated: what is being withdrawn already stays as it is.
    """
    planner.outbox.cancel(db, item, _("withdrawn: {reason}").format(reason=reason))
    values = {"withdrawn_at": now, "withdrawn_why": reason}
    db.execute(
        update(items).where(items.c.id == item, items.c.withdrawn_at.is_(None)).values(**values)
    )
    return take_back(planner, db, item, now, urgent=urgent)


def take_back(planner: Planner, db: Connection, item: str, now: datetime, *, urgent: bool) -> int:
    """Plan the withdrawal of every post of a withdrawn item that is out."""
    rows = planner.outbox.of_item(db, item)
    row = db.execute(select(items).where(items.c.id == item)).mappings().one()
    going = {each["target"] for each in rows if each["kind"] == WITHDRAW}
    out = [
        each
        for each in rows
        if each["kind"] in NEW and each["state"] == SENT and each["id"] not in going
    ]
    edition = max((each["edition"] for each in rows), default=0)
    wanted = planner.version(db, row["version"])
    asked = [
        NewDelivery(
            channel=each["channel"],
            due_at=now,
            post=Post(row["withdrawn_why"] or "", {}),
            approvals=0 if urgent else planner.needed(wanted),
            kind=WITHDRAW,
            target=each["id"],
            edition=edition + number,
            priority=URGENT if urgent else SOON,
        )
        for number, each in enumerate(out, start=1)
    ]
    planner.outbox.enqueue(db, item, row["version"], asked, now)
    return len(asked)


def follow_up(planner: Planner, now: datetime) -> int:
    """Do what follows from how updates and withdrawals ended; returns how many rows.

    May be called at any time and any number of times.
    """
    with planner.store.read() as db:
        if db.execute(_OWED.limit(1)).first() is db.execute(_LATE.limit(1)).first() is None:
            return 0
    with planner.store.write() as db:
        return notes_instead(planner, db, now) + late_withdrawals(planner, db, now)


def late_withdrawals(planner: Planner, db: Connection, now: datetime) -> int:
    """Take back posts of withdrawn items that turned out to be out only afterwards."""
    names = sorted({row["item"] for row in db.execute(_LATE).mappings()})
    return sum(take_back(planner, db, name, now, urgent=True) for name in names)


def say(planner: Planner, db: Connection, wanted: Version, note: str, now: datetime) -> None:
    """Let readers be told of a planned correction in these words."""
    known = (corrections.c.item == wanted.item.id) & (corrections.c.version == wanted.id)
    if db.execute(update(corrections).where(known).values(note=note)).rowcount == 0:
        return
    rows = planner.outbox.of_item(db, wanted.item.id)
    drop(db, rows, _("said in other words"))
    main = {r["channel"]: r for r in rows if r["kind"] == PUBLISH and r["state"] == SENT}
    edition = 1 + max(row["edition"] for row in rows)
    asked = [*_updates(planner, db, wanted, main, edition, now)]
    planner.outbox.enqueue(db, wanted.item.id, wanted.id, asked, now)


def overtake(db: Connection, item: str) -> int:
    """Let withdrawals that wait overtake everything, without approval; returns how many."""
    result = db.execute(
        update(deliveries)
        .where(
            deliveries.c.item == item,
            deliveries.c.kind == WITHDRAW,
            deliveries.c.state == QUEUED,
            deliveries.c.priority < URGENT,
        )
        .values(
            priority=URGENT,
            approvals_needed=0,
            approved=deliveries.c.visible,
            row_version=deliveries.c.row_version + 1,
        )
    )
    return result.rowcount
