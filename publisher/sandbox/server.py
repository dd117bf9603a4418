"""One server for each stand-in, all in one event loop, on loopback."""

import asyncio
import errno
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from publisher.sandbox import control
from publisher.sandbox.faults import FaultGate
from publisher.sandbox.services import SERVICES
from publisher.sandbox.traffic import traffic_of
from publisher.sandbox.world import World

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


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port), backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from None
        raise


def _addresses(sockets: dict[str, socket.socket]) -> dict[str, str]:
    return {name: f"http://{HOST}:{each.getsockname()[1]}" for name, each in sockets.items()}


def _app(name: str, world: World) -> ASGIApp:
    app = control.build(world) if name == "home" else SERVICES[name].build(world)
    return app if name == "home" else FaultGate(app, world, name)
