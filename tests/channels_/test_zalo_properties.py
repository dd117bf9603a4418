"""Whatever an editor writes: refused with a reason, or an article that Zalo can take."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channel_items import LINK, make_item
from channels.zalo.channel import Zalo, ZaloBroadcast
from fleeting_state import FleetingState
from publisher.contract import Document, Image, Item, Receipt, Rejected, Source, Video
from zalo_replies import COVER, account

pytestmark = pytest.mark.slow

TABLE = account("http://127.0.0.1:9", Path("nowhere"), default_cover=COVER, block_limit=100)
ZALO = Zalo(Zalo.settings.model_validate(TABLE), FleetingState())

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
vietnamese = st.text("aăâđêôơưếộữ ẰẨ.!?,“”()–-\n\u0301\u0323👩‍👩‍👧🇻🇳*_[]#|>`1", max_size=600)
words = text | vietnamese
urls = st.none() | st.sampled_from(
    ["https://x.vn/ảnh 1.jpg", "https://youtu.be/a", "http://[", "x"]
)
images = st.builds(
    Image,
    name=st.sampled_from(["a.jpg", "b.png"]),
    path=st.just(Path("a.jpg")),
    alt=words,
    caption=words,
    credit=words,
    url=urls,
    inline=st.booleans(),
)
items = st.fixed_dictionaries(
    {
        "title": words.map(lambda title: title[:150]),
        "summary": words,
        "body": words | vietnamese.map(lambda each: f"{each}\n\n![x](<a.jpg>)\n\n- {each}"),
        "author": words.map(lambda author: author[:60]),
        "text": st.none() | words,
        "notices": st.lists(words, max_size=2).map(tuple),
        "link": st.sampled_from([None, LINK]),
        "cover": st.none() | images,
        "images": st.lists(images, max_size=2).map(tuple),
        "video": st.none() | st.builds(Video, url=urls, poster=st.none() | images),
        "documents": st.lists(st.builds(Document, number=words, url=urls), max_size=2).map(tuple),
        "source": st.none() | st.builds(Source, name=words, url=urls),
    }
).map(lambda fields: make_item(**fields))


@settings(max_examples=300, deadline=None)
@given(items)
def test_an_article_keeps_to_zalos_rules_or_is_rejected(item: Item) -> None:
    try:
        post = ZALO.render(item)
    except Rejected as error:
        assert all(problem.strip() for problem in error.problems)
        return
    article = post.payload["article"]
    assert 1 <= len(article["title"]) <= 140
    assert 1 <= len(article["description"]) <= 250
    assert 1 <= len(article["author"]) <= 50
    for name in ("title", "description", "author"):
        assert "\n" not in article[name]
        assert unicodedata.is_normalized("NFC", article[name])
    assert article["cover"]["photo_url"]
    assert article["body"]
    for block in article["body"]:
        assert_block(block)
    assert json.loads(json.dumps(dict(post.payload))) == post.payload


def assert_block(block: dict[str, Any]) -> None:
    if block["type"] == "text":
        assert block["content"].strip()
        assert len(block["content"]) <= 100
        assert "\n" not in block["content"]
        return
    assert block["url"].isascii()
    assert " " not in block["url"]
    assert len(block.get("caption", "")) <= 250


@settings(max_examples=200, deadline=None)
@given(items)
def test_readers_see_what_the_preview_shows(item: Item) -> None:
    try:
        post = ZALO.render(item)
    except Rejected:
        return
    article = post.payload["article"]
    shown = bare(post.text)
    sent = [block["content"] for block in article["body"] if block["type"] == "text"]
    place = 0
    for part in (article["title"], article["description"], article["author"], *sent):
        place = shown.index(bare(part), place)


def bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(items, st.booleans())
def test_a_broadcast_is_rendered_or_rejected(item: Item, known: bool) -> None:
    table = account("http://127.0.0.1:9", Path("nowhere"), monthly_budget=1)
    channel = ZaloBroadcast(ZaloBroadcast.settings.model_validate(table), FleetingState())
    fields = {name: getattr(item, name) for name in ("title", "summary", "text")}
    try:
        post = channel.render(make_item(**fields, origin=Receipt("a") if known else None))
    except Rejected:
        return
    assert (post.payload["article_id"] is None) is not known
    assert post.text
