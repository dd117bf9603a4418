"""The captions of an article's video, as a file beside its page."""

import re
from collections.abc import Iterator

from channels.website.site.index import Index

_FILE = re.compile(r"([^/]+)/phu-de\.vtt")


class Captions:
    """One WebVTT file an article whose video has captions."""

    tables = "CREATE TABLE IF NOT EXISTS captioned (id TEXT PRIMARY KEY) WITHOUT ROWID;"

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name the article's captions if it has or had any."""
        had = index.db.execute("DELETE FROM captioned WHERE id = ?", (slug,)).rowcount
        has = _captions(index, slug)
        if has:
            index.db.execute("INSERT INTO captioned VALUES (?)", (slug,))
        if has or had:
            yield _path(slug)

    def files(self, index: Index) -> Iterator[str]:
        """Name all files of captions."""
        for (slug,) in index.db.execute("SELECT id FROM captioned ORDER BY id").fetchall():
            yield _path(slug)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return an article's captions."""
        match = _FILE.fullmatch(path)
        return (_captions(index, match[1]).encode() or None) if match else None


def _path(slug: str) -> str:
    return f"{slug}/phu-de.vtt"


def _captions(index: Index, slug: str) -> str:
    """Return what an article's video says, "" where nothing is to be read."""
    entry = index.entry(slug)
    video = entry.payload["video"] if entry and entry.live else None
    return str(video.get("captions", "")) if video and video["file"] else ""
