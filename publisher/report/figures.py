"""What went out in a period, and the readings that stand for it. Read-only.

A handful of statements for the whole period, however many posts it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    func,
    or_,
    select,
    tuple_,
)

from publisher.contract import Term
from publisher.engagement.readings import FIGURES, audiences, readings
from publisher.items.content import said
from publisher.items.versions import versions
from publisher.outbox.deliveries import (
    DOUBTFUL,
    IN_DOUBT,
    NEW,
    SENDING,
    SENT,
    WITHDRAWN,
    deliveries,
)
from publisher.timetable.rules import Calendar

KINDS = ("unit", "theme", "form")
CLOSING_MAY_LAG = timedelta(hours=24)  # the closing reading is due when the period is over


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole days of the office's zone, both inclusive."""

    first: date
    last: date
    start: datetime
    end: datetime  # the midnight after the last day

    @classmethod
    def of(cls, first: date, last: date, calendar: Calendar) -> "Period":
        """Return the period between two local days."""
        end = calendar.at(last + timedelta(days=1), time())
        return cls(first=first, last=last, start=calendar.at(first, time()), end=end)


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that a service told, and the reading that says so."""

    value: int
    reading: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPost:
    """One post that went out; a figure that nobody knows is not in `figures`."""

    delivery: int
    item: str
    title: str
    channel: str
    terms: Mapping[str, Term]  # by kind: unit, theme, form
    withdrawn: bool
    sent_at: datetime
    url: str | None
    figures: Mapping[str, Known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followers:
    """A channel's followers at the end of a period."""

    count: int
    day: date  # when they were counted
    change: int | None  # since the first count within the period; None if no other
    readings: tuple[int, ...]  # rows of the table audiences


def sent_posts(db: Connection, period: Period) -> list[SentPost]:
    """Return the posts that went out in a period, with what is known of them at its end."""
    known: dict[int, dict[str, Known]] = {}
    for figure in FIGURES:
        for delivery, reading, at, value in db.execute(_last_known(figure, period)):
            known.setdefault(delivery, {})[figure] = Known(value, reading, at)
    return [
        SentPost(
            delivery=row["id"],
            item=row["item"],
            title=row["title"] or row["item"],
            channel=row["channel"],
            terms={kind: Term(row[kind] or "", row[f"{kind}_name"] or "") for kind in KINDS},
            withdrawn=row["state"] == WITHDRAWN,
            sent_at=row["sent_at"],
            url=row["url"],
            figures=known.get(row["id"], {}),
        )
        for row in db.execute(_posts(period)).mappings()
    ]


def _went_out(period: Period) -> ColumnElement[bool]:
    return and_(
        deliveries.c.kind.in_(NEW),
        deliveries.c.state.in_((SENT, WITHDRAWN)),
        deliveries.c.sent_at >= period.start,
        deliveries.c.sent_at < period.end,
    )


def _posts(period: Period) -> Select[Any]:
    """Select the posts, each described as in the version of the item that it carried."""
    terms = [
        column
        for kind in KINDS
        for column in (
            said(kind, "id").label(kind),
            said(kind, "name").label(f"{kind}_name"),
        )
    ]
    mine = ("id", "item", "channel", "state", "sent_at", "url")
    return (
        select(*(deliveries.c[name] for name in mine), said("title").label("title"), *terms)
        .outerjoin(versions, versions.c.id == deliveries.c.version)
        .where(_went_out(period))
        .order_by(deliveries.c.sent_at, deliveries.c.id)
    )


def _last_known(figure: str, period: Period) -> Select[Any]:
    """Select each post's last reading that tells a figure and was taken by the period's end.

    Readings are only ever appended, so a post's highest id is its latest reading. One that
    failed tells nothing and leaves the one before it standing.
    """
    column = readings.c[figure]
    newest = (
        select(func.max(readings.c.id))
        .where(
            readings.c.delivery.in_(select(deliveries.c.id).where(_went_out(period))),
            column.is_not(None),
            _taken_by(period),
        )
        .group_by(readings.c.delivery)
    )
    columns = (readings.c.delivery, readings.c.id, readings.c.at, column)
    return select(*columns).where(readings.c.id.in_(newest))


def _taken_by(period: Period) -> ColumnElement[bool]:
    """Let the reading of the closing day count, which is taken a moment after midnight."""
    closing = f"closing {period.end:%Y-%m-%d}"  # as engagement.planned_readings labels it
    in_time = readings.c.at <= period.end + CLOSING_MAY_LAG
    return or_(readings.c.at <= period.end, and_(readings.c.label == closing, in_time))


def count_in_doubt(db: Connection, period: Period) -> int:
    """Return how many posts were due in a period and nobody knows whether they are out."""
    doubt = or_(deliveries.c.state.in_((SENDING, DOUBTFUL)), deliveries.c.hold.in_(IN_DOUBT))
    due = and_(deliveries.c.due_at >= period.start, deliveries.c.due_at < period.end)
    return db.scalar(select(func.count()).select_from(deliveries).where(doubt, due)) or 0


def followers(db: Connection, period: Period) -> dict[str, Followers]:
    """Return each channel's followers by the period's end; a channel never counted is absent."""
    by_the_end = audiences.c.day <= period.last.isoformat()
    last = _counts(db, by_the_end, latest=True)
    first = _counts(db, by_the_end, audiences.c.day >= period.first.isoformat(), latest=False)
    found = {}
    for channel, row in last.items():
        began = first.get(channel)
        grew = began is not None and began["id"] != row["id"]
        found[channel] = Followers(
            count=row["followers"],
            day=date.fromisoformat(row["day"]),
            change=row["followers"] - began["followers"] if began and grew else None,
            readings=tuple(sorted({each["id"] for each in (began, row) if each})),
        )
    return found


def _counts(db: Connection, *where: ColumnElement[bool], latest: bool) -> dict[str, RowMapping]:
    """Return each channel's latest or earliest count of followers that was told."""
    told = (audiences.c.followers.is_not(None), *where)
    edge = func.max if latest else func.min
    days = select(audiences.c.channel, edge(audiences.c.day)).where(*told)
    query = select(audiences).where(
        tuple_(audiences.c.channel, audiences.c.day).in_(days.group_by(audiences.c.channel))
    )
    return {row["channel"]: row for row in db.execute(query).mappings()}
