"""When a channel may post: the office's weekday and clock, wherever the machine stands."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.timetable import notation
from publisher.timetable.rules import (
    Activity,
    Calendar,
    Rate,
    Rules,
    Slot,
    allowance,
    free_slot,
    next_slots,
    open_at,
    window_start,
)

VIETNAM = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
QUIET = (time(22), time(6))
IDLE = Activity(last_intent=None, begun_since=[])


def at(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    """Return an instant by the clock in Vietnam."""
    return VIETNAM.at(date(year, month, day), time(hour, minute))


def begun(*instants: datetime) -> Activity:
    return Activity(last_intent=max(instants), begun_since=sorted(instants))


# --- Slots ----------------------------------------------------------------------------


def test_slots_come_in_order_by_the_offices_clock() -> None:
    rules = Rules(slots=(Slot(2, time(19, 30)), Slot(0, time(8)), Slot(2, time(7))))
    found = islice(next_slots(rules, VIETNAM, at(11, 23, 8)), 3)  # a Monday, just at its slot
    assert list(found) == [at(11, 25, 7), at(11, 25, 19, 30), at(11, 30, 8)]


def test_early_slot_belongs_to_the_local_day() -> None:
    rules = Rules(slots=(Slot(1, time(0, 30)),))  # Tuesday here, still Monday in UTC
    (found,) = islice(next_slots(rules, VIETNAM, at(11, 23)), 1)
    assert found == datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


def test_taken_slot_is_passed_over() -> None:
    rules = Rules(slots=(Slot(0, time(8)), Slot(0, time(14))))
    assert free_slot(rules, VIETNAM, at(11, 22), {at(11, 23, 8)}) == at(11, 23, 14)


def test_channel_without_slots_has_none() -> None:
    assert free_slot(Rules(), VIETNAM, at(11, 23), set()) is None


def test_holiday_has_no_slots_where_the_channel_skips_them() -> None:
    slots = (Slot(2, time(8)), Slot(3, time(8)))
    after = at(9, 1)  # 2 September 2026, National Day, is a Wednesday
    skipping = Rules(slots=slots, holidays="skip")
    assert free_slot(skipping, VIETNAM, after, set()) == at(9, 3, 8)
    assert free_slot(Rules(slots=slots), VIETNAM, after, set()) == at(9, 2, 8)


# --- Holidays -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "New Year"),
        (date(2026, 2, 16), "Tết, the last day of the year"),
        (date(2026, 2, 17), "Tết"),
        (date(2026, 4, 26), "Hùng Kings"),
        (date(2026, 4, 30), "Reunification"),
        (date(2026, 5, 1), "Labour"),
        (date(2026, 9, 2), "National Day"),
        (date(2026, 11, 24), "Culture Day, new in 2026"),
        (date(2027, 2, 6), "Tết of the next year"),
    ],
)
def test_vietnams_holidays_are_known(day: date, name: str) -> None:
    assert VIETNAM.is_holiday(day), name


def test_ordinary_day_is_none() -> None:
    assert not VIETNAM.is_holiday(date(2026, 11, 25))


def test_office_adds_and_takes_away_days() -> None:
    day = date(2026, 11, 25)
    calendar = Calendar(VIETNAM.zone, frozenset({day}), frozenset({day, date(2026, 9, 2)}))
    assert calendar.is_holiday(day), "what is added wins"
    assert not calendar.is_holiday(date(2026, 9, 2))


# --- Quiet hours and days off ---------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(11, 23, 21, 59), at(11, 23, 21, 59)),
        (at(11, 23, 22), at(11, 24, 6)),
        (at(11, 24, 3), at(11, 24, 6)),
        (at(11, 24, 6), at(11, 24, 6)),
        (at(11, 30, 23), at(12, 1, 6)),
        (at(12, 31, 23), at(1, 1, 6, year=2027)),
    ],
)
def test_quiet_hours_span_midnight(now: datetime, opens: datetime) -> None:
    assert open_at(Rules(quiet=QUIET), VIETNAM, now) == opens


def test_quiet_hours_within_a_day() -> None:
    rules = Rules(quiet=(time(11, 30), time(13)))
    assert open_at(rules, VIETNAM, at(11, 23, 12)) == at(11, 23, 13)
    assert open_at(rules, VIETNAM, at(11, 23, 13)) == at(11, 23, 13)


def test_holidays_end_after_the_quiet_hours_of_the_next_day() -> None:
    rules = Rules(quiet=QUIET, holidays="skip")
    assert open_at(rules, VIETNAM, at(9, 2, 12)) == at(9, 3, 6)


def test_holiday_begins_by_the_offices_midnight() -> None:
    rules = Rules(holidays="skip")
    eve = datetime(2026, 9, 1, 16, 59, tzinfo=UTC)
    assert (
        open_at(rules, Calendar(VIETNAM.zone, removed=frozenset({date(2026, 9, 1)})), eve) == eve
    )
    assert open_at(rules, VIETNAM, eve + timedelta(minutes=1)) == at(9, 3)


def test_office_where_clocks_change_keeps_its_hours() -> None:
    berlin = Calendar(ZoneInfo("Europe/Berlin"))
    rules = Rules(quiet=QUIET)
    night = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)  # the night in which an hour is lost
    assert open_at(rules, berlin, night) == datetime(2026, 3, 29, 4, 0, tzinfo=UTC)


# --- Gaps, caps, rates ----------------------------------------------------------------


NOON = at(11, 23, 12)


def test_idle_channel_may_begin() -> None:
    assert allowance(Rules(), VIETNAM, IDLE, NOON) is None


def test_quiet_channel_may_begin_nothing_until_it_opens() -> None:
    assert allowance(Rules(quiet=QUIET), VIETNAM, IDLE, at(11, 23, 23)) == at(11, 24, 6)


def test_gap_lets_one_post_go_and_then_waits() -> None:
    rules = Rules(min_gap=900)
    assert allowance(rules, VIETNAM, IDLE, NOON) is None
    last = begun(NOON - timedelta(minutes=10))
    assert allowance(rules, VIETNAM, last, NOON) == NOON + timedelta(minutes=5)
    assert allowance(rules, VIETNAM, last, NOON + timedelta(minutes=5)) is None


def test_cap_counts_the_offices_day() -> None:
    rules = Rules(daily_cap=2)
    yesterday, today = at(11, 22, 23, 59), at(11, 23, 0, 0)
    assert allowance(rules, VIETNAM, begun(yesterday, today), NOON) is None
    assert allowance(rules, VIETNAM, begun(today, today), NOON) == at(11, 24)


def test_rate_counts_any_window_of_its_length() -> None:
    rules = Rules(rate=Rate(3, 60))
    times = [NOON - timedelta(seconds=s) for s in (61, 50, 30, 10)]
    assert allowance(rules, VIETNAM, begun(*times), NOON) == NOON + timedelta(seconds=10)
    assert allowance(rules, VIETNAM, begun(*times[:3]), NOON) is None


def test_window_reaches_as_far_back_as_the_limits_look() -> None:
    assert window_start(Rules(daily_cap=1), VIETNAM, NOON) <= at(11, 23)
    assert window_start(Rules(rate=Rate(1, 86_400 * 2)), VIETNAM, NOON) <= NOON - timedelta(days=2)


# --- How times are written ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seconds"),
    [(90, 90), (1.5, 1.5), ("90s", 90), ("5m", 300), ("1.5h", 5400), ("2 d", 172_800)],
)
def test_durations_are_read(text: str | float, seconds: float) -> None:
    assert notation.seconds(text) == seconds


def test_slots_and_ranges_are_read() -> None:
    assert notation.slot(" Mon 8:05 ") == Slot(0, time(8, 5))
    assert notation.clock_range("22:00 - 06:00") == QUIET
    assert notation.rate("25/1d") == Rate(25, 86_400)


# --- Properties -----------------------------------------------------------------------


DAWN = datetime(2024, 1, 1, tzinfo=UTC)
instants = st.integers(0, 6 * 365 * 1440).map(lambda minutes: DAWN + timedelta(minutes=minutes))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
zones = st.sampled_from(["Asia/Ho_Chi_Minh", "UTC", "America/New_York", "Pacific/Apia"])
calendars = st.builds(
    Calendar, zones.map(ZoneInfo), st.frozensets(st.dates(date(2024, 1, 1), date(2030, 1, 1)))
)
rule_sets = st.builds(
    Rules,
    slots=st.lists(st.builds(Slot, st.integers(0, 6), clocks), max_size=5).map(tuple),
    quiet=st.none() | st.tuples(clocks, clocks),
    holidays=st.sampled_from(["send", "skip"]),
    min_gap=st.sampled_from([0.0, 60.0, 3600.0]),
    daily_cap=st.none() | st.integers(1, 5),
    rate=st.none() | st.builds(Rate, st.integers(1, 5), st.sampled_from([60.0, 3600.0])),
)
past = st.lists(st.integers(0, 100_000), max_size=12)  # seconds ago


@given(rule_sets, calendars, instants)
def test_opening_is_never_before_now_and_stays_open(
    rules: Rules, calendar: Calendar, now: datetime
) -> None:
    opens = open_at(rules, calendar, now)
    assert opens >= now
    assert open_at(rules, calendar, opens) == opens
    assert not (rules.holidays == "skip" and calendar.is_holiday(calendar.local(opens).date()))


@given(rule_sets, calendars, instants)
def test_slots_rise_and_stand_where_the_rules_say(
    rules: Rules, calendar: Calendar, after: datetime
) -> None:
    found = list(islice(next_slots(rules, calendar, after), 10))
    assert found == sorted(found)
    assert all(each > after for each in found)
    written = {slot.weekday for slot in rules.slots}
    assert {calendar.local(each).weekday() for each in found} <= written | {
        (day + 1) % 7
        for day in written  # a clock time that a change of clocks left out
    }


@given(rule_sets, calendars, instants, past)
def test_allowance_says_yes_or_a_later_time_to_ask(
    rules: Rules, calendar: Calendar, now: datetime, ago: list[int]
) -> None:
    begun_at = sorted(now - timedelta(seconds=each) for each in ago)
    since = window_start(rules, calendar, now)
    history = Activity(
        last_intent=max(begun_at, default=None),
        begun_since=[each for each in begun_at if each >= since],
    )
    ask_at = allowance(rules, calendar, history, now)
    assert ask_at is None or ask_at > now


@pytest.mark.slow
@given(rule_sets, calendars, instants)
def test_asking_when_told_never_breaks_a_limit(
    rules: Rules, calendar: Calendar, now: datetime
) -> None:
    sent: list[datetime] = []
    for _turn in range(60):
        since = window_start(rules, calendar, now)
        history = Activity(
            last_intent=max(sent, default=None),
            begun_since=[each for each in sent if each >= since],
        )
        ask_at = allowance(rules, calendar, history, now)
        if ask_at:
            now = ask_at
        else:
            sent.append(now)
    for each in sent:
        day = calendar.local(each).date()
        same = sum(calendar.local(other).date() == day for other in sent)
        assert rules.daily_cap is None or same <= rules.daily_cap
        if rules.rate:
            span = timedelta(seconds=rules.rate.seconds)
            assert sum(each <= other < each + span for other in sent) <= rules.rate.count
    if rules.min_gap:
        gaps = [(b - a).total_seconds() for a, b in pairwise(sent)]
        assert all(gap >= rules.min_gap for gap in gaps)


PROGRAM = """
from datetime import *
from zoneinfo import ZoneInfo
from publisher.timetable.rules import *
from itertools import islice
calendar = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
slots = (Slot(3, time(8)), Slot(6, time(0, 10)))
rules = Rules(slots=slots, quiet=(time(22), time(6)), holidays="skip")
start = datetime(2026, 9, 1, 20, tzinfo=UTC)
for each in (*islice(next_slots(rules, calendar, start), 6), open_at(rules, calendar, start)):
    print(each.isoformat())
"""


@pytest.mark.slow
def test_machines_zone_changes_nothing() -> None:
    answers = set()
    for zone in ("UTC", "America/New_York", "Asia/Kolkata", "Asia/Ho_Chi_Minh"):
        run = subprocess.run(  # noqa: S603  our own program above
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        answers.add(run.stdout)
    (answer,) = answers
    assert answer.splitlines()[0] == "2026-09-03T01:00:00+00:00"
