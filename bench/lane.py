"""Deliveries per second through one lane, against a bare loop and against Huey on SQLite."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from huey import SqliteHuey

from bench.office import PLAIN, TELEGRAM, item, office, queue
from bench.process import cpu
from bench.stand_in import TOKEN, Caller, StandIn, stand_in
from bench.table import Report, Row, middle, seconds
from publisher.delivery.courier import Courier, Onward
from publisher.delivery.lanes import Lanes
from publisher.engagement.ages import ReadingPlan
from publisher.outbox.claims import Claims
from publisher.workspace import Workspace, make_channels

LEASE = timedelta(seconds=180)
PATIENCE = 120.0  # seconds that one round may take
Round = Callable[[int], float]  # so many calls → seconds


class Lane:
    """One channel's lane with the real courier, fed round by round."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._workspace, self._name = workspace, name
        self._names = (f"tin-{number}" for number in count(1))
        self._left, self._done = 0, threading.Event()
        claims = Claims(workspace.store, "bench", LEASE)
        self._courier = Courier(
            store=workspace.store,
            claims=claims,
            accounts=workspace.config.accounts,
            channels=workspace.channels,
            plan=ReadingPlan.of(workspace.config),
            now=workspace.now,
        )
        self.lanes = Lanes(workspace, claims, self._carry, lambda name, at: None)

    def _carry(self, delivery: int, onward: Onward) -> int | None:
        following = self._courier.run(delivery, onward)
        self._left -= 1
        if not self._left:
            self._done.set()
        return following

    def round(self, calls: int) -> float:
        """Deliver so many items that are due already; returns the seconds it took."""
        names = [next(self._names) for _ in range(calls)]
        queue(self._workspace, names, self._name, self._workspace.now())
        self._left = calls
        self._done.clear()
        return seconds(self._deliver)

    def _deliver(self) -> None:
        self.lanes.wake(self._name)
        if not self._done.wait(PATIENCE):
            raise RuntimeError(f"{self._left} deliveries did not go out")


class Huey:
    """Huey on a file of its own, as shipped, with one worker thread."""

    def __init__(self, folder: Path, caller: Caller) -> None:
        self._left, self._done = 0, threading.Event()
        self._caller = caller
        self._huey = SqliteHuey(filename=str(folder / "huey.sqlite"))
        self._task = self._huey.task()(self._send)

    def _send(self, text: str) -> None:
        self._caller.send(text)
        self._left -= 1
        if not self._left:
            self._done.set()

    def round(self, calls: int) -> float:
        """Carry out so many tasks that wait already; returns the seconds it took."""
        for number in range(calls):
            self._task(item(f"tin-{number}").title)
        self._left = calls
        self._done.clear()
        consumer = self._huey.create_consumer(workers=1, periodic=False, initial_delay=0.01)
        try:
            return seconds(lambda: self._consume(consumer.worker_threads))
        finally:
            consumer.stop_flag.set()
            for _worker, thread in consumer.worker_threads:
                thread.join()

    def _consume(self, threads: "list[tuple[object, threading.Thread]]") -> None:
        for _worker, thread in threads:
            thread.start()
        if not self._done.wait(PATIENCE):
            raise RuntimeError(f"{self._left} tasks were not done")


@dataclass(slots=True)
class Rounds:
    """Seconds per call of every contestant, round by round."""

    calls: int
    place: StandIn
    took: dict[str, list[float]] = field(default_factory=dict)
    worked: list[float] = field(default_factory=list)  # by the stand-in, for the bare loop

    def run(self, contestants: dict[str, Round], rounds: int, *, thinks: float = 0.0) -> None:
        """Let them run in turns, each round beginning with another one."""
        order = list(contestants)
        for number in range(rounds):
            for name in order[number % len(order) :] + order[: number % len(order)]:
                self.place.fresh(thinks=thinks)
                before = cpu(self.place.pid)
                took = contestants[name](self.calls) / self.calls
                self.took.setdefault(name, []).append(took)
                if name == "loop":
                    self.worked.append((cpu(self.place.pid) - before) / self.calls)

    def rate(self, name: str) -> float:
        """Return the median of a contestant's calls per second."""
        return 1 / middle(self.took[name])

    def row(self, what: str, ours: str, other: str, words: str, aim: str = "") -> Row:
        """Compare two contestants."""
        mine, theirs = self.rate(ours), self.rate(other)
        return Row(
            what=what,
            ours=f"{mine:.0f}/s",
            yardstick=f"{words}: {theirs:.0f}/s ({1000 / theirs:.2f} ms a call)",
            ratio=mine / theirs,
            aim=aim,
        )


def run(*, quick: bool) -> Report:
    """Measure one lane."""
    calls, rounds = (10, 1) if quick else (150, 5)
    with ExitStack() as stack:
        place = stack.enter_context(stand_in())
        contestants = _contestants(stack, place)
        at_once, slow = Rounds(calls, place), Rounds(max(10, calls // 3), place)
        at_once.run(contestants, rounds)
        slow.run(contestants, max(1, rounds - 2), thinks=0.02)
    return Report(
        title="Deliveries per second through one lane",
        how=(
            "The same POST to the sandbox's Telegram, in a process of its own, from all: a loop"
            " with nothing around it, a Huey worker thread (SqliteHuey as shipped), and our lane"
            " with a channel that does nothing else. The lane writes the intent to disk before"
            " each call and the outcome after it (SQLite, synchronous = FULL). Medians of"
            f" {rounds} rounds of {calls} calls in turns. Of a call, the stand-in itself takes"
            f" {middle(at_once.worked) * 1000:.2f} ms of CPU time. The lines for 20 ms let it"
            " think so long, as real services do; most think longer. The real Telegram channel"
            " is compared with a bare loop over its own publish()."
        ),
        rows=[
            *_rows(at_once, "stand-in answers at once", "≥ 0.7"),
            *_rows(slow, "stand-in thinks 20 ms", "≥ 0.7"),
        ],
    )


def _rows(rounds: Rounds, what: str, aim: str) -> list[Row]:
    return [
        rounds.row(what, "lane", "loop", "bare requests loop", aim),
        rounds.row(what, "lane", "huey", "Huey on SQLite"),
        rounds.row(f"{what}, Telegram channel", "telegram", "bare telegram", "bare loop", aim),
    ]


def _contestants(stack: ExitStack, place: StandIn) -> dict[str, Round]:
    caller = Caller(place.addresses["telegram"])
    tables = {"plain": PLAIN, "telegram": TELEGRAM}
    workspace = stack.enter_context(office(place.folder, tables, place.addresses, TOKEN))
    lane, telegram = Lane(workspace, "plain"), Lane(workspace, "telegram")
    for each in (lane, telegram):
        stack.callback(each.lanes.stop, PATIENCE)
    return {
        "loop": lambda calls: seconds(lambda: _loop(caller.send, calls)),
        "huey": Huey(place.folder, caller).round,
        "lane": lane.round,
        "bare telegram": _bare_telegram(workspace),
        "telegram": telegram.round,
    }


def _bare_telegram(workspace: Workspace) -> Round:
    channel = make_channels(workspace.config, workspace.store)["telegram"]
    post = channel.render(item("tin-0"))
    keys = (f"tin-{number}/bare/1" for number in count(1))

    def publish(_text: str) -> None:
        channel.publish(post, key=next(keys))

    return lambda calls: seconds(lambda: _loop(publish, calls))


def _loop(send: Callable[[str], object], calls: int) -> None:
    for number in range(calls):
        send(item(f"tin-{number}").title)
