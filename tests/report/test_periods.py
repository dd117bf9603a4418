"""Periods: months tile quarters, halves, nine months and years, whatever closes them."""

import os
import time as machine
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.report.periods.notation import read_period
from publisher.report.periods.period import (
    MONTHS,
    Kind,
    Period,
    before,
    days,
    months,
    period,
    so_far,
    year_earlier,
)
from publisher.timetable.regimes import REGIMES, Regime
from publisher.timetable.rules import Calendar

VIETNAM = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
NOW = datetime(2026, 11, 30, tzinfo=UTC)
ND09, LAST_DAY = REGIMES["nd09"], REGIMES["calendar"]
ZONES = ("Asia/Ho_Chi_Minh", "UTC", "America/Sao_Paulo", "Europe/Berlin", "Pacific/Apia")
MACHINES = ("UTC", "Asia/Ho_Chi_Minh", "America/St_Johns", "Pacific/Kiritimati")
KINDS: dict[Kind, int] = {kind: 12 // length for kind, length in MONTHS.items()}

regimes = st.one_of(
    st.just(LAST_DAY), st.builds(Regime, st.just("own"), st.integers(1, 28)), st.just(ND09)
)
calendars = st.sampled_from(ZONES).map(lambda name: Calendar(ZoneInfo(name)))
years = st.integers(2001, 2198)
dates = st.dates(date(2001, 1, 1), date(2196, 12, 31))
instants = st.integers(0, 200 * 366 * 86_400).map(
    lambda seconds: datetime(2000, 2, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
machines = st.sampled_from(MACHINES)


@st.composite
def periods(draw: st.DrawFn) -> tuple[Period, Calendar]:
    """Return any period of any calendar of reports, with the office's zone."""
    regime, calendar = draw(regimes), draw(calendars)
    kind = draw(st.sampled_from([*KINDS, None]))
    if kind is None:
        first = draw(dates)
        return days(
            regime, first, first + timedelta(draw(st.integers(0, 800))), calendar
        ), calendar
    index = draw(st.integers(1, KINDS[kind]))
    return period(regime, kind, draw(years), index, calendar), calendar


@contextmanager
def machine_zone(name: str) -> Iterator[None]:
    """Let the machine itself stand in a zone, as C and Python see it."""
    was = os.environ.get("TZ")
    os.environ["TZ"] = name
    machine.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ") if was is None else os.environ.update(TZ=was)
        machine.tzset()


def tile(parts: Sequence[Period], whole: Period) -> None:
    """Assert that parts fill a whole without a gap and without overlapping."""
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
    for one, following in pairwise(parts):
        assert one.end == following.start
        assert one.last + timedelta(days=1) == following.first


# --- Tiling -------------------------------------------------------------------------------


@settings(max_examples=60)
@given(regimes, years, calendars, machines)
@example(ND09, 2026, VIETNAM, "UTC")
@example(Regime("own", 28), 2024, VIETNAM, "UTC")
def test_months_tile_quarters_halves_nine_months_and_years(
    regime: Regime, year: int, calendar: Calendar, where: str
) -> None:
    with machine_zone(where):
        of = {
            kind: [period(regime, kind, year, index, calendar) for index in range(1, count + 1)]
            for kind, count in KINDS.items()
        }
        for kind, length in MONTHS.items():
            for index, whole in enumerate(of[kind]):
                tile(of["month"][length * index : length * (index + 1)], whole)
                assert list(months(whole, calendar)) == of["month"][length * index :][:length]
        tile(of["quarter"], of["year"][0])
        tile(of["quarter"][:3], of["nine"][0])
        tile(of["half"], of["year"][0])


@pytest.mark.parametrize("closes", [*range(1, 29), None])
def test_the_months_of_decades_follow_each_other_whatever_closes_them(closes: int | None) -> None:
    regime = Regime("own", closes)
    every = [
        period(regime, "month", year, month, VIETNAM)
        for year in range(2010, 2060)
        for month in range(1, 13)
    ]
    tile(every, days(regime, every[0].first, every[-1].last, VIETNAM))
    assert {each.last.day for each in every} == ({closes} if closes else {28, 29, 30, 31})


@settings(max_examples=100)
@given(
    regimes,
    instants,
    calendars,
    machines,
)
@example(ND09, datetime(2026, 12, 14, 16, 59, 59, 999_999, tzinfo=UTC), VIETNAM, "UTC")
@example(ND09, datetime(2026, 12, 14, 17, tzinfo=UTC), VIETNAM, "UTC")
def test_every_instant_belongs_to_exactly_one_month(
    regime: Regime, instant: datetime, calendar: Calendar, where: str
) -> None:
    with machine_zone(where):
        around = [
            period(
                regime, "month", instant.year + (month - 1) // 12, (month - 1) % 12 + 1, calendar
            )
            for month in range(instant.month - 2, instant.month + 4)
        ]
        (mine,) = [each for each in around if each.holds(instant)]
        assert regime.month_of(calendar.local(instant).date()) == (mine.year, mine.index)


@settings(max_examples=40)
@given(periods())
def test_a_machines_zone_changes_no_period(of: tuple[Period, Calendar]) -> None:
    found, calendar = of
    for where in MACHINES:
        with machine_zone(where):
            assert days(found.regime, found.first, found.last, calendar).start == found.start
            assert read_period(found.id, found.regime, calendar, NOW) == found


# --- Neighbours ---------------------------------------------------------------------------


@settings(max_examples=100)
@given(periods())
def test_the_period_before_ends_where_its_period_begins(of: tuple[Period, Calendar]) -> None:
    found, calendar = of
    earlier = before(found, calendar)
    if found.kind == "nine":
        assert earlier is None
        return
    assert earlier is not None
    assert (earlier.kind, earlier.regime, earlier.end) == (found.kind, found.regime, found.start)
    if found.kind == "days":
        assert earlier.last - earlier.first == found.last - found.first


@settings(max_examples=100)
@given(periods())
@example((days(LAST_DAY, date(2025, 2, 1), date(2025, 2, 28), VIETNAM), VIETNAM))
@example((days(ND09, date(2024, 2, 29), date(2024, 2, 29), VIETNAM), VIETNAM))
@example((days(Regime("own", 28), date(2024, 2, 29), date(2024, 2, 29), VIETNAM), VIETNAM))
def test_the_same_of_the_year_before_is_as_long_give_or_take_a_leap_day(
    of: tuple[Period, Calendar],
) -> None:
    found, calendar = of
    earlier = year_earlier(found, calendar)
    assert earlier.first <= earlier.last < found.last
    length = (found.last - found.first) - (earlier.last - earlier.first)
    assert abs(length.days) <= 1
    assert 364 <= (found.last - earlier.last).days <= 367
    whole = list(months(found, calendar))
    if (whole[0].first, whole[-1].last) == (found.first, found.last):
        same = [
            period(each.regime, "month", each.year - 1, each.index, calendar) for each in whole
        ]
        assert (earlier.first, earlier.last) == (same[0].first, same[-1].last)


@settings(max_examples=100)
@given(periods())
def test_so_far_begins_with_the_reporting_year_and_ends_with_its_period(
    of: tuple[Period, Calendar],
) -> None:
    found, calendar = of
    whole = so_far(found, calendar)
    year = period(found.regime, "year", found.year, 1, calendar)
    assert (whole.end, whole.year) == (found.end, found.year)
    assert whole.start == min(year.start, found.start)
    assert whole.end <= year.end
    if found.kind == "year":
        assert whole.start == found.start


@settings(max_examples=100)
@given(periods())
def test_the_months_of_a_period_cover_it_and_no_month_is_idle(of: tuple[Period, Calendar]) -> None:
    found, calendar = of
    parts = list(months(found, calendar))
    tile(parts, days(found.regime, parts[0].first, parts[-1].last, calendar))
    assert all(each.first <= found.last and each.last >= found.first for each in parts)
    assert parts[0].start <= found.start and found.end <= parts[-1].end
