"""What follows another channel: a post gets its link when that one is out, or is held.

May be done at any time and any number of times.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select
from sqlalchemy.orm import aliased

from publisher.config.file import Account
from publisher.contract import Post, Receipt, Rejected
from publisher.outbox import rows
from publisher.outbox.deliveries import (
    BLOCKED,
    CANCELLED,
    FAILED,
    HELD,
    NOTE,
    PUBLISH,
    QUEUED,
    SENT,
    UPDATE,
    WITHDRAWN,
    change,
    deliveries,
    post_from_json,
    shown_again,
)
from publisher.planning.planner import Planner
from publisher.planning.rendering import linked
from publisher.words import _

NEVER_SENT = (FAILED, CANCELLED, WITHDRAWN)


def let_go(planner: Planner, now: datetime) -> int:
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


def block(db: Connection, item: str) -> int:
    """Hold those of an item that wait for a channel that won't carry it; returns how many."""
    dead = _waiting(
        db,
        deliveries.c.state == QUEUED,
        lambda a: (a.item == item) & a.state.in_(NEVER_SENT),
    )
    for row in dead:
        _block(db, row)
    return len(dead)


def _follow(planner: Planner, row: RowMapping, now: datetime) -> None:
    with planner.store.write() as db:
        account = planner.config.accounts.get(row["channel"])
        if account is None:
            return
        values: dict[str, Any] = {"waits_for": None}
        if row["hold"] == BLOCKED:
            values |= {"state": QUEUED, "hold": None, "reason": None}
            values |= rows.from_now(now)
        try:
            post = _render_follower(planner, db, row, account)
            values |= shown_again(row, post, row["version"], row["approvals_needed"])
        except Rejected as error:
            values |= {"state": FAILED, "hold": None, "reason": str(error)}
        change(db, row, values)


def _render_follower(planner: Planner, db: Connection, row: RowMapping, account: Account) -> Post:
    wanted = planner.dressed(db, planner.version(db, row["version"]))
    by_channel = {
        each["channel"]: each
        for each in rows.of_item(db, row["item"])
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
        channel=row["waits_for"], why=row["why_not"] or row["their_state"]
    )
    change(db, row, {"state": HELD, "hold": BLOCKED, "reason": reason})


def _waiting(db: Connection, state: ColumnElement[bool], theirs: Any) -> Sequence[RowMapping]:
    awaited = aliased(deliveries)
    query = (
        select(
            deliveries,
            awaited.c.state.label("their_state"),
            awaited.c.reason.label("why_not"),
        )
        .join(
            awaited,
            (awaited.c.item == deliveries.c.item)
            & (awaited.c.edition == deliveries.c.edition)
            & (awaited.c.channel == deliveries.c.waits_for),
        )
        .where(deliveries.c.waits_for.is_not(None), state, theirs(awaited.c))
        .order_by(deliveries.c.due_at, deliveries.c.id)
    )
    return db.execute(query).mappings().all()
