"""What a reader has to know of the figures of a report."""

from collections.abc import Iterator

from publisher.engagement.ages import CLOSING_MAY_LAG
from publisher.report.figures.basis import Basis
from publisher.words import _, day, moment


def notes(basis: Basis) -> Iterator[str]:
    """Yield what holds for all figures of a report, in plain sentences."""
    zone, period = basis.config.office.zone, basis.period
    yield _(
        "Product: an item, counted once on however many channels it went out, in the period of "
        "its first post on the leading channel. Post: one publication of it on one channel, "
        "counted on the day it went out. What was withdrawn later stays counted."
    )
    yield _(
        "Views and engagement are what all posts gained within the period, older ones too: the "
        "reading at its end ({end}, taken up to {hours} hours later) less the one at its "
        "beginning. So the figures of two periods add up to those of both."
    ).format(end=moment(period.end, zone), hours=round(CLOSING_MAY_LAG.total_seconds() / 3600))
    yield _(
        "Reach is never added up over posts or channels, for they may be the same people; "
        "“at least” gives the post of the period with the highest figure."
    )
    yield _(
        "Total views are added up over the channels, each of which counts in its own way. "
        "Engagement: reactions, comments and shares; clicks are not in it."
    )
    yield _(
        "“–” means that nobody knows the figure, not that it is 0. “Known for a/b posts” means "
        "that the sum is that of a of the b posts; without it all posts are known."
    )
    if period.start < basis.since:
        yield _(
            "The publisher counts here since {day}. What was out before is counted only where "
            "somebody said so, by its date; how it was received then is not known."
        ).format(day=day(basis.since, zone))
