"""What people do in a random walk: each act is done, told to the oracle, and written down."""

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import RowMapping

from deciding import ALL, FIRST, SECOND
from publisher.actions import decisions, resolving, waiting
from publisher.outbox.approval import Refused, to_approve
from walk_oracle import Oracle
from workspaces import Desk

ITEM, FILE = "a", "a.md"
OFTEN = {
    "edit": 5, "save": 1, "spoil": 0.5, "delete": 0.7, "scan": 1,
    "agree": 10, "refuse": 0.5, "resolve": 3, "resume": 2, "release": 2, "revive": 0.5,
    "hold": 0.7, "cancel": 1, "withdraw": 0.5,
}  # fmt: skip
MEANWHILE = {
    "edit": 5, "spoil": 0.5, "delete": 1, "agree": 3, "refuse": 1,
    "hold": 1, "cancel": 3, "withdraw": 1,
}  # fmt: skip


@dataclass(slots=True)
class People:
    """All who have a say in the item, and those who look what is out."""

    desk: Desk
    oracle: Oracle
    dice: random.Random
    log: list[str] = field(default_factory=list)
    title: str = "V0"  # as the file says it
    names: tuple[str, ...] = ALL  # the channels that it names
    fit: bool = False  # whether the file is there, and one can read it
    _where: str = ""

    def say(self, *what: object) -> None:
        """Write down what happened."""
        words = " ".join(str(each) for each in what if each != "")
        self.log.append(f"{self.desk.time:%d %H:%M:%S}  {self._where}{words}")

    def somebody(self, where: str = "") -> None:
        """Let somebody do something; where: in the middle of what."""
        often = MEANWHILE if where else OFTEN
        act = self.dice.choices(list(often), list(often.values()))[0]
        self._where = where
        try:
            getattr(self, act)()
        except Refused as error:
            self.say(f"{act}: {error}")
        self._where = ""

    def yes_to_all(self) -> None:
        """Do all that the publisher asks people to do."""
        self.resume()
        self.resolve()
        self.release(ITEM, *ALL)
        for agree in (self._first, self._second, self._first, self.correct):
            with suppress(Refused):
                agree()

    def _first(self) -> None:
        self.decide(FIRST, yes=True)

    def _second(self) -> None:
        self.decide(SECOND, yes=True)

    # --- The file --------------------------------------------------------------------------

    def edit(self) -> None:
        new = f"V{self.oracle.edits + 1}"
        if self.dice.random() < 0.1:
            self.names = self.dice.choice((ALL, ALL[:2], ALL[1:], ALL[::2], ALL[1:2]))
        self.save(self.dice.choice((new, new, "V1")))

    def save(self, title: str = "", **front: str) -> None:
        self.title, self.fit = title or self.title, not front
        if self.names != ALL:
            front["channels"] = f"[{', '.join(self.names)}]"
        self.desk.put(FILE, title=self.title, **front)
        self.say("saves", self.title, *front.values())
        if self.dice.random() < 0.9:
            self.scan()

    def spoil(self) -> None:
        self.save(form="khong-co")

    def delete(self) -> None:
        (self.desk.content / FILE).unlink(missing_ok=True)
        self.fit = False
        self.say("deletes")
        self.scan()

    def scan(self) -> None:
        self.desk.wait(seconds=5)
        self.desk.scan()
        self.oracle.read(self.title if self.fit else None, self.names)
        self.say("scan")

    # --- Yes and no --------------------------------------------------------------------------

    def agree(self) -> None:
        """Let go what waits: by one or two approvals, or where none is asked also by `correct`."""
        first, second = self._first, self._second
        ways: list[tuple[Callable[[], None], ...]] = [(first,), (second,), (first, second)]
        for say_yes in self.dice.choice(ways if self.oracle.asks else [*ways, (self.correct,)]):
            say_yes()

    def refuse(self) -> None:
        self.decide(self.dice.choice((FIRST, SECOND)), yes=False)
        self._look_if_withdrawn()

    def decide(self, person: str, *, yes: bool) -> None:
        with self.desk.workspace.store.read() as db:
            rows = to_approve(db, ITEM)
        verdict = decisions.approve if yes else decisions.reject
        verdict(self.desk.workspace, ITEM, person, "sai")
        self.oracle.said(rows, person, yes=yes)
        self.say(person, "approves" if yes else "refuses", *_names(rows))

    def correct(self) -> None:
        version = self.desk.items()[ITEM]["version"]
        rows = [
            row
            for row in self.desk.rows(ITEM)
            if (row["version"], row["state"]) == (version, "queued") and row["kind"] != "withdraw"
        ]
        note = self.dice.choice((None, None, f"Số đúng là {self.dice.randint(1, 9)}."))
        decisions.correct(self.desk.workspace, ITEM, note)
        self.oracle.said(rows, "operator", yes=True)
        self.oracle.corrected.add(version)
        self.say("correct", *_names(rows))

    # --- Back and forth ------------------------------------------------------------------------

    def cancel(self) -> None:
        channel = self.dice.choice((*ALL, None))
        rows = [row for row in self.desk.rows(ITEM) if channel in (None, row["channel"])]
        waiting.cancel(self.desk.workspace, ITEM, channel)
        self.oracle.took_back([row for row in rows if row["kind"] != "withdraw"])
        self.say("cancel", channel or "all")
        self._look_if_withdrawn()

    def withdraw(self) -> None:
        urgent = self.dice.random() < 0.5
        rows = self.desk.rows(ITEM)
        decisions.withdraw(self.desk.workspace, ITEM, "sai", urgent=urgent)
        self.oracle.took_back([row for row in rows if row["kind"] != "withdraw"])
        self.oracle.withdrawn = True
        self.oracle.urgent |= urgent
        self.say("withdraw", "at once" if urgent else "")

    def _look_if_withdrawn(self) -> None:
        """A withdrawal that waits for its yes may have been called off."""
        self.oracle.withdrawn &= self.desk.items()[ITEM]["withdrawn_at"] is not None

    def hold(self) -> None:
        name = self.dice.choice((ITEM, *ALL))
        waiting.hold(self.desk.workspace, name, "chờ")
        self.oracle.held.add(name)
        self.say("hold", name)

    def release(self, *names: str) -> None:
        names = names or (self.dice.choice((ITEM, ITEM, *ALL)),)
        done = waiting.release(self.desk.workspace, names, None)
        self.oracle.held.difference_update(names)
        self.say("release", *names, "→", *done)

    def revive(self) -> None:
        """Let go what somebody had cancelled."""
        rows = [row for row in self.desk.rows(ITEM) if row["state"] == "cancelled"]
        done = waiting.release(self.desk.workspace, [ITEM], None, cancelled=True)
        still = [row["id"] for row in self.desk.rows(ITEM) if row["state"] == "cancelled"]
        self.oracle.held.discard(ITEM)
        # Not where the file is wrong: then they are told to say so again once it is right.
        self.oracle.revived([row for row in rows if row["id"] not in still])
        self.say("release --cancelled", *done)

    def resume(self) -> None:
        for name in ALL:
            if waiting.resume(self.desk.workspace, name):
                self.say("resume", name)

    def resolve(self) -> None:
        """Tell the truth of what is in doubt, and take away by hand what a service did not."""
        for name in ALL:
            mine = [row for row in self.desk.rows(ITEM) if row["channel"] == name]
            doubts = [row for row in mine if _in_doubt(row)]
            if doubts:
                self._tell(self.dice.choice(doubts))
            else:
                self._take_away(name, mine)

    def _tell(self, row: RowMapping) -> None:
        name, key = row["channel"], row["key"]
        out = self.oracle.is_out(name, key)
        url = row["post"]["url"] or f"https://fake.example/{key}"
        where = (url, key) if out else (None, None)
        resolving.resolve(self.desk.workspace, ITEM, name, *where, sequence=row["sequence"])
        self.say("resolve", key, "is out" if out else "is not out")

    def _take_away(self, name: str, rows: list[RowMapping]) -> None:
        keys = {row["id"]: row["key"] for row in rows}
        failed = [
            row["target"]
            for row in rows
            if row["kind"] == "withdraw" and row["state"] in ("failed", "stays")
        ]
        for target in failed:
            self.oracle.removed(name, keys[target])
        if failed and resolving.resolve(self.desk.workspace, ITEM, name, None, None):
            self.say("took away by hand", name)


def _in_doubt(row: RowMapping) -> bool:
    doubtful = row["state"] == "doubtful" or row["held_for"] == "doubt"
    return doubtful and row["state"] in ("doubtful", "held") and row["kind"] in ("publish", "note")


def _names(rows: Sequence[RowMapping]) -> list[str]:
    return [f"{row['kind']} {row['key']} v{row['version']}" for row in rows]
