"""The website on disk, kept up to date article by article.

Adding an article writes some thirty files, however large the site: its page; the last page,
top and feeds of its lists; the overviews and the front page; five files of the search, one
part of the site map. The names of these files are in the index before the first is
written, the article itself only after the last: whoever comes after a crash writes them
again, without it. So an article that did not come to its end is never shown by the next one;
whether it may try again, the core says.
A withdrawal is in the index first, for whoever comes next is to end it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from channels.shared.words import said
from channels.website.site import files
from channels.website.site.folder import Folder
from channels.website.site.index import Index, media_of, opened
from channels.website.site.part import Parts
from channels.website.site.paths import Rank
from channels.website.site.press import Press
from channels.website.site.work import BATCH, Work
from publisher.contract import OutcomeUnknown, Unavailable

MUCH = 4 * BATCH  # files that a rebuild writes while nobody else may
SHARE = 100  # files of an older look that are written between two publications, or with one

Payload = Mapping[str, Any]
T = TypeVar("T")


class Site:
    """A folder of static pages and the index that says what belongs in it.

    All methods raise Unavailable when disk or index can't be used (full, read-only,
    locked); the next call then puts the files right. All may be repeated.
    """

    def __init__(self, directory: Path, index: Path, parts: Parts) -> None:
        self._index = index
        self._parts = parts
        self.folder = Folder(directory, parts)
        self.work = Work(self.folder, parts)

    def publish(self, payloads: Iterable[Payload], *, at: datetime) -> None:
        """Put articles on the site, or replace them; each list page is written once.

        at: the time that readers see as the update of an article that was out before; what
        they saw until then stays readable as a version of it.
        Many articles are numbered by their time, so give them all at once when a site is
        built from nothing. Raises Rejected if a picture is damaged, and OutcomeUnknown
        instead of Unavailable if readers may see one of the articles.
        """
        ordered = sorted(payloads, key=lambda each: (each["published"], each["id"]))
        with self.open() as (index, db):
            self.work.mend(index)
            self._rehearse(index, db, ordered, at)
            try:
                self._put(index, ordered, at)
                db.commit()
                self.work.mend(index)  # pictures that are not shown any more
            except (OSError, sqlite3.Error) as error:
                db.rollback()
                self._take_back(index, db, ordered, error)
                raise
            with suppress(OSError, sqlite3.Error):  # the articles are out
                self.work.share(index, Rank.FORMER, SHARE)

    def withdraw(self, slug: str) -> None:
        """Put a notice in the article's place and take it out of lists, feeds and site map.

        So with its versions. Their pictures are deleted unless another article shows them.
        """
        with self.open() as (index, db):
            if index.entry(slug):
                also = index.withdraw(slug)
                self.work.changed(index, slug, also)
                db.commit()
            self.work.mend(index)

    def expire(self, now: datetime) -> None:
        """Let the pages of articles that are over by now say so; writes those pages only."""
        with self.open() as (index, db):
            for slug in index.expire(now):
                self.work.changed(index, slug)
            db.commit()
            self.work.mend(index)

    def mend(self) -> None:
        """Write what a call that broke off left stale, as if it had never begun."""
        with self.open() as (index, _):
            self.work.mend(index)

    def catch_up(self, seconds: float) -> None:
        """Write what still has an older look, for about so long; publishing may come between."""
        end = monotonic() + seconds
        while self._catch_up(SHARE) and monotonic() < end:
            pass

    def rebuild(self) -> int:
        """Write every file anew from the index, the media apart; return how many there are."""
        with self.open() as (index, _):
            self.work.refresh(index)
            self.work.mark_all(index, Rank.LOOK)
        with Press(self._index, self.folder, self._parts) as press:
            while self._build(press):
                pass
        while self._catch_up(BATCH):  # the compressed variants
            pass
        with self.open() as (index, _):
            return index.paths.size()

    @contextmanager
    def open(self) -> "Iterator[tuple[Index, sqlite3.Connection]]":
        """Hold the site alone: nobody else writes it meanwhile."""
        with (
            self._told(),
            files.locked(self._index.with_suffix(".lock")),
            opened(self._index) as connection,
        ):
            index = Index(connection)
            connection.executescript("".join(part.tables for part in self._parts.parts))
            yield index, connection

    def every(self) -> Iterator[str]:
        """Yield the path of every file that the site should have now, while others write it."""
        with self.open():
            pass  # makes the tables
        with self._told(), opened(self._index) as connection:
            index = Index(connection)
            yield from self.folder.every(index)
            yield from index.media.every()

    def has(self, payload: Payload) -> bool:
        """Tell whether exactly this article is in the index."""
        with self.open() as (index, _):
            return index.has(payload)

    def shows(self, payload: Payload) -> bool:
        """Tell whether exactly this article is out and every file that shows it complete."""
        with self.open() as (index, _):
            whole = index.has(payload) and not index.paths.urgent()
            return whole and self.folder.shows(payload)

    def state(self, slug: str) -> str:
        """Return what the index says of an article: live, withdrawn or unknown."""
        with self.open() as (index, _):
            entry = index.entry(slug)
        return "unknown" if entry is None else "live" if entry.live else "withdrawn"

    def waiting(self) -> int:
        """Return how many files still have an older look."""
        with self.open() as (index, _):
            self.work.refresh(index)
            return index.paths.count(Rank.URGENT, Rank.FORMER)

    def gone(self) -> set[str]:
        """Return the paths of what was taken down."""
        with self.open() as (index, _):
            return set(index.withdrawn())

    def size(self) -> int:
        """Return the number of articles that can be read."""
        return self.ask(Index.size)

    def ask(self, question: Callable[[Index], T]) -> T:
        """Return what the index answers."""
        with self.open() as (index, _):
            return question(index)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raise Unavailable for what disk and index raise."""
        try:
            yield
        except OSError as error:
            raise Unavailable(self._trouble(error)) from error
        except sqlite3.Error as error:
            failure = Unavailable(self._trouble(error))
            failure.answer = str(error)
            raise failure from error

    def _rehearse(
        self, index: Index, db: sqlite3.Connection, payloads: Sequence[Payload], at: datetime
    ) -> None:
        """Commit what putting these articles is going to make stale, and nothing else.

        With their media: should they not come to be shown, nothing of them is to stay.
        """
        for payload in payloads:
            self.work.changed(index, payload["id"], index.put(payload, at))
        if not index.known_look():
            self.work.refresh(index)  # with the first article of all, the whole site
        stale = index.paths.urgent()
        db.rollback()
        index.paths.mark([*stale, *(file for payload in payloads for file in media_of(payload))])
        db.commit()

    def _put(self, index: Index, payloads: Sequence[Payload], at: datetime) -> None:
        """Write the articles' files; nobody knows of them before the index is committed."""
        for payload in payloads:
            self.folder.make_media(payload["files"])
        for payload in payloads:
            self.work.changed(index, payload["id"], index.put(payload, at))
        self.work.refresh(index)
        self.work.put(index)

    def _take_back(
        self, index: Index, db: sqlite3.Connection, payloads: Sequence[Payload], error: Exception
    ) -> None:
        """Put the files right as far as they can be written; raise if an article may be seen."""
        with suppress(OSError, sqlite3.Error):
            self.work.mend(index)
        with suppress(OSError, sqlite3.Error):
            if not any(self._seen(index, each) for each in payloads):
                return
        raise OutcomeUnknown(self._trouble(error)) from error

    def _seen(self, index: Index, payload: Payload) -> bool:
        """Tell whether readers may see an article that should not be out.

        Its page is written before the lists that name it, and removed after them.
        """
        return index.has(payload) or not self.folder.is_as_said(index, f"{payload['id']}.html")

    def _catch_up(self, limit: int) -> bool:
        """Write some files that are not urgent; tell whether there were any."""
        with self.open() as (index, _):
            self.work.mend(index)
            return self.work.share(index, Rank.UNPACKED, limit)

    def _build(self, press: Press) -> bool:
        """Write many files of an older look; tell whether there were any."""
        with self.open() as (index, _):
            self.work.mend(index)
            return self.work.build(index, press, MUCH)

    def _trouble(self, error: Exception) -> str:
        if isinstance(error, OSError):
            place = error.filename or self.folder.path
            return f"Không ghi được trang web ở {place}: {said(error)}"
        return f"Không dùng được chỉ mục của trang web {self._index}"
