"""What stands behind one figure of a report: its posts, and the readings that tell it.

From the same posts, groupings and standings as the tables, so that what is shown adds up to
what they say.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from publisher.engagement.readings import readings
from publisher.report.figures import ratings
from publisher.report.figures.basis import Basis
from publisher.report.figures.facts import Post
from publisher.report.figures.metrics import names_of_value
from publisher.report.figures.people import SPAN_KEYS
from publisher.report.figures.standings import Standing
from publisher.report.figures.sums import ENGAGEMENT, Span
from publisher.report.figures.tables import TOTAL, UNKNOWN, groupings
from publisher.report.periods.period import Period, months

TOLD_BY = {
    "views": ("views",),
    "reach": ("reach",),
    "engagement": ENGAGEMENT,
    ratings.USEFUL: (ratings.USEFUL,),
    ratings.NOT_USEFUL: (ratings.NOT_USEFUL,),
    ratings.SHARE: (ratings.USEFUL, ratings.NOT_USEFUL),
}
COUNTED = ("products", "posts")
_AT_ONCE = 10_000  # readings that one statement asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One answer of a service, as it was kept."""

    id: int
    at: datetime
    label: str  # which of the planned readings it is; of an account: the day or span counted
    value: int | None
    metric: str = ""  # what the service calls it; "" where its answer does not show
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One post, or an account itself, with what it adds to a figure."""

    channel: str
    figure: str  # views, reach, reactions …; posts where it is only counted
    value: int | float | None  # what it adds; None: nobody knows
    item: str = ""  # "" of an account
    title: str = ""
    delivery: int | None = None
    url: str | None = None
    at: datetime | None = None  # when the post went out
    begin: Reading | None = None  # at the period's beginning; None: it began with nothing
    end: Reading | None = None  # at its end; None: no reading tells the figure
    why: str = ""  # of an unknown one


@dataclass(frozen=True, slots=True)
class Group:
    """Which posts a figure is about, and in which time."""

    period: Period
    has: Callable[[Post], bool]


def group(basis: Basis, table: str, row: str, column: str) -> Group | None:
    """Return which posts stand behind a figure of a table; None where it is none of posts."""
    by_kind = {each.id: each.key for each in groupings(basis)}
    by_kind |= {"so-far": by_kind["units"], "coverage": by_kind["channels"]}
    by_kind |= {"headline": by_kind["channels"], "series": by_kind["channels"]}
    period = basis.so_far if table == "so-far" else basis.period
    if table == "series":
        month = next((each for each in basis.months if each.id == column), None)
        return Group(month, _in_row(by_kind[table], row)) if month else None
    if table in ("items", "best", "worst"):
        new = {post.item for post in basis.posts if _is_new(post, basis.period)}
        return Group(period, _in_row(lambda post: post.item if post.item in new else UNKNOWN, row))
    if table in (ratings.THEMES, ratings.ITEMS):
        rated = by_kind["themes"] if table == ratings.THEMES else lambda post: post.item
        asked, mine = ratings.asks(basis), _in_row(rated, row)
        return Group(period, lambda post: asked(post) and mine(post))
    if table == "unit-channel":
        unit, channel = (_in_row(by_kind[each], key) for each, key in
                         (("units", row), ("channels", column)))  # fmt: skip
        return Group(period, lambda post: unit(post) and channel(post))
    if table == "theme-month":
        line = {each.id: each for each in months(basis.so_far, basis.config.calendar)}
        month, theme = line.get(column, basis.so_far), _in_row(by_kind["themes"], row)
        return Group(month, lambda post: theme(post) and basis.so_far.holds(post.sent_at))
    return Group(period, _in_row(by_kind[table], row)) if table in by_kind else None


def _is_new(post: Post, period: Period) -> bool:
    return post.is_product and period.holds(post.sent_at)


def _in_row(key: Callable[[Post], str], row: str) -> Callable[[Post], bool]:
    return lambda post: row in (TOTAL, key(post))


def posts_behind(
    basis: Basis, of: Group, which: Callable[[Post], bool] = lambda post: True
) -> list[Source]:
    """Return the posts of a group that went out within its time, each of which counts as one."""
    return [
        post_source(post, "posts", 1)
        for post in basis.posts
        if of.has(post) and of.period.holds(post.sent_at) and which(post)
    ]


def readings_behind(
    db: Connection, basis: Basis, of: Group, figures: Sequence[str]
) -> list[Source]:
    """Return what each post of a group gained in some figures; of reach, how it stood."""
    span = Span.of(of.period.start, of.period.end, basis.posts)
    begin = span.before if "reach" in figures else 0  # reach is of the period's own posts
    places = [place for place in range(begin, span.out) if of.has(basis.posts[place])]
    ends = [
        (place, figure, _began(db, basis, span, place, figure), basis.standings.at(
            place, figure, span.end))
        for place in places
        for figure in figures
    ]  # fmt: skip
    wanted = {each.reading for *_place, begin, end in ends for each in (begin, end) if each}
    kept = _kept(db, wanted)
    called = _called(basis, ends, kept)

    def reading(told: Standing | None, place: int, figure: str) -> Reading | None:
        if told is None:
            return None
        row, metric = kept[told.reading], called[basis.posts[place].channel, figure]
        return Reading(
            id=row["id"], at=row["at"], label=row["label"], value=told.value,
            metric=metric, raw=row["raw"],
        )  # fmt: skip

    return [
        post_source(
            basis.posts[place],
            figure,
            None if end is None else end.value - (begin.value if begin else 0),
            begin=reading(begin, place, figure),
            end=reading(end, place, figure),
            why="" if end else basis.why(place, figure),
        )
        for place, figure, begin, end in ends
    ]


def account_reading(row: RowMapping, key: str) -> Reading:
    """Return what a service told of an account, of a row of either table that keeps that."""
    if key not in SPAN_KEYS:
        value, label = row["followers"], row["day"]
    else:
        span = (row[f"counted_{end}"] or row[end] for end in ("since", "until"))
        value, label = row[SPAN_KEYS[key]], " – ".join(f"{each:%Y-%m-%dT%H:%MZ}" for each in span)
    names = [] if value is None else [*names_of_value(row["raw"], value)]
    metric = names[0] if len(names) == 1 else ""
    return Reading(
        id=row["id"], at=row["at"], label=label, value=value, metric=metric, raw=row["raw"]
    )


def post_source(post: Post, figure: str, value: int | None, **more: Any) -> Source:
    """Return a post as what adds to a figure."""
    return Source(
        channel=post.channel,
        figure=figure,
        value=value,
        item=post.item,
        title=post.title,
        delivery=post.delivery,
        url=post.url,
        at=post.sent_at,
        **more,
    )


def _began(db: Connection, basis: Basis, span: Span, place: int, figure: str) -> Standing | None:
    """Return what a post's gain in a figure is counted from."""
    if figure == "reach":
        return None
    if place < span.before and (told := basis.standings.at(place, figure, span.start)):
        return told
    if place not in basis.standings.began[figure]:
        return None
    mine = (readings.c.delivery == basis.posts[place].delivery, readings.c[figure].is_not(None))
    query = select(readings.c[figure], readings.c.id).where(*mine).order_by(readings.c.id)
    first = db.execute(query.limit(1)).one()
    return Standing(first[0], first[1])


def _kept(db: Connection, wanted: Iterable[int]) -> dict[int, RowMapping]:
    numbers = sorted(wanted)
    found: dict[int, RowMapping] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = readings.c.id.in_(numbers[start : start + _AT_ONCE])
        rows = db.execute(select(readings).where(some)).mappings()
        found |= {row["id"]: row for row in rows}
    return found


def _called(
    basis: Basis,
    ends: Iterable[tuple[int, str, Standing | None, Standing | None]],
    kept: Mapping[int, RowMapping],
) -> dict[tuple[str, str], str]:
    """Return what each channel's service calls each figure, where its answers agree on one name.

    The names under which an answer has the figure's value may be several by chance; those
    that all answers have in common are hardly.
    """
    common: dict[tuple[str, str], set[str]] = {}
    for place, figure, *both in ends:
        for told in filter(None, both):
            names = set(names_of_value(kept[told.reading]["raw"], told.value))
            key = (basis.posts[place].channel, figure)
            common[key] = common[key] & names if key in common else names
    return {key: names.pop() if len(names) == 1 else "" for key, names in common.items()}
