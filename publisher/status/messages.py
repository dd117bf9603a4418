"""How troubles, items and people are named where the office's people are told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from publisher.config.file import Config
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import NOTE, PUBLISH, UPDATE, WITHDRAW
from publisher.people.people import Person
from publisher.words import _, channel_name, clock

FACT = "fact "  # how the key of a trouble begins that is told once, and is over by then


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong at this moment, in people's words."""

    key: str
    what: str  # one line
    do: str = ""  # what helps, with the command

    @property
    def text(self) -> str:
        """Return all of it: what is wrong on the first line, what helps below."""
        return f"{self.what}\n{self.do}" if self.do else self.what


def trouble(key: str, what: str, do: str, said: Mapping[str, object]) -> Trouble:
    """Return a trouble in words that have places for what is said of it.

    What is wrong has the channel's name, what helps its id, as commands know it.
    """
    named = {"channel": channel_name(str(said["channel"]))} if "channel" in said else {}
    return Trouble(key, what.format(**{**said, **named}), do.format(**said))


def matter(rows: Sequence[RowMapping]) -> str:
    """Return what an item's waiting rows are in all: PUBLISH, UPDATE or WITHDRAW."""
    kinds = {row["kind"] for row in rows}
    if kinds == {WITHDRAW}:
        return WITHDRAW
    return UPDATE if kinds & {UPDATE, NOTE} else PUBLISH


def matter_name(kind: str) -> str:
    """Return what a matter is called at the head of a line."""
    return {UPDATE: _("Correction"), WITHDRAW: _("Withdrawal")}.get(kind, _("New item"))


def approve_command() -> str:
    """Return the command that says yes to an {item}."""
    return _("To approve: publisher approve {item} --as PERSON")


def quoted(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return f"«{' '.join(title.split())}»"


def one_line(words: str | None) -> str:
    """Return words that fit between a colon and a full stop."""
    return " ".join((words or "").split()).rstrip(" .;") or "–"


def title_of(db: Connection, item: str) -> str:
    """Return an item's title."""
    return db.scalar(select(items.c.title).where(items.c.id == item)) or item


def name_of(known: Mapping[str, Person], person: str) -> str:
    """Return what a person is called; their id if nobody knows them any more."""
    return known[person].name if person in known else person


def said_of(row: RowMapping, config: Config | None = None) -> dict[str, object]:
    """Return what messages have places for, of a row joined with its item's title."""
    said: dict[str, object] = {
        "item": row["item"],
        "title": quoted(row["title"]),
        "channel": row["channel"],
        "why": one_line(row["reason"]),
    }
    if config is not None:
        said["time"] = clock(row["due_at"], config.office.zone)
    return said
