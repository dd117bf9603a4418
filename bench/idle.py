"""What the daemon costs while nothing is due, against an idle Huey consumer."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.process import cpu, resident
from bench.stand_in import stand_in
from bench.table import Report, Row
from publisher.cli.init import make_workspace

SETTLE = 15.0  # seconds: imports, the first scan and item are over; the tick after 30 s is not
HUEY = """
import sys
from huey import SqliteHuey
SqliteHuey(filename=sys.argv[1]).create_consumer().run()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process used."""

    cpu: float  # percent of one core
    before: float  # MB resident when the span began
    after: float  # MB resident when it ended


def run(*, quick: bool) -> Report:
    """Measure the daemon doing nothing."""
    settle, span = (2.0, 2.0) if quick else (SETTLE, 20.0)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, stand_in() as place:
        root = Path(name)
        make_workspace(root, sandbox=True, addresses=place.addresses)
        _make_database(root)
        ours = ("-m", "publisher", "run", "--workspace", str(root))
        theirs = ("-c", HUEY, str(root / "huey.sqlite"))
        with _process(ours) as daemon, _process(theirs) as huey:
            time.sleep(settle)
            found = _costs((daemon, huey), span)
    mine, other = found
    return Report(
        title="The daemon while nothing is due",
        how=(
            "`publisher run` with four channels in a process of its own, and beside it in the"
            f" same {span:.0f} s a Huey consumer with one worker thread on an empty SQLite"
            " queue, as shipped. CPU time and resident memory from /proc. The daemon watches the"
            " folder, scans it every minute and looks at the outbox every 30 s, once in this span."
            " Its database is there already: a start that makes or migrates one carries Alembic"
            " until the next start, some 10 MB."
        ),
        rows=[
            Row(
                what="CPU of one core",
                ours=f"{mine.cpu:.2f} %",
                yardstick=f"idle Huey consumer: {other.cpu:.2f} %",
                ratio=mine.cpu / other.cpu,
            ),
            Row(
                what="memory",
                ours=f"{mine.after:.0f} MB",
                yardstick=f"idle Huey consumer: {other.after:.0f} MB",
                ratio=mine.after / other.after,
            ),
            Row(
                what=f"memory {span:.0f} s later",
                ours=f"{mine.after:.1f} MB",
                yardstick=f"the same daemon before: {mine.before:.1f} MB",
                ratio=mine.after / mine.before,
                aim="1",
            ),
        ],
    )


def _make_database(root: Path) -> None:
    command = (sys.executable, "-m", "publisher", "status", "--workspace", str(root))
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  our own program


@contextmanager
def _process(arguments: tuple[str, ...]) -> Iterator[int]:
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _costs(pids: tuple[int, ...], span: float) -> list[Cost]:
    before = [(cpu(pid), resident(pid)) for pid in pids]
    began = time.perf_counter()
    time.sleep(span)
    took = time.perf_counter() - began
    return [
        Cost(100 * (cpu(pid) - used) / took, memory, resident(pid))
        for pid, (used, memory) in zip(pids, before, strict=True)
    ]
