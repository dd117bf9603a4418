"""What people decide about an item: approve, reject, withdraw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from publisher.actions.waiting import OPERATOR
from publisher.items.lifecycle import find_item
from publisher.items.versions import Version, version
from publisher.outbox.approval import (
    Refused,
    SentBack,
    check_seen,
    decide,
    is_correction,
    item_digest,
    let_correction_go,
    sent_back,
    to_approve,
    to_approve_of_all,
)
from publisher.outbox.deliveries import NOT_AGREED, QUEUED, WITHDRAW, agreed, deliveries
from publisher.outbox.verdicts import (
    APPROVED,
    REJECTED,
    approvals,
    refusal_of,
    remember,
    verdicts,
    verdicts_of_all,
)
from publisher.people.journal import Entry, write
from publisher.people.people import Person, everybody, may_touch, names
from publisher.planning import changes, withdrawals
from publisher.planning.withdrawals import Taken
from publisher.words import _
from publisher.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person was shown when they pressed a button, and the press itself."""

    digest: str | None = None
    press: str | None = None


UNSEEN = Seen()


def approve(workspace: Workspace, name: str, person: str, reason: str, seen: Seen = UNSEEN) -> int:
    """Approve an item as one person; returns how many approvals are still missing.

    Doing it twice changes nothing. Raises Refused.
    """
    return _decide(workspace, name, person, APPROVED, reason, seen)


def has_approved(workspace: Workspace, name: str, person: str) -> bool:
    """Tell whether a person has approved already all that waits of an item."""
    with workspace.store.read() as db:
        rows = to_approve(db, _item(db, name)["id"])
        found = verdicts(db, rows[0]["item"]) if rows else {}
    given = [found.get(row["content_digest"], {}).get(person) for row in rows]
    return bool(given) and all(each and each["verdict"] == APPROVED for each in given)


def reject(workspace: Workspace, name: str, person: str, reason: str, seen: Seen = UNSEEN) -> None:
    """Refuse an item as one person; it stays until its file is changed. Raises Refused."""
    _decide(workspace, name, person, REJECTED, reason, seen)


def _decide(
    workspace: Workspace, name: str, person: str, verdict: str, reason: str, seen: Seen
) -> int:
    now = workspace.now()
    with workspace.store.write() as db:
        item = _item(db, name)
        who = _person(everybody(db, workspace.config.people), person)
        check_unit(workspace, db, item, who.id)
        try:
            missing = decide(
                db,
                item["id"],
                who,
                verdict,
                reason,
                now,
                author=author_of(workspace, db, item),
                digest=seen.digest,
                press=seen.press,
            )
        except SentBack as error:
            refusal: Refused = _named(workspace, db, error.verdict)
        except Refused as error:
            refusal = error
        else:
            if verdict == REJECTED:  # a withdrawal that is refused is none
                withdrawals.call_off(db, item["id"], reason)
            return missing
        remember(db, item["id"], who, seen.press, now)
    raise refusal


def _named(workspace: Workspace, db: Connection, verdict: RowMapping) -> SentBack:
    """Return why an item that was sent back is refused, with the name of who did it."""
    return SentBack(verdict, names(db, workspace.config.people).get(verdict["person"]))


def _item(db: Connection, name: str) -> RowMapping:
    row = find_item(db, name)
    if row is None:
        raise Refused(_("no item or file {item!r}; see: publisher status").format(item=name))
    return row


def _person(known: Mapping[str, Person], person: str) -> Person:
    if person not in known:
        raise Refused(
            _("nobody here is called {person!r}; known: {known}").format(
                person=person, known=", ".join(sorted(known)) or "–"
            )
        )
    return known[person]


def check_unit(workspace: Workspace, db: Connection, item: RowMapping, who: str) -> None:
    """Refuse where somebody acts for their own unit only, and an item is another's."""
    person = everybody(db, workspace.config.people).get(who)
    if person is None:  # the machine's account, where nobody said their name
        return
    unit = version(db, item["version"], workspace.planner.media).item.unit
    if not may_touch(person, unit.id):
        message = _("{name} acts for their own unit only; this item is of: {unit}")
        raise Refused(message.format(name=person.name, unit=unit.name))


