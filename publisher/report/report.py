"""What went out in a period and how it was received: honest totals, traceable to readings.

Posts are counted by the day on which they went out. A sum says how many posts it knows;
what nobody knows is None, never 0; reach is never added up, for it may be the same people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from publisher.config.file import Config
from publisher.config.tables import Office
from publisher.report import lines
from publisher.report.figures import Period, count_in_doubt, followers, sent_posts
from publisher.report.rows import BY, Row, rows, total
from publisher.words import _
from publisher.workspace import Workspace

DAY = "%Y-%m-%d"
YEARS = range(2000, 2200)  # outside, somebody mistyped


class BadPeriod(ValueError):
    """The report can't be made for what was asked; the message is for whoever asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its rows as they are, and as people read them."""

    title: str
    by: str
    office: Office
    period: Period
    period_text: str
    made_at: datetime
    rows: Sequence[Row]
    total: Row
    headings: tuple[str, ...]
    lines: Sequence[tuple[str, ...]]  # as people read them; the last is the total
    notes: Sequence[str]


def make_report(workspace: Workspace, since: str, until: str, by: str) -> Report:
    """Report on the days from one to another, both inclusive, e.g. "2026-11-15".

    by: channel, unit, theme, form or item. Raises BadPeriod.
    """
    if by not in BY:
        message = _("no report by {by!r}; known: {known}")
        raise BadPeriod(message.format(by=by, known=", ".join(BY)))
    config, now = workspace.config, workspace.now()
    period, calendar = _period(config, since, until), config.calendar
    with workspace.store.read() as db:
        posts = sent_posts(db, period)
        counted = followers(db, period) if by == "channel" else {}
        in_doubt = count_in_doubt(db, period)
    found, everything = rows(config, by, posts, counted), total(posts)
    return Report(
        title=lines.title(by),
        by=by,
        office=config.office,
        period=period,
        period_text=lines.period_text(period),
        made_at=now,
        rows=found,
        total=everything,
        headings=lines.headings(by),
        lines=[lines.line(row, by, calendar) for row in (*found, everything)],
        notes=[
            *lines.notes(by, period, calendar, everything, posts),
            *lines.open_notes(in_doubt, period, now, calendar),
        ],
    )


def _period(config: Config, since: str, until: str) -> Period:
    first, last = _day(since), _day(until)
    if first > last:
        message = _("the period begins on {since}, after its end on {until}")
        raise BadPeriod(message.format(since=since, until=until))
    return Period.of(first, last, config.calendar)


def _day(text: str) -> date:
    try:
        day = datetime.strptime(text.strip(), DAY).date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        message = _("{day!r} is not a day; write e.g. 2026-11-15")
        raise BadPeriod(message.format(day=text))
    return day
