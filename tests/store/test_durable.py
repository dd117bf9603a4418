"""What rows rely on is on the disk before them, whole, and made whole again where it is not."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from disk import recorded
from publisher.items.versions import keep_media, version, versions
from publisher.people.journal import ANCHOR, Entry, anchor, write
from publisher.status.proof import verify
from publisher.store.backup import backup, copied, put_in_place
from publisher.store.durable import atomic_write
from workspaces import Desk, draw, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


@pytest.mark.parametrize("content", [b"new", io.BytesIO(b"new")])
def test_a_file_is_synced_before_it_takes_its_place_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | io.BytesIO
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    steps = recorded(monkeypatch)
    atomic_write(target, content)
    assert steps == ["put a.txt, synced", f"sync {tmp_path.name}"]
    assert (target.read_text(), list(tmp_path.iterdir())) == ("new", [target])


def test_what_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("disk full")

    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(OSError, match="full"):
        atomic_write(target, Torn())
    assert target.read_text() == "old"


def item_with_cover(desk: Desk) -> Path:
    """Take in an item with a picture; returns where that is kept."""
    draw(desk.content / "a.png")
    desk.put("a.md", cover="{path: a.png, alt: Ảnh}")
    desk.scan()
    assert desk.problems() == {}
    with desk.workspace.store.read() as db:
        number = db.scalar(select(versions.c.id)) or 0
        cover = version(db, number, desk.workspace.planner.media).item.cover
    assert cover
    return cover.path


def test_a_picture_is_on_the_disk_before_the_row_that_names_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = recorded(monkeypatch)
    kept = item_with_cover(desk)
    assert steps[:3] == ["sync state", f"put {kept.name}, synced", "sync media"]


@pytest.mark.parametrize("left", [b"", b"\x89PNG torn"], ids=["empty", "torn"])
def test_a_damaged_picture_is_made_whole_when_its_item_is_read_again(
    desk: Desk, left: bytes
) -> None:
    kept = item_with_cover(desk)
    whole = kept.read_bytes()
    kept.write_bytes(left)
    desk.put("a.md", title="Sửa", cover="{path: a.png, alt: Ảnh}")
    desk.scan()
    assert kept.read_bytes() == whole


def test_a_picture_that_is_there_is_for_good_before_another_row_names_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = item_with_cover(desk)  # by a process that was killed before it synced the folder
    steps = recorded(monkeypatch)
    desk.put("a.md", title="Sửa", cover="{path: a.png, alt: Ảnh}")
    desk.scan()
    assert steps[0] == "sync media"
    assert kept.exists()


def test_a_picture_that_changed_while_it_was_copied_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = item_with_cover(desk)
    with desk.workspace.store.read() as db:
        number = db.scalar(select(versions.c.id)) or 0
        item = version(db, number, desk.content).item
    draw(desk.content / kept.name, "red")
    kept.unlink()
    with pytest.raises(OSError, match="changed while it was read"):
        keep_media(item, kept.parent)
    assert list(kept.parent.iterdir()) == []


def test_a_copy_and_the_anchor_are_for_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store, state = desk.workspace.store, desk.workspace.config.state
    steps = recorded(monkeypatch)
    copy = backup(store, state / "backups", desk.time)
    assert steps == ["sync state", f"put {copy.name}, synced", "sync backups"]
    with store.write() as db:
        write(db, Entry(who="me", act="hold"), desk.time)
    steps.clear()
    anchor(store, state)
    assert steps == [f"put {ANCHOR}, synced", "sync state"]
    with store.read() as db:
        assert verify(db, state) == []


def test_a_database_that_is_put_back_is_for_good(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup(desk.workspace.store, desk.root / "copies", desk.time)
    desk.workspace.store.close()
    database = desk.workspace.config.state / "publisher.sqlite"
    database.with_name("publisher.sqlite-wal").write_bytes(b"")
    beside = copied(copy, database)
    steps = recorded(monkeypatch)
    moved = put_in_place(beside, database, desk.time)
    assert moved is not None
    assert [step for step in steps if "not synced" not in step] == [
        "sync state",  # what belongs to the old one is out of the way
        "put publisher.sqlite, synced",
        "sync state",
    ]
