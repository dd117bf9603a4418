"""Which services there are: the one list that everything else goes by."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route

from publisher.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Service:
    """One stand-in: how it is built, shown and steered."""

    title: str  # for people, Vietnamese
    build: Callable[[World], Starlette]
    snapshot: Callable[[World], dict[str, Any]] | None = None  # "posts": what readers see
    controls: Callable[[World], list[Route]] | None = None  # under /control/<service>
    page: str = "/_page"  # what people look at; "" if there is nothing to see


def _found(title: str, name: str, build: str = "build", page: str = "/_page") -> Service:
    try:
        module = importlib.import_module(f"publisher.sandbox.{name}")
    except ModuleNotFoundError:
        return Service(title, lambda _world: Starlette(), page="")
    shown = getattr(module, "snapshot", None) if build == "build" else None
    controls = getattr(module, "controls", None) if build == "build" else None
    return Service(title, getattr(module, build), shown, controls, page)


SERVICES: dict[str, Service] = {
    "graph": _found("Facebook", "graph"),
    "zalo": _found("Zalo Official Account", "zalo"),
    "zalo_oauth": _found("Zalo – cấp quyền", "zalo", "build_oauth", page=""),
    "telegram": _found("Telegram", "telegram"),
    "web": _found("Trang thông tin điện tử", "web", page="/"),
}
