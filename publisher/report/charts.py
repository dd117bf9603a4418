"""Bars of a chart measured for the templates' SVG: horizontal, a label above each."""

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.report.lines import views_name
from publisher.report.rows import Row
from publisher.words import _, channel_name, number

WIDTH = 560  # of the picture, in its own units
LONGEST = 450  # of a bar; the rest is for the figure beside it
STEP = 42  # from one bar to the next
STUB = 16  # what is drawn for the part of a sum that nobody knows
LABEL = 76  # characters that fit above a bar
MOST = 15  # bars in one chart


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a solid part that is known, a hatched one that is not."""

    label: str
    name: str  # the label in full
    figure: str
    y: int
    solid: int
    hatched: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart, measured."""

    id: str
    title: str
    legend: str  # what the solid bars are
    bars: Sequence[Bar]

    @property
    def height(self) -> int:
        """Return the picture's height."""
        return STEP * len(self.bars)

    @property
    def words(self) -> str:
        """Return what the chart says, for those who can't see it."""
        return "; ".join(f"{bar.name}: {bar.figure}" for bar in self.bars)

    @property
    def hatched(self) -> bool:
        """Tell whether a part of the chart is not known."""
        return any(bar.hatched for bar in self.bars)


def charts(by: str, rows: Sequence[Row]) -> list[Chart]:
    """Return the charts of a report: its posts and their views; of items, the most seen."""
    views = views_name(by)
    if by != "item":
        return [_posts(rows), Chart("views", views, _("known"), _views(rows))]
    seen = sorted(rows, key=lambda row: row.figures["views"].value or 0, reverse=True)
    title = _("The items with the most views") if len(rows) > MOST else views
    return [Chart("views", title, _("known"), _views(seen[:MOST]))]


def _posts(rows: Sequence[Row]) -> Chart:
    most = max((row.posts for row in rows), default=0)
    bars = [
        _bar(index, row.name, number(row.posts), _length(row.posts, most), 0)
        for index, row in enumerate(rows)
    ]
    return Chart("posts", _("Posts"), _("posts that are still there"), bars)


def _views(rows: Sequence[Row]) -> list[Bar]:
    most = max((row.figures["views"].value or 0 for row in rows), default=0)
    bars = []
    for index, row in enumerate(rows):
        views = row.figures["views"]
        figure = number(views.value) if row.posts else _("no posts")
        hatched = STUB if views.known < views.posts else 0
        name = f"{row.name} – {channel_name(row.channel)}" if row.channel else row.name
        bars.append(_bar(index, name, figure, _length(views.value or 0, most), hatched))
    return bars


def _length(value: int, most: int) -> int:
    return max(2, round(LONGEST * value / most)) if value else 0


def _bar(index: int, name: str, figure: str, solid: int, hatched: int) -> Bar:
    label = name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…"
    return Bar(label, name, figure, index * STEP, solid, hatched)
