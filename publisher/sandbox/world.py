"""What the stand-ins share: one movable clock, one list of faults to play, one seed."""

import random
import re
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any


class Clock:
    """The real time plus an offset that tests and the demo may move.

    file: where the offset is kept, in seconds, for a publisher that goes by the same time.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.offset = timedelta()

    def now(self) -> datetime:
        """Return the sandbox's time, aware, UTC."""
        return datetime.now(UTC) + self.offset

    def advance(self, seconds: float) -> None:
        """Move the clock; may be negative."""
        self._set(self.offset + timedelta(seconds=seconds))

    def reset(self) -> None:
        """Return to the real time."""
        self._set(timedelta())

    def _set(self, offset: timedelta) -> None:
        self.offset = offset
        if self.file:
            beside = self.file.with_name(f"{self.file.name}.new")
            beside.write_text(str(offset.total_seconds()), encoding="ascii")
            beside.replace(self.file)


@dataclass(slots=True)
class Fault:
    """One thing that shall go wrong, on requests whose "METHOD path" matches."""

    service: str  # graph, zalo, zalo_oauth, telegram, web
    kind: str  # see faults.KINDS, or "error"/"lag", which the service plays itself
    match: str = ""  # regular expression, searched in "METHOD /path"
    times: int = 1  # how often; -1 for ever
    after: int = 0  # matching requests that pass first
    details: dict[str, Any] = field(default_factory=dict)  # e.g. seconds, status, code
    id: int = 0


class Faults:
    """The list of faults; a request takes the first that matches."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._ids = count(1)
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> int:
        """Queue a fault and return its id."""
        with self._lock:
            fault.id = next(self._ids)
            self._faults.append(fault)
            return fault.id

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._faults.clear()

    def take(self, service: str, request: str, kinds: frozenset[str]) -> Fault | None:
        """Return the first fault of these kinds that this request meets, and use it up.

        request: "METHOD /path", e.g. "POST /v26.0/100/feed".
        """
        with self._lock:
            for fault in self._faults:
                if fault.service != service or fault.kind not in kinds or fault.times == 0:
                    continue
                if not re.search(fault.match, request):
                    continue
                if fault.after > 0:
                    fault.after -= 1
                    continue
                if fault.times > 0:
                    fault.times -= 1
                return fault
        return None

    def listed(self) -> list[dict[str, Any]]:
        """Return what is still to come, as plain dicts."""
        with self._lock:
            return [
                {name: getattr(fault, name) for name in Fault.__slots__}
                for fault in self._faults
                if fault.times != 0
            ]


@dataclass(slots=True)
class World:
    """All that a stand-in is given when it is built."""

    clock: Clock = field(default_factory=Clock)
    faults: Faults = field(default_factory=Faults)
    seed: int = 1
    addresses: dict[str, str] = field(default_factory=dict)  # service → http://127.0.0.1:port
    doors: dict[str, Any] = field(default_factory=dict)  # each service's listener, by its name
    states: dict[str, Any] = field(default_factory=dict)  # each service's own, by its name
    site: Path | None = None  # folder that the web server serves
    access_log: Path | None = None  # file that the web server writes
    log_format: str = "json"  # of that file: json or combined

    def random(self, name: str) -> random.Random:
        """Return a generator of its own for a name, the same in every run of a seed."""
        return random.Random(f"{self.seed}:{name}")  # noqa: S311  figures for show
