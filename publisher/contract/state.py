"""What a channel keeps between runs."""

from abc import abstractmethod
from collections.abc import Mapping, MutableMapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final

TROUBLE: Final = "trouble/"  # how the keys begin under which a channel tells operators of what
# is wrong with its surroundings, in one sentence of theirs, until it removes it


@dataclass(frozen=True, slots=True)
class Lease:
    """A name that is ours alone for a while; see ChannelState.lease."""

    name: str
    token: str  # new each time that it is taken


class ChannelState(MutableMapping[str, str]):
    """Strings that a channel keeps between runs, by key. Each channel has its own.

    All processes and machines of the office see the same. A write is on disk when it
    returns; where that can't be done it raises OutcomeUnknown.
    """

    @abstractmethod
    def scan(self, prefix: str) -> Mapping[str, str]:
        """Return what is kept under keys that begin with the prefix, in order of the keys."""

    @abstractmethod
    def transaction(self, lease: Lease | None = None) -> AbstractContextManager[None]:
        """Keep all that is written in the block, or nothing; it is on disk when that ends.

        Nothing slow in it, for all other writers wait. With a lease nothing is kept, and
        OutcomeUnknown raised, if that lease is ours no more.
        """

    @abstractmethod
    def lease(
        self, name: str, seconds: float, *, wait: float = 0.0
    ) -> AbstractContextManager[Lease]:
        """Keep all others out of a name, in whatever process on whatever machine.

        Raises Unavailable if somebody has it for longer than `wait` seconds. It is free when
        the block ends or, where the holder died, `seconds` after it was taken; at most an
        hour. A holder that stood still for longer may find another at work: what must not be
        written then goes into `transaction(lease)`.
        """
