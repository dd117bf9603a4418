"""A warm scan of the content folder, against listing and stat-ing the same files."""

import os
import tempfile
import time
from pathlib import Path

from bench.table import Report, Row, middle, seconds
from publisher.items.scan import Scanner

FOLDERS = 50
STILL = 3.0  # seconds, as shipped


def run(*, quick: bool) -> Report:
    """Measure a scan that finds nothing new."""
    files, rounds = (500, 3) if quick else (10_000, 15)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        root = Path(name)
        _fill(root, files)
        scanner = Scanner(root, STILL)
        for path in scanner.scan(time.monotonic()).present:
            scanner.took(path, scanner.seen(path, (), problems=False))
        ours, bare = [], []
        for _ in range(rounds):
            ours.append(seconds(lambda: scanner.scan(time.monotonic())))
            bare.append(seconds(lambda: _stat_all(name)))
    return Report(
        title="Warm scan of the content folder",
        how=(
            f"{files:,} Markdown files in {FOLDERS} folders, all known and unchanged. Beside it"
            f" os.scandir and stat of every file, nothing else. Medians of {rounds} in turns."
        ),
        rows=[
            Row(
                what=f"scan of {files:,} files",
                ours=f"{middle(ours) * 1000:.0f} ms",
                yardstick=f"scandir + stat: {middle(bare) * 1000:.0f} ms",
                ratio=middle(ours) / middle(bare),
            )
        ],
    )


def _fill(root: Path, files: int) -> None:
    for number in range(files):
        folder = root / f"2026-{number % FOLDERS:02}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:05}-cap-giay-phep-xay-dung.md").write_text("---\ntitle: Tin\n---\n")


def _stat_all(folder: str) -> int:
    number = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                number += _stat_all(entry.path)
            else:
                entry.stat()
                number += 1
    return number
