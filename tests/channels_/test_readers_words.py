"""What is added to an editor's words speaks the language of the item, not of the office."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from channel_items import make_image, make_item
from channels.facebook.render import render as on_facebook
from channels.shared.readers import LABELS
from channels.telegram.render import rendered as on_telegram
from channels.website.channel import Website
from channels.website.settings import Settings
from channels.zalo.account import Settings as Zalo
from channels.zalo.article import compose as on_zalo
from fleeting_state import FleetingState
from publisher.contract import Correction, Document, Item, Source, Video
from zalo_replies import account

LATE = datetime(2026, 12, 20, 1, 0, tzinfo=UTC)


def item_in(lang: str, folder: Path) -> Item:
    cover = make_image(folder, alt="Hall", credit="Lan")
    picture = make_image(folder, colour="navy", alt="Desk", credit="Mai")
    other = make_image(folder, colour="red", alt="Door")
    return make_item(
        lang=lang,
        title="Opening hours",
        summary="We open at eight.",
        body="We open at eight.",
        hashtags=(),
        corrections=(Correction(LATE, "It said nine."),),
        cover=cover,
        images=(picture, other),
        video=Video(url="https://video.example/1", transcript="Welcome."),
        documents=(Document(number="12/QĐ"),),
        source=Source(name="The Gazette"),
    )


def posts(item: Item, folder: Path) -> dict[str, str]:
    table = {
        "directory": folder / "www",
        "base_url": "https://sxd.example.vn/",
        "index": folder / "site.sqlite",
        "office_name": "DOC",
    }
    site = Website(Settings.model_validate(table), FleetingState())
    post = site.render(item)
    site.publish(post, key="k")
    page = (folder / "www" / f"{item.id}.html").read_text("utf-8")
    zalo = Zalo.model_validate(account("http://127.0.0.1:9", folder))
    return {
        "facebook": on_facebook(
            item, read_more="Xem tiếp", message_limit=9999, max_photos=10
        ).text,
        "telegram": on_telegram(item, read_more="Xem tiếp", watch="Xem phim").text,
        "zalo": on_zalo(item, zalo).text.replace("[Ảnh: ", "["),  # our own sign of a picture
        "website": post.text,
        "page": page.partition("<article")[2].partition('<dl class="record">')[0],
    }


@pytest.mark.slow
@pytest.mark.parametrize("lang", LABELS)
def test_labels_are_in_the_language_of_the_item(tmp_path: Path, lang: str) -> None:
    mine = LABELS[lang]
    made = posts(item_in(lang, tmp_path), tmp_path)
    for name, text in made.items():
        assert mine.corrected in text, name
    for words in (mine.whole, mine.watch, mine.documents, mine.source, mine.picture, mine.cover):
        assert f"{words}:" in made["zalo"]
    for words in (mine.watch, mine.transcript, mine.documents, mine.source, mine.author):
        assert words in made["page"]
    for name in ("facebook", "telegram"):
        assert (mine.read_more if lang == "en" else "Xem tiếp") in made[name]


def test_an_english_item_has_no_label_of_another_language(tmp_path: Path) -> None:
    made = posts(item_in("en", tmp_path), tmp_path)
    for label in ("Đính chính", "Xem ", "Ảnh", "Nguồn", "Văn bản", "Lời thoại", "Tác giả"):
        for name, text in made.items():
            assert label not in text, (label, name)
