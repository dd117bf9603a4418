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
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from deciding import ALL, office
from fake_channels import Fake, Site
from publisher.aftermath import follow_up
from publisher.claims import Claim, Claims
from publisher.contract import (
    Channel,
    ChannelError,
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unavailable,
    Unsupported,
)
from publisher.delivery import Courier
from publisher.following import let_go
from publisher.lanes import Lanes
from walk_oracle import Oracle, Wrong
from walk_people import FILE, ITEM, People
from workspaces import Desk

FATES = {
    "well": 10, "down": 2, "cut": 2, "lost": 2, "killed before": 1, "killed after": 1,
    "refused": 0.5, "unsupported": 1, "unauthorised": 0.3, "limited": 0.3,
}  # fmt: skip
SPANS = ({"seconds": 40}, {"minutes": 3}, {"hours": 1}, {"hours": 20})
ROUNDS = 14  # in which everything settles


class Killed(BaseException):
    """The process ends here."""


class Place(Fake):
    """A channel whose service plays the walk's next fate."""

    name: str
    walk: "Walk"

    def publish(self, post: Post, *, key: str) -> Receipt:
        self.walk.call(self.name, f"publish {key}", post.text)
        return self._receipt(key, post)

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        self.walk.call(self.name, f"update {receipt.ref}", post.text)
        return receipt

    def withdraw(self, receipt: Receipt) -> None:
        self.walk.call(self.name, f"withdraw {receipt.ref}")

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        return self._receipt(key, post) if self.walk.look(self.name, key) else None


class Front(Place, Site):
    """The website."""


class Fixed(Place):
    """Can't change what is out: a note corrects it."""

    update = Channel.update


class Mute(Place):
    """Can't be asked what is out."""

    find = Channel.find


class Hands(Claims):
    """Lets people act before an intent is written down, and the oracle look when it is."""

    walk: "Walk"

    def begin(self, claim: Claim, now: datetime) -> int | None:
        self.walk.meanwhile("before the intent")
        attempt = super().begin(claim, now)
        if attempt is not None:
            self.walk.oracle.leaves(claim)
        return attempt


class Walk:
    """One walk through an opened office."""

    def __init__(self, desk: Desk, oracle: Oracle, dice: random.Random) -> None:
        self.desk = desk
        self.oracle = oracle
        self.dice = dice
        self.people = People(desk, oracle, dice)
        self.fate = "well"
        self.settling = False
        for name, channel in desk.workspace.channels.items():
            assert isinstance(channel, Place)
            channel.name, channel.walk = name, self
        self._start()

    def _start(self) -> None:
        workspace = self.desk.workspace
        self.claims = Hands(workspace.store, "me", timedelta(seconds=180))
        self.claims.walk = self
        courier = Courier(
            workspace.store, self.claims, workspace.config.accounts, workspace.channels,
            (3_600.0,), workspace.now,
        )  # fmt: skip
        self.lanes = Lanes(workspace, self.claims, courier.run, lambda name, at: None)

    def go(self) -> None:
        """Walk, let all settle, and look what came of it; raises Wrong."""
        try:
            self.people.edit()
            self.people.scan()
            self.wait(days=1)
            for _ in range(self.dice.randint(8, 30)):
                self.dice.choices((self.deliver, self._somebody, self._later), (5, 3, 2))[0]()
            self.settle()
        finally:
            self.lanes.stop(10)
        accounts = self.desk.workspace.config.accounts
        self.oracle.ended(self.desk.rows(ITEM), {name: accounts[name].after for name in ALL})

    def settle(self) -> None:
        """Let all go well, and people do what they are asked to, until nothing is left to do."""
        self.settling = True
        self.people.say("from here on all goes well")
        self.wait(days=2)
        if self.dice.random() < 0.5:
            self.people.edit()
        elif not (self.desk.content / FILE).exists():
            self.people.save()
        self.people.scan()
        before: list[object] = []
        for _ in range(ROUNDS):
            self.people.yes_to_all()
            while sum(self.deliver(name) for name in ALL):
                pass
            self.wait(hours=2)
            rows = [(row["state"], row["hold"], row["version"]) for row in self.desk.rows(ITEM)]
            if before[-2:] == [rows, rows]:
                return
            before.append(rows)
        raise Wrong("it never settles")

    def _somebody(self) -> None:
        self.people.somebody()

    def _later(self) -> None:
        self.wait(**self.dice.choice(SPANS))

    def wait(self, **span: float) -> None:
        """Let time go by."""
        self.desk.wait(**span)

    # --- The publisher -----------------------------------------------------------------------

    def deliver(self, name: str = "") -> bool:
        """Let a lane do one thing, whatever comes of it; False if it has nothing to do."""
        self.fate = "well"
        if not self.settling:
            self.fate = self.dice.choices(list(FATES), list(FATES.values()))[0]
        if self.settling or self.dice.random() < 0.7:
            let_go(self.desk.workspace.planner, self.desk.time)
            follow_up(self.desk.workspace.planner, self.desk.time)
        taken = self.lanes.claim(name or self.dice.choice(ALL))
        if taken is None:
            return False
        self.meanwhile("after the claim")
        try:
            self.lanes.hand_over(taken)
        except Killed:
            self._die()
        self.claims.put_down(taken)
        return True

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

    def call(self, channel: str, what: str, text: str | None = None) -> None:
        """Let a service do something, or not, as fate has it."""
        title = text.splitlines()[0] if text else ""
        self.people.say(f"{channel}: {what}", title, f"– {self.fate}")
        verb, ref = what.split()
        self.oracle.called(channel, what, text)
        effect = partial(self.oracle.done, channel, verb, ref, text)
        if self.fate in ("lost", "killed after"):
            effect()
        self.meanwhile("in the call")
        self._strike(verb)
        effect()

    def look(self, channel: str, key: str) -> bool:
        """Let a service be asked whether a post is out."""
        self.people.say(f"{channel}: find {key} – {self.fate}")
        self.meanwhile("in the call")
        self._strike("find")
        return self.oracle.is_out(channel, key)

    def _strike(self, verb: str) -> None:
        if self.fate.startswith("killed"):
            raise Killed
        errors: dict[str, ChannelError] = {
            "down": Unavailable("down"),
            "cut": OutcomeUnknown("cut"),
            "lost": OutcomeUnknown("answer lost"),
            "refused": Rejected("no"),
            "unsupported": Unavailable("down") if verb == "publish" else Unsupported(verb),
            "unauthorised": Unauthorized("token"),
            "limited": RateLimited("slower", retry_after=60),
        }
        if self.fate in errors:
            raise errors[self.fate]


def walk(root: Path, seed: int) -> None:
    """Go one way in an office of its own; raises Wrong, or what the publisher raised."""
    dice = random.Random(seed)  # noqa: S311  the same for each run
    random.seed(seed)  # what the publisher itself leaves to chance
    asks = dice.choice((0, 0, 1, 1, 2))
    kinds = {name: dice.choice(("Place", "Place", "Fixed", "Mute")) for name in ("page", "chat")}
    after = {"page": "site", "chat": dice.choice(("site", "site", "page"))}
    channels = {"site": 'use = "walk:Front"'} | {
        name: f'use = "walk:{kind}"\nafter = "{after[name]}"' for name, kind in kinds.items()
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
