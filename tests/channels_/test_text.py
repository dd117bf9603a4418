from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest

from channels.shared.text import (
    Block,
    blocks,
    compose,
    cut,
    hashtags,
    layout,
    plain,
    signed,
    tagged,
    utf16,
)
from publisher.contract import Correction, Item, Rejected, Term

ITEM = Item(
    id="2025-07-cap-phep",
    title="Cấp phép xây dựng trực tuyến",
    summary="Từ ngày 1/8, hồ sơ nộp trên Cổng dịch vụ công. Người dân không phải đến Sở.",
    body="",
    unit=Term("van-phong", "Văn phòng Sở"),
    theme=Term("tthc", "Cải cách thủ tục hành chính"),
    form=Term("bai", "Tin, bài"),
    author="Ban biên tập",
    publish_at=datetime(2025, 8, 1, tzinfo=UTC),
    hashtags=("cải cách hành chính", "SởXâyDựng"),
)
LINK = "https://soxaydung.example.vn/tin/cap-phep"


def test_no_markdown_survives_in_plain_text() -> None:
    text = plain("# Tiêu đề\n\nĐoạn **đậm**, *nghiêng* và `mã`.  \nDòng hai")
    assert text == "Tiêu đề\n\nĐoạn đậm, nghiêng và mã.\nDòng hai"


def test_links_are_written_out_once() -> None:
    text = plain(
        "[Cổng dịch vụ](https://dvc.vn/a), <https://b.vn/>, [c.vn](https://c.vn/), "
        "[thư](mailto:a@b.vn), [bài khác](/tin/x)"
    )
    assert text == (
        "Cổng dịch vụ (https://dvc.vn/a), https://b.vn/, https://c.vn/, thư (a@b.vn), bài khác"
    )


def test_nested_lists_are_indented_and_numbered() -> None:
    assert plain("- một\n    1. a\n    2. b\n- hai\n\n    thêm\n\n3. ba") == (
        "• một\n   1. a\n   2. b\n• hai\n   thêm\n3. ba"
    )
    levels = [(block.level, block.marker) for block in blocks("- một\n    1. a\n- hai")]
    assert levels == [(0, "• "), (1, "1. "), (0, "• ")]


def test_quotation_keeps_its_marks_and_its_author_stays_outside() -> None:
    assert plain("> Lời nói.\n>\n> — Giám đốc Sở") == "“Lời nói.”\n— Giám đốc Sở"
    assert plain("> “Đã có dấu”") == "“Đã có dấu”"


def test_quotation_is_one_block() -> None:
    assert blocks("> Một.\n>\n> - hai\n> - ba") == [Block("quote", "Một.\n• hai\n• ba")]


def test_table_is_told_row_by_row() -> None:
    text = plain("| Chỉ số | 2024 | |\n|---|---|---|\n| PAR Index | 87 % | tăng |\n| PCI | | |")
    assert text == "Chỉ số: PAR Index; 2024: 87 %; tăng\nChỉ số: PCI"


def test_table_with_a_head_only_is_not_lost() -> None:
    assert plain("| A | B |\n|---|---|\n") == "A; B"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<tr><th>Đơn vị</th><th>Quý I</th></tr><tr><th>Phòng A</th><td>5</td></tr>",
            ["Đơn vị: Phòng A; Quý I: 5"],
        ),
        (
            "<tr><th>Quý I</th><th>Quý II</th></tr><tr><th>Phòng A</th><td>5</td><td>6</td></tr>",
            ["Phòng A; Quý I: 5; Quý II: 6"],
        ),
        (
            "<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td><td>3</td></tr>",
            ["A; B", "1; 2; 3"],
        ),
        (
            "<tr><th rowspan=2>Xã</th><th colspan=2>Hộ</th></tr>"
            "<tr><th>Nghèo</th><th>Khá</th></tr>"
            "<tr><td rowspan=2>Ea H’leo</td><td>1</td><td>2</td></tr>"
            "<tr><td>3</td><td>4</td></tr>",
            [
                "Xã: Ea H’leo; Hộ – Nghèo: 1; Hộ – Khá: 2",
                "Xã: Ea H’leo; Hộ – Nghèo: 3; Hộ – Khá: 4",
            ],
        ),
        (  # what stands below an empty corner does not move up a column
            "<tr><td></td><td>2025</td><td>2026</td></tr>"
            "<tr><td>Hồ sơ</td><td></td><td>2</td></tr>"
            "<tr><td>Trả</td><td>1</td><td></td></tr>",
            ["–; 2025; 2026", "Hồ sơ; –; 2", "Trả; 1"],
        ),
        (
            "<tr><th>A</th><th>B</th></tr><tr><td colspan=2>chung</td></tr>"
            "<tr><td><ul><li>x</li><li>y</li></ul></td><td>z</td></tr>",
            ["A, B: chung", "A: x, y; B: z"],
        ),
    ],
)
def test_each_cell_of_a_table_has_its_own_label(html: str, lines: list[str]) -> None:
    assert plain(f"<table>{html}</table>").split("\n") == lines


