"""The work on a site's folder: marked when an article or the look changes, done in batches."""

from collections.abc import Iterable
from itertools import islice

from channels.website.site.folder import Folder
from channels.website.site.index import Index, is_media
from channels.website.site.part import Parts
from channels.website.site.paths import Rank
from channels.website.site.press import Press

BATCH = 500  # files written between two notes that they are
UNRECORDED = ("site.css", "site.js")  # what versions wrote that kept no record of their files


class Work:
    """Marks files and writes what is marked, on an open index."""

    def __init__(self, folder: Folder, parts: Parts) -> None:
        self._folder = folder
        self._parts = parts

    def changed(self, index: Index, slug: str, also: Iterable[str] = ()) -> None:
        """Mark the files that an article's new state changes."""
        for part in self._parts.parts:
            index.paths.mark(part.changed(index, slug))
        index.paths.mark(also)

    def refresh(self, index: Index) -> None:
        """Mark every file if what all pages share has changed.

        What pages load is urgent, the pages are not: each is right by itself, in either look.
        """
        known, now = index.known_look(), f"{self._parts.fingerprint} {self._parts.around(index)}"
        if not index.begun() or known == now:
            return
        index.note_look(now)
        index.paths.mark(self._parts.assets)
        if known and not index.paths.recorded():
            index.paths.mark(UNRECORDED, Rank.FORMER)
        self.mark_all(index, Rank.LOOK if known else Rank.URGENT)

    def mark_all(self, index: Index, rank: Rank) -> None:
        """Mark every file, and for removal those that the site has no more."""
        index.paths.mark(self._folder.by_worth(index), rank)
        index.paths.mark_former()

    def put(self, index: Index) -> None:
        """Write what is urgent, in one transaction; media are left alone."""
        urgent = (path for path in index.paths.urgent() if not is_media(path))
        while batch := list(islice(urgent, BATCH)):
            self._folder.write(index, batch)

    def mend(self, index: Index) -> None:
        """Write what is urgent, as the index says; a batch that is on disk is done."""
        self.refresh(index)
        index.db.commit()
        urgent = iter(index.paths.urgent())
        while batch := list(islice(urgent, BATCH)):
            self._folder.write(index, batch)
            index.db.commit()

    def share(self, index: Index, last: Rank, limit: int) -> bool:
        """Write some marked files, down to a rank; tell whether there were any."""
        if batch := index.paths.waiting(Rank.URGENT, min(last, Rank.FORMER), limit):
            self._folder.write(index, batch)
        elif last == Rank.UNPACKED and (batch := index.paths.waiting(last, last, limit)):
            self._folder.pack(index, batch)
        return bool(batch)

    def build(self, index: Index, press: Press, limit: int) -> bool:
        """Write some files of an older look, in several processes; tell whether there were any."""
        batch = index.paths.waiting(Rank.LOOK, Rank.FORMER, limit)
        for made in press.made(index, batch):
            self._folder.put(index, made)
            index.db.commit()
        return bool(batch)
