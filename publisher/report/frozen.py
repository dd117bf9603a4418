"""The reports of closed periods as they were frozen: figures, time and hash, for ever.

A row is never changed. What is corrected later is a revision that names what it replaces.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
)

from publisher.people.journal import Entry, journal, write
from publisher.report.figures.model import ADAPTER, Report
from publisher.report.periods.period import Period
from publisher.store.database import Instant, metadata
from publisher.words import _, clock

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("regime", String(64), nullable=False),  # the calendar that the period is one of
    Column("period", String(40), nullable=False),  # "2026-11"
    Column("revision", Integer, nullable=False),  # from 1
    Column("replaces", Integer, ForeignKey("reports.id")),  # the revision before
    Column("made_at", Instant, nullable=False),  # the figures' time
    Column("frozen_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),  # of the figures' definitions
    Column("digest", String(64), nullable=False),  # of the content
    Column("content", Text, nullable=False),  # the whole report as JSON
    UniqueConstraint("regime", "period", "revision"),
)

FREEZE = "freeze"  # the act of the lines that tell of it
SHORT = 12  # characters of a digest: enough for people


class Altered(Exception):
    """What was frozen of a period is not what the journal tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """One frozen report."""

    id: int
    regime: str
    period: str
    revision: int
    replaces: int | None
    made_at: datetime
    frozen_at: datetime
    version: int
    digest: str
    content: str

    @property
    def report(self) -> Report:
        """The report as it was frozen."""
        return ADAPTER.validate_json(self.content)

    def name(self, zone: ZoneInfo) -> str:
        """Return how people name it, e.g. in the report that replaces it."""
        return _("{period} (revision {revision}, frozen at {time}, code {digest})").format(
            period=self.period,
            revision=self.revision,
            time=clock(self.frozen_at, zone),
            digest=self.digest[:SHORT],
        )


def newest(db: Connection, period: Period) -> Frozen | None:
    """Return the last that was frozen of a period; None if nothing was. Raises Altered."""
    for problem in altered(db, period):
        raise Altered(problem)
    mine = (reports.c.regime == period.regime.id, reports.c.period == period.id)
    query = select(reports).where(*mine).order_by(reports.c.revision.desc()).limit(1)
    row = db.execute(query).mappings().first()
    return Frozen(**row) if row else None


def frozen(db: Connection, period: Period) -> Report | None:
    """Return what everything shows of a period once it is frozen; None if it is not.

    Its last note names the revision, its time and its digest. Raises Altered.
    """
    kept = newest(db, period)
    if kept is None:
        return None
    report = kept.report
    told = _("Frozen figures: {name}.").format(name=kept.name(ZoneInfo(report.zone)))
    return replace(report, notes=(*report.notes, told))


def keep(
    db: Connection, period: Period, report: Report, now: datetime, *, who: str, why: str
) -> Frozen:
    """Keep a report as the next revision of its period, with the line that tells of it."""
    before = newest(db, period)
    report = replace(
        report,
        revision=before.revision + 1 if before else 1,
        replaces=before.name(ZoneInfo(report.zone)) if before else "",
    )
    content = ADAPTER.dump_json(report).decode()
    row = {
        "regime": period.regime.id,
        "period": period.id,
        "revision": report.revision,
        "replaces": before.id if before else None,
        "made_at": report.made_at,
        "frozen_at": now,
        "version": report.version,
        "digest": _digest(content),
        "content": content,
    }
    added = db.execute(insert(reports).values(**row).returning(*reports.c)).mappings().one()
    told = {key: row[key] for key in ("regime", "period", "revision", "digest")}
    write(db, Entry(who=who, act=FREEZE, details={**told, "reason": why}), now)
    return Frozen(**added)


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def altered(db: Connection, of: Period | None = None) -> Iterator[str]:
    """Say where frozen reports, or those of one period, are not what the journal tells."""
    kept, told = (_by_key(db.execute(query).mappings(), of) for query in _ROWS_AND_LINES)
    for key in sorted(kept.keys() | told.keys()):
        row, line = kept.get(key), told.get(key)
        if row is None:
            message = _("revision {revision} of the frozen report of {period} is gone")
        elif line is None:
            message = _(
                "no line tells that revision {revision} of the report of {period} was frozen"
            )
        elif not _is_as_told(row, line, kept.get((*key[:2], key[2] - 1))):
            message = _("revision {revision} of the frozen report of {period} was changed")
        else:
            continue
        yield message.format(period=key[1], revision=key[2])


_Key = tuple[str, str, int]  # regime, period, revision
_KEYS = {"regime", "period", "revision"}
_ROWS_AND_LINES = (
    select(reports),
    select(journal.c.at, journal.c.details).where(journal.c.act == FREEZE),
)


def _by_key(rows: Iterable[RowMapping], of: Period | None) -> dict[_Key, Mapping[str, Any]]:
    found = {}
    for row in rows:
        said = {**row, **row.get("details", {})}
        if said.keys() >= _KEYS:  # else no line of ours; the chain tells
            found[said["regime"], said["period"], said["revision"]] = said
    mine = of and (of.regime.id, of.id)
    return {key: row for key, row in found.items() if mine in (None, key[:2])}


def _is_as_told(
    row: Mapping[str, Any], line: Mapping[str, Any], before: Mapping[str, Any] | None
) -> bool:
    replaced = before["id"] if before else None
    same = (row["frozen_at"], row["replaces"]) == (line["at"], replaced)
    return same and row["digest"] == line.get("digest") == _digest(row["content"])
