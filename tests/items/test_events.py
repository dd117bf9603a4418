"""What a head says of an event, and of the addresses at which an item stood before."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from publisher.items.frontmatter import FrontMatter
from publisher.items.head import Problem, read

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HEAD = """\
title: Mời dự hội nghị
summary: Bắt đầu lúc 8 giờ.
  Địa điểm: Hội trường.
unit: van-phong
theme: doi-thoai
form: meeting
author: Văn phòng
publish_at: 2026-11-26 08:00
"""


def read_head(more: str) -> tuple[FrontMatter | None, list[Problem]]:
    front, problems, _lines = read(HEAD + more, ZONE)
    return front, problems


@pytest.mark.parametrize(
    "more",
    [
        "event:\n  from: 2026-12-09 08:00\n  to: 2026-12-09 11:30\n  place: Hội trường, tầng 2",
        "Sự kiện:\n  từ: 8h 9/12/2026\n  đến: 11h30 9/12/2026\n  Địa điểm: Hội trường, tầng 2",
        "event: {begins: 9/12/2026 8h00, ends: 9/12/2026 11h30, place: 'Hội trường, tầng 2'}",
    ],
)
def test_an_event_has_its_times_and_its_place(more: str) -> None:
    front, problems = read_head(more)
    assert problems == []
    assert front
    assert front.event
    assert front.event.begins == datetime(2026, 12, 9, 1, 0, tzinfo=UTC)
    assert front.event.ends == datetime(2026, 12, 9, 4, 30, tzinfo=UTC)
    assert front.event.place == "Hội trường, tầng 2"


def test_days_without_hours_are_whole_days() -> None:
    front, problems = read_head("event:\n  from: 2026-12-09\n  to: 2026-12-10")
    assert problems == []
    assert front
    assert front.event
    assert front.event.begins == datetime(2026, 12, 9, 0, 0, tzinfo=ZONE)
    assert front.event.ends == datetime(2026, 12, 10, 23, 59, tzinfo=ZONE)


def test_an_event_that_ends_before_it_begins_is_a_problem_at_its_line() -> None:
    _front, problems = read_head("event:\n  from: 2026-12-09 08:00\n  to: 2026-12-08 08:00")
    assert [(each.field, each.line) for each in problems] == [("event", 10)]


def test_what_begins_a_line_of_a_text_stays_text() -> None:
    front, problems = read_head("")
    assert problems == []
    assert front
    assert front.summary.endswith("Địa điểm: Hội trường.")


@pytest.mark.parametrize(
    "path", ["/tin/cu.html", "/Pages/Chi_Tiet.aspx", "/tin-tuc/2019/", "/a/b,12.htm"]
)
def test_old_addresses_are_paths(path: str) -> None:
    front, problems = read_head(f"Địa chỉ cũ:\n  - {path}")
    assert problems == []
    assert front
    assert front.old_addresses == (path,)


@pytest.mark.parametrize(
    "path",
    ["tin.html", "//evil.vn/x", "/../x.html", "/a/../x", "/.git/config", "/a b.html", "/a;b",
     "/a$b", '/a"b', "/a{b}", "/a\\b", "/bài.html", "/", "https://a.vn/x.html", "/a?x=1", "/a%2e",
     "/" + "a" * 300],
)  # fmt: skip
def test_what_is_no_path_is_a_problem(path: str) -> None:
    _front, problems = read_head(f"old_addresses:\n  - '{path}'")
    assert [each.field for each in problems] == ["old_addresses.1"]
