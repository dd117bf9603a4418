"""A channel's own people in a period: what its service told, and what nobody knows."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from publisher.contract import Audience
from publisher.contract import Period as Span
from publisher.engagement.spans import keep_span
from publisher.report.figures.model import Figure
from publisher.report.figures.people import figures, notes
from publisher.report.periods.period import Period, period
from publisher.timetable.regimes import ND09, REGIMES
from report_office import count_followers, local, reporting
from workspaces import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as found:
        yield found


def month(desk: Desk, number: int) -> Period:
    return period(REGIMES[ND09], "month", 2026, number, desk.workspace.config.calendar)


def told(desk: Desk, channel: str, span: Period | Span, audience: Audience, at: str = "") -> None:
    """Keep what a service told of a span, at its end or at a local time."""
    moment: datetime = local(at) if at else span.end
    with desk.workspace.store.write() as db:
        keep_span(db, channel, Span(span.start, span.end), audience, moment)


def of(desk: Desk, channel: str, wanted: Period) -> dict[str, Figure]:
    with desk.workspace.store.read() as db:
        return dict(figures(db, desk.workspace.config, wanted)[channel])


def said(desk: Desk, wanted: Period) -> list[str]:
    with desk.workspace.store.read() as db:
        return notes(db, desk.workspace.config, wanted)


def test_people_are_the_services_own_figure_for_the_period(desk: Desk) -> None:
    november = month(desk, 11)
    told(desk, "facebook", november, Audience(reach=900))
    told(desk, "facebook", month(desk, 10), Audience(reach=5_000))
    people = of(desk, "facebook", november)["people"]
    assert people == Figure(id="2026-11/channels/facebook/people", value=900, known=1, of=1)
    assert of(desk, "facebook", november)["visits"].why == {"not_supported": 1}


def test_the_latest_answer_stands_and_one_that_failed_leaves_the_one_before(desk: Desk) -> None:
    november = month(desk, 11)
    told(desk, "facebook", november, Audience(reach=900))
    told(desk, "facebook", november, Audience(reach=940), "2026-11-16 00:05")
    silent = Audience(unknown={"reach": "error"})
    told(desk, "facebook", november, silent, "2026-11-17 00:05")
    assert of(desk, "facebook", november)["people"].value == 940


def test_what_a_service_can_not_count_is_unknown_with_its_reason(desk: Desk) -> None:
    november = month(desk, 11)
    told(desk, "facebook", november, Audience(unknown={"reach": "below_threshold"}))
    people = of(desk, "facebook", november)["people"]
    assert (people.value, people.known, people.why) == (None, 0, {"below_threshold": 1})


def test_a_channel_that_was_not_asked_is_not_read_yet(desk: Desk) -> None:
    for key in ("people", "visits", "followers", "followers_change"):
        found = of(desk, "facebook", month(desk, 11))[key]
        assert (found.value, found.why) == (None, {"not_yet": 1}), key


def test_a_month_that_was_asked_for_only_in_part_had_at_least_those_people(desk: Desk) -> None:
    november = month(desk, 11)
    told(desk, "facebook", Span(november.start, local("2026-11-10 00:05")), Audience(reach=700))
    people = of(desk, "facebook", november)["people"]
    assert (people.value, people.at_least) == (700, True)
    (note,) = said(desk, november)
    assert note.startswith("facebook: ")
    assert "15/10/2026 00:00" in note and "10/11/2026 00:05" in note


def test_which_days_a_service_counted_is_told(desk: Desk) -> None:
    november = month(desk, 11)
    counted = Span(local("2026-10-14 14:00"), local("2026-11-14 15:00"))
    told(desk, "facebook", november, Audience(reach=900, counted=counted))
    (note,) = said(desk, november)
    assert "14/10/2026 14:00" in note and "14/11/2026 15:00" in note


def test_a_service_that_counted_just_the_period_needs_no_word(desk: Desk) -> None:
    november = month(desk, 11)
    told(desk, "website", november, Audience(visits=3))
    assert of(desk, "website", november)["visits"].value == 3
    assert said(desk, november) == []


def test_followers_change_by_what_adds_up_over_the_months(desk: Desk) -> None:
    counts = {"2026-10-15": 300, "2026-11-14": 330, "2026-11-15": 331, "2026-12-13": 340}
    for day, count in counts.items():
        count_followers(desk, "facebook", day, count)
    found = of(desk, "facebook", month(desk, 11))
    assert (found["followers"].value, found["followers_change"].value) == (331, 31)
    later = of(desk, "facebook", month(desk, 12))
    assert (later["followers"].value, later["followers_change"].value) == (340, 9)


def test_without_a_count_at_the_beginning_no_change_is_known(desk: Desk) -> None:
    count_followers(desk, "facebook", "2026-11-10", 330)
    found = of(desk, "facebook", month(desk, 11))
    assert found["followers"].value == 330
    assert (found["followers_change"].value, found["followers_change"].why) == (
        None,
        {"not_yet": 1},
    )


def test_followers_that_were_not_counted_again_have_not_stayed_the_same(desk: Desk) -> None:
    count_followers(desk, "facebook", "2026-10-01", 300)
    found = of(desk, "facebook", month(desk, 11))
    assert (found["followers"].value, found["followers_change"].value) == (300, None)
    (note,) = said(desk, month(desk, 11))
    assert "01/10/2026" in note
