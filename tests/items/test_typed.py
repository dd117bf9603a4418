"""Whatever is typed behind a key is what is read, or it is pointed out with its line."""

import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher import words
from publisher.items.frontmatter import FrontMatter
from publisher.items.head import Problem, read

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
REST = """\
summary: Tóm tắt.
unit: van-phong
theme: thu-tuc
form: article
author: Ban biên tập
publish_at: 2026-11-24 08:00"""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_LANG", raising=False)
    words.use("en")


def read_head(*lines: str) -> tuple[FrontMatter | None, list[Problem]]:
    title = () if any(line.startswith("title:") for line in lines) else ("title: Tên bài",)
    front, problems, _lines = read("\n".join([*title, *lines, REST]), ZONE)
    return front, problems


def right(*lines: str) -> FrontMatter:
    front, problems = read_head(*lines)
    assert front is not None, problems
    assert problems == []
    return front


def only(*lines: str) -> Problem:
    _front, (problem,) = read_head(*lines)
    return problem


AS_TYPED = [
    "Hưởng ứng #ChuyenDoiSo năm 2026",
    "#ChuyenDoiSo cùng người dân",
    "& đồng hành", "&nhà", "*Khẩn*", "* Khẩn", "!!! Khẩn cấp", "!Khẩn", "%", "100% hồ sơ",
    "% hồ sơ", "@SoXayDung", "`mã`", "| cột", "> 20 triệu đồng", "|", ">",
    "[Khẩn] Thông báo", "{Mẫu số 01} kèm theo", '"Một cửa" là gì', "'Một cửa' là gì",
    '"Một cửa" #ChuyenDoiSo', '"Một" và "hai"', "- gạch đầu", "? hỏi", ": hai chấm", "-",
    "Hỏi - đáp: nhà ở xã hội", "Thời gian: 8 giờ: đúng", "kết thúc:", "C# và C++", "~", "null",
    "Ngày 01/01: nghỉ", "a, b, c", "]", "}", ",", "\\n \\t", "5*, 4* và 3*",
    "Kính gửi: <Tên cơ quan>",
]  # fmt: skip


@pytest.mark.parametrize("written", AS_TYPED)
def test_a_value_is_kept_as_typed(written: str) -> None:
    assert right(f"title: {written}").title == written


@pytest.mark.parametrize("key", ["summary", "author", "correction", "withdrawn"])
def test_every_key_of_words_keeps_them(key: str) -> None:
    lines = [line for line in REST.split("\n") if not line.startswith(f"{key}:")]
    head = "\n".join(["title: a", f"{key}: Số #12: &c", *lines])
    front, problems, _lines = read(head, ZONE)
    assert problems == []
    assert getattr(front, key) == "Số #12: &c"


def test_words_within_tables_and_lists_are_kept_too() -> None:
    front = right(
        "images:",
        "  - path: hinh/a #1.png",
        "    alt: Biểu đồ #1: 98,5% & hơn",
        "    caption: *Ảnh* của Sở",
        "  - alt: '#hai'",
        "    path: b.png",
        "    credit: @phong-vien",
        "cover:",
        "  path: a.png",
        "  alt: !Khẩn",
        "video:",
        "  url: https://v.example/1#t=5",
        "  transcript: Lời: một #2",
        "source:",
        "  name: Báo #1",
        "  permission: Văn bản: số #2",
        "documents:",
        "  - number: '12: #3'",
        "    title: Nghị quyết: #4",
        "texts:",
        "  facebook: Mời bà con #DakLak: xem",
        "  chat:",
        "    *Khẩn* #hai",
        "    dòng: thứ hai",
    )
    first, second = front.images
    assert (first.path, first.alt) == ("hinh/a #1.png", "Biểu đồ #1: 98,5% & hơn")
    assert (first.caption, second.alt, second.credit) == ("*Ảnh* của Sở", "#hai", "@phong-vien")
    assert front.cover
    assert front.cover.alt == "!Khẩn"
    assert front.video
    assert (front.video.url, front.video.transcript) == ("https://v.example/1#t=5", "Lời: một #2")
    assert front.source
    assert (front.source.name, front.source.permission) == ("Báo #1", "Văn bản: số #2")
    assert (front.documents[0].number, front.documents[0].title) == ("12: #3", "Nghị quyết: #4")
    assert front.texts == {
        "facebook": "Mời bà con #DakLak: xem",
        "chat": "*Khẩn* #hai dòng: thứ hai",
    }


