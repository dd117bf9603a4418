"""What follows from an error for attempt, channel and row is on disk together or not at all."""

from pathlib import Path
from typing import Any

import pytest

from post_room import PostRoom, Scripted, post_room
from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Unauthorized,
)
from publisher.outbox import settlement
from publisher.outbox.deliveries import UPDATE, WITHDRAW


class Denying(Scripted):
    """Takes posts, and refuses whatever comes afterwards."""

    denies: ChannelError

    def find(self, *_post: Any, **_key: Any) -> None:
        raise self.denies

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        raise self.denies

    def withdraw(self, receipt: Receipt) -> None:
        raise self.denies


def prepared(tmp_path: Path, kind: str) -> tuple[PostRoom, int]:
    """Return a room with one row of a kind due, of what is out or in doubt."""
    channel = Denying()
    room = post_room(tmp_path, channel)
    if kind == "find":
        row = room.queue()
        channel.then(OutcomeUnknown("cut"))
        room.run()
        room.wait(30)
        return room, row
    target = room.queue()
    room.run()
    return room, room.queue("b", kind=kind, target=target)


@pytest.mark.parametrize("kind", ["find", UPDATE, WITHDRAW])
@pytest.mark.parametrize("error", [Unauthorized("token"), RateLimited("slower")])
def test_a_channel_rests_only_together_with_the_row_that_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, error: ChannelError
) -> None:
    room, row = prepared(tmp_path, kind)
    room.channel.denies = error  # type: ignore[attr-defined]
    with monkeypatch.context() as broken:
        broken.setattr(settlement, "_settle", lambda *_args, **_values: 1 / 0)  # the disk is full
        with pytest.raises(ZeroDivisionError):
            room.run()
    assert (room.rest()["stopped_at"], room.rest()["paused_until"]) == (None, None)
    assert room.attempts(row)[-1]["outcome"] is None
    room = room.restart()
    room.run()
    stopped = isinstance(error, Unauthorized)
    assert (room.rest()["stopped_at"] is not None) is stopped
    assert (room.rest()["paused_until"] is not None) is not stopped
    assert room.state(row) == ("doubtful" if kind == "find" else "queued")


@pytest.mark.parametrize("kind", [UPDATE, WITHDRAW])
def test_what_the_service_said_to_a_change_is_kept_with_its_attempt(
    tmp_path: Path, kind: str
) -> None:
    room, row = prepared(tmp_path, kind)
    error = OutcomeUnknown("no answer that can be read")
    error.answer = "<html>503</html>"
    room.channel.denies = error  # type: ignore[attr-defined]
    room.run()
    assert [each["answer"] for each in room.attempts(row)] == ["<html>503</html>"]
    assert room.row(row)["reason"] == "no answer that can be read"
