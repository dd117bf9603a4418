"""The web application: each page behind its log-in, its roles and its limits."""

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from ipaddress import ip_address
from urllib.parse import quote, unquote

import anyio.to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from publisher.people.journal import coming_from
from publisher.people.people import everybody
from publisher.web import sessions
from publisher.web.desk import WebDesk
from publisher.web.pages import PAGES
from publisher.web.protection import COOKIE, SAFE, Protection, TooLarge
from publisher.web.static import static_file
from publisher.web.visit import Forbidden, Page, Unknown, Visit
from publisher.words import _

log = logging.getLogger(__name__)

PATIENCE = 20.0  # seconds for a form, and more for the bytes of a large one:
SLOWEST = 50_000  # a second
THREADS = 8  # requests that are worked on at once
LOGIN = "/vao"
ADMIN = frozenset({"admin"})
SHOWN = 12  # characters of a session's hash: a journal's line tells which it was, not its cookie


def make_app(desk: WebDesk, pages: Sequence[Page] = PAGES) -> Starlette:
    """Return the application that serves a desk; any ASGI server runs it."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    routes = [_route(desk, each) for each in pages]
    return Starlette(
        routes=[*routes, Route("/tinh/{hash}/{name}", static_file)],
        middleware=[
            Middleware(GZipMiddleware, minimum_size=1_000),
            Middleware(Protection, desk=desk),
        ],
        exception_handlers={HTTPException: partial(_failed, desk)},
        lifespan=lifespan,
    )


def _route(desk: WebDesk, page: Page) -> Route:
    async def answer(request: Request) -> Response:
        if "\0" in unquote(str(request.url)):  # which no text of a database may have
            raise HTTPException(400)
        form = await _form(request, page) if request.method == "POST" else FormData()
        try:
            return await run_in_threadpool(_answered, desk, page, request, dict(form.items()))
        except Exception as error:  # noqa: BLE001  whatever it is, the answer keeps its form
            return await run_in_threadpool(_failed, desk, request, error)
        finally:
            await form.close()

    methods = [name for name, each in (("GET", page.show), ("POST", page.act)) if each]
    return Route(page.path, answer, methods=methods)


async def _form(request: Request, page: Page) -> FormData:
    """Return a form's fields, bounded in bytes, fields, files and time."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411)
    if int(length) > page.max_form:
        raise TooLarge
    try:
        with anyio.fail_after(PATIENCE + page.max_form / SLOWEST):
            form = await request.form(max_files=20, max_fields=200, max_part_size=page.max_form)
    except TimeoutError:
        raise HTTPException(408) from None
    if any("\0" in each for pair in form.items() for each in pair if isinstance(each, str)):
        raise HTTPException(400)
    return form


def _answered(
    desk: WebDesk, page: Page, request: Request, form: Mapping[str, str | UploadFile]
) -> Response:
    """Answer a request in the name of who is logged in, if they may."""
    visit = _visit(desk, request, form)
    with coming_from(address=visit.address, **_session(visit)):
        return _allowed(visit, page)


def _session(visit: Visit) -> dict[str, str]:
    return {"session": visit.session.token[:SHOWN]} if visit.session else {}


def _allowed(visit: Visit, page: Page) -> Response:
    """Do what a request asks if this person may."""
    if not page.public and (visit.session is None or visit.session.step not in page.steps):
        return _to_login(visit)
    do = page.act if visit.request.method == "POST" else page.show
    try:
        if not page.public and not visit.may(*page.roles):
            raise Forbidden
        if page.roles == ADMIN and not _from_there(visit):
            raise Forbidden(_("This page does not open from where you are."))
        if do is None:
            raise Unknown
        return do(visit)
    except Forbidden as error:
        why = str(error) or _("Your role does not let you do this.")
        return visit.page("problem.html.j2", status=403, title=_("Not allowed"), why=why)
    except Unknown:
        return _unknown(visit)


def _from_there(visit: Visit) -> bool:
    """Tell whether a request comes from where administrators work."""
    networks = visit.desk.limits.admin_from
    try:
        address = ip_address(visit.address)
    except ValueError:
        return not networks
    return not networks or any(address in each for each in networks)


def _visit(desk: WebDesk, request: Request, form: Mapping[str, str | UploadFile]) -> Visit:
    """Find out who makes a request."""
    workspace = desk.workspace()
    visit = Visit(request=request, desk=desk, workspace=workspace, form=form)
    token = request.cookies.get(COOKIE, "")
    if not token:
        return visit
    with workspace.store.read() as db:
        session = sessions.find(db, token, desk.limits, visit.now)
        who = everybody(db, workspace.config.people).get(session.person) if session else None
    if session is None or who is None:
        return visit
    if sessions.is_old(session, visit.now):
        with workspace.store.write_hastily() as db:
            sessions.seen(db, session, visit.now)
    return Visit(
        request=request, desk=desk, workspace=workspace, form=form, who=who, session=session
    )


def _to_login(visit: Visit) -> Response:
    """Lead who is not logged in, or not yet whole, to where they can be, and back afterwards."""
    if visit.request.method not in SAFE:
        title = _("You are not logged in any more")
        why = _("Nothing was done. Log in again, then repeat it.")
        return visit.page("problem.html.j2", status=401, title=title, why=why)
    wanted = visit.request.url.path
    if visit.request.url.query:
        wanted += f"?{visit.request.url.query}"
    start = sessions.LEADS_TO[visit.session.step] if visit.session else LOGIN
    if start == "/":
        return RedirectResponse(start, 303)
    return RedirectResponse(f"{start}?ve={quote(wanted, safe='')}", 303)


def _unknown(visit: Visit) -> Response:
    title = _("There is no such page")
    why = _("It may have been moved or taken away. The menu leads on.")
    return visit.page("problem.html.j2", status=404, title=title, why=why)


def _failed(desk: WebDesk, request: Request, error: Exception) -> Response:
    """Answer a request that failed: in plain words, never with what went wrong inside."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 500:
        log.error("web_bug path=%s", request.url.path, exc_info=error)
    try:
        answer = _told(_visit(desk, request, {}), status)
    except Exception:
        log.exception("web_bug path=%s", request.url.path)
        answer = PlainTextResponse("500", status)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


def _told(visit: Visit, status: int) -> Response:
    if status == 404:
        return _unknown(visit)
    title = _("That did not work")
    why = _("The mistake is ours and was noted; nothing is lost. Please try again.")
    if status < 500:
        why = _("The request was not one that this page can take.")
    return visit.page("problem.html.j2", status=status, title=title, why=why)
