"""Bars by unit or theme: a name on the left, which may take several lines, a figure at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.report.documents.chart_drawing import (
    BLUE,
    LEADING,
    MOST_HIGH,
    SIZE,
    SOFT,
    WIDTH,
    Chart,
    chart,
    hatch,
    legend,
    lines,
    shape,
)
from publisher.report.documents.chart_lettering import width, wrapped
from publisher.report.documents.shown import plain
from publisher.report.figures.model import Figure, Table
from publisher.words import _, number

NAMES = 250  # the room of the names
BEGIN = NAMES + 10  # where the bars do
THICK = 14  # a bar
STUB = 18  # what is drawn for the part that nobody knows
_LEGENDS = 60  # the room of the legend


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a part that is known, and whether there is one that is not."""

    name: str
    lines: Sequence[str]  # the name as it is drawn
    value: int | float  # 0 where it is not known
    said: str
    words: str  # the figure in words
    is_partial: bool

    @property
    def high(self) -> float:
        """Return the height of its row."""
        return max(24, len(self.lines) * SIZE * LEADING + 9)


def bar_charts(table: Table, column: str, title: str, lang: str) -> Iterator[Chart]:
    """Yield the chart of one column, in parts where it is too high for a page.

    There is none where nothing is more than 0. Rows that explain others are left out.
    """
    figures = ((row.name, table.figure(row, column)) for row in table.rows if not row.indent)
    bars = [_bar(name, figure, lang) for name, figure in figures if figure]
    if not any(bar.value > 0 for bar in bars):
        return
    parts = list(_parts(bars))
    for place, part in enumerate(parts, 1):
        number_of = f" ({place}/{len(parts)})" if len(parts) > 1 else ""
        chart_id = f"{table.id}-{column}" + (f"-{place}" if len(parts) > 1 else "")
        yield _drawn(chart_id, title + number_of, part, _scale(bars))


def _bar(name: str, figure: Figure, lang: str) -> Bar:
    name = plain(name)
    is_partial = figure.known < figure.of
    said = words = number(figure.value, lang)  # a dash where there was nothing to measure
    if is_partial and figure.value is None:
        said = words = _("no figures yet")
    elif is_partial:
        said = f"{said} ({number(figure.known, lang)}/{number(figure.of, lang)})"
        words = _("{number} (known for {known} of {of})").format(
            number=words, known=number(figure.known, lang), of=number(figure.of, lang)
        )
    return Bar(
        name=name,
        lines=wrapped(name, NAMES, SIZE),
        value=figure.value or 0,
        said=said,
        words=words,
        is_partial=is_partial,
    )


def _parts(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    part: list[Bar] = []
    for bar in bars:
        if part and sum(each.high for each in [*part, bar]) > MOST_HIGH - _LEGENDS:
            yield part
            part = []
        part.append(bar)
    yield part


def _scale(bars: Sequence[Bar]) -> float:
    """Return how long a bar of 1 is, so that the figure beside the longest one has its room."""
    beside = max(width(bar.said, SIZE) for bar in bars) + STUB + 12
    return (WIDTH - BEGIN - beside) / max(bar.value for bar in bars)


def _drawn(chart_id: str, title: str, bars: Sequence[Bar], scale: float) -> Chart:
    y = 0.0
    rows: list[str] = []
    for bar in bars:
        rows += _row(chart_id, bar, y, scale)
        y += bar.high
    rows.append(shape("path", d=f"M{BEGIN} 0V{y:g}", stroke=SOFT))
    is_partial = any(bar.is_partial for bar in bars)
    told, y = legend(y + 8, _legend(chart_id)) if is_partial else ([], y)
    words = "; ".join(f"{bar.name}: {bar.words}" for bar in bars)
    return chart(chart_id, title, words, [hatch(chart_id), *rows, *told], round(y + 2, 1))


def _row(chart_id: str, bar: Bar, y: float, scale: float) -> Iterator[str]:
    middle = y + bar.high / 2
    top = middle - THICK / 2
    long = max(2, bar.value * scale) if bar.value > 0 else 0
    yield lines(NAMES, middle, bar.lines, text_anchor="end")
    if long:
        yield shape("rect", x=BEGIN, y=top, width=round(long, 1), height=THICK, fill=BLUE)
    end = round(BEGIN + long, 1)
    if bar.is_partial:
        yield _hatched(chart_id, end, top, STUB, THICK)
        end += STUB
    yield lines(end + 6, middle, [bar.said])


def _hatched(chart_id: str, x: float, y: float, wide: float, high: float) -> str:
    fill = f"url(#{chart_id}-hatch)"
    return shape(
        "rect", x=x + 0.5, y=y + 0.5, width=wide - 1, height=high - 1, fill=fill, stroke=SOFT
    )


def _legend(chart_id: str) -> Iterator[tuple[str, str]]:
    yield (
        _hatched(chart_id, 0, 0, 26, 12),
        _(
            "the part without figures (its length means nothing); in brackets: of how many "
            "posts the figure is known"
        ),
    )
