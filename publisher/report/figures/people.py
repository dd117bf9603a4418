"""How many people a channel reached in a period, as its own service counts them.

Nothing here is added up: the same people follow several channels and come on several days.
A figure that no service told is unknown, with the reason.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, RowMapping, func, select, tuple_

from publisher.config.file import Config
from publisher.contract import can
from publisher.engagement.readings import audiences
from publisher.engagement.spans import span_totals
from publisher.report.figures.model import Figure
from publisher.report.periods.period import Period
from publisher.words import _, channel_name, day_text, moment

KEYS = ("people", "visits", "followers", "followers_change")
SPAN_KEYS = {"people": "reach", "visits": "visits"}  # with the column that tells each


def figures(db: Connection, config: Config, period: Period) -> Mapping[str, Mapping[str, Figure]]:
    """Return each channel's figures by KEYS."""
    spans = told_of(db, period)
    begin, end = (followers_by(db, day) for day in ends(period))
    found = {}
    for channel in dict.fromkeys((*config.accounts, *spans, *end)):
        asks = channel not in config.accounts or can(config.accounts[channel].channel, "audience")
        why = "not_yet" if asks else "not_supported"
        place = f"{period.id}/channels/{channel}"
        span = spans.get(channel)
        found[channel] = {
            key: _of_span(f"{place}/{key}", span, column, period, why)
            for key, column in SPAN_KEYS.items()
        }
        counts = (begin.get(channel), end.get(channel))
        found[channel] |= _of_followers(place, *counts, why)
    return found


def notes(db: Connection, config: Config, period: Period) -> list[str]:
    """Say which span and which day the services counted, where it is not quite the period's."""
    return [*_span_notes(db, config, period), *_day_notes(db, period)]


def told_of(db: Connection, period: Period) -> dict[str, RowMapping]:
    """Return what each channel's service told of the period last: of all of it, or so far."""
    mine = (span_totals.c.since == period.start, span_totals.c.until <= period.end)
    query = select(span_totals).where(*mine).order_by(span_totals.c.until, span_totals.c.id)
    found: dict[str, RowMapping] = {}
    for row in db.execute(query).mappings():
        before = found.get(row["channel"])
        if before is None or _tells(row) or not _tells(before):
            found[row["channel"]] = row
    return found


def _tells(row: RowMapping) -> bool:
    return any(row[column] is not None for column in SPAN_KEYS.values())


def ends(period: Period) -> tuple[date, date]:
    """Return the days whose counts stand for both ends: those that begin at them.

    A count is taken soon after midnight, so the day after the last is nearest to the end.
    """
    return period.first, period.last + timedelta(days=1)


def followers_by(db: Connection, day: date) -> dict[str, RowMapping]:
    """Return each channel's last count of followers by a day; one never counted is absent."""
    told = (audiences.c.followers.is_not(None), audiences.c.day <= day.isoformat())
    last = select(audiences.c.channel, func.max(audiences.c.day)).where(*told)
    query = select(audiences).where(
        tuple_(audiences.c.channel, audiences.c.day).in_(last.group_by(audiences.c.channel))
    )
    return {row["channel"]: row for row in db.execute(query).mappings()}


def behind(db: Connection, period: Period, channel: str, key: str) -> list[RowMapping]:
    """Return the rows that a channel's figure stands on: of a change, those of both ends."""
    if key in SPAN_KEYS:
        row = told_of(db, period).get(channel)
        return [row] if row else []
    days = ends(period) if key == "followers_change" else ends(period)[1:]
    rows = (followers_by(db, day).get(channel) for day in days)
    return [row for row in rows if row]


def _of_span(name: str, row: RowMapping | None, column: str, period: Period, why: str) -> Figure:
    """Return a figure of a span; of one that ended before the period, it is the least."""
    if row is None or row[column] is None:
        reason = row["unknown"].get(column, "not_supported") if row else why
        return Figure(id=name, value=None, of=1, why={reason: 1})
    short = row["until"] < period.end
    return Figure(id=name, value=row[column], known=1, of=1, at_least=short)


def _of_followers(
    place: str, begin: RowMapping | None, end: RowMapping | None, why: str
) -> dict[str, Figure]:
    count = end["followers"] if end else None
    change = None
    if begin and end and begin["id"] != end["id"]:
        change = end["followers"] - begin["followers"]
    return {
        key: Figure(
            id=f"{place}/{key}",
            value=value,
            known=int(value is not None),
            of=1,
            why={why: 1} if value is None else {},
        )
        for key, value in (("followers", count), ("followers_change", change))
    }


def _span_notes(db: Connection, config: Config, period: Period) -> Iterator[str]:
    zone = config.calendar.zone
    for channel, row in told_of(db, period).items():
        since, until = (row[f"counted_{end}"] or row[end] for end in ("since", "until"))
        if _tells(row) and (since, until) != (period.start, period.end):
            yield _(
                "{channel}: the people or visits told for the period were counted "
                "from {since} to {until}."
            ).format(
                channel=channel_name(channel),
                since=moment(since, zone),
                until=moment(until, zone),
            )


def _day_notes(db: Connection, period: Period) -> Iterator[str]:
    _begin, end = ends(period)
    for channel, row in followers_by(db, end).items():
        day = date.fromisoformat(row["day"])
        if day < period.last:
            yield _("{channel}: the followers are those of {day}.").format(
                channel=channel_name(channel), day=day_text(day)
            )
