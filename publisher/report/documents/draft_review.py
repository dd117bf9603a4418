"""Section III of the text: what was achieved and what is lacking, as far as figures tell."""

from collections.abc import Iterator

from publisher.report.documents.figure_words import figure_words, in_brackets, is_partial, reasons
from publisher.report.figures.model import Column, Figure, Report, Row, Table
from publisher.words import _, ngettext, number

_ON_TIME = ("planned", "on_time", "share")  # columns of punctuality; others tell a lack above 0


def achieved(report: Report) -> Iterator[str]:
    """Yield how many units and themes had a product, on how many days, and what was on time."""
    said = [
        *_had_products(report, "units", _("Units with products: {count} of {all}")),
        *_had_products(report, "themes", _("Themes with products: {count} of {all}")),
        *_days(report),
        *_punctuality(report, is_lack=False),
    ]
    yield from said or [_("There are no figures of this period yet.")]


def _days(report: Report) -> Iterator[str]:
    if report.days:
        length = (report.period.last - report.period.first).days + 1
        yield "- " + _("Days with posts: {count} (the period has {all} days).").format(
            count=number(sum(map(bool, report.days.values())), report.lang),
            all=number(length, report.lang),
        )


def _had_products(report: Report, name: str, message: str) -> Iterator[str]:
    if name not in report.tables:
        return
    table = report.tables[name]
    figures = [table.figure(row, "products") for row in table.rows if not row.indent]
    values = [figure.value for figure in figures if figure]
    known = [value for value in values if value is not None]
    if not known:
        return
    said = message.format(count=sum(value > 0 for value in known), all=len(known))
    if unknown := len(values) - len(known):
        said += "; " + _("no figures yet of {count}").format(count=unknown)
    yield f"- {said}."


def lacking(report: Report) -> Iterator[str]:
    """Yield gaps, what was late, and what is not known; or that figures show nothing of it."""
    said = [
        *(f"- {gap}" for gap in report.gaps),
        *_punctuality(report, is_lack=True),
        *_unknown(report),
        *_carried(report),
    ]
    if said:
        yield from said
    elif any(change.now.value is not None for change in report.headline):
        yield _("The figures of the period show nothing of it.")
    else:
        yield _("There are no figures of this period yet.")


def _punctuality(report: Report, *, is_lack: bool) -> Iterator[str]:
    table = report.tables.get("punctuality")
    if table is None:
        return
    for row in [table.total] if table.total else table.rows:
        planned = table.figure(row, "planned")
        said = [
            f"{column.title}: {figure_words(cell, report.lang)}"
            for column, cell in _cells(table, row)
            if (column.id not in _ON_TIME) == is_lack and (cell.value or not is_lack)
        ]
        if said and (is_lack or (planned and planned.value)):
            name = table.title if row is table.total else f"{table.title}, {row.name}"
            yield f"- {name}: {'; '.join(said)}."


def _cells(table: Table, row: Row) -> Iterator[tuple[Column, Figure]]:
    for column, cell in zip(table.columns[1:], row.cells, strict=True):
        if isinstance(cell, Figure):
            yield column, cell


def _unknown(report: Report) -> Iterator[str]:
    """Yield a line for each figure of a channel that nobody knows, wholly or in part."""
    table = report.tables.get("channels")
    for column in table.columns[1:] if table else ():
        rows = [(row, table.figure(row, column.id)) for row in table.rows] if table else []
        lacking = [
            _lack(row, figure, report.lang)
            for row, figure in rows
            if figure and is_partial(figure)
        ]
        if lacking:
            yield "- " + _("{column}, no figures yet of: {channels}.").format(
                column=column.title, channels="; ".join(lacking)
            )


def _lack(row: Row, figure: Figure, lang: str) -> str:
    """Return what is missing of one channel's figure, and why."""
    said = reasons(figure)
    if figure.value is not None:
        message = ngettext("{count} of {posts} post", "{count} of {posts} posts", figure.of)
        count, posts = number(figure.of - figure.known, lang), number(figure.of, lang)
        said = [message.format(count=count, posts=posts), *said]
    return row.name + in_brackets(said)


def _carried(report: Report) -> Iterator[str]:
    """Yield which figures stand on readings that are older than their closing."""
    for change in report.headline:
        if change.now.carried:
            message = ngettext(
                "{name}: {count} post with a reading more than 24 hours older than the closing.",
                "{name}: {count} posts with readings more than 24 hours older than the closing.",
                change.now.carried,
            )
            count = number(change.now.carried, report.lang)
            yield "- " + message.format(name=change.name, count=count)
