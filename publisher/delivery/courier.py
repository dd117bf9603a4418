"""One delivery through one channel. The only place that reacts to what channels raise.

Intent first, then the call, then what came of it. What may have been sent is never sent
again before the channel, or a person, has said that it is not out.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from publisher.config.file import Account
from publisher.contract import (
    Channel,
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unavailable,
    Unsupported,
    can,
)
from publisher.delivery.reviser import Reviser
from publisher.engagement.readings import start_measuring
from publisher.outbox.attempts import end_attempt, open_attempts
from publisher.outbox.claims import Claim, Claims
from publisher.outbox.deliveries import DOUBT, DOUBTFUL, FAILED, HELD, LATE, QUEUED, REPEATABLE
from publisher.outbox.pauses import asked_rest, pause, try_again_in
from publisher.store.database import Store
from publisher.words import _, fault_name

log = logging.getLogger(__name__)

LOOKS = (30.0, 120.0, 600.0)  # seconds until the channel is asked again what became of a post

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Courier:
    """Carries one claimed delivery to its end, or to where it has to wait."""

    store: Store
    claims: Claims
    accounts: Mapping[str, Account]
    channels: Mapping[str, Channel]
    ages: tuple[float, ...]
    now: Now

    def run(self, delivery: int) -> None:
        """Deliver, or look for, one claimed row; does nothing if it is not ours any more."""
        claim = self.claims.claimed(delivery, self.now())
        if claim is None:
            return
        if claim.kind in REPEATABLE:
            Reviser(self.store, self.claims, self.channels, self.now).run(claim)
        elif claim.open_attempt is not None:
            self._look(claim)
        elif self._too_late(claim):
            self._hold(claim, LATE, _("it would have gone out too late; release or cancel it"))
        else:
            self._send(claim)

    # --- Sending ---------------------------------------------------------------------

    def _send(self, claim: Claim) -> None:
        attempt = self.claims.begin(claim, self.now())
        if attempt is None:
            return
        if not self.claims.has_time(claim, self.now()):
            self._not_sent(claim, attempt, self.now(), _("the machine stood still"))
            return
        try:
            receipt = self.channels[claim.channel].publish(claim.post, key=claim.key)
        except ChannelError as error:
            self._failed(claim, attempt, error)
        except Exception as error:
            log.exception("channel_bug item=%s channel=%s", claim.item, claim.channel)
            self._unknown(claim, attempt, OutcomeUnknown(fault_name(error)))
        else:
            self._sent(claim, attempt, receipt)

    def _too_late(self, claim: Claim) -> bool:
        limit = self.accounts[claim.channel].rules.too_late
        overdue = (self.now() - claim.due_at).total_seconds()
        return limit is not None and overdue > limit

    def _sent(self, claim: Claim, attempt: int, receipt: Receipt) -> None:
        now = self.now()
        with self.store.write() as db:
            end_attempt(db, attempt, "ok", now, ref=receipt.ref)
            first = self.claims.confirm(db, claim, receipt, now)
            self._plan_readings(db, claim, now)
        log.info("delivered item=%s channel=%s ref=%s", claim.item, claim.channel, receipt.ref)
        if not first:  # this process lost its lease in the call, for longer than the lag
            log.error(
                "out_twice item=%s channel=%s ref=%s", claim.item, claim.channel, receipt.ref
            )

    def _plan_readings(self, db: Connection, claim: Claim, sent_at: datetime) -> None:
        if can(self.channels[claim.channel], "measure"):
            start_measuring(db, claim.id, claim.channel, sent_at, self.ages)

    def _found(self, claim: Claim, receipt: Receipt) -> None:
        """Settle a doubt: the post has been out since its last attempt."""
        sent_at = claim.open_last or self.now()
        with self.store.write() as db:
            for each in open_attempts(db, claim.id):
                end_attempt(db, each["id"], "ok", self.now(), ref=receipt.ref)
            self.claims.confirm(db, claim, receipt, sent_at)
            self._plan_readings(db, claim, sent_at)
        log.info("found item=%s channel=%s ref=%s", claim.item, claim.channel, receipt.ref)

    def _failed(self, claim: Claim, attempt: int, error: ChannelError) -> None:
        match error:
            case Rejected():
                self._refused(claim, attempt, error)
            case Unauthorized():
                self._not_sent(claim, attempt, self.now(), str(error), error.answer, stop=True)
            case RateLimited():
                until = self.now() + asked_rest(error)
                self._not_sent(claim, attempt, until, str(error), error.answer, rest=until)
            case Unavailable():
                again = self.now() + try_again_in(claim.attempts + 1)
                self._not_sent(claim, attempt, again, str(error), error.answer, counts=True)
            case _:
                self._unknown(claim, attempt, error)

    def _refused(self, claim: Claim, attempt: int, error: Rejected) -> None:
        with self.store.write() as db:
            end_attempt(db, attempt, "refused", self.now(), answer=error.answer or str(error))
            self.claims.settle(db, claim, {"state": FAILED, "reason": str(error)})
        log.error("refused item=%s channel=%s why=%s", claim.item, claim.channel, error)

    def _not_sent(
        self,
        claim: Claim,
        attempt: int,
        due_at: datetime,
        why: str,
        answer: str = "",
        *,
        counts: bool = False,
        stop: bool = False,
        rest: datetime | None = None,
    ) -> None:
        """Queue a delivery of which surely nothing went out, and rest its channel if asked."""
        now = self.now()
        values: dict[str, Any] = {"state": QUEUED, "reason": why}
        if counts:  # lateness is counted from the planned time, so the wait is kept apart
            values["attempts"] = claim.attempts + 1
            values["ready_at"] = due_at
        with self.store.write() as db:
            end_attempt(db, attempt, "not_sent", now, answer=answer or why)
            self.claims.settle(db, claim, values)
            if stop or rest:
                pause(db, claim.channel, why, now, until=None if stop else rest)
        log.warning("not_sent item=%s channel=%s why=%s", claim.item, claim.channel, why)

    def _unknown(self, claim: Claim, attempt: int, error: ChannelError) -> None:
        now = self.now()
        with self.store.write() as db:
            end_attempt(db, attempt, None, now, answer=error.answer or str(error))
            self.claims.settle(
                db,
                claim,
                {
                    "state": DOUBTFUL,
                    "reason": str(error),
                    "ready_at": now + timedelta(seconds=LOOKS[0]),
                    "looks": 0,
                    "absent_at": None,
                },
            )
        log.warning("in_doubt item=%s channel=%s why=%s", claim.item, claim.channel, error)

    def _hold(self, claim: Claim, hold: str, reason: str) -> None:
        with self.store.write() as db:
            self.claims.settle(db, claim, {"state": HELD, "hold": hold, "reason": reason})
        log.warning("held item=%s channel=%s why=%s", claim.item, claim.channel, reason)

    # --- Looking ---------------------------------------------------------------------

    def _look(self, claim: Claim) -> None:
        channel = self.channels[claim.channel]
        since = claim.open_since or claim.due_at
        try:
            receipt = channel.find(claim.post, key=claim.key, since=since)
        except Unsupported:
            self._hold(claim, DOUBT, _("nobody can prove whether it is out; look and say"))
        except RateLimited as error:
            self._not_looked(claim, str(error), self.now() + asked_rest(error))
        except Unauthorized as error:
            self._not_looked(claim, str(error), None)
        except ChannelError as error:
            self._still_unknown(claim, str(error))
        except Exception as error:
            log.exception("channel_bug item=%s channel=%s", claim.item, claim.channel)
            self._still_unknown(claim, fault_name(error))
        else:
            if receipt:
                self._found(claim, receipt)
            else:
                self._absent(claim, channel.visibility_lag)

    def _absent(self, claim: Claim, lag: float) -> None:
        """Believe that a post is not out when two looks, far enough apart, did not find it."""
        now = self.now()
        first = min(claim.absent_at or now, now)  # of the future: a clock was set back since
        if lag and (claim.absent_at is None or (now - first).total_seconds() < lag):
            values = {"state": DOUBTFUL, "absent_at": first}
            with self.store.write() as db:
                self.claims.settle(db, claim, values | {"ready_at": now + timedelta(seconds=lag)})
            return
        # At once the first time: the looks took their time. Not so for what breaks every time.
        again = now + try_again_in(claim.attempts) if claim.attempts else now
        with self.store.write() as db:
            for each in open_attempts(db, claim.id):
                end_attempt(db, each["id"], "not_sent", now)
            free = {"state": QUEUED, "absent_at": None, "looks": 0, "ready_at": again}
            self.claims.settle(db, claim, free | {"attempts": claim.attempts + 1})
        log.info("not_out item=%s channel=%s", claim.item, claim.channel)

    def _still_unknown(self, claim: Claim, why: str) -> None:
        if claim.looks + 1 >= len(LOOKS):
            reason = _("could not find out whether it is out ({why}); look and say")
            self._hold(claim, DOUBT, reason.format(why=why))
        else:
            ready_at = self.now() + timedelta(seconds=LOOKS[claim.looks + 1])
            with self.store.write() as db:
                self._look_later(db, claim, why, ready_at, looks=claim.looks + 1)
        log.warning("in_doubt item=%s channel=%s why=%s", claim.item, claim.channel, why)

    def _not_looked(self, claim: Claim, why: str, until: datetime | None) -> None:
        """Rest the channel until an instant, or stop it; the look does not count."""
        now = self.now()
        with self.store.write() as db:
            pause(db, claim.channel, why, now, until=until)
            self._look_later(db, claim, why, until or now, looks=claim.looks)
        log.warning("not_looked item=%s channel=%s why=%s", claim.item, claim.channel, why)

    def _look_later(
        self, db: Connection, claim: Claim, why: str, ready_at: datetime, *, looks: int
    ) -> None:
        values = {"state": DOUBTFUL, "reason": why, "looks": looks, "ready_at": ready_at}
        self.claims.settle(db, claim, values)
