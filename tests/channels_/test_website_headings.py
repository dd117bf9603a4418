"""Headings of the site break between words, not within them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.website.pages.headings import HELD, heading, held


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Cấp giấy phép xây dựng qua mạng", "Cấp giấy_phép xây_dựng qua_mạng"),
     ("Nộp hồ sơ", "Nộp hồ_sơ"),
     ("THỦ TỤC HÀNH CHÍNH mới", "THỦ_TỤC HÀNH_CHÍNH mới"),
     ("Chủ đầu tư", "Chủ đầu_tư"),
     ("Xây", "Xây"), ("", "")],
)  # fmt: skip
def test_well_known_words_and_the_last_two_syllables_stay_together(title: str, shown: str) -> None:
    assert held(title) == shown.replace("_", HELD)


def test_a_number_of_a_document_stays_in_one_piece_and_all_else_is_escaped() -> None:
    made = heading("Nghị định 118/2025/NĐ-CP: <b> ngày 24/11")
    number = '<span class="whole">118/2025/NĐ-CP</span>'
    assert made == f"Nghị_định {number}: &lt;b&gt; ngày_24/11".replace("_", HELD)


@given(st.lists(st.sampled_from(["xây", "dựng", "hồ", "sơ", "của", "a" * 30])).map(" ".join))
def test_only_spaces_change_and_never_three_syllables_are_held(title: str) -> None:
    made = held(title)
    assert made.replace(HELD, " ") == title
    assert all(part.count(HELD) <= 1 for part in made.split(" "))
