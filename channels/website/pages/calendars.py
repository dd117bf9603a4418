"""Events for readers' calendars: a file for each article that has one, and one for all.

The calendar of the site has the events that begin last: all that are to come, as long as
there are fewer than EVENTS, and the latest of those that are over. It follows from the index
alone, so no day changes it. An event whose article is withdrawn leaves both.
"""

import re
from collections.abc import Iterator

from channels.website.pages.ics import calendar, entry
from channels.website.pages.templates import Templates, read_time
from channels.website.site.index import Index

ALL = "lich.ics"
EVENTS = 100

_FILE = re.compile(r"([a-z0-9-]+)\.ics")


class Calendars:
    """One .ics an event, and the site's calendar as soon as it ever had one."""

    tables = """
CREATE TABLE IF NOT EXISTS event (id TEXT PRIMARY KEY, begins TEXT, live INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS event_begins ON event (live, begins);
"""

    def __init__(self, templates: Templates) -> None:
        self._look = templates.look

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Take note of an article's event; name its files if it has one, or had."""
        found = index.entry(slug)
        event = found.payload.get("event") if found and found.live else None
        if event:
            index.db.execute(
                "INSERT OR REPLACE INTO event VALUES (?, ?, 1)", (slug, event["begins"])
            )
        index.db.execute("UPDATE event SET live = ? WHERE id = ?", (event is not None, slug))
        if index.db.execute("SELECT 1 FROM event WHERE id = ?", (slug,)).fetchone():
            yield from (f"{slug}.ics", ALL)

    def files(self, index: Index) -> Iterator[str]:
        """Name the files of all events, and the calendar of the site if it has any."""
        for (slug,) in index.db.execute("SELECT id FROM event WHERE live = 1").fetchall():
            yield f"{slug}.ics"
        if index.db.execute("SELECT 1 FROM event LIMIT 1").fetchone():
            yield ALL

    def content(self, index: Index, path: str) -> bytes | None:
        """Return the calendar of one event, or of the site."""
        if path == ALL:
            return self._site(index)
        match = _FILE.fullmatch(path)
        found = match and self._entry(index, match[1])
        return calendar(self._look.office_name, [found]) if found else None

    def _site(self, index: Index) -> bytes | None:
        if not index.db.execute("SELECT 1 FROM event LIMIT 1").fetchone():
            return None
        last = index.db.execute(
            "SELECT id FROM event WHERE live = 1 ORDER BY begins DESC, id LIMIT ?", (EVENTS,)
        )
        found = [self._entry(index, slug) for (slug,) in reversed(last.fetchall())]
        return calendar(self._look.office_name, [each for each in found if each])

    def _entry(self, index: Index, slug: str) -> list[str] | None:
        found = index.entry(slug)
        if found is None or not found.live or not found.payload.get("event"):
            return None
        changed = found.modified or read_time(found.payload["published"])
        times = len(index.history.paths(slug))
        return entry(found.payload, f"{self._look.base_url}/{slug}.html", changed, times)
