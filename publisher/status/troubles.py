"""What is wrong at this moment: every finding is one trouble that people can do something about.

What has to wait is no trouble: quiet hours, a limit, a pause, a person's hold, another
channel that goes first. What waits longer than OVERDUE for none of these is.
"""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from publisher.config.file import Config
from publisher.items.files import problems_of_files
from publisher.items.lifecycle import items
from publisher.items.versions import version
from publisher.outbox.approval import sent_back
from publisher.outbox.deliveries import (
    ABSENT,
    FAILED,
    FIRST_RUN,
    HELD,
    LATE,
    QUEUED,
    RESTORED,
    STAYS,
    UPDATE,
    VANISHED,
    WITHDRAW,
    agreed,
    deliveries,
    in_doubt,
)
from publisher.outbox.pauses import manual_holds
from publisher.people.people import everybody
from publisher.status.channel_troubles import OVERDUE, count_of, of_absent, of_channels, stuck
from publisher.status.messages import (
    FACT,
    Trouble,
    approve_command,
    matter,
    name_of,
    one_line,
    said_of,
    trouble,
)
from publisher.words import _, channel_names, place_name


def troubles(db: Connection, config: Config, now: datetime) -> Iterator[Trouble]:
    """Look at everything that may need a person."""
    rows = _rows(db)
    by_state: dict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        by_state[row["state"]].append(row)
    yield from of_channels(db, config, now)
    yield from of_absent(db, config)
    yield from _of_held(by_state[HELD], config, now)
    for row in by_state[FAILED]:
        yield from _of_failed(row)
    for row in by_state[STAYS]:
        if row["kind"] == UPDATE:
            continue  # a correction note is posted instead
        what = _("{title} can't be taken away: {channel}: {why}.")
        do = _("Nothing is left to do here. Where else it is: publisher show {item}")
        yield trouble(f"{FACT}stays {_key(row)}", what, do, said_of(row))
    yield from _of_waiting(db, by_state[QUEUED], config, now)
    for path, problems in problems_of_files(db).items():
        what = _("{path} has problems and is not taken: {first}.")
        do = _("See: publisher check {path}").format(path=shlex.quote(path))
        field, message = problems[0].field, problems[0].message
        first = one_line(f"{place_name(field)}: {message}" if field else message)
        yield Trouble(f"file {path}", what.format(path=path, first=first), do)


def _rows(db: Connection) -> Sequence[RowMapping]:
    wanted = (
        "id", "item", "channel", "sequence", "kind", "state", "held_for", "cancel_asked",
        "reason", "waits_for",
        "due_at", "ready_at", "failures", "approved_digest", "content_digest", "version", "target",
    )  # fmt: skip
    query = select(*(deliveries.c[name] for name in wanted), items.c.title)
    query = query.join(items, items.c.id == deliveries.c.item)
    query = query.where(deliveries.c.state.in_((HELD, FAILED, QUEUED, STAYS)))
    return db.execute(query.order_by(deliveries.c.due_at, deliveries.c.id)).mappings().all()


# --- Held and failed -------------------------------------------------------------------


def _of_held(rows: Sequence[RowMapping], config: Config, now: datetime) -> Iterator[Trouble]:
    for row in rows:
        if in_doubt(row):
            yield _doubt(row, [each for each in rows if in_doubt(each)])
    for item, mine in _by_item(row for row in rows if row["held_for"] == LATE).items():
        what = _("{title} would go out late on {channels} and is held.")
        do = _("To let it go: publisher release {item}. To give it up: publisher cancel {item}")
        said = said_of(mine[0]) | {"channels": channel_names(row["channel"] for row in mine)}
        yield trouble(f"late {item}", what, do, said)
    gone = (row for row in rows if row["held_for"] == VANISHED and row["due_at"] < now - OVERDUE)
    for item, mine in _by_item(gone).items():
        what = _("{title} should have gone out at {time}, but {why}.")
        do = _("Put the file back, or give the item up: publisher cancel {item}")
        yield trouble(f"vanished {item}", what, do, said_of(mine[0], config))
    yield from _of_kept_apart(rows, config)


