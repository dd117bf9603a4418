"""A new look reaches every page of the website bit by bit; publishing never waits for it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from channels.website.pages import assets, templates
from channels.website.pages.parts import parts
from channels.website.site import files, generator, work
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Unavailable
from small_site import LOOK, NOW, article, articles, make_site, text, tree

FOOTER = "Điện thoại: 0262 000 000"
OTHER = replace(LOOK, footer=(FOOTER,))


@pytest.fixture
def little_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let batches be so small that a site of some articles takes many."""
    monkeypatch.setattr(generator, "SHARE", 3)


@pytest.fixture
def restyle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Yield what changes the style sheet of the templates."""
    folder = shutil.copytree(assets.TEMPLATES, tmp_path / "templates")
    for module in (assets, templates):
        monkeypatch.setattr(module, "TEMPLATES", folder)

    def changed(rule: str) -> None:
        (folder / "css" / "99-test.css").write_text(rule)
        assets.assets.cache_clear()
        assets._names.cache_clear()

    yield changed
    assets.assets.cache_clear()
    assets._names.cache_clear()


def old_pages(folder: Path) -> set[str]:
    pages = {name: page for name, page in tree(folder).items() if name.endswith(".html")}
    return {name for name, page in pages.items() if FOOTER.encode() not in page}


@pytest.mark.usefixtures("little_by_little")
def test_one_more_article_writes_few_pages_of_a_new_look(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(30)), at=NOW)
    site = make_site(tmp_path, OTHER)
    site.publish([article(30)], at=NOW)
    assert FOOTER in text(tmp_path, "tin-30.html")
    assert FOOTER in text(tmp_path, "index.html")
    assert len(old_pages(tmp_path)) > 30
    assert site.shows(article(30)), "the others are no matter of this article"
    assert site.waiting() > 30
    site.catch_up(60)
    assert old_pages(tmp_path) == set()
    assert site.waiting() == 0


@pytest.mark.usefixtures("little_by_little")
def test_the_front_page_comes_first_then_overviews_then_the_newest(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(14)), at=NOW)
    site, seen = make_site(tmp_path, OTHER), []
    old = old_pages(tmp_path)
    while site._catch_up(3):
        left = old_pages(tmp_path)
        seen += sorted(old - left, key=len)
        old = left
    assert seen[0] == "index.html"
    place = seen.index
    assert place("chu-de/tthc/index.html") < place("tin-13.html") < place("tin-2.html")
    assert place("tin-2.html") < place("tin-tuc/1.html")


@pytest.mark.usefixtures("little_by_little")
def test_a_kill_while_the_look_changes_loses_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    clean = make_site(tmp_path / "clean", OTHER)
    clean.publish(articles(range(12)), at=NOW)
    clean.catch_up(60)
    real, calls = files._move, []

    def killed_sometimes(moves: files._Moves) -> bool:
        calls.append(moves)
        if len(calls) % 5 == 0:
            raise KeyboardInterrupt
        return real(moves)

    monkeypatch.setattr(files, "_move", killed_sometimes)
    kills = 0
    while True:
        try:
            make_site(tmp_path, OTHER).catch_up(60)
            break
        except KeyboardInterrupt:
            kills += 1
    assert kills > 5
    made = {name: page for name, page in tree(tmp_path).items() if not name.endswith(".tmp")}
    assert made == tree(tmp_path / "clean")


@pytest.mark.usefixtures("little_by_little")
def test_a_page_finds_its_style_until_no_page_is_left_that_names_it(
    tmp_path: Path, restyle: Callable[[str], None]
) -> None:
    restyle("p { color: red }")
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    first = assets.asset("site.css")
    restyle("p { color: blue }")
    second = assets.asset("site.css")
    assert first != second
    site = make_site(tmp_path)
    site.publish([article(12)], at=NOW)
    while site._catch_up(3):
        for name, page in tree(tmp_path).items():
            if name.endswith(".html"):
                style = first if first.encode() in page else second
                assert (tmp_path / "www" / style).is_file(), name
    assert {name for name in tree(tmp_path) if name.startswith("site.") and "css" in name} == {
        second,
        f"{second}.br",
        f"{second}.gz",
    }


def test_list_pages_that_a_new_look_has_no_more_are_removed(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    longer = Site(tmp_path / "www", tmp_path / "site.sqlite", parts(LOOK, per_page=20))
    longer.catch_up(60)
    assert "tin-tuc/2.html" not in tree(tmp_path)
    assert list(faults(longer)) == []


def test_an_article_that_is_out_stays_so_if_the_rest_can_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path).publish(articles(range(3)), at=NOW)

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    site = make_site(tmp_path, OTHER)
    with monkeypatch.context() as patch:
        patch.setattr(work.Work, "share", full)
        site.publish([article(3)], at=NOW)
        with pytest.raises(Unavailable):
            site.catch_up(60)
    assert site.shows(article(3))


def test_an_index_of_an_older_version_is_taken_over(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(3)), at=NOW)
    with closing(sqlite3.connect(tmp_path / "site.sqlite")) as db, db:
        db.executescript(
            "DROP TABLE file; DROP TABLE stale; UPDATE look SET fingerprint = 'older';"
            "CREATE TABLE stale (nr INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);"
            "INSERT INTO stale (path) VALUES ('broken-off.html')"
        )
    for name in ("broken-off.html", "site.css", "of-the-office.pdf"):
        (tmp_path / "www" / name).write_text("old")
    make_site(tmp_path).catch_up(60)
    left = {name for name, page in tree(tmp_path).items() if page == b"old"}
    assert left == {"of-the-office.pdf"}
