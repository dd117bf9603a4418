"""What is wrong at this moment: every finding is one trouble that people can do something about.

What has to wait is no trouble: quiet hours, a limit, a pause, a person's hold, another
channel that goes first. What waits longer than OVERDUE for none of these is.
"""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, select

from publisher._telling import (
    Trouble,
    approve_command,
    matter,
    name_of,
    one_line,
    quoted,
    trouble,
)
from publisher.approval import sent_back
from publisher.claims import activity
from publisher.config import Config
from publisher.deliveries import (
    ABSENT,
    FAILED,
    FIRST_RUN,
    HELD,
    IN_DOUBT,
    LATE,
    QUEUED,
    RESTORED,
    SENT,
    UNSUPPORTED,
    UPDATE,
    VANISHED,
    WITHDRAW,
    deliveries,
)
from publisher.intake import problems_of_files
from publisher.items import items, version
from publisher.people import everybody
from publisher.rests import channels, holds
from publisher.timetable import allowance, window_start
from publisher.words import _, clock

OVERDUE = timedelta(minutes=15)  # due, allowed, and still not out
RESTING = timedelta(hours=2)  # a pause that operators should know of


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
        what = _("{path} has problems and is not taken: {first}.")
        do = _("See: publisher check {path}").format(path=shlex.quote(path))
        first = one_line(problems[0].message)
        yield Trouble(f"file {path}", what.format(path=path, first=first), do)


def _rows(db: Connection) -> Sequence[RowMapping]:
    wanted = (
        "id", "item", "channel", "edition", "kind", "state", "hold", "reason", "waits_for",
        "due_at", "ready_at", "attempts", "approved", "visible", "version", "target",
    )  # fmt: skip
    query = select(*(deliveries.c[name] for name in wanted), items.c.title)
    query = query.join(items, items.c.id == deliveries.c.item)
    query = query.where(deliveries.c.state.in_((HELD, FAILED, QUEUED)))
    return db.execute(query.order_by(deliveries.c.due_at, deliveries.c.id)).mappings().all()


