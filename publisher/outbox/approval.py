"""Nothing goes out that was not approved, and nothing else than what was approved.

A delivery carries two digests: of what readers will see (`visible`), and of what was
approved (`approved`). Claims take only rows where both are equal, so whatever changes a
post, by whatever door, voids its approval.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)

from publisher.outbox.deliveries import (
    CHANGE,
    CLAIMED,
    DOUBTFUL,
    END_STATES,
    HELD,
    QUEUED,
    SENDING,
    WITHDRAW,
    deliveries,
)
from publisher.people.authorship import wrote
from publisher.people.journal import VERDICTS, Entry, journal, write
from publisher.people.people import Person
from publisher.store.database import Instant, metadata
from publisher.words import _

approvals = Table(
    "approvals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", String(200), nullable=False, index=True),
    Column("digest", String(64), nullable=False),  # of everything on every channel
    Column("person", String(100), nullable=False),
    Column("verdict", String(16), nullable=False),  # approved, rejected
    Column("reason", Text),
    Column("at", Instant, nullable=False),
    Column("covers", JSON),  # what it is about: the `visible` digests of that time
    Column("line", Integer),  # the journal's, which tells of it; verdicts are in its order
    UniqueConstraint("item", "digest", "person"),
)

APPROVED = "approved"
REJECTED = "rejected"
REASON = "reason"  # the act of saying why one sent an item back by a button
IN_ORDER = (approvals.c.line.nulls_first(), approvals.c.id)


class Refused(Exception):
    """This person may not decide this; the message says why."""


class SentBack(Refused):
    """Somebody sent the item back; `verdict` is theirs."""

    def __init__(self, verdict: RowMapping, name: str | None = None) -> None:
        """Say who it was, by their name where it is known."""
        message = _("sent back by {name}: {reason}; its file must be changed first")
        who = name or verdict["person"]
        super().__init__(message.format(name=who, reason=verdict["reason"]))
        self.verdict = verdict


def item_digest(rows: Sequence[RowMapping]) -> str:
    """Return the digest of everything that an item's open deliveries will show."""
    parts = sorted(f"{row['channel']}/{row['kind']}={row['visible']}" for row in rows)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def to_approve(db: Connection, item: str) -> Sequence[RowMapping]:
    """Return an item's deliveries that an approval would let go."""
    query = (
        select(deliveries)
        .where(
            deliveries.c.item == item,
            deliveries.c.state.not_in(END_STATES),
            deliveries.c.approvals_needed > 0,
        )
        .order_by(deliveries.c.id)
    )
    return db.execute(query).mappings().all()


def sent_back(db: Connection, item: str) -> RowMapping | None:
    """Return who refused any of what an item would show now, and why; None if nobody did."""
    found = verdicts(db, item)
    given = [row for rows in _about(found, to_approve(db, item)) for row in rows.values()]
    return max((row for row in given if row["verdict"] == REJECTED), key=_line, default=None)


def reason_owed(db: Connection, verdict: RowMapping) -> bool:
    """Tell whether somebody sent an item back by a button and has not said why since.

    The verdict's own line of the journal tells of the press, a later one of the reason.
    """
    said = db.scalar(select(journal.c.details).where(journal.c.id == verdict["line"]))
    if verdict["verdict"] != REJECTED or not (said and said.get("press")):
        return False
    later = select(journal.c.id).where(
        journal.c.id > verdict["line"],
        journal.c.item == verdict["item"],
        journal.c.act == REASON,
        journal.c.who == verdict["person"],
        journal.c.details["digest"].as_string() == verdict["digest"],
    )
    return db.scalar(later.limit(1)) is None


def keep_refused(db: Connection, item: str) -> None:
    """Let refused words wait for a yes, also where they are planned again and need none."""
    found = verdicts(db, item)
    refused = [
        visible
        for visible, given in found.items()
        if any(row["verdict"] == REJECTED for row in given.values())
    ]
    mine = (deliveries.c.item == item, deliveries.c.visible.in_(refused))
    waits = (deliveries.c.approvals_needed == 0, deliveries.c.state.not_in(END_STATES))
    db.execute(CHANGE.where(*mine, *waits).values(approvals_needed=1, approved=None))


def verdicts(db: Connection, item: str) -> Mapping[str, Mapping[str, RowMapping]]:
    """Return each person's last verdict on everything of an item that was ever put to them.

    By what readers would see (`visible`), then by person: words that were refused stay
    refused, whatever else of the item is cancelled, sent or added. Who approved words counts
    only until their file is changed: should they come back, people are asked anew.
    """
    found: dict[str, dict[str, RowMapping]] = defaultdict(dict)
    query = select(approvals).where(approvals.c.item == item)
    for row in db.execute(query.order_by(*IN_ORDER)).mappings():
        for visible in row["covers"] or ():
            found[visible][row["person"]] = row
    edit = last_edit(db, item)
    return {
        visible: {person: row for person, row in given.items() if counts(row, edit)}
        for visible, given in found.items()
    }


def last_edit(db: Connection, item: str) -> int:
    """Return the journal's line that tells of the last change of an item's file; 0 if none."""
    edits = (journal.c.item == item, journal.c.act == "edit")
    return db.scalar(select(func.max(journal.c.id)).where(*edits)) or 0


def counts(verdict: RowMapping, edit: int) -> bool:
    """Tell whether a verdict holds after the last edit, a line of the journal."""
    return verdict["verdict"] == REJECTED or _line(verdict) > edit


