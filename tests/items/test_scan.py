"""Which files are taken, and when: never one that is still being written."""

import os
from pathlib import Path

import pytest

from publisher.items.scan import Found, Known, Scanner, dump, remembered


@pytest.fixture
def scanner(tmp_path: Path) -> Scanner:
    return Scanner(tmp_path, still=3.0)


def write(scanner: Scanner, name: str, text: str = "một") -> Path:
    path = scanner.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Path(name)


def take(scanner: Scanner, found: Found, *assets: Path, problems: bool = False) -> None:
    for path in found.changed:
        scanner.took(path, scanner.seen(path, assets, problems=problems))


def settled(scanner: Scanner, clock: float = 0.0) -> None:
    """Let everything that is there be taken."""
    scanner.scan(clock)
    take(scanner, scanner.scan(clock + 3))


def test_file_is_taken_when_it_was_still_long_enough(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    assert scanner.scan(100.0) == Found(frozenset({path}), (), (), 3.0)
    assert scanner.scan(101.0).again_in == 2.0
    assert scanner.scan(103.0).changed == (path,)


def test_slow_copy_starts_the_wait_anew(scanner: Scanner) -> None:
    path = write(scanner, "a.md", "một")
    scanner.scan(0)
    write(scanner, "a.md", "một hai")
    assert scanner.scan(3.0).changed == ()
    assert scanner.scan(5.9).changed == ()
    assert scanner.scan(6.0).changed == (path,)


def test_copy_that_keeps_old_time_stamps_is_watched_all_the_same(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    os.utime(scanner.root / path, (0, 0))
    assert scanner.scan(0).changed == ()


def test_taken_file_is_not_taken_again(scanner: Scanner) -> None:
    write(scanner, "a.md")
    settled(scanner)
    assert scanner.scan(10) == Found(frozenset({Path("a.md")}), (), (), None)


def test_file_that_was_not_taken_is_offered_again(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    scanner.scan(0)
    assert scanner.scan(3).changed == (path,)
    assert scanner.scan(4).changed == (path,)


@pytest.mark.parametrize("change", ["text", "touch", "replace"])
def test_change_is_seen(scanner: Scanner, change: str) -> None:
    path = write(scanner, "a.md")
    settled(scanner)
    if change == "text":
        write(scanner, "a.md", "hai ba")
    elif change == "touch":
        os.utime(scanner.root / path, (1, 1))
    else:
        stat = (scanner.root / path).stat()
        other = scanner.root / write(scanner, "b.tmp", "hai")
        os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        other.replace(scanner.root / path)
    scanner.scan(10)
    assert scanner.scan(13).changed == (path,)


def test_what_is_written_while_a_file_is_read_is_a_change(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    scanner.scan(0)
    found = scanner.scan(3)
    write(scanner, "a.md", "muộn hơn")  # after the reader took its bytes
    take(scanner, found)
    scanner.scan(4)
    assert scanner.scan(7).changed == (path,)


def test_changed_picture_is_a_changed_item(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    picture = write(scanner, "hinh/a.png")
    scanner.scan(0)
    take(scanner, scanner.scan(3), picture)
    assert scanner.scan(4).changed == ()
    write(scanner, "hinh/a.png", "ảnh khác")
    assert scanner.scan(5).changed == ()
    assert scanner.scan(8).changed == (path,)


def test_picture_that_still_grows_keeps_the_item_waiting(scanner: Scanner) -> None:
    write(scanner, "a.md")
    picture = write(scanner, "a.png")
    scanner.scan(0)
    take(scanner, scanner.scan(3), picture)
    for second in range(5, 12, 2):
        write(scanner, "a.png", "ảnh" * second)
        assert scanner.scan(second).changed == ()


def test_wrong_file_is_read_again_at_every_scan(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    scanner.scan(0)
    take(scanner, scanner.scan(3), problems=True)
    assert scanner.scan(4).changed == (path,)


def test_vanished_file_is_told_until_it_is_forgotten(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    settled(scanner)
    (scanner.root / path).unlink()
    assert scanner.scan(10).vanished == (path,)
    scanner.forget(path)
    assert scanner.scan(11).vanished == ()


def test_file_that_was_never_taken_does_not_vanish(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    scanner.scan(0)
    (scanner.root / path).unlink()
    assert scanner.scan(1).vanished == ()


@pytest.mark.parametrize(
    "name",
    [
        "~$bai.md", ".bai.md", ".bai.md.swp", "bai.md~", "#bai.md#", "_nhap.md", "bai.md.tmp",
        "bai.md.part", "bai.md.crdownload", "README.md", "bai.txt", "bai.docx", ".git/a.md",
        "_nhap/a.md", "bai.sync-conflict-20261124-080000-ABCDEF.md",
        "bai (conflicted copy 2026-11-24).md", "bai (Văn phòng's conflicted copy).md",
    ],
)  # fmt: skip
def test_what_is_no_item_is_not_looked_at(scanner: Scanner, name: str) -> None:
    write(scanner, name)
    assert scanner.scan(0).present == frozenset()


@pytest.mark.parametrize("name", ["bài viết.md", "a.MD", "b.markdown", "nam/thang/c.md", "1.md"])
def test_every_kind_of_name_is_an_item(scanner: Scanner, name: str) -> None:
    assert scanner.scan(0).present == frozenset()
    assert write(scanner, name) in scanner.scan(1).present


def test_links_are_not_followed(
    scanner: Scanner, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.md").write_text("x")
    (scanner.root / "x.md").symlink_to(outside / "x.md")
    (scanner.root / "folder").symlink_to(outside)
    (scanner.root / "circle").symlink_to(scanner.root)
    assert scanner.scan(0).present == frozenset()


def test_folder_named_like_a_file_is_a_folder(scanner: Scanner) -> None:
    path = write(scanner, "a.md/b.md")
    assert scanner.scan(0).present == {path}


def test_missing_root_is_an_error_and_nothing_vanishes(scanner: Scanner) -> None:
    write(scanner, "a.md")
    settled(scanner)
    scanner.root.rename(scanner.root.with_name("away"))
    with pytest.raises(FileNotFoundError):
        scanner.scan(10)
    scanner.root.with_name("away").rename(scanner.root)
    assert scanner.scan(11) == Found(frozenset({Path("a.md")}), (), (), None)


def test_folder_that_can_not_be_read_hides_its_files(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden, seen = write(scanner, "kin/a.md"), write(scanner, "b.md")
    settled(scanner)
    scandir = os.scandir

    def refusing(path: str) -> object:  # a superuser may read everything: so play it
        if path.rstrip("/").endswith("kin"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    write(scanner, "c.md")
    found = scanner.scan(10)
    assert found.vanished == ()
    assert found.present == {hidden, seen, Path("c.md")}


def test_what_was_read_is_remembered_over_a_restart(scanner: Scanner) -> None:
    path = write(scanner, "a.md")
    picture = write(scanner, "hình.png")
    scanner.scan(0)
    take(scanner, scanner.scan(3), picture)
    rows = {str(each): dump(known) for each, known in scanner.known.items()}
    again = Scanner(scanner.root, 3.0, remembered(rows))
    assert again.known == scanner.known
    assert again.scan(0).again_in is None
    write(scanner, "hình.png", "khác")
    again.scan(1)
    assert again.scan(4).changed == (path,)


@pytest.mark.parametrize("known", [Known("1:2:3"), Known("1", ("a", "b"), "x|y", problems=True)])
def test_dump_keeps_everything(known: Known) -> None:
    assert remembered({"a.md": dump(known)}) == {Path("a.md"): known}
