"""When a channel may post: slots, quiet hours, public holidays, gaps and caps. Pure.

Rules are said in the office's zone (weekday and time); instants in and out are UTC.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HORIZON = 400  # days that a search for a permitted instant looks ahead


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly posting time; weekday 0 is Monday."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` posts within any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one channel's config says about time. Durations are seconds."""

    slots: tuple[Slot, ...] = ()
    quiet: tuple[time, time] | None = None  # from, until; may span midnight
    holidays: str = "send"  # or "skip"
    min_gap: float = 0.0
    daily_cap: int | None = None
    rate: Rate | None = None
    too_late: float | None = 86_400.0  # overdue by more is held for a person

    @property
    def counts(self) -> bool:
        """Whether it matters what the channel has been doing."""
        return bool(self.min_gap or self.rate) or self.daily_cap is not None

    def late_before(self, now: datetime) -> datetime:
        """Return the instant before which nothing may have been due that still begins now."""
        beginning = datetime.min.replace(tzinfo=UTC)
        if self.too_late is None or self.too_late >= (now - beginning).total_seconds():
            return beginning
        return now - timedelta(seconds=self.too_late)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What a channel has been doing: what its limits are counted against."""

    last_intent: datetime | None
    begun_since: Sequence[datetime]  # intents since the asked-for instant, oldest first


NOTHING_DONE = Activity(last_intent=None, begun_since=())


@dataclass(frozen=True, slots=True)
class Calendar:
    """The office's zone and days off. Vietnamese public holidays, as the office amended them."""

    zone: ZoneInfo
    added: frozenset[date] = field(default_factory=frozenset)
    removed: frozenset[date] = field(default_factory=frozenset)

    def local(self, instant: datetime) -> datetime:
        """Return an instant as people here read it."""
        return instant.astimezone(self.zone)

    def at(self, day: date, clock: time) -> datetime:
        """Return the instant of a local day and time, in UTC."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def is_holiday(self, day: date) -> bool:
        """Tell whether a local day is a public holiday."""
        if day in self.added:
            return True
        return day not in self.removed and day in _vietnamese_holidays(day.year)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on a local day: maybe a Saturday, for a moved day off."""
        return day in self.removed or (day.weekday() < 5 and not self.is_holiday(day))

    def working_days(self, after: date, before: date) -> Iterator[date]:
        """Yield the working days between two days, neither of them included."""
        days = (after + timedelta(days=number) for number in range(1, (before - after).days))
        return filter(self.is_working_day, days)

    def day_ahead(self, day: date, count: int) -> date:
        """Return the last day from which so many working days lie between it and a later one."""
        while count:
            day -= timedelta(days=1)
            count -= self.is_working_day(day)
        return day - timedelta(days=1)


@lru_cache(maxsize=16)
def _vietnamese_holidays(year: int) -> frozenset[date]:
    import holidays  # 3 MB, for those who keep the days off

    return frozenset(holidays.country_holidays("VN", years=year))


def next_slots(rules: Rules, calendar: Calendar, after: datetime) -> Iterator[datetime]:
    """Yield a channel's posting slots later than an instant, in order, without end."""
    day = calendar.local(after).date()
    for _ in range(HORIZON):
        if not (rules.holidays == "skip" and calendar.is_holiday(day)):
            for slot in sorted(rules.slots, key=lambda slot: slot.at):
                instant = calendar.at(day, slot.at)
                if slot.weekday == day.weekday() and instant > after:
                    yield instant
        day += timedelta(days=1)


def free_slot(
    rules: Rules, calendar: Calendar, after: datetime, taken: Collection[datetime]
) -> datetime | None:
    """Return the next slot that no other delivery has; None where a channel has no slots."""
    return next((slot for slot in next_slots(rules, calendar, after) if slot not in taken), None)


def open_at(rules: Rules, calendar: Calendar, now: datetime) -> datetime:
    """Return the first instant from now on outside quiet hours and days off."""
    moment = now
    for _ in range(HORIZON):
        local = calendar.local(moment)
        if rules.holidays == "skip" and calendar.is_holiday(local.date()):
            moment = calendar.at(local.date() + timedelta(days=1), time())
            continue
        until = _quiet_until(rules, calendar, local)
        if until is None:
            return moment
        moment = until
    return moment


def _quiet_until(rules: Rules, calendar: Calendar, local: datetime) -> datetime | None:
    if rules.quiet is None:
        return None
    start, end = rules.quiet
    clock = local.time()
    if start <= end:
        return calendar.at(local.date(), end) if start <= clock < end else None
    if clock >= start:
        return calendar.at(local.date() + timedelta(days=1), end)
    return calendar.at(local.date(), end) if clock < end else None


def window_start(rules: Rules, calendar: Calendar, now: datetime) -> datetime:
    """Return since when a channel's activity must be known to judge its limits."""
    since = now
    if rules.daily_cap is not None:
        since = calendar.at(calendar.local(now).date(), time())
    if rules.rate:
        since = min(since, now - timedelta(seconds=rules.rate.seconds))
    return since


def allowance(
    rules: Rules, calendar: Calendar, activity: Activity, now: datetime
) -> datetime | None:
    """Return when to ask again, or None: yes, one post may begin now.

    Weighs all rules at this moment, from the attempts really begun.
    """
    opens = open_at(rules, calendar, now)
    if opens > now:
        return opens
    if rules.min_gap and activity.last_intent:
        ready = activity.last_intent + timedelta(seconds=rules.min_gap)
        if ready > now:
            return ready
    if rules.daily_cap is not None:
        today = calendar.local(now).date()
        midnight = calendar.at(today, time())
        if sum(begun >= midnight for begun in activity.begun_since) >= rules.daily_cap:
            return calendar.at(today + timedelta(days=1), time())
    return _within_rate(rules.rate, activity.begun_since, now) if rules.rate else None


def _within_rate(rate: Rate, begun: Sequence[datetime], now: datetime) -> datetime | None:
    span = timedelta(seconds=rate.seconds)
    recent = [each for each in begun if each > now - span]
    return recent[-rate.count] + span if len(recent) >= rate.count else None
