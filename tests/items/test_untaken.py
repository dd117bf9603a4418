"""What lies in the content folder and is not taken is named, with what to do."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.items.scan import Scanner, markdown_files
from publisher.items.untaken import untaken
from publisher.status.overview import status
from workspaces import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def lay(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("một", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "help_"),
    [
        ("tin.docx", "Word"), ("tin.DOC", "Word"), ("thang-11/tin.odt", "Word"),
        ("tin.md.txt", ".md"), ("tin.mdown", ".md"), ("tin.mkd", ".md"),
        ("hop.heic", "JPEG"), ("hop.webp", "JPEG"), ("hop.tiff", "JPEG"),
        ("tin.txt", ".md"), ("tin.html", ".md"), ("bang.xlsx", "nơi khác"), ("khong-duoi", ".md"),
        ("b.sync-conflict-20261124-080000-ABCDEF.md", "b.md"),
        ("b (conflicted copy 2026-11-24).md", "b.md"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_named_with_what_to_do(tmp_path: Path, name: str, help_: str) -> None:
    lay(tmp_path, name)
    (found,) = untaken(tmp_path)
    assert found.path == name
    assert help_ in found.do


def test_a_link_is_named(tmp_path: Path) -> None:
    lay(tmp_path, "elsewhere/tin.md")
    root = tmp_path / "content"
    root.mkdir()
    (root / "tin.md").symlink_to(tmp_path / "elsewhere/tin.md")
    assert [each.path for each in untaken(root)] == ["tin.md"]


def test_what_items_refer_to_and_what_programs_leave_is_quiet(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "tin.md", "tin.MARKDOWN", "anh.jpg", "phim.mp4", "quyet-dinh.pdf", "hinh/goc.psd",
        "thang-11/Ảnh/goc.heic", "images/readme.txt", "~$tin.docx", ".tin.md.swp", "tin.docx.part",
        "_nhap/tin.docx", "README.md", "Thumbs.db", "desktop.ini", "hoat-dong/2026/ke-hoach.docx",
        "hoat-dong/gioi-thieu.html",
    )  # fmt: skip
    assert list(untaken(tmp_path)) == []


def test_the_website_s_own_folder_holds_no_items_and_that_of_pages_does(tmp_path: Path) -> None:
    lay(tmp_path, "hoat-dong/hop.md", "trang/gioi-thieu.md", "thang-11/trang/tin.md", "trang.md")
    names = {str(path) for path in markdown_files(tmp_path)}
    assert names == {"thang-11/trang/tin.md", "trang/gioi-thieu.md", "trang.md"}
    assert len(Scanner(tmp_path, still=0).scan(0.0).present) == 3


def test_a_folder_that_can_not_be_read_costs_only_itself(tmp_path: Path) -> None:
    assert list(untaken(tmp_path / "none")) == []
    lay(tmp_path, "tin.docx", os.fsdecode(b"c\xb5.docx"))
    assert len(list(untaken(tmp_path))) == 2


def test_status_names_what_is_not_taken(desk: Desk) -> None:
    lay(desk.content, "tin.docx", "hinh/goc.psd")
    with desk.workspace.store.read() as db:
        (found,) = status(db, desk.workspace.planner)["untaken"]
    assert found["path"] == "tin.docx"
    assert "Word" in found["do"]
