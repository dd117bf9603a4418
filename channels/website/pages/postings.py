"""The files in which the search looks words up, and how they are laid out.

Every article that is put on the site, or changed, gets the next number. Numbers are gathered
in segments of eight; eight of these become one segment of 64, eight of those one of 512, four
of those one of 2,048. A segment is spread over as many files as there are fours in it, each
word and each pair of words, folded, by a place of its own: so each file holds about as much
as four articles, whatever its segment, and a query loads one file a word, a pair and segment.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from channels.website.pages.folding import folded, runs, spread

SIZES = (8, 64, 512, 2048)  # of segments
SHARE = 4  # articles' worth of words in a file
MOST = 20_000  # words of an article that are looked at

TITLE, SUMMARY, BODY = 4, 2, 1  # where a word stands; the sum is kept with each number

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Segment = tuple[int, int]  # its size and its place among those of its size


def segments(count: int) -> list[Segment]:
    """Return the segments of so many numbers, in their order; the last may not be full."""
    found, start = [], 0
    for size in reversed(SIZES):
        while count - start >= size:
            found.append((size, start // size))
            start += size
    return found if start == count else [*found, (SIZES[0], start // SIZES[0])]


def shards(size: int) -> int:
    """Return over how many files a segment is spread."""
    return size // SHARE


def stream(title: str, summary: str, body: str) -> str:
    """Return the words of an article in a form that can be kept: a line each, runs apart."""
    return "\n".join(_line(text) for text in (title, summary, body))


def places(words: str, size: int) -> set[int]:
    """Return the files of a segment in which a stream's words stand."""
    return {place % shards(size) for _, place, _ in _terms(words)}


def files_of(size: int, streams: Iterable[tuple[int, str]]) -> list[bytes]:
    """Return the files of a segment; the streams come with their places in it, in order.

    Each is JSON: by word or pair its articles, their places times eight and where in them it
    stands, as steps to the base of 36.
    """
    count = shards(size)
    entries: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(count)]
    for place, words in streams:
        for term, file, where in _terms(words):
            entries[file % count][term].append(place << 3 | where)
    return [
        compact({term: _steps(numbers) for term, numbers in sorted(each.items())})
        for each in entries
    ]


def _line(text: str) -> str:
    words, left = [], MOST
    for run in runs(text):
        words.append(" ".join(run[:left]))
        left -= len(run)
        if left <= 0:
            break
    return "|".join(words)


def place_of(term: tuple[str, ...], size: int) -> int:
    """Return the file of a segment in which a word or a pair stands."""
    number = 0
    for word in term:
        number = number * 31 + spread(folded(word))
    return number % shards(size)


@lru_cache(maxsize=2 * SIZES[0])  # a small segment is made anew with each of its articles
def _terms(words: str) -> list[tuple[str, int, int]]:
    """Return the words and pairs of an article, each with its file and where it stands.

    The file is the one of the largest segment, from which those of smaller ones follow.
    """
    title, summary, body = words.split("\n")
    found = dict.fromkeys(_of_line(body), BODY)
    for where, line in ((SUMMARY, summary), (TITLE, title)):
        for term in _of_line(line):
            found[term] = found.get(term, 0) | where
    return [(" ".join(term), place_of(term, SIZES[-1]), where) for term, where in found.items()]


def _of_line(line: str) -> Iterator[tuple[str, ...]]:
    for run in line.split("|") if line else ():
        row = run.split(" ")
        yield from zip(row, strict=True)
        yield from pairwise(row)


def compact(value: Any) -> bytes:
    """Write JSON as short as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _steps(numbers: list[int]) -> str:
    """Write growing numbers as steps from one to the next."""
    if len(numbers) == 1:
        return base36(numbers[0])
    return " ".join(base36(number - before) for before, number in pairwise([0, *numbers]))


@lru_cache(maxsize=1 << 15)
def base36(number: int) -> str:
    """Write a number as browsers read it with parseInt(…, 36)."""
    if number < 36:
        return _DIGITS[number]
    return base36(number // 36) + _DIGITS[number % 36]
