"""People decide with the real commands and the real daemon: approve, withdraw, hold."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from e2e import DUE, Office, steer
from e2e import office as made
from telegram_group import GROUP, inject, message, press


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
        done = office.cli("approve", "tin")
        assert done.returncode == 0, done.stderr
        office.settle()
        for channel in ("facebook", "telegram", "zalo"):
            (post,) = office.posts(channel)
            assert f"Đính chính ngày 24/11/2026: {note}" in json.dumps(post, ensure_ascii=False)
        gone = office.cli("withdraw", "tin", "--reason", "Nhầm", "--now")
        assert gone.returncode == 0, gone.stderr
        office.settle()
        assert [office.posts(channel) for channel in CHANNELS] == [[]] * len(CHANNELS)
    shown = office.cli("journal", "--verify")
    assert shown.returncode == 0, shown.stderr


# --- Buttons in the editors' group -----------------------------------------------------------


def group(office: Office) -> list[dict[str, Any]]:
    """Return the messages of the editors' group, newest first."""
    shown: list[dict[str, Any]] = office.sandbox.state("telegram")["others"][GROUP]
    return sorted(shown, key=lambda each: -int(each["id"]))


def question(office: Office, *, other_than: int = 0) -> dict[str, Any] | None:
    asked = [each for each in group(office) if each["buttons"] and each["id"] != other_than]
    return asked[0] if asked else None


def answers(office: Office) -> list[str]:
    presses = office.sandbox.state("telegram")["presses"]
    return [each["answer"] for each in presses if each["answer"]]


def data(asked: dict[str, Any], button: int = 0) -> str:
    return str(asked["buttons"][0][button]["callback_data"])


def press_under(office: Office, asked: dict[str, Any], person: int, button: int = 0) -> None:
    press(office.sandbox, f"{GROUP}:{asked['id']}", data(asked, button), person)


def test_the_editors_group_is_asked_and_its_buttons_decide(tmp_path: Path) -> None:
    with made(tmp_path, "website", "telegram") as office:
        office.config.write_text(
            office.config.read_text(encoding="utf-8") + "\n[approval]\ndefault = 1\n", "utf-8"
        )
        office.configure("alerts", "every = 0.3")
        office.configure("desks.editors", "enabled = true\npoll = 1")
        office.write("tin", publish_at=office_time(office))
        with office.daemon() as daemon:
            old = office.until(lambda: question(office), "question", daemon)
            for words in (
                "Tin tin",
                "Văn phòng",
                "Trang thông tin điện tử",
                "Kênh Telegram",
                "24/11/2026",
            ):
                assert words in old["text"]
            press_under(office, old, 1003)
            office.until(lambda: len(answers(office)) == 1, "answer", daemon)
            assert "chưa có tên trong danh sách" in answers(office)[0]
            office.write("tin", summary="Đã sửa.", publish_at=office_time(office))
            new = office.until(lambda: question(office, other_than=old["id"]), "again", daemon)
            stale = message(message_id=old["id"], text=old["text"])
            forwarded = message(
                message_id=new["id"],
                forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "ai"},
            )
            inject(office.sandbox, stale, data(old))  # both by 1002, who may approve
            inject(office.sandbox, forwarded, data(new))
            office.until(lambda: not office.sandbox.state("telegram")["pending_updates"], "heard")
            office.move(3600)
            office.idle()
            assert office.states("tin") == {"website": "queued", "telegram": "queued"}
            press_under(office, new, 1001)
            office.until(lambda: len(answers(office)) == 2, "answer", daemon)
            office.settle()
            assert set(office.states("tin").values()) == {"sent"}
            office.until(lambda: question(office) is None, "closed", daemon)
        assert "Đã sửa." in office.posts("telegram")[0]["text"]


# --- Holding ---------------------------------------------------------------------------------


def test_a_hold_works_within_a_second_while_a_hundred_items_go_out(tmp_path: Path) -> None:
    with made(tmp_path, "website", "telegram") as office:
        for number in range(100):
            office.write(f"tin-{number}", cover=None)
        with office.daemon() as daemon:
            office.until(lambda: len(office.rows()) == 200, "queued", daemon)
            slow(office, "telegram", 0.05)
            office.move_to(DUE)
            office.until(lambda: len(sent(office)) > 5, "some are out", daemon)
            assert office.cli("hold", "telegram").returncode == 0
            office.until(lambda: not office.rows("state = 'sending'"), "the call has ended")
            held = sent(office)
            assert len(held) < 100
            website = "channel = 'website' AND state = 'sent'"
            enough = min(100, len(office.rows(website)) + 10)
            office.until(lambda: len(office.rows(website)) >= enough, "the others go on", daemon)
            assert sent(office) == held
            assert "tạm dừng" in office.cli("journal", "--last", "300").stdout
            assert office.cli("release", "telegram").returncode == 0
            office.until(lambda: len(sent(office)) > len(held) + 5, "it goes on", daemon)
        assert set(office.seen("telegram").values()) == {1}


def sent(office: Office) -> set[str]:
    return {row["item"] for row in office.rows("channel = 'telegram' AND state = 'sent'")}


def slow(office: Office, service: str, seconds: float) -> None:
    """Let every answer of a service take its time."""
    fault = {"service": service, "kind": "delay", "match": "send", "times": -1}
    steer(office, "faults", **fault, details={"seconds": seconds})
