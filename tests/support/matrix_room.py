"""One office for the fault matrix: its folder, its services and its clock, put back at will.

    with room(tmp_path, Variant("telegram")) as it:
        it.put_back("publish")           # to where the channel's turn comes
        it.sandbox.fault("telegram", "cut")
        it.step()                        # one claimed row, as a lane would carry it
        it.restart()                     # the process is gone, another one begins
        it.settle()                      # the clock is moved until nothing waits
        assert (it.row()["state"], it.seen()) == ("sent", Seen(first=1, second=0))

All of it is real: folder, SQLite, channels, HTTP to the sandbox, claims and couriers. What
is missing is the daemon's clock and its threads: the test takes each step itself.
"""

import copy
import copyreg
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, RowMapping, exists, select

import e2e
from carriers import courier_of
from channel_contract import time_outs
from e2e import Office
from matrix_readers import shown
from publisher.actions import waiting
from publisher.config.file import load
from publisher.delivery.courier import Courier
from publisher.delivery.lanes import Lanes
from publisher.outbox.claims import Claims
from publisher.outbox.deliveries import (
    CANCELLED,
    FAILED,
    HELD,
    SENT,
    STAYS,
    WITHDRAWN,
    attempts,
    deliveries,
)
from publisher.outbox.pauses import channels
from publisher.planning.dependents import release_dependents
from publisher.planning.reconcile import reconcile
from publisher.store.database import Store
from publisher.workspace import Workspace

PATIENCE = 1.0  # seconds that a channel waits for an answer where one is to come too late
OVERDUE = 1.5  # seconds after which it comes
FIRST, SECOND = "Bản đầu", "Bản sửa"  # the item's title, and after the correction
ENDS = (SENT, FAILED, HELD, CANCELLED, WITHDRAWN, STAYS)
# A copied state gets locks of its own.
for _lock in (threading.Lock, threading.RLock):
    copyreg.pickle(type(_lock()), lambda _, make=_lock: (make, ()))  # type: ignore[misc]


class Died(BaseException):
    """The process ended here."""


class Seen(NamedTuple):
    """How often readers meet the item, as it was first and as it was corrected."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One channel with some settings, and the form of what it carries."""

    channel: str
    lines: str = ""  # of its table
    form: str = "article"
    says: str = ""  # what is special, for people
    secrets: tuple[tuple[str, str], ...] = ()
    before: "Callable[[Room], None] | None" = None  # done to the service before the item goes
    actions: tuple[str, ...] = ("publish", "look", "update", "withdraw")

    @property
    def name(self) -> str:
        return f"{self.channel}, {self.says}" if self.says else self.channel


class _Dying:
    """A store that ends the process once an attempt is open: nothing of its end is written."""

    def __init__(self, store: Store) -> None:
        self.read = store.read
        self._write = store.write

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with self.read() as db:
            if db.scalar(select(exists().where(attempts.c.outcome.is_(None)))):
                raise Died
        with self._write() as db:
            yield db


@dataclass(frozen=True, slots=True)
class _Kept:
    folder: Path
    states: dict[str, Any]
    instant: datetime


