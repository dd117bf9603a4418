"""What is wrong with channels: those that stopped, and those that should send and do not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, and_, or_, select

from publisher.config.file import Config
from publisher.contract import TROUBLE
from publisher.items.lifecycle import items
from publisher.outbox.claims import activity
from publisher.outbox.deliveries import DOUBTFUL, QUEUED, REPEATABLE, SENT, attempts, deliveries
from publisher.outbox.pauses import channels
from publisher.outbox.trials import IS_PUT_OFF
from publisher.planning.behind import OUTDATED
from publisher.status.messages import Trouble, one_line, quoted, said_of, trouble
from publisher.store.channel_state import memory
from publisher.timetable.rules import allowance, window_start
from publisher.words import _, channel_name, clock

OVERDUE = timedelta(minutes=15)  # due, allowed, and still not out
RESTING = timedelta(minutes=45)  # a pause that operators should know of


def of_channels(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    """Tell of channels that stopped or rest for long."""
    for row in db.execute(select(channels)).mappings():
        said = {"channel": row["name"], "why": one_line(row["why"])}
        if row["stopped_at"]:
            what = _("{channel} has stopped: {why}.")
            do = _("Its queue is kept. Put it right, then: publisher resume {channel}")
            do = f"{_at_what(db, row)}{do}"
            yield trouble(f"stopped {row['name']}", what, do, said)
        elif row["paused_until"] and row["paused_until"] > now and _is_long(db, row, now):
            until = clock(row["paused_until"], config.office.zone)
            what = _("{channel} rests until {time}: {why}.")
            do = _at_what(db, row) + _("It goes on by itself then.")
            yield Trouble(
                f"rests {row['name']}",
                what.format(channel=channel_name(row["name"]), why=said["why"], time=until),
                do,
            )
    yield from _of_put_off(db, config, now)
    for row in told_by_channels(db):
        if row["channel"] in config.accounts:
            key = f"{row['key']} {row['channel']}"
            yield Trouble(key, f"{channel_name(row['channel'])}: {one_line(row['value'])}.")


def told_by_channels(db: Connection) -> Sequence[RowMapping]:
    """Return what channels tell operators of: their files and surroundings."""
    query = select(memory).where(memory.c.key.startswith(TROUBLE, autoescape=True))
    return db.execute(query.order_by(memory.c.channel, memory.c.key)).mappings().all()


def _last_asked(db: Connection, channel: str) -> RowMapping | None:
    """Return a channel's last attempt, with its item's title: what it stopped or paused at."""
    query = (
        select(attempts.c.ended_at, items.c.title)
        .join(deliveries, deliveries.c.id == attempts.c.delivery)
        .join(items, items.c.id == deliveries.c.item)
        .where(attempts.c.channel == channel)
        .order_by(attempts.c.id.desc())
    )
    return db.execute(query.limit(1)).mappings().first()


def _at_what(db: Connection, row: RowMapping) -> str:
    """Name the item at which a channel stopped or paused; "" if it was not an item."""
    last, since = _last_asked(db, row["name"]), row["stopped_at"]
    if last is None or (since and last["ended_at"] != since):
        return ""
    return _("It happened with {title}.").format(title=quoted(last["title"])) + " "


def _is_long(db: Connection, row: RowMapping, now: datetime) -> bool:
    """Tell whether a pause is one to know of: by its length, not by what is left of it."""
    last = _last_asked(db, row["name"])
    began = last["ended_at"] if last and last["ended_at"] else now
    return bool(row["paused_until"] - began > RESTING)


def _of_put_off(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    """Tell of posts that their service refuses for now, while others go."""
    query = select(deliveries, items.c.title).join(items, items.c.id == deliveries.c.item)
    put_off = (deliveries.c.state == QUEUED, deliveries.c.failures > 0, IS_PUT_OFF)
    query = query.where(*put_off, deliveries.c.ready_at > now).order_by(deliveries.c.id)
    for row in db.execute(query).mappings():
        what = _("{channel} does not take {title} for now: {why}.")
        do = _("It is tried again at {time}; other posts go meanwhile. See: publisher show {item}")
        said = said_of(row) | {"time": clock(row["ready_at"], config.office.zone)}
        key = f"put off {row['item']}/{row['channel']}/{row['sequence']}"
        yield trouble(key, what, do, said)


def of_absent(db: Connection, config: Config) -> Iterator[Trouble]:
    """Tell of channels that left the config while something is to be done there.

    What has not gone out is held for that, and told as what is held.
    """
    absent = set(db.scalars(select(channels.c.name))) - config.accounts.keys()
    if not absent:
        return
    to_do = and_(deliveries.c.state == QUEUED, deliveries.c.kind.in_(REPEATABLE))
    query = select(deliveries, items.c.title).join(items, items.c.id == deliveries.c.item)
    query = query.where(
        deliveries.c.channel.in_(absent),
        or_(OUTDATED, to_do, deliveries.c.state == DOUBTFUL),
    )
    rows = db.execute(query.order_by(deliveries.c.id)).mappings().all()
    for name in sorted({row["channel"] for row in rows}):
        what = _(
            "{count} posts on {channel}, which is not in the config, can't be looked for, put "
            "right or taken away, e.g. {title}."
        )
        do = _(
            "Put the channel back into the config. Or take the post away there yourself, then: "
            "publisher resolve {item} {channel} --not-sent"
        )
        mine = [row for row in rows if row["channel"] == name]
        yield trouble(f"left {name}", what, do, count_of(mine, config))


def stuck(
    db: Connection, name: str, rows: Sequence[RowMapping], config: Config, now: datetime
) -> Iterator[Trouble]:
    """Tell of a channel's overdue deliveries that nothing keeps back, as one trouble."""
    if name not in config.accounts:
        return  # told as what is held
    row = db.execute(select(channels).where(channels.c.name == name)).mappings().one()
    if row["stopped_at"] or (row["paused_until"] and row["paused_until"] > now):
        return
    failing = [each for each in rows if each["failures"] and not each["waits_for"]]
    if failing:
        what = _("{channel} does not take {count} posts, e.g. {title}, due at {time}: {why}.")
        do = _("They are tried again by themselves. See: publisher show {item}")
        yield trouble(f"failing {name}", what, do, count_of(failing, config))
    idle = [each for each in rows if not each["failures"] and _nothing_awaited(db, each)]
    idle = [each for each in idle if each["ready_at"] < now - OVERDUE]
    if idle and not _kept_back(db, name, config, now):
        what = _(
            "{count} posts should have gone out on {channel} and have not, the first {title} at "
            "{time}: {why}."
        )
        do = _("See: publisher show {item}, and the log of publisher run")
        yield trouble(f"overdue {name}", what, do, count_of(idle, config))


