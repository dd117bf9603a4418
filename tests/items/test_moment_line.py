"""Another time in an editor's file, and nothing else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from publisher.items.moment_line import CantMove, with_moment

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WHEN = datetime(2026, 12, 3, 1, 30, tzinfo=UTC)
REST = "title: Mời dự hội nghị\nunit: van-phong\ntheme: thu-tuc\nform: article\n"


def moved(head: str, *, end: str = "\n", start: str = "") -> str:
    text = start + f"---\n{head}---\n\nThân bài: giờ 08:00.\n".replace("\n", end)
    return with_moment(text.encode(), WHEN, ZONE).decode()


@pytest.mark.parametrize(
    ("line", "then"),
    [
        ("publish_at: 2026-11-24 08:00", "publish_at: 2026-12-03 08:30"),
        ("publish_at: 24/11/2026 8 giờ  # họp", "publish_at: 2026-12-03 08:30  # họp"),
        ("Đăng lúc: 24.11.2026 08h00", "Đăng lúc: 2026-12-03 08:30"),
        ('gio_dang: "2026-11-24 08:00"', "gio_dang: 2026-12-03 08:30"),
        ("slot: next", "publish_at: 2026-12-03 08:30"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_only_the_line_of_the_time_changes(line: str, then: str, end: str, start: str) -> None:
    made = moved(f"{REST}{line}\nauthor: Lan\n", end=end, start=start)
    assert made == start + (
        f"---\n{REST}{then}\nauthor: Lan\n---\n\nThân bài: giờ 08:00.\n".replace("\n", end)
    )


def test_a_head_without_a_time_gets_one() -> None:
    assert moved(REST).startswith("---\npublish_at: 2026-12-03 08:30\ntitle:")


@pytest.mark.parametrize(
    "text",
    [
        "Không có đầu bài.\n",
        "---\ntitle: a\npublish_at: 2026-11-24 08:00\ngio_dang: 2026-11-25 08:00\n---\n",
        "---\ntitle: a\npublish_at: >\n  2026-11-24 08:00\n---\n",
        "---\ntitle: |\n  a\npublish_at: 2026-11-24 08:00\n",
    ],
)
def test_where_it_is_not_sure_nothing_is_changed(text: str) -> None:
    with pytest.raises(CantMove):
        with_moment(text.encode(), WHEN, ZONE)


def test_a_line_of_the_body_is_none_of_the_head() -> None:
    made = moved(f"{REST}publish_at: 2026-11-24 08:00\n")
    assert "giờ 08:00" in made
