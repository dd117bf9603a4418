"""People decide with the real commands and the real daemon: approve, correct, withdraw, hold."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from e2e import Office
from e2e import office as made


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with made(tmp_path, *CHANNELS) as desk:
        yield desk


CHANNELS = ("website", "facebook", "zalo", "telegram")
APPROVAL = """
[approval]
default = 1
"""


def ask_approval(office: Office) -> None:
    office.config.write_text(office.config.read_text(encoding="utf-8") + APPROVAL, "utf-8")


def test_nothing_goes_out_before_it_is_approved(office: Office) -> None:
    ask_approval(office)
    office.write("tin", publish_at=office_time(office))
    with office.daemon() as daemon:
        office.until(lambda: len(office.rows()) == 4, "queued", daemon)
        office.move(3600)
        office.idle()
        assert {row["state"] for row in office.rows()} == {"queued"}
        refused = office.cli("approve", "tin", "--as", "nguoi-la")
        assert refused.returncode == 1, refused.stdout
        done = office.cli("approve", "tin", "--as", "chanh-van-phong")
        assert done.returncode == 0, done.stderr
        office.settle()
        assert set(office.states("tin").values()) == {"sent"}


def office_time(office: Office) -> str:
    at = office.now() + timedelta(minutes=1)
    return at.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).strftime("%Y-%m-%d %H:%M")


def test_correction_and_withdrawal_reach_every_channel(office: Office) -> None:
    office.write("tin", publish_at=office_time(office))
    with office.daemon() as daemon:
        office.settle()
        note = "Ngày họp là 9/12"
        office.write("tin", title="Tin đã sửa", correction=note, publish_at=office_time(office))
        office.until(lambda: office.rows("kind = 'update'"), "correction", daemon)
        office.move(3600)
        office.idle()
        assert {row["state"] for row in office.rows("kind = 'update'")} == {"queued"}
        done = office.cli("correct", "tin")
        assert done.returncode == 0, done.stderr
        office.settle()
        for channel in ("facebook", "telegram", "zalo"):
            (post,) = office.posts(channel)
            assert f"Đính chính 24/11/2026: {note}" in json.dumps(post, ensure_ascii=False)
        gone = office.cli("withdraw", "tin", "--reason", "Nhầm", "--now")
        assert gone.returncode == 0, gone.stderr
        office.settle()
        assert [office.posts(channel) for channel in CHANNELS] == [[]] * len(CHANNELS)
    shown = office.cli("journal", "--verify")
    assert shown.returncode == 0, shown.stderr
