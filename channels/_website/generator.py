"""The website on disk, kept up to date article by article.

Adding an article writes about a dozen files, however large the site: its page, the last
page, top and feed of its three lists, two overviews, one part of the site map. The index
is changed first, in one transaction with the names of the files it makes stale; then the
files are written. Whoever comes after a crash writes what is still stale.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from channels import _images
from channels._website import files as site_files
from channels._website.index import Index, digest, opened
from channels._website.pages import Look, Pages
from channels._words import said
from publisher.contract import Rejected, Unavailable

BATCH = 200  # files written between two notes that they are

Payload = Mapping[str, Any]


class Site:
    """A folder of static pages and the index that says what belongs in it.

    All methods raise Unavailable when disk or index can't be used (full, read-only,
    locked); whatever was begun is then finished by the next call. All may be repeated.
    """

    def __init__(self, directory: Path, index: Path, look: Look, *, per_page: int = 20) -> None:
        self._directory = directory
        self._index = index
        self._per_page = per_page
        self._pages = Pages(look)

    def publish(self, payloads: Iterable[Payload], *, at: datetime) -> None:
        """Put articles on the site, or replace them; each list page is written once.

        at: the time that readers see as the update of an article that was out before; what
        they saw until then stays readable as a version of it.
        Many articles are numbered by their time, so give them all at once when a site is
        built from nothing. Raises Rejected if a picture is damaged.
        """
        ordered = sorted(payloads, key=lambda each: (each["published"], each["id"]))
        with self._open() as (index, commit):
            for payload in ordered:
                self._make_media(payload["files"])
            for payload in ordered:
                index.put(payload, at)
            commit()
            self._write(index, commit)

    def withdraw(self, slug: str) -> None:
        """Put a notice in the article's place and take it out of lists, feeds and site map.

        So with its versions. Their pictures are deleted unless another article shows them.
        """
        with self._open() as (index, commit):
            if index.entry(slug):
                index.withdraw(slug)
                commit()
            self._write(index, commit)

    def has(self, payload: Payload) -> bool:
        """Tell whether exactly this article is in the index: out, or with the next writing."""
        with self._open() as (index, _):
            return _has(index, payload)

    def shows(self, payload: Payload) -> bool:
        """Tell whether exactly this article is out and every file of the site complete."""
        with self._open() as (index, _):
            if not _has(index, payload):
                return False
            files = [f"{payload['id']}.html", *(each["file"] for each in payload["files"])]
            return not index.stale() and all((self._directory / each).is_file() for each in files)

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
    def _open(self) -> "Iterator[tuple[Index, Any]]":
        try:
            with (
                site_files.locked(self._index.with_suffix(".lock")),
                opened(self._index) as connection,
            ):
                yield Index(connection, self._per_page), connection.commit
        except OSError as error:
            place = error.filename or self._directory
            raise Unavailable(f"Không ghi được trang web ở {place}: {said(error)}") from error
        except sqlite3.Error as error:
            failure = Unavailable(f"Không dùng được chỉ mục của trang web {self._index}")
            failure.answer = str(error)
            raise failure from error

    def _write(self, index: Index, commit: Any) -> None:
        index.refresh(f"{self._pages.fingerprint} {self._per_page}")
        commit()
        stale = iter(index.stale())
        while batch := list(islice(stale, BATCH)):
            pages = [path for path in batch if not path.startswith("media/")]
            files = ((path, self._pages.content(index, path)) for path in pages)
            site_files.write(self._directory, files)
            self._remove(index.orphans([path for path in batch if path not in pages]))
            index.written(batch)
            commit()

    def _make_media(self, files: Iterable[Mapping[str, str]]) -> None:
        for each in files:
            target, source = self._directory / each["file"], Path(each["source"])
            if each["kind"] == "copy":
                site_files.copy(source, target)
            elif not target.is_file():  # its name is the hash of the source
                made = _picture(source, each["kind"])
                site_files.write(self._directory, [(each["file"], made)])

    def _remove(self, files: Iterable[str]) -> None:
        for file in files:
            (self._directory / file).unlink(missing_ok=True)


def _has(index: Index, payload: Payload) -> bool:
    entry = index.entry(payload["id"])
    return entry is not None and entry.live and entry.digest == digest(payload)


def _picture(source: Path, kind: str) -> bytes:
    if not source.is_file():
        raise Rejected(f"Không còn tệp ảnh {source.name}.")
    if kind == "thumb":
        return _images.thumbnail(source)
    return _images.encode(source, _images.plan(source))
