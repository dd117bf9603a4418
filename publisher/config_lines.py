"""What the journal keeps of the config: a digest of the file, and its people one by one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from publisher._people_lines import Known, change, known_of
from publisher.config import Config
from publisher.journal import ITSELF, Entry, journal, write


def note_config(db: Connection, config: Config, now: datetime) -> None:
    """Write down a config that is not the one of the last such line. May be repeated."""
    query = select(journal.c.details).where(journal.c.act == "config").order_by(journal.c.id)
    told = db.scalars(query).all()
    changed = _changed(_people(told), config)
    if not told or told[-1].get("sha256") != config.digest or changed:
        details = {"sha256": config.digest, "people": changed}
        write(db, Entry(who=ITSELF, act="config", details=details), now)


def _people(told: Iterable[Mapping[str, Any]]) -> dict[str, Known]:
    """Return the people of the config as the lines tell of them, one after the other."""
    found: dict[str, Known] = {}
    for details in told:
        for each in details.get("people") or ():
            found[each["person"]] = each["now"]
    return {person: known for person, known in found.items() if known}


def _changed(was: Mapping[str, Known], config: Config) -> list[dict[str, Any]]:
    now = {person.id: known_of(person) for person in config.people}
    return [
        change(person, was.get(person), now.get(person))
        for person in {**now, **was}
        if was.get(person) != now.get(person)
    ]
