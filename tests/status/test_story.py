"""One item's story: what is out, what waits for whose yes, what people's words were about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deciding import FIRST, SECOND, approve_by, at_due, office, work
from fake_channels import service
from publisher.actions.decisions import correct, reject, withdraw
from publisher.actions.waiting import hold
from publisher.contract import Rejected
from publisher.status.overview import open_deliveries, pending_corrections
from publisher.status.story import story
from workspaces import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 2") as desk:
        yield desk


@pytest.fixture
def free(tmp_path: Path) -> Iterator[Desk]:
    """Yield an office that asks no approval."""
    with office(tmp_path) as desk:
        yield desk


def told(desk: Desk) -> dict[str, Any]:
    with desk.workspace.store.read() as db:
        found = story(db, desk.workspace.planner, "a")
    assert found is not None
    return found


def put(desk: Desk, **front: Any) -> None:
    desk.wait(minutes=1)
    desk.put("a.md", **front)
    desk.scan()


def out(desk: Desk) -> None:
    """Let an item be out everywhere, approved by whoever must."""
    put(desk)
    if desk.workspace.config.approval.default:
        approve_by(desk, "a", FIRST, SECOND)
    at_due(desk)
    work(desk)


def lacks(desk: Desk) -> list[dict[str, Any]]:
    """Return what each delivery of the item lacks that lacks something."""
    return [row["lacks"] for row in told(desk)["deliveries"] if row["lacks"]]


def about(desk: Desk) -> list[tuple[str, str]]:
    return [(row["person"], row["about"]) for row in told(desk)["approvals"]]


def test_what_is_missing_is_counted_down(desk: Desk) -> None:
    put(desk)
    assert [each["missing"] for each in lacks(desk)] == [2, 2, 2]
    approve_by(desk, "a", FIRST)
    assert {(each["missing"], each["approver"]) for each in lacks(desk)} == {(1, True)}
    approve_by(desk, "a", SECOND)
    assert lacks(desk) == []


def test_a_change_after_one_of_two_approvals_is_told(desk: Desk) -> None:
    put(desk)
    assert not any(each["changed"] for each in lacks(desk))
    approve_by(desk, "a", FIRST)
    assert not any(each["changed"] for each in lacks(desk))
    put(desk, summary="Đã sửa.")
    assert [(each["missing"], each["changed"]) for each in lacks(desk)] == [(2, True)] * 3


def test_a_correction_is_no_change_of_what_was_approved_and_went_out(desk: Desk) -> None:
    out(desk)
    put(desk, summary="Đã sửa.")
    assert [(each["missing"], each["changed"]) for each in lacks(desk)] == [(2, False)] * 3


@pytest.mark.slow
def test_verdicts_say_what_they_were_about(desk: Desk) -> None:
    put(desk)
    reject(desk.workspace, "a", FIRST, "sai ngày")
    assert about(desk) == [(FIRST, "waits")]
    put(desk, summary="Đã sửa.")
    approve_by(desk, "a", FIRST, SECOND)
    assert about(desk) == [(FIRST, "old"), (FIRST, "waits"), (SECOND, "waits")]
    at_due(desk)
    work(desk)
    assert about(desk) == [(FIRST, "old"), (FIRST, "out"), (SECOND, "out")]
    withdraw(desk.workspace, "a", "nhầm", urgent=False)
    approve_by(desk, "a", FIRST)
    assert about(desk)[-1] == (FIRST, "withdrawal")


def test_where_no_approval_is_asked_a_correction_waits_for_correct(free: Desk) -> None:
    out(free)
    put(free, summary="Đã sửa.")
    assert {each["approver"] for each in lacks(free)} == {False}


@pytest.mark.slow
def test_a_withdrawal_is_asked_for_until_it_is_approved(desk: Desk) -> None:
    out(desk)
    withdraw(desk.workspace, "a", "nhầm", urgent=False)

    def results() -> set[str]:
        return {row["result"] for row in told(desk)["withdrawal"]["results"]}

    assert results() == {"asked"}
    approve_by(desk, "a", FIRST)
    assert (results(), {each["missing"] for each in lacks(desk)}) == ({"asked"}, {1})
    approve_by(desk, "a", SECOND)
    assert results() == {"going"}
    work(desk)
    assert results() == {"gone"}


def test_a_dropped_correction_is_not_told(free: Desk) -> None:
    out(free)
    put(free, summary="Đã sửa.", correction="Sai ngày.")
    assert [(row["note"], row["out"]) for row in told(free)["corrections"]] == [
        ("Sai ngày.", False)
    ]
    put(free)
    assert told(free)["corrections"] == []
    put(free, summary="Đã sửa.", correction="Sai ngày.")
    correct(free.workspace, "a", None)
    work(free)
    assert [(row["note"], row["out"]) for row in told(free)["corrections"]] == [
        ("Sai ngày.", True)
    ]


def test_versions_say_which_is_out_and_which_is_to_go_out(free: Desk) -> None:
    put(free)
    assert [(v["out"], v["waits"]) for v in told(free)["versions"]] == [(False, True)]
    at_due(free)
    work(free)
    put(free, summary="Đã sửa.")
    marks = [(v["out"], v["waits"]) for v in told(free)["versions"]]
    assert marks == [(True, False), (False, True)]


def test_a_correction_back_to_old_words_is_pending_since_now(free: Desk) -> None:
    out(free)
    put(free, summary="Đã sửa.")
    correct(free.workspace, "a", None)
    work(free)
    free.wait(hours=3)
    put(free)
    with free.workspace.store.read() as db:
        (row,) = pending_corrections(db)
    assert row["since"] == free.time
    correct(free.workspace, "a", None)
    with free.workspace.store.read() as db:
        assert pending_corrections(db) == []


def test_a_hold_stands_beside_what_it_holds(free: Desk) -> None:
    put(free)
    hold(free.workspace, "page", "đổi mật khẩu", who=FIRST)
    found = {row["channel"]: row["held_by"] for row in told(free)["deliveries"]}
    assert (found["site"], found["page"]["why"]) == (None, "đổi mật khẩu")
    hold(free.workspace, "a", "xem lại", who=FIRST)
    assert told(free)["hold"]["why"] == "xem lại"
    with free.workspace.store.read() as db:
        rows = open_deliveries(db, free.workspace.planner)
    assert {row["held_by"]["why"] for row in rows} == {"xem lại"}


def test_a_hold_does_not_hold_what_is_out_or_is_taken_away(free: Desk) -> None:
    out(free)
    hold(free.workspace, "page", "đổi mật khẩu", who=FIRST)
    withdraw(free.workspace, "a", "nhầm", urgent=False)
    assert {row["held_by"] for row in told(free)["deliveries"]} == {None}


@pytest.mark.slow
def test_a_refused_correction_lacks_nobody(free: Desk) -> None:
    out(free)
    put(free, summary="Đã sửa.")
    service(free.workspace, "page").trouble.append(Rejected("too long"))
    correct(free.workspace, "a", None)
    work(free)
    states = {(row["channel"], row["state"]) for row in told(free)["deliveries"]}
    assert ("page", "failed") in states
    assert lacks(free) == []
