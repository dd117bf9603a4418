"""What stands below a table: how much of its figures is known, and why not the rest."""

from collections.abc import Iterator, Sequence

from publisher.report.documents.figure_words import is_of_posts, is_partly_known, known_of
from publisher.report.documents.shown import AT_LEAST, PARTIAL, UNKNOWN, plain
from publisher.report.figures.model import Figure, Table
from publisher.words import _, ngettext, number, reason_name

Told = tuple[str, Figure]  # what a figure is called, and the figure


def table_notes(table: Table, lang: str) -> list[str]:
    """Return the notes of a table: those it brings, and what its figures are known of."""
    rows = [row.cells for row in table.rows]
    total = [] if table.total is None else [table.total.cells]
    cells, sums = _figures(table, rows + total), _figures(table, total or rows)
    return [*(plain(each) for each in table.notes), *figure_notes(cells, sums, lang)]


def figure_notes(cells: Sequence[Told], sums: Sequence[Told], lang: str) -> Iterator[str]:
    """Yield what a reader has to know of figures; sums: those that stand for all others."""
    if any(is_partly_known(figure) for _name, figure in cells):
        yield f"{PARTIAL} {_coverage(sums, lang)}"
    unknown = [figure for _name, figure in cells if figure.value is None]
    if unknown:
        yield f"“{UNKNOWN}”: {_reasons(unknown)}."
    if any(figure.at_least for _name, figure in cells):
        yield f"“{AT_LEAST}”: " + _("at least, since people are not added up over posts.")
    yield from _adjusted(sums, lang)
    yield from _carried(sums)


def _figures(table: Table, rows: Sequence[Sequence[object]]) -> list[Told]:
    titles = [plain(column.title) for column in table.columns[1:]]
    return [
        (title, cell)
        for row in rows
        for title, cell in zip(titles, row, strict=True)
        if isinstance(cell, Figure)
    ]


def _coverage(sums: Sequence[Told], lang: str) -> str:
    """Say of how many posts each figure is known, where it is not of all."""
    counted: dict[tuple[str, bool], tuple[int, int]] = {}
    for name, figure in sums:
        if is_partly_known(figure):
            key = name, is_of_posts(figure)
            known, of = counted.get(key, (0, 0))
            counted[key] = known + figure.known, of + figure.of
    parts = [
        f"{name}: {known_of(known, of, posts=posts, lang=lang)}"
        for (name, posts), (known, of) in counted.items()
    ]
    return "; ".join(parts or [_("not all of it is known")]) + "."


def _reasons(unknown: Sequence[Figure]) -> str:
    reasons = dict.fromkeys(reason for figure in unknown for reason in figure.why)
    told = ", ".join(plain(reason_name(each)) for each in reasons)
    return _("no figures yet") + (f" ({told})" if told else "")


def _adjusted(sums: Sequence[Told], lang: str) -> Iterator[str]:
    """Say what services took back within the period; the sums are without it."""
    back: dict[str, int] = {}
    for name, figure in sums:
        back[name] = back.get(name, 0) + figure.adjusted
    parts = [
        f"{name} \N{MINUS SIGN}{number(-count, lang)}" for name, count in back.items() if count
    ]
    if parts:
        yield _("Adjusted by the services within the period: {figures}.").format(
            figures="; ".join(parts)
        )


def _carried(sums: Sequence[Told]) -> Iterator[str]:
    """Say where a sum stands on readings that are older than its closing allows."""
    old: dict[str, int] = {}
    for name, figure in sums:
        old[name] = old.get(name, 0) + figure.carried
    for name, count in old.items():
        if count:
            message = ngettext(
                "{figure}: {count} post was last read over 24 hours before the closing.",
                "{figure}: {count} posts were last read over 24 hours before the closing.",
                count,
            )
            yield message.format(figure=name, count=count)
