"""Counting views in access logs, against reading the same lines and looking for one word."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bench.table import Report, Row

BASE = "https://sxd.example.vn"
BROWSERS = [
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{number}.0 Safari/537.36"
    for number in range(60, 140)
] + ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"]
SMALL = 20_000  # lines, by which memory is compared
COUNT = """
import resource, sys, tempfile
from pathlib import Path
from channels.website.views.accesslog import AccessLog
with tempfile.TemporaryDirectory() as folder:
    log = AccessLog(Path(sys.argv[1]), Path(folder) / "site.sqlite", base_url=sys.argv[2])
    views, used = log.read(), resource.getrusage(resource.RUSAGE_SELF)
    print(views, used.ru_maxrss, used.ru_utime + used.ru_stime)
"""
Written = Callable[[datetime, str, str, str], bytes]


def run(*, quick: bool) -> Report:
    """Measure each format."""
    lines = 50_000 if quick else 1_000_000
    return Report(
        title="Views counted in a web server's log",
        how=(
            f"{lines:,} lines over a month, a third of them views of 3,000 pages by 60,000"
            " addresses and 80 browsers, the rest pictures, styles and robots. Seconds of the"
            " processor, with the start of a process. Beside it: reading the lines and looking for"
            " one word, nothing else."
        ),
        rows=[row for form in FORMATS for row in _measured(form, lines)],
    )


def _measured(form: str, lines: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        small, large = Path(name) / "small.log", Path(name) / "access.log"
        _write(small, FORMATS[form], SMALL)
        _write(large, FORMATS[form], lines)
        (views, memory, ours), (_few, less, _short) = _count(large), _count(small)
        began = time.process_time()
        _search(large)
        bare = time.process_time() - began
    yield Row(
        what=f"{form}: {lines:,} lines, {views:,} views",
        ours=f"{ours:.1f} s ({lines / ours:,.0f} lines/s)",
        yardstick=f"reading them: {bare:.2f} s",
        ratio=ours / bare,
    )
    yield Row(
        what=f"{form}: memory",
        ours=f"{memory / 1024:.0f} MB",
        yardstick=f"{SMALL:,} lines: {less / 1024:.0f} MB",
        ratio=memory / less,
    )


def _count(log: Path) -> tuple[int, int, float]:
    """Return how many views were counted, the most memory that it took, in KB, and how long."""
    command = [sys.executable, "-c", COUNT, str(log), BASE]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    views, memory, took = told.stdout.split()
    return int(views), int(memory), float(took)


def _search(log: Path) -> int:
    with log.open("rb") as file:
        return sum(b".html" in line for line in file)


def _write(log: Path, written: Written, lines: int) -> None:
    random, at = Random(1), datetime(2026, 11, 1, tzinfo=UTC)  # noqa: S311  no secret
    with log.open("wb") as file:
        for _ in range(lines):
            at += timedelta(seconds=2_500_000 / lines)
            page = f"/bai-{random.randrange(3_000)}.html"
            target = random.choice(
                (
                    page,
                    f"{page}?utm_source=zalo",
                    "/site.css",
                    f"/media/{page[5:-5]}.jpg",
                    "/",
                    "/",
                )
            )
            address = f"203.0.{random.randrange(256)}.{random.randrange(234)}"
            file.write(written(at, target, address, random.choice(BROWSERS)))


def _nginx(at: datetime, target: str, address: str, agent: str) -> bytes:
    return (
        f'{{"t":"{at.isoformat(timespec="seconds")}","m":"GET","u":"{target}","s":200,'
        f'"b":9000,"ref":"","ua":"{agent}","purpose":"","ip":"{address}"}}\n'
    ).encode()


def _combined(at: datetime, target: str, address: str, agent: str) -> bytes:
    when = at.strftime("%d/%b/%Y:%H:%M:%S +0000")
    return f'{address} - - [{when}] "GET {target} HTTP/1.1" 200 9000 "-" "{agent}"\n'.encode()


def _caddy(at: datetime, target: str, address: str, agent: str) -> bytes:
    headers = {"User-Agent": [agent], "Accept": ["text/html"], "Accept-Encoding": ["br, gzip"]}
    asked = {"remote_ip": address, "remote_port": "4134", "proto": "HTTP/2.0", "method": "GET",
             "host": "sxd.example.vn", "uri": target, "headers": headers,
             "tls": {"resumed": False, "version": 772, "proto": "h2"}}  # fmt: skip
    told = {"level": "info", "ts": at.timestamp(), "logger": "http.log.access.log0",
            "msg": "handled request", "request": asked, "user_id": "", "duration": 0.0009,
            "size": 9000, "status": 200, "resp_headers": {}}  # fmt: skip
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


FORMATS: dict[str, Written] = {
    "nginx JSON": _nginx,
    "combined (Apache, nginx)": _combined,
    "Caddy JSON": _caddy,
}
