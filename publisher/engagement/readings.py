"""How posts do: when each is measured, and every reading for ever.

Readings are appended, never changed. A figure that a service does not tell is None with
the reason beside it. Trouble in measuring never touches a delivery.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from publisher.config.file import Config
from publisher.contract import (
    Channel,
    ChannelError,
    Engagement,
    Period,
    RateLimited,
    Receipt,
    Unauthorized,
    Unsupported,
    can,
)
from publisher.outbox.deliveries import SENT, deliveries
from publisher.outbox.pauses import asked_rest
from publisher.store.database import Instant, Store, metadata
from publisher.timetable.rules import Calendar

log = logging.getLogger(__name__)

FIGURES = ("views", "reach", "reactions", "comments", "shares", "clicks")
AT_ONCE = 100  # posts measured in one call of a channel
TRIES = 5  # failures after which a reading is written down as unknown
RETRY = timedelta(minutes=5)
LEASE = timedelta(minutes=10)
REST = timedelta(hours=1)  # no readings, where the service refuses and does not say how long
CLOSED_AFTER = timedelta(days=400)  # older posts are not read at closing days any more

engagement = Table(
    "engagement",
    metadata,
    Column("delivery", Integer, ForeignKey("deliveries.id"), primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("next_at", Instant),  # None: nothing more to read
    Column("tries", Integer, nullable=False),
    Column("lease_until", Instant),
    Index(None, "channel", "next_at"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", Integer, ForeignKey("deliveries.id"), nullable=False),
    Column("label", String(32), nullable=False),  # which of the planned readings it is
    Column("at", Instant, nullable=False),  # when it was really read
    *(Column(figure, Integer) for figure in FIGURES),
    Column("unknown", JSON, nullable=False),  # figure → why it is None
    Column("raw", JSON, nullable=False),
    UniqueConstraint("delivery", "label"),
)

audiences = Table(
    "audiences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("day", String(10), nullable=False),  # in the office's zone
    Column("at", Instant, nullable=False),
    Column("followers", Integer),
    Column("raw", JSON, nullable=False),
    UniqueConstraint("channel", "day"),
)

# Built once: every delivery runs through these.
_PLANNED = select(engagement.c.delivery).where(engagement.c.delivery == bindparam("of"))
_PLAN = insert(engagement)


def start_measuring(
    db: Connection, delivery: int, channel: str, now: datetime, ages: Sequence[float]
) -> None:
    """Plan the first reading of a post that has just gone out. May be repeated."""
    if db.scalar(_PLANNED, {"of": delivery}):
        return
    first = now + timedelta(seconds=min(ages)) if ages else None
    db.execute(_PLAN, {"delivery": delivery, "channel": channel, "next_at": first, "tries": 0})


def planned_readings(
    sent_at: datetime, ages: Sequence[float], closings: Callable[[datetime], Iterator[datetime]]
) -> Iterator[tuple[datetime, str]]:
    """Yield a post's readings in order: fixed ages, and the closing days of its first year."""
    by_age = [(sent_at + timedelta(seconds=age), age_label(age)) for age in ages]
    by_day: list[tuple[datetime, str]] = []
    for closing in closings(sent_at):
        if closing > sent_at + CLOSED_AFTER:
            break
        by_day.append((closing, f"closing {closing:%Y-%m-%d}"))
    yield from sorted(by_age + by_day)


def age_label(seconds: float) -> str:
    """Return an age as the config writes it: "6h", "3d"."""
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds >= size and seconds % size == 0 and not (unit == "d" and seconds == size):
            return f"+{seconds / size:g}{unit}"
    return f"+{seconds:g}s"


def closings(calendar: Calendar, kind: str) -> Callable[[datetime], Iterator[datetime]]:
    """Return what yields the closing instants after a time.

    nd09: the end of the 14th of each month (Decree 09/2019/NĐ-CP); calendar: of its last day.
    """

    def after(instant: datetime) -> Iterator[datetime]:
        local = calendar.local(instant).date().replace(day=15 if kind == "nd09" else 1)
        if calendar.at(local, time()) <= instant:
            local = _next_month(local)
        while True:
            yield calendar.at(local, time())
            local = _next_month(local)

    return after if kind != "none" else lambda instant: iter(())


def _next_month(day: Any) -> Any:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=day.day)


