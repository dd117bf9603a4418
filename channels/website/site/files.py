"""Files of the website on disk: written beside, synced, renamed, under one lock."""

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

from channels.shared.clips import Clip
from channels.website.site import compressed

SYNCS = 8  # at once
MANY = 100  # files from which on the whole disk is synced once, instead of each of them
READABLE, ENTERED = 0o644, 0o755  # for the web server, which is somebody else

_Moves = list[tuple[Path | None, Path]]  # what replaces what; None: it is removed


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file, so that a daemon and a command never write the site at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield  # closing the file gives the lock back, a crash too


def write(root: Path, files: Sequence[tuple[str, bytes]], *, packed: bool = False) -> list[str]:
    """Write files, given by path below root; return those whose variants are to be made yet.

    A file whose bytes are the same stays untouched and keeps its time. A crash leaves
    each file either old or new, never cut, and shows none before those ahead of it; a
    compressed variant goes before its file changes and comes after. May be repeated.
    packed: make the variants too; so it is done where there are many files.
    """
    many = len(files) >= MANY
    packed = packed or many
    # The disk's journal takes many syncs in one go, if they come together.
    with ThreadPoolExecutor(SYNCS) as pool:
        prepared = {
            path: pool.submit(_prepare, root / path, content, packed=packed, sync=not many)
            for path, content in files
        }
        if many:
            wait(prepared.values())
            os.sync()
        changed = [path for path, each in prepared.items() if _move(each.result())]
        list(pool.map(_sync, {(root / path).parent for path in changed}))
    if packed:
        return []
    return [path for path, content in files if compressed.suffixes(path, len(content))]


def remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files and their variants; those that are not there are no matter."""
    for path in paths:
        for each in (*_variants_of(root / path), root / path):
            each.unlink(missing_ok=True)


def fault(target: Path, content: bytes, *, packed: bool = True) -> str:
    """Say what is wrong with a file or its variants, given what it is to say; "" if nothing.

    packed: it is to have its variants already.
    """
    if not target.is_file():
        return "thiếu tệp"
    if target.read_bytes() != content:
        return "khác với chỉ mục"
    wrong = [each for each, is_right in _variants(target, content) if not is_right]
    if any(each.exists() for each in wrong) or (packed and wrong):
        return "bản nén thiếu hoặc khác"
    return ""


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


def _prepare(target: Path, content: bytes, *, packed: bool, sync: bool) -> _Moves:
    """Write beside a file what is to replace it and its variants; return the moves to make."""
    moves: _Moves = []
    same = _same(target, content)
    if not same:
        moves += [(None, each) for each in _variants_of(target) if each.exists()]
        moves.append((_write_beside(target, content, sync=sync), target))
    if not packed:
        return moves
    wrong = [each for each, is_right in _variants(target, content) if not (same and is_right)]
    made = dict(compressed.variants(target.name, content)) if wrong else {}
    for each in wrong:
        fresh = made.get(each.suffix)
        moves.append((_write_beside(each, fresh, sync=sync) if fresh else None, each))
    return moves


def _move(moves: _Moves) -> bool:
    """Put into place what was written beside; tell whether there was anything."""
    for beside, target in moves:
        if beside is None:
            target.unlink(missing_ok=True)
        else:
            beside.replace(target)
    return bool(moves)


def _variants_of(target: Path) -> list[Path]:
    """Return where the variants of a file stand, if it has any."""
    if not compressed.has_variants(target.name):
        return []
    return [target.with_name(target.name + suffix) for suffix in compressed.SUFFIXES]


def _same(target: Path, content: bytes) -> bool:
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except FileNotFoundError:
        return False


def _variants(target: Path, content: bytes) -> Iterator[tuple[Path, bool]]:
    """Yield where the variants of a file stand, and whether each is as it should be."""
    wanted = compressed.suffixes(target.name, len(content))
    for each in _variants_of(target):
        try:
            said = compressed.unpacked(each.suffix, each.read_bytes())
        except FileNotFoundError:
            yield each, each.suffix not in wanted
        else:
            yield each, each.suffix in wanted and said == content


def _write_beside(target: Path, content: bytes, *, sync: bool) -> Path:
    beside = _beside(target)
    try:
        file = beside.open("wb")
    except FileNotFoundError:
        _make_folder(target.parent)
        file = beside.open("wb")
    with file:
        os.fchmod(file.fileno(), READABLE)
        file.write(content)
        if sync:
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


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
