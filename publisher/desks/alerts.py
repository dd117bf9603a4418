"""What the office's people are told: trouble and its end, and the day in short.

One message when something begins and one when it ends, not one for each failure. The
messages are in the office's language and say what to do next.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, func, select

from publisher.actions.decisions import waiting_for_approval
from publisher.contract import ChannelError, Desk
from publisher.outbox.approval import to_approve
from publisher.outbox.deliveries import (
    DOUBTFUL,
    FAILED,
    HELD,
    NEW,
    PUBLISH,
    QUEUED,
    SENT,
    UPDATE,
    WITHDRAW,
    deliveries,
)
from publisher.status.incidents import incidents, note_told, untold, update_incidents
from publisher.status.messages import Trouble, matter, matter_name, quoted, title_of
from publisher.status.troubles import troubles
from publisher.words import _, channel_name, clock
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

MOST = 12  # incidents that are spelled out in one message
LISTED = 10  # lines of each list of the digest


@dataclass(frozen=True, slots=True)
class Alerts:
    """One workspace's voice towards its own people."""

    workspace: Workspace
    desks: Mapping[str, Desk]

    def look(self, extra: Iterable[Trouble] = ()) -> None:
        """Find what is wrong now, and tell what is new and what is over.

        extra: troubles that are not in the database.
        """
        now, zone = self.workspace.now(), self.workspace.config.office.zone
        with self.workspace.store.write() as db:
            found = [*troubles(db, self.workspace.config, now), *extra]
            update_incidents(db, {each.key: each.text for each in found}, now)
            news = untold(db)
        if news and self._tell("alerts", _subject(news), _report(news, zone)):
            with self.workspace.store.write() as db:
                note_told(db, news, now)

    def digest(self) -> bool:
        """Tell what the last day brought and what waits; False if nobody could be told."""
        with self.workspace.store.read() as db:
            text = "\n".join(_digest(db, self.workspace))
        return self._tell("digest", _("The day in short"), text)

    def _tell(self, what: str, subject: str, text: str) -> bool:
        """Send to every desk that takes such messages; True if one of them took it."""
        accounts = self.workspace.config.desks
        taken = not any(what in account.receives for account in accounts.values())
        for name, desk in self.desks.items():
            if what in accounts[name].receives:
                try:
                    desk.tell(text, subject=subject)
                    taken = True
                except ChannelError as error:
                    log.warning("not_told desk=%s why=%s", name, error)
        return taken


# --- Trouble -------------------------------------------------------------------------------


def _subject(news: Sequence[RowMapping]) -> str:
    ended = sum(_is_over(row) for row in news)
    begun = len(news) - ended
    said = [_("{count} things to see to").format(count=begun)] if begun else []
    said += [_("{count} things settled").format(count=ended)] if ended else []
    return " · ".join(said)


def _report(news: Sequence[RowMapping], zone: ZoneInfo) -> str:
    lines = []
    for row in news[:MOST]:
        if _is_over(row):
            over = _("✓ Settled at {time}: {what}")
            time = clock(row["ended_at"], zone)
            lines.append(over.format(time=time, what=_what(row)))
        else:
            lines.append(f"⚠ {row['what']}")
    if len(news) > MOST:
        message = _("… and {count} more; see: publisher status")
        lines.append(message.format(count=len(news) - MOST))
    return "\n\n".join(lines)


def _is_over(row: RowMapping) -> bool:
    """Tell whether the news is that something is over, and not a FACT."""
    return row["ended_at"] is not None and row["end_told_at"] is None


def _what(row: RowMapping) -> str:
    """Return what an incident is, without what helps."""
    return str(row["what"]).partition("\n")[0]


# --- The day in short ----------------------------------------------------------------------


def _digest(db: Connection, workspace: Workspace) -> Iterator[str]:
    office, now = workspace.config.office, workspace.now()
    name = office.short_name or office.name
    yield _("{office}, {time}").format(office=name, time=clock(now, office.zone))
    yield _("Out in the last 24 hours: {sent}").format(sent=_sent(db, now - timedelta(days=1)))
    states = {each: _counted(db, each) for each in (QUEUED, DOUBTFUL, HELD, FAILED)}
    yield _("Waiting: {queued}; in doubt: {doubtful}; held: {held}; failed: {failed}").format(
        **states
    )
    waiting = [name for name, _digest in waiting_for_approval(db)]
    lines = [_waiting_line(db, each, workspace) for each in waiting]
    yield from _listed(_("For approval: {count}"), lines)
    told = {f"unapproved {each}" for each in waiting}
    query = select(incidents).where(incidents.c.ended_at.is_(None)).order_by(incidents.c.id)
    rows = [row for row in db.execute(query).mappings() if row["key"] not in told]
    yield from _listed(_("To be seen to: {count}"), [_what(row) for row in rows])


def _sent(db: Connection, since: datetime) -> str:
    """Return how many items went out since then, and how many of them on each channel."""
    where = (
        deliveries.c.kind.in_(NEW), deliveries.c.state == SENT, deliveries.c.sent_at > since
    )  # fmt: skip
    count = func.count(deliveries.c.item.distinct())
    total = db.scalar(select(count).where(*where))
    if not total:
        return _("nothing")
    by_channel = select(deliveries.c.channel, count).where(*where).group_by(deliveries.c.channel)
    rows = db.execute(by_channel.order_by(deliveries.c.channel))
    each = ", ".join(f"{channel_name(channel)} {number}" for channel, number in rows)
    return _("{count} items ({channels})").format(count=total, channels=each)


def _counted(db: Connection, state: str) -> str:
    """Return how many items, corrections and withdrawals are in a state."""
    query = select(deliveries.c.item, deliveries.c.kind).where(deliveries.c.state == state)
    found: dict[str, set[str]] = {PUBLISH: set(), UPDATE: set(), WITHDRAW: set()}
    for row in db.execute(query).mappings():
        found[matter([row])].add(row["item"])
    names = {
        PUBLISH: _("{count} items"),
        UPDATE: _("{count} corrections"),
        WITHDRAW: _("{count} withdrawals"),
    }
    said = [names[kind].format(count=len(each)) for kind, each in found.items() if each]
    return ", ".join(said) or "0"


def _waiting_line(db: Connection, item: str, workspace: Workspace) -> str:
    rows = to_approve(db, item)
    due = min(row["due_at"] for row in rows)
    return _("{matter} {title}, due at {time}: publisher approve {item} --as PERSON").format(
        matter=matter_name(matter(rows)),
        title=quoted(title_of(db, item)),
        time=clock(due, workspace.config.office.zone),
        item=item,
    )


def _listed(head: str, lines: Sequence[str]) -> Iterator[str]:
    yield head.format(count=len(lines))
    yield from (f"• {line}" for line in lines[:LISTED])
    if len(lines) > LISTED:
        yield _("… and {count} more; see: publisher status").format(count=len(lines) - LISTED)
