"""A drafted text: its opening, and sections with their paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its number, and what stands below it."""

    heading: str  # "II. Kết quả thực hiện"; of level 2: "1. Theo kênh"
    paragraphs: Sequence[str]  # one that begins with "- " is an entry of a list
    level: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """The body text of a report, for people to go on with."""

    opening: Sequence[str]
    sections: Sequence[Section]
