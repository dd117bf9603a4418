"""What channels change because time went by, and who has them do it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from deciding import office
from publisher.contract import Channel, Item, Post, Receipt, Unavailable
from publisher.daemon.channel_care import ChannelCare
from publisher.store.channel_state import StoredState
from workspaces import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 0") as desk:
        yield desk


class Expiring(Channel):
    """Counts its calls; does what it is told to."""

    settings = object

    def __init__(self) -> None:
        self.calls: list[datetime] = []
        self.fails: Exception | None = None

    def render(self, item: Item) -> Post:
        raise NotImplementedError

    def publish(self, post: Post, *, key: str) -> Receipt:
        raise NotImplementedError

    def upkeep(self, now: datetime) -> None:
        self.calls.append(now)
        if self.fails:
            raise self.fails


def test_what_time_changes_is_changed_and_trouble_with_it_is_told(desk: Desk) -> None:
    channel = Expiring()
    care = ChannelCare(desk.workspace, {"site": channel})
    care.upkeep()
    assert channel.calls == [desk.time] and care.extra == {}
    channel.fails = Unavailable("Ổ đĩa đã đầy")
    care.upkeep()
    assert "Ổ đĩa đã đầy" in care.extra["upkeep:site"].what
    channel.fails = ZeroDivisionError()
    care.upkeep()  # a bug in one channel is no trouble of another
    channel.fails = None
    care.upkeep()
    assert care.extra == {} and len(channel.calls) == 4


def test_upkeep_is_left_to_the_process_that_is_at_it(desk: Desk) -> None:
    channel = Expiring()
    care = ChannelCare(desk.workspace, {"site": channel})
    with StoredState(desk.workspace.store, "site").lease("upkeep", 60):
        care.upkeep()
    assert channel.calls == [] and care.extra == {}
    care.upkeep()
    assert len(channel.calls) == 1
