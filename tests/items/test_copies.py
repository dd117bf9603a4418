"""A copy of a file with a word changed is no new item, whichever of the two came first."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select

from publisher.actions.checking import check_files
from publisher.items.copies import original_of
from publisher.items.copynames import is_conflict, originals
from publisher.items.lifecycle import items
from publisher.items.likeness import Likeness, complete, likenesses
from publisher.items.reading import Draft, read_file
from publisher.items.versions import versions
from workspaces import EARLY, Desk, opened

NAMES = [
    "b-VANTHU-PC.md", "b-DESKTOP-AB12CD3.md", "b (1).md", "b(2).md", "b - Copy.md",
    "b - Copy (2).md", "b copy.md", "b_copy.md", "b - Bản sao.md", "b - Bản sao (3).md",
    "b-ban-sao.md", "Bản sao của b.md", "Bản sao b.md", "Copy of b.md", "Copy (2) of b.md",
    "b_conflict-20261124-080000.md", "b_conflict.md", "b~.md", "b~1.md", "b - Copy - Copy.md",
]  # fmt: skip
BODY = """
Từ ngày 05/12/2026, Bộ phận Một cửa tiếp nhận hồ sơ cấp giấy phép xây dựng vào buổi sáng các
ngày làm việc trong tuần; buổi chiều dành cho việc trả kết quả. Người dân mang theo giấy hẹn
và thẻ căn cước. Hồ sơ nộp trực tuyến được tiếp nhận cả ngày, không phải đến nơi nộp bản giấy.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def changed(body: str = BODY) -> str:
    return body.replace("Người dân mang theo", "Người nộp mang theo")


# --- By name ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["original first", "copy first", "both at once"])
def test_a_copy_by_name_is_held_and_shows_both_files(desk: Desk, name: str, order: str) -> None:
    """Their texts are too short and too different to be known by their words."""
    first, second = ("b.md", name) if order != "copy first" else (name, "b.md")
    desk.put(first, "Mời họp dân.", title="Mời họp")
    if order != "both at once":
        desk.scan()
    desk.put(second, "Hoãn cuộc hẹn sang tuần sau nữa, chờ tin.", title="Tin hoãn")
    desk.scan()
    if order == "copy first" and is_conflict(name):
        assert list(desk.items()) == ["b"]  # that of a sync client waits for its original
    else:
        (problem,) = desk.problems()[second]
        assert first in problem
        assert "id:" in problem
        assert len(desk.items()) == 1


def test_a_copy_of_an_item_whose_file_was_renamed_is_held(desk: Desk) -> None:
    desk.put("b.md", "Mời họp dân.", title="Mời họp")
    desk.scan()
    (desk.content / "b.md").rename(desk.content / "moi-hop.md")
    desk.scan()
    desk.put("b (1).md", "Hoãn cuộc hẹn.", title="Tin hoãn")
    desk.scan()
    (problem,) = desk.problems()["b (1).md"]
    assert "moi-hop.md" in problem


def test_the_copy_that_a_sync_client_laid_aside_never_takes_the_place_of_its_original(
    desk: Desk,
) -> None:
    path = desk.put("b.md", "Mời họp dân.", id="hop")
    desk.scan()
    path.unlink()  # as it is for a moment while a client writes the newer one
    desk.put("b_conflict-20261124.md", "Mời họp.", id="hop")
    desk.scan()
    assert "b.md" in desk.problems()["b_conflict-20261124.md"][0]
    assert desk.items()["hop"]["path"] == "b.md"


def test_an_id_settles_that_a_file_is_no_copy(desk: Desk) -> None:
    desk.put("b.md", BODY)
    desk.scan()
    desk.put("b (1).md", changed())
    desk.scan()
    assert list(desk.items()) == ["b"]
    desk.put("b (1).md", changed(), id="b-moi")
    desk.scan()
    assert desk.problems() == {}
    assert list(desk.items()) == ["b", "b-moi"]


