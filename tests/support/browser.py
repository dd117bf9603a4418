"""A real browser without a window, asked through its debugging pipe what a reader would see.

    with browsing() as browser:
        page = browser.look("http://127.0.0.1:8905/", width=360)
        assert page.errors == [] and page.wide <= 360

A window stays open where a reader goes on from page to page. Nothing sleeps: a page is looked at
when it says itself that it is loaded.
"""

import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from browser_window import Page, Window

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
READ, WRITE = 3, 4  # the file descriptors at which the browser expects its pipe
# Root may not have the sandbox; nothing of ours asks the maker's servers for anything.
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-extensions", "--disable-sync",
)  # fmt: skip


class Browser:
    """One browser at work."""

    def __init__(self, into: IO[bytes], out: IO[bytes]) -> None:
        """Speak through its pipe."""
        self._into, self._out, self._number = into, out, 0
        self._arrived = self._loaded = False
        self._page = Page()
        self.frames: list[str] = []

    @contextmanager
    def window(self, *, width: int) -> Iterator[Window]:
        """Open a window of so many pixels, a phone's or a screen's."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        window = Window(self, attached["sessionId"])
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable", attached["sessionId"])
        window.resize(width)
        try:
            yield window
        finally:
            self.call("Target.closeTarget", targetId=target)

    def look(
        self,
        address: str,
        *,
        width: int,
        doing: str = "",
        until: str = "",
        asking: str = "",
        picture: Path | None = None,
    ) -> Page:
        """Open an address in a window of its own of so many pixels, as a phone would.

        doing: JavaScript that does there what a reader does, before anything is looked at;
        it may await what it needs.
        until: what must be true on the page before it is looked at, in JavaScript.
        asking: what else to find out there, in JavaScript.
        picture: where to put what it looks like, from top to end.
        """
        with self.window(width=width) as window:
            page = window.go(address)
            if doing:
                window.value(f"(async () => {{ {doing} }})()")
            if until:
                window.until(until)
            if asking:
                page.answer = window.value(asking)
            window.read()
            if picture:
                window.photograph(picture)
        return page

    def watch(self) -> Page:
        """Forget the page before; return the next one, which fills with what is told of it."""
        self._page, self._arrived, self._loaded = Page(), False, False
        return self._page

    def wait(self) -> None:
        """Wait until the next page says that it is loaded."""
        while not self._loaded:
            self._hear()

    def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Ask the browser for something, and return its answer."""
        number = self._send(method, session, params)
        while True:
            told = self._hear()
            if told.get("id") == number:
                assert "error" not in told, told
                return dict(told["result"])

    def _send(self, method: str, session: str, params: dict[str, Any]) -> int:
        self._number += 1
        call = {"id": self._number, "method": method, "params": params}
        self._into.write(json.dumps(call | ({"sessionId": session} if session else {})).encode())
        self._into.write(b"\0")
        self._into.flush()
        return self._number

    def _hear(self) -> dict[str, Any]:
        """Take the next thing that the browser says; what it says of the page is kept."""
        said = bytearray()
        while (byte := self._out.read(1)) != b"\0":
            assert byte, "the browser is gone"
            said += byte
        told: dict[str, Any] = json.loads(said)
        params, page = told.get("params", {}), self._page
        self._note_frame(told.get("method", ""), params)
        match told.get("method"):
            case "Page.frameNavigated" if params["frame"]["url"] != "about:blank":
                self._arrived = True
            case "Page.loadEventFired":
                self._loaded = self._arrived
            case "Page.javascriptDialogOpening":  # it would wait for ever
                page.errors.append(f"a dialog: {params['message']}")
                self._send("Page.handleJavaScriptDialog", told["sessionId"], {"accept": False})
            case "Network.requestWillBeSent":
                page.asked.append(params["request"]["url"])
            case "Network.loadingFailed" if not params.get("canceled"):  # as a film may be
                page.errors.append(params["errorText"])
            case "Runtime.exceptionThrown":
                page.errors.append(str(params["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "assert"):
                page.errors.append(str(params["args"]))
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                page.errors.append(params["entry"]["text"])
        return told

    def _note_frame(self, method: str, params: dict[str, Any]) -> None:
        """Be told also of a closed frame what goes wrong in it, from when it is there."""
        session = params.get("sessionId", "")
        if method == "Target.attachedToTarget" and params["targetInfo"]["type"] == "iframe":
            self.frames.append(session)
            for domain in ("Runtime", "Network", "Log"):
                self._send(f"{domain}.enable", session, {})
        elif method == "Target.detachedFromTarget" and session in self.frames:
            self.frames.remove(session)


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
