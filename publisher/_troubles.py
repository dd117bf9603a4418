"""What is wrong at this moment: every finding is one trouble that people can do something about.

What has to wait is no trouble: quiet hours, a limit, a pause, a person's hold, another
channel that goes first. What waits longer than OVERDUE for none of these is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, select

from publisher.approval import sent_back
from publisher.claims import activity
from publisher.config import Config
from publisher.deliveries import (
    DOUBT,
    FAILED,
    FIRST_RUN,
    HELD,
    LATE,
    NOTE,
    QUEUED,
    SENT,
    UNSUPPORTED,
    UPDATE,
    VANISHED,
    WITHDRAW,
    deliveries,
)
from publisher.intake import problems_of_files
from publisher.rests import channels, holds
from publisher.timetable import allowance, window_start
from publisher.words import _, moment

OVERDUE = timedelta(minutes=15)  # due, allowed, and still not out
RESTING = timedelta(hours=2)  # a pause that operators should know of


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong at this moment."""

    key: str
    what: str  # in people's words, with what to do next


def troubles(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    """Look at everything that may need a person."""
    rows = _rows(db)
    by_state: dict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        by_state[row["state"]].append(row)
    yield from _of_channels(db, config, now)
    yield from _of_held(by_state[HELD], config, now)
    for row in by_state[FAILED]:
        yield from _of_failed(row)
    yield from _of_waiting(db, by_state[QUEUED], config, now)
    for path, problems in problems_of_files(db).items():
        message = _("{path} has problems and is not taken: {first}. See: publisher check {path}")
        yield Trouble(f"file {path}", message.format(path=path, first=problems[0].message))


def _rows(db: Connection) -> Sequence[RowMapping]:
    wanted = (
        "id", "item", "channel", "edition", "kind", "state", "hold", "reason", "waits_for",
        "due_at", "ready_at", "attempts", "approved", "visible", "url", "target",
    )  # fmt: skip
    query = select(*(deliveries.c[name] for name in wanted))
    query = query.where(deliveries.c.state.in_((HELD, FAILED, QUEUED)))
    return db.execute(query.order_by(deliveries.c.due_at, deliveries.c.id)).mappings().all()


def _of_channels(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    for row in db.execute(select(channels)).mappings():
        name = row["name"]
        if row["stopped_at"]:
            message = _(
                "{name} has stopped: {why}. Its queue is kept. Put it right, then: "
                "publisher resume {name}"
            )
            yield Trouble(f"stopped {name}", message.format(name=name, why=row["why"]))
        elif row["paused_until"] and row["paused_until"] > now + RESTING:
            until = moment(row["paused_until"], config.office.zone)
            message = _("{name} rests until {time}: {why}")
            yield Trouble(f"rests {name}", message.format(name=name, time=until, why=row["why"]))


# --- Held and failed -------------------------------------------------------------------


def _of_held(rows: Sequence[RowMapping], config: Config, now: datetime) -> Iterator[Trouble]:
    for row in rows:
        if row["hold"] == DOUBT:
            message = _(
                "{item} may or may not be out on {channel}: {why}. Look there, then say "
                "publisher resolve {item} {channel} --sent ADDRESS, or --not-sent"
            )
            yield Trouble(f"doubt {_key(row)}", message.format(**_said(row)))
    for item, mine in _by_item(row for row in rows if row["hold"] == LATE).items():
        message = _(
            "{item} would go out late on {channels} and is held: publisher release {item}, "
            "or publisher cancel {item}"
        )
        names = ", ".join(row["channel"] for row in mine)
        yield Trouble(f"late {item}", message.format(item=item, channels=names))
    gone = (row for row in rows if row["hold"] == VANISHED and row["due_at"] < now - OVERDUE)
    for item, mine in _by_item(gone).items():
        message = _(
            "{item} should have gone out at {time}, but {why}. Put it back, or: "
            "publisher cancel {item}"
        )
        time = moment(mine[0]["due_at"], config.office.zone)
        text = message.format(item=item, time=time, why=mine[0]["reason"])
        yield Trouble(f"vanished {item}", text)
    old = _by_item(row for row in rows if row["hold"] == FIRST_RUN)
    if old:
        message = _(
            "{count} items are dated before this workspace was made and are held: "
            "publisher adopt, if they are out already, or publisher release ITEM"
        )
        yield Trouble("first run", message.format(count=len(old)))


def _of_failed(row: RowMapping) -> Iterator[Trouble]:
    if row["kind"] == UPDATE and row["hold"] == UNSUPPORTED:
        return  # a correction note is about to be posted instead
    messages = {
        WITHDRAW: _(
            "{item} could not be taken away from {channel}: {why}. Take it away there, then "
            "say: publisher resolve {item} {channel} --not-sent"
        ),
        UPDATE: _(
            "{channel} refused the correction of {item}: {why}. Correct the file, or put it "
            "right there and say: publisher cancel {item} --channel {channel}"
        ),
    }
    other = _(
        "{item} was refused by {channel}: {why}. Correct the file, then: "
        "publisher release {item}, or publisher cancel {item}"
    )
    message = messages.get(row["kind"], other)
    yield Trouble(f"failed {_key(row)}", message.format(**_said(row)))


# --- Waiting ----------------------------------------------------------------------------


def _of_waiting(
    db: Connection, rows: Sequence[RowMapping], config: Config, now: datetime
) -> Iterator[Trouble]:
    held = {(row.kind, row.name) for row in db.execute(select(holds.c.kind, holds.c.name))}
    late = [
        row
        for row in rows
        if row["due_at"] < now - OVERDUE
        and row["hold"] is None
        and not {("item", row["item"]), ("channel", row["channel"])} & held
    ]
    unapproved = [row for row in late if row["approved"] != row["visible"]]
    for item, mine in _by_item(unapproved).items():
        yield _unapproved(db, item, mine, config)
    approved = [row for row in late if row["approved"] == row["visible"]]
    by_channel: dict[str, list[RowMapping]] = defaultdict(list)
    for row in approved:
        by_channel[row["channel"]].append(row)
    for name, mine in by_channel.items():
        yield from _stuck(db, name, mine, config, now)


def _unapproved(db: Connection, item: str, rows: Sequence[RowMapping], config: Config) -> Trouble:
    said = {"item": item, "time": moment(rows[0]["due_at"], config.office.zone)}
    refusal = sent_back(db, item)
    if refusal is not None:
        said |= {"name": refusal["person"], "reason": refusal["reason"]}
        message = _(
            "{item} should have gone out at {time} and was sent back by {name}: {reason}. "
            "Its file must be changed, or: publisher cancel {item}"
        )
    elif all(row["kind"] in (UPDATE, NOTE) for row in rows):
        message = _(
            "The file of {item} was changed at {time} after it had gone out; the change waits "
            "for a yes: publisher correct {item}, or publisher approve {item} --as PERSON"
        )
    elif all(row["kind"] == WITHDRAW for row in rows):
        message = _(
            "{item} is to be withdrawn since {time} and waits for approval: "
            "publisher approve {item} --as PERSON"
        )
    else:
        message = _(
            "{item} should have gone out at {time} and waits for approval: "
            "publisher approve {item} --as PERSON"
        )
    return Trouble(f"unapproved {item}", message.format(**said))


def _stuck(
    db: Connection, name: str, rows: Sequence[RowMapping], config: Config, now: datetime
) -> Iterator[Trouble]:
    """Tell of a channel's overdue deliveries that nothing keeps back, as one trouble."""
    account = config.accounts.get(name)
    if account is None:
        message = _("{count} posts wait for {channel}, which is not in the config, e.g. {item}")
        yield Trouble(f"absent {name}", message.format(**_count(rows, config)))
        return
    row = db.execute(select(channels).where(channels.c.name == name)).mappings().one()
    if row["stopped_at"] or (row["paused_until"] and row["paused_until"] > now):
        return
    failing = [each for each in rows if each["attempts"] and not each["waits_for"]]
    if failing:
        message = _(
            "{channel} does not take {count} posts, e.g. {item}, due at {time}: {why}. They are "
            "tried again by themselves. See: publisher show {item}"
        )
        yield Trouble(f"failing {name}", message.format(**_count(failing, config)))
    idle = [each for each in rows if not each["attempts"] and _nothing_awaited(db, each)]
    idle = [each for each in idle if each["ready_at"] < now - OVERDUE]
    if idle and not _kept_back(db, name, config, now):
        message = _(
            "{count} posts should have gone out on {channel} and have not, the first {item} at "
            "{time}: {why}. See: publisher show {item}, and the log of publisher run"
        )
        said = _count(idle, config)
        yield Trouble(f"overdue {name}", message.format(**said))


def _nothing_awaited(db: Connection, row: RowMapping) -> bool:
    """Tell whether a delivery waits for no other one, or for one that will never let it go."""
    if not row["waits_for"]:
        return True
    query = select(deliveries.c.state).where(
        deliveries.c.item == row["item"],
        deliveries.c.edition == row["edition"],
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
    return not all(allowance(rules, config.calendar, done, at).count for at in (then, now))


# --- Words ------------------------------------------------------------------------------


def _by_item(rows: Iterator[RowMapping] | Sequence[RowMapping]) -> Mapping[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["item"]].append(row)
    return found


def _key(row: RowMapping) -> str:
    return f"{row['item']}/{row['channel']}/{row['edition']}"


def _said(row: RowMapping) -> dict[str, str]:
    return {"item": row["item"], "channel": row["channel"], "why": row["reason"] or "–"}


def _count(rows: Sequence[RowMapping], config: Config) -> dict[str, object]:
    first = rows[0]
    why = first["reason"]
    if not why and first["waits_for"]:
        why = _("waits for {channel}").format(channel=first["waits_for"])
    return {
        "count": len({(row["item"], row["kind"]) for row in rows}),
        "item": first["item"],
        "channel": first["channel"],
        "time": moment(first["due_at"], config.office.zone),
        "why": why or _("it has not begun, and nothing is known that keeps it back"),
    }
