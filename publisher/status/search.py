"""Items by their words, unit, theme, standing and time, with how each channel stands."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, and_, case, func, select, true

from publisher.items.findable import findable, folded
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import (
    CLAIMED,
    DOUBTFUL,
    FAILED,
    HELD,
    NEW,
    PUBLISH,
    QUEUED,
    SENDING,
    SENT,
    deliveries,
)

Standing = Literal["", "out", "waits", "wrong", "withdrawn"]
STANDINGS: Final[tuple[Standing, ...]] = ("out", "waits", "wrong", "withdrawn")
TERMS = 10  # words that are looked for; more find nothing else
_STATES: Final = {
    "out": (SENT,),
    "waits": (QUEUED, CLAIMED, SENDING),
    "wrong": (HELD, FAILED, DOUBTFUL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for."""

    words: str = ""  # all of them, as beginnings of words; "in quotes": one after the other
    unit: str = ""
    theme: str = ""
    standing: Standing = ""
    since: datetime | None = None  # planned or out from here …
    until: datetime | None = None  # … to before there


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An item that fits."""

    id: str
    title: str
    path: str
    unit: str
    theme: str
    page: str  # what a standing page is; it has no time
    publish_at: datetime
    withdrawn_at: datetime | None
    missing_since: datetime | None
    channels: list[dict[str, Any]] = field(default_factory=list)  # state, kind, url … of each


def search(
    db: Connection, wanted: Wanted, *, limit: int, offset: int = 0
) -> tuple[int, list[Hit]]:
    """Return how many items fit, and some of them: by title first, then the newest."""
    terms = [folded(each)[:-1] for each in _terms(wanted.words)]
    by_title = and_(true(), *(findable.c.title.contains(each) for each in terms))
    found = select(
        items.c.id, items.c.title, items.c.path, items.c.page, items.c.publish_at,
        items.c.withdrawn_at, items.c.missing_since, findable.c.unit, findable.c.theme,
        func.count().over().label("count"),
    ).join(findable, findable.c.item == items.c.id)  # fmt: skip
    fitting = [findable.c.words.contains(each) for each in terms]
    query = found.where(*fitting, *_limits(wanted))
    order = (case((by_title, 0), else_=1), items.c.publish_at.desc(), items.c.id)
    rows = db.execute(query.order_by(*order).limit(limit).offset(offset)).mappings().all()
    channels = _channels(db, [row["id"] for row in rows])
    hits = [
        Hit(**{key: row[key] for key in row if key != "count"}, channels=channels[row["id"]])
        for row in rows
    ]
    return (rows[0]["count"] if rows else 0), hits


def _terms(words: str) -> list[str]:
    """Return what is looked for: words, and what stands in quotes together."""
    found = re.findall(r'["“”]([^"“”]+)["“”]|([^\s"“”]+)', words)
    terms = [quoted or word for quoted, word in found]
    return [each for each in terms if folded(each).strip()][:TERMS]


def _limits(wanted: Wanted) -> list[ColumnElement[bool]]:
    limits = []
    if wanted.unit:
        limits.append(findable.c.unit == wanted.unit)
    if wanted.theme:
        limits.append(findable.c.theme == wanted.theme)
    if wanted.since:
        limits.append(items.c.publish_at >= wanted.since)
    if wanted.until:
        limits.append(items.c.publish_at < wanted.until)
    if wanted.since or wanted.until:
        limits.append(items.c.page == "")  # which has no time
    return [*limits, *_standing(wanted.standing)]


def _standing(standing: Standing) -> list[ColumnElement[bool]]:
    if standing == "withdrawn":
        return [items.c.withdrawn_at.is_not(None)]
    if standing in _STATES:
        # Not asked of each item: SQLite would go through all rows of a state every time.
        such = (deliveries.c.state.in_(_STATES[standing]), deliveries.c.kind.in_(NEW))
        return [items.c.id.in_(select(deliveries.c.item).where(*such))]
    return []


def _channels(db: Connection, names: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return how the posts of items stand on each channel: the newest row of each."""
    wanted = ("item", "channel", "kind", "state", "held_for", "due_at", "sent_at", "url")
    query = select(*(deliveries.c[each] for each in wanted)).where(deliveries.c.item.in_(names))
    query = query.where(deliveries.c.kind == PUBLISH)
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in db.execute(query.order_by(deliveries.c.id)).mappings():
        found[row["item"]][row["channel"]] = dict(row)
    return defaultdict(list, {item: list(rows.values()) for item, rows in found.items()})
