"""A random walk over the outbox: two processes, a service that lies by no more than its lag.

Whatever comes in which order (refusals, cuts, kills, lost ids, clocks set anew, people), no
reader sees a post twice, nothing that is out is forgotten, and in the end nothing is stuck.
"""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import RowMapping, select

from post_room import LEASE, START, PostRoom, Scripted, post_room
from publisher.contract import (
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unavailable,
    Unsupported,
)
from publisher.outbox import orders, plan
from publisher.outbox.deliveries import (
    CANCELLED,
    CLAIMED,
    DOUBTFUL,
    END_STATES,
    FAILED,
    HELD,
    SENDING,
    SENT,
    VANISHED,
    attempts,
    deliveries,
)
from publisher.outbox.plan import NewDelivery
from publisher.timetable.rules import Rules

pytestmark = pytest.mark.slow


class Killed(BaseException):
    """The process ends here; nothing of it goes on."""


REFUSALS: dict[str, Callable[[], BaseException]] = {
    "refused": lambda: Rejected("no"),
    "denied": lambda: Unauthorized("token"),
    "limited": lambda: RateLimited("slow", retry_after=40),
    "down": lambda: Unavailable("down"),
    "unknown": lambda: OutcomeUnknown("cut"),
    "bug": lambda: ZeroDivisionError("bug"),
    "killed": Killed,
}
MAYBE_OUT = ("unknown", "bug", "killed")  # may come before or after the post was out
WAITS = st.sampled_from([0, 31, 61, 125, 181, 700])  # seconds
LOOKS = ("unknown", "down", "limited", "denied", "unsupported", "bug", "killed")


class Service(Scripted):
    """Knows what readers saw, and shows it to `find` only after a lag of true time."""

    visibility_lag = 60.0

    def __init__(self, true_time: Callable[[], datetime], lag: float) -> None:
        super().__init__()
        self.true_time = true_time
        self.lag = lag
        self.out: dict[str, list[datetime]] = {}
        self.next_publish: tuple[str, bool] = ("accepted", True)
        self.next_look = "true"

    def publish(self, post: Post, *, key: str) -> Receipt:
        how, out = self.next_publish
        self.next_publish = ("accepted", True)
        if out:
            self.out.setdefault(key, []).append(self.true_time())
        if how != "accepted":
            raise REFUSALS[how]()
        return self.receipt(key)

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        how, self.next_look = self.next_look, "true"
        if how == "unsupported":
            raise Unsupported("find")
        if how != "true":
            raise REFUSALS[how]()
        shown = [at for at in self.out.get(key, ()) if at + self.lagging() <= self.true_time()]
        return self.receipt(key) if shown else None

    def lagging(self) -> timedelta:
        return timedelta(seconds=self.lag)

    def receipt(self, key: str) -> Receipt:
        return Receipt(f"ref of {key}", f"https://x.example/{key}")


