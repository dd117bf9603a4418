"""An author is known in whatever way their name is written, and nobody else is taken for them."""

import unicodedata
from pathlib import Path

import pytest

from deciding import configure
from publisher.actions.decisions import approve
from publisher.outbox.approval import Refused
from publisher.people.authorship import wrote
from publisher.people.people import Person
from workspaces import opened

HOA = Person(id="hoa.nt", name="Nguyễn Thị Hòa", roles=("approver",), email="nguyenhoa@so.gov.vn")
# Ways to write her name that show her as the author.
HERS = [
    "Nguyễn Thị Hòa", "Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", "nguyễn  thị hòa",
    "Nguyễn Thị Hòa.", "ThS. Nguyễn Thị Hòa", "Nguyễn Thị Hòa (Văn phòng)",
    "Nguyen Thi Hoa", "Nguyễn-Thị-Hòa", "Nguyễn Thị\u200b Hòa", "Nguyễn\u200bThị Hòa",
    "Nguy\u00adễn Thị H\u200dòa", "Nguyễn\u00a0Thị\u00a0Hòa", "\ufeffNguyễn Thị Hòa",
    unicodedata.normalize("NFD", "Nguyễn Thị Hòa"), "\uff2eguyễn Thị Hòa",
    "Lan - Nguyễn Thị Hòa", "Lan – Nguyễn Thị Hòa", "Lan với Nguyễn Thị Hòa",
    "Lan VÀ Nguyễn Thị Hòa", "Lan\u00a0và\u00a0Nguyễn Thị Hòa", "Lan;Nguyễn Thị Hòa",
    "hoa.nt", "Lan, hoa.nt", "hoa.nt@so.gov.vn", "HOA.NT@so.gov.vn",
    "nguyenhoa@so.gov.vn", "Lan (nguyenhoa@so.gov.vn)", "nguyenhoa", "Lan và nguyenhoa",
]  # fmt: skip
OTHERS = [
    "", " ", "–", "Ban biên tập", "Văn phòng", "Phòng Quản lý xây dựng", "Nguyễn Thị Hoàng",
    "Nguyễn Thị", "Thị Hòa", "Trần Hòa", "Nguyễn Thị Lan, Trần Hòa", "van-phong@so.gov.vn",
]  # fmt: skip


@pytest.mark.parametrize("author", HERS)
def test_a_name_is_known_however_it_is_written(author: str) -> None:
    assert wrote(HOA, author)


@pytest.mark.parametrize("author", OTHERS)
def test_other_authors_block_nobody(author: str) -> None:
    assert not wrote(HOA, author)


def test_the_letter_d_with_a_stroke_is_known_without_it() -> None:
    person = Person(id="dd", name="Đỗ Đức Đạt")
    assert all(wrote(person, author) for author in ("Do Duc Dat", "ĐỖ ĐỨC ĐẠT", "Ðỗ Ðức Ðạt"))


def test_an_id_of_one_word_counts_only_where_it_stands_alone() -> None:
    person = Person(id="lan", name="Phạm Ngọc Lan", email="p.lan@so.gov.vn")
    for author in ("lan", "Lan", "Hương và Lan", "lan@so.gov.vn", "Hương (Lan)", "Hương - Lan"):
        assert wrote(person, author), author
    for author in ("Trần Lan Hương", "Ban Lan tỏa", "Phòng Phong lan"):
        assert not wrote(person, author), author


def test_an_address_of_an_office_is_not_the_name_of_the_office() -> None:
    person = Person(id="hoa.nt", name="Nguyễn Thị Hòa", email="van.phong@so.gov.vn")
    assert not wrote(person, "Văn phòng")
    assert wrote(person, "van.phong@so.gov.vn")


def test_a_name_without_letters_blocks_nothing() -> None:
    person = Person(id="x1", name="–")
    assert not wrote(person, "– Ban biên tập –")
    assert not wrote(person, "")


@pytest.mark.slow
def test_a_very_long_author_line_is_read_at_once() -> None:
    assert not wrote(HOA, "Nguyễn Thị " * 50_000)


def test_an_author_whose_name_is_spelled_otherwise_can_not_approve(tmp_path: Path) -> None:
    people = "\n".join(
        f'[[people]]\nid = "{name}"\nname = "{full}"\nroles = ["approver"]'
        for name, full in (("hoa.nt", "Nguyễn Thị Hòa"), ("hoang.nt", "Nguyễn Thị Hoàng"))
    )
    configure(tmp_path, "default = 1", more=people)
    with opened(tmp_path) as desk:
        desk.put("a.md", author="ThS. Nguyễn Thị Hoà (Văn phòng)")
        desk.scan()
        with pytest.raises(Refused, match="own item"):
            approve(desk.workspace, "a", "hoa.nt", "")
        assert approve(desk.workspace, "a", "hoang.nt", "") == 0
