"""The pages by which people come in and go out."""

from starlette.responses import Response

from publisher.people.journal import Entry, write
from publisher.people.people import Person, everybody
from publisher.web import passwords, sessions
from publisher.web.login import accounts, rules, tries
from publisher.web.login.entering import HOME, fail, let_in, may_try, succeed, too_early
from publisher.web.login.factors import FACTOR_PAGES
from publisher.web.login.mine import MY_PAGES
from publisher.web.protection import COOKIE
from publisher.web.visit import EVERYBODY, Page, Unknown, Visit
from publisher.words import _


def show_login(visit: Visit) -> Response:
    """Ask who it is."""
    return _login_page(visit, visit.asked("ve"))


def _login_page(
    visit: Visit, back: str, name: str = "", problem: str = "", status: int = 200
) -> Response:
    return visit.page("login.html.j2", status=status, back=back, name=name, problem=problem)


def log_in(visit: Visit) -> Response:
    """Let somebody in, as far as their password alone does."""
    name, back = visit.said("ten").lower()[:100], visit.said("ve")
    person, account = _known(visit, name)
    tried = account.person if account.password and person else tries.NOBODY
    if seconds := may_try(visit, tried):
        problem, headers = too_early(seconds)
        answer = _login_page(visit, back, name, problem, 429)
        answer.headers.update(headers)
        return answer
    locked = account.locked_at is not None
    known = None if locked or person is None else account.password
    fits = passwords.fits(known, str(visit.form.get("mat_khau", "")))
    if person is None or not fits:
        fail(visit, None if tried == tries.NOBODY else tried, "password")
        problem = _("Name and password do not fit. Nothing tells which of the two is wrong.")
        if locked:
            problem = _("This account is locked. An administrator can unlock it.")
        return _login_page(visit, back, name, problem, 403)
    step = account.first_step(person, visit.desk.limits, visit.now)
    if step != sessions.PASSWORD:  # else the second step may be guessed as seldom
        succeed(visit, person.id)
    return let_in(visit, person, step, back)


def _known(visit: Visit, name: str) -> tuple[Person | None, accounts.Account]:
    with visit.workspace.store.read() as db:
        person = everybody(db, visit.workspace.config.people).get(name)
        return person, accounts.account(db, name)


def log_out(visit: Visit) -> Response:
    """End the session."""
    if visit.session:
        with visit.workspace.store.write() as db:
            sessions.end(db, visit.session.token)
        visit.note("web_logout")
    answer = visit.go("/vao")
    answer.delete_cookie(COOKIE, secure=True, httponly=True, path="/")
    return answer


# --- One-time links -----------------------------------------------------------------------


def show_link(visit: Visit) -> Response:
    """Ask for a first password, or a new one after the old was lost."""
    return _link_page(visit, _linked(visit))


def _link_page(visit: Visit, person: Person, problem: str = "") -> Response:
    return visit.page(
        "first_password.html.j2",
        status=422 if problem else 200,
        person=person.id,
        problem=problem,
        rules=rules.said(visit.desk.limits),
        least=visit.desk.limits.password_length,
    )


def use_link(visit: Visit) -> Response:
    """Keep a password. What the person had before is void: password, second steps, sessions."""
    person, limits = _linked(visit), visit.desk.limits
    new, again = str(visit.form.get("moi", "")), str(visit.form.get("nhac_lai", ""))
    if problem := rules.why_not(limits, person, new, again):
        return _link_page(visit, person, problem)
    made = passwords.hash_of(new)
    with visit.workspace.store.write() as db:
        if passwords.linked(db, visit.named("token"), visit.now) != person.id:
            raise Unknown  # it was used meanwhile
        accounts.set_password(db, person.id, made, visit.now)
        accounts.clear_factors(db, person.id)
        tries.forget(db, person.id)
        sessions.end_all(db, person.id)
        write(db, Entry(who=person.id, act="web_password"), visit.now)
        account = accounts.account(db, person.id)
    return let_in(visit, person, account.first_step(person, limits, visit.now), HOME)


def _linked(visit: Visit) -> Person:
    with visit.workspace.store.read() as db:
        name = passwords.linked(db, visit.named("token"), visit.now)
        person = everybody(db, visit.workspace.config.people).get(name or "")
    if person is None:
        raise Unknown
    return person


PAGES: tuple[Page, ...] = (
    Page(path="/vao", show=show_login, act=log_in, public=True),
    Page(path="/vao/lan-dau/{token}", show=show_link, act=use_link, public=True),
    Page(path="/ra", act=log_out, roles=EVERYBODY, steps=sessions.STEPS),
    *FACTOR_PAGES,
    *MY_PAGES,
)
