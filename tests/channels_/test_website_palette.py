"""The colours of the site: one is chosen, the others follow, and words always stand out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.website.palette import DEFAULT, checked, contrast, style

_COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def properties(sheet: str) -> list[dict[str, str]]:
    """Return the colours for light and those for dark."""
    return [dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in sheet.split("@media")]


def test_contrast_is_the_one_that_the_standard_defines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", [DEFAULT, "#9b1420", "#0A6B4F", "#123", " #1f4e79 "])
def test_a_dark_colour_is_taken_however_it_is_written(colour: str) -> None:
    assert re.fullmatch(r"#[0-9a-f]{6}", checked(colour))


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "0f4c81", "", "#gggggg"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        checked(colour)


@given(_COLOURS)
def test_a_pale_colour_is_refused_with_one_that_is_right(colour: str) -> None:
    try:
        checked(colour)
    except ValueError as error:
        right = str(error).rsplit(" ", 1)[-1]
        assert checked(right) == right
        assert "tương phản" in str(error)


@given(_COLOURS)
def test_words_stand_out_in_light_and_in_dark(colour: str) -> None:
    try:
        accent = checked(colour)
    except ValueError as error:
        accent = str(error).rsplit(" ", 1)[-1]
    for ground, made in zip(("#ffffff", "#1d2226"), properties(style(accent)), strict=True):
        assert contrast(made["link"], ground) >= 4.5
        assert contrast(made["link"], made["tint"]) >= 4.5
        assert contrast(made["on-accent"], made["accent"]) >= 4.5
        assert contrast("#ffffff", made["deep"]) >= 7
