"""One item's whole story: its file, who said what, what went out where, and how it did there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from starlette.responses import Response

from publisher.actions.copying import CantCopy, copy_as_new
from publisher.items.files import problems_of_files
from publisher.items.findable import findable
from publisher.items.lifecycle import find_item
from publisher.items.versions import versions
from publisher.people.journal import journal
from publisher.people.journal_words import told
from publisher.people.people import MAY_ACT, may_touch, names
from publisher.status.story import story
from publisher.status.telling import (
    attempt_text,
    hold_name,
    last,
    reasons,
    verdict_lines,
    version_lines,
    withdrawal_lines,
)
from publisher.web.marks import mark
from publisher.web.story.figures import shown_readings
from publisher.web.visit import EVERYBODY, Page, Unknown, Visit
from publisher.words import _

NEWEST = 10  # of what comes by the hundred
LINES = 30  # of the journal
TEXT = 20_000  # characters of the file


def show(visit: Visit) -> Response:
    """Show everything about one item."""
    workspace = visit.workspace
    with workspace.store.read() as db, visit.desk.planning:
        found = story(db, workspace.planner, _id(db, visit.named("item")))
        if found is None:
            raise Unknown
        item = found["item"]
        people = names(db, workspace.config.people)
        list_ = select(findable.c.unit, findable.c.theme).where(findable.c.item == item["id"])
        unit, theme = db.execute(list_).one_or_none() or ("", "")
        wrong = problems_of_files(db).get(item["path"], [])
        source = db.scalar(select(versions.c.source).where(versions.c.id == item["version"]))
        lines = _journal(db, visit, item["id"], people)
    zone, touch = workspace.config.office.zone, may_touch(visit.person, unit)
    return visit.page(
        "story.html.j2",
        item=item,
        unit=workspace.config.units.get(unit),
        theme=workspace.config.themes.get(theme),
        hold=found["hold"] and hold_name(found["hold"], people),
        wrong=wrong[:5],
        versions=list(version_lines(found, zone, NEWEST))[-NEWEST:],
        verdicts=last(list(verdict_lines(found, zone, people)), NEWEST),
        withdrawal=list(withdrawal_lines(found["withdrawal"], zone)),
        deliveries=[_shown(row, visit, people) for row in found["deliveries"]],
        lines=lines,
        source=str(source or "")[:TEXT],
        is_long=len(source or "") > TEXT,
        to_approve=any(row["lacks"] for row in found["deliveries"]),
        may_act=visit.may(*MAY_ACT) and touch,
        may_copy=touch and not item["page"],
        mark=mark,
    )


def _id(db: Connection, wanted: str) -> str:
    """Return the name of the item that an address names; raises Unknown for anything else."""
    row = find_item(db, wanted)
    if row is None or row["id"] != wanted:
        raise Unknown
    return wanted


def _shown(row: Mapping[str, Any], visit: Visit, people: Mapping[str, str]) -> dict[str, Any]:
    """Return one delivery with what is told of it."""
    zone = visit.workspace.config.office.zone
    return dict(row) | {
        "why": reasons(row, people, zone),
        "attempts": [
            (each["intent_at"], attempt_text(each)) for each in row["attempts"][-NEWEST:]
        ],
        "readings": shown_readings(row["readings"][-NEWEST:]),
        "link": row["url"] if _is_open(row) else "",
    }


def _is_open(row: Mapping[str, Any]) -> bool:
    """Tell whether there is something to look at."""
    out = row["state"] == "sent" and row["kind"] != "withdraw"
    return bool(out and row["url"] and row["url"].startswith(("http://", "https://")))


def _journal(db: Connection, visit: Visit, item: str, people: Mapping[str, str]) -> Sequence[Any]:
    query = select(journal).where(journal.c.item == item).order_by(journal.c.id.desc())
    return list(_told(db.execute(query.limit(LINES)).mappings(), visit, people))


def _told(rows: Any, visit: Visit, people: Mapping[str, str]) -> Iterator[Any]:
    for row in rows:
        line = told({**row, "item": None}, visit.workspace.config.office.zone, people)
        yield row["id"], line


def copy(visit: Visit) -> Response:
    """Write an item's words as a new draft."""
    name = visit.named("item")
    with visit.workspace.store.read() as db:
        _id(db, name)
        unit = db.scalar(select(findable.c.unit).where(findable.c.item == name))
    visit.check_unit(unit or "")
    back = f"/bai/{name}"
    try:
        path = copy_as_new(visit.workspace, name, who=visit.person.id)
    except CantCopy as error:
        return visit.page("queue_not_done.html.j2", status=422, why=str(error), back=back)
    message = _("A draft was written: {path}. It goes nowhere before “_” is taken from its name.")
    return visit.go(back, message.format(path=path))


PAGES: tuple[Page, ...] = (
    Page(path="/bai/{item}", show=show, roles=EVERYBODY),
    Page(path="/bai/{item}/chep", act=copy, roles=EVERYBODY),
)