def _of_channels(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    for row in db.execute(select(channels)).mappings():
        said = {"channel": row["name"], "why": one_line(row["why"])}
        if row["stopped_at"]:
            what = _("{channel} has stopped: {why}.")
            do = _("Its queue is kept. Put it right, then: publisher resume {channel}")
            yield trouble(f"stopped {row['name']}", what, do, said)
        elif row["paused_until"] and row["paused_until"] > now + RESTING:
            until = clock(row["paused_until"], config.office.zone)
            what = _("{channel} rests until {time}: {why}.")
            yield Trouble(f"rests {row['name']}", what.format(**said, time=until))


# --- Held and failed -------------------------------------------------------------------


def _of_held(rows: Sequence[RowMapping], config: Config, now: datetime) -> Iterator[Trouble]:
    for row in rows:
        if row["hold"] in IN_DOUBT:
            yield _doubt(row)
    for item, mine in _by_item(row for row in rows if row["hold"] == LATE).items():
        what = _("{title} would go out late on {channels} and is held.")
        do = _("To let it go: publisher release {item}. To give it up: publisher cancel {item}")
        said = _said(mine[0]) | {"channels": ", ".join(row["channel"] for row in mine)}
        yield trouble(f"late {item}", what, do, said)
    gone = (row for row in rows if row["hold"] == VANISHED and row["due_at"] < now - OVERDUE)
    for item, mine in _by_item(gone).items():
        what = _("{title} should have gone out at {time}, but {why}.")
        do = _("Put the file back, or give the item up: publisher cancel {item}")
        yield trouble(f"vanished {item}", what, do, _said(mine[0], config))
    for name in sorted({row["channel"] for row in rows if row["hold"] == ABSENT}):
        mine = [row for row in rows if (row["hold"], row["channel"]) == (ABSENT, name)]
        what = _("{count} posts wait for {channel}, which is not in the config, e.g. {title}.")
        do = _(
            "Put the channel back into the config, then: publisher release {item}. To give it "
            "up: publisher cancel {item} --channel {channel}"
        )
        yield trouble(f"absent {name}", what, do, _count(mine, config))
    if old := _by_item(row for row in rows if row["hold"] == FIRST_RUN):
        what = _("{count} items are dated before this workspace was made and are held.")
        do = _("If they are out already: publisher adopt. To let one go: publisher release ITEM")
        yield Trouble("first run", what.format(count=len(old)), do)
    if back := _by_item(row for row in rows if row["hold"] == RESTORED):
        what = _("{count} items may be out since the older database was put back; they are held.")
        do = _(
            "Look at the channels, then say for each: publisher adopt ITEM (it is out), or "
            "publisher release ITEM"
        )
        yield Trouble("restored", what.format(count=len(back)), do)


def _doubt(row: RowMapping) -> Trouble:
    what = _("It is not known whether {title} is out on {channel}.")
    do = _(
        "Why: {why}. If it is out: publisher resolve {item} {channel} --sent ADDRESS. "
        "If not: publisher resolve {item} {channel} --not-sent"
    )
    return trouble(f"doubt {_key(row)}", what, do, _said(row))


def _of_failed(row: RowMapping) -> Iterator[Trouble]:
    if row["hold"] == UNSUPPORTED:
        return  # a correction note is posted instead; what can't be taken away, stays
    messages = {
        WITHDRAW: (
            _("{title} could not be taken away from {channel}: {why}."),
            _("Take it away there, then: publisher resolve {item} {channel} --not-sent"),
        ),
        UPDATE: (
            _("{channel} refused the correction of {title}: {why}."),
            _(
                "Correct the file; or put it right there, then: "
                "publisher cancel {item} --channel {channel}"
            ),
        ),
    }
    other = (
        _("{channel} refused {title}: {why}."),
        _(
            "Correct the file, then: publisher release {item}. "
            "To give it up: publisher cancel {item}"
        ),
    )
    what, do = messages.get(row["kind"], other)
    yield trouble(f"failed {_key(row)}", what, do, _said(row))


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
    said, kind = _said(rows[0], config), matter(rows)
    refusal = sent_back(db, item)
    if refusal is not None:
        known = everybody(db, config.people)
        said |= {"name": name_of(known, refusal["person"]), "why": one_line(refusal["reason"])}
        what = _("{title} was due at {time} and was sent back by {name}: {why}.")
        do = _("Change its file, or give it up: publisher cancel {item}")
    elif kind == UPDATE:
        what = _("The file of {title}, which is out, was changed at {time}; that waits for a yes.")
        do = (
            approve_command() if _asks(db, rows[0], config) else _("Run: publisher correct {item}")
        )
    elif kind == WITHDRAW:
        what = _("{title} is to be withdrawn since {time} and waits for approval.")
        do = approve_command()
    else:
        what = _("{title} should have gone out at {time} and waits for approval.")
        do = approve_command()
    return trouble(f"unapproved {item}", what, do, said)


def _asks(db: Connection, row: RowMapping, config: Config) -> bool:
    """Tell whether the office asks approval of such an item, and not only of its correction."""
    wanted = version(db, row["version"], config.state)  # whose pictures nobody opens here
    item = wanted.item
    needed = config.approval.needed(item.theme.id, item.form.id, sensitive=wanted.sensitive)
    return needed > 0


def _stuck(
    db: Connection, name: str, rows: Sequence[RowMapping], config: Config, now: datetime
) -> Iterator[Trouble]:
    """Tell of a channel's overdue deliveries that nothing keeps back, as one trouble."""
    if name not in config.accounts:
        return  # told as what is held
    row = db.execute(select(channels).where(channels.c.name == name)).mappings().one()
    if row["stopped_at"] or (row["paused_until"] and row["paused_until"] > now):
        return
    failing = [each for each in rows if each["attempts"] and not each["waits_for"]]
    if failing:
        what = _("{channel} does not take {count} posts, e.g. {title}, due at {time}: {why}.")
        do = _("They are tried again by themselves. See: publisher show {item}")
        yield trouble(f"failing {name}", what, do, _count(failing, config))
    idle = [each for each in rows if not each["attempts"] and _nothing_awaited(db, each)]
    idle = [each for each in idle if each["ready_at"] < now - OVERDUE]
    if idle and not _kept_back(db, name, config, now):
        what = _(
            "{count} posts should have gone out on {channel} and have not, the first {title} at "
            "{time}: {why}."
        )
        do = _("See: publisher show {item}, and the log of publisher run")
        yield trouble(f"overdue {name}", what, do, _count(idle, config))


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


def _said(row: RowMapping, config: Config | None = None) -> dict[str, object]:
    said: dict[str, object] = {
        "item": row["item"],
        "title": quoted(row["title"]),
        "channel": row["channel"],
        "why": one_line(row["reason"]),
    }
    if config is not None:
        said["time"] = clock(row["due_at"], config.office.zone)
    return said


def _count(rows: Sequence[RowMapping], config: Config) -> dict[str, object]:
    first = rows[0]
    said = _said(first, config) | {"count": len({(row["item"], row["kind"]) for row in rows})}
    if not first["reason"]:
        awaited = _("waits for {channel}").format(channel=first["waits_for"])
        unknown = _("it has not begun, and nothing is known that keeps it back")
        said["why"] = awaited if first["waits_for"] else unknown
    return said
