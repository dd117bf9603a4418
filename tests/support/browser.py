"""A real browser without a window, asked through its debugging pipe what a reader would see.

    with browsing() as browser:
        page = browser.look("http://127.0.0.1:8905/", width=360)
        assert page.errors == [] and page.wide <= 360

Nothing sleeps: a page is looked at when it says itself that it is loaded.
"""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
READ, WRITE = 3, 4  # the file descriptors at which the browser expects its pipe
# Root may not have the sandbox; nothing of ours asks the maker's servers for anything.
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-extensions", "--disable-sync",
)  # fmt: skip


@dataclass
class Page:
    """What came of opening one address."""

    title: str = ""
    text: str = ""  # what stands on it to be read
    wide: int = 0  # how many pixels it needs from side to side
    errors: list[str] = field(default_factory=list)  # of the console, of scripts, of requests
    asked: list[str] = field(default_factory=list)  # every address that it asked for


class Browser:
    """One browser at work."""

    def __init__(self, into: IO[bytes], out: IO[bytes]) -> None:
        """Speak through its pipe."""
        self._into, self._out, self._number = into, out, 0
        self._page = Page()

    def look(
        self, address: str, *, width: int, doing: str = "", picture: Path | None = None
    ) -> Page:
        """Open an address in a window of its own of so many pixels, as a phone would.

        doing: JavaScript that does there what a reader does, before anything is looked at.
        picture: where to put what it looks like, from top to end.
        """
        self._page, self._arrived, self._loaded = Page(), False, False
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable", session)
        self._call("Emulation.setDeviceMetricsOverride", session, width=width, height=800,
                   deviceScaleFactor=1, mobile=width < 600)  # fmt: skip
        self._call("Page.navigate", session, url=address)
        while not self._loaded:
            self._hear()
        if doing:
            done = self._call("Runtime.evaluate", session, expression=f"{{ {doing} }}; 0")
            assert "exceptionDetails" not in done, done
        page = self._page
        page.title = self._value(session, "document.title")
        page.text = self._value(session, "document.body.innerText")
        page.wide = self._value(session, "document.documentElement.scrollWidth")
        if picture:
            self._photograph(session, picture)
        self._call("Target.closeTarget", targetId=target)
        return page

    def _photograph(self, session: str, picture: Path) -> None:
        made = self._call("Page.captureScreenshot", session, captureBeyondViewport=True)
        picture.write_bytes(base64.b64decode(made["data"]))

    def _value(self, session: str, expression: str) -> Any:
        return self._call("Runtime.evaluate", session, expression=expression)["result"]["value"]

    def _call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        self._number += 1
        call = {"id": self._number, "method": method, "params": params}
        self._into.write(json.dumps(call | ({"sessionId": session} if session else {})).encode())
        self._into.write(b"\0")
        self._into.flush()
        while True:
            told = self._hear()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return dict(told["result"])

    def _hear(self) -> dict[str, Any]:
        """Take the next thing that the browser says; what it says of the page is kept."""
        said = bytearray()
        while (byte := self._out.read(1)) != b"\0":
            assert byte, "the browser is gone"
            said += byte
        told: dict[str, Any] = json.loads(said)
        params, page = told.get("params", {}), self._page
        match told.get("method"):
            case "Page.frameNavigated" if params["frame"]["url"] != "about:blank":
                self._arrived = True
            case "Page.loadEventFired":
                self._loaded = self._arrived
            case "Network.requestWillBeSent":
                page.asked.append(params["request"]["url"])
            case "Network.loadingFailed":
                page.errors.append(params["errorText"])
            case "Runtime.exceptionThrown":
                page.errors.append(str(params["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "assert"):
                page.errors.append(str(params["args"]))
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                page.errors.append(params["entry"]["text"])
        return told


@contextmanager
def browsing() -> Iterator[Browser]:
    """Run a browser with a profile that is thrown away."""
    assert BROWSER
    theirs, into = _pipe()
    out, ours = _pipe()

    def at_its_place() -> None:
        os.dup2(theirs, READ)
        os.dup2(ours, WRITE)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(  # noqa: S603  our own words
            [BROWSER, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=at_its_place, pass_fds=(READ, WRITE),
        )  # fmt: skip
        os.close(theirs)
        os.close(ours)
        try:
            with os.fdopen(into, "wb") as write, os.fdopen(out, "rb") as read:
                yield Browser(write, read)
        finally:
            process.terminate()
            process.wait()


def _pipe() -> tuple[int, int]:
    """Return a pipe whose ends are out of the way of READ and WRITE."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
