"""Kills at every point of a delivery, lost leases, and what is left of them in the table."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from post_room import LEASE, START, PostRoom, post_room
from publisher.contract import OutcomeUnknown, Receipt
from publisher.outbox import orders, plan, settlement
from publisher.outbox.attempts import end_attempt
from publisher.outbox.claim import Claim
from publisher.outbox.claims import Claims
from publisher.outbox.deliveries import (
    CANCELLED,
    CLAIMED,
    DOUBT,
    DOUBTFUL,
    HELD,
    QUEUED,
    SENDING,
    SENT,
    deliveries,
)
from publisher.outbox.pauses import pause

OUT = Receipt("ref-x", "https://x.example/x")


@pytest.fixture
def room(tmp_path: Path) -> PostRoom:
    return post_room(tmp_path)


def claimed(room: PostRoom, delivery: int) -> Claim:
    claim = room.claims.claimed(delivery, room.time)
    assert claim is not None
    return claim


def settle(room: PostRoom, claim: Claim) -> bool:
    """Let a claim go back to the queue; False if nothing was changed."""
    before = room.row(claim.id)
    with room.store.write() as db:
        settlement.requeue(db, claim, "again", room.time)
    return room.row(claim.id) != before


# --- Killed at the numbered points: a fresh process over the same file --------------------


def test_killed_before_the_claim_commits_it_goes_out_once(room: PostRoom) -> None:
    row = room.queue()
    with pytest.raises(ZeroDivisionError), room.store.write() as db:
        room.claims.take(db, "page", QUEUED, room.time)
        raise ZeroDivisionError
    again = room.restart()
    assert room.state(row) == QUEUED
    again.run()
    assert (again.channel.sent, room.state(row)) == (["a/page/1"], SENT)


def test_killed_after_the_claim_it_goes_out_once(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    again = room.restart()
    assert room.state(row) == QUEUED
    again.run()
    assert (again.channel.sent, room.outcomes(row)) == (["a/page/1"], ["ok"])


def test_killed_after_the_intent_it_is_looked_for_twice_before_it_is_sent(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.claims.begin(claimed(room, row), room.time)
    again = room.restart()
    assert room.state(row) == DOUBTFUL
    again.run()
    assert again.channel.sent == []
    again.wait(60)
    again.run()
    assert (again.channel.looks, again.channel.sent) == ([START, START], [])
    again.run()
    assert (again.channel.sent, room.state(row)) == (["a/page/1"], SENT)
    assert room.outcomes(row) == ["not_sent", "ok"]


def test_killed_after_the_request_it_is_found_and_not_sent_again(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.claims.begin(claimed(room, row), room.time)
    room.channel.sent.append("a/page/1")  # the request left; no answer was written
    room.wait(40)
    again = room.restart()
    again.channel.finds(OUT)
    again.run()
    assert (room.state(row), again.channel.sent) == (SENT, ["a/page/1"])
    assert room.row(row)["ref"] == "ref-x"
    assert room.row(row)["sent_at"] == START  # not when it was found
    assert room.outcomes(row) == ["ok"]


def test_killed_after_the_confirmation_nothing_is_left_to_do(room: PostRoom) -> None:
    row = room.queue()
    room.run()
    again = room.restart()
    assert again.run() is None
    assert (room.state(row), again.channel.sent) == (SENT, ["a/page/1"])


def test_killed_while_looking_it_is_looked_for_again(room: PostRoom) -> None:
    row = room.queue()
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    room.wait(30)
    room.take()
    again = room.restart()
    assert room.state(row) == DOUBTFUL
    again.channel.finds(OUT)
    again.run()
    assert room.state(row) == SENT


# --- Leases -----------------------------------------------------------------------------


def test_who_lost_the_lease_begins_nothing(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    claim = claimed(room, row)
    room.wait(LEASE.total_seconds())
    assert room.claims.begin(claim, room.time) is None
    assert room.attempts(row) == []


def test_who_lost_the_lease_to_another_begins_nothing(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    claim = claimed(room, row)
    other = room.other()
    other.wait(LEASE.total_seconds())
    assert other.claims.reap(other.time) == 1
    assert other.take() == row
    assert room.claims.begin(claim, room.time) is None
    assert not settle(room, claim)
    assert room.state(row) == CLAIMED


def test_a_second_courier_finds_no_row(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.courier.run(row)
    room.courier.run(row)
    room.other().courier.run(row)
    assert room.channel.sent == ["a/page/1"]


def test_a_confirmation_after_the_lease_was_lost_is_still_written(room: PostRoom) -> None:
    row = room.queue()
    room.take()

    def slow() -> Receipt:
        room.wait(LEASE.total_seconds() + 1)
        assert room.other().claims.reap(room.time) == 1
        assert room.state(row) == DOUBTFUL
        return OUT

    room.channel.then(slow)
    room.courier.run(row)
    assert (room.state(row), room.row(row)["ref"]) == (SENT, "ref-x")
    assert room.outcomes(row) == ["ok"]


def test_both_refs_are_kept_where_a_frozen_process_made_a_second_post(
    room: PostRoom, caplog: pytest.LogCaptureFixture
) -> None:
    row = room.queue()
    room.take()
    other = room.other()

    def frozen() -> Receipt:
        other.time = room.time + LEASE
        other.claims.reap(other.time)
        for _ in range(3):  # looks twice, then sends
            other.run()
            other.wait(60)
        return OUT

    room.channel.then(frozen)
    room.courier.run(row)
    assert room.row(row)["ref"] == "ref-1"
    assert [each["ref"] for each in room.attempts(row)] == ["ref-x", "ref-1"]
    assert "out_twice" in caplog.text


def test_a_running_attempt_of_another_process_is_not_ended_by_a_late_receipt(
    room: PostRoom,
) -> None:
    row = room.queue()
    room.take()
    first = claimed(room, row)
    attempt = room.claims.begin(first, room.time)
    assert attempt is not None
    other = room.other()
    other.wait(LEASE.total_seconds())
    other.claims.reap(other.time)
    with room.store.write() as db:
        end_attempt(db, attempt, "not_sent", other.time)  # two looks said so
        db.execute(update(deliveries).values(state=QUEUED))
    other.take()
    other.claims.begin(claimed(other, row), other.time)
    room.courier._sent(first, attempt, OUT)
    assert room.outcomes(row) == ["ok", None]
    assert room.state(row) == SENT


def test_a_heartbeat_extends_what_is_worked_on(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.wait(60)
    room.claims.heartbeat(room.time)
    assert room.row(row)["lease_until"] == room.time + LEASE


def test_a_heartbeat_does_not_revive_a_lease_that_ran_out(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.wait(LEASE.total_seconds())
    room.claims.heartbeat(room.time)
    assert room.row(row)["lease_until"] == room.time
    assert room.claims.reap(room.time) == 1


def test_what_nobody_works_on_any_more_is_not_kept_alive(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.claims.put_down(row)  # e.g. its courier lost the id
    for _ in range(4):
        room.wait(60)
        room.claims.heartbeat(room.time)
        room.claims.reap(room.time)
    assert room.state(row) == QUEUED


def test_a_heartbeat_leaves_the_leases_of_others(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    twin = Claims(room.store, room.claims.owner, LEASE)  # a restart may get the same name
    room.wait(60)
    twin.heartbeat(room.time)
    assert room.row(row)["lease_until"] == START + LEASE


def test_reaping_leaves_live_leases_alone(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.wait(LEASE.total_seconds() - 1)
    assert room.claims.reap(room.time) == 0
    assert room.state(row) == CLAIMED
    assert room.claims.reap(room.time, everything=True) == 1
    assert room.state(row) == QUEUED


def test_a_lease_from_before_the_clock_was_set_back_is_dead(room: PostRoom) -> None:
    row = room.queue()
    room.time += timedelta(days=1_000)
    room.take()
    room.time = START
    assert room.other().claims.reap(room.time) == 1
    assert room.state(row) == QUEUED


def test_work_that_broke_off_is_taken_back_at_once(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    later = room.time + timedelta(seconds=60)
    room.claims.give_back("broke off", delivery=row, ready_at=later)
    assert (room.state(row), room.row(row)["ready_at"]) == (QUEUED, later)
    assert room.row(row)["lease_token"] is None


def test_work_that_broke_off_in_the_call_is_in_doubt(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.claims.begin(claimed(room, row), room.time)
    room.claims.give_back("broke off", delivery=row, ready_at=room.time)
    assert room.state(row) == DOUBTFUL


def test_the_row_of_another_process_is_not_abandoned(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    room.other().claims.give_back("broke off", delivery=row, ready_at=room.time)
    assert room.state(row) == CLAIMED


def test_the_end_of_a_process_gives_back_what_was_not_begun(room: PostRoom) -> None:
    row = room.queue("a")
    room.take()
    room.other().claims.give_back("stopped")
    assert room.state(row) == CLAIMED
    room.claims.give_back("stopped")
    assert room.state(row) == QUEUED
    assert room.row(row)["lease_owner"] is None


def test_the_end_of_a_process_leaves_what_is_being_sent(room: PostRoom) -> None:
    row = room.queue("a")
    room.take()
    room.claims.begin(claimed(room, row), room.time)
    room.claims.give_back("stopped")
    assert room.state(row) == SENDING


def test_the_end_of_a_process_keeps_a_doubt_a_doubt(room: PostRoom) -> None:
    row = room.queue()
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    room.wait(30)
    room.take()
    room.claims.give_back("stopped")
    assert room.state(row) == DOUBTFUL


# --- Taking -----------------------------------------------------------------------------


def test_rows_are_taken_by_priority_then_due_time_then_order(room: PostRoom) -> None:
    late = room.queue("late", due_at=START - timedelta(hours=1))
    twin = room.queue("twin")
    last = room.queue("last")
    first = room.queue("first", priority=5)
    order = []
    while (taken := room.run()) is not None:
        order.append(taken)
    assert order == [first, late, twin, last]


@pytest.mark.parametrize(
    "values",
    [
        {"ready_at": START + timedelta(milliseconds=1)},
        {"waits_for": "site"},
        {"state": HELD, "held_for": "late"},
        {"state": CANCELLED},
    ],
)
def test_what_is_not_ready_is_not_taken(room: PostRoom, values: dict[str, Any]) -> None:
    room.queue(**values)
    assert room.take() is None


def test_a_channel_does_one_thing_at_a_time(room: PostRoom) -> None:
    room.queue("a")
    second = room.queue("b")
    room.take()
    assert room.take() is None
    assert room.other().take() is None
    assert room.state(second) == QUEUED


def test_a_resting_channel_is_left_alone_until_its_time(room: PostRoom) -> None:
    row = room.queue()
    with room.store.write() as db:
        pause(db, "page", "limit", room.time, until=room.time + timedelta(seconds=60))
    assert room.take() is None
    room.wait(59.9)
    assert room.take() is None
    room.wait(0.1)
    assert room.take() == row


def test_a_stopped_channel_waits_for_a_person(room: PostRoom) -> None:
    row = room.queue()
    with room.store.write() as db:
        pause(db, "page", "token", room.time, until=None)
    room.wait(10_000_000)
    assert room.take() is None
    assert room.resume()
    assert not room.resume()
    assert room.take() == row


def test_a_channel_that_nobody_opened_is_not_worked_on(room: PostRoom) -> None:
    assert room.take("nobody") is None


# --- Doubts that a person settles ----------------------------------------------------------


def in_doubt(room: PostRoom) -> int:
    row = room.queue()
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    return row


def say(room: PostRoom, row: int, receipt: Receipt | None) -> bool:
    with room.store.write() as db:
        return orders.settle_doubt(db, row, receipt, room.time, "seen by a person")


def test_a_person_says_that_it_is_out(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(3_600)
    assert say(room, row, OUT)
    assert (room.state(row), room.row(row)["ref"]) == (SENT, "ref-x")
    assert room.row(row)["sent_at"] == START
    assert room.outcomes(row) == ["ok"]


def test_a_person_says_that_it_is_not_out(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(3_600)
    assert say(room, row, None)
    assert (room.state(row), room.outcomes(row)) == (QUEUED, ["not_sent"])
    room.run()
    assert (room.channel.sent, room.channel.looks) == (["a/page/1"], [])


@pytest.mark.parametrize("first", [OUT, None])
@pytest.mark.parametrize("second", [Receipt("other", None), None])
def test_a_doubt_settled_twice_changes_nothing(
    room: PostRoom, first: Receipt | None, second: Receipt | None
) -> None:
    row = in_doubt(room)
    say(room, row, first)
    before, attempts = dict(room.row(row)), room.attempts(row)
    room.wait(60)
    assert not say(room, row, second)
    assert (dict(room.row(row)), room.attempts(row)) == (before, attempts)


@pytest.mark.parametrize("state", [QUEUED, CLAIMED, SENDING, SENT, "failed", CANCELLED])
def test_only_a_doubt_can_be_settled(room: PostRoom, state: str) -> None:
    row = room.queue(state=state)
    assert not say(room, row, OUT)
    assert room.state(row) == state


def test_a_release_refuses_a_doubt(room: PostRoom) -> None:
    row = in_doubt(room)
    with room.store.write() as db:
        db.execute(update(deliveries).values(state=HELD, held_for=DOUBT))
        assert orders.release(db, "a", None, room.time) == 0
    assert room.state(row) == "held doubt"


def test_what_is_held_in_doubt_and_taken_back_does_not_go_out_after_all(room: PostRoom) -> None:
    row = in_doubt(room)
    with room.store.write() as db:
        db.execute(update(deliveries).values(state=HELD, held_for=DOUBT))
        assert orders.cancel(db, "a", "no") == 1
        assert orders.release(db, "a", None, room.time) == 0
    assert say(room, row, None)
    room.run()
    with room.store.write() as db:
        assert plan.end_taken_back(db) == 1
    assert (room.state(row), room.channel.sent) == (CANCELLED, [])
