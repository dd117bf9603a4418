"""From an item to the deliveries that carry it: on which channels, and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from publisher.config.file import Account, Config
from publisher.contract import Channel, Post
from publisher.items import lifecycle
from publisher.items.lifecycle import items
from publisher.items.versions import Version, version
from publisher.outbox.approval import follow_config, keep_refused
from publisher.outbox.deliveries import (
    CANCELLED,
    FAILED,
    FIRST_RUN,
    HELD,
    NOTE,
    PUBLISH,
    QUEUED,
    RESTORED,
    SENT,
    WITHDRAW,
    begun,
    deliveries,
)
from publisher.outbox.orders import from_now, why_restored
from publisher.outbox.plan import NewDelivery, enqueue, of_item, retry, rewrite
from publisher.outbox.posts import words_again
from publisher.people.journal import tells
from publisher.people.people import ApprovalInForce
from publisher.planning.dressing import dress
from publisher.planning.rendering import Planned, Renderer
from publisher.store.database import Store
from publisher.timetable.rules import free_slot
from publisher.words import _


class Planner:
    """Puts items into the outbox."""

    def __init__(
        self,
        config: Config,
        store: Store,
        channels: Mapping[str, Channel],
        made_at: datetime,
        approval: ApprovalInForce,
        *,
        restored: bool = False,
    ) -> None:
        """Take the workspace's parts.

        made_at: items dated before it are not sent unasked. restored: an older copy of the
        database is put back, and nothing that is planned goes out unasked.
        """
        self.config = config
        self.store = store
        self.renderer = Renderer(config, channels)
        self.made_at = made_at
        self.approval = approval
        self.restored = restored
        self.media = config.state / "media"

    def needed(self, wanted: Version) -> int:
        """Return how many people must approve an item."""
        item = wanted.item
        return self.approval.needed(item.theme.id, item.form.id, sensitive=wanted.sensitive)

    def ask_more(self, db: Connection) -> int:
        """Ask approval of what waits where more is needed now; returns of how many rows."""
        needed = cache(lambda number: self.needed(self.version(db, number)))
        return follow_config(db, lambda row: needed(row["version"]))

    def version(self, db: Connection, number: int) -> Version:
        """Return a kept version of an item."""
        return version(db, number, self.media)

    def note_post(self, db: Connection, account: Account, wanted: Version) -> Post:
        """Make the post that says on a channel what was wrong with an item; raises Rejected.

        It links to the item's page, where that is out.
        """
        where = (deliveries.c.channel == self.config.publishing.first, deliveries.c.state == SENT)
        mine = (deliveries.c.item == wanted.item.id, deliveries.c.kind == PUBLISH)
        page = db.scalar(select(deliveries.c.url).where(*where, *mine))
        return self.renderer.note(account, wanted, page)

    def dues(
        self, db: Connection, wanted: Version, rows: Sequence[RowMapping], now: datetime
    ) -> dict[str, datetime]:
        """Return when each channel should carry the item; a slot once given is kept."""
        had_slots = bool(rows) and version(db, rows[0]["version"], self.media).slot
        kept = {row["channel"]: row["due_at"] for row in rows} if had_slots else {}
        dues: dict[str, datetime] = {}
        for account in self.renderer.accounts_for(wanted):
            due = wanted.item.publish_at
            if wanted.slot:
                earliest = max(now, dues.get(account.after or "", now))
                # a standing page has no slot either: it goes as soon as it may
                next_one = earliest if wanted.item.page else self._slot(db, account, earliest)
                due = kept.get(account.name) or next_one
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

    def tried(self, db: Connection, wanted: Version, now: datetime) -> list[Planned]:
        """Make every channel's post of an item, without keeping anything; raises Unfit."""
        dues = self.dues(db, wanted, [], now)
        if wanted.slot and dues:
            wanted = replace(wanted, item=replace(wanted.item, publish_at=min(dues.values())))
        return self.renderer.render(wanted, dues)

    def plan(self, db: Connection, wanted: Version, now: datetime) -> bool:
        """Queue an item, or let its queued deliveries follow it; raises Unfit.

        Returns False where it has begun to go out: then the change is a pending correction.
        """
        rows = of_item(db, wanted.item.id)
        row = db.execute(select(items).where(items.c.id == wanted.item.id)).mappings().first()
        if row is not None and (row["adopted"] or row["withdrawn_at"]):
            return False
        asked, publish_at = self._asked(db, wanted, rows, now)
        if not rewrite(db, wanted.item.id, wanted.id, asked, now):
            return False
        keep_refused(db, wanted.item.id)
        lifecycle.planned(db, wanted.item.id, wanted.id, publish_at)
        return True

    def _asked(
        self, db: Connection, wanted: Version, rows: Sequence[RowMapping], now: datetime
    ) -> tuple[list[NewDelivery], datetime]:
        dues = self.dues(db, wanted, rows, now)
        publish_at = min(dues.values(), default=wanted.item.publish_at)
        timed = replace(wanted, item=replace(wanted.item, publish_at=publish_at))
        planned = self.renderer.render(timed, dues)
        return [self._delivery(db, each, timed) for each in planned], publish_at

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
        rows = of_item(db, wanted.item.id)
        waits = any(row["state"] in (QUEUED, HELD) for row in rows)
        if not waits or any(begun(row) for row in rows):
            return False
        asked = {account.name for account in self.renderer.accounts_for(wanted)}
        return not asked <= {row["channel"] for row in rows}

    def complete(self, db: Connection, wanted: Version, now: datetime) -> None:
        """Queue a waiting item for channels that came into the config later; raises Unfit.

        Its other deliveries stay as they are. What has begun to go out gets no new channel.
        """
        if self._lacks(db, wanted):
            rows = of_item(db, wanted.item.id)
            asked, _publish_at = self._asked(db, wanted, rows, now)
            enqueue(db, wanted.item.id, wanted.id, asked, now)
            keep_refused(db, wanted.item.id)

    def _delivery(self, db: Connection, planned: Planned, wanted: Version) -> NewDelivery:
        held_for, reason = None, None
        if self.restored:
            held_for, reason = RESTORED, why_restored()
        elif not wanted.slot and wanted.item.publish_at < self.made_at:
            held_for = FIRST_RUN
            reason = _("dated before this workspace was made: adopt or release it")
            if tells(db, "restore"):  # since when it counts as made anew
                reason = _("dated before an older database was put back: adopt or release it")
        return NewDelivery(
            channel=planned.account.name,
            due_at=planned.due_at,
            post=planned.post,
            waits_for=planned.waits_for,
            approvals=self.needed(wanted),
            held_for=held_for,
            reason=reason,
        )

    def retry(
        self,
        db: Connection,
        item: str,
        channel: str | None,
        now: datetime,
        stay: Collection[int] = (),
    ) -> int:
        """Queue an item's failed deliveries again, as its file is now; returns how many.

        Those of `stay` are left. Raises Unfit where a channel still refuses it.
        """
        rows = [row for row in of_item(db, item) if row["id"] not in stay]
        failed = [r for r in rows if r["state"] == FAILED and channel in (None, r["channel"])]
        going = [row for row in failed if row["kind"] == WITHDRAW]
        for row in going:  # needs no words, so nothing in its file can stop it
            retry(db, row, **from_now(now))
        failed = [row for row in failed if row["kind"] != WITHDRAW]
        kept = (items.c.id == item, items.c.withdrawn_at.is_(None))  # else it stays away
        newest = db.scalar(select(items.c.version).where(*kept))
        if not failed or newest is None:
            return len(going)
        wanted = dress(db, self.version(db, newest))
        dues = dict.fromkeys(self.config.accounts, now)
        posts = {each.account.name: each for each in self.renderer.render(wanted, dues)}
        again_wanted = [row for row in failed if row["channel"] in posts]
        for row in again_wanted:
            again = self._again(db, row, posts[row["channel"]], wanted)
            retry(db, row, **from_now(now), **again)
        return len(going) + len(again_wanted)

    def _again(
        self, db: Connection, row: RowMapping, planned: Planned, wanted: Version
    ) -> dict[str, Any]:
        """Return what a failed row will carry at its next try."""
        post = planned.post
        if row["kind"] == NOTE:
            post = self.note_post(db, planned.account, wanted)
        approvals = max(row["approvals_needed"], self.needed(wanted))
        values = words_again(row, post, wanted.id, approvals)
        if row["kind"] == PUBLISH:
            values["waits_for"] = planned.waits_for
        return values
