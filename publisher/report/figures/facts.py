"""The posts that went out, each as every figure needs it. A handful of statements, read-only."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select

from publisher.config.file import Config
from publisher.contract import Term
from publisher.items.content import said
from publisher.items.lifecycle import items
from publisher.items.versions import versions
from publisher.outbox.deliveries import (
    CANCELLED,
    NEW,
    PERSON,
    SENT,
    WITHDRAW,
    WITHDRAWN,
    deliveries,
)
from publisher.words import LANGUAGES, in_language

LISTS = ("unit", "theme", "form")
_AT_ONCE = 10_000  # versions that one statement asks for
_WENT_OUT = and_(
    deliveries.c.kind.in_(NEW),
    deliveries.c.state.in_((SENT, WITHDRAWN)),
    deliveries.c.sent_at.is_not(None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post that went out, described as in the version of its item that it carries."""

    delivery: int
    item: str
    title: str
    channel: str
    unit: Term
    theme: Term
    form: Term
    author: str
    due_at: datetime  # as it was planned
    sent_at: datetime  # of an adopted one: its date, as its editor wrote it
    url: str | None
    withdrawn_at: datetime | None
    adopted: bool  # was out before the workspace was made: nobody knows how it did till then
    is_first: bool  # its item's first post on that channel
    is_product: bool  # the post by which its item is counted as a product


class _Row(NamedTuple):
    """What a delivery's row says of its post."""

    id: int
    item: str
    channel: str
    state: str
    version: int
    due_at: datetime
    sent_at: datetime | None
    url: str | None
    withdrawn_at: datetime | None  # when it was decided


def posts(db: Connection, config: Config, until: datetime) -> list[Post]:
    """Return all posts that were out before an instant, in the order in which they went out.

    Which post makes its item a product is decided by all posts there are, so that it does not
    depend on `until`: what is counted in one period is counted in no other.
    """
    rows = sorted(_rows(db), key=lambda row: (_out_at(row), row.id))
    words, gone = _said(db, {row.version for row in rows}), _taken_away(db)
    first, products = _firsts(rows), _products(rows, config.publishing.first)
    silent = {"title": "", "author": "", **dict.fromkeys(LISTS, Term("", ""))}
    return [
        _post(row, words.get(row.version, silent), gone.get(row.id), first, products)
        for row in rows
        if _out_at(row) < until
    ]


def _post(
    row: _Row,
    says: Mapping[str, Any],
    gone: datetime | None,
    first: set[int],
    products: set[int],
) -> Post:
    withdrawn = row.state == WITHDRAWN
    return Post(
        delivery=row.id,
        item=row.item,
        title=says["title"] or row.item,
        channel=row.channel,
        unit=says["unit"],
        theme=says["theme"],
        form=says["form"],
        author=says["author"],
        due_at=row.due_at,
        sent_at=_out_at(row),
        url=row.url,
        withdrawn_at=(gone or row.withdrawn_at) if withdrawn else None,
        adopted=row.state == CANCELLED,
        is_first=row.id in first,
        is_product=row.id in products,
    )


def _out_at(row: _Row) -> datetime:
    """Return when a post went out; an adopted one has only its date."""
    return row.due_at if row.state == CANCELLED or row.sent_at is None else row.sent_at


def _rows(db: Connection) -> Iterable[_Row]:
    """Return the rows of posts that went out, and of those that people said were out before."""
    adopted = and_(
        deliveries.c.kind.in_(NEW),
        deliveries.c.state == CANCELLED,
        deliveries.c.cancelled_by == PERSON,
        deliveries.c.reason.in_(_ways_to_say_adopted()),
        items.c.adopted,
    )
    mine = (*(deliveries.c[name] for name in _Row._fields[:-1]), items.c.withdrawn_at)
    query = select(*mine).outerjoin(items, items.c.id == deliveries.c.item)
    return map(_Row._make, db.execute(query.where(or_(_WENT_OUT, adopted))).all())


def _ways_to_say_adopted() -> set[str]:
    """Return the reason that adopted rows have, in whatever language it was written down."""
    message = "adopted: was out before this workspace was made"  # as outbox/orders.py says it
    return {in_language(lang, message) for lang in LANGUAGES}


def _said(db: Connection, numbers: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return what some versions say; each is taken apart once, however many posts carry it."""
    told = [said(kind, part) for kind in LISTS for part in ("id", "name")]
    columns = (versions.c.id, said("title"), said("author"), *told)
    wanted = sorted(numbers)
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = versions.c.id.in_(wanted[start : start + _AT_ONCE])
        for number, title, author, *terms in db.execute(select(*columns).where(some)).all():
            pairs = zip(LISTS, terms[::2], terms[1::2], strict=True)
            found[number] = {kind: Term(name or "", told or "") for kind, name, told in pairs}
            found[number] |= {"title": title or "", "author": author or ""}
    return found


def _taken_away(db: Connection) -> Mapping[int, datetime]:
    """Return when posts were taken away, by delivery, where that was written down."""
    query = (
        select(deliveries.c.target, func.max(deliveries.c.sent_at))
        .where(
            deliveries.c.target > 0,  # most rows have none, and an index knows the others
            deliveries.c.kind == WITHDRAW,
            deliveries.c.state == SENT,
        )
        .group_by(deliveries.c.target)
    )
    return {target: at for target, at in db.execute(query) if at is not None}


def _firsts(rows: Iterable[_Row]) -> set[int]:
    """Return the first post of each item on each channel; rows are in order of time."""
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        found.setdefault((row.item, row.channel), row.id)
    return set(found.values())


def _products(rows: Iterable[_Row], leading: str | None) -> set[int]:
    """Return each item's first post on the leading channel; without one, its first anywhere."""
    anywhere: dict[str, int] = {}
    there: dict[str, int] = {}
    for row in rows:
        anywhere.setdefault(row.item, row.id)
        if row.channel == leading:
            there.setdefault(row.item, row.id)
    return {there.get(item, post) for item, post in anywhere.items()}
