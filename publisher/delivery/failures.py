"""Applies what follows from a channel's error, in the transaction that settles the row."""

import logging
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from publisher.contract import Channel, ChannelError, Unexplained
from publisher.outbox import settlement
from publisher.outbox.attempts import end_attempt
from publisher.outbox.claim import Claim
from publisher.outbox.deliveries import DOUBT
from publisher.outbox.pauses import pause
from publisher.outbox.reactions import CHANGES, Reaction, Then, Verb, react
from publisher.outbox.trials import Checked, checked, judged
from publisher.store.database import Store
from publisher.words import _, answer_name

log = logging.getLogger(__name__)


def settle_failure(
    store: Store,
    channel: Channel,
    claim: Claim,
    verb: Verb,
    error: Exception,
    now: datetime,
    *,
    attempt: int | None = None,
    url: str | None = None,
) -> None:
    """Let everything follow that follows from an error: for attempt, channel and row at once.

    attempt: the one that the error ended; find has none. url: of the post to be changed.
    """
    if not isinstance(error, ChannelError):
        log.error("channel_bug item=%s channel=%s", claim.item, claim.channel, exc_info=error)
    failures = claim.find_tries if verb == "find" else claim.failures
    is_tried = verb in CHANGES
    check = checked(channel) if is_tried and isinstance(error, Unexplained) else Checked()
    with store.write() as db:
        if is_tried:
            error = judged(db, claim, error, check)
        reaction = react(verb, error, now, failures)
        reaction = replace(reaction, why=_for_people(reaction, url))
        if attempt is not None:
            end_attempt(db, attempt, reaction.outcome, now, answer=reaction.answer)
        if reaction.stops or reaction.rests_until:
            pause(db, claim.channel, reaction.why, now, until=reaction.rests_until)
        _move(db, claim, reaction, now)
    level = logging.ERROR if reaction.then is Then.FAIL else logging.WARNING
    log.log(level, "%s item=%s channel=%s why=%s", _event(reaction), claim.item, claim.channel,
            reaction.why)  # fmt: skip


def not_begun(store: Store, claim: Claim, attempt: int, now: datetime) -> None:
    """Put a row back that was about to be sent when the machine stood still."""
    why = _("the machine stood still")
    with store.write() as db:
        end_attempt(db, attempt, "not_sent", now, answer=why)
        settlement.requeue(db, claim, why, now)
    log.warning("not_sent item=%s channel=%s why=%s", claim.item, claim.channel, why)


def _move(db: Connection, claim: Claim, reaction: Reaction, now: datetime) -> None:
    why, ready_at = reaction.why, reaction.ready_at
    behind = reaction.rests_until or now  # what is due by then goes first; see resuming.resume
    match reaction.then, reaction.verb:
        case Then.FAIL, _:
            settlement.fail(db, claim, why)
        case Then.DOUBT, _ if ready_at:
            settlement.doubt(db, claim, why, ready_at)
        case Then.IMPOSSIBLE | Then.GIVE_UP, "find":
            settlement.hold(db, claim, DOUBT, why)
        case Then.AGAIN, "find" if ready_at:
            settlement.look_later(db, claim, why, ready_at)
        case Then.AGAIN, "find":
            settlement.look_again(db, claim, why, behind)
        case Then.IMPOSSIBLE, _:
            settlement.impossible(db, claim, why)
        case _ if ready_at:
            settlement.try_later(db, claim, why, ready_at)
        case _:
            settlement.requeue(db, claim, why, behind)


def _for_people(reaction: Reaction, url: str | None) -> str:
    """Return why, with what it means where the error itself does not say that."""
    match reaction.then, reaction.verb:
        case Then.IMPOSSIBLE, "find":
            return _("nobody can prove whether it is out; look and say")
        case Then.GIVE_UP, "find":
            reason = _("could not find out whether it is out ({why}); look and say")
            return reason.format(why=reaction.why)
        case Then.IMPOSSIBLE, _verb:
            reason = _("{why}; it stays with its readers")
            if url:
                reason = _("{why}; still to be seen: {url}")
            return reason.format(why=answer_name(reaction.why), url=url)
    return reaction.why


def _event(reaction: Reaction) -> str:
    """Return what a log line is called: not_sent, refused, in_doubt, update_refused."""
    event = reaction.outcome or "in_doubt"
    return event if reaction.verb == "publish" else f"{reaction.verb}_{event}"
