"""Reports that were made lately: nobody waits long for one, and no page waits for another's.

Making one takes seconds of the processor, so a process of its own does it. A report tells the
time of its figures, so an older one says nothing wrong.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic

from markupsafe import Markup

from publisher.report.figures.model import Report
from publisher.report.frozen import frozen
from publisher.report.periods.period import Period
from publisher.web.report_process import made_apart
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

FRESH = 60.0  # seconds for which a report is shown as it is
GOOD = 3_600.0  # … and until which it is shown while a newer one is being made
PATIENCE = 4.0  # seconds that a page waits for one
WAITING = 3  # pages that wait at once: the others go on
KEPT = 4  # periods; a year's is large

_Key = tuple[str, str]


class BeingMade(Exception):
    """The report is not there yet; asking again a little later helps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report, and the pieces of pages that show it, each made once."""

    report: Report
    at: float
    pieces: dict[str, Markup] = field(default_factory=dict)


class Reports:
    """The reports of one process, by period."""

    def __init__(
        self,
        make: Callable[[Workspace, Period], Report] = made_apart,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Keep none yet. make: takes long, and may run in any thread."""
        self._make = make
        self._clock = clock
        self._lock = Lock()
        self._making = Lock()  # one at a time: the daemon needs the processor too
        self._patient = BoundedSemaphore(WAITING)
        self._kept: OrderedDict[_Key, Kept] = OrderedDict()
        self._coming: dict[_Key, Future[Kept]] = {}

    def of(self, workspace: Workspace, period: Period) -> Kept:
        """Return the report of a period: the frozen one, or one of a short while ago.

        Waits a little for one that is not there. Raises BeingMade, Altered, and what kept it
        from being made.
        """
        known, coming = self._known(workspace, period)
        if known and self._clock() - known.at < GOOD:
            return known
        if coming is None or not self._patient.acquire(blocking=False):
            raise BeingMade
        try:
            return coming.result(PATIENCE)
        except TimeoutError:
            raise BeingMade from None
        finally:
            self._patient.release()

    def last(self, workspace: Workspace, period: Period) -> Kept | None:
        """Return the last report that was made of a period, at once; None if there is none yet."""
        return self._known(workspace, period)[0]

    def forget(self, period: Period) -> None:
        """Let the next page show what was just decided, as that the report is frozen."""
        with self._lock:
            self._kept.pop(_key(period), None)
            self._coming.pop(_key(period), None)

    def _known(
        self, workspace: Workspace, period: Period
    ) -> tuple[Kept | None, Future[Kept] | None]:
        """Return what is there of a period and what is coming; lets a newer one be made."""
        key = _key(period)
        with self._lock:
            known, coming = self._kept.get(key), self._coming.get(key)
            if coming and coming.done():  # it failed: whoever asks now is told, the next tries
                del self._coming[key]
            old = known is None or self._clock() - known.at >= FRESH
            if old and coming is None and len(self._coming) < KEPT:
                coming = self._coming[key] = Future()
                work = (coming, workspace, period)
                Thread(target=self._work, args=work, daemon=True).start()
        return known, coming

    def _work(self, coming: Future[Kept], workspace: Workspace, period: Period) -> None:
        try:
            with self._making:
                kept = Kept(self._report(workspace, period), self._clock())
        except Exception as error:
            log.exception("web_report_failed period=%s", period.id)
            coming.set_exception(error)
        else:
            self._keep(_key(period), kept, coming)
            coming.set_result(kept)

    def _report(self, workspace: Workspace, period: Period) -> Report:
        with workspace.store.read() as db:
            found = frozen(db, period)
        return found or self._make(workspace, period)

    def _keep(self, key: _Key, kept: Kept, coming: Future[Kept]) -> None:
        with self._lock:
            if self._coming.get(key) is not coming:  # it was forgotten meanwhile
                return
            del self._coming[key]
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _key(period: Period) -> _Key:
    return period.regime.id, period.id
