"""A standing page from its draft to its second version, by the real commands and daemon."""

import re
from pathlib import Path

import pytest

from e2e import Office, office

pytestmark = pytest.mark.slow


def hand_in(desk: Office, key: str, change: str = "") -> None:
    """Fill a draft in and take the “_” away from its name, as an editor does."""
    draft = desk.content / f"trang/_{key}.md"
    text = re.sub(r"\[…(?!như)([^]]*)…\]", r"Về \1", draft.read_text("utf-8"))
    draft.with_name("moi.txt").write_text(f"{text}{change}", encoding="utf-8")
    draft.with_name("moi.txt").replace(draft.with_name(f"{key}.md"))


def shown(desk: Office, name: str) -> str:
    path = desk.folder / "site" / name
    return path.read_text("utf-8") if path.exists() else ""


def test_a_page_is_checked_published_changed_and_counted_nowhere(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        hand_in(desk, "to-chuc")
        done = desk.cli("check", "content/trang/to-chuc.md")
        assert done.returncode == 0, done.stdout + done.stderr
        missing = desk.cli("site", "verify").stdout
        assert "lanh-dao: thiếu trang “Lãnh đạo”" in missing
        with desk.daemon() as daemon:
            desk.until(lambda: "Cơ cấu tổ chức" in shown(desk, "to-chuc.html"), "page", daemon)
            out = {"website": "sent"}  # written down after the page is there
            desk.until(lambda: desk.states("to-chuc") == out, "sent", daemon)
            hand_in(desk, "to-chuc", "\n## Thay đổi\n\nSở có thêm một phòng.\n")
            desk.until(lambda: desk.cli("approve", "to-chuc").returncode == 0, "yes", daemon)
            desk.until(
                lambda: "Sở có thêm một phòng." in shown(desk, "to-chuc.html"), "change", daemon
            )
        page, old = shown(desk, "to-chuc.html"), shown(desk, "to-chuc/phien-ban-1.html")
        assert "Đính chính" not in page
        assert "Cập nhật: <time" in page
        assert "phiên bản cũ của trang" in old
        assert "to-chuc: thiếu" not in desk.cli("site", "verify").stdout
        report = desk.cli("report", "--period", "2026-12", "--table", "items").stdout
        assert "to-chuc" not in report
        assert desk.posts("facebook") == []
