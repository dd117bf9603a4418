"""Whatever editors write, render refuses it or makes a post that Facebook takes."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channel_items import LINK, make_item
from channels.shared.text import utf16
from facebook_page import channel
from publisher.contract import Post, Rejected

pytestmark = pytest.mark.slow

TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from("ằệ\u0300🇻👨\u200d\n.\ud83d"))
LIMIT = 300


@st.composite
def posts(draw: st.DrawFn) -> Post | None:
    item = make_item(
        title=draw(TEXT),
        summary=draw(TEXT.map(lambda text: text * 20)),
        text=draw(st.none() | TEXT),
        notices=tuple(draw(st.lists(TEXT, max_size=2))),
        hashtags=tuple(draw(st.lists(TEXT, max_size=3))),
        link=draw(st.sampled_from([None, LINK])),
    )
    try:
        return channel(message_limit=LIMIT).render(item)
    except Rejected:
        return None


@given(posts())
def test_a_message_never_exceeds_the_limit(post: Post | None) -> None:
    assert post is None or utf16(post.payload["message"]) <= LIMIT


@given(posts())
def test_readers_see_what_the_preview_shows(post: Post | None) -> None:
    if post is None:
        return
    shown = post.payload["message"]
    if link := post.payload.get("link"):
        shown = f"{shown}\n\n{link}"
    assert post.text == shown
    assert unicodedata.is_normalized("NFC", post.payload["message"])


@given(posts())
def test_what_is_rendered_can_be_sent_and_kept(post: Post | None) -> None:
    if post is not None:
        assert json.loads(json.dumps(post.payload).encode()) == post.payload
        assert post.text.strip().encode()
