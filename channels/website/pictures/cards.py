"""A card drawn with words: what services show with a link where there is no picture."""

import io
import re
from functools import cache, lru_cache
from unicodedata import normalize

from PIL import Image, ImageColor, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from channels.website.pictures.plan import SHARED
from publisher.contract import FONT

# Sixteen shades, so that a card is small: letters on paper, gold, letters on the band.
_INK, _PAPER, _GOLD, _BAND, _LIGHT = 0, 6, 7, 8, 15
_COLOURS: dict[int, tuple[int, ...]] = {
    _INK: (29, 35, 39),
    _PAPER: (250, 248, 243),
    _GOLD: (227, 178, 60),
    _LIGHT: (255, 255, 255),
}
_WIDTH, _HEIGHT = SHARED
_MARGIN, _FOOT = 80, 470  # pixels; where the band begins
_ROOM = _WIDTH - 2 * _MARGIN
_MOST = 300  # characters that can be seen
_GAP = re.compile(r"[ \t\r\n]+")  # not the spaces that keep two words together


@lru_cache(maxsize=256)
def drawn(words: str, office: str, accent: str) -> bytes:
    """Return a card with words on paper and the office's name on a band, as a small PNG.

    accent: the band's colour, #rrggbb.
    """
    card = Image.new("L", SHARED, _PAPER)
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, _FOOT, _WIDTH, _HEIGHT), fill=_BAND)
    draw.rectangle((0, _FOOT, _WIDTH, _FOOT + 7), fill=_GOLD)
    _letter(draw, words, top=40, room=_FOOT - 80, sizes=(88, 72, 58, 46), shade=_INK)
    _letter(
        draw, office, top=_FOOT + 20, room=_HEIGHT - _FOOT - 40, sizes=(42, 34, 28), shade=_LIGHT
    )
    card.putpalette(_palette(ImageColor.getrgb(accent)))
    out = io.BytesIO()
    card.save(out, "PNG", bits=4)
    return out.getvalue()


def _letter(
    draw: ImageDraw.ImageDraw,
    words: str,
    *,
    top: int,
    room: int,
    sizes: tuple[int, ...],
    shade: int,
) -> None:
    """Draw words as large as they fit, in the middle of the room; what is too long is cut."""
    words = normalize("NFC", words[:_MOST])
    for size in sizes:
        step = round(size * 1.3)  # marks stand above and below Vietnamese letters
        lines = _balanced(words, _font(size))
        if len(lines) * step <= room:
            break
    shown = lines[: room // step]
    if len(shown) < len(lines):
        shown[-1] = f"{shown[-1]}…"
    at = top + (room - len(shown) * step) // 2
    for nr, line in enumerate(shown):
        draw.text((_MARGIN, at + nr * step), line, fill=shade, font=_font(size))


def _balanced(words: str, font: FreeTypeFont) -> list[str]:
    """Break words into as few lines as there can be, none much shorter than the others."""
    fewest = _lines(words, font, _ROOM)
    narrower = (_lines(words, font, _ROOM * part) for part in (0.6, 0.7, 0.8, 0.9))
    return next((lines for lines in narrower if len(lines) == len(fewest)), fewest)


def _lines(words: str, font: FreeTypeFont, room: float) -> list[str]:
    """Break words into lines; a word that fits into none is cut."""
    lines: list[str] = []
    for word in _GAP.split(words.strip()):
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(tried) <= room:
            lines[-1] = tried
        else:
            lines.append(_fitting(word, font))
    return lines


def _fitting(word: str, font: FreeTypeFont) -> str:
    while font.getlength(word) > _ROOM:
        word = word[: len(word) * 9 // 10]
    return word


@cache
def _font(size: int) -> FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def _palette(band: tuple[int, ...]) -> list[int]:
    """Return the shades: each ramp goes from one of its ends to the other."""
    colours = {**_COLOURS, _BAND: band}
    card = Image.new("RGB", (16, 1), _COLOURS[_GOLD])
    for low, high in ((_INK, _PAPER), (_BAND, _LIGHT)):
        ends = (Image.new("RGB", (1, 1), colours[end]) for end in (low, high))
        first, last = ends
        for shade in range(low, high + 1):
            card.paste(Image.blend(first, last, (shade - low) / (high - low)), (shade, 0))
    return list(card.tobytes())
