"""The office's people, what they may do, and how many of them must approve what.

People stand in the config, or in the database through `publisher people`; the database wins,
so that somebody who left can be taken out at once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import JSON, Column, Connection, String, Table, Text, insert, select, update

from publisher.store.database import Instant, metadata
from publisher.words import _, role_name

Role = Literal["editor", "approver", "publisher", "admin"]
MAY_ACT: tuple[Role, ...] = ("approver", "publisher", "admin")
Count = Annotated[int, Field(ge=0, le=2)]

people = Table(
    "people",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("unit", String(100)),
    Column("telegram", String(32)),
    Column("email", Text),
    Column("scope", String(10)),
    Column("left_at", Instant),  # may do nothing any more; the journal still knows them
)


class Person(BaseModel):
    """Somebody of the office, and what they may do."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=100)]
    name: Annotated[str, Field(min_length=1)]
    roles: tuple[Role, ...] = ("editor",)
    unit: str | None = None
    # their numeric id there, as text
    telegram: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    email: str | None = None
    scope: Literal["unit"] | None = None  # acts on items of their own unit only


def why_nobody(error: ValidationError) -> Iterator[str]:
    """Yield what is wrong with somebody who is no Person, in words for who typed it."""
    roles = ", ".join(f"{role} ({role_name(role)})" for role in get_args(Role))
    messages = {
        "id": _("the id “{value}” won't do; use small letters without marks, digits, hyphens and "
                "dots, a letter or digit first, 100 at most"),
        "name": _("write their full name"),
        "roles": _("there is no role “{value}”; choose: {roles}"),
        "telegram": _("a Telegram id is a number, e.g. 100000001"),
    }  # fmt: skip
    for each in error.errors(include_url=False):
        plain = f"{each['loc'][0]}: {each['msg']}"
        yield messages.get(str(each["loc"][0]), plain).format(value=each["input"], roles=roles)


class Approval(BaseModel):
    """How many people must approve an item before it goes out, nobody of them its author."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    default: Count = 0
    themes: dict[str, Count] = {}
    forms: dict[str, Count] = {}

    def needed(self, theme: str, form: str, *, sensitive: bool) -> int:
        """Return how many. The stricter of theme and form holds; sensitive items need two."""
        said = [self.themes.get(theme), self.forms.get(form)]
        counts = [each for each in said if each is not None] or [self.default]
        return max(counts) if not sensitive else 2


class ApprovalInForce:
    """What approval is asked now: by the config that was loaded, and by a newer one once seen.

    Where they differ, the stricter one holds. One for all who work with the same config.
    """

    def __init__(self, loaded: Approval) -> None:
        """Ask what the loaded config asks."""
        self._loaded = self._seen = loaded

    def see(self, approval: Approval) -> None:
        """Ask besides what the config asks as it stands in its file now."""
        self._seen = approval

    def needed(self, theme: str, form: str, *, sensitive: bool) -> int:
        """Return how many people must approve an item of a theme and form."""
        asked = (self._loaded, self._seen)
        return max(each.needed(theme, form, sensitive=sensitive) for each in asked)


def everybody(db: Connection, configured: Iterable[Person]) -> dict[str, Person]:
    """Return all who may do something now, by id."""
    known = {person.id: person for person in configured}
    for row in db.execute(select(people)).mappings():
        if row["left_at"]:
            known.pop(row["id"], None)
        else:
            said = {key: row[key] for key in row if key != "left_at"}
            known[row["id"]] = Person.model_validate(said | {"roles": tuple(row["roles"])})
    return known


def names(db: Connection, configured: Iterable[Person]) -> dict[str, str]:
    """Return how people are called, by id, also those who left; namesakes with their id."""
    known = {person.id: person.name for person in configured}
    known |= {row.id: row.name for row in db.execute(select(people.c.id, people.c.name))}
    many = Counter(known.values())
    return {
        person: name if many[name] == 1 else f"{name} ({person})" for person, name in known.items()
    }


def may_touch(person: Person, unit: str) -> bool:
    """Tell whether an item of a unit is one that a person may do something to.

    Who only writes does so for their own unit, if they have one; others for the whole office,
    unless that is said of them.
    """
    if person.scope == "unit":
        return person.unit == unit
    return bool(set(person.roles) & set(MAY_ACT)) or person.unit in (None, unit)


def by_telegram(everyone: Iterable[Person], telegram: str) -> Person | None:
    """Find who has a Telegram id; None if nobody of the office has it."""
    return next((each for each in everyone if each.telegram == telegram), None)


class NoRight(Exception):
    """This person may not do this; the message says why."""


def check_right(
    db: Connection, configured: Iterable[Person], name: str, roles: Iterable[Role] = MAY_ACT
) -> bool:
    """Make sure that a named person may act; False where the office named no people at all.

    Raises NoRight.
    """
    known = everybody(db, configured)
    if not known:
        return False
    if name not in known:
        raise NoRight(
            _("nobody here is called {person!r}; known: {known}").format(
                person=name, known=", ".join(sorted(known))
            )
        )
    if not set(roles) & set(known[name].roles):
        message = _("{name} may not do this; that is for: {roles}")
        named = _(" or ").join(role_name(role) for role in roles)
        raise NoRight(message.format(name=known[name].name, roles=named))
    return True


def put(db: Connection, person: Person) -> None:
    """Add a person, or change what is known of them."""
    values = person.model_dump(mode="json") | {"left_at": None}
    where = people.c.id == person.id
    if db.execute(update(people).where(where).values(**values)).rowcount == 0:
        db.execute(insert(people).values(**values))


def remove(db: Connection, person: Person, now: datetime) -> None:
    """Let somebody do nothing any more, also if they stand in the config."""
    put(db, person)
    db.execute(update(people).where(people.c.id == person.id).values(left_at=now))
