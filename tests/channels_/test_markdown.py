"""What editors may write, and what a hostile source can't do."""

import re
import threading
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.shared import markdown
from channels.shared.markdown import slug, to_html
from publisher.contract import Rejected, Worker

HOSTILE = {
    "brackets": "[" * 30_000,
    "images": "![" * 15_000,
    "tags": "<a " * 10_000,
    "links of one paragraph": "[a](b\n" * 5_000,
    "too big": "chữ " * 60_000,
    "a table of a million cells": "|" * 1_500 + "\n" + "|-" * 1_500 + "|\n" + "|\n" * 1_500,
    "headings": "# a\n" * 15_000,
    "notes": "".join(f"[^{n}]: a\n" for n in range(5_000)),
    "quotations within each other": ">" * 3_000 + " a",
}


def test_every_extension_an_office_needs_works() -> None:
    html = to_html(
        "# Đối tượng\n\nMột ý[^1].\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n"
        "/// table-caption\nSố liệu\n"
        '///\n\n!!! note "Lưu ý"\n    Nội dung\n\n![Lễ ký](a.jpg)\n/// caption\nẢnh\n///\n\n'
        "[^1]: Chú thích.\n"
    )
    assert '<h2 id="doi-tuong">' in html
    assert '<td style="text-align:right">2</td>' in html
    assert "Bảng 1." in html
    assert '<div class="admonition note">' in html
    assert "<figcaption>" in html
    assert 'title="Trở lại chỗ có chú thích 1"' in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        '# chữ {: onclick="alert(1)" }',
        '<iframe src="https://example.vn"></iframe>',
        '<img src="x" onerror="alert(1)">',
        '<p style="position:fixed">x</p>',
        '<svg onload="alert(1)"></svg>',
        "![x](data:image/svg+xml;base64,AAAA)",
    ],
)
def test_nothing_that_runs_or_covers_the_page_survives(source: str) -> None:
    html = to_html(source)
    assert not re.search(r"script|onclick|onerror|onload|iframe|position|data:", html)


def test_headings_start_at_the_base_and_leave_no_level_out() -> None:
    assert re.findall(r"<h(\d)", to_html("### a\n\n# b\n\n##### c")) == ["2", "2", "3"]
    assert re.findall(r"<h(\d)", to_html("## a\n\n#### b\n\n### c\n\n## d")) == [
        "2",
        "3",
        "3",
        "2",
    ]
    assert re.findall(r"</?h(\d)", to_html("<h1>a</h1>\n\n## b")) == ["2", "2", "3", "3"]
    nested = to_html("<h2><span><h3>a</h3></span></h2>\n\n## b")
    assert re.findall(r"</?h(\d)", nested) == ["2", "3", "3", "2", "2", "2"]
    assert re.findall(r"<h(\d)", to_html("## a", heading_base=3)) == ["3"]


def test_heading_ids_keep_every_vietnamese_letter() -> None:
    assert slug("Đối tượng, điều kiện: 98,5%") == "doi-tuong-dieu-kien-98-5"
    assert 'id="doi-tuong_1"' in to_html("# Đối tượng\n\n# Đối tượng")
    assert 'id="muc"' in to_html("# ***")


def test_decomposed_letters_come_out_composed() -> None:
    assert to_html(unicodedata.normalize("NFD", "Đắk Lắk")) == "<p>Đắk Lắk</p>"


def test_one_source_leaves_nothing_behind_for_the_next() -> None:
    to_html("a[^1]\n\n[^1]: chú\n\n# Một\n\n[x]: https://example.vn")
    assert to_html("# Một\n\n[x]") == '<h2 id="mot">Một</h2>\n<p>[x]</p>'


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_sources_are_refused_at_once(source: str) -> None:
    begun = time.thread_time()
    with pytest.raises(Rejected):
        to_html(source)
    assert time.thread_time() - begun < 1


def test_many_links_in_one_paragraph_are_converted() -> None:
    source = "[a](https://example.vn) " * 500
    assert to_html(source).count("<a ") == 500


def test_a_doubtful_source_is_stopped_after_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.contract.worker._PATIENCE", 1_000)  # with a busy machine
    hurried = Worker("channels.shared.conversion:convert", 0.05, markdown.MEMORY_LIMIT)
    monkeypatch.setattr(markdown, "_worker", hurried)
    with pytest.raises(Rejected, match="thời hạn"):
        to_html("[a](https://a.vn) " * 1_500)
    hurried.close()


