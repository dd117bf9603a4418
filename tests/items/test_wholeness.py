"""A copy that stalls looks like a whole file: it waits, or is told to be broken off."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from publisher.items.files import remarks_on
from publisher.items.wholeness import _broken
from workspaces import Desk, markdown, opened

TABLE = "Lời.\n\n| Việc | Nơi |\n|---|---|\n| Nộp hồ sơ | Một cửa |\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        desk.intake.scanner.still = 3.0
        yield desk


def put(desk: Desk, text: str) -> None:
    (desk.content / "a.md").write_text(text, encoding="utf-8")


def settle(desk: Desk, seconds: float) -> float | None:
    desk.scan()
    desk.wait(seconds=seconds)
    return desk.scan()


def levels(desk: Desk) -> list[tuple[str, str]]:
    with desk.workspace.store.read() as db:
        return [(each.level, each.message) for each in remarks_on(db, "a")]


def test_a_file_that_ends_in_the_middle_of_a_line_waits_a_little_and_goes_with_a_warning(
    desk: Desk,
) -> None:
    put(desk, markdown("Người dân nộp hồ sơ tại Bộ phận").rstrip("\n"))
    assert settle(desk, 59) is not None  # it is looked at again soon
    assert desk.items() == {}
    assert desk.problems() == {}
    desk.wait(seconds=1)
    desk.scan()
    assert list(desk.items()) == ["a"]
    ((level, message),) = levels(desk)
    assert level == "warning"
    assert "hồ sơ tại Bộ phận" in message


def test_a_whole_sentence_without_an_end_of_line_only_waits(desk: Desk) -> None:
    put(desk, markdown("Người dân nộp hồ sơ.").rstrip("\n"))
    settle(desk, 3)
    assert desk.items() == {}
    desk.wait(seconds=57)
    desk.scan()
    assert list(desk.items()) == ["a"]
    assert levels(desk) == []


def test_a_copy_that_goes_on_starts_the_wait_anew_and_a_whole_file_does_not_wait(
    desk: Desk,
) -> None:
    put(desk, markdown("Người dân").rstrip("\n"))
    settle(desk, 30)
    put(desk, markdown("Người dân nộp").rstrip("\n"))
    settle(desk, 59)
    assert desk.items() == {}
    put(desk, markdown("Người dân nộp hồ sơ."))
    settle(desk, 3)
    assert list(desk.items()) == ["a"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (markdown(TABLE + "| Nhận kết q").rstrip("\n"), 16, "a table"),
        (markdown(TABLE + "| Nhận kết quả | Bưu").rstrip("\n"), 16, "a table"),
        (markdown("Xem [Cổng dịch vụ](https://dichvuco").rstrip("\n"), 11, "a link"),
        (markdown("Xem [Cổng dịch").rstrip("\n"), 11, "a link"),
        (markdown("Xem\n\n![Sơ đồ](hinh/so-d").rstrip("\n"), 13, "a link or a picture"),
        ("---\ntitle: Bài\nsummary: Tóm", 1, "the head has no end"),
        ("---\ntitle: Bài\n", 1, "the head has no end"),
    ],
)
def test_what_is_surely_broken_off_is_not_sent(
    desk: Desk, text: str, line: int, what: str
) -> None:
    put(desk, text)
    settle(desk, 3000)
    assert desk.items() == {}
    assert any(each.startswith(f"{line} ") and what in each for each in desk.problems()["a.md"])


@pytest.mark.parametrize(
    "body",
    [TABLE.replace("| Nộp hồ sơ | Một cửa |\n", ""), "Hồ sơ gồm:", "Hồ sơ gồm đơn, bản vẽ,"],
)
def test_what_ends_where_more_should_follow_is_told(desk: Desk, body: str) -> None:
    put(desk, markdown(body))
    settle(desk, 3)
    assert [level for level, _message in levels(desk)] == ["warning"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "body", ["- nộp\n- nhận", "Ban biên tập", TABLE, "## Hết", "`xong`", "> Lời.", "```\n[x\n```"]
)
def test_a_file_with_its_end_of_line_is_believed(desk: Desk, body: str) -> None:
    put(desk, markdown(body))
    settle(desk, 3)
    assert list(desk.items()) == ["a"]
    assert levels(desk) == []


def test_a_line_of_brackets_takes_no_time() -> None:
    began = process_time()
    assert _broken(["[" * 200_000 + "]"]) is None
    assert _broken(["[a] [b"]) == _broken(["[a [b"]) is not None
    assert process_time() - began < 1
