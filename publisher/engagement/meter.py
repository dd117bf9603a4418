"""Measures posts through their channels, and keeps every answer.

Trouble in measuring never touches a delivery.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, or_, select

from publisher.config.file import Config
from publisher.contract import (
    Audience,
    Channel,
    ChannelError,
    Engagement,
    Period,
    Receipt,
    can,
)
from publisher.engagement.ages import ReadingPlan
from publisher.engagement.readings import (
    FIGURES,
    end_withdrawn,
    engagement,
    is_counted,
    keep_audience,
    keep_reading,
    lease,
    put_off,
    read_next,
)
from publisher.engagement.spans import closed, keep_span, so_far, unsettled
from publisher.outbox.deliveries import SENT, deliveries
from publisher.outbox.reactions import NO_READINGS, Then, react
from publisher.store.database import Store

log = logging.getLogger(__name__)


AT_ONCE = 100  # posts measured in one call of a channel
LEASE = timedelta(minutes=10)
MISSING = Engagement(unknown=dict.fromkeys(FIGURES, "error"))


@dataclass(slots=True)
class Meter:
    """Reads the posts of every channel that can be read."""

    config: Config
    store: Store
    channels: Mapping[str, Channel]
    silent: dict[str, datetime] = field(default_factory=dict)  # no totals are asked for until then

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
        except Exception as error:  # noqa: BLE001 - react() knows bugs too
            self._failed(name, batch, error, now)
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
            end_withdrawn(db, name)
            ids = list(db.scalars(due))
            where = engagement.c.delivery.in_(ids)
            lease(db, ids, now + LEASE)
            query = select(deliveries, engagement.c.tries).join(
                engagement, engagement.c.delivery == deliveries.c.id
            )
            return db.execute(query.where(where)).mappings().all()

    def _keep(
        self, batch: Sequence[RowMapping], found: Mapping[str, Engagement], now: datetime
    ) -> None:
        with self.store.write() as db:
            for row in batch:
                self._append(db, row, found.get(row["ref"], MISSING), now)

    def _append(self, db: Connection, row: RowMapping, figures: Engagement, now: datetime) -> None:
        due, later = ReadingPlan.of(self.config).due(row["sent_at"], now)
        for label in due or ("extra",):
            if keep_reading(db, row["id"], label, figures, now):
                break
        read_next(db, row["id"], later)

    def _failed(
        self, name: str, batch: Sequence[RowMapping], error: Exception, now: datetime
    ) -> None:
        if not isinstance(error, ChannelError):
            log.error("channel_bug channel=%s", name, exc_info=error)
        log.warning("not_measured channel=%s posts=%d why=%s", name, len(batch), error)
        with self.store.write() as db:
            for row in batch:
                reaction = react("measure", error, now, row["tries"])
                if reaction.then is Then.IMPOSSIBLE or reaction.rests_until:
                    put_off(db, name, reaction.rests_until)
                    return
                if reaction.then is Then.GIVE_UP:
                    self._append(db, row, MISSING, now)
                else:
                    read_next(db, row["id"], reaction.ready_at, row["tries"] + 1)

    def count_followers(self, name: str, now: datetime) -> None:
        """Read a channel's own totals once for each day of the office's zone.

        With them those of the reporting month so far; after a closing, of what it closed.
        """
        if not can(self.channels[name], "audience") or self.silent.get(name, now) > now:
            return
        calendar, regime = self.config.calendar, self.config.regime
        day = calendar.local(now).date().isoformat()
        over = closed((regime, *self.config.closings), calendar, now)
        with self.store.read() as db:
            counted = is_counted(db, name, day)
            spans = unsettled(db, name, over, calendar, now)
        if not counted:
            span = so_far(regime, calendar, now)
            if (told := self._totals(name, span, now)) is None:
                return
            with self.store.write() as db:
                keep_audience(db, name, day, told, now)
                if span:
                    keep_span(db, name, span, told, now)
        for span in spans:
            if (told := self._totals(name, span, now)) is None:
                self.silent.setdefault(name, now + NO_READINGS)
                return
            with self.store.write() as db:
                keep_span(db, name, span, told, now)

    def _totals(self, name: str, span: Period | None, now: datetime) -> Audience | None:
        """Ask a channel; None if it fails, and it may be left alone for a while."""
        self.silent.pop(name, None)
        try:
            return self.channels[name].audience(span)
        except ChannelError as error:
            log.warning("followers_unknown channel=%s why=%s", name, error)
            if until := react("measure", error, now).rests_until:
                self.silent[name] = until
        return None
