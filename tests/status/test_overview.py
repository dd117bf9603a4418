"""What people are told about the present."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from publisher.engagement.readings import readings
from publisher.outbox.deliveries import attempts
from publisher.outbox.pauses import pause
from publisher.status import overview
from publisher.status.story import story
from workspaces import EARLY, Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def test_an_empty_workspace_has_a_status(desk: Desk) -> None:
    with desk.workspace.store.read() as db:
        found = overview.status(db, desk.workspace.planner)
    assert [each["name"] for each in found["channels"]] == ["chat", "page", "site"]
    assert {
        key: found[key] for key in ("counts", "open", "corrections", "deleted", "files")
    } == {
        "counts": {}, "open": [], "corrections": [], "deleted": [], "files": {},
    }  # fmt: skip


def test_the_status_counts_and_lists_what_is_open_soonest_first(desk: Desk) -> None:
    desk.put("late.md", title="Muộn", publish_at="2026-11-25 08:00")
    desk.put("soon.md", title="Sớm")
    desk.scan()
    desk.sent("soon", "site")
    desk.set("soon", "page", state="held", held_for="doubt", reason="cut")
    with desk.workspace.store.read() as db:
        found = overview.status(db, desk.workspace.planner)
    assert found["counts"] == {
        "site": {"sent": 1, "queued": 1}, "page": {"held": 1, "queued": 1}, "chat": {"queued": 2},
    }  # fmt: skip
    listed = [(row["item"], row["channel"], row["state"]) for row in found["open"]]
    assert listed == [
        ("soon", "page", "held"), ("soon", "chat", "queued"),
        ("late", "site", "queued"), ("late", "page", "queued"), ("late", "chat", "queued"),
    ]  # fmt: skip
    held = found["open"][0]
    assert (held["held_for"], held["reason"], held["title"]) == ("doubt", "cut", "Sớm")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "is_open"),
    [
        ("claimed", True), ("sending", True), ("doubtful", True), ("held", True),
        ("failed", True), ("sent", False), ("cancelled", False), ("withdrawn", False),
        ("stays", False),
    ],
)  # fmt: skip
def test_what_has_not_come_to_its_end_is_open(desk: Desk, state: str, is_open: bool) -> None:
    desk.put("a.md")
    desk.scan()
    # What is published does not stay, but a change of it may.
    change: dict[str, Any] = {"kind": "update", "target": 1} if state == "stays" else {}
    desk.set("a", None, state=state, **change)
    with desk.workspace.store.read() as db:
        assert bool(overview.open_deliveries(db, desk.workspace.planner)) is is_open


def test_wrong_files_and_resting_channels_are_shown(desk: Desk) -> None:
    desk.put("a.md", title=None)
    desk.scan()
    with desk.workspace.store.write() as db:
        pause(db, "page", "limit", EARLY, until=EARLY + timedelta(minutes=1))
    with desk.workspace.store.read() as db:
        found = overview.status(db, desk.workspace.planner)
    (problem,) = found["files"]["a.md"]
    assert problem["field"] == "title"
    (page,) = [each for each in found["channels"] if each["name"] == "page"]
    assert (page["paused_until"], page["why"]) == (EARLY + timedelta(minutes=1), "limit")


def test_an_edit_of_what_is_out_is_a_pending_correction(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.sent("a")
    with desk.workspace.store.read() as db:
        assert overview.pending_corrections(db) == []
    desk.wait(minutes=5)
    desk.put("a.md", title="Đính chính")
    desk.scan()
    with desk.workspace.store.read() as db:
        (correction,) = overview.pending_corrections(db)
    assert (correction["id"], correction["title"]) == ("a", "Đính chính")
    assert correction["since"] == desk.time


def test_items_of_the_first_run_are_listed_oldest_first(desk: Desk) -> None:
    desk.put("b.md", title="B", publish_at="2026-02-01 08:00")
    desk.put("a.md", title="A", publish_at="2026-03-01 08:00")
    desk.put("new.md", title="Mới")
    desk.scan()
    with desk.workspace.store.read() as db:
        assert [each["id"] for each in overview.first_run(db)] == ["b", "a"]


def test_the_story_tells_versions_attempts_and_readings(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.put("a.md", title="Bản hai")
    desk.scan()
    row = desk.row("a", "site")
    attempt = {"delivery": row["id"], "channel": "site", "n": 1, "intent_at": EARLY}
    reading = {"delivery": row["id"], "label": "+1h", "at": EARLY, "views": 3}
    with desk.workspace.store.write() as db:
        db.execute(attempts.insert().values(attempt | {"worker": "me", "digest": "0"}))
        db.execute(readings.insert().values(reading | {"unknown": {}, "raw": {"secret": 1}}))
    with desk.workspace.store.read() as db:
        by_name, by_file = (
            story(db, desk.workspace.planner, "a"),
            story(db, desk.workspace.planner, "a.md"),
        )
    assert by_name is not None
    assert by_name == by_file
    assert by_name["item"]["title"] == "Bản hai"
    assert len(by_name["versions"]) == 2
    site = by_name["deliveries"][0]
    assert [each["n"] for each in site["attempts"]] == [1]
    assert (site["readings"][0]["views"], "raw" in site["readings"][0]) == (3, False)
    assert [each["attempts"] for each in by_name["deliveries"][1:]] == [[], []]


def test_nobody_has_a_story_that_is_not_there(desk: Desk) -> None:
    with desk.workspace.store.read() as db:
        assert story(db, desk.workspace.planner, "nothing") is None


def test_everything_can_be_written_as_json(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    with desk.workspace.store.read() as db:
        planner = desk.workspace.planner
        told = [overview.status(db, planner), story(db, planner, "a")]
    text = json.dumps(told, default=overview.plain)
    due = json.loads(text)[0]["open"][0]["due_at"]
    assert datetime.fromisoformat(due) == datetime.fromisoformat("2026-11-24T01:00:00+00:00")
