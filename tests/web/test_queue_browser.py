"""The queue, the search and a story in a real browser: by keyboard, on a phone, for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from browser import BROWSER, Browser, browsing
from browser_window import Window
from page_checkers import AXE, barriers
from publisher.engagement.readings import readings
from publisher.outbox import pauses
from publisher.people.people import Person, put
from web_desk import Served, web_desk
from workspaces import Desk, opened

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser is installed here")

PHONE = 320  # pixels
PATHS = ("/hang-doi", "/hang-doi?loai=first_run", "/hang-doi/dung-tat-ca", "/tim?q=bai", "/bai/a")
FOCUS = "document.activeElement.innerText || document.activeElement.name || ''"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as office:
        with office.workspace.store.write() as db:
            put(db, Person(id="chanh", name="Chánh Văn phòng", roles=("publisher",)))
        every_trouble(office)
        yield office


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


def every_trouble(office: Desk) -> None:
    for name in ("a", "b", "c", "d", "e", "f"):
        office.put(f"{name}.md", title=f"Bài {name}")
    for name in ("g", "h"):
        office.put(f"{name}.md", title=f"Bài {name}", publish_at="2026-01-05 08:00")
    office.put("wrong.md", unit="nothing")
    office.scan()
    office.sent("a", "site")
    office.set("a", "page", state="held", held_for="doubt", reason="no answer", waits_for=None)
    office.set("b", state="held", held_for="late", reason="late")
    office.set("c", "page", state="failed", reason="too long")
    (office.content / "d.md").unlink()
    office.set("e", state="held", held_for="restored", reason="older")
    office.sent("f")
    office.put("f.md", title="Bài f, sửa")
    office.scan()
    with office.workspace.store.write() as db:
        pauses.pause(db, "chat", "the token has expired", office.time, until=None)
        row = {"delivery": office.row("a", "site")["id"], "label": "+1d", "raw": {}}
        unknown = {"reach": "no_permission"}
        db.execute(insert(readings).values(**row, at=office.time, views=5, unknown=unknown))


def tab_to(window: Window, wanted: str) -> None:
    """Go on from field to field until one has these words or this name."""
    for _step in range(200):
        window.press("Tab")
        if wanted in window.value(FOCUS):
            return
    raise AssertionError(f"no key leads to {wanted!r}")


def test_a_doubt_is_settled_by_keyboard_alone(
    browser: Browser, office: Desk, served: Served
) -> None:
    with browser.window(width=1280) as window:
        served.enter(window, "chanh")
        window.go(served.origin + "/hang-doi")
        tab_to(window, "paste its address")
        window.press("Enter")
        tab_to(window, "dia_chi")
        window.write("https://f.example/bài-1")
        tab_to(window, "It is out")
        page = window.follow("Enter")
    assert "Settled: Bài a, page" in page.text and page.errors == []
    assert office.row("a", "page")["url"] == "https://f.example/bài-1"


def test_everything_is_stopped_by_keyboard_alone(
    browser: Browser, office: Desk, served: Served
) -> None:
    with browser.window(width=1280) as window:
        served.enter(window, "chanh")
        window.go(served.origin + "/hang-doi")
        tab_to(window, "Stop everything")
        window.follow("Enter")
        tab_to(window, "ly_do")
        window.write("Sự cố")
        tab_to(window, "Stop everything")
        page = window.follow("Enter")
    assert "Everything is on hold" in page.text and "Sự cố" in page.text


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_small_phone_and_breaks_no_rule_of_its_own(
    browser: Browser, office: Desk, served: Served, path: str
) -> None:
    with browser.window(width=PHONE) as window:
        served.enter(window, "chanh")
        window.go(served.origin + path)
        window.value("document.querySelectorAll('details').forEach(each => each.open = true); 0")
        page = window.read()
    assert page.errors == [] and page.wide <= PHONE
    assert all(address.startswith(served.origin) for address in page.asked)


@pytest.mark.services
@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: make checkers")
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_keeps_nobody_out(
    browser: Browser, office: Desk, served: Served, path: str, dark: bool
) -> None:
    with browser.window(width=PHONE) as window:
        served.enter(window, "chanh")
        window.emulate(dark=dark)
        window.go(served.origin + path)
        window.value(
            "document.querySelectorAll('main details').forEach(each => each.open = true); 0"
        )
        assert barriers(window) == []
