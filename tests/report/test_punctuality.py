"""Whether posts went out when they were planned, counted from the rows of the queue."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from publisher.actions.waiting import adopt
from publisher.outbox.deliveries import CANCELLED, FAILED, SENT, WITHDRAWN, deliveries
from publisher.report.figures.facts import posts
from publisher.report.figures.model import Figure, Table
from publisher.report.figures.punctuality import table
from publisher.report.periods.period import Period, period
from publisher.timetable.regimes import ND09, REGIMES
from report_office import local, out, reporting
from workspaces import Desk, opened

LATER = "2027-01-01 08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as found:
        yield found


def month(desk: Desk, number: int = 12) -> Period:
    """Return a month of the reporting year that November 2026 stands in, or January after it."""
    year = 2027 if number == 1 else 2026
    return period(REGIMES[ND09], "month", year, number, desk.workspace.config.calendar)


def made(desk: Desk, number: int = 12, now: str = LATER) -> Table:
    wanted, config = month(desk, number), desk.workspace.config
    with desk.workspace.store.read() as db:
        out_by_then = posts(db, config, wanted.end)
        return table(db, config, wanted, out_by_then, desk.workspace.made_at, local(now))


def cells(found: Table, key: str = "website") -> dict[str, float | None]:
    """Return a row's figures by column, without those that are 0."""
    row = next(each for each in (*found.rows, found.total) if each and each.key == key)
    columns = [each.id for each in found.columns[1:]]
    values = {
        column: cell.value
        for column, cell in zip(columns, row.cells, strict=True)
        if isinstance(cell, Figure)
    }
    return {column: value for column, value in values.items() if value != 0}


def sent(desk: Desk, item: str, due: str, at: str, **front: str) -> None:
    out(desk, item, due, title=item, **front)
    desk.set(item, sent_at=local(at))


def test_a_quarter_of_an_hour_is_on_time_and_a_moment_more_is_late(desk: Desk) -> None:
    sent(desk, "dung", "2026-11-24 08:00", "2026-11-24 08:15")
    sent(desk, "tre", "2026-11-24 08:00", "2026-11-24 08:16")
    found = {"planned": 2, "on_time": 1, "late": 1, "share": 0.5}
    assert cells(made(desk)) == found
    assert cells(made(desk), "total") == found


def test_each_channel_has_its_row_and_the_total_is_their_sum(desk: Desk) -> None:
    sent(desk, "bai", "2026-11-24 08:00", "2026-11-24 08:00", channels="website, facebook")
    desk.set("bai", "facebook", sent_at=local("2026-11-24 09:00"))
    found = made(desk)
    assert cells(found, "website") == {"planned": 1, "on_time": 1, "share": 1}
    assert cells(found, "facebook")["late"] == 1
    assert cells(found, "total") == {"planned": 2, "on_time": 1, "late": 1, "share": 0.5}
    assert cells(found, "telegram") == {"share": None}
    planned = Figure(id="2026-12/punctuality/website/planned", value=1, known=1, of=1)
    assert found.rows[0].cells[0] == planned


def test_what_did_not_go_out_is_told_by_what_keeps_it(desk: Desk) -> None:
    for item in ("giu", "hong", "cho", "huy"):
        out(desk, item, "2026-11-24 08:00", title=item)
    desk.set("giu", state="held", held_for="late", sent_at=None)
    desk.set("hong", state=FAILED, sent_at=None)
    desk.set("cho", state="queued", sent_at=None)
    desk.set("huy", state=CANCELLED, sent_at=None)
    assert cells(made(desk)) == {"planned": 3, "held": 1, "failed": 1, "waiting": 1}


def test_what_is_due_later_is_not_late_yet(desk: Desk) -> None:
    out(desk, "cho", "2026-12-01 08:00")
    desk.set("cho", state="queued", sent_at=None)
    assert cells(made(desk, now="2026-12-01 08:00")) == {"share": None}
    assert cells(made(desk, now="2026-12-01 08:01")) == {"planned": 1, "waiting": 1}


