"""A report on one period: all its figures, read at one moment."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from publisher.config.file import Config
from publisher.report.figures import (
    coverage,
    doubts,
    evidence,
    gaps,
    indices,
    people,
    punctuality,
    ratings,
)
from publisher.report.figures.basis import Basis, Measured, measured, read
from publisher.report.figures.counts import days, theme_month, unit_channel
from publisher.report.figures.headline import People, headline
from publisher.report.figures.items import item_tables
from publisher.report.figures.model import VERSION, Letterhead, Report, Table
from publisher.report.figures.notes import notes
from publisher.report.figures.series import series
from publisher.report.figures.tables import grouped_table, groupings, with_people
from publisher.report.periods.names import told
from publisher.report.periods.period import Period
from publisher.words import _
from publisher.workspace import Workspace


def make_report(workspace: Workspace, period: Period) -> Report:
    """Report on a period, as it is known now."""
    return with_basis(workspace, period)[0]


def with_basis(workspace: Workspace, period: Period) -> tuple[Report, Basis]:
    """Report on a period, and return what its figures were made from."""
    config, now = workspace.config, workspace.now()
    with _nothing_thrown_away(), workspace.store.read() as db:
        basis = read(db, config, period, workspace.made_at)
        done = measured(basis, period)
        report = Report(
            version=VERSION,
            period=told(period),
            before=told(basis.before) if basis.before else None,
            year_earlier=told(basis.year_earlier),
            letterhead=_letterhead(config),
            lang=config.office.lang,
            zone=config.office.zone.key,
            made_at=now,
            is_over=now >= period.end,
            headline=headline(*_compared(db, basis, done)),
            tables={each.id: each for each in _tables(db, basis, done, now)},
            series=series(db, basis),
            days=days(done),
            gaps=gaps.sentences(config, period, basis.posts, basis.since, now),
            notes=[*notes(basis), *doubts.notes(db, period)],
            evidence=evidence.of(config, basis.posts, period),
        )
    return report, basis


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Keep Python from looking for garbage over and over: a report makes much, and no garbage."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _compared(
    db: Connection, basis: Basis, done: Measured
) -> Iterator[tuple[Measured, People] | None]:
    """Yield what the headline tells: of the period, the one before, and that of last year."""
    yield done, people.figures(db, basis.config, basis.period)
    for each in (basis.before, basis.year_earlier):
        yield (measured(basis, each), people.figures(db, basis.config, each)) if each else None


def _tables(db: Connection, basis: Basis, done: Measured, now: datetime) -> Iterator[Table]:
    config, period = basis.config, basis.period
    channels, units, themes, forms, authors = groupings(basis)
    by_channel = with_people(
        grouped_table(done, channels),
        people.figures(db, config, period),
        people.notes(db, config, period),
    )
    yield by_channel
    for each in (units, themes, forms):
        yield grouped_table(done, each)
    so_far = done if basis.so_far.start == period.start else measured(basis, basis.so_far)
    title = _("By unit, since the beginning of the reporting year")
    yield grouped_table(so_far, units, table="so-far", title=title)
    yield unit_channel(done, units, channels)
    yield theme_month(done, themes)
    yield grouped_table(done, authors)
    items, *few = item_tables(done)
    yield from few
    yield items
    yield punctuality.table(db, config, period, basis.posts, basis.since, now)
    yield coverage.table(period, by_channel)
    yield from ratings.tables(done, themes)
    if context := indices.table(config, period):
        yield context


def _letterhead(config: Config) -> Letterhead:
    office = config.office
    return Letterhead(
        name=office.name,
        short_name=office.short_name,
        parent=office.parent,
        province=office.province,
        code=config.report.code,
        recipients=list(config.report.recipients),
        signs=list(config.report.signs),
        signer=config.report.signer,
    )
