"""A picture of a chart for Word: the same on every machine, since it brings its font."""

from publisher.contract import FONT
from publisher.report.documents.chart_drawing import PAPER


def png(svg: str, width: int = 1600) -> bytes:
    """Return a chart's SVG as a PNG that is so many pixels wide."""
    import resvg_py  # only who makes pictures waits for it

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        background=PAPER,
        skip_system_fonts=True,
        font_files=[str(FONT)],
        font_family="Liberation Sans",
        sans_serif_family="Liberation Sans",
    )
