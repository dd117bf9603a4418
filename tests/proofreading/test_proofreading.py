"""What an office must not print by accident is told with its line, and what is right is let be."""

from collections.abc import Sequence
from datetime import date
from itertools import islice, product
from time import process_time

import pytest

from publisher.proofreading.proof import House, Texts, folded, proofread
from publisher.proofreading.text import Piece

ABOUT = date(2026, 11, 24)  # a Tuesday
HOUSE = House(contacts=frozenset({"0905123456"}), forbidden=("thượng đẳng",))


def found(text: str, house: House = HOUSE) -> list[tuple[int, str]]:
    texts = Texts([Piece(1, text)], about=ABOUT)
    return [(1 + each.piece.line_at(each.offset), each.found) for each in proofread(texts, house)]


WRONG = [
    # persons
    "Ông A, số căn cước 066085001234.", "Căn cước: 066 085 001 234",
    "Liên hệ chị Lan: 0912345678", "gọi 0912.345.678", "gọi 0912 345 678", "gọi +84 912 345 678",
    "gửi về nguyenvana@gmail.com", "gửi về lan.tran@yahoo.com.vn",
    "Chuyển vào tài khoản 0123456789012 của bà Hoa.", "STK: 1903 5678 9012 345",
    "CMND số 240123456", "chứng minh nhân dân: 240 123 456",
    # links
    "Xem [tại đây](https://sxd.gov.vn)", "[Bấm vào đây](https://a.vn)", "[link](https://a.vn)",
    "[**xem tại đây**](https://a.vn)", "[](https://a.vn)", "[chữ](javascript:x)", "[a](/trang)",
    "[a](khong-co.html)", "[a](http://)", "[Mẫu 01](mau 01.docx)", "[chữ]()",
    "Vào www.sxd.gov.vn.",
    "[Trang](www.sxd.gov.vn)", "[Trang](sxd.gov.vn)", "[Cổng](https://a b.vn)",
    # signs
    '<p class="MsoNormal">Chào</p>', "<b style='mso-x:y'>Chào</b>", "x<o:p></o:p>",
    "Hết phần một\n---", "Hết phần một\n=====", "##Đề mục dính",
    "| A | B |\n\n| 1 | 2 |", "+---+---+\n| A | B |",
    # what was never filled in
    "Điện thoại 0262.xxx.xxxx", "gọi số xxx", "gửi hop-thu@soxaydung.example",
    "Xem https://sxd.example/bai", "Kính gửi: [tên cơ quan]", "ngày …/…/2026", "ngày .../.../...",
    "Kính gửi {{ten}}", "Lorem ipsum dolor", "TODO: viết tiếp",
    # the office's list
    "Hạng người thượng đẳng.", "Hạng người Thượng\nđẳng.",
    # documents
    "Nghị định 118/2025/ND-CP", "Quyết định 749/QD-TTg", "Nghị định số 118/NĐ-CP",
    "Luật số 50/QH13", "Thông tư 06/TT-BXD", "Nghị định 118/2025/NĐ–CP", "118 /2025/ NĐ-CP",
    "Nghị quyết 12/NQ-HDND", "Nghị định 118/2025/nđ-cp",
    # days
    "ngày 31/11/2026", "30/02/2026", "ngày 31 tháng 4 năm 2026", "12/13/2026",
    "Thứ Hai, ngày 24/11/2026", "sáng thứ Tư (24/11)", "ngày 24 tháng 11 năm 2026 (thứ Năm)",
    "Chủ nhật ngày 30/11", "thứ 6 ngày 24/11/2026",
    # syllables
    "người dân nộp hồ sơ dduwowcj nhận", "thủ tục hànhh chính", "thủ tục hnàh chính",
    "cấp giâấy phép", "Thuủ tục", "nộp tạii nhà", "ngưòi dân", "nghành xây dựng",
    # plain words
    "Chỉ số ABCD tăng.",
    "Sở " + "đề nghị các xã, phường thông báo rộng rãi " * 5 + "đến người dân.",
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_must_not_be_printed_by_accident_is_told_with_its_line(text: str) -> None:
    lines = [line for line, _word in found(f"Một dòng đúng.\n\n{text}\n\nMột dòng đúng.")]
    assert lines == [3]


RIGHT = [
    "Đường dây nóng: 0905 999 888", "gọi 0905123456", "gọi 0262.3855.555", "tổng đài 1900 1234",
    "Giải ngân 120000000000 đồng", "Mã hồ sơ H16.12-251124-0012", "gửi vanphong@daklak.gov.vn",
    "Tài khoản tại Kho bạc Nhà nước: 3713.0.1023456.00000", "Tài khoản định danh VNeID mức 2",
    "vốn 1.250.000.000.000 đồng", "từ 2025 đến 2026", "24/11/2026", "`0912345678`",
    "[xem hồ sơ](https://dichvucong.gov.vn/0912345678)", "[thư](mailto:vp@sxd.gov.vn)",
    "Xem tại đây: https://a.vn", "[Điều 5](#dieu-5)", "[gọi](tel:02623852123)", "[1] và (x)",
    "|A|B|\n|-|-|\n|1|2|", "Một\nHai\n---", "Một\n\n---\n\nHai", "#CCHC", "##", "- Một\n---",
    "|A|B|\n|1|2|", "## Đề mục", "<p>Chào</p>", "##1", "Một dòng: a | b | c",
    "[Điều 5](khoản 2)", "[Trang](https://a.vn/x_(y))", "31/12/2026", "29/02/2028", "31/11",
    "phiên bản 31.13.2026.1", "Chứng minh được 240 hồ sơ",
    "Nghị định 118/2025/NĐ-CP và Quyết định 749/QĐ-TTg", "Công văn số 618/KH-SXD",
    "Nghị quyết 68/NQ-CP", "Nghị định 15/2021/NĐ-CP, Nghị định 15/2023/NĐ-CP", "QCVN 06:2022/BXD",
    "Nghị định số 63/NĐ-CP ngày 27/9/1993", "Quyết định số 12/QĐ-SXD, Thông tư 06/2021/TT-BXD",
    "Thứ Ba, ngày 24/11/2026", "thứ 3 (24/11)", "Chủ nhật, 29/11", "thứ Tư hằng tuần; ngày 3/12",
    "phường Buôn Ma Thuột, xã Krông Pắk, Ea H'leo, Cư M'gar, Ê Đê, Đắk Lắk, M'Drắk",
    "camera, wifi, website, email, container, video", "hội thảo Smart City Forum",
    "theo mô hình public private partnership", "chạy `npm install` rồi <span>xong</span>",
    "UBND xã, HĐND tỉnh, CCCD", "Bộ Xây dựng (BXD). BXD cho biết", "THÔNG BÁO VỀ VIỆC CẤP PHÉP",
    "Chương IV, Phụ lục XII", "| PAR INDEX | Chỉ số cải cách hành chính |", "giờ, giếng, quốc",
    "[x] đã nộp", "gia hạn …; kết quả...", "khuếch tán, ngoằn ngoèo, huỵch toẹt, xoong, quýt",
    "[tên đơn vị](https://dichvucong.gov.vn)",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_let_be(text: str) -> None:
    assert found(text) == []


def test_an_unfinished_telex_word_is_told_with_what_it_was_to_be() -> None:
    (remark,) = proofread(Texts([Piece(1, "nộp dduwowcj hồ sơ")]), HOUSE)
    assert "được" in remark.what


def test_a_document_written_in_two_ways_is_told_with_both() -> None:
    pieces = [Piece(("documents", 0, "number"), "118/2025/NĐ-CP"), Piece(9, "Nghị định 118/NĐ-CP")]
    told = [each.what for each in proofread(Texts(pieces), HOUSE)]
    assert any("118/2025/NĐ-CP" in each and "118/NĐ-CP" in each for each in told)


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        (["Người dân nộp hồ sơ ở Bộ phận Một cửa"], 1),
        (["Cán bộ xã phát tờ rơi", "Học sinh trồng cây"], 1),  # one key of the head is for all
        (["Sơ đồ người dân nộp hồ sơ"], 0),
        (["Tranh vẽ công chức xếp hàng"], 0),
        (["Cầu Buôn Ma Thuột nhìn từ phía đông"], 0),
    ],
)
def test_a_picture_of_people_wants_its_basis(shown: Sequence[str], count: int) -> None:
    texts = Texts([], pictures=[Piece(("cover",), each) for each in shown])
    told = [each.what for each in proofread(texts, HOUSE)]
    assert len(told) == count
    assert all("people: consent" in each for each in told)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("gọi 0912.345.678", "0912345678"),
        ("gọi 0912.345.678", "0912 345 678"),
        ("Chỉ số ABCD tăng.", "ABCD"),
        ("món Phởoo ngon", "phởoo"),
        ("Nghị định 118/NĐ-CP", "118/nđ-cp"),
    ],
)
def test_what_the_office_accepts_is_not_told(text: str, accepted: str) -> None:
    assert found(text)
    assert found(text, House(accepted=frozenset({folded(accepted)}))) == []


