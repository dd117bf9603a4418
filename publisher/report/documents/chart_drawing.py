"""What charts are drawn with: SVG for the page and, as PNG, for Word; no script, no address.

A chart must be readable in black and white print, where its colours are greys: what they tell
is told by a shape, a pattern or a number as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from publisher.report.documents.chart_lettering import FAMILY, wrapped
from publisher.report.documents.shown import plain

WIDTH = 640  # of a picture, in its own units: as wide as the text of a page of A4
MOST_HIGH = 880  # so that it fits on one such page with its caption
INK, SOFT, LINE, BLUE, PAPER = "#1a1f24", "#525a62", "#c9ced3", "#1f4e79", "#ffffff"
SIZE, SMALL = 13, 11.5  # of letters
LEADING = 1.25  # from line to line, by their size
_SWATCH = 34  # the room of a legend's sample


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. Its title is not drawn: it is for a caption."""

    id: str  # "units-views"
    title: str
    svg: str  # stands alone, and within a page
    words: str  # what it shows, for who does not see it


def escaped(text: str) -> str:
    """Return text as it stands in an element or in an attribute."""
    return escape(plain(text))


def chart(chart_id: str, title: str, words: str, body: Iterable[str], height: float) -> Chart:
    """Return a chart of what was drawn; it is as wide as all of them."""
    names = f'"{chart_id}-title {chart_id}-desc"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img"'
        f" aria-labelledby={names}>\n"
        f'<title id="{chart_id}-title">{escaped(title)}</title>\n'
        f'<desc id="{chart_id}-desc">{escaped(words)}</desc>\n'
        f'<g font-family="{FAMILY}" font-size="{SIZE}" fill="{INK}">\n'
        + "\n".join(body)
        + "\n</g>\n</svg>"
    )
    return Chart(chart_id, plain(title), svg, plain(words))


def text(x: float, y: float, said: str, **how: str | float) -> str:
    """Return one line of text whose foot is at y; `how` is attributes, e.g. text_anchor="end"."""
    return f'<text x="{x:g}" y="{y:g}"{attributes(how)}>{escaped(said)}</text>'


def lines(x: float, middle: float, said: Sequence[str], **how: str | float) -> str:
    """Return lines of text around the height of their middle."""
    size = float(how.get("font_size", SIZE))
    step = size * LEADING
    foot = middle - step * (len(said) - 1) / 2 + size * 0.36
    return "".join(text(x, round(foot + step * n, 1), each, **how) for n, each in enumerate(said))


def shape(name: str, **how: str | float) -> str:
    """Return an element without content; `how` is its attributes, e.g. d="M0 0H9"."""
    return f"<{name}{attributes(how)}/>"


def attributes(how: dict[str, str | float]) -> str:
    """Return attributes as they stand in a tag; an underscore is a hyphen."""
    return "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else f"{value:g}"}"'
        for name, value in how.items()
    )


def hatch(chart_id: str) -> str:
    """Return the pattern for what nobody knows; fill with `url(#{chart_id}-hatch)`."""
    return (
        f'<defs><pattern id="{chart_id}-hatch" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{PAPER}"/>'
        f'<path d="M1 0V6" stroke="{SOFT}" stroke-width="2"/></pattern></defs>'
    )


def legend(y: float, entries: Iterable[tuple[str, str]]) -> tuple[list[str], float]:
    """Return a legend's samples and words, and where it ends.

    A sample is drawn in a box that is 26 wide and 12 high.
    """
    drawn = []
    for sample, said in entries:
        told = wrapped(said, WIDTH - _SWATCH, SMALL)
        high = len(told) * SMALL * LEADING
        drawn.append(f'<g transform="translate(0 {y + (high - 12) / 2:g})">{sample}</g>')
        drawn.append(lines(_SWATCH, y + high / 2, told, font_size=SMALL, fill=SOFT))
        y += high + 4
    return drawn, y
