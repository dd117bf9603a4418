"""The benchmarks run and print ratios; what they measure is nothing for a test."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def bench(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "bench", *arguments]
    return subprocess.run(  # noqa: S603  our own program
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_cheapest_runs_and_prints_a_ratio_with_its_figures() -> None:
    done = bench("scan", "--quick")
    assert done.returncode == 0, done.stderr
    assert "ratio" in done.stdout
    assert "scandir + stat:" in done.stdout


def test_an_unknown_name_is_refused_with_those_that_there_are() -> None:
    done = bench("speed")
    assert done.returncode == 2
    assert "there are lane, due, website, views, scan, idle, report, reading, desk" in done.stderr
