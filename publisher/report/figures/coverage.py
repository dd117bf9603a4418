"""How much of each figure is known, channel by channel, and why the rest is not."""

from collections.abc import Sequence

from publisher.report.figures.model import Column, Figure, Row, Table
from publisher.report.periods.period import Period
from publisher.words import _, number, reason_name

ID = "coverage"
KINDS = ("sum", "reach", "people")  # columns of which something may be unknown


def table(period: Period, channels: Table) -> Table:
    """Return the coverage of the figures in the table of channels."""
    places = [nr for nr, each in enumerate(channels.columns[1:]) if each.kind in KINDS]
    measured = [channels.columns[1 + nr] for nr in places]
    return Table(
        id=ID,
        title=_("How much of each figure is known"),
        columns=(
            channels.columns[0],
            *(Column(each.id, each.title, "share") for each in measured),
            Column("why", _("Why the rest is unknown"), "text"),
        ),
        rows=[
            _row(period, row, measured, [row.cells[nr] for nr in places]) for row in channels.rows
        ],
        notes=[
            _(
                "Of the posts, or of the account where the figure is the account's own, the "
                "share whose figure is known. “–”: there was none."
            )
        ],
    )


def _row(period: Period, row: Row, columns: Sequence[Column], cells: Sequence[object]) -> Row:
    pairs = [
        (column, cell)
        for column, cell in zip(columns, cells, strict=True)
        if isinstance(cell, Figure)
    ]
    known = {column.id: _share(period, row.key, column, cell) for column, cell in pairs}
    why = "; ".join(text for column, cell in pairs if (text := _why(column, cell)))
    return Row(key=row.key, name=row.name, cells=[*(known.get(each.id) for each in columns), why])


def _share(period: Period, key: str, column: Column, told: Figure) -> Figure:
    return Figure(
        id=f"{period.id}/{ID}/{key}/{column.id}",
        value=told.known / told.of if told.of else None,
        known=told.known,
        of=told.of,
        why=told.why,
    )


def _why(column: Column, told: Figure) -> str:
    reasons = ", ".join(
        f"{reason_name(why)} ({number(count)})" for why, count in sorted(told.why.items())
    )
    return f"{column.title}: {reasons}" if reasons else ""
