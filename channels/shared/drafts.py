"""How far the post of each delivery has come, where a service makes posts step by step.

For posts that are made unseen and shown afterwards, and for jobs that a service works off
by itself: what it called the post is kept before anything else is done with it, so that
whoever comes after a crash can ask for that one post instead of searching for it.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from publisher.contract import ChannelState

KEEP = timedelta(days=30)  # longer than any delivery stays open


@dataclass(frozen=True, slots=True)
class Draft:
    """One delivery's post on its way; a channel adds what it needs, all of it JSON."""

    begun: str  # ISO 8601, UTC

    def age(self, now: datetime) -> timedelta:
        """Return the time since it was begun."""
        return now - datetime.fromisoformat(self.begun)


D = TypeVar("D", bound=Draft)


class Drafts(Generic[D]):
    """The drafts of a channel in its state, by the delivery's key."""

    def __init__(self, state: ChannelState, prefix: str, kind: type[D]) -> None:
        self._state = state
        self._prefix = prefix
        self._kind = kind

    def get(self, key: str) -> D | None:
        """Return what is known of a delivery's post."""
        kept = self._state.get(self._prefix + key)
        return self._kind(**json.loads(kept)) if kept else None

    def begin(self, key: str, draft: D, now: datetime) -> None:
        """Keep a draft in the place of an earlier one, and let go of those long over."""
        with self._state.transaction():
            for name, kept in self._all().items():
                if kept.age(now) > KEEP:
                    self.forget(name)
            self._put(key, draft)

    def change(self, key: str, **fields: Any) -> None:
        """Note how far it has come; nothing happens if it was forgotten meanwhile."""
        if draft := self.get(key):
            self._put(key, replace(draft, **fields))

    def forget(self, key: str) -> None:
        """Drop what is known of a delivery, so that its next attempt starts anew."""
        self._state.pop(self._prefix + key, None)

    def others(self, key: str) -> list[D]:
        """Return the drafts of all other deliveries."""
        return [draft for name, draft in self._all().items() if name != key]

    def _all(self) -> dict[str, D]:
        found = self._state.scan(self._prefix)
        return {
            name.removeprefix(self._prefix): self._kind(**json.loads(kept))
            for name, kept in found.items()
        }

    def _put(self, key: str, draft: D) -> None:
        self._state[self._prefix + key] = json.dumps(asdict(draft))
