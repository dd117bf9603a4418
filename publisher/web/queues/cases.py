"""What waits for a person, by why it waits: a few of each kind, or a page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from publisher.items.files import files
from publisher.items.findable import findable
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import (
    ABSENT,
    BLOCKED,
    DOUBT,
    FAILED,
    FIRST_RUN,
    LATE,
    NEW,
    NOT_AGREED,
    NOTE,
    PROBLEM,
    PUBLISH,
    QUEUED,
    RESTORED,
    SENT,
    UPDATE,
    VANISHED,
    WITHDRAW,
    deliveries,
)
from publisher.words import place_name

UNAPPROVED, CORRECTION, DELETED = "unapproved", "correction", "deleted"
# In the order in which they are shown.
KINDS: Final = (
    *(DOUBT, FAILED, PROBLEM, VANISHED, LATE, CORRECTION, UNAPPROVED),
    *(DELETED, RESTORED, FIRST_RUN, BLOCKED, ABSENT),
)
BY_ROW: Final = (DOUBT, FAILED)  # the others are settled for a whole item
GONE: Final = 2_000  # items without files that are looked at
OVERDUE: Final = timedelta(minutes=15)  # due, and nobody has said yes


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that somebody can settle: an item's, or one delivery's."""

    item: str
    title: str
    unit: str
    path: str  # of its file
    channels: tuple[str, ...]
    kind: str  # of its delivery
    sequence: int
    why: str
    due_at: datetime
    line: int = 0  # of its file, where that is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All that waits for one reason, or as much of it as is shown."""

    kind: str
    count: int
    cases: Sequence[Case]


def section(db: Connection, kind: str, now: datetime, *, limit: int, offset: int = 0) -> Section:
    """Return what waits for one reason, what was due first before the rest."""
    such = _such(kind, now)
    if kind in BY_ROW:
        return _by_row(db, kind, such, limit, offset)
    if kind == DELETED:
        such.append(deliveries.c.item.in_(_deleted(db)))
    oldest = func.min(deliveries.c.due_at)
    query = select(deliveries.c.item, func.count().over().label("total")).where(*such)
    query = query.group_by(deliveries.c.item).order_by(oldest, deliveries.c.item)
    found = db.execute(query.limit(limit).offset(offset)).all()
    if not found:
        return Section(kind=kind, count=0, cases=())
    names = [row.item for row in found]
    rows: dict[str, list[RowMapping]] = {name: [] for name in names}
    mine = _rows([*such, deliveries.c.item.in_(names)])
    for row in db.execute(mine.order_by(deliveries.c.id)).mappings():
        rows[row["item"]].append(row)
    lines = _lines(db, names) if kind == PROBLEM else {}
    cases = [_case(each, *lines.get(name, (0, ""))) for name, each in rows.items() if each]
    return Section(kind=kind, count=found[0].total, cases=cases)


def _such(kind: str, now: datetime) -> list[ColumnElement[bool]]:
    state = deliveries.c.state
    if kind == DOUBT:
        return [deliveries.c.held_for == DOUBT, deliveries.c.kind.in_(NEW)]
    if kind == FAILED:
        return [state == FAILED]
    if kind == DELETED:
        # Not by the index of states, by which SQLite would go through all that is out.
        return [deliveries.c.kind.in_(NEW), func.coalesce(state, "") == SENT]
    if kind == CORRECTION:
        changed = deliveries.c.kind.in_((UPDATE, NOTE, WITHDRAW))
        return [state == QUEUED, changed, NOT_AGREED]
    if kind == UNAPPROVED:
        late = deliveries.c.due_at < now - OVERDUE
        return [state == QUEUED, deliveries.c.kind == PUBLISH, NOT_AGREED, late]
    return [deliveries.c.held_for == kind]  # which says that it is held


def _deleted(db: Connection) -> Sequence[str]:
    """Return the items whose files are gone, the newest of them."""
    gone = (items.c.missing_since.is_not(None), items.c.withdrawn_at.is_(None))
    newest = items.c.missing_since.desc()
    return db.scalars(select(items.c.id).where(*gone).order_by(newest).limit(GONE)).all()


def _rows(such: Sequence[ColumnElement[bool]]) -> Any:
    wanted = ("id", "item", "channel", "sequence", "kind", "reason", "due_at")
    return (
        select(
            *(deliveries.c[each] for each in wanted), items.c.title, items.c.path, findable.c.unit
        )
        .join(items, items.c.id == deliveries.c.item)
        .outerjoin(findable, findable.c.item == deliveries.c.item)
        .where(*such)
    )


def _by_row(
    db: Connection, kind: str, such: list[ColumnElement[bool]], limit: int, offset: int
) -> Section:
    count = db.scalar(select(func.count()).select_from(deliveries).where(*such)) or 0
    query = _rows(such).order_by(deliveries.c.due_at, deliveries.c.id)
    rows = db.execute(query.limit(limit).offset(offset)).mappings().all()
    return Section(kind=kind, count=count, cases=[_case([row]) for row in rows])


def _lines(db: Connection, names: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return the first thing that is wrong with the files of items: its line, and what it is."""
    query = select(files.c.item, files.c.problems).where(files.c.item.in_(names))
    return {row.item: _first(*row.problems[0][:3]) for row in db.execute(query) if row.problems}


def _first(line: int, field: str, message: str) -> tuple[int, str]:
    return line, f"{place_name(field)}: {message}" if field else message


def _case(rows: Sequence[RowMapping], line: int = 0, why: str = "") -> Case:
    first = rows[0]
    return Case(
        item=first["item"],
        title=first["title"],
        unit=first["unit"] or "",
        path=first["path"],
        channels=tuple(dict.fromkeys(row["channel"] for row in rows)),
        kind=first["kind"],
        sequence=first["sequence"],
        why=why or first["reason"] or "",
        due_at=first["due_at"],
        line=line,
    )
