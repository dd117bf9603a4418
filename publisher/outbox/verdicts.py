"""What people said of items: verdicts, and the presses of buttons that were dealt with.

A verdict is a row, keyed by item, digest and person. A yes is voided when the item's file is
changed. The journal has a line for each of these, as proof; nothing is decided by it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    exists,
    false,
    insert,
    select,
    update,
)

from publisher.people.journal import VERDICTS, Entry, write
from publisher.people.people import Person
from publisher.store.database import Instant, metadata

approvals = Table(
    "approvals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", String(200), nullable=False, index=True),
    Column("digest", String(64), nullable=False),  # of everything on every channel
    Column("person", String(100), nullable=False),
    Column("verdict", String(16), nullable=False),  # approved, rejected
    Column("reason", Text),
    Column("reason_owed", Boolean, nullable=False, server_default=false()),  # by a button
    Column("at", Instant, nullable=False),
    Column("covers", JSON),  # what it is about: the content digests of that time
    Column("line", Integer),  # the journal's, which tells of it; verdicts are in its order
    Column("voided_at", Instant),  # when the file was changed after a yes
    UniqueConstraint("item", "digest", "person"),
)

presses = Table(  # of buttons, each of which counts once
    "presses",
    metadata,
    Column("item", String(200), primary_key=True),
    Column("press", String(100), primary_key=True),
    Column("person", String(100), nullable=False),
    Column("at", Instant, nullable=False),
)

APPROVED = "approved"
REJECTED = "rejected"
IN_ORDER = (approvals.c.line.nulls_first(), approvals.c.id)


def verdicts(db: Connection, item: str) -> Mapping[str, Mapping[str, RowMapping]]:
    """Return each person's last verdict on everything of an item that was ever put to them.

    By what readers would see (content digest), then by person: words that were refused stay
    refused, whatever else of the item is cancelled, sent or added. Who approved words counts
    only until their file is changed: should they come back, people are asked anew.
    """
    return _last_ones(every_verdict(db, item))


def verdicts_of_all(
    db: Connection, wanted: ColumnElement[bool]
) -> Mapping[str, Mapping[str, Mapping[str, RowMapping]]]:
    """Return the same of several items, by item; wanted: of which, a condition on approvals."""
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in db.execute(select(approvals).where(wanted).order_by(*IN_ORDER)).mappings():
        found[row["item"]].append(row)
    return {item: _last_ones(rows) for item, rows in found.items()}


def _last_ones(rows: Iterable[RowMapping]) -> Mapping[str, Mapping[str, RowMapping]]:
    found: dict[str, dict[str, RowMapping]] = defaultdict(dict)
    for row in rows:
        for digest in row["covers"] or ():
            found[digest][row["person"]] = row
    return {
        digest: {person: row for person, row in given.items() if row["voided_at"] is None}
        for digest, given in found.items()
    }


def about(
    found: Mapping[str, Mapping[str, RowMapping]], rows: Sequence[RowMapping]
) -> list[Mapping[str, RowMapping]]:
    """Return of what `verdicts` found what each delivery was given, by person."""
    return [found.get(row["content_digest"], {}) for row in rows]


def refusal_of(
    found: Mapping[str, Mapping[str, RowMapping]], rows: Sequence[RowMapping]
) -> RowMapping | None:
    """Return who refused any of some deliveries last; None if nobody did."""
    given = [row for each in about(found, rows) for row in each.values()]
    refusals = (row for row in given if row["verdict"] == REJECTED)
    return max(refusals, key=lambda row: row["line"] or 0, default=None)


def agreed_by(
    found: Mapping[str, Mapping[str, RowMapping]], rows: Sequence[RowMapping]
) -> set[str]:
    """Return who has approved all of some deliveries."""
    said = about(found, rows)
    yes = [{who for who, row in given.items() if row["verdict"] == APPROVED} for given in said]
    return set.intersection(*yes) if yes else set()


def of_digest(db: Connection, item: str, digest: str) -> Sequence[RowMapping]:
    """Return the verdicts on one state of an item that still count, the oldest first."""
    where = (
        approvals.c.item == item,
        approvals.c.digest == digest,
        approvals.c.voided_at.is_(None),
    )
    return db.execute(select(approvals).where(*where).order_by(*IN_ORDER)).mappings().all()


def every_verdict(db: Connection, item: str) -> Sequence[RowMapping]:
    """Return all verdicts on an item, the oldest first, also those that count no more."""
    query = select(approvals).where(approvals.c.item == item)
    return db.execute(query.order_by(*IN_ORDER)).mappings().all()


def void_approvals(db: Connection, item: str, now: datetime) -> None:
    """Let no yes to an item count any more: its file was changed. Refusals stay."""
    yes = (approvals.c.verdict == APPROVED, approvals.c.voided_at.is_(None))
    db.execute(update(approvals).where(approvals.c.item == item, *yes).values(voided_at=now))


def record(
    db: Connection,
    item: str,
    person: Person,
    verdict: str,
    details: Mapping[str, str],
    covers: Sequence[str],
    now: datetime,
) -> None:
    """Write down a verdict and its line. details: digest, reason and, of a button, press."""
    press = details.get("press")
    told = {**details, "covers": covers_digest(covers)}
    entry = Entry(who=person.id, act=VERDICTS[verdict], item=item, details=told)
    values = {
        "verdict": verdict,
        "reason": details["reason"],
        "reason_owed": verdict == REJECTED and press is not None,
        "at": now,
        "covers": covers,
        "line": write(db, entry, now),
        "voided_at": None,
    }
    if press:
        _keep(db, item, person, press, now)
    mine = _of(item, details["digest"], person)
    if db.execute(update(approvals).where(mine).values(**values)).rowcount == 0:
        key = {"item": item, "digest": details["digest"], "person": person.id}
        db.execute(insert(approvals).values(**key, **values))


def covers_digest(covers: Sequence[str] | None) -> str:
    """Return the digest of what a verdict is about, as its line keeps it."""
    return hashlib.sha256("\n".join(covers or ()).encode()).hexdigest()


def give_reason(
    db: Connection, item: str, digest: str, person: Person, reason: str, now: datetime
) -> bool:
    """Say why one sent an item back by a button; False if nothing is owed. With its line."""
    owed = and_(_of(item, digest, person), approvals.c.reason_owed)
    values = {"reason": reason, "reason_owed": False}
    if db.execute(update(approvals).where(owed).values(**values)).rowcount == 0:
        return False
    details = {"digest": digest, "reason": reason}
    write(db, Entry(who=person.id, act="reason", item=item, details=details), now)
    return True


def remember(db: Connection, item: str, person: Person, press: str | None, now: datetime) -> None:
    """Write down a press that changes nothing, so that it never does when it comes again."""
    if press and not is_known(db, item, press):
        _keep(db, item, person, press, now)
        write(db, Entry(who=person.id, act="press", item=item, details={"press": press}), now)


def is_known(db: Connection, item: str, press: str) -> bool:
    """Tell whether a press was dealt with before."""
    mine = (presses.c.item == item, presses.c.press == press)
    return bool(db.scalar(select(exists().where(*mine))))


def _keep(db: Connection, item: str, person: Person, press: str, now: datetime) -> None:
    db.execute(insert(presses).values(item=item, press=press, person=person.id, at=now))


def _of(item: str, digest: str, person: Person) -> ColumnElement[bool]:
    return and_(
        approvals.c.item == item,
        approvals.c.digest == digest,
        approvals.c.person == person.id,
    )
