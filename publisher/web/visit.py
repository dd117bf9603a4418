"""One request of one person: what a page's function gets, and how it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from publisher.people.journal import Entry, write
from publisher.people.people import Person, Role, may_touch
from publisher.web.desk import WebDesk
from publisher.web.sessions import FULL, Session, tell
from publisher.web.templates import rendered
from publisher.workspace import Workspace

EVERYBODY: frozenset[Role] = frozenset({"editor", "approver", "publisher", "admin"})
MAX_FORM = 64_000  # bytes of a form without files


class Forbidden(Exception):
    """This person may not do this; the message says why."""


class Unknown(Exception):
    """There is no such page, item or channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request, who makes it, and what it asks for."""

    request: Request
    desk: WebDesk
    workspace: Workspace  # as its config says now
    form: Mapping[str, str | UploadFile]  # of a POST; each field's last value
    who: Person | None = None  # None: not logged in
    session: Session | None = None

    @property
    def person(self) -> Person:
        """Who makes the request; only where pages want somebody who is logged in."""
        if self.who is None:
            raise Forbidden
        return self.who

    @property
    def now(self) -> datetime:
        """The instant of the workspace's clock."""
        return self.workspace.now()

    @property
    def address(self) -> str:
        """Where the request comes from."""
        client = self.request.client
        return client.host if client else "–"

    def named(self, key: str) -> str:
        """Return a part of the path, as the route names it."""
        return str(self.request.path_params[key])

    def asked(self, key: str) -> str:
        """Return a value of the address's query; "" where there is none."""
        return self.request.query_params.get(key, "")

    def said(self, key: str) -> str:
        """Return a field of the form without its edges; "" where there is none."""
        value = self.form.get(key, "")
        return value.strip() if isinstance(value, str) else ""

    def may(self, *roles: Role) -> bool:
        """Tell whether the person has one of these roles."""
        return self.who is not None and bool(set(roles) & set(self.who.roles))

    def check_unit(self, unit: str) -> None:
        """Raise Forbidden where the person may do nothing to a unit's items."""
        if not may_touch(self.person, unit):
            raise Forbidden

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """Answer with a page of the desk."""
        told = self.session.told if self.session else None
        if told and self.session:
            with self.workspace.store.write_hastily() as db:
                tell(db, self.session, None)
        return HTMLResponse(rendered(template, self, told=told, **values), status)

    def go(self, path: str, told: str = "") -> Response:
        """Lead to another page after something was done; it says once what that was."""
        if told and self.session:
            with self.workspace.store.write_hastily() as db:
                tell(db, self.session, told)
        return RedirectResponse(quote(path, safe="/?&=%#:+"), 303)

    def note(self, act: str, *, item: str | None = None, **details: Any) -> None:
        """Write a line into the journal: who did what from where."""
        entry = Entry(
            who=self.who.id if self.who else "web",
            act=act,
            item=item,
            details=details,
        )
        with self.workspace.store.write() as db:
            write(db, entry, self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address of the desk: what is shown there or done there, and who may.

    Nobody may where nothing is said of roles: a forgotten page is a closed one.
    """

    path: str
    show: Callable[[Visit], Response] | None = None  # GET
    act: Callable[[Visit], Response] | None = None  # POST
    roles: frozenset[Role] = frozenset()
    public: bool = False  # also for who is not logged in
    max_form: int = MAX_FORM
    steps: frozenset[str] = frozenset({FULL})  # of the log-in, that this page is for
