"""Lanes: order, limits, followers, alarms, and what happens when a round breaks."""

import multiprocessing
import threading
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from queue import Empty, Queue

import pytest
from sqlalchemy import func, select, update

from carriers import claims_of, courier_of
from fake_channels import service
from publisher.actions.waiting import release, resume
from publisher.config.file import Config
from publisher.contract import RateLimited, Unauthorized, now
from publisher.delivery.courier import Onward
from publisher.delivery.lanes import AGAIN, THREADS, Lanes
from publisher.outbox import orders
from publisher.outbox.deliveries import attempts, deliveries
from publisher.outbox.resuming import BEHIND
from publisher.workspace import Workspace
from running_lanes import PATIENCE, HandOver, lanes, out, page, queue
from workspaces import EARLY, Desk, make_workspace, opened

# --- Order ------------------------------------------------------------------------------


def test_a_lane_sends_in_the_order_of_the_due_times(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        names = [f"item-{number}" for number in range(30)]
        queue(desk, *names)
        assert running.work() is None
        assert out(desk) == names


def test_the_website_goes_first_and_gives_the_others_its_link(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        desk.put("a.md")
        desk.scan()
        desk.wait(days=1)
        running.work("page")
        assert out(desk) == []
        running.wake("site")
        running.wait_for(3)
        assert desk.states("a") == {"site": "sent", "page": "sent", "chat": "sent"}
        for name in ("page", "chat"):
            (post,) = service(desk.workspace, name).posts
            assert post.payload["link"] == "https://site.example/a/"


def test_a_slow_channel_does_not_hold_up_the_others(tmp_path: Path) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            if threading.current_thread().name == "lane page":
                started.set()
                assert go_on.wait(PATIENCE)
            run(delivery)

        return carry

    with lanes(tmp_path, slow) as (desk, running):
        queue(desk, "a")
        queue(desk, "b", channel="chat")
        running.wake("page")
        assert started.wait(PATIENCE)
        running.work("chat")
        assert (out(desk, "chat"), out(desk)) == (["b"], [])
        go_on.set()


def test_a_bell_that_rings_during_the_work_is_not_missed(tmp_path: Path) -> None:
    def more(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            run(delivery)
            if len(out(desk)) == 1:
                queue(desk, "b")
                running.wake("page")

        return carry

    with lanes(tmp_path, more) as (desk, running):
        queue(desk, "a")
        running.wake("page")
        running.wait_for(2)
        assert out(desk) == ["a", "b"]


# --- Many lanes, few threads --------------------------------------------------------------


def fakes(count: int) -> dict[str, str]:
    return {f"c{number}": 'use = "fake_channels:Fake"' for number in range(count)}


def channel_of(desk: Desk, delivery: int) -> str:
    with desk.workspace.store.read() as db:
        where = deliveries.c.id == delivery
        return str(db.scalar(select(deliveries.c.channel).where(where)))


@pytest.mark.slow
def test_three_hundred_channels_deliver_in_order_on_few_threads(tmp_path: Path) -> None:
    threads: set[int] = set()
    at_work: set[str] = set()

    def watched(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            channel = channel_of(desk, delivery)
            assert channel not in at_work
            at_work.add(channel)
            threads.add(threading.get_ident())
            run(delivery)
            at_work.remove(channel)

        return carry

    channels = fakes(300) | page()
    before = set(threading.enumerate())  # what other tests let hang
    with lanes(tmp_path, watched, channels=channels) as (desk, running):
        for name in fakes(300):
            queue(desk, "a", channel=name)
        queue(desk, "b", "c", "d", "e", channel="c7")
        running.wake_all()
        running.wait_for(304)
        assert all(out(desk, name)[0] == "a" for name in fakes(300))
        assert out(desk, "c7") == ["a", "b", "c", "d", "e"]
        assert len(threads) <= THREADS
        begun = set(threading.enumerate()) - before
        assert sum(thread.name.startswith("lane") for thread in begun) == THREADS


@pytest.mark.slow
def test_channels_that_hang_hold_up_no_other_of_their_service(tmp_path: Path) -> None:
    hanging = {f"c{number}" for number in range(THREADS - 1)}
    hang, go_on = threading.Semaphore(0), threading.Event()

    def slow(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            if channel_of(desk, delivery) in hanging:
                hang.release()
                assert go_on.wait(PATIENCE)
            run(delivery)

        return carry

    others = [name for name in fakes(THREADS + 10) if name not in hanging]
    with lanes(tmp_path, slow, channels=fakes(THREADS + 10) | page()) as (desk, running):
        for name in fakes(THREADS + 10):
            queue(desk, "a", "b", channel=name)
        for name in hanging:
            running.wake(name)
        for _call in hanging:
            assert hang.acquire(timeout=PATIENCE)
        running.wake_all()
        running.wait_for(2 * len(others))
        assert all(out(desk, name) == ["a", "b"] for name in others)
        go_on.set()


def test_a_service_that_hangs_with_all_its_channels_holds_up_no_other_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang, go_on = threading.Semaphore(0), threading.Event()

    def slow(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            if channel_of(desk, delivery) in fakes(THREADS + 10):
                hang.release()
                assert go_on.wait(PATIENCE)
            run(delivery)

        return carry

    of = Workspace.of

    def with_another_service(config: Config) -> Workspace:
        theirs = {name: replace(config.accounts[name], kind="another") for name in page()}
        return of(replace(config, accounts={**config.accounts, **theirs}))

    monkeypatch.setattr(Workspace, "of", with_another_service)
    with lanes(tmp_path, slow, channels=fakes(THREADS + 10) | page()) as (desk, running):
        for name in fakes(THREADS + 10):
            queue(desk, "a", channel=name)
            running.wake(name)
        for _call in range(THREADS):
            assert hang.acquire(timeout=PATIENCE)
        queue(desk, "a", "b")
        running.work("page")
        assert out(desk) == ["a", "b"]
        go_on.set()


# --- Couriers that lose or repeat ids ------------------------------------------------------


@pytest.mark.slow
def test_a_dropped_id_is_claimed_again_after_its_lease(tmp_path: Path) -> None:
    lost: list[int] = []

    def dropping(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            run(delivery) if lost else lost.append(delivery)

        return carry

    with lanes(tmp_path, dropping) as (desk, running):
        queue(desk, "a", "b")
        assert running.work() is not None
        assert out(desk) == []
        for _ in range(4):  # the process lives, and beats
            desk.wait(seconds=61)
            running.claims.heartbeat(desk.time)
            running.claims.reap(desk.time)
        running.work()
        assert out(desk) == ["a", "b"]


def test_a_doubled_id_is_sent_once(tmp_path: Path) -> None:
    def doubling(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            twins = [threading.Thread(target=run, args=(delivery,)) for _ in range(3)]
            for twin in twins:
                twin.start()
            for twin in twins:
                twin.join()

        return carry

    with lanes(tmp_path, doubling) as (desk, running):
        queue(desk, "a", "b", "c")
        running.work()
        assert out(desk) == ["a", "b", "c"]


# --- Rules of time ------------------------------------------------------------------------


def test_the_alarm_is_at_the_next_due_instant(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        due = desk.time + timedelta(hours=2)
        queue(desk, "a", after=7_200)
        queue(desk, "b", after=9_000)
        assert running.work() == due
        desk.time = due
        alarm = running.work()
        assert out(desk) == ["a"]
        assert alarm == desk.row("b", "page")["ready_at"]


def test_a_gap_is_kept_between_posts(tmp_path: Path) -> None:
    with lanes(tmp_path, channels=page(min_gap='"10m"')) as (desk, running):
        queue(desk, "a", "b")
        began = desk.time
        assert running.work() == began + timedelta(minutes=10)
        assert out(desk) == ["a"]
        desk.time = began + timedelta(minutes=10)
        assert running.work() is None
        assert out(desk) == ["a", "b"]


def test_a_daily_cap_ends_at_the_offices_midnight(tmp_path: Path) -> None:
    with lanes(tmp_path, channels=page(daily_cap="2")) as (desk, running):
        queue(desk, "a", "b", "c")
        midnight = datetime(2026, 11, 23, 17, 0, tzinfo=EARLY.tzinfo)
        assert running.work() == midnight
        assert out(desk) == ["a", "b"]
        desk.time = midnight
        running.work()
        assert out(desk) == ["a", "b", "c"]


def test_quiet_hours_begin_for_the_very_next_post(tmp_path: Path) -> None:
    def slow(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            run(delivery)
            desk.wait(minutes=1)

        return carry

    with lanes(tmp_path, slow, channels=page(quiet='"08:02-09:00"')) as (desk, running):
        queue(desk, "a", "b", "c")
        assert running.work() == datetime(2026, 11, 23, 2, 0, tzinfo=EARLY.tzinfo)
        assert out(desk) == ["a", "b"]


def test_a_limit_is_counted_from_the_attempts_begun(tmp_path: Path) -> None:
    with lanes(tmp_path, channels=page(rate='"2/60"')) as (desk, running):
        queue(desk, "a", "b", "c")
        began = desk.time
        assert running.work() == began + timedelta(seconds=60)
        assert out(desk) == ["a", "b"]


def test_a_look_waits_for_no_limit(tmp_path: Path) -> None:
    with lanes(tmp_path, channels=page(quiet='"08:00-09:00"')) as (desk, running):
        queue(desk, "a")
        desk.set("a", state="doubtful")
        with desk.workspace.store.write() as db:
            row = {"delivery": 1, "channel": "page", "n": 1, "intent_at": desk.time}
            db.execute(attempts.insert().values(row | {"worker": "dead", "digest": ""}))
        running.work()
        assert service(desk.workspace, "page").calls == ["find a/page/1"]


# --- Resting and stopped channels ------------------------------------------------------------


def test_a_stopped_lane_calls_once_and_asks_for_no_alarm(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b", "c")
        asked = service(desk.workspace, "page")
        asked.denies = Unauthorized("token")
        for _ in range(4):
            assert running.work() is None
        assert asked.calls == ["publish a/page/1"]
        asked.denies = None
        resume(desk.workspace, "page")
        assert running.work() == desk.time + BEHIND
        assert out(desk) == ["b", "c"]  # not first with what stopped it
        desk.time += BEHIND
        assert running.work() is None
        assert out(desk) == ["b", "c", "a"]


def test_a_limited_lane_calls_once_and_wakes_when_it_may(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        asked = service(desk.workspace, "page")
        asked.then(RateLimited("slow down", retry_after=90))
        alarm = desk.time + timedelta(seconds=90)
        assert running.work() == alarm
        assert asked.calls == ["publish a/page/1"]
        desk.time = alarm
        assert running.work() is None
        assert out(desk) == ["b", "a"]  # whatever makes a service rest, the others get their turn


def test_a_cancelling_holds_for_the_very_next_post(tmp_path: Path) -> None:
    def cancelling(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            run(delivery)
            with desk.workspace.store.write() as db:
                orders.cancel(db, "b", "no")

        return carry

    with lanes(tmp_path, cancelling) as (desk, running):
        queue(desk, "a", "b", "c")
        running.work()
        assert out(desk) == ["a", "c"]


# --- Broken rounds -------------------------------------------------------------------------


def test_a_delivery_that_breaks_our_code_does_not_block_its_lane(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lanes(tmp_path) as (desk, running):
        queue(desk, "a", "b")
        desk.set("a", post={"nonsense": 1})
        broke_at = desk.time
        running.work()
        running.work()
        assert out(desk) == ["b"]
        assert (desk.states("a"), desk.row("a", "page")["ready_at"]) == (
            {"page": "queued"},
            broke_at + AGAIN,
        )
        assert running.alarms["page"] == broke_at + AGAIN  # and the lane does not spin
        assert "bug job=_round" in caplog.text


def test_a_round_that_breaks_after_the_call_is_looked_into(tmp_path: Path) -> None:
    def broken(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            run(delivery)
            desk.set("a", state="sending", lease_owner="me", ref=None)
            with desk.workspace.store.write() as db:
                db.execute(update(attempts).values(outcome=None))
            raise ZeroDivisionError

        return carry

    with lanes(tmp_path, broken) as (desk, running):
        queue(desk, "a")
        running.work()
        assert desk.states("a") == {"page": "doubtful"}


def test_followers_that_break_do_not_silence_the_bells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lanes(tmp_path) as (desk, running):
        monkeypatch.setattr(
            "publisher.delivery.lanes.release_dependents", lambda planner, now: 1 / 0
        )
        queue(desk, "a")
        running.wake_all()
        running.wait_for(1)
        assert out(desk) == ["a"]


def test_rows_of_a_channel_that_left_the_config_wait_for_its_return_and_a_person(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
    without = {name: lines for name, lines in page().items() if name != "chat"}
    with lanes(tmp_path, channels=without) as (desk, running):
        desk.wait(days=1)
        running.wake_all()
        running.wait_for(2)
        running.claims.reap(desk.time, everything=True)
        assert desk.states("a") == {"site": "sent", "page": "sent", "chat": "held absent"}
    with lanes(tmp_path, channels=page()) as (desk, running):
        desk.wait(days=1)
        release(desk.workspace, ["a"], None)
        running.wake_all()
        running.wait_for(1)
        assert desk.states("a")["chat"] == "sent"


# --- The end ---------------------------------------------------------------------------------


def test_the_end_waits_for_the_call_and_begins_no_other(tmp_path: Path) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(run: HandOver) -> HandOver:
        def carry(delivery: int) -> None:
            started.set()
            assert go_on.wait(PATIENCE)
            run(delivery)

        return carry

    with lanes(tmp_path, slow) as (desk, running):
        queue(desk, "a", "b")
        running.wake("page")
        assert started.wait(PATIENCE)
        assert not running.stop(0.01)
        go_on.set()
        assert running.stop(PATIENCE)
        assert out(desk) == ["a"]
        assert desk.states("b") == {"page": "queued"}


# --- Three processes -------------------------------------------------------------------------


SHARE = 70  # posts that each of them does; then it is told to end


def work_until_done(root: Path, name: str) -> None:
    """Be one of several daemons on one database, until nothing waits or one's share is done.

    None need take turns: whoever has sent a post begins the next one with its settlement, as
    long as all goes well. So each ends after its share, and leaves the rest to the others.
    """
    workspace = Workspace.open(root, offline=True)
    claims = claims_of(workspace, name)
    courier = courier_of(workspace, claims)
    alarms: Queue[datetime | None] = Queue()
    done: list[int] = []

    def carry(delivery: int, onward: Onward) -> int | None:
        done.append(delivery)
        if len(done) == SHARE:
            running._of["page"].stop()
        return courier.run(delivery, onward)

    running = Lanes(workspace, claims, carry, lambda name, at: alarms.put(at))
    waiting = select(func.count()).where(deliveries.c.state != "sent")
    while len(done) < SHARE:
        running.wake("page")
        with workspace.store.read() as db:
            if not db.scalar(waiting):
                break
        try:
            at = alarms.get(timeout=1)
            wait = (at - now()).total_seconds() if at else 0.1
            alarms.get(timeout=max(0.01, wait))  # nobody else rings: it passes in that time
        except Empty:
            continue
    running.stop(PATIENCE)
    workspace.store.close()


@pytest.mark.slow
def test_three_processes_send_each_once_in_order_and_keep_the_limit(tmp_path: Path) -> None:
    make_workspace(tmp_path, channels=page(rate='"80/1"'))
    with opened(tmp_path) as desk:
        desk.time = now() - timedelta(minutes=1)
        names = [f"item-{number:03}" for number in range(200)]
        queue(desk, *names)
        spawn = multiprocessing.get_context("spawn")
        workers = [
            spawn.Process(target=work_until_done, args=(tmp_path, f"process {number}"))
            for number in range(3)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(PATIENCE)
        assert [worker.exitcode for worker in workers] == [0, 0, 0]
        assert out(desk) == names
        with desk.workspace.store.read() as db:
            begun = db.scalars(select(attempts.c.intent_at).order_by(attempts.c.id)).all()
            owners = db.scalars(select(attempts.c.worker)).all()
        assert len(begun) == 200
        assert sorted(Counter(owners).values()) == [200 - 2 * SHARE, SHARE, SHARE]
        for first, later in zip(begun, begun[80:], strict=False):
            assert later - first >= timedelta(seconds=1)
