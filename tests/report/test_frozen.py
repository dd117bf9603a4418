"""What was frozen stays, is found by its period, and whoever changes it is noticed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update

from post_room import empty_store
from publisher.people.journal import journal
from publisher.report.figures.model import ADAPTER, Report
from publisher.report.frozen import Altered, Frozen, altered, frozen, keep, newest, reports
from publisher.report.periods.period import Period, period
from publisher.status.evidence import contradictions
from publisher.store.database import Store
from publisher.timetable.regimes import ND09, REGIMES
from publisher.timetable.rules import Calendar
from sample_report import sample_report

NOW = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
CALENDAR = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
NOVEMBER = period(REGIMES[ND09], "month", 2026, 11, CALENDAR)
OTHER = period(REGIMES["calendar"], "month", 2026, 11, CALENDAR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = empty_store(tmp_path)
    yield store
    store.close()


def freeze(store: Store, of: Period = NOVEMBER, report: Report | None = None) -> Frozen:
    with store.write() as db:
        return keep(db, of, report or sample_report(), NOW, who="van-phong", why="")


def wrong(store: Store) -> list[str]:
    with store.read() as db:
        return contradictions(db)


def spoil(store: Store, **values: Any) -> None:
    with store.write() as db:
        db.execute(update(reports).where(reports.c.revision == 1).values(**values))


def test_a_frozen_report_is_what_every_later_look_shows(store: Store) -> None:
    kept = freeze(store)
    with store.read() as db:
        shown = frozen(db, NOVEMBER)
    assert shown is not None and (shown.revision, shown.replaces) == (1, "")
    assert kept.digest[:12] in shown.notes[-1]
    as_made = replace(shown, notes=sample_report().notes, revision=0)
    assert ADAPTER.dump_json(as_made) == ADAPTER.dump_json(sample_report())


def test_what_is_not_frozen_is_none_and_calendars_are_apart(store: Store) -> None:
    freeze(store)
    with store.read() as db:
        assert newest(db, OTHER) is None
        assert frozen(db, OTHER) is None


def test_a_revision_names_what_it_replaces_and_the_first_one_stays(store: Store) -> None:
    first, second = freeze(store), freeze(store)
    assert (second.revision, second.replaces) == (2, first.id)
    assert first.digest[:12] in second.report.replaces
    with store.read() as db:
        assert newest(db, NOVEMBER) == second
        assert list(db.scalars(select(reports.c.digest))) == [first.digest, second.digest]
        assert list(altered(db)) == []


def test_freezing_is_a_line_of_the_journal(store: Store) -> None:
    kept = freeze(store)
    with store.read() as db:
        (line,) = db.execute(select(journal)).mappings()
    assert (line["who"], line["act"], line["at"]) == ("van-phong", "freeze", NOW)
    assert line["details"] == {
        "regime": "nd09", "period": "2026-11", "revision": 1, "digest": kept.digest, "reason": "",
    }  # fmt: skip


@pytest.mark.parametrize("what", ["content", "digest", "both", "frozen_at", "period", "replaces"])
def test_a_changed_frozen_report_is_noticed(store: Store, what: str) -> None:
    first = freeze(store)
    freeze(store)
    assert wrong(store) == []
    content = first.content.replace("15420", "99999")
    assert content != first.content
    changed: dict[str, dict[str, Any]] = {
        "content": {"content": content},
        "digest": {"digest": "0" * 64},
        "both": {"content": content, "digest": sha256(content.encode()).hexdigest()},
        "frozen_at": {"frozen_at": NOW.replace(hour=2)},
        "period": {"period": "2026-10"},
        "replaces": {"replaces": 2},
    }
    spoil(store, **changed[what])
    assert wrong(store)
    with store.read() as db, pytest.raises(Altered):
        frozen(db, NOVEMBER)


def test_a_frozen_report_that_is_taken_away_is_noticed(store: Store) -> None:
    freeze(store)
    with store.write() as db:
        db.execute(delete(reports))
    assert wrong(store)
    with store.read() as db, pytest.raises(Altered):
        frozen(db, NOVEMBER)


def test_a_frozen_report_of_which_no_line_tells_is_noticed(store: Store) -> None:
    freeze(store)
    with store.write() as db:
        db.execute(delete(journal))
    assert wrong(store)


def test_the_trouble_of_one_calendar_does_not_hide_another(store: Store) -> None:
    freeze(store, OTHER)
    freeze(store)
    with store.write() as db:
        db.execute(update(reports).where(reports.c.regime == ND09).values(content="{}"))
    with store.read() as db:
        assert frozen(db, OTHER) is not None
        with pytest.raises(Altered):
            frozen(db, NOVEMBER)
