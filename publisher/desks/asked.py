"""The questions that were put, a row each: at which desk, about what, under which messages."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Connection, RowMapping, String, Table, Text, insert, select, update

from publisher.store.database import Instant, metadata

questions = Table(
    "questions",
    metadata,
    Column("id", String(32), primary_key=True),  # the number that the buttons carry
    Column("desk", String(64), nullable=False),
    Column("item", String(200), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("ref", Text, nullable=False),  # ids of its messages as far as known, with blanks
    Column("asked_at", Instant, nullable=False),
    Column("closed_at", Instant),
)


def open_questions(db: Connection) -> Sequence[RowMapping]:
    """Return the questions that nothing became of yet."""
    return db.execute(select(questions).where(questions.c.closed_at.is_(None))).mappings().all()


def note(db: Connection, desk: str, item: str, digest: str, now: datetime) -> str:
    """Write a question down before it is sent; returns its number."""
    row = {"id": secrets.token_hex(8), "desk": desk, "item": item, "digest": digest}
    db.execute(insert(questions).values(**row, ref="", asked_at=now))
    return row["id"]


def messages_of(db: Connection, number: str) -> str:
    """Return the messages under which a question stands, as far as they are known."""
    return str(db.scalar(select(questions.c.ref).where(questions.c.id == number)) or "")


def learn(db: Connection, number: str, ref: str) -> None:
    """Note messages under which a question stands. May be repeated."""
    known = messages_of(db, number).split()
    # those just told of come last: the last one will say what became of the question
    new = ref.split()
    refs = [*(each for each in known if each not in new), *new]
    db.execute(update(questions).where(questions.c.id == number).values(ref=" ".join(refs)))


def close(db: Connection, number: str, now: datetime) -> None:
    """Note that a question's messages say what became of it."""
    db.execute(update(questions).where(questions.c.id == number).values(closed_at=now))


def by_number(db: Connection, desk: str, number: str) -> RowMapping | None:
    """Return the question whose buttons carry a number."""
    where = (questions.c.id == number) & (questions.c.desk == desk)
    return db.execute(select(questions).where(where)).mappings().first()


def by_message(db: Connection, desk: str, ref: str) -> RowMapping | None:
    """Return the question that stands under a message."""
    near = select(questions).where(
        questions.c.desk == desk, questions.c.ref.contains(ref, autoescape=True)
    )
    found = db.execute(near).mappings().all()
    return next((each for each in found if ref in each["ref"].split()), None)
