"""Which services there are: the one list that everything else goes by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route

from publisher.sandbox.graph import app as graph
from publisher.sandbox.telegram import app as telegram
from publisher.sandbox.web import app as web
from publisher.sandbox.world import World
from publisher.sandbox.zalo import app as zalo


@dataclass(frozen=True, slots=True)
class Service:
    """One stand-in: how it is built, shown and steered."""

    title: str  # for people, Vietnamese
    build: Callable[[World], Starlette]
    snapshot: Callable[[World], dict[str, Any]] | None = None  # "posts": what readers see
    controls: Callable[[World], list[Route]] | None = None  # under /control/<service>
    page: str = "/_page"  # what people look at; "" if there is nothing to see


SERVICES: dict[str, Service] = {
    "graph": Service("Facebook", graph.build, graph.snapshot, graph.controls),
    "zalo": Service("Zalo Official Account", zalo.build, zalo.snapshot, zalo.controls),
    "zalo_oauth": Service("Zalo – cấp quyền", zalo.build_oauth, page=""),
    "telegram": Service("Telegram", telegram.build, telegram.snapshot, telegram.controls),
    "web": Service("Trang thông tin điện tử", web.build, web.snapshot, page="/"),
}
