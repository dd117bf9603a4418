"""A website full of attacks in a real browser, under the policy of the web servers' examples."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from browser import BROWSER, Browser, browsing
from channel_items import make_image, make_item
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from hostile import ATTACKS, NOW, article, office, standing
from publisher.actions.checking import check_files
from publisher.contract import Rejected
from publisher.workspace import Workspace
from site_server import serving
from website_office import ROOT, config

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no browser is installed here"),
]

TOGETHER = 5  # attacks in each text, so that there are fewer pages
OURS = """[...document.scripts].map(s => s.type + (s.src && new URL(s.src).pathname)).sort()"""
# Elements that could act, beside the scripts.
ACTING = """[...document.querySelectorAll("*")].filter(e => e.localName.includes(":")
  || ["iframe", "object", "embed", "base", "math", "style"].includes(e.localName)
  || [...e.attributes].some(a => a.name.startsWith("on") || a.name === "style"
     || ["href", "src", "action", "formaction", "poster"].includes(a.name)
        && /^\\s*(javascript|vbscript|data):/i.test(a.value)))
  .map(e => e.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


def markdown(attack: str) -> str:
    """Return an attack at each place of a body where one may stand."""
    line = " ".join(attack.split())
    places = (attack, f"[x]({line})", f"[x]: {line}", f"<a href='{line}'>x</a>", f"`{line}`",
              f"# {line}", f"| {line} |\n|---|\n| {line} |", f"x[^1]\n\n[^1]: {line}")  # fmt: skip
    return "\n\n".join(places)


def bodies() -> str:
    """Return all attacks that are not refused at once, as one body."""
    found = []
    for attack in ATTACKS:
        try:
            to_payload(make_item(body=markdown(attack)), "")
        except Rejected:
            continue
        found.append(markdown(attack))
    assert len(found) > len(ATTACKS) / 2
    return "\n\n".join(found)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site that has all attacks in all places; yields its address."""
    folder = tmp_path_factory.mktemp("attacked")
    picture = make_image(folder, size=(64, 36))
    items = []
    for nr, first in enumerate(range(0, len(ATTACKS), TOGETHER)):
        words = " x ".join(ATTACKS[first : first + TOGETHER])
        items.append(replace(article(words, picture), id=f"bai-{nr}"))
        items.append(replace(standing(words, picture), id=f"trang-{nr}", page=f"trang-{nr}"))
    items.append(make_item(id="than-bai", body=bodies()))
    with serving(folder / "www") as address:
        look = Look(base_url=address, **office(" x ".join(ATTACKS)))
        site = Site(folder / "www", folder / "site.sqlite", parts(look, per_page=5))
        site.publish([to_payload(each, look.root) for each in items], at=NOW)
        yield address


PAGES = (
    "/", "/chu-de/", "/don-vi/", "/chu-de/chu-de/", "/bai-0.html", "/bai-1.html", "/bai-2.html",
    "/bai-3.html", "/bai-4.html", "/than-bai.html", "/trang-0.html", "/trang-1.html",
    "/trang-2.html", "/trang-3.html", "/trang-4.html", "/404.html",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_attack_comes_to_anything(browser: Browser, attacked: str, path: str) -> None:
    with browser.window(width=390) as window:
        page = window.go(attacked + path)
        window.value("document.querySelectorAll('details').forEach(d => d.open = true)")
        scripts = window.value(OURS)
        assert page.errors == []
        assert all("/" in each for each in scripts if "json" not in each), scripts
        assert len([each for each in scripts if "json" not in each]) <= 2
        assert window.value(ACTING) == []
        assert [each for each in page.asked if not each.startswith((attacked, "data:"))] == []


@pytest.mark.parametrize("words", ["x alert", "<img src=x onerror=alert(1)>", "script"])
def test_what_is_searched_for_and_found_stays_text(
    browser: Browser, attacked: str, words: str
) -> None:
    with browser.window(width=390) as window:
        window.go(f"{attacked}/tim-kiem.html?q={quote(words)}")
        window.until("document.body.dataset.search === 'done'")
        page = window.read()
        assert window.value(ACTING) == []
        assert [each for each in page.errors if "404" not in each] == []
        assert window.value("document.querySelectorAll('.results img, .results svg').length") == 0


def test_the_name_of_a_file_reaches_no_page(tmp_path: Path) -> None:
    name = "\"><img src=x onerror=alert(1)> ..%2f'.png"
    (tmp_path / "config").mkdir()
    (tmp_path / "content/hinh").mkdir(parents=True)
    text = config("https://sxd.example.vn")
    (tmp_path / "config/publisher.toml").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "content/hinh/mot-cua.png", tmp_path / "content/hinh" / name)
    item = (ROOT / "content/2026-12-04-nghi-dinh-118-2025-mot-cua.md").read_text(encoding="utf-8")
    assert "path: hinh/mot-cua.png" in item
    said = name.replace("'", "''")
    item = item.replace("path: hinh/mot-cua.png", f"path: 'hinh/{said}'")
    (tmp_path / "content/bai.md").write_text(item, encoding="utf-8")
    workspace = Workspace.open(tmp_path, offline=True)
    try:
        (checked,) = check_files(workspace)
        assert not checked.has("error"), checked.problems
        (planned,) = checked.posts
        workspace.channels["website"].publish(planned.post, key="bai")
    finally:
        workspace.store.close()
    for each in (tmp_path / "site").rglob("*"):
        assert "onerror" not in each.name and "2f" not in each.name.lower().split("-")[0]
        if each.suffix in (".html", ".xml", ".json"):
            assert "onerror" not in each.read_text(encoding="utf-8")
