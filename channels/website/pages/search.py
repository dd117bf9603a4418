"""The search of the site, without a server: files that a script in the browser looks into.

What it costs, and why it is laid out so (measured with articles of 280 words):

- An article rewrites five files of 20 kB; one in 64 fills a larger segment (see `postings`),
  whose files take the place of smaller ones: 16, 128, at most 512 files of that size.
- A query of two words loads some 75 files, 330 kB packed, at 10,000 articles, and at 100,000
  by the same measure 330 files, 1.3 MB. Smaller segments would be cheaper to write and dearer
  to read.
- A changed article gets a new number; its old one is crossed out in one small file. So the
  words of earlier versions, which stay public, stay in the files too. Of a withdrawn article
  every word is taken out: that rewrites up to 512 files of the segment that has it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from channels.website.pages import numbering
from channels.website.pages.finds import Find, find
from channels.website.pages.lists import KIND_TITLES, NAMING, Lists
from channels.website.pages.numbering import Column, Numbers
from channels.website.pages.postings import (
    SHARE,
    SIZES,
    Segment,
    base36,
    compact,
    files_of,
    places,
    segments,
    shards,
)
from channels.website.pages.templates import Templates
from channels.website.site.index import Entry, Index

PAGE, NOTHING = NAMING, "khong-thay.txt"
FOLDER = "tim-kiem"
HEAD = f"{FOLDER}/dau.json"
COLUMNS, CARDS = 1_024, 16  # numbers in a file of what filters need, of what results show

_SHARD = re.compile(rf"{FOLDER}/(\d+)/(\d+)-(\d+)\.json")
_ROW = re.compile(rf"{FOLDER}/(cot|bai)/(\d+)\.json")


class Search:
    """The page of the search, and all files that its script reads."""

    tables = numbering.TABLES

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._found: tuple[str, Find] | None = None  # of the article put last
        self._last: tuple[object, list[bytes]] = (None, [])  # the segment made last

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Take note of an article's words; name the files that this changes."""
        entry, known = index.entry(slug), Numbers(index.db)
        if entry and entry.live:
            yield from _put(known, slug, self._find(entry))
        else:
            yield from _withdrawn(known, slug)

    def files(self, index: Index) -> Iterator[str]:
        """Name all files; articles that the search does not know yet are taken in before."""
        known = Numbers(index.db)
        for slug in known.unknown():
            if entry := index.entry(slug):
                known.add(slug, find(entry.payload))
        count = known.count()
        for segment in segments(count):
            yield from _files(segment)
        yield from (f"{FOLDER}/cot/{nr}.json" for nr in range(-(-count // COLUMNS)))
        yield from (f"{FOLDER}/bai/{nr}.json" for nr in range(-(-count // CARDS)))
        yield from (HEAD, PAGE, NOTHING)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return the page or one of the files."""
        known = Numbers(index.db)
        if path == PAGE:
            lists = Lists(index.db, 1)
            kinds = {kind: lists.of(kind) for kind in KIND_TITLES}
            return self._templates.render("search.html", index, lists=kinds)
        if path == NOTHING:
            return b"-\n"
        if path == HEAD:
            return _head(known)
        if match := _SHARD.fullmatch(path):
            size, nr, shard = map(int, match.groups())
            return self._shard(known, (size, nr), shard)
        if match := _ROW.fullmatch(path):
            return _row(known, match[1], int(match[2]))
        return None

    def _find(self, entry: Entry) -> Find:
        """Return what is kept of an article, which is put twice: to see what it changes, too."""
        if self._found is None or self._found[0] != entry.digest:
            self._found = entry.digest, find(entry.payload)
        return self._found[1]

    def _shard(self, known: Numbers, segment: Segment, shard: int) -> bytes | None:
        size, nr = segment
        if segment not in segments(known.count()) or shard >= shards(size):
            return None
        state = (segment, known.state(nr * size, size))
        if self._last[0] != state:  # all files of a segment are made in one go
            self._last = (state, files_of(size, known.words(nr * size, size)))
        return self._last[1][shard]


def _put(known: Numbers, slug: str, made: Find) -> Iterator[str]:
    """Give an article a number, unless it is found with the same words already."""
    before = known.of(slug)
    if before and before.digest == made.digest:
        yield from _rows(before.number)
        return
    if (number := known.back(slug, made)) is not None:
        yield from _with(number, made.words, segments(known.count()))
        yield from _rows(number)
        yield HEAD  # it may be back under another theme
        return
    number = known.add(slug, made)
    now = segments(number + 1)
    yield from _files(now[-1])
    yield from _rows(number)
    if before:
        yield from _rows(before.number)
    yield HEAD
    for segment in segments(number):
        if segment not in now:
            yield from _files(segment)


def _withdrawn(known: Numbers, slug: str) -> Iterator[str]:
    """Cross an article's numbers out at once, then take its words away."""
    now = segments(known.count())
    for number, words in known.drop(slug):
        yield from _rows(number)
        yield from _with(number, words, now)


def _with(number: int, words: str, now: list[Segment]) -> Iterator[str]:
    """Name the files that have the words of a number."""
    size, nr = next(each for each in now if each[1] == number // each[0])
    yield from (f"{FOLDER}/{size}/{nr}-{place}.json" for place in sorted(places(words, size)))


def _files(segment: Segment) -> Iterator[str]:
    size, nr = segment
    yield from (f"{FOLDER}/{size}/{nr}-{shard}.json" for shard in range(shards(size)))


def _rows(number: int) -> tuple[str, str]:
    return f"{FOLDER}/bai/{number // CARDS}.json", f"{FOLDER}/cot/{number // COLUMNS}.json"


def _head(known: Numbers) -> bytes:
    """Return what the script begins with."""
    return compact(
        {
            "count": known.count(),
            "sizes": SIZES,
            "share": SHARE,
            "columns": COLUMNS,
            "cards": CARDS,
            "theme": known.terms("theme"),
            "unit": known.terms("unit"),
        }
    )


def _row(known: Numbers, kind: str, nr: int) -> bytes | None:
    """Return what filters need, or what results show, of a row of numbers."""
    if kind == "bai":
        cards = known.cards(nr * CARDS, CARDS)
        made = ",".join("null" if each is None else each for each in cards)
        return f"[{made}]".encode() if cards else None
    columns = known.columns(nr * COLUMNS, COLUMNS)
    return compact(" ".join(map(_column, columns))) if columns else None


@lru_cache(maxsize=4 * COLUMNS)
def _column(column: Column | None) -> str:
    if column is None:
        return "-"
    return ".".join(base36(each) for each in (column.day, column.theme, column.unit))
