"""Events as calendars take them (RFC 5545), and as readers see when they are."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from channels.shared.words import ZONE

OCTETS = 75  # of a line, its end apart

_ZONE_NAME = "Asia/Ho_Chi_Minh"
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{_ZONE_NAME}", "BEGIN:STANDARD", "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


def when(event: Mapping[str, Any]) -> str:
    """Write when an event is: 08:00 – 11:30, 09/12/2026."""
    begins, ends = _times(event)
    if whole_days(event):
        one_day = ends is None or ends.date() == begins.date()
        days = [begins] if one_day else [begins, ends]
        return " – ".join(f"{each:%d/%m/%Y}" for each in days if each)
    if ends is None or ends == begins:
        return f"{begins:%H:%M, %d/%m/%Y}"
    if ends.date() == begins.date():
        return f"{begins:%H:%M} – {ends:%H:%M, %d/%m/%Y}"
    return f"{begins:%H:%M, %d/%m/%Y} – {ends:%H:%M, %d/%m/%Y}"


def whole_days(event: Mapping[str, Any]) -> bool:
    """Tell whether an event was given by its days alone."""
    begins, ends = _times(event)
    return (begins.hour, begins.minute) == (0, 0) and (
        ends is None or (ends.hour, ends.minute) == (23, 59)
    )


def calendar(name: str, entries: Iterable[Iterable[str]]) -> bytes:
    """Return a whole calendar of entries."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lan Toa//Website//VI",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{_ZONE_NAME}", *_ZONE,
        *(line for entry in entries for line in entry), "END:VCALENDAR",
    ]  # fmt: skip
    return b"".join(_folded(line) for line in lines)


def entry(payload: Mapping[str, Any], url: str, changed: datetime, sequence: int) -> list[str]:
    """Return the lines of one event; sequence: how often it was put right."""
    event, host = payload["event"], re.sub(r"^https?://([^/:]*).*", r"\1", url)
    stamp = f"{changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    place = [f"LOCATION:{_text(event['place'])}"] if event["place"] else []
    return [
        "BEGIN:VEVENT", f"UID:{payload['id']}@{host}", f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{sequence}", *_when(event),
        f"SUMMARY:{_text(payload['title'])}", f"DESCRIPTION:{_text(payload['summary'])}", *place,
        f"CATEGORIES:{_text(payload['theme']['name'])}", f"URL:{url}", "STATUS:CONFIRMED",
        "END:VEVENT",
    ]  # fmt: skip


def _when(event: Mapping[str, Any]) -> list[str]:
    begins, ends = _times(event)
    if whole_days(event):
        after = (ends or begins) + timedelta(days=1)  # the end of days is the day behind them
        return [f"DTSTART;VALUE=DATE:{begins:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    lines = [f"DTSTART;TZID={_ZONE_NAME}:{begins:%Y%m%dT%H%M%S}"]
    if ends and ends > begins:
        lines.append(f"DTEND;TZID={_ZONE_NAME}:{ends:%Y%m%dT%H%M%S}")
    return lines


def _times(event: Mapping[str, Any]) -> tuple[datetime, datetime | None]:
    begins, ends = event["begins"], event["ends"]
    return _here(begins), _here(ends) if ends else None


def _here(time: str) -> datetime:
    return datetime.fromisoformat(time).astimezone(ZONE)


def _text(words: str) -> str:
    """Escape words so that they stay one value on one line."""
    plain = _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def _folded(line: str) -> bytes:
    """Break a line after so many octets, never within a letter."""
    pieces, piece, room = [], b"", OCTETS
    for letter in line:
        octets = letter.encode(errors="replace")
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", OCTETS - 1  # the blank that goes on with a line counts too
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