@dataclass
class Room:
    """The office at one moment, and the process that works in it."""

    desk: Office
    variant: Variant
    kept: dict[str, _Kept] = field(default_factory=dict)
    workspace: Workspace | None = None

    @property
    def sandbox(self) -> Any:
        return self.desk.sandbox

    @property
    def open(self) -> Workspace:
        assert self.workspace is not None
        return self.workspace

    # --- The process --------------------------------------------------------------------

    def start(self) -> None:
        """Begin a process: nothing is left of an earlier one but what is on disk."""
        self.workspace = Workspace.open(self.desk.folder)
        lease = timedelta(seconds=self.workspace.config.publishing.lease)
        self.claims = Claims(self.workspace.store, "matrix", lease)
        self.lanes = Lanes(self.workspace, self.claims, lambda *_: None, lambda *_: None)
        self.lanes.stop(e2e.PATIENCE)  # their threads; the claiming goes on

    def stop(self) -> None:
        if self.workspace:
            self.workspace.store.close()
        self.workspace = None

    def restart(self) -> None:
        """End the process as a power cut would, and begin another."""
        self.stop()
        self.start()
        self.claims.reap(self.open.now(), everything=True)

    def step(self, channel: str = "", *, dying: bool = False) -> bool:
        """Carry the channel's next row; False if none may be taken now.

        dying: the process ends before it has written down what came of it.
        """
        now = self.open.now()
        release_dependents(self.open.planner, now)
        reconcile(self.open.planner, now)
        delivery = self.lanes.claim(channel or self.variant.channel)
        if delivery is None:
            return False
        try:
            self._courier(dying).run(delivery)
        except Died:
            self.restart()
        self.claims.put_down(delivery)
        self._let_late_requests_end()
        return True

    def _courier(self, dying: bool) -> Courier:
        store = cast(Store, _Dying(self.open.store)) if dying else None
        return courier_of(self.open, self.claims, store)

    def _let_late_requests_end(self) -> None:
        def late() -> list[dict[str, Any]]:
            slow = [each for each in self.sandbox.requests() if each["fault"] == "delay"]
            return [each for each in slow if each["status"] is None]

        self.desk.until(lambda: not late(), "late requests")

    def onward(self, channel: str = "") -> str:
        """Move the clock to the row's next step and take it: "stepped", "ended" or "stopped"."""
        for pace in range(12):
            row, rest = self.row(channel), self._rest(channel)
            if row["state"] in ENDS:
                return "ended"
            if rest["stopped_at"]:
                return "stopped"
            if self.step(channel):
                return "stepped"
            until = max(row["ready_at"], rest["paused_until"] or row["ready_at"])
            self.desk.move_to(max(until, self.desk.now() + timedelta(seconds=2**pace)))
        raise AssertionError(f"never settled: {dict(self.row(channel))}")

    def settle(self, channel: str = "", repair: Callable[[], None] | None = None) -> bool:
        """Go on until the channel's newest row has come to its end.

        repair: what an operator does when the channel has stopped. Returns if it had.
        """
        stopped = False
        for _ in range(20):
            came = self.onward(channel)
            if came == "ended":
                return stopped
            if came == "stopped":
                assert repair and not stopped, dict(self.row(channel))
                stopped = True
                repair()
                assert waiting.resume(self.open, channel or self.variant.channel)
        raise AssertionError(f"never settled: {dict(self.row(channel))}")

    # --- What came of it ----------------------------------------------------------------

    def row(self, channel: str = "") -> RowMapping:
        """Return the channel's newest row of the item, or of the earlier one."""
        query = select(deliveries).where(deliveries.c.channel == (channel or self.variant.channel))
        with self.open.store.read() as db:
            return db.execute(query.order_by(deliveries.c.id.desc())).mappings().first() or {}  # type: ignore[return-value]

    def _rest(self, channel: str) -> RowMapping:
        query = select(channels).where(channels.c.name == (channel or self.variant.channel))
        with self.open.store.read() as db:
            return db.execute(query).mappings().one()

    def seen(self) -> Seen:
        """Count what readers see of the item."""
        found = shown(self)
        return Seen(*(sum(each in post for post in found) for each in (FIRST, SECOND)))

    @property
    def service(self) -> str:
        """Return the channel's service by its address in the config."""
        address = self.open.config.accounts[self.variant.channel].settings.base_url
        names = {url: name for name, url in self.sandbox.world.addresses.items()}
        return str(names[address.rstrip("/")])

    # --- Moments to which the room returns ----------------------------------------------

    def keep(self, name: str) -> None:
        """Remember this moment; the room goes on from it with a new process."""
        self.stop()
        folder = self.desk.folder.parent / "kept" / name
        shutil.copytree(self.desk.folder, folder)
        self.kept[name] = _Kept(folder, self._copied(self.sandbox.world.states), self.desk.now())
        self.restart()

    def put_back(self, name: str, *, hurried: bool = False) -> None:
        """Return to a moment; whatever happened since has not happened.

        hurried: the channel waits for an answer no longer than PATIENCE. Else it waits as
        long as its config says, so that a machine with other work to do is no fault.
        """
        self.stop()
        kept, world = self.kept[name], self.sandbox.world
        world.faults.clear()
        for service in world.doors:
            self.sandbox.listen(service)
        world.states["traffic"].forget()
        world.states.update(self._copied(kept.states))
        shutil.rmtree(self.desk.folder)
        shutil.copytree(kept.folder, self.desk.folder)
        if hurried:
            self._hurry()
        offset = kept.instant - datetime.now(UTC)
        world.clock.offset = offset
        self.desk.clock.write_text(str(offset.total_seconds()))
        self.environment()
        self.restart()

    def _hurry(self) -> None:
        name = self.variant.channel
        settings = load(self.desk.folder, offline=True).accounts[name].settings
        lines = [f"{each} = {PATIENCE}" for each in time_outs(type(settings))]
        self.desk.configure(f"channels.{name}", "\n".join(lines))

    def _copied(self, states: Mapping[str, Any]) -> dict[str, Any]:
        world = self.sandbox.world
        return {
            name: copy.deepcopy(state, {id(world): world})
            for name, state in states.items()
            if name != "traffic"
        }

    def environment(self) -> None:
        for line in (self.desk.folder / ".env").read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            os.environ[name] = value
