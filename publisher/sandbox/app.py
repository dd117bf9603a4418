"""Run the stand-ins: one server for each, all in one event loop, on loopback.

Three ways in: `running()` for tests in the same process, `python -m publisher.sandbox`
for a process of its own, `serve()` for whoever has a loop already.
"""

import asyncio
import errno
import json
import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from publisher.sandbox import control
from publisher.sandbox.faults import FaultGate
from publisher.sandbox.services import SERVICES
from publisher.sandbox.traffic import plain, traffic_of
from publisher.sandbox.world import Fault, World

HOST = "127.0.0.1"
BACKLOG = 128
TURNS = 5  # of the loop, that a connection takes to be made
NAMES = ("home", *SERVICES)


class _Server(uvicorn.Server):
    """A server that leaves signals to us, says when it listens, and may stop listening."""

    def __init__(self, app: ASGIApp, address: tuple[str, int]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",  # the gate cuts lines through its transport
                loop="asyncio",
                ws="none",
                lifespan="off",
                log_level="warning",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=60,
            )
        )
        self.ready = asyncio.Event()
        self._address = address

    def refuse(self) -> None:
        """Refuse connections from now on; those that are open go on. May be repeated."""
        for listener in self.servers:
            listener.close()

    async def listen(self) -> None:
        """Take connections again. May be repeated."""
        if not any(listener.is_serving() for listener in self.servers):
            await super().startup([socket.create_server(self._address, backlog=BACKLOG)])

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals: several servers share the process."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        self.ready.set()

    async def abort(self) -> None:
        """Stop at once, whatever is under way."""
        for listener in self.servers:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class PortTaken(OSError):
    """Somebody else listens on a port."""

    def __init__(self, port: int) -> None:
        super().__init__(errno.EADDRINUSE, f"port {port} is in use")
        self.port = port


def bind(base_port: int = 0) -> dict[str, socket.socket]:
    """Return a listening socket for each service: home on the base port, the others after it.

    base_port: 0 for free ports. Raises PortTaken, or OSError if a port can't be had at all.
    """
    sockets: dict[str, socket.socket] = {}
    try:
        for place, name in enumerate(NAMES):
            sockets[name] = _listener(base_port + place if base_port else 0)
    except OSError:
        for each in sockets.values():
            each.close()
        raise
    return sockets


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port), backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from None
        raise


def look_for_ports(base_port: int) -> None:
    """Make sure that the services can have their ports; raises what `bind` does."""
    for each in bind(base_port).values():
        each.close()


def _addresses(sockets: dict[str, socket.socket]) -> dict[str, str]:
    return {name: f"http://{HOST}:{each.getsockname()[1]}" for name, each in sockets.items()}


def _app(name: str, world: World) -> ASGIApp:
    app = control.build(world) if name == "home" else SERVICES[name].build(world)
    return app if name == "home" else FaultGate(app, world, name)


async def serve(
    world: World,
    sockets: dict[str, socket.socket],
    stop: asyncio.Event,
    ready: Callable[[], None],
) -> None:
    """Run all services on their sockets until `stop` is set; calls `ready` once they answer."""
    world.addresses.update(_addresses(sockets))
    servers = {
        name: _Server(_app(name, world), each.getsockname()) for name, each in sockets.items()
    }
    world.doors.update(servers)
    tasks = [
        asyncio.create_task(server.serve(sockets=[sockets[name]]))
        for name, server in servers.items()
    ]
    for server in servers.values():
        await server.ready.wait()
    ready()
    await stop.wait()
    await traffic_of(world).close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await _stop_accepting(servers.values())
    for server in servers.values():
        await server.abort()


async def _stop_accepting(servers: Iterable[_Server]) -> None:
    """Take no more connections, and let those just taken become some that can be aborted.

    asyncio drops a connection without closing it if its server is closed before that.
    """
    for listener in (each for server in servers for each in server.servers):
        for each in listener.sockets:
            asyncio.get_running_loop().remove_reader(each)
    for _ in range(TURNS):
        await asyncio.sleep(0)


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
