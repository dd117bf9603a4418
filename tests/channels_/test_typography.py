"""What is typed straight is printed as in books, where that is certain, and else left alone."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channel_items import make_item
from channels.website.payload.article import plain, to_payload
from channels.website.payload.typography import typeset, typeset_html
from fuzz_words import MARKS, SYLLABLES
from publisher.planning.shown import tokens

PRINTED = {
    'Cuộc thi "Sáng tạo", lần 2': "Cuộc thi “Sáng tạo”, lần 2",
    "\"Gọi là 'một cửa' nhé\"": "“Gọi là \u2018một cửa\u2019 nhé”",
    '("a") và "b".': "(“a”) và “b”.",
    "xã Ea H'leo 'mới'": "xã Ea H'leo \u2018mới\u2019",
    "Sở Xây dựng - cơ quan chủ trì": "Sở Xây dựng – cơ quan chủ trì",
    "8h00 - 11h30": "8h00 – 11h30",
    "giai đoạn 2021 - 2025": "giai đoạn 2021 – 2025",
    '"Độc lập - Tự do - Hạnh phúc"': "“Độc lập - Tự do - Hạnh phúc”",
}
LEFT = [
    "Độc lập - Tự do - Hạnh phúc",
    "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
    "phương châm Dân chủ - Kỷ cương - Đoàn kết - Phát triển",
    "618/KH-SXD, 42/2022/NĐ - CP",
    "2021-2025, 24-11-2026, 24 - 11 - 2026, ngày 24 - 11",
    "Wi-Fi, Ban-mai, -5 độ, 0262-3855-555",
    'màn hình 24" và 27"',
    "12°30' và 5'",
    "xã Ea H'leo, M'Đrắk",
    'một dấu " lẻ, "hai" và "ba',
    "đóng \"trước' nhau",
    'https://a.vn/x-y?q="b"&c=-d',
    "- đầu dòng, a -- b --- c",
]


@pytest.mark.parametrize(("typed", "shown"), PRINTED.items())
def test_what_is_certain_is_typeset(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


@pytest.mark.parametrize("typed", LEFT)
def test_what_is_not_certain_stays_as_typed(typed: str) -> None:
    assert typeset(typed) == typed


def test_marks_pair_across_emphasis_and_links_but_not_across_blocks_and_code() -> None:
    assert (
        typeset_html('<p>"<strong>a</strong> <a href="x - y">b</a>" - c</p><p>d "e</p><p>f"</p>')
        == '<p>“<strong>a</strong> <a href="x - y">b</a>” – c</p><p>d "e</p><p>f"</p>'
    )
    assert typeset_html('"<code>a - "b</code>" - c') == '“<code>a - "b</code>” – c'
    assert typeset_html('<pre><code>"a" - b</code></pre>') == '<pre><code>"a" - b</code></pre>'


def test_title_summary_and_body_of_a_page_are_typeset_and_numbers_are_not() -> None:
    item = make_item(title='"A" - b', summary='Về "c"', body='Lời "d" - `e - "f"`.')
    payload = to_payload(item, "")
    assert (payload["title"], payload["summary"]) == ("“A” – b", "Về “c”")
    assert payload["html"] == '<p>Lời “d” – <code>e - "f"</code>.</p>'
    assert plain(payload, item.body).startswith("“A” – b")


@given(st.lists(st.sampled_from([*SYLLABLES, *MARKS, " - ", ' "', '" ']), max_size=30))
def test_only_the_published_changes_are_made(pieces: list[str]) -> None:
    typed = "".join(pieces)
    assert tokens(typeset(typed)) == tokens(typed)
    assert len(typeset_html(typed)) == len(typed)


def test_many_blocks_are_typeset_in_a_time_that_grows_with_them() -> None:
    began = process_time()
    typeset_html("<td>x</td>" * 40_000)
    assert process_time() - began < 2
