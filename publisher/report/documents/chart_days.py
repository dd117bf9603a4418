"""A calendar of the posts: a column per week, a row per weekday, a shade and the number."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from publisher.report.documents.chart_drawing import (
    INK,
    LINE,
    PAPER,
    SMALL,
    SOFT,
    WIDTH,
    Chart,
    chart,
    legend,
    shape,
    text,
)
from publisher.report.figures.model import Report
from publisher.words import _, day_text, ngettext, number

MOST_WEEKS = 27  # in a row: half a year
LEFT = 40  # the room of the weekdays' names
HIGH, MOST_WIDE = 22, 96  # of a day
_SHADES = ((PAPER, INK), ("#d6e2ec", INK), ("#86a9c8", INK), ("#1f4e79", PAPER))
_WEEK = timedelta(weeks=1)


def day_charts(report: Report) -> Iterator[Chart]:
    """Yield the calendar of the period's days, as far as it had come; none without a post."""
    days = {date.fromisoformat(day): posts for day, posts in report.days.items() if posts}
    if not days:
        return
    made = report.made_at.astimezone(ZoneInfo(report.zone)).date()
    first = report.period.first
    last = max(*days, min(report.period.last, made), first)
    yield _drawn(days, first, last, report.lang)


def _drawn(days: Mapping[date, int], first: date, last: date, lang: str) -> Chart:
    weeks = [first - timedelta(days=first.weekday())]
    while weeks[-1] + _WEEK <= last:
        weeks.append(weeks[-1] + _WEEK)
    rows = -(-len(weeks) // MOST_WEEKS)
    in_a_row = -(-len(weeks) // rows)
    wide = min(MOST_WIDE, (WIDTH - LEFT) // in_a_row)
    y = 0.0
    body: list[str] = []
    for begin in range(0, len(weeks), in_a_row):
        some = weeks[begin : begin + in_a_row]
        body += _band(days, some, (first, last), wide, y)
        y += 20 + 7 * HIGH + 14
    told, y = legend(y - 4, _legend(days))
    return chart("days", _("Posts by day"), _words(days, lang), [*body, *told], round(y + 2, 1))


def _band(
    days: Mapping[date, int],
    weeks: Sequence[date],
    bounds: tuple[date, date],
    wide: float,
    y: float,
) -> Iterator[str]:
    """Yield some weeks beside each other, with the weekdays' names before them."""
    foot = y + 20
    for row, name in enumerate(weekdays()):
        yield text(LEFT - 8, foot + HIGH * row + 15, name, text_anchor="end", font_size=SMALL)
    every = 1 if wide >= 38 else 2  # a day is wider than a narrow week
    for column, monday in enumerate(weeks):
        x = LEFT + wide * column
        is_last = column + 1 == len(weeks)
        if column % every == 0 and not (every > 1 and is_last):
            yield text(x, y + 14, f"{monday:%d/%m}", font_size=SMALL - 0.5, fill=SOFT)
        for row in range(7):
            day = monday + timedelta(days=row)
            if bounds[0] <= day <= bounds[1]:
                yield from _day(days, day, x, foot + HIGH * row, wide)


def _day(days: Mapping[date, int], day: date, x: float, y: float, wide: float) -> Iterator[str]:
    posts = days.get(day, 0)
    shade, ink = _SHADES[_step(posts, max(days.values()))]
    yield shape("rect", x=x, y=y, width=wide - 2, height=HIGH - 2, fill=shade, stroke=LINE)
    if posts:
        middle = x + (wide - 2) / 2
        size = SMALL if posts < 100 else SMALL - 3
        yield text(middle, y + 14.5, f"{posts}", text_anchor="middle", font_size=size, fill=ink)


def _step(posts: int, most: int) -> int:
    """Return which shade a day has: none, then thirds of the most."""
    return -(-posts * (len(_SHADES) - 1) // most)


def weekdays() -> Sequence[str]:
    """Return the weekdays' short names from Monday on."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _legend(days: Mapping[date, int]) -> Iterator[tuple[str, str]]:
    sample = "".join(
        shape("rect", x=0.5 + n * 6, y=0.5, width=6, height=11, fill=shade, stroke=LINE)
        for n, (shade, _ink) in enumerate(_SHADES)
    )
    yield (
        sample,
        _(
            "posts of a day, darker for more; empty: no post is recorded; above: the Monday "
            "of the week"
        ),
    )


def _words(days: Mapping[date, int], lang: str) -> str:
    """Return how many days had posts, then each of them."""
    told = ngettext("{count} day with posts", "{count} days with posts", len(days))
    each = ", ".join(f"{day_text(day)}: {number(days[day], lang)}" for day in sorted(days))
    return f"{told.format(count=number(len(days), lang))}: {each}"
