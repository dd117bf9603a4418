"""Lanes: each channel's deliveries one after the other, as they fall due.

`hand_over` is the seam for other couriers: what it is given are row ids, which may get
lost (the next tick claims again after the lease) or come twice (the second finds no row).
A courier may begin the next post as it settles one, and answer with its id; it need not.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import ColumnElement, Connection, func, select

from publisher.delivery.courier import Onward
from publisher.delivery.turns import Turns, guarded
from publisher.outbox.claim import Claim
from publisher.outbox.claims import Claims, activity
from publisher.outbox.deliveries import DOUBTFUL, QUEUED, WITHDRAW, deliveries
from publisher.outbox.onward import go_on
from publisher.outbox.pauses import channels
from publisher.outbox.statements import MAY_GO
from publisher.planning.dependents import release_dependents
from publisher.planning.reconcile import reconcile
from publisher.timetable.rules import NOTHING_DONE, allowance, window_start
from publisher.words import _
from publisher.workspace import Workspace

THREADS = 16  # for the lanes of one service: so many of its calls may hang at one time
AGAIN = timedelta(minutes=1)  # before a delivery is tried again on which our own code broke

Alarm = Callable[[str, datetime | None], None]
HandOver = Callable[[int, Onward], int | None]


class Lanes:
    """All lanes of one process.

    A lane has no thread of its own: the lanes of one service share up to THREADS of them, and
    lose theirs after each delivery where others wait. One call at a time on a channel stays.
    Services share nothing: one that hangs, with all its channels, holds up no other.
    """

    def __init__(
        self, workspace: Workspace, claims: Claims, hand_over: HandOver, alarm: Alarm
    ) -> None:
        """Start a lane for each channel. alarm: asks to be woken at an instant."""
        self.workspace = workspace
        self.claims = claims
        self.hand_over = hand_over
        self.alarm = alarm
        services: dict[str, list[str]] = {}
        for name in workspace.channels:
            services.setdefault(workspace.config.accounts[name].kind, []).append(name)
        self._turns = {
            service: Turns("lane", names, self._turn, THREADS)
            for service, names in services.items()
        }
        self._of = {name: self._turns[kind] for kind, names in services.items() for name in names}

    def wake(self, name: str) -> None:
        """Let one lane look for work now."""
        self._of[name].ring(name)

    def wake_all(self) -> None:
        """Let go of what waited for another channel, and let every lane look for work."""
        guarded(release_dependents)(self.workspace.planner, self.workspace.now())
        guarded(reconcile)(self.workspace.planner, self.workspace.now())
        for name in self._of:
            self.wake(name)

    def stop(self, patience: float) -> bool:
        """End the lanes after the calls they are in; False if one did not end in time."""
        for turns in self._turns.values():
            turns.stop()
        deadline = time.monotonic() + patience
        return all(turns.join(deadline) for turns in self._turns.values())

    def _turn(self, name: str) -> bool:
        """Do one delivery; without one, ask to be woken for the next. True if there was one."""
        if guarded(self._round)(name):
            return True
        guarded(self._set_alarm)(name)
        return False

    def _round(self, name: str) -> bool:
        """Claim the next delivery of a channel and do it, and what goes on from it.

        False if there is none now.
        """
        delivery = self.claim(name)
        if delivery is None:
            return False
        while delivery is not None:
            delivery = self._carry(name, delivery)
        self._followers(name)
        return True

    def _carry(self, name: str, delivery: int) -> int | None:
        try:
            return self.hand_over(delivery, partial(self.onward, name))
        except Exception:
            again = self.workspace.now() + AGAIN
            why = _("the work on it broke off")
            self.claims.give_back(why, delivery=delivery, ready_at=again)
            raise
        finally:
            self.claims.put_down(delivery)

    def onward(self, name: str, db: Connection) -> Claim | None:
        """Begin a channel's next post in the transaction that settles the one before.

        None where something else comes first: other lanes that wait for the thread, channels
        that wait for the link of the post before, a doubt, a withdrawal, a limit.
        """
        if self._of[name].must_yield or self._awaiting(name):
            return None
        now = self.workspace.now()
        if not self.claims.lock_awake(db, name, now) or self._not_before(db, name, now):
            return None
        late = self.workspace.config.accounts[name].rules.late_before(now)
        return go_on(self.claims, db, name, now, late)

    def claim(self, name: str) -> int | None:
        """Claim a channel's next doubtful row or, if its rules allow, its next new one.

        One at a time: whatever is decided during a call (a pause, a cancelling, the begin
        of quiet hours) holds for the very next post.
        """
        now = self.workspace.now()
        with self.workspace.store.write_hastily() as db:
            if not self.claims.lock_channel(db, name, now):
                return None
            first = self.claims.take(db, name, "doubtful", now)
            if first is None:  # what must go away does not wait for a good hour
                first = self.claims.take(db, name, "away", now)
            if first is not None or self._not_before(db, name, now):
                return first
            return self.claims.take(db, name, "queued", now)

    def _not_before(self, db: Connection, name: str, now: datetime) -> datetime | None:
        """Return until when a channel's rules keep back its next post; None if they do not."""
        rules = self.workspace.config.accounts[name].rules
        calendar = self.workspace.config.calendar
        since = window_start(rules, calendar, now)
        done = activity(db, name, since, now) if rules.counts else NOTHING_DONE
        return allowance(rules, calendar, done, now)

    def _followers(self, name: str) -> None:
        waiting = self._awaiting(name)
        if waiting and release_dependents(self.workspace.planner, self.workspace.now()):
            for each in waiting:
                self.wake(each)

    def _awaiting(self, name: str) -> list[str]:
        """Return the channels whose posts wait for the link that one's have."""
        accounts = self.workspace.config.accounts
        return [each for each, account in accounts.items() if account.after == name]

    def _set_alarm(self, name: str) -> None:
        now = self.workspace.now()
        may_be_sent = (deliveries.c.state == QUEUED) & MAY_GO
        with self.workspace.store.read() as db:
            row = db.execute(select(channels).where(channels.c.name == name)).mappings().one()
            look = next_ready(db, deliveries.c.state == DOUBTFUL, name)
            send = next_ready(db, may_be_sent, name)
            away = next_ready(db, may_be_sent & (deliveries.c.kind == WITHDRAW), name)
            kept_back = self._not_before(db, name, now)
        if row["stopped_at"] or not (look or send):
            return
        if send:
            send = max(send, kept_back or now)
        due = min(each for each in (look, send, away) if each)
        soonest = now + timedelta(seconds=0.2 if due <= now else 0)
        self.alarm(name, max(due, row["paused_until"] or due, soonest))


def next_ready(db: Connection, such: ColumnElement[bool], channel: str) -> datetime | None:
    """Return when a channel's next row of some kind may be taken; None if there is none."""
    ready: datetime | None = db.scalar(
        select(func.min(deliveries.c.ready_at)).where(
            deliveries.c.channel == channel,
            such,
            deliveries.c.waits_for.is_(None),
        )
    )
    return ready
