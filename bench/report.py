"""A report on a month and on a year of a large office, against a pandas script with its sums."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.table import Report, Row
from bench.year import CHANNELS, UNITS, Size, make_year

# Each says in JSON how many seconds it took once its libraries were there, and its peak in MB:
# its own, while getrusage tells of a young process the peak of the one that started it.
PEAK = "int(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]) / 1000"
OURS = f"""
import json, sys, time
from pathlib import Path
from publisher.report.documents.page import make_page
from publisher.report.documents.table_csv import make_csv
from publisher.report.documents.table_json import make_json
from publisher.report.making import make_report
from publisher.report.periods.period import period
from publisher.timetable.regimes import REGIMES
from publisher.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
kind, index = sys.argv[2], int(sys.argv[3])
calendar = workspace.config.calendar
began = time.perf_counter()
report = make_report(workspace, period(REGIMES["nd09"], kind, 2026, index, calendar))
made = time.perf_counter()
make_page(report), make_json(report), [make_csv(report, name) for name in report.tables]
done = time.perf_counter()
total = report.tables["units"].total.cells[2].value
print(json.dumps([made - began, done - made, {PEAK}, total]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process used."""

    figures: float  # seconds
    documents: float  # seconds
    memory: float  # MB at its peak
    views: int  # what it found: both must find the same


def run(*, quick: bool) -> Report:
    """Measure reports on a month and on a year."""
    size = Size(100, 10_000) if quick else Size(5_000, 1_000_000)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        root = Path(name)
        database = make_year(root, size)
        rows = []
        for kind, index, edges in (("month", 11, ("2026-10-14", "2026-11-14")),
                                   ("year", 1, ("2025-12-14", "2026-12-14"))):  # fmt: skip
            ours = _cost(OURS, str(root), kind, str(index))
            theirs = _cost(_PANDAS.read_text(), str(database), *edges)
            if ours.views != theirs.views:
                raise RuntimeError(f"{kind}: {ours.views} views, but pandas has {theirs.views}")
            rows += _rows(kind, ours, theirs)
    return Report(
        title="Reports of a large office",
        how=(
            f"{size.items:,} items of {UNITS} units on {len(CHANNELS)} channels, and up to"
            f" {size.readings:,} readings within a year, in SQLite. Each report is made once in a"
            " process of its own; its imports are not counted. Beside it a pandas script that"
            " reads the same tables and makes the same sums by channel, unit, theme, form, author,"
            " item and month, and no documents."
        ),
        rows=rows,
    )


_PANDAS = Path(__file__).with_name("report_pandas.py")


def _cost(script: str, *arguments: str) -> Cost:
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Cost(*json.loads(done.stdout))


def _rows(kind: str, ours: Cost, theirs: Cost) -> list[Row]:
    took = ours.figures + ours.documents
    return [
        Row(
            what=f"figures of a {kind}",
            ours=f"{ours.figures:.2f} s",
            yardstick=f"pandas: {theirs.figures:.2f} s",
            ratio=ours.figures / theirs.figures,
        ),
        Row(
            what=f"{kind}: figures, HTML, CSV, JSON",
            ours=f"{took:.2f} s",
            yardstick=f"pandas, figures alone: {theirs.figures:.2f} s",
            ratio=took / theirs.figures,
            aim="2 s",
        ),
        Row(
            what=f"{kind}: memory at the peak",
            ours=f"{ours.memory:.0f} MB",
            yardstick=f"pandas: {theirs.memory:.0f} MB",
            ratio=ours.memory / theirs.memory,
            aim="300 MB",
        ),
    ]
