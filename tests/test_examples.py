"""The example items are real ones: they can go out as they are, on every channel."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.actions.checking import check_files
from publisher.config.file import load
from publisher.contract import CLOCK_FILE
from publisher.items.reading import Draft, read_file
from publisher.workspace import Workspace

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
WRITTEN = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # before the first of them was due
FILES = sorted(path.relative_to(ROOT / "content") for path in (ROOT / "content").rglob("*.md"))


def office(root: Path, *, every_channel: bool) -> Path:
    """Make a workspace of the example config and the example items."""
    text = (ROOT / "config/publisher.example.toml").read_text(encoding="utf-8")
    (root / "config").mkdir()
    (root / "config/publisher.toml").write_text(
        text.replace("enabled = false", "enabled = true") if every_channel else text,
        encoding="utf-8",
    )
    shutil.copytree(ROOT / "content", root / "content")
    return root


def test_there_are_items_of_every_theme(tmp_path: Path) -> None:
    config = load(office(tmp_path, every_channel=False), offline=True)
    drafts = [read_file(config, path) for path in FILES]
    articles = [each.item for each in drafts if isinstance(each, Draft) and not each.item.page]
    themes = {each.theme.id for each in articles}
    assert themes == set(config.themes)


@pytest.mark.parametrize("every_channel", [False, True], ids=["website", "all"])
def test_every_item_can_go_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every_channel: bool
) -> None:
    clock = tmp_path / "clock"
    clock.write_text(str((WRITTEN - datetime.now(UTC)).total_seconds()), encoding="utf-8")
    monkeypatch.setenv(CLOCK_FILE, str(clock))
    workspace = Workspace.open(office(tmp_path, every_channel=every_channel), offline=True)
    try:
        checked = list(check_files(workspace))
    finally:
        workspace.store.close()
    assert {str(each.path): each.problems for each in checked if each.problems} == {}
    assert [each.path for each in checked] == FILES


@pytest.mark.parametrize("path", FILES, ids=str)
def test_item_says_what_its_pictures_show(path: Path, tmp_path: Path) -> None:
    read = read_file(load(office(tmp_path, every_channel=False), offline=True), path)
    assert isinstance(read, Draft), read
    pictures = [*read.item.images, *([read.item.cover] if read.item.cover else [])]
    assert all(len(each.alt) >= 10 for each in pictures)
