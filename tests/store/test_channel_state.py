import multiprocessing
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlalchemy import insert

from post_room import empty_store
from publisher.contract import OutcomeUnknown, Unavailable
from publisher.store.channel_state import StoredState, leases
from publisher.store.database import Store


def test_a_string_is_there_for_the_next_process(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    StoredState(store, "zalo")["token"] = "Đã đổi"
    store.close()
    assert StoredState(empty_store(tmp_path), "zalo")["token"] == "Đã đổi"


def test_a_string_is_replaced_and_forgotten(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    state["token"] = "one"
    state["token"] = "two"
    assert dict(state) == {"token": "two"}
    del state["token"]
    assert "token" not in state
    assert state.get("token") is None


def test_what_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    with pytest.raises(KeyError):
        state["token"]
    with pytest.raises(KeyError):
        del state["token"]


def test_channels_do_not_see_each_other(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    one, two = StoredState(store, "page"), StoredState(store, "page-2")
    one["token"] = "mine"
    two["token"] = "other"
    assert one["token"] == "mine"
    del two["token"]
    assert list(one) == ["token"]
    assert len(two) == 0


def test_an_empty_string_is_kept(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    state["key"] = ""
    assert state["key"] == ""


def test_threads_write_side_by_side(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")

    def write(number: int) -> None:
        for turn in range(10):
            state["shared"] = str(number)
            state[f"own-{number}"] = str(turn)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {state[f"own-{number}"] for number in range(4)} == {"9"}
    assert len(state) == 5


def test_a_database_that_takes_nothing_is_an_unknown_outcome(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    state = StoredState(store, "zalo")
    with store._writer.connect() as db:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar()
        db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OutcomeUnknown, match="full"):
        state["token"] = "x" * 1_000_000
    state["token"] = "short"
    assert state["token"] == "short"


# --- Scans and transactions ---------------------------------------------------------------


def test_a_scan_finds_what_begins_with_a_prefix_and_nothing_else(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    state, other = StoredState(store, "site"), StoredState(store, "page")
    for key in ("page/b", "page/a", "page", "Page/c", "pagf", "page/%", "page/Đ"):
        state[key] = key.upper()
    other["page/d"] = "of another channel"
    assert list(state.scan("page/").items()) == [
        ("page/%", "PAGE/%"),
        ("page/a", "PAGE/A"),
        ("page/b", "PAGE/B"),
        ("page/Đ", "PAGE/Đ"),
    ]
    assert list(state) == ["Page/c", "page", "page/%", "page/a", "page/b", "page/Đ", "pagf"]


def test_a_transaction_keeps_all_or_nothing(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "site")
    state["one"] = "1"
    with pytest.raises(ZeroDivisionError), state.transaction():
        state["one"] = "2"
        state["two"] = "2"
        del state["one"]
        assert dict(state) == {"two": "2"}, "it sees what it wrote itself"
        _ = 1 / 0
    assert dict(state) == {"one": "1"}
    with state.transaction():
        state["one"] = "2"
        with state.transaction():
            state["two"] = "2"
    assert dict(state) == {"one": "2", "two": "2"}


def test_nobody_sees_half_of_a_transaction(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    state, elsewhere = StoredState(store, "site"), StoredState(store, "site")
    with state.transaction():
        state["a"] = "1"
        assert dict(elsewhere) == {}
        state["b"] = "1"
    assert dict(elsewhere) == {"a": "1", "b": "1"}


def count_up(folder: Path, times: int) -> None:
    """Read, wait and write, as often as told: only exclusion makes the sum right."""
    state = StoredState(Store(f"sqlite:///{folder / 'outbox.sqlite'}"), "zalo")
    for _ in range(times):
        with state.lease("count", 60, wait=60):
            known = int(state["n"])
            time.sleep(0.002)
            state["n"] = str(known + 1)


def hold(folder: Path, taken: Event, seconds: float) -> None:
    state = StoredState(Store(f"sqlite:///{folder / 'outbox.sqlite'}"), "zalo")
    with state.lease("renewal", seconds):
        taken.set()
        time.sleep(60)


# --- Leases -------------------------------------------------------------------------------

SPAWN = multiprocessing.get_context("spawn")


@pytest.mark.slow
def test_processes_that_hold_a_lease_exclude_each_other(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    state["n"] = "0"
    processes = [SPAWN.Process(target=count_up, args=(tmp_path, 20)) for _ in range(2)]
    for each in processes:
        each.start()
    for each in processes:
        each.join(60)
    assert [each.exitcode for each in processes] == [0, 0]
    assert state["n"] == "40"


@pytest.mark.slow
def test_a_killed_holder_keeps_others_out_until_its_time_is_over(tmp_path: Path) -> None:
    state, taken = StoredState(empty_store(tmp_path), "zalo"), SPAWN.Event()
    holder = SPAWN.Process(target=hold, args=(tmp_path, taken, 3))
    holder.start()
    assert taken.wait(30)
    holder.kill()
    holder.join(30)
    with pytest.raises(Unavailable), state.lease("renewal", 60):
        pass
    with state.lease("another name", 60), state.lease("renewal", 60, wait=30) as lease:
        assert lease.name == "renewal"


def test_a_lease_is_free_when_its_block_ends_however_that_ends(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    with pytest.raises(ZeroDivisionError), state.lease("renewal", 60):
        _ = 1 / 0
    with state.lease("renewal", 60):
        pass


def test_channels_have_leases_of_their_own(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    with StoredState(store, "a").lease("x", 60), StoredState(store, "b").lease("x", 60):
        pass


def test_who_lost_a_lease_writes_nothing_under_it(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    with state.lease("renewal", 0) as slow:  # as if the process had stood still
        with state.lease("renewal", 60) as quick:
            with pytest.raises(OutcomeUnknown), state.transaction(slow):
                state["pair"] = "old"
            with state.transaction(quick):
                state["pair"] = "new"
        assert state["pair"] == "new"
    with pytest.raises(OutcomeUnknown), state.transaction(quick):
        state["pair"] = "late"
    assert dict(state) == {"pair": "new"}


def test_who_lost_a_lease_does_not_give_back_that_of_another(tmp_path: Path) -> None:
    state = StoredState(empty_store(tmp_path), "zalo")
    with ExitStack() as stack:
        with state.lease("renewal", 0):
            stack.enter_context(state.lease("renewal", 60))
        with pytest.raises(Unavailable), state.lease("renewal", 60):
            pass


def test_a_lease_from_a_clock_that_was_set_back_does_not_last_for_years(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    state = StoredState(store, "zalo")
    far = datetime.now(UTC) + timedelta(days=400)
    with store.write() as db:
        row = {"channel": "zalo", "name": "renewal", "token": "x", "until": far}
        db.execute(insert(leases).values(**row))
    with state.lease("renewal", 60):
        pass
