"""From the content folder into the outbox: one pass over what a scan found.

A wrong file is a problem kept for its editor and never blocks the others. A file that is
gone, or wrong for now, holds what has not gone out yet; nothing that is out changes.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from publisher.config.file import Config
from publisher.items import lifecycle
from publisher.items.copynames import originals
from publisher.items.files import as_kept, files, forget_file, keep_file, shown
from publisher.items.head import Problem
from publisher.items.identity import Others, SameItem, identify, item_at
from publisher.items.likeness import complete
from publisher.items.problem import foremost
from publisher.items.reading import Draft, read_file
from publisher.items.scan import Found, Known, Scanner, dump, remembered
from publisher.items.versions import as_version, keep_media, versions
from publisher.items.wholeness import PATIENCE, ends_openly
from publisher.outbox import plan
from publisher.outbox.deliveries import PROBLEM, VANISHED
from publisher.planning.acceptance import accept
from publisher.planning.planner import Planner
from publisher.planning.rendering import Unfit, remarks_of
from publisher.store.database import Store
from publisher.words import _, fault_name

log = logging.getLogger(__name__)

After = Callable[[Path], bool | None]


@dataclass(slots=True)
class Intake:
    """Takes files in; remembers what it read, also over a restart."""

    config: Config
    store: Store
    planner: Planner
    scanner: Scanner

    @classmethod
    def open(cls, config: Config, store: Store, planner: Planner) -> "Intake":
        """Make an intake that knows what earlier processes read."""
        with store.read() as db:
            rows = db.execute(select(files.c.path, files.c.stamp)).all()
        scanner = Scanner(config.content, config.publishing.still)
        scanner.known = remembered({row.path: row.stamp for row in rows})
        complete(store, versions)
        with store.write() as db:
            planner.ask_more(db)
            plan.hold_absent(db, config.accounts)
        for path in planner.lacking():  # read again: the config names channels they lack
            scanner.forget(Path(path))
        return cls(config, store, planner, scanner)

    def run(self, now: datetime, clock: float, after: After = lambda path: None) -> float | None:
        """Scan once and take in what changed; returns seconds until the next look is needed.

        after: hears of each file that was looked at; True leaves the rest for another time.
        Raises OSError where the content folder can't be read.
        """
        found = self.scanner.scan(clock)
        for path in found.vanished:
            self._vanished(path, now)
        waits = [] if found.again_in is None else [found.again_in]
        # a copy is known as one by its original: that comes first
        for path in sorted(found.changed, key=lambda each: bool(originals(each.name))):
            try:
                if not self.take(path, found, now):
                    waits.append(self.config.publishing.still)
            except OSError as error:
                self._unreadable(path, str(error.strerror))
                waits.append(self.config.publishing.still)
            except SQLAlchemyError:
                self.scanner.forget(path)  # whatever was not committed is read again
                raise
            except Exception as error:  # noqa: BLE001  a fault of ours costs one file
                self._stumbled(path, error, now)
            except BaseException:
                self.scanner.forget(path)
                raise
            if after(path):
                break
        return min(waits, default=None)

    def _stumbled(self, path: Path, error: Exception, now: datetime) -> None:
        """Let a fault of ours over one file be that file's: the others are read all the same."""
        log.error("bug job=intake path=%s", shown(path), exc_info=error)
        message = _("{fault} while this file was read; tell whoever runs the publisher")
        self._wrong(path, [Problem(1, "", message.format(fault=fault_name(error)))], now)

    def _unreadable(self, path: Path, why: str) -> None:
        """Hold what has not gone out of an item whose changed file can't be read now."""
        with self.store.write() as db:
            name = item_at(db, shown(path))
            if name is not None:
                plan.hold_for_file(
                    db, name, PROBLEM, _("its file can't be read: {why}").format(why=why)
                )
        log.warning("file_unreadable path=%s error=%s", shown(path), why)

    def take(self, path: Path, found: Found, now: datetime) -> bool:
        """Take one file in, or keep its problems for its editor; False if it must wait.

        It waits where a picture that it shows is still being copied, and a little longer where
        its last line has no end: the copying may have stalled.
        """
        read = read_file(self.config, path)
        if isinstance(read, list):
            self._wrong(path, read, now)
            return True
        if self._still_copied(read) or self._may_be_cut(path, read):
            return False
        seen = self.scanner.seen(path, read.assets, problems=False)
        item = keep_media(read.item, self.planner.media)
        others = Others(self.config.content, found.present - {path})
        remarks = self._remarks(read, now)
        try:
            with self.store.write() as db:
                name = identify(db, read, others)
                self._displaced(db, path, name, now)
                accept(self.planner, db, read, name, item, now)
                self._keep(db, path, name, [], now, seen, remarks)
        except SameItem as error:
            self._wrong(path, [Problem(1, "id", str(error))], now, read.assets)
        except Unfit as error:
            problems = [Problem(1, channel, what) for channel, what in error.problems]
            self._wrong(path, problems, now, read.assets)
        else:
            self.scanner.took(path, seen)
        return True

    def _remarks(self, draft: Draft, now: datetime) -> list[Problem]:
        """Return what is to be known of a file and of the posts made of it, but errors."""
        with self.store.read() as db:
            try:
                planned = self.planner.tried(db, as_version(db, draft, draft.item.id), now)
            except Unfit:
                planned = []
        return [*draft.remarks, *remarks_of(planned, draft.source)]

    def _displaced(self, db: Connection, path: Path, name: str, now: datetime) -> None:
        """Let an item be missing whose file was replaced by another item's."""
        before = item_at(db, str(path))
        if before not in (None, name):
            self._missing(db, str(before), path, now)

    def _still_copied(self, draft: Draft) -> bool:
        ages = [
            time.time() - (self.config.content / each).stat().st_ctime for each in draft.assets
        ]
        return any(0 <= age < self.config.publishing.still for age in ages)

    def _may_be_cut(self, path: Path, draft: Draft) -> bool:
        patience = PATIENCE * self.scanner.still
        return ends_openly(draft.source) and self.scanner.rest(path) < patience

    def _wrong(
        self,
        path: Path,
        problems: Sequence[Problem],
        now: datetime,
        assets: tuple[Path, ...] = (),
    ) -> None:
        seen = self.scanner.seen(path, assets, problems=True)
        errors = [each for each in problems if each.level == "error"]
        remarks = [each for each in problems if each.level != "error"]
        with self.store.write() as db:
            name = item_at(db, shown(path))
            if name is not None:
                reason = _("the file has problems: {first}").format(first=errors[0].message)
                plan.hold_for_file(db, name, PROBLEM, reason)
            news = self._keep(db, path, name, errors, now, seen, remarks)
        self.scanner.took(path, seen)
        if news:
            log.warning("file_wrong path=%s problems=%d", shown(path), len(errors))

    def _keep(
        self,
        db: Connection,
        path: Path,
        name: str | None,
        problems: Sequence[Problem],
        now: datetime,
        seen: Known,
        remarks: Sequence[Problem] = (),
    ) -> bool:
        values = {
            "stamp": dump(seen),
            "item": name,
            "problems": [as_kept(each) for each in foremost(problems)],
            "remarks": [as_kept(each) for each in foremost(remarks)],
            "read_at": now,
        }
        before = db.scalar(select(files.c.problems).where(files.c.path == shown(path)))
        keep_file(db, shown(path), **values)
        return before != values["problems"]

    def _vanished(self, path: Path, now: datetime) -> None:
        with self.store.write() as db:
            name = item_at(db, shown(path))
            if name is not None:
                self._missing(db, name, path, now)
            forget_file(db, shown(path))
        self.scanner.forget(path)

    def _missing(self, db: Connection, name: str, path: Path, now: datetime) -> None:
        plan.hold_for_file(db, name, VANISHED, _("its file is gone: {path}").format(path=path))
        lifecycle.missing(db, name, now)
        log.info("file_vanished item=%s path=%s", name, path)
