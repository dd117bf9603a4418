"""From the content folder into the outbox: what is taken, what is held, what is shown."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fake_channels import Fake
from publisher.config.file import Config
from publisher.contract import Finding, Item, Post
from publisher.items.files import remarks_on
from publisher.items.reading import read_file
from publisher.outbox.deliveries import FAILED, SENT
from publisher.status.overview import status
from workspaces import CHANNELS, EARLY, Desk, draw, make_workspace, markdown, opened

QUEUED = {"site": "queued", "page": "queued", "chat": "queued"}
OUT = {"site": "sent", "page": "sent", "chat": "sent"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def texts(desk: Desk, item: str) -> set[str]:
    return {row["post"]["text"].splitlines()[0] for row in desk.rows(item)}


# --- Taking in ------------------------------------------------------------------------


def test_item_is_queued_for_every_channel_at_its_time(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    assert desk.states("a") == QUEUED
    assert {row["due_at"] for row in desk.rows()} == {datetime(2026, 11, 24, 1, 0, tzinfo=UTC)}
    assert [row["key"] for row in desk.rows()] == ["a/site/1", "a/page/1", "a/chat/1"]


def test_wrong_file_never_blocks_the_others(desk: Desk) -> None:
    desk.put("a.md", title="")
    (desk.content / "b.md").write_bytes(b"\xff\xfe\x00")
    (desk.content / os.fsdecode(b"c\xb5.md")).write_text(markdown())
    desk.put("d.md", channels="[zalo]")
    desk.put("e.md")
    desk.scan()
    assert list(desk.items()) == ["e"]
    assert list(desk.problems()) == ["a.md", "b.md", "c\\udcb5.md", "d.md"]


def test_a_stop_waits_for_one_file_and_the_rest_comes_at_the_next_look(desk: Desk) -> None:
    for name in ("a", "b", "c"):
        desk.put(f"{name}.md", title=f"{name} " * 9, publish_at=f"2026-11-24 0{ord(name) % 9}:00")
    desk.intake.run(desk.time, desk.clock, lambda _path: True)
    assert list(desk.items()) == ["a"]
    desk.scan()
    assert sorted(desk.items()) == ["a", "b", "c"]


def test_a_fault_of_ours_over_one_file_holds_up_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:

    def stumbling(config: Config, path: Path) -> Any:
        if path.name == "a.md":
            raise KeyError("a fault of ours")
        return read_file(config, path)

    monkeypatch.setattr("publisher.planning.intake.read_file", stumbling)
    desk.put("a.md", title="Một việc khác", body="Một bài khác.")
    desk.put("b.md")
    desk.scan()
    assert list(desk.items()) == ["b"]
    assert list(desk.problems()) == ["a.md"]
    assert "KeyError" in desk.problems()["a.md"][0]
    monkeypatch.undo()
    desk.put("a.md", title="Một việc khác", body="Một bài khác, đã sửa.")
    desk.scan()
    assert (list(desk.items()), desk.problems()) == (["a", "b"], {})


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("place", "called"),
    [("body", "thân bài"), ("images", "ảnh"), ("texts", "lời riêng"), ("cover", "ảnh bìa")],
)
def test_places_have_their_names_in_what_a_channel_finds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str, called: str
) -> None:
    render = Fake.render

    def picky(self: Fake, item: Item) -> Post:
        return replace(render(self, item), findings=(Finding("warning", place, "lạ"),))

    monkeypatch.setattr(Fake, "render", picky)
    desk.put("a.md")
    desk.scan()
    with desk.workspace.store.read() as db:
        told = status(db, desk.workspace.planner)["remarks"]["a.md"]
    assert {each["message"] for each in told} == {f"{called}: lạ"}


def test_what_is_odd_is_told_while_it_waits_and_stops_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = Fake.render

    def picky(self: Fake, item: Item) -> Post:
        found = (Finding("warning", "body", "odd"), Finding("hint", "", "could be nicer"))
        return replace(render(self, item), findings=found)

    monkeypatch.setattr(Fake, "render", picky)
    desk.put("a.md")
    desk.scan()
    assert desk.states("a") == QUEUED
    with desk.workspace.store.read() as db:
        assert [each.level for each in remarks_on(db, "a")] == ["warning", "hint"] * 2
        told = status(db, desk.workspace.planner)["remarks"]["a.md"]
    assert told == [
        {"line": 1, "field": name, "message": "body: odd"} for name in ("page", "chat")
    ]
    desk.sent("a")
    with desk.workspace.store.read() as db:
        assert status(db, desk.workspace.planner)["remarks"] == {}


def test_bug_of_a_channel_is_a_problem_of_one_item(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = Fake.render

    def buggy(self: Fake, item: Item) -> Post:
        if item.id == "a":
            raise KeyError("secret detail")
        return render(self, item)

    monkeypatch.setattr(Fake, "render", buggy)
    desk.put("a.md")
    desk.put("b.md", title="Bài khác")
    desk.scan()
    assert list(desk.items()) == ["b"]
    assert desk.problems()["a.md"] == [
        "1 site: a fault in the program: KeyError",
        "1 page: a fault in the program: KeyError",
        "1 chat: a fault in the program: KeyError",
    ]


def test_item_that_one_channel_refuses_goes_nowhere(tmp_path: Path) -> None:
    channels = {**CHANNELS, "page": 'use = "fake_channels:Fake"\nrefuses = ["CẤM", "ĐỘC"]'}
    with opened(tmp_path, channels=channels) as desk:
        desk.put("a.md", title="CẤM và ĐỘC")
        desk.scan()
        assert desk.problems() == {"a.md": ["1 page: the word 'CẤM'", "1 page: the word 'ĐỘC'"]}
        assert desk.rows() == []
        assert desk.items() == {}


def test_problem_goes_when_the_file_is_right(desk: Desk) -> None:
    desk.put("a.md", title="")
    desk.scan()
    desk.put("a.md")
    desk.scan()
    assert desk.problems() == {}
    assert desk.states("a") == QUEUED


def test_file_is_right_when_its_picture_comes(desk: Desk) -> None:
    desk.put("a.md", "![Một cửa](hinh/a.png)")
    desk.scan()
    assert desk.problems()["a.md"] == ["11 body: hinh/a.png: no such file"]
    draw(desk.content / "hinh/a.png")
    desk.scan()
    assert desk.states("a") == QUEUED


def test_file_still_being_written_is_looked_at_again_in_time(tmp_path: Path) -> None:
    make_workspace(tmp_path, publishing="scan_every = 60")
    config = tmp_path / "config/publisher.toml"
    config.write_text(config.read_text().replace("still = 0", "still = 3"))
    with opened(tmp_path) as desk:
        desk.put("a.md")
        assert desk.scan() == 3.0
        desk.wait(seconds=2)
        assert desk.scan() == 1.0
        desk.wait(seconds=1)
        assert desk.scan() is None
        assert desk.states("a") == QUEUED


def test_picture_still_being_copied_keeps_its_item_waiting(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    config = tmp_path / "config/publisher.toml"
    config.write_text(config.read_text().replace("still = 0", "still = 3"))
    with opened(tmp_path) as desk:
        desk.put("a.md", "![Một cửa](a.png)")
        draw(desk.content / "a.png")  # this very moment, by the machine's clock
        desk.scan()
        desk.wait(seconds=3)
        assert desk.scan() == 3.0
        assert desk.items() == {}


def test_second_scan_reads_nothing(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    rows = desk.rows()
    desk.scan()
    assert desk.took == []
    assert desk.rows() == rows


def test_restart_reads_nothing(desk: Desk) -> None:
    draw(desk.content / "a.png")
    desk.put("a.md", "![Một cửa](a.png)")
    desk.scan()
    with opened(desk.root) as again:
        again.scan()
        assert again.took == []
        assert again.rows() == desk.rows()


def test_pictures_are_kept_where_nobody_edits_them(desk: Desk) -> None:
    draw(desk.content / "a.png")
    desk.put("a.md", "![Một cửa](a.png)")
    desk.scan()
    (kept,) = (desk.workspace.config.state / "media").iterdir()
    assert kept.read_bytes() == (desk.content / "a.png").read_bytes()


# --- Changes --------------------------------------------------------------------------


def test_waiting_item_follows_its_file(desk: Desk) -> None:
    desk.put("a.md", title="Cũ")
    desk.scan()
    desk.put("a.md", title="Mới", publish_at="2026-11-25 09:00")
    desk.scan()
    assert texts(desk, "a") == {"Mới"}
    assert {row["due_at"].day for row in desk.rows("a")} == {25}
    assert len(desk.rows()) == 3


def test_change_of_a_published_item_is_shown_and_not_sent(desk: Desk) -> None:
    desk.put("a.md", title="Cũ")
    desk.scan()
    desk.sent("a")
    out = desk.rows()
    desk.put("a.md", title="Mới")
    desk.scan()
    rows = desk.rows()
    assert rows[: len(out)] == out
    assert {(row["kind"], row["approved_digest"]) for row in rows[len(out) :]} == {
        ("update", None)
    }
    row = desk.items()["a"]
    assert row["version"] != row["planned"]
    assert row["title"] == "Mới"


def test_rest_of_an_item_half_out_waits_for_approval_of_its_change(desk: Desk) -> None:
    desk.put("a.md", title="Cũ")
    desk.scan()
    desk.sent("a", "site")
    desk.put("a.md", title="Mới")
    desk.scan()
    assert [row for row in desk.rows() if row["approved_digest"] and row["state"] != "sent"] == []
    assert desk.row("a", "page")["post"]["text"].startswith("Mới")
    desk.put("a.md", title="Cũ")
    desk.scan()
    assert {row["channel"] for row in desk.posts("a") if row["approved_digest"]} == set(
        desk.states("a")
    )
    assert texts(desk, "a") >= {"Cũ"}
    assert desk.row("a", "page")["post"]["text"].startswith("Cũ")


def test_old_version_put_back_is_no_correction(desk: Desk) -> None:
    desk.put("a.md", title="Cũ")
    desk.scan()
    desk.sent("a")
    desk.put("a.md", title="Mới")
    desk.scan()
    desk.put("a.md", title="Cũ")
    desk.scan()
    row = desk.items()["a"]
    assert row["version"] == row["planned"]


@pytest.mark.slow
def test_channel_left_out_is_cancelled_and_may_come_back(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.put("a.md", channels="[site, page]")
    desk.scan()
    assert desk.states("a") == {"site": "queued", "page": "queued", "chat": "cancelled unasked"}
    desk.put("a.md")
    desk.scan()
    assert desk.states("a") == QUEUED
    assert len(desk.rows()) == 3


# --- Gone or wrong for now ------------------------------------------------------------


def test_vanished_file_holds_what_waits_until_it_returns(desk: Desk) -> None:
    path = desk.put("a.md")
    desk.scan()
    due = desk.row("a", "site")["due_at"]
    path.unlink()
    desk.wait(minutes=5)
    desk.scan()
    assert set(desk.states("a").values()) == {"held vanished"}
    assert desk.items()["a"]["missing_since"] == desk.time
    desk.put("a.md")
    desk.scan()
    assert desk.states("a") == QUEUED
    assert desk.row("a", "site")["due_at"] == due
    assert desk.items()["a"]["missing_since"] is None


def test_vanished_file_changes_nothing_that_is_out(desk: Desk) -> None:
    path = desk.put("a.md")
    desk.scan()
    desk.sent("a", "site")
    path.unlink()
    desk.scan()
    assert desk.states("a") == {"site": "sent", "page": "held vanished", "chat": "held vanished"}


def test_empty_mount_point_loses_nothing(desk: Desk) -> None:
    for name in ("a", "b"):
        desk.put(f"{name}.md", title=f"Bài {name}")
    desk.scan()
    desk.content.rename(desk.root / "away")
    with pytest.raises(FileNotFoundError):
        desk.scan()
    assert desk.states("a") == QUEUED
    desk.content.mkdir()
    desk.scan()
    assert set(desk.states("a").values()) == {"held vanished"}
    desk.content.rmdir()
    (desk.root / "away").rename(desk.content)
    desk.scan()
    assert desk.states("a") == desk.states("b") == QUEUED


def test_file_gone_while_nobody_watched_is_noticed_at_the_start(desk: Desk) -> None:
    path = desk.put("a.md")
    desk.scan()
    path.unlink()
    with opened(desk.root) as again:
        again.scan()
        assert set(again.states("a").values()) == {"held vanished"}


@pytest.mark.slow
def test_file_that_became_wrong_holds_what_waits_until_it_is_right(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.put("a.md", title="")
    desk.scan()
    assert set(desk.states("a").values()) == {"held problem"}
    assert (
        "empty" in desk.row("a", "site")["reason"] or "missing" in desk.row("a", "site")["reason"]
    )
    desk.put("a.md")
    desk.scan()
    assert desk.states("a") == QUEUED


def test_picture_taken_away_holds_the_item(desk: Desk) -> None:
    picture = draw(desk.content / "a.png")
    desk.put("a.md", "![Một cửa](a.png)")
    desk.scan()
    picture.unlink()
    desk.scan()
    assert set(desk.states("a").values()) == {"held problem"}


def test_changed_picture_changes_the_post(desk: Desk) -> None:
    draw(desk.content / "a.png", "teal")
    desk.put("a.md", "![Một cửa](a.png)")
    desk.scan()
    before = desk.row("a", "page")["post"]["payload"]["pictures"]
    draw(desk.content / "a.png", "navy", (99, 99))
    desk.scan()
    assert desk.row("a", "page")["post"]["payload"]["pictures"] != before


# --- The first run --------------------------------------------------------------------


def test_first_run_sends_nothing_old(desk: Desk) -> None:
    desk.put("cu.md", title="Cũ", publish_at="2026-11-19 08:00")
    desk.put("moi.md", title="Mới", publish_at="2026-11-21 08:00")
    desk.put("slot.md", title="Kế tiếp", publish_at=None, slot="next")
    desk.scan()
    assert set(desk.states("cu").values()) == {"held first_run"}
    assert desk.states("moi") == QUEUED
    assert desk.states("slot") == QUEUED
    assert "adopt" in desk.row("cu", "site")["reason"]


def test_old_item_stays_held_through_edits(desk: Desk) -> None:
    desk.put("cu.md", title="Cũ", publish_at="2026-11-19 08:00")
    desk.scan()
    desk.put("cu.md", title="Cũ, sửa", publish_at="2026-11-19 08:00")
    desk.scan()
    assert set(desk.states("cu").values()) == {"held first_run"}


def test_old_item_given_a_new_date_is_queued(desk: Desk) -> None:
    desk.put("cu.md", publish_at="2026-11-19 08:00")
    desk.scan()
    desk.put("cu.md")
    desk.scan()
    assert desk.states("cu") == QUEUED


# --- A channel that came into the config later ----------------------------------------


LATER = {**CHANNELS, "zalo": 'use = "fake_channels:Fake"'}


@pytest.mark.slow
def test_waiting_item_gets_a_channel_that_came_later(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        before = desk.rows()
    with opened(tmp_path, channels=LATER) as desk:
        desk.scan()
        assert desk.states("a") == {**QUEUED, "zalo": "queued"}
        assert desk.rows()[:3] == before
        assert desk.row("a", "zalo")["due_at"] == before[0]["due_at"]
        assert desk.row("a", "zalo")["waits_for"] == "site"
        desk.scan()
    with opened(tmp_path) as desk:
        desk.scan()
        assert desk.took == []


@pytest.mark.slow
@pytest.mark.parametrize("state", [SENT, FAILED])
def test_item_that_began_to_go_out_gets_no_new_channel(tmp_path: Path, state: str) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        if state == SENT:
            desk.sent("a", "site")
        else:
            desk.set("a", state=FAILED)
        before = desk.rows()
    with opened(tmp_path, channels=LATER) as desk:
        desk.scan()
        assert desk.rows() == before


def test_item_that_names_its_channels_gets_no_other(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md", channels="[site]")
        desk.scan()
    with opened(tmp_path, channels=LATER) as desk:
        desk.scan()
        assert desk.states("a") == {"site": "queued"}


def test_channel_that_is_off_may_be_named_and_is_served_when_it_is_on(tmp_path: Path) -> None:
    off = {**CHANNELS, "zalo": 'use = "fake_channels:Fake"\nenabled = false'}
    with opened(tmp_path, channels=off) as desk:
        desk.put("a.md", channels="[site, zalo]", texts="{zalo: Lời riêng}")
        desk.scan()
        assert desk.problems() == {}
        assert desk.states("a") == {"site": "queued"}
    with opened(tmp_path, channels=LATER) as desk:
        desk.scan()
        assert desk.states("a") == {"site": "queued", "zalo": "queued"}


def test_old_item_gets_a_new_channel_held_as_the_others(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("cu.md", publish_at="2026-11-19 08:00")
        desk.scan()
    with opened(tmp_path, channels=LATER) as desk:
        desk.scan()
        assert desk.states("cu")["zalo"] == "held first_run"


def test_vanished_item_gets_a_new_channel_when_it_returns(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        path = desk.put("a.md")
        desk.scan()
        path.unlink()
        desk.scan()
    with opened(tmp_path, channels=LATER) as desk:
        desk.scan()
        assert "zalo" not in desk.states("a")
        desk.put("a.md")
        desk.scan()
        assert desk.states("a") == {**QUEUED, "zalo": "queued"}


def test_new_channel_that_refuses_a_waiting_item_is_a_problem(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md", title="CẤM")
        desk.scan()
    zalo = {**CHANNELS, "zalo": 'use = "fake_channels:Fake"\nrefuses = ["CẤM"]'}
    with opened(tmp_path, channels=zalo) as desk:
        desk.scan()
        assert desk.problems() == {"a.md": ["1 zalo: the word 'CẤM'"]}
        assert set(desk.states("a").values()) == {"held problem"}


@pytest.mark.slow
def test_many_files_are_taken_in_one_scan(desk: Desk) -> None:
    for number in range(40):
        desk.put(f"{number:02}.md", title=f"Bài {number}")
    assert desk.scan() is None
    assert len(desk.took) == 40
    assert desk.time == EARLY
    shutil.rmtree(desk.content)
    desk.content.mkdir()
    desk.scan()
    assert {row["held_for"] for row in desk.rows()} == {"vanished"}
