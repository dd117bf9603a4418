"""What is asked of the disk, in order: what was not synced does not outlive a power cut.

steps = recorded(monkeypatch)
…
assert steps == ["put a.txt, synced", "sync folder"]     # it is there for good
"""

import os
import stat
from pathlib import Path
from typing import Any

import pytest


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each file put in its place and each folder synced."""
    steps: list[str] = []
    synced: dict[int, bytes] = {}  # by inode, as long as nobody wrote on
    fsync, replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        fsync(handle)
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if stat.S_ISDIR(path.stat().st_mode):
            steps.append(f"sync {path.name}")
        else:
            synced[path.stat().st_ino] = path.read_bytes()

    def put(source: Any, target: Any) -> None:
        path = Path(source)
        same = synced.get(path.stat().st_ino) == path.read_bytes()
        steps.append(f"put {Path(target).name}, {'synced' if same else 'not synced'}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", put)
    return steps
