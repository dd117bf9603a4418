"""Files of the website on disk: written beside, synced, renamed, under one lock."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from channels.shared.clips import Clip
from channels.website.site import compressed

THREADS = 8  # that compress, or wait for the disk
MANY = 100  # files from which on the whole disk is synced once, instead of each of them
READABLE, ENTERED = 0o644, 0o755  # for the web server, which is somebody else

T = TypeVar("T")

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
    packed: make the variants too.
    """
    many = len(files) >= MANY
    prepare = partial(_prepare, root, packed=packed)
    if packed:  # compressing leaves the interpreter to others
        with ThreadPoolExecutor(THREADS) as pool:
            prepared = list(pool.map(prepare, files))
    else:
        prepared = [prepare(each) for each in files]
    if many:
        os.sync()
    else:
        _sync_contents([each for moves in prepared for each, _ in moves if each])
    _together(_sync, list({moves[-1][1].parent for moves in prepared if _move(moves)}))
    if packed:
        return []
    return [path for path, content in files if compressed.suffixes(path, len(content))]


def remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files and their variants; those that are not there are no matter.

    With what a call that broke off wrote beside them.
    """
    for path in paths:
        for each in (*_variants_of(root / path), root / path):
            each.unlink(missing_ok=True)
            _clear(each)


def fault(target: Path, content: bytes, *, packed: bool = True) -> str:
    """Say what is wrong with a file or its variants, given what it is to say; "" if nothing.

    packed: it is to have its variants already.
    """
    if not target.is_file():
        return "thiếu tệp"
    if target.read_bytes() != content:
        return "nội dung khác với nội dung phải có"
    wrong = [each for each, is_right in _variants(target, content) if not is_right]
    if any(each.exists() for each in wrong) or (packed and wrong):
        return "bản nén (.br, .gz) thiếu hoặc khác"
    return ""


def beside(target: Path) -> Path:
    """Name the temporary file of a file; always the same, so that the next run takes it over."""
    return target.with_name(f".{target.name}.tmp")


def _clear(target: Path) -> None:
    """Remove what a call that broke off wrote beside a file."""
    left = beside(target)
    if left.exists():
        left.unlink()


def copy(clip: Clip, target: Path) -> None:
    """Copy a video the same way; one of the same size is taken for the same."""
    if target.is_file() and target.stat().st_size == clip.size:
        return
    _make_folder(target.parent)
    fresh = beside(target)
    with fresh.open("wb") as written:
        os.fchmod(written.fileno(), READABLE)
        written.writelines(clip.pieces())
        written.flush()
        os.fsync(written.fileno())
    fresh.replace(target)
    _sync(target.parent)


def _prepare(root: Path, file: tuple[str, bytes], *, packed: bool) -> _Moves:
    """Write beside a file what is to replace it and its variants; return the moves to make."""
    target, content = root / file[0], file[1]
    moves: _Moves = []
    same = _same(target, content)
    if packed or not compressed.suffixes(target.name, len(content)):  # else they are packed later
        for each in _variants_of(target):
            _clear(each)
    if same:
        _clear(target)
    else:
        moves += [(None, each) for each in _variants_of(target) if each.exists()]
        moves.append((_write_beside(target, content), target))
    if not packed:
        return moves
    wrong = [each for each, is_right in _variants(target, content) if not (same and is_right)]
    made = dict(compressed.variants(target.name, content)) if wrong else {}
    for each in wrong:
        fresh = made.get(each.suffix)
        moves.append((_write_beside(each, fresh) if fresh else None, each))
    return moves


def _move(moves: _Moves) -> bool:
    """Put into place what was written beside; tell whether there was anything."""
    for fresh, target in moves:
        if fresh is None:
            target.unlink(missing_ok=True)
        else:
            fresh.replace(target)
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


def _write_beside(target: Path, content: bytes) -> Path:
    fresh = beside(target)
    try:
        file = fresh.open("wb")
    except FileNotFoundError:
        _make_folder(target.parent)
        file = fresh.open("wb")
    with file:
        os.fchmod(file.fileno(), READABLE)
        file.write(content)
    return fresh


def _sync_contents(files: Sequence[Path]) -> None:
    """Sync what was written; as quick as each in the thread that wrote it, with less CPU."""
    with ExitStack() as opened:
        handles = [opened.enter_context(each.open("rb")).fileno() for each in files]
        for each in handles:
            os.posix_fadvise(each, 0, 0, os.POSIX_FADV_DONTNEED)  # begins to write
        _together(os.fsync, handles)


def _together(sync: Callable[[T], None], what: Sequence[T]) -> None:
    """Sync several: the disk's journal takes many in one go, if they come together."""

    def share(first: int) -> None:
        for each in what[first::THREADS]:
            sync(each)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(share, range(min(THREADS, len(what)))))


def _make_folder(folder: Path) -> None:
    """Make a folder that the web server may enter, whatever this process keeps from others."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        each.chmod(ENTERED)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
