"""The head of an item: what editors may write, and what they are told when it is wrong."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from publisher import words
from publisher.items.frontmatter import FrontMatter
from publisher.items.head import read, split

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NEEDED = {
    "title": "Cấp phép xây dựng",
    "summary": "Nộp hồ sơ trực tuyến.",
    "unit": "van-phong",
    "theme": "thu-tuc",
    "form": "article",
    "author": "Ban biên tập",
    "publish_at": "2026-11-24 08:00",
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_LANG", raising=False)
    words.use("en")


def head(*more: str, **keys: str | None) -> str:
    """Return a head: the needed keys, changed by `keys` (None leaves one out), and lines."""
    pairs = {**NEEDED, **keys}
    return "\n".join([*(f"{k}: {v}" for k, v in pairs.items() if v is not None), *more])


def right(*more: str, **keys: str | None) -> FrontMatter:
    front, problems, _lines = read(head(*more, **keys), ZONE)
    assert front is not None
    assert [each for each in problems if each.level == "error"] == []
    return front


def wrong(*more: str, **keys: str | None) -> list[tuple[int, str]]:
    """Return where problems are: line in the file and field."""
    _front, problems, _lines = read(head(*more, **keys), ZONE)
    return [(each.line, each.field) for each in problems if each.level == "error"]


def said(*more: str, **keys: str | None) -> str:
    """Return the words of the only problem."""
    _front, problems, _lines = read(head(*more, **keys), ZONE)
    (problem,) = problems
    return problem.message


def test_needed_keys_are_enough() -> None:
    front = right()
    assert front.title == "Cấp phép xây dựng"
    assert front.channels is None
    assert front.ai == "none"
    assert front.lang == "vi"


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24 08:00",
        "2026-11-24T08:00",
        "2026-11-24 08:00:00",
        "24/11/2026 08:00",
        "2026-11-24 08:00+07:00",
        "2026-11-24 08:00 +07:00",
        "2026-11-24T01:00Z",
        "2026-11-23T20:00:00-05:00",
        '"2026-11-24 08:00"',
    ],
)
def test_time_without_offset_is_the_offices(written: str) -> None:
    assert right(publish_at=written).publish_at == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["mai", "2026-13-01 08:00", "08:00", "2026-02-30", "0001-01-01 00:00", "20261124x"]
)
def test_what_is_no_time_is_said_with_an_example(written: str) -> None:
    assert "2026-11-24 08:00" in said(publish_at=written)


def test_times_and_slot_exclude_each_other() -> None:
    assert wrong(slot="next") == [(9, "slot")]
    assert right(slot="next", publish_at=None).slot == "next"


def test_neither_time_nor_slot_is_missing() -> None:
    assert wrong(publish_at=None) == [(2, "publish_at")]


def test_only_the_next_slot_can_be_asked_for() -> None:
    assert "next" in said(publish_at=None, slot="monday")


def test_values_stay_text_whatever_yaml_thinks_of_them() -> None:
    front = right(title="2026", summary="no", author="1_000")
    assert (front.title, front.summary, front.author) == ("2026", "no", "1_000")


def test_blank_keys_ask_for_nothing() -> None:
    front = right("expires:", "video:", "source:", "cover: ")
    assert (front.expires, front.video, front.source, front.cover) == (None, None, None, None)


def test_blank_keys_inside_a_table_ask_for_nothing() -> None:
    front = right("source:", "  name: Báo Đắk Lắk", "  url:", "  published_at:")
    assert front.source is not None
    assert (front.source.url, front.source.published_at) == (None, None)


def test_quoted_source_has_a_name_and_a_time() -> None:
    front = right(
        "source:",
        "  name: Báo Đắk Lắk",
        "  url: https://baodaklak.example/1",
        "  published_at: 2026-11-20 08:00",
        "  permission: Văn bản đồng ý số 12",
    )
    assert front.source is not None
    assert front.source.published_at == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_own_source_is_none_at_all() -> None:
    assert right("source: own").source is None


def test_title_on_several_lines_becomes_one() -> None:
    front, problems, _lines = read(
        head("title: |", "  Cấp phép", "  trực tuyến", title=None), ZONE
    )
    assert not problems
    assert front is not None
    assert front.title == "Cấp phép trực tuyến"


CASES: dict[str, tuple[list[str], dict[str, Any], list[tuple[int, str]]]] = {
    "unknown key": (["colour: red"], {}, [(9, "colour")]),
    "key twice": (["title: khác"], {}, [(9, "title")]),
    "missing": ([], {"unit": None}, [(2, "unit")]),
    "blank": ([], {"title": ""}, [(2, "title")]),
    "only spaces": ([], {"author": '"  "'}, [(7, "author")]),
    "list where text should be": ([], {"summary": "[a, b]"}, [(3, "summary")]),
    "text where a list should be": (["images: a.jpg"], {}, [(9, "images")]),
    "text where a table should be": (["cover: a.jpg"], {}, [(9, "cover")]),
    "picture without alt": (["images:", "  - path: a.jpg"], {}, [(10, "images.1.alt")]),
    "unknown key inside": (
        ["images:", "  - path: a.jpg", "    alt: b", "    size: 3"],
        {},
        [(12, "images.1.size")],
    ),
    "second entry wrong": (
        ["documents:", "  - number: 1/QĐ", "  - title: không số"],
        {},
        [(11, "documents.2.number")],
    ),
    "ai in own words": (["ai: some"], {}, [(9, "ai")]),
    "language unknown": (["lang: fr"], {}, [(9, "lang")]),
    "id with capitals": (["id: Cap-Phep"], {}, [(9, "id")]),
    "neither yes nor no": (["broadcast: có lẽ"], {}, [(9, "broadcast")]),
    "video with both": (["video:", "  path: a.mp4", "  url: https://a.vn/b"], {}, [(9, "video")]),
    "video with none": (["video:", "  transcript: lời"], {}, [(9, "video")]),
    "not an address": (
        ["documents:", "  - number: 1", "    url: dichvucong.gov.vn"],
        {},
        [(11, "documents.1.url")],
    ),
    "script for an address": (
        ["source:", "  name: a", "  url: javascript:alert(1)"],
        {},
        [(11, "source.url")],
    ),
    "control character": ([], {"title": r'"a\0b"'}, [(2, "title")]),
    "half a letter": ([], {"title": r'"\uD83D"'}, [(2, "title")]),
    "blank text of a channel": (["texts:", "  facebook: '  '"], {}, [(10, "texts.facebook")]),
}


@pytest.mark.parametrize("case", CASES)
def test_wrong_key_is_shown_where_it_stands(case: str) -> None:
    lines, keys, expected = CASES[case]
    assert wrong(*lines, **keys) == expected


def test_all_problems_are_said_at_once() -> None:
    found = wrong("colour: red", "ai: some", "slot: next", unit=None, publish_at="mai")
    assert sorted(field for _line, field in found) == [
        "ai",
        "colour",
        "publish_at",
        "slot",
        "unit",
    ]


def test_words_say_what_would_be_right() -> None:
    assert said("ai: some") == "must be one of: none, assisted, generated"
    assert "list" in said("images: a.jpg")
    assert "https://" in said("video:", "  url: a.mp4")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: x\n\tunit: y", 3),
        ("title: x\nsummary: 'open\nunit: z", 3),
        ("title: x\ncover: {path: \x07}", 3),
        ("images: &x [1]\nchannels: *x", 2),
        ("title: x\nimages: *x", 3),
        ("images: &x [*x]", 2),
        ("[" * 5000, 2),
        ("title: x\nimages: " + "[" * 5000, 3),
        ("title: x\n" + "\n".join(" " * n + "- " for n in range(2000)), 2),
        ("? [a, b]\n: c", 2),
        ("title: x\n--- y", 3),
    ],
    ids=[
        "tab",
        "quote",
        "bell",
        "anchor",
        "alias",
        "circle",
        "deep",
        "deep value",
        "deep list",
        "list as key",
        "second head",
    ],
)
def test_head_that_is_no_yaml_is_one_problem_with_its_line(text: str, line: int) -> None:
    front, problems, _lines = read(text, ZONE)
    assert front is None
    assert [each.line for each in problems] == [line]


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú", "- a\n- b", "văn bản"])
def test_head_without_keys_is_one_problem(text: str) -> None:
    front, problems, _lines = read(text, ZONE)
    assert front is None
    assert len(problems) == 1


def test_split_tells_the_bodys_first_line() -> None:
    assert split("---\ntitle: x\n---\n\nbody\n---\n") == ("title: x", "\nbody\n---\n", 4)
    assert split("--- \ntitle: x\n---  \nbody") == ("title: x", "body", 4)


@pytest.mark.parametrize("text", ["", "title: x", "---\ntitle: x\n", "\n---\na: b\n---\n"])
def test_text_without_a_head_has_none(text: str) -> None:
    assert split(text) is None
