"""What the daemon does besides sending. None of it may touch a delivery's way.

It tells people, listens to them and copies the database.
"""

import logging
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.config.digest import SEEN, note_config, restart_command
from publisher.config.file import Config, ConfigError, digest_of, load
from publisher.contract import ChannelError, Desk, Unsupported
from publisher.delivery.turns import guarded
from publisher.desks.alerts import Alerts
from publisher.desks.questions import Questions
from publisher.people.journal import anchor
from publisher.status.messages import Trouble, one_line, trouble
from publisher.status.untaken import of_untaken
from publisher.store.backup import KEPT, Damaged, backup
from publisher.timetable.recurring import give_back, last_slot, take
from publisher.words import _, clock
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

DEAF = 30.0  # seconds until a desk that could not be asked is asked again
ROOM = 200_000_000  # bytes free below which operators are told


@dataclass(slots=True)
class Maintenance:
    """The upkeep of one workspace."""

    workspace: Workspace
    desks: Mapping[str, Desk]
    stop: threading.Event
    extra: dict[str, Trouble] = field(default_factory=dict)  # troubles outside the database
    asking: threading.Lock = field(default_factory=threading.Lock)
    seen: str = ""  # the digest of the config as it was at the last look

    @property
    def alerts(self) -> Alerts:
        """Return the voice towards people."""
        return Alerts(self.workspace, self.desks)

    @property
    def questions(self) -> Questions:
        """Return what people are asked, and what they answer."""
        return Questions(self.workspace, self.desks)

    def start(self) -> None:
        """Write down what config this daemon works with, and listen to the desks."""
        guarded(self._note_config)()
        for name in self.desks:
            thread = threading.Thread(target=self._listen, args=(name,), name=f"desk {name}")
            thread.daemon = True
            thread.start()

    def look(self) -> None:
        """Look for trouble, put questions, do what is due once a day. May be repeated."""
        guarded(self._config)()
        guarded(self._disk)()
        guarded(self._daily)()
        guarded(self.ask)()
        found = [*self.extra.values(), *of_untaken(self.workspace.config)]
        guarded(self.alerts.look)(found)
        guarded(anchor)(self.workspace.store, self.workspace.config.state)

    def ask(self) -> None:
        """Put questions, each once: two threads may want to at the same moment."""
        with self.asking:
            self.questions.ask()

    def _note_config(self) -> None:
        with self.workspace.store.write() as db:
            note_config(db, self.workspace.config, self.workspace.now())

    def _listen(self, name: str) -> None:
        while not self.stop.is_set():
            try:
                self.questions.listen(name)
            except Unsupported:
                return
            except ChannelError as error:
                log.warning("desk_deaf desk=%s why=%s", name, error)
                self.stop.wait(DEAF)
            except Exception:
                log.exception("desk_bug desk=%s", name)
                self.stop.wait(DEAF)

    def _config(self) -> None:
        """Tell of a config that was changed since this daemon took its own.

        Of the new one only that it asks approval where the old did not holds at once: nothing
        may leave meanwhile that nobody agreed to.
        """
        mine = self.workspace.config
        digest = digest_of(mine.root)
        if digest == self.seen:
            return
        if digest == mine.digest:
            self.workspace.approval.see(mine.approval)
            self.extra.pop("config", None)
        else:
            self.extra["config"] = self._of_changed(mine)
        self.seen = digest

    def _of_changed(self, mine: Config) -> Trouble:
        now = self.workspace.now()
        said = {"time": clock(now, mine.office.zone)}
        try:
            changed = load(mine.root, offline=True)
        except ConfigError as error:
            what = _("The config was changed at {time} and can't be used: {why}.")
            said["why"] = one_line(error.problems[0])
            do = _("The publisher still works with the one before. See: publisher check")
            log.warning("config_wrong problems=%s", len(error.problems))
            return trouble("config", what, do, said)
        self.workspace.approval.see(changed.approval)
        with self.workspace.store.write() as db:
            asked = self.workspace.planner.ask_more(db)
            note_config(db, changed, now, SEEN)
        log.warning("config_changed asked=%s: restart to work with it", asked)
        what = _(
            "The config was changed at {time}, but the publisher still works with the one before."
        )
        return trouble("config", what, restart_command(), said)

    def _disk(self) -> None:
        free = shutil.disk_usage(self.workspace.config.state).free
        if free < ROOM:
            what = _("only {megabytes} MB free on the disk").format(megabytes=free // 1_000_000)
            self.extra["disk"] = Trouble("disk", what, _("Make room there."))
        else:
            self.extra.pop("disk", None)

    def _daily(self) -> None:
        now, config = self.workspace.now(), self.workspace.config
        slots = {
            name: last_slot(config.calendar, at, now)
            for name, at in (("digest", config.alerts.digest), ("backup", config.alerts.backup))
            if at
        }
        with self.workspace.store.write() as db:
            due = [name for name, slot in slots.items() if take(db, name, slot)]
        if "backup" in due and self.workspace.store.sqlite:
            self._backup()
        if "digest" in due and not self.alerts.digest():
            with self.workspace.store.write() as db:
                give_back(db, "digest", slots["digest"])

    def _backup(self) -> None:
        folder = self.workspace.config.state / "backups"
        try:
            path = backup(self.workspace.store, folder, self.workspace.now(), keep=KEPT)
        except (Damaged, OSError) as error:
            what = _("The nightly copy of the database failed: {why}.")
            what = what.format(why=one_line(str(error)))
            self.extra["backup"] = Trouble("backup", what, _("Try: publisher backup"))
            log.error("backup_failed why=%s", error)
        else:
            self.extra.pop("backup", None)
            log.info("backed_up file=%s", path.name)
