"""Nothing goes out that was not approved, and nothing else than what was approved.

A delivery carries two digests: of what readers will see, and of what was approved. Claims
take only rows where both are equal, so whatever changes a post, by whatever door, voids its
approval.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from publisher.outbox.deliveries import (
    END_STATES,
    NOT_AGREED,
    NOTE,
    PUBLISH,
    QUEUED,
    STATES,
    UPDATE,
    WITHDRAW,
    agreed,
    deliveries,
)
from publisher.outbox.transition import Transition
from publisher.outbox.verdicts import (
    APPROVED,
    REJECTED,
    about,
    agreed_by,
    is_known,
    record,
    refusal_of,
    remember,
    verdicts,
)
from publisher.people.authorship import wrote
from publisher.people.people import Person
from publisher.words import _

_OPEN = tuple(each for each in STATES if each not in END_STATES)
_CORRECTED = (UPDATE, NOTE, PUBLISH)  # what a changed file plans
_TO_APPROVE = (deliveries.c.state.not_in(END_STATES), deliveries.c.approvals_needed > 0)
DECIDE = Transition(name="decide", by="a person's verdict", start=_OPEN, sets=("approved_digest",))
ASK_MORE = Transition(
    name="ask more", by="the plan", start=_OPEN, sets=("approvals_needed", "approved_digest")
)
LET_GO = Transition(
    name="let a correction go",
    by="a person",
    start=(QUEUED,),
    sets=("approvals_needed", "approved_digest"),
)


class Refused(Exception):
    """This person may not decide this; the message says why."""


class Changed(Refused):
    """Something else waits now than what the person saw."""


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
    parts = sorted(f"{row['channel']}/{row['kind']}={row['content_digest']}" for row in rows)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def to_approve(db: Connection, item: str) -> Sequence[RowMapping]:
    """Return an item's deliveries that an approval would let go."""
    query = select(deliveries).where(deliveries.c.item == item, *_TO_APPROVE)
    return db.execute(query.order_by(deliveries.c.id)).mappings().all()


def to_approve_of_all(
    db: Connection, wanted: ColumnElement[bool]
) -> Mapping[str, Sequence[RowMapping]]:
    """Return the same of several items, by item, without posts; wanted: of which deliveries."""
    light = [column for column in deliveries.c if column is not deliveries.c.post]
    found: dict[str, list[RowMapping]] = defaultdict(list)
    query = select(*light).where(wanted, *_TO_APPROVE).order_by(deliveries.c.id)
    for row in db.execute(query).mappings():
        found[row["item"]].append(row)
    return found


def sent_back(db: Connection, item: str) -> RowMapping | None:
    """Return who refused any of what an item would show now, and why; None if nobody did."""
    return refusal_of(verdicts(db, item), to_approve(db, item))


def keep_refused(db: Connection, item: str) -> None:
    """Let refused words wait for a yes, also where they are planned again and need none."""
    found = verdicts(db, item)
    refused = [
        digest
        for digest, given in found.items()
        if any(row["verdict"] == REJECTED for row in given.values())
    ]
    mine = (deliveries.c.item == item, deliveries.c.content_digest.in_(refused))
    waits = (deliveries.c.approvals_needed == 0,)
    ASK_MORE.run(db, *mine, *waits, approvals_needed=1, approved_digest=None)


def who_agreed(db: Connection, item: str) -> set[str]:
    """Return who has approved all that an item would show now."""
    return agreed_by(verdicts(db, item), to_approve(db, item))


def follows_config(db: Connection) -> Sequence[RowMapping]:
    """Return what waits and asks at least as many people as the config does."""
    going = (deliveries.c.state.in_(_OPEN), deliveries.c.kind != WITHDRAW)
    return db.execute(select(deliveries).where(*going)).mappings().all()


def follow_config(db: Connection, needed: Callable[[RowMapping], int]) -> int:
    """Ask approval of what waits where the config asks more than when it was planned.

    needed: how many people must approve a row's item now. Returns how many rows changed. May
    be repeated. What once needed approval is never let go by a milder config alone.
    """
    changed = 0
    for row in follows_config(db):
        count = needed(row)
        if not count or count == row["approvals_needed"]:
            continue
        values: dict[str, int | None] = {"approvals_needed": count}
        if count > row["approvals_needed"]:
            values["approved_digest"] = None
        ASK_MORE.run(db, deliveries.c.id == row["id"], **values)
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
    check_seen(rows, digest)
    _check_person(person, author)
    found = verdicts(db, item)
    if verdict == APPROVED:
        _check_refusals(about(found, rows), person)
    mine = [given.get(person.id) for given in about(found, rows)]
    if all(each is not None and each["verdict"] == verdict for each in mine):
        remember(db, item, person, press, now)
    elif press and is_known(db, item, press):
        raise Refused(_("this press was dealt with before; to decide anew, press again"))
    else:
        details = {"digest": item_digest(rows), "reason": reason}
        details |= {"press": press} if press else {}
        covers = sorted({row["content_digest"] for row in rows})
        record(db, item, person, verdict, details, covers, now)
        found = verdicts(db, item)
    return _apply(db, rows, found)


def check_seen(rows: Sequence[RowMapping], digest: str | None) -> None:
    """Refuse where nothing waits, or something else than what the person saw."""
    if not rows:
        raise Refused(_("nothing of this item waits for approval"))
    if digest is not None and not item_digest(rows).startswith(digest):
        raise Changed(_("the item has changed since you saw it; look at it again"))


def _check_person(person: Person, author: str) -> None:
    if "approver" not in person.roles:
        raise Refused(_("{name} has no right to approve").format(name=person.name))
    if wrote(person, author):
        raise Refused(_("an author can't approve or send back their own item"))


def _check_refusals(said: Iterable[Mapping[str, RowMapping]], person: Person) -> None:
    """Let nobody approve what somebody else sent back."""
    for row in (row for given in said for row in given.values()):
        if row["person"] != person.id and row["verdict"] == REJECTED:
            raise SentBack(row)


def _apply(
    db: Connection,
    rows: Sequence[RowMapping],
    found: Mapping[str, Mapping[str, RowMapping]],
) -> int:
    """Let what has enough approvals go, and stop what is refused; returns how many are missing."""
    missing = 0
    for row, given in zip(rows, about(found, rows), strict=True):
        said = [each["verdict"] for each in given.values()]
        lacks = max(0, row["approvals_needed"] - said.count(APPROVED))
        if agreed(row):  # also by those who said so before an edit
            lacks = 0
        missing = max(missing, lacks)
        if lacks and REJECTED not in said:
            continue
        approved = None if REJECTED in said else row["content_digest"]
        mine = (deliveries.c.id == row["id"], deliveries.c.content_digest == row["content_digest"])
        DECIDE.run(db, *mine, approved_digest=approved)
    return missing


def is_correction(row: RowMapping, version: int) -> bool:
    """Tell whether a delivery that nobody agreed to may go without anybody's verdict."""
    waits = row["state"] == QUEUED and not agreed(row)
    return waits and row["kind"] in _CORRECTED and row["version"] == version


def let_correction_go(db: Connection, item: str, version: int) -> int:
    """Approve what a changed file planned, where nobody's yes is asked; returns how many rows."""
    such = (
        deliveries.c.item == item,
        deliveries.c.kind.in_(_CORRECTED),
        deliveries.c.version == version,
        NOT_AGREED,
    )
    digest = deliveries.c.content_digest
    return LET_GO.run(db, *such, approved_digest=digest, approvals_needed=0)
