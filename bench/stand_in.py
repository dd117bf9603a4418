"""The sandbox in a process of its own, and one plain call of its Telegram.

The bare loop, the other queue and our lane all make this very call, with the session that
our channels use: a new connection each time, time-outs, no redirects.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from channels.shared.session import Session
from channels.shared.web import attempt

TOKEN = "123456789:sandbox-telegram-token"  # noqa: S105  the sandbox's own, known to all
CHAT = "@soxaydung_sandbox"
START = 30.0  # seconds that the sandbox may take to answer


@dataclass(frozen=True, slots=True)
class StandIn:
    """A running sandbox."""

    pid: int
    folder: Path
    addresses: dict[str, str]

    def fresh(self, *, thinks: float = 0.0) -> None:
        """Let it forget everything; from now on each call takes so many seconds longer."""
        self._control("reset", {})
        if thinks:
            fault = {"service": "telegram", "kind": "delay", "times": -1}
            self._control("faults", {**fault, "details": {"seconds": thinks}})

    def _control(self, what: str, body: dict[str, object]) -> None:
        answer = requests.post(f"{self.addresses['home']}/control/{what}", json=body, timeout=30)
        answer.raise_for_status()


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """Run the sandbox."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        file = folder / "addresses.json"
        (folder / "site").mkdir()
        command = [sys.executable, "-m", "publisher.sandbox", "--port", "0",
                   "--site", str(folder / "site"), "--addresses", str(file)]  # fmt: skip
        process = subprocess.Popen(command)  # noqa: S603  our own program
        try:
            deadline = time.monotonic() + START
            while not file.exists():
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the sandbox did not start")
                time.sleep(0.05)
            yield StandIn(process.pid, folder, json.loads(file.read_text()))
        finally:
            process.terminate()
            process.wait(START)


class Caller:
    """Posts messages; one for each thread."""

    def __init__(self, base_url: str) -> None:
        self._url = f"{base_url}/bot{TOKEN}/sendMessage"
        self._session = Session()

    def send(self, text: str) -> str:
        """Post one message; returns its number. Raises the contract's errors."""
        body = {"chat_id": CHAT, "text": text}
        answer = attempt(lambda: self._session.post(self._url, json=body), "Telegram")
        return str(answer.json()["result"]["message_id"])
