"""A clock that was wrong and is set right: nothing waits for a year, nothing comes twice."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

import deciding
from e2e import office
from post_room import START, empty_store, post_room
from publisher.actions.decisions import correct, withdraw
from publisher.contract import OutcomeUnknown
from publisher.outbox.claims import Claims
from publisher.outbox.pauses import pause
from publisher.timetable.recurring import take
from running_lanes import lanes, out, page, queue
from workspaces import CHANNELS

YEAR = timedelta(days=365)


def test_what_was_sent_under_a_clock_of_next_year_limits_nothing_now(tmp_path: Path) -> None:
    rules = page(min_gap="60", daily_cap="5", rate='"1/60"')
    with lanes(tmp_path, channels=rules) as (desk, running):
        desk.time += YEAR
        queue(desk, "a")
        running.work()
        assert out(desk) == ["a"]
        desk.time -= YEAR
        queue(desk, "b", "c")
        running.work()
        assert out(desk) == ["a", "b"]  # and from now on the gap is kept as ever
        desk.wait(seconds=61)
        running.work()
        assert out(desk) == ["a", "b", "c"]


def test_a_pause_from_next_year_ends_when_the_clock_is_right_again(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    delivery = room.queue("a")
    with room.store.write() as db:
        pause(db, "page", "busy", room.time + YEAR, until=room.time + YEAR)
    room.claims.reap(room.time)
    room.run()
    assert room.state(delivery) == "sent"


@pytest.mark.parametrize("state", ["queued", "doubtful"])
def test_what_was_put_off_to_next_year_is_taken_when_the_clock_is_right_again(
    tmp_path: Path, state: str
) -> None:
    room = post_room(tmp_path)
    delivery = room.queue("a", state=state, ready_at=room.time + YEAR)
    planned = room.queue("b", due_at=room.time + YEAR, ready_at=room.time + YEAR)
    room.claims.reap(room.time)
    assert room.row(delivery)["ready_at"] == room.time
    assert room.row(planned)["ready_at"] == room.time + YEAR


@pytest.mark.parametrize("state", ["queued", "doubtful"])
@pytest.mark.parametrize("kind", ["update", "note", "withdraw"])
def test_a_change_that_was_asked_for_next_year_is_taken_when_the_clock_is_right_again(
    tmp_path: Path, kind: str, state: str
) -> None:
    room = post_room(tmp_path)
    future = room.time + YEAR  # it is due as soon as it is asked for
    change = room.queue("a", kind=kind, state=state, due_at=future, ready_at=future)
    soon = room.queue("b", kind=kind, state=state, ready_at=room.time + timedelta(hours=20))
    room.claims.reap(room.time)
    assert room.row(change)["ready_at"] == room.time
    assert room.row(soon)["ready_at"] == room.time + timedelta(hours=20)  # a rest as any
    with room.store.write() as db:
        assert room.claims.take(db, "page", state, room.time) == change


@pytest.mark.parametrize("corrections", ["update", "note"])
def test_a_correction_and_a_withdrawal_made_next_year_go_out_when_the_clock_is_right_again(
    tmp_path: Path, corrections: str
) -> None:
    page = f'{CHANNELS["page"]}\ncorrections = "{corrections}"'
    with deciding.office(tmp_path, channels={**CHANNELS, "page": page}) as desk:
        for name in ("a", "b"):
            desk.put(f"{name}.md", title=f"Bài {name}")
        desk.scan()
        deciding.at_due(desk)
        deciding.work(desk)
        desk.time += YEAR
        desk.put("a.md", title="Bài a", summary="Đã sửa.")
        desk.scan()
        correct(desk.workspace, "a", None)
        withdraw(desk.workspace, "b", "nhầm", urgent=False)
        desk.time -= YEAR
        assert deciding.work(desk) == 0
        Claims(desk.workspace.store, "me", timedelta(seconds=180)).reap(desk.time)
        deciding.work(desk)
        done = {state for _, _, state in deciding.changes_of(desk, "a")}
        assert done == {"sent"} and len(deciding.changes_of(desk, "a")) == 3
        assert set(desk.states("b").values()) == {"withdrawn"}


def test_an_absence_seen_next_year_is_looked_at_anew(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    delivery = room.queue("a")
    room.channel.then(MemoryError())
    room.run()
    future = int((room.time + YEAR).timestamp() * 1000)
    with room.store.write() as db:
        db.execute(text("UPDATE deliveries SET first_absent_at = :at"), {"at": future})
    for _ in range(3):
        room.wait(61)
        room.run()
    assert room.state(delivery) == "sent"


@pytest.mark.parametrize(("ahead", "then"), [(3600, "held doubt"), (30, "doubtful")])
def test_a_doubt_begun_by_a_clock_that_ran_ahead_is_a_persons(
    tmp_path: Path, ahead: int, then: str
) -> None:
    """A look would ask the service for posts since an hour that had not come."""
    room = post_room(tmp_path)
    delivery = room.queue("a")
    right = room.time
    room.time = right + timedelta(seconds=ahead)
    room.channel.then(OutcomeUnknown("cut"))
    room.run()
    room.time = right
    room.claims.reap(room.time)
    assert room.state(delivery) == then and room.row(delivery)["reason"]


def test_the_night_is_not_skipped_for_a_year_after_a_wrong_clock(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with store.write() as db:
        assert not take(db, "backup", START)  # a new workspace
        assert take(db, "backup", START + YEAR)
        assert take(db, "backup", START + timedelta(days=1))
        assert not take(db, "backup", START + timedelta(days=1))
        assert not take(db, "backup", START)  # set back by a day or less: done already


def test_a_clock_that_jumps_publishes_each_once_and_limps_not_after(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        names = [f"tin-{number}" for number in range(4)]
        with desk.daemon():
            for name in names:
                desk.write(name)
                desk.until(partial(desk.states, name), "queued")
                desk.move_to(max(desk.now(), datetime(2026, 11, 24, 1, 0, 1, tzinfo=UTC)))
                desk.move(7200)
                desk.idle()
                desk.move(-7000)
            desk.settle()
            desk.move(7200)  # the services show nothing of the future
        assert desk.seen("website") == desk.seen("facebook") == dict.fromkeys(names, 1)
