"""A line per channel over the months: broken where nobody knows, and where a service counts anew.

Each line has a dash and a mark of its own and its name at its end, so that print tells them apart.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.report.documents.chart_drawing import PAPER, SOFT, Chart, chart, legend, shape
from publisher.report.documents.chart_frames import Frame, Line, framed
from publisher.report.figures.model import Point, Report, Series
from publisher.words import _, number

_STYLES = (  # colour, dashes, mark around 0 0
    ("#1f4e79", "none", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z"),
    ("#9b1420", "7 3", "M-3.7 -3.7H3.7V3.7H-3.7Z"),
    ("#3f6b2f", "2 3", "M0 -5L4.8 3.6H-4.8Z"),
    ("#6b4a8a", "10 3 2 3", "M0 -5.4L5.4 0L0 5.4L-5.4 0Z"),
    ("#8a5a00", "4 2", "M0 5L4.8 -3.6H-4.8Z"),
    ("#1a1f24", "1 2", "M-5.5 -2.5H5.5V2.5H-5.5Z"),
)
_BREAK = "M-4 6L0 -6M1 6L5 -6"


def line_charts(report: Report) -> Iterator[Chart]:
    """Yield a chart of each figure that is followed over at least two months."""
    titles = {
        "views": _("Views of each channel by month"),
        "reach": _("Reach of each channel by month, of its post with the most"),
        "people": _("People that each channel reached, by month"),
    }
    for column, title in titles.items():
        series = [each for each in report.series if each.column == column]
        months = sorted({point.month for each in series for point in each.points})
        if len(months) > 1 and any(_values(each) for each in series):
            yield _drawn(f"series-{column}", title, series, months, report.lang)


def _values(series: Series) -> list[float]:
    return [point.figure.value for point in series.points if point.figure.value is not None]


def _drawn(
    chart_id: str, title: str, series: Sequence[Series], months: Sequence[str], lang: str
) -> Chart:
    seen = [each for each in series if _values(each)]
    lines = {
        each.key: Line(f"{each.name}: {number(_values(each)[-1], lang)}", _values(each), colour)
        for each, (colour, _dashes, _mark) in zip(seen, _styles(len(seen)), strict=True)
    }
    frames = framed(lines, months)
    body: list[str] = []
    for frame in frames:
        body += frame.grid(lang)
    for each, style in zip(seen, _styles(len(seen)), strict=True):
        frame = next(frame for frame in frames if each.key in frame.lines)
        body += _line(frame, each, style)
    for frame in frames:
        ends = {each.key: _ends(frame, each) for each in seen if each.key in frame.lines}
        body += frame.names(ends)
    told, y = legend(frames[-1].foot, _legend(series, len(frames)))
    words = ". ".join(_words(each, lang) for each in series)
    return chart(chart_id, title, words, [*body, *told], round(y + 2, 1))


def _styles(count: int) -> Iterator[tuple[str, str, str]]:
    return (_STYLES[n % len(_STYLES)] for n in range(count))


def _line(frame: Frame, series: Series, style: tuple[str, str, str]) -> Iterator[str]:
    colour, dashes, mark = style
    places = [_at(frame, point) for point in series.points]
    for n, (before, place) in enumerate(pairwise([None, *places])):
        if place is None:
            continue
        if series.points[n].breaks:
            yield _break(
                colour, before or (frame.x_before(series.points[n].month), place[1]), place
            )
        elif before:
            way = f"M{before[0]:g} {before[1]:g}L{place[0]:g} {place[1]:g}"
            yield shape(
                "path", d=way, stroke=colour, stroke_width=2, stroke_dasharray=dashes, fill="none"
            )
    for point, place in zip(series.points, places, strict=True):
        if place:
            yield _mark(mark, colour, point.figure.known >= point.figure.of, *place)


def _at(frame: Frame, point: Point) -> tuple[float, float] | None:
    value = point.figure.value
    return None if value is None else (frame.x(point.month), frame.y(value))


def _ends(frame: Frame, series: Series) -> tuple[float, float]:
    """Return where a line ends."""
    return [place for point in series.points if (place := _at(frame, point))][-1]


def _break(colour: str, one: tuple[float, float], other: tuple[float, float]) -> str:
    at = f"translate({(one[0] + other[0]) / 2:g} {(one[1] + other[1]) / 2:g})"
    return shape("path", d=_BREAK, stroke=colour, stroke_width=1.5, transform=at)


def _mark(mark: str, colour: str, is_whole: bool, x: float, y: float) -> str:
    at, fill = f"translate({x:g} {y:g})", colour if is_whole else PAPER
    return shape("path", d=mark, fill=fill, stroke=colour, stroke_width=1.5, transform=at)


def _legend(series: Sequence[Series], frames: int) -> Iterator[tuple[str, str]]:
    points = [point for each in series for point in each.points]
    colour, _dashes, mark = _STYLES[0]
    if any(p.figure.value is not None and p.figure.known < p.figure.of for p in points):
        sample = _mark(mark, colour, False, 13, 6)
        yield sample, _("an empty mark: the figure is known for a part of the posts only")
    if any(point.breaks for point in points):
        sample = _break(colour, (13, 6), (13, 6))
        yield sample, _("the service counts in another way from here on: no comparison across it")
    if any(_values(each) and len(_values(each)) < len(each.points) for each in series):
        sample = shape("path", d="M1 6H9M17 6H25", stroke=colour, stroke_width=2)
        yield sample, _("a gap in a line: no figures yet")
    rule = shape("path", d="M9 6H17", stroke=SOFT, stroke_width=2)
    if frames > 1:
        yield rule, _("Each frame has a scale of its own.")
    if without := [each.name for each in series if not _values(each)]:
        yield rule, _("No figures yet: {channels}").format(channels=", ".join(without))


def _words(series: Series, lang: str) -> str:
    return f"{series.name}: " + "; ".join(_point_words(point, lang) for point in series.points)


def _point_words(point: Point, lang: str) -> str:
    year, _dash, month = point.month.partition("-")
    value = point.figure.value
    said = _("no figures yet") if value is None else number(value, lang)
    if value is not None and point.breaks:
        said = _("{number}, counted in another way from here on").format(number=said)
    return f"{month}/{year} {said}"
