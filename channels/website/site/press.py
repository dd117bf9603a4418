"""Many files of the site made at once, by a process a core.

What a file says follows from the index alone, so it does not matter who makes it: these
processes read the index as it is committed, and write nothing. Their parent writes the files.
"""

import os
import pickle
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from channels.website.site.folder import Folder, Made
from channels.website.site.index import Index
from channels.website.site.part import Parts
from publisher.contract import TooMuch, Worker

SHEET = 125  # files that are asked for at once
FEW = 8 * SHEET  # so many are made here before the processes have started
MOST = 8  # processes; one alone writes what they make
_SECONDS, _MEGABYTES = 60, 1_000  # for a sheet: a limit that only a fault of ours reaches


class Press:
    """Makes files of one site as its index says, as long as nobody changes that; to be closed."""

    def __init__(self, index: Path, folder: Folder, parts: Parts) -> None:
        self._folder = folder
        self._order = pickle.dumps((index.resolve(), parts.again))
        count = min(os.cpu_count() or 1, MOST)
        target = f"{__name__}:printed"
        self._workers = [Worker(target, _SECONDS, _MEGABYTES) for _ in range(count)]
        self._pool = ThreadPoolExecutor(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def made(self, index: Index, paths: Sequence[str]) -> Iterator[Made]:
        """Yield what files say, by path, some at a time; None of what the site has not."""
        if len(paths) < FEW or len(self._workers) == 1:
            yield from [self._folder.made(index, paths)] if paths else []
            return
        sheets, workers = self._shared_out(paths)
        for sheet, made in zip(sheets, self._pool.map(self._ask, workers, sheets), strict=True):
            yield self._folder.made(index, sheet) if made is None else made

    def _shared_out(self, paths: Sequence[str]) -> tuple[list[Sequence[str]], list[Worker]]:
        """Return sheets and who makes each: neighbours, which have much in common, the same."""
        each = -(-len(paths) // len(self._workers))
        heaps = [paths[at : at + each] for at in range(0, len(paths), each)]
        turns = [
            (heap[at : at + SHEET], worker)
            for at in range(0, each, SHEET)
            for heap, worker in zip(heaps, self._workers, strict=False)
            if heap[at:]
        ]
        return [sheet for sheet, _ in turns], [worker for _, worker in turns]

    def _ask(self, worker: Worker, sheet: Sequence[str]) -> Made | None:
        """Return what a process makes; None if it failed, then the parent will know better."""
        try:
            answer = worker.ask(pickle.dumps((self._order, sheet)))
        except (TooMuch, TimeoutError):
            return None
        made: Made = pickle.loads(answer)  # noqa: S301  from a process of ours
        return made


# --- In the processes themselves ------------------------------------------------------------


def printed(request: bytes) -> bytes:
    """Return what files say, given whose they are and their paths."""
    order, sheet = pickle.loads(request)  # noqa: S301  from our parent
    folder, path = _opened(order)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as database:
        made: Mapping[str, bytes | None] = folder.made(Index(database), sheet)
    return pickle.dumps(made)


@lru_cache(maxsize=1)
def _opened(order: bytes) -> tuple[Folder, Path]:
    path, again = pickle.loads(order)  # noqa: S301  from our parent
    return Folder(path.parent, again()), path
