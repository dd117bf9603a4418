"""Lanes on threads as a daemon has them, watched: when each is idle, what alarms they ask for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from queue import Queue
from typing import Any

from carriers import claims_of, courier_of
from fake_channels import service
from publisher.contract import Post
from publisher.delivery.courier import Onward
from publisher.delivery.lanes import Lanes
from publisher.outbox import plan
from publisher.outbox.plan import NewDelivery
from workspaces import Desk, opened

PATIENCE = 120.0  # seconds until a test gives up waiting, on a machine with other work
HandOver = Callable[[int], object]  # a courier that begins no next post as it settles one


class Watched(Lanes):
    """Lanes that say when one has nothing more to do, and what alarms they asked for."""

    def __init__(self, desk: Desk, hand_over: Callable[[HandOver], HandOver] | None) -> None:
        self.desk = desk
        self.idle = {name: threading.Event() for name in desk.workspace.channels}
        self.asked = dict.fromkeys(desk.workspace.channels, 0)  # how often a lane was told to work
        self.asking = threading.Lock()
        self.alarms: dict[str, datetime | None] = {}
        self.done: Queue[int] = Queue()
        claims = claims_of(desk.workspace)
        self.courier = courier_of(desk.workspace, claims)
        alone = hand_over(self.courier.run) if hand_over else None

        def carried(delivery: int, onward: Onward) -> int | None:
            if alone:
                alone(delivery)
            following = None if alone else self.courier.run(delivery, onward)
            self.done.put(delivery)
            return following

        super().__init__(desk.workspace, claims, carried, self._asked)

    def _asked(self, name: str, at: datetime | None) -> None:
        self.alarms[name] = at

    def _turn(self, name: str) -> bool:
        asked = self.asked[name]
        self.alarms.pop(name, None)
        more = super()._turn(name)
        with self.asking:  # a turn that began before it was asked may not have seen all there was
            if not more and asked == self.asked[name]:
                self.idle[name].set()
        return more

    def work(self, name: str = "page") -> datetime | None:
        """Let one lane do all that it can now; returns the alarm that it then asks for."""
        with self.asking:
            self.asked[name] += 1
            self.idle[name].clear()
        self.wake(name)
        assert self.idle[name].wait(PATIENCE)
        return self.alarms.get(name)

    def wait_for(self, count: int) -> None:
        for _ in range(count):
            self.done.get(timeout=PATIENCE)


@contextmanager
def lanes(
    root: Path, hand_over: Callable[[HandOver], HandOver] | None = None, **fields: Any
) -> Iterator[tuple[Desk, Watched]]:
    with opened(root, **fields) as desk:
        running = Watched(desk, hand_over)
        try:
            yield desk, running
        finally:
            assert running.stop(PATIENCE)


def queue(desk: Desk, *names: str, channel: str = "page", after: float = 0.0) -> None:
    """Put deliveries straight into the outbox, each due a millisecond after the one before."""
    with desk.workspace.store.write() as db:
        for number, name in enumerate(names):
            due = desk.time + timedelta(seconds=after, milliseconds=number)
            new = NewDelivery(channel=channel, due_at=due, post=Post(name, {}))
            plan.enqueue(db, name, 1, [new], desk.time)
    desk.time += timedelta(milliseconds=len(names))


def page(**keys: str) -> dict[str, str]:
    lines = "\n".join(f"{key} = {value}" for key, value in keys.items())
    return {
        "site": 'use = "fake_channels:Site"',
        "page": f'use = "fake_channels:Fake"\n{lines}',
        "chat": 'use = "fake_channels:Fake"',
    }


def out(desk: Desk, channel: str = "page") -> list[str]:
    return [key.partition("/")[0] for key in service(desk.workspace, channel).out]
