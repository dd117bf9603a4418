"""From a figure of a report to the readings behind it, with the value worked out from them.

In: the id of a figure, as documents show it: 2026-11/units/van-phong/views. Out: what it is,
every post or account that adds to it, and what their services answered, word for word.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Self

from sqlalchemy import Connection

from publisher.report.figures import coverage, people, plan, punctuality, ratings
from publisher.report.figures.basis import Basis
from publisher.report.figures.behind import (
    COUNTED,
    TOLD_BY,
    Group,
    Source,
    account_reading,
    group,
    post_source,
    posts_behind,
    readings_behind,
)
from publisher.report.figures.facts import Post
from publisher.report.figures.model import Figure, Report
from publisher.report.figures.tables import TOTAL
from publisher.report.making import with_basis
from publisher.report.periods.notation import BadPeriod, read_period
from publisher.report.periods.period import Period
from publisher.timetable.regimes import Regime
from publisher.words import _
from publisher.workspace import Workspace

COUNTED_BY = {"unit-channel": "posts", "theme-month": "products"}  # tables of one figure
NEAREST = 3  # ids that are suggested for one that there is not


class NoSuchFigure(ValueError):
    """No report has a figure of that id; the message is for whoever asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One figure and what it stands on."""

    figure: Figure  # as the report of this moment has it
    name: str  # the table, the row and the column, as people read them
    how: str  # one sentence: how it is worked out
    value: int | float | None  # as worked out from the sources
    sources: Sequence[Source]


def trace(workspace: Workspace, figure_id: str, regime: Regime | None = None) -> Trace:
    """Return what stands behind a figure; raises NoSuchFigure.

    regime: the calendar that the id's period is one of; the config's where none is named.
    """
    config = workspace.config
    name, _slash, place = figure_id.strip().partition("/")
    try:
        period = read_period(name, regime or config.regime, config.calendar, workspace.now())
    except BadPeriod as error:
        raise NoSuchFigure(_no_such(figure_id, ())) from error
    tracer = Tracer.of(workspace, period)
    wanted = f"{period.id}/{place}"
    if wanted not in tracer.figures:
        raise NoSuchFigure(_no_such(figure_id, tracer.figures))
    return tracer.trace(wanted)


@dataclass(frozen=True, slots=True)
class Tracer:
    """A report of this moment, whose figures can be traced one after another."""

    workspace: Workspace
    basis: Basis
    made_at: datetime
    figures: Mapping[str, tuple[str, Figure]]  # by id, with their names
    lines: Mapping[str, str]  # channel → the figure that its line follows

    @classmethod
    def of(cls, workspace: Workspace, period: Period) -> Self:
        """Make the report of a period."""
        report, basis = with_basis(workspace, period)
        figures = {figure.id: (name, figure) for name, figure in figures_of(report)}
        lines = {line.key: line.column for line in report.series}
        return cls(workspace, basis, report.made_at, figures, lines)

    def trace(self, figure_id: str) -> Trace:
        """Return what stands behind a figure that the report has."""
        name, figure = self.figures[figure_id]
        _period, table, *row, column = figure_id.split("/")
        key = "/".join(row)
        measured = self.lines[key] if table == "series" else COUNTED_BY.get(table, column)
        with self.workspace.store.read() as db:
            asked = _Asked(db, self.basis, table, key, column, measured, self.made_at)
            how, sources, value = _behind(asked)
        return Trace(figure=figure, name=name, how=how, value=value, sources=sources)


@dataclass(frozen=True, slots=True)
class _Asked:
    db: Connection
    basis: Basis
    table: str
    row: str
    column: str
    measured: str  # which figure it is a figure of
    now: datetime


Answer = tuple[str, Sequence[Source], int | float | None]  # how, from what, the value


def _behind(asked: _Asked) -> Answer:
    if asked.table == punctuality.ID:
        return _of_plan(asked)
    if asked.measured in people.KEYS:
        return _of_account(asked)
    of = group(asked.basis, asked.table, asked.row, asked.column)
    if of is None:
        raise LookupError(f"nothing is known to stand behind {asked.table}/{asked.column}")
    if asked.measured in COUNTED:
        return _of_posts(asked, of)
    sources = readings_behind(asked.db, asked.basis, of, TOLD_BY[asked.measured])
    known = [each.value for each in sources if each.value is not None]
    if asked.table == coverage.ID:
        posts = {each.delivery for each in sources}
        told = {each.delivery for each in sources if each.value is not None}
        share = len(told) / len(posts) if posts else None
        return _("Of its posts, the share of which the figure is known."), sources, share
    if asked.measured == "reach":
        how = _("The highest figure of one post that went out in the period; never added up.")
        return how, sources, max(known, default=None)
    if asked.measured == ratings.SHARE:
        return _of_answers(sources)
    how = _(
        "The sum of what its posts gained: the reading that stands at the end of the period "
        "less the one at its beginning."
    )
    return how, sources, sum(known) if known else None


def _of_posts(asked: _Asked, of: Group) -> Answer:
    basis, how = asked.basis, _("Its posts that went out in the period.")

    def counts(post: Post) -> bool:
        if asked.measured == "posts":
            return True
        by_channel = asked.table == "channels" and asked.row != TOTAL
        return post.is_first if by_channel else post.is_product

    sources = posts_behind(basis, of, counts)
    if asked.measured == "products":
        how = _("Its items, each counted once, by the post that makes it a product.")
    return how, sources, basis.count("", len(sources), of.period).value


def _of_answers(sources: Sequence[Source]) -> Answer:
    told = {ratings.USEFUL: 0, ratings.NOT_USEFUL: 0}
    for each in sources:
        told[each.figure] += int(each.value or 0)
    how = _("Of the readers who answered, the share who found it useful.")
    return how, sources, ratings.share_of(*told.values())


def _of_account(asked: _Asked) -> Answer:
    found = [
        account_reading(row, asked.measured)
        for row in people.behind(asked.db, asked.basis.period, asked.row, asked.measured)
    ]
    figures = people.figures(asked.db, asked.basis.config, asked.basis.period)
    value = figures[asked.row][asked.measured].value
    begin = found[0] if len(found) > 1 else None
    end = found[-1] if found else None
    source = Source(channel=asked.row, figure=asked.measured, value=value, begin=begin, end=end)
    if asked.table == coverage.ID:
        return _("Whether the service told it."), [source], int(value is not None)
    return _("As the service itself counts it for the account."), [source], value


def _of_plan(asked: _Asked) -> Answer:
    basis, column = asked.basis, asked.column
    if column == "corrections":
        rows = plan.corrections(asked.db, basis.period)
        sources = [Source(channel=row.channel, figure=column, value=1, item=row.item,
                          delivery=row.id) for row in rows]  # fmt: skip
    elif column == "withdrawals":
        taken = plan.taken_away(basis.posts, basis.period)
        sources = [post_source(post, column, 1) for post in taken]
    else:
        asked_of = (asked.db, basis.config, basis.period, basis.since, asked.now)
        sources = [
            Source(channel=row.channel, figure=row.standing, value=1, item=row.item,
                   delivery=row.delivery, at=row.at)
            for row in plan.planned_rows(*asked_of)
            if column in ("planned", "share", row.standing)
        ]  # fmt: skip
    mine = [each for each in sources if asked.row in (TOTAL, each.channel)]
    return _("Counted from the rows of the queue."), mine, _of_queue(column, mine, basis)


def _of_queue(column: str, sources: Sequence[Source], basis: Basis) -> int | float | None:
    if column == "share":
        on_time = sum(each.figure == "on_time" for each in sources)
        return on_time / len(sources) if sources else None
    return len(sources) if basis.existed(basis.period) else None


def figures_of(report: Report) -> Iterator[tuple[str, Figure]]:
    """Yield every figure of a report with its name: the table's, the row's, the column's."""
    for change in report.headline:
        yield change.name, change.now
    for table in report.tables.values():
        for row in (*table.rows, *filter(None, [table.total])):
            for column, cell in zip(table.columns[1:], row.cells, strict=True):
                if isinstance(cell, Figure):
                    yield f"{table.title}, {row.name}, {column.title}", cell
    for line in report.series:
        for point in line.points:
            yield f"{line.name}, {point.month}", point.figure


def _no_such(figure_id: str, known: Collection[str]) -> str:
    near = get_close_matches(figure_id.strip(), known, NEAREST)
    if not near:
        return _("there is no figure {id!r}").format(id=figure_id)
    message = _("there is no figure {id!r}; nearest: {ids}")
    return message.format(id=figure_id, ids=", ".join(near))
