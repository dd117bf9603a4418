"""One command says yes: by an approver's verdict, or by anybody who works where none is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

import publisher.cli.main
from deciding import ALL, FIRST, SECOND, at_due, configure, office, put, work
from publisher.actions.decisions import approve, reject, withdraw
from publisher.items.versions import corrections
from publisher.people.journal import lines
from workspaces import Desk, opened

NOTE = "Số đúng là 12."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return an office that asks no approval, with a changed file of an item that is out."""
    with office(tmp_path) as desk:
        put(desk)
        at_due(desk)
        work(desk)
        put(desk, summary="Đã sửa.")
        yield desk


@contextmanager
def milder(root: Path, desk: Desk) -> Iterator[Desk]:
    """Open an office again that asks no approval any more."""
    configure(root, "default = 0")
    with opened(root) as later:
        later.time = desk.time
        yield later


def run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(publisher.cli.main.app, [*arguments, "-w", str(desk.root)])


def last_line(desk: Desk) -> tuple[str, str, object]:
    with desk.workspace.store.read() as db:
        *_before, line = lines(db)
    return line["who"], line["act"], line["details"]


@pytest.mark.slow
def test_a_correction_goes_out_with_the_words_for_readers(desk: Desk) -> None:
    done = run(desk, "approve", "a", "--as", "truc-dang", "--note", NOTE, "--reason", "gấp")
    assert (done.exit_code, done.stderr) == (0, "")
    version = desk.items()["a"]["version"]
    details = {"version": version, "note": NOTE, "reason": "gấp"}
    assert last_line(desk) == ("truc-dang", "correct", details)
    waits = [row for row in desk.rows("a") if row["kind"] == "update" and row["state"] == "queued"]
    assert [row["approved_digest"] == row["content_digest"] for row in waits] == [True] * len(ALL)
    with desk.workspace.store.read() as db:
        assert db.scalars(select(corrections.c.note)).all() == [NOTE]


@pytest.mark.slow
@pytest.mark.parametrize("person", ["bien-tap", "nguoi-la"])
def test_who_may_not_act_lets_no_correction_go(desk: Desk, person: str) -> None:
    before = last_line(desk)
    done = run(desk, "approve", "a", "--as", person)
    assert (done.exit_code, done.stdout) == (1, "")
    assert (work(desk), last_line(desk)) == (0, before)


@pytest.mark.slow
def test_a_correction_that_changed_since_it_was_seen_stays(desk: Desk) -> None:
    done = run(desk, "preview", "a", "-o", str(desk.root / "xem.html"))
    code = done.stdout.split()[-1]
    put(desk, summary="Sửa lần nữa.")
    assert run(desk, "approve", "a", "--seen", code).exit_code == 1
    assert work(desk) == 0
    done = run(desk, "preview", "a", "-o", str(desk.root / "xem.html"))
    assert run(desk, "approve", "a", "--seen", done.stdout.split()[-1]).exit_code == 0
    assert work(desk) == len(ALL)


@pytest.mark.slow
def test_who_sent_a_correction_back_lets_it_go_after_all(desk: Desk) -> None:
    reject(desk.workspace, "a", FIRST, "sai ngày")
    for others in ((), ("--as", SECOND), ("--as", "truc-dang")):
        assert run(desk, "approve", "a", *others).exit_code == 1
    assert work(desk) == 0
    assert run(desk, "approve", "a", "--as", FIRST).exit_code == 0
    assert last_line(desk)[:2] == (FIRST, "approve")
    assert work(desk) == len(ALL)


@pytest.mark.slow
def test_a_withdrawal_that_waits_still_takes_an_approver(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as strict:
        put(strict)
        approve(strict.workspace, "a", FIRST, "")
        at_due(strict)
        work(strict)
        withdraw(strict.workspace, "a", "nhầm", urgent=False)
    with milder(tmp_path, strict) as desk:
        for nobody in ((), ("--as", "truc-dang")):
            done = run(desk, "approve", "a", *nobody)
            assert (done.exit_code, work(desk)) == (1, 0)
        assert "--as" in run(desk, "approve", "a").stderr
        assert run(desk, "approve", "a", "--as", SECOND).exit_code == 0
        assert work(desk) == len(ALL)


def test_what_is_held_can_be_approved_before_it_is_released(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as strict:
        put(strict)
        strict.set("a", state="held", held_for="first_run")
    with milder(tmp_path, strict) as desk:
        assert run(desk, "approve", "a").exit_code == 1
        assert run(desk, "approve", "a", "--as", FIRST).exit_code == 0
        assert {row["approved_digest"] == row["content_digest"] for row in desk.rows("a")} == {
            True
        }
