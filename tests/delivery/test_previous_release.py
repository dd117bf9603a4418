"""The database of an earlier release keeps every row, and the workspace goes on from there.

What stands in `previous/` is never changed, so the tables below say which states of today its
rows are in. One row at least is in every state that release could write.
"""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from e2e import Office
from previous_release import left_by
from publisher.store.database import Store
from publisher.workspace import Workspace

RELEASE = "0004"
ROWS = (
    "SELECT kind, state, nullif(trim(coalesce(held_for, '')"
    " || CASE WHEN cancel_asked THEN ' unwanted' ELSE '' END"
    " || CASE WHEN cancelled_by = 'plan' THEN ' unasked' ELSE '' END), ''), count(*)"
    " FROM deliveries GROUP BY 1, 2, 3"
)
Rows = dict[tuple[str, str, str | None], int]

ITS_ROWS: Rows = {
    ("note", "cancelled", None): 1,
    ("note", "cancelled", "unasked"): 2,
    ("note", "claimed", None): 1,
    ("note", "claimed", "unwanted"): 1,
    ("note", "doubtful", None): 2,
    ("note", "doubtful", "unwanted"): 1,
    ("note", "failed", None): 1,
    ("note", "failed", "unwanted"): 1,
    ("note", "held", "absent"): 1,
    ("note", "held", "blocked"): 1,
    ("note", "held", "doubt"): 1,
    ("note", "held", "late"): 1,
    ("note", "held", "problem"): 1,
    ("note", "held", "restored"): 1,
    ("note", "held", "doubt unwanted"): 1,
    ("note", "held", "vanished"): 1,
    ("note", "queued", None): 2,
    ("note", "queued", "unwanted"): 1,
    ("note", "sending", None): 2,
    ("note", "sending", "unwanted"): 1,
    ("note", "sent", None): 2,
    ("note", "withdrawn", None): 1,
    ("publish", "cancelled", None): 2,
    ("publish", "cancelled", "unasked"): 1,
    ("publish", "claimed", None): 1,
    ("publish", "claimed", "unwanted"): 1,
    ("publish", "doubtful", None): 2,
    ("publish", "doubtful", "unwanted"): 1,
    ("publish", "failed", None): 2,
    ("publish", "failed", "unwanted"): 1,
    ("publish", "held", "absent"): 1,
    ("publish", "held", "blocked"): 2,
    ("publish", "held", "doubt"): 1,
    ("publish", "held", "first_run"): 1,
    ("publish", "held", "late"): 1,
    ("publish", "held", "problem"): 1,
    ("publish", "held", "restored"): 1,
    ("publish", "held", "doubt unwanted"): 2,
    ("publish", "held", "vanished"): 1,
    ("publish", "queued", None): 17,
    ("publish", "queued", "unwanted"): 1,
    ("publish", "sending", None): 2,
    ("publish", "sending", "unwanted"): 2,
    ("publish", "sent", None): 61,
    ("publish", "withdrawn", None): 5,
    ("update", "cancelled", None): 1,
    ("update", "cancelled", "unasked"): 1,
    ("update", "claimed", None): 1,
    ("update", "claimed", "unwanted"): 1,
    ("update", "doubtful", None): 1,
    ("update", "doubtful", "unwanted"): 1,
    ("update", "failed", None): 3,
    ("update", "failed", "unwanted"): 1,
    ("update", "held", "blocked"): 1,
    ("update", "held", "problem"): 1,
    ("update", "held", "restored"): 1,
    ("update", "held", "vanished"): 1,
    ("update", "queued", None): 2,
    ("update", "queued", "unwanted"): 1,
    ("update", "sending", None): 1,
    ("update", "sending", "unwanted"): 1,
    ("update", "sent", None): 3,
    ("update", "stays", None): 1,
    ("withdraw", "cancelled", None): 1,
    ("withdraw", "cancelled", "unasked"): 1,
    ("withdraw", "claimed", None): 1,
    ("withdraw", "doubtful", None): 1,
    ("withdraw", "failed", None): 1,
    ("withdraw", "queued", None): 2,
    ("withdraw", "sending", None): 1,
    ("withdraw", "sent", None): 5,
    ("withdraw", "stays", None): 1,
}
# Of every other table: how many rows there are.
ITS_TABLES = {
    "approvals": 7,
    "attempts": 119,
    "audiences": 3,
    "channels": 6,
    "corrections": 45,
    "engagement": 44,
    "files": 92,
    "incidents": 2,
    "items": 94,
    "journal": 136,
    "leases": 0,
    "manual_holds": 2,
    "memory": 49,
    "people": 2,
    "presses": 2,
    "questions": 6,
    "readings": 40,
    "recurring": 2,
    "versions": 141,
    "workspace": 1,
}
WHEN_DONE: Rows = {
    ("note", "cancelled", None): 6,
    ("note", "cancelled", "unasked"): 2,
    ("note", "failed", None): 1,
    ("note", "held", "absent"): 1,
    ("note", "held", "blocked"): 1,
    ("note", "held", "doubt"): 1,
    ("note", "held", "late"): 1,
    ("note", "held", "problem"): 1,
    ("note", "held", "restored"): 1,
    ("note", "held", "doubt unwanted"): 1,
    ("note", "held", "vanished"): 1,
    ("note", "queued", None): 1,
    ("note", "sent", None): 9,
    ("note", "withdrawn", None): 1,
    ("publish", "cancelled", None): 7,
    ("publish", "cancelled", "unasked"): 1,
    ("publish", "failed", None): 2,
    ("publish", "held", "absent"): 1,
    ("publish", "held", "blocked"): 2,
    ("publish", "held", "doubt"): 1,
    ("publish", "held", "first_run"): 1,
    ("publish", "held", "late"): 1,
    ("publish", "held", "problem"): 1,
    ("publish", "held", "restored"): 1,
    ("publish", "held", "doubt unwanted"): 2,
    ("publish", "held", "vanished"): 1,
    ("publish", "queued", None): 8,
    ("publish", "sent", None): 72,
    ("publish", "withdrawn", None): 9,
    ("update", "cancelled", None): 6,
    ("update", "cancelled", "unasked"): 2,
    ("update", "failed", None): 3,
    ("update", "held", "blocked"): 1,
    ("update", "held", "problem"): 1,
    ("update", "held", "restored"): 1,
    ("update", "held", "vanished"): 1,
    ("update", "queued", None): 1,
    ("update", "sent", None): 7,
    ("withdraw", "cancelled", None): 1,
    ("withdraw", "cancelled", "unasked"): 1,
    ("withdraw", "failed", None): 1,
    ("withdraw", "queued", None): 1,
    ("withdraw", "sent", None): 9,
    ("withdraw", "stays", None): 1,
}
NEWS = {  # what readers find in addition when all that is due has gone out
    "website": ["publish-queued", "publish-queued-approved"],
    "facebook": [
        "note-claimed",
        "note-doubtful",
        "note-queued",
        "note-sending",
        "publish-claimed",
        "publish-doubtful",
        "publish-queued",
        "publish-queued-approved",
        "publish-queued-tried",
        "publish-released",
        "publish-sending",
    ],
    "zalo": [],  # a person holds the channel
    "telegram": [
        "publish-cancelled-unasked",  # asked for there, and no more on Facebook
        "publish-queued",
        "publish-queued-pressed",
        "update-failed-unsupported",  # told in a note
    ],
}
GONE = {
    "website": [],
    "facebook": ["withdraw-claimed", "withdraw-doubtful", "withdraw-sending"],
    "zalo": [],
    "telegram": ["withdraw-queued"],
}
CHANGED = ("update-claimed", "update-doubtful", "update-queued", "update-sending", "update-sent")
UNCHANGED = (
    "update-cancelled",
    "update-failed",
    "update-queued-unapproved",
    "update-held-vanished",
)
NEW_WORDS = "nộp và trả kết quả trực tuyến"
TITLE = re.compile(r"“([a-z-]+)”")


