"""Updates and withdrawals as readers see them, on every channel: repeatable, never doubled."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from channel_contract import KEY
from fleeting_state import FleetingState
from living_services import KINDS, Living, furnish, living
from publisher.contract import Correction, Rejected
from publisher.sandbox.app import Sandbox, running

WRONG, RIGHT = "Từ ngày 01/12/2026.", "Từ ngày 15/12/2026."
NOTE = "Thời điểm áp dụng là 15/12/2026, không phải 01/12/2026."
CORRECTION = Correction(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), NOTE)  # the 25th in Vietnam


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    site = tmp_path_factory.mktemp("site")
    furnish(site)
    with running(site=site) as box:
        yield box


@pytest.fixture(params=KINDS)
def service(request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path) -> Living:
    return living(request.param, sandbox, tmp_path)


@pytest.mark.slow
def test_updating_twice_leaves_one_post_with_the_new_text(service: Living) -> None:
    state = FleetingState()
    channel = service.make(state)
    receipt = channel.publish(channel.render(service.item(summary=WRONG)), key=KEY)
    right = channel.render(service.item(summary=RIGHT, corrections=(CORRECTION,)))
    for _ in range(2):
        receipt = service.make(state).update(receipt, right)
    [seen] = service.seen()
    assert RIGHT in seen
    assert WRONG not in seen
    assert NOTE in seen
    assert "25/11/2026" in seen


@pytest.mark.slow
def test_withdrawing_twice_leaves_nothing(service: Living) -> None:
    state = FleetingState()
    channel = service.make(state)
    receipt = channel.publish(channel.render(service.item()), key=KEY)
    assert len(service.seen()) == 1
    for _ in range(2):
        service.make(state).withdraw(receipt)
    assert service.seen() == []


@pytest.mark.slow
def test_what_was_withdrawn_is_not_updated(service: Living) -> None:
    channel = service.make(FleetingState())
    post = channel.render(service.item())
    receipt = channel.publish(post, key=KEY)
    channel.withdraw(receipt)
    with pytest.raises(Rejected) as caught:
        channel.update(receipt, channel.render(service.item(summary=RIGHT)))
    assert all(caught.value.problems)
    assert service.seen() == []
