"""Random walks: one item through everything that people and services can do to it, in any order.

People edit and delete its file, approve, refuse, correct, cancel, withdraw, hold, release and
resolve, also between a claim and its intent and within a channel's call. Calls go well, are
refused, cut or lost, and the process is killed in them. `walk_oracle` says what may never be
seen. In the end all goes well and people do what they are asked to; then readers see what the
file says.

    walk(tmp_path, 17)                     raises Wrong, with all the walk's steps as its note
"""

import random
import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from carriers import LEASE, courier_of
from deciding import ALL, office
from publisher.delivery.lanes import Lanes
from publisher.outbox.claim import Claim
from publisher.outbox.claims import Claims
from publisher.planning.dependents import release_dependents
from publisher.planning.reconcile import reconcile
from walk_oracle import Oracle, Wrong
from walk_people import ITEM, People
from walk_places import FATES, Killed, Place, strike
from workspaces import Desk

SPANS = ({"seconds": 40}, {"minutes": 3}, {"hours": 1}, {"hours": 20})
ROUNDS = 14  # in which everything settles


class Hands(Claims):
    """Lets people act before an intent is written down, and the oracle look when it is."""

    walk: "Walk"

    def begin(self, claim: Claim, now: datetime) -> int | None:
        self.walk.meanwhile("before the intent")
        attempt = super().begin(claim, now)
        if attempt is not None:
            self.walk.oracle.leaves(claim)
        return attempt


class Row(Lanes):
    """Lets the oracle look at what is begun as the one before is settled."""

    walk: "Walk"

    def onward(self, name: str, db: Connection) -> Claim | None:
        claim = super().onward(name, db)
        if claim is not None:
            self.walk.oracle.leaves(claim)
        return claim


class Walk:
    """One walk through an opened office."""

    def __init__(self, desk: Desk, oracle: Oracle, dice: random.Random) -> None:
        self.desk = desk
        self.oracle = oracle
        self.dice = dice
        self.people = People(desk, oracle, dice)
        self.fate = "well"
        self.settling = False  # then all goes well, and nothing comes in between
        for name, channel in desk.workspace.channels.items():
            assert isinstance(channel, Place)
            channel.name, channel.call, channel.look = name, self.call, self.look
        self._start()

    def _start(self) -> None:
        workspace = self.desk.workspace
        self.claims = Hands(workspace.store, "me", LEASE)
        self.claims.walk = self
        courier = courier_of(workspace, self.claims)
        self.lanes = Row(workspace, self.claims, courier.run, lambda name, at: None)
        self.lanes.walk = self

    def go(self) -> None:
        """Walk, let all settle, and look what came of it; raises Wrong."""
        try:
            self.people.save("V1")
            self.people.scan()
            self.desk.wait(days=1)
            for _ in range(self.dice.randint(8, 30)):
                self._step()
            self.settle()
        finally:
            self.lanes.stop(10)
        accounts = self.desk.workspace.config.accounts
        self.oracle.ended(self.desk.rows(ITEM), {name: accounts[name].after for name in ALL})

    def settle(self) -> None:
        """Let all go well, and people do what they are asked to, until nothing is left to do."""
        self.settling = True
        self.people.say("from here on all goes well")
        self.desk.wait(days=2)
        if self.oracle.refused or self.dice.random() < 0.5:  # what two refused stays refused
            self.people.save(f"V{self.oracle.edits + 1}")
        elif not self.people.fit:
            self.people.save()
        self.people.scan()
        before: list[object] = []
        for _ in range(ROUNDS):
            self.people.yes_to_all()
            while sum(self.deliver(name) for name in ALL):
                pass
            self.desk.wait(hours=2)
            rows = [
                (row["state"], row["held_for"], row["version"]) for row in self.desk.rows(ITEM)
            ]
            if before[-2:] == [rows, rows]:
                return
            before.append(rows)
        raise Wrong("it never settles")

    def _step(self) -> None:
        match self.dice.choices(("deliver", "people", "time"), (5, 3, 2))[0]:
            case "deliver":
                self.deliver(self.dice.choice(ALL))
            case "people":
                self.people.somebody()
            case _:
                self.desk.wait(**self.dice.choice(SPANS))

    # --- The publisher -----------------------------------------------------------------------

    def deliver(self, name: str) -> bool:
        """Let a lane do what follows at once, whatever comes of it; False if there is nothing."""
        self._draw_fate()
        if self.settling or self.dice.random() < 0.7:
            release_dependents(self.desk.workspace.planner, self.desk.time)
            reconcile(self.desk.workspace.planner, self.desk.time)
        taken = self.lanes.claim(name)
        if taken is None:
            return False
        self.meanwhile("after the claim")
        while taken is not None:
            taken = self._carry(name, taken)
            if taken is not None:
                self._draw_fate()
        return True

    def _draw_fate(self) -> None:
        self.fate = "well"
        if not self.settling:
            self.fate = self.dice.choices(list(FATES), list(FATES.values()))[0]

    def _carry(self, name: str, delivery: int) -> int | None:
        try:
            following = self.lanes.hand_over(delivery, partial(self.lanes.onward, name))
        except Killed:
            self._die()
            following = None
        self.claims.put_down(delivery)
        return following

    def _die(self) -> None:
        self.people.say("killed, and started again")
        self.oracle.killed()
        self.lanes.stop(10)
        self._start()
        self.claims.reap(self.desk.time, everything=True)

    def meanwhile(self, where: str) -> None:
        """Let up to two things happen in the middle of another."""
        for _ in range(0 if self.settling else self.dice.choice((0, 0, 0, 1, 1, 2))):
            self.people.somebody(f"({where}) ")

    # --- The services ------------------------------------------------------------------------

    def call(self, channel: str, what: str, text: str | None) -> None:
        """Let a service do something, or not, as fate has it."""
        title = text.splitlines()[0] if text else ""
        self.people.say(f"{channel}: {what}", title, f"– {self.fate}")
        verb, ref = what.split()
        self.oracle.called(channel, what, text)
        effect = partial(self.oracle.done, channel, verb, ref, text)
        if self.fate in ("lost", "killed after"):
            effect()
        self.meanwhile("in the call")
        strike(self.fate, verb)
        effect()

    def look(self, channel: str, key: str) -> bool:
        """Let a service be asked whether a post is out."""
        self.people.say(f"{channel}: find {key} – {self.fate}")
        self.meanwhile("in the call")
        strike(self.fate, "find")
        return self.oracle.is_out(channel, key)


def walk(root: Path, seed: int) -> None:
    """Go one way in an office of its own; raises Wrong, or what the publisher raised."""
    dice = random.Random(seed)  # noqa: S311  the same for each run
    random.seed(seed)  # what the publisher itself leaves to chance
    asks = dice.choice((0, 0, 1, 1, 2))
    kinds = {name: dice.choice(("Place", "Place", "Fixed", "Mute")) for name in ("page", "chat")}
    after = {"page": "site", "chat": dice.choice(("site", "site", "page"))}
    channels = {"site": 'use = "walk_places:Front"'} | {
        name: f'use = "walk_places:{kind}"\nafter = "{after[name]}"'
        for name, kind in kinds.items()
    }
    with office(root, f"default = {asks}", channels=channels) as desk:
        found = Walk(desk, Oracle(asks), dice)
        try:
            found.go()
        except BaseException as error:
            error.add_note(
                "\n".join([f"walk {seed}: {asks} approvals, {kinds}", *found.people.log])
            )
            raise
    shutil.rmtree(root)
