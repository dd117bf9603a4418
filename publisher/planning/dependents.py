"""What follows another channel: a post gets its link when that one is out, or is held.

May be done at any time and any number of times.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from publisher.config.file import Account
from publisher.contract import Post, Receipt, Rejected
from publisher.outbox.deliveries import (
    CANCELLED,
    FAILED,
    HELD,
    NOTE,
    PUBLISH,
    QUEUED,
    SENT,
    UPDATE,
    WITHDRAWN,
    deliveries,
)
from publisher.outbox.orders import from_now
from publisher.outbox.plan import block, find_unfit, link, of_item
from publisher.outbox.posts import post_from_json
from publisher.words import _, channel_name

if TYPE_CHECKING:
    from publisher.planning.planner import Planner

NEVER_SENT = (FAILED, CANCELLED, WITHDRAWN)


def release_dependents(planner: "Planner", now: datetime) -> int:
    """Give their link to the deliveries that waited for another channel, or hold them.

    May be called at any time and any number of times; returns how many rows changed.
    """
    with planner.store.read() as db:
        sent = _waiting(db, deliveries.c.state.in_((QUEUED, HELD)), lambda a: a.state == SENT)
        dead = _waiting(db, deliveries.c.state == QUEUED, lambda a: a.state.in_(NEVER_SENT))
    for row in sent:
        _follow(planner, row, now)
    for row in dead:
        with planner.store.write() as db:
            _block(db, row)
    return len(sent) + len(dead)


def block_waiting(db: Connection, item: str) -> int:
    """Hold those of an item that wait for a channel that won't carry it; returns how many."""
    dead = _waiting(
        db,
        deliveries.c.state == QUEUED,
        lambda a: (a.item == item) & a.state.in_(NEVER_SENT),
    )
    for row in dead:
        _block(db, row)
    return len(dead)


def _follow(planner: "Planner", row: RowMapping, now: datetime) -> None:
    with planner.store.write() as db:
        account = planner.config.accounts.get(row["channel"])
        if account is None:
            return
        try:
            post = _render_follower(planner, db, row, account)
        except Rejected as error:
            find_unfit(db, row, str(error))
        else:
            link(db, row, post, from_now(now))


def _render_follower(
    planner: "Planner", db: Connection, row: RowMapping, account: Account
) -> Post:
    from publisher.planning.dressing import dress
    from publisher.planning.rendering import linked

    wanted = dress(db, planner.version(db, row["version"]))
    by_channel = {
        each["channel"]: each
        for each in of_item(db, row["item"])
        if each["kind"] in (PUBLISH, UPDATE) and each["state"] == SENT
    }
    origin = by_channel[row["waits_for"]]
    first = by_channel.get(planner.config.publishing.first)
    item = wanted.item
    if first is not None:
        item = linked(item, first["url"], post_from_json(first["post"]).media)
    item = replace(item, origin=Receipt(origin["ref"], origin["url"]))
    if row["kind"] == NOTE:
        return planner.note_post(db, account, wanted)
    return planner.renderer.post(account, item, wanted)


def _block(db: Connection, row: RowMapping) -> None:
    reason = _("{channel} does not carry the item: {why}").format(
        channel=channel_name(row["waits_for"]), why=row["why_not"] or row["their_state"]
    )
    block(db, row, reason)


def _waiting(db: Connection, state: ColumnElement[bool], theirs: Any) -> Sequence[RowMapping]:
    awaited = deliveries.alias("awaited")
    query = (
        select(
            deliveries,
            awaited.c.state.label("their_state"),
            awaited.c.reason.label("why_not"),
        )
        .join(
            awaited,
            (awaited.c.item == deliveries.c.item)
            & (awaited.c.sequence == deliveries.c.sequence)
            & (awaited.c.channel == deliveries.c.waits_for),
        )
        .where(deliveries.c.waits_for.is_not(None), state, theirs(awaited.c))
        .order_by(deliveries.c.due_at, deliveries.c.id)
    )
    return db.execute(query).mappings().all()
