"""Whether posts went out when they were planned, and what was put right or taken away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from publisher.config.file import Config
from publisher.report.figures.facts import Post
from publisher.report.figures.model import Column, Figure, Row, Table
from publisher.report.figures.plan import STATES, TOLERANCE, corrections, standings, taken_away
from publisher.report.periods.period import Period
from publisher.words import _, channel_name

ID: Final = "punctuality"
COUNTS: Final = ("planned", *STATES, "corrections", "withdrawals")
Counts = Counter[tuple[str, str]]  # by channel and one of COUNTS


def table(
    db: Connection,
    config: Config,
    period: Period,
    posts: Sequence[Post],
    since: datetime,
    now: datetime,
) -> Table:
    """Return per channel and in all what was planned in the period, and what became of it.

    posts: those that went out by the period's end; since: when the workspace began to count.
    What is due after `now` is not counted.
    """
    counts: Counts = Counter()
    for channel, standing, count in standings(db, config, period, since, now):
        counts[channel, standing] += count
        counts[channel, "planned"] += count
    counts.update((channel, "corrections") for _id, _item, channel in corrections(db, period))
    counts.update((post.channel, "withdrawals") for post in taken_away(posts, period))
    exists = since < period.end
    channels = dict.fromkeys((*config.accounts, *sorted({channel for channel, _what in counts})))
    rows = [_row(period, name, channel_name(name), [name], counts, exists) for name in channels]
    return Table(
        id=ID,
        title=_("On time, corrections, withdrawals"),
        columns=_columns(),
        rows=rows,
        total=_row(period, "total", _("Total"), channels, counts, exists),
        notes=_notes(),
    )


def _columns() -> list[Column]:
    return [
        Column("name", _("Channel"), "text"),
        Column("planned", _("Planned"), "count"),
        Column("on_time", _("On time"), "count"),
        Column("late", _("Late"), "count"),
        Column("held", _("Held"), "count"),
        Column("failed", _("Failed"), "count"),
        Column("waiting", _("Not out yet"), "count"),
        Column("share", _("Share on time"), "share"),
        Column("corrections", _("Corrections"), "count"),
        Column("withdrawals", _("Withdrawals"), "count"),
    ]


def _notes() -> list[str]:
    return [
        _(
            "On time: not more than {minutes} minutes after the time that was planned, or after "
            "the end of the quiet hours or days off that it fell into."
        ).format(minutes=round(TOLERANCE.total_seconds() / 60)),
        _(
            "Corrections and withdrawals are counted in the period in which they were made, "
            "whenever the post went out."
        ),
    ]


def _row(
    period: Period, key: str, name: str, channels: Iterable[str], counts: Counts, exists: bool
) -> Row:
    found = {what: sum(counts[channel, what] for channel in channels) for what in COUNTS}
    place = f"{period.id}/{ID}/{key}"
    cells = {
        what: Figure(
            id=f"{place}/{what}",
            value=count if exists else None,
            known=count,
            of=count,
            why={} if exists else {"not_yet": 1},
        )
        for what, count in found.items()
    }
    planned, on_time = found["planned"], found["on_time"]
    share = on_time / planned if planned else None
    cells["share"] = Figure(id=f"{place}/share", value=share, known=planned, of=planned)
    return Row(key=key, name=name, cells=[cells[each.id] for each in _columns()[1:]])
