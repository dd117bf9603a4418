"""The website on disk: bounded writing, repair after crashes, lists, feeds, withdrawal."""

import errno
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from channel_items import make_image
from channels.website.pages.assets import asset
from channels.website.pages.parts import parts
from channels.website.site.generator import Site
from channels.website.site.index import Index, opened
from publisher.contract import (
    ChannelError,
    Correction,
    OutcomeUnknown,
    Rejected,
    Term,
    Unavailable,
)
from small_site import LOOK, NOW, PER_PAGE, article, articles, changed, make_site, text, tree


def titles(page: str) -> list[int]:
    numbers = (part.split("<")[0] for part in page.split("Tin số ")[1:])
    return [int(number) for number in numbers]


# --- lists ---


def test_the_top_page_shows_the_newest_first(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    assert titles(text(tmp_path, "tin-tuc/index.html")) == [11, 10, 9, 8, 7]
    assert titles(text(tmp_path, "tin-tuc/1.html")) == [4, 3, 2, 1, 0]
    assert titles(text(tmp_path, "tin-tuc/3.html")) == [11, 10]
    assert titles(text(tmp_path, "chu-de/tthc/index.html")) == [11, 10, 9, 8, 7]
    assert titles(text(tmp_path, "don-vi/quan-ly-xay-dung/index.html")) == [11, 10, 9, 8, 7]


def test_from_the_top_every_article_is_reached_through_older(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    seen, page = set(titles(text(tmp_path, "tin-tuc/index.html"))), "tin-tuc/index.html"
    while 'rel="next" href="' in text(tmp_path, page):
        page = text(tmp_path, page).split('rel="next" href="/tin/')[1].split('"')[0]
        seen |= set(titles(text(tmp_path, page)))
    assert seen == set(range(12))


@pytest.mark.parametrize("size", [11, 61])
def test_adding_touches_a_bounded_number_of_files(tmp_path: Path, size: int) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(size)), at=NOW)
    before = tree(tmp_path)
    site.publish([article(size)], at=NOW)
    fed = ("chu-de/tthc", "don-vi/quan-ly-xay-dung", "hinh-thuc/article")
    names = ("tin-tuc", *fed, f"thang/{NOW + timedelta(hours=size):%Y-%m}")
    page = size // PER_PAGE + 1
    written = changed(before, tree(tmp_path))
    assert {name.removesuffix(".br").removesuffix(".gz") for name in written} == {
        f"tin-{size}.html",
        *(f"{name}/{page}.html" for name in names),
        *(f"{name}/index.html" for name in names),
        *(f"{name}/rss.xml" for name in fed),
        *(f"{name}/atom.xml" for name in fed),
        *("index.html", "rss.xml", "atom.xml", "sitemap/1.xml"),
        *("chu-de/index.html", "don-vi/index.html", "hinh-thuc/index.html", "thang/index.html"),
        *(f"tim-kiem/8/{size // 8}-{each}.json" for each in (0, 1)),
        *(f"tim-kiem/bai/{size // 16}.json", "tim-kiem/cot/0.json", "tim-kiem/dau.json"),
    }


def test_files_with_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(7)), at=NOW)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "www").rglob("*")}
    site.publish([article(3)], at=NOW + timedelta(hours=1))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "www").rglob("*")} == times


@pytest.mark.slow
def test_one_by_one_gives_the_same_site_as_all_at_once(tmp_path: Path) -> None:
    one, all_ = make_site(tmp_path / "one"), make_site(tmp_path / "all")
    for payload in articles(range(13)):
        one.publish([payload], at=NOW)
    all_.publish(reversed(articles(range(13))), at=NOW)
    assert tree(tmp_path / "one") == tree(tmp_path / "all")


def test_an_article_that_changes_its_theme_moves_there(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(7)), at=NOW)
    site.publish([article(2, theme=Term("doi-thoai", "Đối thoại"))], at=NOW)
    assert 2 not in titles(text(tmp_path, "chu-de/tthc/1.html"))
    assert titles(text(tmp_path, "chu-de/doi-thoai/index.html")) == [2]
    assert 2 in titles(text(tmp_path, "tin-tuc/1.html"))


def test_lists_of_units_and_themes_stand_in_the_offices_order(tmp_path: Path) -> None:
    units = [Term("c", "An toàn", 2), Term("b", "Văn phòng", 1), Term("a", "Bảo trì", 2)]
    payloads = [article(nr, unit=unit) for nr, unit in enumerate(units)]
    make_site(tmp_path).publish(payloads, at=NOW)
    for name in ("don-vi/index.html", "tin-tuc/index.html", "index.html"):
        places = [text(tmp_path, name).index(f'/don-vi/{each}/">') for each in "bca"]
        assert places == sorted(places), name


