"""What waits for a yes, and what was sent back: lists as long as a page, made by the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, case, func, select, true

from publisher.items.lifecycle import items
from publisher.items.versions import versions
from publisher.outbox.approval import to_approve_of_all
from publisher.outbox.deliveries import NOT_AGREED, QUEUED, WITHDRAW, deliveries
from publisher.outbox.verdicts import agreed_by, approvals, refusal_of, verdicts_of_all
from publisher.people.authorship import wrote
from publisher.people.people import Person, may_touch
from publisher.status.messages import matter

LONGEST = 30  # items of a list on one page

# What waits for a yes, whoever said one already: see `waiting_for_approval`.
_WAITS = and_(deliveries.c.state == QUEUED, deliveries.c.approvals_needed > 0, NOT_AGREED)
_HEAD = versions.c.content["item"]

Given = Mapping[str, Mapping[str, Mapping[str, RowMapping]]]  # verdicts by item


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An item that waits for a yes, or for its editor."""

    item: str
    title: str
    unit: str
    matter: str  # PUBLISH, UPDATE or WITHDRAW
    due_at: datetime
    channels: Sequence[str]
    needed: int
    agreed: Sequence[str]  # ids of who has said yes to all of it
    sensitive: bool
    wrote: bool  # this person did
    refusal: RowMapping | None  # of whoever sent it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """All that /duyet shows."""

    waiting: Sequence[Waiting]  # the most urgent first
    sent_back: Sequence[Waiting]  # the newest first
    count: int  # of all that wait for a yes
    more: bool  # another page follows


def lists(db: Connection, person: Person, page: int) -> Lists:
    """Return what waits for approval and for editors; page: which part of it, from 0."""
    given, back = _given(db, person)
    waits = _waits(person, back)
    names = _page(db, waits, page)
    newest = sorted(back, key=lambda name: back[name]["at"], reverse=True)[:LONGEST]
    found = _told(db, person, given, [*names, *newest])
    return Lists(
        waiting=[found[name] for name in names[:LONGEST] if name in found],
        sent_back=[found[name] for name in newest if name in found],
        count=_count(db, waits),
        more=len(names) > LONGEST,
    )


def count_waiting(db: Connection, person: Person) -> int:
    """Return how many items wait for a yes, of those that a person may do something to."""
    return _count(db, _waits(person, _given(db, person)[1]))


def _given(db: Connection, person: Person) -> tuple[Given, Mapping[str, RowMapping]]:
    """Return the verdicts on what waits, and by item who sent it back."""
    there = select(deliveries.c.item).where(_WAITS, _touched_by(person))
    given = verdicts_of_all(db, approvals.c.item.in_(there))
    open_rows = to_approve_of_all(db, deliveries.c.item.in_(given))
    refusals = {name: refusal_of(given[name], rows) for name, rows in open_rows.items()}
    return given, {name: refusal for name, refusal in refusals.items() if refusal}


def _waits(person: Person, sent_back: Collection[str]) -> ColumnElement[bool]:
    return and_(_WAITS, _touched_by(person), deliveries.c.item.not_in(sent_back))


def _count(db: Connection, waits: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count(deliveries.c.item.distinct())).where(waits)) or 0


def _touched_by(person: Person) -> ColumnElement[bool]:
    """Return what holds of the items that a person may do something to."""
    if may_touch(person, ""):
        return true()
    unit = _HEAD["unit"]["id"].as_string()
    mine = select(items.c.id).join(versions, versions.c.id == items.c.version)
    return deliveries.c.item.in_(mine.where(unit == person.unit))


def _page(db: Connection, waits: ColumnElement[bool], page: int) -> list[str]:
    """Return the names of one page and of the first item after it: withdrawals, then by time."""
    urgent = func.min(case((deliveries.c.kind == WITHDRAW, 0), else_=1))
    query = (
        select(deliveries.c.item)
        .where(waits)
        .group_by(deliveries.c.item)
        .order_by(urgent, func.min(deliveries.c.due_at), deliveries.c.item)
        .offset(page * LONGEST)
        .limit(LONGEST + 1)
    )
    return list(db.scalars(query))


def _told(
    db: Connection, person: Person, given: Given, names: Sequence[str]
) -> Mapping[str, Waiting]:
    """Return what lists tell of some items."""
    rows = to_approve_of_all(db, deliveries.c.item.in_(names))
    query = (
        select(
            items.c.id,
            items.c.title,
            _HEAD["unit"]["name"].as_string().label("unit"),
            _HEAD["author"].as_string().label("author"),
            versions.c.content["sensitive"].as_boolean().label("sensitive"),
        )
        .join(versions, versions.c.id == items.c.version)
        .where(items.c.id.in_(names))
    )
    return {
        head["id"]: _waiting(person, head, rows[head["id"]], given.get(head["id"], {}))
        for head in db.execute(query).mappings()
        if head["id"] in rows  # else it was decided since its name was read
    }


def _waiting(
    person: Person,
    head: RowMapping,
    rows: Sequence[RowMapping],
    given: Mapping[str, Mapping[str, RowMapping]],
) -> Waiting:
    return Waiting(
        item=head["id"],
        title=head["title"],
        unit=head["unit"],
        matter=matter(rows),
        due_at=min(row["due_at"] for row in rows),
        channels=list(dict.fromkeys(row["channel"] for row in rows)),
        needed=max(row["approvals_needed"] for row in rows),
        agreed=sorted(agreed_by(given, rows)),
        sensitive=bool(head["sensitive"]),
        wrote=wrote(person, head["author"] or ""),
        refusal=refusal_of(given, rows),
    )
