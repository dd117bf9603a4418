"""A channel's state without a database, for tests of channels."""

from collections import UserDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from publisher.contract import ChannelState, Lease, OutcomeUnknown, Unavailable


class FleetingState(UserDict[str, str], ChannelState):
    """Keeps as long as the test runs what the database would keep."""

    def __init__(self, kept: Mapping[str, str] | None = None) -> None:
        super().__init__(kept or {})
        self.held: dict[str, Lease] = {}

    def scan(self, prefix: str) -> Mapping[str, str]:
        return {key: self[key] for key in sorted(self) if key.startswith(prefix)}

    @contextmanager
    def transaction(self, lease: Lease | None = None) -> Iterator[None]:
        if lease and self.held.get(lease.name) != lease:
            raise OutcomeUnknown("lost")
        before = dict(self.data)
        try:
            yield
        except BaseException:
            self.data = before
            raise

    @contextmanager
    def lease(self, name: str, seconds: float, *, wait: float = 0.0) -> Iterator[Lease]:
        if name in self.held:
            raise Unavailable("taken")
        self.held[name] = Lease(name, str(seconds))
        try:
            yield self.held[name]
        finally:
            self.held.pop(name, None)
