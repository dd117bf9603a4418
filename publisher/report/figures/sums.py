"""What groups of posts gained within a period: sums that say how much of them is known.

What a post gained from s to e is how it stood at e less how it stood at s, or less what it
began with: nothing, but for an adopted one. So months add up to their quarter, exactly, and
what was read late belongs to the period in which it was read.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from publisher.report.figures.facts import Post
from publisher.report.figures.model import Figure
from publisher.report.figures.standings import UNTOLD, Standings

ENGAGEMENT = ("reactions", "comments", "shares")  # what people do; clicks are not in it


@dataclass(frozen=True, slots=True)
class Span:
    """A time from one instant until just before another, and the posts that it is about."""

    start: datetime
    end: datetime
    before: int  # so many posts were out by its start …
    out: int  # … and so many by its end

    @classmethod
    def of(cls, start: datetime, end: datetime, posts: Sequence[Post]) -> "Span":
        """Return a time with the posts, which are in the order in which they went out."""
        before, out = (
            bisect_left(posts, each, key=lambda post: post.sent_at) for each in (start, end)
        )
        return cls(start, end, before, out)


@dataclass(frozen=True, slots=True)
class Gains:
    """What each post that was out by the end of a span gained in one column."""

    values: list[int | None]
    taken_back: Mapping[int, int] = field(default_factory=dict)  # place → less than 0
    carried: frozenset[int] = frozenset()  # places whose figure is older than the closing
    partly: frozenset[int] = frozenset()  # places of which only a part of the column is told
    why: Mapping[int, str] = field(default_factory=dict)  # place → why nothing is known


@dataclass(frozen=True, slots=True)
class Reached:
    """How many people each post of a span reached; the first of them has the place `first`."""

    first: int
    values: list[int | None]
    carried: frozenset[int]  # places
    why: Mapping[int, str]  # place → why nothing is known


@dataclass(slots=True)
class Sum:
    """What one group of posts gained."""

    value: int = 0
    known: int = 0
    of: int = 0
    adjusted: int = 0
    carried: int = 0
    partly: int = 0
    why: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Sum") -> None:
        """Add what another group gained."""
        self.value += other.value
        self.known += other.known
        self.of += other.of
        self.adjusted += other.adjusted
        self.carried += other.carried
        self.partly += other.partly
        for reason, posts in other.why.items():
            self.why[reason] = self.why.get(reason, 0) + posts

    def figure(self, name: str) -> Figure:
        """Return it as a figure of a report."""
        return Figure(
            id=name,
            value=self.value if self.known else None,
            known=self.known,
            of=self.of,
            at_least=self.partly > 0,
            adjusted=self.adjusted,
            carried=self.carried,
            why=dict(sorted(self.why.items())) if self.why else {},
        )


Why = Callable[[int, str], str]  # of a post and a figure: why it is unknown


def gains(found: Standings, span: Span, figures: Sequence[str], why: Why | None = None) -> Gains:
    """Return what every post gained in figures that are told as one."""
    each = [_gained(found, span, figure) for figure in figures]
    carried: set[int] = set()
    for figure in figures:
        carried |= {place for place in found.carried(figure, span.end) if place < span.out}
    if len(each) == 1:
        (values,) = each
        back = {place: gain for place, gain in enumerate(values) if gain and gain < 0}
        partly: set[int] = set()
    else:
        values, back, partly = _together(each)
    silent = (place for place, value in enumerate(values) if value is None)
    reasons = {place: why(place, figures[0]) for place in silent} if why else {}
    return Gains(values, back, frozenset(carried), frozenset(partly), reasons)


def _gained(found: Standings, span: Span, figure: str) -> list[int | None]:
    """Return what each post gained in one figure; None where nobody knows it."""
    then = found.values(figure, span.start, slice(span.before))
    then += array("q", [UNTOLD]) * (span.out - span.before)
    began = found.began[figure]
    now = found.values(figure, span.end, slice(span.out))
    gained: list[int | None] = [
        None if end == UNTOLD else end if start == UNTOLD else end - start
        for start, end in zip(then, now, strict=True)
    ]
    for place, first in began.items():
        if place < span.out and then[place] == UNTOLD and (value := gained[place]) is not None:
            gained[place] = value - first
    return gained


def _together(
    each: Sequence[Sequence[int | None]],
) -> tuple[list[int | None], dict[int, int], set[int]]:
    """Return figures added up post by post, what of it was taken back, and what is a part."""
    values: list[int | None] = []
    back: dict[int, int] = {}
    partly: set[int] = set()
    nothing = (None,) * len(each)
    for place, told in enumerate(zip(*each, strict=True)):
        if told == nothing:
            values.append(None)
            continue
        known = [value for value in told if value is not None] if None in told else told
        if known is not told:
            partly.add(place)
        values.append(sum(known))
        if min(known) < 0:
            back[place] = sum(value for value in known if value < 0)
    return values, back, partly


def reached(found: Standings, span: Span, why: Why | None = None) -> Reached:
    """Return how many people each post that went out in a span reached by its end."""
    told = found.values("reach", span.end, slice(span.before, span.out))
    values = [None if value == UNTOLD else value for value in told]
    places = range(span.before, span.out)
    silent = (place for place, value in zip(places, values, strict=True) if value is None)
    return Reached(
        first=span.before,
        values=values,
        carried=frozenset(found.carried("reach", span.end).intersection(places)),
        why={place: why(place, "reach") for place in silent} if why else {},
    )


def summed(gained: Gains, groups: Sequence[str]) -> dict[str, Sum]:
    """Add up what posts gained; groups: that of each post, in order."""
    found = _told(groups, gained.values, sum)
    for place, less in gained.taken_back.items():
        found[groups[place]].adjusted += less
    for group, posts in _counted(groups, gained.partly).items():
        found[group].partly = posts
    _explain(found, groups, gained)
    return found


def _told(
    groups: Iterable[str],
    values: Iterable[int | None],
    one_of: Callable[[Iterable[int]], int],
) -> dict[str, Sum]:
    """Return for each group what one makes of its values, and of how many posts one is known."""
    told: defaultdict[str, list[int | None]] = defaultdict(list)
    for group, value in zip(groups, values, strict=True):
        told[group].append(value)
    return {
        group: Sum(
            value=one_of(filter(None, mine)), known=len(mine) - mine.count(None), of=len(mine)
        )
        for group, mine in told.items()
    }


def _explain(found: Mapping[str, Sum], groups: Sequence[str], told: Gains | Reached) -> None:
    """Add how many figures are old, and why how many are unknown."""
    for group, posts in _counted(groups, told.carried).items():
        found[group].carried = posts
    reasons = Counter(zip(map(groups.__getitem__, told.why), told.why.values(), strict=True))
    for (group, reason), posts in reasons.items():
        found[group].why[reason] = posts


def _counted(groups: Sequence[str], places: Iterable[int]) -> Counter[str]:
    return Counter(map(groups.__getitem__, places))


def together(sums: Iterable[Sum]) -> Sum:
    """Return what several groups gained together."""
    total = Sum()
    for each in sums:
        total.add(each)
    return total


def highest(reaches: Iterable[Sum]) -> Sum:
    """Return the highest reach of one post in several groups."""
    total = Sum()
    for each in reaches:
        value = max(total.value, each.value)
        total.add(each)
        total.value = value
    total.partly = int(total.of > 1)
    return total


def most(reached: Reached, groups: Sequence[str]) -> dict[str, Sum]:
    """Return the highest reach of one post that went out in a span, for each group.

    Reach is never added up, for several posts may have reached the same people.
    """
    mine = groups[reached.first :]
    highest = _told(mine, reached.values, partial(max, default=0))
    _explain(highest, groups, reached)
    for row in highest.values():
        row.partly = int(row.of > 1)
    return highest
