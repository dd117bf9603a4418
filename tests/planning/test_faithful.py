"""Nothing that an editor typed disappears unsaid, on any channel."""

import json
import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channel_items import LINK, make_item
from fuzz_targets import channels
from fuzz_words import MARKS, SYLLABLES
from publisher.contract import Document, Finding, Item, Post, Rejected, Source
from publisher.planning.addresses import typed
from publisher.planning.faithful import losses
from publisher.planning.places import Loss, line_of
from publisher.planning.shown import texts_in, tokens

BODY = """\
## Phạm vi {Mẫu số 01}

Kính gửi: <Tên cơ quan>, giá 5*, 4* và **3 sao** theo *Điều 5* [1].

2. Hai
5. Năm

- a
  - b
+ c

| Xã | Số hộ |
|---|---|
| Ea H'leo | 1.250 |

> Lời nói.
> — Giám đốc

Xem [Cổng](https://dvc.gov.vn/a) hoặc www.abc.vn, ghi chú[^1].

[^1]: Theo báo cáo.
"""


def told(item: Item, name: str) -> list[Finding]:
    channel = channels()[name]
    post = channel.render(item)
    return [*post.findings, *losses(item, post, type(channel))]


@pytest.mark.parametrize("name", ["website", "zalo", "facebook", "telegram"])
def test_an_honest_item_is_shown_whole_or_left_out_by_rule(name: str) -> None:
    item = make_item(
        body=BODY,
        title="Điều 5. “Phạm vi” & đối tượng – 98,5%",
        notices=("Có sử dụng trí tuệ nhân tạo.",),
        documents=(Document(number="76/NQ-CP", title="Nghị quyết"),),
    )
    assert told(item, name) == []


@pytest.mark.parametrize(
    ("lost", "field"),
    [
        ("5", "body"),
        ("Giám đốc", "body"),
        ("1.250", "body"),
        ("dịch vụ", "title"),
        ("hồ", "summary"),
    ],
)
def test_whatever_a_channel_drops_is_named_with_its_line(lost: str, field: str) -> None:
    item = make_item(body="Theo điều 5.\n\n- 1.250 hộ\n- Giám đốc ký")
    item = replace(item, title="Cổng dịch vụ công", summary="Nộp hồ sơ.")
    whole = "\n".join((item.title, item.summary, item.body))
    kept = whole.replace(lost, "", 1)
    found = list(losses(item, Post(kept, {"text": kept}), type(channels()["website"])))
    assert [each.place for each in found] == [field]
    assert found[0].level == "warning"
    line = next(each for each in whole.split("\n") if lost in each)
    assert " ".join(tokens(lost)) in found[0].what
    assert line in found[0].what


@pytest.mark.parametrize(
    "body",
    [
        "\\*không nghiêng\\*",
        "```\nmã\n```",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |",
        "|A|B|\n|—|—|\n|1|2|",
        "<table><tr><th>Năm</th><th>2025</th></tr><tr><th>Hồ sơ</th><td>10</td></tr></table>",
        "<table><tr><th>A</th><th>B</th></tr><tr><td rowspan=2>1</td><td>2</td></tr>"
        "<tr><td>3</td></tr></table>",
    ],
)
@pytest.mark.parametrize("name", ["website", "zalo"])
def test_what_is_shown_whole_is_no_false_alarm(body: str, name: str) -> None:
    assert told(make_item(body=f"Trước.\n\n{body}\n\nSau."), name) == []


def test_one_lost_line_makes_no_other_look_lost() -> None:
    lines = ["Ghi chú ẩn ở đây.", "Thư gửi a@b.vn và 1 < 2.", "Tham chiếu.", "Xong chú."]
    item = make_item(body="\n\n".join(lines))
    text = f"{item.title} {item.summary} {' '.join(lines[1:])}"
    (found,) = losses(item, Post(text, {"text": text}), type(channels()["website"]))
    assert "Ghi chú ẩn" in found.what


