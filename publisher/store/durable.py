"""Files that outlive a power cut: whole and on the disk before anything relies on them.

A row that names a file is only written after the file was put here; the other way round, the
row may be there after a power cut and the bytes not.
"""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20  # bytes that are copied at once


def atomic_write(target: Path, content: bytes | BinaryIO, *, beside: Path | None = None) -> None:
    """Write a file, or copy an open one, so that at any time the old or the new one is there.

    beside: the draft's path, where several processes may write the same file.
    """
    put(write_beside(target, content, beside), target)


def write_beside(target: Path, content: bytes | BinaryIO, beside: Path | None = None) -> Path:
    """Write the draft of a file; returns where, to be looked at and `put` in its place.

    One that can't be written whole, for want of room, leaves nothing.
    """
    draft = beside or target.with_name(f"{target.name}.new")
    try:
        with draft.open("wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                shutil.copyfileobj(content, file, CHUNK)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return draft


def put(draft: Path, target: Path) -> None:
    """Put a written file in a target's place, for good. Both are in the same folder."""
    sync(draft)
    draft.replace(target)
    sync(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, for good. May be repeated."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync(folder.parent)


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
