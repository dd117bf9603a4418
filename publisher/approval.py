"""Nothing goes out that was not approved, and nothing else than what was approved.

A delivery carries two digests: of what readers will see (`visible`), and of what was
approved (`approved`). Claims take only rows where both are equal, so whatever changes a
post, by whatever door, voids its approval.
"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
    update,
)

from publisher.journal import Entry, write
from publisher.outbox import CANCELLED, FAILED, SENT, WITHDRAWN, deliveries
from publisher.people import Person
from publisher.store import Instant, metadata
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
    UniqueConstraint("item", "digest", "person"),
)

APPROVED = "approved"
REJECTED = "rejected"


class Refused(Exception):
    """This person may not decide this; the message says why."""


def item_digest(rows: Sequence[RowMapping]) -> str:
    """Return the digest of everything that an item's open deliveries will show."""
    parts = sorted(f"{row['channel']}={row['visible']}" for row in rows)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def to_approve(db: Connection, item: str) -> Sequence[RowMapping]:
    """Return an item's deliveries that an approval would let go."""
    ended = (SENT, FAILED, CANCELLED, WITHDRAWN)
    query = (
        select(deliveries)
        .where(deliveries.c.item == item, deliveries.c.state.not_in(ended))
        .order_by(deliveries.c.id)
    )
    return db.execute(query).mappings().all()


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
) -> int:
    """Write one person's verdict; returns how many approvals are still missing.

    digest: what the person saw, if it is known; a different one now is refused. Deciding
    twice changes nothing. Raises Refused.
    """
    rows = to_approve(db, item)
    if not rows:
        raise Refused(_("nothing of this item waits for approval"))
    current = item_digest(rows)
    if digest is not None and digest != current:
        raise Refused(_("the item has changed since you saw it; look at it again"))
    _check_person(person, author)
    known = db.execute(
        select(approvals).where(approvals.c.item == item, approvals.c.digest == current)
    ).mappings()
    verdicts = {row["person"]: row["verdict"] for row in known}
    if verdicts.get(person.id) != verdict:
        _record(db, item, current, person, verdict, reason, now, again=person.id in verdicts)
    verdicts[person.id] = verdict
    return _apply(db, rows, verdicts)


def _check_person(person: Person, author: str) -> None:
    if "approver" not in person.roles:
        raise Refused(_("{name} has no right to approve").format(name=person.name))
    if _folded(author) in (_folded(person.id), _folded(person.name)):
        raise Refused(_("an author can't approve their own item"))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _record(
    db: Connection,
    item: str,
    digest: str,
    person: Person,
    verdict: str,
    reason: str,
    now: datetime,
    *,
    again: bool,
) -> None:
    values = {"verdict": verdict, "reason": reason, "at": now}
    if again:
        where = (approvals.c.item == item, approvals.c.digest == digest)
        db.execute(
            update(approvals).where(*where, approvals.c.person == person.id).values(**values)
        )
    else:
        row = {"item": item, "digest": digest, "person": person.id}
        db.execute(insert(approvals).values(**row, **values))
    act = "approve" if verdict == APPROVED else "reject"
    details = {"digest": digest, "reason": reason}
    write(db, Entry(who=person.id, act=act, item=item, details=details), now)


def _apply(db: Connection, rows: Sequence[RowMapping], verdicts: Mapping[str, str]) -> int:
    yes = sum(verdict == APPROVED for verdict in verdicts.values())
    no = REJECTED in verdicts.values()
    needed: int = max(row["approvals_needed"] for row in rows)
    for row in rows:
        enough = not no and yes >= row["approvals_needed"]
        db.execute(
            update(deliveries)
            .where(deliveries.c.id == row["id"], deliveries.c.visible == row["visible"])
            .values(
                approved=row["visible"] if enough else None,
                row_version=deliveries.c.row_version + 1,
            )
        )
    return max(0, needed - yes)