def _of_kept_apart(rows: Sequence[RowMapping], config: Config) -> Iterator[Trouble]:
    """Tell of what is held by the hundred: one trouble for each reason."""
    for name in sorted({row["channel"] for row in rows if row["held_for"] == ABSENT}):
        mine = [row for row in rows if (row["held_for"], row["channel"]) == (ABSENT, name)]
        what = _("{count} posts wait for {channel}, which is not in the config, e.g. {title}.")
        do = _(
            "Put the channel back into the config, then: publisher release {item}. To give it "
            "up: publisher cancel {item} --channel {channel}"
        )
        yield trouble(f"absent {name}", what, do, count_of(mine, config))
    if old := _by_item(row for row in rows if row["held_for"] == FIRST_RUN):
        what = _(
            "{count} items are dated before this workspace was made, or an older database put "
            "back, and are held."
        )
        do = _("If they are out already: publisher adopt. To let one go: publisher release ITEM")
        yield Trouble("first run", what.format(count=len(old)), do)
    if back := _by_item(row for row in rows if row["held_for"] == RESTORED):
        what = _("{count} items may be out since the older database was put back; they are held.")
        do = _(
            "Look at the channels, then say for each: publisher adopt ITEM (it is out), or "
            "publisher release ITEM"
        )
        yield Trouble("restored", what.format(count=len(back)), do)


def _doubt(row: RowMapping, doubts: Sequence[RowMapping]) -> Trouble:
    what = _("It is not known whether {title} is out on {channel}.")
    do = _(
        "Why: {why}. If it is out: publisher resolve {item} {channel}{which} --sent ADDRESS. "
        "If not: publisher resolve {item} {channel}{which} --not-sent"
    )
    place = (row["item"], row["channel"])
    several = sum((each["item"], each["channel"]) == place for each in doubts) > 1
    which = f" --sequence {row['sequence']}" if several else ""
    return trouble(f"doubt {_key(row)}", what, do, said_of(row) | {"which": which})


def _of_failed(row: RowMapping) -> Iterator[Trouble]:
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
    yield trouble(f"failed {_key(row)}", what, do, said_of(row))


# --- Waiting ----------------------------------------------------------------------------


def _of_waiting(
    db: Connection, rows: Sequence[RowMapping], config: Config, now: datetime
) -> Iterator[Trouble]:
    held = {
        (row.kind, row.name)
        for row in db.execute(select(manual_holds.c.kind, manual_holds.c.name))
    }
    late = [
        row
        for row in rows
        if row["due_at"] < now - OVERDUE
        and not row["cancel_asked"]
        and not {("item", row["item"]), ("channel", row["channel"])} & held
    ]
    unapproved = [row for row in late if not agreed(row)]
    for item, mine in _by_item(unapproved).items():
        yield _unapproved(db, item, mine, config)
    approved = [row for row in late if agreed(row)]
    by_channel: dict[str, list[RowMapping]] = defaultdict(list)
    for row in approved:
        by_channel[row["channel"]].append(row)
    for name, mine in by_channel.items():
        yield from stuck(db, name, mine, config, now)


def _unapproved(db: Connection, item: str, rows: Sequence[RowMapping], config: Config) -> Trouble:
    said, kind = said_of(rows[0], config), matter(rows)
    refusal = sent_back(db, item)
    if refusal is not None:
        known = everybody(db, config.people)
        said |= {"name": name_of(known, refusal["person"]), "why": one_line(refusal["reason"])}
        what = _("{title} was due at {time} and was sent back by {name}: {why}.")
        do = _("Change its file, or give it up: publisher cancel {item}")
    elif kind == UPDATE:
        what = _("The file of {title}, which is out, was changed at {time}; that waits for a yes.")
        free = _("To let it go: publisher approve {item}")
        do = approve_command() if _asks(db, rows[0], config) else free
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


# --- Words ------------------------------------------------------------------------------


def _by_item(rows: Iterator[RowMapping] | Sequence[RowMapping]) -> Mapping[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["item"]].append(row)
    return found


def _key(row: RowMapping) -> str:
    return f"{row['item']}/{row['channel']}/{row['sequence']}"
