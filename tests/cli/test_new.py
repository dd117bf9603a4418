"""`publisher new`: a file that can't go out before its editor has filled it in."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.cli.init import make_workspace
from publisher.config.file import load
from publisher.items.reading import Draft, read_file
from publisher.items.scan import markdown_files
from workspaces import draw


@pytest.fixture
def office(tmp_path: Path) -> Path:
    make_workspace(tmp_path)
    return tmp_path


def publisher(office: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "publisher", *arguments, "--workspace", str(office)],
        capture_output=True,
        text=True,
        check=False,
    )


def made(office: Path, *arguments: str) -> Path:
    before = set((office / "content").iterdir())
    done = publisher(office, "new", *arguments)
    assert done.returncode == 0, done.stderr
    (path,) = set((office / "content").iterdir()) - before
    assert path.name in done.stdout
    return path


def filled(office: Path, path: Path) -> str:
    """Fill every place in, as an editor would."""
    config = load(office, offline=True)
    draw(office / "content/hinh/a.png")
    (office / "content/hinh/a.mp4").write_bytes(b"\0" * 8)
    text = path.read_text("utf-8")
    for key, known in (("unit", config.units), ("theme", config.themes)):
        text = re.sub(
            rf"^{key}: \[…[^]]*…\]", f"{key}: {next(iter(known.values())).name}", text, flags=re.M
        )
    text = text.replace("[…tên tệp hình…]", "a.png").replace("[…tên tệp phim…]", "a.mp4")
    return re.sub(r"\[…(?!như)([^]]*)…\]", r"Lời về \1", text)


@pytest.mark.slow
def test_file_is_named_by_its_day_and_title_and_not_taken_in(office: Path) -> None:
    path = made(office, "Hỏi - đáp: nhà ở #1")
    assert re.fullmatch(r"_\d{4}-\d\d-\d\d-hoi-dap-nha-o-1\.md", path.name)
    assert not markdown_files(office / "content")


@pytest.mark.slow
@pytest.mark.parametrize("form", [None, "article", "Infographic", "infographic"])
def test_check_refuses_it_until_every_place_is_filled_in(office: Path, form: str | None) -> None:
    path = made(office, 'Lớp C # "một" [a]', *([] if form is None else ["--form", form]))
    done = publisher(office, "check", str(path))
    assert done.returncode == 1
    places = len(re.findall(r"^[^#\n]*\[…|^## \[…", path.read_text("utf-8"), re.MULTILINE))
    assert done.stdout.count("chỗ này chưa điền") == places >= 6
    path.write_text(filled(office, path), "utf-8")
    done = publisher(office, "check", str(path), "--strict")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    read = read_file(load(office, offline=True), path.relative_to(office / "content"))
    assert isinstance(read, Draft)
    assert read.item.title == 'Lớp C # "một" [a]'


@pytest.mark.slow
def test_a_video_asks_for_its_file_and_its_words(office: Path) -> None:
    text = made(office, "Phim", "--form", "video").read_text("utf-8")
    assert "form: video" in text
    assert "transcript: […" in text


@pytest.mark.slow
def test_it_never_writes_over_a_file(office: Path) -> None:
    path = made(office, "Một cửa")
    path.write_text("của tôi", "utf-8")
    done = publisher(office, "new", "Một cửa")
    assert done.returncode == 1
    assert path.name in done.stderr
    handed_in = path.rename(path.with_name(path.name[1:]))
    assert publisher(office, "new", "Một cửa").returncode == 1
    assert handed_in.read_text("utf-8") == "của tôi"
    assert not path.exists()


@pytest.mark.slow
def test_a_form_that_is_none_gets_the_nearest(office: Path) -> None:
    done = publisher(office, "new", "Một cửa", "--form", "infografic")
    assert done.returncode == 2
    assert "có phải “infographic” không?" in done.stderr


def test_a_title_without_letters_is_refused(office: Path) -> None:
    done = publisher(office, "new", "!!!")
    assert done.returncode == 2
    assert "!!!" in done.stderr


@pytest.mark.slow
def test_the_example_of_a_new_workspace_is_inert_and_right(office: Path) -> None:
    assert not markdown_files(office / "content")
    (example,) = (office / "content").glob("*.md")
    assert publisher(office, "check", str(example)).returncode == 0
