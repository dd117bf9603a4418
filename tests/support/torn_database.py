"""A database as a dying disk leaves it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def torn(path: Path) -> None:
    """Overwrite the middle of a database, as a dying disk does."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(8_192, size, 16_384):
            file.seek(at)
            file.write(os.urandom(2_048))
