"""Whatever an editor writes, Telegram gets what fits and formats what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channel_items import LINK, make_image, make_item
from channels.shared.text import utf16
from channels.telegram.channel import Telegram
from channels.telegram.render import CAPTION_LIMIT, TEXT_LIMIT
from fleeting_state import FleetingState
from publisher.contract import Image, Post, Rejected, Secret, Video

pytestmark = pytest.mark.slow

CHANNEL = Telegram(Telegram.settings(token=Secret("1:x"), chat="@kenh_thu"), FleetingState())

words = st.text(max_size=200) | st.text("đệ🎉🇻🇳\u0301.\n Xemchitế", max_size=60)
texts = words | st.builds(lambda part, times: part * times, words, st.integers(1, 200))


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return make_image(tmp_path_factory.mktemp("cover"))


def rendered(**fields: object) -> Post | None:
    try:
        return CHANNEL.render(make_item(**fields))
    except Rejected as error:
        assert error.problems
        return None


def shown(post: Post, entity: dict[str, int]) -> str:
    """Return what an entity covers, counted as Telegram does."""
    units = post.text.encode("utf-16-le")
    start = 2 * entity["offset"]
    return units[start : start + 2 * entity["length"]].decode("utf-16-le")


@given(
    title=texts,
    summary=texts,
    notices=st.lists(words, max_size=2).map(tuple),
    hashtags=st.lists(words, max_size=3).map(tuple),
    link=st.sampled_from([LINK, None]),
    with_cover=st.booleans(),
    video=st.sampled_from([Video(url="https://video.example.vn/1"), None]),
)
def test_post_fits_and_its_entities_cover_what_they_name(
    picture: Image,
    title: str,
    summary: str,
    notices: tuple[str, ...],
    hashtags: tuple[str, ...],
    link: str | None,
    with_cover: bool,
    video: Video | None,
) -> None:
    post = rendered(
        title=title,
        summary=summary,
        notices=notices,
        hashtags=hashtags,
        link=link,
        cover=picture if with_cover else None,
        video=video,
    )
    if post is None:
        return
    assert utf16(post.text) <= (CAPTION_LIMIT if with_cover else TEXT_LIMIT)
    bold, *links = post.payload["entities"]
    assert post.text.startswith(shown(post, bold))
    expected = ["Xem video"] * bool(video) + ["Xem chi tiết"] * bool(link)
    assert [shown(post, each) for each in links] == expected


@given(title=texts)
def test_bold_is_the_title_and_nothing_else(title: str) -> None:
    post = rendered(title=title)
    if post is not None:
        bold = shown(post, post.payload["entities"][0])
        assert bold.strip()
        assert "\n" not in bold


@given(st.text(max_size=50))
def test_text_for_telegram_can_be_encoded(summary: str) -> None:
    post = rendered(summary=summary + "\ud83d")
    assert post is not None
    post.text.encode()
