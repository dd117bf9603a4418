"""What was planned to go out, and what became of it, from the rows of the queue.

A post is planned for the time that its editor gave or the slot that it got; where its
channel's quiet hours or days off move that, for the moment when they are over. A person who
releases what was held gives it no later plan. What was cancelled was planned by nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    type_coerce,
)

from publisher.config.file import Config
from publisher.items.lifecycle import items, no_page
from publisher.items.versions import versions
from publisher.outbox.deliveries import (
    CANCELLED,
    FAILED,
    FIRST_RUN,
    HELD,
    NOTE,
    PUBLISH,
    SENT,
    UPDATE,
    WITHDRAWN,
    deliveries,
)
from publisher.report.figures.facts import Post
from publisher.report.periods.period import Period
from publisher.store.database import Instant, instant
from publisher.timetable.rules import open_at

TOLERANCE: Final = timedelta(minutes=15)  # after the planned time that still are on time
STATES: Final = ("on_time", "late", "held", "failed", "waiting")
_OUT = (SENT, WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One post that was planned, and what became of it."""

    delivery: int
    item: str
    channel: str
    at: datetime  # as it was planned
    standing: str  # one of STATES


def standings(
    db: Connection, config: Config, period: Period, since: datetime, now: datetime
) -> Iterator[tuple[str, str, int]]:
    """Yield how many posts of a channel that were planned in a period have a standing.

    since: when the workspace began to count. What is due after `now` is left out. A channel and
    a standing may come several times.
    """
    rows = _rows(period, since, now, "channel").subquery().c
    late = rows.standing == "late"  # few are, and each of them is judged
    at, sent_at = (
        case((late, each)).label(f"late_{each.name}") for each in (rows.at, rows.sent_at)
    )
    query = select(rows.channel, rows.standing, at, sent_at, func.count())
    query = query.group_by(rows.channel, rows.standing, at.name, sent_at.name)
    for channel, standing, planned, sent, count in db.execute(query):
        yield channel, _judged(config, channel, standing, planned, sent), count


def planned_rows(
    db: Connection, config: Config, period: Period, since: datetime, now: datetime
) -> Iterator[Planned]:
    """Yield the same posts by name, in the order in which they were planned."""
    rows = db.execute(_rows(period, since, now, "channel", "id", "item"))
    for channel, number, item, standing, at, sent_at in sorted(rows, key=lambda row: row[-2]):
        yield Planned(
            delivery=number,
            item=item,
            channel=channel,
            at=instant(at),
            standing=_judged(config, channel, standing, at, sent_at),
        )


def _judged(config: Config, channel: str, standing: str, at: int, sent_at: int | None) -> str:
    """Return how a post stands; on time is also what went out when quiet time was over."""
    account = config.accounts.get(channel)
    if standing != "late" or account is None or sent_at is None:
        return standing
    opened = open_at(account.rules, config.calendar, instant(at))
    return "on_time" if instant(sent_at) <= opened + TOLERANCE else standing


def _rows(period: Period, since: datetime, now: datetime, *columns: str) -> Select[Any]:
    """Select rows that were planned, with their standing, the planned time and that of sending.

    Not sorted by the database, and found out before it groups them: it would carry the texts
    of all versions along. Times as they are kept, for there are many.
    """
    mine = (deliveries.c[name] for name in (*columns, "state", "sent_at"))
    found = (
        select(*mine, _planned(since).label("at"))
        .select_from(deliveries)
        .outerjoin(items, items.c.id == deliveries.c.item)
        .outerjoin(versions, versions.c.id == deliveries.c.version)
        .where(
            no_page(deliveries.c.item),
            deliveries.c.kind == PUBLISH,
            deliveries.c.state != CANCELLED,
            or_(deliveries.c.held_for.is_(None), deliveries.c.held_for != FIRST_RUN),
            deliveries.c.due_at >= period.start,
        )
    )
    planned = found.cte("planned").prefix_with("MATERIALIZED").c
    at, sent_at = (type_coerce(each, BigInteger) for each in (planned.at, planned.sent_at))
    return select(
        *(planned[name] for name in columns),
        _standing(planned.state, at, sent_at).label("standing"),
        at.label("at"),
        sent_at.label("sent_at"),
    ).where(planned.at >= period.start, planned.at < min(period.end, now))


def _standing(
    state: ColumnElement[str], at: ColumnElement[int], sent_at: ColumnElement[int]
) -> ColumnElement[str]:
    out = state.in_(_OUT)
    return case(
        (and_(out, sent_at <= at + round(TOLERANCE.total_seconds() * 1000)), "on_time"),
        (out, "late"),
        (state == HELD, "held"),
        (state == FAILED, "failed"),
        else_="waiting",
    )


def _planned(since: datetime) -> ColumnElement[datetime]:
    """Return when a post was planned for: a release has moved `due_at`, but not the file's time.

    What is dated before the workspace was there had no plan until it was released.
    """
    moved = and_(items.c.publish_at < deliveries.c.due_at, items.c.publish_at >= since)
    slot = versions.c.content["slot"].as_boolean()
    at = case(
        (moved, case((slot.is_(True), deliveries.c.due_at), else_=items.c.publish_at)),
        else_=deliveries.c.due_at,
    )
    return type_coerce(at, Instant)


def corrections(db: Connection, period: Period) -> Sequence[Any]:
    """Return the updates and notes that went out in the period: delivery, item, channel."""
    out_at = case((deliveries.c.state.in_(_OUT), deliveries.c.sent_at))
    query = select(deliveries.c.id, deliveries.c.item, deliveries.c.channel).where(
        no_page(deliveries.c.item),
        deliveries.c.target > 0,  # by the index of these alone: most rows have none
        deliveries.c.kind.in_((UPDATE, NOTE)),
        out_at >= period.start,
        out_at < period.end,
    )
    return db.execute(query.order_by(deliveries.c.sent_at, deliveries.c.id)).all()


def taken_away(posts: Iterable[Post], period: Period) -> list[Post]:
    """Return the posts that were taken away in the period."""
    return [post for post in posts if post.withdrawn_at and period.holds(post.withdrawn_at)]
