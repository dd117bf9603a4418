"""The search of the website: its files, how they change, and what a real browser finds in them."""

import json
import random
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browser import BROWSER, Browser, browsing
from browser_window import Page
from channel_items import make_item
from channels.website.look import Look
from channels.website.pages.folding import folded, key, runs, spread
from channels.website.pages.headings import held
from channels.website.pages.parts import parts
from channels.website.pages.postings import (
    SIZES,
    files_of,
    place_of,
    segments,
    shards,
    stream,
)
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Term
from site_server import serving

LOOK = Look(base_url="https://sxd.example.vn", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ODD = (
    "ABCxyz019 _-'.,/đĐðÐɖ²½ﬁĂăâÊôơƯưÝỳỵỹßİıςΣ"
    "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0345\u2019\uff21\U0001f600\U0001d417"
)


def make_site(folder: Path, look: Look = LOOK) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(look, per_page=5))


def article(number: int, **changes: Any) -> dict[str, Any]:
    fields = {
        "title": f"Tin số {number}",
        "summary": "Tóm tắt.",
        "body": "Nội dung.",
        "publish_at": NOW + timedelta(hours=number),
    }
    return to_payload(make_item(id=f"tin-{number}", **{**fields, **changes}), LOOK.root)


def tree(folder: Path) -> dict[str, bytes]:
    www = folder / "www"
    return {
        str(path.relative_to(www)): path.read_bytes()
        for path in www.rglob("*.*")
        if path.suffix not in (".br", ".gz")
    }


def found_words(folder: Path) -> str:
    """Return all that the files of the search say."""
    return " ".join(each.read_text() for each in (folder / "www/tim-kiem").rglob("*.json"))


# --- words ---


@pytest.mark.parametrize(
    ("written", "other"),
    [("xây dựng", "xay dung"), ("Đắk Lắk", "dak lak"), ("NƯỚC", "nuoc"), ("quy mô", "quy mo"),
     (unicodedata.normalize("NFD", "Tiếng Việt"), "tieng viet"), ("Ðất", "dat")],
)  # fmt: skip
def test_marks_and_case_make_no_difference(written: str, other: str) -> None:
    words = [folded(each) for run in runs(written) for each in run]
    assert words == other.split()


@pytest.mark.parametrize(
    ("old", "new"), [("hòa", "hoà"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("Tụy", "tuỵ")]
)
def test_it_does_not_matter_where_a_tone_stands(old: str, new: str) -> None:
    assert runs(old) == runs(new)
    assert runs(unicodedata.normalize("NFD", old)) == runs(new)


def test_other_tones_and_letters_are_other_words() -> None:
    assert len({key(word) for word in ("ma", "má", "mà", "mả", "mã", "mạ", "mă", "mâ")}) == 8


def test_a_stop_keeps_neighbours_from_being_a_pair() -> None:
    files = files_of(8, [(0, stream("Nhà ở. Xã hội", "", ""))])
    pairs = {folded(term) for file in files for term in json.loads(file) if " " in term}
    assert pairs == {"nha o", "xa hoi"}


@given(st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=60))
def test_a_key_folds_as_its_word_does(text: str) -> None:
    for run in runs(text):
        for word in run:
            assert folded(word) == folded(folded(word))
            assert re.fullmatch(r"[^\s|]+", word)


# --- layout ---


@given(st.integers(0, 30_000))
def test_segments_hold_every_number_once_and_grow_slowly(count: int) -> None:
    found = segments(count)
    spans = [(nr * size, (nr + 1) * size) for size, nr in found]
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert not spans or (spans[0][0] == 0 and spans[-1][0] < count <= spans[-1][1])
    assert len(found) <= count // SIZES[-1] + sum(
        after // before for before, after in pairwise(SIZES)
    )


