"""How wide a text is in the font that charts are lettered in: labels are never cut."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from publisher.contract import FONT

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Liberation Sans, Arial, sans-serif"
SPARE = 1.15  # room for the wider letters of a reader's machine that has neither font
_UNITS = 1000  # the size that letters are measured at


def width(text: str, size: float) -> float:
    """Return how wide a text gets in units of the picture."""
    return sum(map(_advance, text)) * size * SPARE / _UNITS


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return a text as lines that fit into the room; only what fits on no line is broken."""
    lines, line = [], ""
    for word in text.split():
        tried = f"{line} {word}" if line else word
        if width(tried, size) <= room:
            line = tried
            continue
        *whole, rest = _pieces(word, room, size)
        lines += [line, *whole] if line else whole
        line = rest
    return [*lines, line]


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    """Yield a word in pieces that fit, each as long as can be."""
    piece = ""
    for letter in word:
        if piece and not unicodedata.combining(letter) and width(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


@cache
def _advance(letter: str) -> float:
    return float(_font().getlength(letter))


@cache
def _font() -> "FreeTypeFont":
    from PIL import ImageFont  # only who draws waits for it

    return ImageFont.truetype(FONT, _UNITS, layout_engine=ImageFont.Layout.BASIC)
