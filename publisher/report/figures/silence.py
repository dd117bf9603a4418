"""Which figures of posts are unknown though their services were asked, and what those said."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Text, bindparam, cast, select

from publisher.engagement.readings import readings
from publisher.report.figures.standings import ANY, UNTOLD, Asked, Standings, reading_of
from publisher.report.figures.sums import ENGAGEMENT

_AT_ONCE = 10_000  # readings that one statement asks for by their numbers


def silent(found: Standings, end: datetime) -> set[int]:
    """Return the posts of which some figure is unknown at an instant, though they were read."""
    columns = [found.columns[Asked(figure, end)] for figure in ("views", "reach", *ENGAGEMENT)]
    read = found.columns[Asked(ANY, end)]
    return {
        place
        for place, told in enumerate(zip(*columns, strict=True))
        if min(told) < 0 <= read[place]
    }


def reasons(
    db: Connection, found: Standings, end: datetime, places: Iterable[int]
) -> dict[int, Mapping[str, str]]:
    """Return what the last reading by an instant said of unknown figures, by place.

    The instant is the last one that was asked for. A post without any reading is absent.
    """
    newest = found.columns[Asked(ANY, end)]
    wanted = {reading_of(newest[place]): place for place in places if newest[place] != UNTOLD}
    said: dict[int, Mapping[str, str]] = {}
    numbers = sorted(wanted)
    read = cache(json.loads)  # most say the same
    query = select(readings.c.id, cast(readings.c.unknown, Text)).where(
        readings.c.id.in_(bindparam("some", expanding=True))
    )
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        for reading, unknown in db.execute(query, {"some": some}).all():
            said[wanted[reading]] = read(unknown)
    return said
