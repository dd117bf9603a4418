"""What arrived at the stand-ins: so that tests can look, and wait, instead of sleeping."""

import asyncio
import re
from collections import deque
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from publisher.sandbox.world import World

KEPT = 5_000  # requests; older ones are forgotten

_BOT_TOKEN = re.compile(r"/bot\d+:[^/]+")


def shown(path: str) -> str:
    """Return a path without Telegram's token, as the list shows it and as faults match it."""
    return _BOT_TOKEN.sub("/bot•••", path)


@dataclass(slots=True)
class Arrival:
    """One request; it has arrived wholly, but may still be under way."""

    service: str
    method: str
    path: str  # no query, no token
    time: datetime
    status: int | None = None  # what was answered; None: nothing (yet, or the line was cut)
    fault: str = ""  # the kind that was played on it


class Traffic:
    """The latest requests, and waiting for more. Lives in the event loop of the services."""

    def __init__(self) -> None:
        self.closing = asyncio.Event()  # set when the sandbox stops
        self._arrivals: deque[Arrival] = deque(maxlen=KEPT)
        self._more = asyncio.Condition()

    async def record(self, arrival: Arrival) -> None:
        """Note a request before anything is done with it."""
        self._arrivals.append(arrival)
        async with self._more:
            self._more.notify_all()

    def listed(self, service: str = "", match: str = "") -> list[Arrival]:
        """Return the requests of a service ("" for all) whose "METHOD path" matches."""
        return [
            each
            for each in list(self._arrivals)
            if service in ("", each.service) and re.search(match, f"{each.method} {each.path}")
        ]

    async def wait(self, service: str, match: str, number: int, timeout: float) -> int:
        """Wait until so many matching requests have arrived; return how many there are.

        timeout: seconds; fewer than asked for are returned when it is over.
        """
        try:
            async with asyncio.timeout(timeout), self._more:
                await self._more.wait_for(
                    lambda: self.closing.is_set() or len(self.listed(service, match)) >= number
                )
        except TimeoutError:
            pass
        return len(self.listed(service, match))

    async def pause(self, seconds: float) -> None:
        """Wait, but not longer than the sandbox runs."""
        try:
            async with asyncio.timeout(seconds):
                await self.closing.wait()
        except TimeoutError:
            pass

    async def close(self) -> None:
        """End all waiting."""
        self.closing.set()
        async with self._more:
            self._more.notify_all()

    def forget(self) -> None:
        """Start the list anew."""
        self._arrivals.clear()


def traffic_of(world: World) -> Traffic:
    """Return the world's list of requests, the same at every call."""
    if "traffic" not in world.states:
        world.states["traffic"] = Traffic()
    traffic: Traffic = world.states["traffic"]
    return traffic


def plain(arrival: Arrival) -> dict[str, Any]:
    """Return a request as JSON can hold it."""
    return {**asdict(arrival), "time": arrival.time.isoformat()}
