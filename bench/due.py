"""How late posts are: a crowd due at one instant over four lanes, and one item alone."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import func, select

from bench.office import PLAIN, item, office, queue
from bench.stand_in import Caller, StandIn, stand_in
from bench.table import Report, Row, percentile
from publisher.daemon.daemon import Daemon
from publisher.outbox.deliveries import SENT, attempts, deliveries
from publisher.workspace import Workspace

LANES = ("a", "b", "c", "d")
HEAD_START = timedelta(seconds=1)  # between queueing the crowd and the instant it is due
SOON = timedelta(milliseconds=80)  # the same for an item alone
PATIENCE = 60.0  # seconds that one step may take


def run(*, quick: bool) -> Report:
    """Measure how late posts begin and end."""
    crowd, alone, rounds = (20, 5, 1) if quick else (200, 60, 3)
    with ExitStack() as stack:
        place = stack.enter_context(stand_in())
        tables = dict.fromkeys(LANES, PLAIN)
        workspace = stack.enter_context(office(place.folder, tables, place.addresses))
        daemon = stack.enter_context(_running(workspace))
        names = (f"tin-{number}" for number in count(1))
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(rounds):
            place.fresh()
            ours += _crowd(workspace, daemon, [next(names) for _ in range(crowd)])
            place.fresh()
            bare += _bare_crowd(place, crowd)
        starts = [_alone(workspace, daemon, next(names)) for _ in range(alone)]
    clock = _bare_alarms(alone)
    return Report(
        title="From the due time",
        how=(
            f"The real daemon in this process. {crowd} items of four channels, {crowd // 4} each,"
            " due at one instant: until each was sent, against four bare threads making as many"
            f" of the same calls from one instant on ({rounds} rounds). Then single items:"
            " from the due time until the intent was on its way to disk, against a bare job of"
            " the same clock (APScheduler). Times in the database are whole milliseconds."
        ),
        rows=[
            *_rows(f"{crowd} due at once, sent", "four bare threads", ours, bare),
            *_rows("one item, begun", "bare APScheduler job", starts, clock),
        ],
    )


def _rows(what: str, other: str, ours: Sequence[float], bare: Sequence[float]) -> list[Row]:
    return [
        Row(
            what=f"{what}, {name}",
            ours=f"{percentile(ours, share) * 1000:.1f} ms",
            yardstick=f"{other}: {percentile(bare, share) * 1000:.1f} ms",
            ratio=percentile(ours, share) / percentile(bare, share),
        )
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ]


@contextmanager
def _running(workspace: Workspace) -> Iterator[Daemon]:
    daemon = Daemon(workspace)
    thread = threading.Thread(target=daemon.run)
    thread.start()
    try:
        yield daemon
    finally:
        daemon.stop()
        thread.join(PATIENCE)


def _crowd(workspace: Workspace, daemon: Daemon, names: Sequence[str]) -> list[float]:
    due_at = workspace.now() + HEAD_START
    for lane, channel in enumerate(LANES):
        queue(workspace, names[lane :: len(LANES)], channel, due_at)
    daemon.lanes.wake_all()
    _wait(lambda: _unsent(workspace) == 0)
    query = select(deliveries.c.sent_at).where(deliveries.c.item.in_(names))
    with workspace.store.read() as db:
        return [(sent_at - due_at).total_seconds() for sent_at in db.scalars(query)]


def _bare_crowd(place: StandIn, crowd: int) -> list[float]:
    late: list[float] = []
    together = threading.Barrier(len(LANES) + 1)

    def work() -> None:
        caller = Caller(place.addresses["telegram"])
        together.wait()
        for number in range(crowd // len(LANES)):
            caller.send(item(f"tin-{number}").title)
            late.append(time.perf_counter() - began)

    threads = [threading.Thread(target=work) for _ in LANES]
    for thread in threads:
        thread.start()
    began = time.perf_counter()
    together.wait()
    for thread in threads:
        thread.join()
    return late


def _alone(workspace: Workspace, daemon: Daemon, name: str) -> float:
    due_at = workspace.now() + SOON
    queue(workspace, [name], LANES[0], due_at)
    daemon.lanes.wake_all()
    _wait(lambda: _unsent(workspace) == 0)
    query = (
        select(attempts.c.intent_at)
        .join(deliveries, deliveries.c.id == attempts.c.delivery)
        .where(deliveries.c.item == name)
    )
    with workspace.store.read() as db:
        begun: datetime = db.execute(query).scalar_one()
    return (begun - due_at).total_seconds()


def _bare_alarms(number: int) -> list[float]:
    late: list[float] = []
    rang = threading.Event()

    def ring(due_at: datetime) -> None:
        late.append((datetime.now(UTC) - due_at).total_seconds())
        rang.set()

    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.start()
    for _ in range(number):
        rang.clear()
        due_at = datetime.now(UTC) + SOON
        scheduler.add_job(ring, DateTrigger(due_at), [due_at])
        rang.wait(PATIENCE)
    scheduler.shutdown()
    return late


def _unsent(workspace: Workspace) -> int:
    query = select(func.count()).select_from(deliveries).where(deliveries.c.state != SENT)
    with workspace.store.read() as db:
        return db.scalar(query) or 0


def _wait(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > deadline:
            raise RuntimeError("the deliveries did not go out")
        time.sleep(0.02)