def test_a_file_of_a_segment_has_numbers_with_where_a_word_stands() -> None:
    first = stream("Nhà ở", "Mua nhà", "Thuê nhà")
    files = files_of(8, [(0, first), (3, stream("", "", "nhà ở xã hội"))])
    said = {term: steps for file in files for term, steps in json.loads(file).items()}
    assert said[key("nhà")] == "7 i"  # 0 × 8 + 7, then 18 more: 3 × 8 + 1
    assert said[f"{key('nhà')} {key('ở')}"] == "4 l"


@pytest.mark.parametrize("size", [5, 37])
def test_an_article_rewrites_five_small_files(tmp_path: Path, size: int) -> None:
    site = make_site(tmp_path)
    site.publish([article(number) for number in range(size)], at=NOW)
    before = tree(tmp_path)
    site.publish([article(size)], at=NOW)
    after = tree(tmp_path)
    changed = {
        name.removesuffix(".br").removesuffix(".gz")
        for name in after
        if before.get(name) != after[name]
    }
    assert {name for name in changed if name.startswith("tim-kiem/")} == {
        f"tim-kiem/8/{size // 8}-0.json",
        f"tim-kiem/8/{size // 8}-1.json",
        f"tim-kiem/bai/{size // 16}.json",
        "tim-kiem/cot/0.json",
        "tim-kiem/dau.json",
    }


def test_full_segments_become_a_larger_one_and_the_small_ones_go(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(number) for number in range(63)], at=NOW)
    small = [name for name in tree(tmp_path) if name.startswith("tim-kiem/8/")]
    assert len({name.partition(".")[0] for name in small}) == 8 * shards(8)
    site.publish([article(63)], at=NOW)
    names = tree(tmp_path)
    assert not [name for name in names if name.startswith("tim-kiem/8/")]
    assert len(
        [name for name in names if re.fullmatch(r"tim-kiem/64/0-\d+\.json", name)]
    ) == shards(64)
    assert list(faults(site)) == []


@pytest.mark.slow
def test_one_by_one_all_at_once_and_a_rebuild_give_the_same_files(tmp_path: Path) -> None:
    one, all_ = make_site(tmp_path / "one"), make_site(tmp_path / "all")
    payloads = [article(number) for number in range(17)]
    for payload in payloads:
        one.publish([payload], at=NOW)
    all_.publish(payloads, at=NOW)
    assert tree(tmp_path / "one") == tree(tmp_path / "all")
    for site, folder in ((one, "one"), (all_, "all")):
        site.publish([article(3, summary="Đã sửa.")], at=NOW + timedelta(days=1))
        site.withdraw("tin-5")
        before = tree(tmp_path / folder)
        for name in before:
            (tmp_path / folder / "www" / name).unlink()
        site.rebuild()
        assert tree(tmp_path / folder) == before


def test_no_word_of_a_withdrawn_article_stays(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(number) for number in range(70)], at=NOW)
    site.publish([article(71, title="Zebra", summary="Quokka", body="Okapi kiwi")], at=NOW)
    site.publish([article(71, title="Zebra", summary="Lemur", body="Okapi kiwi")], at=NOW)
    assert "zebra" in found_words(tmp_path)
    site.withdraw("tin-71")
    said = found_words(tmp_path).lower()
    assert [word for word in ("zebra", "quokka", "lemur", "okapi", "kiwi") if word in said] == []
    assert list(faults(site)) == []


def test_an_article_that_comes_back_is_found_again_at_its_place(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(number) for number in range(70)], at=NOW)
    before = tree(tmp_path)
    site.withdraw("tin-9")
    assert tree(tmp_path) != before
    site.publish([article(9)], at=NOW)
    assert tree(tmp_path) == before


def test_a_site_of_before_the_search_gets_it_with_the_next_article(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, title="Zebra")], at=NOW)
    with sqlite3.connect(tmp_path / "site.sqlite") as db:
        db.execute("DELETE FROM find")
        db.execute("UPDATE look SET fingerprint = 'before'")
    site.publish([article(2)], at=NOW)
    assert "zebra" in found_words(tmp_path)


