"""Who did what, when: append-only, each line chained to the one before by its hash.

A changed or removed line breaks the chain. Cutting off the end would not, so the newest
hash is also written to a file beside the database, the anchor. What other tables tell beyond
that is in status/proof.py.
"""

import hashlib
import json
import logging
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Integer,
    String,
    Table,
    exists,
    insert,
    select,
)

from publisher.store.database import Instant, Store, metadata
from publisher.store.durable import atomic_write
from publisher.words import _

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("who", String(100), nullable=False),  # a person's id, or "publisher" for itself
    Column("act", String(40), nullable=False),
    Column("item", String(200), index=True),
    Column("channel", String(64)),
    Column("details", JSON, nullable=False),
    Column("before", String(64), nullable=False),  # the hash of the line before
    Column("hash", String(64), nullable=False),
)

log = logging.getLogger(__name__)

VERDICTS = {"approved": "approve", "rejected": "reject"}  # the acts that are verdicts
DIGEST = journal.c.details["digest"].as_string()  # of a verdict's line: what it was said of
START = "0" * 64
ITSELF = "publisher"
ANCHOR = "journal.anchor"
_ORIGIN: ContextVar[Mapping[str, str]] = ContextVar("origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act to write down."""

    who: str
    act: str
    item: str | None = None
    channel: str | None = None
    details: Mapping[str, Any] | None = None


@contextmanager
def coming_from(**origin: str) -> Iterator[None]:
    """Let every line that is written within tell where its act came from, e.g. the address."""
    before = _ORIGIN.set(origin)
    try:
        yield
    finally:
        _ORIGIN.reset(before)


def write(db: Connection, entry: Entry, now: datetime) -> int:
    """Add a line, in the transaction of the act itself: neither is there without the other.

    Returns its number, by which lines are in order whatever the clock said: whoever writes is
    alone (see Store).
    """
    last = _last(db)
    row: dict[str, Any] = {
        "at": now,
        "who": entry.who,
        "act": entry.act,
        "item": entry.item,
        "channel": entry.channel,
        "details": {**(entry.details or {}), **_ORIGIN.get({})},
        "before": last[1] if last else START,
    }
    number = last[0] + 1 if last else 1  # not the database's own count, which leaves gaps
    db.execute(insert(journal).values(id=number, **row, hash=_hash(row)))
    return number


def _last(db: Connection) -> tuple[int, str] | None:
    query = select(journal.c.id, journal.c.hash).order_by(journal.c.id.desc()).limit(1)
    row = db.execute(query).first()
    return (row.id, row.hash) if row else None


def _hash(row: Mapping[str, Any]) -> str:
    line = [
        round(row["at"].timestamp() * 1000),
        *(row[key] for key in ("who", "act", "item", "channel", "details", "before")),
    ]
    written = json.dumps(line, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def lines(db: Connection) -> Iterator[dict[str, Any]]:
    """Yield every line, oldest first."""
    for row in db.execute(select(journal).order_by(journal.c.id)).mappings():
        yield dict(row)


def as_json(line: Mapping[str, Any]) -> str:
    """Return a line as an export has it, with the end of its line of text."""
    return json.dumps({**line, "at": line["at"].isoformat()}, ensure_ascii=False) + "\n"


def told(db: Connection, *acts: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return act and details of every line of these acts, oldest first."""
    query = select(journal.c.act, journal.c.details).where(journal.c.act.in_(acts))
    return [(row.act, row.details) for row in db.execute(query.order_by(journal.c.id))]


def tells(db: Connection, act: str) -> bool:
    """Tell whether there is a line of an act."""
    return bool(db.scalar(select(exists(select(journal.c.id).where(journal.c.act == act)))))


def anchor(store: Store, state: Path) -> None:
    """Write the newest hash to a file beside the database. May be repeated at any time.

    Where the line that the file names is not there any more, the file stays as it is, so that
    a proof goes on telling: nothing that is written later hides what was cut off.
    """
    with store.read() as db:
        last, known = _last(db), _anchored(state)
        wanted = select(journal.c.hash).where(journal.c.id == known[0]) if known else None
        kept = wanted is None or (known is not None and db.scalar(wanted) == known[1])
    if not kept:
        log.error("journal_cut anchor=%s", known)
    elif last is not None and last != known:
        # the daemon, its threads and a command may meet here
        beside = state / f"{ANCHOR}.{os.getpid()}-{threading.get_native_id()}"
        line = f"{last[0]} {last[1]}\n".encode("ascii")
        atomic_write(state / ANCHOR, line, beside=beside)


def _anchored(state: Path) -> tuple[int, str] | None:
    """Return the line that the anchor file names; None if there is none that can be read."""
    try:
        number, _space, known = (state / ANCHOR).read_text("ascii").partition(" ")
        return int(number), known.strip()
    except (OSError, ValueError):
        return None


def anchored(state: Path) -> str | None:
    """Return the number and hash of the line that the anchor file names."""
    known = _anchored(state)
    return f"{known[0]} {known[1]}" if known else None


def set_aside(state: Path) -> None:
    """Forget the anchor, for a database that was put back. May be repeated."""
    (state / ANCHOR).unlink(missing_ok=True)


def broken(db: Connection, state: Path) -> list[str]:
    """Return where the chain is broken, or is not what the anchor file says."""
    wrong = []
    before, number = START, 0
    hashes: dict[int, str] = {}
    for row in lines(db):
        if row["id"] != number + 1:
            wrong.append(_("line {number} is missing").format(number=number + 1))
        if row["before"] != before:
            message = _("line {number} does not follow the line before it")
            wrong.append(message.format(number=row["id"]))
        if row["hash"] != _hash(row):
            wrong.append(_("line {number} was changed").format(number=row["id"]))
        before, number = row["hash"], row["id"]
        hashes[number] = row["hash"]
    return wrong + _against_anchor(hashes, state)


def _against_anchor(hashes: Mapping[int, str], state: Path) -> list[str]:
    anchored = _anchored(state)
    if anchored is None:
        message = _("the anchor file is missing: lines at the end may be gone")
        return [message] if hashes else []
    number, known = anchored
    if hashes.get(number) != known:
        message = _("line {number} is not the anchor file's: lines were changed or removed")
        return [message.format(number=number)]
    return []
