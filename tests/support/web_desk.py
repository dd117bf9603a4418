"""The web desk of a little office, served for real on a port of this machine.

    with web_desk(office) as desk:
        page = desk.log_in("giam-doc").get("/duyet")

Over plain HTTP on localhost, which browsers trust like HTTPS.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urljoin

import requests
import uvicorn

from browser_window import Window
from publisher.people.journal import Entry, write
from publisher.people.journal_lines import change, known_of
from publisher.people.people import Person, put
from publisher.web import sessions
from publisher.web.app import make_app
from publisher.web.desk import WebDesk
from publisher.web.protection import COOKIE
from publisher.workspace import Workspace

PATIENCE = 20.0  # seconds


class Caller:
    """Somebody's browser without a window: keeps its cookie, says where its forms come from."""

    def __init__(self, origin: str, cookie: str = "") -> None:
        self.origin = origin
        self.cookie = cookie

    def get(self, path: str, *, follow: bool = True, **options: Any) -> requests.Response:
        """Open a page, also the one that it leads to."""
        return self._ask("GET", path, follow=follow, **options)

    def post(self, path: str, *, follow: bool = True, **options: Any) -> requests.Response:
        """Send a form; its fields are `data`."""
        return self._ask("POST", path, follow=follow, **options)

    def _ask(self, method: str, path: str, *, follow: bool, **options: Any) -> requests.Response:
        headers = {"Origin": self.origin, **options.pop("headers", {})}
        if self.cookie:  # libraries send a secure one over HTTPS only; browsers here too
            headers["Cookie"] = f"{COOKIE}={self.cookie}"
        answer = requests.request(
            method, urljoin(self.origin, path), headers=headers, timeout=PATIENCE,
            allow_redirects=False, **options,
        )  # fmt: skip
        for each in SimpleCookie(answer.headers.get("set-cookie", "")).values():
            self.cookie = each.value if each.key == COOKIE else self.cookie
        if follow and answer.is_redirect:
            return self._ask("GET", answer.headers["location"], follow=True)
        return answer


@dataclass(frozen=True)
class Served:
    """A desk that listens."""

    desk: WebDesk
    origin: str

    def caller(self) -> Caller:
        """Return somebody who is not logged in."""
        return Caller(self.origin)

    def cookie(self, person: str, step: str = sessions.FULL) -> str:
        """Let a person in without asking for a password; returns their cookie's value."""
        workspace = self.desk.workspace()
        with workspace.store.write() as db:
            return sessions.begin(db, person, step, workspace.now(), "127.0.0.1", "test")

    def log_in(self, person: str, step: str = sessions.FULL) -> Caller:
        """Return somebody who is logged in."""
        return Caller(self.origin, self.cookie(person, step))

    def enter(self, window: Window, person: str) -> None:
        """Let a person be logged in in a window of a real browser."""
        window.keep_cookie(self.origin, COOKIE, self.cookie(person))


def made(caller: Caller, path: str) -> requests.Response:
    """Open a page again, as browsers do, until the report that it shows has been made."""
    until = time.monotonic() + 3 * PATIENCE
    while (page := caller.get(path)).status_code == 202:
        if time.monotonic() > until:
            raise TimeoutError(path)
    return page


def known(workspace: Workspace, person: Person) -> None:
    """Let somebody be of the office, as `publisher people add` does."""
    with workspace.store.write() as db:
        put(db, person)
        details = change(person.id, None, known_of(person))
        write(db, Entry(who="test", act="person", details=details), workspace.now())


@contextmanager
def web_desk(workspace: Workspace) -> Iterator[Served]:
    """Serve a workspace's desk until the block ends."""
    desk = WebDesk(workspace)
    config = uvicorn.Config(
        make_app(desk), host="127.0.0.1", port=0, log_config=None, access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield Served(desk, _origin(desk, server, thread))
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


def _origin(desk: WebDesk, server: uvicorn.Server, thread: threading.Thread) -> str:
    """Wait until the server listens; the desk's address is then where it does."""
    deadline = time.monotonic() + PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("the web desk did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    origin = f"http://localhost:{port}"
    desk.serve_at(origin)
    return origin
