"""The kill storm: the publisher is killed again and again while hundreds of items flow.

    python tests/support/storm.py --kills 2000 --seed 7          (make soak)

Every start is the real command on a real workspace, all channels against the sandbox. It is
killed with SIGKILL at random instants, when a request arrives (before or after the service
did it), at a commit (before or after it), and where a file is written or a connection made.
Meanwhile files come, change and are taken back by people whose commands are killed too. In
the end all settles, people look where the publisher asks them to, and what readers see is
counted: see storm_count. The website is looked at after each kill as well: see storm_site.
"""

import argparse
import asyncio
import math
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from e2e import CHANNELS, Office, office, steer
from storm_count import Figures, counted, doubts, told
from storm_site import struck, torn, unverified, wrong
from warm import Child, Death

ROUND = 250  # kills in one office; then the next one opens
ITEMS = 70  # an office publishes in that time
LONGEST = 0.5  # real seconds that a daemon lives once it is at work
STEPS = (0, 0, 1, 1, 5, 40, 130)  # seconds that pass between two lives
MOST = 120  # commits or writes after which one is killed, at most
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ALL_DAY = 'quiet = "02:00-02:01"'
ALBUM = {
    "form": "infographic",
    "images": "[{path: hinh/anh.png, alt: Hình một}, {path: hinh/hai.png, alt: Hình hai}]",
}
SETTINGS = {
    "publishing": "still = 0.02\ntick_every = 0.2\nscan_every = 1",
    "channels.facebook": ALL_DAY,
    "channels.zalo": "verify_every = 0.02",
    "channels.zalo-broadcast": f"{ALL_DAY}\nmonthly_budget = 1000",
    "channels.telegram": f'{ALL_DAY}\nproof_chat = "-1009876543210"',
}
REQUESTS = (
    *("graph POST .*/feed", "graph POST .*/photos", "graph GET", "graph "),
    *("zalo POST .*/article/create", "zalo POST .*/article/verify", "zalo .*article/getslice"),
    *("zalo POST .*/oa/message", "zalo POST .*/article/(update|remove)", "zalo "),
    *("telegram .*/(sendPhoto|sendMessage)", "telegram .*/(edit|delete)", "telegram "),
    "telegram .*/forward",
)