def test_a_text_over_several_lines_is_one() -> None:
    front = right("title: Một: #hai", "  #ba & bốn", "  # ghi chú", "  năm", "", "# ghi chú nữa")
    assert front.title == "Một: #hai #ba & bốn năm"


def test_a_text_may_begin_below_its_key() -> None:
    assert right("title:", "  Một: #hai", "  ba").title == "Một: #hai ba"


@pytest.mark.parametrize("sign", ["|", ">", "|-", ">2", "| # ghi chú"])
def test_blocks_and_quotation_marks_are_yamls_own(sign: str) -> None:
    assert right(f"title: {sign}", "  Một: #hai").title == "Một: #hai"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Hỏi: # đáp"', "Hỏi: # đáp"),
        ("'Hỏi: # đáp'", "Hỏi: # đáp"),
        ("'ông ''A'''", "ông 'A'"),
        (r'"nói \"có\""', 'nói "có"'),
        ('"một"  # ghi chú', "một"),
        ('"một\n  hai"', "một hai"),
        ("\tmột", "một"),
    ],
)
def test_quotation_marks_round_a_whole_value_are_not_part_of_it(written: str, meant: str) -> None:
    assert right(f"title: {written}").title == meant


def test_notes_behind_what_only_the_publisher_reads_stay_notes() -> None:
    front = right("expires: 2026-12-09 12:00  # giờ Việt Nam", "id: a-b # tên", "# dòng: riêng")
    assert front.id == "a-b"
    assert front.expires is not None


def test_key_without_a_space_behind_its_colon_is_read() -> None:
    assert right("title:Một cửa", "correction:Sai ngày").correction == "Sai ngày"


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        (["title: Lớp C # và Java"], 2, "# và Java"),
        (["title: [a, b]"], 2, "[a, b]"),
        (["title: {{ title }}"], 2, "{{ title }}"),
        (["title: a", "correction: [ghi lý do]"], 3, "[ghi lý do]"),
        (['title: "Một cửa'], 2, "Một cửa"),
        (["title: 'Một cửa"], 2, "Một cửa"),
        (["title: a", "\tunit: b"], 3, "Tab"),
        (["cover:", "\tpath: a"], 4, "Tab"),
        (["title: a", "  correction: b"], 3, "indented too far"),
        (["title: a", "dòng hai"], 3, "dòng hai"),
        (["correction"], 3, "key: value"),
        ([r'title: "a\qb"'], 2, "\\"),
        ([r'title: "\U00110000"'], 2, "\\"),
        ([r"cover: {path: a, alt: \U00110000, caption: " + r'"\U00110000"}'], 3, "\\"),
        (["cover: {path: a.png, alt: b"], 3, "bracket"),
        (["cover: {path: a.png, alt: 'b}"], 3, "quotation mark"),
        (["cover: {path: a.png, alt: Nhóm #1}"], 3, "bracket"),
        (["cover: {path: a.png, alt: Ba bước, từ A đến B}"], 3, "từ A đến B"),
        (["cover:", "    path: a.png", "  alt: b"], 5, "indented otherwise"),
        (["images: !a [b]"], 3, "quotation marks"),
        (["cover:", "path: a.png"], 4, "under cover, images, poster, video"),
        (["video:", "  url: https://a.vn", "  publish_at: 2026-11-24"], 5, "left edge"),
    ],
)
def test_what_can_be_meant_in_two_ways_is_said_where_it_stands(
    lines: list[str], line: int, says: str
) -> None:
    found = [each for each in read_head(*lines)[1] if each.level == "error"]
    assert line in {each.line for each in found}
    assert says in "; ".join(each.message for each in found if each.line == line)


