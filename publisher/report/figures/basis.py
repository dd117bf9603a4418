"""What all figures of one report are made from, read from the database once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from publisher.config.file import Config
from publisher.engagement.readings import RATINGS
from publisher.report.figures.facts import Post, posts
from publisher.report.figures.model import Figure
from publisher.report.figures.silence import reasons, silent
from publisher.report.figures.standings import Asked, Standings, also, standings
from publisher.report.figures.sums import ENGAGEMENT, Gains, Reached, Span, gains, reached
from publisher.report.periods.period import Period, before, months, so_far, year_earlier

MONTHS = 12  # of a line over time, up to the period's last


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Posts, how they stood at every instant that a report asks for, and why that is unknown."""

    config: Config
    period: Period
    before: Period | None
    year_earlier: Period
    so_far: Period
    months: tuple[Period, ...]  # whole ones, up to the period's end
    by_reach: frozenset[str]  # the channels whose line is that of their reach
    since: datetime  # when the workspace began to count
    posts: tuple[Post, ...]
    standings: Standings
    said: Mapping[int, Mapping[str, str]]  # why figures are unknown at the period's end

    def existed(self, period: Period) -> bool:
        """Tell whether anybody counted before a period was over."""
        return period.end > self.since

    def count(self, name: str, number: int, period: Period) -> Figure:
        """Return a count; before the workspace nobody counted, and that is not 0."""
        known = number > 0 or self.existed(period)
        return Figure(id=name, value=number if known else None, known=number, of=number)

    def why(self, place: int, figure: str) -> str:
        """Return why a figure of a post is unknown at the period's end."""
        if said := self.said.get(place):
            return said.get(figure, "not_supported")
        post = self.posts[place]
        return "adopted" if post.adopted else "deleted" if post.withdrawn_at else "not_yet"


def read(db: Connection, config: Config, period: Period, made_at: datetime) -> Basis:
    """Read what a report on a period is made from."""
    calendar = config.calendar
    earlier, last_year = before(period, calendar), year_earlier(period, calendar)
    year = so_far(period, calendar)
    spans = [each for each in (period, earlier, last_year, year) if each]
    found = posts(db, config, period.end)
    ours = (post.sent_at for post in found if not post.adopted)
    since = min((made_at, *ours))  # a restored workspace counts as made anew
    line = _months_up_to(period, config, since)
    ends = {each.end for each in spans}
    edges = ends | {each.start for each in spans}
    line_ends = {each.end for each in line}
    asked = dict.fromkeys(ENGAGEMENT, edges)
    asked["views"] = edges | line_ends | {each.start for each in line}
    asked["reach"] = ends
    asked |= {figure: {period.start, period.end} for figure in RATINGS}
    stood = standings(db, found, asked, ends)
    by_reach = _by_reach(stood, line)
    if by_reach:
        stood = also(db, stood, by_reach, [Asked("reach", end) for end in line_ends])
    return Basis(
        config=config,
        period=period,
        before=earlier,
        year_earlier=last_year,
        so_far=year,
        months=line,
        by_reach=by_reach,
        since=since,
        posts=tuple(found),
        standings=stood,
        said=reasons(db, stood, period.end, silent(stood, period.end)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What posts did within one period."""

    basis: Basis
    period: Period
    span: Span
    reach: Reached
    views: Gains
    engagement: Gains
    products: tuple[int, ...]  # the places of the posts by which items are counted
    firsts: tuple[int, ...]  # … and of items' first posts on their channels

    @property
    def new(self) -> Sequence[Post]:
        """The posts that went out within the period."""
        return self.basis.posts[self.span.before : self.span.out]


def measured(basis: Basis, period: Period) -> Measured:
    """Return what posts did within one of the periods of a report."""
    span = Span.of(period.start, period.end, basis.posts)
    why = basis.why if period.end == basis.period.end else None
    columns = {"views": ("views",), "engagement": ENGAGEMENT}
    told = {name: gains(basis.standings, span, figures, why) for name, figures in columns.items()}
    reach = reached(basis.standings, span, why)
    places = range(span.before, span.out)
    return Measured(
        basis=basis,
        period=period,
        span=span,
        reach=reach,
        products=tuple(place for place in places if basis.posts[place].is_product),
        firsts=tuple(place for place in places if basis.posts[place].is_first),
        **told,
    )


def _by_reach(found: Standings, line: Sequence[Period]) -> frozenset[str]:
    """Return the channels that tell whom posts reached, but by the line's end no views."""
    if not line:
        return frozenset()
    span = Span.of(line[0].start, line[-1].end, found.posts)
    views = found.values("views", span.end, slice(span.out))
    told = {post.channel for post, value in zip(found.posts, views, strict=False) if value >= 0}
    return found.tellers["reach"] - told


def _months_up_to(period: Period, config: Config, since: datetime) -> tuple[Period, ...]:
    """Return the whole months of a year up to a period's end, since the workspace is there."""
    months_of_it = [each for each in months(period, config.calendar) if each.end <= period.end]
    line = months_of_it[-1:]
    while line and len(line) < MONTHS and line[0].start > since:
        earlier = before(line[0], config.calendar)
        line = [earlier, *line] if earlier else line
    return tuple(line)
