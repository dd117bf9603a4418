"""The timetable of the running publisher. The only place that imports APScheduler.

APScheduler is the clock and carries nothing: every job looks into the database for what is
to do. Each channel has a lane, which sends in order, one call at a time.
"""

import fcntl
import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from watchfiles import watch

from publisher.contract import CLOCK_FILE
from publisher.daemon.channel_care import ChannelCare
from publisher.daemon.maintenance import Maintenance
from publisher.delivery.courier import Courier
from publisher.delivery.lanes import Lanes
from publisher.delivery.turns import Turns, guarded
from publisher.engagement.ages import ReadingPlan
from publisher.engagement.meter import Meter
from publisher.engagement.readings import next_due
from publisher.outbox.claims import Claims
from publisher.planning.intake import Intake
from publisher.words import _
from publisher.workspace import BELL, Workspace, make_channels, make_desks

log = logging.getLogger(__name__)

AWAKE = 1.0  # seconds that the main thread sleeps at the most
PATIENCE = 60.0  # seconds that a stop waits for calls in the middle
TRY_STOPPED_EVERY = 300.0  # seconds
UPKEEP_EVERY = 300.0  # seconds between two calls of a channel for what time changes
ENGAGEMENT_EVERY = 300.0  # seconds at most between two looks for readings that are due


class AlreadyRunning(Exception):
    """Another daemon works on this workspace."""