def author_of(workspace: Workspace, db: Connection, item: RowMapping) -> str:
    """Return who wrote an item's newest version."""
    return version(db, item["version"], workspace.planner.media).item.author


def waiting_for_approval(db: Connection) -> list[tuple[str, str]]:
    """Return the items that wait for somebody's approval, with the digest to be approved.

    Not those that somebody sent back: they wait for their editor.
    """
    waits = (deliveries.c.state == QUEUED, deliveries.c.approvals_needed > 0, NOT_AGREED)
    there = select(deliveries.c.item).where(*waits)
    given = verdicts_of_all(db, approvals.c.item.in_(there))
    found = to_approve_of_all(db, deliveries.c.item.in_(there))
    return [
        (name, item_digest(rows))
        for name, rows in sorted(found.items())
        if refusal_of(given.get(name, {}), rows) is None
    ]


def takes_verdict(workspace: Workspace, name: str) -> bool:
    """Tell whether only an approver's verdict lets go what waits of an item; raises Refused.

    So it is where the office asks approval of it, where somebody sent it back, and where more
    waits than a correction: a withdrawal, or what is held.
    """
    with workspace.store.read() as db:
        item = _item(db, name)
        wanted = workspace.planner.version(db, item["version"])
        if workspace.planner.needed(wanted) or sent_back(db, item["id"]) is not None:
            return True
        waits = [row for row in to_approve(db, item["id"]) if not agreed(row)]
    goes = any(is_correction(row, item["version"]) for row in waits)
    return _takes_away(waits) or bool(waits and not goes)


def _takes_away(rows: Sequence[RowMapping]) -> bool:
    return any(row["kind"] == WITHDRAW and not agreed(row) for row in rows)


def correct(
    workspace: Workspace,
    name: str,
    note: str | None,
    *,
    who: str = OPERATOR,
    reason: str = "",
    seen: Seen = UNSEEN,
) -> int:
    """Let the pending correction of an item go out; returns to how many channels.

    Only where the office asks no approval for such items. Raises Refused otherwise. note: what
    readers are told, instead of what its file says; raises Unfit where that won't do.
    """
    now = workspace.now()
    with workspace.store.write() as db:
        item = _item(db, name)
        check_unit(workspace, db, item, who)
        wanted = workspace.planner.version(db, item["version"])
        asked = workspace.planner.needed(wanted) > 0
        rows = to_approve(db, item["id"])
        if rows:
            check_seen(rows, seen.digest)
        if note is not None:
            _check_note(db, item, wanted, asked=asked)
            changes.say(workspace.planner, db, wanted, note, now)
        if (refusal := sent_back(db, item["id"])) is not None:
            raise _named(workspace, db, refusal)
        count = 0 if asked else let_correction_go(db, item["id"], item["version"])
        if asked or (not count and _takes_away(rows)):
            message = _("this needs approval: publisher approve {item} --as PERSON")
            raise Refused(message.format(item=item["id"]))
        if count:
            details = {"version": item["version"], "note": note}
            details |= {"reason": reason} if reason else {}
            write(db, Entry(who=who, act="correct", item=item["id"], details=details), now)
        return count


def _check_note(db: Connection, item: RowMapping, wanted: Version, *, asked: bool) -> None:
    """Refuse other words for readers where they must be approved, or are being told."""
    message = _("its note is being posted just now; see: publisher show {item}")
    if asked:
        message = _(
            "this needs approval; write into its file what was wrong, as “correction: …”, then: "
            "publisher approve {item} --as PERSON"
        )
    if asked or changes.being_told(db, wanted):
        raise Refused(message.format(item=item["id"]))


def withdraw(
    workspace: Workspace, name: str, reason: str, *, urgent: bool, who: str = OPERATOR
) -> Taken:
    """Take an item back everywhere. May be repeated: then only what is new of it is done."""
    now = workspace.now()
    with workspace.store.write() as db:
        item = _item(db, name)
        check_unit(workspace, db, item, who)
        taken = withdrawals.withdraw(workspace.planner, db, item["id"], reason, now, urgent=urgent)
        if taken.since is None or taken.removals:
            details = {"reason": reason, "urgent": urgent}
            write(db, Entry(who=who, act="withdraw", item=item["id"], details=details), now)
        return taken
