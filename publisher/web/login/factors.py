"""The second step of the log-in: a code of an app, or a passkey; setting it up, and using it."""

from cryptography.fernet import InvalidToken
from sqlalchemy import Connection
from starlette.responses import Response

from publisher.people.journal import Entry, write
from publisher.web import sessions
from publisher.web.login import accounts, passkeys
from publisher.web.login.entering import fail, let_in, may_try, succeed, too_early
from publisher.web.login.totp import Codes, picture
from publisher.web.sessions import FULL, PASSWORD, SETUP
from publisher.web.visit import EVERYBODY, Forbidden, Page, Visit
from publisher.words import _

CODE, KEY = "totp", "passkey"
PENDING = "t:"  # before a secret that waits for its first code
FROM_SETUP = frozenset({SETUP, FULL})


# --- Using it -----------------------------------------------------------------------------


def show_second(visit: Visit) -> Response:
    """Ask for the second step."""
    return _second_page(visit, visit.asked("ve"))


def _second_page(visit: Visit, back: str, problem: str = "", status: int = 200) -> Response:
    with visit.workspace.store.read() as db:
        mine = accounts.account(db, visit.person.id)
        known = accounts.passkeys(db, visit.person.id)
    options = ""
    if known and passkeys.host(visit.desk.origin):
        options = passkeys.to_use(visit.desk.origin, known)
        _ask(visit, passkeys.challenge(options))
    return visit.page(
        "login_second.html.j2",
        status=status,
        back=back,
        code=bool(mine.totp),
        options=options,
        problem=problem,
    )


def do_second(visit: Visit) -> Response:
    """Let somebody in whose second step fits."""
    person, back = visit.person, visit.said("ve")
    if seconds := may_try(visit, person.id):
        problem, headers = too_early(seconds)
        answer = _second_page(visit, back, problem, 429)
        answer.headers.update(headers)
        return answer
    with visit.workspace.store.read() as db:
        mine = accounts.account(db, person.id)
    key = visit.said("khoa")
    fits = _key_fits(visit, key) if key else _code_fits(visit, mine, _digits(visit))
    if mine.locked_at is not None or not fits:
        fail(visit, person.id, KEY if key else CODE)
        problem = _("That does not fit. A code is good once, and for half a minute.")
        if mine.locked_at is not None:
            problem = _("This account is locked. An administrator can unlock it.")
        return _second_page(visit, back, problem, 403)
    succeed(visit, person.id)
    return let_in(visit, person, mine.last_step(visit.desk.limits, visit.now), back)


def _digits(visit: Visit) -> str:
    return "".join(visit.said("ma").split())


def _code_fits(visit: Visit, mine: accounts.Account, code: str) -> bool:
    if not mine.totp:
        return False
    step = Codes(visit.desk.folder).step(mine.totp, code, visit.now.timestamp())
    if step is None:
        return False
    with visit.workspace.store.write() as db:
        return accounts.use_code(db, mine.person, step)


def _key_fits(visit: Visit, answer: str) -> bool:
    asked = _asked(visit)
    with visit.workspace.store.read() as db:
        known = accounts.passkeys(db, visit.person.id)
    if not asked:
        return False
    try:
        key, count = passkeys.used(visit.desk.origin, asked, answer, known)
    except passkeys.Refused:
        return False
    with visit.workspace.store.write() as db:
        accounts.used_passkey(db, key, count, visit.now)
    return True


# --- Setting it up ------------------------------------------------------------------------


def show_choice(visit: Visit) -> Response:
    """Offer the ways of a second step."""
    return visit.page("login_choice.html.j2", host=passkeys.host(visit.desk.origin))


def show_code(visit: Visit) -> Response:
    """Show the picture that an app on a phone reads."""
    return _code_page(visit)


