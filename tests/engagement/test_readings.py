"""When posts are measured, what is kept of it, and what trouble leaves alone."""

import itertools
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import RowMapping, select, update

from fake_channels import Fake
from publisher.config.installation import made_anew
from publisher.contract import (
    Audience,
    ChannelError,
    Engagement,
    OutcomeUnknown,
    Period,
    Post,
    RateLimited,
    Receipt,
    Unauthorized,
    Unavailable,
    Unsupported,
)
from publisher.engagement.ages import ReadingPlan, age_label, closings
from publisher.engagement.meter import AT_ONCE, LEASE, Meter
from publisher.engagement.readings import (
    FIGURES,
    RATINGS,
    audiences,
    engagement,
    next_due,
    readings,
    start_measuring,
)
from publisher.engagement.spans import closed, span_totals
from publisher.outbox.deliveries import deliveries
from publisher.outbox.plan import NewDelivery, enqueue
from publisher.outbox.reactions import READ_AGAIN, READINGS
from publisher.timetable.regimes import REGIMES, Regime
from publisher.timetable.rules import Calendar
from workspaces import EARLY, Desk, opened

VIETNAM = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
KINDS = (*REGIMES.values(), Regime("bo-xay-dung", 14), Regime("tinh", 1))
CLOSING = datetime(2026, 12, 14, 17, tzinfo=UTC)  # of November and December, in Vietnam
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Answer = Mapping[str, Engagement] | Exception | Callable[[], Mapping[str, Engagement]]


