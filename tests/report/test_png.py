"""Pictures of charts: every Vietnamese letter is drawn, with no font of the machine."""

import io
import unicodedata

import pytest
from PIL import Image

from publisher.report.documents.chart_drawing import WIDTH, chart, text
from publisher.report.documents.charts import charts
from publisher.report.documents.png import png
from sample_report import sample_report

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
ALL = [*LETTERS, "đ", *"bcdghklmnpqrstvx"]
SIGNS = [*"0123456789.,:;()/%+-–“”…₫&<>\"'="]
MISSING = "\U000e0fff"  # which no font has
CELL = 32


def test_every_vietnamese_letter_is_drawn_and_differs_from_every_other() -> None:
    drawn = cells([*ALL, *(letter.upper() for letter in ALL), *SIGNS])
    missing = cells([MISSING])[0]
    blank = cells([" "])[0]
    assert missing not in drawn
    assert blank not in drawn
    assert len(set(drawn)) == len(drawn)


def cells(letters: list[str]) -> list[bytes]:
    """Return what each letter looks like."""
    in_a_row = WIDTH // CELL
    body = [
        text(n % in_a_row * CELL + 4, n // in_a_row * CELL + 24, letter, font_size=22)
        for n, letter in enumerate(letters)
    ]
    high = (len(letters) // in_a_row + 1) * CELL
    picture = opened(png(chart("letters", "", "", body, high).svg, WIDTH))
    return [
        picture.crop((x, y, x + CELL, y + CELL)).tobytes()
        for n in range(len(letters))
        for x, y in [(n % in_a_row * CELL, n // in_a_row * CELL)]
    ]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.usefixtures("vietnamese")
def test_a_picture_is_as_wide_as_asked_has_a_white_ground_and_is_always_the_same() -> None:
    for each in charts(sample_report()):
        data = png(each.svg)
        picture = opened(data)
        assert picture.width == 1600
        assert picture.getpixel((1599, picture.height - 1)) == (255, 255, 255)
        assert data == png(each.svg)
