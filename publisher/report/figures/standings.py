"""How posts stood at several instants, read from the index of the readings alone.

How a post stood at t is what its last reading told that was taken by t. A reading that failed
tells nothing and leaves the one before it standing. The reading of a closing day counts for
its midnight though it is taken after it, by up to `CLOSING_MAY_LAG`.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    cast,
    func,
    or_,
    select,
)

from publisher.engagement.ages import CLOSING_MAY_LAG, closing_label
from publisher.engagement.readings import FIGURES, readings
from publisher.outbox.deliveries import CANCELLED, SENT, WITHDRAWN, deliveries
from publisher.report.figures.facts import Post

UNTOLD = -1  # no reading by then tells the figure
ANY = "any"  # instead of a figure: the last reading, whatever it tells
SHIFT = 2**31  # every figure is below it, and so is every reading's number
# With the channel, an index has all of this: no post is read on the way.
_OUT = (deliveries.c.state.in_((SENT, WITHDRAWN, CANCELLED)),)
# An entry for each post: UNTOLD, or in one number the reading, whether it was fresh, taken
# within the day before, and the figure, i.e. (2 * reading + fresh) * SHIFT + figure.
Column = array


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


@dataclass(frozen=True, slots=True)
class Standings:
    """How posts stood at the instants that were asked for; a post's place is that in `posts`."""

    posts: Sequence[Post]
    columns: Mapping[Asked, "Column[int]"]
    tellers: Mapping[str, frozenset[str]]  # the channels that ever told each figure
    ends: Collection[datetime]  # of which it is asked whether figures were fresh
    began: Mapping[str, Mapping[int, int]]  # by figure and place: what an adopted one began with
    _figures: dict[Asked, "Column[int]"] = field(default_factory=dict)  # of columns, taken apart

    def at(self, place: int, figure: str, instant: datetime) -> Standing | None:
        """Return how a post stood at an instant; None where no reading had told by then."""
        packed = self.columns[Asked(figure, instant)][place]
        return None if packed == UNTOLD else Standing(packed % SHIFT, reading_of(packed))

    def values(self, figure: str, instant: datetime, places: slice) -> "Column[int]":
        """Return a figure of some posts at an instant, UNTOLD where nobody knows it."""
        asked = Asked(figure, instant)
        if asked not in self._figures:  # most are asked for twice: as an end and as a beginning
            told = [UNTOLD if each < 0 else each % SHIFT for each in self.columns[asked]]
            self._figures[asked] = array("q", told)
        return self._figures[asked][places]

    def carried(self, figure: str, end: datetime) -> set[int]:
        """Return the posts whose figure was read more than a day before one of the ends."""
        if end not in self.ends:
            return set()
        told = self.columns[Asked(figure, end)]
        return {place for place, packed in enumerate(told) if packed >= 0 and not packed & SHIFT}


def standings(
    db: Connection,
    posts: Sequence[Post],
    instants: Mapping[str, Collection[datetime]],
    ends: Collection[datetime],
) -> Standings:
    """Return how posts stood at the instants of each figure; `ends`: also whether it was fresh.

    Every post is asked for its last reading of any kind; of each figure only the posts of
    those channels that tell it, and at once for all figures that the same channels tell. Of
    posts that were not out by an instant nothing is known then.
    """
    last = max((*ends, *(each for some in instants.values() for each in some)))
    places = {post.delivery: place for place, post in enumerate(posts)}
    tellers = _tellers(db, {post.channel for post in posts}, instants)
    together = {frozenset(post.channel for post in posts): [Asked(ANY, last)]}
    for figure, some in instants.items():
        asked = {Asked(figure, each) for each in (*some, *ends, last)}
        together.setdefault(tellers[figure], []).extend(sorted(asked))
    columns: dict[Asked, Column[int]] = {}
    newest = _newest(posts, {each.at for some in together.values() for each in some})
    for channels, asked_together in together.items():
        columns |= _columns(db, places, newest, channels, asked_together)
    return Standings(posts, columns, tellers, ends, _began(db, posts, places))


def also(
    db: Connection, found: Standings, channels: Collection[str], asked: Collection[Asked]
) -> Standings:
    """Return the same and how posts of some channels stood at more instants."""
    more = sorted(set(asked).difference(found.columns))
    places = {post.delivery: place for place, post in enumerate(found.posts)}
    newest = _newest(found.posts, {each.at for each in more})
    columns = _columns(db, places, newest, channels, more)
    return replace(found, columns={**found.columns, **columns})


def reading_of(packed: int) -> int:
    """Return the number of the reading that an entry of a column stands on."""
    return packed // SHIFT // 2


def _tellers(
    db: Connection, channels: Collection[str], figures: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return the channels that ever told each figure."""
    tell: dict[str, set[str]] = {figure: set() for figure in figures}
    for channel in channels:
        silent = set(figures)
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
    newest: Mapping[datetime, int],
    channels: Collection[str],
    asked: Sequence[Asked],
) -> dict[Asked, "Column[int]"]:
    """Return what was asked of the posts of some channels; of all others nothing is known."""
    nothing = array("q", [UNTOLD]) * len(places)
    columns = dict.fromkeys(asked, nothing)
    mine = [each for each in asked if newest[each.at]]
    if not channels or not mine:
        return columns
    # In the order of the index of the readings, so that each of its pages is read once.
    out = select(deliveries.c.id).where(*_OUT, deliveries.c.channel.in_(sorted(channels)))
    some = out.order_by(deliveries.c.id).cte("out").prefix_with("MATERIALIZED")
    query = select(some.c.id, *(_last(some.c.id, each, newest[each.at]) for each in mine))
    numbers, *found = zip(*db.execute(query).all(), strict=True)
    row_of = {number: row for row, number in enumerate(numbers)}
    rows = [row_of.get(delivery, -1) for delivery in places]  # the last one: nothing is known
    for each, told in zip(mine, found, strict=True):
        columns[each] = array("q", map((*told, UNTOLD).__getitem__, rows))
    return columns


def _newest(posts: Sequence[Post], instants: Iterable[datetime]) -> dict[datetime, int]:
    """Return the highest number of the posts that were out before each instant; 0: none was."""
    highest = [0, *accumulate((post.delivery for post in posts), max)]
    sent = [post.sent_at for post in posts]
    return {each: highest[bisect_left(sent, each)] for each in instants}


def _last(delivery: ColumnElement[int], asked: Asked, newest: int) -> ColumnElement[int]:
    """Select a delivery's last reading that counts for what was asked; newest: of those out."""
    fresh = case((readings.c.at >= asked.at - CLOSING_MAY_LAG, 1), else_=0)
    told = (cast(readings.c.id, BigInteger) * 2 + fresh) * SHIFT
    where = [readings.c.delivery == delivery, counts_for(asked.at)]
    if asked.figure != ANY:
        figure = readings.c[asked.figure]
        told += figure
        where.append(figure.is_not(None))
    query = select(told).where(*where).order_by(readings.c.at.desc(), readings.c.id.desc())
    last = query.limit(1).correlate(delivery.table).scalar_subquery()
    return func.coalesce(case((delivery <= newest, last)), UNTOLD)


def counts_for(instant: datetime) -> ColumnElement[bool]:
    """Return whether a reading was taken by an instant, or is that of the day it closes."""
    closing = closing_label(instant.astimezone(UTC))
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
