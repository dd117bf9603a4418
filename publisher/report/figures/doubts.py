"""Posts of which nobody knows whether they went out: no figure has them, a note tells of them."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select

from publisher.items.lifecycle import no_page
from publisher.outbox.deliveries import DOUBTFUL, IN_DOUBT, NEW, SENDING, deliveries
from publisher.report.periods.period import Period
from publisher.words import _


def notes(db: Connection, period: Period) -> Iterator[str]:
    """Yield what may still be added to a period."""
    row = deliveries.c
    doubt = or_(row.state.in_((SENDING, DOUBTFUL)), IN_DOUBT)
    due = (row.kind.in_(NEW), row.due_at >= period.start, row.due_at < period.end)
    query = select(func.count()).select_from(deliveries)
    count = db.scalar(query.where(doubt, no_page(deliveries.c.item), *due))
    if count:
        yield _(
            "Posts of this period of which nobody knows yet whether they went out, and which "
            "are not counted: {count}."
        ).format(count=count)