def test_the_label_of_a_column_without_a_value_is_kept() -> None:
    shown = plain("| Xã | Ghi chú |\n|---|---|\n| Ea H'leo | |\n| Krông Búk | |")
    assert "Ghi chú" in shown


def test_a_caption_stands_before_its_table() -> None:
    assert plain("<table><caption>Bảng 1</caption><tr><td>x</td></tr></table>") == "Bảng 1\n\nx"


def test_footnote_and_its_mark_share_a_number() -> None:
    assert plain("Chương trình[^n] đến 2030.\n\n[^n]: Nghị quyết 76/NQ-CP.") == (
        "Chương trình[1] đến 2030.\n\n[1] Nghị quyết 76/NQ-CP."
    )


def test_square_metres_keep_their_exponent() -> None:
    assert plain("500 m<sup>2</sup> và CO<sub>2</sub>") == "500 m² và CO₂"


def test_picture_takes_its_caption_or_else_its_alternative_text() -> None:
    source = "![Bản đồ](a1.png)\n/// caption\nHình: *quy hoạch*\n///\n\n![Sơ đồ](b2.jpg)"
    assert blocks(source) == [
        Block("image", "Hình: quy hoạch", src="a1.png"),
        Block("image", "Sơ đồ", src="b2.jpg"),
    ]
    assert plain("![Sơ đồ](b2.jpg)") == "[Ảnh: Sơ đồ]"


def test_text_around_a_picture_stays_in_order() -> None:
    kinds = [block.kind for block in blocks("Trước ![x](a.png) sau")]
    assert kinds == ["paragraph", "image", "paragraph"]


def test_no_break_space_survives() -> None:
    assert plain("98,5&nbsp;%") == "98,5\u00a0%"


def test_code_keeps_its_lines() -> None:
    assert blocks("<pre>a = 1\n  b</pre>") == [Block("code", "a = 1\n  b")]


def test_cut_ends_with_a_sentence_and_then_needs_no_dots() -> None:
    assert cut("Câu đầu dài một chút. Câu hai cũng vậy.", 30) == "Câu đầu dài một chút."


