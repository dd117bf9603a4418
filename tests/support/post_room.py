"""An outbox with one courier and one scripted channel, for tests of sending and looking.

    room = post_room(tmp_path)
    row = room.queue("a")
    room.channel.then(Unavailable("down"))      what the next publish does; else it is accepted
    room.channel.finds(None, Receipt("r", ""))  what the next looks answer
    room.run()                                  claim the next due row and carry it
    room.wait(30); room.restart()               the clock moves; the process was killed

Time is `room.time` and stands still unless the test moves it.
"""

import shutil
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from publisher.config.file import Account
from publisher.contract import Channel, Engagement, Item, Post, Receipt
from publisher.delivery.courier import Courier
from publisher.engagement.ages import ReadingPlan
from publisher.outbox import pauses, plan, resuming
from publisher.outbox.claim import Claim
from publisher.outbox.claims import Claims
from publisher.outbox.deliveries import DOUBTFUL, QUEUED, attempts, deliveries
from publisher.outbox.onward import go_on
from publisher.outbox.pauses import channels
from publisher.outbox.plan import NewDelivery
from publisher.store.database import Store
from publisher.timetable.rules import Rules
from standing import placed, standing

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LEASE = timedelta(seconds=180)
NO_RULES = Rules()
AFTER_AN_HOUR = ReadingPlan(ages=(3_600.0,), closings=lambda after: iter(()))

Answer = Receipt | Exception | Callable[[], Receipt | None] | None


class Scripted(Channel):
    """Does what it was told next; unless told, it accepts every post and finds none."""

    visibility_lag = 60.0

    def __init__(self, settings: Any = None, state: Any = None) -> None:
        self.sent: list[str] = []  # keys, as readers saw them
        self.looks: list[datetime] = []  # the `since` of every look
        self.published: deque[Answer] = deque()
        self.found: deque[Answer] = deque()

    def then(self, *answers: Answer) -> None:
        self.published.extend(answers)

    def finds(self, *answers: Answer) -> None:
        self.found.extend(answers)

    def render(self, item: Item) -> Post:
        return Post(item.title, {})

    def publish(self, post: Post, *, key: str) -> Receipt:
        answer = self.published.popleft() if self.published else None
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            answer = answer()
        self.sent.append(key)
        return answer or Receipt(f"ref-{len(self.sent)}", f"https://x.example/{key}")

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        self.looks.append(since)
        answer = self.found.popleft() if self.found else None
        if isinstance(answer, Exception):
            raise answer
        return answer() if callable(answer) else answer

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        return {}


class Mute(Scripted):
    """Tells no figures."""

    measure = Channel.measure


@cache
def _template() -> Path:
    path = Path(mkdtemp()) / "empty.sqlite"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    store.close()
    return path


def empty_store(folder: Path) -> Store:
    """Return a migrated store in a folder, or the one that is there."""
    path = folder / "outbox.sqlite"
    if not path.exists():
        shutil.copyfile(_template(), path)
    return Store(f"sqlite:///{path}")


@dataclass
class PostRoom:
    """One process at work on an outbox."""

    store: Store
    channel: Scripted
    claims: Claims
    time: datetime = START
    rules: Rules = NO_RULES
    plan: ReadingPlan = AFTER_AN_HOUR
    names: tuple[str, ...] = ("page",)
    couriers: Mapping[str, Channel] = field(default_factory=dict)

    @property
    def courier(self) -> Courier:
        accounts = {
            name: Account(
                name=name,
                kind="fake",
                channel=Scripted,
                settings=None,
                rules=self.rules,
                after=None,
            )
            for name in self.names
        }
        known = dict.fromkeys(self.names, self.channel)
        return Courier(self.store, self.claims, accounts, known, self.plan, lambda: self.time)

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)

    def restart(self, owner: str = "again") -> "PostRoom":
        """Return what starts on the same database after this process was killed."""
        claims = Claims(self.store, owner, self.claims.lease)
        claims.reap(self.time, everything=True)
        return replace(self, claims=claims)

    def other(self, owner: str = "other") -> "PostRoom":
        """Return another process on the same database, beside this one."""
        return replace(self, claims=Claims(self.store, owner, self.claims.lease))

    def resume(self, channel: str = "page") -> bool:
        """Let a channel go on, as a person would."""
        with self.store.write() as db:
            return resuming.resume(db, channel, self.time)

    def queue(self, item: str = "a", channel: str = "page", **values: Any) -> int:
        """Put one delivery into the outbox; `values` are columns to change."""
        new = NewDelivery(channel=channel, due_at=self.time, post=Post("văn bản", {"n": item}))
        with self.store.write() as db:
            plan.enqueue(db, item, 1, [new], self.time)
            where = (deliveries.c.item == item, deliveries.c.channel == channel)
            if values:
                columns = placed(**values) if "state" in values else values
                db.execute(update(deliveries).where(*where).values(**columns))
            return int(db.scalar(select(deliveries.c.id).where(*where)) or 0)

    def take(self, channel: str = "page") -> int | None:
        """Claim as a lane does: what is in doubt first."""
        with self.store.write() as db:
            if not self.claims.lock_channel(db, channel, self.time):
                return None
            found = self.claims.take(db, channel, DOUBTFUL, self.time)
            return found or self.claims.take(db, channel, QUEUED, self.time)

    def run(self, channel: str = "page") -> int | None:
        """Claim and carry one row; None if none may be taken now."""
        taken = self.take(channel)
        if taken is not None:
            self.courier.run(taken)
            self.claims.put_down(taken)
        return taken

    def go_on(self, db: Connection) -> Claim | None:
        """Begin the next post as one is settled, as a lane does."""
        if not self.claims.lock_awake(db, "page", self.time):
            return None
        return go_on(self.claims, db, "page", self.time, self.rules.late_before(self.time))

    def run_on(self, delivery: int | None) -> int | None:
        """Carry one row and begin the next with its settlement; returns that one's id."""
        if delivery is None:
            return None
        following = self.courier.run(delivery, self.go_on)
        self.claims.put_down(delivery)
        return following

    def row(self, delivery: int) -> RowMapping:
        with self.store.read() as db:
            query = select(deliveries).where(deliveries.c.id == delivery)
            return db.execute(query).mappings().one()

    def state(self, delivery: int) -> str:
        return standing(self.row(delivery))

    def attempts(self, delivery: int) -> list[RowMapping]:
        with self.store.read() as db:
            query = select(attempts).where(attempts.c.delivery == delivery).order_by(attempts.c.n)
            return list(db.execute(query).mappings())

    def outcomes(self, delivery: int) -> list[str | None]:
        return [row["outcome"] for row in self.attempts(delivery)]

    def rest(self, channel: str = "page") -> RowMapping:
        """Return the channel's own row: whether it rests or is stopped, and why."""
        with self.store.read() as db:
            query = select(channels).where(channels.c.name == channel)
            return db.execute(query).mappings().one()


def post_room(folder: Path, channel: Scripted | None = None, **fields: Any) -> PostRoom:
    """Open an empty outbox."""
    store = empty_store(folder)
    room = PostRoom(store, channel or Scripted(), Claims(store, "me", LEASE), **fields)
    pauses.open_channels(store, room.names)
    return room
