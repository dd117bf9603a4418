"""The command that reports on a period: on the terminal, as documents, frozen."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from publisher.cli.base import HERE, As, Root, opened, out, refuse, who
from publisher.cli.report_files import Wanted, write_documents
from publisher.words import _, number

if TYPE_CHECKING:
    from publisher.report.figures.model import Report
    from publisher.report.periods.period import Period
    from publisher.timetable.regimes import Regime
    from publisher.workspace import Workspace

TABLES = ("channels",)  # what is shown where none is asked for

PeriodText = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026, thang-11/2026, quy-4/2026 …; the last "
        "month that is over without it.",
    ),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="First day, 15/11/2026; with --to.")
]
Until = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day, 14/12/2026.")]
CalendarName = Annotated[
    str | None,
    typer.Option("--calendar", metavar="NAME", help="Calendar of reports: nd09, calendar …"),
]
Tables = Annotated[
    list[str] | None,
    typer.Option("--table", metavar="TABLE", help="Which table: channels, units, themes …"),
]
Forms = Annotated[
    list[str] | None,
    typer.Option(
        "--format", metavar="docx|xlsx|html|csv|json|pdf", help="Write it so; may be repeated."
    ),
]
Place = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FOLDER", help="Where to write: a folder, or a file."),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="Fill the office's own Word file."),
]
Freeze = Annotated[
    bool, typer.Option("--freeze", help="Keep the figures of a period that is over, for good.")
]
Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Why it is frozen anew.")]
Live = Annotated[
    bool, typer.Option("--live", help="What a frozen period would be now, and what differs.")
]
Fields = Annotated[
    bool, typer.Option("--fields", help="List what a Word file of your own may contain.")
]


class Asked(NamedTuple):
    """Which period somebody asks for."""

    text: str | None
    since: str | None
    until: str | None
    calendar: str | None


def report(
    period: PeriodText = None,
    since: Since = None,
    until: Until = None,
    calendar: CalendarName = None,
    tables: Tables = None,
    forms: Forms = None,
    place: Place = None,
    template: Template = None,
    freeze: Freeze = False,
    person: As = None,
    why: Why = "",
    live: Live = False,
    fields: Fields = False,
    root: Root = HERE,
) -> None:
    """Report what went out in a period and how it was received.

    A period that was frozen stays as it was then.
    """
    workspace = opened(root)
    if fields:
        _print_fields()
        return
    docx = ("docx",) if template and not {"docx", "pdf"} & {*(forms or ())} else ()
    wanted = Wanted(
        forms=(*(forms or ()), *docx), tables=tables or (), place=place, template=template
    )
    of = _period(workspace, Asked(period, since, until, calendar))
    if freeze:
        _freeze(workspace, of, who(workspace, person), why)
    made = _made(workspace, of, live=live)
    if wanted.forms:
        write_documents(made, wanted)
    elif not freeze:
        _print(made, tables or TABLES)
    if live:
        _print_differences(workspace, of, made)


def _print_fields() -> None:
    from publisher.report.documents.template_fields import fields

    for name, meaning in fields():
        out.print(f"{name}  {meaning}", markup=False, soft_wrap=True)


def _period(workspace: "Workspace", asked: Asked) -> "Period":
    """Return the period that is meant; ends where there is none such."""
    from publisher.report.periods.notation import BadPeriod, read_days, read_period

    config, now = workspace.config, workspace.now()
    regime = config.regimes.get(asked.calendar or config.report.calendar)
    if regime is None:
        message = _("no calendar of reports {name!r}; known: {known}")
        refuse(message.format(name=asked.calendar, known=", ".join(config.regimes)), 2)
    if (asked.since is None) != (asked.until is None) or (asked.text and asked.since):
        refuse(_("say --period, or --from and --to"), 2)
    try:
        if asked.since and asked.until:
            return read_days(asked.since, asked.until, regime, config.calendar)
        if asked.text:
            return read_period(asked.text, regime, config.calendar, now)
    except BadPeriod as error:
        refuse(error, 2)
    return _last_month(workspace, regime)


def _last_month(workspace: "Workspace", regime: "Regime") -> "Period":
    """Return the last month that is over."""
    from publisher.report.periods.period import period

    calendar = workspace.config.calendar
    year, month = regime.month_of(calendar.local(workspace.now()).date())
    year, index = divmod(year * 12 + month - 2, 12)
    return period(regime, "month", year, index + 1, calendar)


def _freeze(workspace: "Workspace", period: "Period", person: str, why: str) -> None:
    from publisher.report.freezing import CantFreeze, freeze
    from publisher.report.frozen import Altered

    try:
        kept = freeze(workspace, period, person, why.strip())
    except (CantFreeze, Altered) as error:
        refuse(error)
    out.print(_("frozen: {name}").format(name=kept.name(workspace.config.office.zone)))


def _made(workspace: "Workspace", period: "Period", *, live: bool) -> "Report":
    from publisher.report.frozen import Altered, frozen
    from publisher.report.making import make_report

    if not live:
        try:
            with workspace.store.read() as db:
                kept = frozen(db, period)
        except Altered as error:
            refuse(_("{problem}; see: publisher journal --verify").format(problem=error))
        if kept:
            return kept
    return make_report(workspace, period)


def _print(report: "Report", tables: "list[str] | tuple[str, ...]") -> None:
    from publisher.cli.period_table import print_report
    from publisher.report.documents.table_csv import NoSuchTable

    try:
        print_report(out, report, tables)
    except NoSuchTable as error:
        refuse(error, 2)


def _print_differences(workspace: "Workspace", period: "Period", made: "Report") -> None:
    from publisher.report.freezing import differences
    from publisher.report.frozen import Altered, newest

    try:
        with workspace.store.read() as db:
            kept = newest(db, period)
    except Altered as error:
        refuse(error)
    if kept is None:
        out.print(_("This period is not frozen."))
        return
    found = differences(kept.report, made)
    message = _("Figures that are not as they were frozen ({name}): {count}")
    name = kept.name(workspace.config.office.zone)
    out.print(message.format(name=name, count=len(found)), markup=False)
    for each in found:
        was, now = (number(one.value if one else None) for one in (each.frozen, each.live))
        out.print(f"  {each.name}: {was} → {now}", markup=False, soft_wrap=True)