def test_cut_ends_with_a_word_when_the_sentence_is_too_short() -> None:
    assert cut("Có. Một câu rất dài, dài mãi không hết được", 24) == "Có. Một câu rất dài…"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Họp tại TP. Buôn Ma Thuột hôm nay", 14, "Họp tại TP.…"),
        ("Gồm đất, nhà, v.v. và các công trình khác", 22, "Gồm đất, nhà, v.v. và…"),
        ("Nội dung gồm\n1. Mục tiêu chung của năm", 16, "Nội dung gồm"),
        ("Đạt 98,5 %. “Tốt lắm.” Ông nói thêm rằng", 24, "Đạt 98,5 %. “Tốt lắm.”"),
    ],
)
def test_cut_knows_what_is_no_end_of_a_sentence(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


def test_cut_breaks_no_character_that_readers_see_as_one() -> None:
    assert cut("Đ" * 3 + "e\u0302\u0301" * 4, 6) == "ĐĐĐ…"
    assert cut("👩‍👩‍👧" * 3, 9) == "👩‍👩‍👧…"
    assert cut("🇻🇳🇻🇳🇻🇳", 4) == "🇻🇳…"
    wales = "🏴" + "".join(chr(0xE0000 + ord(each)) for each in "gbwls") + "\U000e007f"
    assert cut(wales * 2, 10) == f"{wales}…"
    assert cut("\u1112\u1161\u11ab" * 3, 6) == "\u1112\u1161\u11ab…"  # Korean, decomposed


def test_cut_counts_as_it_is_told_to() -> None:
    assert cut("🎉🎉🎉 abc", 5, utf16) == "🎉🎉…"


def test_composed_post_has_all_its_parts_in_order() -> None:
    item = replace(ITEM, notices=("Có sử dụng trí tuệ nhân tạo.",))
    assert compose(item, LINK, read_more="Xem chi tiết", limit=1000) == (
        f"{ITEM.title}\n\n{ITEM.summary}\n\nCó sử dụng trí tuệ nhân tạo.\n\n"
        f"Xem chi tiết: {LINK}\n\n#CảiCáchHànhChính #SởXâyDựng"
    )


def corrected(*notes: str) -> Item:
    at = datetime(2025, 8, 2, 20, 0, tzinfo=UTC)  # the 3rd in Vietnam
    dated = (Correction(at + timedelta(days=day), note) for day, note in enumerate(notes))
    return replace(ITEM, corrections=tuple(dated))


def test_corrections_stand_below_the_title_with_their_days() -> None:
    text = compose(corrected("Sửa ngày\náp dụng.", "Sửa tên."), LINK, read_more="Xem", limit=1000)
    notes = "Đính chính ngày 03/08/2025: Sửa ngày áp dụng.\nĐính chính ngày 04/08/2025: Sửa tên."
    assert text.startswith(f"{ITEM.title}\n\n{notes}\n\n{ITEM.summary}\n\nXem: ")


def test_the_last_correction_stays_whole_when_room_is_short() -> None:
    item, tail = corrected("Sửa ngày áp dụng.", "Sửa tên."), f"Xem: {LINK}"
    last = "Đính chính ngày 04/08/2025: Sửa tên."

    def at(limit: int) -> str:
        return compose(item, LINK, read_more="Xem", limit=limit)

    assert at(160).startswith(f"{ITEM.title}\n\nĐính chính ngày 03/08/2025")
    assert at(130) == f"{ITEM.title}\n\n{last}\n\nTừ ngày 1/8…\n\n{tail}"
    assert at(105) == f"Cấp phép xây dựng…\n\n{last}\n\n{tail}"
    with pytest.raises(Rejected, match="80 ký tự"):
        at(80)


def test_editors_own_text_takes_the_place_of_the_summary() -> None:
    item = replace(ITEM, text="Bà con lưu ý!", hashtags=())
    text = compose(item, None, read_more="Xem", limit=1000)
    assert text == f"{ITEM.title}\n\nBà con lưu ý!"


def test_text_gives_way_first_then_tags_then_title() -> None:
    item = replace(ITEM, notices=("Ghi chú.",))

    def at(limit: int) -> str:
        return compose(item, LINK, read_more="Xem", limit=limit)

    tail = f"Ghi chú.\n\nXem: {LINK}"
    assert at(190) == (
        f"{ITEM.title}\n\nTừ ngày 1/8, hồ sơ nộp trên Cổng dịch vụ công.\n\n{tail}\n\n"
        "#CảiCáchHànhChính #SởXâyDựng"
    )
    assert at(97) == f"{ITEM.title}\n\nTừ ngày…\n\n{tail}"
    assert at(75) == f"Cấp phép xây…\n\n{tail}"


def test_post_without_room_for_its_link_is_refused() -> None:
    with pytest.raises(Rejected, match="20 ký tự"):
        compose(ITEM, LINK, read_more="Xem", limit=20)


def test_layout_takes_the_callers_line() -> None:
    assert "\n\nXem chi tiết\n\n#" in layout(ITEM, "Xem chi tiết", limit=1000)


def test_what_no_service_takes_is_left_out() -> None:
    item = replace(ITEM, title="a\0b\x1b\u202ec\ud83d\n d", text="x\ty\nz", hashtags=())
    assert compose(item, None, read_more="", limit=100) == "abc d\n\nx\ty\nz"


def test_hashtags_are_single_words_without_repeats() -> None:
    assert hashtags(["cải cách hành chính", "#Cải cách hành-chính", "2025", "", "xã 3"]) == (
        "#CảiCáchHànhChính #Xã3"
    )


def test_tagged_link_keeps_its_own_query_and_fragment() -> None:
    link = tagged("https://a.vn/tin?id=1&x=%C4%91#muc", "zalo", "2025-07-cap-phep")
    assert link == (
        "https://a.vn/tin?id=1&x=%C4%91&utm_source=zalo&utm_medium=social"
        "&utm_campaign=2025-07-cap-phep#muc"
    )
    assert tagged(link, "zalo", "2025-07-cap-phep") == link


def test_an_address_that_readers_see_ends_in_one_short_word() -> None:
    link = signed("https://a.vn/tin.html?id=1#muc", "zalo")
    assert link == "https://a.vn/tin.html?id=1&tu=zalo#muc"
    assert signed(link, "zalo") == link


@pytest.mark.parametrize("given", ["<ol start={}><li>x", "<ol><li value={}>x"])
def test_an_item_with_a_number_without_end_is_still_an_item(given: str) -> None:
    assert plain(f"{given.format('9' * 5_000)}</li></ol>").endswith("1. x")


def test_a_row_of_many_cells_is_read_in_a_time_that_grows_with_them() -> None:
    row = "\n\n".join("<td>x" * 200 for _ in range(60))
    began = process_time()
    assert plain(f"<table>\n<tr>{row}\n</tr></table>").count("x") == 12_000
    assert process_time() - began < 1
