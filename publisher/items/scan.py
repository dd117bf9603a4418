"""Which files of the content folder have changed. A warm scan costs a stat for each file.

A file that is still being written is not taken: it must have been still for some seconds
by our own watch, whatever its time stamps say (a copy may carry old ones). Links are not
followed: what they lead to may lie outside the content folder.
"""

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

log = logging.getLogger(__name__)

IGNORED = re.compile(
    r"^[.~_#]"  # hidden, lock files of office programs (~$x), editors' own
    r"|~$|\.(swp|swx|swo|tmp|temp|part|partial|crdownload|bak|orig)$"
    r"|\.sync-conflict-|conflicted copy|\(conflict|^readme\.md$",
    re.IGNORECASE,
)
RESERVED = frozenset({"hoat-dong"})  # a folder of the website's own: no items
PAGES = "trang"  # the folder of standing pages
Stamp = str


@dataclass(slots=True)
class Known:
    """What the last reading of a file was based on."""

    stamp: Stamp
    assets: tuple[str, ...] = ()
    asset_stamp: Stamp = ""
    problems: bool = False  # read again at every scan: what it lacks may have come


@dataclass(frozen=True, slots=True)
class Found:
    """What one scan saw; paths are relative to the content folder."""

    present: frozenset[Path]
    changed: tuple[Path, ...]
    vanished: tuple[Path, ...]
    again_in: float | None  # seconds until files that were still moving should be looked at


@dataclass(frozen=True, slots=True)
class Moving:
    """A file as it was last seen, and since when."""

    stamp: Stamp
    asset_stamp: Stamp
    since: float


@dataclass(slots=True)
class Scanner:
    """Remembers what was read, and sees what is new."""

    root: Path
    still: float
    known: dict[Path, Known] = field(default_factory=dict)
    _moving: dict[Path, Moving] = field(default_factory=dict)
    _clock: float = 0.0  # of the last scan
    _paths: dict[str, Path] = field(default_factory=dict)  # kept: making 10,000 takes long

    def scan(self, clock: float) -> Found:
        """Look at every file once. clock: seconds of a monotonic clock.

        Raises OSError where the folder itself can't be read: then nothing is known, and
        nothing has vanished.
        """
        self._clock = clock
        tree = Tree(str(self.root), self._paths)
        tree.read()
        present, shut, self._paths = tree.stamps, tuple(tree.shut), tree.paths
        hidden = {path for path in self.known if str(path).startswith(shut)} if shut else set()
        changed, waits, met = [], [], 0
        for path, stamp in present.items():
            known = self.known.get(path)
            met += known is not None
            if known and known.stamp == stamp and self._is_current(known):
                if self._moving:
                    self._moving.pop(path, None)
                continue
            wait = self._wait(path, stamp, clock)
            if wait <= 0:
                changed.append(path)
            else:
                waits.append(wait)
        gone = self.known.keys() - present.keys() - hidden if met < len(self.known) else ()
        for path in self._moving.keys() - present.keys():
            del self._moving[path]
        return Found(
            frozenset(present) | hidden,
            tuple(sorted(changed)),
            tuple(sorted(gone)),
            min(waits, default=None),
        )

    def _is_current(self, known: Known) -> bool:
        if known.problems:
            return False
        return not known.assets or asset_stamp(self.root, known.assets) == known.asset_stamp

    def _wait(self, path: Path, stamp: Stamp, clock: float) -> float:
        known = self.known.get(path)
        assets = asset_stamp(self.root, known.assets) if known else ""
        seen = self._moving.get(path)
        if seen is None or (seen.stamp, seen.asset_stamp) != (stamp, assets):
            self._moving[path] = Moving(stamp, assets, clock)
            return self.still
        return seen.since + self.still - clock

    def rest(self, path: Path) -> float:
        """Return for how many seconds a changed file had been still at the last scan."""
        return self._clock - self._moving[path].since

    def seen(self, path: Path, assets: tuple[Path, ...], *, problems: bool) -> Known:
        """Return a file as the last scan saw it; what is written since then is a change."""
        names = tuple(str(each) for each in assets)
        stamp = self._moving[path].stamp
        return Known(stamp, names, asset_stamp(self.root, names), problems)

    def took(self, path: Path, known: Known) -> None:
        """Remember what the reading of a file was based on."""
        self.known[path] = known
        if not known.problems:
            self._moving.pop(path, None)

    def forget(self, path: Path) -> None:
        """Forget a file that is gone."""
        self.known.pop(path, None)


def markdown_files(root: Path) -> Mapping[Path, Stamp]:
    """Return the editors' files below a folder with their stamps; raises OSError for the root."""
    tree = Tree(str(root), {})
    tree.read()
    return tree.stamps


def is_markdown(name: str) -> bool:
    """Tell whether a file is an editor's by the end of its name."""
    return name.lower().endswith((".md", ".markdown"))


def _passed_over(name: str, last: str) -> bool:
    return name in RESERVED or IGNORED.search(last) is not None


@dataclass(slots=True)
class Tree:
    """The editors' files below a folder. Most were there before: their names are fit."""

    root: str
    before: Mapping[str, Path]
    stamps: dict[Path, Stamp] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)  # by name
    shut: list[str] = field(default_factory=list)  # folders that can't be read now, "folder/"

    def read(self, inside: str = "") -> None:
        """Look at every file once; raises OSError where the folder itself can't be read."""
        before, paths, stamps = self.before, self.paths, self.stamps
        with os.scandir(os.path.join(self.root, inside)) as entries:  # noqa: PTH118  10,000 files
            for entry in entries:
                name = inside + entry.name
                path = before.get(name)
                if path is None and _passed_over(name, entry.name):
                    continue
                try:
                    if entry.is_file(follow_symlinks=False):
                        if path or is_markdown(name):
                            stamp = _stamp(entry.stat(follow_symlinks=False))
                            path = paths[name] = path or Path(name)
                            stamps[path] = stamp
                    elif entry.is_dir(follow_symlinks=False):
                        self._read_folder(f"{name}/")
                except FileNotFoundError:  # went away between the listing and the look
                    continue

    def _read_folder(self, inside: str) -> None:
        try:
            self.read(inside)
        except FileNotFoundError:
            raise
        except OSError as error:
            log.warning("folder_unreadable path=%s why=%s", ascii(inside), error.strerror)
            self.shut.append(inside)


def asset_stamp(root: Path, names: tuple[str, ...]) -> Stamp:
    """Return a stamp of the files that an item refers to; a missing one has its own."""
    stamps = []
    for name in names:
        try:
            stamps.append(_stamp((root / name).stat()))
        except OSError:
            stamps.append("-")
    return "|".join(stamps)


def _stamp(stat: os.stat_result) -> Stamp:
    return f"{stat.st_mtime_ns:x}:{stat.st_size:x}:{stat.st_ino:x}"


def remembered(rows: Mapping[str, str]) -> dict[Path, Known]:
    """Return what an earlier process remembered, from `dump`."""
    known = {}
    for path, text in rows.items():
        stamp, asset, problems, *assets = text.split("\n")
        known[Path(path)] = Known(stamp, tuple(assets), asset, problems == "!")
    return known


def dump(known: Known) -> str:
    """Return what to keep of a file, for `remembered`."""
    return "\n".join(
        (known.stamp, known.asset_stamp, "!" if known.problems else "", *known.assets)
    )
