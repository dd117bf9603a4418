"""Files of the website on disk: written beside, synced, renamed, under one lock."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from channels.shared.clips import Clip

SYNCS = 8  # at once
READABLE, ENTERED = 0o644, 0o755  # for the web server, which is somebody else


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file, so that a daemon and a command never write the site at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield  # closing the file gives the lock back, a crash too


def write(root: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files, given by path below root; return the paths that changed.

    A file whose bytes are the same stays untouched and keeps its time. A crash leaves
    each file either old or new, never cut, and shows none before those ahead of it. May
    be repeated.
    """
    # The disk's journal takes many syncs in one go, if they come together.
    with ThreadPoolExecutor(SYNCS) as pool:
        written = {
            path: pool.submit(_write_beside, root / path, content)
            for path, content in files
            if not _same(root / path, content)
        }
        for path, beside in written.items():
            beside.result().replace(root / path)
        list(pool.map(_sync, {(root / path).parent for path in written}))
    return list(written)


def copy(clip: Clip, target: Path) -> None:
    """Copy a video the same way; one of the same size is taken for the same."""
    if target.is_file() and target.stat().st_size == clip.size:
        return
    _make_folder(target.parent)
    beside = _beside(target)
    with beside.open("wb") as written:
        os.fchmod(written.fileno(), READABLE)
        written.writelines(clip.pieces())
        written.flush()
        os.fsync(written.fileno())
    beside.replace(target)
    _sync(target.parent)


def _same(target: Path, content: bytes) -> bool:
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except FileNotFoundError:
        return False


def _write_beside(target: Path, content: bytes) -> Path:
    beside = _beside(target)
    try:
        file = beside.open("wb")
    except FileNotFoundError:
        _make_folder(target.parent)
        file = beside.open("wb")
    with file:
        os.fchmod(file.fileno(), READABLE)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return beside


def _make_folder(folder: Path) -> None:
    """Make a folder that the web server may enter, whatever this process keeps from others."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        each.chmod(ENTERED)


def _beside(target: Path) -> Path:
    """Name the temporary file; always the same, so that the next run takes it over."""
    return target.with_name(f".{target.name}.tmp")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
