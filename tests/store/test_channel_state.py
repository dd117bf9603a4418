import threading
from pathlib import Path

import pytest

from post_room import empty_store
from publisher.contract import OutcomeUnknown
from publisher.store.channel_state import StoredState


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
