"""What people do to what waits: adopt, release, cancel, resolve. Each is one transaction."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, RowMapping, and_, exists, or_, select, true, update

from publisher.contract import Receipt, can
from publisher.engagement.readings import start_measuring
from publisher.items.versions import find_item, items
from publisher.outbox import pauses
from publisher.outbox import rows as outbox
from publisher.outbox.attempts import MAY_BE_OUT, settle_doubt
from publisher.outbox.deliveries import (
    BLOCKED,
    CANCELLED,
    CHANGE,
    FAILED,
    HELD,
    NOTE,
    OLDER,
    PUBLISH,
    QUEUED,
    RESTORED,
    SENT,
    STAYS,
    UPDATE,
    WITHDRAW,
    WITHDRAWN,
    deliveries,
)
from publisher.outbox.pauses import holds
from publisher.people.journal import Entry, write
from publisher.planning.dependents import block
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
            .where(deliveries.c.state == HELD, deliveries.c.hold.in_(OLDER))
            .distinct()
        )
        for name in sorted(db.scalars(query)):
            if names is not None and name not in names:
                continue
            db.execute(update(items).where(items.c.id == name).values(adopted=True))
            db.execute(
                CHANGE.where(deliveries.c.item == name, deliveries.c.hold.in_(OLDER)).values(
                    state=CANCELLED,
                    hold=None,
                    reason=_("adopted: was out before this workspace was made"),
                )
            )
            write(db, Entry(who=who, act="adopt", item=name), workspace.now())
            done.append(name)
    return done


def waiting(workspace: Workspace) -> list[str]:
    """Return the items of which something is held or failed, and the channels that are held."""
    query = select(deliveries.c.item).where(deliveries.c.state.in_((HELD, FAILED))).distinct()
    with workspace.store.read() as db:
        return sorted({*db.scalars(query), *db.scalars(select(holds.c.name))})


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
                _revive(db, row, channel, stay)
            _replan_blocked(db, row["id"], channel, stay)
            kept = () if named else (RESTORED,)
            count += outbox.release(db, now, item=row["id"], channel=channel, but=kept, stay=stay)
            count += workspace.planner.retry(db, row["id"], channel, now, stay)
            count -= block(db, row["id"])
            if count:
                entry = Entry(who=who, act="release", item=row["id"], channel=channel)
                write(db, entry, now)
                done.append(row["id"])
    return done


def _replan_blocked(db: Connection, item: str, channel: str | None, stay: Collection[int]) -> None:
    """Let what is blocked count as failed: the config may let it wait for another channel now."""
    where = [
        deliveries.c.item == item,
        deliveries.c.hold == BLOCKED,
        deliveries.c.id.not_in(stay),
    ]
    if channel:
        where.append(deliveries.c.channel == channel)
    db.execute(CHANGE.where(*where).values(state=FAILED, hold=None))


def _revive(db: Connection, item: RowMapping, channel: str | None, stay: Collection[int]) -> None:
    """Let what a person cancelled count as failed, which is rendered anew and queued.

    Not a withdrawal, which is asked for anew, nor a change to words of before or one that
    was planned again since.
    """
    other = deliveries.alias()
    same = (other.c[n] == deliveries.c[n] for n in ("item", "channel", "kind", "version"))
    change = and_(
        deliveries.c.kind.in_((UPDATE, NOTE)),
        deliveries.c.version == item["version"],
        ~exists().where(*same, other.c.state != CANCELLED),
    )
    where = [
        deliveries.c.item == item["id"],
        deliveries.c.state == CANCELLED,
        deliveries.c.hold.is_(None),  # else its file asks for it no longer
        deliveries.c.id.not_in(stay),
        or_(deliveries.c.kind == PUBLISH, change),
    ]
    if channel:
        where.append(deliveries.c.channel == channel)
    db.execute(CHANGE.where(*where).values(state=FAILED))


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
        count = outbox.cancel(db, row["id"], reason, channel=channel)
        if channel is None:
            count += call_off(db, row["id"], reason)
        if count:
            entry = Entry(who=who, act="cancel", item=row["id"], channel=channel)
            write(db, entry, workspace.now())
        return count


class SeveralDoubts(Exception):
    """Several posts of an item are in doubt on a channel: `rows`, of which one is meant."""

    def __init__(self, rows: Sequence[RowMapping]) -> None:
        super().__init__(", ".join(row["key"] for row in rows))
        self.rows = rows


def resolve(
    workspace: Workspace,
    name: str,
    channel: str,
    url: str | None,
    ref: str | None,
    *,
    edition: int | None = None,
    who: str = OPERATOR,
) -> bool:
    """Settle a doubt: out at an address, or, with None, not out. False if there is none.

    "Not out" also settles a withdrawal that the service refused and a person did by hand.
    edition: of the delivery that is meant; raises SeveralDoubts where only that can tell.
    """
    now = workspace.now()
    receipt = Receipt(ref or url, url) if url else None
    with workspace.store.write() as db:
        row = find_item(db, name)
        wanted = select(deliveries).where(
            deliveries.c.item == (row["id"] if row else name),
            deliveries.c.channel == channel,
            MAY_BE_OUT,
            deliveries.c.edition == edition if edition else true(),
        )
        doubts = db.execute(wanted.order_by(deliveries.c.edition)).mappings().all()
        if len(doubts) > 1:
            raise SeveralDoubts(doubts)
        delivery = doubts[0]["id"] if doubts else None
        waits = channel not in workspace.config.accounts  # and will for ever
        by_hand = (FAILED, STAYS, QUEUED) if waits else (FAILED, STAYS)
        if not doubts and row and not receipt and _by_hand(db, row["id"], channel, by_hand):
            hand = {"by_hand": True}
            entry = Entry(who=who, act="withdraw", item=row["id"], channel=channel, details=hand)
            write(db, entry, now)
            return True
        if delivery is None:
            return False
        settled = settle_doubt(db, delivery, receipt, now, _("a person said so"))
        if row and row["withdrawn_at"]:  # then it must not go out any more
            outbox.cancel(db, row["id"], _("withdrawn"))
        known = workspace.channels.get(channel)  # it may have left the config
        if settled and receipt and ref and known and can(known, "measure"):
            start_measuring(db, delivery, channel, now, workspace.config.engagement.ages)
        if settled:
            details = {"sent": url, "ref": ref}
            name = row["id"] if row else name
            entry = Entry(who=who, act="resolve", item=name, channel=channel, details=details)
            write(db, entry, now)
        return settled


def newest(db: Connection, item: str, channel: str) -> RowMapping | None:
    """Return the newest delivery of an item on a channel; None if it never had any."""
    mine = (deliveries.c.item == item, deliveries.c.channel == channel)
    query = select(deliveries).where(*mine).order_by(deliveries.c.edition.desc()).limit(1)
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
        for delivery, state in ((row.id, SENT), (row.target, WITHDRAWN)):
            values = {"state": state, "hold": None, "reason": _("taken away by hand")}
            db.execute(CHANGE.where(deliveries.c.id == delivery).values(**values))
    return bool(rows)


def resume(workspace: Workspace, channel: str, *, who: str = OPERATOR) -> bool:
    """Let a channel go on that has stopped or rests; False if it did neither."""
    with workspace.store.write() as db:
        resumed = pauses.resume(db, channel)
        if resumed:
            write(db, Entry(who=who, act="resume", channel=channel), workspace.now())
        return resumed