@pytest.mark.parametrize(
    "name",
    [
        "b.md", "nghi-dinh-118.md", "ke-hoach-2026.md", "chung-thuc-ban-sao-tai-xa.md",
        "xung-dot-conflict-of-interest.md", "tin-a.md", "Thong-bao-so-12.md", "copy.md",
    ],
)  # fmt: skip
def test_a_name_of_its_own_is_no_copy(name: str) -> None:
    assert originals(name) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ban-sao.md", "Thong bao (1).md", "Lich-TPBMT.md"])
def test_a_name_like_that_of_a_copy_alone_holds_nothing(desk: Desk, name: str) -> None:
    desk.put(name)
    desk.scan()
    assert desk.problems() == {}


# --- By its words -------------------------------------------------------------------------


@pytest.mark.parametrize("at_once", [False, True])
def test_a_copy_under_another_name_is_known_by_its_words(desk: Desk, at_once: bool) -> None:
    desk.put("lich-mot-cua.md", BODY)
    if not at_once:
        desk.scan()
    desk.put("sua lai.md", changed(), title="Lịch tiếp nhận hồ sơ")
    desk.scan()
    assert list(desk.items()) == ["lich-mot-cua"]
    (problem,) = desk.problems()["sua lai.md"]
    assert "lich-mot-cua.md" in problem
    assert "sua-lai" in problem


def test_check_finds_a_copy_before_either_file_is_taken_in(desk: Desk) -> None:
    desk.put("lich-mot-cua.md", BODY)
    desk.put("sua lai.md", changed())
    desk.put("tuan-sau.md", changed().replace("05/12", "12/12"))
    found = {str(each.path): each.problems for each in check_files(desk.workspace)}
    assert [path for path, problems in found.items() if problems] == ["sua lai.md"]
    assert "lich-mot-cua.md" in found["sua lai.md"][0].message


def test_a_copy_of_what_an_item_said_before_is_known(desk: Desk) -> None:
    desk.put("a.md", BODY)
    desk.scan()
    desk.put("a.md", "Lịch mới sẽ được thông báo sau.", title="Hoãn")
    desk.scan()
    desk.put("c.md", changed())
    desk.scan()
    assert "a.md" in desk.problems()["c.md"][0]


@pytest.mark.parametrize(
    ("old", "new", "front"),
    [
        ("05/12/2026", "12/12/2026", {}),  # the same notice of the next week
        ("Người dân", "Người nộp", {"publish_at": "2026-12-01 08:00"}),  # said again
    ],
)
def test_the_same_words_about_another_day_are_another_item(
    desk: Desk, old: str, new: str, front: dict[str, str]
) -> None:
    desk.put("a.md", BODY)
    desk.put("c.md", BODY.replace(old, new), **front)
    desk.scan()
    assert desk.problems() == {}
    assert list(desk.items()) == ["a", "c"]


WEEKLY = """
Trong tuần {week} (từ ngày {day:02}/{month:02} đến ngày {last:02}/{month:02}/2026), Sở tiếp nhận
{a} hồ sơ, giải quyết đúng hạn {b} hồ sơ, đạt {c},{d} phần trăm. Người dân tra cứu tình trạng hồ
sơ trên Cổng Dịch vụ công quốc gia bằng mã số ghi trên giấy hẹn.
"""
DUTY = "Lịch tiếp công dân tuần này: lãnh đạo Sở tiếp công dân vào sáng thứ Tư tại phòng số 2."
MONTHLY = """
Tháng {month}, Thanh tra Sở kiểm tra {a} công trình, nhắc nhở {b} trường hợp, lập biên bản {d}
trường hợp. Căn cứ Quyết định số 12/QĐ-SXD ngày 05/01/2026, kết quả được công khai hằng tháng.
"""


