"""The calendar: what goes out when, and moving it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import BROWSER, browsing
from publisher.people.people import Person
from publisher.web.schedule.views import A_DAY, MONTH
from web_desk import Served, known, web_desk
from workspaces import Desk, opened

SLOTS = {
    "site": 'use = "fake_channels:Site"',
    "page": 'use = "fake_channels:Fake"\nslots = ["wed 09:00", "thu 09:00"]',
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path, channels=SLOTS) as made:
        roles = {"lan": "editor", "van-phong": "publisher", "giam-doc": "approver"}
        for name, role in roles.items():
            known(
                made.workspace, Person.model_validate({"id": name, "name": name, "roles": [role]})
            )
        made.put("a.md", title="Mời dự hội nghị")
        made.scan()
        yield made


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


def file_of(office: Desk, name: str = "a.md") -> Path:
    return office.workspace.config.content / name


def seen(office: Desk) -> str:
    return hashlib.sha256(file_of(office).read_bytes()).hexdigest()


@pytest.mark.parametrize("query", ["", "?thang=2026-11", "?tuan=2026-11-24", "?kieu=danh-sach"])
def test_every_view_shows_items_and_free_slots(served: Served, query: str) -> None:
    page = served.log_in("lan").get(f"/lich{query}")
    assert page.status_code == 200
    assert "Mời dự hội nghị" in page.text and "09:00 free" in page.text


def test_a_full_day_says_how_many_more_there_are_and_its_week_shows_them(
    office: Desk, served: Served
) -> None:
    many = A_DAY[MONTH] + 2
    for number in range(many):
        office.put(f"b{number}.md", title=f"Thông báo số {number} của phòng")
    office.scan()
    page = served.log_in("lan").get("/lich?thang=2026-11").text
    assert page.count('class="tile ') == A_DAY[MONTH]
    assert '<a href="/lich?tuan=2026-11-24">… and 3 more</a>' in page
    page = served.log_in("lan").get("/lich?tuan=2026-11-24").text
    assert page.count('class="tile ') == many + 1


@pytest.mark.parametrize("query", ["?thang=2026-13", "?thang=x", "?tuan=1000-01-01"])
def test_there_is_no_such_month(served: Served, query: str) -> None:
    assert served.log_in("lan").get(f"/lich{query}").status_code == 404


def test_moving_an_item_writes_its_file_and_the_plan_follows(office: Desk, served: Served) -> None:
    said = {"ban": seen(office), "ngay": "26/11/2026", "gio": "09:30", "khung": ""}
    page = served.log_in("lan").post("/lich/a/doi", data=said)
    assert page.status_code == 200 and "Moved to 26/11/2026 09:30" in page.text
    assert "publish_at: 2026-11-26 09:30" in file_of(office).read_text("utf-8")
    office.scan()
    assert "26/11/2026 09:30" in served.log_in("lan").get("/lich/a/doi").text


def test_a_free_slot_can_be_chosen(office: Desk, served: Served) -> None:
    caller = served.log_in("lan")
    assert "25/11/2026 09:00" in caller.get("/lich/a/doi").text
    said = {"ban": seen(office), "khung": "2026-11-25T02:00:00+00:00", "ngay": "x", "gio": ""}
    assert "Moved to 25/11/2026 09:00" in caller.post("/lich/a/doi", data=said).text


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"ngay": "31/11/2026"}, "31/11/2026"),
        ({"ngay": "01/11/2026"}, "this time has passed"),
        ({"ban": "0" * 64}, "changed meanwhile"),
    ],
)
def test_what_can_not_be_changes_no_file(
    office: Desk, served: Served, change: dict[str, str], problem: str
) -> None:
    before = file_of(office).read_bytes()
    said = {"ban": seen(office), "ngay": "26/11/2026", "gio": "09:30", "khung": ""} | change
    page = served.log_in("lan").post("/lich/a/doi", data=said)
    assert page.status_code == 422 and problem in page.text
    assert file_of(office).read_bytes() == before


def test_what_is_out_is_not_moved(office: Desk, served: Served) -> None:
    office.time = office.time.replace(day=25)
    office.sent("a")
    said = {"ban": seen(office), "ngay": "26/11/2026", "gio": "09:30", "khung": ""}
    caller = served.log_in("van-phong")
    assert "can&#39;t be changed any more" in caller.get("/lich/a/doi").text
    assert caller.post("/lich/a/doi", data=said).status_code == 422


def draft(office: Desk) -> str:
    text = file_of(office).read_text("utf-8").replace("Mời dự", "Hội nghị khác, mời dự")
    text = text.replace("trực tuyến", "tại chỗ, theo lịch của từng phòng")
    file_of(office, "_b.md").write_text(text, "utf-8")
    return "/lich/ban-nhap"


def test_a_draft_is_handed_in_by_who_may(office: Desk, served: Served) -> None:
    address = draft(office)
    said = {"tep": "_b.md", "ngay": "27/11/2026", "gio": "10:00", "khung": ""}
    assert "Hội nghị khác" in served.log_in("lan").get("/lich").text
    refused = served.log_in("lan").post(address, data=said)
    assert refused.status_code == 403 and file_of(office, "_b.md").exists()
    page = served.log_in("van-phong").post(address, data=said)
    assert "Handed in for 27/11/2026 10:00" in page.text
    assert not file_of(office, "_b.md").exists()
    assert "publish_at: 2026-11-27 10:00" in file_of(office, "b.md").read_text("utf-8")


def test_a_draft_with_errors_stays_a_draft_and_tells_them(office: Desk, served: Served) -> None:
    address = draft(office)
    path = file_of(office, "_b.md")
    path.write_text(path.read_text("utf-8").replace("theme:", "chu_dee:"), "utf-8")
    said = {"tep": "_b.md", "ngay": "27/11/2026", "gio": "10:00", "khung": ""}
    page = served.log_in("van-phong").post(address, data=said)
    assert page.status_code == 422 and "chu_dee" in page.text and "line" in page.text
    assert path.exists() and not file_of(office, "b.md").exists()


def test_a_draft_never_takes_another_files_place(office: Desk, served: Served) -> None:
    address = draft(office)
    file_of(office, "b.md").write_text("của người khác", "utf-8")
    said = {"tep": "_b.md", "ngay": "27/11/2026", "gio": "10:00", "khung": ""}
    page = served.log_in("van-phong").post(address, data=said)
    assert page.status_code == 422 and "is there already" in page.text
    assert file_of(office, "b.md").read_text("utf-8") == "của người khác"


@pytest.mark.parametrize("path", ["a.md", "../config/publisher.toml", "/etc/passwd", "_x.md"])
def test_only_drafts_are_handed_in(office: Desk, served: Served, path: str) -> None:
    said = {"tep": path, "ngay": "27/11/2026", "gio": "10:00"}
    assert served.log_in("van-phong").post("/lich/ban-nhap", data=said).status_code == 404


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no browser is installed here")
def test_a_tile_dragged_to_a_day_asks_for_that_day(served: Served) -> None:
    with browsing() as browser, browser.window(width=1280) as window:
        served.enter(window, "lan")
        page = window.go(f"{served.origin}/lich")
        assert page.errors == []
        drag = """const data = new DataTransfer();
        const from = document.querySelector('[data-move]');
        const to = document.querySelector('[data-day="2026-11-27"]');
        const send = (on, kind) => on.dispatchEvent(
          new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: data}));
        send(from, 'dragstart'); send(to, 'dragover'); send(to, 'drop')"""
        page = window.follow(drag)
        assert page.errors == [] and "Move to another time" in page.text
        assert window.value("document.getElementById('ngay').value") == "27/11/2026"
