"""Who did what, when: append-only, each line chained to the one before by its hash.

A changed or removed line breaks the chain. Cutting off the end would not, so the newest
hash is also written to a file beside the database, and `verify` compares.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, Connection, Integer, String, Table, insert, select

from publisher.store import Instant, Store, metadata

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("who", String(100), nullable=False),  # a person's id, or "publisher" for itself
    Column("act", String(40), nullable=False),
    Column("item", String(200)),
    Column("channel", String(64)),
    Column("details", JSON, nullable=False),
    Column("before", String(64), nullable=False),  # the hash of the line before
    Column("hash", String(64), nullable=False),
)

START = "0" * 64
ITSELF = "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act to write down."""

    who: str
    act: str
    item: str | None = None
    channel: str | None = None
    details: Mapping[str, Any] | None = None


def write(db: Connection, entry: Entry, now: datetime) -> None:
    """Add a line, in the transaction of the act itself: neither is there without the other."""
    last = db.execute(
        select(journal.c.hash).order_by(journal.c.id.desc()).limit(1).with_for_update()
    ).scalar()
    row: dict[str, Any] = {
        "at": now,
        "who": entry.who,
        "act": entry.act,
        "item": entry.item,
        "channel": entry.channel,
        "details": dict(entry.details or {}),
        "before": last or START,
    }
    db.execute(insert(journal).values(**row, hash=_hash(row)))


def _hash(row: Mapping[str, Any]) -> str:
    line = [
        round(row["at"].timestamp() * 1000),
        *(row[key] for key in ("who", "act", "item", "channel", "details", "before")),
    ]
    text = json.dumps(line, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def lines(db: Connection) -> Iterator[dict[str, Any]]:
    """Yield every line, oldest first."""
    for row in db.execute(select(journal).order_by(journal.c.id)).mappings():
        yield dict(row)


def anchor(store: Store, state: Path) -> None:
    """Write the newest hash to a file beside the database. May be repeated at any time."""
    with store.read() as db:
        row = db.execute(
            select(journal.c.id, journal.c.hash).order_by(journal.c.id.desc()).limit(1)
        ).first()
    if row is None:
        return
    beside = state / "journal.anchor.new"
    beside.write_text(f"{row.id} {row.hash}\n", encoding="ascii")
    beside.replace(state / "journal.anchor")


def verify(db: Connection, state: Path) -> list[str]:
    """Return what is wrong with the journal; nothing means that no line was changed or removed."""
    wrong = []
    before, number = START, 0
    hashes: dict[int, str] = {}
    for row in lines(db):
        if row["id"] != number + 1:
            wrong.append(f"line {number + 1}: missing before line {row['id']}")
        if row["before"] != before:
            wrong.append(f"line {row['id']}: does not follow the line before it")
        if row["hash"] != _hash(row):
            wrong.append(f"line {row['id']}: was changed")
        before, number = row["hash"], row["id"]
        hashes[number] = row["hash"]
    return wrong + _against_anchor(hashes, state)


def _against_anchor(hashes: Mapping[int, str], state: Path) -> list[str]:
    try:
        number, _space, known = (state / "journal.anchor").read_text("ascii").partition(" ")
    except OSError:
        return [] if not hashes else ["the anchor file is missing: lines at the end may be gone"]
    if hashes.get(int(number)) != known.strip():
        return [f"line {number}: is not what the anchor file says; lines were removed or changed"]
    return []