class Walk(RuleBasedStateMachine):
    """The walk; `true` is the time that nobody sets."""

    @initialize(lag=st.sampled_from([0.0, 55.0]))
    def open(self, lag: float) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.true = START
        self.shift = timedelta()  # of the machine's clock
        self.service = Service(lambda: self.true, lag)
        room = post_room(self.folder, rules=Rules(too_late=None), channel=self.service)
        self.rooms = [room, room.other()]
        self.started = 2
        self.queued: list[str] = []
        self.ever_sent: set[int] = set()

    # --- The machine and its clock ---

    @property
    def now(self) -> datetime:
        return self.true + self.shift

    def room(self, which: int) -> PostRoom:
        room = self.rooms[which]
        room.time = self.now
        return room

    @rule(back=st.booleans(), seconds=st.sampled_from([1, 100, 10_000]))
    def the_clock_is_set(self, back: bool, seconds: int) -> None:
        if back or self.service.lag == 0:  # else visibility lags would mean nothing
            self.shift += timedelta(seconds=-seconds if back else seconds)

    def replace_process(self, which: int) -> None:
        self.started += 1
        self.rooms[which] = self.rooms[which].other(f"process {self.started}")

    # --- Work ---

    @rule()
    def an_item_is_planned(self) -> None:
        name = f"item-{len(self.queued)}"
        self.room(0).queue(name)
        self.queued.append(name)

    def work(self, which: int, wait: int) -> None:
        self.true += timedelta(seconds=wait)
        try:
            self.room(which).run()
        except Killed:
            self.replace_process(which)
        self.service.next_publish, self.service.next_look = ("accepted", True), "true"

    @rule(which=st.integers(0, 1), wait=WAITS)
    def all_goes_well(self, which: int, wait: int) -> None:
        self.work(which, wait)

    @rule(
        which=st.integers(0, 1),
        wait=WAITS,
        trouble=st.sampled_from(
            [*((name, False) for name in REFUSALS), *((name, True) for name in MAYBE_OUT * 3)]
        ),
    )
    def a_post_meets_trouble(self, which: int, wait: int, trouble: tuple[str, bool]) -> None:
        self.service.next_publish = trouble
        self.work(which, wait)

    @rule(
        which=st.integers(0, 1),
        wait=WAITS,
        slow=WAITS,
        trouble=st.sampled_from([("accepted", True), ("killed", False), ("killed", True)]),
    )
    def posts_go_in_a_row(
        self, which: int, wait: int, slow: int, trouble: tuple[str, bool]
    ) -> None:
        self.true += timedelta(seconds=wait)
        room = self.room(which)
        following = room.run_on(room.take())
        self.true += timedelta(seconds=slow)  # the machine stands still before the next call
        self.room(1 - which).claims.reap(self.now)
        self.room(1 - which).run()
        self.service.next_publish = trouble
        try:
            self.room(which).run_on(following)
        except Killed:
            self.replace_process(which)
        self.service.next_publish = ("accepted", True)

    @rule(which=st.integers(0, 1), wait=WAITS, trouble=st.sampled_from(LOOKS))
    def a_look_meets_trouble(self, which: int, wait: int, trouble: str) -> None:
        self.service.next_look = trouble
        self.work(which, wait)

    @rule(which=st.integers(0, 1), wait=WAITS)
    def a_process_is_slow_between_claim_and_call(self, which: int, wait: int) -> None:
        room = self.room(which)
        taken = room.take()
        self.true += timedelta(seconds=wait)
        self.room(1 - which).claims.reap(self.now)
        self.room(1 - which).run()
        room.time = self.now
        if taken is not None:
            room.courier.run(taken)
            room.claims.put_down(taken)

    @rule(which=st.integers(0, 1), what=st.sampled_from(["lost", "killed", "stopped", "restart"]))
    def work_breaks_off_after_the_claim(self, which: int, what: str) -> None:
        room = self.room(which)
        taken = room.take()
        if what == "lost" and taken is not None:
            room.claims.put_down(taken)
        if what == "stopped":
            room.claims.give_back("stopped")
        if what != "lost":
            self.replace_process(which)
        if what == "restart":
            self.replace_process(1 - which)
            self.room(which).claims.reap(self.now, everything=True)

    @rule(which=st.integers(0, 1), delivery=st.integers(1, 3))
    def a_tick_and_an_id_that_comes_unasked(self, which: int, delivery: int) -> None:
        self.room(which).claims.heartbeat(self.now)
        self.room(which).claims.reap(self.now)
        self.room(which).courier.run(delivery)

    # --- People ---

    @rule(
        item=st.integers(0, 2),
        act=st.sampled_from(["hold", "release", "cancel", "edit", "settle", "resume", "resume"]),
    )
    def a_person_acts(self, item: int, act: str) -> None:
        room, name = self.room(0), f"item-{item}"
        if act == "resume":
            room.resume()
        if act == "settle":
            self.settle_doubts()
        with room.store.write() as db:
            if act == "hold":
                plan.hold_for_file(db, name, VANISHED, "gone")
            if act == "release":
                orders.release(db, name, None, self.now)
            if act == "cancel":
                orders.cancel(db, name, "no")
            if act == "edit" and name in self.queued:
                new = NewDelivery(channel="page", due_at=self.now, post=Post("new", {}))
                plan.rewrite(db, name, 2, [new], self.now)

    def settle_doubts(self) -> None:
        """Look, as a person does, and say what is true."""
        room = self.room(0)
        for row in self.rows():
            if row["state"] in (DOUBTFUL, HELD):
                is_out = row["key"] in self.service.out
                receipt = self.service.receipt(row["key"]) if is_out else None
                with room.store.write() as db:
                    orders.settle_doubt(db, row["id"], receipt, self.now, "seen")

    # --- What always holds ---

    def rows(self) -> list[RowMapping]:
        with self.rooms[0].store.read() as db:
            return list(db.execute(select(deliveries).order_by(deliveries.c.id)).mappings())

    def open_attempts(self) -> set[int]:
        with self.rooms[0].store.read() as db:
            query = select(attempts.c.delivery).where(attempts.c.outcome.is_(None))
            return set(db.scalars(query))

    @invariant()
    def no_reader_sees_a_post_twice(self) -> None:
        assert all(len(times) == 1 for times in self.service.out.values()), self.service.out

    @invariant()
    def nothing_leaves_sent_and_sent_is_true(self) -> None:
        sent = {row["id"]: row for row in self.rows() if row["state"] == SENT}
        assert self.ever_sent <= set(sent)
        self.ever_sent = set(sent)
        for row in sent.values():
            assert row["key"] in self.service.out
            assert row["ref"] == f"ref of {row['key']}"

    @invariant()
    def what_is_out_is_known_or_in_doubt(self) -> None:
        opened = self.open_attempts()
        for row in self.rows():
            if row["key"] in self.service.out and row["state"] != SENT:
                assert row["id"] in opened
                assert row["state"] in (CLAIMED, SENDING, DOUBTFUL) or row["held_for"] == "doubt"

    @invariant()
    def a_channel_has_one_claim_at_most(self) -> None:
        live = [row for row in self.rows() if row["state"] in (CLAIMED, SENDING)]
        assert len(live) <= 1
        for row in self.rows():
            assert (row["lease_token"] is not None) == (row in live)

    @invariant()
    def no_row_is_lost(self) -> None:
        assert [row["item"] for row in self.rows()] == self.queued

    # --- And in the end ---

    def teardown(self) -> None:
        if not hasattr(self, "rooms"):
            return
        self.drain()
        self.no_reader_sees_a_post_twice()
        self.no_row_is_lost()
        for row in self.rows():
            assert row["state"] in END_STATES, (row["state"], row["held_for"])
            expected = 0 if row["state"] in (FAILED, CANCELLED) else 1
            assert len(self.service.out.get(row["key"], ())) == expected
        self.rooms[0].store.close()
        shutil.rmtree(self.folder)

    def drain(self) -> None:
        """Let everything be well again, and give it a while."""
        room = self.room(0)
        for _ in range(12):
            room.resume()
            with room.store.write() as db:
                for name in self.queued:
                    orders.release(db, name, None, self.now)
            self.settle_doubts()
            with room.store.write() as db:
                plan.end_taken_back(db)
            self.room(0).claims.reap(self.now)
            while self.room(0).run() is not None:
                pass
            # clocks were set back: what was planned by the wrong clock comes late, but comes
            self.true += max(LEASE, START + timedelta(days=1) - self.now)


Walk.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestWalk: Any = Walk.TestCase
