"""Which media files articles and their versions show: what nobody shows is to be deleted."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

TABLES = """
CREATE TABLE IF NOT EXISTS media (
    file TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (file, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS media_of ON media (id);
"""


class Media:
    """The media of a site, on an open connection.

    What shows them is an article, given by its id, or a version, by its path.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, shower: str, files: Iterable[str]) -> None:
        """Take note that these are what an article shows from now on."""
        self.drop(shower)
        rows = ((file, shower) for file in files)
        self._db.executemany("INSERT OR IGNORE INTO media VALUES (?, ?)", rows)

    def drop(self, shower: str) -> list[str]:
        """Take note that an article or a version shows nothing any more; return what it did."""
        shown = self.of(shower)
        self._db.execute("DELETE FROM media WHERE id = ?", (shower,))
        return shown

    def of(self, shower: str) -> list[str]:
        """Return the media files of an article or a version."""
        rows = self._db.execute("SELECT file FROM media WHERE id = ?", (shower,))
        return [file for (file,) in rows]

    def orphans(self, files: Sequence[str]) -> list[str]:
        """Return those of the files that no article on the site uses."""
        used = "SELECT 1 FROM media WHERE file = ? LIMIT 1"
        return [file for file in files if not self._db.execute(used, (file,)).fetchone()]

    def every(self) -> Iterator[str]:
        """Yield the files that are shown."""
        yield from (file for (file,) in self._db.execute("SELECT DISTINCT file FROM media"))

    def has(self, file: str) -> bool:
        """Tell whether anything shows a file."""
        return not self.orphans([file])
