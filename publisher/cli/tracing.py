"""The command that leads from a figure of a report to what it stands on."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.padding import Padding
from rich.text import Text

from publisher.cli.base import HERE, Root, opened, out, refuse
from publisher.cli.report import CalendarName
from publisher.cli.table import MOST, first_of
from publisher.cli.visible import one_line, visible_json
from publisher.words import DEFAULT, _, channel_name, moment, number, reading_name, reason_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from publisher.report.figures.behind import Reading, Source
    from publisher.report.tracing import Trace
    from publisher.timetable.regimes import Regime
    from publisher.workspace import Workspace

Figure = Annotated[
    str, typer.Argument(help="A figure's id, as HTML and Excel show it: 2026-11/units/…/views.")
]


def trace(
    figure: Figure,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what stands behind “… and more”.")
    ] = False,
    calendar: CalendarName = None,
    root: Root = HERE,
) -> None:
    """List the readings that a figure of a report stands on, as the services told them."""
    from publisher.report.tracing import NoSuchFigure
    from publisher.report.tracing import trace as traced

    workspace = opened(root)
    regime = workspace.config.regimes.get(calendar or workspace.config.report.calendar)
    try:
        found = traced(workspace, figure, regime)
    except NoSuchFigure as error:
        refuse(error, 2)
    if as_json:
        text = json.dumps(asdict(found), default=_plain, ensure_ascii=False, indent=1)
        print(visible_json(text))  # noqa: T201
        return
    _print(workspace, found, None if everything else MOST)
    _print_frozen(workspace, found, regime)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(value)


def _print(workspace: "Workspace", found: "Trace", most: int | None) -> None:
    zone = workspace.config.office.zone
    out.print(f"{one_line(found.name)}: {_value(found.value)}", style="bold", markup=False)
    out.print(found.how, markup=False)
    known = [each for each in found.sources if each.value is not None]
    unknown = [each for each in found.sources if each.value is None]
    command = f"publisher trace {found.figure.id} --all"
    for source in first_of(out, [*known, *unknown], command, most):
        for line in _lines(source, zone):
            out.print(line)


def _print_frozen(workspace: "Workspace", found: "Trace", regime: "Regime | None") -> None:
    """Say where a frozen report has another figure: what is traced is that of this moment."""
    from publisher.report.frozen import Altered, newest
    from publisher.report.periods.notation import read_period
    from publisher.report.tracing import figures_of

    config, name = workspace.config, found.figure.id.partition("/")[0]
    period = read_period(name, regime or config.regime, config.calendar, workspace.now())
    try:
        with workspace.store.read() as db:
            kept = newest(db, period)
    except Altered as error:
        refuse(error)
    told = {figure.id: figure for _name, figure in figures_of(kept.report)} if kept else {}
    was = told.get(found.figure.id)
    if kept and was and was.value != found.value:
        message = _("In the frozen report {name} it is {value}.")
        name = kept.name(config.office.zone)
        out.print(message.format(name=name, value=_value(was.value)), markup=False)


def _lines(source: "Source", zone: "ZoneInfo") -> Iterator[Padding]:
    """Yield what one post or account adds, and the two readings that say so."""
    name = one_line(source.title or source.item)
    where = ", ".join(filter(None, (name, channel_name(source.channel))))
    went_out = f", {moment(source.at, zone)}" if source.at else ""
    why = f" ({reason_name(source.why)})" if source.why else ""
    yield Padding(Text(f"{where}{went_out}: {_value(source.value)}{why}"), (1, 0, 0, 0))
    for title, reading in ((_("at the beginning"), source.begin), (_("at the end"), source.end)):
        if reading:
            yield Padding(Text(f"{title}: {_reading(reading, zone)}"), (0, 0, 0, 2))


def _reading(reading: "Reading", zone: "ZoneInfo") -> str:
    called = f"{one_line(reading.metric)} = " if reading.metric else ""
    message = _("{figure}, read at {time} ({which}; reading {number})")
    return message.format(
        figure=f"{called}{_value(reading.value)}",
        time=moment(reading.at, zone),
        which=reading_name(reading.label),
        number=reading.id,
    )


def _value(value: int | float | None) -> str:
    from publisher.report.documents.figure_words import percent

    return percent(value, DEFAULT) if isinstance(value, float) else number(value)
