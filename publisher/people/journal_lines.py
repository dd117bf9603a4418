"""What the journal keeps of the office's people, and where the database differs from it.

Telegram ids and mail addresses stand there as they are: whose button or mailbox decided is
what a line has to prove, for years, and after a person has left. A digest would prove less
and hide nothing, for there are few enough Telegram ids to try them all. They are no secrets,
they stand in the database and the config already, and nobody but operators reads a journal.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from publisher.people.people import Person, people
from publisher.words import _

LEFT = "person_left"
ACTS = ("person", LEFT)
Known = Mapping[str, Any]  # of a person, what is known, by the fields' names


def known_of(person: Person) -> dict[str, Any]:
    """Return what is known of a person, as a line keeps it."""
    return person.model_dump(mode="json", exclude_none=True)


def change(person: str, was: Known | None, now: Known | None) -> dict[str, Any]:
    """Return a line's details: what was known of a person before, and what is known since."""
    return {"person": person, "was": was, "now": now}


def fields(was: Known | None, now: Known | None) -> list[str]:
    """Return which fields differ, in the order in which people are asked for them."""
    was, now = was or {}, now or {}
    return [each for each in Person.model_fields if was.get(each) != now.get(each)]


def field_name(field: str) -> str:
    """Return what a field of a person is called."""
    names = {
        "name": _("name"),
        "roles": _("roles"),
        "unit": _("unit"),
        "telegram": "Telegram",
        "email": _("e-mail"),
        "scope": _("acts for"),
        "left": _("left"),
    }
    return names.get(field, field)


def differing(db: Connection, told: Iterable[tuple[str, Known]]) -> Iterator[str]:
    """Say where the people table is not what the last line of each person tells.

    told: the act and the details of every line about a person, oldest first.
    """
    last = {str(details["person"]): (act, details) for act, details in told}
    rows = {row["id"]: row for row in db.execute(select(people)).mappings()}
    for person in sorted(rows.keys() | last.keys()):
        if person not in last:
            yield _("no line tells of the rights of {person}").format(person=person)
        elif person not in rows:
            message = _("the database knows nothing of {person}, of whom a line tells")
            yield message.format(person=person)
        elif wrong := _differ(rows[person], *last[person]):
            message = _("the database says other things of {person} than the last line: {fields}")
            yield message.format(person=person, fields=", ".join(map(field_name, wrong)))


def _differ(row: RowMapping, act: str, details: Known) -> list[str]:
    said = details.get("now") or details.get("was")
    if said is None:  # written before lines told everything
        said = {key: details[key] for key in ("roles",) if key in details}
        wrong = [key for key, value in said.items() if row[key] != value]
    else:
        wrong = fields(said, {**row})
    return wrong + ["left"] * ((row["left_at"] is not None) != (act == LEFT))
