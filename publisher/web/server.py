"""The process: an ASGI server on the address of the config, with its certificate."""

import asyncio
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from publisher.web.app import make_app
from publisher.web.certificate import own_certificate
from publisher.web.desk import WebDesk

HEAD_WAIT = 20.0  # seconds for the first request of a connection


class _Patient(H11Protocol):
    """A connection that is ended where nobody asks anything: many would shut others out."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(HEAD_WAIT, self._leave)

    def _leave(self) -> None:
        asked: object = self.cycle  # which its type says is always there
        if asked is None and not self.transport.is_closing():
            self.transport.close()


def server(desk: WebDesk, *, plain: bool = False) -> uvicorn.Server:
    """Return a server that `run()` serves with until a signal ends it.

    plain: without HTTPS, for one's own machine and behind a web server that has it.
    """
    limits = desk.limits
    keys: tuple[Path, Path] | None = None
    if not (plain or limits.behind_proxy):
        keys = _keys(desk)
    config = uvicorn.Config(
        make_app(desk),
        http=_Patient,
        host=limits.host,
        port=limits.port,
        proxy_headers=limits.behind_proxy,
        forwarded_allow_ips="127.0.0.1" if limits.behind_proxy else None,
        server_header=False,
        date_header=True,
        log_config=None,
        access_log=False,
        h11_max_incomplete_event_size=32_768,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
        ssl_certfile=keys[0] if keys else None,
        ssl_keyfile=keys[1] if keys else None,
    )
    return uvicorn.Server(config)


def _keys(desk: WebDesk) -> tuple[Path, Path]:
    limits, root = desk.limits, desk.workspace().config.root
    if limits.certificate and limits.key:
        return root / limits.certificate, root / limits.key
    return own_certificate(desk.folder, desk.origin)
