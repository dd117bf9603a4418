"""Run the stand-ins: one server for each, all in one event loop, on loopback.

Three ways in: `running()` for tests in the same process, `python -m publisher.sandbox`
for a process of its own, `serve()` for whoever has a loop already.
"""

import asyncio
import json
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from publisher.sandbox import control
from publisher.sandbox.server import bind, serve
from publisher.sandbox.traffic import plain, traffic_of
from publisher.sandbox.world import Fault, World


def run(world: World, *, base_port: int = 0, addresses: Path | None = None) -> None:
    """Run until SIGTERM or SIGINT; write {service: address} to a file once all answer."""
    sockets = bind(base_port)

    def ready() -> None:
        if addresses:
            beside = addresses.with_name(addresses.name + ".new")
            beside.write_text(json.dumps(world.addresses, indent=2))
            beside.replace(addresses)

    async def main() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await serve(world, sockets, stop, ready)

    asyncio.run(main())


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A sandbox in this process, on a thread of its own."""

    world: World
    loop: asyncio.AbstractEventLoop

    def url(self, service: str) -> str:
        """Return a service's address, without a slash at the end."""
        return self.world.addresses[service]

    def fault(self, service: str, kind: str, match: str = "", **details: Any) -> int:
        """Queue a fault for the next matching request; return its id.

        "times" and "after" among the details are the fault's own, see world.Fault.
        """
        times, after = details.pop("times", 1), details.pop("after", 0)
        data = asdict(Fault(service, kind, match, times, after, details))
        del data["id"]
        return self.world.faults.add(control.fault_from(data))

    def advance(self, seconds: float) -> None:
        """Move the clock and let happen what happens meanwhile."""
        control.advance(self.world, seconds)

    def wait(self, service: str, match: str = "", count: int = 1, timeout: float = 20) -> int:
        """Wait until so many matching requests have arrived; return how many there are."""
        waiting = traffic_of(self.world).wait(service, match, count, timeout)
        return asyncio.run_coroutine_threadsafe(waiting, self.loop).result()

    def requests(self, service: str = "", match: str = "") -> list[dict[str, Any]]:
        """Return the requests so far, oldest first."""
        return [plain(each) for each in traffic_of(self.world).listed(service, match)]

    def state(self, service: str) -> dict[str, Any]:
        """Return what a service holds; "posts" is what its readers see."""
        shown: dict[str, Any] = control.states(self.world)[service]
        return shown

    def refuse(self, service: str) -> None:
        """Let a service refuse connections, as if it were not running."""

        async def refuse() -> None:
            self.world.doors[service].refuse()

        asyncio.run_coroutine_threadsafe(refuse(), self.loop).result()

    def listen(self, service: str) -> None:
        """Let a service take connections again; does nothing if it does."""
        listening = self.world.doors[service].listen()
        asyncio.run_coroutine_threadsafe(listening, self.loop).result()

    def reset(self) -> None:
        """Forget everything, for the next test."""
        control.reset(self.world)


@contextmanager
def running(
    site: Path | None = None,
    access_log: Path | None = None,
    log_format: str = "json",
    seed: int = 1,
) -> Iterator[Sandbox]:
    """Run a sandbox on free ports while the block runs."""
    world = World(seed=seed, site=site, access_log=access_log, log_format=log_format)
    with closing(asyncio.new_event_loop()) as loop:
        stop, ready = asyncio.Event(), threading.Event()
        thread = threading.Thread(
            target=loop.run_until_complete,
            args=(serve(world, bind(), stop, ready.set),),
            name="sandbox",
        )
        thread.start()
        try:
            if not ready.wait(20):
                raise RuntimeError("the sandbox did not start")
            yield Sandbox(world, loop)
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join()
            loop.run_until_complete(loop.shutdown_default_executor())