@dataclass(slots=True)
class Storm:
    """One office under fire."""

    desk: Office
    dice: random.Random
    log: Path
    channels: Sequence[str] = CHANNELS
    requests: Sequence[str] = REQUESTS
    editions: dict[str, int] = field(default_factory=dict)  # item → of its file
    kills: Counter[str] = field(default_factory=Counter)  # where → how often
    asked: list[str] = field(default_factory=list)  # what a person had to look at
    caught: int = 0  # deliveries that were under way when it struck
    site_struck: int = 0  # kills while the website was being written
    broken: list[str] = field(default_factory=list)  # what was wrong with it after a kill
    start_up: float = 0.0  # seconds until a daemon is at work

    def see_how_long_a_start_takes(self) -> None:
        """Measure it: on a busy machine a daemon must live longer to have something to lose.

        It has started once it has taken a file in: for that it starts processes of its own.
        """
        self.write("tin-001")
        begun = time.monotonic()
        daemon = self._start("run")
        while not self.desk.rows("item = 'tin-001'"):
            assert daemon.ended(0.005) is None, f"it did not start, see {self.log}"
        self.start_up = time.monotonic() - begun
        daemon.kill()
        daemon.ended(30)

    def blow(self, kills: int) -> None:
        """Kill so many times."""
        while self.kills.total() < kills:
            self._write(kills)
            self._cycle()
            self._calm()
            self._look_at_site()
            self.desk.move(self.dice.choice(STEPS))

    def _start(self, *command: str, death: Death | None = None) -> Child:
        with self.log.open("ab") as log:
            return self.desk.forked(command, log.fileno(), log.fileno(), death)

    # --- One life of a daemon ---------------------------------------------------------

    def _cycle(self) -> None:
        how = self.dice.choice(("moment", "request", "request", "commit", "step"))
        death = None
        if how in ("commit", "step"):
            number = round(math.exp(self.dice.uniform(0, math.log(MOST))))
            death = Death(how, number, after=self.dice.random() < 0.5)
        asked = how == "request"
        if asked:
            self._fault()
        daemon = self._start("run", death=death)
        longest = LONGEST if death or asked else 0.6
        end = time.monotonic() + self.dice.uniform(0, longest + self.start_up)
        order = self._order() if self.dice.random() < 0.25 else None
        while time.monotonic() < end and daemon.ended(0.005) is None:
            if asked and not self.desk.sandbox.world.faults.listed():
                break
        self._kill(daemon, how)
        if order is not None:
            order.ended(0.3)
            self._kill(order, "command")

    def _kill(self, child: Child, how: str) -> None:
        child.kill()
        status = child.ended(30)
        assert status in (-9, 0, 1), f"{how}: ended with {status}, see {self.log}"
        assert how == "command" or status == -9, f"the daemon ended with {status}, see {self.log}"
        if status == -9:
            self.kills[how] += 1
            busy = "SELECT count(*) AS busy FROM deliveries WHERE state IN ('claimed', 'sending')"
            self.caught += self.desk.query(busy)[0]["busy"]

    def _fault(self) -> None:
        """Let one of the next requests hang, before or after the service has done it."""
        service, _, match = self.dice.choice(self.requests).partition(" ")
        kind = self.dice.choice(("delay", "delay_after_commit"))
        after = self.dice.choice((0, 0, 0, 1, 2, 5))
        self.desk.sandbox.fault(service, kind, match, after=after, seconds=3600)

    def _calm(self) -> None:
        """Wait until the services have done what they were asked by the dead."""
        self.desk.sandbox.world.faults.clear()
        asyncio.run_coroutine_threadsafe(_turns(), self.desk.sandbox.loop).result()
        self.desk.until(
            lambda: all(each["fault"] or each["status"] for each in self.desk.sandbox.requests()),
            "services at rest",
        )

    def _look_at_site(self) -> None:
        """Look at what readers see now; at every file if the site was being written."""
        if "website" not in self.channels:
            return
        hit, number = struck(self.desk), self.kills.total()
        self.site_struck += hit
        found = [*torn(self.desk), *(unverified(self.desk) if hit or number % 5 == 0 else ())]
        self.broken += [f"after kill {number}: {each}" for each in found]

    # --- What people do ---------------------------------------------------------------

    def _write(self, kills: int) -> None:
        """Write new files, evenly over the storm, and now and then change an old one."""
        wanted = ITEMS * (self.kills.total() + 1) // kills + 1
        while len(self.editions) < wanted:
            self.write(f"tin-{len(self.editions):03}")
        if self.dice.random() < 0.1:
            self.write(self.dice.choice(sorted(self.editions)))

    def write(self, name: str) -> None:
        """Write an item's file, or its next edition."""
        edition = self.editions[name] = self.editions.get(name, 0) + 1
        number = int(name.rpartition("-")[2])
        at = self.desk.now() + timedelta(minutes=1 + self.dice.randrange(5))
        front: dict[str, Any] = {
            "publish_at": at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") if edition == 1 else None,
            "summary": told(edition),
            "correction": None if edition == 1 else f"Sửa {told(edition)}",
            "broadcast": "true" if number % 4 == 0 else None,
            **(ALBUM if number % 3 == 0 else {}),
        }
        if edition > 1:
            front["publish_at"] = self._first_time(name)
        self.desk.write(name, body=f"{told(edition)}\n", **front)

    def _first_time(self, name: str) -> str:
        for line in (self.desk.content / f"{name}.md").read_text("utf-8").splitlines():
            if line.startswith("publish_at: "):
                return line.removeprefix("publish_at: ")
        raise AssertionError(name)

    def _order(self) -> Child:
        """Let a person decide something, killed in the middle as often as not."""
        name = self.dice.choice(sorted(self.editions))
        command = ["approve", name]
        if self.dice.random() < 0.25:
            command = ["withdraw", name, "--reason", "Nhầm", "--now"]
        death = None
        if self.dice.random() < 0.5:
            death = Death("commit", self.dice.randint(1, 12), after=self.dice.random() < 0.5)
        return self._start(*command, death=death)

    def _do(self, *command: str) -> None:
        """Let a person decide something in peace."""
        done = self._start(*command)
        assert done.ended(30) == 0, f"{command}, see {self.log}"

    # --- The end ----------------------------------------------------------------------

    def settle(self) -> Figures:
        """Let all come to its end, ask people where that is needed, and count."""
        with self.desk.daemon():
            self._rest()
            for _ in range(3):  # what people say is not out goes out now, then its correction
                held = self.desk.rows("held_for = 'doubt'")
                self.asked += [f"{row['key']}: {row['reason']}" for row in held]
                for each in list(doubts(self.desk)):
                    self._do("resolve", *each)
                waits = self.desk.rows(
                    "state = 'queued' AND approved_digest IS NOT content_digest"
                )
                for item in sorted({row["item"] for row in waits}):
                    self._do("approve", item)
                self._rest()
        proved = self.desk.cli("journal", "--verify")
        assert proved.returncode == 0, proved.stderr
        text = self.log.read_text(encoding="utf-8")
        assert "Traceback" not in text, text[text.index("Traceback") - 300 :][:3000]
        if "website" in self.channels:
            self.broken += wrong(self.desk)
        broken = Figures(broken=len(self.broken), lines=tuple(self.broken))
        return counted(self.desk, self.editions, self.channels) + broken

    def _rest(self) -> None:
        try:
            self.desk.settle()
        except AssertionError as error:  # the count tells of each that is stuck
            say(f"  {str(error).splitlines()[0][:200]}")