ROWS = {  # what is typed, and what must stand on the page
    "clauses keep their numbers": (
        "2. Hai\n5. Năm\n9. Chín",
        '<ol start="2">\n<li>Hai</li>\n<li value="5">Năm</li>\n<li value="9">Chín</li>\n</ol>',
    ),
    "a name to be filled in": ("Kính gửi: <Tên cơ quan>", "<p>Kính gửi: &lt;Tên cơ quan&gt;</p>"),
    "a form's number after a heading": ("# Tờ khai {Mẫu số 01}", "Tờ khai {Mẫu số 01}</h2>"),
    "a form's number in a cell": ("|a|b|\n|-|-|\n|x {Mẫu 2}|y|", "<td>x {Mẫu 2}</td>"),
    "a form's number at a line's end": ("Theo mẫu {Mẫu số 01}", "<p>Theo mẫu {Mẫu số 01}</p>"),
    "stars of hotels": ("5*, 4* và 3*", "<p>5*, 4* và 3*</p>"),
    "stars of notes": ("(*) Giá (*) và a * b", "<p>(*) Giá (*) và a * b</p>"),
    "bold before a word": ("**Lưu ý:**chữ", "<strong>Lưu ý:</strong>chữ"),
    "an urgent line": ("!!! Khẩn cấp\nnội dung", "<p>!!! Khẩn cấp<br>\nnội dung</p>"),
    "a note's number": ("Xem [1], a | b, ~~c~~", "<p>Xem [1], a | b, ~~c~~</p>"),
    "paths and blanks": ("\\\\may\\x.y ____ a_b_c", "<p>\\\\may\\x.y ____ a_b_c</p>"),
    "entities that are none": ("&copy R&D AT&T", "<p>&amp;copy R&amp;D AT&amp;T</p>"),
    "no address": ("[Điều 5](khoản 2)", "<p>[Điều 5](khoản 2)</p>"),
    "a hashtag": ("#ChuyenDoiSo hôm nay", "<p>#ChuyenDoiSo hôm nay</p>"),
    "a sign at a heading's end": ("# Ngôn ngữ C#", "Ngôn ngữ C#</h2>"),
    "a list under a line": ("Gồm:\n- a\n- b", "<p>Gồm:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "lettered lines": ("a) một;\nb) hai;\nđ) ba.", "<p>a) một;<br>\nb) hai;<br>\nđ) ba.</p>"),
    "numbers with brackets": ("1) một\n2) hai", "<p>1) một<br>\n2) hai</p>"),
    "an address on lines": ("12 Lê Duẩn\nĐT: 0262", "<p>12 Lê Duẩn<br>\nĐT: 0262</p>"),
    "bullets of Word": ("• a\n• b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "dashes": ("– Ông A\n– Bà B", "<ul>\n<li>Ông A</li>\n<li>Bà B</li>\n</ul>"),
    "a plus within a dash": ("- a\n+ b", "<li>a<ul>\n<li>b</li>"),
    "two spaces within": ("- a\n  - b\n- c", "<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>"),
    "Word's bullets": ("•\tMột\no\tCon\n•\tHai", "<li>Một<ul>\n<li>Con</li>\n</ul>\n</li>"),
    "Word's numbers": ("1.\tMột\n2.\tHai", "<ol>\n<li>Một</li>\n<li>Hai</li>"),
    "Word's letters": ("a)\tMột\nb)\tHai", "a)  Một<br>\nb)  Hai"),
    "Word's articles": ("Điều 1.\tMột\nĐiều 2.\tHai", "Điều 1. Một<br>\nĐiều 2. Hai"),
    "a table with numbers": ("Số\tTên\n1.\tMột", "<th>Tên</th>"),
    "numbers with a nought": ("01. Một\n02. Hai", "<p>01. Một<br>\n02. Hai</p>"),
    "a number within an item": ("- 2. Hai\n- 5. Năm", "<li>2. Hai</li>\n<li>5. Năm</li>"),
    "a day with spaces": ("24. 11. 2026 là ngày", '<ol start="24">\n<li>11. 2026 là ngày</li>'),
    "a rule of long dashes": ("|a|b|\n|—|—|\n|1|2|", "</thead>\n<tbody>\n<tr>\n<td>1</td>"),
    "cells of long dashes": ("|a|b|\n| — | — |\n|1|2|", "<td>—</td>"),
    "a table of tabs": ("A\tB\n1\t2", "<th>B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>"),
    "labels with tabs": (
        "Giờ:\t8h\nNơi:\tHội trường",
        "<p>Giờ:    8h<br>\nNơi:    Hội trường</p>",
    ),
    "a table under a line": ("Bảng\n|a|b|\n|-|-|\n|1|2|", "<p>Bảng</p>\n<table>"),
    "a table without a rule": ("|a|b|\n|1|2|", "<td>2</td>"),
    "a row longer than the head": ("|a|b|\n|-|-|\n|1|2|3|", "<td>3</td>"),
    "indented lines": ("    Thụt vào\n\tcũng thế", "<p>Thụt vào<br>\ncũng thế</p>"),
    "an address that a backslash ends": ('Ở www.\\" [ sau ) dấu', "[ sau ) dấu</p>"),
    "an address before an escaped mark": (r"Xem https://a.vn/b\"c.", '<a href="https://a.vn/b"'),
    "an address of the web": ("Xem www.abc.vn.", '<a href="https://www.abc.vn"'),
    "a link without its scheme": ("[a](dvc.gov.vn/x)", '<a href="https://dvc.gov.vn/x"'),
    "a note given twice": ("a[^1]\n\n[^1]: b\n\n[^1]: c", "<p>[^1]: c</p>"),
    "a year at a line's start": ("2026. Năm mới", "<p>2026. Năm mới</p>"),
    "plus and minus": ("+84 262\n-5 độ", "<p>+84 262<br>\n-5 độ</p>"),
    "what Word pastes": ("<p class=MsoNormal>a<o:p></o:p></p>", ">a</p>"),
}


