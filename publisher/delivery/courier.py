"""One delivery through one channel.

Intent first, then the call, then what came of it. What may have been sent is never sent
again before the channel, or a person, has said that it is not out.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from publisher.config.file import Account
from publisher.contract import Channel, Receipt, can
from publisher.delivery.failures import not_begun, settle_failure
from publisher.delivery.reviser import Reviser
from publisher.engagement.ages import ReadingPlan
from publisher.engagement.readings import start_measuring
from publisher.items.lifecycle import is_page
from publisher.outbox import settlement
from publisher.outbox.attempts import end_attempt, end_open_attempt
from publisher.outbox.claim import Claim
from publisher.outbox.claims import Claims
from publisher.outbox.deliveries import LATE, REPEATABLE
from publisher.outbox.pauses import try_again_in
from publisher.outbox.reactions import Verb
from publisher.store.database import Store
from publisher.words import _

log = logging.getLogger(__name__)

Now = Callable[[], datetime]
# Begins the channel's next post within the transaction that settles one; None: none can be.
Onward = Callable[[Connection], Claim | None]


class CannotGoOn(Exception):
    """Something is wrong with the next post; that must not touch the one that is settled."""


@dataclass(frozen=True, slots=True)
class Courier:
    """Carries one claimed delivery to its end, or to where it has to wait."""

    store: Store
    claims: Claims
    accounts: Mapping[str, Account]
    channels: Mapping[str, Channel]
    plan: ReadingPlan
    now: Now

    def run(self, delivery: int, onward: Onward | None = None) -> int | None:
        """Deliver, or look for, one claimed row; does nothing if it is not ours any more.

        Returns the delivery that `onward` began meanwhile, to be run at once.
        """
        claim = self.claims.claimed(delivery, self.now())
        if claim is None:
            return None
        if claim.attempt is not None:
            return self._send(claim, onward)
        if claim.kind in REPEATABLE:
            Reviser(self.store, self.claims, self.channels, self.now).run(claim)
        elif claim.open_attempt is not None:
            self._look(claim)
        elif self._too_late(claim):
            self._hold_late(claim)
        else:
            return self._send(claim, onward)
        return None

    # --- Sending ---------------------------------------------------------------------

    def _send(self, claim: Claim, onward: Onward | None) -> int | None:
        attempt = claim.attempt or self.claims.begin(claim, self.now())
        if attempt is None:
            return None
        if not self.claims.has_time(claim, self.now()):
            not_begun(self.store, claim, attempt, self.now())
            return None
        try:
            receipt = self.channels[claim.channel].publish(claim.post, key=claim.key)
        except Exception as error:  # noqa: BLE001 - react() knows bugs too
            self._failed("publish", claim, error, attempt)
            return None
        return self._sent(claim, attempt, receipt, onward)

    def _too_late(self, claim: Claim) -> bool:
        late = claim.due_at < self.accounts[claim.channel].rules.late_before(self.now())
        return late and not self._is_page(claim.item)

    def _is_page(self, item: str) -> bool:
        """Tell whether it is a standing page, which never comes too late."""
        with self.store.read() as db:
            return is_page(db, item)

    def _sent(
        self, claim: Claim, attempt: int, receipt: Receipt, onward: Onward | None = None
    ) -> int | None:
        now = self.now()
        try:
            first, following = self._settled(claim, attempt, receipt, now, onward)
        except CannotGoOn:  # it was undone with the settlement, and that stands by itself
            log.exception("bug job=onward")
            first, following = self._settled(claim, attempt, receipt, now, None)
        log.info("delivered item=%s channel=%s ref=%s", claim.item, claim.channel, receipt.ref)
        if not first:  # this process lost its lease in the call, for longer than the lag
            log.error(
                "out_twice item=%s channel=%s ref=%s", claim.item, claim.channel, receipt.ref
            )
        if following is None:
            return None
        self.claims.take_up(following)
        return following.id

    def _settled(
        self, claim: Claim, attempt: int, receipt: Receipt, now: datetime, onward: Onward | None
    ) -> tuple[bool, Claim | None]:
        """Write down that a post is out, and begin the next; tells whether this was the first."""
        with self.store.write() as db:
            end_attempt(db, attempt, "ok", now, ref=receipt.ref)
            first = settlement.confirm(db, claim, receipt, now, now)
            self._plan_readings(db, claim, now)
            return first, _begun(db, onward) if onward else None

    def _plan_readings(self, db: Connection, claim: Claim, sent_at: datetime) -> None:
        if can(self.channels[claim.channel], "measure"):
            start_measuring(db, claim.id, claim.channel, self.plan.first(sent_at))

    def _found(self, claim: Claim, receipt: Receipt) -> None:
        """Settle a doubt: the post has been out since its last attempt."""
        now = self.now()
        sent_at = claim.open_since or now
        with self.store.write() as db:
            end_open_attempt(db, claim.id, "ok", now, ref=receipt.ref)
            settlement.confirm(db, claim, receipt, sent_at, now)
            self._plan_readings(db, claim, sent_at)
        log.info("found item=%s channel=%s ref=%s", claim.item, claim.channel, receipt.ref)

    def _failed(
        self, verb: Verb, claim: Claim, error: Exception, attempt: int | None = None
    ) -> None:
        now = self.now()
        settle_failure(
            self.store, self.channels[claim.channel], claim, verb, error, now, attempt=attempt
        )

    def _hold_late(self, claim: Claim) -> None:
        why = _("it would have gone out too late; release or cancel it")
        with self.store.write() as db:
            settlement.hold(db, claim, LATE, why)
        log.warning("held item=%s channel=%s why=%s", claim.item, claim.channel, why)

    # --- Looking ---------------------------------------------------------------------

    def _look(self, claim: Claim) -> None:
        channel = self.channels[claim.channel]
        since = claim.open_since or claim.due_at
        try:
            receipt = channel.find(claim.post, key=claim.key, since=since)
        except Exception as error:  # noqa: BLE001 - react() knows bugs too
            self._failed("find", claim, error)
        else:
            if receipt:
                self._found(claim, receipt)
            else:
                self._absent(claim, channel.visibility_lag)

    def _absent(self, claim: Claim, lag: float) -> None:
        """Believe that a post is not out when two looks, far enough apart, did not find it."""
        now = self.now()
        first = min(claim.first_absent_at or now, now)  # of the future: a clock was set back since
        if lag and (claim.first_absent_at is None or (now - first).total_seconds() < lag):
            again = now + timedelta(seconds=lag)
            with self.store.write() as db:
                settlement.absent(db, claim, first, again)
            return
        # At once the first time: the looks took their time. Not so for what breaks every time.
        again = now + try_again_in(claim.failures) if claim.failures else now
        with self.store.write() as db:
            end_open_attempt(db, claim.id, "not_sent", now)
            settlement.send_again(db, claim, again)
        log.info("not_out item=%s channel=%s", claim.item, claim.channel)


def _begun(db: Connection, onward: Onward) -> Claim | None:
    try:
        return onward(db)
    except Exception as error:
        raise CannotGoOn from error