@pytest.mark.parametrize("name", ["website", "zalo"])
def test_a_cell_takes_no_word_of_the_line_below_its_table(name: str) -> None:
    body = "Bảng:\n\n| Tên | Số |\n|---|---|\n| Một | 1 |\n\n1. Một\n   - con\n2. Hai"
    assert told(make_item(body=body), name) == []


@pytest.mark.parametrize("name", sorted(channels()))
def test_what_looks_like_html_in_plain_words_is_shown_as_typed(name: str) -> None:
    item = make_item(summary="<b>đậm</b> và &amp; hay <br>")
    assert not [each for each in told(item, name) if each.level == "warning"]


@pytest.mark.parametrize("typed", ["<p quan class=MsoNormal>", "<td quan>", "</table quan>"])
def test_a_word_in_a_tag_that_is_none_is_missed(typed: str) -> None:
    item = make_item(body=f"Trước {typed} sau.")
    text = f"{item.title} {item.summary} Trước sau."
    (found,) = losses(item, Post(text, {"text": text}), type(channels()["website"]))
    assert "quan" in found.what


ADDRESSES = """
Xem [Cổng](https://dvc.gov.vn/a?b=1&c=2) hoặc [Luật][l], <https://a.vn/x_y>, https://b.vn/z.
Viết về [hộp thư](mailto:vp@a.gov.vn) hay [điện thoại](tel:+84262), `https://ma.vn/`.

[l]: https://luat.vn/15
"""


@pytest.mark.parametrize("name", ["website", "zalo"])
def test_every_address_that_was_typed_is_shown(name: str) -> None:
    assert typed(ADDRESSES) == [
        *("https://dvc.gov.vn/a?b=1&c=2", "https://a.vn/x_y", "https://b.vn/z", "vp@a.gov.vn"),
        *("+84262", "https://luat.vn/15"),
    ]
    assert told(make_item(body=ADDRESSES), name) == []


@pytest.mark.parametrize("odd", ["<![1[", "<![x[ y]>", "<![ if z"])
@pytest.mark.parametrize("name", sorted(channels()))
def test_what_is_no_html_stops_no_item(name: str, odd: str) -> None:
    item = make_item(summary=f"Gõ <br> hay {odd} vào ô.", body=f"Gõ <br> hay {odd} vào ô.")
    if not channels()[name].opt_in:
        assert isinstance(told(item, name), list)


def test_an_address_that_is_not_shown_is_named() -> None:
    item = make_item(
        body="Xem [Cổng](https://dvc.gov.vn/a).",
        source=Source(name="Báo", url="https://bao.vn/1"),
    )
    text = f"{item.title} {item.summary} Xem Cổng. Báo"
    found = list(losses(item, Post(text, {"text": text}), type(channels()["website"])))
    assert [each.place for each in found] == ["body", "source"]
    assert "https://dvc.gov.vn/a" in found[0].what


def test_a_path_means_nothing_outside_the_website_and_that_is_said() -> None:
    item = make_item(body="Xem [bài trước](/bai-truoc.html).")
    assert told(item, "website") == []
    (found,) = told(item, "zalo")
    assert "/bai-truoc.html" in found.what


def test_words_in_another_order_are_named() -> None:
    item = make_item(title="Một", summary="Hai", body="chi cho thu")
    text = "Một Hai thu cho chi"
    assert list(losses(item, Post(text, {"text": text}), type(channels()["website"])))


