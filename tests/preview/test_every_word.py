"""A yes covers everything: no word or address of an item goes out that nobody was shown."""

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from test_preview import CONFIG

from deciding import PEOPLE
from fake_desks import Chat
from publisher.contract import Correction, Item, Post
from publisher.desks.questions import Questions
from publisher.items.reading import Draft, read_file
from publisher.items.versions import versions
from publisher.outbox.posts import content_digest, post_from_json, post_to_json
from publisher.preview.inventory import inventory
from workspaces import Desk, draw, opened

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Text that no reader gets, and why not.
NOT_READ = {
    "Item.id": "in addresses, which are approved themselves",
    "Item.lang": "a code",
    "Item.ai": "a code; its label is among the notices",
    "Item.link": "made by the website",
    "Item.origin": "made by a service",
    "Source.permission": "for the office's own files",
    "Term.id": "a code",
    "Image.name": "made from the bytes",
    "Image.url": "made by the website",
    "Image.file": "for messages to the editor",
    "Video.name": "made from the bytes",
    "Video.file": "for messages to the editor",
    "Video.codec": "for checks",
    "Item.page": "a code",
    "Person.picture": "made from the bytes",
}
SHOWN_ON_CARDS = {"Item.body", "Item.text"}


def filled(kind: Any, place: str, numbers: Iterator[int], words: dict[str, str]) -> Any:
    """Make a value of a type in which every text is a word of its own, noted by its place."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        kind = next(each for each in typing.get_args(kind) if each is not type(None))
    if typing.get_origin(kind) is tuple:
        (each, _more) = typing.get_args(kind)
        return tuple(filled(each, place, numbers, words) for _ in range(2))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        made = {
            field.name: filled(hints[field.name], f"{kind.__name__}.{field.name}", numbers, words)
            for field in fields(kind)
        }
        return kind(**made)
    if kind is str or typing.get_origin(kind) is typing.Literal:
        word = f"từ-số-{next(numbers)}"
        words[word] = place
        return word
    plain = {datetime: datetime(2027, 1, 1, tzinfo=UTC), Path: Path("x.jpg"), bool: True}
    return plain.get(kind, 0.0)


def test_every_text_of_an_item_is_listed_or_known_to_be_read_by_nobody() -> None:
    words: dict[str, str] = {}
    item = filled(Item, "Item", count(1), words)
    listed = {said.words for said in inventory(item, ZONE)}
    missed = {place for word, place in words.items() if word not in listed}
    unread = {place for place in missed if not place.startswith("Receipt.")}
    assert unread - SHOWN_ON_CARDS == NOT_READ.keys() - {"Item.origin"}
    assert not {words[word] for word in listed if word in words} & NOT_READ.keys()


# --- What approvers see -----------------------------------------------------------------------

DESK = """
[desks.group]
use = "fake_desks:Chat"
receives = ["approvals"]

