"""What a citizen does on the website, in a real browser: on a phone, at a desk, by keyboard."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from browser import BROWSER, Browser, browsing
from browser_window import Window
from website_office import EVENT, GRAPHIC, PAGES, Site, website_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no browser is installed here"),
]

PHONE, DESK, NARROW = 390, 1280, 320
THEME = "Thủ tục hành chính và dịch vụ công trực tuyến"
FEW = ("home", "list", "everything", "video", "corrected", "search", "leaders")

# What has the focus: what it says, and whether readers see it and that it has it.
SEEN = """(() => { const e = document.activeElement, s = getComputedStyle(e),
  b = e.getBoundingClientRect();
return {text: (e.innerText || e.ariaLabel || e.placeholder || "").trim(), tag: e.localName,
  outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
  inside: b.width > 0 && b.height > 0 && b.bottom > 0 && b.top < innerHeight}; })()"""
# What stands out at the right of the window.
CUT = """[...document.querySelectorAll("main *")].filter(e => e.getClientRects().length
  && !e.closest(".hidden, .table, picture, video, details:not([open])")
  && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with website_office(tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Window]:
    with browser.window(width=request.param) as opened:
        opened.emulate()
        yield opened


def click(window: Window, words: str, within: str = "main") -> None:
    """Follow the first link that says these words."""
    window.follow(
        f"const found = [...document.querySelectorAll({within!r} + ' a')]"
        f".find(a => a.innerText.replaceAll('\\u00a0', ' ').includes({words!r})); found.click()"
    )


def calm(window: Window, site: Site) -> None:
    """Assert that nothing is wrong with the page, and that it asked nobody else."""
    page = window.page
    assert page.errors == []
    assert [each for each in page.asked if not each.startswith((site.address, "data:"))] == []


def test_a_citizen_finds_reads_searches_and_rates(window: Window, site: Site) -> None:
    window.go(f"{site.address}/")
    calm(window, site)
    task = "document.querySelector('#_toi-muon').closest('section').querySelector('a').href"
    assert window.value(task).startswith("https://")  # which another office answers
    click(window, THEME)
    assert window.page.title.startswith(THEME)
    calm(window, site)
    click(window, "5 bước đề nghị")
    assert "Năm bước cần nhớ" in window.page.text
    calm(window, site)
    before = window.value("location.pathname")
    window.follow("document.querySelector('.related a').click()")
    assert window.value("location.pathname") not in (before, "/")
    calm(window, site)
    window.follow(
        "const form = document.querySelector('header form'); "
        "form.q.value = 'cap giay phep xay dung'; form.requestSubmit()"
    )
    window.until("document.body.dataset.search === 'done'")
    assert "Tìm thấy" in window.read().text
    click(window, "5 bước đề nghị")
    assert window.value("location.pathname") == f"/{GRAPHIC}.html"
    window.follow("document.querySelector('.rating button[value=co]').click()")
    assert "Cảm ơn" in window.page.text
    calm(window, site)
    assert GRAPHIC in {each.page for each in site.answers.rated()}


def test_what_a_page_links_to_is_there(site: Site, browser: Browser) -> None:
    asked = """[...new Set([...document.querySelectorAll("[href], [src]")]
      .map(e => (e.getAttribute("href") || e.getAttribute("src")).split(/[?#]/)[0])
      .filter(a => a.startsWith("/")))]"""
    found: set[str] = set()
    with browser.window(width=PHONE) as window:
        for path in PAGES.values():
            window.go(site.address + path)
            found.update(window.value(asked))
    gone = []
    for path in sorted(found):
        file = site.folder / path.lstrip("/")
        if not (file / "index.html" if path.endswith("/") else file).is_file():
            gone.append(path)
    assert gone == []


def test_a_page_prints_whole(window: Window, site: Site) -> None:
    for name in ("everything", "video", "corrected", "leaders"):
        window.go(site.address + site.pages[name])
        window.emulate(media="print")
        printed = window.read().text.replace("\xa0", " ")
        for shown in ("h1", "main p"):
            words = window.value(f"document.querySelector({shown!r}).innerText").strip()
            assert words.replace("\xa0", " ") in printed
        for hidden in ("nav.menu", "form.find", ".rating", ".skip"):
            found = f"[...document.querySelectorAll({hidden!r})]"
            assert window.value(f"{found}.every(e => !e.getClientRects().length)"), hidden
        window.resize(700)  # A4 between its margins
        assert window.value(CUT) == [], name
        assert site.address in printed  # where it was printed from


def test_a_feed_leads_to_the_articles(window: Window, site: Site) -> None:
    window.go(f"{site.address}/")
    address = window.value("document.querySelector('link[type*=rss]').href")
    assert address == f"{site.address}/rss.xml"
    with urlopen(address) as answer:  # noqa: S310  our own server
        links = [each.text for each in ET.fromstring(answer.read()).iter("link")]  # noqa: S314
    window.go(str(links[1]))
    assert window.page.title and "404" not in window.page.title
    calm(window, site)


def test_a_keyboard_goes_from_the_skip_link_through_everything(window: Window, site: Site) -> None:
    window.go(f"{site.address}/{EVENT}.html")
    seen = []
    for _ in range(60):
        window.press("Tab")
        now = window.value(SEEN)
        if now["tag"] == "body":
            break
        assert now["inside"], now
        assert now["outline"], now
        seen.append(now["text"])
    assert seen[0] == "Đến nội dung chính"
    assert any("Lưu vào lịch" in each for each in seen)
    assert len(seen) == len([each for each in seen if each]), seen


def test_the_skip_link_skips(window: Window, site: Site) -> None:
    window.go(f"{site.address}/{EVENT}.html")
    window.press("Tab")
    window.press("Enter")
    window.until("location.hash === '#_chinh'")
    window.press("Tab")
    assert window.value("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_on_the_narrowest_phone(browser: Browser, site: Site, name: str) -> None:
    with browser.window(width=NARROW) as window:
        page = window.go(site.address + site.pages[name])
        assert page.wide == NARROW
        assert window.value(CUT) == []
        calm(window, site)


def test_letters_twice_as_large_are_read_without_scrolling_aside(
    window: Window, site: Site
) -> None:
    for name in FEW:
        window.go(site.address + site.pages[name])
        wide = window.value("innerWidth")
        window.value("document.documentElement.style.setProperty('font-size', '200%'); 0")
        assert window.read().wide <= wide, name
        assert window.value(CUT) == [], name


def test_everything_is_read_where_no_scripts_run(window: Window, site: Site) -> None:
    window.without_scripts()
    for name, words in (
        ("home", THEME), ("everything", "Thời hạn"), ("video", "Cảnh 1"),
        ("search", "không chạy JavaScript"), ("leaders", "Giám đốc"),
    ):  # fmt: skip
        page = window.go(site.address + site.pages[name])
        assert words in window.value("document.body.textContent").replace("\u00a0", " "), name
        assert page.errors == []