@pytest.mark.parametrize(("typed", "shown"), ROWS.values(), ids=ROWS.keys())
def test_what_is_typed_is_shown(typed: str, shown: str) -> None:
    assert shown in to_html(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "a <p phải class=MsoNormal> b",
        "a <p hai class=MsoNormal> b",
        "<table hai>\n<tr><td>x</td></tr></table hai>",
        "x <b>đậm</b ghi>",
        "a `b\n<Tên nha cơ quan> c` d",
    ],
)
def test_no_word_disappears_in_a_tag_that_is_none(typed: str) -> None:
    shown = to_html(typed)
    for word in re.findall(r"phải|hai|ghi|nha", typed):
        assert word in shown


def test_a_comment_whose_end_is_broken_over_two_lines_is_text() -> None:
    assert "chữ" in to_html("<!-- chữ --\n> hết")


def test_lines_that_a_program_broke_run_on() -> None:
    line = "Người dân nộp hồ sơ qua Cổng dịch vụ công quốc gia từ ngày mai và theo dõi"
    assert "<br>" not in to_html(f"{line}\ntrạng thái xử lý trên trang ấy.")


@pytest.mark.slow
def test_lists_nested_without_end_are_refused() -> None:
    with pytest.raises(Rejected, match="lồng"):
        to_html("".join(" " * 4 * depth + "- a\n" for depth in range(300)))


def deeper(depth: int, source: str) -> str:
    """Convert from further down the stack, so that it runs out at another place."""
    return deeper(depth - 1, source) if depth else to_html(source)


@pytest.mark.slow
def test_a_refused_source_leaves_nothing_behind_for_the_next() -> None:
    before = to_html("Hồ sơ nộp **trực tuyến**.")
    nested = "".join(" " * 4 * depth + "- a\n" for depth in range(300))
    for depth in range(6):
        with pytest.raises(Rejected):
            deeper(depth, nested)
        assert to_html("Hồ sơ nộp **trực tuyến**.") == before


def test_a_long_honest_article_is_accepted() -> None:
    paragraph = "Người dân **nộp hồ sơ** qua [Cổng dịch vụ công](https://dichvucong.gov.vn).\n\n"
    assert to_html(paragraph * 1_500).count("<p>") == 1_500


def test_threads_do_not_share_a_converter() -> None:
    seen: list[str] = []

    def convert(word: str) -> None:
        seen.extend(to_html(f"# {word}\n\nchữ[^1]\n\n[^1]: {word}") for _ in range(30))

    threads = [threading.Thread(target=convert, args=(word,)) for word in ("một", "hai")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 60
    assert len(set(seen)) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="a# \n\t[]()<>!*_`~|-:{}/^&;\"'=.1đ", max_size=300))
def test_no_source_raises_anything_but_rejected(source: str) -> None:
    try:
        html = to_html(source)
    except Rejected:
        return
    assert not re.search(r"<(script|iframe|object|style)", html)


def test_no_link_stands_within_another() -> None:
    link = '<a href="https://x.vn">https://x.vn</a>'
    for before in ('<abbr title="x">UBND</abbr> và ', "<cite>x</cite> và ", ""):
        assert to_html(before + link).count("<a ") == 1


def test_an_address_after_words_that_look_like_a_link_is_one() -> None:
    assert to_html("<a lang> và https://x.vn").count("<a ") == 1


def test_what_a_busy_machine_did_not_finish_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def busy(_self: Worker, _request: bytes) -> bytes:
        raise TimeoutError

    with monkeypatch.context() as patch:
        patch.setattr(Worker, "ask", busy)
        with pytest.raises(Rejected, match="thử lại"):
            to_html("Lời của một bài lúc máy bận.")
    assert to_html("Lời của một bài lúc máy bận.") == "<p>Lời của một bài lúc máy bận.</p>"


@pytest.mark.parametrize("end", ["<!-->", "<!--->", "<!-- ẩn --!>"])
def test_a_comment_that_browsers_end_sooner_hides_nothing_behind_it(end: str) -> None:
    html = to_html(f"Một {end}\nhai <script ba> bốn --> năm\n\nsáu\n")
    assert all(word in html for word in ("Một", "hai", "ba", "bốn", "năm", "sáu"))


def test_a_comment_may_end_at_the_beginning_of_a_line() -> None:
    html = to_html("Một <!-- ẩn\n<script>ba\n --> hai\n\nnăm\n")
    assert re.findall(r"Một|ẩn|ba|hai|năm|--", html) == ["Một", "hai", "năm"]
