"""Who is of the office: people come, change and leave, each with a line in the journal."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from publisher.people.journal import Entry, write
from publisher.people.journal_lines import LEFT, change, known_of
from publisher.people.people import Person, by_telegram, everybody, put, remove, why_nobody
from publisher.words import _
from publisher.workspace import Workspace


class NotTaken(Exception):
    """Somebody can't be taken in as they were described; the message says why."""


def take_in(workspace: Workspace, said: Mapping[str, Any], admin: str) -> tuple[Person, bool]:
    """Add a person, or change what is known of them; tells whether they were known.

    said: what Person has. admin: who does it, as the journal names them. Raises NotTaken.
    """
    added = _checked(workspace, said)
    with workspace.store.write() as db:
        known = everybody(db, workspace.config.people)
        taken = added.telegram and by_telegram(known.values(), added.telegram)
        if taken and taken.id != added.id:
            raise NotTaken(_("that Telegram id is {name}'s").format(name=taken.name))
        put(db, added)
        was = known_of(known[added.id]) if added.id in known else None
        details = change(added.id, was, known_of(added))
        write(db, Entry(who=admin, act="person", details=details), workspace.now())
    return added, was is not None


def _checked(workspace: Workspace, said: Mapping[str, Any]) -> Person:
    try:
        added = Person.model_validate(said)
    except ValidationError as error:
        raise NotTaken("\n".join(why_nobody(error))) from None
    if added.unit is not None and added.unit not in workspace.config.units:
        message = _("no unit {value!r}; known: {known}")
        known = ", ".join(workspace.config.units)
        raise NotTaken(message.format(value=added.unit, known=known))
    if added.scope == "unit" and added.unit is None:
        raise NotTaken(_("who acts for their own unit only needs a unit"))
    return added


def take_off(workspace: Workspace, name: str, admin: str) -> Person:
    """Let somebody do nothing any more; the journal still knows them. Raises NotTaken."""
    now = workspace.now()
    with workspace.store.write() as db:
        known = everybody(db, workspace.config.people).get(name)
        if known is None:
            raise NotTaken(_("nobody here is called {name!r}").format(name=name))
        remove(db, known, now)
        details = change(name, known_of(known), None)
        write(db, Entry(who=admin, act=LEFT, details=details), now)
    return known
