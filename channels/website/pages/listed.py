"""What lists and feeds show of an article: read from the index once for all that show it."""

import json
from functools import lru_cache
from typing import Any

KEPT = 1_024  # cards at hand, so that memory does not grow with the site


class Card(dict[str, Any]):
    """An article as lists show it. Nobody changes it, so what is made of it can be kept."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        super().__init__(json.loads(text))
        self._text = text

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self._text)


@lru_cache(maxsize=KEPT)
def card(text: str) -> Card:
    """Return a card as the index has it, JSON."""
    return Card(text)
