"""How posts stood at several instants, read from the index of the readings alone.

How a post stood at t is what its last reading told that was taken by t. A reading that failed
tells nothing and leaves the one before it standing. The reading of a closing day counts for
its midnight though it is taken after it, by up to `CLOSING_MAY_LAG`.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    and_,
    cast,
    or_,
    select,
)

from publisher.engagement.readings import FIGURES, readings
from publisher.outbox.deliveries import CANCELLED, SENT, WITHDRAWN, deliveries
from publisher.report.figures.facts import Post

CLOSING_MAY_LAG = timedelta(hours=24)  # the closing reading is due when the period is over
UNTOLD = -1  # no reading by then tells the figure
ANY = "any"  # instead of a figure: the last reading, whatever it tells
SHIFT = 2**31  # a reading's number and its figure make one number: every figure is below it
_AT_ONCE = 10_000  # readings that one statement asks for by their numbers
# With the channel, an index has all of this: no post is read on the way.
_OUT = (deliveries.c.state.in_((SENT, WITHDRAWN, CANCELLED)),)
Column = array  # an entry for each post: reading * SHIFT + figure, or UNTOLD


@dataclass(frozen=True, slots=True)
class Standing:
    """What one post stood at: a figure, and the reading that tells it."""

    value: int
    reading: int


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """One figure at one instant."""

    figure: str
    at: datetime
    fresh: bool = False  # only if it was read within the day before


@dataclass(frozen=True, slots=True)
class Standings:
    """How posts stood at the instants that were asked for; a post's place is that in `posts`."""

    posts: Sequence[Post]
    columns: Mapping[Asked, "Column[int]"]
    began: Mapping[str, Mapping[int, int]]  # by figure and place: what an adopted one began with

    def at(self, place: int, figure: str, instant: datetime) -> Standing | None:
        """Return how a post stood at an instant; None where no reading had told by then."""
        packed = self.columns[Asked(figure, instant)][place]
        return None if packed == UNTOLD else Standing(packed % SHIFT, packed // SHIFT)

    def values(self, figure: str, instant: datetime, places: slice) -> list[int]:
        """Return a figure of some posts at an instant, UNTOLD where nobody knows it."""
        column = self.columns[Asked(figure, instant)][places]
        return [UNTOLD if packed == UNTOLD else packed % SHIFT for packed in column]

    def carried(self, figure: str, end: datetime) -> set[int]:
        """Return the posts whose figure was read more than a day before one of the ends."""
        if Asked(figure, end, fresh=True) not in self.columns:
            return set()
        told, fresh = (self.columns[Asked(figure, end, each)] for each in (False, True))
        pairs = enumerate(zip(told, fresh, strict=True))
        return {place for place, (one, other) in pairs if one != UNTOLD and other == UNTOLD}


def standings(
    db: Connection,
    posts: Sequence[Post],
    instants: Mapping[str, Collection[datetime]],
    ends: Collection[datetime],
) -> Standings:
    """Return how posts stood at the instants of each figure; `ends`: also whether it was fresh.

    Every post is asked for its last reading of any kind; of each figure only the posts of
    those channels that tell it, and at once for all figures that the same channels tell.
    """
    last = max((*ends, *(each for some in instants.values() for each in some)))
    places = {post.delivery: place for place, post in enumerate(posts)}
    began = posts[0].sent_at if posts else last  # nothing was told before
    columns = _columns(db, places, {post.channel for post in posts}, [Asked(ANY, last)])
    together: dict[frozenset[str], list[Asked]] = {}
    tellers = _tellers(db, {post.channel for post in posts})
    for figure, some in instants.items():
        asked = {Asked(figure, each) for each in (*some, *ends, last)}
        asked |= {Asked(figure, end, fresh=True) for end in ends}
        columns |= _columns(db, places, (), [each for each in asked if each.at <= began])
        mine = together.setdefault(tellers[figure], [])
        mine += sorted(each for each in asked if each.at > began)
    for channels, asked_together in together.items():
        columns |= _columns(db, places, channels, asked_together)
    return Standings(posts, columns, _began(db, posts, places))


def _tellers(db: Connection, channels: Collection[str]) -> dict[str, frozenset[str]]:
    """Return the channels that ever told each figure."""
    tell: dict[str, set[str]] = {figure: set() for figure in FIGURES}
    for channel in channels:
        silent = set(FIGURES)
        while silent:  # each turn finds one figure at least, and the last one none
            row = db.execute(_any_of(channel, sorted(silent))).first()
            told = {figure for figure in silent if row and row._mapping[figure] is not None}
            for figure in told:
                tell[figure].add(channel)
            silent = silent - told if told else set()
    return {figure: frozenset(channels) for figure, channels in tell.items()}


def _any_of(channel: str, figures: Sequence[str]) -> Select[Any]:
    """Select one reading of a channel that tells any of some figures."""
    columns = [readings.c[figure] for figure in figures]
    mine = and_(*_OUT, deliveries.c.channel == channel, readings.c.delivery == deliveries.c.id)
    return select(*columns).where(mine, or_(*(each.is_not(None) for each in columns))).limit(1)


def _columns(
    db: Connection,
    places: Mapping[int, int],
    channels: Collection[str],
    asked: Sequence[Asked],
) -> dict[Asked, "Column[int]"]:
    """Return what was asked of the posts of some channels; of all others nothing is known."""
    columns = [array("q", [UNTOLD]) * len(places) for _ in asked]
    query = select(deliveries.c.id, *map(_last, asked))
    query = query.where(*_OUT, deliveries.c.channel.in_(sorted(channels)))
    for delivery, *packed in db.execute(query).all() if channels and asked else ():
        if (place := places.get(delivery)) is not None:
            for column, value in zip(columns, packed, strict=True):
                if value is not None:
                    column[place] = value
    return dict(zip(asked, columns, strict=True))


def _last(asked: Asked) -> ScalarSelect[int]:
    """Select a delivery's last reading that counts for what was asked."""
    reading = cast(readings.c.id, BigInteger) * SHIFT
    where = [readings.c.delivery == deliveries.c.id, counts_for(asked.at)]
    if asked.figure != ANY:
        figure = readings.c[asked.figure]
        reading += figure
        where.append(figure.is_not(None))
    if asked.fresh:
        where.append(readings.c.at >= asked.at - CLOSING_MAY_LAG)
    query = select(reading).where(*where).order_by(readings.c.at.desc(), readings.c.id.desc())
    return query.limit(1).correlate(deliveries).scalar_subquery()


def counts_for(instant: datetime) -> ColumnElement[bool]:
    """Return whether a reading was taken by an instant, or is that of the day it closes."""
    closing = f"closing {instant.astimezone(UTC):%Y-%m-%d}"  # as engagement/ages.py labels it
    return and_(
        readings.c.at <= instant + CLOSING_MAY_LAG,
        or_(readings.c.at <= instant, readings.c.label == closing),
    )


def _began(
    db: Connection, posts: Iterable[Post], places: Mapping[int, int]
) -> dict[str, dict[int, int]]:
    """Return what adopted posts were first seen at: nobody knows how they did before."""
    began: dict[str, dict[int, int]] = {figure: {} for figure in FIGURES}
    if not any(post.adopted for post in posts):
        return began
    mine = select(deliveries.c.id).where(deliveries.c.state == CANCELLED)
    columns = (readings.c.delivery, *(readings.c[figure] for figure in FIGURES))
    query = select(*columns).where(readings.c.delivery.in_(mine))
    for delivery, *values in db.execute(query.order_by(readings.c.at, readings.c.id)):
        if (place := places.get(delivery)) is not None:
            for figure, value in zip(FIGURES, values, strict=True):
                if value is not None:
                    began[figure].setdefault(place, value)
    return began


def reasons(
    db: Connection, found: Standings, end: datetime, places: Iterable[int]
) -> dict[int, Mapping[str, str]]:
    """Return what the last reading by an instant said of unknown figures, by place.

    The instant is the last one that was asked for. A post without any reading is absent.
    """
    newest = found.columns[Asked(ANY, end)]
    wanted = {newest[place] // SHIFT: place for place in places if newest[place] != UNTOLD}
    said: dict[int, Mapping[str, str]] = {}
    numbers = sorted(wanted)
    for start in range(0, len(numbers), _AT_ONCE):
        some = readings.c.id.in_(numbers[start : start + _AT_ONCE])
        for reading, unknown in db.execute(select(readings.c.id, readings.c.unknown).where(some)):
            said[wanted[reading]] = unknown
    return said
