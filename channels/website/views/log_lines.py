"""Lines of a web server's access log, JSON or combined, sorted into views and the rest."""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # the days of the report
VISIT = 1_800  # seconds without a view that end a visit
TAGS = {"facebook", "zalo", "telegram", "email", "qr"}  # utm_source or tu that we hand out

AGENT = 400  # characters of an agent, and of a referrer, that are looked at
YEARS = range(2000, 2100)  # of a request
MOST = 500_000  # readers who are told apart at one time

_COMBINED = re.compile(
    rb"(?:(?P<host>\S+):\d{1,5} (?=[^\s-]))?"  # Apache's vhost_combined
    rb"(?P<ip>\S+) \S+ [^\[]*\[(?P<t>[^\]]{20,30})\] "
    rb'"(?P<m>[A-Z]+) (?P<u>\S+) [^"]*" (?P<s>\d{3}) \S+'
    rb'(?: "(?P<ref>[^"\\]*(?:\\.[^"\\]*)*)" "(?P<ua>[^"\\]*(?:\\.[^"\\]*)*)")?'
)
_BYTE = re.compile(rb"\\x([0-9A-Fa-f]{2})")  # how nginx writes one, in JSON of its default kind
_ESCAPED = re.compile(r'\\(["\\])')
_ORIGIN = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)  # of an absolute target
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_PHONE = re.compile(r"android|iphone|ipad|mobile", re.IGNORECASE)
_REFERRERS = {
    "facebook": ("facebook.com", "fb.com", "fb.me", "messenger.com"),
    "zalo": ("zalo.me", "zaloapp.com", "zalo.vn"),
    "telegram": ("t.me", "telegram.org", "telegram.me"),
    "search": ("google.com", "google.com.vn", "bing.com", "coccoc.com", "duckduckgo.com"),
}


@dataclass(frozen=True, slots=True)
class View:
    """One view of an article's page."""

    page: str  # the article's id
    day: str  # ISO date in Vietnam
    source: str  # facebook, zalo, telegram, …, search, internal, direct, other
    visit: bool  # the first of a visit to this page
    enters: bool  # the first of a visit to the site


@dataclass(frozen=True, slots=True)
class _Request:
    time: str
    method: str
    target: str
    status: int
    referrer: str
    agent: str
    purpose: str
    address: str
    host: str  # of the site that was asked; "" where the line does not say


class Reader:
    """Turns lines into views. Remembers, for one day, who was on a page; in memory only."""

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self._host = parts.hostname or ""
        root = re.escape(parts.path.rstrip("/"))
        self._page = re.compile(rf"{root}/([a-z0-9]+(?:-[a-z0-9]+)*)\.html(?:[?#]|$)")
        self.understood = 0  # lines that are requests at all
        self.odd = 0  # lines with a number or a date that can't be
        self.days: set[str] = set()  # of which the lines are, whatever they report
        self._day = ""
        self._salt = b""
        self._last: dict[bytes, float] = {}

    def view(self, line: bytes) -> View | None:
        """Return the view that a line reports, or None; no line is an error."""
        request = _parse(line)
        self.understood += request is not None
        self.odd += request is None and line.startswith(b"{")
        if request and (told := _day(*_hour(request.time))):
            self.days.add(told)
        if request is None or request.method != "GET" or request.status not in (200, 304):
            return None
        match = self._page.match(request.target)
        if (
            not match
            or _other(request.host, self._host)
            or "prefetch" in request.purpose
            or is_robot(request.agent)
        ):
            return None
        time = _time(request.time)
        self.odd += time is None
        if time is None or match[1] in ("index", "404"):
            return None
        day = time.astimezone(ZONE).date().isoformat()
        if day != self._day:
            self._day, self._salt, self._last = day, secrets.token_bytes(16), {}
        visit, enters = (
            self._begins_visit(request, where, time.timestamp()) for where in (match[1], "")
        )
        return View(match[1], day, self._source(request), visit, enters)

    def _begins_visit(self, request: _Request, page: str, at: float) -> bool:
        who = "\n".join((request.address, request.agent, page)).encode(errors="replace")
        key = hashlib.blake2b(who, key=self._salt, digest_size=12).digest()
        last = self._last.pop(key, None)
        if len(self._last) >= MOST:
            del self._last[next(iter(self._last))]  # who was not seen for the longest time
        self._last[key] = at
        return last is None or at - last > VISIT

    def _source(self, request: _Request) -> str:
        query = parse_qs(urlsplit(request.target).query)
        if tags := query.get("utm_source") or query.get("tu"):
            return tags[0].lower() if tags[0].lower() in TAGS else "other"
        if "fbclid" in query:
            return "facebook"
        return referrer_class(request.referrer, self._host)


