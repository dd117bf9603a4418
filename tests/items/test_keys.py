"""The keys of a head under all their names, as the guide has them; every fault in words."""

import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po
from pydantic import BaseModel, ValidationError

from publisher import words
from publisher.items import frontmatter
from publisher.items.faults import meaning
from publisher.items.frontmatter import FrontMatter
from publisher.items.head import read
from publisher.items.keys import CODES, STRUCTURED, TABLES, TOP, meant

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
GUIDE = (Path(__file__).parents[2] / "docs/viet-bai.md").read_text(encoding="utf-8")
MODELS: dict[str | None, type[BaseModel]] = {
    None: FrontMatter,
    "cover": frontmatter.Picture,
    "images": frontmatter.Picture,
    "poster": frontmatter.Picture,
    "video": frontmatter.Clip,
    "documents": frontmatter.Reference,
    "source": frontmatter.Quoted,
    "staff": frontmatter.Member,
    "event": frontmatter.Happening,
}
NEEDED = {
    "Tiêu đề": "Cấp phép",
    "tom_tat": "Nộp hồ sơ.",
    "ĐƠN VỊ": "van-phong",
    "Chu-De": "thu-tuc",
    "hình thức": "article",
    "Tác giả": "Ban biên tập",
    "đăng lúc": "24/11/2026 8h00",
}


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| `")
    ]


def quoted(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


def test_the_table_has_the_keys_of_the_model() -> None:
    assert {None, *TABLES} == MODELS.keys()
    for holder, model in MODELS.items():
        assert list(TABLES[holder] if holder else TOP) == sorted(
            model.model_fields, key=list(TABLES[holder] if holder else TOP).index
        )


def test_the_guide_has_the_keys_and_their_names_as_the_code_has() -> None:
    section = GUIDE.partition("## Phần đầu của tệp")[2].partition("\n## ")[0]
    top, _sign, inside = section.partition("Trong các nhóm:")
    assert {quoted(row[0])[0]: quoted(row[1]) for row in rows(top)} == dict(TOP)
    told = {
        (holder, quoted(row[1])[0]): quoted(row[2])
        for row in rows(inside)
        for holder in quoted(row[0])
    }
    assert told == {
        (holder, key): names for holder, table in TABLES.items() for key, names in table.items()
    }


def test_no_name_means_two_keys() -> None:
    for names in (TOP, *TABLES.values()):
        every = [name for key, others in names.items() for name in (key, *others)]
        assert len(every) == len(set(every))


def test_what_holds_words_holds_them_everywhere() -> None:
    """A key may be told from its name alone to be of words, of the publisher's, or a table."""
    assert not CODES & STRUCTURED
    assert {name for table in TABLES.values() for name in table} & STRUCTURED == {"poster"}


@pytest.mark.parametrize(
    "written", ["tieu_de", "Tiêu đề", "TIÊU ĐỀ", "tiêu-đề", "Tie\u0302u đe\u0302\u0300",
                "Title", "tên bài"]
)  # fmt: skip
def test_a_key_is_known_however_it_is_written(written: str) -> None:
    assert meant(written) == "title"


def test_a_whole_head_can_be_written_in_vietnamese() -> None:
    head = [f"{key}: {value}" for key, value in NEEDED.items()]
    head += ["Ảnh bìa:", "  Tệp: a.png", "  Mô tả: Năm bước: từ #1", "  Chú thích: Sở"]
    head += ["Văn bản:", "  - Số hiệu: 76/NQ-CP", "    Trích yếu: Nghị quyết", "Nhạy cảm: có"]
    head += ["Phim:", "  Địa chỉ: https://a.vn/1", "  Hình chờ: {Tệp: b.png, mô tả: Phim}"]
    head += [
        "Gửi thẳng: không",
        "AI: Hỗ trợ",
        "Ngôn ngữ: tiếng Việt",
        "Người trong ảnh: Sự kiện công khai",
        "Kênh: [website]",
    ]
    front, problems, _lines = read("\n".join(head), ZONE)
    assert problems == []
    assert front
    assert front.cover
    assert front.video
    assert front.video.poster
    assert (front.title, front.cover.alt) == ("Cấp phép", "Năm bước: từ #1")
    assert (front.documents[0].number, front.video.poster.path) == ("76/NQ-CP", "b.png")
    assert front.people == "public_event"
    assert (front.sensitive, front.broadcast, front.ai, front.lang) == (
        True, False, "assisted", "vi"
    )  # fmt: skip


@pytest.mark.parametrize("written", ["có", "Có", "true", "đúng", "CO"])
def test_yes_may_be_said_in_vietnamese(written: str) -> None:
    head = "\n".join(
        [*(f"{key}: {value}" for key, value in NEEDED.items()), f"sensitive: {written}"]
    )
    front, _problems, _lines = read(head, ZONE)
    assert front
    assert front.sensitive


# --- Every fault in words ---------------------------------------------------------------

ODD: tuple[Any, ...] = ("", "x", "X Y", "x" * 500, "\x07", "\ud83d", "2026", [], ["x"], [[]], {},
                        {"x": "y"}, {"path": []}, [{"x": "y"}], None, {"path": "", "alt": ""},
                        {"path": "a", "url": "b"}, {"poster": "a"},
                        {"name": {}, "url": "a"})  # fmt: skip


def faults() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for key in [*FrontMatter.model_fields, "khong-co"]:
        for value in ODD:
            try:
                FrontMatter.model_validate({key: value}, context={"zone": ZONE})
            except ValidationError as error:
                found += [dict(each) for each in error.errors(include_url=False)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("key", [*FrontMatter.model_fields, r'"\uD83D"'])
@pytest.mark.parametrize(
    "value", [r'"\uD83D"', r'"\0"', "9" * 5000, r'["\uD83D"]', r'{"\uD83D": a}']
)
def test_half_a_letter_is_a_problem_anywhere(key: str, value: str) -> None:
    _front, problems, _lines = read(f"{key}: {value}", ZONE)
    assert problems


@pytest.mark.slow
def test_no_words_of_pydantics_reach_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_LANG", raising=False)
    words.use("vi")
    with (words.LOCALE / "vi/LC_MESSAGES/publisher.po").open("rb") as file:
        messages = [each for each in read_po(file) if each.id]
    known = {str(each.string) for each in messages}
    forms = [re.escape(str(each.string)) for each in messages if "{" in str(each.string)]
    filled = re.compile(
        "|".join(re.sub(r"\\\{[^}]*\\\}", ".*", each) for each in forms), re.DOTALL
    )
    found = faults()
    assert len({each["type"] for each in found}) >= 12
    for each in found:
        said = meaning(each)
        assert said in known or filled.match(said), each
        assert said != each["msg"]
        if each["type"] != "value_error":
            assert said != words._("can't be read; see the guide for editors"), each["type"]
