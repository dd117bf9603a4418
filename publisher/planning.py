"""From an item to the deliveries that carry it: which channels, when, and what exactly.

Rendering is the check: an item goes to all its channels or, if one of them refuses it, is
a problem shown to the editor and goes nowhere.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select, update
from sqlalchemy.orm import aliased

from publisher.config import Account, Config
from publisher.content import for_channel
from publisher.contract import Channel, Image, Item, Post, Receipt, Rejected
from publisher.items import Version, history, items, version
from publisher.outbox import (
    BLOCKED,
    CANCELLED,
    FAILED,
    FIRST_RUN,
    HELD,
    NOTE,
    PUBLISH,
    QUEUED,
    SENT,
    UPDATE,
    WITHDRAW,
    WITHDRAWN,
    NewDelivery,
    Outbox,
    begun,
    deliveries,
    post_from_json,
    shown_again,
)
from publisher.store import Store
from publisher.timetable import free_slot
from publisher.words import _

log = logging.getLogger(__name__)

NEVER_SENT = (FAILED, CANCELLED, WITHDRAWN)


class Unfit(Exception):
    """A channel will never carry the item as it is; `problems` are (channel, what)."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{channel}: {what}" for channel, what in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Planned:
    """One channel's part of an item: the post and its time."""

    account: Account
    due_at: datetime
    post: Post
    waits_for: str | None


