"""The office's web server: serves the website's folder, keeps an access log, has readers.

Readers come when the clock is moved: their visits stand in the log as if they had been
there, and nothing else changes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publisher.sandbox.web import folder, log, readers
from publisher.sandbox.web.log import Line
from publisher.sandbox.world import World


@dataclass(slots=True)
class State:
    """What the readers know of the site."""

    until: datetime  # visits before this are in the log
    published: dict[str, datetime] = field(default_factory=dict)  # by path


class Site(StaticFiles):
    """The folder as nginx would serve it: index.html, 404.html, 304, ranges, and gone.map."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, html=True, check_dir=False)
        self._site = directory

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer one request."""
        if any(part.startswith(".") and part != "." for part in Path(path).parts):
            return PlainTextResponse("Not Found", 404)
        if folder.gone(self._site, scope["path"]):
            page = self._site / path
            if page.is_file():
                return FileResponse(page, status_code=410)
            return PlainTextResponse("Gone", 410)
        return await super().get_response(path, scope)


class Logged:
    """ASGI middleware that writes the access log."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self.app = app
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and note it."""
        status, size = 500, 0

        async def counting(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            last = "http.response.start" if scope["method"] == "HEAD" else "http.response.body"
            if message["type"] == last and not message.get("more_body"):
                # before the last byte leaves: who has the answer finds its line in the log
                line = _line(scope, self.world.clock.now(), status, size)
                log.append(self.world.access_log, self.world.log_format, [line])
            await send(message)

        await self.app(scope, receive, counting if scope["type"] == "http" else send)


def build(world: World) -> Starlette:
    """Make the service."""
    catch_up(world)
    app = Starlette(routes=[Mount("/", Site(world.site))] if world.site else [])
    app.add_middleware(Logged, world=world)
    return app


def catch_up(world: World) -> None:
    """Let the readers come who came since the last time, and find new articles.

    An article that appears while the sandbox runs is as old as its discovery; one that was
    there from the start is as old as the sitemap says.
    """
    now = world.clock.now()
    fresh = "web" not in world.states
    state = _state(world)
    found: dict[str, datetime | None] = {}
    if world.site and world.site.is_dir():
        found = dict(folder.articles(world.site))
    for path, changed in found.items():
        state.published.setdefault(path, min(changed, now) if fresh and changed else now)
    lines = [
        line
        for path in found
        for line in readers.visits(world, path, state.published[path], state.until, now)
    ]
    log.append(world.access_log, world.log_format, sorted(lines, key=lambda line: line.time))
    state.until = max(now, state.until)


def snapshot(world: World) -> dict[str, Any]:
    """Return the articles of the site with their readers so far."""
    state = _state(world)
    current = set()
    if world.site and world.site.is_dir():
        current = {path for path, _ in folder.articles(world.site)}
    posts = [
        {
            "path": path,
            "url": world.addresses.get("web", "") + path,
            "time": time.isoformat(),
            "readers": readers.readers(world, path, time, state.until),
        }
        for path, time in state.published.items()
        if path in current
    ]
    unseen = current - set(state.published)
    posts += [{"path": path, "time": None, "readers": 0} for path in sorted(unseen)]
    return {"posts": posts, "site": str(world.site or ""), "log": str(world.access_log or "")}


def _state(world: World) -> State:
    state: State = world.states.setdefault("web", State(world.clock.now()))
    return state


def _line(scope: Scope, now: datetime, status: int, size: int) -> Line:
    headers = Headers(scope=scope)
    query = scope.get("query_string", b"").decode("latin-1")
    raw = scope.get("raw_path") or quote(scope["path"]).encode()
    return Line(
        now,
        scope["method"],
        raw.decode("latin-1") + (f"?{query}" if query else ""),
        status,
        0 if scope["method"] == "HEAD" else size,
        headers.get("referer", ""),
        headers.get("user-agent", ""),
        (scope.get("client") or ("127.0.0.1", 0))[0],
        headers.get("sec-purpose", ""),
    )
