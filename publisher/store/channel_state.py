"""A few strings that a channel keeps between runs. A write is on disk when it returns.

Where the disk is full or the database locked, a write raises OutcomeUnknown: it comes in the
middle of a channel's work, and after the request that readers see as well as before it.
"""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager

from sqlalchemy import Column, Connection, String, Table, Text, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from publisher.contract import OutcomeUnknown
from publisher.store.database import Store, metadata
from publisher.words import _

memory = Table(
    "memory",
    metadata,
    Column("channel", String(64), primary_key=True),
    Column("key", String(300), primary_key=True),
    Column("value", Text, nullable=False),
)


class StoredState(MutableMapping[str, str]):
    """One channel's strings; every read asks the database, so processes agree."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store = store
        self._channel = channel

    def __getitem__(self, key: str) -> str:
        """Return a string; raises KeyError if there is none."""
        query = select(memory.c.value).where(
            memory.c.channel == self._channel, memory.c.key == key
        )
        with self._store.read() as db:
            value = db.scalar(query)
        if value is None:
            raise KeyError(key)
        return str(value)

    def __setitem__(self, key: str, value: str) -> None:
        """Keep a string."""
        where = (memory.c.channel == self._channel, memory.c.key == key)
        with self._writing() as db:
            if db.execute(update(memory).where(*where).values(value=value)).rowcount == 0:
                db.execute(insert(memory).values(channel=self._channel, key=key, value=value))

    def __delitem__(self, key: str) -> None:
        """Forget a string; raises KeyError if there is none."""
        where = (memory.c.channel == self._channel, memory.c.key == key)
        with self._writing() as db:
            if db.execute(delete(memory).where(*where)).rowcount == 0:
                raise KeyError(key)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._store.write() as db:
                yield db
        except OperationalError as error:
            message = _("the database can't be used now: {why}").format(why=error.orig)
            raise OutcomeUnknown(message) from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys."""
        query = select(memory.c.key).where(memory.c.channel == self._channel)
        with self._store.read() as db:
            return iter(list(db.scalars(query)))

    def __len__(self) -> int:
        """Count the keys."""
        return sum(1 for _ in self)
