"""A report as data: what every document is made from, and what is frozen when a period closes.

Plain values only, so that it becomes JSON and comes back the same (`ADAPTER`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, TypeAdapter

from publisher.report.periods.period import PeriodName as PeriodName

ColumnKind = Literal["text", "day", "count", "sum", "reach", "share", "people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. Unknown is None, never 0, and says why."""

    id: str  # "2026-11/units/van-phong/views": what `publisher trace` is asked with
    value: int | float | None  # of a share: from 0 to 1
    known: int = 0  # of so many posts (or other things counted) the figure is known …
    of: int = 0  # … of so many that it is about
    at_least: bool = False  # a lower bound: reach is never added up
    adjusted: int = 0  # the part that services took back within the period, 0 or less
    carried: int = 0  # posts whose figure is older than the closing it stands for
    why: Mapping[str, int] = field(default_factory=dict)  # reason → posts that lack the figure


Cell = Figure | str | date | None  # text as it is read; None where nothing is meant


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    id: str  # "views"
    title: str  # as people read it
    kind: ColumnKind

    @property
    def is_additive(self) -> bool:
        """Tell whether what stands in two rows, or in two periods, may be added up."""
        return self.kind in ("count", "sum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; its cells stand in the order of the table's columns."""

    key: str  # "van-phong"; of an item: its id
    name: str
    cells: Sequence[Cell]
    url: str | None = None
    indent: int = 0  # a row that explains the one above


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table with its rows, its total, and what a reader has to know of it."""

    id: str  # "units"
    title: str
    columns: Sequence[Column]  # the first is the rows' name and has no cell
    rows: Sequence[Row]
    total: Row | None = None
    notes: Sequence[str] = ()

    def figure(self, row: Row, column: str) -> Figure | None:
        """Return a row's figure in a column; None where there is none of that name."""
        for each, cell in zip(self.columns[1:], row.cells, strict=True):
            if each.id == column and isinstance(cell, Figure):
                return cell
        return None


def _with_days(table: Table) -> Table:
    """Return a table read from JSON, which keeps days as text, with days where they were."""
    at = {index for index, each in enumerate(table.columns[1:]) if each.kind == "day"}

    def again(row: Row) -> Row:
        cells = enumerate(row.cells)
        return replace(row, cells=[_day(cell) if n in at else cell for n, cell in cells])

    if not at:
        return table
    return replace(
        table, rows=list(map(again, table.rows)), total=again(table.total) if table.total else None
    )


def _day(cell: Cell) -> Cell:
    return date.fromisoformat(cell) if isinstance(cell, str) and cell else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One figure of the period beside the period before and the same of last year."""

    name: str  # "Lượt xem"
    now: Figure
    before: Figure | None  # None where there is no such period, or nothing was measured
    year_earlier: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One mark of a line over time."""

    month: str  # the period's id
    figure: Figure
    breaks: bool = False  # its service counted otherwise before: no line leads here


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One channel's figure over the months."""

    key: str
    name: str
    points: Sequence[Point]
    column: Literal["views", "reach", "people"] = "views"  # which figure it follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One product with where it can be seen."""

    item: str
    title: str
    unit: str
    day: date
    links: Sequence[tuple[str, str]]  # the channel's name, the address; "" where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands above and below the report, from the config."""

    name: str
    short_name: str
    parent: str
    province: str
    code: str  # "BC-SXD": behind the number that the clerk gives
    recipients: Sequence[str]
    signs: Sequence[str]  # lines above the signature, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
    signer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the documents of one period say."""

    version: int  # of the figures' definitions
    period: PeriodName
    before: PeriodName | None
    year_earlier: PeriodName
    letterhead: Letterhead
    lang: str
    zone: str
    made_at: datetime  # the figures' time
    is_over: bool  # whether the period was over then
    headline: Sequence[Change]  # the leader's half page: reach and views first
    tables: Mapping[
        str, Annotated[Table, AfterValidator(_with_days)]
    ]  # by id, in the order of the documents
    series: Sequence[Series]  # reach or views per channel by month
    days: Mapping[str, int]  # day → posts that went out: the calendar's heat map
    gaps: Sequence[str]  # sentences, e.g. "Chủ đề …: 21 ngày không có bài (từ … đến …)"
    notes: Sequence[str]
    evidence: Sequence[Evidence]
    replaces: str = ""  # of a revision: the frozen report that it replaces
    revision: int = 0  # 0: not frozen


VERSION = 1
ADAPTER = TypeAdapter(Report)
