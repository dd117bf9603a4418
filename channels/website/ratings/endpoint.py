"""The place that takes answers: a form's POST, behind the web server, on this machine alone.

It sets no cookie and writes no log. What it is asked is bounded: a form of two or three
known fields, about a page that the site has, from the site's own pages.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from channels.website.ratings.answers import NO, REASONS, YES, Answers
from channels.website.ratings.limits import Limits

ADDRESS, THANKS = "/danh-gia", "/cam-on.html"  # below the path of the site
FORM = "application/x-www-form-urlencoded"
LONGEST = 1_000  # bytes of a form
DRAINED = 16_384  # bytes that are read of one that is too long
PATIENCE = 5.0  # seconds for one that sends no more

_SAID = {
    400: "Câu trả lời không hợp lệ.",
    403: "Chỉ nhận câu trả lời từ trang này.",
    404: "Không có trang này.",
    405: "Chỉ nhận câu trả lời của biểu mẫu.",
    413: "Câu trả lời quá dài.",
    415: "Câu trả lời không hợp lệ.",
    429: "Quá nhiều câu trả lời cùng lúc, xin thử lại sau ít phút.",
    503: "Chưa ghi được câu trả lời, xin thử lại sau.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A POST."""

    path: str
    headers: Message
    form: bytes
    address: str  # of the visitor


class Taker:
    """Decides what becomes of a POST: counted or not, and what is answered."""

    def __init__(self, answers: Answers, base_url: str, clock: Callable[[], datetime]) -> None:
        parts = urlsplit(base_url)
        self.root = parts.path.rstrip("/")
        self._origin = f"{parts.scheme}://{parts.netloc}".lower()
        self._answers = answers
        self._clock = clock
        self._limits = Limits()

    def take(self, asked: Asked) -> int:
        """Return the status: 303 leads to the thanks, counted or not, so that nobody can tell."""
        if asked.path != f"{self.root}{ADDRESS}":
            return 404
        if asked.headers.get("Content-Type", "").partition(";")[0].strip().lower() != FORM:
            return 415
        if not self._from_here(asked.headers):
            return 403
        found = _read(asked.form)
        if found is None:
            return 400
        at = self._clock()
        if self._limits.hurried(asked.address, at):
            return 429
        try:
            return self._count(asked, found, at)
        except (OSError, sqlite3.Error):
            return 503

    def _count(self, asked: Asked, found: tuple[str, str, str], at: datetime) -> int:
        page, answer, reason = found
        if not self._answers.known(page):
            return 404
        agent = asked.headers.get("User-Agent", "")
        if self._limits.counts(asked.address, agent, page, at):
            self._answers.add(page, answer, reason, at)
        return 303

    def _from_here(self, headers: Message) -> bool:
        """Tell whether a page of this site sent the form; browsers say so, old ones nothing."""
        origin, fetched = headers.get("Origin"), headers.get("Sec-Fetch-Site")
        return (origin is None or origin.lower() == self._origin) and (
            fetched is None or fetched.lower() == "same-origin"
        )


def _read(form: bytes) -> tuple[str, str, str] | None:
    """Return page, answer and reason; None if the form is not ours."""
    try:
        fields = parse_qs(form.decode("ascii"), strict_parsing=True, max_num_fields=4)
    except ValueError:
        return None
    if not {"trang", "ich"} <= fields.keys() <= {"trang", "ich", "vi"}:
        return None
    if any(len(values) > 1 for values in fields.values()):
        return None
    page, answer, reason = (fields.get(name, [""])[0] for name in ("trang", "ich", "vi"))
    if answer not in (YES, NO) or reason not in ("", *REASONS):
        return None
    return page, answer, reason if answer == NO else ""


class Handler(BaseHTTPRequestHandler):
    """Reads a request; says and writes down no more than it must."""

    taker: Taker
    timeout = PATIENCE

    def do_POST(self) -> None:
        """Take one answer."""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            self._answer(400)
        elif int(length[:9]) > LONGEST:
            self.rfile.read(min(int(length[:9]), DRAINED))  # who still sends hears no answer
            self._answer(413)
        else:
            form = self.rfile.read(int(length))
            address = self.headers.get("X-Real-IP") or str(self.client_address[0])
            self._answer(self.taker.take(Asked(self.path, self.headers, form, address)))

    def refuse(self) -> None:
        """Refuse whatever is no POST."""
        self._answer(405)

    do_GET = do_HEAD = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = refuse

    def version_string(self) -> str:
        """Tell nobody what serves."""
        return "Lan-Toa"

    def log_message(self, *_told: object) -> None:
        """Write nothing down: a log would have addresses."""

    def _answer(self, status: int) -> None:
        said = f"{_SAID.get(status, '')}\n".encode()
        self.send_response(status)
        if status == 303:
            said = b""
            self.send_header("Location", f"{self.taker.root}{THANKS}")
        elif status == 405:
            self.send_header("Allow", "POST")
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(said)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(said)


class Endpoint(ThreadingHTTPServer):
    """Listens on this machine alone."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, taker: Taker, port: int) -> None:
        super().__init__(("127.0.0.1", port), type("Bound", (Handler,), {"taker": taker}))

    def handle_error(self, request: object, client_address: object) -> None:
        """Forget a visitor who went away, or sent nothing."""