def agreed(db: Connection, item: str) -> set[str]:
    """Return who has approved all that an item would show now."""
    said = _about(verdicts(db, item), to_approve(db, item))
    yes = [{who for who, row in given.items() if row["verdict"] == APPROVED} for given in said]
    return set.intersection(*yes) if yes else set()


def _about(
    found: Mapping[str, Mapping[str, RowMapping]], rows: Sequence[RowMapping]
) -> list[Mapping[str, RowMapping]]:
    return [found.get(row["visible"], {}) for row in rows]


def _line(verdict: RowMapping) -> int:
    return verdict["line"] or 0


def follow_config(db: Connection, needed: Callable[[RowMapping], int]) -> int:
    """Ask approval of what waits where the config asks more than when it was planned.

    needed: how many people must approve a row's item now. Returns how many rows changed. May
    be repeated. What once needed approval is never let go by a milder config alone.
    """
    query = select(deliveries).where(
        deliveries.c.state.in_((QUEUED, HELD, CLAIMED, SENDING, DOUBTFUL)),
        deliveries.c.kind != WITHDRAW,
    )
    changed = 0
    for row in db.execute(query).mappings().all():
        count = needed(row)
        if not count or count == row["approvals_needed"]:
            continue
        values: dict[str, int | None] = {"approvals_needed": count}
        if count > row["approvals_needed"]:
            values["approved"] = None
        db.execute(CHANGE.where(deliveries.c.id == row["id"]).values(**values))
        changed += 1
    return changed


def decide(
    db: Connection,
    item: str,
    person: Person,
    verdict: str,
    reason: str,
    now: datetime,
    *,
    author: str,
    digest: str | None = None,
    press: str | None = None,
) -> int:
    """Write one person's verdict; returns how many approvals are still missing.

    digest: how that of what the person saw begins; another one now is refused. press: the
    press of a button that says it, which counts once, whatever was decided since; one that
    was refused never does (see `remember`). Deciding twice changes nothing. Raises Refused.
    """
    rows = to_approve(db, item)
    if not rows:
        raise Refused(_("nothing of this item waits for approval"))
    current = item_digest(rows)
    if digest is not None and not current.startswith(digest):
        raise Refused(_("the item has changed since you saw it; look at it again"))
    _check_person(person, author)
    found = verdicts(db, item)
    others = [row for given in _about(found, rows) for row in given.values()]
    others = [row for row in others if row["person"] != person.id]
    refusal = next((row for row in others if row["verdict"] == REJECTED), None)
    if refusal is not None and verdict == APPROVED:
        raise SentBack(refusal)
    mine = [given.get(person.id) for given in _about(found, rows)]
    said = all(each is not None and each["verdict"] == verdict for each in mine)
    if said:
        remember(db, item, person, press, now)
    elif press and _known(db, item, press):
        raise Refused(_("this press was dealt with before; to decide anew, press again"))
    else:
        details = {"digest": current, "reason": reason} | ({"press": press} if press else {})
        _record(db, item, person, verdict, details, sorted({row["visible"] for row in rows}), now)
        found = verdicts(db, item)
    return _apply(db, rows, found)


def remember(db: Connection, item: str, person: Person, press: str | None, now: datetime) -> None:
    """Write down a press that changes nothing, so that it never does when it comes again."""
    if press and not _known(db, item, press):
        write(db, Entry(who=person.id, act="press", item=item, details={"press": press}), now)


def _known(db: Connection, item: str, press: str) -> bool:
    said = db.scalars(select(journal.c.details).where(journal.c.item == item))
    return any(details.get("press") == press for details in said)


def _check_person(person: Person, author: str) -> None:
    if "approver" not in person.roles:
        raise Refused(_("{name} has no right to approve").format(name=person.name))
    if wrote(person, author):
        raise Refused(_("an author can't approve or send back their own item"))


def _record(
    db: Connection,
    item: str,
    person: Person,
    verdict: str,
    details: Mapping[str, str],
    covers: Sequence[str],
    now: datetime,
) -> None:
    key = {"item": item, "digest": details["digest"], "person": person.id}
    entry = Entry(who=person.id, act=VERDICTS[verdict], item=item, details=details)
    values = {
        "verdict": verdict,
        "reason": details["reason"],
        "at": now,
        "covers": covers,
        "line": write(db, entry, now),
    }
    where = [approvals.c[name] == value for name, value in key.items()]
    if db.execute(update(approvals).where(*where).values(**values)).rowcount == 0:
        db.execute(insert(approvals).values(**key, **values))


def _apply(
    db: Connection,
    rows: Sequence[RowMapping],
    found: Mapping[str, Mapping[str, RowMapping]],
) -> int:
    """Let what has enough approvals go, and stop what is refused; returns how many are missing."""
    missing = 0
    for row, given in zip(rows, _about(found, rows), strict=True):
        said = [each["verdict"] for each in given.values()]
        lacks = max(0, row["approvals_needed"] - said.count(APPROVED))
        if row["approved"] == row["visible"]:  # also by those who said so before an edit
            lacks = 0
        missing = max(missing, lacks)
        if lacks and REJECTED not in said:
            continue
        approved = None if REJECTED in said else row["visible"]
        mine = (deliveries.c.id == row["id"], deliveries.c.visible == row["visible"])
        db.execute(CHANGE.where(*mine).values(approved=approved))
    return missing
