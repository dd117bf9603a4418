"""A whole campaign due at one instant."""

from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from e2e import DUE, SERVICES, Office, office, steer

ITEMS = 200
STEP = 25  # deliveries that go out within the time that anything may take


@pytest.mark.timeout(1800)
def test_two_hundred_items_due_at_once_go_out_once_each(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        desk.configure("channels.zalo", "verify_every = 0.02")
        steer(desk, "zalo/settings", processing_seconds=0.01)
        names = [f"tin-{number:03}" for number in range(ITEMS)]
        for name in names:
            desk.write(name)
        with desk.daemon():
            desk.until(lambda: len(desk.rows()) == ITEMS * len(SERVICES), "all queued")
            desk.move_to(DUE)
            for number in range(STEP, ITEMS * len(SERVICES) + 1, STEP):
                desk.until(partial(sent, desk, number), f"{number} out")
        assert Counter(row["state"] for row in desk.rows()) == {"sent": ITEMS * len(SERVICES)}
        for channel in SERVICES:
            assert desk.seen(channel) == dict.fromkeys(names, 1)


def sent(desk: Office, number: int) -> bool:
    (row,) = desk.query("SELECT count(*) AS sent FROM deliveries WHERE state = 'sent'")
    return bool(row["sent"] >= number)
