"""The posts that went out, each as every figure needs it. A handful of statements, read-only."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    type_coerce,
)

from publisher.config.file import Config
from publisher.contract import Term
from publisher.items.content import said
from publisher.items.lifecycle import items, no_page
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
from publisher.store.database import instant
from publisher.words import LANGUAGES, in_language

LISTS = ("unit", "theme", "form")
_AT_ONCE = 10_000  # versions that one statement asks for
_WENT_OUT = and_(
    deliveries.c.kind.in_(NEW),
    deliveries.c.state.in_((SENT, WITHDRAWN)),
    deliveries.c.sent_at.is_not(None),
)


class Post(NamedTuple):
    """One post that went out, described as in the version of its item that it carries."""

    delivery: int
    item: str
    title: str
    channel: str
    unit: Term
    theme: Term
    form: Term
    author: str
    sent_at: datetime  # of an adopted one: its date, as its editor wrote it
    url: str | None
    withdrawn_at: datetime | None
    adopted: bool  # was out before the workspace was made: nobody knows how it did till then
    is_first: bool  # its item's first post on that channel
    is_product: bool  # the post by which its item is counted as a product


class _Said(NamedTuple):
    """What a version says."""

    title: str
    author: str
    unit: Term
    theme: Term
    form: Term


class _Row(NamedTuple):
    """What a delivery's row says of its post; times as they are kept, for there are many."""

    id: int
    item: str
    channel: str
    state: str
    version: int
    url: str | None
    out_at: int  # of an adopted one: its date
    withdrawn_at: int | None  # of one that was taken away: when that was decided


def posts(db: Connection, config: Config, until: datetime) -> list[Post]:
    """Return all posts that were out before an instant, in the order in which they went out.

    Which post makes its item a product is decided by all posts there are, so that it does not
    depend on `until`: what is counted in one period is counted in no other.
    """
    rows = sorted(_rows(db), key=attrgetter("out_at", "id"))
    end = until.timestamp() * 1000
    out = [row for row in rows if row.out_at < end]
    words, gone = _said(db, {row.version for row in out}), _taken_away(db)
    first, products = _firsts(rows), _products(rows, config.publishing.first)
    silent = _Said("", "", *(Term("", "") for _kind in LISTS))
    return [
        _post(row, words.get(row.version, silent), gone.get(row.id), first, products)
        for row in out
    ]


def _post(
    row: _Row,
    says: _Said,
    gone: datetime | None,
    first: set[int],
    products: set[int],
) -> Post:
    withdrawn_at = None
    if row.state == WITHDRAWN:
        withdrawn_at = gone or (instant(row.withdrawn_at) if row.withdrawn_at else None)
    return Post(
        delivery=row.id,
        item=row.item,
        title=says.title or row.item,
        channel=row.channel,
        unit=says.unit,
        theme=says.theme,
        form=says.form,
        author=says.author,
        sent_at=instant(row.out_at),
        url=row.url,
        withdrawn_at=withdrawn_at,
        adopted=row.state == CANCELLED,
        is_first=row.id in first,
        is_product=row.id in products,
    )


def _rows(db: Connection) -> Iterable[_Row]:
    """Return the rows of posts that went out, and of those that people said were out before."""
    adopted = and_(
        deliveries.c.kind.in_(NEW),
        deliveries.c.state == CANCELLED,
        deliveries.c.cancelled_by == PERSON,
        deliveries.c.reason.in_(_ways_to_say_adopted()),
        deliveries.c.item.in_(select(items.c.id).where(items.c.adopted)),
    )
    dated = or_(deliveries.c.state == CANCELLED, deliveries.c.sent_at.is_(None))
    out_at = case((dated, deliveries.c.due_at), else_=deliveries.c.sent_at)
    decided = select(items.c.withdrawn_at).where(items.c.id == deliveries.c.item)
    gone_at = case((deliveries.c.state == WITHDRAWN, decided.scalar_subquery()))  # few are
    times = (type_coerce(each, BigInteger) for each in (out_at, gone_at))
    query = select(*(deliveries.c[name] for name in _Row._fields[:-2]), *times)
    return map(
        _Row._make,
        db.execute(query.where(or_(_WENT_OUT, adopted), no_page(deliveries.c.item))).all(),
    )


def _ways_to_say_adopted() -> set[str]:
    """Return the reason that adopted rows have, in whatever language it was written down."""
    message = "adopted: was out before this workspace was made"  # as outbox/orders.py says it
    return {in_language(lang, message) for lang in LANGUAGES}


def _said(db: Connection, numbers: Collection[int]) -> dict[int, _Said]:
    """Return what some versions say; each is taken apart once, however many posts carry it."""
    told = [said(kind, part) for kind in LISTS for part in ("id", "name")]
    query = select(versions.c.id, said("title"), said("author"), *told).where(
        versions.c.id.in_(bindparam("some", expanding=True))
    )
    wanted = sorted(numbers)
    found: dict[int, _Said] = {}
    term = cache(Term)  # there are few
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for number, title, author, *terms in db.execute(query, {"some": some}).all():
            pairs = zip(terms[::2], terms[1::2], strict=True)
            lists = (term(name or "", told or "") for name, told in pairs)
            found[number] = _Said(title or "", author or "", *lists)
    return found


def _taken_away(db: Connection) -> Mapping[int, datetime]:
    """Return when posts were taken away, by delivery, where that was written down."""
    sent_at = case((deliveries.c.state == SENT, deliveries.c.sent_at))
    query = (
        select(deliveries.c.target, func.max(sent_at))
        .where(
            deliveries.c.target > 0,  # by the index of these alone: most rows have none
            deliveries.c.kind == WITHDRAW,
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
