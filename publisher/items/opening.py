"""Open an editor's file for what it is: never by a link, never a pipe or a device.

Whoever may write to the content folder could otherwise have any file published that the
publisher may read, by a link put in a file's place between two looks at it.
"""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20  # bytes that are hashed at once
_FOLDER = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading, following no link anywhere on the way to it.

    path: absolute, as `resolve` gave it. Raises OSError, also for what is no file.
    """
    folder = os.open(path.anchor, _FOLDER)
    try:
        for part in path.parts[1:-1]:
            below = os.open(part, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = below
        handle = os.open(path.name, _FILE, dir_fd=folder)
    finally:
        os.close(folder)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return open(handle, "rb")  # noqa: PTH123  a handle, no path


def size(file: BinaryIO) -> int:
    """Return the bytes of an open file."""
    return os.fstat(file.fileno()).st_size


def short_hash(file: BinaryIO) -> str:
    """Return the first 16 hex digits of the SHA-256 of an open file's bytes."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(CHUNK):
        digest.update(piece)
    return digest.hexdigest()[:16]
