"""What keeps an item's deliveries from going out, whatever a person says, and what to do then.

Such a delivery is not released: it would only wait without a word, or be held again.
"""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, RowMapping, select

from publisher.items.files import files
from publisher.outbox.deliveries import (
    BLOCKED,
    CANCELLED,
    FAILED,
    HELD,
    IN_DOUBT,
    PLAN,
    PROBLEM,
    VANISHED,
    WITHDRAW,
    deliveries,
)
from publisher.words import _, channel_names

_FOR_ITS_FILE = (VANISHED, PROBLEM)  # what is held for these goes on with its file


def obstacles(db: Connection, item: RowMapping, channels: Collection[str]) -> dict[int, str]:
    """Return what stands in the way of which of an item's deliveries that do not go on.

    channels: those of the config. What is in doubt is not among them; see `resolve`.
    """
    file = _of_file(db, item)
    rows = _stopped(db, item["id"], (HELD, FAILED, CANCELLED))
    return {row["id"]: why for row in rows if (why := _of_row(row, file, channels))}


def still_held(
    db: Connection,
    item: RowMapping,
    channel: str | None,
    channels: Collection[str],
    *,
    cancelled: bool = False,
) -> Iterator[str]:
    """Yield a line on each thing that keeps deliveries held, with the channels concerned.

    channel: only of this one; cancelled: also of what a person cancelled.
    """
    known = obstacles(db, item, channels)
    over = item["withdrawn_at"] is not None
    states = (HELD, FAILED, CANCELLED) if cancelled and not item["adopted"] else (HELD, FAILED)
    found: dict[str, list[str]] = {}
    for row in _stopped(db, item["id"], states):
        if channel not in (None, row["channel"]) or (over and row["kind"] != WITHDRAW):
            continue
        why = known.get(row["id"])
        if why is None and row["held_for"] == BLOCKED:
            message = _("{why}; put that right and release both: publisher release {item}")
            why = message.format(why=row["reason"], item=item["id"])
        if why:
            found.setdefault(why, []).append(row["channel"])
    for why, names in found.items():
        yield f"{channel_names(dict.fromkeys(names))}: {why}"


def why_held(
    db: Connection, item: RowMapping, channel: str | None, channels: Collection[str]
) -> Iterator[str]:
    """Yield a line on each thing that keeps deliveries held, without the commands that help.

    For where there is no shell. channel: only of this one.
    """
    file = _of_file(db, item)
    found: dict[str, list[str]] = {}
    for row in _stopped(db, item["id"], (HELD, FAILED)):
        if channel in (None, row["channel"]) and (why := _cause(row, file, channels)):
            found.setdefault(why, []).append(row["channel"])
    for why, names in found.items():
        yield f"{channel_names(dict.fromkeys(names))}: {why}"


def _cause(
    row: RowMapping, file: tuple[str, bool] | None, channels: Collection[str]
) -> str | None:
    if row["channel"] not in channels:
        return _("not in the config")
    if row["kind"] == WITHDRAW:
        return None
    if file is not None:
        return file[0]
    return row["reason"] if row["held_for"] in (*_FOR_ITS_FILE, BLOCKED) else None


def _stopped(db: Connection, item: str, states: Sequence[str]) -> Sequence[RowMapping]:
    """Return the deliveries that only go on if a person says so, and may."""
    query = select(deliveries).where(
        deliveries.c.item == item,
        deliveries.c.state.in_(states),
        ~IN_DOUBT,
        ~deliveries.c.cancel_asked,
        deliveries.c.cancelled_by.is_distinct_from(PLAN),
    )
    return db.execute(query.order_by(deliveries.c.id)).mappings().all()


def _of_file(db: Connection, item: RowMapping) -> tuple[str, bool] | None:
    """Return what is wrong with an item's file, and whether it is gone; None if nothing is."""
    for problems in db.scalars(select(files.c.problems).where(files.c.item == item["id"])):
        if problems:
            return _("the file has problems: {first}").format(first=problems[0][2]), False
    if item["missing_since"]:
        return _("its file is gone: {path}").format(path=item["path"]), True
    return None


def _of_row(
    row: RowMapping, file: tuple[str, bool] | None, channels: Collection[str]
) -> str | None:
    if row["channel"] not in channels:
        message = _("not in the config; put it back there, then: publisher release {item}")
        return message.format(item=row["item"])
    if row["kind"] == WITHDRAW:
        return None  # needs no words, so nothing in its file can stop it
    if file is None and row["held_for"] in _FOR_ITS_FILE:
        file = row["reason"], row["held_for"] == VANISHED
    if file is None:
        return None
    why, gone = file
    return (_gone if gone else _wrong)(row, why)


def _gone(row: RowMapping, why: str) -> str:
    message = _("{why}; put the file back, then: {command}")
    if row["held_for"] in _FOR_ITS_FILE:
        message = _(
            "{why}; put the file back, then it goes on by itself; "
            "to give it up: publisher cancel {item}"
        )
    return message.format(why=why, item=row["item"], command=_command(row))


def _wrong(row: RowMapping, why: str) -> str:
    message = _("{why}; put the file right and save it, then: {command}")
    if row["held_for"] in _FOR_ITS_FILE:
        message = _(
            "{why}; put the file right and save it, then it goes on by itself; "
            "to give it up: publisher cancel {item}"
        )
    return message.format(why=why, item=row["item"], command=_command(row))


def _command(row: RowMapping) -> str:
    """Return the command that lets a row go once its file is right; nothing else does."""
    also = " --cancelled" if row["state"] == CANCELLED else ""
    return f"publisher release {row['item']}{also}"
