"""What is wrong with channels: those that stopped, and those that should send and do not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, and_, or_, select

from publisher.config.file import Config
from publisher.items.lifecycle import items
from publisher.outbox.claims import activity
from publisher.outbox.deliveries import DOUBTFUL, QUEUED, REPEATABLE, SENT, deliveries
from publisher.outbox.pauses import channels
from publisher.planning.behind import OUTDATED
from publisher.status.messages import Trouble, one_line, said_of, trouble
from publisher.timetable.rules import allowance, window_start
from publisher.words import _, channel_name, clock

OVERDUE = timedelta(minutes=15)  # due, allowed, and still not out
RESTING = timedelta(hours=2)  # a pause that operators should know of


def of_channels(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    """Tell of channels that stopped or rest for long."""
    for row in db.execute(select(channels)).mappings():
        said = {"channel": row["name"], "why": one_line(row["why"])}
        if row["stopped_at"]:
            what = _("{channel} has stopped: {why}.")
            do = _("Its queue is kept. Put it right, then: publisher resume {channel}")
            yield trouble(f"stopped {row['name']}", what, do, said)
        elif row["paused_until"] and row["paused_until"] > now + RESTING:
            until = clock(row["paused_until"], config.office.zone)
            what = _("{channel} rests until {time}: {why}.")
            yield Trouble(
                f"rests {row['name']}",
                what.format(channel=channel_name(row["name"]), why=said["why"], time=until),
            )


def of_absent(db: Connection, config: Config) -> Iterator[Trouble]:
    """Tell of channels that left the config while something is to be done there.

    What has not gone out is held for that, and told as what is held.
    """
    to_do = and_(deliveries.c.state == QUEUED, deliveries.c.kind.in_(REPEATABLE))
    query = select(deliveries, items.c.title).join(items, items.c.id == deliveries.c.item)
    query = query.where(
        deliveries.c.channel.not_in(config.accounts),
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
