"""From the content folder into the outbox: one pass over what a scan found.

A wrong file is a problem kept for its editor and never blocks the others. A file that is
gone, or wrong for now, holds what has not gone out yet; nothing that is out changes.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from publisher.config import Config
from publisher.content import Draft, read_file
from publisher.contract import Item
from publisher.frontmatter import Problem
from publisher.items import (
    SameItem,
    add_version,
    files,
    identify,
    items,
    keep_media,
    version,
)
from publisher.outbox import PROBLEM, VANISHED, Outbox
from publisher.planning import Planner, Unfit
from publisher.scan import Found, Scanner, dump, remembered
from publisher.store import Store
from publisher.words import _

log = logging.getLogger(__name__)

Draw = Callable[[Path], None]


@dataclass(slots=True)
class Intake:
    """Takes files in; remembers what it read, also over a restart."""

    config: Config
    store: Store
    outbox: Outbox
    planner: Planner
    scanner: Scanner

    @classmethod
    def open(cls, config: Config, store: Store, outbox: Outbox, planner: Planner) -> "Intake":
        """Make an intake that knows what earlier processes read."""
        with store.read() as db:
            rows = db.execute(select(files.c.path, files.c.stamp)).all()
        scanner = Scanner(config.content, config.publishing.still)
        scanner.known = remembered({row.path: row.stamp for row in rows})
        return cls(config, store, outbox, planner, scanner)

    def run(self, now: datetime, clock: float, progress: Draw = lambda path: None) -> float | None:
        """Scan once and take in what changed; returns seconds until the next look is needed.

        Raises OSError where the content folder can't be read.
        """
        found = self.scanner.scan(clock)
        for path in found.vanished:
            self._vanished(path, now)
        waits = [] if found.again_in is None else [found.again_in]
        for path in found.changed:
            try:
                if not self.take(path, found, now):
                    waits.append(self.config.publishing.still)
            except OSError as error:
                log.warning("file_unreadable path=%s error=%s", path, error.strerror)
            except BaseException:
                self.scanner.forget(path)  # whatever was not committed is read again
                raise
            progress(path)
        return min(waits, default=None)

    def take(self, path: Path, found: Found, now: datetime) -> bool:
        """Take one file in, or keep its problems for its editor; False if it must wait.

        It waits where a picture that it shows is still being copied.
        """
        read = read_file(self.config, path)
        if isinstance(read, list):
            self._wrong(path, read, now)
            return True
        if self._still_copied(read):
            return False
        item = keep_media(read.item, self.planner.media)
        others = found.present - {path}
        try:
            with self.store.write() as db:
                name = identify(db, read, others)
                self._accept(db, read, name, item, now)
                self._remember(db, read, name, [], now)
        except SameItem as error:
            self._wrong(path, [Problem(1, "id", str(error))], now, read.assets)
        except Unfit as error:
            problems = [Problem(1, channel, what) for channel, what in error.problems]
            self._wrong(path, problems, now, read.assets)
        return True

    def _still_copied(self, draft: Draft) -> bool:
        ages = [
            time.time() - (self.config.content / each).stat().st_ctime for each in draft.assets
        ]
        return any(0 <= age < self.config.publishing.still for age in ages)

    def _accept(self, db: Connection, draft: Draft, name: str, item: Item, now: datetime) -> None:
        number, changed = add_version(db, draft, name, item, now)
        for hold in (VANISHED, PROBLEM):
            self.outbox.release(db, now, item=name, hold=hold)
        planned = db.scalar(select(items.c.planned).where(items.c.id == name))
        if not changed and planned == number:
            return
        wanted = version(db, number, self.planner.media)
        queued = self.planner.plan(db, wanted, now)
        event = "item_queued" if queued else "correction_pending"
        log.info("%s item=%s path=%s version=%d", event, name, draft.path, number)

    def _wrong(
        self,
        path: Path,
        problems: Sequence[Problem],
        now: datetime,
        assets: tuple[Path, ...] = (),
    ) -> None:
        with self.store.write() as db:
            name = db.scalar(select(items.c.id).where(items.c.path == str(path)))
            if name is not None:
                reason = _("the file has problems: {first}").format(first=problems[0].message)
                self.outbox.hold(db, name, PROBLEM, reason)
            news = self._keep(db, path, name, problems, now, assets)
        if news:
            log.warning("file_wrong path=%s problems=%d", path, len(problems))

    def _remember(
        self, db: Connection, draft: Draft, name: str, problems: list[Problem], now: datetime
    ) -> None:
        self._keep(db, draft.path, name, problems, now, draft.assets)

    def _keep(
        self,
        db: Connection,
        path: Path,
        name: str | None,
        problems: Sequence[Problem],
        now: datetime,
        assets: tuple[Path, ...],
    ) -> bool:
        self.scanner.took(path, assets, problems=bool(problems))
        values = {
            "stamp": dump(self.scanner.known[path]),
            "item": name,
            "problems": [[each.line, each.field, each.message] for each in problems],
            "read_at": now,
        }
        where = files.c.path == str(path)
        before = db.scalar(select(files.c.problems).where(where))
        if db.execute(update(files).where(where).values(**values)).rowcount == 0:
            db.execute(insert(files).values(path=str(path), **values))
        return before != values["problems"]

    def _vanished(self, path: Path, now: datetime) -> None:
        with self.store.write() as db:
            name = db.scalar(select(items.c.id).where(items.c.path == str(path)))
            if name is not None:
                self.outbox.hold(
                    db, name, VANISHED, _("its file is gone: {path}").format(path=path)
                )
                db.execute(update(items).where(items.c.id == name).values(missing_since=now))
                log.info("file_vanished item=%s path=%s", name, path)
            db.execute(delete(files).where(files.c.path == str(path)))
        self.scanner.forget(path)


def problems_of_files(db: Connection) -> Mapping[str, list[Problem]]:
    """Return what is wrong with which file, as last read."""
    query = select(files.c.path, files.c.problems).order_by(files.c.path)
    return {
        row.path: [Problem(*each) for each in row.problems]
        for row in db.execute(query)
        if row.problems
    }
