"""`check` tells what becomes of a new item whose time is long past."""

from pathlib import Path

from deciding import work
from publisher.actions.checking import check_files
from workspaces import Desk, opened


def said(desk: Desk) -> list[str]:
    (checked,) = check_files(desk.workspace)
    return [f"{each.line} {each.level} {each.message}" for each in checked.problems]


def test_what_is_past_is_held_as_told(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        assert said(desk) == []
        desk.wait(days=1, hours=1)
        assert said(desk) == []
        desk.wait(days=3)
        (line,) = said(desk)
        assert "warning" in line and "held as too late" in line
        desk.scan()
        assert said(desk) == []
        work(desk)
        assert desk.states("a")["site"] == "held late"


def test_what_is_from_before_the_workspace_is_held_as_told(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md", publish_at="2025-11-24 08:00")
        (line,) = said(desk)
        assert "hint" in line and "before this workspace was made" in line
        desk.scan()
        assert desk.states("a")["site"] == "held first_run"
