"""The colours of the site, all of them made from the one that the office chooses.

Words must stand out from their ground by 4.5:1 (WCAG 2.2, 1.4.3), in light and in dark. A
colour that can't is refused, with the nearest one that can.
"""

import re
from collections.abc import Callable

DEFAULT = "#0f4c81"
LEAST = 4.5  # the contrast that words need

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_WHITE, _BLACK = "#ffffff", "#000000"
_NIGHT = "#15181b"  # the ground where readers like it dark
_STEPS = 40


def checked(colour: str) -> str:
    """Return a colour as it is used; raises ValueError, saying what would do, if it does not."""
    wanted = colour.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", wanted):
        wanted = "#" + "".join(2 * each for each in wanted[1:])
    if not _COLOUR.fullmatch(wanted):
        raise ValueError(f"phải là một màu viết dạng #rrggbb, ví dụ {DEFAULT}")
    reached = _readable(wanted)
    if reached < LEAST:
        said = f"{int(reached * 10) / 10:.1f}".replace(".", ",")
        right = _towards(_BLACK, wanted, lambda each: _readable(each) >= LEAST)
        raise ValueError(
            f"quá nhạt: chữ màu này trên nền trắng chỉ tương phản {said}:1, cần ít nhất 4,5:1;"
            f" màu gần nhất dùng được là {right}"
        )
    return wanted


def style(accent: str) -> str:
    """Return the colours as custom properties of a style sheet, for light and for dark."""
    bright = _towards(_WHITE, accent, lambda each: contrast(each, _tinted(each)) >= 6.5)
    light = {
        "accent": accent,
        "on-accent": _WHITE,
        "deep": _mixed(accent, _BLACK, 0.45),
        "tint": _pale(accent),
        "tint-line": _mixed(accent, _WHITE, 0.72),
        "link": accent,
    }
    dark = {
        "accent": bright,
        "on-accent": _mixed(accent, "#0b0d0f", 0.85),
        "deep": _mixed(accent, "#0b0d0f", 0.72),
        "tint": _tinted(bright),
        "tint-line": _mixed(bright, _NIGHT, 0.7),
        "link": bright,
    }
    return (
        f":root {{ {_properties(light)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_properties(dark)} }} }}\n"
    )


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand out from each other, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _readable(accent: str) -> float:
    """Return the least contrast that words in this colour, or white words on it, have."""
    return contrast(accent, _pale(accent))


def _pale(accent: str) -> str:
    return _mixed(accent, _WHITE, 0.94)


def _tinted(bright: str) -> str:
    return _mixed(bright, _NIGHT, 0.9)


def _towards(end: str, colour: str, fits: Callable[[str], bool]) -> str:
    """Return the first colour on the way to another that fits."""
    way = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in way if fits(each)), end)


def _mixed(one: str, other: str, part: float) -> str:
    """Return a colour between two; part: how much of the other is in it, 0 to 1."""
    mixed = (round(a + (b - a) * part) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(each / 255) for each in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _properties(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
