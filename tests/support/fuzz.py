"""A million broken, odd and hostile inputs, and what may come of each.

    python tests/support/fuzz.py --cases 1000000 --seed 7          (make fuzz)

Every target takes a number of cases: front matter, whole files, Markdown to each channel,
lines of access logs, answers of services, pictures. A case has a seed of its own, which is
printed when it fails: an exception that no docstring names, more than 2 s, a worker that
needs more than 300 MB, a word of the source that neither reaches readers nor is named.

    python tests/support/fuzz.py --target markdown --case 7/markdown/1234
"""

import argparse
import multiprocessing
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_targets import TARGETS, Target

SECONDS = 2.0  # one case may take
MEMORY = 300_000_000  # bytes one process may ever need
CHUNK = 1_000  # cases that a worker takes at once
TRIES = 3  # a slow case is slow every time; a busy machine is not


@dataclass(slots=True)
class Outcome:
    """What became of some cases of a target."""

    target: str
    cases: int = 0
    refused: int = 0  # with documented words
    slowest: float = 0.0  # seconds
    slowest_case: str = ""
    memory: int = 0  # bytes at most, of a worker or of a process it started
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Add what became of others."""
        self.cases += other.cases
        self.refused += other.refused
        self.memory = max(self.memory, other.memory)
        self.failures += other.failures
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case


def play(name: str, case: str, outcome: Outcome) -> None:
    """Play one case, and note what became of it."""
    target = TARGETS[name]
    for _try in range(TRIES):
        begun = time.monotonic()
        try:
            accepted = target.play(random.Random(case))  # noqa: S311  must be repeatable
        except Exception:  # noqa: BLE001  whatever it is, it is what is looked for
            outcome.failures.append(f"{case}\n{traceback.format_exc()}")
            accepted = False
        taken = time.monotonic() - begun
        if taken <= SECONDS:
            break
    else:
        outcome.failures.append(f"{case}\ntook {taken:.1f} s")
    outcome.cases += 1
    outcome.refused += not accepted
    if taken > outcome.slowest:
        outcome.slowest, outcome.slowest_case = taken, case


def chunk(work: tuple[str, int, int, int]) -> Outcome:
    """Play a row of cases in this process."""
    name, seed, first, count = work
    outcome = Outcome(name)
    for number in range(first, first + count):
        play(name, f"{seed}/{name}/{number}", outcome)
    outcome.memory = max(map(_peak, _family()), default=0)
    if outcome.memory > MEMORY:
        outcome.failures.append(f"{name}: {outcome.memory / 1e6:.0f} MB of memory")
    return outcome


def _family() -> Iterator[int]:
    """Yield this process and those that it started."""
    yield os.getpid()
    for entry in Path("/proc/self/task").glob("*/children"):
        yield from map(int, entry.read_text().split())


def _peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return 0
    lines = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(line.split()[1]) * 1024 for line in lines), 0)


def works(cases: int, seed: int, only: str | None) -> Iterator[tuple[str, int, int, int]]:
    """Yield rows of cases, each target's share of them."""
    chosen: dict[str, Target] = {only: TARGETS[only]} if only else TARGETS
    shares = sum(target.share for target in chosen.values())
    for name, target in chosen.items():
        count = max(1, cases * target.share // shares)
        for first in range(0, count, CHUNK):
            yield name, seed, first, min(CHUNK, count - first)


def run(cases: int, seed: int, only: str | None, workers: int) -> dict[str, Outcome]:
    """Play all cases; returns what became of them, by target."""
    found: dict[str, Outcome] = {}
    context = multiprocessing.get_context("spawn")
    # a fresh process for each row: its memory is that of the row, and a target that sticks
    # to its process shows where it does
    with context.Pool(workers, maxtasksperchild=20) as pool:
        for outcome in pool.imap_unordered(chunk, list(works(cases, seed, only))):
            found.setdefault(outcome.target, Outcome(outcome.target)).add(outcome)
            for failure in outcome.failures:
                print(f"FAILED {failure}", file=sys.stderr, flush=True)
    return found


def main() -> int:
    """Play, and print one line for each target."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--target", choices=list(TARGETS))
    parser.add_argument("--case", help="play this one case again, as it was printed")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if asked.case:
        name = asked.case.split("/")[1]
        again = Outcome(name)
        play(name, asked.case, again)
        print(*again.failures, sep="\n")
        return bool(again.failures)
    print(f"seed {asked.seed}", flush=True)
    found = run(asked.cases, asked.seed, asked.target, asked.workers)
    for name, each in sorted(found.items()):
        print(
            f"{name:<12} {each.cases:>9,} cases, {each.refused:>9,} refused in words,"
            f" slowest {each.slowest:.2f} s ({each.slowest_case}),"
            f" memory {each.memory / 1e6:.0f} MB, {len(each.failures)} failed"
        )
    failed = sum(len(each.failures) for each in found.values())
    print(f"{sum(each.cases for each in found.values()):,} cases: {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
