"""Changing and taking away what is out. Both may be repeated, so doubt needs no look.

The intent is written first all the same: the journal of attempts tells what was tried.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, Select, select

from publisher.contract import Channel, Receipt
from publisher.delivery.failures import not_begun, settle_failure
from publisher.items import lifecycle
from publisher.outbox import settlement
from publisher.outbox.attempts import end_attempt, end_open_attempt
from publisher.outbox.claim import Claim
from publisher.outbox.claims import Claims
from publisher.outbox.deliveries import SENT, UPDATE, WITHDRAW, deliveries
from publisher.outbox.reactions import Verb
from publisher.store.database import Store
from publisher.words import _

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reviser:
    """Carries updates and withdrawals to their end."""

    store: Store
    claims: Claims
    channels: Mapping[str, Channel]
    now: Callable[[], datetime]

    def run(self, claim: Claim) -> None:
        """Do one claimed update or withdrawal."""
        with self.store.read() as db:
            where = deliveries.c.id == claim.target
            target = db.execute(select(deliveries).where(where)).mappings().first()
            newer = claim.kind == UPDATE and db.scalar(_newer_words(claim))
        if target is None or target["state"] != SENT:
            self._needless(claim, _("there is nothing to change"))
            return
        if newer:
            self._needless(claim, _("newer words are out already"))
            return
        with self.store.write() as db:
            end_open_attempt(db, claim.id, "unknown", self.now())  # a repetition settles it
        attempt = self.claims.begin(claim, self.now())
        if attempt is None:
            return
        if not self.claims.has_time(claim, self.now()):
            not_begun(self.store, claim, attempt, self.now())
            return
        try:
            receipt = self._call(claim, Receipt(target["ref"], target["url"]))
        except Exception as error:  # noqa: BLE001 - react() knows bugs too
            self._failed(claim, attempt, target, error)
        else:
            self._done(claim, attempt, target, receipt)

    def _call(self, claim: Claim, receipt: Receipt) -> Receipt:
        channel = self.channels[claim.channel]
        if claim.kind == WITHDRAW:
            channel.withdraw(receipt)
            return receipt
        return channel.update(receipt, claim.post)

    def _done(self, claim: Claim, attempt: int, target: RowMapping, receipt: Receipt) -> None:
        now = self.now()
        with self.store.write() as db:
            end_attempt(db, attempt, "ok", now, ref=receipt.ref)
            if not settlement.done(db, claim, receipt, now):
                return  # whoever has the lease now does it again, or has done more since
            if claim.kind == WITHDRAW:
                settlement.taken_away(db, claim, target)
            else:
                settlement.changed(db, claim, target, receipt)
                lifecycle.planned(db, claim.item, claim.version)
        log.info("%s item=%s channel=%s", f"{claim.kind}_done", claim.item, claim.channel)

    def _failed(self, claim: Claim, attempt: int, target: RowMapping, error: Exception) -> None:
        verb: Verb = "withdraw" if claim.kind == WITHDRAW else "update"
        now, url = self.now(), target["url"]
        channel = self.channels[claim.channel]
        settle_failure(self.store, channel, claim, verb, error, now, attempt=attempt, url=url)

    def _needless(self, claim: Claim, why: str) -> None:
        with self.store.write() as db:
            settlement.needless(db, claim, why)


def _newer_words(claim: Claim) -> Select[tuple[int]]:
    """Find an update of the same post that was asked for later and is out."""
    return select(deliveries.c.id).where(
        deliveries.c.target == claim.target,
        deliveries.c.kind == UPDATE,
        deliveries.c.state == SENT,
        deliveries.c.sequence > claim.sequence,
    )
