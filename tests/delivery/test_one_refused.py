"""One post that its service refuses keeps back itself alone; whose fault it is is tried out."""

from datetime import timedelta
from pathlib import Path

import pytest

from post_room import PostRoom, Scripted, post_room
from publisher.contract import (
    ChannelError,
    Health,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
)
from publisher.outbox.claims import activity
from publisher.outbox.deliveries import UPDATE, deliveries

HOUR = timedelta(hours=1)


class Well(Scripted):
    """Answers a check, by default that all is well."""

    health: Health | ChannelError = Health(identity="the page")
    asked = 0

    def check(self) -> Health:
        self.asked += 1
        if isinstance(self.health, ChannelError):
            raise self.health
        return self.health


@pytest.fixture
def room(tmp_path: Path) -> PostRoom:
    return post_room(tmp_path, Well())


def parked() -> RateLimited:
    return RateLimited("spam (368)", retry_after=3600, scope="post")


def odd() -> Unexplained:
    return Unexplained("“something new” (4711)")


def go_on(room: PostRoom) -> None:
    while room.run():
        pass


# --- Refused for now ---------------------------------------------------------------------


def test_a_post_that_is_refused_for_now_waits_alone(room: PostRoom) -> None:
    bad, urgent = room.queue("a"), room.queue("b")
    room.channel.then(parked())
    go_on(room)
    assert room.channel.sent == ["b/page/1"]
    assert (room.state(bad), room.state(urgent)) == ("queued", "sent")
    assert room.row(bad)["ready_at"] == room.time + HOUR
    assert room.outcomes(bad) == ["put_off"]
    assert (room.rest()["paused_until"], room.rest()["stopped_at"]) == (None, None)


def test_each_refusal_for_now_doubles_the_wait_up_to_a_day(room: PostRoom) -> None:
    bad = room.queue("a", due_at=room.time + timedelta(days=9))
    waits = []
    for _ in range(6):
        room.channel.then(parked())
        room.run()
        waits.append(room.row(bad)["ready_at"] - room.time)
        room.time = room.row(bad)["ready_at"]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, 24 * HOUR]


def test_a_second_post_that_is_refused_for_now_pauses_the_channel(room: PostRoom) -> None:
    first, second, third = room.queue("a"), room.queue("b"), room.queue("c")
    room.channel.then(parked(), parked())
    go_on(room)
    assert room.rest()["paused_until"] == room.time + HOUR
    assert [room.state(each) for each in (first, second, third)] == ["queued"] * 3
    assert room.channel.sent == []
    room.wait(3600)
    room.run()
    assert room.channel.sent == ["c/page/1"]  # not with one of those that were refused


@pytest.mark.slow
def test_the_same_post_refused_again_pauses_nothing(room: PostRoom) -> None:
    room.queue("a")
    room.channel.then(parked(), parked())
    room.run()
    room.wait(3600)
    room.run()
    assert room.rest()["paused_until"] is None


def test_a_refusal_for_now_counts_for_the_gap_and_for_no_cap(room: PostRoom) -> None:
    room.queue("a")
    room.channel.then(parked())
    room.run()
    with room.store.read() as db:
        done = activity(db, "page", room.time - HOUR, room.time)
    assert (done.last_intent, list(done.begun_since)) == (room.time, [])


def test_a_change_is_put_off_as_a_post_is(room: PostRoom) -> None:
    out = room.queue("a")
    room.run()
    change = room.queue("b", kind=UPDATE, target=out)
    room.channel.update = refusing(parked())  # type: ignore[method-assign]
    room.queue("c")
    go_on(room)
    assert (room.outcomes(change), room.channel.sent[-1]) == (["put_off"], "c/page/1")


def refusing(error: ChannelError):  # type: ignore[no-untyped-def]
    def refuse(*_of: object) -> None:
        raise error

    return refuse


# --- Whose fault? -----------------------------------------------------------------------


def test_what_nobody_can_explain_is_tried_again_and_fails_nothing_at_once(room: PostRoom) -> None:
    bad = room.queue("a")
    room.channel.then(odd())
    room.run()
    assert (room.state(bad), room.outcomes(bad)) == ("queued", ["put_off"])
    assert room.row(bad)["ready_at"] == room.time + timedelta(minutes=10)
    assert room.rest()["stopped_at"] is None


def test_where_others_go_it_is_the_post(room: PostRoom) -> None:
    bad = room.queue("a")
    room.queue("b")
    room.channel.then(odd())
    go_on(room)
    room.wait(600)
    room.channel.then(odd())
    room.run()
    assert room.channel.sent == ["b/page/1"]
    assert (room.state(bad), room.outcomes(bad)) == ("failed", ["put_off", "refused"])
    assert "4711" in room.row(bad)["reason"]


