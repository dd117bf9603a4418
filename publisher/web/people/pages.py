"""/nguoi-dung: who is of the office, what they may do, and how their account stands."""

from collections.abc import Callable
from typing import Any, get_args

from sqlalchemy import Connection
from starlette.responses import Response

from publisher.actions.membership import NotTaken, take_in, take_off
from publisher.people.journal import Entry, write
from publisher.people.people import Person, Role, everybody
from publisher.web import passwords, sessions
from publisher.web.login import accounts, tries
from publisher.web.visit import Page, Unknown, Visit
from publisher.words import _

ADMIN: frozenset[Role] = frozenset({"admin"})
ROLES: tuple[Role, ...] = get_args(Role)
NEW = "moi"  # no person's page


def show_people(visit: Visit) -> Response:
    """Show everybody, and how their accounts stand."""
    with visit.workspace.store.read() as db:
        known = everybody(db, visit.workspace.config.people)
        found = accounts.all_accounts(db)
        here = sessions.count(db, visit.desk.limits, visit.now)
    shown = [
        (each, found.get(each.id) or accounts.Account(person=each.id), here.get(each.id, 0))
        for each in sorted(known.values(), key=lambda person: person.name)
    ]
    units = visit.workspace.config.units
    return visit.page("people.html.j2", people=shown, units=units)


# --- One of them --------------------------------------------------------------------------


def show_new(visit: Visit) -> Response:
    """Ask who comes."""
    return _person_page(visit, None, _said(visit, "") | {"roles": ("editor",)})


def add(visit: Visit) -> Response:
    """Take somebody in."""
    said = _said(visit, visit.said("ma"))
    with visit.workspace.store.read() as db:
        known = everybody(db, visit.workspace.config.people)
    if said["id"] in known:
        return _person_page(visit, None, said, _("There is somebody with this id already."))
    return _taken(visit, None, said)


def show_person(visit: Visit) -> Response:
    """Show somebody, and what can be done about their account."""
    person = _person(visit)
    return _person_page(visit, person, person.model_dump())


def change(visit: Visit) -> Response:
    """Change what is known of somebody."""
    person = _person(visit)
    said = _said(visit, person.id)
    if person.id == visit.person.id and "admin" not in said["roles"]:
        problem = _("Nobody takes this right from themselves: another administrator can.")
        return _person_page(visit, person, said, problem)
    return _taken(visit, person, said)


def _taken(visit: Visit, person: Person | None, said: dict[str, Any]) -> Response:
    try:
        added, _was = take_in(visit.workspace, said, visit.person.id)
    except NotTaken as error:
        return _person_page(visit, person, said, str(error))
    visit.workspace.ring()
    return visit.go(f"/nguoi-dung/{added.id}", _("It is kept."))


def _said(visit: Visit, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "name": visit.said("ten"),
        "roles": tuple(each for each in ROLES if visit.said(f"vai-{each}")),
        "unit": visit.said("don-vi") or None,
        "telegram": visit.said("telegram") or None,
        "email": visit.said("email") or None,
        "scope": "unit" if visit.said("rieng-don-vi") else None,
    }


def _person_page(
    visit: Visit, person: Person | None, said: dict[str, Any], problem: str = ""
) -> Response:
    with visit.workspace.store.read() as db:
        found = accounts.account(db, person.id) if person else None
        open_ones = sessions.of(db, person.id, visit.desk.limits, visit.now) if person else ()
    configured = {each.id for each in visit.workspace.config.people}
    return visit.page(
        "people_one.html.j2",
        status=422 if problem else 200,
        person=person,
        said=said,
        roles=ROLES,
        units=visit.workspace.config.units.values(),
        account=found,
        sessions=open_ones,
        configured=person is not None and person.id in configured,
        problem=problem,
    )


def _person(visit: Visit) -> Person:
    with visit.workspace.store.read() as db:
        known = everybody(db, visit.workspace.config.people)
    if visit.named("nguoi") not in known:
        raise Unknown
    return known[visit.named("nguoi")]


def remove(visit: Visit) -> Response:
    """Let somebody do nothing any more."""
    person = _person(visit)
    if person.id == visit.person.id:
        problem = _("Nobody takes themselves off the list: another administrator can.")
        return _person_page(visit, person, person.model_dump(), problem)
    try:
        take_off(visit.workspace, person.id, visit.person.id)
    except NotTaken as error:
        return _person_page(visit, person, person.model_dump(), str(error))
    with visit.workspace.store.write() as db:
        sessions.end_all(db, person.id)
    visit.workspace.ring()
    return visit.go("/nguoi-dung", _("{name} is off the list.").format(name=person.name))


# --- Their account ------------------------------------------------------------------------


def give_link(visit: Visit) -> Response:
    """Show a one-time link, which is never shown again."""
    person = _person(visit)
    with visit.workspace.store.write() as db:
        token = passwords.link_for(db, person.id, visit.now)
        entry = Entry(who=visit.person.id, act="web_link", details={"person": person.id})
        write(db, entry, visit.now)
    link = f"{visit.desk.origin}/vao/lan-dau/{token}"
    return visit.page("people_link.html.j2", person=person, link=link)


def _done(
    act: str, do: Callable[[Connection, str, Visit], None], told: Callable[[], str]
) -> Callable[[Visit], Response]:
    """Return what does something to an account, with its line in the journal."""

    def done(visit: Visit) -> Response:
        person = _person(visit)
        with visit.workspace.store.write() as db:
            do(db, person.id, visit)
            entry = Entry(who=visit.person.id, act=act, details={"person": person.id})
            write(db, entry, visit.now)
        return visit.go(f"/nguoi-dung/{person.id}", told())

    return done


def _lock(db: Connection, person: str, visit: Visit) -> None:
    accounts.lock(db, person, visit.now)
    sessions.end_all(db, person)


def _unlock(db: Connection, person: str, _visit: Visit) -> None:
    accounts.unlock(db, person)
    tries.forget(db, person)


def _end(db: Connection, person: str, visit: Visit) -> None:
    sessions.end_all(db, person, visit.session.token if visit.session else "")


def _ask_change(db: Connection, person: str, _visit: Visit) -> None:
    accounts.ask_change(db, person)


lock = _done("web_lock", _lock, lambda: _("The account is locked; its sessions are over."))
unlock = _done("web_unlock", _unlock, lambda: _("The account is unlocked."))
end = _done("web_sessions", _end, lambda: _("The sessions are over."))
ask_change = _done(
    "web_ask_change", _ask_change, lambda: _("At the next log-in another password is asked for.")
)

PAGES: tuple[Page, ...] = (
    Page(path="/nguoi-dung", show=show_people, roles=ADMIN),
    Page(path=f"/nguoi-dung/{NEW}", show=show_new, act=add, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}", show=show_person, act=change, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}/bo", act=remove, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}/lien-ket", act=give_link, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}/khoa", act=lock, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}/mo", act=unlock, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}/phien", act=end, roles=ADMIN),
    Page(path="/nguoi-dung/{nguoi}/doi-mat-khau", act=ask_change, roles=ADMIN),
)
