"""Days and times as people in Vietnam write them, and why one can't be read."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import NoReturn
from zoneinfo import ZoneInfo

from publisher.items.names import slugify
from publisher.words import _, slice_of

YEARS = range(1990, 2101)  # in which something can be published or expire
DATE = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})(?P<s>[-/.])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})(?P<s2>[-/.])(?P<month2>\d{1,2})(?P=s2)(?P<year2>\d{4}|\d{2})"
    r"|(?P<day3>\d{1,2}) tháng (?P<month3>\d{1,2}) năm (?P<year3>\d{4}))(?!\d)"
)
CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?: ?(?:h|g|giờ) ?(?:(?P<m1>\d{1,2}) ?(?:'|p|ph|phút)?)?"
    r"|:(?P<m2>\d{2})(?::(?P<second>\d{2}))?)(?!\d)"
    r" ?(?P<part>sáng|trưa|chiều|tối|đêm|sa|ch|am|pm)?\b"
)
BETWEEN = re.compile(r"(?:\b(?:ngày|lúc|vào|hồi)\b|[\s,'t–-])*")
AFTERNOON = ("chiều", "tối", "ch", "pm")
MORNING = ("sáng", "sa", "am")


class NoMoment(ValueError):
    """What was written is no moment; `why` tells it without repeating what was written."""

    def __init__(self, text: str, why: str) -> None:
        message = _("“{written}”: {why}; write e.g. 2026-11-24 08:00")
        super().__init__(message.format(written=slice_of(text), why=why))
        self.why = why


@dataclass(frozen=True, slots=True)
class Written:
    """A moment as it was written; `at` is midnight where no hour stands."""

    at: datetime  # in UTC
    has_hour: bool


def read_moment(text: str, zone: ZoneInfo) -> Written:
    """Read a moment: in the office's zone, unless an offset stands there.

    Raises NoMoment with words for the editor, which repeat what was written.
    """
    written = " ".join(text.lower().split())
    found = DATE.search(written)
    if found is None:
        return Written(_in_iso_form(text, zone), has_hour=len(text.strip()) > len("2026-W48-2"))
    day = _day(found, text)
    rest = f"{written[: found.start()]} {written[found.end() :]}".strip(" ,")
    if BETWEEN.fullmatch(rest):
        return Written(day.replace(tzinfo=zone).astimezone(UTC), has_hour=False)
    clock = CLOCK.search(rest)
    if clock is None or not BETWEEN.fullmatch(rest[: clock.start()] + rest[clock.end() :]):
        return Written(_in_iso_form(text, zone), has_hour=True)
    at = datetime.combine(day, _time(clock, text), tzinfo=zone)
    return Written(at.astimezone(UTC), has_hour=True)


def day_end(written: Written, zone: ZoneInfo) -> datetime:
    """Return the last minute of a day that stands without an hour."""
    there = written.at.astimezone(zone)
    return there.replace(hour=23, minute=59).astimezone(UTC)


def _day(found: re.Match[str], text: str) -> datetime:
    parts = [found[name] or found[f"{name}2"] or found[f"{name}3"] for name in ("day", "month")]
    day, month = map(int, parts)
    year = found["year"] or found["year2"] or found["year3"]
    if len(year) == 2:
        why = _("write the year in four digits, e.g. {day}/{month}/20{year}")
        _refuse(text, why.format(day=day, month=month, year=year))
    if int(year) not in YEARS:
        _refuse(text, _("the year {year} can't be meant").format(year=year))
    if month not in range(1, 13):
        _refuse(text, _no_month(day, month, year))
    last = monthrange(int(year), month)[1]
    if day not in range(1, last + 1):
        why = _("month {month} of {year} has {last} days") if month == 2 else _(
            "month {month} has {last} days")  # fmt: skip
        _refuse(text, why.format(month=month, year=year, last=last))
    return datetime(int(year), month, day)  # noqa: DTZ001  the caller knows the zone


def _no_month(day: int, month: int, year: str) -> str:
    if 1 <= day <= 12 < month <= 31:
        why = _("there is no month {month}; the day comes first: {month}/{day}/{year}")
        return why.format(day=day, month=month, year=year)
    return _("there is no month {month}").format(month=month)


def _time(found: re.Match[str], text: str) -> time:
    hour, minute = int(found["hour"]), int(found["m1"] or found["m2"] or 0)
    second, part = int(found["second"] or 0), found["part"]
    if hour > 23 or minute > 59 or second > 59:
        _refuse(text, _("hours go from 0 to 23, minutes from 0 to 59"))
    if part == "đêm" or (part == "trưa" and hour not in (11, 12, 13, 1)):
        both = _("it can mean {first}:00 or {second}:00; write the hour from 0 to 23")
        _refuse(text, both.format(first=f"{hour % 12:02}", second=f"{hour % 12 + 12:02}"))
    if (part in AFTERNOON or (part == "trưa" and hour == 1)) and hour < 12:
        hour += 12
    elif part in MORNING and hour == 12:
        hour = 0
    elif part in MORNING and hour > 12:
        _refuse(text, _("“{part}” does not fit {hour} o'clock").format(part=part, hour=hour))
    return time(hour, minute, second)


def _in_iso_form(text: str, zone: ZoneInfo) -> datetime:
    """Read what programs write: 2026-11-24T08:00+07:00."""
    try:
        if " - " in text:  # hours from … to …, no offset
            raise ValueError
        moment = datetime.fromisoformat(text.strip().replace(" ", "T", 1).replace(" ", ""))
        if moment.year not in YEARS:
            raise ValueError
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        _refuse(text, _("not a date and time"))


def _refuse(text: str, why: str) -> NoReturn:
    raise NoMoment(text, why)


def means_yes(text: str) -> bool | None:
    """Return what “có”, “không”, “true” or “false” means; None for anything else."""
    if slugify(text) in ("true", "co", "yes", "dung"):
        return True
    return False if slugify(text) in ("false", "khong", "no") else None