def test_hostile_words_stay_json(tmp_path: Path) -> None:
    attack = '</script><script>alert(1)</script>"\\\u2028\x00{}'
    payload = {**article(1), "title": attack, "summary": attack, "html": f"<p>{attack}</p>"}
    make_site(tmp_path).publish([payload], at=NOW)
    for path in (tmp_path / "www/tim-kiem").rglob("*.json"):
        json.loads(path.read_bytes())


def test_the_page_works_without_javascript(tmp_path: Path) -> None:
    make_site(tmp_path).publish([article(1)], at=NOW)
    page = (tmp_path / "www/tim-kiem.html").read_text()
    assert 'href="/chu-de/tthc/"' in page
    assert 'href="/don-vi/quan-ly-xay-dung/"' in page
    assert "<noscript>" in page
    assert 'action="/tim-kiem.html" method="get"' in page


def test_what_names_the_lists_is_made_when_one_is_new_or_called_otherwise(tmp_path: Path) -> None:
    site, naming = make_site(tmp_path), {"tim-kiem.html", "chu-de/moi/chia-se.png"}
    site.publish([article(1)], at=NOW)

    def marked(number: int, theme: str) -> set[str]:
        payload = article(number, theme=Term("moi", theme))
        with site.open() as (index, db):
            site.work.changed(index, payload["id"], index.put(payload, NOW))
            found = set(index.paths.urgent())
            db.rollback()
        return found & naming

    assert marked(2, "Chủ đề mới") == naming
    site.publish([article(2, theme=Term("moi", "Chủ đề mới"))], at=NOW)
    assert "Chủ đề mới" in (tmp_path / "www/tim-kiem.html").read_text()
    assert marked(3, "Chủ đề mới") == set()
    assert marked(3, "Tên khác") == naming


# --- in a real browser ---


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as made:
        yield made


@contextmanager
def office(folder: Path, payloads: list[dict[str, Any]]) -> Iterator[tuple[Site, str]]:
    with serving(folder / "www") as address:
        look = Look(base_url=address, office_name="Sở Xây dựng")
        site = make_site(folder, look)
        site.publish(payloads, at=NOW)
        yield site, address


HREFS = "[...document.querySelectorAll('.results a')].map((each) => each.pathname)"


def search(browser: Browser, address: str, query: str, **more: Any) -> Page:
    page = browser.look(
        f"{address}/tim-kiem.html?q={quote(query)}",
        width=390,
        until="document.body.dataset.search === 'done'",
        **{"asking": HREFS, **more},
    )
    assert page.errors == []
    return page


def slugs(page: Page) -> list[str]:
    return [each.removeprefix("/").removesuffix(".html") for each in page.answer]


needs_browser = pytest.mark.skipif(not BROWSER, reason="no Chromium here")


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize("query", ["xây dựng", "xay dung", "XÂY DỰNG", "xây dụng", "dung xay"])
def test_words_are_found_with_and_without_marks(
    tmp_path: Path, browser: Browser, query: str
) -> None:
    payloads = [article(1, body="Giấy phép xây dựng nhà ở."), article(2, body="Vận tải khách.")]
    with office(tmp_path, payloads) as (_, address):
        page = search(browser, address, query)
        assert slugs(page) == ["tin-1"]
        assert "Tìm thấy 1 kết quả" in page.text
        assert page.wide <= 390


@pytest.mark.slow
@needs_browser
def test_results_come_in_their_order(tmp_path: Path, browser: Browser) -> None:
    payloads = [
        article(1, title="Đá xây nhà"),
        article(2, body="Mỏ đá ở huyện."),
        article(3, title="Đã họp", summary="Đã xong."),
        article(4, summary="Giá đá tăng."),
        article(5, summary="Giá đá giảm."),
        article(6, title="Nhà xây xong", body="Ở đó có đất."),
        article(7, body="Cấp phép xây nhà cho dân."),
        article(8, title="Nhà dân", summary="Tự xây."),
    ]
    with office(tmp_path, payloads) as (_, address):
        assert slugs(search(browser, address, "đá")) == [
            "tin-1",
            "tin-5",
            "tin-4",
            "tin-2",
            "tin-3",
        ]
        # a pair in the body stands above its words apart in a title
        assert slugs(search(browser, address, "xây nhà")) == ["tin-1", "tin-7", "tin-6", "tin-8"]


