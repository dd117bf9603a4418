"""What people do to what waits: adopt, release, cancel, resolve. Each is one transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from publisher.claims import settle_doubt
from publisher.contract import Receipt, can
from publisher.engagement import start_measuring
from publisher.items import find_item, items
from publisher.outbox import (
    CANCELLED,
    FAILED,
    FIRST_RUN,
    HELD,
    deliveries,
)
from publisher.words import _
from publisher.workspace import Workspace


def adopt(workspace: Workspace, names: Sequence[str] | None) -> list[str]:
    """Count items held at the first run as published; None for all. Returns their names."""
    done = []
    with workspace.store.write() as db:
        query = (
            select(deliveries.c.item)
            .where(deliveries.c.state == HELD, deliveries.c.hold == FIRST_RUN)
            .distinct()
        )
        for name in sorted(db.scalars(query)):
            if names is not None and name not in names:
                continue
            db.execute(update(items).where(items.c.id == name).values(adopted=True))
            db.execute(
                update(deliveries)
                .where(deliveries.c.item == name, deliveries.c.hold == FIRST_RUN)
                .values(
                    state=CANCELLED,
                    hold=None,
                    reason=_("adopted: was out before this workspace was made"),
                    row_version=deliveries.c.row_version + 1,
                )
            )
            done.append(name)
    return done


def waiting(workspace: Workspace) -> list[str]:
    """Return the items of which something is held or failed."""
    query = select(deliveries.c.item).where(deliveries.c.state.in_((HELD, FAILED))).distinct()
    with workspace.store.read() as db:
        return sorted(db.scalars(query))


def release(
    workspace: Workspace, names: Sequence[str], channel: str | None, *, cancelled: bool = False
) -> list[str]:
    """Queue items' held and failed deliveries again; returns the names of those that had any.

    cancelled: what a person cancelled too. Raises Unfit, and releases nothing, where a
    channel still refuses one of them.
    """
    now = workspace.now()
    done = []
    with workspace.store.write() as db:
        for name in names:
            row = find_item(db, name)
            if row is None:
                continue
            if cancelled and not row["adopted"]:
                _revive(db, row["id"], channel)
            count = workspace.outbox.release(db, now, item=row["id"], channel=channel)
            count += workspace.planner.retry(db, row["id"], channel, now)
            if count:
                done.append(row["id"])
    return done


def _revive(db: Connection, item: str, channel: str | None) -> None:
    """Let what a person cancelled count as failed, which is rendered anew and queued."""
    where = [
        deliveries.c.item == item,
        deliveries.c.state == CANCELLED,
        deliveries.c.hold.is_(None),  # else its file asks for it no longer
    ]
    if channel:
        where.append(deliveries.c.channel == channel)
    values = {"state": FAILED, "row_version": deliveries.c.row_version + 1}
    db.execute(update(deliveries).where(*where).values(values))


def cancel(workspace: Workspace, name: str, channel: str | None) -> int:
    """Take back what has not begun to go out; returns how many deliveries that were."""
    with workspace.store.write() as db:
        row = find_item(db, name)
        if row is None:
            return 0
        return workspace.outbox.cancel(db, row["id"], _("cancelled by a person"), channel=channel)


def resolve(
    workspace: Workspace, name: str, channel: str, url: str | None, ref: str | None
) -> bool:
    """Settle a doubt: out at an address, or, with None, not out. False if there is none."""
    now = workspace.now()
    receipt = Receipt(ref or url, url) if url else None
    with workspace.store.write() as db:
        row = find_item(db, name)
        wanted = select(deliveries.c.id).where(
            deliveries.c.item == (row["id"] if row else name), deliveries.c.channel == channel
        )
        delivery = db.scalar(wanted.order_by(deliveries.c.edition.desc()).limit(1))
        if delivery is None:
            return False
        settled = settle_doubt(db, delivery, receipt, now, _("a person said so"))
        known = workspace.channels.get(channel)  # it may have left the config
        if settled and receipt and ref and known and can(known, "measure"):
            start_measuring(db, delivery, channel, now, workspace.config.engagement.ages)
        return settled
