"""Changing and taking away what is out. Both may be repeated, so doubt needs no look.

The intent is written first all the same: the journal of attempts tells what was tried.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, select, update

from publisher.contract import (
    Channel,
    ChannelError,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unsupported,
)
from publisher.items.versions import items
from publisher.outbox.attempts import end_attempt, open_attempts
from publisher.outbox.claims import Claim, Claims
from publisher.outbox.deliveries import (
    CANCELLED,
    CHANGE,
    FAILED,
    QUEUED,
    SENT,
    STAYS,
    UNASKED,
    UNSUPPORTED,
    UPDATE,
    WITHDRAW,
    WITHDRAWN,
    deliveries,
)
from publisher.outbox.pauses import asked_rest, pause, try_again_in
from publisher.store.database import Store
from publisher.words import _, answer_name, fault_name

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
            for each in open_attempts(db, claim.id):  # a repetition settles them
                end_attempt(db, each["id"], "unknown", self.now())
        attempt = self.claims.begin(claim, self.now())
        if attempt is None:
            return
        if not self.claims.has_time(claim, self.now()):
            self._again(claim, attempt, _("the machine stood still"), counts=False)
            return
        try:
            receipt = self._call(claim, Receipt(target["ref"], target["url"]))
        except ChannelError as error:
            self._failed(claim, attempt, target, error)
        except Exception as error:
            log.exception("channel_bug item=%s channel=%s", claim.item, claim.channel)
            self._again(claim, attempt, fault_name(error), counts=True)
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
        done = {"state": SENT, "hold": None, "reason": None, "sent_at": now}
        done |= {"ref": receipt.ref, "url": receipt.url}
        with self.store.write() as db:
            end_attempt(db, attempt, "ok", now, ref=receipt.ref)
            if not self.claims.settle(db, claim, done):
                return  # whoever has the lease now does it again, or has done more since
            if claim.kind == WITHDRAW:
                changed: dict[str, Any] = {"state": WITHDRAWN, "reason": claim.post.text}
            else:
                mine = db.execute(select(deliveries).where(deliveries.c.id == claim.id)).mappings()
                row = mine.one()
                changed = {key: row[key] for key in ("post", "version", "visible", "approved")}
                changed |= {"ref": receipt.ref, "url": receipt.url}
                newer = update(items).where(items.c.id == claim.item)
                db.execute(newer.values(planned=claim.version))
            db.execute(CHANGE.where(deliveries.c.id == target["id"]).values(**changed))
        log.info("%s item=%s channel=%s", f"{claim.kind}_done", claim.item, claim.channel)

    def _failed(self, claim: Claim, attempt: int, target: RowMapping, error: ChannelError) -> None:
        match error:
            case Rejected():
                self._end(claim, attempt, {"state": FAILED, "reason": str(error)}, error)
            case Unsupported():
                reason = _why_it_stays(error, target["url"])
                values = {"state": FAILED, "hold": UNSUPPORTED, "reason": reason}
                if claim.kind == WITHDRAW:  # for good, and nobody's fault
                    values = {"state": STAYS, "reason": reason}
                self._end(claim, attempt, values, error)
            case Unauthorized():
                with self.store.write() as db:
                    pause(db, claim.channel, str(error), self.now(), until=None)
                self._again(claim, attempt, str(error), counts=False)
            case RateLimited():
                until = self.now() + asked_rest(error)
                with self.store.write() as db:
                    pause(db, claim.channel, str(error), self.now(), until=until)
                self._again(claim, attempt, str(error), counts=False)
            case _:
                self._again(claim, attempt, str(error), counts=True)

    def _again(self, claim: Claim, attempt: int, why: str, *, counts: bool) -> None:
        now = self.now()
        again = now + try_again_in(claim.attempts + 1) if counts else now
        values: dict[str, Any] = {"state": QUEUED, "reason": why, "ready_at": again}
        values["attempts"] = claim.attempts + counts
        with self.store.write() as db:
            end_attempt(db, attempt, "unknown", now, answer=why)
            self.claims.settle(db, claim, values)
        log.warning("%s item=%s channel=%s why=%s", f"{claim.kind}_again", claim.item,
                    claim.channel, why)  # fmt: skip

    def _end(
        self, claim: Claim, attempt: int, values: dict[str, Any], error: ChannelError
    ) -> None:
        with self.store.write() as db:
            end_attempt(db, attempt, "refused", self.now(), answer=error.answer or str(error))
            self.claims.settle(db, claim, values)
        log.warning("%s item=%s channel=%s why=%s", f"{claim.kind}_refused", claim.item,
                    claim.channel, values["reason"])  # fmt: skip

    def _needless(self, claim: Claim, why: str) -> None:
        with self.store.write() as db:
            values = {"state": CANCELLED, "hold": UNASKED, "reason": why}
            self.claims.settle(db, claim, values)


def _why_it_stays(error: Unsupported, url: str | None) -> str:
    """Return in words that a channel has no way to change or remove a post, and where it is."""
    reason = _("{why}; it stays with its readers")
    if url:
        reason = _("{why}; still to be seen: {url}")
    return reason.format(why=answer_name(str(error)), url=url)


def _newer_words(claim: Claim) -> Select[tuple[int]]:
    """Find an update of the same post that was asked for later and is out."""
    return select(deliveries.c.id).where(
        deliveries.c.target == claim.target,
        deliveries.c.kind == UPDATE,
        deliveries.c.state == SENT,
        deliveries.c.edition > claim.edition,
    )
