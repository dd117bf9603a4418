"""How lists look on a narrow terminal and on a wide one: no cell broken, no blanks at ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from typer.testing import CliRunner

from deciding import FIRST, approve_by, at_due, office, work
from publisher.cli.base import out
from publisher.cli.main import app
from publisher.outbox.pauses import channels
from publisher.people.journal import Entry, write
from publisher.people.people import Person, put
from workspaces import Desk

WHY = "Đổi mật khẩu của trang, chờ Văn phòng xác nhận quyền quản trị trước khi cho đi tiếp"


pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vietnamese")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        desk.put("a.md")
        desk.scan()
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        for name, why in (("page", WHY), ("chat", "")):
            entry = Entry(who=FIRST, act="hold", channel=name, details={"why": why})
            with desk.workspace.store.write() as db:
                write(db, entry, desk.time)
        long = Person(
            id="truong-phong-tong-hop", name="Nguyễn Trần Thị Phương Thảo",
            roles=("approver", "publisher"), unit="van-phong", telegram="7",
        )  # fmt: skip
        with desk.workspace.store.write() as db:
            put(db, long)
        yield desk


def lines(desk: Desk, monkeypatch: pytest.MonkeyPatch, columns: int, *arguments: str) -> list[str]:
    for name, value in (("_width", columns), ("_height", 50)):
        monkeypatch.setattr(out, name, value)
    done = CliRunner().invoke(app, [*arguments, "-w", str(desk.root)])
    return done.output.splitlines()


def test_the_journal_has_its_details_below_where_there_is_no_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = lines(desk, monkeypatch, 80, "journal")
    at = next(index for index, line in enumerate(narrow) if "page; Đổi" in line)
    assert narrow[at - 1].split("  ") == ["24/11/2026 08:00", "Chánh Văn phòng", "tạm dừng"]
    assert narrow[at].startswith(" " * 18 + "page; ")
    wide = lines(desk, monkeypatch, 120, "journal")
    assert any(line.startswith("24/11/2026 08:00") and "page; Đổi" in line for line in wide)


def test_the_list_of_people_breaks_no_cell(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = lines(desk, monkeypatch, 80, "people")
    at = narrow.index("truong-phong-tong-hop  Nguyễn Trần Thị Phương Thảo")
    told = "duyệt bài, phụ trách đăng bài; van-phong; đã có Telegram"
    assert narrow[at + 1] == " " * 23 + told
    wide = lines(desk, monkeypatch, 120, "people")
    assert any(line.split()[0] == "truong-phong-tong-hop" and "Telegram" in line for line in wide)


def test_the_heads_of_the_channels_take_two_lines_beside_a_long_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "tin-truyen-thong-cua-so-xay-dung-tinh-dak"
    with desk.workspace.store.write() as db:
        row = dict(db.execute(select(channels).where(channels.c.name == "page")).mappings().one())
        db.execute(insert(channels).values(row | {"name": long}))
    narrow = lines(desk, monkeypatch, 80, "status")
    at = next(index for index, line in enumerate(narrow) if line.startswith("kênh"))
    assert narrow[at - 1].split() == ["đang", "đã", "chưa", "đang", "không"]
    assert narrow[at].split() == ["kênh", "chờ", "đăng", "rõ", "giữ", "đăng", "được"]
    assert any(line.startswith(f"{long}  ") for line in narrow)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "command",
    [("status",), ("show", "a"), ("journal",), ("people",), ("check",),
     ("report", "--from", "2026-11-15", "--to", "2026-12-14")],
    ids=lambda command: command[0],
)  # fmt: skip
def test_no_line_ends_in_blanks_or_is_too_long(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: int
) -> None:
    desk.put("b.md", title="Bài b", summary=None)
    desk.put("c.md", title="Bài c")
    desk.scan()
    for line in lines(desk, monkeypatch, columns, *command):
        assert line == line.rstrip()
        assert len(line) <= columns or "http" in line or "→" in line


def test_what_stays_visible_somewhere_without_address_leaves_no_blanks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.set("a", "page", url=None)
    lines(desk, monkeypatch, 80, "withdraw", "a", "--reason", "Nhầm")
    assert "    page: chờ duyệt gỡ, vẫn còn hiện" in lines(desk, monkeypatch, 80, "show", "a")
