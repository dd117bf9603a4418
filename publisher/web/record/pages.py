"""The journal: who did what and when, filtered; proved; exported."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import Select, select
from starlette.responses import Response, StreamingResponse

from publisher.items.dates import NoMoment, read_moment
from publisher.people.journal import as_json, journal, lines
from publisher.people.journal_words import act_name, told
from publisher.people.people import Role, names
from publisher.status import proof
from publisher.web.visit import Page, Visit
from publisher.words import _

MANY = 50  # lines of a page
MAY_READ: frozenset[Role] = frozenset({"publisher", "admin"})


def show(visit: Visit) -> Response:
    """Show lines, the newest first, as far as they fit what was asked for."""
    with visit.workspace.store.read() as db:
        query, problem = _wanted(visit)
        rows = db.execute(query.limit(MANY + 1)).mappings().all()
        people = names(db, visit.workspace.config.people)
        acts = db.scalars(select(journal.c.act).distinct()).all()
    zone = visit.workspace.config.office.zone
    return visit.page(
        "record.html.j2",
        lines=[(row["id"], row["item"], told(dict(row), zone, people)) for row in rows[:MANY]],
        older=rows[MANY - 1]["id"] if len(rows) > MANY else None,
        people=sorted(people.items(), key=lambda each: each[1]),
        acts=sorted(((act, act_name(act)) for act in acts), key=lambda each: each[1]),
        asked={key: visit.asked(key) for key in ("nguoi", "viec", "bai", "tu", "den")},
        problem=problem,
    )


def _wanted(visit: Visit) -> tuple[Select[tuple[object]], str]:
    """Return the query for what was asked, and what of it could not be read."""
    query: Select[tuple[object]] = select(journal).order_by(journal.c.id.desc())
    for key, column in (("nguoi", "who"), ("viec", "act"), ("bai", "item")):
        if visit.asked(key):
            query = query.where(journal.c[column] == visit.asked(key))
    if visit.asked("truoc").isdecimal():
        query = query.where(journal.c.id < int(visit.asked("truoc")[:15]))
    problem = ""
    for key in ("tu", "den"):
        try:
            if (day := _day(visit, key)) is not None:
                query = query.where(journal.c.at >= day if key == "tu" else journal.c.at < day)
        except NoMoment as error:
            problem = str(error)
    return query, problem


def _day(visit: Visit, key: str) -> datetime | None:
    """Return where a day begins; of the last one: where it ends. Raises NoMoment."""
    text, calendar = visit.asked(key), visit.workspace.config.calendar
    if not text:
        return None
    day = calendar.local(read_moment(text, calendar.zone).at).date()
    return calendar.at(day + timedelta(days=1) if key == "den" else day, time())


def verify(visit: Visit) -> Response:
    """Prove the journal against its chain, its anchor and what other tables tell."""
    with visit.workspace.store.read() as db:
        wrong = proof.problems(visit.workspace, db)
    visit.note("web_verify", problems=len(wrong))
    if not wrong:
        return visit.go("/nhat-ky", _("The journal is whole: no line was changed or removed."))
    return visit.page("record_broken.html.j2", wrong=wrong)


def export(visit: Visit) -> Response:
    """Hand out all lines as JSON Lines, as the command writes them."""
    visit.note("web_export", form="jsonl")
    name = f"nhat-ky-{visit.now.astimezone(visit.workspace.config.office.zone):%Y-%m-%d}.jsonl"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_all(visit), media_type="application/jsonl", headers=headers)


def _all(visit: Visit) -> Iterator[str]:
    with visit.workspace.store.read() as db:
        yield from map(as_json, lines(db))


PAGES: tuple[Page, ...] = (
    Page(path="/nhat-ky", show=show, roles=MAY_READ),
    Page(path="/nhat-ky/kiem-tra", act=verify, roles=MAY_READ),
    Page(path="/nhat-ky/tep", act=export, roles=MAY_READ),
)
