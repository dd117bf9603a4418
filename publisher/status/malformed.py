"""What was put into the database by hand and can't be read: no proof can look at its row."""

from collections.abc import Iterator

from sqlalchemy import JSON, BigInteger, Column, Connection, String, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from publisher.store.database import Instant, metadata
from publisher.words import _

LEAST, MOST = -62_135_596_800_000, 253_402_300_799_999  # milliseconds of the years 1 to 9999


def malformed(db: Connection) -> dict[str, list[str]]:
    """Return what is no time or no JSON though it should be, by the table's name."""
    found: dict[str, list[str]] = {}
    for table in metadata.sorted_tables:
        told = [each for column in table.columns for each in _in_column(db, column)]
        found |= {table.name: told} if told else {}
    return found


def _in_column(db: Connection, column: Column[object]) -> Iterator[str]:
    wrong = _wrong(db, column)
    if wrong is None:
        return
    keys = [type_coerce(each, String) for each in column.table.primary_key.columns]
    for row in db.execute(select(*keys).where(wrong)):
        message = _("{column} of {row} in the table {table} can't be read")
        name = ", ".join(map(str, row))
        yield message.format(column=column.name, row=name, table=column.table.name)


def _wrong(db: Connection, column: Column[object]) -> ColumnElement[bool] | None:
    """Return what is true of a value that can't be read; None where there can be none."""
    if isinstance(column.type, Instant):  # SQLite takes any text for greater than a number
        return ~type_coerce(column, BigInteger).between(LEAST, MOST)
    if isinstance(column.type, JSON) and db.dialect.name == "sqlite":
        text = type_coerce(column, String)
        return text.is_not(None) & (func.json_valid(text) == 0)
    return None
