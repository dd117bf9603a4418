"""Frames for lines over months: scales, months below, and the lines' names at the right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.report.documents.chart_drawing import (
    LEADING,
    LINE,
    SMALL,
    SOFT,
    WIDTH,
    lines,
    shape,
    text,
)
from publisher.report.documents.chart_lettering import wrapped
from publisher.report.documents.chart_scale import apart, ticks
from publisher.report.documents.shown import plain
from publisher.words import number

LEFT, NAMES = 72, 150  # the room of the numbers at the left, of the names at the right
TOP = 10  # above a frame
_OVER = 8  # that a name may stand out of it: half a line
_HIGH, _LESS_HIGH = 230, 120  # of the first frame, of others, unless the names need more
_MONTHS = 46  # the room of the months
_ALIKE = 8  # the most that lines in a frame differ by: else the lowest lie on the floor


@dataclass(frozen=True, slots=True)
class Line:
    """What a frame has to know of a line."""

    name: str
    values: Sequence[float]
    colour: str

    @property
    def said(self) -> list[str]:
        """Return its name as it is drawn."""
        return wrapped(plain(self.name), NAMES, SMALL)

    @property
    def high(self) -> float:
        """Return the room of its name."""
        return len(self.said) * SMALL * LEADING + 4


@dataclass(frozen=True, slots=True)
class Frame:
    """Where months and values stand."""

    lines: Mapping[str, Line]
    months: Sequence[str]
    steps: Sequence[int]  # the values that have a rule
    top: float
    high: float

    @property
    def foot(self) -> float:
        """Return where it ends, its months included."""
        return self.top + self.high + _MONTHS

    def x(self, month: str) -> float:
        """Return where a month stands."""
        return round(LEFT + 8 + self.months.index(month) * self._step, 1)

    def x_before(self, month: str) -> float:
        """Return where the month before one stands, or would."""
        return self.x(month) - min(self._step, 40)

    @property
    def _step(self) -> float:
        return (WIDTH - NAMES - 24 - LEFT) / max(1, len(self.months) - 1)

    def y(self, value: float) -> float:
        """Return where a value stands."""
        low, high = self.steps[0], self.steps[-1]
        return round(self.top + self.high * (high - value) / (high - low), 1)

    def grid(self, lang: str) -> Iterator[str]:
        """Yield a rule for each step, and the months below them, a year where it begins."""
        for step in self.steps:
            y, stroke = self.y(step), SOFT if step == 0 else LINE
            yield shape("path", d=f"M{LEFT} {y:g}H{WIDTH - NAMES - 8}", stroke=stroke)
            yield lines(
                LEFT - 6, y, [number(step, lang)], text_anchor="end", font_size=SMALL, fill=SOFT
            )
        foot = self.top + self.high + 16
        for before, month in pairwise(["", *self.months]):
            year, _dash, which = month.partition("-")
            yield self._below(month, foot, which.lstrip("0"))
            if not before.startswith(f"{year}-"):
                yield self._below(month, foot + 15, year)

    def _below(self, month: str, foot: float, said: str) -> str:
        return text(self.x(month), foot, said, text_anchor="middle", font_size=SMALL, fill=SOFT)

    def names(self, ends: Mapping[str, tuple[float, float]]) -> Iterator[str]:
        """Yield the lines' names, each led to from where its line ends."""
        each = [self.lines[key] for key in ends]
        wanted = [y for _x, y in ends.values()]
        highs = [line.high for line in each]
        middles = apart(wanted, highs, self.top - _OVER, self.top + self.high + _OVER)
        for line, (x, y), middle in zip(each, ends.values(), middles, strict=True):
            way = f"M{x + 7:g} {y:g}L{WIDTH - NAMES - 4} {middle:g}"
            yield shape("path", d=way, stroke=SOFT, stroke_width=0.7, fill="none")
            yield lines(WIDTH - NAMES, middle, line.said, font_size=SMALL, fill=line.colour)


def framed(all_lines: Mapping[str, Line], months: Sequence[str]) -> list[Frame]:
    """Return frames below each other, the lines with the highest values in the first."""
    frames: list[Frame] = []
    top = float(TOP)
    for group in _alike(all_lines):
        values = [value for line in group.values() for value in line.values]
        names = sum(line.high for line in group.values())
        high = max(_LESS_HIGH if frames else _HIGH, names)
        frames.append(Frame(group, months, ticks(min(values), max(values)), top, high))
        top = frames[-1].foot + TOP
    return frames


def _alike(all_lines: Mapping[str, Line]) -> Iterator[dict[str, Line]]:
    """Yield lines in groups that share a scale."""
    group: dict[str, Line] = {}
    highest = 0.0
    for key, line in sorted(all_lines.items(), key=lambda entry: -_size(entry[1])):
        if group and _size(line) * _ALIKE < highest:
            yield group
            group = {}
        highest = highest if group else _size(line)
        group[key] = line
    yield group


def _size(line: Line) -> float:
    return max(map(abs, line.values))
