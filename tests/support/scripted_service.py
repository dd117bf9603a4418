"""A service on loopback that gives scripted answers, or breaks the line as scripted.

It works below HTTP clients, so a channel may use requests, httpx or anything else.
"""

import json
import os
import re
import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Reply:
    """One answer. A body that is not text or bytes goes out as JSON."""

    body: Any = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    # how the line behaves: hang = no answer; reset = RST; close = FIN without an answer;
    # cut = less than was announced; trickle = a blank now and then, for ever
    line: Literal["answer", "hang", "reset", "close", "cut", "trickle", "trickled head"] = "answer"

    @property
    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()

    @property
    def content_type(self) -> str:
        if isinstance(self.body, (str, bytes)):
            return "text/html; charset=utf-8"
        return "application/json; charset=UTF-8"


@dataclass(frozen=True)
class Call:
    """One request as it came in."""

    method: str
    target: str  # path and query
    headers: Mapping[str, str]
    body: bytes

    @property
    def name(self) -> str:
        """What scripts match: "METHOD /path"."""
        return f"{self.method} {urlsplit(self.target).path}"

    @property
    def query(self) -> dict[str, str]:
        return {key: values[-1] for key, values in parse_qs(urlsplit(self.target).query).items()}

    @property
    def form(self) -> dict[str, str]:
        fields = parse_qs(self.body.decode(errors="replace"), keep_blank_values=True)
        return {key: values[-1] for key, values in fields.items()}

    def json(self) -> Any:
        return json.loads(self.body)


class ScriptedService:
    """Answers by script; what no script matches gets 404."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.stopping = threading.Event()
        self.address = ""
        self._scripts: list[tuple[str, list[Reply]]] = []
        self._lock = threading.Lock()

    def script(self, match: str, *replies: Reply) -> None:
        """Answer requests whose "METHOD /path" matches, in turn; the last goes on for ever.

        A later script goes before an earlier one.
        """
        with self._lock:
            self._scripts.insert(0, (match, list(replies)))

    def forget(self) -> None:
        """Forget all scripts and calls."""
        with self._lock:
            self._scripts.clear()
            self.calls.clear()

    def seen(self, match: str) -> list[Call]:
        """Return the requests that matched, in order."""
        return [call for call in self.calls if re.search(match, call.name)]

    def answer(self, call: Call) -> Reply:
        with self._lock:
            self.calls.append(call)
            for match, replies in self._scripts:
                if re.search(match, call.name):
                    return replies.pop(0) if len(replies) > 1 else replies[0]
        return Reply({"error": "no script for this request"}, status=404)


class _Handler(BaseHTTPRequestHandler):
    service: ScriptedService
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        call = Call(self.command, self.path, dict(self.headers.items()), body)
        reply = self.service.answer(call)
        self.close_connection = True
        if reply.line == "hang":
            self.service.stopping.wait(30)
        elif reply.line == "reset":
            self._reset()
        elif reply.line != "close":
            self._send(reply)

    do_GET = do_POST = do_DELETE = do_PUT = _handle

    def _trickle(self, head: bytes) -> None:
        self.wfile.write(head)
        with suppress(OSError):
            while not self.service.stopping.wait(0.05):
                self.wfile.write(b" ")

    def _send(self, reply: Reply) -> None:
        if reply.line.startswith("trickle"):
            rest = b"" if reply.line == "trickled head" else b"Content-Length: 99999\r\n\r\n"
            self._trickle(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + rest)
            return
        content = reply.content
        headers = {"Content-Type": reply.content_type, "Connection": "close", **reply.headers}
        headers = {name: value for name, value in headers.items() if value}
        self.send_response(reply.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content) + 100 * (reply.line == "cut")))
        self.end_headers()
        self.wfile.write(content)

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class's name
        """Say nothing: the log of a test is the channel's."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that leave early are what these tests are about."""


@contextmanager
def serving() -> Iterator[ScriptedService]:
    """Run a scripted service on a free port of 127.0.0.1."""
    service = ScriptedService()
    handler = type("Handler", (_Handler,), {"service": service})
    with _Server(("127.0.0.1", 0), handler) as server:
        service.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        thread.start()
        try:
            yield service
        finally:
            service.stopping.set()
            server.shutdown()
            thread.join()


@contextmanager
def nobody() -> Iterator[str]:
    """Give an address where connections are refused."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody else gets the port
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@contextmanager
def busy() -> Iterator[str]:
    """Give an address that never takes a connection up: its queue is full (Linux)."""
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        yield f"http://127.0.0.1:{full.getsockname()[1]}"
