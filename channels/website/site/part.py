"""The parts that a site consists of: all files of one kind each, made from the index alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from channels.website.site.index import Index


class Part(Protocol):
    """Knows which files of its kind there are, what an article changes in them, what they say.

    It reads the index (`index.entry`, …) and keeps what it needs beyond that in tables of its
    own, on the same connection: whatever it writes there is done or undone with the index.
    Everything may be asked again after a crash, and must then come out the same: a file's
    bytes follow from the index alone, never from the clock or from files on the disk.
    """

    tables: str  # SQL that makes its own tables where they are missing; "": it needs none

    def changed(self, index: Index, slug: str) -> Iterable[str]:
        """Take note of an article that was put or withdrawn; name the files that this changes.

        The index has the article's new state already. Those files come first that must be
        out before others show them. May be called again for the same state.
        """

    def files(self, index: Index) -> Iterable[str]:
        """Name every file of this kind that the site should have."""

    def content(self, index: Index, path: str) -> bytes | None:
        """Return what a file says; None if it is none of this part, or the site has it not."""


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts of a site, in the order in which their files are written."""

    parts: tuple[Part, ...]
    fingerprint: str  # of all that files are made from beside the index
    around: Callable[[Index], str]  # a fingerprint of what stands on every page
    again: "Callable[[], Parts]"  # makes the same in another process: it can be pickled
    assets: tuple[str, ...] = ()  # what any page loads: on disk before a page of that look is
