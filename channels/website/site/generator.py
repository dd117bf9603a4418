"""The website on disk, kept up to date article by article.

Adding an article writes about a dozen files, however large the site: its page, the last
page, top and feed of its three lists, two overviews, one part of the site map. The names
of these files are in the index before the first is written, the article itself only after
the last: whoever comes after a crash writes them again, without it. So an article that did
not come to its end is never shown by the next one; whether it may try again, the core says.
A withdrawal is in the index first, for whoever comes next is to end it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from channels.shared import images
from channels.shared.clips import Clip
from channels.shared.words import said
from channels.website.site import files
from channels.website.site.index import Index, digest, media_of, opened
from channels.website.site.part import Parts
from publisher.contract import OutcomeUnknown, Rejected, Unavailable

BATCH = 200  # files written between two notes that they are

Payload = Mapping[str, Any]


class Site:
    """A folder of static pages and the index that says what belongs in it.

    All methods raise Unavailable when disk or index can't be used (full, read-only,
    locked); the next call then puts the files right. All may be repeated.
    """

    def __init__(self, directory: Path, index: Path, parts: Parts) -> None:
        self._directory = directory
        self._index = index
        self._parts = parts.parts
        self._fingerprint = parts.fingerprint

    def publish(self, payloads: Iterable[Payload], *, at: datetime) -> None:
        """Put articles on the site, or replace them; each list page is written once.

        at: the time that readers see as the update of an article that was out before; what
        they saw until then stays readable as a version of it.
        Many articles are numbered by their time, so give them all at once when a site is
        built from nothing. Raises Rejected if a picture is damaged, and OutcomeUnknown
        instead of Unavailable if readers may see one of the articles.
        """
        ordered = sorted(payloads, key=lambda each: (each["published"], each["id"]))
        with self._open() as (index, db):
            self._mend(index, db)
            self._rehearse(index, db, ordered, at)
            try:
                self._put(index, ordered, at)
                db.commit()
                self._mend(index, db)  # pictures that are not shown any more
            except (OSError, sqlite3.Error) as error:
                db.rollback()
                self._take_back(index, db, ordered, error)
                raise

    def withdraw(self, slug: str) -> None:
        """Put a notice in the article's place and take it out of lists, feeds and site map.

        So with its versions. Their pictures are deleted unless another article shows them.
        """
        with self._open() as (index, db):
            if index.entry(slug):
                also = index.withdraw(slug)
                self._changed(index, slug, also)
                db.commit()
            self._mend(index, db)

    def expire(self, now: datetime) -> None:
        """Let the pages of articles that are over by now say so; writes those pages only."""
        with self._open() as (index, db):
            for slug in index.expire(now):
                self._changed(index, slug)
            db.commit()
            self._mend(index, db)

    def mend(self) -> None:
        """Write what a call that broke off left stale, as if it had never begun."""
        with self._open() as (index, db):
            self._mend(index, db)

    def rebuild(self) -> int:
        """Write every file anew from the index, the media apart; return how many there are."""
        with self._open() as (index, db):
            if not index.size():
                return 0
            index.mark(self._every(index))
            db.commit()
            self._mend(index, db)
            return sum(1 for _ in self._every(index))

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield the files that are missing or not as the index says, each with what is wrong.

        A batch at a time, so that publishing does not wait for all of them.
        """
        with self._open() as (index, _):
            paths = [*self._every(index), *index.media.every()]
        for start in range(0, len(paths), BATCH):
            with self._open() as (index, _):
                found = [self._fault(index, path) for path in paths[start : start + BATCH]]
            yield from ((path, what) for path, what in found if what)

    def _fault(self, index: Index, path: str) -> tuple[str, str]:
        file = self._directory / path
        if not file.is_file():
            gone = not _is_media(path) and self._content(index, path) is None
            return path, "" if gone else "thiếu tệp"
        same = _is_media(path) or file.read_bytes() == self._content(index, path)
        return path, "" if same else "khác với chỉ mục"

    def has(self, payload: Payload) -> bool:
        """Tell whether exactly this article is in the index."""
        with self._open() as (index, _):
            return _has(index, payload)

    def shows(self, payload: Payload) -> bool:
        """Tell whether exactly this article is out and every file of the site complete."""
        with self._open() as (index, _):
            if not _has(index, payload):
                return False
            paths = [f"{payload['id']}.html", *(each["file"] for each in payload["files"])]
            return not index.stale() and all((self._directory / each).is_file() for each in paths)

    def state(self, slug: str) -> str:
        """Return what the index says of an article: live, withdrawn or unknown."""
        with self._open() as (index, _):
            entry = index.entry(slug)
        return "unknown" if entry is None else "live" if entry.live else "withdrawn"

    def size(self) -> int:
        """Return the number of articles that can be read."""
        with self._open() as (index, _):
            return index.size()

    @contextmanager
    def _open(self) -> "Iterator[tuple[Index, sqlite3.Connection]]":
        try:
            with (
                files.locked(self._index.with_suffix(".lock")),
                opened(self._index) as connection,
            ):
                connection.executescript("".join(part.tables for part in self._parts))
                yield Index(connection), connection
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
            self._changed(index, payload["id"], index.put(payload, at))
        stale = index.stale()
        db.rollback()
        index.mark([*stale, *(file for payload in payloads for file in media_of(payload))])
        db.commit()

    def _put(self, index: Index, payloads: Sequence[Payload], at: datetime) -> None:
        """Write the articles' files; nobody knows of them before the index is committed."""
        for payload in payloads:
            self._make_media(payload["files"])
        for payload in payloads:
            self._changed(index, payload["id"], index.put(payload, at))
        self._refresh(index)  # with the first article of all, the whole site
        stale = (path for path in index.stale() if not _is_media(path))
        while batch := list(islice(stale, BATCH)):
            self._write(index, batch)

    def _take_back(
        self, index: Index, db: sqlite3.Connection, payloads: Sequence[Payload], error: Exception
    ) -> None:
        """Put the files right as far as they can be written; raise if an article may be seen."""
        with suppress(OSError, sqlite3.Error):
            self._mend(index, db)
        with suppress(OSError, sqlite3.Error):
            if not any(self._seen(index, each) for each in payloads):
                return
        raise OutcomeUnknown(self._trouble(error)) from error

    def _seen(self, index: Index, payload: Payload) -> bool:
        """Tell whether readers may see an article that should not be out.

        Its page is written before the lists that name it, and removed after them.
        """
        path = f"{payload['id']}.html"
        page, content = self._directory / path, self._content(index, path)
        as_it_was = page.read_bytes() == content if content else not page.is_file()
        return _has(index, payload) or not as_it_was

    def _mend(self, index: Index, db: sqlite3.Connection) -> None:
        """Write what is stale, as the index says; a batch that is on disk is done."""
        self._refresh(index)
        db.commit()
        stale = iter(index.stale())
        while batch := list(islice(stale, BATCH)):
            self._write(index, batch)
            db.commit()

    def _refresh(self, index: Index) -> None:
        """Mark every file as stale if templates or the office's words have changed."""
        if index.begun() and index.known_look() != self._fingerprint:
            index.note_look(self._fingerprint)
            index.mark(self._every(index))

    def _changed(self, index: Index, slug: str, also: Iterable[str] = ()) -> None:
        """Mark the files that an article's new state changes."""
        for part in self._parts:
            index.mark(part.changed(index, slug))
        index.mark(also)

    def _every(self, index: Index) -> Iterator[str]:
        """Yield the path of every file that the site should have, the media apart."""
        if index.begun():
            for part in self._parts:
                yield from part.files(index)

    def _content(self, index: Index, path: str) -> bytes | None:
        """Return what a file of the site says; None if the site has no such file."""
        if not index.begun():
            return None
        said = (part.content(index, path) for part in self._parts)
        return next((each for each in said if each is not None), None)

    def _write(self, index: Index, paths: Sequence[str]) -> None:
        """Write files of the site, remove those that do not belong there."""
        made = {path: self._content(index, path) for path in paths if not _is_media(path)}
        shown = [(path, content) for path, content in made.items() if content is not None]
        files.write(self._directory, shown)
        self._remove(path for path in reversed(made) if made[path] is None)
        self._remove(index.media.orphans([path for path in paths if _is_media(path)]))
        index.written(paths)

    def _make_media(self, media: Iterable[Mapping[str, str]]) -> None:
        for each in media:
            target, source = self._directory / each["file"], Path(each["source"])
            if each["kind"] == "copy":
                with Clip(source) as clip:
                    files.copy(clip, target)
            elif not target.is_file():  # its name is the hash of the source
                made = _picture(source, each["kind"])
                files.write(self._directory, [(each["file"], made)])

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            (self._directory / path).unlink(missing_ok=True)

    def _trouble(self, error: Exception) -> str:
        if isinstance(error, OSError):
            place = error.filename or self._directory
            return f"Không ghi được trang web ở {place}: {said(error)}"
        return f"Không dùng được chỉ mục của trang web {self._index}"


def _is_media(path: str) -> bool:
    return path.startswith("media/")


def _has(index: Index, payload: Payload) -> bool:
    entry = index.entry(payload["id"])
    return entry is not None and entry.live and entry.digest == digest(payload)


def _picture(source: Path, kind: str) -> bytes:
    if not source.is_file():
        raise Rejected(f"Không còn tệp ảnh {source.name}.")
    if kind == "thumb":
        return images.thumbnail(source)
    return images.encode(source, images.plan(source))