def test_a_new_order_takes_effect_with_the_next_article_and_changes_no_other(
    tmp_path: Path,
) -> None:
    site = make_site(tmp_path)
    theme, other = Term("tthc", "Thủ tục"), Term("an-toan", "An toàn")
    site.publish([article(1, theme=theme), article(2, theme=other)], at=NOW)
    moved = [article(1, theme=replace(theme, order=1)), article(2, theme=replace(other, order=2))]
    site.publish(moved, at=NOW)
    page = text(tmp_path, "chu-de/index.html")
    assert page.index("Thủ tục") < page.index("An toàn")
    assert "Cập nhật" not in text(tmp_path, "tin-1.html")
    assert not (tmp_path / "www" / "tin-1").exists()  # no version of the same words


def test_a_post_made_before_lists_had_an_order_is_published_as_it_is(tmp_path: Path) -> None:
    old = {key: value for key, value in article(1).items() if key != "order"}
    make_site(tmp_path).publish([old], at=NOW)
    assert titles(text(tmp_path, "tin-tuc/index.html")) == [1]


# --- corrections and withdrawal ---


def test_an_update_shows_when_it_was_made_and_only_once_for_equal_words(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1)], at=NOW)
    assert "Cập nhật" not in text(tmp_path, "tin-1.html")
    site.publish([article(1, summary="Đã sửa.")], at=NOW)
    site.publish([article(1, summary="Đã sửa.")], at=NOW + timedelta(days=1))
    assert "Cập nhật: <time" in text(tmp_path, "tin-1.html")
    assert "23/11/2026 08:00" in text(tmp_path, "tin-1.html").split("Cập nhật")[1]
    assert "Đã sửa." in text(tmp_path, "tin-tuc/index.html")


def corrected(number: int, *notes: str, **changes: Any) -> dict[str, Any]:
    told = (Correction(NOW + timedelta(days=day), note) for day, note in enumerate(notes, 1))
    return article(number, corrections=tuple(told), **changes)


def test_a_correction_says_when_and_why_and_what_stood_there_before(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, summary="Bản đầu.")], at=NOW)
    for day in (1, 2):  # the second time changes nothing
        site.publish([corrected(1, "Sai ngày.", summary="Bản hai.")], at=NOW + timedelta(days=day))
    page = text(tmp_path, "tin-1.html")
    assert "Đính chính ngày" in page
    assert "24/11/2026 08:00</time>:</strong> Sai ngày." in page
    assert 'name="DCTERMS.modified" content="2026-11-24T08:00:00+07:00"' in page
    assert page.count("/tin/tin-1/phien-ban-") == 1
    old = text(tmp_path, "tin-1/phien-ban-1.html")
    assert "Bản đầu." in old
    assert "Đính chính" not in old
    assert '<meta name="robots" content="noindex">' in old
    assert '<link rel="canonical" href="https://sxd.example.vn/tin/tin-1.html">' in old


def test_each_version_has_a_number_for_ever(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    for day, words in enumerate(["Một.", "Hai.", "Ba."]):
        site.publish([article(1, summary=words)], at=NOW + timedelta(days=day))
    shown = [text(tmp_path, f"tin-1/phien-ban-{number}.html") for number in (1, 2)]
    assert ["Một." in shown[0], "Hai." in shown[1]] == [True, True]
    assert "24/11/2026 08:00</time> đến <time" in shown[1]
    assert "Ba." in text(tmp_path, "tin-1.html")


def test_versions_stand_in_no_list_feed_or_site_map(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1)], at=NOW)
    site.publish([article(1, summary="Khác.")], at=NOW)
    naming = {name for name, page in tree(tmp_path).items() if b"phien-ban-1" in page}
    assert naming == {"tin-1.html", "tin-1/phien-ban-1.html"}


def test_versions_are_withdrawn_with_their_article_for_good(tmp_path: Path) -> None:
    site, photo = make_site(tmp_path), make_image(tmp_path)
    site.publish([article(1, cover=photo)], at=NOW)
    site.publish([article(1, summary="Khác.")], at=NOW)
    assert (tmp_path / "www" / "media" / photo.name).exists(), "the version shows it"
    site.withdraw("tin-1")
    gone = "/tin/tin-1.html 1;\n/tin/tin-1/phien-ban-1.html 1;"
    assert gone in text(tmp_path, "gone.map")
    assert "đã được gỡ" in text(tmp_path, "tin-1/phien-ban-1.html")
    assert not any(name.startswith("media/") for name in tree(tmp_path))
    site.publish([article(1, summary="Trở lại.")], at=NOW)
    assert "/tin/tin-1.html" not in text(tmp_path, "gone.map")
    assert "/tin/tin-1/phien-ban-1.html 1;" in text(tmp_path, "gone.map")
    assert "phien-ban" not in text(tmp_path, "tin-1.html")


