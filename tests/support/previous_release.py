"""A workspace that an earlier release left, laid out to be opened by this one.

    with left_by("0004", tmp_path) as desk:     # not opened yet, so not migrated either
        desk.cli("status")

All that this module says to the database is in the words of that release. What it believes to
be out is out in the sandbox, and so is what was under way and had arrived (see `previous/`).
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from e2e import Office, environment, steer
from fleeting_state import FleetingState
from publisher.cli.init import SANDBOX_ENV
from publisher.config.file import load
from publisher.contract import CLOCK_FILE, Channel, Post
from publisher.sandbox.app import Sandbox, running
from publisher.workspace import read_env

PREVIOUS = Path(__file__).parents[1] / "previous"
LEFT = datetime(2026, 11, 28, 3, 14, tzinfo=UTC)  # when the last process died, 10:14 in Vietnam
DEAF = "zalo-broadcast"  # its messages belong to articles that only the old service knew

_OUT = """
SELECT channel, key, post, ref FROM deliveries
WHERE kind IN ('publish', 'note') AND channel IN ({}) AND (
    state = 'sent'
    OR (state IN ('sending', 'doubtful') AND item LIKE '%-out')
) ORDER BY id
"""


@contextmanager
def left_by(release: str, folder: Path, *, publishing: bool = True) -> Iterator[Office]:
    """Lay out the workspace, and open its services. publishing: show what is out there."""
    root = folder / "vpub"
    (root / "site").mkdir(parents=True)
    with (
        running(site=root / "site", access_log=root / "state" / "access.log") as sandbox,
        pytest.MonkeyPatch.context() as patch,
    ):
        sandbox.reset()
        clock = folder / "clock"
        offset = LEFT - datetime.now(UTC)
        sandbox.world.clock.offset = offset
        clock.write_text(str(offset.total_seconds()))
        patch.setenv(CLOCK_FILE, str(clock))
        desk = Office(root, sandbox, clock, environment(clock))
        _lay_out(release, root, sandbox)
        with closing(sqlite3.connect(root / "state" / "publisher.sqlite")) as db:
            db.executescript(_here(PREVIOUS / f"{release}.sql", root, sandbox))
            if publishing:
                steer(desk, "zalo/settings", processing_seconds=0.1)
                _publish_again(db, root)
            db.commit()
        yield desk


def _lay_out(release: str, root: Path, sandbox: Sandbox) -> None:
    kept = PREVIOUS / release
    (root / "config").mkdir()
    (root / "config" / "publisher.toml").write_text(
        _here(kept / "publisher.toml", root, sandbox), encoding="utf-8"
    )
    (root / ".env").write_text(SANDBOX_ENV, encoding="utf-8")
    shutil.copytree(kept / "content", root / "content")
    shutil.copytree(kept / "media", root / "state" / "media")
    shutil.copyfile(kept / "journal.anchor", root / "state" / "journal.anchor")


def _here(path: Path, root: Path, sandbox: Sandbox) -> str:
    text = path.read_text(encoding="utf-8").replace("{workspace}", str(root))
    for name, address in sandbox.world.addresses.items():
        text = text.replace(f"{{{name}}}", address)
    return text


def _publish_again(db: sqlite3.Connection, root: Path) -> None:
    read_env(root / ".env")
    accounts = load(root).accounts
    memories = {name: FleetingState() for name in accounts}
    channels = {
        name: account.channel(account.settings, memories[name])
        for name, account in accounts.items()
        if name != DEAF
    }
    names = ", ".join(f"'{name}'" for name in channels)
    known: dict[tuple[str, str], tuple[str, str | None]] = {}
    for channel, key, post, ref in db.execute(_OUT.format(names)).fetchall():
        known[channel, ref] = _publish(channels[channel], key, post)
    _learn(db, known)
    for name, memory in memories.items():
        rows = [(name, key, value) for key, value in memory.items()]
        db.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", rows)


def _publish(channel: Channel, key: str, post: str) -> tuple[str, str | None]:
    receipt = channel.publish(Post(**json.loads(post)), key=key)
    return receipt.ref, receipt.url


def _learn(db: sqlite3.Connection, known: dict[tuple[str, str], tuple[str, str | None]]) -> None:
    """Write where the posts are now; the changes of a post have its ref too."""
    for number, *old in db.execute("SELECT id, channel, ref FROM deliveries").fetchall():
        if old[1] and (new := known.get((old[0], old[1]))):
            db.execute("UPDATE deliveries SET ref = ?, url = ? WHERE id = ?", (*new, number))
    for number, *old in db.execute("SELECT id, channel, ref FROM attempts").fetchall():
        if old[1] and (new := known.get((old[0], old[1]))):
            db.execute("UPDATE attempts SET ref = ? WHERE id = ?", (new[0], number))
