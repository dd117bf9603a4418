"""Whose fault a refusal is that may be one post's own or the whole account's: found by trial.

Does the same call work for another post, does the channel's check work? What was refused so
is written down with each attempt (PUT_OFF), so that the answer outlives the process. What came
before what is told by the attempts' numbers: a clock may have been set back.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, exists, func, select

from publisher.contract import (
    Channel,
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
    can,
)
from publisher.outbox.attempts import PUT_OFF
from publisher.outbox.claim import Claim
from publisher.outbox.deliveries import NEW, QUEUED, REPEATABLE, attempts, deliveries
from publisher.outbox.posts import sent_digest
from publisher.words import _, fault_name

_MINE = select(func.min(attempts.c.id)).where(
    attempts.c.delivery == bindparam("of"),
    attempts.c.outcome == PUT_OFF,
    attempts.c.digest == bindparam("digest"),
)
_newest = attempts.alias("newest")
_last = select(func.max(_newest.c.id)).where(_newest.c.delivery == deliveries.c.id)
_is_last = attempts.c.id == _last.correlate(deliveries).scalar_subquery()
IS_PUT_OFF: Final = exists().where(_is_last, attempts.c.outcome == PUT_OFF)
_OTHERS = (
    select(func.max(attempts.c.id))
    .join(deliveries, deliveries.c.id == attempts.c.delivery)
    .where(
        deliveries.c.channel == bindparam("channel"),
        deliveries.c.id != bindparam("of"),
        deliveries.c.state == QUEUED,
        deliveries.c.failures > 0,
        _is_last,
        attempts.c.outcome == PUT_OFF,
    )
)
_WENT = (
    select(func.max(attempts.c.id))
    .join(deliveries, deliveries.c.id == attempts.c.delivery)
    .where(
        attempts.c.channel == bindparam("channel"),
        attempts.c.outcome == "ok",
        deliveries.c.kind.in_(bindparam("kinds", expanding=True)),
    )
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a channel's check said: whether it works at all, and what it found."""

    works: bool | None = None  # None: it could not be asked
    problem: str = ""


def checked(channel: Channel) -> Checked:
    """Ask a channel whether its account is well. Publishes nothing, raises nothing."""
    if not can(channel, "check"):
        return Checked()
    try:
        return Checked(True, "; ".join(channel.check().problems))
    except (Unavailable, RateLimited, OutcomeUnknown):
        return Checked()
    except ChannelError as error:
        return Checked(False, str(error))
    except Exception as error:  # noqa: BLE001 - a bug there accuses nobody
        return Checked(None, fault_name(error))


def judged(db: Connection, claim: Claim, error: Exception, check: Checked) -> Exception:
    """Return what an error amounts to by all that was tried: it stays as it is while unclear.

    Unauthorized is the account's fault, Rejected the post's.
    """
    if isinstance(error, RateLimited) and error.scope == "post" and _others(db, claim):
        return _as(error, RateLimited(str(error), retry_after=error.retry_after))
    if isinstance(error, Unexplained):
        return _as(error, _explained(db, claim, error, check))
    return error


def _explained(db: Connection, claim: Claim, error: Unexplained, check: Checked) -> ChannelError:
    said = str(error).rstrip(".")
    others, went = _others(db, claim), _went(db, claim)
    if check.works is False:
        return Unauthorized(f"{said}; {check.problem}")
    if others and (went is None or went < others):
        return Unauthorized(_("{why}; other posts are refused as well").format(why=said))
    mine = db.scalar(_MINE, {"of": claim.id, "digest": sent_digest(claim.post)})
    if mine is None:
        return error
    if went is not None and went > mine:
        return Rejected(_("{why}; other posts go out, so it is this one").format(why=said))
    if check.problem:
        return Unauthorized(f"{said}; {check.problem}")
    if check.works:
        return Rejected(_("{why}; the account is well, so it is this post").format(why=said))
    return error


def _went(db: Connection, claim: Claim) -> int | None:
    """Return the last attempt that the service took and that tells of this one's call.

    Who may still change what is out may have lost the right to post.
    """
    kinds = NEW if claim.kind in NEW else (*NEW, *REPEATABLE)
    found: int | None = db.scalar(_WENT, {"channel": claim.channel, "kinds": kinds})
    return found


def _others(db: Connection, claim: Claim) -> int | None:
    """Return the last attempt that was refused so of another post that still waits."""
    found: int | None = db.scalar(_OTHERS, {"channel": claim.channel, "of": claim.id})
    return found


def _as(error: ChannelError, judgement: ChannelError) -> ChannelError:
    judgement.answer = error.answer
    return judgement