def test_a_post_belongs_to_the_period_in_which_it_was_due(desk: Desk) -> None:
    sent(desk, "bai", "2026-12-14 23:50", "2026-12-15 00:30")
    assert cells(made(desk, 12)) == {"planned": 1, "late": 1}
    assert cells(made(desk, 1)) == {"share": None}


def test_who_releases_what_was_late_does_not_make_it_punctual(desk: Desk) -> None:
    sent(desk, "bai", "2026-12-14 08:00", "2026-12-16 08:00")
    desk.set("bai", due_at=local("2026-12-16 08:00"))
    assert cells(made(desk, 12)) == {"planned": 1, "late": 1}
    assert cells(made(desk, 1)) == {"share": None}


def test_a_slot_is_the_time_that_was_planned(desk: Desk) -> None:
    desk.put("bai.md", publish_at=None, slot="next", channels="[website]")
    desk.scan()
    desk.set("bai", due_at=local("2026-11-26 08:00"))
    desk.set("bai", state=SENT, ref="bai", sent_at=local("2026-11-26 08:05"))
    assert cells(made(desk)) == {"planned": 1, "on_time": 1, "share": 1}


def test_quiet_hours_move_the_time_that_was_planned(tmp_path: Path) -> None:
    site = 'use = "fake_channels:Site"\nquiet = "21:00-06:00"'
    with opened(tmp_path, channels={"site": site}) as desk:
        sent(desk, "bai", "2026-11-24 22:00", "2026-11-25 06:10", channels="site")
        sent(desk, "tre", "2026-11-24 22:00", "2026-11-25 06:16", channels="site")
        found = {"planned": 2, "on_time": 1, "late": 1, "share": 0.5}
        assert cells(made(desk), "site") == found


def test_what_is_older_than_the_workspace_was_planned_by_nobody(desk: Desk) -> None:
    for item in ("cu", "xua"):
        desk.put(f"{item}.md", title=item, publish_at="2026-11-17 08:00", channels="[website]")
    desk.scan()
    assert desk.states("cu") == {"website": "held first_run"}
    assert cells(made(desk)) == {"share": None}
    adopt(desk.workspace, ["xua"])
    desk.set("cu", state=SENT, ref="cu", due_at=local("2026-11-23 09:00"),
             sent_at=local("2026-11-23 09:01"))  # fmt: skip
    assert cells(made(desk)) == {"planned": 1, "on_time": 1, "share": 1}


def test_before_there_was_a_workspace_nothing_was_planned_or_late(desk: Desk) -> None:
    row = made(desk, 10).rows[0]
    assert {cell.value for cell in row.cells if isinstance(cell, Figure)} == {None}


def test_corrections_and_withdrawals_belong_to_the_period_in_which_they_were_made(
    desk: Desk,
) -> None:
    first = out(desk, "bai", "2026-11-24 08:00")["website"]
    gone = out(desk, "go", "2026-11-24 08:00", title="go")["website"]
    midnight = local("2026-12-15 00:00")
    changed(desk, first, "update", 2, midnight - timedelta(seconds=1))
    changed(desk, first, "update", 3, midnight)
    changed(desk, gone, "withdraw", 2, midnight)
    with desk.workspace.store.write() as db:
        taken = update(deliveries).where(deliveries.c.id == gone)
        db.execute(taken.values(state=WITHDRAWN))
    assert cells(made(desk, 12)) == {
        "planned": 2, "on_time": 2, "share": 1, "corrections": 1,
    }  # fmt: skip
    assert cells(made(desk, 1)) == {"corrections": 1, "withdrawals": 1, "share": None}


def changed(desk: Desk, target: int, kind: str, sequence: int, at: datetime) -> None:
    """Let a change of a post be done."""
    row = next(dict(each) for each in desk.rows() if each["id"] == target)
    del row["id"]
    row |= {"kind": kind, "target": target, "sequence": sequence, "key": f"{kind}-{sequence}"}
    row |= {"state": SENT, "sent_at": at, "due_at": at}
    with desk.workspace.store.write() as db:
        db.execute(insert(deliveries).values(**row))
