"""One window of a real browser: what a reader does there, and what comes of it."""

import base64
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

KEYS = {
    "Tab": (9, ""),
    "Enter": (13, "\r"),
    "ArrowDown": (40, ""),
}  # their codes, and what they write


class Asked(Protocol):
    """The browser that a window belongs to."""

    def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Ask for something, and return the answer."""

    def watch(self) -> "Page":
        """Return the next page, which fills with what is told of it."""

    frames: list[str]  # sessions of the closed frames that are watched

    def wait(self) -> None:
        """Wait until the next page says that it is loaded."""


@dataclass
class Page:
    """What came of opening one address."""

    title: str = ""
    text: str = ""  # what stands on it to be read
    wide: int = 0  # how many pixels it needs from side to side
    errors: list[str] = field(default_factory=list)  # of the console, of scripts, of requests
    asked: list[str] = field(default_factory=list)  # every address that it asked for
    answer: Any = None  # what `asking` came to


class Window:
    """A window with one page after the other in it."""

    def __init__(self, browser: Asked, session: str) -> None:
        """Take the browser's newest window."""
        self._browser, self._session = browser, session
        self.page = Page()

    def go(self, address: str) -> Page:
        """Open an address; return what came of it, which goes on being told."""
        self._leave()
        self._call("Page.navigate", url=address)
        return self._arrive()

    def follow(self, doing: str) -> Page:
        """Do what leads to another page: JavaScript, or "Enter" on what has the focus."""
        self._leave()
        if doing == "Enter":
            self.press(doing)
        else:
            self.value(f"{{ {doing} }}; 0")
        return self._arrive()

    def value(self, expression: str) -> Any:
        """Return what some JavaScript comes to; a promise is waited for."""
        done = self._call("Runtime.evaluate", expression=expression,
                          awaitPromise=True, returnByValue=True)  # fmt: skip
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def until(self, true: str) -> None:
        """Wait until some JavaScript is true on the page."""
        look = f"const look = () => {{ if ({true}) done(); else setTimeout(look, 5); }}; look();"
        self.value(f"new Promise((done) => {{ {look} }})")

    def read(self) -> Page:
        """Read what stands on the page now."""
        page = self.page
        page.title = self.value("document.title")
        text = self.value("document.body ? document.body.innerText : ''")
        page.text = text.replace("\u00a0", " ")  # which holds syllables of a word together
        page.wide = self.value("document.documentElement.scrollWidth")
        return page

    def press(self, key: str) -> None:
        """Press a key of KEYS, and let it go."""
        code, text = KEYS[key]
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self._call("Input.dispatchKeyEvent", type="keyDown", **common, text=text)
        self._call("Input.dispatchKeyEvent", type="keyUp", **common)

    def tab_to(self, element: str, most: int = 150) -> None:
        """Go from one thing to the next until what a selector finds has the focus."""
        for _each in range(most):
            self.press("Tab")
            if self.value(f"document.activeElement.matches({json.dumps(element)})"):
                return
        raise AssertionError(f"the keyboard does not lead to {element}")

    def write(self, words: str) -> None:
        """Write words where the focus is."""
        self._call("Input.insertText", text=words)

    def touch(self, element: str) -> Page:
        """Touch what a selector finds as a finger does; return the page that this leads to."""
        place = self.value(
            f"(() => {{ const found = document.querySelector({json.dumps(element)});"
            " found.scrollIntoView({block: 'center', behavior: 'instant'});"
            " const {x, y, width, height} = found.getBoundingClientRect();"
            " return {x: x + width / 2, y: y + height / 2}; })()"
        )
        self._call("Emulation.setTouchEmulationEnabled", enabled=True)
        self._leave()
        self._call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[place])
        self._call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        return self._arrive()

    def emulate(self, *, media: str = "", dark: bool = False, still: bool = True) -> None:
        """Show pages as in print, in the dark, to somebody who wants nothing to move."""
        features = {"prefers-color-scheme": "dark" if dark else "light"}
        features["prefers-reduced-motion"] = "reduce" if still else "no-preference"
        wanted = [{"name": name, "value": value} for name, value in features.items()]
        self._call("Emulation.setEmulatedMedia", media=media, features=wanted)

    def resize(self, width: int, height: int = 800) -> None:
        """Give the window so many pixels, as a phone's or a screen's."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                   deviceScaleFactor=1, mobile=width < 600)  # fmt: skip

    def watch_frames(self) -> None:
        """Be told also what goes wrong in closed frames, which are processes of their own."""
        self._call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False,
                   flatten=True)  # fmt: skip

    def frames(self) -> list[str]:
        """Return what stands in the closed frames of the page to be read."""
        return [
            self._browser.call("Runtime.evaluate", each, expression="document.body.innerText",
                               returnByValue=True)["result"]["value"]
            for each in self._browser.frames
        ]  # fmt: skip

    def keep_cookie(self, address: str, name: str, value: str) -> None:
        """Let the browser have a cookie, as a log-in would have left it."""
        self._call("Network.setCookie", url=address, name=name, value=value, path="/",
                   secure=True, httpOnly=True, sameSite="Lax")  # fmt: skip

    def plug_in_key(self) -> None:
        """Let the device have a key for passkeys, whose owner always says yes."""
        self._call("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                   "hasUserVerification": True, "isUserVerified": True}  # fmt: skip
        self._call("WebAuthn.addVirtualAuthenticator", options=options)

    def without_scripts(self) -> None:
        """Let pages run no script of theirs from now on."""
        self._call("Emulation.setScriptExecutionDisabled", value=True)

    def slow_down(self, *, delay: float, rate: float, cpu: float = 1) -> None:
        """Let answers take so many ms, so many bytes a second come, and work take cpu times."""
        self._call("Network.setCacheDisabled", cacheDisabled=True)
        self._call("Network.emulateNetworkConditions", offline=False, latency=delay,
                   downloadThroughput=rate, uploadThroughput=rate)  # fmt: skip
        self._call("Emulation.setCPUThrottlingRate", rate=cpu)

    def photograph(self, picture: Path) -> None:
        """Put what the page looks like, from top to end, into a file."""
        self._call("Emulation.setScrollbarsHidden", hidden=True)
        made = self._call("Page.captureScreenshot", captureBeyondViewport=True)
        picture.write_bytes(base64.b64decode(made["data"]))

    def _leave(self) -> None:
        self.page = self._browser.watch()

    def _arrive(self) -> Page:
        self._browser.wait()
        return self.read()

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **params)
