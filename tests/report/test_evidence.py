"""Where the products of a period can be seen, and the indices that stand beside them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.config.tables import Index
from publisher.outbox.deliveries import WITHDRAWN
from publisher.report.figures.evidence import of
from publisher.report.figures.facts import posts
from publisher.report.figures.indices import table
from publisher.report.figures.model import Evidence
from publisher.report.periods.period import Period, period
from publisher.timetable.regimes import ND09, REGIMES
from report_office import out, reporting
from workspaces import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as found:
        yield found


def december(desk: Desk) -> Period:
    return period(REGIMES[ND09], "month", 2026, 12, desk.workspace.config.calendar)


def evidence(desk: Desk) -> list[Evidence]:
    wanted, config = december(desk), desk.workspace.config
    with desk.workspace.store.read() as db:
        return of(config, posts(db, config, wanted.end), wanted)


def test_a_product_is_named_once_with_every_place_where_it_can_be_seen(desk: Desk) -> None:
    out(desk, "hai", "2026-11-25 08:00", title="Hai")
    out(desk, "mot", "2026-11-24 08:00", "website, facebook", title="Một")
    first, second = evidence(desk)
    assert (first.item, first.title, f"{first.day}") == ("mot", "Một", "2026-11-24")
    assert first.unit == "Văn phòng Sở"
    assert list(first.links) == [
        ("website", "https://website.example/mot"),
        ("facebook", "https://facebook.example/mot"),
    ]
    assert second.item == "hai"


def test_what_was_taken_away_is_named_without_an_address(desk: Desk) -> None:
    out(desk, "mot", "2026-11-24 08:00", "website, facebook")
    desk.set("mot", "facebook", state=WITHDRAWN)
    with desk.workspace.store.write() as db:
        db.exec_driver_sql("UPDATE items SET withdrawn_at = 1795000000000")
    (found,) = evidence(desk)
    names = [name for name, _address in found.links]
    assert names[0] == "website" and names[1].startswith("facebook (")
    assert found.links[1][1] == ""


def test_a_product_of_another_period_is_no_evidence_of_this_one(desk: Desk) -> None:
    out(desk, "mot", "2026-12-15 08:00")
    assert evidence(desk) == []


def test_indices_of_this_year_and_the_last_stand_beside_as_context(desk: Desk) -> None:
    config, wanted = desk.workspace.config, december(desk)
    assert table(config, wanted) is None
    indices = [
        Index(id="par-index", name="PAR Index (%)", year=2024, target=85, value=84.0),
        Index(
            id="par-index", name="PAR Index (%)", year=2025, target=88.5, value=88.93, source="QĐ"
        ),
        Index(id="pci", name="PCI", year=2026, target=1234.5),
        Index(id="papi", name="PAPI", year=2027, target=45),
    ]  # fmt: skip
    found = table(replace(config, indices=tuple(indices)), wanted)
    assert found is not None and found.id == "indices"
    assert [(row.key, row.name, *row.cells) for row in found.rows] == [
        ("pci-2026", "PCI", "2026", "1.234,5", "–", ""),
        ("par-index-2025", "PAR Index (%)", "2025", "88,5", "88,93", "QĐ"),
    ]
    assert len(found.notes) == 1
