"""One item's story in a browser, and its words as a new draft."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from publisher.actions.copying import CantCopy, copy_as_new
from publisher.actions.decisions import withdraw
from publisher.engagement.readings import readings
from publisher.people.journal import journal
from publisher.people.people import Person, put
from web_desk import Served, web_desk
from workspaces import Desk, opened

PEOPLE = (
    Person(id="chanh", name="Chánh Văn phòng", roles=("publisher",)),
    Person(id="lan", name="Lan", roles=("editor",), unit="van-phong"),
    Person(id="xa", name="Xa", roles=("editor",), unit="don-vi-khac"),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as office:
        with office.workspace.store.write() as db:
            for each in PEOPLE:
                put(db, each)
        yield office


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


def copied(office: Desk, name: str = "a") -> Path:
    return office.content / copy_as_new(office.workspace, name, who="lan")


# --- The story ------------------------------------------------------------------------------


def test_a_story_tells_what_went_out_and_how_it_does_there(office: Desk, served: Served) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    office.sent("a", "site")
    with office.workspace.store.write() as db:
        row = {"delivery": office.row("a", "site")["id"], "label": "+1d"}
        unknown = {"reach": "no_permission", "clicks": "not_supported"}
        query = insert(readings).values(**row, raw={}, at=office.time, views=0, unknown=unknown)
        db.execute(query)
    page = served.log_in("lan").get("/bai/a").text
    assert 'href="https://site.example/a/"' in page and "<code>a.md</code>" in page
    assert "after 1 days" in page
    assert "<dt>views</dt><dd>0</dd>" in page  # is known
    assert '<dt>reach</dt><dd class="unknown">not known: no permission</dd>' in page
    assert '<dd class="unknown">not known</dd>' in page and "<dt>clicks" not in page
    assert "version of 23/11/2026 08:00 (now in the file, is out, is to go out)" in page


def test_a_withdrawal_and_the_journal_are_told(office: Desk, served: Served) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    office.sent("a")
    withdraw(office.workspace, "a", "Nhầm số liệu", urgent=True, who="chanh")
    page = served.log_in("chanh").get("/bai/a").text
    assert "withdrawn, not yet everywhere: Nhầm số liệu" in page
    assert "<b>Chánh Văn phòng</b> withdrew it" in page
    assert "Withdraw …" not in page


@pytest.mark.parametrize("name", ["nothing", "a.md", "%2e%2e%2fa", "a'--", "a%00"])
def test_what_is_no_item_has_no_story(office: Desk, served: Served, name: str) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    lan = served.log_in("lan")
    assert lan.get(f"/bai/{name}").status_code in (400, 404)
    assert lan.post(f"/bai/{name}/chep").status_code in (400, 404)


def test_buttons_stand_where_a_person_may_press_them(office: Desk, served: Served) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    chanh, lan, xa = (served.log_in(each).get("/bai/a").text for each in ("chanh", "lan", "xa"))
    for told in ("Hold the item", "Withdraw …"):
        assert told in chanh and told not in lan and told not in xa
    assert "Copy as a new item" in chanh and "Copy as a new item" in lan
    assert "Copy as a new item" not in xa


# --- A copy ---------------------------------------------------------------------------------


def test_a_copy_is_a_draft_with_the_words_and_without_name_and_times(
    office: Desk, served: Served
) -> None:
    office.put(
        "2026/2026-11-24-a.md", "Lời *một*.", id="ten-rieng", title="Khai mạc lễ hội",
        expires="2026-12-30", event="\n  begins: 2026-12-01 08:00\n  place: Nhà văn hóa",
        old_addresses="\n- /tin/a.html",
    )  # fmt: skip
    office.scan()
    page = served.log_in("lan").post("/bai/ten-rieng/chep")
    assert page.status_code == 200 and "2026/_2026-11-23-khai-mac-le-hoi.md" in page.text
    path = office.content / "2026/_2026-11-23-khai-mac-le-hoi.md"
    text = path.read_text(encoding="utf-8")
    assert "title: Khai mạc lễ hội" in text and text.endswith("Lời *một*.\n")
    for gone in (
        "ten-rieng",
        "2026-12",
        "08:00\n",
        "event",
        "Nhà văn hóa",
        "old_addresses",
        "tin/",
    ):
        assert gone not in text.replace("e.g. 2026-11-24 08:00", "")
    office.scan()
    assert list(office.items()) == ["ten-rieng"] and office.problems() == {}
    with office.workspace.store.read() as db:
        row = db.execute(select(journal).where(journal.c.act == "copy_as_new")).mappings().one()
    assert (row["who"], row["item"]) == ("lan", "ten-rieng")
    assert row["details"]["path"] == "2026/_2026-11-23-khai-mac-le-hoi.md"


def test_a_copy_that_is_filled_in_is_an_item_of_its_own(office: Desk) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    draft = copied(office)
    ready = draft.with_name(draft.name[1:])
    unfilled = draft.read_text(encoding="utf-8")
    draft.rename(ready)
    office.scan()
    assert list(office.problems()) == [ready.name]  # its time is missing
    blank = next(line for line in unfilled.split("\n") if line.startswith("publish_at"))
    ready.write_text(unfilled.replace(blank, "publish_at: 2026-12-24 08:00"), encoding="utf-8")
    office.scan()
    assert office.problems() == {} and sorted(office.items()) == ["a", "bai-a"]
    assert set(office.states("a").values()) == {"queued"}


def test_a_copy_is_never_written_over_another_file(office: Desk) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    taken = office.content / "_2026-11-23-bai-a.md"
    taken.write_text("của người khác", encoding="utf-8")
    (office.content / "2026-11-23-bai-a-2.md").write_text("đã nộp", encoding="utf-8")
    names = [copied(office).name for _again in range(2)]
    assert names == ["_2026-11-23-bai-a-3.md", "_2026-11-23-bai-a-4.md"]
    assert taken.read_text(encoding="utf-8") == "của người khác"
    assert not list(office.content.glob(".*"))


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "…", "a/b\\c", "'- [x]: y'", "Ký tự 文字", "x" * 300, "C:\\con"],
)
def test_a_hostile_title_names_a_file_of_the_content_folder(office: Desk, title: str) -> None:
    office.put("a.md", title=json.dumps(title, ensure_ascii=False))
    office.scan()
    path = copied(office)
    assert path.parent == office.content and path.name.startswith("_2026-11-23-")
    assert len(path.name) < 110 and path.read_text(encoding="utf-8")


def test_keys_in_vietnamese_are_known_and_lists_without_indent_go_with_theirs(
    office: Desk,
) -> None:
    head = (
        "---\ntiêu đề: Bài\nTóm tắt: Lời tóm tắt.\nđơn vị: van-phong\nchủ đề: thu-tuc\n"
        "hình thức: article\ntác giả: Lan\nđăng lúc: 2026-11-24 08:00\nđịa chỉ cũ:\n- /a.html\n"
        "- /b.html\nvăn bản:\n- số: 12/QĐ\n---\n\nNội dung.\n"
    )
    (office.content / "a.md").write_text(head, encoding="utf-8")
    office.scan()
    text = copied(office).read_text(encoding="utf-8")
    assert "html" not in text and "đăng lúc" not in text and "- số: 12/QĐ" in text


def test_a_copy_of_a_deleted_file_lies_in_the_content_folder(office: Desk) -> None:
    path = office.put("2026/a.md", title="Bài a")
    office.scan()
    path.unlink()
    path.parent.rmdir()
    office.scan()
    assert copied(office).parent == office.content


def test_a_head_that_can_not_be_copied_says_so(office: Desk, served: Served) -> None:
    office.put("a.md", title="Bài a")
    front = "{id: a, title: Bài a, summary: Lời, unit: van-phong, theme: thu-tuc, form: article, "
    text = f"---\n{front}author: Lan, publish_at: 2026-11-24 08:00}}\n---\n\nLời.\n"
    (office.content / "a.md").write_text(text, encoding="utf-8")
    office.scan()
    if not office.items():
        pytest.skip("such a head is no head")
    answer = served.log_in("lan").post("/bai/a/chep")
    assert answer.status_code == 422
    assert [path.name for path in office.content.iterdir()] == ["a.md"]


def test_a_copy_is_as_open_as_its_folder(office: Desk) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    office.content.chmod(0o770)
    assert stat.S_IMODE(copied(office).stat().st_mode) == 0o660


def test_a_folder_that_can_not_be_written_is_told(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.put("a.md", title="Bài a")
    office.scan()

    def full(*_told: object, **_named: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("publisher.actions.copying.write_beside", full)
    with pytest.raises(CantCopy, match="No space left"):
        copied(office)
    assert [path.name for path in office.content.iterdir()] == ["a.md"]


def test_who_writes_for_another_unit_copies_nothing(office: Desk, served: Served) -> None:
    office.put("a.md", title="Bài a")
    office.scan()
    assert served.log_in("xa").post("/bai/a/chep").status_code == 403
    assert [path.name for path in office.content.iterdir()] == ["a.md"]
