"""Characters that nobody sees are put right or taken out, and told with their line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from publisher import words
from publisher.config.file import Config, load
from publisher.items.characters import clean
from publisher.items.head import Problem
from publisher.items.reading import Draft, read_file
from workspaces import make_workspace, markdown


@pytest.fixture
def config(tmp_path: Path) -> Config:
    words.use("en")
    return load(make_workspace(tmp_path), offline=True)


def read_text(config: Config, text: str) -> Draft | list[Problem]:
    (config.content / "bai.md").write_bytes(text.encode())
    return read_file(config, Path("bai.md"))


def draft(config: Config, body: str = "Nội dung.", **front: Any) -> Draft:
    read = read_text(config, markdown(body, **front))
    assert isinstance(read, Draft), read
    return read


UNSEEN = [
    "\u200b", "\u00ad", "\u202e", "\u2066", "\u200f", "\u061c", "\u2060", "\ufeff", "\ufffe",
    "\uffff", "\ufdd0", "\U0001fffe", "\U000e0041", "\x07", "\x7f", "\x81", "\ufff9", "\u180e",
    "\u200d", "\u200c",
]  # fmt: skip


@pytest.mark.parametrize("character", UNSEEN, ids=lambda each: f"U+{ord(each):04X}")
def test_what_nobody_sees_is_left_out_and_told(config: Config, character: str) -> None:
    read = draft(config, f"Một.\n\nHai {character}ba.", title=f"Cấp{character} phép")
    assert (read.item.title, read.item.body) == ("Cấp phép", "Một.\n\nHai ba.")
    (told,) = read.remarks
    assert (told.line, told.level) == (2, "warning")
    assert f"U+{ord(character):04X}" in told.message
    assert "places: 2" in told.message


@pytest.mark.parametrize("sign", ["👨‍👩‍👧", "👩🏽‍⚕️", "❤️‍🔥", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏳️‍🌈", "क्‍ष", "🇻🇳"])
def test_signs_of_several_parts_stay_whole(config: Config, sign: str) -> None:
    read = draft(config, f"Chào {sign}!", title=f"Vui {sign} vẻ")
    assert (read.item.title, read.item.body) == (f"Vui {sign} vẻ", f"Chào {sign}!")
    assert read.remarks == ()


@pytest.mark.parametrize("broken", ["\v", "\f", "\u2028", "\u2029", "\x85", "\x1c"])
def test_line_breaks_of_word_are_spaces_in_a_head_and_lines_in_a_body(
    config: Config, broken: str
) -> None:
    read = draft(config, f"Địa chỉ{broken}Điện thoại", title=f"Cấp{broken}phép")
    assert read.item.title == "Cấp phép"
    assert read.item.body.replace("\n\n", "\n") == "Địa chỉ\nĐiện thoại"


def test_lines_are_counted_as_the_editor_sees_them(config: Config) -> None:
    read = read_text(config, markdown("a\vb\u2028c\n\n![x](khong-co.png)"))
    assert isinstance(read, list)
    assert [each.line for each in read] == [13]
    body = "\ufeff\n\rHai.\r![x](khong-co.png)"
    read = read_text(config, markdown(body))
    assert isinstance(read, list)
    assert [each.line for each in read if each.level == "error"] == [14]


@pytest.mark.parametrize("mark", ["\ufeff\ufeff", "\u200b", "\u2060"])
def test_an_unseen_sign_before_the_head_is_no_text(config: Config, mark: str) -> None:
    assert isinstance(read_text(config, mark + markdown("Nội dung.")), Draft)


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2003", "\u202f"])
def test_other_spaces_behind_a_colon_or_a_dash_are_spaces(config: Config, space: str) -> None:
    text = markdown("##\u00a0Đề mục\n\n-\u00a0một\n1.\u00a0hai").replace(
        "title: ", f"title:{space}"
    )
    texts = f"texts:\n{space}{space}facebook:{space}Mời\n---\n\n"
    read = read_text(config, text.replace("---\n\n", texts))
    assert isinstance(read, Draft), read
    assert read.item.title == "Cấp phép xây dựng trực tuyến"
    assert read.texts == {"facebook": "Mời"}
    assert read.item.body == "## Đề mục\n\n- một\n1. hai"
    assert read.remarks == ()


def test_a_wide_colon_is_a_colon(config: Config) -> None:
    read = read_text(config, markdown("a").replace("title: ", "title\uff1a "))
    assert isinstance(read, Draft)


def test_no_break_spaces_within_a_text_are_kept(config: Config) -> None:
    read = draft(config, "Giá 20\u00a0triệu", title="Quý\u00a0III: số\u00a02")
    assert (read.item.title, read.item.body) == ("Quý\u00a0III: số\u00a02", "Giá 20\u00a0triệu")
    assert read.remarks == ()


@pytest.mark.parametrize(
    ("written", "meant"), [("\uf0b7", "•"), ("\x93", "“"), ("\x96", "–"), ("\uf0d8", "➢")]
)
def test_codes_of_windows_and_words_bullets_mean_something(
    config: Config, written: str, meant: str
) -> None:
    read = draft(config, f"a {written} b")
    assert read.item.body == f"a {meant} b"
    assert f"read as “{meant}”" in read.remarks[0].message


@pytest.mark.parametrize("character", ["\ufffd", "\ue000"])
def test_what_can_not_be_put_right_stays_and_is_told(config: Config, character: str) -> None:
    read = draft(config, f"a {character} b")
    assert read.item.body == f"a {character} b"
    assert (read.remarks[0].line, read.remarks[0].level) == (11, "warning")


@pytest.mark.parametrize("escape", [r"\u202E", r"\x07", r"\u2028", r"\uFFFE", r"\u200B"])
def test_yamls_escapes_bring_none_in(config: Config, escape: str) -> None:
    read = read_text(config, markdown("a", title=f'"a{escape}b"'))
    assert isinstance(read, list)
    assert [(each.line, each.field) for each in read] == [(2, "title")]


def test_a_body_of_nothing_but_unseen_signs_is_read_in_a_moment() -> None:
    began = datetime.now(UTC)
    text, told = clean("\u200b\u200d\U000e0041" * 100_000)
    assert (text, len(told)) == ("", 3)
    assert (datetime.now(UTC) - began).total_seconds() < 10


@pytest.mark.parametrize("name", ["&#8203;", "&#x202e;", "&shy;", "&zwnj;", "&#xFEFF;"])
def test_unseen_signs_under_their_html_names_are_left_out_too(config: Config, name: str) -> None:
    read = draft(config, f"Một.\n\nHai {name}ba.", title=f"Cấp{name} phép")
    assert (read.item.title, read.item.body) == ("Cấp phép", "Một.\n\nHai ba.")
    assert read.remarks[0].level == "warning"


def test_html_names_of_what_is_seen_stay(config: Config) -> None:
    body = "&#169; &amp; &nbsp;x &shyness; &#9999999;"
    read = draft(config, f"Chào {body}.")
    assert read.item.body == f"Chào {body}."
