"""Lines over time: each channel's views by month, or its reach where it tells no views."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import Literal

from sqlalchemy import Connection, select

from publisher.engagement.readings import readings
from publisher.report.figures.basis import Basis
from publisher.report.figures.metrics import names_of_value
from publisher.report.figures.model import Point, Series
from publisher.report.figures.standings import SHIFT, Asked, reading_of
from publisher.report.figures.sums import Span, Sum, gains, most, reached, summed
from publisher.report.periods.period import Period
from publisher.words import channel_name

Followed = Literal["views", "reach"]
_NEWEST, _SAMPLES = 50, 3  # posts of a channel and a month, and raw answers, that are looked at


def series(db: Connection, basis: Basis) -> list[Series]:
    """Return a line for each channel of which anything is told."""
    keys = [post.channel for post in basis.posts]
    views: list[Mapping[str, Sum]] = []
    reach: list[Mapping[str, Sum]] = []
    for month in basis.months:
        span = Span.of(month.start, month.end, basis.posts)
        views.append(summed(gains(basis.standings, span, ("views",)), keys[: span.out]))
        if basis.by_reach:
            reach.append(most(reached(basis.standings, span), keys[: span.out]))
    places: dict[str, list[int]] = {channel: [] for channel in keys}
    for place, channel in enumerate(keys):
        places[channel].append(place)
    lines = []
    for channel in basis.config.accounts:
        follows_reach = channel in basis.by_reach
        sums = [month.get(channel, Sum()) for month in (reach if follows_reach else views)]
        if any(each.known for each in sums):
            figure: Followed = "reach" if follows_reach else "views"
            broken = _breaks(db, basis, places[channel], figure)
            lines.append(_line(basis, channel, figure, sums, broken))
    return lines


def _line(
    basis: Basis, channel: str, figure: Followed, sums: Sequence[Sum], broken: Sequence[bool]
) -> Series:
    place = f"{basis.period.id}/series/{channel}"
    return Series(
        key=channel,
        name=channel_name(channel),
        column=figure,
        points=[
            Point(month=month.id, figure=each.figure(f"{place}/{month.id}"), breaks=breaks)
            for month, each, breaks in zip(basis.months, sums, broken, strict=True)
        ],
    )


def _breaks(db: Connection, basis: Basis, mine: Sequence[int], figure: str) -> list[bool]:
    """Return for each month whether the service called the figure otherwise before it.

    What it calls a figure are the names in its raw answer that have the figure's value.
    """
    samples = [_newest(basis, mine, figure, month) for month in basis.months]
    wanted = sorted({reading for some in samples for reading in some})
    query = select(readings.c.id, readings.c[figure], readings.c.raw)
    rows = db.execute(query.where(readings.c.id.in_(wanted)))
    called = {reading: set(names_of_value(raw, value)) for reading, value, raw in rows}
    broken, known = [], set[str]()
    for some in samples:
        names = set[str]().union(*(called[reading] for reading in some))
        broken.append(bool(known and names) and known.isdisjoint(names))
        known = names or known
    return broken


def _newest(basis: Basis, places: Sequence[int], figure: str, month: Period) -> list[int]:
    """Return the last readings by a month's end that tell a figure other than 0."""
    column = basis.standings.columns[Asked(figure, month.end)]
    out = bisect_left(places, month.end, key=lambda place: basis.posts[place].sent_at)
    told = (column[place] for place in places[max(0, out - _NEWEST) : out])
    telling = (packed for packed in told if packed > 0 and packed % SHIFT)
    return [reading_of(packed) for packed in nlargest(_SAMPLES, telling)]
