"""Copies of the database, the nightly ones too, and the way back from one."""

import shutil
import sqlite3
import threading
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import deciding
import publisher.cli.base
import publisher.cli.main
from e2e import DUE, Office, office
from fake_channels import service
from post_room import START, empty_store, post_room
from publisher.actions.restoring import hold_what_followed
from publisher.actions.waiting import release
from publisher.contract import OutcomeUnknown
from publisher.daemon.maintenance import Maintenance
from publisher.store.backup import BESIDE, KEPT, Damaged, NoCopy, backup, check_file
from publisher.store.database import metadata
from publisher.workspace import Workspace
from standing import standing
from torn_database import torn
from workspaces import opened


def test_a_torn_database_is_told_and_a_copy_brings_it_back(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.write("truoc")
        desk.write("mai", publish_at="2026-11-25 08:00")
        with desk.daemon():
            desk.until(lambda: len(desk.rows()) == 4, "queued")
            desk.move_to(DUE)
            desk.until(lambda: set(desk.states("truoc").values()) == {"sent"}, "sent")
            made = desk.cli("backup")
            assert made.returncode == 0, made.stderr
            desk.write("sau", publish_at="2026-11-24 08:10")  # goes out after the copy
            desk.until(lambda: desk.states("sau"), "queued")
            desk.move_to("2026-11-24 08:10")
            desk.until(lambda: set(desk.states("sau").values()) == {"sent"}, "sent")
        torn(desk.folder / "state" / "publisher.sqlite")
        for command_ in ("run", "status"):
            done = desk.cli(command_)
            assert done.returncode == 4
            assert "publisher restore" in done.stderr and "Traceback" not in done.stderr
        copy = made.stdout.strip()
        restored = desk.cli("restore", copy)
        assert restored.returncode == 0, restored.stderr
        assert desk.cli("journal", "--verify").returncode == 0
        assert set(desk.states("truoc").values()) == {"sent"}
        comes_to_its_end_after_a_restore(desk)


def comes_to_its_end_after_a_restore(desk: Office) -> None:
    """Nothing that may be out, or may have been withdrawn, goes out by itself."""
    with desk.daemon():
        desk.until(lambda: desk.states("sau"), "read again")
        assert {row["held_for"] for row in desk.rows("item in ('sau', 'mai')")} == {"restored"}
        assert desk.cli("adopt", "sau").returncode == 0
        assert desk.cli("release", "--all").returncode == 0
        assert desk.states("mai") == {"website": "held", "facebook": "held"}
        assert desk.cli("release", "mai").returncode == 0
        desk.move_to("2026-11-25 08:05")
        desk.until(lambda: set(desk.states("mai").values()) == {"sent"}, "sent")
        assert desk.seen("facebook") == {"truoc": 1, "sau": 1, "mai": 1}


def test_what_was_due_since_the_copy_waits_for_a_person(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.write("tin")
        with desk.daemon():
            desk.until(lambda: len(desk.rows()) == 2, "queued")
            copy = desk.cli("backup").stdout.strip()
            desk.move_to(DUE)
            desk.settle()
        assert desk.cli("restore", copy).returncode == 0
        with desk.daemon():
            held = {"website": "held", "facebook": "held"}
            desk.until(lambda: desk.states("tin") == held, "held")
            desk.move(3600)
            desk.idle()
        assert desk.seen("facebook") == {"tin": 1}
        assert "đã khôi phục" in desk.row("tin", "facebook")["reason"]


@pytest.mark.parametrize(
    ("state", "more", "then"),
    [("queued", {}, "held restored"), ("claimed", {}, "held restored"),
     ("sending", {}, "held restored"), ("doubtful", {}, "held restored"),
     ("failed", {}, "held restored"), ("held", {"held_for": "late"}, "held restored"),
     ("sending", {"cancel_asked": True}, "held doubt unwanted"),
     ("doubtful", {"cancel_asked": True}, "held doubt unwanted"),
     ("queued", {"cancel_asked": True}, "queued unwanted"),
     ("held", {"held_for": "doubt"}, "held doubt"), ("sent", {}, "sent")],
)  # fmt: skip
def test_what_a_copy_believes_not_to_be_out_is_held(
    tmp_path: Path, state: str, more: dict[str, Any], then: str
) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        desk.set("a", state=state, due_at=desk.time, **more)
        assert hold_what_followed(desk.workspace) == (3 if then == "held restored" else 0)
        found = {(standing(row), row["lease_token"]) for row in desk.rows("a")}
        assert found == {(then, None)}


def test_what_a_copy_knows_nothing_of_is_held_though_its_last_line_has_no_end(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as desk:
        path = desk.put("a.md", publish_at=None, slot="next")  # its day tells nothing
        path.write_text(path.read_text("utf-8").rstrip("\n"), encoding="utf-8")
    config = tmp_path / "config" / "publisher.toml"
    config.write_text(config.read_text().replace("still = 0", "still = 3"))
    with opened(tmp_path) as desk:
        assert hold_what_followed(desk.workspace) == 3


def test_what_was_under_way_when_the_copy_was_made_waits_too_and_is_looked_for_first(
    tmp_path: Path,
) -> None:
    with deciding.office(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        page = service(desk.workspace, "page")
        page.then(OutcomeUnknown("no answer"), out=True)
        deciding.at_due(desk)
        deciding.work(desk)
        page.sees = False  # as a channel whose memory is older than its post
        hold_what_followed(desk.workspace)
        for _ in range(3):
            desk.wait(hours=1)
            deciding.work(desk)
        assert desk.row("a", "page")["held_for"] == "restored" and len(page.out) == 1
        page.sees = True
        assert release(desk.workspace, ["a"], None) == ["a"]
        deciding.work(desk)
        assert deciding.out(desk, "a") == set(deciding.ALL) and len(page.out) == 1


def test_a_restore_without_the_content_folder_changes_nothing(tmp_path: Path) -> None:
    with deciding.office(tmp_path) as desk:
        desk.scan()
        copy = backup(desk.workspace.store, tmp_path / "copies", desk.time)
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        before = desk.rows("a")
    (tmp_path / "content").rename(tmp_path / "away")
    done = CliRunner().invoke(publisher.cli.main.app, ["restore", str(copy), "-w", str(tmp_path)])
    assert done.exit_code == 1
    (tmp_path / "away").rename(tmp_path / "content")
    with opened(tmp_path) as desk:
        assert desk.rows("a") == before != []


def test_what_comes_in_after_a_restore_is_held_for_the_reason_that_is_true(
    tmp_path: Path,
) -> None:
    with deciding.office(tmp_path) as desk:
        desk.put("cu.md", publish_at="2026-11-19 08:00")
        desk.scan()
        assert "before this workspace was made" in desk.row("cu", "page")["reason"]
        copy = backup(desk.workspace.store, tmp_path / "copies", desk.time)
    done = CliRunner().invoke(publisher.cli.main.app, ["restore", str(copy), "-w", str(tmp_path)])
    assert done.exit_code == 0, done.output
    with opened(tmp_path) as desk:
        desk.put("moi.md", publish_at="2026-11-23 07:00")
        desk.scan()
        row = desk.row("moi", "page")
    assert row["held_for"] == "first_run"
    assert row["reason"] == "dated before an older database was put back: adopt or release it"


@pytest.mark.parametrize("steps", range(5))
def test_a_restore_that_breaks_off_sends_nothing_unasked(
    tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before each of the files is moved: the old database, its parts, the new one."""
    with deciding.office(tmp_path) as desk:
        copy = backup(desk.workspace.store, tmp_path / "copies", desk.time)
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        time = desk.time
    state = tmp_path / "state"
    for part in BESIDE:
        (state / f"publisher.sqlite{part}").touch()
    moves, replace = iter(range(steps)), Path.replace

    def broken(path: Path, target: Path) -> Path:
        if path.name.startswith("publisher.sqlite") and next(moves, None) is None:
            raise KeyboardInterrupt
        return replace(path, target)

    restore = ["restore", str(copy), "-w", str(tmp_path)]
    monkeypatch.setattr(Path, "replace", broken)
    assert CliRunner().invoke(publisher.cli.main.app, restore).exit_code == (
        130 if steps < 4 else 0
    )
    monkeypatch.setattr(Path, "replace", replace)
    if 0 < steps < 4:
        with pytest.raises(Damaged):
            Workspace.open(tmp_path)
    if steps < 4:
        assert CliRunner().invoke(publisher.cli.main.app, restore).exit_code == 0
    with opened(tmp_path) as desk:
        desk.time = time
        desk.scan()
        assert {row["held_for"] for row in desk.rows("a")} == {"restored"}


def test_a_copy_that_is_torn_is_not_put_back(tmp_path: Path) -> None:
    with office(tmp_path, "website") as desk:
        copy = Path(desk.cli("backup").stdout.strip())
        database = desk.folder / "state" / "publisher.sqlite"
        before = database.read_bytes()
        torn(copy)
        done = desk.cli("restore", str(copy))
        assert done.returncode == 1 and "Traceback" not in done.stderr
        assert database.read_bytes() == before


def test_a_night_makes_one_copy_and_a_fortnight_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        duty = Maintenance(desk.workspace, {}, threading.Event())
        folder = desk.workspace.config.state / "backups"
        nights = []
        for _ in range(KEPT + 4):
            before = set(folder.glob("*")) if folder.exists() else set()
            for _ in range(3):
                duty.look()
                desk.wait(hours=8)
            nights.append(len(set(folder.glob("*")) - before) if folder.exists() else 0)
        assert nights[1:] == [1] * (KEPT + 3)
        kept = sorted(folder.iterdir())
        assert len(kept) == KEPT
        for each in kept:
            check_file(each)


def test_a_night_without_room_for_the_copy_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        duty = Maintenance(desk.workspace, {}, threading.Event())
        duty.look()
        (desk.workspace.config.state / "backups").write_text("no folder")
        desk.wait(days=1)
        duty.look()
        assert "publisher backup" in duty.extra["backup"].do
        (desk.workspace.config.state / "backups").unlink()
        desk.wait(days=1)
        duty.look()
        assert "backup" not in duty.extra


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    return backup(empty_store(folder), folder / "backups", START)


def edited(copy: Path, folder: Path, *statements: str) -> Path:
    """Return a copy of a copy in which something was changed."""
    path = Path(shutil.copy(copy, folder))
    with closing(sqlite3.connect(path)) as db:
        db.executescript(";".join(("PRAGMA foreign_keys = OFF", *statements)))
    return path


@pytest.mark.parametrize("table", [*metadata.tables, "alembic_version"])
def test_what_lacks_a_table_is_no_copy(whole_copy: Path, tmp_path: Path, table: str) -> None:
    check_file(whole_copy)
    with pytest.raises(NoCopy, match=table):
        check_file(edited(whole_copy, tmp_path, f"DROP TABLE {table}"))


@pytest.mark.parametrize("revision", ["9999", "ab12cd34"])
def test_a_revision_that_this_release_does_not_know_is_told(
    whole_copy: Path, tmp_path: Path, revision: str
) -> None:
    changed = f"UPDATE alembic_version SET version_num = '{revision}'"  # noqa: S608
    with pytest.raises(NoCopy, match=revision):
        check_file(edited(whole_copy, tmp_path, changed))
    with pytest.raises(NoCopy):
        check_file(edited(whole_copy, tmp_path, "DELETE FROM alembic_version"))


def test_a_copy_of_an_earlier_release_has_fewer_tables(whole_copy: Path, tmp_path: Path) -> None:
    earlier = "UPDATE alembic_version SET version_num = '0001'"
    check_file(edited(whole_copy, tmp_path, earlier, "DROP TABLE likenesses"))


def test_a_copy_made_while_others_write_is_whole(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    stop, written = threading.Event(), Counter[str]()

    def write() -> None:
        while not stop.is_set():
            room.queue(f"tin-{written['rows']}")
            written["rows"] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            least = written["rows"]
            path = backup(room.store, tmp_path / "copies", START + timedelta(minutes=number))
            check_file(path)
            assert rows(path, "deliveries") >= least
    finally:
        stop.set()
        writer.join()
    assert written["rows"] > 5