def rows(desk: Office) -> Rows:
    with closing(sqlite3.connect(desk.folder / "state" / "publisher.sqlite")) as db:
        return {(kind, state, hold): count for kind, state, hold, count in db.execute(ROWS)}


def seen(desk: Office) -> dict[str, Counter[str]]:
    """Return how often readers meet each item's title, by channel."""
    return {name: Counter(_titles(desk, name)) for name in NEWS}


def _titles(desk: Office, channel: str) -> list[str]:
    if channel == "website":
        return [Path(post["path"]).stem for post in desk.posts(channel)]
    said = [TITLE.search(json.dumps(post, ensure_ascii=False)) for post in desk.posts(channel)]
    return [found[1] for found in said if found]


def said(desk: Office, channel: str, item: str) -> str:
    """Return all that a channel's readers are told of an item."""
    posts = [json.dumps(post, ensure_ascii=False) for post in desk.posts(channel)]
    return "\n".join(post for post in posts if f"“{item}”" in post)


def with_news(before: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    return {name: before[name] + Counter(NEWS[name]) - Counter(GONE[name]) for name in NEWS}


def test_every_row_of_an_earlier_release_is_carried_over(tmp_path: Path) -> None:
    with left_by(RELEASE, tmp_path, publishing=False) as desk:
        workspace = Workspace.open(desk.folder, offline=True)
        workspace.store.close()
        assert rows(desk) == ITS_ROWS
        with closing(sqlite3.connect(desk.folder / "state" / "publisher.sqlite")) as db:
            counts = {name: _count(db, name) for name in ITS_TABLES}
            assert counts == ITS_TABLES
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _count(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  our names


def test_a_migrated_schema_is_the_one_that_a_new_workspace_gets(tmp_path: Path) -> None:
    with left_by(RELEASE, tmp_path, publishing=False) as desk:
        Workspace.open(desk.folder, offline=True).store.close()
        new = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
        new.migrate()
        new.close()
        assert _columns(desk.folder / "state" / "publisher.sqlite") == _columns(
            tmp_path / "new.sqlite"
        )


def _columns(path: Path) -> dict[str, set[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master")]
        return {
            name: {row[1:] for row in db.execute(f"PRAGMA table_info({name})")} for name in names
        }


def test_what_people_ask_of_an_earlier_workspace_is_answered(tmp_path: Path) -> None:
    with left_by(RELEASE, tmp_path, publishing=False) as desk:
        for asked in (["status"], ["journal", "--verify"]):
            answer = desk.cli(*asked)
            assert (answer.returncode, answer.stderr) == (0, ""), answer.stdout


@pytest.mark.timeout(120)
def test_what_waited_in_an_earlier_release_goes_out_once_and_comes_back(tmp_path: Path) -> None:
    with left_by(RELEASE, tmp_path) as desk:
        expected = with_news(seen(desk))
        with desk.daemon():
            drain(desk)
            assert rows(desk) == WHEN_DONE
            assert seen(desk) == expected
            for item in CHANGED:
                assert NEW_WORDS in said(desk, "telegram", item), item
            for item in UNCHANGED:
                assert NEW_WORDS not in said(desk, "telegram", item), item
            desk.move(3_600)  # nothing else goes out, however long it waits
            desk.idle()
            assert seen(desk) == expected
            take_back(desk)


def drain(desk: Office) -> None:
    """Move the time on until all that is due is done."""
    for _minute in range(20):
        desk.idle()
        if rows(desk) == WHEN_DONE:
            return
        desk.move(60)


def take_back(desk: Office) -> None:
    """Withdraw what the earlier release sent, and approve a withdrawal that it was asked for."""
    for asked in (
        ["withdraw", "publish-sent", "--reason", "Đăng nhầm bản nháp.", "--as", "giam-doc"],
        ["approve", "withdraw-queued-unapproved", "--as", "chanh-van-phong"],
    ):
        answer = desk.cli(*asked)
        assert answer.returncode == 0, answer.stderr
    desk.until(lambda: not _still_there(desk), "gone")


def _still_there(desk: Office) -> bool:
    now = seen(desk)
    sent = any(names["publish-sent"] for names in now.values())
    return sent or bool(now["facebook"]["withdraw-queued-unapproved"])