@pytest.mark.slow
@needs_browser
def test_what_is_withdrawn_or_changed_is_found_no_more_as_it_was(
    tmp_path: Path, browser: Browser
) -> None:
    payloads = [article(1, title="Cầu vượt"), article(2, title="Cầu phao"), article(3)]
    with office(tmp_path, payloads) as (site, address):
        site.withdraw("tin-1")
        site.publish([article(2, title="Phà ngang")], at=NOW + timedelta(days=1))
        page = search(browser, address, "cầu")
        assert slugs(page) == []
        assert f"{address}/khong-thay.txt?q=c%E1%BA%A7u" in page.asked
        assert slugs(search(browser, address, "phà ngang")) == ["tin-2"]


@pytest.mark.slow
@needs_browser
def test_what_nobody_has_shows_the_nearest_and_is_reported_once(
    tmp_path: Path, browser: Browser
) -> None:
    payloads = [article(1, body="Giấy phép xây dựng."), article(2, body="Xây cầu.")]
    with office(tmp_path, payloads) as (_, address):
        page = search(browser, address, "giấy phép xây dựng trạm vũ trụ")
        assert slugs(page) == ["tin-1"]
        assert "Không có nội dung nào chứa đủ các từ" in page.text
        assert len([each for each in page.asked if "/khong-thay.txt?q=" in each]) == 1
        found = search(browser, address, "xây cầu")
        assert not [each for each in found.asked if "khong-thay" in each]


@pytest.mark.slow
@needs_browser
def test_words_side_by_side_are_marked_as_one_and_one_alone_is_not(
    tmp_path: Path, browser: Browser
) -> None:
    payload = {**article(1, title="Sở Xây dựng"), "summary": "Sử dụng sân; xây dựng sân."}
    marks = "[...document.querySelectorAll('mark')].map((mark) => mark.textContent)"
    with office(tmp_path, [payload]) as (_, address):
        pair = search(browser, address, "xay dung", asking=marks)
        assert pair.answer == [held("Xây dựng"), "xây dựng"]
        assert search(browser, address, "san", asking=marks).answer == ["sân", "sân"]


@pytest.mark.slow
@needs_browser
def test_filters_and_more_results_work_without_another_request_for_words(
    tmp_path: Path, browser: Browser
) -> None:
    other = Term("nha-o", "Nhà ở")
    payloads = [article(number, title=f"Họp lần {number}") for number in range(25)]
    payloads += [article(99, title="Họp về nhà ở", theme=other)]
    with office(tmp_path, payloads) as (_, address):
        page = search(browser, address, "họp")
        assert len(slugs(page)) == 20
        assert "Tìm thấy 26 kết quả" in page.text
        click = "document.getElementById('tim-them').click();"
        more = search(
            browser, address, "họp", asking=steps(click, "items().length > 20", "focused()")
        )
        assert more.answer == held("Họp lần 5")
        choose = "choose('tim-theme', 'Nhà ở (1)');"
        only = search(
            browser, address, "họp", asking=steps(choose, "items().length === 1", "items()")
        )
        assert [each.split("\n")[0] for each in only.answer] == [held("Họp về nhà ở")]
        assert "Tìm thấy 1 kết quả" in only.text
        assert len([each for each in only.asked if "/tim-kiem/8/" in each]) == 4


def steps(doing: str, until: str, asking: str) -> str:
    """Return JavaScript that does something, waits for what comes of it, and tells of it."""
    return f"""(async () => {{
      const items = () => [...document.querySelectorAll(".results li")].map((li) => li.innerText);
      const focused = () => document.activeElement.textContent;
      const choose = (id, text) => {{
        const select = document.getElementById(id);
        select.value = [...select.options].find((option) => option.text === text).value;
        select.dispatchEvent(new Event("change"));
      }};
      {doing}
      while (!({until})) await new Promise((done) => setTimeout(done, 5));
      return {asking};
    }})()"""