class Measured(Fake):
    """Answers as it is told; else, seven views for every post."""

    def __init__(self) -> None:
        self.answers: deque[Answer] = deque()
        self.asked: list[list[str]] = []
        self.audiences: deque[Audience | Exception] = deque()
        self.periods: list[Period | None] = []

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        self.asked.append([each.ref for each in receipts])
        answer = self.answers.popleft() if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            return answer()
        seven = Engagement(views=7, unknown=dict.fromkeys(FIGURES[1:], "not_supported"))
        return {each.ref: seven for each in receipts} if answer is None else answer

    def audience(self, period: Period | None = None) -> Audience:
        self.asked.append(["audience"])
        self.periods.append(period)
        answer = self.audiences.popleft() if self.audiences else Audience(followers=42)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Room:
    """Posts that are out since EARLY, and what measures them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.store = desk.workspace.store
        self.channel = Measured()
        self.meter = self.another()

    def another(self) -> Meter:
        return Meter(self.desk.workspace.config, self.store, {"page": self.channel})

    def sent(self, *names: str) -> None:
        with self.store.write() as db:
            for name in names:
                new = NewDelivery(channel="page", due_at=EARLY, post=Post(name, {}))
                enqueue(db, name, 1, [new], EARLY)
                row = db.scalar(select(deliveries.c.id).where(deliveries.c.item == name))
                out = {"state": "sent", "ref": name, "sent_at": EARLY}
                db.execute(update(deliveries).where(deliveries.c.id == row).values(out))
                start_measuring(db, int(row or 0), "page", self.first(EARLY))

    def first(self, sent_at: datetime) -> datetime | None:
        return ReadingPlan.of(self.desk.workspace.config).first(sent_at)

    def run(self, after: timedelta) -> int:
        return self.meter.run("page", EARLY + after)

    def readings(self) -> list[RowMapping]:
        with self.store.read() as db:
            return list(db.execute(select(readings).order_by(readings.c.id)).mappings())

    def labels(self) -> list[str]:
        return [row["label"] for row in self.readings()]

    def plan(self) -> RowMapping:
        with self.store.read() as db:
            return db.execute(select(engagement)).mappings().one()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as desk:
        yield Room(desk)


@contextmanager
def unchanged_deliveries(room: Room) -> Iterator[None]:
    before = [dict(row) for row in room.desk.rows()]
    yield
    assert [dict(row) for row in room.desk.rows()] == before


# --- The plan -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "label"),
    [
        (3_600, "+1h"), (21_600, "+6h"), (86_400, "+24h"), (172_800, "+2d"),
        (2_592_000, "+30d"), (5_400, "+90m"), (90, "+90s"), (0.5, "+0.5s"),
    ],
)  # fmt: skip
def test_ages_are_labelled_as_the_config_writes_them(seconds: float, label: str) -> None:
    assert age_label(seconds) == label


def next_closings(kinds: str, after: datetime, count: int) -> list[str]:
    regimes = [regime for regime in KINDS if regime.id in kinds.split()]
    return [
        f"{VIETNAM.local(each):%Y-%m-%d %H:%M}"
        for each in itertools.islice(closings(VIETNAM, regimes)(after), count)
    ]


def test_nd09_periods_end_with_the_14th_also_across_the_year() -> None:
    assert next_closings("nd09", datetime(2026, 11, 23, tzinfo=UTC), 3) == [
        "2026-12-15 00:00", "2027-01-15 00:00", "2027-02-15 00:00",
    ]  # fmt: skip


def test_calendar_periods_end_with_the_month_also_across_the_year() -> None:
    assert next_closings("calendar", datetime(2026, 12, 31, 16, 59, tzinfo=UTC), 3) == [
        "2027-01-01 00:00", "2027-02-01 00:00", "2027-03-01 00:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "first"),
    [
        (datetime(2026, 12, 14, 16, 59, 59, tzinfo=UTC), "2026-12-15 00:00"),
        (datetime(2026, 12, 14, 17, 0, tzinfo=UTC), "2027-01-15 00:00"),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "2027-01-15 00:00"),
    ],
)
def test_a_closing_is_the_offices_midnight(after: datetime, first: str) -> None:
    assert next_closings("nd09", after, 1) == [first]


def test_no_closings_are_read_where_none_are_wanted() -> None:
    assert next_closings("none", EARLY, 5) == []


def test_what_several_calendars_close_at_once_is_one_closing() -> None:
    assert next_closings("nd09 bo-xay-dung tinh", datetime(2026, 11, 23, tzinfo=UTC), 4) == [
        "2026-12-02 00:00", "2026-12-15 00:00", "2027-01-02 00:00", "2027-01-15 00:00",
    ]  # fmt: skip


def plan_of(*ages: float) -> ReadingPlan:
    return ReadingPlan(ages, closings(VIETNAM, [REGIMES["nd09"]]))


def test_a_post_is_read_at_its_ages_and_at_every_closing_for_ever() -> None:
    plan = list(itertools.islice(plan_of(3_600, 30 * 86_400).readings(EARLY), 400))
    assert plan == sorted(plan)
    labels = [label for _at, label in plan]
    assert labels[:4] == ["+1h", "closing 2026-12-14", "+30d", "closing 2027-01-14"]
    assert labels[14] == "closing 2027-12-14"
    assert labels[-1] == "closing 2060-01-14"
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("years", [0, 1, 30])
def test_the_plan_of_an_old_post_looks_only_around_now(years: int) -> None:
    asked: list[datetime] = []

    def counted(after: datetime) -> Iterator[datetime]:
        for each in closings(VIETNAM, [REGIMES["nd09"]])(after):
            asked.append(each)
            yield each

    now = EARLY + timedelta(days=365 * years + 60)
    due, later = ReadingPlan((3_600,), counted).due(EARLY, now)
    every = list(itertools.takewhile(lambda each: each[0] <= now, plan_of(3_600).readings(EARLY)))
    assert list(due) == [every[-1][1]]
    assert later is not None and now < later < now + timedelta(days=32)
    assert len(asked) <= 4


def test_a_post_that_is_older_than_any_reading_keeps_the_last_of_its_ages() -> None:
    plan = ReadingPlan((3_600, 86_400), closings(VIETNAM, ()))
    assert plan.due(EARLY, EARLY + 900 * DAY) == (["+24h"], None)
    assert plan.due(EARLY, EARLY) == ([], EARLY + HOUR)
    assert ReadingPlan((), closings(VIETNAM, ())).first(EARLY) is None


def test_a_post_of_the_last_minutes_is_first_read_at_the_closing() -> None:
    sent_at = datetime(2026, 12, 14, 16, 40, tzinfo=UTC)
    closing = datetime(2026, 12, 14, 17, 0, tzinfo=UTC)
    assert plan_of(3_600).first(sent_at) == closing
    assert plan_of().first(sent_at) == closing


@pytest.mark.parametrize(
    ("hours", "labels"),
    [
        (0, ["closing 2026-12-14"]),
        (1, ["closing 2026-12-14"]),
        (3, ["closing 2026-12-14", "+22d"]),  # the age came after the closing
        (24, ["closing 2026-12-14", "+22d"]),
        (25, ["+22d"]),  # what is read so late stands for no closing
    ],
)
def test_a_closing_of_the_last_day_comes_before_the_age_after_it(
    hours: int, labels: list[str]
) -> None:
    sent_at = CLOSING - 22 * DAY + 2 * HOUR
    due, _later = plan_of(22 * 86_400).due(sent_at, CLOSING + timedelta(hours=hours))
    assert list(dict.fromkeys(due)) == labels


# --- Reading ------------------------------------------------------------------------------


def test_a_post_is_read_when_it_is_due_and_not_before(room: Room) -> None:
    room.sent("a")
    assert room.run(HOUR - timedelta(seconds=1)) == 0
    assert room.channel.asked == []
    assert room.run(HOUR) == 1
    (reading,) = room.readings()
    assert (reading["label"], reading["at"], reading["views"]) == ("+1h", EARLY + HOUR, 7)
    assert room.plan()["next_at"] == EARLY + 6 * HOUR
    assert room.run(HOUR) == 0


def test_starting_to_measure_twice_keeps_the_plan(room: Room) -> None:
    room.sent("a")
    with room.store.write() as db:
        start_measuring(db, 1, "page", room.first(EARLY + DAY))
    assert room.plan()["next_at"] == EARLY + HOUR


def test_readings_that_were_missed_become_one(room: Room) -> None:
    room.sent("a")
    room.run(8 * DAY)
    assert room.labels() == ["+7d"]
    assert room.plan()["next_at"] == datetime(2026, 12, 14, 17, 0, tzinfo=UTC)


def test_after_a_night_of_standstill_the_closing_is_read_and_then_the_age(room: Room) -> None:
    """The office's machine was off over the closing, and an age of the post came after it."""
    room.sent("a")
    room.run(CLOSING - HOUR - EARLY)
    with room.store.write() as db:
        db.execute(update(deliveries).values(sent_at=CLOSING - 3 * DAY + 2 * HOUR))
    for late in (3 * HOUR, 3 * HOUR, 4 * HOUR):
        with room.store.write() as db:
            db.execute(update(engagement).values(next_at=CLOSING + late))
        assert room.run(CLOSING + late - EARLY) == 1
    assert room.labels()[1:] == ["closing 2026-12-14", "+3d"]