@dataclass(slots=True)
class Meter:
    """Reads the posts of every channel that can be read."""

    config: Config
    store: Store
    channels: Mapping[str, Channel]

    def run(self, name: str, now: datetime) -> int:
        """Take one batch of a channel's readings that are due; returns how many there were."""
        channel = self.channels[name]
        if not can(channel, "measure"):
            return 0
        batch = self._take(name, now)
        if not batch:
            return 0
        receipts = [Receipt(row["ref"], row["url"]) for row in batch]
        try:
            found = channel.measure(receipts)
            json.dumps([dict(figures.raw) for figures in found.values()])  # it will be kept
        except Unsupported:
            self._put_off(name, None)
        except (Unauthorized, RateLimited) as error:
            wait = asked_rest(error, REST) if isinstance(error, RateLimited) else REST
            self._put_off(name, now + wait)
            log.warning("not_measured channel=%s why=%s", name, error)
        except ChannelError as error:
            self._failed(batch, now, str(error))
        except Exception:
            log.exception("channel_bug channel=%s", name)
            self._failed(batch, now, "a bug in the channel")
        else:
            self._keep(batch, found, now)
        return len(batch)

    def _take(self, name: str, now: datetime) -> Sequence[RowMapping]:
        out = select(deliveries.c.id).where(
            deliveries.c.channel == name, deliveries.c.state == SENT
        )
        due = (
            select(engagement.c.delivery)
            .where(
                engagement.c.channel == name,
                engagement.c.next_at <= now,
                engagement.c.delivery.in_(out),
                or_(
                    engagement.c.lease_until.is_(None),
                    engagement.c.lease_until <= now,
                    engagement.c.lease_until > now + 2 * LEASE,  # the clock was set back since
                ),
            )
            .order_by(engagement.c.next_at)
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        with self.store.write() as db:
            ids = list(db.scalars(due))
            where = engagement.c.delivery.in_(ids)
            db.execute(update(engagement).where(where).values(lease_until=now + LEASE))
            query = select(deliveries, engagement.c.tries).join(
                engagement, engagement.c.delivery == deliveries.c.id
            )
            return db.execute(query.where(where)).mappings().all()

    def _keep(
        self, batch: Sequence[RowMapping], found: Mapping[str, Engagement], now: datetime
    ) -> None:
        missing = Engagement(unknown=dict.fromkeys(FIGURES, "error"))
        with self.store.write() as db:
            for row in batch:
                self._append(db, row, found.get(row["ref"], missing), now)

    def _append(self, db: Connection, row: RowMapping, figures: Engagement, now: datetime) -> None:
        plan = list(
            planned_readings(
                row["sent_at"],
                self.config.engagement.ages,
                closings(self.config.calendar, self.config.engagement.closings),
            )
        )
        due = [label for at, label in plan if at <= now]
        later = [at for at, _label in plan if at > now]
        label = due[-1] if due else "extra"
        known = select(readings.c.id).where(
            readings.c.delivery == row["id"], readings.c.label == label
        )
        if db.scalar(known) is None:
            values = {figure: getattr(figures, figure) for figure in FIGURES}
            db.execute(
                insert(readings).values(
                    delivery=row["id"],
                    label=label,
                    at=now,
                    **values,
                    unknown=_reasons(figures),
                    raw=dict(figures.raw),
                )
            )
        self._next(db, row["id"], later[0] if later else None)

    def _next(self, db: Connection, delivery: int, at: datetime | None) -> None:
        db.execute(
            update(engagement)
            .where(engagement.c.delivery == delivery)
            .values(next_at=at, tries=0, lease_until=None)
        )

    def _failed(self, batch: Sequence[RowMapping], now: datetime, why: str) -> None:
        log.warning("not_measured posts=%d why=%s", len(batch), why)
        tired = [row for row in batch if row["tries"] + 1 >= TRIES]
        self._keep(tired, {}, now)
        rest = [row["id"] for row in batch if row["tries"] + 1 < TRIES]
        with self.store.write() as db:
            db.execute(
                update(engagement)
                .where(engagement.c.delivery.in_(rest))
                .values(tries=engagement.c.tries + 1, next_at=now + RETRY, lease_until=None)
            )

    def _put_off(self, name: str, until: datetime | None) -> None:
        """Ask a channel nothing before an instant; with None, never again."""
        where = [engagement.c.channel == name, engagement.c.next_at.is_not(None)]
        if until:
            where.append(engagement.c.next_at < until)
        with self.store.write() as db:
            db.execute(update(engagement).where(*where).values(next_at=until, lease_until=None))

    def count_followers(self, name: str, now: datetime) -> None:
        """Read a channel's own totals once for each day of the office's zone."""
        channel = self.channels[name]
        day = self.config.calendar.local(now).date().isoformat()
        if not can(channel, "audience"):
            return
        with self.store.read() as db:
            known = select(audiences.c.id).where(
                audiences.c.channel == name, audiences.c.day == day
            )
            if db.scalar(known) is not None:
                return
        try:
            audience = channel.audience(self._reporting(now))
        except ChannelError as error:
            log.warning("followers_unknown channel=%s why=%s", name, error)
            return
        row = {"channel": name, "day": day, "at": now, "followers": audience.followers}
        with self.store.write() as db:
            db.execute(insert(audiences).values(**row, raw=dict(audience.raw)))

    def _reporting(self, now: datetime) -> Period | None:
        """Return the reporting month so far; all of it on the morning after it closed."""
        after = closings(self.config.calendar, self.config.engagement.closings)
        morning = now - timedelta(days=1)
        begun = [*takewhile(lambda each: each <= morning, after(morning - timedelta(days=40)))]
        return Period(begun[-1], now) if begun else None


def _reasons(figures: Engagement) -> dict[str, str]:
    return {
        figure: figures.unknown.get(figure, "not_supported")
        for figure in FIGURES
        if getattr(figures, figure) is None
    }


def next_due(db: Connection) -> datetime | None:
    """Return when the next reading is due; None if none is planned."""
    due: datetime | None = db.scalar(select(func.min(engagement.c.next_at)))
    return due