@pytest.mark.slow
@needs_browser
def test_standing_pages_are_found_too(tmp_path: Path, browser: Browser) -> None:
    page = article(1, title="Liên hệ", page="lien-he", theme=Term("", ""))
    with office(tmp_path, [page, article(2)]) as (_, address):
        found = search(browser, address, "lien he")
        assert slugs(found) == ["tin-1"]
        assert "23/11/2026" not in found.text


@pytest.mark.slow
@needs_browser
def test_words_of_articles_never_become_markup(tmp_path: Path, browser: Browser) -> None:
    attack = "<img src=x onerror=document.title='hit'> xây"
    payload = {
        **article(1),
        "title": attack,
        "summary": attack,
        "unit": {"id": "a", "name": attack},
    }
    with office(tmp_path, [payload]) as (_, address):
        page = search(browser, address, "xây <img>")
        assert page.title.startswith("Tìm kiếm")
        assert "<img src=x" in page.text


@pytest.mark.slow
@needs_browser
def test_a_larger_site_finds_old_and_new(tmp_path: Path, browser: Browser) -> None:
    payload = article(0, title="Tin", body="Nội dung chung.")
    many = [{**payload, "id": f"tin-{number}", "title": f"Tin w{number}"} for number in range(602)]
    with office(tmp_path, many) as (_, address):
        for number in (0, 511, 512, 575, 576, 601):
            assert slugs(search(browser, address, f"w{number}")) == [f"tin-{number}"]


@pytest.mark.slow
@needs_browser
def test_python_and_the_browser_see_the_same_words(tmp_path: Path, browser: Browser) -> None:
    texts = corpus()
    expected = [
        [[word, folded(word), spread(folded(word))] for run in runs(text) for word in run]
        for text in texts
    ]
    sizes = [*range(0, 700, 7), *range(2040, 2060), 4096, 10_000]
    with office(tmp_path, [article(1)]) as (_, address):
        (tmp_path / "www/corpus.json").write_text(json.dumps(texts))
        page = browser.look(
            f"{address}/tim-kiem.html",
            width=390,
            asking="fetch('/corpus.json').then((answer) => answer.json()).then((texts) => ["
            "texts.map((text) => keysOf(text).map((key) => [key, fold(key), spread(fold(key))])),"
            f"{sizes}.map((count) => segments({{count, sizes: {list(SIZES)}}})),"
            f"texts.map((text) => placeOf(keysOf(text).slice(0, 2).map(fold), {shards(2048)}))])",
        )
    words, spans, places = page.answer
    differing = [text for text, a, b in zip(texts, expected, words, strict=True) if a != b]
    assert differing == []
    assert spans == [[[size, nr * size] for size, nr in segments(count)] for count in sizes]
    terms = [tuple(word for run in runs(text) for word in run)[:2] for text in texts]
    assert places == [place_of(term, 2048) for term in terms]


def corpus() -> list[str]:
    """Return a fixed thousand of odd and of plain texts."""
    chance = random.Random(7)  # noqa: S311  no secret
    codes = (*range(1, 0x3000), *range(0xF900, 0xFFF0))
    every = [chr(code) for code in codes if unicodedata.category(chr(code))[0] != "C"]
    guide = (Path(__file__).parents[2] / "docs/viet-bai.md").read_text().split("\n")
    odd = ["".join(chance.choices(ODD, k=chance.randint(1, 50))) for _ in range(400)]
    wild = ["".join(chance.choices(every, k=chance.randint(1, 50))) for _ in range(400)]
    apart = [unicodedata.normalize("NFD", line) for line in guide[:100]]
    return [*guide, *apart, *odd, *wild, "a" * 50, "\U0001f600" * 50, "\U0001d417ây" * 20]
