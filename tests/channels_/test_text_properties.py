"""Whatever an editor writes, what is cut and composed keeps the limits and the promises."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.shared.text import Length, blocks, compose, corrections, cut, hashtags, plain, utf16
from publisher.contract import Correction, Item, Rejected, Term

pytestmark = pytest.mark.slow

MARKS = "#*_`[]()>|-!\\~^:\n &;0123 “”ađộ🇻🇳👩\u200d🎉\u0301\u00a0<b>"


def utf8(text: str) -> int:
    return len(text.encode())


texts = st.text(max_size=300) | st.text(MARKS, max_size=200)
lengths = st.sampled_from([len, utf16, utf8])
NOW = datetime(2025, 1, 1, tzinfo=UTC)
LINK = "https://a.vn/tin/x?utm_source=zalo"


@given(texts, st.integers(0, 120), lengths)
def test_cut_is_never_longer_than_the_limit(text: str, limit: int, length: Length) -> None:
    assert length(cut(text, limit, length)) <= limit


@given(texts, st.integers(0, 120), lengths)
def test_cut_is_the_beginning_of_the_text(text: str, limit: int, length: Length) -> None:
    assert text.startswith(cut(text, limit, length).removesuffix("…"))


@given(texts, st.integers(1, 120))
def test_cut_never_parts_a_letter_from_its_accents(text: str, limit: int) -> None:
    head = cut(text, limit).removesuffix("…")
    following = text[len(head) : len(head) + 1]
    assert not head or not unicodedata.combining(following or " ")


@given(texts)
def test_text_that_fits_is_left_as_it_is(text: str) -> None:
    assert cut(text, len(text)) == text


@given(
    title=texts,
    summary=texts,
    notices=st.lists(st.text(max_size=40), max_size=2),
    notes=st.lists(st.text(max_size=40), max_size=3),
    tags=st.lists(st.text(max_size=20), max_size=4),
    limit=st.integers(10, 500),
    length=lengths,
)
def test_composed_post_fits_and_keeps_its_link_whole(
    title: str,
    summary: str,
    notices: list[str],
    notes: list[str],
    tags: list[str],
    limit: int,
    length: Length,
) -> None:
    item = Item(
        id="x",
        title=title,
        summary=summary,
        body="",
        unit=Term("u", "U"),
        theme=Term("t", "T"),
        form=Term("f", "F"),
        author="Ban biên tập",
        publish_at=NOW,
        notices=tuple(notices),
        corrections=tuple(Correction(NOW, note) for note in notes),
        hashtags=tuple(tags),
    )
    try:
        text = compose(item, LINK, read_more="Xem chi tiết", limit=limit, length=length)
    except Rejected:
        return
    assert length(text) <= limit
    assert f"Xem chi tiết: {LINK}" in text
    assert not notes or corrections(item)[-1] in text
    assert unicodedata.is_normalized("NFC", text)


@given(st.text(MARKS, max_size=300))
def test_any_markdown_becomes_plain_text_or_is_refused(source: str) -> None:
    try:
        text = plain(source)
    except Rejected:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert all(block.text or block.kind == "image" for block in blocks(source))


@given(st.lists(texts, max_size=5))
def test_hashtags_hold_no_spaces_and_no_repeats(tags: list[str]) -> None:
    words = hashtags(tags).split()
    assert len(words) == len(set(words))
    assert all(word.startswith("#") and word.count("#") == 1 for word in words)