class Planner:
    """Puts items into the outbox and lets go of what waited for another channel."""

    def __init__(
        self,
        config: Config,
        store: Store,
        outbox: Outbox,
        channels: Mapping[str, Channel],
        made_at: datetime,
    ) -> None:
        """Take the workspace's parts; made_at: items dated before it are not sent unasked."""
        self.config = config
        self.store = store
        self.outbox = outbox
        self.channels = channels
        self.made_at = made_at
        self.media = config.state / "media"

    def accounts_for(self, wanted: Version) -> list[Account]:
        """Return the channels that an item goes to, each after the one it waits for."""
        names = [
            name
            for name, account in self.config.accounts.items()
            if (wanted.channels is None or name in wanted.channels)
            and (wanted.item.broadcast or not account.channel.opt_in)
        ]
        chosen = [self.config.accounts[name] for name in names]
        return sorted(chosen, key=lambda account: self._depth(account, set(names)))

    def _depth(self, account: Account, names: set[str]) -> int:
        depth, seen = 0, {account.name}
        while account.after in names and account.after not in seen:
            seen.add(account.after)
            account = self.config.accounts[account.after]
            depth += 1
        return depth

    def render(self, wanted: Version, dues: Mapping[str, datetime]) -> list[Planned]:
        """Make every channel's post; raises Unfit with the problems of all channels."""
        accounts = self.accounts_for(wanted)
        names = {account.name for account in accounts}
        item, planned, problems = wanted.item, [], []
        if not accounts:
            problems.append(("channels", _("no channel would carry this item")))
        for account in accounts:
            if account.channel.opt_in and account.after not in names:
                message = _("needs the channel {name} too").format(name=account.after)
                problems.append((account.name, message))
                continue
            try:
                post = self._post(account, item, wanted)
            except Rejected as error:
                problems += [(account.name, problem) for problem in error.problems]
                continue
            if account.name == self.config.publishing.first:
                item = linked(item, post.url, post.media)
            waits_for = account.after if account.after in names else None
            planned.append(Planned(account, dues[account.name], post, waits_for))
        if problems:
            raise Unfit(problems)
        return planned

    def needed(self, wanted: Version) -> int:
        """Return how many people must approve an item."""
        item = wanted.item
        return self.config.approval.needed(item.theme.id, item.form.id, sensitive=wanted.sensitive)

    def version(self, db: Connection, number: int) -> Version:
        """Return a kept version of an item."""
        return version(db, number, self.media)

    def dressed(self, db: Connection, wanted: Version) -> Version:
        """Return the item with all that stands beside its file: its time, its corrections."""
        timed = self._timed(db, wanted)
        return replace(timed, item=replace(timed.item, corrections=history(db, wanted)))

    def note_post(self, db: Connection, account: Account, wanted: Version) -> Post:
        """Make the post that says on a channel what was wrong with an item; raises Rejected.

        It links to the item's page, where that is out.
        """
        where = (deliveries.c.channel == self.config.publishing.first, deliveries.c.state == SENT)
        mine = (deliveries.c.item == wanted.item.id, deliveries.c.kind == PUBLISH)
        url = db.scalar(select(deliveries.c.url).where(*where, *mine))
        item = wanted.item if url is None else linked(wanted.item, url, {})
        return self._post(account, as_note(item), replace(wanted, texts={}))

    def _post(self, account: Account, item: Item, wanted: Version) -> Post:
        own = for_channel(item, wanted.texts, account.name, account.kind)
        try:
            return self.channels[account.name].render(own)
        except Rejected:
            raise
        except Exception as error:
            log.exception("channel_bug item=%s channel=%s", item.id, account.name)
            raise Rejected(f"a bug in the channel: {type(error).__name__}") from error

    def dues(
        self, db: Connection, wanted: Version, rows: Sequence[RowMapping], now: datetime
    ) -> dict[str, datetime]:
        """Return when each channel should carry the item; a slot once given is kept."""
        had_slots = bool(rows) and version(db, rows[0]["version"], self.media).slot
        kept = {row["channel"]: row["due_at"] for row in rows} if had_slots else {}
        dues: dict[str, datetime] = {}
        for account in self.accounts_for(wanted):
            due = wanted.item.publish_at
            if wanted.slot:
                earliest = max(now, dues.get(account.after or "", now))
                due = kept.get(account.name) or self._slot(db, account, earliest)
            dues[account.name] = due
        return dues

    def _slot(self, db: Connection, account: Account, after: datetime) -> datetime:
        taken = set(
            db.scalars(
                select(deliveries.c.due_at).where(
                    deliveries.c.channel == account.name,
                    deliveries.c.due_at > after,
                    deliveries.c.state != CANCELLED,
                )
            )
        )
        return free_slot(account.rules, self.config.calendar, after, taken) or after

    def plan(self, db: Connection, wanted: Version, now: datetime) -> bool:
        """Queue an item, or let its queued deliveries follow it; raises Unfit.

        Returns False where it has begun to go out: then the change is a pending correction.
        """
        rows = self.outbox.of_item(db, wanted.item.id)
        row = db.execute(select(items).where(items.c.id == wanted.item.id)).mappings().first()
        if row is not None and (row["adopted"] or row["withdrawn_at"]):
            return False
        asked, publish_at = self._asked(db, wanted, rows, now)
        if not self.outbox.rewrite(db, wanted.item.id, wanted.id, asked, now):
            return False
        db.execute(
            update(items)
            .where(items.c.id == wanted.item.id)
            .values(planned=wanted.id, publish_at=publish_at)
        )
        return True

    def _asked(
        self, db: Connection, wanted: Version, rows: Sequence[RowMapping], now: datetime
    ) -> tuple[list[NewDelivery], datetime]:
        dues = self.dues(db, wanted, rows, now)
        publish_at = min(dues.values(), default=wanted.item.publish_at)
        timed = replace(wanted, item=replace(wanted.item, publish_at=publish_at))
        return [self._delivery(each, timed) for each in self.render(timed, dues)], publish_at

    def lacking(self) -> set[str]:
        """Return the files of items that wait and lack a channel, as after a new config."""
        waiting = select(deliveries.c.item).where(deliveries.c.state.in_((QUEUED, HELD)))
        query = select(items).where(items.c.id.in_(waiting), items.c.missing_since.is_(None))
        with self.store.read() as db:
            return {
                row["path"]
                for row in db.execute(query).mappings()
                if row["planned"] and self._lacks(db, version(db, row["planned"], self.media))
            }

    def _lacks(self, db: Connection, wanted: Version) -> bool:
        rows = self.outbox.of_item(db, wanted.item.id)
        waits = any(row["state"] in (QUEUED, HELD) for row in rows)
        if not waits or any(begun(row) for row in rows):
            return False
        asked = {account.name for account in self.accounts_for(wanted)}
        return not asked <= {row["channel"] for row in rows}

    def complete(self, db: Connection, wanted: Version, now: datetime) -> None:
        """Queue a waiting item for channels that came into the config later; raises Unfit.

        Its other deliveries stay as they are. What has begun to go out gets no new channel.
        """
        if self._lacks(db, wanted):
            rows = self.outbox.of_item(db, wanted.item.id)
            asked, _publish_at = self._asked(db, wanted, rows, now)
            self.outbox.enqueue(db, wanted.item.id, wanted.id, asked, now)

    def _delivery(self, planned: Planned, wanted: Version) -> NewDelivery:
        old = not wanted.slot and wanted.item.publish_at < self.made_at
        return NewDelivery(
            channel=planned.account.name,
            due_at=planned.due_at,
            post=planned.post,
            waits_for=planned.waits_for,
            approvals=self.needed(wanted),
            hold=FIRST_RUN if old else None,
            reason=_("dated before this workspace was made: adopt or release it") if old else None,
        )

    def retry(self, db: Connection, item: str, channel: str | None, now: datetime) -> int:
        """Queue an item's failed deliveries again, as its file is now; returns how many.

        Raises Unfit where a channel still refuses it.
        """
        rows = self.outbox.of_item(db, item)
        failed = [r for r in rows if r["state"] == FAILED and channel in (None, r["channel"])]
        going = [row for row in failed if row["kind"] == WITHDRAW]
        for row in going:  # needs no words, so nothing in its file can stop it
            change(db, row, _from_now(now))
        failed = [row for row in failed if row["kind"] != WITHDRAW]
        kept = (items.c.id == item, items.c.withdrawn_at.is_(None))  # else it stays away
        newest = db.scalar(select(items.c.version).where(*kept))
        if not failed or newest is None:
            return len(going)
        wanted = self.dressed(db, self.version(db, newest))
        dues = dict.fromkeys(self.config.accounts, now)
        posts = {each.account.name: each for each in self.render(wanted, dues)}
        again_wanted = [row for row in failed if row["channel"] in posts]
        for row in again_wanted:
            again = self._again(db, row, posts[row["channel"]], wanted)
            change(db, row, _from_now(now) | again)
        return len(going) + len(again_wanted)

    def _again(
        self, db: Connection, row: RowMapping, planned: Planned, wanted: Version
    ) -> dict[str, Any]:
        """Return what a failed row will carry at its next try."""
        post = planned.post
        if row["kind"] == NOTE:
            post = self.note_post(db, planned.account, wanted)
        approvals = max(row["approvals_needed"], self.needed(wanted))
        values = {"version": wanted.id, **shown_again(row, post, wanted.id, approvals)}
        if row["kind"] == PUBLISH:
            values["waits_for"] = planned.waits_for
        return values

    def _timed(self, db: Connection, wanted: Version) -> Version:
        """Return the item with the time that it was given, where its editor named none."""
        if not wanted.slot:
            return wanted
        given = db.scalar(select(items.c.publish_at).where(items.c.id == wanted.item.id))
        return replace(
            wanted, item=replace(wanted.item, publish_at=given or wanted.item.publish_at)
        )

    def let_go(self, now: datetime) -> int:
        """Give their link to the deliveries that waited for another channel, or hold them.

        May be called at any time and any number of times; returns how many rows changed.
        """
        with self.store.read() as db:
            sent = _waiting(db, deliveries.c.state.in_((QUEUED, HELD)), lambda a: a.state == SENT)
            dead = _waiting(db, deliveries.c.state == QUEUED, lambda a: a.state.in_(NEVER_SENT))
        for row in sent:
            self._follow(row, now)
        for row in dead:
            self._block(row)
        return len(sent) + len(dead)

    def _follow(self, row: RowMapping, now: datetime) -> None:
        with self.store.write() as db:
            account = self.config.accounts.get(row["channel"])
            if account is None:
                return
            values: dict[str, Any] = {"waits_for": None}
            if row["hold"] == BLOCKED:
                values |= {"state": QUEUED, "hold": None, "reason": None}
                values |= {"due_at": now, "ready_at": now}
            try:
                post = self._render_follower(db, row, account)
                values |= shown_again(row, post, row["version"], row["approvals_needed"])
            except Rejected as error:
                values |= {"state": FAILED, "hold": None, "reason": str(error)}
            change(db, row, values)

    def _render_follower(self, db: Connection, row: RowMapping, account: Account) -> Post:
        wanted = self.dressed(db, self.version(db, row["version"]))
        by_channel = {
            each["channel"]: each
            for each in self.outbox.of_item(db, row["item"])
            if each["kind"] in (PUBLISH, UPDATE) and each["state"] == SENT
        }
        origin = by_channel[row["waits_for"]]
        first = by_channel.get(self.config.publishing.first)
        item = wanted.item
        if first is not None:
            item = linked(item, first["url"], post_from_json(first["post"]).media)
        item = replace(item, origin=Receipt(origin["ref"], origin["url"]))
        if row["kind"] == NOTE:
            return self.note_post(db, account, wanted)
        return self._post(account, item, wanted)

    def _block(self, row: RowMapping) -> None:
        reason = _("{channel} does not carry the item: {why}").format(
            channel=row["waits_for"], why=row["why_not"] or row["their_state"]
        )
        with self.store.write() as db:
            change(db, row, {"state": HELD, "hold": BLOCKED, "reason": reason})