def test_every_reading_of_two_years_is_taken_once(room: Room) -> None:
    room.sent("a")
    while (due := room.plan()["next_at"]) < EARLY + 730 * DAY:
        assert room.meter.run("page", due) == 1
    assert len(room.labels()) == len(set(room.labels())) == 6 + 24
    assert "closing 2027-01-14" in room.labels()
    assert room.labels()[-1] == "closing 2028-11-14"
    assert {reading["views"] for reading in room.readings()} == {7}
    with room.store.read() as db:
        assert next_due(db) == datetime(2028, 12, 14, 17, tzinfo=UTC)


def test_without_closings_the_readings_of_a_post_end_with_its_last_age(tmp_path: Path) -> None:
    table = '[engagement]\nages = ["1h"]\nclosings = "none"'
    with opened(tmp_path, publishing=table) as desk:
        room = Room(desk)
        room.sent("a")
        assert room.run(HOUR) == 1
        with room.store.read() as db:
            assert next_due(db) is None


def test_what_a_service_does_not_tell_is_none_with_the_reason(room: Room) -> None:
    room.sent("a")
    told = Engagement(views=0, reach=None, unknown={"reach": "below_threshold"}, raw={"v": 0})
    room.channel.answers.append({"a": told})
    room.run(HOUR)
    (reading,) = room.readings()
    assert (reading["views"], reading["reach"], reading["raw"]) == (0, None, {"v": 0})
    silent = dict.fromkeys(
        ("reactions", "comments", "shares", "clicks", *RATINGS), "not_supported"
    )
    assert reading["unknown"] == silent | {"reach": "below_threshold"}


def test_a_retired_figure_is_none_and_keeps_its_reason(room: Room) -> None:
    room.sent("a")
    room.channel.answers.append({"a": Engagement(unknown=dict.fromkeys(FIGURES, "retired"))})
    room.run(HOUR)
    assert room.readings()[0]["unknown"] == dict.fromkeys(FIGURES, "retired")


def test_a_post_missing_from_the_answer_is_unknown_and_the_others_are_read(room: Room) -> None:
    room.sent("a", "b")
    room.channel.answers.append({"b": Engagement(views=3)})
    assert room.run(HOUR) == 2
    assert [row["views"] for row in room.readings()] == [None, 3]
    assert room.readings()[0]["unknown"] == dict.fromkeys(FIGURES, "error")


