"""Standing pages are no products: reports count none of them, their changes neither."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.outbox.deliveries import UPDATE, deliveries
from publisher.report.figures import doubts
from publisher.report.figures.facts import posts
from publisher.report.figures.plan import corrections, planned_rows
from publisher.report.periods.period import Period, period
from publisher.timetable.regimes import ND09, REGIMES
from report_office import local, out, reporting
from workspaces import Desk

NOW = "2027-01-01 08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as found:
        yield found


def december(desk: Desk) -> Period:
    return period(REGIMES[ND09], "month", 2026, 12, desk.workspace.config.calendar)


def published_page(desk: Desk) -> None:
    """Let a page be out on the website, and changed there."""
    path = desk.content / "trang/lien-he.md"
    path.parent.mkdir(exist_ok=True)
    for text in ("Số 1.", "Số 2."):
        path.write_text(f"---\ntitle: Liên hệ\n---\nĐịa chỉ: {text}\n", encoding="utf-8")
        desk.wait(minutes=1)
        desk.scan()
        desk.sent("lien-he")
    with desk.workspace.store.write() as db:
        done = {"state": "sent", "sent_at": desk.time + timedelta(minutes=1)}
        db.execute(deliveries.update().where(deliveries.c.kind == UPDATE).values(**done))


def test_a_report_has_the_articles_and_no_page(desk: Desk) -> None:
    out(desk, "bai", "2026-11-24 08:00", title="Bài")
    published_page(desk)
    assert {row["kind"] for row in desk.rows("lien-he")} == {"publish", "update"}
    wanted, workspace = december(desk), desk.workspace
    with workspace.store.read() as db:
        assert {each.item for each in posts(db, workspace.config, local(NOW))} == {"bai"}
        planned = planned_rows(db, workspace.config, wanted, workspace.made_at, local(NOW))
        assert {each.item for each in planned} == {"bai"}
        assert corrections(db, wanted) == []


def test_a_page_in_doubt_is_no_note_of_a_report(desk: Desk) -> None:
    published_page(desk)
    desk.set("lien-he", state="doubtful")
    with desk.workspace.store.read() as db:
        assert list(doubts.notes(db, december(desk))) == []