def test_files_that_only_moved_make_no_version(tmp_path: Path) -> None:
    site, photo = make_site(tmp_path), make_image(tmp_path)
    site.publish([article(1, cover=photo)], at=NOW)
    moved = photo.path.rename(tmp_path / "moved.jpg")
    site.publish([article(1, cover=replace(photo, path=moved))], at=NOW)
    assert "Cập nhật" not in text(tmp_path, "tin-1.html")
    assert site.shows(article(1, cover=replace(photo, path=moved)))


@pytest.mark.slow
def test_a_crash_while_correcting_is_repaired(tmp_path: Path) -> None:
    right, clean = corrected(1, "Sai ngày.", summary="Đúng."), make_site(tmp_path / "clean")
    clean.publish(articles(range(3)), at=NOW)
    clean.publish([right], at=NOW)
    step = 0
    while True:
        folder = tmp_path / f"{step}"
        site = make_site(folder)
        site.publish(articles(range(3)), at=NOW)
        if not fail_at(site, step, right):
            break
        make_site(folder).publish([right], at=NOW)
        assert tree(folder) == tree(tmp_path / "clean"), f"after {step} syncs"
        step += 1
    assert step > 8


def test_a_withdrawn_article_leaves_a_notice_and_nothing_else(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    photo = make_image(tmp_path)
    site.publish([*articles(range(7)), article(9, cover=photo)], at=NOW)
    site.withdraw("tin-9")
    left = {name: page for name, page in tree(tmp_path).items() if b"Tin s\xe1\xbb\x91 9" in page}
    assert left == {}
    assert "Nội dung đã được gỡ" in text(tmp_path, "tin-9.html")
    assert "/tin/tin-9.html 1;" in text(tmp_path, "gone.map")
    assert "tin-9" not in text(tmp_path, "sitemap/1.xml")
    assert not any(name.startswith("media/") for name in tree(tmp_path))


def test_a_withdrawal_moves_no_other_article(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(12)), at=NOW)
    site.withdraw("tin-1")
    assert titles(text(tmp_path, "tin-tuc/1.html")) == [4, 3, 2, 0]
    assert titles(text(tmp_path, "tin-tuc/2.html")) == [9, 8, 7, 6, 5]


def test_a_picture_that_another_article_shows_stays(tmp_path: Path) -> None:
    site, photo = make_site(tmp_path), make_image(tmp_path)
    site.publish([article(1, cover=photo), article(2, cover=photo)], at=NOW)
    site.withdraw("tin-1")
    assert (tmp_path / "www" / "media" / photo.name).exists()
    site.withdraw("tin-2")
    assert not (tmp_path / "www" / "media" / photo.name).exists()


def test_an_article_may_come_back_at_its_place(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(4)), at=NOW)
    before = tree(tmp_path)
    site.withdraw("tin-1")
    site.publish([article(1)], at=NOW)
    assert changed(before, tree(tmp_path)) == set()


# --- what may go wrong ---


