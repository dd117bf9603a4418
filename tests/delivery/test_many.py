"""A whole campaign due at one instant."""

import time
from collections import Counter
from pathlib import Path

import pytest

from e2e import DUE, SERVICES, office, steer

ITEMS = 200
PATIENCE = 110.0  # seconds for all of it, on a machine with other work to do


@pytest.mark.timeout(PATIENCE + 60)
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
            deadline = time.monotonic() + PATIENCE
            while desk.open_rows() and time.monotonic() < deadline:
                time.sleep(0.1)
        assert Counter(row["state"] for row in desk.rows()) == {"sent": ITEMS * len(SERVICES)}
        for channel in SERVICES:
            assert desk.seen(channel) == dict.fromkeys(names, 1)
