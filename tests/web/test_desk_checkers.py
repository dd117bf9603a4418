"""Every page of the desk, full and empty, before axe-core and the W3C's checker."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from browser import Browser, browsing
from browser_window import Page, Window
from busy_desk import AWAITED, CORRECTED, DOUBTED, DRAFT, RETURNED, WHO, busy_office, quiet_office
from page_checkers import barriers, invalid
from publisher.web import sessions
from publisher.web.passwords import link_for
from publisher.web.protection import COOKIE
from web_desk import Served, web_desk

pytestmark = pytest.mark.services

# `make axe` looks in all widths.
WIDTHS = (390, 320, 1280, 1920) if os.environ.get("AXE") == "all" else (390,)
APPROVE = f"/duyet/{AWAITED}"
OPEN = "each => { each.open = true; }"
# What axe leaves to people: what a box that scrolls cuts off, which it does not in a wide window;
# what the open menu lies upon; one letter or digit, which is as dark as those beside it.
LEFT = ("because it's partially obscured", "because it is overlapped", "content is too short")
STALE = "document.querySelector('[name=digest]').value = '0'.repeat(64); "
ROOMS = ("/tong-quan", "/duyet", "/lich", "/lich?kieu=danh-sach", "/hang-doi", "/tim", "/bao-cao",
         "/nhat-ky", "/nguoi-dung", "/toi")  # fmt: skip
EMPTY = ROOMS[:7]


@dataclass(frozen=True)
class State:
    """A page as somebody sees it."""

    path: str
    who: str = WHO
    sends: str = ""  # the form that is sent there: the page that answers is looked at
    first: str = ""  # JavaScript that is done before
    step: str = sessions.FULL  # how far they are with logging in


FULL = {
    **{path: State(path) for path in ROOMS},
    "log-in": State("/vao", who=""),
    "log-in refused": State("/vao", who="", sends="/vao", first=(
        "document.querySelector('#ten').value = 'lan';"
        "document.querySelector('#mat_khau').value = 'không phải'; ")),
    "second step": State("/vao/ma", step=sessions.PASSWORD),
    "second step to choose": State("/toi/buoc-hai", step=sessions.SETUP),
    "link for somebody": State("/nguoi-dung/lan", sends="/nguoi-dung/lan/lien-ket"),
    "proof of the journal": State("/nhat-ky", sends="/nhat-ky/kiem-tra"),
    "not done": State("/hang-doi", sends="/hang-doi/chua-dang", first=(
        "document.querySelector(\"form[action='/hang-doi/chua-dang'] [name=so]\").value = '9'; ")),
    "nothing there": State("/duyet/khong-co"),
    "not allowed": State("/nhat-ky", who="lan"),
    "the menu": State("/toi", first=f"[document.querySelector('.menu')].forEach({OPEN})"),
    "to approve": State(APPROVE),
    "a correction": State(f"/duyet/{CORRECTED}"),
    "sent back": State(f"/duyet/{RETURNED}"),
    "changed meanwhile": State(APPROVE, sends=f"{APPROVE}/duyet", first=STALE),
    "no reason": State(APPROVE, sends=f"{APPROVE}/tra-lai", first=(
        "document.querySelector('#tra-lai-ly-do').value = ' '; ")),
    "a week": State("/lich?tuan=2026-11-30"),
    "to move": State(f"/lich/{AWAITED}/doi"),
    "moved wrongly": State(f"/lich/{AWAITED}/doi", sends=f"/lich/{AWAITED}/doi", first=(
        "document.querySelector('#ngay').value = '31/11/2026'; ")),
    "a draft": State(f"/lich/ban-nhap?tep={DRAFT}"),
    "all doubts": State("/hang-doi?loai=doubt"),
    "stop": State("/hang-doi/dung-tat-ca"),
    "found": State("/tim?q=ho+so"),
    "not found": State("/tim?q=zzzz"),
    "a story": State(f"/bai/{DOUBTED}"),
    "somebody": State("/nguoi-dung/lan"),
    "somebody new": State("/nguoi-dung/moi"),
    "other password": State("/toi/mat-khau"),
    "a code": State("/toi/ma"),
    "a passkey": State("/toi/khoa"),
}  # fmt: skip


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("busy")
    with busy_office(folder / "office") as office, web_desk(office) as served:
        yield served


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("quiet")
    with quiet_office(folder / "office") as office, web_desk(office) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


def shown(window: Window, served: Served, state: State) -> Page:
    """Bring a window to a page, and open what can be opened there."""
    if state.who:
        window.keep_cookie(served.origin, COOKIE, served.cookie(state.who, state.step))
    page = window.go(f"{served.origin}{state.path}")
    if state.sends:
        form = json.dumps(f"form[action='{state.sends}']")
        page = window.follow(f"{state.first}document.querySelector({form}).submit()")
    elif state.first:
        window.value(f"{state.first}; 0")
    return page


def faults(window: Window, page: Page, width: int) -> list[str]:
    """Return what keeps somebody out of a page with everything open; in the dark, colours only."""
    window.emulate()
    window.value(f"document.querySelectorAll('main details').forEach({OPEN})")
    window.read()
    found = [f"it is {page.wide} pixels wide"] if page.wide > width else []
    found += barriers(window)
    window.emulate(dark=True)
    found += [f"dark: {each}" for each in barriers(window, ["color-contrast"])]
    return [each for each in found if not any(words in each for words in LEFT)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", FULL)
def test_nothing_on_a_full_desk_keeps_anybody_out(
    browser: Browser, busy: Served, name: str, width: int
) -> None:
    with browser.window(width=width) as window:
        page = shown(window, busy, FULL[name])
        assert faults(window, page, width) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", EMPTY)
def test_nothing_on_an_empty_desk_keeps_anybody_out(
    browser: Browser, quiet: Served, path: str, width: int
) -> None:
    with browser.window(width=width) as window:
        page = shown(window, quiet, State(path))
        assert faults(window, page, width) == []


def test_every_page_is_as_the_standards_say(busy: Served, quiet: Served, tmp_path: Path) -> None:
    wanted = [(busy, each) for each in FULL.values()] + [(quiet, State(path)) for path in EMPTY]
    for number, (served, state) in enumerate(wanted):
        caller = served.log_in(state.who, state.step) if state.who else served.caller()
        name = f"{number}{state.path.split('?')[0].replace('/', '-')}.html"
        (tmp_path / name).write_bytes(caller.get(state.path).content)
    style = (
        busy.caller().get("/vao").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    )
    (tmp_path / "desk.css").write_bytes(busy.caller().get(style).content)
    assert invalid(sorted(tmp_path.iterdir())) == []


def test_the_first_password_is_for_everybody_to_choose(
    browser: Browser, quiet: Served, tmp_path: Path
) -> None:
    workspace = quiet.desk.workspace()
    with workspace.store.write() as db:
        path = f"/vao/lan-dau/{link_for(db, 'lan', workspace.now())}"
    (tmp_path / "first.html").write_bytes(quiet.caller().get(path).content)
    assert invalid([tmp_path / "first.html"]) == []
    with browser.window(width=WIDTHS[0]) as window:
        page = shown(window, quiet, State(path, who=""))
        assert faults(window, page, WIDTHS[0]) == []
