"""A process of the release before works on beside newer ones, on the newest schema."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimer import PREVIOUS, kept
from publisher.store.database import Store

REVISIONS = sorted(path.stem.removeprefix("claimer-") for path in PREVIOUS.glob("claimer-*.sql"))


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_claimer_of_a_release_can_work_on_the_newest_schema(
    tmp_path: Path, revision: str
) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    store.migrate()
    store.close()
    said = kept(revision)
    assert any(each.startswith("INSERT INTO attempts") for each in said)
    assert any("RETURNING id" in each for each in said)
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as db:
        for statement in said:
            blanks = [None] * statement.count("?")
            db.execute(f"EXPLAIN {statement}", blanks)


def test_what_a_release_writes_as_an_attempt_is_let_in(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    store.migrate()
    store.close()
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as db:
        for revision in REVISIONS:
            (intent,) = [
                each for each in kept(revision) if each.startswith("INSERT INTO attempts")
            ]
            names = intent.partition("(")[2].partition(")")[0].replace('"', "").split(", ")
            needed = {
                row[1]
                for row in db.execute("PRAGMA table_info(attempts)")
                if row[3] and row[4] is None and row[1] != "id"
            }
            assert needed <= set(names)
