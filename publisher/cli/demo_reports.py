"""The reports of the demo's example year: its last month, quarter and the year, in every form."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from publisher.cli.demo_year import PERSON, write_year
from publisher.cli.init import make_workspace
from publisher.cli.report_files import documents
from publisher.report.documents.forms import FORMS
from publisher.report.documents.pdf import PROGRAMS
from publisher.report.freezing import LAST_READINGS, freeze
from publisher.report.frozen import frozen
from publisher.report.periods.period import Kind, period
from publisher.words import _
from publisher.workspace import Workspace

YEAR = 2026
BEGAN = date(2025, 11, 24)  # before the year, so that its first month has one before it
PERIODS: tuple[tuple[Kind, int], ...] = (("month", 12), ("quarter", 4), ("year", 1))


def example_reports(folder: Path, addresses: Mapping[str, str], into: Path) -> Iterator[Path]:
    """Make the year in a workspace of its own; yield the reports as they are written."""
    make_workspace(folder, sandbox=True, addresses=addresses)
    into.mkdir(parents=True, exist_ok=True)
    workspace = Workspace.open(folder, offline=True)
    with closing(workspace.store):
        yield from _reports(workspace, into)


def _reports(workspace: Workspace, into: Path) -> Iterator[Path]:
    calendar, regime = workspace.config.calendar, workspace.config.regime
    wanted = [period(regime, kind, YEAR, index, calendar) for kind, index in PERIODS]
    last = wanted[-1].last
    later = calendar.at(last + timedelta(days=1), time(8)) + LAST_READINGS
    began = calendar.at(BEGAN, time())
    workspace = replace(workspace, now=lambda: later, made_at=began)
    write_year(workspace, BEGAN, last)
    forms = [form for form in FORMS if form != "pdf" or any(map(shutil.which, PROGRAMS))]
    for each in wanted:
        freeze(workspace, each, PERSON)
        with workspace.store.read() as db:
            report = frozen(db, each)
        if report is None:
            raise RuntimeError(each.id)
        made_up = _("EXAMPLE: the data of this year were made up, to show the reports.")
        report = replace(report, notes=(made_up, *report.notes))
        for name, document in documents(report, forms):
            (into / name).write_bytes(document)
            yield into / name
