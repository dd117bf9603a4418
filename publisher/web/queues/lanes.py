"""How each channel goes: whether it stopped, rests, is held, or is being tried again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from publisher.config.file import Config
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import AGREED, QUEUED, attempts, deliveries
from publisher.outbox.pauses import channels
from publisher.people.journal import journal
from publisher.status.channel_troubles import OVERDUE, of_absent, of_channels, stuck
from publisher.status.messages import one_line
from publisher.status.overview import Holds, all_holds
from publisher.status.telling import hold_name
from publisher.words import _, moment

TRIED = timedelta(minutes=15)  # for so long it is told that somebody asked to try again
LINES = 2_000  # of the journal in which that is looked for
MOST = 200  # overdue posts that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One channel as its posts go."""

    name: str
    standing: str  # works, stopped, rests, held, tried or asked
    told: str  # why, in words
    address: str  # where readers find it


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that is wrong and that no button here can settle."""

    what: str
    do: str = ""
    item: str = ""


def lanes(db: Connection, config: Config, now: datetime, names: dict[str, str]) -> list[Lane]:
    """Return every channel of the config. names: of people, by id."""
    held, asked = all_holds(db), _asked(db, now)
    rows = {row["name"]: row for row in db.execute(select(channels)).mappings()}
    found = []
    for name, account in config.accounts.items():
        row = rows[name]
        standing, told = "works", ""
        if row["stopped_at"]:
            standing, told = "stopped", one_line(row["why"])
        elif row["paused_until"] and row["paused_until"] > now:
            standing = "rests"
            until = moment(row["paused_until"], config.office.zone)
            told = _("until {time}: {why}").format(time=until, why=one_line(row["why"]))
        elif ("channel", name) in held:
            standing, told = "held", hold_name(held["channel", name], names)
        elif name in asked:
            standing, told = _tried(db, name, asked[name], now)
        found.append(Lane(name=name, standing=standing, told=told, address=account.address))
    return found


def _asked(db: Connection, now: datetime) -> dict[str, datetime]:
    """Return when a person last asked to try a channel again, if that was lately."""
    newest = select(func.max(journal.c.id)).scalar_subquery()
    query = select(journal.c.channel, journal.c.at).where(
        journal.c.id > newest - LINES, journal.c.act == "resume", journal.c.at > now - TRIED
    )
    return {row.channel: row.at for row in db.execute(query.order_by(journal.c.id))}


def _tried(db: Connection, name: str, since: datetime, now: datetime) -> tuple[str, str]:
    """Return how far a channel is that was asked to try again, and that has not stopped again."""
    mine = (attempts.c.channel == name, attempts.c.intent_at >= since)
    if db.scalar(select(func.max(attempts.c.ended_at)).where(*mine)):
        return "works", ""
    waits = (deliveries.c.channel == name, deliveries.c.state == QUEUED, AGREED)
    soonest = select(func.min(deliveries.c.ready_at)).where(
        *waits, deliveries.c.waits_for.is_(None)
    )
    due = db.scalar(soonest)
    if due is None or due > now + OVERDUE:
        return "tried", _("it is tried with the next post")
    return "asked", _("asked for, being checked")


def notices(db: Connection, config: Config, now: datetime, held: Holds) -> Iterator[Notice]:
    """Yield what is wrong with channels beyond that: the publisher's own words on each."""
    for each in of_channels(db, config, now):
        kind, _space, about = each.key.partition(" ")
        if kind == "put" and "/" in about:
            item = about.partition(" ")[2].partition("/")[0]
            yield Notice(what=each.what, do=_("It is tried again by itself."), item=item)
        elif kind not in ("stopped", "rests"):
            yield Notice(what=each.what)
    do = _("Put the channel back into the config, or take the posts away there by hand.")
    left = set(db.scalars(select(channels.c.name))) - config.accounts.keys()
    for each in of_absent(db, config) if left else ():
        yield Notice(what=each.what, do=do)
    for name in config.accounts:
        if ("channel", name) not in held:
            yield from _overdue(db, config, name, now, held)


def _overdue(
    db: Connection, config: Config, name: str, now: datetime, held: Holds
) -> Iterator[Notice]:
    wanted = (
        *("id", "item", "channel", "sequence", "kind", "reason", "waits_for"),
        *("due_at", "ready_at", "failures"),
    )
    query = (
        select(*(deliveries.c[each] for each in wanted), items.c.title)
        .join(items, items.c.id == deliveries.c.item)
        .where(
            deliveries.c.channel == name,
            deliveries.c.state == QUEUED,
            deliveries.c.due_at < now - OVERDUE,
            AGREED,
            ~deliveries.c.cancel_asked,
        )
        .order_by(deliveries.c.due_at, deliveries.c.id)
    )
    rows = [
        row
        for row in db.execute(query.limit(MOST)).mappings()
        if ("item", row["item"]) not in held
    ]
    if rows:
        for each in stuck(db, name, rows, config, now):
            yield Notice(
                what=each.what, do=_("Is the publisher running? Whoever runs it sees why.")
            )
