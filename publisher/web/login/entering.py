"""Letting somebody in, one step after the other: each step is a session with a cookie of its own.

So whoever knew a cookie before a step is not in after it.
"""

import logging
from dataclasses import replace
from math import ceil
from urllib.parse import quote, urlsplit

from starlette.responses import Response

from publisher.people.journal import Entry, write
from publisher.people.people import Person
from publisher.status.incidents import tell_once
from publisher.web import sessions
from publisher.web.login import accounts, tries
from publisher.web.protection import COOKIE
from publisher.web.visit import Visit
from publisher.words import _, ngettext

log = logging.getLogger(__name__)

HOME = "/"


def let_in(visit: Visit, person: Person, step: str, back: str = HOME) -> Response:
    """Begin a session as far in as a step, with a new cookie."""
    agent = visit.request.headers.get("user-agent", "")
    mine = replace(visit, who=person)
    with visit.workspace.store.write() as db:
        sessions.sweep(db, visit.desk.limits, visit.now)
        if visit.session:
            sessions.end(db, visit.session.token)
        token = sessions.begin(db, person.id, step, visit.now, visit.address, agent)
        if step == sessions.FULL:
            write(db, Entry(who=person.id, act="web_login"), visit.now)
    answer = mine.go(_next(step, own_path(back)))
    answer.set_cookie(COOKIE, token, secure=True, httponly=True, samesite="lax", path="/")
    return answer


def _next(step: str, back: str) -> str:
    if step == sessions.FULL:
        return back
    start = sessions.LEADS_TO[step]
    return start if back == HOME else f"{start}?ve={quote(back, safe='')}"


def own_path(wanted: str) -> str:
    """Return a path of this desk, whatever was asked for."""
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    plain = wanted.isprintable() and "\\" not in wanted
    return wanted if ours and plain and not parts.netloc else HOME


def may_try(visit: Visit, person: str) -> int | None:
    """Count a try; returns in how many seconds there may be one, where it is too early."""
    with visit.workspace.store.write() as db:
        until = tries.knock(db, person, visit.address, visit.now)
    return None if until is None else max(1, ceil((until - visit.now).total_seconds()))


def too_early(seconds: int) -> tuple[str, dict[str, str]]:
    """Return what is said of a try that comes too early, and the header that says it."""
    message = ngettext(
        "Too many tries. Try again in {count} second.",
        "Too many tries. Try again in {count} seconds.",
        seconds,
    )
    return message.format(count=seconds), {"retry-after": str(seconds)}


def fail(visit: Visit, person: str | None, by: str) -> None:
    """Take note of a try that failed; locks the account after too many."""
    now, after = visit.now, visit.desk.limits.lock_after
    with visit.workspace.store.write() as db:
        write(
            db, Entry(who="web", act="web_failed", details={"person": person, "factor": by}), now
        )
        if (
            person
            and after
            and tries.failed(db, person) >= after
            and accounts.lock(db, person, now)
        ):
            entry = Entry(who="web", act="web_lock", details={"person": person})
            number = write(db, entry, now)
            tell_once(db, f"web_lock {number}", _of_lock(person, visit.address), now)
    log.warning("web_failed person=%s address=%s", person or "?", visit.address)


def _of_lock(person: str, address: str) -> str:
    what = _(
        "The account {person} of the web desk was locked after too many tries to log in, the "
        "last from the address {address}."
    )
    do = _("Ask whether it was they; then unlock it on the desk's page “People”.")
    return f"{what}\n{do}".format(person=person, address=address)


def succeed(visit: Visit, person: str) -> None:
    """Forget the failures of somebody who is in, from where they are."""
    with visit.workspace.store.write() as db:
        tries.forget(db, person, visit.address)
