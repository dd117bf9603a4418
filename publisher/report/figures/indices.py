"""Indices that others measured of the office: they stand beside the figures, as context."""

from publisher.config.file import Config
from publisher.config.tables import Index
from publisher.report.figures.model import Column, Row, Table
from publisher.report.periods.period import Period
from publisher.words import _

ID = "indices"
SHOWN = 2  # years: the period's own and the one before, for indices are told a year late


def table(config: Config, period: Period) -> Table | None:
    """Return the indices of the period's year and of the one before; None where there are none."""
    years = range(period.year - SHOWN + 1, period.year + 1)
    mine = [each for each in config.indices if each.year in years]
    if not mine:
        return None
    return Table(
        id=ID,
        title=_("Indices of the office"),
        columns=[
            Column("name", _("Index"), "text"),
            Column("year", _("Year"), "text"),
            Column("target", _("Target"), "text"),
            Column("value", _("Result"), "text"),
            Column("source", _("Source"), "text"),
        ],
        rows=[_row(each) for each in sorted(mine, key=lambda each: -each.year)],
        notes=[
            _("The indices are context: nothing in them is told to be an effect of the posts.")
        ],
    )


def _row(index: Index) -> Row:
    cells = [str(index.year), _plain(index.target), _plain(index.value), index.source]
    return Row(key=f"{index.id}-{index.year}", name=index.name, cells=cells)


def _plain(value: float | None) -> str:
    """Return a number as it was entered, with a decimal comma; “–” where there is none."""
    if value is None:
        return "–"
    return f"{value:,}".removesuffix(".0").translate(str.maketrans(",.", ".,"))
