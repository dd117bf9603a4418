"""What people do in the demo: one approval, one correction, one withdrawal, by real commands.

Each is told in a sentence before it happens. They need an item that is out everywhere; where
the content has too few of them, fewer are shown.
"""

import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from rich.console import Console
from sqlalchemy import select

from publisher.cli.demo_stage import PATIENCE, Stage
from publisher.items.lifecycle import items, no_page
from publisher.outbox.deliveries import NOT_AGREED, SENT, UPDATE, WITHDRAW, deliveries
from publisher.status.messages import quoted
from publisher.words import _, channel_names, done_name

DIRECTOR = "giam-doc"  # of the config that the stand-ins go with
CORRECTED = "correction: Bản trước chưa ghi nơi liên hệ.\n"
ADDED = "\nLiên hệ: Bộ phận Một cửa, trong giờ hành chính.\n"


@dataclass(slots=True)
class Story:
    """What is still to be shown, and to whom it is told."""

    out: Console
    stage: Stage
    wait: Callable[[], None]  # until nothing is under way any more
    told: set[str] = field(default_factory=set)  # items that something was done to
    acts: list[str] = field(default_factory=lambda: [UPDATE, WITHDRAW])

    def approve(self) -> None:
        """Let the director say yes to all that waits for it."""
        with self.stage.workspace.store.read() as db:
            query = select(items.c.id, items.c.title).join(
                deliveries, deliveries.c.item == items.c.id
            )
            waiting = dict(db.execute(query.where(NOT_AGREED)).tuples().all())
        for number, (name, title) in enumerate(waiting.items()):
            if not number:
                what = _("Approval: {title} may not go out before somebody says yes.")
                self._tell(what.format(title=quoted(title)))
            self._run("approve", name, "--as", DIRECTOR)

    def go_on(self) -> None:
        """Show what comes next, as soon as an item is out that it can be shown with."""
        name = self._out_everywhere() if self.acts else None
        if name is None:
            return
        self.told.add(name)
        {UPDATE: self._correct, WITHDRAW: self._withdraw}[self.acts.pop(0)](name)

    def _correct(self, name: str) -> None:
        what = _(
            "Correction: the file of {title}, which is out, is changed; that waits for a yes."
        )
        path, title = self._item(name)
        self._tell(what.format(title=quoted(title)))
        file = self.stage.workspace.config.content / path
        head, _rule, body = file.read_text(encoding="utf-8").partition("\n---\n")
        file.write_text(f"{head}\n{CORRECTED}---\n{body.rstrip()}\n{ADDED}", encoding="utf-8")
        self.stage.until(lambda: bool(self._rows(name, UPDATE)))
        self._run("approve", name, "--as", DIRECTOR)
        self._result(name, UPDATE)

    def _withdraw(self, name: str) -> None:
        what = _("Withdrawal: {title} is taken back on every channel at once.")
        self._tell(what.format(title=quoted(self._item(name)[1])))
        reason = "Nội dung không còn phù hợp"
        self._run("withdraw", name, "--reason", reason, "--now", "--as", "chanh-van-phong")
        self._result(name, WITHDRAW)

    def _result(self, name: str, kind: str) -> None:
        """Wait, then say on which channels it is done."""
        self.wait()
        done = [channel for channel, state in self._rows(name, kind) if state == SENT]
        when = self.stage.clock()
        self.out.print(f"  {done_name(kind, when)}: {channel_names(done)}", markup=False)

    def _out_everywhere(self) -> str | None:
        """Return an item that is out on all its channels, if can be one that is no broadcast."""
        with self.stage.workspace.store.read() as db:
            query = select(deliveries.c.item, deliveries.c.channel, deliveries.c.state)
            query = query.where(no_page(deliveries.c.item))
            rows = db.execute(query.order_by(deliveries.c.due_at, deliveries.c.id)).all()
        channels = Counter(row.item for row in rows)
        open_ones = {row.item for row in rows if row.state != SENT} | self.told
        ready = [each for each in channels if each not in open_ones]
        return min(ready, key=lambda each: channels[each], default=None)

    def _rows(self, name: str, kind: str) -> list[tuple[str, str]]:
        query = select(deliveries.c.channel, deliveries.c.state)
        query = query.where(deliveries.c.item == name, deliveries.c.kind == kind)
        with self.stage.workspace.store.read() as db:
            return [(row.channel, row.state) for row in db.execute(query)]

    def _item(self, name: str) -> tuple[str, str]:
        with self.stage.workspace.store.read() as db:
            row = db.execute(select(items.c.path, items.c.title).where(items.c.id == name)).one()
        return row.path, row.title

    def _tell(self, sentence: str) -> None:
        self.out.print(f"\n{sentence}", style="bold", markup=False)

    def _run(self, *words: str) -> None:
        """Run a command as somebody in another terminal would, and show what it says."""
        self.out.print(f"  $ publisher {shlex.join(words)}", markup=False, soft_wrap=True)
        done = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "publisher", *words],
            cwd=self.stage.folder, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        for line in (done.stdout + done.stderr).splitlines():
            self.out.print(f"  {line}", markup=False, soft_wrap=True)
