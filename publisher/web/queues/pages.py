"""The queue: trouble first, each with the button that helps; then what goes out next."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response

from publisher.config.digest import lags
from publisher.people.people import MAY_ACT, may_touch, names
from publisher.status.file_remarks import wrong_files
from publisher.status.overview import all_holds
from publisher.web.marks import mark
from publisher.web.queues.acts import HERE, check_office, do, go_on_all, hold_all
from publisher.web.queues.ahead import ahead, out_since
from publisher.web.queues.cases import KINDS, Case, section
from publisher.web.queues.lanes import Lane, lanes, notices
from publisher.web.queues.words import section_words, standing_mark
from publisher.web.search.pages import page_number
from publisher.web.visit import EVERYBODY, Page, Unknown, Visit

FEW, MANY = 8, 30  # cases of a kind beside the others, and alone
WAITING = 40  # deliveries of a page
TODAY = 60
FILES = 20


def show(visit: Visit) -> Response:
    """Show everything; or, where a kind of trouble is asked for, all of that."""
    if visit.asked("loai"):
        return _show_kind(visit, visit.asked("loai"))
    number = page_number(visit)
    workspace, now = visit.workspace, visit.now
    with workspace.store.read() as db:
        held = all_holds(db)
        people = names(db, workspace.config.people)
        sections = [section(db, kind, now, limit=FEW) for kind in KINDS] if number == 1 else []
        found = {
            "sections": [each for each in sections if each.cases],
            "lanes": lanes(db, workspace.config, now, people),
            "notices": list(notices(db, workspace.config, now, held)),
            "files": list(wrong_files(db).items()),
            "config_lags": lags(db, workspace.config),
            "today": out_since(db, _midnight(visit), TODAY),
            **_waiting(db, number),
        }
    return visit.page(
        "queue.html.j2", **found, held_channels=_held_channels(held), most_files=FILES,
        people=people, **_around(visit, found["lanes"]),
    )  # fmt: skip


def _show_kind(visit: Visit, kind: str) -> Response:
    if kind not in KINDS:
        raise Unknown
    number = page_number(visit)
    with visit.workspace.store.read() as db:
        found = section(db, kind, visit.now, limit=MANY, offset=(number - 1) * MANY)
        around = _around(visit, lanes(db, visit.workspace.config, visit.now, {}))
    pages = max(1, -(-found.count // MANY))
    return visit.page("queue_kind.html.j2", section=found, page=number, pages=pages, **around)


def _waiting(db: Connection, number: int) -> dict[str, Any]:
    count, rows = ahead(db, all_holds(db), limit=WAITING, offset=(number - 1) * WAITING)
    return {
        "ahead": rows, "ahead_count": count, "page": number,
        "pages": max(1, -(-count // WAITING)),
    }  # fmt: skip


def _around(visit: Visit, found: list[Lane]) -> dict[str, Any]:
    """Return what the templates of all cases need."""
    return {
        "mark": mark,
        "section_words": section_words,
        "standing_mark": standing_mark,
        "may_act": _may_act(visit),
        "may_office": visit.may(*MAY_ACT) and visit.person.scope != "unit",
        "addresses": {each.name: each.address for each in found},
    }


def _may_act(visit: Visit) -> Callable[[Case], bool]:
    acts = visit.may(*MAY_ACT)
    return lambda case: acts and may_touch(visit.person, case.unit)


def _held_channels(held: Mapping[tuple[str, str], Any]) -> int:
    return sum(kind == "channel" for kind, _name in held)


def _midnight(visit: Visit) -> datetime:
    there = visit.workspace.config.calendar.local(visit.now)
    return there.replace(hour=0, minute=0, second=0, microsecond=0)


def show_stop(visit: Visit) -> Response:
    """Ask whether everything is to stop, and why."""
    check_office(visit)
    return visit.page("queue_stop.html.j2", problem="")


PAGES: tuple[Page, ...] = (
    Page(path=HERE, show=show, roles=EVERYBODY),
    Page(path=f"{HERE}/dung-tat-ca", show=show_stop, act=hold_all, roles=frozenset(MAY_ACT)),
    Page(path=f"{HERE}/di-tiep-tat-ca", act=go_on_all, roles=frozenset(MAY_ACT)),
    Page(path=HERE + "/{act}", act=do, roles=frozenset(MAY_ACT)),
)