[approval]
default = 1
"""
FRONT = {
    "title": "Tựa-một",
    "summary": "Tóm-tắt-hai.",
    "author": "Tác-giả-ba",
    "ai": "assisted",
    "publish_at": "2026-11-24 08:00",
    "expires": "2027-03-04 17:00",
    "source": "\n  name: Nguồn-bốn\n  url: https://nguon.example/nam"
    "\n  published_at: 2026-11-01 08:00",
    "cover": "{path: hinh/bia.png, alt: Mô-tả-sáu, caption: Chú-thích-bảy, credit: Tay-máy-tám}",
    "images": "\n  - {path: hinh/hai.png, alt: Mô-tả-chín, caption: Chú-mười,"
    " credit: Máy-mươi-một}",
    "video": "{url: 'https://video.example/muoi-hai', transcript: Lời-thoại-mười-ba}",
    "documents": "\n  - {number: 14/QĐ-SXD, title: Văn-bản-mười-lăm, url: 'https://vb.example/16'}",
    "texts": "{page: Lời-riêng-mười-bảy}",
}
READ = (
    *("Tựa-một", "Tóm-tắt-hai", "Tác-giả-ba", "04/03/2027 17:00", "Nguồn-bốn"),
    *("https://nguon.example/nam", "01/11/2026 08:00", "Mô-tả-sáu", "Chú-thích-bảy"),
    *("Tay-máy-tám", "Mô-tả-chín", "Chú-mười", "Máy-mươi-một", "https://video.example/muoi-hai"),
    *("Lời-thoại-mười-ba", "14/QĐ-SXD", "Văn-bản-mười-lăm", "https://vb.example/16"),
    *("Lời-riêng-mười-bảy", "Thân-mười-tám", "trí tuệ nhân tạo", "Văn phòng Sở"),
    *("Thủ tục hành chính", "Tin, bài, ảnh", "CảiCáchMườiChín"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "config").mkdir()
    (tmp_path / "content").mkdir()
    themed = 'name = "Thủ tục hành chính"\nhashtags = ["CảiCáchMườiChín"]'
    config = CONFIG.replace('name = "Thủ tục hành chính"', themed) + PEOPLE + DESK
    (tmp_path / "config/publisher.toml").write_text(config, encoding="utf-8")
    with opened(tmp_path) as desk:
        draw(desk.content / "hinh/bia.png", "teal", (1600, 900))
        draw(desk.content / "hinh/hai.png", "red", (800, 600))
        desk.put("a.md", "Thân-mười-tám.", **FRONT)
        desk.scan()
        assert desk.states("a"), "the item has problems"
        yield desk


@pytest.mark.slow
@pytest.mark.parametrize("words", READ)
def test_an_approver_finds_every_word_in_the_question_and_in_the_preview(
    desk: Desk, words: str
) -> None:
    chat = Chat()
    Questions(desk.workspace, {"group": chat}).ask()
    (asked,) = chat.told
    assert words in asked.text
    page = next(each for each in asked.attachments if each.kind == "file").read().decode()
    assert words in page


# --- What a yes is bound to -------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("words", [each for each in READ if "-" in each and each[0] != "h"])
def test_a_yes_ends_with_the_change_of_any_word_of_the_file(desk: Desk, words: str) -> None:
    before = {row["channel"]: row["content_digest"] for row in desk.rows("a")}
    path = desk.content / "a.md"
    path.write_text(path.read_text("utf-8").replace(words, f"{words}-khác"), "utf-8")
    desk.scan()
    after = {row["channel"]: row["content_digest"] for row in desk.rows("a")}
    assert all(before[channel] != after[channel] for channel in before)


def test_a_yes_is_bound_to_words_that_only_the_payload_has() -> None:
    post = Post("Chữ", {"photos": [{"path": "/a/media/0123456789abcdef.jpg", "alt": "Mái nhà"}]})
    other = Post("Chữ", {"photos": [{"path": "/a/media/0123456789abcdef.jpg", "alt": "Mái hiên"}]})
    moved = Post(
        "Chữ", {"photos": [{"path": "/b c/media/0123456789abcdef.jpg", "alt": "Mái nhà"}]}
    )
    assert content_digest(1, post) != content_digest(1, other)
    assert content_digest(1, post) == content_digest(1, moved)


def test_corrections_are_listed_too() -> None:
    item: Item = filled(Item, "Item", count(1), {})
    note = Correction(datetime(2027, 1, 1, tzinfo=UTC), "Số cũ đã sai.")
    assert "Số cũ đã sai." in {
        said.words for said in inventory(replace(item, corrections=(note,)), ZONE)
    }


def test_a_digest_of_an_earlier_release_counts_while_the_post_is_the_same(desk: Desk) -> None:
    kept = desk.rows("a")[0]["post"]
    assert post_to_json(post_from_json(kept)) == kept


def test_an_earlier_releases_version_is_known_unless_words_of_its_cover_changed(
    desk: Desk,
) -> None:
    draft = read_file(desk.workspace.config, Path("a.md"))
    assert isinstance(draft, Draft)
    with desk.workspace.store.write() as db:
        db.execute(update(versions).values(fingerprint=draft.fingerprint_before))
    path = desk.content / "a.md"
    path.write_text(path.read_text("utf-8").replace("hinh/bia.png, alt", "hinh/bia.png,  alt"))
    desk.scan()
    assert {row["version"] for row in desk.rows("a")} == {1}
    path.write_text(path.read_text("utf-8").replace("Mô-tả-sáu", "Mô-tả-khác"))
    desk.scan()
    assert {row["version"] for row in desk.rows("a")} == {2}
