"""How a delivery stands, at a glance: a sign, its word, and a colour that only repeats them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from publisher.words import state_name


class Mark(NamedTuple):
    """What stands before a channel's name."""

    sign: str
    tone: str  # good, warn, bad or soft
    word: str


_SIGNS: Mapping[str, tuple[str, str]] = {
    "queued": ("○", "soft"),
    "claimed": ("◔", "soft"),
    "sending": ("◔", "soft"),
    "sent": ("●", "good"),
    "doubtful": ("?", "warn"),
    "held": ("‖", "warn"),
    "failed": ("▲", "bad"),
    "cancelled": ("–", "soft"),
    "withdrawn": ("✕", "soft"),
    "stays": ("▲", "warn"),
}


def mark(row: Mapping[str, Any]) -> Mark:
    """Return how a delivery stands; what is held in doubt is in doubt."""
    state = "doubtful" if row.get("held_for") == "doubt" else row["state"]
    sign, tone = _SIGNS.get(state, ("·", "soft"))
    return Mark(sign, tone, state_name(state, row["kind"]))
