"""What the journal says of the office's people, and what `--verify` misses in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update
from typer.testing import CliRunner, Result

import publisher.cli.base
import publisher.cli.main
from deciding import FIRST, PEOPLE, configure, office
from publisher.config.digest import note_config
from publisher.people.journal import Entry, lines, write
from publisher.people.people import Person, people, put
from publisher.status.proof import verify
from workspaces import Desk, opened

ADDED = ("people", "add", "moi", "Người mới", "--role", "approver", "--telegram", "77")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        yield desk


def run(desk: Desk, *arguments: str) -> Result:
    done = CliRunner().invoke(publisher.cli.main.app, [*arguments, "-w", str(desk.root)])
    assert done.exit_code == 0, done.output
    return done


def details(desk: Desk) -> list[dict[str, Any]]:
    with desk.workspace.store.read() as db:
        return [line["details"] for line in lines(db)]


def wrong(desk: Desk) -> list[str]:
    with desk.workspace.store.read() as db:
        return verify(db, desk.workspace.config.state)


def tamper(desk: Desk, statement: Any) -> None:
    with desk.workspace.store.write() as db:
        db.execute(statement)


NEW = {"id": "moi", "name": "Người mới", "roles": ["approver"], "telegram": "77"}


def test_a_line_tells_what_was_known_of_a_person_before_and_since(desk: Desk) -> None:
    run(desk, *ADDED)
    run(desk, *ADDED[:-1], "78", "--email", "moi@example.vn")
    run(desk, "people", "remove", "moi")
    changed = {**NEW, "telegram": "78", "email": "moi@example.vn"}
    assert details(desk) == [
        {"person": "moi", "was": None, "now": NEW},
        {"person": "moi", "was": NEW, "now": changed},
        {"person": "moi", "was": changed, "now": None},
    ]


def test_a_line_tells_what_the_config_said_of_a_person_before(desk: Desk) -> None:
    run(desk, "people", "add", FIRST, "Chánh Văn phòng", "--role", "approver", "--telegram", "9")
    (line,) = details(desk)
    assert (line["was"]["telegram"], line["now"]["telegram"]) == ("1001", "9")


def test_the_journal_shows_a_changed_telegram_id_in_words(desk: Desk) -> None:
    run(desk, *ADDED)
    run(desk, *ADDED[:-1], "78")
    shown = " ".join(run(desk, "journal").stdout.split())
    assert "Người mới; Telegram: 77 → 78" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"telegram": "666"}, "Telegram"), ({"email": "x@example.com"}, "e-mail"),
        ({"roles": ["approver", "admin"]}, "roles"), ({"name": "Khác"}, "name"),
        ({"unit": "van-phong"}, "unit"),
    ],
    ids=lambda value: str(value)[:12],
)  # fmt: skip
def test_a_person_changed_beside_the_journal_is_found(
    desk: Desk, change: dict[str, Any], named: str
) -> None:
    run(desk, *ADDED)
    assert wrong(desk) == []
    tamper(desk, update(people).values(**change))
    assert wrong(desk) == [f"the database says other things of moi than the last line: {named}"]


def test_a_person_let_in_again_beside_the_journal_is_found(desk: Desk) -> None:
    run(desk, *ADDED)
    run(desk, "people", "remove", "moi")
    assert wrong(desk) == []
    tamper(desk, update(people).values(left_at=None))
    assert wrong(desk) == ["the database says other things of moi than the last line: left"]


def test_a_person_taken_out_of_the_database_is_missed(desk: Desk) -> None:
    run(desk, "people", "remove", FIRST)  # whom the config would give all rights again
    tamper(desk, delete(people))
    assert wrong(desk) == [f"the database knows nothing of {FIRST}, of whom a line tells"]


def test_a_line_of_an_older_publisher_is_compared_as_far_as_it_tells(desk: Desk) -> None:
    with desk.workspace.store.write() as db:
        put(db, Person(id="moi", name="Người mới", roles=("editor",), telegram="77"))
        old = {"person": "moi", "roles": ["editor"]}
        write(db, Entry(who="os:a", act="person", details=old), desk.time)
    desk.workspace.ring()
    assert wrong(desk) == []
    tamper(desk, update(people).values(roles=["approver"]))
    assert wrong(desk) == ["the database says other things of moi than the last line: roles"]


# --- People of the config ---------------------------------------------------------------------


@pytest.mark.slow
def test_a_line_tells_how_the_people_of_the_config_changed(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        note(desk)
        note(desk)
        (line,) = details(desk)
        assert [each["person"] for each in line["people"]] == [
            FIRST, "giam-doc", "bien-tap", "truc-dang",
        ]  # fmt: skip
    configure(tmp_path, more=PEOPLE.replace('"1001"', '"666"'))
    with opened(tmp_path) as desk:
        note(desk)
        note(desk)
        ((changed,),) = [line["people"] for line in details(desk)[1:]]
        assert changed["person"] == FIRST
        assert (changed["was"]["telegram"], changed["now"]["telegram"]) == ("1001", "666")
        shown = " ".join(run(desk, "journal").stdout.split())
        assert "Chánh Văn phòng, Telegram: 1001 → 666" in shown
    configure(tmp_path, more=PEOPLE.replace('"1001"', '"1001"\nunit = "van-phong"', 1))
    with opened(tmp_path) as desk:
        note(desk)
    configure(tmp_path, more="")
    with opened(tmp_path) as desk:
        note(desk)
        assert [each["now"] for each in details(desk)[-1]["people"]] == [None] * 4


def test_a_publisher_that_is_newer_than_its_last_line_writes_the_people_down(
    desk: Desk,
) -> None:
    with desk.workspace.store.write() as db:
        old = {"sha256": desk.workspace.config.digest}
        write(db, Entry(who="publisher", act="config", details=old), desk.time)
    note(desk)
    assert len(details(desk)[-1]["people"]) == 4


def note(desk: Desk) -> None:
    with desk.workspace.store.write() as db:
        note_config(db, desk.workspace.config, desk.time)
