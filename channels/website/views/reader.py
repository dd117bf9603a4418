"""Requests sorted into views and the rest; who reads is told apart for a day, in memory only."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from channels.shared.words import ZONE
from channels.website.views.log_lines import (
    Request,
    day_of,
    hour_of,
    other_site,
    parse,
    time_of,
)
from channels.website.views.origins import is_robot, referrer_class, tagged
from channels.website.views.words import Asked, cleaned

MISSED = "khong-thay.txt"  # search asks for it with the words that it did not find, as ?q=
FINE = (200, 204, 304)  # answers to a view; 204: to MISSED, where the server has no such file
NO_ARTICLES = {"index", "404", "tim-kiem", "cam-on", "thu-lai-sau"}
QUERY = 2_000  # characters of one that is looked at
VISIT = 1_800  # seconds without a view that end a visit
MOST = 500_000  # readers who are told apart at one time


@dataclass(frozen=True, slots=True)
class View:
    """One view of an article's page."""

    page: str  # the article's id
    day: str  # ISO date in Vietnam
    source: str  # facebook, zalo, telegram, …, search, internal, direct, other
    visit: bool  # the first of a visit to this page
    enters: bool  # the first of a visit to the site


class Reader:
    """Turns lines into views. Remembers, for one day, who was on a page; in memory only."""

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self._host = parts.hostname or ""
        root = re.escape(parts.path.rstrip("/"))
        self._page = re.compile(rf"{root}/([a-z0-9]+(?:-[a-z0-9]+)*)\.html(?:[?#]|$)")
        self._missed = re.compile(rf"{root}/{re.escape(MISSED)}\?([^#]*)")
        self._day = ""
        self._salt = b""
        self._last: dict[bytes, float] = {}
        self.begin()

    def begin(self) -> None:
        """Begin some lines: forget what was told of those before."""
        self.understood = 0  # lines that are requests at all
        self.odd = 0  # lines with a number or a date that can't be
        self.days: set[str] = set()  # of which the lines are, whatever they report
        self.asked: list[Asked] = []  # words that were searched for, and not found

    def view(self, line: bytes) -> View | None:
        """Return the view that a line reports, or None; no line is an error."""
        request = parse(line)
        self.understood += request is not None
        self.odd += request is None and line.startswith(b"{")
        if request and (told := day_of(*hour_of(request.time))):
            self.days.add(told)
        if request is None or request.method != "GET" or request.status not in FINE:
            return None
        if match := self._page.match(request.target):
            return None if match[1] in NO_ARTICLES else self._view(request, match[1])
        if match := self._missed.match(request.target):
            self._search(request, match[1])
        return None

    def _view(self, request: Request, page: str) -> View | None:
        at = self._by_a_person(request)
        if at is None:
            return None
        visit, enters = (self._begins_visit(request, where, at) for where in (page, ""))
        return View(page, self._day, self._source(request), visit, enters)

    def _search(self, request: Request, query: str) -> None:
        words = cleaned("".join(parse_qs(query).get("q", ())[:1])) if len(query) < QUERY else ""
        at = self._by_a_person(request) if words else None
        if at is not None and self._begins_visit(request, f"?{words}", at):
            self.asked.append(Asked(words, self._day))

    def _by_a_person(self, request: Request) -> float | None:
        """Return when somebody asked for what is ours, and let his day begin; None: nobody."""
        if (
            other_site(request.host, self._host)
            or "prefetch" in request.purpose
            or is_robot(request.agent)
        ):
            return None
        time = time_of(request.time)
        self.odd += time is None
        if time is None:
            return None
        day = time.astimezone(ZONE).date().isoformat()
        if day != self._day:
            self._day, self._salt, self._last = day, secrets.token_bytes(16), {}
        return time.timestamp()

    def _begins_visit(self, request: Request, page: str, at: float) -> bool:
        who = f"{request.address}\n{request.agent}\n{page}".encode(errors="replace")
        key = hashlib.blake2b(who, key=self._salt, digest_size=12).digest()
        last = self._last.pop(key, None)
        if len(self._last) >= MOST:
            del self._last[next(iter(self._last))]  # who was not seen for the longest time
        self._last[key] = at
        return last is None or at - last > VISIT

    def _source(self, request: Request) -> str:
        _path, _mark, query = request.target.partition("?")
        return (query and tagged(query)) or referrer_class(request.referrer, self._host)