def year(desk: Desk, *, slot: bool) -> None:
    """Write a year of notices that differ in nothing but dates and numbers."""
    draws = random.Random(8)  # noqa: S311
    for week in range(48):
        month, day = week // 4 + 1, week % 4 * 7 + 1
        at: dict[str, str | None] = {"publish_at": f"2026-{month:02}-{day:02} 08:00"}
        if slot:
            at = {"publish_at": None, "slot": "next"}
        figures = {name: draws.randint(10, 99) for name in "abcd"}
        body = WEEKLY.format(week=week + 1, day=day, month=month, last=day + 4, **figures)
        desk.put(f"tuan-{week + 1}.md", body, title=f"Kết quả tuần {week + 1}", **at)
        if not slot:
            desk.put(f"truc-{week + 1}.md", DUTY, title="Lịch tiếp công dân", **at)
        if week % 4 == 0:
            body = MONTHLY.format(month=month, **figures)
            desk.put(f"thang-{month}.md", body, title="Kết quả kiểm tra", **at)


@pytest.mark.slow
@pytest.mark.parametrize("slot", [False, True])
def test_a_year_of_notices_that_differ_in_dates_and_numbers_holds_nothing(
    desk: Desk, slot: bool
) -> None:
    year(desk, slot=slot)
    desk.scan()
    assert desk.problems() == {}
    assert len(desk.items()) == (60 if slot else 108)


# --- At a hundred thousand items ----------------------------------------------------------


def test_what_a_release_before_wrote_is_made_known_when_the_publisher_starts(desk: Desk) -> None:
    for number in range(3):
        desk.put(f"a{number}.md", BODY.replace("05/12", f"{number + 1}/12"))
    desk.scan()
    store = desk.workspace.store
    with store.write() as db:
        kept = set(map(tuple, db.execute(select(likenesses.c.band, likenesses.c.version))))
        db.execute(delete(likenesses))
    assert complete(store, versions) == 3
    assert complete(store, versions) == 0
    with store.read() as db:
        found = db.execute(select(likenesses.c.band, likenesses.c.version))
        assert set(map(tuple, found)) == kept


def crowd(desk: Desk, count: int, draft: Draft, *, alike: bool) -> None:
    """Put items into the database; alike: their words are those of the draft, but for a few."""
    said = {"summary": draft.item.summary, "publish_at": draft.item.publish_at.isoformat()}
    words = BODY.split()
    draws = random.Random(1)  # noqa: S311
    rows, bands = [], []
    for number in range(count):
        if number < 200:
            draws.shuffle(words)
            each = Likeness.of(
                said | {"title": draft.item.title, "body": " ".join(words)}, slot=False
            ).bands()
        noise = {draws.getrandbits(63) for _ in range(8)}
        mine = draft_bands(draft) if alike else noise | set(sorted(each)[:1])
        rows.append(
            {"id": f"bai-{number}", "path": f"bai-{number}.md", "title": f"Bài {number}",
             "version": number + 10, "publish_at": EARLY, "adopted": False, "seen_at": EARLY}
        )  # fmt: skip
        bands += [{"band": band, "version": number + 10} for band in mine]
    with desk.workspace.store.write() as db:
        db.execute(insert(items), rows)
        db.execute(insert(likenesses), bands)


def draft_bands(draft: Draft) -> set[int]:
    item = draft.item
    said = {"title": item.title, "summary": item.summary, "body": item.body}
    return Likeness.of(said | {"publish_at": item.publish_at.isoformat()}, slot=draft.slot).bands()


@pytest.mark.slow
@pytest.mark.parametrize("alike", [False, True])
def test_the_look_costs_under_20_ms_at_100_000_items(desk: Desk, alike: bool) -> None:
    desk.put("bai.md", BODY)
    draft = read_file(desk.workspace.config, Path("bai.md"))
    assert isinstance(draft, Draft)
    crowd(desk, 100_000, draft, alike=alike)
    took = []
    with desk.workspace.store.read() as db:
        assert db.scalar(select(func.count()).select_from(items)) == 100_000
        for _ in range(20):
            start = time.process_time()
            original_of(db, draft, frozenset())
            took.append(time.process_time() - start)
    assert sorted(took)[10] < 0.020, took