class OnlyOne:
    """The lock of a workspace; raises AlreadyRunning if another process has it."""

    def __init__(self, state: Path) -> None:
        state.mkdir(parents=True, exist_ok=True)
        self._path = state / "daemon.lock"
        self._file: IO[str] | None = None

    def __enter__(self) -> "OnlyOne":
        """Take the lock until the process ends, however it ends."""
        self._file = self._path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with self._file:
                self._file.seek(0)
                holder = self._file.read().strip() or "?"
            message = _("a daemon is running here already (pid {pid})")
            raise AlreadyRunning(message.format(pid=holder)) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the lock."""
        if self._file:
            self._file.close()


class Daemon:
    """One workspace at work: takes items in, delivers them, measures them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._stop = threading.Event()
        config, store = workspace.config, workspace.store
        owner = f"{socket.gethostname()}:{os.getpid()}"
        self.claims = Claims(store, owner, timedelta(seconds=config.publishing.lease))
        self.courier = Courier(
            store=store,
            claims=self.claims,
            accounts=config.accounts,
            channels=workspace.channels,
            plan=ReadingPlan.of(config),
            now=workspace.now,
        )
        self.intake = Intake.open(config, store, workspace.planner)
        self.lanes = Lanes(workspace, self.claims, self.courier.run, self._alarm)
        self.meter = Meter(config, store, make_channels(config, store))
        self.care = ChannelCare(workspace, make_channels(config, store))
        desks = make_desks(config, store)
        self.maintenance = Maintenance(workspace, desks, self._stop, self.care.extra)
        self._measuring = Turns("measure", self.meter.channels, self._measure_channel, threads=1)
        self._intake_lock = threading.Lock()
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def run(self) -> bool:
        """Work until `stop` is called; then wait for calls that are in the middle.

        False if one did not end in time; it goes on, and may keep the process from ending.
        """
        before = set(threading.enumerate())
        now = self.workspace.now()
        self.claims.reap(now, everything=self.workspace.store.sqlite)
        publishing = self.workspace.config.publishing
        self._every(publishing.tick_every, self._tick)
        self._every(publishing.lease / 3, self._heartbeat)
        self._every(publishing.scan_every, self.scan)
        self._every(min(ENGAGEMENT_EVERY, publishing.tick_every * 10), self._measure)
        self._every(self.workspace.config.alerts.every, self.maintenance.look)
        self._every(TRY_STOPPED_EVERY, self.care.try_stopped)
        self._every(UPKEEP_EVERY, self.care.upkeep)
        self.workspace.ring()
        for work in (self._watch, self._hear):
            threading.Thread(target=work, name=work.__name__, daemon=True).start()
        self._scheduler.start()
        self.maintenance.start()
        if moved := os.environ.get(CLOCK_FILE):
            log.warning("clock_moved file=%s: only for the demo and for tests", moved)
        log.info("started channels=%s", ",".join(self.workspace.channels))
        self.scan()
        self._tick()
        # Awake now and then: a signal that another thread happened to get is handled only
        # when this one runs, and a wait without an end would never run again.
        while not self._stop.wait(AWAKE):
            pass
        return self._shut_down(before)

    def stop(self, *_signal: object) -> None:
        """Ask the daemon to end; may be called from a signal handler.

        From a thread of its own: the handler may have cut into the very wait on the event.
        """
        threading.Thread(target=self._stop.set, name="stop").start()

    def _shut_down(self, others: set[threading.Thread]) -> bool:
        log.info("stopping")
        self._scheduler.shutdown(wait=False)
        self._measuring.stop()
        deadline = time.monotonic() + PATIENCE
        finished = self.lanes.stop(PATIENCE)
        self._measuring.join(deadline)
        self.claims.give_back(_("the publisher was stopped while asking"))
        for thread in set(threading.enumerate()) - others:
            if not thread.daemon:  # the scheduler's, for which Python would wait
                thread.join(max(0.0, deadline - time.monotonic()))
                finished = finished and not thread.is_alive()
        log.info("stopped finished=%s", finished)
        return finished

    def _every(self, seconds: float, job: Callable[[], Any]) -> None:
        self._scheduler.add_job(guarded(job), "interval", seconds=max(0.2, seconds))

    def _alarm(self, name: str, at: datetime | None) -> None:
        """Wake a lane at an instant of the workspace's clock."""
        if at is None or self._stop.is_set():
            return
        wait = max(0.0, (at - self.workspace.now()).total_seconds())
        self._scheduler.add_job(
            guarded(lambda: self.lanes.wake(name)),
            DateTrigger(datetime.now(UTC) + timedelta(seconds=wait)),
            id=f"alarm {name}",
            replace_existing=True,
        )

    def _tick(self) -> None:
        now = self.workspace.now()
        self.claims.reap(now)
        self.lanes.wake_all()
        with self.workspace.store.read() as db:
            due = next_due(db)
        if due is not None and due <= now:
            self._measure()

    def _heartbeat(self) -> None:
        self.claims.heartbeat(self.workspace.now())

    def scan(self) -> None:
        """Take in what has changed in the content folder."""
        with self._intake_lock:
            try:
                now, clock = self.workspace.now(), time.monotonic()
                again = self.intake.run(now, clock, lambda _path: self._stop.is_set())
            except OSError as error:
                log.error("content_unreadable why=%s", error)
                return
        self.lanes.wake_all()
        if again is not None and not self._stop.is_set():
            self._scheduler.add_job(
                guarded(self.scan),
                DateTrigger(datetime.now(UTC) + timedelta(seconds=again)),
                id="scan again",
                replace_existing=True,
            )

    def _watch(self) -> None:
        """Scan at once when a file changes; the periodic scan is the net beneath."""
        while not self._stop.is_set():
            try:
                folder = self.workspace.config.content
                for _changes in watch(folder, stop_event=self._stop, step=200):
                    guarded(self.scan)()
            except (OSError, RuntimeError) as error:
                log.warning("watch_failed why=%s", error)
                self._stop.wait(self.workspace.config.publishing.scan_every)

    def _hear(self) -> None:
        """Look for work as soon as somebody at the command line has decided something."""
        bell = self.workspace.config.state / BELL
        while not self._stop.is_set():
            try:
                for _rings in watch(bell, stop_event=self._stop, step=50, debounce=100):
                    self._heard()
            except (OSError, RuntimeError) as error:
                log.warning("bell_lost why=%s", error)
                self._stop.wait(self.workspace.config.publishing.tick_every)

    def _heard(self) -> None:
        self.lanes.wake_all()
        guarded(self.maintenance.ask)()

    def _measure(self) -> None:
        for name in self.meter.channels:
            self._measuring.ring(name)

    def _measure_channel(self, name: str) -> bool:
        now = self.workspace.now()
        if guarded(self.meter.run)(name, now):
            return True
        guarded(self.meter.count_followers)(name, now)
        return False