def test_where_no_other_goes_it_is_the_account(room: PostRoom) -> None:
    first, second, third = room.queue("a"), room.queue("b"), room.queue("c")
    room.channel.then(odd(), odd())
    go_on(room)
    assert room.rest()["stopped_at"] == room.time
    assert [room.state(each) for each in (first, second, third)] == ["queued"] * 3
    room.resume()
    room.run()
    assert room.channel.sent == ["c/page/1"]


@pytest.mark.parametrize("said", [Unauthorized("token"), Rejected("no such page"), odd()])
def test_where_the_check_does_not_work_it_is_the_account(
    room: PostRoom, said: ChannelError
) -> None:
    row = room.queue("a")
    room.channel.health = said  # type: ignore[attr-defined]
    room.channel.then(odd())
    room.run()
    assert (room.state(row), room.rest()["stopped_at"]) == ("queued", room.time)
    assert str(said) in room.rest()["why"]


def test_a_check_that_can_not_be_asked_accuses_nobody(room: PostRoom) -> None:
    row = room.queue("a")
    room.channel.health = Unavailable("down")  # type: ignore[attr-defined]
    for _ in range(3):
        room.channel.then(odd())
        room.run()
        room.time = room.row(row)["ready_at"]
    assert (room.state(row), room.rest()["stopped_at"]) == ("queued", None)


def test_what_went_by_a_clock_that_ran_ahead_acquits_no_account(room: PostRoom) -> None:
    start = room.time
    room.time += timedelta(days=1)
    room.queue("x")
    room.run()
    room.time = start
    first, second = room.queue("a"), room.queue("b")
    room.channel.then(odd(), odd())
    go_on(room)
    assert room.rest()["stopped_at"] == start
    assert (room.state(first), room.state(second)) == ("queued", "queued")


def test_what_made_a_channel_stop_steps_back_though_a_clock_ran_ahead(room: PostRoom) -> None:
    start = room.time
    room.time += timedelta(days=1)
    room.queue("x")
    room.run()
    room.time = start
    room.queue("a")
    room.channel.then(Unauthorized("token"))
    room.run()
    room.wait(60)
    room.queue("b")
    room.resume()
    room.run()
    assert room.channel.sent == ["x/page/1", "b/page/1"]


def test_a_change_that_goes_does_not_tell_that_posts_go(room: PostRoom) -> None:
    out = room.queue("x")
    room.run()
    bad = room.queue("a")
    room.channel.then(odd())
    room.run()
    room.queue("b", kind=UPDATE, target=out)
    room.channel.update = lambda receipt, post: receipt  # type: ignore[method-assign]
    room.wait(60)
    room.run()
    room.channel.health = Health(identity="page", problems=("no right to post",))  # type: ignore[attr-defined]
    room.wait(540)
    room.channel.then(odd())
    room.run()
    assert (room.state(bad), room.rest()["stopped_at"]) == ("queued", room.time)


def test_a_look_that_nobody_can_explain_asks_for_no_check(room: PostRoom) -> None:
    row = room.queue("a")
    room.channel.then(OutcomeUnknown("gone"))
    room.run()
    room.wait(30)
    room.channel.finds(odd())
    room.run()
    assert (room.state(row), room.channel.asked) == ("doubtful", 0)  # type: ignore[attr-defined]


def test_refused_twice_by_an_account_that_is_well_it_is_the_post(room: PostRoom) -> None:
    row = room.queue("a")
    room.channel.then(odd(), odd())
    room.run()
    room.wait(600)
    room.run()
    assert room.state(row) == "failed"
    assert room.channel.asked == 2  # type: ignore[attr-defined]


def test_refused_twice_by_an_account_that_is_not_well_it_is_the_account(room: PostRoom) -> None:
    row = room.queue("a")
    room.channel.health = Health(identity="page", problems=("no right to post",))  # type: ignore[attr-defined]
    room.channel.then(odd(), odd())
    room.run()
    room.wait(600)
    room.run()
    assert room.state(row) == "queued"
    assert "no right to post" in room.rest()["why"]


def test_other_words_are_another_trial(room: PostRoom) -> None:
    row = room.queue("a")
    room.channel.then(odd(), odd())
    room.run()
    room.wait(600)
    with room.store.write() as db:
        changed = deliveries.update().where(deliveries.c.id == row)
        db.execute(changed.values(post={"text": "khác", "payload": {"n": "z"}}))
    room.run()
    assert (room.state(row), room.outcomes(row)) == ("queued", ["put_off", "put_off"])
