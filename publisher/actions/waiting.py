"""What people do to what waits: adopt, release, hold, cancel. Each is one transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from publisher.items import lifecycle
from publisher.items.lifecycle import find_item
from publisher.outbox import orders, pauses, resuming
from publisher.outbox.deliveries import FAILED, HELD, OLDER, RESTORED, deliveries
from publisher.outbox.pauses import manual_holds
from publisher.people.journal import Entry, write
from publisher.planning.dependents import block_waiting
from publisher.planning.obstacles import obstacles
from publisher.planning.withdrawals import call_off
from publisher.words import _
from publisher.workspace import Workspace

OPERATOR = "operator"  # who is written down where nobody said their name


def adopt(workspace: Workspace, names: Sequence[str] | None, *, who: str = OPERATOR) -> list[str]:
    """Count items held at the first run as published; None for all. Returns their names."""
    done = []
    with workspace.store.write() as db:
        query = (
            select(deliveries.c.item)
            .where(deliveries.c.state == HELD, deliveries.c.held_for.in_(OLDER))
            .distinct()
        )
        for name in sorted(db.scalars(query)):
            if names is not None and name not in names:
                continue
            lifecycle.adopted(db, name)
            orders.adopt(db, name)
            write(db, Entry(who=who, act="adopt", item=name), workspace.now())
            done.append(name)
    return done


def waiting(workspace: Workspace) -> list[str]:
    """Return the items of which something is held or failed, and the channels that are held."""
    query = select(deliveries.c.item).where(deliveries.c.state.in_((HELD, FAILED))).distinct()
    with workspace.store.read() as db:
        return sorted({*db.scalars(query), *db.scalars(select(manual_holds.c.name))})


def release(
    workspace: Workspace,
    names: Sequence[str],
    channel: str | None,
    *,
    cancelled: bool = False,
    named: bool = True,
    who: str = OPERATOR,
) -> list[str]:
    """Queue items' held and failed deliveries again; returns the names of those that had any.

    A name may also be a channel's, which then goes on. cancelled: what a person cancelled
    too. named: a person named them; else what may be out already stays held. So does what
    could not go; `still_held` tells why. Raises Unfit, and releases nothing, where a channel
    still refuses one of them.
    """
    now = workspace.now()
    done = []
    with workspace.store.write() as db:
        for name in names:
            if name in workspace.config.accounts and _unheld(workspace, db, "channel", name, who):
                done.append(name)
                continue
            row = find_item(db, name)
            if row is None:
                continue
            count = int(_unheld(workspace, db, "item", row["id"], who))
            stay = obstacles(db, row, workspace.config.accounts).keys()
            if cancelled and not (row["adopted"] or row["withdrawn_at"]):
                orders.revive(db, row["id"], row["version"], channel, stay)
            orders.replan_blocked(db, row["id"], channel, stay)
            kept = () if named else (RESTORED,)
            count += orders.release(db, row["id"], channel, now, but=kept, stay=stay)
            count += workspace.planner.retry(db, row["id"], channel, now, stay)
            count -= block_waiting(db, row["id"])
            if count:
                entry = Entry(who=who, act="release", item=row["id"], channel=channel)
                write(db, entry, now)
                done.append(row["id"])
    return done


def _unheld(workspace: Workspace, db: Connection, kind: str, name: str, who: str) -> bool:
    if not pauses.unhold(db, kind, name):
        return False
    write(db, _held_entry(who, "unhold", kind, name), workspace.now())
    return True


def _held_entry(who: str, act: str, kind: str, name: str, why: str = "") -> Entry:
    if kind == "channel":
        return Entry(who=who, act=act, channel=name, details={"why": why})
    return Entry(who=who, act=act, item=name, details={"why": why})


def hold(workspace: Workspace, name: str, why: str, *, who: str = OPERATOR) -> str | None:
    """Let nothing of a channel or an item begin from now on; returns which, None if neither."""
    now = workspace.now()
    with workspace.store.write() as db:
        kind = "channel"
        if name not in workspace.config.accounts:
            row = find_item(db, name)
            if row is None:
                return None
            kind, name = "item", row["id"]
        if pauses.hold(db, kind, name, who, why, now):
            write(db, _held_entry(who, "hold", kind, name, why), now)
    return kind


def cancel(workspace: Workspace, name: str, channel: str | None, *, who: str = OPERATOR) -> int:
    """Take back what has not begun to go out; returns how many deliveries that were.

    Of a whole item, also its withdrawal, while that waits for approval.
    """
    with workspace.store.write() as db:
        row = find_item(db, name)
        if row is None:
            return 0
        reason = _("cancelled by a person")
        count = orders.cancel(db, row["id"], reason, channel=channel)
        if channel is None:
            count += call_off(db, row["id"], reason)
        if count:
            entry = Entry(who=who, act="cancel", item=row["id"], channel=channel)
            write(db, entry, workspace.now())
        return count


def resume(workspace: Workspace, channel: str, *, who: str = OPERATOR) -> bool:
    """Let a channel go on that has stopped or rests; False if it did neither."""
    with workspace.store.write() as db:
        now = workspace.now()
        resumed = resuming.resume(db, channel, now)
        if resumed:
            write(db, Entry(who=who, act="resume", channel=channel), now)
        return resumed
