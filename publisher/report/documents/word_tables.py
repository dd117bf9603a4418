"""Tables of figures: on an upright page or one that lies on its side, heads on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.report.documents.word_layout import LANDSCAPE, PORTRAIT
from publisher.report.documents.word_styles import Style
from publisher.report.documents.word_xml import CENTIMETRE, Xml, bold, paragraph, run, size, w

_SIZES = (12, 11, 10, 9)  # points of letters, smaller where columns are many
_LETTER = 0.0185  # centimetres that a letter is wide, for each point of its size
_EDGE = 0.15  # centimetres between a border and the text
_KEPT = 12  # rows of a table that no end of a page parts
_CLEAR = 60  # letters of a text, beyond which its column gets no wider


Cell = str | Sequence[Xml]  # text, or paragraphs


@dataclass(frozen=True, slots=True)
class Head:
    """A column's title and how what stands in it is written."""

    title: str
    jc: Literal["left", "center", "right"]
    is_wide: bool = False  # text in sentences: shares the room that the others leave


@dataclass(frozen=True, slots=True)
class Line:
    """A row's cells, one for each column."""

    cells: Sequence[Cell]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """How a table fits a page."""

    landscape: bool
    points: int
    widths: Sequence[float]  # centimetres


def measured(heads: Sequence[Head], lines: Sequence[Line], *, upright: bool = False) -> Measured:
    """Return the page and the size of letters that let every column stand whole."""
    for points in _SIZES:
        needs = [_need(each, place, lines, points) for place, each in enumerate(heads)]
        for room in (PORTRAIT,) if upright else (PORTRAIT, LANDSCAPE):
            if sum(needs) <= room and (points == _SIZES[0] or room != PORTRAIT or upright):
                return Measured(room == LANDSCAPE, points, _shared(heads, lines, needs, room))
    room = PORTRAIT if upright else LANDSCAPE
    part = room / sum(needs)
    return Measured(room == LANDSCAPE, points, [part * each for each in needs])


def table(heads: Sequence[Head], lines: Sequence[Line], fit: Measured) -> Xml:
    """Return a table; its last row, and what is written below, stay on one page."""
    widths = [round(each * CENTIMETRE) for each in fit.widths]
    about = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        _borders(),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(_margin(side) for side in ("left", "right"))),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    rows = [_head_row(heads, widths, fit.points)]
    is_short = len(lines) <= _KEPT
    for place, line in enumerate(lines):
        is_kept = is_short or place >= len(lines) - 2
        rows.append(_row(heads, line, widths, fit.points, is_kept))
    return w("tbl", about, grid, *rows)


def _need(head: Head, place: int, lines: Sequence[Line], points: int) -> float:
    """Return the least width of a column: no word of its title is cut, nor a figure."""
    letters = max(map(len, head.title.split()), default=0) * 1.3  # bold
    if not head.is_wide:
        letters = max([letters, *(len(_text(line.cells[place])) for line in lines)])
    least = 3.0 if head.is_wide else 1.0
    return max(least, letters * _LETTER * points + 2 * _EDGE)


def _shared(
    heads: Sequence[Head], lines: Sequence[Line], needs: Sequence[float], room: float
) -> Sequence[float]:
    """Return the widths that fill the room: texts get what is left, the longer the more."""
    wants = [
        min(_CLEAR, max([20, *(len(_text(line.cells[place])) for line in lines)]))
        if head.is_wide
        else 0
        for place, head in enumerate(heads)
    ]
    left = room - sum(needs)
    if not any(wants):
        return [each + left / len(needs) for each in needs]
    return [need + left * want / sum(wants) for need, want in zip(needs, wants, strict=True)]


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "x" * _CLEAR


def _head_row(heads: Sequence[Head], widths: Sequence[int], points: int) -> Xml:
    cells = (
        _cell([_words(each.title, "center", points, True, keep=True)], width)
        for each, width in zip(heads, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(heads: Sequence[Head], line: Line, widths: Sequence[int], points: int, keep: bool) -> Xml:
    cells = (
        _cell(
            [_words(cell, head.jc, points, line.is_total, keep)]
            if isinstance(cell, str)
            else cell,
            width,
        )
        for head, cell, width in zip(heads, line.cells, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _words(text: str, jc: str, points: int, is_bold: bool, keep: bool) -> Xml:
    looks = [w("keepNext")] if keep else []
    if jc != "left":
        looks.append(w("jc", val=jc))
    letters = [bold()] if is_bold else []
    if points != _SIZES[0]:
        letters.append(size(points))
    return paragraph(Style.CELL, run(text, *letters), looks=tuple(looks))


def _cell(content: Sequence[Xml], width: int) -> Xml:
    about = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", about, *content)


def _borders() -> Xml:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w(
        "tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in sides)
    )


def _margin(side: str) -> Xml:
    return w(side, w=round(_EDGE * CENTIMETRE), type="dxa")
