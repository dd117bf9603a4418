"""/toi: what people see and change of their own account."""

from starlette.responses import Response

from publisher.people.journal import Entry, write
from publisher.web import passwords, sessions
from publisher.web.login import accounts, passkeys, rules
from publisher.web.login.entering import fail, let_in, may_try, succeed, too_early
from publisher.web.login.factors import CODE, KEY
from publisher.web.sessions import CHANGE, FULL
from publisher.web.visit import EVERYBODY, Page, Unknown, Visit
from publisher.words import _


def show_me(visit: Visit) -> Response:
    """Show somebody their account: sessions, password, second steps."""
    return _my_page(visit)


def _my_page(visit: Visit, problem: str = "", status: int = 200) -> Response:
    with visit.workspace.store.read() as db:
        mine = accounts.account(db, visit.person.id)
        keys = accounts.passkeys(db, visit.person.id)
        open_ones = sessions.of(db, visit.person.id, visit.desk.limits, visit.now)
    return visit.page(
        "me.html.j2",
        status=status,
        account=mine,
        passkeys=keys,
        sessions=open_ones,
        asked=accounts.asks_factor(visit.person, visit.desk.limits),
        host=passkeys.host(visit.desk.origin),
        problem=problem,
    )


# --- Sessions -----------------------------------------------------------------------------


def end_session(visit: Visit) -> Response:
    """End one of one's own sessions."""
    token = visit.said("phien")
    with visit.workspace.store.write() as db:
        mine = sessions.of(db, visit.person.id, visit.desk.limits, visit.now)
        if token not in [row["token"] for row in mine]:
            raise Unknown
        sessions.end(db, token)
    visit.note("web_sessions")
    return visit.go("/toi", _("That session is over."))


def end_others(visit: Visit) -> Response:
    """End all of one's own sessions but this one."""
    with visit.workspace.store.write() as db:
        sessions.end_all(db, visit.person.id, visit.session.token if visit.session else "")
    visit.note("web_sessions")
    return visit.go("/toi", _("All other sessions are over."))


# --- Password -----------------------------------------------------------------------------


def show_password(visit: Visit) -> Response:
    """Ask for another password."""
    return _password_page(visit)


def _password_page(visit: Visit, problem: str = "", status: int = 200) -> Response:
    return visit.page(
        "me_password.html.j2",
        status=status,
        must=bool(visit.session and visit.session.step == CHANGE),
        problem=problem,
        rules=rules.said(visit.desk.limits),
        least=visit.desk.limits.password_length,
    )


def change_password(visit: Visit) -> Response:
    """Keep another password; all other sessions are over."""
    wrong = _check_old(visit)
    if wrong is not None:
        problem, status = wrong
        return _password_page(visit, problem, status)
    old, new, again = (str(visit.form.get(key, "")) for key in ("mat_khau", "moi", "nhac_lai"))
    problem = rules.why_not(visit.desk.limits, visit.person, new, again)
    if new == old:
        problem = _("Choose another one than before.")
    if problem:
        return _password_page(visit, problem, 422)
    made = passwords.hash_of(new)
    with visit.workspace.store.write() as db:
        accounts.set_password(db, visit.person.id, made, visit.now)
        sessions.end_all(db, visit.person.id)
        write(db, Entry(who=visit.person.id, act="web_password"), visit.now)
    return let_in(visit, visit.person, FULL, visit.said("ve"))


def _check_old(visit: Visit) -> tuple[str, int] | None:
    """Return why what needs the password is not done; None where it was the right one."""
    if seconds := may_try(visit, visit.person.id):
        return too_early(seconds)[0], 429
    with visit.workspace.store.read() as db:
        known = accounts.account(db, visit.person.id).password
    if not passwords.fits(known, str(visit.form.get("mat_khau", ""))):
        fail(visit, visit.person.id, "password")
        return _("That is not your password."), 403
    succeed(visit, visit.person.id)
    return None


# --- Second steps -------------------------------------------------------------------------


def drop_code(visit: Visit) -> Response:
    """Forget the app on a phone."""
    return _dropped(visit, CODE)


def drop_key(visit: Visit) -> Response:
    """Forget a passkey."""
    return _dropped(visit, KEY)


def _dropped(visit: Visit, factor: str) -> Response:
    wrong = _check_old(visit)
    if wrong is not None:
        return _my_page(visit, *wrong)
    person, limits = visit.person, visit.desk.limits
    with visit.workspace.store.write() as db:
        mine = accounts.account(db, person.id)
        may = mine.passkeys + bool(mine.totp) > 1 or not accounts.asks_factor(person, limits)
        if may:
            if factor == CODE:
                accounts.set_totp(db, person.id, None)
            else:
                accounts.remove_passkey(db, person.id, visit.said("khoa"))
            entry = Entry(who=person.id, act="web_left", details={"factor": factor})
            write(db, entry, visit.now)
    if not may:
        problem = _("Your roles ask for a second step: set up another one first.")
        return _my_page(visit, problem, 422)
    return visit.go("/toi", _("It is forgotten."))


MY_PAGES: tuple[Page, ...] = (
    Page(path="/toi", show=show_me, roles=EVERYBODY),
    Page(path="/toi/phien", act=end_session, roles=EVERYBODY),
    Page(path="/toi/phien/tat-ca", act=end_others, roles=EVERYBODY),
    Page(
        path="/toi/mat-khau",
        show=show_password,
        act=change_password,
        roles=EVERYBODY,
        steps=frozenset({CHANGE, FULL}),
    ),
    Page(path="/toi/ma/bo", act=drop_code, roles=EVERYBODY),
    Page(path="/toi/khoa/bo", act=drop_key, roles=EVERYBODY),
)
