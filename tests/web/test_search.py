"""Finding items: by words however they are typed, by lists, standing and time."""

import time
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from publisher.actions.decisions import withdraw
from publisher.items.findable import findable, folded
from publisher.items.lifecycle import items
from publisher.people.people import Person, put
from publisher.status.search import Wanted, search
from web_desk import Caller, Served, web_desk
from workspaces import Desk, opened


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as office:
        with office.workspace.store.write() as db:
            put(db, Person(id="lan", name="Lan", roles=("editor",)))
        yield office


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


@pytest.fixture
def lan(served: Served) -> Caller:
    return served.log_in("lan")


def found(caller: Caller, **asked: str) -> list[str]:
    """Return the names of the items that a search shows, in order."""
    page = caller.get("/tim", params=asked)
    assert page.status_code == 200
    return [part.partition('"')[0] for part in page.text.split('<h2><a href="/bai/')[1:]]


@pytest.mark.parametrize(
    "typed",
    [
        "cấp phép",
        "cap phep",
        "CẤP PHÉP",
        unicodedata.normalize("NFD", "cấp phép"),
        "phep cap",
        '"cap phep xay"',
        "đắk-lắk cấp",
        "dak lak",
        "12/QĐ",
        "qd sxd",
        "phe",
    ],
)
def test_words_find_an_item_with_marks_and_without(office: Desk, lan: Caller, typed: str) -> None:
    office.put(
        "a.md", "Tại Đắk Lắk, theo Quyết định.", title="Cấp phép xây dựng",
        documents="[{number: 12/QĐ-SXD}]",
    )  # fmt: skip
    office.put("b.md", "Nội dung khác.", title="Hội nghị tổng kết")
    office.scan()
    assert found(lan, q=typed) == ["a"]


@pytest.mark.parametrize("typed", ["hep", '"xay cap"', "cấp nước", "%", "a%b_"])
def test_what_begins_no_word_or_stands_apart_is_not_found(
    office: Desk, lan: Caller, typed: str
) -> None:
    office.put("a.md", "Tại Đắk Lắk.", title="Cấp phép xây dựng")
    office.scan()
    assert found(lan, q=typed) == (["a"] if not folded(typed).strip() else [])


def test_an_item_is_found_by_what_its_file_says_now(office: Desk, lan: Caller) -> None:
    office.put("a.md", title="Khai mạc lễ hội")
    office.scan()
    office.put("a.md", title="Bế mạc lễ hội")
    office.scan()
    assert (found(lan, q="khai mạc"), found(lan, q="bế mạc")) == ([], ["a"])
    office.put("a.md", title="Khai mạc lễ hội")  # a version that is kept already
    office.scan()
    assert (found(lan, q="khai mạc"), found(lan, q="bế mạc")) == (["a"], [])


def test_titles_come_before_texts_and_new_before_old(office: Desk, lan: Caller) -> None:
    office.put("text.md", "Nói về cầu đường.", title="Bài một", publish_at="2026-12-01 08:00")
    office.put("old.md", title="Cầu đường một", publish_at="2026-11-24 08:00")
    office.put("new.md", title="Cầu đường hai", publish_at="2026-11-25 08:00")
    office.scan()
    assert found(lan, q="cau duong") == ["new", "old", "text"]


def test_standing_list_and_time_narrow_the_search(office: Desk, lan: Caller) -> None:
    for name, day in (("a", "24"), ("b", "25"), ("c", "26"), ("d", "27")):
        office.put(f"{name}.md", title=f"Bài {name}", publish_at=f"2026-11-{day} 08:00")
    office.scan()
    office.sent("a")
    office.sent("c")
    office.set("b", "page", state="failed", reason="x")
    withdraw(office.workspace, "d", "Nhầm", urgent=True)
    assert found(lan, trang_thai="out") == ["c", "a"]
    assert found(lan, trang_thai="waits") == ["b"]
    assert found(lan, trang_thai="wrong") == ["b"]
    assert found(lan, trang_thai="withdrawn") == ["d"]
    assert found(lan, tu="25/11/2026", den="26/11/2026") == ["c", "b"]
    assert found(lan, don_vi="van-phong", chu_de="thu-tuc", q="bai") == ["d", "c", "b", "a"]
    assert found(lan, don_vi="khac") == []


def test_a_result_tells_how_each_channel_stands(office: Desk, lan: Caller) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    office.sent("a", "site")
    office.set("a", "page", state="held", held_for="doubt", reason="?")
    page = lan.get("/tim").text
    for told in ("site: out", "page: in doubt", "chat: waiting"):
        assert told in page


@pytest.mark.parametrize("day", ["hôm qua", "31/12/9999", "00/00/0000", "<b>"])
def test_a_day_that_can_not_be_read_is_told(lan: Caller, day: str) -> None:
    page = lan.get("/tim", params={"den": day})
    assert page.status_code == 200 and 'class="problem"' in page.text and "<b>" not in page.text


def test_pages_follow_each_other_and_have_an_end(office: Desk, lan: Caller) -> None:
    for number in range(23):
        office.put(f"bai-{number:02}.md", title=f"Bài {number:02} & <b>")
    office.scan()
    first, second = found(lan, q="bai"), found(lan, q="bai", trang="2")
    assert (len(first), len(second), len({*first, *second})) == (20, 3, 23)
    page = lan.get("/tim?q=bai&trang=99").text
    assert "There are not so many pages" in page
    assert "&lt;b&gt;" in lan.get("/tim").text and "Bài 22 & <b>" not in lan.get("/tim").text


def test_ten_thousand_items_are_searched_in_a_moment(office: Desk) -> None:
    office.put("a.md", title="Bài")
    office.scan()
    text = folded("công trình giao thông nước sạch môi trường văn hóa " * 50)
    with office.workspace.store.write() as db:
        item = dict(db.execute(select(items)).mappings().one())
        names = [f"bai-{number}" for number in range(10_000)]
        at = item["publish_at"]
        rows = [
            item | {"id": name, "path": f"{name}.md", "publish_at": at - timedelta(hours=number)}
            for number, name in enumerate(names)
        ]
        words = [
            {"item": name, "unit": "u", "theme": "t", "title": f" {name} ", "words": text}
            for name in names
        ]
        db.execute(insert(items), rows)
        db.execute(insert(findable), words)
    with office.workspace.store.read() as db:
        search(db, Wanted(words="môi trường"), limit=20)
        began = time.process_time()
        count, _hits = search(db, Wanted(words="môi trường văn"), limit=20)
        nothing, _hits = search(db, Wanted(words="không có"), limit=20)
        took = time.process_time() - began
    assert (count, nothing) == (10_000, 0)
    assert took < 0.6
