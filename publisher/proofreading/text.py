"""A text as the rules read it: what is no word to readers is blanked, every line in its place."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Level = Literal["warning", "hint"]
Place = tuple[str | int, ...] | int  # a key of the head, or the body's first line

CODE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>\n]*>", re.DOTALL)
_ADDRESS = re.compile(
    r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:vn|com|net|org|gov|edu|example)\b\S*|(?<!\w)[#@]\w+"
)


@dataclass(frozen=True)
class Piece:
    """One text of an item, and where it stands."""

    place: Place
    raw: str

    @cached_property
    def text(self) -> str:
        """Return the text without code and tags."""
        return blanked(_TAG, blanked(CODE, self.raw))

    @cached_property
    def words(self) -> str:
        """Return the text without addresses too, the targets of links among them."""
        return blanked(_ADDRESS, self.text)

    def line_at(self, offset: int) -> int:
        """Return how many lines below the first a character stands."""
        return bisect_left(self._ends, offset)

    @cached_property
    def _ends(self) -> list[int]:
        return [end.start() for end in re.finditer("\n", self.raw)]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that may be wrong."""

    piece: Piece
    offset: int  # in the piece's text
    found: str  # the very words; an office accepts them by writing them in its list
    what: str  # for the editor
    level: Level = "warning"


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with spaces for what a pattern finds, every line in its place."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