class FullDisk:
    """Lets some syncs pass, then says that the disk is full: a crash between two files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, passes: int) -> None:
        self.passes, self.real = passes, os.fsync
        monkeypatch.setattr(os, "fsync", self)

    def __call__(self, handle: int) -> None:
        self.passes -= 1
        if self.passes < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.real(handle)


def fail_at(site: Site, step: int, payload: dict[str, Any]) -> ChannelError | None:
    """Publish on a disk that is full after some syncs; return what was said if it was."""
    with pytest.MonkeyPatch.context() as patch:
        FullDisk(patch, step)
        try:
            site.publish([payload], at=NOW)
        except (Unavailable, OutcomeUnknown) as error:
            assert "ổ đĩa đã đầy" in str(error)
            return error
    return None


@pytest.mark.slow
@pytest.mark.parametrize("repair", ["the same", "the next"])
def test_a_crash_between_any_two_files_is_repaired(tmp_path: Path, repair: str) -> None:
    """Either by publishing again, or by the next article that is published."""
    photo = make_image(tmp_path, size=(64, 48))
    new, following = article(7, cover=photo), article(8)
    clean = make_site(tmp_path / "clean")
    clean.publish(articles(range(7)), at=NOW)
    clean.publish([new], at=NOW)
    if repair == "the next":
        clean.publish([following], at=NOW)
    step = 0
    while True:
        folder = tmp_path / f"{step}"
        site = make_site(folder)
        site.publish(articles(range(7)), at=NOW)
        if not fail_at(site, step, new):
            break
        assert not site.shows(new)
        fresh = make_site(folder)  # another process
        if repair == "the same" or fresh.state("tin-7") == "unknown":
            fresh.publish([new], at=NOW)
        if repair == "the next":
            fresh.publish([following], at=NOW)
        assert tree(folder) == tree(tmp_path / "clean"), f"after {step} syncs"
        assert fresh.shows(new)
        step += 1
    assert step > 12


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["new", "corrected", "back"])
def test_what_broke_off_is_not_shown_by_the_next_article(tmp_path: Path, kind: str) -> None:
    """Nobody may want it any more: it was held or cancelled since, or its file was changed."""
    nr = {"new": 7, "corrected": 1, "back": 2}[kind]
    unit, photo = Term("moi", "Mới"), make_image(tmp_path)
    broken = article(nr, title="Không ai thấy", cover=photo, unit=unit)
    begun = begun_site(tmp_path / "begun")
    copied(begun, tmp_path / "clean").publish([article(8)], at=NOW)
    step = 0
    while fail_at(copied(begun, tmp_path / f"{step}"), step, broken):
        make_site(tmp_path / f"{step}").publish([article(8)], at=NOW)
        assert tree(tmp_path / f"{step}") == tree(tmp_path / "clean"), f"after {step} syncs"
        step += 1
    assert step > 12


@pytest.mark.slow
def test_unavailable_is_only_what_no_reader_sees(tmp_path: Path) -> None:
    begun, ends, step = begun_site(tmp_path / "begun"), set(), 0
    while error := fail_at(copied(begun, tmp_path / f"{step}"), step, article(7)):
        seen = changed(tree(tmp_path / "begun"), tree(tmp_path / f"{step}"))
        assert not seen or isinstance(error, OutcomeUnknown), f"after {step} syncs"
        ends.add(type(error))
        step += 1
    assert ends == {Unavailable, OutcomeUnknown}


def begun_site(folder: Path) -> Path:
    """Make a site of seven articles, one of them withdrawn; return its folder."""
    site = make_site(folder)
    site.publish(articles(range(7)), at=NOW)
    site.withdraw("tin-2")
    return folder


def copied(folder: Path, target: Path) -> Site:
    return make_site(shutil.copytree(folder, target))


def test_what_broke_off_is_taken_back_at_once_if_the_disk_allows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(begun_site(tmp_path))
    before, real = tree(tmp_path), Path.replace

    def replace_but_once(beside: Path, target: Path) -> Path:
        if target.name == "rss.xml" and b"T\xc3\xaan h\xe1\xbb\x8fng" in beside.read_bytes():
            raise OSError(errno.EIO, "Input/output error")
        return real(beside, target)

    monkeypatch.setattr(Path, "replace", replace_but_once)
    with pytest.raises(Unavailable):
        site.publish([article(7, title="Tên hỏng")], at=NOW)
    assert tree(tmp_path) == before


@pytest.mark.slow
def test_the_first_article_of_all_leaves_an_empty_site_if_it_breaks_off(tmp_path: Path) -> None:
    step = 0
    while fail_at(make_site(tmp_path / f"{step}"), step, article(1)):
        make_site(tmp_path / f"{step}").mend()
        pages = {name for name in tree(tmp_path / f"{step}") if name.endswith((".html", ".xml"))}
        assert pages <= {"404.html"}, f"after {step} syncs"
        make_site(tmp_path / f"{step}").publish([article(1)], at=NOW)
        assert asset("site.css") in tree(tmp_path / f"{step}")
        step += 1
    assert step > 12


def test_a_crash_while_withdrawing_is_repaired_pictures_included(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, cover=make_image(tmp_path)), article(2)], at=NOW)
    with monkeypatch.context() as patch:
        FullDisk(patch, 3)
        with pytest.raises(Unavailable):
            site.withdraw("tin-1")
    site.publish([article(3)], at=NOW)
    assert titles(text(tmp_path, "tin-tuc/index.html")) == [3, 2]
    assert "đã được gỡ" in text(tmp_path, "tin-1.html")
    assert not any(name.startswith("media/") for name in tree(tmp_path))


def test_a_folder_that_was_emptied_is_filled_again(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1)], at=NOW)
    (tmp_path / "www" / "tin-1.html").unlink()
    assert not site.shows(article(1))
    site.publish([article(1)], at=NOW)
    assert site.shows(article(1))


def test_a_damaged_picture_is_rejected_before_anything_is_shown(tmp_path: Path) -> None:
    site, photo = make_site(tmp_path), make_image(tmp_path)
    whole = photo.path.read_bytes()
    photo.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Rejected, match="hỏng"):
        site.publish([article(1, cover=photo)], at=NOW)
    assert site.state("tin-1") == "unknown"
    assert not (tmp_path / "www" / "tin-1.html").exists()


@pytest.mark.slow
def test_two_writers_at_once_leave_a_whole_site(tmp_path: Path) -> None:
    def write(numbers: Iterable[int]) -> None:
        site = make_site(tmp_path)
        for number in numbers:
            site.publish([article(number)], at=NOW)

    writers = [threading.Thread(target=write, args=(range(k, 20, 2),)) for k in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    pages = [titles(text(tmp_path, f"tin-tuc/{page}.html")) for page in range(1, 5)]
    assert sorted(chain(*pages)) == list(range(20))
    assert all(make_site(tmp_path).shows(article(number)) for number in range(20))


# --- the look ---


def test_a_new_footer_reaches_every_page_with_the_next_article(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    make_site(tmp_path).publish([article(3, summary="Bản hai.")], at=NOW)
    look = replace(LOOK, footer=("Điện thoại: 0262 000 000",))
    make_site(tmp_path, look).publish([article(12)], at=NOW)
    pages = {name: page for name, page in tree(tmp_path).items() if name.endswith(".html")}
    assert [name for name, page in pages.items() if "Điện thoại".encode() not in page] == []


def test_longer_list_pages_reach_every_list_with_the_next_article(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(12)), at=NOW)
    longer = Site(tmp_path / "www", tmp_path / "site.sqlite", parts(LOOK, per_page=8))
    longer.publish([article(12)], at=NOW)
    assert titles(text(tmp_path, "tin-tuc/1.html")) == [7, 6, 5, 4, 3, 2, 1, 0]
    assert titles(text(tmp_path, "tin-tuc/2.html")) == [12, 11, 10, 9, 8]


def test_feeds_and_site_maps_are_xml_with_full_addresses(tmp_path: Path) -> None:
    make_site(tmp_path).publish([article(1, title='A & B <c> "d"'), article(2)], at=NOW)
    feed = ElementTree.fromstring(text(tmp_path, "rss.xml"))  # noqa: S314  our own file
    assert [each.text for each in feed.iter("title")][1:] == ["Tin số 2", "A & B <c> “d”"]
    assert feed.findtext("channel/item/pubDate") == "Mon, 23 Nov 2026 10:00:00 +0700"
    part = ElementTree.fromstring(text(tmp_path, "sitemap/1.xml"))  # noqa: S314  our own file
    places = [each.text for each in part.iter() if each.tag.endswith("loc")]
    assert places == [f"https://sxd.example.vn/tin/tin-{number}.html" for number in (1, 2)]
    assert "https://sxd.example.vn/tin/sitemap/1.xml" in text(tmp_path, "sitemap.xml")


@pytest.mark.slow
def test_site_maps_come_in_parts_of_a_thousand(tmp_path: Path) -> None:
    payload = article(0)
    many = [{**payload, "id": f"tin-{number:04}"} for number in range(1001)]
    make_site(tmp_path).publish(many, at=NOW)
    assert text(tmp_path, "sitemap/1.xml").count("<url>") == 1000
    assert text(tmp_path, "sitemap/2.xml").count("<url>") == 1
    assert text(tmp_path, "sitemap.xml").count("<sitemap>") == 2


def test_what_else_is_written_into_the_index_spoils_no_publication(tmp_path: Path) -> None:
    """The log of the web server is counted in the same file, under a lock of its own."""
    index = tmp_path / "site.sqlite"

    def count() -> None:
        with opened(index) as other:
            other.execute("INSERT INTO look VALUES ('counted')")

    counting = threading.Thread(target=count)

    def files(known: Index) -> Iterator[str]:
        known.begun()  # what is read here must not be older than what is written next
        counting.start()
        counting.join(0.3)
        yield "a.html"

    with opened(index) as db:
        known = Index(db)
        known.paths.mark(files(known))
    counting.join()
    with opened(index) as db:
        assert Index(db).paths.urgent() == ["a.html"]
        assert Index(db).known_look() == "counted"