def test_different_faults_have_different_sentences() -> None:
    faults = [
        "\tunit: a",
        "không có dấu",
        '"a',
        "  author: b",
        r'x: "\q"',
        "images: {a",
        "images: *a",
    ]
    said = {only("title: a" if fault[0] != '"' else "", fault).message for fault in faults[:4]}
    said |= {only(fault).message for fault in faults[4:]}
    assert len(said) == len(faults)


@pytest.mark.parametrize(
    ("lines", "line", "field"),
    [
        (["texts:", "  facebook: a", "  facebook: b"], 5, "texts.facebook"),
        (["cover:", "  path: a.png", "  alt: a", "  alt: b"], 6, "cover.alt"),
        (["images:", "  - path: a", "    alt: b", "    alt: c"], 6, "images.1.alt"),
        (["cover: {path: a, alt: b, alt: c}"], 3, "cover.alt"),
        (["tieu_de: b"], 3, "title"),
        (["cover:", "  path: a.png", "  alt: a", "  mô tả: b"], 6, "cover.alt"),
    ],
)
def test_a_nested_key_given_twice_is_an_error(lines: list[str], line: int, field: str) -> None:
    found = only(*lines)
    assert (found.line, found.field, found.message) == (line, field, "stands twice")


@pytest.mark.parametrize("written", ["“Một cửa”", "«Một cửa»", "\u2018Một cửa\u2019"])
def test_curly_quotes_round_a_value_are_kept_and_pointed_out(written: str) -> None:
    front, (found,) = read_head(f"title: {written}")
    assert front is not None
    assert front.title == written
    assert (found.line, found.field, found.level) == (2, "title", "warning")


def test_curly_quotes_within_a_value_are_nothing_odd() -> None:
    assert right("title: “Một cửa” và “hai cửa”").title == "“Một cửa” và “hai cửa”"


def test_a_note_in_the_place_of_words_is_pointed_out() -> None:
    _front, (found,) = read_head("correction: # sửa gì thì ghi")
    assert (found.line, found.level) == (3, "warning")


def test_an_unknown_key_is_told_also_where_nothing_stands_behind_it() -> None:
    assert only("tilte:").message.endswith("did you mean “title”?")


@pytest.mark.parametrize(
    "head", ["a: b\n" * 5000, "title: " + "a" * 200_000, "title: " + "a " * 40_000 + "# " * 9_000]
)
def test_a_monstrous_head_is_read_or_refused_in_a_moment(head: str) -> None:
    _front, problems, _lines = read(head, ZONE)
    assert problems


MARKS = "#&*!|>%@`\"'{}[],:-? \t\\~=<.()“”$^_/0aấĐ"
typed = st.text(MARKS, max_size=30) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), max_size=40
)
NORMAL = {"title": lambda front: front.title, "  chat": lambda front: front.texts.get("chat", "")}


@pytest.mark.slow
@pytest.mark.parametrize("key", NORMAL)
@given(typed)
@example("- #a")
@example("''a")
def test_what_is_typed_is_read_or_told(key: str, written: str) -> None:
    lines = (
        [f"title: {written}"] if key == "title" else ["title: a", "texts:", f"  chat: {written}"]
    )
    line = 1 + len(lines)
    front, problems = read_head(*lines)
    if any(each.line == line for each in problems):
        return
    assert front is not None
    wanted = unicodedata.normalize("NFC", written.strip())
    got = NORMAL[key](front)
    inner = wanted[1:-1] if wanted[:1] == wanted[-1:] and wanted[:1] in ('"', "'") else wanted
    assert got in (wanted, inner.strip(), inner.replace("''", "'").strip()) or (
        wanted.startswith(('"', "'")) and set(got) <= set(wanted)
    )


@pytest.mark.parametrize("written", [r'"C:\thu muc"', r'"Một\nhai"', r'"a\\\t"'])
def test_a_backslash_that_yaml_reads_as_another_sign_is_pointed_out(written: str) -> None:
    front, found = read_head(f"title: {written}")
    assert front is not None
    assert [(each.line, each.level) for each in found] == [(2, "warning")]


@pytest.mark.parametrize("written", [r'"a \"b\" c"', r'"a \\t"', r"'C:\thu'", r"C:\thu"])
def test_a_backslash_that_means_itself_is_nothing_odd(written: str) -> None:
    assert right(f"title: {written}").title
