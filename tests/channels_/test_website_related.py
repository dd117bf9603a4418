"""Related articles: older ones, chosen once, and bounded however large the site is."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from channel_items import make_item
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.pages.related import COMMON, MOST, NAMED
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Item, Term

LOOK = Look(base_url="https://sxd.example.vn", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
OTHER = Term("nha-o", "Nhà ở")


def item(number: int, title: str, **changes: Any) -> Item:
    changes.setdefault("publish_at", NOW + timedelta(hours=number))
    return make_item(id=f"tin-{number}", title=title, summary="", **changes)


def put(folder: Path, items: Iterable[Item]) -> Site:
    site = Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=5))
    site.publish([to_payload(each, LOOK.root) for each in items], at=NOW)
    return site


def related(folder: Path, number: int) -> list[int]:
    page = (folder / "www" / f"tin-{number}.html").read_text()
    section = page.partition('class="related ')[2].partition("</section>")[0]
    return [int(each) for each in re.findall(r'href="/tin-(\d+)\.html"', section)]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in (folder / "www").rglob("*")
        if path.is_file()
    }


def test_what_shares_rare_words_is_nearer_than_what_is_only_newer(tmp_path: Path) -> None:
    put(
        tmp_path,
        [
            item(1, "Khởi công cầu Ea H'leo", theme=OTHER),
            item(2, "Giao ban tuần 47"),
            item(3, "Giao ban tuần 48"),
            item(4, "Thông xe cầu Ea H'leo sau 18 tháng khởi công"),
        ],
    )
    assert related(tmp_path, 4) == [1, 3, 2]
    assert related(tmp_path, 3) == [2]
    assert related(tmp_path, 1) == []


def test_few_shared_pairs_of_another_theme_are_chance(tmp_path: Path) -> None:
    put(tmp_path, [item(1, "Sở nghe người dân góp ý", theme=OTHER), item(2, "Sở nghe người già")])
    assert related(tmp_path, 2) == []


def test_only_older_ones_of_the_same_language_that_are_not_over(tmp_path: Path) -> None:
    put(
        tmp_path,
        [
            item(1, "Mời dự hội nghị", expires=NOW + timedelta(hours=2)),
            item(2, "Roads of the province", lang="en"),
            item(3, "Tin cũ"),
            item(4, "Tin mới"),
        ],
    )
    assert related(tmp_path, 4) == [3]
    put(tmp_path, [item(5, "Tin đến muộn", publish_at=NOW)])
    assert related(tmp_path, 5) == []


def test_a_later_article_changes_no_page_of_an_older_one(tmp_path: Path) -> None:
    articles = [item(number, f"Cầu Ea H'leo, kỳ {number}") for number in range(1, 9)]
    site = put(tmp_path, articles[:7])
    before = tree(tmp_path)
    site.publish([to_payload(articles[7], LOOK.root)], at=NOW)
    after = tree(tmp_path)
    assert len(related(tmp_path, 8)) == MOST
    for number in range(1, 8):
        assert before[f"www/tin-{number}.html"] == after[f"www/tin-{number}.html"]


def test_a_correction_keeps_what_was_chosen(tmp_path: Path) -> None:
    articles = [item(number, f"Cầu Ea H'leo, kỳ {number}") for number in range(1, 4)]
    site = put(tmp_path, articles)
    chosen = related(tmp_path, 3)
    site.publish([to_payload(replace(articles[2], title="Chuyện khác hẳn"), "")], at=NOW)
    assert related(tmp_path, 3) == chosen == [2, 1]


def test_pages_that_name_an_article_follow_its_title_and_its_withdrawal(tmp_path: Path) -> None:
    articles = [item(number, f"Cầu Ea H'leo, kỳ {number}") for number in range(1, 4)]
    site = put(tmp_path, articles)
    site.publish([to_payload(replace(articles[0], title="Cầu Ea H'leo, kỳ đầu"), "")], at=NOW)
    assert "kỳ đầu" in (tmp_path / "www" / "tin-3.html").read_text()
    assert list(faults(site)) == []
    site.withdraw("tin-1")
    assert related(tmp_path, 3) == [2]
    assert related(tmp_path, 2) == []
    assert list(faults(site)) == []
    site.publish([to_payload(articles[0], LOOK.root)], at=NOW)
    assert related(tmp_path, 3) == [2, 1]
    assert list(faults(site)) == []


@pytest.mark.slow
def test_an_article_is_named_by_a_bounded_number_of_pages(tmp_path: Path) -> None:
    said = [f"tiếng{number}" for number in range(NAMED + 8)]
    star = item(0, " ".join(said))
    others = [
        item(n, " ".join(said[n - 1 : n + 3]), theme=Term(f"t{n}", "T"))
        for n in range(1, NAMED + 6)
    ]
    site = put(tmp_path, [star, *others])
    with sqlite3.connect(tmp_path / "site.sqlite") as db:
        named = db.execute("SELECT max(n) FROM (SELECT count(*) n FROM related GROUP BY other)")
        assert named.fetchone() == (NAMED,)
    before = tree(tmp_path)
    site.withdraw("tin-0")
    after = tree(tmp_path)
    pages = {path for path, content in before.items() if after.get(path) != content}
    assert len([path for path in pages if re.fullmatch(r"www/tin-\d+\.html", path)]) == NAMED + 1


@pytest.mark.slow
def test_what_is_kept_of_an_article_is_bounded(tmp_path: Path) -> None:
    put(tmp_path, [item(number, f"Họp giao ban Sở, số {number}") for number in range(COMMON + 20)])
    with sqlite3.connect(tmp_path / "site.sqlite") as db:
        most = db.execute("SELECT max(n) FROM (SELECT count(*) n FROM kin_pair GROUP BY pair)")
        assert most.fetchone()[0] < COMMON
    assert len(related(tmp_path, COMMON + 19)) == MOST


@pytest.mark.slow
def test_one_by_one_all_at_once_and_rebuilt_give_the_same_pages(tmp_path: Path) -> None:
    syllables = ["cầu", "đường", "nhà", "phép", "xây", "dựng", "hồ", "sơ", "đất", "thôn", "xã"]
    articles = [
        item(n, " ".join(syllables[(n * step) % 11] for step in range(1, 7)), theme=theme)
        for n, theme in enumerate([OTHER, make_item().theme] * 15)
    ]
    put(tmp_path / "a", articles).rebuild()
    for each in articles:
        site = put(tmp_path / "b", [each])
    one, other = tree(tmp_path / "a"), tree(tmp_path / "b")
    packed = {name for name in one if name.endswith((".br", ".gz"))}  # written later
    assert {name: page for name, page in one.items() if name not in packed} == {
        name: page for name, page in other.items() if name not in packed
    }
    site.rebuild()
    assert tree(tmp_path / "b") == one


def test_a_site_from_before_takes_note_of_its_articles_bit_by_bit(tmp_path: Path) -> None:
    site = put(tmp_path, [item(1, "Cầu Ea H'leo khởi công"), item(2, "Giao ban", theme=OTHER)])
    with sqlite3.connect(tmp_path / "site.sqlite") as db:
        for table in ("kin", "kin_pair", "related"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608
    site.publish([to_payload(item(3, "Cầu Ea H'leo thông xe"), LOOK.root)], at=NOW)
    assert related(tmp_path, 3) == [1]
