"""The office's web server."""

from typing import Any

from starlette.applications import Starlette
from starlette.staticfiles import StaticFiles

from publisher.sandbox.world import World


def build(world: World) -> Starlette:
    """Make the service that serves the website's folder."""
    app = Starlette()
    if world.site:
        app.mount("/", StaticFiles(directory=world.site, html=True, check_dir=False))
    return app


def catch_up(world: World) -> None:
    """Let readers come for the time that has passed."""


def snapshot(world: World) -> dict[str, Any]:
    """Return what the web server serves."""
    return {"posts": []}
