"""Every format of an access log gives the same counts, and is followed through rotation."""

import gzip
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from test_accesslog import BASE, BROWSER, line, make_log

from channels.website.views.accesslog import AccessLog
from channels.website.views.log_files import rotated_from
from channels.website.views.reader import Reader
from publisher.contract import Engagement

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
Written = Callable[..., bytes]


def nginx(target: str, at: datetime = AT, *, agent: str = BROWSER, status: int = 200) -> bytes:
    return line(u=target, t=at.isoformat(), ua=agent, s=status)


def combined(target: str, at: datetime = AT, *, agent: str = BROWSER, status: int = 200) -> bytes:
    time = at.strftime("%d/%b/%Y:%H:%M:%S +0000")
    request = f'"GET {target} HTTP/1.1" {status} 900 "-" "{agent}"'
    return f"203.0.113.7 - - [{time}] {request}\n".encode()


def vhost(target: str, at: datetime = AT, *, agent: str = BROWSER, status: int = 200) -> bytes:
    return b"sxd.example.vn:443 " + combined(target, at, agent=agent, status=status)


def caddy(
    target: str,
    at: datetime = AT,
    *,
    agent: str = BROWSER,
    status: int = 200,
    time: Any = None,
    host: str = "sxd.example.vn",
    headers: Mapping[str, list[str]] = MappingProxyType({}),
) -> bytes:
    """Write a line as Caddy 2.6 does."""
    request = {
        "remote_ip": "203.0.113.7",
        "remote_port": "41342",
        "proto": "HTTP/2.0",
        "method": "GET",
        "host": host,
        "uri": target,
        "headers": {"User-Agent": [agent], "Accept": ["*/*"], **headers},
        "tls": {"resumed": False, "version": 772, "proto": "h2", "server_name": host},
    }
    line = {
        "level": "info",
        "ts": at.timestamp() if time is None else time,
        "logger": "http.log.access.log0",
        "msg": "handled request",
        "request": request,
        "user_id": "",
        "duration": 0.000929675,
        "size": 10900,
        "status": status,
        "resp_headers": {"Server": ["Caddy"], "Content-Type": ["text/html; charset=utf-8"]},
    }
    return json.dumps(line).encode() + b"\n"


FORMATS = pytest.mark.parametrize("written", [nginx, combined, vhost, caddy])


def read(log: AccessLog, page: str = "bai-1") -> Engagement:
    log.read()
    return log.engagement(page)


@FORMATS
def test_the_same_requests_are_the_same_counts_in_every_format(
    written: Written, tmp_path: Path
) -> None:
    lines = [
        written("/bai-1.html"),
        written("/bai-1.html?utm_source=zalo", AT + timedelta(minutes=5)),
        written("/bai-1.html", AT + timedelta(hours=2), status=304),
        written("/bai-1.html", status=404),
        written("/bai-1.html", agent="facebookexternalhit/1.1"),
        written("/bai-1.html", agent=""),
        written("/site.css"),
        written("/lien-he.html"),
    ]
    (tmp_path / "access.log").write_bytes(b"".join(lines))
    log = make_log(tmp_path)
    found = read(log)
    assert found.views == 3
    assert found.raw == {"visits": 2, "sources": {"direct": 2, "zalo": 1}}
    assert log.engagement("lien-he").views == 1  # a standing page is read too
    assert log.faults() == []


@FORMATS
def test_a_half_written_line_waits_for_its_end_in_every_format(
    written: Written, tmp_path: Path
) -> None:
    log, file = make_log(tmp_path), tmp_path / "access.log"
    whole = written("/bai-1.html")
    file.write_bytes(whole + whole[:90])
    assert read(log).views == 1
    with file.open("ab") as more:
        more.write(whole[90:])
    assert read(log).views == 2
    assert read(make_log(tmp_path)).views == 2  # a new process goes on there too


@FORMATS
def test_a_rotated_and_packed_log_is_read_to_its_end_once(
    written: Written, tmp_path: Path
) -> None:
    log, file = make_log(tmp_path), tmp_path / "access.log"
    file.write_bytes(written("/bai-1.html") * 2)
    assert read(log).views == 2
    with file.open("ab") as more:
        more.write(written("/bai-1.html", AT + timedelta(seconds=1)))
    packed = gzip.compress(file.read_bytes())
    caddys = "access-2026-11-23T08-30-00.000.log"
    file.rename(tmp_path / (caddys if written is caddy else "access.log.1"))
    file.write_bytes(written("/bai-1.html", AT + timedelta(seconds=2)))
    assert read(log).views == 4
    for old in tmp_path.glob("access[.-]*[1g]"):
        if old != file:
            old.unlink()
            old.with_name(f"{old.name}.gz").write_bytes(packed)
    assert read(log).views == 4


@pytest.mark.parametrize(
    "junk",
    [
        b'{"request": 1}\n',
        b'{"request": {"headers": []}, "ts": 1}\n',
        b'{"request": {"headers": {"User-Agent": "x"}}, "ts": {}}\n',
        b'{"request": {"uri": "/bai-1.html"}, "ts": 1e300, "status": 200}\n',
        b'{"request": {"uri": "/bai-1.html"}, "ts": NaN, "status": 200}\n',
        b'{"level":"info","ts":1764518400.1,"msg":"using adjacent Caddyfile"}\n',
    ],
)
def test_any_line_of_caddy_is_survived(junk: bytes) -> None:
    assert Reader(BASE).view(junk) is None


@pytest.mark.parametrize(
    "time",
    ["2026-11-23T01:00:00.524Z", "2026-11-23T08:00:00.524+0700", "2026-11-23T08:00:00+07:00"],
)
def test_caddys_time_may_be_written_out(time: str) -> None:
    reader = Reader(BASE)
    view = reader.view(caddy("/bai-1.html", time=time))
    assert view is not None
    assert view.day == "2026-11-23"
    assert reader.days == {"2026-11-23"}


def test_what_caddy_says_of_the_reader_is_looked_at() -> None:
    reader = Reader(BASE)
    assert reader.view(caddy("/bai-1.html", host="khac.example.vn")) is None
    assert reader.view(caddy("/bai-1.html", headers={"Sec-Purpose": ["prefetch"]})) is None
    view = reader.view(caddy("/bai-1.html", headers={"Referer": ["https://www.facebook.com/"]}))
    assert view is not None
    assert view.source == "facebook"


@pytest.mark.parametrize(
    ("name", "is_ours"),
    [
        ("so.log.1", True),
        ("so.log.2.gz", True),
        ("so.log-20261123.gz", True),
        ("so-2026-11-23T08-30-00.000.log", True),
        ("so-2026-11-23T08-30-00.000.log.gz", True),
        ("so-2026-11-23T08-30-00.000-size.log.gz", True),
        ("so-khac.log", False),
        ("so-2.log", False),
        ("so.logs", False),
    ],
)
def test_what_a_log_was_rotated_to_is_known_by_its_name(name: str, is_ours: bool) -> None:
    assert rotated_from(Path("/var/log/so.log"), name) is is_ours


@FORMATS
def test_no_address_and_no_agent_is_ever_stored(written: Written, tmp_path: Path) -> None:
    (tmp_path / "access.log").write_bytes(written("/bai-1.html", agent=f"{BROWSER} Rare/77"))
    assert read(make_log(tmp_path)).views == 1
    for file in tmp_path.glob("site.*"):
        stored = file.read_bytes()
        assert b"203.0.113" not in stored
        assert b"Mozilla" not in stored
        assert b"Rare" not in stored