PIECES = st.sampled_from([*SYLLABLES, *MARKS])


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(
    st.lists(PIECES, max_size=25), st.randoms(use_true_random=False), st.sampled_from(["", " "])
)
def test_no_word_is_lost_unsaid(pieces: list[str], dice: random.Random, glue: str) -> None:
    marked = []
    for number in range(4):
        word = f"nhan{number}x{dice.randrange(10**6)}"
        marked.append(word)
        pieces.insert(dice.randint(0, len(pieces)), f" {word} ")
    item = make_item(body=glue.join(pieces), link=LINK)
    for name in ("website", "zalo"):
        channel = channels()[name]
        try:
            post = channel.render(item)
        except Rejected:
            continue
        found = [*post.findings, *losses(item, post, type(channel))]
        seen = " ".join(texts_in(post.payload)) + json.dumps(
            dict(post.payload), ensure_ascii=False
        )
        said = " ".join(each.what for each in found)
        more = any("dòng nữa" in each.what or "more lines" in each.what for each in found)
        assert more or not [w for w in marked if w not in seen and w not in said]


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "a " * 60_000,
        "| a " * 30_000,
        "* a" * 50_000,
        "[" * 1_500,
        "`a " * 50_000,
        "a b\n" * 20_000,
    ],
    ids=["words", "cells", "stars", "brackets", "ticks", "lines"],
)
def test_the_guard_takes_no_time_over_hostile_input(body: str) -> None:
    item, begun = make_item(body=body), time.process_time()
    text = f"{item.title} {item.summary} {body[::2]}"
    list(losses(item, Post(text, {"text": text}), type(channels()["website"])))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("name", ["website", "zalo"])
def test_brackets_of_a_link_by_its_own_name_are_markup(name: str) -> None:
    body = "Xem [Cổng].\n\n[cổng][], [đây][Cổng].\n\n[Cổng]: https://dvc.gov.vn/a"
    assert told(make_item(body=body), name) == []


def test_brackets_that_name_no_link_are_missed() -> None:
    item = make_item(body="Xem [Cổng].\n\n[Trang]: https://dvc.gov.vn/a")
    shown = f"{item.title} {item.summary} Xem Cổng. https://dvc.gov.vn/a"
    found = losses(item, Post(shown, {"text": shown}), type(channels()["website"]))
    assert any("[ ]" in each.what for each in found)


def test_what_is_lost_is_told_at_its_line_of_the_file() -> None:
    head = ["---", "title: Điều 5. Mức phí mới", "x: y", "a: b", "c: d", "e: f", "---"]
    body = ["", "**Điều 5.** Mức phí *mới*", "", f"Xem [Cổng]({LINK}) và ![Ảnh lễ](a.png) sau"]
    body.append("Nộp qua https://dvc.gov.vn/b")
    source = "\n".join([*head, *body])
    item = make_item(title="Tin", body="\n".join(body).replace("a.png", "0123456789abcdef.png"))
    shown = "Tin " + item.summary
    found = list(losses(item, Post(shown, {"text": shown}), type(channels()["website"])))
    told = {line_of(each, source) for each in found if each.place == "body"}
    assert told == {9, 11, 12}
    assert line_of(Finding("warning", "body", "Điều 5."), source) == 1
    assert line_of(Loss("warning", "title", "", "Điều 5. Mức phí mới"), source) == 2


def test_what_a_channel_says_of_a_key_is_told_at_that_key() -> None:
    source = "---\ntitle: Tin\nPhim:\n  path: a.mp4\nimages:\n  - path: a.png\n---\n\nimages: x"
    places = ("video", "images", "cover", "", "facebook")
    lines = [line_of(Finding("warning", place, "quá dài"), source) for place in places]
    assert lines == [3, 5, 1, 1, 1]


@pytest.mark.parametrize("body", ["Một. {: .x hai }", "Một <!-- : {: .x hai } -->"])
@pytest.mark.parametrize("name", ["website", "zalo"])
def test_words_among_attributes_are_told(name: str, body: str) -> None:
    item = make_item(body=f"{body}\n")
    channel = channels()[name]
    post = channel.render(item)
    shown = "hai" in " ".join(texts_in(post.payload, []))
    assert shown or any("hai" in each.what for each in losses(item, post, type(channel)))
