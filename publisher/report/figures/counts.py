"""Tables and days that count and measure nothing: posts of units on channels, themes by month."""

from collections import Counter
from collections.abc import Sequence

from publisher.report.figures.basis import Basis, Measured
from publisher.report.figures.model import Column, Row, Table
from publisher.report.figures.sums import Span
from publisher.report.figures.tables import TOTAL, Grouping, names_of
from publisher.report.periods.names import period_name
from publisher.report.periods.period import Period, months
from publisher.words import _


def unit_channel(done: Measured, units: Grouping, channels: Grouping) -> Table:
    """Return how many posts of each unit went out on each channel."""
    in_rows, in_columns = ([each.key(post) for post in done.new] for each in (units, channels))
    found = Counter(zip(in_rows, in_columns, strict=True))
    head = names_of(channels, done.new, in_columns)
    return _counts(
        done.basis,
        "unit-channel",
        _("Posts by unit and channel"),
        Column("name", units.head, "text"),
        [(key, name, done.period) for key, name in head.items()],
        names_of(units, done.new, in_rows),
        found,
    )


def theme_month(done: Measured, themes: Grouping) -> Table:
    """Return how many products each theme had in each month of the reporting year so far."""
    basis = done.basis
    line = list(months(basis.so_far, basis.config.calendar))
    year = [post for post in basis.posts if post.is_product and basis.so_far.holds(post.sent_at)]
    found: Counter[tuple[str, str]] = Counter()
    for month in line:
        span, name = Span.of(month.start, month.end, year), month.id
        found.update((themes.key(post), name) for post in year[span.before : span.out])
    return _counts(
        basis,
        "theme-month",
        _("Products by theme and month, since the beginning of the reporting year"),
        Column("name", themes.head, "text"),
        [(month.id, period_name(month), month) for month in line],
        names_of(themes, year),
        found,
    )


def _counts(
    basis: Basis,
    table: str,
    title: str,
    name: Column,
    head: Sequence[tuple[str, str, Period]],
    rows: dict[str, str],
    found: Counter[tuple[str, str]],
) -> Table:
    """Return a table of counts with sums at its right and at its foot."""

    def row(key: str, name: str, numbers: Sequence[int]) -> Row:
        place = f"{basis.period.id}/{table}/{key}"
        cells = [
            basis.count(f"{place}/{column}", number, period)
            for (column, _name, period), number in zip(head, numbers, strict=True)
        ]
        cells.append(basis.count(f"{place}/{TOTAL}", sum(numbers), basis.period))
        return Row(key=key, name=name, cells=cells)

    counted = {key: [found[key, column] for column, *_rest in head] for key in rows}
    foot = [sum(each) for each in zip(*counted.values(), strict=True)] or [0] * len(head)
    return Table(
        id=table,
        title=title,
        columns=[
            name,
            *(Column(column, title, "count") for column, title, _period in head),
            Column(TOTAL, _("Total"), "count"),
        ],
        rows=[row(key, name, counted[key]) for key, name in rows.items()],
        total=row(TOTAL, _("Total"), foot),
        notes=[],
    )


def days(done: Measured) -> dict[str, int]:
    """Return how many posts went out on each day that had any."""
    local = done.basis.config.calendar.local
    counted = Counter(local(post.sent_at).date() for post in done.new)
    return {day.isoformat(): posts for day, posts in sorted(counted.items())}
