"""What channels keep between runs: strings, and leases on names.

Where the disk is full or the database locked, a write raises OutcomeUnknown: it comes in the
middle of a channel's work, and after the request that readers see as well as before it.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import Column as C
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, OperationalError

from publisher.contract import ChannelState, Lease, OutcomeUnknown, Unavailable
from publisher.store.database import Instant, Store, metadata
from publisher.words import _

memory = Table(
    "memory",
    metadata,
    C("channel", String(64), primary_key=True),
    C("key", String(300), primary_key=True),
    C("value", Text, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    C("channel", String(64), primary_key=True),
    C("name", String(200), primary_key=True),
    C("token", String(32), nullable=False),
    C("until", Instant, nullable=False),
)

LONGEST: Final = timedelta(hours=1)  # a lease that ends later: the clock was set back since
AGAIN: Final = 0.2  # seconds between two tries to take a lease
_LAST: Final = "\U0010ffff"  # sorts after whatever a key goes on with


class StoredState(ChannelState):
    """One channel's state in the database; every read asks it, so processes agree."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store = store
        self._channel = channel
        self._mine = threading.local()  # the transaction that this thread is in, as `db`

    # --- Strings ----------------------------------------------------------------------

    def __getitem__(self, key: str) -> str:
        """Return a string; raises KeyError if there is none."""
        with self._reading() as db:
            value = db.scalar(select(memory.c.value).where(self._is(key)))
        if value is None:
            raise KeyError(key)
        return str(value)

    def __setitem__(self, key: str, value: str) -> None:
        """Keep a string."""
        with self._writing() as db:
            if db.execute(update(memory).where(self._is(key)).values(value=value)).rowcount == 0:
                db.execute(insert(memory).values(channel=self._channel, key=key, value=value))

    def __delitem__(self, key: str) -> None:
        """Forget a string; raises KeyError if there is none."""
        with self._writing() as db:
            if db.execute(delete(memory).where(self._is(key))).rowcount == 0:
                raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys."""
        return iter(self.scan(""))

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.scan(""))

    def scan(self, prefix: str) -> Mapping[str, str]:
        """Return the strings whose keys begin so, in order of the keys."""
        key = memory.c.key.collate("BINARY" if self._store.sqlite else "C")
        query = (
            select(memory.c.key, memory.c.value)
            .where(memory.c.channel == self._channel, key >= prefix, key < prefix + _LAST)
            .order_by(key)
        )
        with self._reading() as db:
            return {row.key: row.value for row in db.execute(query)}

    def _is(self, key: str) -> ColumnElement[bool]:
        return and_(memory.c.channel == self._channel, memory.c.key == key)

    # --- Transactions -----------------------------------------------------------------

    @contextmanager
    def transaction(self, lease: Lease | None = None) -> Iterator[None]:
        """Keep all that this thread writes in the block, or nothing."""
        with self._writing() as db:
            if lease and db.scalar(self._held(lease)) is None:
                message = _("another process has taken over {name}").format(name=lease.name)
                raise OutcomeUnknown(message)
            outer, self._mine.db = getattr(self._mine, "db", None), db
            try:
                yield
            finally:
                self._mine.db = outer

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        mine = getattr(self._mine, "db", None)
        if mine is not None:
            yield mine
            return
        with self._store.read() as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        mine = getattr(self._mine, "db", None)
        if mine is not None:
            yield mine
            return
        try:
            with self._store.write() as db:
                yield db
        except OperationalError as error:
            message = _("the database can't be used now: {why}").format(why=error.orig)
            raise OutcomeUnknown(message) from None

    # --- Leases -----------------------------------------------------------------------

    @contextmanager
    def lease(self, name: str, seconds: float, *, wait: float = 0.0) -> Iterator[Lease]:
        """Keep all others out of a name until the block ends, or for so many seconds."""
        length = min(timedelta(seconds=seconds), LONGEST)
        lease, patience = Lease(name, uuid4().hex), time.monotonic() + wait
        while not self._taken(lease, length):
            if time.monotonic() >= patience:
                raise Unavailable(_("another process works with {name}").format(name=name))
            time.sleep(AGAIN)
        try:
            yield lease
        finally:
            self._given_back(lease)

    def _taken(self, lease: Lease, length: timedelta) -> bool:
        """Take a lease that nobody has, or whose time is over; tell whether that worked."""
        try:
            with self._leasing() as db:
                now = self._clock(db)
                free = or_(leases.c.until <= now, leases.c.until > now + LONGEST)
                mine = {"token": lease.token, "until": now + length}
                where = self._of(lease.name)
                if db.execute(update(leases).where(where, free).values(**mine)).rowcount:
                    return True
                if db.scalar(select(leases.c.token).where(where)) is None:
                    row = {"channel": self._channel, "name": lease.name, **mine}
                    db.execute(insert(leases).values(**row))
                    return True
        except IntegrityError:  # another one was quicker
            pass
        except OperationalError as error:
            message = _("the database can't be used now: {why}").format(why=error.orig)
            raise Unavailable(message) from None
        return False

    def _given_back(self, lease: Lease) -> None:
        with suppress(OperationalError), self._leasing() as db:  # else it ends by itself
            where = self._of(lease.name), leases.c.token == lease.token
            db.execute(delete(leases).where(*where))

    def _held(self, lease: Lease) -> Select[tuple[str]]:
        """Select a lease's row if it is ours still; locked until the transaction ends."""
        ours = select(leases.c.token).where(self._of(lease.name), leases.c.token == lease.token)
        return ours.with_for_update()

    def _of(self, name: str) -> ColumnElement[bool]:
        return and_(leases.c.channel == self._channel, leases.c.name == name)

    def _leasing(self) -> AbstractContextManager[Connection]:
        """Begin a short transaction that a power cut may undo: the holder is dead then too."""
        return self._store.write_hastily()

    def _clock(self, db: Connection) -> datetime:
        """Return the time by which all holders go: the server's, or this machine's."""
        if self._store.sqlite:
            return datetime.now(UTC)  # not the clock that the demo moves
        return db.scalar(select(func.clock_timestamp())) or datetime.now(UTC)
