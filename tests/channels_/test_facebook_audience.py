"""How many people a page reached in a period, on the stand-in that counts as Facebook does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from channels.facebook.audience import whole_days
from fleeting_state import FleetingState
from living_services import living
from publisher.contract import Audience, Channel, Period
from publisher.sandbox.app import Sandbox, running

NOVEMBER = Period(
    datetime(2026, 10, 14, 17, tzinfo=UTC),  # midnight in Vietnam after the 14th
    datetime(2026, 11, 14, 17, tzinfo=UTC),
)


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with running(site=tmp_path) as box:
        yield box


@pytest.fixture
def page(sandbox: Sandbox, tmp_path: Path) -> Channel:
    return living("facebook", sandbox, tmp_path).make(FleetingState())


def ago(sandbox: Sandbox, days: float) -> Period:
    now = sandbox.world.clock.now()
    return Period(now - timedelta(days=days), now)


def test_people_reached_are_told_with_the_days_that_were_counted(
    sandbox: Sandbox, page: Channel
) -> None:
    asked = ago(sandbox, 30)
    told = page.audience(asked)
    assert told.followers and told.reach and told.unknown == {}
    assert told.counted == whole_days(asked)
    assert told.raw["page_total_media_view_unique"][0]["period"] == "total_over_range"
    assert told.raw["until"] == int(whole_days(asked).end.timestamp())


def test_whole_days_end_at_midnight_on_the_pacific_coast() -> None:
    assert whole_days(NOVEMBER) == Period(
        datetime(2026, 10, 14, 7, tzinfo=UTC),  # summer time there
        datetime(2026, 11, 14, 8, tzinfo=UTC),  # winter time
    )


def test_without_a_period_only_followers_are_asked_for(sandbox: Sandbox, page: Channel) -> None:
    sandbox.fault("graph", "html", "insights")
    told = page.audience()
    assert told.followers and told.reach is None and told.counted is None


@pytest.mark.parametrize(
    ("days", "why"), [(100, "not_supported"), (0.01, "not_yet")], ids=["quarter", "minutes"]
)
def test_a_period_that_cannot_be_counted_keeps_no_followers_from_being_told(
    sandbox: Sandbox, page: Channel, days: float, why: str
) -> None:
    told = page.audience(ago(sandbox, days))
    assert told.followers
    assert (told.reach, told.counted, told.unknown) == (None, None, {"reach": why})


def test_a_metric_that_was_retired_is_told_as_such(sandbox: Sandbox, page: Channel) -> None:
    sandbox.fault("graph", "retired", metric="page_total_media_view_unique", times=-1)
    told: Audience = page.audience(ago(sandbox, 30))
    assert told.followers
    assert told.unknown == {"reach": "retired"}


def test_the_longest_period_is_ninety_days(sandbox: Sandbox, page: Channel) -> None:
    assert page.audience(ago(sandbox, 89)).reach is not None
    assert page.audience(ago(sandbox, 92)).reach is None
