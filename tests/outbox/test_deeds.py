"""What the journal tells of posts as they go out, are put right and are taken away."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from deciding import FIRST, approve_by, at_due, office, work
from fake_channels import service
from publisher.actions.decisions import withdraw
from publisher.contract import OutcomeUnknown, Receipt
from publisher.outbox import settlement
from publisher.people.journal import anchor, lines
from publisher.status.proof import verify
from workspaces import CHANNELS, Desk

DEEDS = ("published", "noted", "corrected", "taken_away")
OUT = [("published", name) for name in ("chat", "page", "site")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        desk.put("a.md")
        desk.scan()
        approve_by(desk, "a", FIRST)
        at_due(desk)
        yield desk


def told(desk: Desk) -> list[dict[str, Any]]:
    with desk.workspace.store.read() as db:
        return list(lines(db))


def deeds(desk: Desk) -> list[tuple[str, str]]:
    return sorted((each["act"], each["channel"]) for each in told(desk) if each["act"] in DEEDS)


@pytest.mark.slow
def test_the_journal_alone_tells_an_item_from_its_first_yes_to_its_end(tmp_path: Path) -> None:
    channels = {**CHANNELS, "chat": 'use = "fake_channels:Blind"'}
    with office(tmp_path, "default = 1", channels=channels) as desk:
        desk.put("a.md")
        desk.scan()
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        desk.put("a.md", summary="Sửa.", correction="Số cũ đã sai.")
        desk.scan()
        approve_by(desk, "a", FIRST)
        work(desk)
        withdraw(desk.workspace, "a", "nhầm", urgent=True)
        work(desk)
        anchor(desk.workspace.store, desk.workspace.config.state)
        with desk.workspace.store.read() as db:
            assert verify(db, desk.workspace.config.state) == []
        book = told(desk)
    acts = [(each["act"], each["channel"]) for each in book]
    assert acts[0] == ("approve", None) and sorted(acts[1:4]) == OUT
    assert acts[4:6] == [("edit", None), ("approve", None)]
    assert sorted(acts[6:9]) == [("corrected", "page"), ("corrected", "site"), ("noted", "chat")]
    assert acts[9] == ("withdraw", None)
    assert sorted(acts[10:]) == [("taken_away", "page"), ("taken_away", "site")]
    assert {each["who"] for each in book[1:4]} == {"publisher"}
    site = next(each["details"] for each in book if each["channel"] == "site")
    assert site["url"] and site["version"] and len(site["digest"]) == 64


@pytest.mark.slow
def test_a_post_that_is_found_after_a_doubt_has_one_line_which_says_since_when(
    desk: Desk,
) -> None:
    service(desk.workspace, "site").then(OutcomeUnknown("cut"), out=True)
    for _round in range(6):
        work(desk)
        desk.wait(minutes=10)
    assert deeds(desk) == OUT
    site = next(each for each in told(desk) if (each["act"], each["channel"]) == OUT[-1])
    assert datetime.fromisoformat(site["details"]["since"]) < site["at"]


def test_what_is_out_already_is_not_told_a_second_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[Any] = []
    confirm = settlement.confirm

    def remembered(db: Any, claim: Any, *rest: Any) -> bool:
        known.append(claim)
        return confirm(db, claim, *rest)

    monkeypatch.setattr(settlement, "confirm", remembered)
    work(desk)
    with desk.workspace.store.write() as db:
        assert not confirm(db, known[0], Receipt("other"), desk.time, desk.time)
    assert deeds(desk) == OUT


@pytest.mark.slow
def test_a_settlement_that_breaks_off_leaves_neither_row_nor_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("publisher.delivery.courier.Courier._plan_readings", breaks)
    with pytest.raises(ZeroDivisionError):
        work(desk)
    assert deeds(desk) == [] and "sent" not in desk.states("a").values()
