"""Section II of the text: the figures beside other periods, then by channel, theme and unit."""

from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest

from publisher.report.documents.figure_words import (
    comparison,
    counted,
    figure_words,
    time_name,
    value_words,
)
from publisher.report.figures.model import Change, Figure, PeriodName, Report, Row, Table
from publisher.words import _

Other = tuple[PeriodName, Callable[[Change], Figure | None]]  # and a figure of that period
MOST = 12  # rows that a text names one by one; a table has them all
_OWN = ("products", "posts")
_COLUMNS = (*_OWN, "views", "people", "visits", "reach", "engagement", "followers")


def general(report: Report) -> Iterator[str]:
    """Yield each figure of the headline beside the period before and the same of last year."""
    if not report.headline:
        yield _("There are no figures of this period yet.")
        return
    known, unknown = _other_periods(report)
    if known:
        message = _("Figures of the period beside {periods}:")
        yield message.format(periods=_names(known))
    else:
        yield _("Figures of the period:")
    for change in report.headline:
        yield _change(change, known, report.lang)
    if unknown:
        message = _("There are no figures of {periods} to compare with.")
        yield message.format(periods=_names(unknown))
    yield from _best(report)
    yield from _ratings(report)


def _other_periods(report: Report) -> tuple[list[Other], list[Other]]:
    """Return the periods to compare with of which anything is known, and the others."""
    others: list[Other] = [(report.year_earlier, lambda change: change.year_earlier)]
    if report.before:
        others.insert(0, (report.before, lambda change: change.before))
    found: tuple[list[Other], list[Other]] = ([], [])
    for other in others:
        then = [other[1](change) for change in report.headline]
        found[not any(each and each.value is not None for each in then)].append(other)
    return found


def _names(others: Sequence[Other]) -> str:
    """Return one period, or both, as they stand within a sentence."""
    names = [time_name(period) for period, _then in others]
    return _("{one} and {other}").format(one=names[0], other=names[1]) if names[1:] else names[0]


def _change(change: Change, others: Sequence[Other], lang: str) -> str:
    said = [comparison(change, period, then(change), lang) for period, then in others]
    return f"- {change.name}: {'; '.join([figure_words(change.now, lang), *said])}."


def _best(report: Report) -> Iterator[str]:
    """Yield the item with the most views, several if they have as many."""
    table = report.tables.get("best")
    views = [(row, table.figure(row, "views")) for row in table.rows] if table else []
    known = [(row, figure, figure.value) for row, figure in views if figure and figure.value]
    most = max((value for _row, _figure, value in known), default=0)
    for row, figure, value in known:
        if value == most > 0:
            message = _("- The most views among the items with figures: “{title}”, {views}.")
            said = counted(figure, "views", report.lang)
            yield message.format(title=row.name, views=said)


def _ratings(report: Report) -> Iterator[str]:
    """Yield how readers rated the pages, where they are asked and answered."""
    table = report.tables.get("ratings")
    if table is None or table.total is None:
        return
    useful, not_useful, share = (
        table.figure(table.total, column) for column in ("useful", "not_useful", "useful_share")
    )
    if useful and not_useful and share and share.value is not None:
        message = _(
            "- Readers who were asked whether a page was useful answered: yes {useful}, no "
            "{not_useful}; found it useful {share}."
        )
        yield message.format(
            useful=value_words(useful, report.lang),
            not_useful=value_words(not_useful, report.lang),
            share=figure_words(share, report.lang),
        )


def of_tables(report: Report) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield a heading with its paragraphs for each way to break the figures down."""
    headings = {
        "channels": _("By channel"),
        "forms": _("By form"),
        "themes": _("By theme"),
        "units": _("By unit"),
    }
    for name, heading in headings.items():
        if name in report.tables:
            yield heading, _of_table(report.tables[name], report.lang)


def _of_table(table: Table, lang: str) -> Iterator[str]:
    rows = [row for row in table.rows if not row.indent]
    active = [row for row in rows if not _is_without(table, row)]
    if not rows or not active:
        yield _("Nothing is recorded in this period.")
        return
    shown = _foremost(table, active)
    if len(shown) < len(active):
        message = _(
            "Those with the most products, {shown} of {all} (all are in the table “{table}”):"
        )
        yield message.format(shown=len(shown), all=len(rows), table=table.title)
    for row in shown:
        yield f"- {row.name}: {'; '.join(_told(table, row, lang))}."
    if without := [row.name for row in rows if _is_without(table, row)]:
        message = _("No product and no post is recorded of: {names}.")
        yield message.format(names="; ".join(without))


def _foremost(table: Table, rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows in their order, of many those with the most products, equal ones too."""
    if len(rows) <= MOST:
        return rows
    least = min(nlargest(MOST, (_products(table, row) for row in rows)))
    return [row for row in rows if _products(table, row) >= least]


def _products(table: Table, row: Row) -> float:
    figure = table.figure(row, "products")
    return figure.value if figure and figure.value is not None else -1


def _figures(table: Table, row: Row) -> Iterator[tuple[str, Figure]]:
    for column in _COLUMNS:
        if figure := table.figure(row, column):
            yield column, figure


def _told(table: Table, row: Row, lang: str) -> Iterator[str]:
    """Yield what is known of a row, then what is not; of no post nothing can be."""
    figures = list(_figures(table, row))
    if known := [pair for pair in figures if pair[1].value is not None]:
        yield ", ".join(counted(figure, column, lang) for column, figure in known)
    titles = {column.id: column.title for column in table.columns}
    unknown = [
        titles[column][:1].lower() + titles[column][1:]
        for column, figure in figures
        if figure.value is None and (figure.of or column in _OWN)
    ]
    if unknown:
        yield _("no figures yet of {figures}").format(figures=", ".join(unknown))


def _is_without(table: Table, row: Row) -> bool:
    """Tell whether it is known that a row had no product and no post, and nothing else came."""
    figures = dict(_figures(table, row))
    own = [figures[each].value for each in _OWN if each in figures]
    return (
        bool(own)
        and all(value == 0 for value in own)
        and not any(figure.value for figure in figures.values())
    )
