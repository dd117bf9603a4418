"""What approvers read in a browser is what readers get: real channels, a real browser."""

import html
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from browser import Browser, browsing
from browser_window import Page
from e2e import Office, office
from page_checkers import barriers
from publisher.workspace import Workspace
from web_desk import Caller, Served, web_desk

CHANNELS = ("website", "facebook", "zalo", "telegram")
ITEM, APPROVER = "hoi-nghi", "giam-doc"
BODY = """\
Sở mời các đơn vị dự **hội nghị** ngày 30/11.

## Chương trình

- 08:00: đón tiếp
- 08:30: báo cáo

![Sơ đồ chỗ ngồi](hinh/anh.png "Sơ đồ, ảnh: Văn phòng")

Tài liệu ở [Cổng dịch vụ công](https://dichvucong.example/ho-so?ma=1&nam=2026).
"""
FRAME = re.compile(r'<iframe sandbox class="size-\d" src="(/xem/[^/]+/([^?]+)[^"]+)"')
WORD = re.compile(r"\w+")
PHONE = 390


@contextmanager
def waiting(folder: Path) -> Iterator[tuple[Office, Served]]:
    """Open an office in which an item waits for a yes, and the desk to say it at."""
    with office(folder, *CHANNELS) as desk:
        asked = desk.config.read_text("utf-8") + "\n[approval]\ndefault = 1\n"
        desk.config.write_text(asked, encoding="utf-8")
        desk.write(ITEM, BODY, title="Mời dự hội nghị triển khai nhiệm vụ")
        with desk.daemon():
            desk.until(lambda: len(desk.states(ITEM)) == len(CHANNELS), "planned")
            opened = replace(Workspace.open(desk.folder, offline=True), now=desk.now)
            with closing(opened.store), web_desk(opened) as served:
                yield desk, served


def frames(caller: Caller) -> dict[str, str]:
    """Return the pages of an item's frames by channel."""
    found = FRAME.findall(caller.get(f"/duyet/{ITEM}").text)
    return {channel: caller.get(html.unescape(address)).text for address, channel in found}


def text_of(page: str) -> str:
    """Return what a frame says where it shows plain text."""
    (found,) = re.findall(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    return html.unescape(found)


def words(markup: str) -> str:
    """Return the words of some HTML, with one blank between them."""
    plain = re.sub(r"<(style|script|title)\b.*?</\1>|<[^>]*>", " ", markup, flags=re.DOTALL)
    return " ".join(WORD.findall(html.unescape(plain).replace("\u00a0", " ")))


@pytest.mark.slow
def test_what_was_shown_is_what_every_service_receives(tmp_path: Path) -> None:
    with waiting(tmp_path) as (desk, served):
        caller = served.log_in(APPROVER)
        shown = frames(caller)
        assert shown.keys() == {*CHANNELS}
        fields = re.findall(
            r'name="(digest|press|da_xem)" value="([^"]*)"', caller.get(f"/duyet/{ITEM}").text
        )
        assert not any(desk.posts(channel) for channel in CHANNELS)
        caller.post(f"/duyet/{ITEM}/duyet", data=dict(fields))
        desk.settle()
        (facebook,), (zalo,), (telegram,) = map(desk.posts, CHANNELS[1:])
        (page,) = desk.posts("website")
        received = (desk.folder / "site" / page["path"].strip("/")).read_text("utf-8")
    parts = [facebook["message"], facebook["link"]] if facebook["link"] else [facebook["message"]]
    assert text_of(shown["facebook"]) == "\n\n".join(parts)
    assert text_of(shown["telegram"]) == telegram["text"]
    head = [zalo["title"], zalo["description"], zalo["author"]]
    assert text_of(shown["zalo"]).startswith("\n\n".join(head))
    assert words(_without_picture(text_of(shown["zalo"]))) == words(
        "\n".join([*head, *(each.get("content", "") for each in zalo["body"])])
    )
    article = shown["website"].partition('<p class="summary">')[2].partition("</p>")[2]
    said = words(article.partition("</figure>")[2])  # below the cover
    assert "Chương trình" in said and said in words(received)


def _without_picture(text: str) -> str:
    return re.sub(r"\[Ảnh[^\]]*\]", "", text)


# --- In a real browser ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Served]]:
    with waiting(tmp_path_factory.mktemp("office")) as both:
        yield both


def calm(page: Page, served: Served) -> None:
    """Nothing went wrong on a page, and it asked nobody else for anything."""
    assert page.errors == []
    others = [each for each in page.asked if not each.startswith((served.origin, "data:"))]
    assert others == []


@pytest.mark.services
def test_a_director_reads_and_approves_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    with waiting(tmp_path) as (desk, served), browser.window(width=PHONE) as window:
        window.watch_frames()
        served.enter(window, APPROVER)
        page = window.go(f"{served.origin}/duyet")
        assert page.wide <= PHONE and "Mời dự hội nghị" in page.text
        calm(page, served)
        page = window.touch(f"a[href='/duyet/{ITEM}']")
        assert page.wide <= PHONE
        said = window.frames()
        assert len(said) == len(CHANNELS)
        assert all("hội nghị" in each for each in said), said
        calm(page, served)
        page = window.touch("form[action$='/duyet'] button")
        assert "Đã duyệt" in page.text
        calm(page, served)
        desk.settle()
        assert {*desk.states(ITEM).values()} == {"sent"}


@pytest.mark.services
def test_a_keyboard_is_enough_to_send_back(browser: Browser, tmp_path: Path) -> None:
    with waiting(tmp_path) as (_desk, served), browser.window(width=1280) as window:
        served.enter(window, APPROVER)
        window.go(f"{served.origin}/duyet/{ITEM}")
        window.tab_to("form[action$='/duyet'] button")
        window.tab_to("details:has([action$='/tra-lai']) > summary")
        window.press("Enter")
        window.tab_to("#tra-lai-ly-do")
        window.write("Thiếu nguồn")
        window.tab_to("form[action$='/tra-lai'] button")
        page = window.follow("Enter")
        assert "Đã trả lại" in page.text and "Thiếu nguồn" in page.text
        calm(page, served)


@pytest.mark.services
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, PHONE, 1280])
def test_nothing_keeps_anybody_out(
    browser: Browser, desks: tuple[Office, Served], width: int, dark: bool
) -> None:
    _desk, served = desks
    with browser.window(width=width) as window:
        window.emulate(dark=dark)
        served.enter(window, APPROVER)
        for path in ("/duyet", f"/duyet/{ITEM}"):
            page = window.go(f"{served.origin}{path}")
            window.value(
                "document.querySelectorAll('main details').forEach(e => { e.open = true; })"
            )
            assert barriers(window) == []
            assert page.wide <= width


@pytest.mark.services
def test_nothing_keeps_anybody_out_of_a_post(
    browser: Browser, desks: tuple[Office, Served], tmp_path: Path
) -> None:
    _desk, served = desks
    for channel, text in frames(served.log_in(APPROVER)).items():
        copy = tmp_path / f"{channel}.html"  # where scripts run: axe-core is one
        copy.write_text(text, encoding="utf-8")
        with browser.window(width=PHONE) as window:
            window.go(copy.as_uri())
            assert [each for each in barriers(window) if "page-has-heading-one" not in each] == []
