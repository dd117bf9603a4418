"""How a row may change: named transitions, each from some states to one.

This is the only module that writes the table `deliveries`. What a transition is called,
where it starts and ends, what it sets and who may ask for it is data: the diagram in
docs/architecture.md is drawn from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, insert, or_, update
from sqlalchemy.sql.dml import Update

from publisher.outbox.deliveries import (
    CANCELLED,
    HELD,
    LEASED,
    SENT,
    STATES,
    WITHDRAWN,
    deliveries,
)

FREE: Final[dict[str, Any]] = {"lease_token": None, "lease_owner": None, "lease_until": None}
WORDS: Final = ("version", "post", "content_digest", "approvals_needed", "approved_digest")
DUE: Final = ("due_at", "ready_at")

TRANSITIONS: Final[dict[str, "Transition"]] = {}


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One way in which a row may change; to: None leaves it in its state."""

    name: str
    by: str
    start: tuple[str, ...]
    to: str | None = None
    sets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.name in TRANSITIONS:
            raise ValueError(f"two transitions are called {self.name}")
        TRANSITIONS[self.name] = self

    @cached_property
    def fields(self) -> frozenset[str]:
        """The columns that whoever asks for it may give, besides the state."""
        own = {HELD: ("held_for",), CANCELLED: ("cancelled_by",)}.get(self.to or "", ())
        return frozenset((*self.sets, *own))

    @cached_property
    def fixed(self) -> Mapping[str, Any]:
        """What it always sets: a new state ends what only the old one had."""
        values: dict[str, Any] = {"row_version": deliveries.c.row_version + 1}
        if self.to is None:
            return values
        values |= {"state": self.to}
        values |= {} if self.to in LEASED else FREE
        values |= {} if self.to == HELD else {"held_for": None}
        values |= {} if self.to == CANCELLED else {"cancelled_by": None}
        ends = (SENT, CANCELLED, WITHDRAWN)
        return values | ({"cancel_asked": False} if self.to in ends else {})

    def statement(self, *where: ColumnElement[bool]) -> Update:
        """Return the update, to be built once; `fields` are given as parameters when it is run."""
        start = () if self.start == STATES else (is_one_of(deliveries.c.state, self.start),)
        return update(deliveries).where(*start, *where).values(**self.fixed)

    def run(self, db: Connection, *where: ColumnElement[bool], **fields: Any) -> int:
        """Change the rows that it may change; returns how many those were."""
        if not self.fields >= fields.keys():
            raise ValueError(f"{self.name} does not set {sorted(fields.keys() - self.fields)}")
        return db.execute(self.statement(*where).values(**fields)).rowcount

    def run_row(self, db: Connection, row: RowMapping, **fields: Any) -> bool:
        """Change a row that nobody has changed since it was read; else leave it."""
        c = deliveries.c
        return self.run(db, c.id == row["id"], c.row_version == row["row_version"], **fields) > 0


def is_one_of(column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
    """Return the same as `in_`, which SQLAlchemy writes anew each time that it is run."""
    return or_(*(column == value for value in values))


def add(db: Connection, row: Mapping[str, Any]) -> None:
    """Put a new row into the queue, queued or held."""
    db.execute(insert(deliveries).values(**row))
