"""Putting right and taking back what is out: updates, correction notes, withdrawals.

They are rows of the outbox like posts, under the same approval and with the intent written
first. A changed file only plans them; they wait until a person has said yes.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping

from publisher.config.file import Config
from publisher.items.versions import Version, note_correction, say_correction
from publisher.outbox.approval import keep_refused
from publisher.outbox.deliveries import (
    FAILED,
    HELD,
    NOTE,
    PUBLISH,
    QUEUED,
    RESTORED,
    SENT,
    SOON,
    STAYS,
    UPDATE,
    begun,
)
from publisher.outbox.plan import NewDelivery, drop, enqueue, follow, of_item
from publisher.planning.behind import behind, carries
from publisher.planning.dressing import dress, is_noted
from publisher.planning.planner import Planner
from publisher.words import _

log = logging.getLogger(__name__)


def correct(planner: Planner, db: Connection, wanted: Version, now: datetime) -> int:
    """Plan to put right an item that is out, as its file is now; returns how many rows.

    Rows planned for an older change are dropped. Raises Unfit where a channel refuses the
    new text; then nothing is planned.
    """
    rows = of_item(db, wanted.item.id)
    drop_changes(db, _others(rows, wanted), _("the file has changed again"))
    out = behind(db, rows, wanted.id)
    count = 0
    if out:
        note = note_of(planner.config, wanted)
        if note and not (wanted.item.page and is_noted(db, wanted.item.id, note)):
            note_correction(db, wanted.item.id, wanted.id, note, now)
        count = _plan(planner, db, wanted, out, now)
    needed = max(1, planner.needed(wanted))
    return count + follow_file(planner, db, wanted, now, approvals=needed)


def note_of(config: Config, wanted: Version) -> str:
    """Return what readers are told was wrong; a page may change without that, and say nothing."""
    routine = "" if wanted.item.page else config.office.corrected(wanted.item.lang)
    return wanted.correction or routine


def put_back(planner: Planner, db: Connection, wanted: Version, now: datetime) -> int:
    """Let an item go on whose file says what was planned for it; returns how many rows changed.

    A change to other words is dropped. What other words have reached already is put right.
    """
    rows = of_item(db, wanted.item.id)
    if behind(db, rows, wanted.id):
        return correct(planner, db, wanted, now)
    drop_changes(db, _others(rows, wanted), _("the file is again as it went out"))
    return follow_file(planner, db, wanted, now, approvals=planner.needed(wanted))


def _others(rows: Sequence[RowMapping], wanted: Version) -> list[RowMapping]:
    return [row for row in rows if row["version"] != wanted.id]


def follow_file(
    planner: Planner, db: Connection, wanted: Version, now: datetime, *, approvals: int
) -> int:
    """Let the posts of an item half out that have not begun carry this version."""
    rows = of_item(db, wanted.item.id)
    waiting = {
        row["channel"]: row
        for row in rows
        if row["kind"] == PUBLISH
        and row["state"] in (QUEUED, HELD)
        and row["held_for"] != RESTORED  # it may be out with the words that it has
        and not begun(row)
    }
    stale = {name: row for name, row in waiting.items() if row["version"] != wanted.id}
    if not stale:
        return 0
    count = len(stale)
    dues = dict.fromkeys(planner.config.accounts, now)
    posts = planner.renderer.render(dress(db, wanted), dues)
    time = wanted.item.publish_at
    later = {"due_at": time, "ready_at": time} if time > now and not wanted.slot else {}
    for planned in posts:
        row = stale.pop(planned.account.name, None)
        if row is not None:
            waits_for = planned.waits_for
            follow(db, row, planned.post, wanted.id, approvals, waits_for=waits_for, **later)
    for row in stale.values():
        drop(db, row, _("its file asks for it no longer"))
    keep_refused(db, wanted.item.id)
    return count


def _plan(
    planner: Planner, db: Connection, wanted: Version, out: Mapping[str, RowMapping], now: datetime
) -> int:
    sequence = next_sequence(db, wanted.item.id)
    asked = [*_updates(planner, db, wanted, out, sequence, now)]
    enqueue(db, wanted.item.id, wanted.id, asked, now)
    return len(asked)


def next_sequence(db: Connection, item: str) -> int:
    """Return the number of an item's next row on a channel."""
    rows = of_item(db, item)
    return 1 + max(int(row["sequence"]) for row in rows)


def _updates(
    planner: Planner,
    db: Connection,
    wanted: Version,
    out: Mapping[str, RowMapping],
    sequence: int,
    now: datetime,
) -> Iterator[NewDelivery]:
    dressed = dress(db, wanted)
    needed = max(1, planner.needed(wanted))  # a change of what is out is never automatic
    dues = dict.fromkeys(planner.config.accounts, now)
    for planned in planner.renderer.render(dressed, dues):
        name = planned.account.name
        if name not in out or planned.account.channel.opt_in:
            continue
        kind = UPDATE if planned.account.updates_in_place else NOTE
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
            sequence=sequence,
            priority=SOON,
        )


def _open_change(row: RowMapping) -> bool:
    waits = row["state"] in (QUEUED, HELD, FAILED, STAYS) and not begun(row)
    return row["kind"] in (UPDATE, NOTE) and waits


def drop_changes(db: Connection, rows: Sequence[RowMapping], reason: str) -> int:
    """Take back changes that have not begun; returns how many."""
    waiting = [row for row in rows if _open_change(row)]
    for row in waiting:
        drop(db, row, reason)
    return len(waiting)


def being_told(db: Connection, wanted: Version) -> bool:
    """Tell whether the correction of this version is just being made or told, or is in doubt."""
    rows = [row for row in of_item(db, wanted.item.id) if row["kind"] in (NOTE, UPDATE)]
    return any(carries(row, wanted.id) and begun(row) and row["state"] != SENT for row in rows)


def say(planner: Planner, db: Connection, wanted: Version, note: str, now: datetime) -> None:
    """Let readers be told of a planned correction in these words."""
    rows = of_item(db, wanted.item.id)
    waiting = {row["target"] for row in rows if _open_change(row) and carries(row, wanted.id)}
    if wanted.item.page and waiting:  # its change may have had no words for readers
        note_correction(db, wanted.item.id, wanted.id, note, now)
    if not say_correction(db, wanted.item.id, wanted.id, note):
        return
    drop_changes(db, rows, _("said in other words"))
    main = {r["channel"]: r for r in rows if r["id"] in waiting}
    _plan(planner, db, wanted, main, now)
