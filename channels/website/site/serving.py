"""A look at the folder in a browser of this machine, as the office's web server shows it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from channels.website.site import compressed
from channels.website.site.generator import Site

HOST = "127.0.0.1"  # nobody else sees it


@contextmanager
def served(site: Site, root: str, port: int) -> Iterator[ThreadingHTTPServer]:
    """Hold a server of a site's folder, which answers once it is told to serve.

    root: the path of the site on its host, "" or "/…"; port 0: any that is free.
    Raises OSError if the port can't be had.
    """

    class Answers(_Answers):
        folder, at, gone = site.folder.path, root, staticmethod(site.gone)

    with ThreadingHTTPServer((HOST, port), Answers) as server:
        yield server


class _Answers(SimpleHTTPRequestHandler):
    """Shows files, the page 404.html for none, and 410 with the notice for what was withdrawn."""

    folder: Path
    at: str
    gone: Callable[[], set[str]]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with what stands at the address."""
        address = unquote(urlsplit(self.path).path)
        below = self._below(address)
        if below is None and address == "/":
            self._move(f"{self.at}/")
            return None
        file = self.folder / (below or "")
        if below is None or ".." in below.split("/") or compressed.is_variant(file.name):
            return self._page(404, self.folder / "404.html")
        if file.is_dir() and not address.endswith("/"):
            self._move(f"{address}/")
            return None
        if address.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            return self._page(404, self.folder / "404.html")
        return self._page(410 if below in self.gone() else 200, file)

    def log_message(self, *_: object) -> None:
        """Say nothing: the address is all that is told."""

    def _below(self, address: str) -> str | None:
        """Return what of an address is below the site; None: it is none of the site."""
        return address[len(self.at) + 1 :] if address.startswith(f"{self.at}/") else None

    def _move(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, status: int, file: Path) -> BytesIO:
        content = file.read_bytes() if file.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return BytesIO(content)
