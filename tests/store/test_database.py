import multiprocessing
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    ClauseElement,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    create_engine,
    event,
    insert,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, StatementError

import publisher.daemon.daemon
import publisher.store.migrations
import publisher.web.tables
from deciding import FIRST, SECOND
from post_room import empty_store, post_room
from publisher.actions import decisions, resolving, waiting
from publisher.contract import OutcomeUnknown, RateLimited, Receipt
from publisher.engagement.meter import Meter
from publisher.engagement.readings import FIGURES, RATINGS, next_due, start_measuring
from publisher.items.findable import findable
from publisher.items.lifecycle import items
from publisher.outbox import orders, plan
from publisher.outbox.claims import activity
from publisher.outbox.deliveries import deliveries
from publisher.outbox.verdicts import approvals, presses
from publisher.people.journal import Entry, write
from publisher.planning.dependents import release_dependents
from publisher.planning.reconcile import reconcile
from publisher.status import overview, proof, story
from publisher.status.troubles import troubles
from publisher.store.channel_state import StoredState, memory
from publisher.store.database import Instant, Store, metadata, newest_revision
from workspaces import EARLY, opened

INSTANTS = Table(
    "instants", MetaData(), Column("id", Integer, primary_key=True), Column("at", Instant)
)


def test_every_connection_is_in_wal_mode_and_forgets_nothing(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    seen = []
    for transaction in (store.read, store.write):
        with transaction() as one, store.read() as another:  # two at once: a pool makes two
            for db in (one, another):
                seen.append(
                    tuple(
                        db.scalar(text(f"PRAGMA {name}"))
                        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
                    )
                )
    assert set(seen) == {("wal", 2, 1, 10_000)}  # 2 is FULL


def test_a_hasty_write_waits_for_no_disk_and_the_next_write_sees_it(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with store.write_hastily() as db:
        assert db.scalar(text("PRAGMA synchronous")) == 1  # NORMAL: a kill forgets nothing
        db.execute(insert(memory).values(channel="page", key="k", value="v"))
    with store.write() as db:
        assert db.scalar(text("PRAGMA synchronous")) == 2
        assert db.scalar(select(memory.c.value)) == "v"


def test_a_broken_block_leaves_nothing_behind(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with pytest.raises(ZeroDivisionError), store.write() as db:
        db.execute(insert(memory).values(channel="page", key="k", value="v"))
        raise ZeroDivisionError
    with store.read() as db:
        assert db.scalar(select(memory.c.value)) is None


def test_a_reader_neither_waits_nor_sees_half_a_transaction(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with store.write() as db:
        db.execute(insert(memory).values(channel="page", key="k", value="v"))
        with store.read() as reader:
            assert reader.scalar(select(memory.c.value)) is None
    with store.read() as reader:
        assert reader.scalar(select(memory.c.value)) == "v"


def count_up(store: Store, times: int) -> None:
    """Read, add one, write: only right if nobody else writes in between."""
    for _ in range(times):
        with store.write() as db:
            value = db.scalar(select(memory.c.value).where(memory.c.key == "n"))
            db.execute(memory.update().values(value=str(int(value or 0) + 1)))


def count_up_in_process(url: str, times: int, start: Barrier) -> None:
    store = Store(url)
    start.wait(60)
    count_up(store, times)
    store.close()


def counted(store: Store) -> int:
    with store.read() as db:
        return int(db.scalar(select(memory.c.value)) or 0)


def test_writes_of_threads_exclude_each_other(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with store.write() as db:
        db.execute(insert(memory).values(channel="x", key="n", value="0"))
    threads = [threading.Thread(target=count_up, args=(store, 25)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(store) == 100


@pytest.mark.slow
def test_writes_of_processes_exclude_each_other(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with store.write() as db:
        db.execute(insert(memory).values(channel="x", key="n", value="0"))
    spawn = multiprocessing.get_context("spawn")
    url = store.url.render_as_string()
    start = spawn.Barrier(3)
    workers = [spawn.Process(target=count_up_in_process, args=(url, 40, start)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert counted(store) == 120


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 8, 0, 0, 123_000, tzinfo=UTC),
        datetime(2026, 11, 23, 8, 0, tzinfo=timezone(timedelta(hours=7))),
        datetime(1999, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC),
    ],
)
def test_an_instant_comes_back_as_it_was_in_utc(tmp_path: Path, moment: datetime) -> None:
    store = empty_store(tmp_path)
    with store.write() as db:
        INSTANTS.create(db)
        db.execute(insert(INSTANTS).values(at=moment))
    with store.read() as db:
        found = db.scalar(select(INSTANTS.c.at))
        assert db.scalar(select(INSTANTS.c.id).where(INSTANTS.c.at == moment)) == 1
    assert found == moment
    assert found is not None and found.tzinfo is UTC


def test_a_naive_time_never_reaches_the_database(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    naive = datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001  what the test is about
    with pytest.raises(StatementError, match="naive datetime"), store.write() as db:
        db.execute(items.update().values(seen_at=naive))


def test_migrating_twice_keeps_every_row(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    delivery = room.queue("a")
    before = dict(room.row(delivery))
    room.store.migrate()
    room.store.migrate()
    assert dict(room.row(delivery)) == before


def test_a_schema_that_is_as_it_should_be_costs_no_import_of_alembic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, older = empty_store(tmp_path), left_at("0001", tmp_path / "older.sqlite")
    monkeypatch.setitem(sys.modules, "alembic", None)  # an import raises
    ready.migrate()
    with pytest.raises(ImportError):
        older.migrate()


def test_the_newest_revision_is_the_one_that_alembic_goes_to() -> None:
    folder = ScriptDirectory(publisher.store.migrations.__path__[0])
    assert newest_revision() == folder.get_current_head()


def left_at(revision: str, path: Path) -> Store:
    """Return a database as an earlier release made it."""
    store = Store(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(publisher.store.migrations.__path__[0])))
    with store.write() as db:
        config.attributes["connection"] = db
        command.upgrade(config, revision)
    return store


def test_verdicts_of_an_older_release_get_their_lines(tmp_path: Path) -> None:
    store = left_at("0003", tmp_path / "old.sqlite")
    digest, other = "d" * 64, "0" * 64
    said = [(FIRST, "approve"), (SECOND, "approve"), (SECOND, "reject")]
    verdicts = [
        (SECOND, digest, "rejected"),
        (FIRST, digest, "approved"),
        (FIRST, other, "approved"),
    ]
    with store.write() as db:
        for who, act in said:
            details = {"digest": digest, "reason": ""}
            write(db, Entry(who=who, act=act, item="a", details=details), EARLY)
        for person, about, verdict in verdicts:
            db.execute(
                text(
                    "INSERT INTO approvals (item, digest, person, verdict, at)"
                    " VALUES ('a', :about, :person, :verdict, 0)"
                ),
                {"about": about, "person": person, "verdict": verdict},
            )
    store.migrate()
    store.migrate()
    with store.read() as db:
        query = select(approvals.c.person, approvals.c.line).order_by(approvals.c.id)
        assert db.execute(query).all() == [(SECOND, 3), (FIRST, 1), (FIRST, None)]
    store.close()


def test_an_edit_voids_the_approvals_of_an_older_release_and_no_refusal(tmp_path: Path) -> None:
    store = left_at("0004", tmp_path / "old.sqlite")
    with store.write() as db:
        for who, act, details in (
            (FIRST, "approve", {"digest": "d", "reason": "", "press": "17"}),
            (SECOND, "reject", {"digest": "d", "reason": "?", "press": "18"}),
            ("publisher", "edit", {"path": "a.md"}),
            (FIRST, "approve", {"digest": "e", "reason": ""}),
            (FIRST, "press", {"press": "19"}),
            (SECOND, "withdraw", {"reason": "sai", "urgent": True}),
        ):
            write(db, Entry(who=who, act=act, item="a", details=details), EARLY)
        for person, about, verdict, line in (
            (FIRST, "d", "approved", 1), (SECOND, "d", "rejected", 2), (FIRST, "e", "approved", 4),
        ):  # fmt: skip
            db.execute(
                text(
                    "INSERT INTO approvals (item, digest, person, verdict, at, line)"
                    " VALUES ('a', :about, :person, :verdict, 0, :line)"
                ),
                {"about": about, "person": person, "verdict": verdict, "line": line},
            )
        db.execute(
            text(
                "INSERT INTO items (id, path, title, version, publish_at, adopted, seen_at,"
                " withdrawn_at) VALUES ('a', 'a.md', 'A', 1, 0, false, 0, 5)"
            )
        )
    store.migrate()
    with store.read() as db:
        query = select(approvals.c.digest, approvals.c.voided_at, approvals.c.reason_owed)
        found = db.execute(query.order_by(approvals.c.id)).all()
        assert found == [("d", EARLY, False), ("d", None, True), ("e", None, False)]
        known = select(presses.c.press, presses.c.person).order_by(presses.c.press)
        assert db.execute(known).all() == [("17", FIRST), ("18", SECOND), ("19", FIRST)]
        assert db.scalar(select(items.c.withdrawn_urgent))
    store.close()


def test_a_migration_that_breaks_off_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    store = Store(f"sqlite:///{tmp_path}/new.sqlite")
    monkeypatch.setattr("alembic.op.create_index", breaks)  # after some tables were made
    with pytest.raises(ZeroDivisionError):
        store.migrate()
    with store.read() as db:
        assert db.scalars(text("SELECT name FROM sqlite_master")).all() == []
    monkeypatch.undo()
    store.migrate()


def test_the_migrations_make_the_schema_that_the_code_believes_in(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with store.read() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_second_delivery_of_an_item_by_a_channel_can_not_be_made(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    row = dict(room.row(room.queue("a"))) | {"id": 99}
    with pytest.raises(IntegrityError), room.store.write() as db:
        db.execute(insert(deliveries).values(row))


def test_a_delivery_of_an_unknown_channel_can_not_be_made(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    with pytest.raises(IntegrityError):
        room.queue("a", channel="nobody")


def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/a/b/new.sqlite")
    store.migrate()
    with store.read() as db:
        assert db.scalar(select(deliveries.c.id)) is None
    store.close()
    assert (tmp_path / "a/b/new.sqlite").exists()


def test_on_postgresql_whoever_writes_is_alone_from_the_first_statement_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or rows and the journal would be taken in two orders, and two writers wait for ever."""
    asked: list[str] = []

    def stand_in(_url: object) -> Engine:
        """Return SQLite with PostgreSQL's functions, which note that they are asked."""
        engine = create_engine(f"sqlite:///{tmp_path}/stand-in.sqlite")

        def prepare(connection: Any, _record: object) -> None:
            connection.create_function("set_config", 3, lambda name, *_: asked.append(name))
            connection.create_function("pg_advisory_xact_lock", 1, lambda _: asked.append("lock"))

        event.listen(engine, "connect", prepare)
        return engine

    monkeypatch.setattr("publisher.store.database.create_engine", stand_in)
    store = Store("postgresql://db/publisher")
    waits = ["lock_timeout", "idle_in_transaction_session_timeout", "lock"]
    for begin in (store.write, store.write_hastily):
        asked.clear()
        with begin() as db:
            assert asked == waits
            db.execute(text("SELECT 1"))
        assert asked == waits
    asked.clear()
    with store.read() as db:
        db.execute(text("SELECT 1"))
    assert asked == []
    store.close()


POSTGRESQL = make_url("postgresql://").get_dialect()()


@contextmanager
def compiled_for_postgresql() -> Iterator[list[str]]:
    """Collect every statement that runs, as PostgreSQL would get it."""
    statements: list[str] = []

    def keep(_db: object, statement: ClauseElement, *_rest: object) -> None:
        statements.append(str(statement.compile(dialect=POSTGRESQL)))

    event.listen(Engine, "before_execute", keep)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_execute", keep)


def test_every_statement_of_the_outbox_is_good_for_postgresql(tmp_path: Path) -> None:
    room = post_room(tmp_path)
    room.channel.then(OutcomeUnknown("cut"), RateLimited("slow"))
    with compiled_for_postgresql() as statements:
        row = room.queue("a")
        room.run()
        room.wait(30)
        room.claims.reap(room.time)
        room.channel.finds(Receipt("r", None))
        room.run()
        room.queue("b")
        room.take()
        room.claims.heartbeat(room.time)
        room.claims.give_back("broke off", delivery=row, ready_at=room.time)
        room.claims.give_back("stopped")
        with room.store.write() as db:
            activity(db, "page", room.time, room.time)
            orders.settle_doubt(db, row, None, room.time, "seen")
            plan.hold_for_file(db, "b", "late", "late")
            orders.release(db, "b", None, room.time)
            plan.rewrite(db, "b", 2, [], room.time)
            orders.cancel(db, "b", "no")
        room.resume()
    assert len(statements) > 30
    claims = {each for each in statements if each.startswith("WITH chosen")}
    assert claims
    for claim in claims:
        assert "FOR UPDATE SKIP LOCKED" in claim
        assert "RETURNING" in claim


def test_every_statement_of_an_office_is_good_for_postgresql(tmp_path: Path) -> None:
    with compiled_for_postgresql() as statements, opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        desk.sent("a", "site")
        desk.wait(days=2)
        workspace = desk.workspace
        release_dependents(workspace.planner, desk.time)
        StoredState(workspace.store, "site")["k"] = "v"
        with workspace.store.write() as db:
            start_measuring(db, 1, "site", EARLY + timedelta(minutes=1))
            next_due(db)
        meter = Meter(workspace.config, workspace.store, workspace.channels)
        assert meter.run("site", desk.time) == 1
        meter.count_followers("site", desk.time)
        waiting.adopt(workspace, None)
        waiting.cancel(workspace, "a", None)
        waiting.release(workspace, ["a"], None, cancelled=True)
        resolving.resolve(workspace, "a", "page", None, None)
        desk.put("a.md", title="Sửa")
        desk.scan()
        decisions.correct(workspace, "a", "Sửa tiêu đề")
        decisions.withdraw(workspace, "a", "nhầm", urgent=True)
        reconcile(workspace.planner, desk.time)
        with workspace.store.read() as db:
            overview.status(db, workspace.planner)
            story.story(db, workspace.planner, "a")
            list(troubles(db, workspace.config, desk.time))
            decisions.waiting_for_approval(db)
            proof.verify(db, workspace.config.state)
    assert len(statements) > 120


def _without_ratings(db: Connection) -> None:
    """Take away what revision 0013 adds."""
    db.execute(text("DROP INDEX ix_readings_figures"))
    for figure in RATINGS:
        db.execute(text(f"ALTER TABLE readings DROP COLUMN {figure}"))
    before = [figure for figure in FIGURES if figure not in RATINGS]
    columns = ", ".join(["delivery", "at", "id", "label", *before])
    db.execute(text(f"CREATE INDEX ix_readings_figures ON readings ({columns})"))


def test_items_of_before_the_search_are_found_by_their_newest_words(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        for name in ("a", "b"):
            desk.put(f"{name}.md", title=f"Cấp phép {name}", documents="[{number: 12/QĐ}]")
        desk.scan()
        desk.put("a.md", title="Đấu thầu")
        desk.scan()
        query = select(findable).order_by(findable.c.item)
        with desk.workspace.store.write() as db:
            kept = db.execute(query).all()
            db.execute(text("DROP TABLE findable"))
            for index in ("held_for_item_due_at", "state_sent_at"):
                db.execute(text(f"DROP INDEX ix_deliveries_{index}"))
            db.execute(text("DROP INDEX ix_incidents_ended_at"))
            _without_ratings(db)
            db.execute(text("UPDATE alembic_version SET version_num = '0011'"))
        desk.workspace.store.migrate()
        with desk.workspace.store.read() as db:
            assert db.execute(query).all() == kept and len(kept) == 2
