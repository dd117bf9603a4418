"""How like one text is to another: what finds the copy of a file in which a word was changed.

Each version's pairs of words are boiled down to a few numbers (MinHash), of which two texts
that are nearly the same share some. What a text states of time goes into the numbers: this
week's notice and last week's, which differ in their dates, have none in common.
"""

import hashlib
import re
import struct
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, exists, insert, select

from publisher.store.database import Store, metadata

BANDS, ROWS = 8, 2  # of 8 × 2 smallest hashes: finds four fifths in common in 99.9 of 100
NEAR = 0.8  # of the pairs of words that two texts have in common
NEAR_TITLED = 0.6  # … under the same title
ENOUGH = 30  # pairs of a text that can be told from another under another title
LOOKED_AT = 10  # versions that are compared word by word
STEP = 500  # versions that are read at a time

likenesses = Table(
    "likenesses",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False, index=True),
)

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_STATED = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b"
    r"|\b(?:ngày|tháng|năm|tuần|quý|kỳ|kì|đợt|lần|số|khóa|bài|phần|tập)\s+(?:\d+|[ivx]+)\b"
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared of a text."""

    title: str
    stated: str  # the day on which it is to be out, and the dates in it
    pairs: frozenset[str]
    numbers: Counter[str]

    @classmethod
    def of(cls, item: Mapping[str, Any], *, slot: bool) -> "Likeness":
        """Return that of an item as versions keep it: `title`, `summary`, `body`, `publish_at`."""
        text = f"{item['title']}\n{item['summary']}\n{item['body']}".lower()
        words = _WORD.findall(text)
        numbers = Counter(_NUMBER.findall(text))
        dates = sorted(set(_STATED.findall(text)))
        day = "+".join(sorted(numbers.elements())) if slot else str(item["publish_at"])[:10]
        return cls(
            title=" ".join(_WORD.findall(str(item["title"]).lower())),
            stated=f"{day}|{'|'.join(dates)}",
            pairs=frozenset(map(" ".join, pairwise(words)) if words[1:] else (text,)),
            numbers=numbers,
        )

    def bands(self) -> set[int]:
        """Return numbers of which texts that are nearly the same share at least one."""
        count = BANDS * ROWS
        hashes = (
            struct.unpack(f"<{count}I", hashlib.blake2b(pair.encode()).digest())
            for pair in self.pairs
        )
        least = [min(column) for column in zip(*hashes, strict=True)]
        bands = [least[start : start + ROWS] for start in range(0, count, ROWS)]
        keys = [f"{number} {band} {self.stated}" for number, band in enumerate(bands)]
        return {_number(each) for each in (*keys, f"{self.title} {self.stated}")}

    def is_like(self, other: "Likeness") -> bool:
        """Tell whether one is the other with a few words changed, one number at most."""
        if self.stated != other.stated:
            return False
        if (self.numbers - other.numbers).total() > 1 or (
            other.numbers - self.numbers
        ).total() > 1:
            return False
        share = len(self.pairs & other.pairs) / len(self.pairs | other.pairs)
        if self.title == other.title:
            return share >= NEAR_TITLED
        return share >= NEAR and len(self.pairs) >= ENOUGH


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), signed=True)


def keep_likeness(db: Connection, version: int, likeness: Likeness) -> None:
    """Keep by what a version is found again."""
    rows = [{"band": band, "version": version} for band in sorted(likeness.bands())]
    db.execute(insert(likenesses), rows)


def candidates(db: Connection, likeness: Likeness) -> list[int]:
    """Return the versions that a text may be like, the likeliest first."""
    query = select(likenesses.c.version).where(likenesses.c.band.in_(sorted(likeness.bands())))
    counted = Counter(db.scalars(query.limit(200)))
    return [version for version, _count in counted.most_common(LOOKED_AT)]


def complete(store: Store, versions: Table) -> int:
    """Keep the likeness of versions that a release before wrote; returns how many."""
    done = 0
    missing = ~exists().where(likenesses.c.version == versions.c.id)
    query = select(versions.c.id, versions.c.content).where(missing)
    while True:
        with store.write() as db:
            rows = db.execute(query.order_by(versions.c.id).limit(STEP)).all()
            for row in rows:
                item, slot = row.content["item"], row.content["slot"]
                keep_likeness(db, row.id, Likeness.of(item, slot=slot))
        done += len(rows)
        if len(rows) < STEP:
            return done
