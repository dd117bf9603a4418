"""The days of a month or a week with what goes out on each, and what is still free."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, RowMapping, select

from publisher.actions.rescheduling import may_move
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import (
    CANCELLED,
    DOUBTFUL,
    END_STATES,
    FAILED,
    HELD,
    LEASED,
    NEW,
    QUEUED,
    SENT,
    agreed,
    deliveries,
)
from publisher.timetable.rules import Calendar, next_slots
from publisher.web.schedule.views import View
from publisher.words import _
from publisher.workspace import Workspace

APPROVED, WAITS, OUT, TROUBLE, CALLED_OFF = "approved", "waits", "out", "trouble", "off"
# What `_state` and `may_move` ask; the rows are long.
_ASKED = (
    *("item", "state", "held_for", "cancel_asked", "ref"),
    *("approved_digest", "content_digest"),
)
# What may still go out: a slot is taken by it.
_COMING = (QUEUED, *LEASED, DOUBTFUL, HELD, FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One item on its day."""

    item: str
    title: str
    at: datetime
    clock: str
    state: str
    movable: bool

    @property
    def sign(self) -> str:
        """What tells the state without colour."""
        return {APPROVED: "●", WAITS: "○", OUT: "✓", TROUBLE: "▲", CALLED_OFF: "–"}[self.state]

    @property
    def state_name(self) -> str:
        """The state in words."""
        return {
            APPROVED: _("approved"),
            WAITS: _("waits for approval"),
            OUT: _("out"),
            TROUBLE: _("needs somebody"),
            CALLED_OFF: _("called off"),
        }[self.state]


@dataclass(slots=True, kw_only=True)
class Day:
    """One day of the office's zone."""

    date: date
    inside: bool  # of the month that is shown
    today: bool
    holiday: bool
    items: list[str] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)  # as many of them as are shown
    free: list[str] = field(default_factory=list)  # slots that nothing has

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to see."""
        return not (self.items or self.free)

    @property
    def more(self) -> int:
        """How many items of the day are not shown."""
        return len(self.items) - len(self.tiles)


def days(workspace: Workspace, db: Connection, view: View) -> list[Day]:
    """Return the days of a view in order, each with as many items as it shows of one."""
    calendar, now = workspace.config.calendar, workspace.now()
    today = calendar.local(now).date()
    found = {}
    for number in range((view.last - view.first).days + 1):
        day = view.first + timedelta(days=number)
        inside = view.month in (0, day.month)
        found[day] = Day(
            date=day, inside=inside, today=day == today, holiday=calendar.is_holiday(day)
        )
    begin = calendar.at(view.first, time())
    end = calendar.at(view.last + timedelta(days=1), time())
    for item, at in _going_out(db, begin, end):
        found[calendar.local(at).date()].items.append(item)
    shown = [name for day in found.values() for name in day.items[: view.a_day]]
    for tile in tiles(db, shown, calendar):
        found[calendar.local(tile.at).date()].tiles.append(tile)
    for slot in free_slots(workspace, db, max(begin, now), end):
        found[calendar.local(slot).date()].free.append(f"{calendar.local(slot):%H:%M}")
    return list(found.values())


def _going_out(db: Connection, begin: datetime, end: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield the items of a time that go out, or went out, in order."""
    planned = select(deliveries.c.id).where(
        deliveries.c.item == items.c.id, deliveries.c.kind.in_(NEW)
    )
    query = (
        select(items.c.id, items.c.publish_at)
        .where(items.c.publish_at >= begin, items.c.publish_at < end)
        .where(items.c.page == "", items.c.withdrawn_at.is_(None), planned.exists())
        .order_by(items.c.publish_at, items.c.id)
    )
    for row in db.execute(query):
        yield row.id, row.publish_at


def tiles(db: Connection, names: Sequence[str], calendar: Calendar) -> Iterator[Tile]:
    """Yield what a page shows of some items, in the order of time."""
    wanted = (items.c[each] for each in ("id", "title", "publish_at", "missing_since"))
    query = select(*wanted).where(items.c.id.in_(names)).order_by(items.c.publish_at, items.c.id)
    posts = _posts(db, names)
    for row in db.execute(query).mappings():
        mine = posts[row["id"]]
        yield Tile(
            item=row["id"],
            title=row["title"],
            at=row["publish_at"],
            clock=f"{calendar.local(row['publish_at']):%H:%M}",
            state=_state(mine),
            movable=may_move(mine) and row["missing_since"] is None,
        )


def _posts(db: Connection, names: Sequence[str]) -> Mapping[str, list[RowMapping]]:
    query = select(*(deliveries.c[each] for each in _ASKED))
    query = query.where(deliveries.c.item.in_(names), deliveries.c.kind.in_(NEW))
    found: dict[str, list[RowMapping]] = {}
    for row in db.execute(query).mappings():
        found.setdefault(row["item"], []).append(row)
    return found


def _state(rows: Sequence[RowMapping]) -> str:
    if any(row["state"] in (HELD, FAILED) for row in rows):
        return TROUBLE
    left = [row for row in rows if row["state"] != CANCELLED]
    if not left:
        return CALLED_OFF
    if all(row["state"] == SENT for row in left):
        return OUT
    waits = any(not agreed(row) for row in left if row["state"] not in END_STATES)
    return WAITS if waits else APPROVED


def free_slots(
    workspace: Workspace, db: Connection, begin: datetime, end: datetime
) -> list[datetime]:
    """Return the posting slots at which no channel that has them posts anything."""
    config = workspace.config
    wanted: set[datetime] = set()
    for account in config.accounts.values():
        for slot in next_slots(account.rules, config.calendar, begin):
            if slot >= end:
                break
            wanted.add(slot)
    if not wanted:
        return []
    query = select(deliveries.c.due_at).where(
        deliveries.c.due_at >= begin,
        deliveries.c.due_at < end,
        deliveries.c.state.in_(_COMING),
        deliveries.c.kind.in_(NEW),
    )
    return sorted(wanted - set(db.scalars(query)))
