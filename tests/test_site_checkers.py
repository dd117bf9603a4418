"""Every type of page before axe-core and the W3C's checker: neither finds anything."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import Browser, browsing
from page_checkers import barriers, invalid
from website_office import PAGES, Site, website_office

pytestmark = pytest.mark.services

# `make axe` looks at every page in all widths, in light and in the dark.
GRID = [(width, dark) for width in (390, 320, 1280) for dark in (False, True)]
LOOKS = GRID if os.environ.get("AXE") == "all" else GRID[:1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with website_office(tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.mark.parametrize(
    ("width", "dark"),
    LOOKS,
    ids=[f"{width}-{'dark' if dark else 'light'}" for width, dark in LOOKS],
)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_keeps_anybody_out(
    browser: Browser, site: Site, page: str, width: int, dark: bool
) -> None:
    with browser.window(width=width) as window:
        window.emulate(dark=dark)
        window.go(site.address + site.pages[page])
        assert barriers(window) == []
        assert window.page.wide <= width


def test_every_page_style_sheet_and_drawing_is_as_the_standards_say(site: Site) -> None:
    kinds = {".html", ".css", ".svg"}
    files = [each for each in sorted(site.folder.rglob("*")) if each.suffix in kinds]
    assert len(files) > 40
    assert invalid(files) == []


def test_the_checkers_see_what_is_wrong(browser: Browser, site: Site, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!DOCTYPE html><title>x</title><img src=a.png><p><h1>x</p>")
    assert any("alt" in each for each in invalid([bad]))
    with browser.window(width=390) as window:
        window.go(bad.as_uri())
        assert any(each.startswith("image-alt") for each in barriers(window))
