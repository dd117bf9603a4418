"""Freezing the report of a closed period, and what would be said otherwise now."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.engagement.spans import SETTLED
from publisher.report.figures.model import Figure, Report, Table
from publisher.report.frozen import Frozen, keep, newest
from publisher.report.making import make_report
from publisher.report.periods.names import period_name
from publisher.report.periods.period import Period
from publisher.words import _, clock
from publisher.workspace import Workspace

LAST_READINGS = SETTLED  # after the closing; until then services go on counting


class CantFreeze(Exception):
    """A period's report can't be frozen; the message says why, for whoever asked."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that would be another one now."""

    name: str  # "Theo đơn vị, Văn phòng Sở, Lượt xem"
    frozen: Figure | None
    live: Figure | None


def freeze(workspace: Workspace, period: Period, who: str, why: str = "") -> Frozen:
    """Keep what the report of a closed period says, for good.

    May be repeated: where the figures are still the same, nothing is added. Else it is a
    revision, which has to say why. Raises CantFreeze, Altered.
    """
    live = _made(workspace, period)
    with workspace.store.write() as db:
        before = newest(db, period)
        if before and not differences(before.report, live):
            return before
        if before:
            _check_revision(workspace, live, why)
        kept = keep(db, period, live, workspace.now(), who=who, why=why)
    workspace.ring()
    return kept


def _made(workspace: Workspace, period: Period) -> Report:
    ready = period.end + LAST_READINGS
    if workspace.now() < ready:
        raise CantFreeze(
            _(
                "{period} can be frozen from {time}: the last readings may come in until "
                "{hours} hours after the closing"
            ).format(
                period=period_name(period),
                time=clock(ready, workspace.config.office.zone),
                hours=round(LAST_READINGS.total_seconds() / 3600),
            )
        )
    return make_report(workspace, period)


def _check_revision(workspace: Workspace, live: Report, why: str) -> None:
    if workspace.config.report.late_figures == "next":
        message = _(
            "the report of {period} is frozen and its figures have changed since; as the config "
            "says, what came late belongs to the next period"
        )
        raise CantFreeze(message.format(period=live.period.name))
    if not why:
        message = _("the report of {period} is frozen; a revision has to say why: --why “…”")
        raise CantFreeze(message.format(period=live.period.name))


def differences(kept: Report, live: Report) -> list[Difference]:
    """Return the figures of the period that are not as they were frozen."""
    before, now = dict(_figures(kept)), dict(_figures(live))
    found = []
    for key in {**before, **now}:
        (name, old), (named, new) = (each.get(key, ("", None)) for each in (before, now))
        if old != new:
            found.append(Difference(name or named, old, new))
    return found


def _figures(report: Report) -> Iterator[tuple[str, tuple[str, Figure]]]:
    for change in report.headline:
        yield change.now.id, (change.name, change.now)
    for table in report.tables.values():
        yield from _in_table(table)


def _in_table(table: Table) -> Iterator[tuple[str, tuple[str, Figure]]]:
    for row in (*table.rows, *([table.total] if table.total else ())):
        for column, cell in zip(table.columns[1:], row.cells, strict=True):
            if isinstance(cell, Figure):
                yield cell.id, (f"{table.title}, {row.name}, {column.title}", cell)
