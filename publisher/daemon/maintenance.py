"""What the daemon does besides sending. None of it may touch a delivery's way.

It tells people, listens to them, copies the database and tries stopped channels again.
"""

import contextlib
import logging
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from publisher.actions import waiting
from publisher.config.digest import SEEN, note_config, restart_command
from publisher.config.file import Config, ConfigError, digest_of, load
from publisher.contract import Channel, ChannelError, Desk, Unavailable, Unsupported, can
from publisher.delivery.lanes import guarded
from publisher.desks.alerts import Alerts
from publisher.desks.questions import Questions
from publisher.outbox.pauses import channels
from publisher.people.journal import ITSELF, anchor
from publisher.status.messages import Trouble, one_line, trouble
from publisher.store.backup import KEPT, Damaged, backup
from publisher.store.channel_state import StoredState
from publisher.timetable.recurring import give_back, last_slot, take
from publisher.words import _, clock
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

SHORTEST = timedelta(minutes=10)  # before a channel that stopped again is tried again
LONGEST = timedelta(days=1)
UPKEEP_LEASE = 600.0  # seconds
DEAF = 30.0  # seconds until a desk that could not be asked is asked again
ROOM = 200_000_000  # bytes free below which operators are told


@dataclass(frozen=True, slots=True)
class Trial:
    """When a stopped channel last went on by itself, and how long it is left alone after that."""

    at: datetime | None = None
    wait: timedelta = timedelta()

    def may_begin(self, now: datetime) -> bool:
        """Tell whether it may go on again."""
        return self.at is None or now >= self.at + self.wait

    def gone_on(self, now: datetime) -> "Trial":
        """Return the trial after it went on; a day that went well makes it the first again."""
        fresh = self.at is None or now > self.at + self.wait + LONGEST
        wait = SHORTEST if fresh else min(max(2 * self.wait, SHORTEST), LONGEST)
        return Trial(now, wait)


@dataclass(slots=True)
class Duty:
    """The upkeep of one workspace."""

    workspace: Workspace
    desks: Mapping[str, Desk]
    channels: Mapping[str, Channel]  # its own: one call at a time on each
    stop: threading.Event
    extra: dict[str, Trouble] = field(default_factory=dict)  # troubles outside the database
    trials: dict[str, "Trial"] = field(default_factory=dict)  # of stopped channels, by name
    calling: threading.Lock = field(default_factory=threading.Lock)  # of these channels
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
        guarded(self.alerts.look)(self.extra.values())
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
            self.workspace.planner.stricter = None
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
        self.workspace.planner.stricter = changed.approval
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

    def upkeep(self) -> None:
        """Let channels change what time changes, each in one process at a time."""
        for name, channel in self.channels.items():
            if not can(channel, "upkeep"):
                continue
            state = StoredState(self.workspace.store, name)
            with contextlib.ExitStack() as held:
                try:
                    held.enter_context(state.lease("upkeep", UPKEEP_LEASE))
                except Unavailable as error:
                    log.info("upkeep_elsewhere channel=%s why=%s", name, error)
                    continue
                held.enter_context(self.calling)
                self._keep_up(name, channel)

    def _keep_up(self, name: str, channel: Channel) -> None:
        key = f"upkeep:{name}"
        try:
            channel.upkeep(self.workspace.now())
        except ChannelError as error:
            log.warning("upkeep_failed channel=%s why=%s", name, error)
            what = _("{channel}: what has expired could not be marked: {why}")
            what = what.format(channel=name, why=one_line(str(error)))
            self.extra[key] = Trouble(key, what, _("It is tried again every few minutes."))
        except Exception:
            log.exception("channel_bug channel=%s", name)
        else:
            self.extra.pop(key, None)

    def try_stopped(self) -> None:
        """Let a stopped channel go on by itself once its service accepts us again.

        One that is well when asked and stops again when used is tried less and less often.
        """
        now = self.workspace.now()
        with self.workspace.store.read() as db:
            query = select(channels.c.name).where(channels.c.stopped_at.is_not(None))
            stopped = [name for name in db.scalars(query) if name in self.channels]
        for name in stopped:
            trial = self.trials.setdefault(name, Trial())
            if trial.may_begin(now) and can(self.channels[name], "check") and self._well(name):
                self.trials[name] = trial.gone_on(now)
                waiting.resume(self.workspace, name, who=ITSELF)
                log.info("resumed channel=%s", name)

    def _well(self, name: str) -> bool:
        try:
            with self.calling:
                return not self.channels[name].check().problems
        except ChannelError as error:
            log.info("still_stopped channel=%s why=%s", name, error)
            return False
