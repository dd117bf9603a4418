"""A person says where a post is, and its id is read from that address, or clearly refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import responses

from channel_items import make_item
from channels.facebook.ref import post_id
from channels.telegram.ref import messages
from channels.zalo.ref import article_id
from facebook_page import HOST, PAGE, channel, link_post
from publisher.contract import Receipt, Rejected, Unsupported
from scripted_service import serving
from telegram_channel import build, reply
from zalo_office import REMOVE, UPDATE, VERIFY, Office
from zalo_replies import ARTICLE, OA, Time, said


@pytest.mark.parametrize(
    ("ref", "chat", "numbers"),
    [
        ("-1001234567890:44,45", "-1001234567890", [44, 45]),
        ("@so_xay_dung:44,45", "@so_xay_dung", [44, 45]),
        ("https://t.me/so_xay_dung/12", "@so_xay_dung", [12]),
        ("http://t.me/so_xay_dung/12/", "@so_xay_dung", [12]),
        ("t.me/so_xay_dung/12?single", "@so_xay_dung", [12]),
        ("https://T.me/s/so_xay_dung/12", "@so_xay_dung", [12]),
        ("https://telegram.me/so_xay_dung/12?comment=5", "@so_xay_dung", [12]),
        ("https://t.me/c/1234567890/12", "-1001234567890", [12]),
        ("https://t.me/c/1234567890/3/12", "-1001234567890", [12]),
        (" https://t.me/so_xay_dung/3/12 ", "@so_xay_dung", [12]),
    ],
)
def test_a_telegram_address_names_a_message(ref: str, chat: str, numbers: list[int]) -> None:
    assert messages(ref) == (chat, numbers)


@pytest.mark.parametrize(
    "ref",
    [
        "", "12", "-100123:", "-100123:4,", "https://t.me/so_xay_dung", "https://t.me/c/12",
        "https://t.me/+AbCd", "https://t.me/so_xay_dung/abc", "https://xn.vn/t.me/so_xay/12",
        "https://facebook.com/1/posts/12", "đã đăng", "https://t.me/so_xay_dung/٣",
    ],
)  # fmt: skip
def test_what_names_no_telegram_message_is_refused(ref: str) -> None:
    with pytest.raises(Rejected, match="Telegram"):
        messages(ref)


def test_a_telegram_post_known_by_its_address_is_put_right_and_taken_back() -> None:
    address = "https://t.me/soxaydung_sandbox/12"
    with serving() as service:
        service.script("editMessageText", reply("message"))
        service.script("deleteMessage", reply("done"))
        telegram = build(service.address)
        receipt = Receipt(address, address)
        assert telegram.update(receipt, telegram.render(make_item())) == receipt
        telegram.withdraw(receipt)
        asked = [call.form for call in service.calls]
    assert {(form["chat_id"], form["message_id"]) for form in asked} == {
        ("@soxaydung_sandbox", "12")
    }


@pytest.mark.parametrize(
    "ref",
    [
        f"{PAGE}_777",
        f"https://www.facebook.com/{PAGE}_777",
        f"https://www.facebook.com/{PAGE}/posts/777",
        "https://www.facebook.com/soxaydung/posts/777?__tn__=x",
        "https://m.facebook.com/soxaydung/posts/cap-phep-xay-dung/777/",
        f"facebook.com/permalink.php?story_fbid=777&id={PAGE}",
        f"https://www.facebook.com/story.php?id={PAGE}&story_fbid=777",
    ],
)
def test_a_facebook_address_names_a_post(ref: str) -> None:
    assert post_id(ref, PAGE) == f"{PAGE}_777"


REFUSED_BY_FACEBOOK = (
    "https://www.facebook.com/soxaydung/posts/pfbid02abc",
    f"https://www.facebook.com/permalink.php?story_fbid=pfbid02abc&id={PAGE}",
    "https://www.facebook.com/permalink.php?story_fbid=777&id=1",
    "https://www.facebook.com/1/posts/777",
    "https://www.facebook.com/1_777",
    "https://www.facebook.com/soxaydung/videos/777",
    "https://www.facebook.com/soxaydung",
    "https://www.facebook.com/",
    "https://facebook.com.xn.vn/soxaydung/posts/777",
    "https://[facebook.com/posts/777",
)


@pytest.mark.parametrize("ref", REFUSED_BY_FACEBOOK)
def test_what_names_no_facebook_post_is_refused(ref: str) -> None:
    with pytest.raises(Rejected, match="Facebook"):
        post_id(ref, PAGE)


@pytest.fixture
def graph() -> Iterator[None]:
    with responses.mock:
        yield


@pytest.mark.usefixtures("graph")
def test_a_facebook_post_known_by_its_address_is_taken_back_and_noted_beside() -> None:
    """Nobody knows which pictures are attached to it, so its text alone is not changed."""
    responses.add("DELETE", f"{HOST}/{PAGE}_777", json={"success": True})
    receipt = Receipt(f"https://www.facebook.com/{PAGE}/posts/777")
    with pytest.raises(Unsupported):
        channel().update(receipt, link_post())
    channel().withdraw(receipt)


@pytest.mark.usefixtures("graph")
def test_facebook_is_asked_nothing_about_an_address_without_an_id() -> None:
    receipt = Receipt(REFUSED_BY_FACEBOOK[0])
    with pytest.raises(Rejected):
        channel().update(receipt, link_post())
    with pytest.raises(Rejected):
        channel().withdraw(receipt)
    assert channel().measure([receipt]) == {}
    assert not responses.calls


@pytest.mark.parametrize(
    "ref",
    [
        "a1b2",
        f"https://post.oa.zalo.me/d?id=a1b2&pageId={OA}",
        f"https://rd.zapps.vn/detail/{OA}?id=a1b2&pageId={OA}",
    ],
)
def test_a_zalo_address_names_an_article(ref: str) -> None:
    assert article_id(ref, OA) == "a1b2"


@pytest.mark.parametrize(
    "ref",
    [
        "https://zalo.me/s/xyz", "https://post.oa.zalo.me/d?id=a1b2&pageId=1", "https://[/",
        f"https://post.oa.zalo.me/d?pageId={OA}", "https://post.oa.zalo.me/d?id=a1b2",
    ],
)  # fmt: skip
def test_what_names_no_zalo_article_is_refused(ref: str) -> None:
    with pytest.raises(Rejected, match="Zalo"):
        article_id(ref, OA)


def test_a_zalo_article_known_by_its_address_is_put_right_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Time(monkeypatch)
    with serving() as service:
        office = Office(service, tmp_path)
        service.script(UPDATE, said("created"))
        service.script(VERIFY, said("verified"))
        service.script(REMOVE, said("removed"))
        receipt = Receipt(f"https://post.oa.zalo.me/d?id={ARTICLE}&pageId={OA}")
        assert office.channel.update(receipt, office.post()) == receipt
        office.channel.withdraw(receipt)
        bodies = [call.json() for call in (*service.seen(UPDATE), *service.seen(REMOVE))]
        assert [body["id"] for body in bodies] == [ARTICLE, ARTICLE]
        elsewhere = Receipt("https://zalo.me/s/xyz")
        with pytest.raises(Rejected):
            office.channel.withdraw(elsewhere)
        assert len(service.seen(REMOVE)) == 1
