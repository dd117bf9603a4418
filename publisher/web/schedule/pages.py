"""The calendar's pages: look, move an item, hand a draft in."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import RowMapping, select
from starlette.responses import Response

from publisher.actions.rescheduling import Wrong, hand_in, may_move, move
from publisher.items.dates import NoMoment, read_moment
from publisher.items.lifecycle import find_item
from publisher.items.opening import open_plain
from publisher.outbox.approval import Refused
from publisher.outbox.deliveries import CANCELLED, agreed, deliveries
from publisher.people.people import MAY_ACT, may_touch
from publisher.web.schedule.days import days, free_slots
from publisher.web.schedule.drafts import Draft, draft, drafts
from publisher.web.schedule.views import view
from publisher.web.visit import EVERYBODY, Forbidden, Page, Unknown, Visit
from publisher.words import _, moment

FORESEEN = timedelta(days=28)  # in which free slots are offered
OFFERED = 12


def show(visit: Visit) -> Response:
    """Show a month, a week or a list, and the drafts that have no time yet."""
    shown = view(visit)
    with visit.workspace.store.read() as db:
        found = days(visit.workspace, db, shown)
    weeks = (
        [found[n : n + 7] for n in range(0, len(found), 7)] if shown.kind != "danh-sach" else []
    )
    return visit.page(
        "schedule.html.j2",
        view=shown,
        weeks=weeks,
        days=found,
        drafts=drafts(visit),
        may_move=visit.may(*MAY_ACT, "editor"),
    )


# --- An item ------------------------------------------------------------------------------


def show_move(visit: Visit) -> Response:
    """Ask for an item's new time; says first what that undoes."""
    return _move_page(visit, visit.named("item"))


def _move_page(visit: Visit, name: str, problem: str = "") -> Response:
    item, rows = _item(visit, name)
    return visit.page(
        "schedule_move.html.j2",
        status=422 if problem else 200,
        item=item,
        movable=may_move(rows),
        voids=any(agreed(row) and row["approvals_needed"] for row in rows),
        seen=_hash(visit, item["path"]),
        problem=problem,
        **_time_asked(visit, item["publish_at"]),
    )


def do_move(visit: Visit) -> Response:
    """Write an item's new time into its file."""
    name = visit.named("item")
    item, _rows = _item(visit, name)
    visit.check_unit(_unit(visit, item))
    try:
        when = _when(visit)
        move(visit.workspace, name, when, visit.person.id, visit.said("ban"))
    except (Refused, NoMoment) as error:
        return _move_page(visit, name, str(error))
    zone = visit.workspace.config.office.zone
    told = _("Moved to {time}. The file is being taken in; what was approved is asked for anew.")
    local = when.astimezone(zone)
    return visit.go(f"/lich?thang={local:%Y-%m}", told.format(time=moment(when, zone)))


def _item(visit: Visit, name: str) -> tuple[RowMapping, Sequence[RowMapping]]:
    with visit.workspace.store.read() as db:
        item = find_item(db, name)
        if item is None or item["page"]:
            raise Unknown
        query = select(deliveries).where(
            deliveries.c.item == item["id"], deliveries.c.state != CANCELLED
        )
        return item, db.execute(query).mappings().all()


def _unit(visit: Visit, item: RowMapping) -> str:
    with visit.workspace.store.read() as db:
        return visit.workspace.planner.version(db, item["version"]).item.unit.id


def _hash(visit: Visit, path: str) -> str:
    try:
        with open_plain(visit.workspace.config.content.resolve() / path) as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


# --- A draft ------------------------------------------------------------------------------


def show_hand_in(visit: Visit) -> Response:
    """Ask when a draft is to go out."""
    return _hand_in_page(visit, _draft(visit))


def _hand_in_page(visit: Visit, found: Draft, problem: str = "", wrong: object = ()) -> Response:
    tomorrow = visit.now + timedelta(days=1)
    return visit.page(
        "schedule_draft.html.j2",
        status=422 if problem or wrong else 200,
        draft=found,
        needed=_needed(visit, found),
        may=_may_hand_in(visit, found),
        problem=problem,
        wrong=wrong,
        **_time_asked(visit, tomorrow),
    )


def do_hand_in(visit: Visit) -> Response:
    """Give a draft its time and take the sign of a draft from its name."""
    found = _draft(visit)
    if not _may_hand_in(visit, found):
        raise Forbidden
    try:
        when = _when(visit)
        with visit.desk.planning:
            hand_in(visit.workspace, Path(found.path), when, visit.person.id)
    except (Refused, NoMoment) as error:
        return _hand_in_page(visit, found, str(error))
    except Wrong as error:
        return _hand_in_page(visit, found, wrong=error.problems)
    zone = visit.workspace.config.office.zone
    told = _("Handed in for {time}. The file is being taken in.")
    local = when.astimezone(zone)
    return visit.go(f"/lich?thang={local:%Y-%m}", told.format(time=moment(when, zone)))


def _draft(visit: Visit) -> Draft:
    found = draft(visit, visit.asked("tep") or visit.said("tep"))
    if found is None:
        raise Unknown
    return found


def _needed(visit: Visit, found: Draft) -> int:
    approval = visit.workspace.approval
    return approval.needed(found.theme, found.form, sensitive=found.sensitive)


def _may_hand_in(visit: Visit, found: Draft) -> bool:
    """Tell whether this person may: where nobody has to approve it, handing in is publishing."""
    fits = may_touch(visit.person, found.unit)
    return fits and (visit.may(*MAY_ACT) or _needed(visit, found) > 0)


# --- A time -------------------------------------------------------------------------------


def _time_asked(visit: Visit, now_is: datetime) -> dict[str, object]:
    """Return what a form that asks for a time shows: the one that it has, and free slots."""
    calendar = visit.workspace.config.calendar
    local = calendar.local(now_is)
    with visit.workspace.store.read() as db:
        slots = free_slots(visit.workspace, db, visit.now, visit.now + FORESEEN)
    day = visit.said("ngay") or visit.asked("ngay") or f"{local:%d/%m/%Y}"
    with suppress(ValueError):  # as dragging says it
        day = f"{date.fromisoformat(day):%d/%m/%Y}"
    return {
        "day": day,
        "clock": visit.said("gio") or f"{local:%H:%M}",
        "slots": [(slot.isoformat(), moment(slot, calendar.zone)) for slot in slots[:OFFERED]],
        "slot": visit.said("khung"),
    }


def _when(visit: Visit) -> datetime:
    """Return the time that was chosen: a free slot, or a day and an hour. Raises NoMoment."""
    calendar = visit.workspace.config.calendar
    if slot := visit.said("khung"):
        try:
            return datetime.fromisoformat(slot)
        except ValueError:
            raise Unknown from None
    written = read_moment(f"{visit.said('ngay')} {visit.said('gio')}", calendar.zone)
    if not written.has_hour:
        return calendar.at(calendar.local(written.at).date(), time(8))
    return written.at


PAGES: tuple[Page, ...] = (
    Page(path="/lich", show=show, roles=EVERYBODY),
    Page(path="/lich/ban-nhap", show=show_hand_in, act=do_hand_in, roles=EVERYBODY),
    Page(path="/lich/{item}/doi", show=show_move, act=do_move, roles=EVERYBODY),
)
