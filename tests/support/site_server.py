"""A website's folder served as the examples for web servers serve it, in this process."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from channels.website.ratings.endpoint import Asked, Taker

_NGINX = Path(__file__).parents[2] / "docs/serving/nginx.conf"
_POLICY = re.search(r'Content-Security-Policy "([^"]+)"', _NGINX.read_text(encoding="utf-8"))
assert _POLICY
POLICY = re.sub(r"\$\w+", "", _POLICY[1])  # of an office without measurement code


class Server(ThreadingHTTPServer):
    """Serves a folder, and gives what is posted to whoever takes ratings."""

    daemon_threads = True
    taker: Taker | None = None
    policy = POLICY


class Handler(SimpleHTTPRequestHandler):
    """Sends files with the policy that browsers are to keep, and tells nobody of it."""

    server: Server

    def end_headers(self) -> None:
        """Send the policy with everything."""
        self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the packed variant of a file where there is one, as web servers do."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.endswith("/") else file
        packed = file.with_name(f"{file.name}.br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not packed.is_file():
            return super().send_head()
        content = packed.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def do_POST(self) -> None:
        """Take a rating."""
        form = self.rfile.read(int(self.headers["Content-Length"]))
        taker = self.server.taker
        status = taker.take(Asked(self.path, self.headers, form, "192.0.2.1")) if taker else 503
        self.send_response(status)
        self.send_header("Location", "/cam-on.html")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_told: Any) -> None:
        """Tell nothing."""


@contextmanager
def serving(folder: Path, policy: str = POLICY) -> Iterator[str]:
    """Serve a folder; yields its address."""
    with served(folder) as server:
        server.policy = policy
        yield f"http://127.0.0.1:{server.server_port}"


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a folder; yields the server, which may get somebody who takes ratings."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