@pytest.mark.slow
def test_many_posts_are_read_a_hundred_at_once(room: Room) -> None:
    room.sent(*(f"item-{number}" for number in range(AT_ONCE + 5)))
    assert [room.run(HOUR) for _ in range(3)] == [AT_ONCE, 5, 0]
    assert [len(asked) for asked in room.channel.asked] == [AT_ONCE, 5]


@pytest.mark.slow
def test_posts_that_were_withdrawn_are_not_read_and_block_nobody(room: Room) -> None:
    names = [f"item-{number}" for number in range(AT_ONCE + 1)]
    room.sent(*names)
    for name in names[:-1]:
        room.desk.set(name, state="withdrawn")
    assert room.run(HOUR) == 1
    assert room.channel.asked == [[names[-1]]]


def test_the_readings_of_a_post_end_with_its_withdrawal(room: Room) -> None:
    room.sent("a")
    room.desk.set("a", state="withdrawn")
    assert room.run(HOUR) == 0
    with room.store.read() as db:
        assert next_due(db) is None  # else the daemon looks for it at every tick


@pytest.mark.slow
@pytest.mark.parametrize("told", [-1, 2**31, 2**53 + 1, 10**400, True, 1.5, float("nan"), "12"])
def test_a_figure_that_can_not_be_is_refused_with_a_reason_and_the_others_kept(
    room: Room, told: Any
) -> None:
    room.sent("a", "b")
    good = Engagement(views=3, reactions=2)
    room.channel.answers.append({"a": replace(good, views=told), "b": good})
    room.run(HOUR)
    bad, other = room.readings()
    assert (bad["views"], bad["reactions"], bad["unknown"]["views"]) == (None, 2, "out_of_range")
    assert other["views"] == 3
    room.channel.audiences.append(Audience(followers=told))
    room.meter.count_followers("page", EARLY)
    assert followers(room) == [("2026-11-23", None)]


@pytest.mark.parametrize("error", [Unauthorized("token"), RateLimited("slower")])
def test_totals_that_are_refused_are_not_asked_for_at_every_look(
    room: Room, error: ChannelError
) -> None:
    room.channel.audiences.extend([error, Audience(followers=7)])
    for minutes in (0, 5, 30, 59):
        room.meter.count_followers("page", EARLY + timedelta(minutes=minutes))
    assert (len(room.channel.asked), followers(room)) == (1, [])
    room.meter.count_followers("page", EARLY + HOUR)
    assert followers(room) == [("2026-11-23", 7)]


def test_a_clock_set_back_after_a_reading_makes_no_second_one(room: Room) -> None:
    room.sent("a")
    room.run(HOUR)
    with room.store.write() as db:
        db.execute(update(engagement).values(next_at=EARLY + HOUR))
    room.run(HOUR + timedelta(minutes=1))
    assert room.labels() == ["+1h"]


# --- Trouble ------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [Unavailable("down"), OutcomeUnknown("cut"), ValueError("bug")])
def test_trouble_is_tried_again_and_at_last_written_down_as_unknown(
    room: Room, error: Exception
) -> None:
    room.sent("a")
    with unchanged_deliveries(room):
        for number in range(READINGS):
            assert room.plan()["tries"] == number
            room.channel.answers.append(error)
            assert room.run(HOUR + number * READ_AGAIN) == 1
        (reading,) = room.readings()
        assert (reading["label"], reading["views"]) == ("+1h", None)
        assert reading["unknown"] == dict.fromkeys(FIGURES, "error")
        assert (room.plan()["tries"], room.plan()["next_at"]) == (0, EARLY + 6 * HOUR)


def test_trouble_that_passes_costs_no_reading(room: Room) -> None:
    room.sent("a")
    room.channel.answers.append(Unavailable("down"))
    room.run(HOUR)
    assert room.run(HOUR + READ_AGAIN - timedelta(seconds=1)) == 0
    assert room.run(HOUR + READ_AGAIN) == 1
    assert [(row["label"], row["views"]) for row in room.readings()] == [("+1h", 7)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (Unauthorized("token"), HOUR),
        (RateLimited("limit"), HOUR),
        (RateLimited("limit", retry_after=120), timedelta(seconds=120)),
        (RateLimited("limit", retry_after=1e300), DAY),
    ],
)
def test_a_refusal_puts_all_readings_of_the_channel_off(
    room: Room, error: ChannelError, wait: timedelta
) -> None:
    room.sent(*(f"item-{number}" for number in range(AT_ONCE + 5)))
    room.channel.answers.append(error)
    with unchanged_deliveries(room):
        room.run(HOUR)
        assert room.run(HOUR) == 0  # neither the five that were not in the call
    assert room.readings() == []
    with room.store.read() as db:
        assert next_due(db) == EARLY + HOUR + wait
        assert set(db.scalars(select(engagement.c.tries))) == {0}


