"""A kill storm on the website: whatever instant it is killed at, readers see a whole site."""

import os
import random
import re
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from channel_items import make_image
from channels.website.site import compressed, generator
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Term
from small_site import LOOK, NOW, article, make_site, tree

KILLS = 40
DEEDS = 6  # that a life begins, at most
DEED = 0.2  # seconds from the last one's beginning to the kill, at most
NUMBERS = range(9)
LOOKS = (LOOK, replace(LOOK, footer=("Điện thoại: 0262 000 000",)))
GONE = "đã được gỡ"

pytestmark = pytest.mark.slow


class Life:
    """One process that does as it likes, and notes beforehand what it is about to do."""

    def __init__(self, folder: Path, life: int) -> None:
        self._folder, self._life = folder, life
        self._rng = random.Random(life)  # noqa: S311  the same in every run

    def run(self, begins: Callable[[], object]) -> None:
        """Publish, update, withdraw, expire and catch up, until it is killed.

        begins: is told of each deed.
        """
        site = make_site(self._folder, LOOKS[self._life // 5 % 2])
        deeds = (self._publish, self._publish, self._publish, self._withdraw, self._expire)
        for step in range(1_000):
            deed: Callable[[Site, str], None] = self._rng.choice(deeds)
            begins()
            deed(site, f"{self._life}x{step}")
            if self._rng.random() < 0.3:
                site.catch_up(0)

    def _publish(self, site: Site, edition: str) -> None:
        number = self._rng.choice(NUMBERS)
        self._note(f"tin-{number} bản {edition}.")
        site.publish([self._article(number, edition)], at=NOW + timedelta(days=self._life))

    def _withdraw(self, site: Site, _edition: str) -> None:
        number = self._rng.choice(NUMBERS)
        with site.open() as (index, _):
            entry = index.entry(f"tin-{number}")
        assert entry is not None
        self._note(f"tin-{number} {entry.payload['title'] if entry.live else GONE}")
        site.withdraw(f"tin-{number}")

    def _expire(self, site: Site, _edition: str) -> None:
        site.expire(NOW + timedelta(days=self._life))

    def _note(self, intent: str) -> None:
        beside = self._folder / "intent.new"
        beside.write_text(intent)
        beside.replace(self._folder / "intent")

    def _article(self, number: int, edition: str) -> dict[str, Any]:
        photo = make_image(self._folder / "photos" / str(number)) if number % 4 == 0 else None
        return article(
            number,
            title=f"Tin số {number}, bản {edition}.",
            theme=Term(f"chu-de-{self._life % 3}", "Chủ đề"),
            cover=photo,
            expires=NOW + timedelta(days=self._life),
        )


def killed_in(deed: int, seconds: float, run: Callable[[Callable[[], object]], None]) -> None:
    """Run a life in a process of its own; kill it some time after it began so many deeds.

    However slow the machine is, it gets that far.
    """
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            run(lambda: os.write(tell, b"."))
        except BaseException:  # noqa: BLE001  it must not go on as if it were the test
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(tell)
    with os.fdopen(told, "rb", buffering=0) as begun:
        for _ in range(deed):
            begun.read(1)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it failed by itself"


def seen(folder: Path) -> dict[str, bytes]:
    """Return what readers may ask for."""
    return {name: content for name, content in tree(folder).items() if not name.endswith(".tmp")}


def assert_whole(made: dict[str, bytes]) -> None:
    """Look whether any file is cut, or a variant says something else than its file."""
    for name, content in made.items():
        plain, suffix = name[:-3], name[-3:]
        if compressed.is_variant(name):
            assert compressed.unpacked(suffix, content) == made[plain], name
        elif name.endswith(".html"):
            assert content.endswith(b"</html>\n"), name
        elif name.endswith(".xml"):
            assert re.search(rb"</(rss|feed|urlset|sitemapindex)>\s*\Z", content), name


def assert_agreed(made: dict[str, bytes], folder: Path, begun: dict[str, set[str]]) -> None:
    """Look whether each page says what the index says of it, or what it may say still or already.

    begun: what is so after a kill, by article: the new words of one that was being published
    (the index has them last), the old ones of one that was being withdrawn (it has that first).
    """
    slug, _, doing = (folder / "intent").read_text().partition(" ")
    begun.setdefault(slug, set()).add(doing)
    with make_site(folder).open() as (index, _db):
        for name in (f"tin-{number}" for number in NUMBERS):
            entry, page = index.entry(name), made[f"{name}.html"].decode()
            assert entry is not None
            if (entry.payload["title"] if entry.live else GONE) in page:
                begun.pop(name, None)
            else:
                assert any(each in page for each in begun[name]), name


def assert_links_lead_somewhere(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if name.endswith((".html", ".xml")):
            for link in re.findall(rb"/tin/(tin-\d+[^\"<#?]*\.html)", content):
                assert link.decode() in made, f"{name} → {link.decode()}"


@pytest.mark.timeout(900)
def test_after_any_kill_readers_see_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator, "SHARE", 4)
    rng = random.Random(7)  # noqa: S311  the same in every run
    for number in NUMBERS:
        (tmp_path / "photos" / str(number)).mkdir(parents=True)
    make_site(tmp_path).publish([article(number) for number in NUMBERS], at=NOW)
    (tmp_path / "intent").write_text("nothing yet")
    begun: dict[str, set[str]] = {}
    for life in range(KILLS):
        killed_in(rng.randint(0, DEEDS), rng.uniform(0, DEED), Life(tmp_path, life).run)
        made = seen(tmp_path)
        assert_whole(made)
        assert_agreed(made, tmp_path, begun)
        assert_links_lead_somewhere(made)
    site = make_site(tmp_path)
    site.catch_up(600)
    left = seen(tmp_path)
    assert (
        len([name for name in left if "phien-ban" in name and name.endswith("html")]) > KILLS / 4
    )
    assert list(faults(site)) == []
    (tmp_path / "www").rename(tmp_path / "old")
    site.rebuild()
    pages = {name: page for name, page in left.items() if not name.startswith("media/")}
    assert seen(tmp_path) == pages