def say(text: str) -> None:
    """Tell whoever waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def _turns() -> None:
    """Let the services read what has arrived."""
    for _ in range(10):
        await asyncio.sleep(0)


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a storm did."""

    kills: Counter[str]
    caught: int
    figures: Figures
    asked: Sequence[str] = ()  # what a person had to look at, and why
    site_struck: int = 0  # kills while the website was being written

    def __str__(self) -> str:
        where = ", ".join(f"{count} {how}" for how, count in sorted(self.kills.items()))
        ends = ", ".join(f"{count} {state}" for state, count in sorted(self.figures.seen.items()))
        caught = f"{self.caught} deliveries and {self.site_struck} times the website under way"
        return f"{where}; {caught}; {ends}"


def storm(folder: Path, kills: int, seed: int, channels: Sequence[str] = CHANNELS) -> Aftermath:
    """Kill so often in one new office; returns how often where, and what became of it."""
    with office(folder, *channels) as desk:
        shutil.copy(desk.content / "hinh" / "anh.png", desk.content / "hinh" / "hai.png")
        for table, lines in SETTINGS.items():
            if table.removeprefix("channels.") in ("publishing", *channels):
                desk.configure(table, lines)
        steer(desk, "zalo/settings", processing_seconds=0.01, broadcasts_per_month=1000)
        steer(desk, "telegram/settings", limits=False)
        log = desk.folder / "state" / "storm.log"
        dice = random.Random(seed)  # noqa: S311  the same storm for the same seed
        services = [each.replace("facebook", "graph") for each in channels]
        heard = [each for each in REQUESTS if each.split()[0] in services]
        blown = Storm(desk, dice, log, channels, heard)
        with desk.daemon():  # Telegram can prove nothing before its first post
            blown.write("tin-000")
            desk.settle()
        blown.see_how_long_a_start_takes()
        blown.blow(kills)
        figures = blown.settle()
        return Aftermath(blown.kills, blown.caught, figures, blown.asked, blown.site_struck)


def main() -> int:
    """Run as many offices as the kills need; 0 if nothing was lost, doubled, stuck or broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    say(f"SOAK_KILLS={asked.kills} SOAK_SEED={asked.seed}")
    done, figures, began = 0, Figures(), time.monotonic()
    for number in range(math.ceil(asked.kills / ROUND)):
        folder = Path(tempfile.mkdtemp(prefix="storm-"))
        found = storm(folder, min(ROUND, asked.kills - done), asked.seed + number)
        done += found.kills.total()
        figures += found.figures
        say(f"{(time.monotonic() - began) / 60:5.1f} min  {found}")
        for line in found.figures.lines:
            say(f"  {line}")
        if found.figures.good:
            shutil.rmtree(folder)
        else:
            say(f"  kept: {folder}")
    say(f"{done} kills: {figures}")
    return 0 if figures.good else 1


if __name__ == "__main__":
    sys.exit(main())
