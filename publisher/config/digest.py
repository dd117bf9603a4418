"""What the journal keeps of the config: a digest of the file, and its people one by one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from publisher.config.file import Config
from publisher.config.installation import worked_with, works_with
from publisher.people.journal import ITSELF, Entry, told, write
from publisher.people.journal_lines import Known, change, known_of
from publisher.words import _

TAKEN, SEEN = "config", "config_seen"


def note_config(db: Connection, config: Config, now: datetime, act: str = TAKEN) -> None:
    """Write down a config that is not the one of the last such line. May be repeated.

    act: TAKEN by a daemon that works with it, or only SEEN by one that works with another.
    """
    if act == TAKEN:
        works_with(db, config.digest)
    lines = told(db, TAKEN, SEEN)
    last: Known = next((details for of, details in reversed(lines) if act in (SEEN, of)), {})
    changed = _changed(_people(details for _act, details in lines), config)
    if last.get("sha256") != config.digest or changed:
        details = {"sha256": config.digest, "people": changed}
        write(db, Entry(who=ITSELF, act=act, details=details), now)


def lags(db: Connection, config: Config) -> bool:
    """Tell whether the daemon works, or worked last, with another config than this one."""
    taken = worked_with(db)
    return taken is not None and taken != config.digest


def restart_command() -> str:
    """Return what makes the daemon take a changed config."""
    return _("Start it again: systemctl restart publisher")


def _people(lines: Iterable[Mapping[str, Any]]) -> dict[str, Known]:
    """Return the people of the config as the lines tell of them, one after the other."""
    found: dict[str, Known] = {}
    for details in lines:
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
