"""What may become of a delivery is told in one place, and happens nowhere else."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, insert, update
from sqlalchemy.exc import IntegrityError

from post_room import PostRoom, post_room
from publisher.outbox.deliveries import PERSON, attempts, deliveries
from publisher.outbox.transition import TRANSITIONS, Transition
from publisher.store.database import metadata
from publisher.web import tables as web
from state_diagram import PAGE, written

ROOT = Path(__file__).parents[2] / "publisher"
WRITES = ("insert", "update", "delete")


@pytest.fixture
def room(tmp_path: Path) -> PostRoom:
    return post_room(tmp_path)


def test_the_page_draws_the_states_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "run: python tests/support/state_diagram.py"


def test_a_state_is_left_in_some_way_or_is_an_end() -> None:
    left = {start for each in TRANSITIONS.values() if each.to for start in each.start}
    reached = {each.to for each in TRANSITIONS.values() if each.to}
    assert reached - left <= {"withdrawn"}
    assert reached >= left - {"queued"}


EXAMPLE_YEAR = "cli/demo_year.py"  # the demo's: a past that never happened has no transitions


# --- One writer for each table ---------------------------------------------------------------


def written_tables() -> Iterator[tuple[str, str]]:
    """Yield each table that a module of ours writes, by the name that it has there."""
    # The web desk's tables go by shorter names in its own wing.
    names = {name: name for name in metadata.tables} | {
        variable: table.name for variable, table in vars(web).items() if isinstance(table, Table)
    }
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = names | {
            alias.asname: alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.asname and alias.name in names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (table := _written(node)) in called:
                yield called[str(table)], str(path.relative_to(ROOT))


def _written(node: ast.Call) -> str | None:
    match node.func:
        case ast.Name(id=name) if name in WRITES and node.args:
            return node.args[0].id if isinstance(node.args[0], ast.Name) else None
        case ast.Attribute(value=ast.Name(id=table), attr=name) if name in WRITES:
            return table
    return None


@pytest.mark.slow
def test_each_table_has_one_module_that_writes_it() -> None:
    writers = defaultdict(set)
    for table, module in written_tables():
        if module != EXAMPLE_YEAR:
            writers[table].add(module)
    assert {table: found for table, found in writers.items() if len(found) > 1} == {}
    assert writers["deliveries"] == {"outbox/transition.py"}
    assert writers["items"] == {"items/lifecycle.py"}
    assert writers["approvals"] == {"outbox/verdicts.py"}
    assert writers.keys() == metadata.tables.keys()


# --- What the database lets in ---------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "held"},
        {"held_for": "late"},
        {"state": "held", "held_for": "no such reason"},
        {"state": "cancelled"},
        {"cancelled_by": PERSON},
        {"state": "cancelled", "cancelled_by": PERSON, "cancel_asked": True},
        {"state": "sending"},
        {"lease_token": "t"},
        {"state": "sent"},
        {"state": "stays"},
        {"state": "lost"},
        {"kind": "update"},
        {"kind": "withdraw", "target": 1, "state": "withdrawn"},
    ],
    ids=str,
)
def test_the_database_refuses_a_state_that_does_not_exist(
    room: PostRoom, wrong: dict[str, Any]
) -> None:
    row = room.queue()
    with pytest.raises(IntegrityError), room.store.write() as db:
        db.execute(update(deliveries).where(deliveries.c.id == row).values(**wrong))


def test_nothing_is_sent_while_an_earlier_attempt_is_open(room: PostRoom) -> None:
    row = room.queue()
    common = {"delivery": row, "channel": "page", "intent_at": room.time, "worker": "w"}
    with room.store.write() as db:
        db.execute(insert(attempts).values(**common, n=1, digest="d"))
    with pytest.raises(IntegrityError), room.store.write() as db:
        db.execute(insert(attempts).values(**common, n=2, digest="d"))


def test_a_transition_changes_only_what_it_starts_from_and_counts_it(room: PostRoom) -> None:
    free = TRANSITIONS["free"]
    held = room.queue("a", state="held", held_for="problem")
    sent = room.queue("b", state="sent")
    with room.store.write() as db:
        assert free.run(db, reason=None) == 1
        assert not free.run_row(db, room.row(sent), reason=None)
    assert (room.state(held), room.row(held)["row_version"]) == ("queued", 2)
    assert room.state(sent) == "sent"


def test_a_row_that_somebody_changed_meanwhile_is_left(room: PostRoom) -> None:
    row = room.row(room.queue())
    with room.store.write() as db:
        assert TRANSITIONS["hold for its file"].run_row(db, row, held_for="problem", reason="x")
        assert not TRANSITIONS["free"].run_row(db, row, reason=None)


def test_a_transition_sets_only_what_it_says(room: PostRoom) -> None:
    room.queue()
    with room.store.write() as db, pytest.raises(ValueError, match="does not set"):
        TRANSITIONS["hold for its file"].run(db, held_for="late", ref="x")


def test_two_transitions_can_not_have_one_name() -> None:
    with pytest.raises(ValueError, match="two transitions"):
        Transition(name="free", by="nobody", start=("queued",), to="held")
