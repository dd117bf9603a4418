"""How times are written in the config: "6h", "mon 08:00", "22:00-06:00", "20/60"."""

import math
import re
from datetime import time
from typing import Annotated, Any

from pydantic import BeforeValidator

from publisher.timetable.rules import WEEKDAYS, Rate, Slot
from publisher.words import _

DAYS = ", ".join(WEEKDAYS)
UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def _said(message: str, value: object) -> str:
    return message.format(value=value, days=DAYS)


def seconds(value: Any) -> Any:
    """Read a duration: a number of seconds, or "90s", "5m", "6h", "30d"."""
    if isinstance(value, str):
        match = re.fullmatch(r"(\d{1,12}(?:\.\d+)?)\s*([smhd])", value.strip(), re.ASCII)
        if not match:
            raise ValueError(
                _said(_('{value!r} is no duration; write e.g. 90, "5m", "6h" or "30d"'), value)
            )
        return float(match[1]) * UNITS[match[2]]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_('a duration is a number of seconds, or "90s", "5m", "6h", "30d"'))
    if not 0 <= value < math.inf:
        raise ValueError(_("a duration is a number of seconds, not below 0"))
    return value


def clock(value: str) -> time:
    """Read a time of day, "08:00"."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value.strip(), re.ASCII)
    if not match:
        raise ValueError(_said(_('{value!r} is no time of day; write e.g. "08:00"'), value))
    return time(int(match[1]), int(match[2]))


def slot(value: Any) -> Any:
    """Read a weekly posting time, "mon 08:00"."""
    if not isinstance(value, str):
        return value
    day, _space, at = value.strip().lower().partition(" ")
    if day not in WEEKDAYS or not at:
        raise ValueError(_said(_('{value!r} is no slot; write e.g. "mon 08:00" ({days})'), value))
    return Slot(WEEKDAYS.index(day), clock(at))


def clock_range(value: Any) -> Any:
    """Read quiet hours, "22:00-06:00"; they may span midnight."""
    if not isinstance(value, str):
        return value
    start, _dash, end = value.partition("-")
    if not end:
        raise ValueError(_said(_('{value!r}: write e.g. "22:00-06:00"'), value))
    return clock(start), clock(end)


def rate(value: Any) -> Any:
    """Read a limit, "20/60": at most 20 posts within any 60 seconds."""
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d{1,9})\s*/\s*(\d{1,9}\s*[smhd]?)", value.strip(), re.ASCII)
    span = match and float(match[2] if match[2].isdigit() else seconds(match[2]))
    if not match or not span or int(match[1]) < 1:
        raise ValueError(_said(_('{value!r} is no limit; write e.g. "20/60" or "25/1d"'), value))
    return Rate(int(match[1]), span)


Seconds = Annotated[float, BeforeValidator(seconds)]
SlotText = Annotated[Slot, BeforeValidator(slot)]


def clock_or_off(value: Any) -> Any:
    """Read a time of day, or "off" for never."""
    if not isinstance(value, str):
        return value
    return None if value == "off" else clock(value)


ClockText = Annotated[time | None, BeforeValidator(clock_or_off)]
ClockRange = Annotated[tuple[time, time], BeforeValidator(clock_range)]
RateText = Annotated[Rate, BeforeValidator(rate)]
