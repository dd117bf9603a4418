"""All rules over the texts of one item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from publisher.proofreading.dates import dates
from publisher.proofreading.documents import documents
from publisher.proofreading.layout import layout
from publisher.proofreading.links import links
from publisher.proofreading.markup import markup, signs
from publisher.proofreading.people import people
from publisher.proofreading.personal import digits, personal
from publisher.proofreading.placeholders import forbidden, placeholders
from publisher.proofreading.plain import abbreviations, sentences
from publisher.proofreading.spelling import spelling
from publisher.proofreading.text import Piece, Remark

ACCEPTED = Path("config/chap-nhan.txt")


@dataclass(frozen=True, slots=True)
class House:
    """What an office says of its own words."""

    accepted: frozenset[str] = frozenset()  # as `folded` makes them
    forbidden: tuple[str, ...] = ()
    contacts: frozenset[str] = frozenset()  # telephones, digits alone


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one item."""

    pieces: Sequence[Piece]
    pictures: Sequence[Piece] = ()  # what each shows; none where it is said why people may be
    about: date | None = None  # when it is to be out
    vietnamese: bool = True
    own: frozenset[str] = frozenset()  # links to the office's other pages


def proofread(texts: Texts, house: House) -> Iterator[Remark]:
    """Find what may be wrong; what the office accepts is left out."""
    for found in _all(texts, house):
        if folded(found.found) not in house.accepted:
            yield found


def _all(texts: Texts, house: House) -> Iterator[Remark]:
    for piece in texts.pieces:
        yield from personal(piece, house.contacts)
        yield from placeholders(piece)
        if isinstance(piece.place, int):  # Markdown, not a value of the head
            yield from links(piece, texts.own)
            yield from markup(piece)
            yield from layout(piece)
        else:
            yield from signs(piece)
        yield from forbidden(piece, house.forbidden)
    yield from islice(filter(None, map(people, texts.pictures)), 1)  # one key is for them all
    if texts.vietnamese:
        yield from documents(texts.pieces)
        yield from abbreviations(texts.pieces, house.accepted)
        for piece in texts.pieces:
            yield from dates(piece, texts.about)
            yield from spelling(piece)
            yield from sentences(piece)


def folded(text: str) -> str:
    """Return words as they are compared: no case, single spaces; of a number its digits."""
    plain = " ".join(text.casefold().split())
    return digits(plain) if plain and not any(each.isalpha() for each in plain) else plain


def accepted(root: Path) -> frozenset[str]:
    """Return what an office accepts: a line each; what follows "#" is a note."""
    path = root / ACCEPTED
    try:
        return _accepted(path, path.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@lru_cache(maxsize=8)
def _accepted(path: Path, _written: int) -> frozenset[str]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(folded(line) for line in lines if line)