def test_english_is_not_read_as_vietnamese() -> None:
    text = "The department receives applications online. Call 0912345678."
    texts = Texts([Piece(1, text)], vietnamese=False)
    assert [each.found for each in proofread(texts, HOUSE)] == ["0912345678"]


@pytest.mark.slow
@pytest.mark.parametrize("run", ["a", "1", "a-", "a.", "xx", "[tên ", "0", "@a", "a@a.", "/"])
def test_a_long_run_of_anything_is_read_in_a_moment(run: str) -> None:
    began = process_time()
    found(run * (40_000 // len(run)))
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        "001085123456 0912345678\n" * 10_000,
        "ABCQ xin\n" * 20_000 + "(ABCQ)",
        "\n".join(f"{''.join(each)} a" for each in islice(product("BCDGHKLMN", repeat=5), 8_000)),
    ],
)
def test_many_of_one_kind_are_told_in_a_time_that_grows_with_them(text: str) -> None:
    began = process_time()
    found(text)
    assert process_time() - began < 3


def test_each_way_to_explain_an_abbreviation_counts() -> None:
    for ways in ("Cơ sở dữ liệu (CSDL)", "CSDL là kho", "CSDL: kho", "**CSDL** (kho)"):
        assert found(f"Dùng CSDL này.\n\n{ways} ấy.") == []
    assert found("| CSDL | kho |\n|---|---|\n\nDùng CSDL này.") == []
    assert found("| kho | CSDL |\n|---|---|") == [(1, "CSDL")]


def test_the_lines_of_many_remarks_are_told_in_a_time_that_grows_with_them() -> None:
    piece = Piece(1, "a\n" * 200_000)
    began = process_time()
    assert [piece.line_at(offset) for offset in range(0, 400_000, 20)] == [*range(0, 200_000, 10)]
    assert process_time() - began < 0.5
