"""`publisher new --page`: the file of a standing page, to be filled in before it is taken in."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.cli.init import known_pages, make_workspace
from publisher.cli.new_page import make_page_file
from publisher.config.file import load
from publisher.items.reading import Draft, read_file
from publisher.items.scan import markdown_files

pytestmark = pytest.mark.usefixtures("english")


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


def read(office: Path, name: str, text: str) -> Draft | list[str]:
    config = load(office, offline=True)
    (config.content / name).write_text(text, encoding="utf-8")
    found = read_file(config, Path(name))
    return found if isinstance(found, Draft) else [each.message for each in found]


def test_a_new_workspace_has_a_draft_of_every_page_and_takes_none_in(office: Path) -> None:
    drafts = {path.name for path in (office / "content/trang").iterdir()}
    assert drafts == {f"_{key}.md" for key in known_pages()}
    assert not markdown_files(office / "content")


@pytest.mark.parametrize("key", known_pages())
def test_a_page_is_refused_until_every_place_is_filled_in(office: Path, key: str) -> None:
    text = (office / f"content/trang/_{key}.md").read_text("utf-8")
    unfilled = read(office, f"trang/{key}.md", text)
    assert isinstance(unfilled, list)
    assert all("write here what belongs here" in each for each in unfilled)
    draft = read(office, f"trang/{key}.md", re.sub(r"\[…(?!như)([^]]*)…\]", r"Về \1", text))
    assert isinstance(draft, Draft), draft
    assert (draft.item.page, draft.item.id) == (key, key)
    assert not [each for each in draft.remarks if each.level == "warning"]


def test_a_page_of_another_name_has_its_title(office: Path) -> None:
    config = load(office, offline=True)
    path = make_page_file(config, "Đảng bộ", 'Đảng bộ: "một" #')
    assert path == office / "content/trang/_dang-bo.md"
    text = path.read_text("utf-8").replace("[…nội dung của trang…]", "Đảng bộ Sở.")
    draft = read(office, "trang/dang-bo.md", text)
    assert isinstance(draft, Draft), draft
    assert (draft.item.title, draft.item.page) == ('Đảng bộ: "một" #', "dang-bo")


def test_a_known_page_may_be_called_otherwise(office: Path) -> None:
    config = load(office, offline=True)
    (office / "content/trang/_lanh-dao.md").unlink()
    text = make_page_file(config, "lanh-dao", "Lãnh đạo qua các thời kỳ").read_text("utf-8")
    assert 'title: "Lãnh đạo qua các thời kỳ"' in text
    assert "staff:" in text


@pytest.mark.slow
def test_the_command_makes_one_and_never_writes_over_it(office: Path) -> None:
    (office / "content/trang/_lich-su.md").unlink()
    done = publisher(office, "new", "--page", "lich-su")
    assert done.returncode == 0, done.stderr
    assert "_lich-su.md" in done.stdout
    again = publisher(office, "new", "--page", "lich-su")
    assert again.returncode == 1
    assert publisher(office, "new", "--page", "x", "--form", "article").returncode == 2
    assert publisher(office, "new").returncode == 2
