"""SQL that was compiled for one database serves all of them.

SQLAlchemy keeps what it compiled with each engine. Here nearly every test opens a database of
its own, and would spend a good part of its time on compiling the same statements anew.
"""

from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache, immutabledict

MOST = 2000  # statements


def share() -> None:
    """Let all engines of this process keep them in one place."""
    dialect = SQLiteDialect_pysqlite  # part of a statement's key, and all of them are alike
    dialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    dialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
    Engine._execution_options = immutabledict({"compiled_cache": LRUCache(MOST)})
