"""How fast the web desk's pages are with 10,000 items, while the daemon delivers."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import requests

from bench.office import queue
from bench.process import resident
from bench.stand_in import StandIn, stand_in
from bench.table import Report, Row, percentile, seconds
from bench.year import Size, make_year
from publisher.people.people import Person, put
from publisher.web import sessions
from publisher.web.protection import COOKIE
from publisher.workspace import Workspace

LIMIT = 0.150  # seconds, of 95 in 100 requests
START = 60.0  # seconds that a process may take to answer
WAITING = "cho-duyet"  # an item that waits for two people's yes
TEXT = """\
---
title: Mời dự hội nghị
summary: Sở mời các đơn vị dự hội nghị.
unit: units-0
theme: themes-0
form: forms-0
author: Văn phòng
publish_at: {when:%Y-%m-%d %H:%M}
sensitive: true
---

Hội nghị diễn ra tại hội trường của Sở.
"""
PAGES: Mapping[str, str] = {
    "overview": "/tong-quan",
    "to approve": "/duyet",
    "one to approve": f"/duyet/{WAITING}",
    "calendar": "/lich?thang=2026-06",
    "queue": "/hang-doi",
    "search": "/tim?tu=cap+giay+phep+xay+dung",
    "an item's story": "/bai/tin-250",
    "report": "/bao-cao?ky=2026-06",
    "journal": "/nhat-ky",
    "people": "/nguoi-dung",
}


def run(*, quick: bool) -> Report:
    """Measure every page."""
    size = Size(300, 3_000) if quick else Size(10_000, 200_000)
    times, crowd = (2, 20) if quick else (40, 2_000)
    with stand_in() as place:
        root = place.folder / "office"
        make_year(root, size)
        port = _configured(root, place)
        workspace = Workspace.open(root)
        cookie = _prepared(workspace, crowd)
        with _process(root, "run"), _process(root, "web", "--http") as desk:
            visitor = _Visitor(f"http://localhost:{port}", cookie)
            visitor.wait_for(f"/bai/{WAITING}")
            visitor.wait_for(f"/bao-cao?ky={_this_month(workspace)}")  # which the overview shows
            found = {name: visitor.ask(path, times) for name, path in PAGES.items()}
            memory = resident(desk)
        workspace.store.close()
    return Report(
        title=f"The web desk with {size.items:,} items",
        how=(
            f"`publisher web` and `publisher run` in processes of their own, the daemon sending"
            f" {crowd:,} posts meanwhile. Each page asked for {times} times in a row by one"
            " person, over HTTP; before that once, until it shows a report's figures, which a"
            " process of their own makes. Bytes are as they travel, packed. The desk's process had"
            f" {memory:.0f} MB afterwards."
        ),
        rows=[
            Row(
                what=name,
                ours=f"{percentile(took, 0.95) * 1000:.0f} ms, {packed / 1000:.0f} KB",
                yardstick=f"limit {LIMIT * 1000:.0f} ms; first time {first * 1000:.0f} ms",
                ratio=percentile(took, 0.95) / LIMIT,
                aim="1",
            )
            for name, (first, took, packed) in found.items()
        ],
    )


def _configured(root: Path, place: StandIn) -> int:
    """Let the channels find the stand-in, and the desk a free port; returns that."""
    config = root / "config" / "publisher.toml"
    text = config.read_text().replace("http://127.0.0.1:9", place.addresses["telegram"])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    config.write_text(f'{text}\n[web]\nport = {port}\norigin = "http://localhost:{port}"\n')
    return port


def _this_month(workspace: Workspace) -> str:
    config = workspace.config
    year, month = config.regime.month_of(config.calendar.local(workspace.now()).date())
    return f"{year}-{month:02}"


def _prepared(workspace: Workspace, crowd: int) -> str:
    """Fill the queue, let an item wait for a yes; returns the cookie of who may do everything."""
    now, names = workspace.now(), (f"moi-{number}" for number in count(1))
    queue(workspace, [next(names) for _ in range(crowd)], "telegram", now + timedelta(seconds=5))
    text = TEXT.format(when=now + timedelta(days=2))
    (workspace.config.content / f"{WAITING}.md").write_text(text, encoding="utf-8")
    person = Person(id="sep", name="Sếp", roles=("approver", "publisher", "admin"))
    with workspace.store.write() as db:
        put(db, person)
        return sessions.begin(db, person.id, sessions.FULL, now, "127.0.0.1", "bench")


@contextmanager
def _process(root: Path, *words: str) -> Iterator[int]:
    command = [sys.executable, "-m", "publisher", *words, "--workspace", str(root)]
    process = subprocess.Popen(  # noqa: S603  our own program
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(START)


class _Visitor:
    """Somebody's browser, logged in."""

    def __init__(self, origin: str, cookie: str) -> None:
        self._origin = origin
        self._session = requests.Session()
        self._session.headers["Cookie"] = f"{COOKIE}={cookie}"

    def wait_for(self, path: str) -> None:
        """Wait until a page is there: the desk listens, the daemon has taken the item in."""
        deadline = time.monotonic() + START
        while self._status(path) != 200:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{path} is not there")
            time.sleep(0.2)

    def _status(self, path: str) -> int:
        try:
            return self._session.get(self._origin + path, timeout=START).status_code
        except requests.ConnectionError:
            return 0

    def ask(self, path: str, times: int) -> tuple[float, list[float], int]:
        """Ask for a page; returns how long the first time took, each other, and its bytes."""

        def whole() -> None:
            while once() == 202:  # its figures are being made
                time.sleep(0.1)

        def once() -> int:
            answer = self._session.get(
                self._origin + path, timeout=START, allow_redirects=False, stream=True
            )
            sizes.append(len(answer.raw.read(decode_content=False)))
            if answer.status_code not in (200, 202):
                raise RuntimeError(f"{path}: {answer.status_code}")
            return answer.status_code

        sizes: list[int] = []
        first = seconds(whole)
        return first, [seconds(once) for _ in range(times)], max(sizes)
