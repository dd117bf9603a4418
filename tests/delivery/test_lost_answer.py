"""docs/lost-answer.md followed to the letter: its commands, and what it says they print.

Only the waiting is cut short: where the page says to wait, the clock of the publisher and of
its services is moved on until the command prints what the page shows.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from publisher.cli.init import SANDBOX_ENV
from publisher.contract import CLOCK_FILE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/lost-answer.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
WORKSPACE = "/tmp/lan-toa"  # noqa: S108  as the page calls it
BASH = "/bin/bash"
PREPARED = ("make venv", ". .venv/bin/activate")  # what the test has instead
PATIENCE = 120.0  # real seconds that anything may take
STEP = 10.0  # seconds that the time is moved where the page says to wait
STEPS = 30
CHANGES = (  # what differs from one run to the next
    (r'"time": "[^"]+"', "<time>"),
    (r"\d\d/\d\d/\d{4} \d\d:\d\d", "<time>"),
    (r"127\.0\.0\.1:\d+", "<host>"),
)


@dataclass
class Reader:
    """Somebody who follows the page, in three windows."""

    folder: Path  # stands for /tmp/lan-toa
    port: int  # stands for 8900
    env: dict[str, str]
    windows: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    def follow(self, commands: str) -> str:
        """Do what one block says; returns what it printed."""
        text = commands.replace(WORKSPACE, str(self.folder))
        text = re.sub(r"\b89(0\d)\b", lambda found: str(self.port + int(found[1])), text)
        for each in PREPARED:
            text = text.replace(each, ":")
        if text.rstrip().endswith(("publisher sandbox", "publisher run")):
            self.open_window(text)
            return ""
        cwd = self.folder if self.folder.exists() else ROOT
        done = subprocess.run(  # noqa: S603  what the page says
            [BASH, "-euo", "pipefail", "-c", text], cwd=cwd, env=self.env, timeout=PATIENCE,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
        return done.stdout

    def open_window(self, text: str) -> None:
        """Run what goes on running, and wait until it does."""
        sandbox = text.rstrip().endswith("sandbox")
        if sandbox:
            text = text.rstrip() + f" --port {self.port}"
        else:
            self.hurry()
        log = self.folder.with_suffix(".sandbox" if sandbox else ".run")
        with log.open("wb") as file:
            command = [BASH, "-c", text.rstrip().replace("\npublisher", "\nexec publisher")]
            window = subprocess.Popen(  # noqa: S603  what the page says
                command, cwd=ROOT, env=self.env, stdout=file, stderr=file
            )
        self.windows.append(window)
        ready = self.answers if sandbox else lambda: b"started channels" in log.read_bytes()
        deadline = time.monotonic() + PATIENCE
        while not ready():
            assert window.poll() is None and time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Tell whether the stand-ins are there."""
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0

    def hurry(self) -> None:
        """Let the publisher notice at once when the time is moved."""
        config = self.folder / "config/publisher.toml"
        text = config.read_text(encoding="utf-8").replace(
            "\n[publishing]\n", "\n[publishing]\nstill = 0.1\ntick_every = 0.2\n"
        )
        text = re.sub(
            r"127\.0\.0\.1:89(0\d)", lambda f: f"127.0.0.1:{self.port + int(f[1])}", text
        )
        config.write_text(text, encoding="utf-8")

    def wait(self) -> None:
        """Let time pass."""
        clock = Path(self.env[CLOCK_FILE])
        clock.write_text(str(float(clock.read_text()) + STEP), encoding="ascii")
        address = f"http://127.0.0.1:{self.port}/control/clock"
        requests.post(address, json={"advance": STEP}, timeout=10).raise_for_status()


def free_ports() -> int:
    """Return the first of six free ports, a multiple of ten."""
    for first in range(21_000 + 10 * (os.getpid() % 800), 32_000, 10):
        with socket.socket() as line:
            if all(line.connect_ex(("127.0.0.1", first + each)) for each in range(6)):
                return first
    raise AssertionError("no free ports")


@contextmanager
def reading(tmp_path: Path) -> Iterator[Reader]:
    (tmp_path / "clock").write_text("0", encoding="ascii")
    names = {line.partition("=")[0] for line in SANDBOX_ENV.splitlines()} | {"PUBLISHER_LANG"}
    env = {name: value for name, value in os.environ.items() if name not in names}
    env |= {
        "PATH": f"{Path(sys.executable).parent}:{env['PATH']}",
        "COLUMNS": "80",
        CLOCK_FILE: str(tmp_path / "clock"),
    }
    reader = Reader(tmp_path / "lan-toa", free_ports(), env)
    try:
        yield reader
    finally:
        for window in reversed(reader.windows):
            window.send_signal(signal.SIGINT)
        for window in reader.windows:
            window.wait(PATIENCE)


def same(text: str) -> str:
    """Return what must be the same in every run."""
    for pattern, instead in CHANGES:
        text = re.sub(pattern, instead, text)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@pytest.mark.timeout(1800)
def test_the_page_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        for (language, text), following in zip(BLOCKS, [*BLOCKS[1:], ("", "")], strict=True):
            if language:
                continue
            if "--sent" in text:
                look_at_the_pages(reader)
            printed = reader.follow(text)
            for _step in range(STEPS if following[0] == "text" else 0):
                if same(printed) == same(following[1]):
                    break
                reader.wait()
                printed = reader.follow(text)
            if following[0] == "text":
                assert same(printed) == same(following[1]), f"{text}\nprints:\n{printed}"
        assert not reader.folder.exists()


def look_at_the_pages(reader: Reader) -> None:
    """Open every address that the page names, and read the log that it quotes."""
    log = reader.folder.with_suffix(".run").read_text(encoding="utf-8")
    for line in re.findall(r"`(\w+ item=[^`]+)`", PAGE):
        assert line in log
    pages = re.findall(r"`http://127\.0\.0\.1:89(0\d)(/_page[^`]*)`", PAGE)
    fanpage, channel, group = (
        f"http://127.0.0.1:{reader.port + int(p)}{path}" for p, path in pages
    )
    assert "Bài thử mất câu trả lời" in requests.get(fanpage, timeout=10).text
    assert "Bài thử trên Telegram" in requests.get(channel, timeout=10).text
    deadline = time.monotonic() + PATIENCE
    while "publisher resolve tren-telegram telegram" not in requests.get(group, timeout=10).text:
        assert time.monotonic() < deadline, "the group was not told"
        time.sleep(0.1)
