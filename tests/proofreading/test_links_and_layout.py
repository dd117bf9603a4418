"""Links that say nothing, addresses that are not written out, lines that read in two ways."""

from time import process_time

import pytest

from publisher.proofreading.layout import layout
from publisher.proofreading.links import links
from publisher.proofreading.text import Piece

LONG = "Người dân nộp hồ sơ qua Cổng dịch vụ công quốc gia từ ngày mai và theo dõi"


def told(text: str) -> list[tuple[str, str]]:
    piece = Piece(1, text)
    return [(each.found, each.what) for each in (*links(piece), *layout(piece))]


@pytest.mark.parametrize(
    "label",
    [
        "tại đây",
        "Tại đây.",
        "ở đây",
        "đây",
        "xem thêm",
        "Xem chi tiết",
        "bấm vào đây",
        "click here",
    ],
)
@pytest.mark.parametrize(
    "link", ["Hồ sơ [{}](https://a.vn/b).", "Hồ sơ [{}][1].", 'Hồ sơ <a href="/b">{}</a>.']
)
def test_a_link_that_says_nothing_by_itself_is_told(label: str, link: str) -> None:
    ((found, _what),) = told(link.format(label))
    assert found == label


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Xem www.abc.vn/x.", "https://www.abc.vn/x"),
        ("Xem [Cổng](dvc.gov.vn/x).", "https://dvc.gov.vn/x"),
        ("Xem [Cổng](www.dvc.gov.vn).", "https://www.dvc.gov.vn"),
    ],
)
def test_an_address_without_its_scheme_is_told_as_it_is_read(typed: str, read: str) -> None:
    ((_found, what),) = told(typed)
    assert read in what


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<p class=MsoNormal style='margin:0'>a<o:p></o:p></p>", "class, style"),
        ('<font face="Arial">a</font>', "face, font"),
        ("Lời.\n\n    Thụt vào", "“Thụt vào”"),
        ("\tThụt vào", "“Thụt vào”"),
        ("- Một\n  - Hai", "“Hai” được hiểu là ý con của “Một”"),
        ("- Một\n - Hai", "“Hai” được hiểu là ý ngang với “Một”"),
        (f"{LONG}.\nTrạng thái xử lý trên trang ấy", "được nối thành một đoạn"),
        (f"Sở\n{LONG}\nvà trạng thái", "vẫn là hai dòng"),
        ("Tên\tSố\nA\t1\tthừa\nB\t2", "“A 1 thừa” có số dấu Tab khác"),
    ],
)
def test_what_can_be_read_in_two_ways_is_told_with_the_reading(typed: str, said: str) -> None:
    ((_found, what),) = told(typed)
    assert said in what


@pytest.mark.parametrize(
    "text",
    [
        "Xem [Cổng dịch vụ công](https://dvc.gov.vn), [hướng dẫn ở đây có đủ](https://a.vn).",
        "Xem https://www.abc.vn/x và ban-bien-tap@www.abc.vn.",
        "- Một\n    - Hai\n\n    Lời của hai\n- Ba",
        "[^1]: Chú thích\n\n    còn tiếp",
        f"{LONG}\ntrạng thái xử lý trên trang ấy.",
        "12 Lê Duẩn\nĐT: 0262",
        "Tên\tSố\nA\t1\nB\t2",
        "•\tMột\n•\tHai\t3",
        "Địa điểm:\tHội trường\nGiờ:\t8 giờ\tsáng",
        "```\n    mã\n```",
        "a <b>đậm</b>",
    ],
)
def test_what_is_clear_is_let_be(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<a class=Mso " * 20_000,
        "www." * 50_000,
        "[a](b." * 30_000,
        "[x](y.vn)\n" * 15_000,
        "- a\n" * 50_000,
        " \n" * 90_000,
        "a\t" * 60_000 + "\n" + "a:\t" * 30_000,
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    begun = process_time()
    told(text)
    assert process_time() - begun < 2
