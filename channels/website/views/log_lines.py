"""Lines of a web server's access log, read as requests.

Three forms are known: nginx' JSON as docs/serving has it, Caddy's JSON, and the combined
format of Apache and nginx, also with the site's name before it (vhost_combined).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from channels.shared.words import ZONE

AGENT = 400  # characters of an agent, and of a referrer, that are looked at
YEARS = range(2000, 2100)  # of a request

_COMBINED = re.compile(
    r"(?:(?P<host>\S+):\d{1,5} (?=[^\s-]))?"  # Apache's vhost_combined
    r"(?P<ip>\S+) \S+ [^\[]*\[(?P<t>[^\]]{20,30})\] "
    r'"(?P<m>[A-Z]+) (?P<u>\S+) [^"]*" (?P<s>\d{3}) \S+'
    r'(?: "(?P<ref>[^"\\]*(?:\\.[^"\\]*)*)" "(?P<ua>[^"\\]*(?:\\.[^"\\]*)*)")?',
    re.ASCII,
)
_BYTE = re.compile(rb"\\x([0-9A-Fa-f]{2})")  # how nginx writes one, in JSON of its default kind
_ESCAPED = re.compile(r'\\(["\\])')
_ORIGIN = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)  # of an absolute target
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as a line tells of it."""

    time: str
    method: str
    target: str
    status: int
    referrer: str
    agent: str
    purpose: str
    address: str
    host: str  # of the site that was asked; "" where the line does not say


def parse(line: bytes) -> Request | None:
    """Read a line in any known format; None if it is no request."""
    return _parse_json(line) if line.startswith(b"{") else _parse_combined(line)


def _parse_json(line: bytes) -> Request | None:
    """Read a line of nginx, with the keys t m u s ref ua purpose ip, or one of Caddy."""
    try:
        whole = _BYTE.sub(rb"\\u00\1", line) if b"\\x" in line else line
        found = json.loads(whole.decode(errors="replace"))
        return _of_caddy(found) if "request" in found else _of_nginx(found)
    except (ValueError, TypeError, AttributeError, OverflowError, OSError, RecursionError):
        return None


def _of_nginx(found: Mapping[str, Any]) -> Request:
    text = {key: str(found.get(key) or "") for key in ("t", "m", "ref", "ua", "purpose", "ip")}
    return _request(
        text["t"],
        text["m"],
        str(found.get("u") or ""),
        int(found.get("s") or 0),
        referrer=text["ref"],
        agent=text["ua"],
        purpose=text["purpose"],
        address=text["ip"],
    )


def _of_caddy(found: Mapping[str, Any]) -> Request:
    """Read what Caddy logs of a request; the time is a number of seconds, or written out."""
    asked, time = found["request"], found.get("ts")
    headers = asked.get("headers") or {}
    agent, referrer, purpose = (
        str((headers.get(name) or ("",))[0]) for name in ("User-Agent", "Referer", "Sec-Purpose")
    )
    return _request(
        time if isinstance(time, str) else datetime.fromtimestamp(time or 0, UTC).isoformat(),
        str(asked.get("method") or ""),
        str(asked.get("uri") or ""),
        int(found.get("status") or 0),
        referrer=referrer,
        agent=agent,
        purpose=purpose,
        address=str(asked.get("client_ip") or asked.get("remote_ip") or ""),
        host=str(asked.get("host") or ""),
    )


def _parse_combined(line: bytes) -> Request | None:
    match = _COMBINED.match(line.decode("latin-1"))
    if match is None:
        return None
    host, address, time, method, target, status, referrer, agent = match.groups("")
    return _request(
        time,
        method,
        target,
        int(status),
        referrer=_unescaped(referrer),
        agent=_unescaped(agent),
        address=address,
        host=host,
    )


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _request(
    time: str, method: str, target: str, status: int, *, referrer: str, agent: str,
    address: str, purpose: str = "", host: str = "",
) -> Request:  # fmt: skip
    if not target.startswith("/") and (origin := _ORIGIN.match(target)):
        target, host = target[origin.end() :] or "/", origin[1]
    return Request(
        time, method, target, status, referrer[:AGENT], agent[:AGENT], purpose, address, host
    )


def other_site(host: str, own: str) -> bool:
    """Tell whether a line is about another site, in a log that several share."""
    name = host.lower().partition(":")[0].removeprefix("www.")
    return bool(name) and name != own.removeprefix("www.")


def time_of(text: str) -> datetime | None:
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


def hour_of(text: str) -> tuple[str, str]:
    """Return the hour and the zone of a time in either form, without reading it."""
    if text[2:3] == "/":
        return text[:14], text[20:]
    zone = text[19:]
    return text[:13], zone.lstrip(".0123456789") if zone.startswith(".") else zone


@lru_cache(maxsize=1_000)
def day_of(hour: str, zone: str) -> str | None:
    """Return the day in Vietnam that an hour belongs to."""
    time = time_of(f"{hour}:00:00{zone}")
    return time.astimezone(ZONE).date().isoformat() if time else None


@lru_cache(maxsize=64)
def _midnight(day: str, offset: str) -> datetime:
    month = _MONTHS.index(day[3:6]) // 4 + 1
    return datetime.fromisoformat(
        f"{day[7:11]}-{month:02}-{day[:2]}T00:00:00{offset[:3]}:{offset[3:5]}"
    )
