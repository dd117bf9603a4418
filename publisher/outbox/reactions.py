"""What follows from what goes wrong in a channel: one value for each verb and error.

Decided here and nowhere else; docs/channel.md has the same table for those who write
channels. Nothing is done here: who settles the row applies the value in that transaction.
`check` and `audience` settle nothing and are asked again at their next turn, whatever it was.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Literal

from publisher.contract import (
    ChannelError,
    RateLimited,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
    Unsupported,
)
from publisher.outbox.attempts import PUT_OFF
from publisher.outbox.pauses import REST, REST_AT_MOST, asked_rest, try_again_in
from publisher.words import fault_name

Verb = Literal["publish", "find", "update", "withdraw", "measure"]
CHANGES: Final[tuple[Verb, ...]] = ("publish", "update", "withdraw")

LOOKS = (30.0, 120.0, 600.0)  # seconds until the channel is asked again what became of a post
PARKED = timedelta(hours=1)  # a post, where the service does not say how long; then doubled
READINGS = 5  # failures after which a reading is written down as unknown
READ_AGAIN = timedelta(minutes=5)
TRIED_AGAIN = timedelta(minutes=10)  # what was refused and not explained; then doubled
NO_READINGS = timedelta(hours=1)  # where the service refuses and does not say how long


class Then(Enum):
    """What becomes of the row."""

    FAIL = "fail"  # for good, as it is: its editor is told why
    AGAIN = "again"  # the same once more
    DOUBT = "doubt"  # the post may be out: find is asked before anything is sent
    IMPOSSIBLE = "impossible"  # the channel has no way to do that
    GIVE_UP = "give_up"  # asked often enough: a person looks, a reading stays unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """All that follows from one error."""

    verb: Verb
    then: Then
    why: str
    answer: str  # what the service said; our own words where it said nothing
    outcome: str | None = None  # how the attempt ended; None: nobody knows, or there was none
    counts: bool = False  # against the patience with this row
    ready_at: datetime | None = None  # of the row; None: as soon as its channel may
    rests_until: datetime | None = None  # the channel; for measure only its readings
    stops: bool = False  # the channel, until a person or a check says go


def react(verb: Verb, error: Exception, now: datetime, failures: int = 0) -> Reaction:
    """Decide what follows from an error; what is no ChannelError is a bug of the channel.

    failures: how many earlier ones on this row counted; of find, the looks in vain.
    """
    then, counts = _course(verb, error)
    ready_at = None
    parks = is_parking(verb, error)
    if parks:
        ready_at = now + _parked(error, failures)
    elif counts:
        ready_at = _next_try(verb, now, failures)
        then = then if ready_at else Then.GIVE_UP
    elif then is Then.DOUBT:
        ready_at = now + timedelta(seconds=LOOKS[0])
    why = str(error) if isinstance(error, ChannelError) else fault_name(error)
    return Reaction(
        verb=verb,
        then=then,
        why=why,
        answer=getattr(error, "answer", "") or why,
        outcome=PUT_OFF if parks else _outcome(verb, then),
        counts=counts,
        ready_at=ready_at,
        rests_until=None if parks else _rest(verb, error, now),
        stops=isinstance(error, Unauthorized) and verb != "measure",
    )


def is_parking(verb: Verb, error: Exception) -> bool:
    """Tell whether an error keeps one post back and no other."""
    return (
        verb in CHANGES
        and isinstance(error, RateLimited | Unexplained)
        and getattr(error, "scope", "post") == "post"
    )


def _parked(error: Exception, failures: int) -> timedelta:
    """Return how long a post is left alone: each time twice as long, for asking makes it worse."""
    asked = asked_rest(error, PARKED) if isinstance(error, RateLimited) else TRIED_AGAIN
    doubled: int = 2 ** min(failures, 10)
    return min(asked * doubled, REST_AT_MOST)


def _course(verb: Verb, error: Exception) -> tuple[Then, bool]:
    """Return what becomes of the row, and whether that counts."""
    if is_parking(verb, error):
        return Then.AGAIN, True
    match error:
        case RateLimited() | Unauthorized():
            return Then.AGAIN, False
        case Rejected() if verb not in ("find", "measure"):
            return Then.FAIL, False
        case Unsupported() if verb != "publish":
            return Then.IMPOSSIBLE, False
        case Unavailable():
            return Then.AGAIN, True
    return (Then.DOUBT, False) if verb == "publish" else (Then.AGAIN, True)


def _next_try(verb: Verb, now: datetime, failures: int) -> datetime | None:
    """Return when it is tried once more; None: it was tried often enough."""
    match verb:
        case "find":
            waits = LOOKS[failures + 1 :]
            return now + timedelta(seconds=waits[0]) if waits else None
        case "measure":
            return now + READ_AGAIN if failures + 1 < READINGS else None
    return now + try_again_in(failures + 1)


def _rest(verb: Verb, error: Exception, now: datetime) -> datetime | None:
    without = NO_READINGS if verb == "measure" else REST
    match error:
        case RateLimited():
            return now + asked_rest(error, without)
        case Unauthorized() if verb == "measure":
            return now + without
    return None


def _outcome(verb: Verb, then: Then) -> str | None:
    if verb in ("find", "measure") or then is Then.DOUBT:
        return None
    if then is not Then.AGAIN:
        return "refused"
    return "not_sent" if verb == "publish" else "unknown"
