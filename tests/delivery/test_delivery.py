"""What the courier makes of everything that a channel can answer."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from post_room import LEASE, START, Mute, PostRoom, post_room
from publisher import words
from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unavailable,
    Unsupported,
)
from publisher.engagement.readings import engagement
from publisher.outbox import claims
from publisher.outbox.deliveries import deliveries
from publisher.timetable.rules import Rules

OUT = Receipt("ref-x", "https://x.example/x")
KEY = "a/page/1"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[PostRoom]:
    words.use("en")
    yield post_room(tmp_path)
    words.use(words.DEFAULT)


def answered(error: ChannelError, answer: str) -> ChannelError:
    error.answer = answer
    return error


# --- Sending ----------------------------------------------------------------------------


def test_an_accepted_post_is_sent_with_its_receipt(room: PostRoom) -> None:
    row = room.queue()
    room.wait(5)
    room.run()
    found = room.row(row)
    assert (found["state"], found["ref"]) == ("sent", "ref-1")
    assert (found["url"], found["sent_at"]) == ("https://x.example/a/page/1", room.time)
    assert (found["lease_token"], found["lease_owner"], found["lease_until"]) == (None,) * 3
    (attempt,) = room.attempts(row)
    assert (attempt["outcome"], attempt["ref"], attempt["intent_at"]) == ("ok", "ref-1", room.time)
    assert len(attempt["digest"]) == 64


def test_a_sent_post_will_be_measured(room: PostRoom) -> None:
    row = room.queue()
    room.run()
    with room.store.read() as db:
        (planned,) = db.execute(select(engagement)).mappings().all()
    assert (planned["delivery"], planned["next_at"]) == (row, START + timedelta(hours=1))


def test_a_post_whose_channel_tells_no_figures_will_not_be_measured(tmp_path: Path) -> None:
    room = post_room(tmp_path, Mute())
    room.queue()
    room.run()
    with room.store.read() as db:
        assert db.execute(select(engagement)).all() == []


def test_the_intent_is_on_disk_before_the_request_leaves(room: PostRoom) -> None:
    row = room.queue()
    seen = []

    def look() -> Receipt:
        with room.store.read() as db:  # another connection: only what is committed
            state = db.scalar(select(deliveries.c.state).where(deliveries.c.id == row))
        seen.append((state, room.outcomes(row)))
        return OUT

    room.channel.then(look)
    room.run()
    assert seen == [("sending", [None])]


def test_a_refused_post_fails_for_good_and_says_everything(room: PostRoom) -> None:
    row = room.queue()
    room.channel.then(answered(Rejected("too long", "no picture"), '{"code": 100}'))
    room.run()
    assert (room.state(row), room.row(row)["reason"]) == ("failed", "too long; no picture")
    assert room.attempts(row)[0]["answer"] == '{"code": 100}'
    assert room.outcomes(row) == ["refused"]
    room.wait(1_000_000)
    assert room.run() is None


def test_refused_credentials_stop_the_channel_and_keep_its_deliveries(room: PostRoom) -> None:
    first, second = room.queue("a"), room.queue("b")
    room.channel.then(answered(Unauthorized("token expired"), "code 190"))
    room.run()
    assert room.run() is None
    assert (room.state(first), room.state(second)) == ("queued", "queued")
    assert (room.rest()["stopped_at"], room.rest()["why"]) == (START, "token expired")
    assert (room.row(first)["failures"], room.outcomes(first)) == (0, ["not_sent"])
    assert room.attempts(first)[0]["answer"] == "code 190"


def test_a_resumed_channel_goes_on_in_order_and_last_with_what_stopped_it(room: PostRoom) -> None:
    for item in "abc":
        room.queue(item)
    room.channel.then(Unauthorized("token expired"))
    room.run()
    room.resume()
    while room.run():
        pass
    assert room.channel.sent == ["b/page/1", "c/page/1"]
    room.wait(30)
    room.run()
    assert room.channel.sent == ["b/page/1", "c/page/1", KEY]


def test_what_stopped_a_channel_goes_at_once_where_nothing_else_is_due(room: PostRoom) -> None:
    room.queue("a")
    room.queue("b", ready_at=START + timedelta(hours=1))
    room.channel.then(Unauthorized("token expired"))
    room.run()
    room.resume()
    room.run()
    assert room.channel.sent == [KEY]


def test_a_withdrawal_that_stopped_a_channel_does_not_stop_it_again_before_a_post_went(
    room: PostRoom,
) -> None:
    """It would overtake all that waits, and meet the same refusal again and again."""
    out = room.queue("a")
    room.run()
    room.queue("b", kind="withdraw", target=out, priority=10)
    room.queue("c")
    room.channel.withdraw = refused  # type: ignore[method-assign,assignment]
    room.run()
    assert room.rest()["stopped_at"]
    room.resume()
    room.run()
    assert room.channel.sent == [KEY, "c/page/1"]


def refused(*_of: object) -> None:
    raise Unauthorized("not yours to delete")


@pytest.mark.slow
def test_a_look_that_stopped_a_channel_does_not_stop_it_again_before_a_post_went(
    room: PostRoom,
) -> None:
    in_doubt(room)
    room.wait(30)
    room.channel.finds(Unauthorized("the staff's chat is gone"))
    room.run()
    room.queue("b")
    room.resume()
    room.run()
    assert (len(room.channel.looks), room.channel.sent[-1]) == (1, "b/page/1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "rest"), [(17.0, 17), (None, 60), (0.0, 60), (1e300, 86_400), (float("inf"), 86_400)]
)
def test_a_limit_rests_the_channel_and_counts_no_attempt(
    room: PostRoom, said: float | None, rest: int
) -> None:
    row = room.queue()
    room.channel.then(RateLimited("slow down", retry_after=said))
    room.run()
    assert room.rest()["paused_until"] == START + timedelta(seconds=rest)
    assert (room.state(row), room.row(row)["failures"]) == ("queued", 0)
    assert room.outcomes(row) == ["not_sent"]
    room.wait(rest - 1)
    assert room.run() is None
    room.wait(1)
    if rest < 86_400:  # a day later it is too late
        room.run()
        assert room.channel.sent == [KEY]


def test_an_outage_is_waited_out_longer_each_time(room: PostRoom) -> None:
    row = room.queue()
    for number, wait in enumerate((30, 60, 120, 240), start=1):
        room.channel.then(answered(Unavailable("down"), "503"))
        began = room.time
        room.run()
        found = room.row(row)
        assert (found["state"], found["failures"]) == ("queued", number)
        delay = (found["ready_at"] - began).total_seconds()
        assert 0.8 * wait <= delay <= 1.2 * wait
        assert room.run() is None
        room.time = found["ready_at"]
    assert room.row(row)["due_at"] == START  # lateness is counted from the plan
    assert room.rest()["paused_until"] is None
    room.run()
    assert (room.channel.sent, room.outcomes(row)) == ([KEY], ["not_sent"] * 4 + ["ok"])


def test_an_outage_of_one_post_lets_the_next_one_go(room: PostRoom) -> None:
    room.queue("a")
    room.queue("b")
    room.channel.then(Unavailable("down"))
    room.run()
    room.run()
    assert room.channel.sent == ["b/page/1"]


@pytest.mark.parametrize(
    "error", [OutcomeUnknown("cut"), Unsupported("publish"), ChannelError("what?")]
)
def test_an_unknown_outcome_is_in_doubt_and_not_sent_again(
    room: PostRoom, error: ChannelError
) -> None:
    row = room.queue()
    room.channel.then(answered(error, "half an answer"))
    room.run()
    assert (room.state(row), room.outcomes(row)) == ("doubtful", [None])
    assert room.attempts(row)[0]["answer"] == "half an answer"
    assert room.row(row)["ready_at"] == START + timedelta(seconds=30)
    room.wait(29)
    assert room.run() is None
    assert room.channel.sent == []


def test_a_bug_in_a_channel_is_in_doubt_with_its_traceback_in_the_log(
    room: PostRoom, caplog: pytest.LogCaptureFixture
) -> None:
    row = room.queue()
    room.channel.then(ZeroDivisionError("secret in here"))
    room.run()
    assert (room.state(row), room.outcomes(row)) == ("doubtful", [None])
    assert room.row(row)["reason"] == "a fault in the program: ZeroDivisionError"
    assert "Traceback" in caplog.text


def test_a_failed_delivery_is_a_line_and_no_traceback(
    room: PostRoom, caplog: pytest.LogCaptureFixture
) -> None:
    room.queue()
    room.channel.then(Unavailable("down"))
    with caplog.at_level(logging.INFO):
        room.run()
    assert [record.getMessage() for record in caplog.records] == [
        "not_sent item=a channel=page why=down"
    ]
    assert "Traceback" not in caplog.text


# --- Too late, and leases half gone --------------------------------------------------------


def test_what_would_go_out_too_late_is_held_for_a_person(room: PostRoom) -> None:
    row = room.queue()
    room.wait(86_400)
    assert room.state(row) == "queued"
    room.wait(0.001)
    room.run()
    assert (room.state(row), room.channel.sent, room.attempts(row)) == ("held late", [], [])


def test_a_day_overdue_to_the_second_still_goes_out(room: PostRoom) -> None:
    room.queue()
    room.wait(86_400)
    room.run()
    assert room.channel.sent == [KEY]


@pytest.mark.parametrize("limit", [None, 1e12, 1e17])
def test_no_limit_means_never_too_late(room: PostRoom, limit: float | None) -> None:
    patient = replace(room, rules=Rules(too_late=limit))
    patient.queue()
    patient.wait(100 * 86_400)
    patient.run()
    assert patient.channel.sent == [KEY]


def test_a_doubt_that_is_old_is_still_looked_into(room: PostRoom) -> None:
    row = room.queue()
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    room.wait(10 * 86_400)
    room.channel.finds(OUT)
    room.run()
    assert room.state(row) == "sent"


def test_with_half_the_lease_gone_nothing_is_sent(room: PostRoom) -> None:
    row = room.queue()
    taken = room.take()
    assert taken is not None
    room.wait(LEASE.total_seconds() / 2 + 1)
    room.courier.run(taken)
    assert room.channel.sent == []
    assert (room.state(row), room.outcomes(row)) == ("queued", ["not_sent"])
    room.run()
    assert room.channel.sent == [KEY]


def test_a_machine_that_slept_after_the_intent_sends_nothing(
    room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = room.queue()
    ticks = iter([1_000.0, 1_000.0 + LEASE.total_seconds() / 2 + 1])
    monkeypatch.setattr(claims, "boot_clock", lambda: next(ticks))  # the wall clock stood still
    room.run()
    assert (room.channel.sent, room.state(row)) == ([], "queued")


def test_an_outage_answered_after_the_lease_was_lost_changes_no_state(room: PostRoom) -> None:
    row = room.queue()
    room.take()
    other = room.other()

    def slow() -> Receipt:
        other.time = room.time + LEASE
        other.claims.reap(other.time)
        raise Unavailable("down")

    room.channel.then(slow)
    room.courier.run(row)
    assert (room.state(row), room.row(row)["failures"]) == ("doubtful", 0)
    assert room.outcomes(row) == ["not_sent"]  # and the truth about the attempt is kept
    other.run()
    assert (room.channel.looks, room.channel.sent) == ([], [KEY])


# --- Looking ----------------------------------------------------------------------------


def in_doubt(room: PostRoom) -> int:
    row = room.queue()
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    return row


def test_found_is_sent_at_the_time_of_its_attempt(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(30)
    room.channel.finds(OUT)
    room.run()
    found = room.row(row)
    assert (found["state"], found["ref"], found["sent_at"]) == ("sent", "ref-x", START)
    assert room.channel.looks == [START]
    assert (room.outcomes(row), room.channel.sent) == (["ok"], [])
    with room.store.read() as db:
        assert db.scalar(select(engagement.c.next_at)) == START + timedelta(hours=1)


def test_absent_twice_apart_is_sent_again_exactly_once(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(30)
    room.run()
    assert room.state(row) == "doubtful"
    room.wait(59)
    assert room.run() is None
    room.wait(1)
    room.run()
    assert (room.state(row), room.channel.sent) == ("queued", [])
    room.run()
    assert room.run() is None
    assert (room.channel.sent, room.outcomes(row)) == ([KEY], ["not_sent", "ok"])


def test_what_breaks_again_and_again_is_tried_less_and_less(room: PostRoom) -> None:
    row = room.queue()
    room.channel.then(*[OutcomeUnknown("a bug")] * 3)
    waited = []
    for _time in range(3):
        room.run()
        for seconds in (30, 60):
            room.wait(seconds)
            room.run()
        found = room.row(row)
        waited.append((found["ready_at"] - room.time).total_seconds())
        room.wait(waited[-1])
    assert waited[0] == 0
    assert 24 <= waited[1] <= 36
    assert 48 <= waited[2] <= 72
    assert room.row(row)["failures"] == 3


def test_absent_once_then_there_is_not_sent_again(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(30)
    room.run()
    room.wait(60)
    room.channel.finds(OUT)
    room.run()
    assert (room.state(row), room.channel.sent) == ("sent", [])


def test_a_second_look_too_soon_proves_nothing(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(30)
    room.run()
    with room.store.write() as db:
        db.execute(update(deliveries).values(ready_at=room.time))
    room.wait(59)
    room.run()
    assert room.state(row) == "doubtful"


def test_where_the_channel_sees_at_once_one_look_is_enough(
    room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.channel, "visibility_lag", 0.0)
    row = in_doubt(room)
    room.wait(30)
    room.run()
    assert room.state(row) == "queued"


def test_a_new_doubt_after_a_settled_one_starts_its_looks_anew(room: PostRoom) -> None:
    row = in_doubt(room)
    for wait in (30, 60):
        room.wait(wait)
        room.run()
    room.channel.then(OutcomeUnknown("cut again"))
    room.run()
    second = room.time
    room.wait(30)
    room.run()
    assert (room.state(row), room.row(row)["first_absent_at"]) == ("doubtful", room.time)
    assert room.channel.looks == [START, START, second]


@pytest.mark.slow
@pytest.mark.parametrize("error", [OutcomeUnknown("lag"), Unavailable("down"), ValueError("bug")])
def test_looks_come_after_30_s_2_min_and_10_min_then_a_person(
    room: PostRoom, error: Exception
) -> None:
    row = in_doubt(room)
    for wait in (30, 120, 600):
        assert room.row(row)["ready_at"] == room.time + timedelta(seconds=wait)
        room.wait(wait)
        room.channel.finds(error)
        room.run()
    assert (room.state(row), len(room.channel.looks)) == ("held doubt", 3)
    assert (room.channel.sent, room.outcomes(row)) == ([], [None])
    room.wait(1_000_000)
    assert room.run() is None


def test_a_channel_that_can_not_look_needs_a_person(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(30)
    room.channel.finds(Unsupported("find"))
    room.run()
    assert (room.state(row), room.outcomes(row)) == ("held doubt", [None])


def test_a_limited_look_rests_the_channel_and_does_not_count(room: PostRoom) -> None:
    row = in_doubt(room)
    room.queue("b")
    room.wait(30)
    for _ in range(5):
        room.channel.finds(RateLimited("slow down", retry_after=200))
        room.run()
        assert room.run() is None  # neither b, which would be refused too
        room.wait(200)
    assert (room.state(row), room.row(row)["find_tries"]) == ("doubtful", 0)
    room.channel.finds(OUT)
    room.run()
    assert room.state(row) == "sent"


def test_a_look_with_refused_credentials_stops_the_channel(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(30)
    room.channel.finds(Unauthorized("token"))
    room.run()
    assert (room.state(row), room.row(row)["find_tries"]) == ("doubtful", 0)
    assert room.rest()["stopped_at"] == room.time
    assert room.run() is None
    room.resume()
    room.channel.finds(OUT)
    room.run()
    assert room.state(row) == "sent"


def test_looks_come_before_new_posts(room: PostRoom) -> None:
    in_doubt(room)
    room.queue("b", priority=9)
    room.wait(30)
    room.run()
    assert (len(room.channel.looks), room.channel.sent) == (1, [])


def test_not_sent_after_all_and_by_now_too_late_is_held(room: PostRoom) -> None:
    row = in_doubt(room)
    room.wait(86_400)
    room.run()
    room.wait(60)
    room.run()
    room.run()
    assert (room.state(row), room.channel.sent) == ("held late", [])
