"""The statements with which a process claims, sends and settles, as one release runs them.

`python tests/support/claimer.py REVISION` keeps those of today in tests/previous/, before a
migration changes what they touch. While a release is rolled out, its processes work beside
newer ones on the newer schema: a test runs the kept ones there.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from post_room import PostRoom, post_room
from publisher.contract import OutcomeUnknown, RateLimited, Receipt, Rejected, Unavailable

PREVIOUS = Path(__file__).parents[1] / "previous"
END = ";\n"
WORK = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


def statements() -> list[str]:
    """Return what a lane and a courier say to the database in all that may happen to a post."""
    with tempfile.TemporaryDirectory() as folder:
        room = post_room(Path(folder))
        with _heard() as said:
            _work(room)
    work = (each for each in said if each.startswith(WORK))
    return sorted({each for each in work if "INSERT INTO deliveries" not in each})


def _work(room: PostRoom) -> None:
    for number, trouble in enumerate(
        (None, Rejected("x"), RateLimited("x"), Unavailable("x"), OutcomeUnknown("x"))
    ):
        room.queue(str(number))
        room.channel.then(*([trouble] if trouble else []))
        room.run()
        room.resume()
    room.channel.finds(OutcomeUnknown("x"), None, None, Receipt("r", None))
    for _ in range(4):
        room.wait(700)
        room.take()
        room.claims.heartbeat(room.time)
        room.claims.give_back("stopped")
        room.run()
        room.claims.reap(room.time)


@contextmanager
def _heard() -> Iterator[list[str]]:
    said: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def kept(revision: str) -> list[str]:
    """Return the statements of a release, kept by its newest migration."""
    text = (PREVIOUS / f"claimer-{revision}.sql").read_text(encoding="utf-8")
    return [each for each in text.split(END) if each]


if __name__ == "__main__":
    target = PREVIOUS / f"claimer-{sys.argv[1]}.sql"
    target.write_text("".join(each + END for each in statements()), encoding="utf-8")
