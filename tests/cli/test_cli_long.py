"""Lists of an office with much to show: trouble first, then what is next, and how to see all."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select
from typer.testing import CliRunner

from deciding import office
from publisher.cli.base import out
from publisher.cli.main import app
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import attempts, deliveries
from workspaces import Desk

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vietnamese")]
MANY = 2000


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name, value in (("_width", 80), ("_height", 50)):
        monkeypatch.setattr(out, name, value)
    with office(tmp_path, "default = 0") as desk:
        desk.put("a.md")
        desk.scan()
        yield desk


def lines(desk: Desk, *arguments: str) -> list[str]:
    done = CliRunner().invoke(app, [*arguments, "-w", str(desk.root)])
    assert done.exit_code == 0, done.output
    return done.output.splitlines()


def multiply(desk: Desk, count: int) -> None:
    """Let there be so many items more like a, each a minute later than the one before."""
    with desk.workspace.store.write() as db:
        item = dict(db.execute(select(items).where(items.c.id == "a")).mappings().one())
        rows = [dict(row) for row in db.execute(select(deliveries)).mappings()]
        for row in rows:
            del row["id"]
        for number in range(count):
            name, later = f"bai-{number:04}", timedelta(minutes=number)
            db.execute(insert(items).values(item | {"id": name, "path": f"{name}.md"}))
            moved = {"item": name, "due_at": rows[0]["due_at"] + later}
            db.execute(insert(deliveries), [row | moved for row in rows])


def test_status_of_thousands_shows_trouble_then_the_next_twenty(desk: Desk) -> None:
    multiply(desk, MANY)
    last = f"bai-{MANY - 1:04}"
    desk.set(last, "page", state="held", held_for="doubt", reason="cắt ngang")
    shown = lines(desk, "status")
    assert len(shown) < 200
    heads = [line for line in shown if line.endswith("):")]
    assert heads == ["Cần xử lý (1):", f"Đang chờ ({MANY}):"]
    trouble = shown[shown.index(heads[0]) : shown.index(heads[1])]
    assert any(line.startswith(last) for line in trouble)
    waiting = [line.split()[0] for line in shown if line.startswith(("a ", "bai-"))]
    assert waiting == [last, "a", *(f"bai-{number:04}" for number in range(19))]
    assert shown[-1] == f"… và {MANY - 20} nữa; xem tất cả: publisher status --all"
    assert max(len(line) for line in shown if "→" not in line) <= 80
    everything = lines(desk, "status", "--all")
    assert sum(line.startswith("bai-") for line in everything) == MANY
    found = json.loads("\n".join(lines(desk, "status", "--json")))
    assert len({row["item"] for row in found["open"]}) == MANY + 1


def test_what_its_service_does_not_take_for_now_stands_with_the_trouble(desk: Desk) -> None:
    multiply(desk, MANY)
    last = f"bai-{MANY - 1:04}"
    again = desk.time + timedelta(hours=1)
    desk.set(last, "page", reason="mã lỗi 368", failures=1, ready_at=again)
    shown = "\n".join(lines(desk, "status"))
    trouble = shown[shown.index("Cần xử lý (1):") : shown.index("Đang chờ")]
    assert last in trouble
    when = f"{again.astimezone(desk.workspace.config.office.zone):%d/%m/%Y %H:%M}"
    assert f"mã lỗi 368; gửi lại từ {when}" in " ".join(trouble.split())
    assert when in " ".join("\n".join(lines(desk, "show", last)).split())


def test_a_history_of_hundreds_shows_the_newest(desk: Desk) -> None:
    row = desk.row("a", "page")
    made: list[dict[str, Any]] = [
        {
            "delivery": row["id"], "channel": "page", "n": n, "worker": "w", "digest": "0",
            "intent_at": desk.time + timedelta(minutes=n), "outcome": "not_sent",
            "answer": f"lần {n}.",
        }
        for n in range(1, 301)
    ]  # fmt: skip
    with desk.workspace.store.write() as db:
        db.execute(insert(attempts), made)
    shown = "\n".join(lines(desk, "show", "a"))
    assert "lần 300." in shown and "lần 291." in shown and "lần 290." not in shown
    assert shown.endswith("… và 290 dòng cũ hơn; xem tất cả: publisher show a --all")
    assert "lần 1." in "\n".join(lines(desk, "show", "a", "--all"))


def test_what_is_done_to_hundreds_is_told_in_short(desk: Desk) -> None:
    multiply(desk, 30)
    for name in desk.items():
        desk.set(name, state="held", held_for="first_run")
    said = lines(desk, "adopt")
    assert (len(said), said[-1]) == (21, "… và 11 nữa")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"state": "held", "held_for": "first_run"},
         "nếu đã đăng rồi: publisher adopt a; để cho đăng: publisher release a"),
        ({"state": "held", "held_for": "restored"},
         "nếu đã đăng rồi: publisher adopt a; để cho đăng: publisher release a"),
        ({"state": "held", "held_for": "late"},
         "để cho đăng: publisher release a; để bỏ hẳn: publisher cancel a"),
        ({"state": "failed"}, "sửa xong tệp thì chạy: publisher release a"),
    ],
)  # fmt: skip
def test_what_is_held_is_told_with_what_to_type(
    desk: Desk, change: dict[str, Any], told: str
) -> None:
    desk.set("a", **change)
    for command in (("status",), ("show", "a")):
        assert [line for line in lines(desk, *command) if "→" in line] == [f"  → {told}"]


def test_two_doubts_on_one_channel_are_told_apart(desk: Desk) -> None:
    desk.set("a", "page", state="held", held_for="doubt")
    with desk.workspace.store.write() as db:
        found = dict(
            db.execute(select(deliveries).where(deliveries.c.channel == "page")).mappings().one()
        )
        note = {"sequence": 2, "kind": "note", "target": found.pop("id"), "key": "a/page/n"}
        db.execute(insert(deliveries).values(found | note))
    for command in (("status",), ("show", "a")):
        told = [line for line in lines(desk, *command) if "→" in line]
        assert told == [
            f"  → publisher resolve a page --sequence {number} --sent ĐỊA-CHỈ | --not-sent"
            for number in (1, 2)
        ]
