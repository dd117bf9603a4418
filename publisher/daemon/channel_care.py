"""What the daemon does with channels besides sending, on channels of its own.

It lets them change what time changes, and tries stopped ones again.
"""

import contextlib
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from publisher.actions import waiting
from publisher.contract import Channel, ChannelError, Unavailable, can
from publisher.outbox.pauses import channels
from publisher.people.journal import ITSELF
from publisher.status.messages import Trouble, one_line
from publisher.store.channel_state import StoredState
from publisher.words import _
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

SHORTEST = timedelta(minutes=10)  # before a channel that stopped again is tried again
LONGEST = timedelta(days=1)
UPKEEP_LEASE = 600.0  # seconds


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
class ChannelCare:
    """The care for the channels of one workspace."""

    workspace: Workspace
    channels: Mapping[str, Channel]  # its own: one call at a time on each
    extra: dict[str, Trouble] = field(default_factory=dict)  # troubles outside the database
    trials: dict[str, Trial] = field(default_factory=dict)  # of stopped channels, by name
    calling: threading.Lock = field(default_factory=threading.Lock)

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
        except Exception:
            log.exception("channel_bug channel=%s", name)
        return False
