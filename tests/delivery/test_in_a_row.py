"""Posts in a row: settling one and writing down the next one's intent is one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from fake_channels import service
from post_room import LEASE, PostRoom, post_room
from publisher.contract import OutcomeUnknown, Receipt
from publisher.delivery.turns import Turns
from publisher.outbox import orders, pauses
from publisher.outbox.deliveries import DOUBTFUL, QUEUED, SENDING, SENT, WITHDRAW, attempts
from publisher.store.database import Store
from running_lanes import PATIENCE, lanes, out, page, queue
from workspaces import Desk


@dataclass
class Waits:
    """Counts the transactions that wait for the disk."""

    store: Store
    count: int = field(default=0)

    def __post_init__(self) -> None:
        self._write, self.store.write = self.store.write, self.write  # type: ignore[method-assign]

    @contextmanager
    def write(self) -> Iterator[Connection]:
        self.count += 1
        with self._write() as db:
            yield db


def tried(desk: Desk) -> list[str]:
    """Return the items of all attempts, in order."""
    items = {row["id"]: row["item"] for row in desk.rows()}
    with desk.workspace.store.read() as db:
        return [items[each] for each in db.scalars(select(attempts.c.delivery).order_by("id"))]


def during_the_first_call(desk: Desk, act: Callable[[Connection], object]) -> None:
    """Let something be decided while the first post is on its way."""

    def decide() -> None:
        with desk.workspace.store.write() as db:
            act(db)

    service(desk.workspace, "page").meanwhile("publish", decide)


# --- One wait for the disk -------------------------------------------------------------------


def test_a_delivery_in_a_row_waits_once_for_the_disk(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        names = [f"item-{number}" for number in range(6)]
        queue(desk, *names)
        waits = Waits(desk.workspace.store)
        running.work()
        assert out(desk) == names
        assert waits.count == 1 + len(names)  # the first one's intent is written alone


def test_the_intent_of_the_next_is_on_disk_before_its_call(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        seen: list[object] = []
        asked = service(desk.workspace, "page")
        asked.meanwhile("publish a", lambda: None)
        asked.meanwhile(
            "publish b", lambda: seen.append((desk.states("a"), desk.states("b"), tried(desk)))
        )
        running.work()
        assert seen == [({"page": SENT}, {"page": SENDING}, ["a", "b"])]


# --- What was decided during the call counts for the very next post --------------------------

DECISIONS: dict[str, Callable[[Connection, Desk], object]] = {
    "the item is held": lambda db, desk: pauses.hold(db, "item", "b", "an", "wait", desk.time),
    "the channel is held": lambda db, d: pauses.hold(db, "channel", "page", "an", "wait", d.time),
    "it is cancelled": lambda db, desk: orders.cancel(db, "b", "no"),
    "the channel pauses": lambda db, desk: pauses.pause(
        db, "page", "limit", desk.time, until=desk.time + timedelta(minutes=5)
    ),
    "the channel stops": lambda db, desk: pauses.pause(db, "page", "token", desk.time, until=None),
}


@pytest.mark.slow
@pytest.mark.parametrize("decision", DECISIONS)
def test_what_is_decided_during_a_call_holds_for_the_very_next_post(
    tmp_path: Path, decision: str
) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        during_the_first_call(desk, lambda db: DECISIONS[decision](db, desk))
        running.work()
        assert (out(desk), tried(desk)) == (["a"], ["a"])


def test_an_approval_that_ends_during_a_call_counts(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        service(desk.workspace, "page").meanwhile(
            "publish", lambda: desk.set("b", approved_digest=None)
        )
        running.work()
        assert (out(desk), tried(desk)) == (["a"], ["a"])


@pytest.mark.parametrize("rule", [{"min_gap": '"10m"'}, {"rate": '"1/60"'}, {"daily_cap": "1"}])
def test_limits_count_the_post_that_is_being_settled(tmp_path: Path, rule: dict[str, str]) -> None:
    with lanes(tmp_path, channels=page(**rule)) as (desk, running):
        queue(desk, "a", "b")
        running.work()
        assert (out(desk), tried(desk)) == (["a"], ["a"])


def test_quiet_hours_that_begin_during_a_call_count(tmp_path: Path) -> None:
    with lanes(tmp_path, channels=page(quiet='"08:02-09:00"')) as (desk, running):
        queue(desk, "a", "b")
        service(desk.workspace, "page").meanwhile("publish", lambda: desk.wait(minutes=3))
        running.work()
        assert (out(desk), tried(desk)) == (["a"], ["a"])


def test_what_has_become_too_late_is_held_and_not_begun(tmp_path: Path) -> None:
    with lanes(tmp_path, channels=page(too_late='"1h"')) as (desk, running):
        queue(desk, "a", "b")
        long_ago = desk.time - timedelta(hours=2)
        desk.set("a", priority=1)
        desk.set("b", due_at=long_ago)
        running.work()
        assert (desk.states("b"), tried(desk)) == ({"page": "held late"}, ["a"])


# --- What a lane does first --------------------------------------------------------------------


def test_a_doubt_goes_before_the_next_post(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    room.queue("doubt")
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    first = room.queue("a", ready_at=room.time)
    room.queue("b")
    assert room.take() == first
    room.wait(60)
    assert room.run_on(first) is None
    assert room.channel.sent == ["a/page/1"]


def test_a_withdrawal_goes_before_the_next_post(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    first = room.queue("a")
    room.queue("b")
    room.queue("gone", kind=WITHDRAW, target=99)
    with room.store.write() as db:
        room.claims.take(db, "page", QUEUED, room.time)
    assert room.run_on(first) is None


def test_a_channel_that_others_wait_for_goes_on_when_they_have_their_link(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        for name in ("a", "b"):
            desk.put(f"{name}.md", title=f"Bài {name}")
        desk.scan()
        desk.wait(days=1)
        waiting: list[object] = []
        asked = service(desk.workspace, "site")
        asked.meanwhile("publish", lambda: None)
        asked.meanwhile("publish", lambda: waiting.append(desk.row("a", "page")["waits_for"]))
        running.work("site")
        assert waiting == [None]


def test_a_lane_that_others_want_the_thread_of_begins_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Turns, "must_yield", property(lambda _turns: True))
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        waits = Waits(desk.workspace.store)
        running.work()
        assert (out(desk), waits.count) == (["a", "b"], 4)


def test_a_process_that_is_to_end_begins_nothing(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        service(desk.workspace, "page").meanwhile("publish", running._of["page"].stop)
        running.wake("page")
        running.wait_for(1)
        assert running.stop(PATIENCE)
        assert (out(desk), tried(desk)) == (["a"], ["a"])


# --- When something breaks ---------------------------------------------------------------------


def test_a_broken_post_does_not_touch_the_settlement_of_the_one_before(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b", "c")
        desk.set("b", post={"nonsense": 1})
        running.work()
        running.work()
        assert out(desk) == ["a", "c"]
        assert (desk.states("a"), desk.states("b")) == ({"page": SENT}, {"page": QUEUED})
        assert tried(desk) == ["a", "c"]
        assert "bug job=onward" in caplog.text


@pytest.fixture
def row(tmp_path: Path) -> tuple[PostRoom, int, int]:
    """A post that is out, and the next, begun with its settlement and not yet sent."""
    room = post_room(tmp_path)
    first, second = room.queue("a"), room.queue("b")
    assert room.run_on(room.take()) == second
    return room, first, second


def test_killed_before_the_next_call_the_next_is_looked_for(
    row: tuple[PostRoom, int, int],
) -> None:
    room, first, second = row
    again = room.restart()
    assert (again.state(first), again.state(second)) == (SENT, DOUBTFUL)
    for _ in range(3):
        again.run()
        again.wait(60)
    assert again.channel.sent == ["a/page/1", "b/page/1"]
    assert again.outcomes(second) == ["not_sent", "ok"]


def test_killed_in_the_next_call_the_next_is_found(row: tuple[PostRoom, int, int]) -> None:
    room, _first, second = row
    again = room.restart()
    again.channel.finds(Receipt("ref-b", None))
    again.run()
    assert (again.state(second), again.channel.sent) == (SENT, ["a/page/1"])


def test_a_machine_that_stood_still_before_the_next_call_sends_nothing(
    row: tuple[PostRoom, int, int],
) -> None:
    room, _first, second = row
    room.wait(LEASE.total_seconds() / 2 + 1)
    room.run_on(second)
    assert room.channel.sent == ["a/page/1"]
    assert (room.state(second), room.outcomes(second)) == (QUEUED, ["not_sent"])


def test_what_was_begun_is_run_once_and_by_nobody_else(row: tuple[PostRoom, int, int]) -> None:
    room, _first, second = row
    room.other().courier.run(second)
    assert room.channel.sent == ["a/page/1"]
    for _ in range(2):
        room.run_on(second)
    assert room.channel.sent == ["a/page/1", "b/page/1"]


def test_what_was_begun_keeps_its_lease_while_it_is_worked_on(
    row: tuple[PostRoom, int, int],
) -> None:
    room, _first, second = row
    room.wait(60)
    room.claims.heartbeat(room.time)
    assert room.row(second)["lease_until"] == room.time + LEASE


def test_what_was_begun_and_lost_becomes_a_doubt(row: tuple[PostRoom, int, int]) -> None:
    room, _first, second = row
    room.claims.put_down(second)
    room.courier.run(second)
    assert room.channel.sent == ["a/page/1"]
    room.wait(LEASE.total_seconds())
    room.claims.reap(room.time)
    assert room.state(second) == DOUBTFUL