def _code_page(visit: Visit, problem: str = "") -> Response:
    codes = Codes(visit.desk.folder)
    secret = _pending(visit)
    try:
        spelled = codes.spelled(secret)
    except InvalidToken:
        secret = codes.new()
        spelled = codes.spelled(secret)
        _ask(visit, PENDING + secret)
    office = visit.workspace.config.office
    return visit.page(
        "login_code.html.j2",
        status=422 if problem else 200,
        picture=picture(spelled, visit.person.id, office.short_name or office.name),
        spelled=" ".join(spelled[n : n + 4] for n in range(0, len(spelled), 4)),
        problem=problem,
    )


def keep_code(visit: Visit) -> Response:
    """Keep the secret once a code shows that the app has it."""
    secret = _pending(visit)
    step = Codes(visit.desk.folder).step(secret, _digits(visit), visit.now.timestamp())
    if not secret or step is None:
        return _code_page(visit, _("That is not the code. Is the phone's clock right?"))
    with visit.workspace.store.write() as db:
        accounts.set_totp(db, visit.person.id, secret, step)
        _note(db, visit, "web_factor", CODE)
    return _set_up(visit)


def show_key(visit: Visit) -> Response:
    """Offer to make a passkey."""
    return _key_page(visit)


def _key_page(visit: Visit, problem: str = "") -> Response:
    origin, office = visit.desk.origin, visit.workspace.config.office
    if not passkeys.host(origin):
        raise Forbidden(_("Passkeys need an address with a name and HTTPS."))
    with visit.workspace.store.read() as db:
        known = accounts.passkeys(db, visit.person.id)
    options = passkeys.to_make(origin, office.short_name or office.name, visit.person, known)
    _ask(visit, passkeys.challenge(options))
    return visit.page(
        "login_key.html.j2",
        status=422 if problem else 200,
        options=options,
        problem=problem,
        name=visit.said("ten_khoa"),
    )


def keep_key(visit: Visit) -> Response:
    """Keep the passkey that a browser made."""
    try:
        made = passkeys.made(visit.desk.origin, _asked(visit), visit.said("khoa"))
    except passkeys.Refused:
        return _key_page(visit, _("The browser made no passkey. Please try again."))
    name = visit.said("ten_khoa")[:60] or _("passkey")
    with visit.workspace.store.write() as db:
        key, public, count = made
        accounts.add_passkey(db, visit.person.id, key, public, count, name, visit.now)
        _note(db, visit, "web_factor", KEY)
    return _set_up(visit)


def _set_up(visit: Visit) -> Response:
    """Lead on: into the desk for who came to log in, else back to their page."""
    if visit.session and visit.session.step == FULL:
        return visit.go("/toi", _("The second step is set up."))
    with visit.workspace.store.read() as db:
        mine = accounts.account(db, visit.person.id)
    return let_in(visit, visit.person, mine.last_step(visit.desk.limits, visit.now))


# --- What is asked ------------------------------------------------------------------------


def _ask(visit: Visit, asked: str | None) -> None:
    if visit.session:
        with visit.workspace.store.write_hastily() as db:
            sessions.challenge(db, visit.session, asked)


def _asked(visit: Visit) -> str:
    """Return what was asked of a passkey; it may be answered once."""
    asked = (visit.session.challenge if visit.session else None) or ""
    _ask(visit, None)
    return "" if asked.startswith(PENDING) else asked


def _pending(visit: Visit) -> str:
    asked = (visit.session.challenge if visit.session else None) or ""
    return asked.removeprefix(PENDING) if asked.startswith(PENDING) else ""


def _note(db: Connection, visit: Visit, act: str, factor: str) -> None:
    write(db, Entry(who=visit.person.id, act=act, details={"factor": factor}), visit.now)


FACTOR_PAGES: tuple[Page, ...] = (
    Page(
        path="/vao/ma",
        show=show_second,
        act=do_second,
        roles=EVERYBODY,
        steps=frozenset({PASSWORD}),
    ),
    Page(path="/toi/buoc-hai", show=show_choice, roles=EVERYBODY, steps=FROM_SETUP),
    Page(path="/toi/ma", show=show_code, act=keep_code, roles=EVERYBODY, steps=FROM_SETUP),
    Page(path="/toi/khoa", show=show_key, act=keep_key, roles=EVERYBODY, steps=FROM_SETUP),
)