@lru_cache(maxsize=20_000)
def is_robot(agent: str) -> bool:
    """Tell whether a user agent is not a person's browser.

    The list of crawler-user-agents, and what it lacks (seen in 1.67, 2026): an empty agent,
    Zalo's fetcher of previews, anything that does not even claim to be a browser.
    """
    lowered = agent.lower()
    if not lowered.startswith(("mozilla/", "opera/")):
        return True
    from crawleruseragents import is_crawler  # 3 MB, for those who count views

    return ("zalo" in lowered and not _PHONE.search(agent)) or is_crawler(agent)


def referrer_class(referrer: str, own_host: str) -> str:
    """Return where a reader came from: a service, search, internal, direct or other."""
    if referrer in ("", "-"):
        return "direct"
    try:
        host = urlsplit(referrer).hostname or ""
    except ValueError:
        return "other"
    if host and host == own_host:
        return "internal"
    for name, domains in _REFERRERS.items():
        if any(host == domain or host.endswith(f".{domain}") for domain in domains):
            return name
    return "other"


def _parse(line: bytes) -> _Request | None:
    return _parse_json(line) if line.startswith(b"{") else _parse_combined(line)


def _parse_json(line: bytes) -> _Request | None:
    """Read a line of nginx' `escape=json` with the keys t m u s ref ua purpose ip."""
    try:
        whole = _BYTE.sub(rb"\\u00\1", line) if b"\\x" in line else line
        found = json.loads(whole.decode(errors="replace"))
        status = int(found.get("s") or 0)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    text = {
        key: str(found.get(key) or "") for key in ("t", "m", "u", "ref", "ua", "purpose", "ip")
    }
    return _request(text, status)


def _parse_combined(line: bytes) -> _Request | None:
    match = _COMBINED.match(line)
    if match is None:
        return None
    text = {key: (value or b"").decode("latin-1") for key, value in match.groupdict().items()}
    for key in ("ref", "ua"):
        text[key] = _ESCAPED.sub(r"\1", text[key])
    return _request(text, int(text["s"]))


def _request(text: Mapping[str, str], status: int) -> _Request:
    origin = _ORIGIN.match(text["u"])
    return _Request(
        time=text["t"],
        method=text["m"],
        target=(text["u"][origin.end() :] or "/") if origin else text["u"],
        status=status,
        referrer=text["ref"][:AGENT],
        agent=text["ua"][:AGENT],
        purpose=text.get("purpose", ""),
        address=text["ip"],
        host=origin[1] if origin else text.get("host", ""),
    )


def _other(host: str, own: str) -> bool:
    """Tell whether a line is about another site, in a log that several share."""
    name = host.lower().partition(":")[0].removeprefix("www.")
    return bool(name) and name != own.removeprefix("www.")


def _time(text: str) -> datetime | None:
    """Read "2026-11-23T08:00:00+07:00" or "23/Nov/2026:08:00:00 +0700" (strptime is slow)."""
    try:
        if text[2] != "/":
            time = datetime.fromisoformat(text)
        else:
            hour, minute, second = int(text[12:14]), int(text[15:17]), int(text[18:20])
            time = _midnight(text[:11], text[21:]).replace(hour=hour, minute=minute, second=second)
    except (ValueError, IndexError):
        return None
    return time if time.tzinfo and time.year in YEARS else None


def _hour(text: str) -> tuple[str, str]:
    """Return the hour and the zone of a time in either form, without reading it."""
    return (text[:14], text[20:]) if text[2:3] == "/" else (text[:13], text[19:])


@lru_cache(maxsize=1_000)
def _day(hour: str, zone: str) -> str | None:
    """Return the day in Vietnam that an hour belongs to."""
    time = _time(f"{hour}:00:00{zone}")
    return time.astimezone(ZONE).date().isoformat() if time else None


@lru_cache(maxsize=64)
def _midnight(day: str, offset: str) -> datetime:
    month = _MONTHS.index(day[3:6]) // 4 + 1
    return datetime.fromisoformat(
        f"{day[7:11]}-{month:02}-{day[:2]}T00:00:00{offset[:3]}:{offset[3:5]}"
    )