def test_a_channel_that_can_not_measure_after_all_is_not_asked_again(room: Room) -> None:
    room.sent("a")
    room.channel.answers.append(Unsupported("measure"))
    with unchanged_deliveries(room):
        room.run(HOUR)
    assert room.plan()["next_at"] is None
    assert room.run(10 * DAY) == 0


def test_an_answer_that_can_not_be_kept_is_a_bug_of_the_channel(room: Room) -> None:
    room.sent("a")
    room.channel.answers.append({"a": Engagement(views=1, raw={"at": EARLY})})
    room.run(HOUR)
    assert (room.readings(), room.plan()["tries"]) == ([], 1)


# --- Leases -------------------------------------------------------------------------------


def test_two_processes_do_not_read_the_same_post_at_once(room: Room) -> None:
    room.sent("a")
    counts = []

    def during() -> Mapping[str, Engagement]:
        counts.append(room.another().run("page", EARLY + HOUR + timedelta(seconds=30)))
        return {"a": Engagement(views=7)}

    room.channel.answers.append(during)
    room.run(HOUR)
    assert (counts, room.labels()) == ([0], ["+1h"])


def test_a_reader_that_died_is_replaced_after_its_lease(room: Room) -> None:
    room.sent("a")
    with room.store.write() as db:
        db.execute(update(engagement).values(lease_until=EARLY + HOUR + LEASE))
    assert room.run(HOUR) == 0
    assert room.run(HOUR + LEASE) == 1


def test_a_lease_from_before_the_clock_was_set_back_is_dead(room: Room) -> None:
    room.sent("a")
    with room.store.write() as db:
        db.execute(update(engagement).values(lease_until=EARLY + 1_000 * DAY))
    assert room.run(HOUR) == 1


# --- Followers -----------------------------------------------------------------------------


def followers(room: Room) -> list[tuple[str, int | None]]:
    with room.store.read() as db:
        rows = db.execute(select(audiences).order_by(audiences.c.id)).mappings()
        return [(row["day"], row["followers"]) for row in rows]


def test_followers_are_counted_once_a_day_of_the_office(room: Room) -> None:
    late = datetime(2026, 11, 23, 16, 59, tzinfo=UTC)
    for moment in (EARLY, late, late + timedelta(minutes=1)):
        room.meter.count_followers("page", moment)
    assert followers(room) == [("2026-11-23", 42), ("2026-11-24", 42)]
    assert len(room.channel.asked) == 2


MIDDLE = datetime(2026, 11, 20, 5, tzinfo=UTC)
OPENED = datetime(2026, 11, 14, 17, tzinfo=UTC)  # midnight in Vietnam after the 14th
CLOSED = datetime(2026, 12, 14, 17, tzinfo=UTC)
SOON = timedelta(minutes=5)


def months_before(count: int) -> datetime:
    """Return the closing that many months before December's, all in 2025 or 2026."""
    year, month = divmod(2026 * 12 + 11 - count, 12)
    return datetime(year, month + 1, 14, 17, tzinfo=UTC)


ENDED = [Period(months_before(length), CLOSED) for length in (1, 3, 6, 12)]


def test_with_the_followers_the_reporting_month_is_asked_for(room: Room) -> None:
    for moment in (MIDDLE, CLOSED + SOON):
        room.meter.count_followers("page", moment)
    assert room.channel.periods[:2] == [
        Period(OPENED, MIDDLE),
        Period(CLOSED, CLOSED + SOON),  # the new one: what closed is asked for by itself
    ]


def test_what_closed_is_asked_for_whole_until_the_service_has_settled(room: Room) -> None:
    for day in range(6):
        for minutes in (5, 10):
            room.meter.count_followers("page", CLOSED + day * DAY + timedelta(minutes=minutes))
    whole = [each for each in room.channel.periods if each and each.end == CLOSED]
    assert whole == 3 * ENDED  # on the day, and on the two after it


def test_after_a_downtime_what_closed_meanwhile_is_asked_for_once(room: Room) -> None:
    for days in (9, 10, 30):
        room.meter.count_followers("page", CLOSED + days * DAY)
    assert [each for each in room.channel.periods if each and each.end == CLOSED] == ENDED


