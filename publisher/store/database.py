"""The database: open it, bring it up to date, run one transaction. Knows no table's meaning.

SQLite in WAL mode by default, PostgreSQL by address; every statement of ours runs on both.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Engine,
    MetaData,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT = 10_000  # milliseconds that one process waits for another's transaction
STALLED = 60_000  # … until PostgreSQL ends one whose process stands still

# On PostgreSQL whoever writes is alone too, so that rows and the journal can be taken in any
# order: two writers that wait for each other would leave a post in doubt. A service is never
# called within a transaction.
_ALONE = (
    f"SELECT set_config('lock_timeout', '{BUSY_TIMEOUT}', true)",
    f"SELECT set_config('idle_in_transaction_session_timeout', '{STALLED}', true)",
    "SELECT pg_advisory_xact_lock(4862013)",  # any number, the same for all
)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as whole milliseconds since 1970 UTC.

    The same on SQLite and PostgreSQL, whatever either believes about time zones.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Turn a datetime into milliseconds."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime reached the database: {value!r}")
        return round(value.timestamp() * 1000)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Turn milliseconds into a datetime in UTC."""
        return None if value is None else instant(value)


def instant(milliseconds: int) -> datetime:
    """Return an instant that is kept as milliseconds."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


class Store:
    """One database. Reads and writes have separate engines; writes exclude each other."""

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy address; makes the folder of an SQLite file."""
        self.url = make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self._writer = self._engine(writes=True)
        self._hasty_writer = self._engine(writes=True, synchronous="NORMAL")
        self._reader = self._engine(writes=False)
        self._one_writer = threading.Lock()

    def _engine(
        self, *, writes: bool, synchronous: str = "FULL", foreign_keys: str = "ON"
    ) -> Engine:
        if not self.sqlite:
            engine = create_engine(self.url)
            if writes:
                event.listen(engine, "begin", partial(_run, _ALONE))
            return engine
        engine = create_engine(self.url, connect_args={"timeout": BUSY_TIMEOUT / 1000})
        event.listen(engine, "connect", partial(_prepare_sqlite, synchronous, foreign_keys))
        begin = ("BEGIN IMMEDIATE" if writes else "BEGIN",)
        event.listen(engine, "begin", partial(_run, begin))
        return engine

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open one transaction that may write; it is on disk when the block ends."""
        with self._one_writer, self._writer.begin() as connection:
            yield connection

    @contextmanager
    def write_hastily(self) -> Iterator[Connection]:
        """Open one transaction that a power cut, though no kill, may undo as a whole.

        For what is worth nothing after one, as leases are. On SQLite it waits for no disk.
        """
        with self._one_writer, self._hasty_writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a view of the database as it is now."""
        with self._reader.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the schema to this release's. May be repeated; keeps every row."""
        # Tables are rebuilt, and their rows refer to each other: SQLite checks that at the end.
        engine = self._engine(writes=True, foreign_keys="OFF")
        try:
            with self._one_writer, engine.begin() as connection:
                if _revisions(connection) != [newest_revision()]:
                    _upgrade(connection)
                    self._check_references(connection)
        finally:
            engine.dispose()

    def _check_references(self, connection: Connection) -> None:
        if self.sqlite and (bad := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise RuntimeError(f"the migration broke references: {bad}")

    def close(self) -> None:
        """Let go of the database."""
        self._writer.dispose()
        self._hasty_writer.dispose()
        self._reader.dispose()


def known_revisions() -> set[str]:
    """Return the revisions of the schema up to this release's, as the migrations' names tell."""
    names = (path.stem for path in MIGRATIONS.glob("versions/m*.py"))
    return {name.removeprefix("m").partition("_")[0] for name in names}


def newest_revision() -> str:
    """Return the revision of this release's schema."""
    return max(known_revisions())


def _revisions(connection: Connection) -> Sequence[str]:
    """Return what Alembic wrote down of the schema; nothing in a new database."""
    if not inspect(connection).has_table("alembic_version"):
        return []
    return connection.scalars(text("SELECT version_num FROM alembic_version")).all()


def _upgrade(connection: Connection) -> None:
    # Slow to import, and most commands find the schema as it should be.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _run(statements: Sequence[str], connection: Connection) -> None:
    for each in statements:
        connection.exec_driver_sql(each)


def _prepare_sqlite(synchronous: str, foreign_keys: str, connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the begin event above says BEGIN, not the driver
    for pragma in (
        "journal_mode=WAL",
        # FULL: a power cut may not forget an intent, that would be a duplicate.
        f"synchronous={synchronous}",
        f"foreign_keys={foreign_keys}",
        f"busy_timeout={BUSY_TIMEOUT}",
    ):
        connection.execute(f"PRAGMA {pragma}")