def _nothing_awaited(db: Connection, row: RowMapping) -> bool:
    """Tell whether a delivery waits for no other one, or for one that will never let it go."""
    if not row["waits_for"]:
        return True
    query = select(deliveries.c.state).where(
        deliveries.c.item == row["item"],
        deliveries.c.sequence == row["sequence"],
        deliveries.c.channel == row["waits_for"],
    )
    return db.scalar(query) in (None, SENT)


def _kept_back(db: Connection, name: str, config: Config, now: datetime) -> bool:
    """Tell whether a channel's rules kept it back within OVERDUE, or it is working."""
    rules = config.accounts[name].rules
    then = now - OVERDUE
    done = activity(db, name, window_start(rules, config.calendar, then), now)
    if done.last_intent and done.last_intent > then:
        return True
    return any(allowance(rules, config.calendar, done, at) for at in (then, now))


def count_of(rows: Sequence[RowMapping], config: Config) -> dict[str, object]:
    """Return what messages have places for, of several rows: the first, and how many."""
    first = rows[0]
    said = said_of(first, config) | {"count": len({(row["item"], row["kind"]) for row in rows})}
    if not first["reason"]:
        awaited = _("waits for {channel}").format(channel=channel_name(first["waits_for"] or ""))
        unknown = _("it has not begun, and nothing is known that keeps it back")
        said["why"] = awaited if first["waits_for"] else unknown
    return said