@pytest.mark.parametrize(
    ("kind", "day", "begun"),
    [
        ("nd09", "2027-03-15", ["2027-02-15", "2026-12-15"]),
        ("nd09", "2027-06-15", ["2027-05-15", "2027-03-15", "2026-12-15"]),
        ("nd09", "2027-09-15", ["2027-08-15", "2027-06-15", "2026-12-15"]),
        ("nd09", "2027-12-15", ["2027-11-15", "2027-09-15", "2027-06-15", "2026-12-15"]),
        ("nd09", "2027-10-28", ["2027-09-15"]),
        ("nd09", "2027-10-29", []),  # two weeks later nobody asks any more
        ("calendar", "2027-10-01", ["2027-09-01", "2027-07-01", "2027-01-01"]),
        ("calendar", "2028-01-01", ["2027-12-01", "2027-10-01", "2027-07-01", "2027-01-01"]),
    ],
)
def test_a_month_closes_the_periods_that_end_with_it(
    kind: str, day: str, begun: list[str]
) -> None:
    now = VIETNAM.at(date.fromisoformat(day), time(0, 5))
    spans = closed([REGIMES[kind]], VIETNAM, now)
    assert [f"{VIETNAM.local(each.start):%Y-%m-%d}" for each in spans] == begun


def test_what_was_over_before_the_workspace_was_made_is_not_asked_for(room: Room) -> None:
    room.meter.count_followers("page", MIDDLE)
    assert room.channel.periods == [Period(OPENED, MIDDLE)]


def test_a_restored_workspace_asks_for_what_closed_before_it_was_restored(room: Room) -> None:
    room.meter.count_followers("page", MIDDLE)
    with room.store.write() as db:
        made_anew(db, CLOSED + SOON)
    room.meter.count_followers("page", CLOSED + 2 * SOON)
    assert [each for each in room.channel.periods if each and each.end == CLOSED] == ENDED


def test_people_of_a_span_are_kept_with_what_was_asked_and_counted(room: Room) -> None:
    counted = Period(OPENED - timedelta(hours=10), CLOSED - timedelta(hours=9))
    told = Audience(followers=42, reach=900, counted=counted, raw={"metric": 900})
    room.channel.audiences.extend([Audience(followers=42), told])
    room.meter.count_followers("page", CLOSED + SOON)
    so_far, month, *_longer = spans_told(room)
    assert (so_far["since"], so_far["until"], so_far["reach"]) == (CLOSED, CLOSED + SOON, None)
    assert (month["since"], month["until"], month["reach"]) == (OPENED, CLOSED, 900)
    assert (month["counted_since"], month["counted_until"]) == (counted.start, counted.end)
    assert (month["unknown"], month["raw"]) == ({"visits": "not_supported"}, {"metric": 900})


@pytest.mark.parametrize("told", [-1, 2**31, True, "12"])
def test_people_that_can_not_be_are_refused_with_a_reason(room: Room, told: Any) -> None:
    room.channel.audiences.append(Audience(reach=told))
    room.meter.count_followers("page", MIDDLE)
    (row,) = spans_told(room)
    assert (row["reach"], row["unknown"]["reach"]) == (None, "out_of_range")


def test_a_span_that_is_refused_costs_no_followers_and_is_asked_for_an_hour_later(
    room: Room,
) -> None:
    room.channel.audiences.extend([Audience(followers=42), Unavailable("down")])
    for minutes in (5, 10, 64):
        room.meter.count_followers("page", CLOSED + timedelta(minutes=minutes))
    assert followers(room) == [("2026-12-15", 42)]
    assert len(room.channel.asked) == 2
    room.meter.count_followers("page", CLOSED + timedelta(minutes=65))
    assert [(row["since"], row["until"]) for row in spans_told(room)[1:]] == [
        (each.start, each.end) for each in ENDED
    ]


def spans_told(room: Room) -> list[RowMapping]:
    with room.store.read() as db:
        return list(db.execute(select(span_totals).order_by(span_totals.c.id)).mappings())


def test_followers_that_nobody_tells_are_asked_for_again(room: Room) -> None:
    room.channel.audiences.extend([Unavailable("down"), Audience(followers=None)])
    room.meter.count_followers("page", EARLY)
    assert followers(room) == []
    room.meter.count_followers("page", EARLY)
    assert followers(room) == [("2026-11-23", None)]