def as_note(item: Item) -> Item:
    """Return an item that only says what was wrong with another, and links to it."""
    note = item.corrections[-1].note if item.corrections else ""
    body = note if item.link is None else f"{note}\n\n[{item.title}]({item.link})"
    return replace(
        item,
        title=_("Correction: {title}").format(title=item.title),
        summary=note,
        text=None,
        body=body,
        images=(),
        video=None,
        documents=(),
        broadcast=False,
        corrections=(),
    )


def linked(item: Item, link: str | None, media: Mapping[str, str]) -> Item:
    """Return the item as a later channel gets it: linked, its pictures at their addresses."""

    def addressed(image: Image) -> Image:
        return replace(image, url=media.get(image.name, image.url))

    video = item.video
    return replace(
        item,
        link=link,
        cover=item.cover and addressed(item.cover),
        images=tuple(addressed(each) for each in item.images),
        video=video and replace(video, poster=video.poster and addressed(video.poster)),
    )


def _from_now(now: datetime) -> dict[str, Any]:
    again: dict[str, Any] = {"state": QUEUED, "hold": None, "reason": None}
    return again | {"attempts": 0, "due_at": now, "ready_at": now}


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


def change(db: Connection, row: RowMapping, values: dict[str, Any]) -> None:
    """Change a row that nobody has changed since it was read; else leave it."""
    db.execute(
        update(deliveries)
        .where(deliveries.c.id == row["id"], deliveries.c.row_version == row["row_version"])
        .values(**values, row_version=row["row_version"] + 1)
    )
