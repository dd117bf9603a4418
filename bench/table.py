"""What a benchmark tells: comparisons made in one run, printed as ratios with their figures."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One comparison."""

    what: str
    ours: str  # the figure with its unit
    yardstick: str  # what it is compared with, and that figure
    ratio: float  # ours by the yardstick's
    aim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one benchmark found."""

    title: str
    how: str  # what was done, in plain words
    rows: Sequence[Row]


def show(report: Report, out: Console) -> None:
    """Print one report."""
    table = Table(title=report.title, title_justify="left", title_style="bold", expand=True)
    for heading, right in (("measured", False), ("Lan Tỏa", True), ("compared with", False),
                           ("ratio", True), ("aim", True)):  # fmt: skip
        table.add_column(heading, justify="right" if right else "left")
    for row in report.rows:
        table.add_row(row.what, row.ours, row.yardstick, f"{row.ratio:.3g}", row.aim)
    out.print(table)
    out.print(report.how, style="dim")
    out.print()


def machine() -> str:
    """Describe where this was measured, and how busy it was then."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load}"


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job took."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that so large a share of all values does not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)
