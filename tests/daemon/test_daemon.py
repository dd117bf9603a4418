"""`publisher run` from outside: what readers see, what waits and why, how it stops and goes on."""

import json
import shutil
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from e2e import DUE, SERVICES, Office, office

SOCIAL = ("facebook", "zalo", "telegram")
SOON = 45.0  # seconds on a busy machine; a stop that waited for the call would take 60
ALL_SENT = {"website": "sent", "facebook": "sent", "zalo": "sent", "telegram": "sent"}


def status(desk: Office) -> dict[str, Any]:
    done = desk.cli("status", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def queued(desk: Office, *items: str) -> None:
    desk.until(lambda: all(desk.states(item) for item in items), "queued")


def linked_by(desk: Office, channel: str) -> str:
    """Return all that a channel's newest post says, as text to search in."""
    return json.dumps(desk.posts(channel)[0], ensure_ascii=False)


# --- From a file to the readers ---------------------------------------------------------


def test_saved_file_is_on_every_channel_at_its_time_and_links_back(tmp_path: Path) -> None:
    with office(tmp_path) as desk, desk.daemon():
        desk.write("cap-phep", broadcast="true")
        queued(desk, "cap-phep")
        desk.move_to("2026-11-24 07:59")
        desk.idle()
        assert set(desk.states("cap-phep").values()) == {"queued"}
        assert not any(desk.posts(channel) for channel in SERVICES)
        desk.move_to(DUE)
        desk.settle()
        assert desk.states("cap-phep") == ALL_SENT | {"zalo-broadcast": "sent"}
        for channel in SERVICES:
            assert desk.seen(channel) == {"cap-phep": 1}
        assert len(desk.sandbox.state("zalo")["broadcasts"]) == 1
        page = f"{desk.sandbox.url('web')}/cap-phep.html"
        assert requests.get(page, timeout=10).ok
        for channel in SOCIAL:
            tag = "tu=zalo" if channel == "zalo" else f"utm_source={channel}&"
            assert f"{page}?{tag}" in linked_by(desk, channel)


def test_items_written_before_the_start_go_out(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        assert desk.cli("status").returncode == 0  # the workspace is made
        desk.write("tin-mot")
        desk.write("tin-hai", publish_at="2026-11-24 08:05")
        with desk.daemon():
            desk.settle()
        assert desk.seen("facebook") == {"tin-mot": 1, "tin-hai": 1}


def test_what_fell_due_while_no_daemon_ran_goes_out_at_the_start(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        with desk.daemon():
            desk.write("tin-mot")
            queued(desk, "tin-mot")
        desk.move_to("2026-11-24 12:00")
        with desk.daemon():
            desk.settle()
        assert desk.seen("facebook") == {"tin-mot": 1}


def test_what_is_a_day_late_waits_for_a_person(tmp_path: Path) -> None:
    with office(tmp_path, "website") as desk:
        with desk.daemon():
            desk.write("tin-mot")
            queued(desk, "tin-mot")
        desk.move_to("2026-11-25 09:00")
        with desk.daemon():
            desk.settle()
            row = desk.row("tin-mot", "website")
            assert (row["state"], row["held_for"]) == ("held", "late")
            assert desk.cli("release", "tin-mot").returncode == 0
            desk.settle()
        assert desk.seen("website") == {"tin-mot": 1}


def test_touched_renamed_and_copied_files_publish_nothing_twice(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        path = desk.write("tin-mot")
        desk.settle()
        path.touch()
        renamed = path.rename(path.with_name("2026-11-24-tin-mot-moi.md"))
        desk.until(
            lambda: desk.query("SELECT 1 FROM items WHERE path = ?", renamed.name), "renamed"
        )
        (desk.content / "luu").mkdir()
        shutil.copy(renamed, desk.content / "luu" / "ban-sao.md")
        desk.until(lambda: "luu/ban-sao.md" in desk.problems(), "the copy is refused")
        desk.settle()
        assert [row["item"] for row in desk.rows()] == ["tin-mot", "tin-mot"]
        assert desk.seen("website") == desk.seen("facebook") == {"tin-mot": 1}


def test_vanished_file_holds_what_is_not_out_and_its_return_lets_it_go(tmp_path: Path) -> None:
    with office(tmp_path, "website") as desk, desk.daemon():
        path = desk.write("tin-mot")
        queued(desk, "tin-mot")
        away = path.rename(tmp_path / "tin-mot.md")
        desk.until(lambda: desk.row("tin-mot", "website")["held_for"] == "vanished")
        away.rename(path)
        desk.until(lambda: desk.states("tin-mot")["website"] == "queued")
        desk.settle()
        assert desk.seen("website") == {"tin-mot": 1}


def test_change_before_its_time_goes_out_as_changed(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        desk.write("tin-mot", title="Tên cũ")
        queued(desk, "tin-mot")
        desk.write("tin-mot", title="Tên mới", publish_at="2026-11-24 09:30")
        desk.until(lambda: desk.row("tin-mot", "facebook")["due_at"].minute == 30)
        desk.settle()
        assert "Tên mới" in linked_by(desk, "facebook")
        assert desk.now() - desk.row("tin-mot", "facebook")["sent_at"] < timedelta(minutes=1)
        assert desk.seen("website") == desk.seen("facebook") == {"tin-mot": 1}


def test_change_after_publishing_is_shown_and_not_sent(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        desk.write("tin-mot")
        desk.settle()
        assert status(desk)["corrections"] == []
        desk.write("tin-mot", body="Đính chính: hồ sơ nộp tại Bộ phận Một cửa.")
        desk.until(lambda: len(desk.query("SELECT id FROM versions")) == 2, "the new version")
        desk.settle()
        assert [each["path"] for each in status(desk)["corrections"]] == ["tin-mot.md"]
        assert "tin-mot.md" in desk.cli("status").stdout
        assert desk.seen("facebook") == {"tin-mot": 1}
        page = requests.get(f"{desk.sandbox.url('web')}/tin-mot.html", timeout=10).text
        assert "Đính chính" not in page


# --- Wrong files and first runs ---------------------------------------------------------


def test_wrong_file_blocks_no_other_and_goes_out_when_corrected(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        desk.write("sai", theme="khong-co", publish_at="2026-11-24 10:00")
        desk.write("dung")
        queued(desk, "dung")
        assert list(status(desk)["files"]) == ["sai.md"]
        desk.settle()
        assert desk.seen("facebook") == {"dung": 1}
        shown = desk.cli("status").stdout
        assert "sai.md:5: theme:" in shown and "khong-co" in shown
        desk.write("sai", publish_at="2026-11-24 10:00")
        queued(desk, "sai")
        assert status(desk)["files"] == {}
        desk.settle()
        assert desk.seen("facebook") == {"dung": 1, "sai": 1}


def test_file_that_turns_wrong_before_its_time_is_held(tmp_path: Path) -> None:
    with office(tmp_path, "website") as desk, desk.daemon():
        desk.write("tin-mot")
        queued(desk, "tin-mot")
        desk.write("tin-mot", unit="khong-co")
        desk.until(lambda: desk.row("tin-mot", "website")["held_for"] == "problem")
        desk.move_to(DUE)
        desk.settle()
        assert desk.posts("website") == []
        desk.write("tin-mot")
        desk.until(lambda: desk.row("tin-mot", "website")["state"] != "held")
        desk.settle()
        assert desk.seen("website") == {"tin-mot": 1}


def test_old_items_of_a_new_workspace_wait_for_adopt_or_release(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.write("cu-mot", publish_at="2026-11-02 08:00")
        desk.write("cu-hai", publish_at="2026-11-03 08:00")
        with desk.daemon():
            desk.settle()
            assert {row["held_for"] for row in desk.rows()} == {"first_run"}
            assert desk.cli("adopt", "cu-mot").returncode == 0
            assert desk.cli("release", "cu-hai").returncode == 0
            desk.settle()
        assert set(desk.states("cu-mot").values()) == {"cancelled"}
        assert desk.seen("website") == desk.seen("facebook") == {"cu-hai": 1}


# --- Starting and stopping --------------------------------------------------------------


@pytest.mark.parametrize("fault", ["delay", "delay_after_commit"])
def test_stop_in_a_slow_call_ends_soon_and_leaves_no_twin(tmp_path: Path, fault: str) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.configure("channels.facebook", "read_timeout = 2")
        desk.sandbox.fault("graph", fault, "POST .*/feed", seconds=600)
        with desk.daemon() as daemon:
            desk.write("tin-mot")
            desk.write("tin-hai")
            queued(desk, "tin-mot", "tin-hai")
            desk.move_to(DUE)
            assert desk.sandbox.wait("graph", "/feed")
            began = time.monotonic()
            assert daemon.stop() == 0
            assert time.monotonic() - began < SOON
            assert "stopped finished=True" in daemon.said()
        assert sorted(row["state"] for row in desk.rows("channel = 'facebook'")) == [
            "doubtful",
            "queued",
        ]
        with desk.daemon():
            desk.settle()
        assert desk.seen("facebook") == {"tin-mot": 1, "tin-hai": 1}


def test_second_daemon_leaves_the_workspace_alone(tmp_path: Path) -> None:
    with office(tmp_path, "website") as desk, desk.daemon() as daemon:
        second = desk.cli("run")
        assert second.returncode == 3
        assert f"tiến trình {daemon.process.pid}" in second.stderr
        assert "Traceback" not in second.stderr
        desk.write("tin-mot")
        desk.settle()
        assert desk.seen("website") == {"tin-mot": 1}


def test_wrong_config_ends_the_start_with_all_problems(tmp_path: Path) -> None:
    with office(tmp_path, "website", "telegram") as desk:
        desk.configure("channels.telegram", "quite = 3")
        desk.configure("channels.website", 'per_page = "x"')
        done = desk.cli("run")
        assert done.returncode == 2
        assert (
            "[channels.telegram] quite: không có khóa này; có phải 'quiet' không?" in done.stderr
        )
        assert "[channels.website] per_page:" in done.stderr


# --- Trouble with a service -------------------------------------------------------------


def test_website_that_cannot_be_written_makes_the_others_wait(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        site = desk.folder / "site"
        site.rmdir()
        site.write_text("not a folder")
        desk.write("tin-mot")
        queued(desk, "tin-mot")
        desk.move_to("2026-11-24 08:05")
        desk.until(lambda: desk.row("tin-mot", "website")["failures"] >= 1)
        row = desk.row("tin-mot", "website")
        assert row["state"] == "queued" and str(site) in row["reason"]
        assert desk.row("tin-mot", "facebook")["waits_for"] == "website"
        assert desk.posts("facebook") == []
        site.unlink()
        desk.settle()
        assert desk.seen("website") == desk.seen("facebook") == {"tin-mot": 1}


def test_item_that_the_website_refuses_is_held_on_the_others(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        desk.write("tin-mot")
        queued(desk, "tin-mot")
        (picture,) = (desk.folder / "state" / "media").iterdir()
        away = picture.rename(tmp_path / picture.name)
        desk.settle()
        assert desk.states("tin-mot") == {"website": "failed", "facebook": "held"}
        follower = desk.row("tin-mot", "facebook")
        assert follower["held_for"] == "blocked" and picture.name in follower["reason"]
        away.rename(picture)
        assert desk.cli("release", "tin-mot").returncode == 0
        desk.settle()
        assert desk.seen("website") == desk.seen("facebook") == {"tin-mot": 1}


def test_refused_token_stops_one_channel_until_it_is_resumed(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook", "telegram") as desk:
        desk.secret("FACEBOOK_TOKEN", "cu-roi")
        with desk.daemon():
            desk.write("tin-mot")
            desk.settle()
            assert desk.states("tin-mot") == {
                "website": "sent",
                "facebook": "queued",
                "telegram": "sent",
            }
            stopped = {row["name"] for row in status(desk)["channels"] if row["stopped_at"]}
            assert stopped == {"facebook"}
            assert "publisher resume facebook" in " ".join(desk.cli("status").stdout.split())
        desk.secret("FACEBOOK_TOKEN", "sandbox-page-token")
        with desk.daemon():
            assert desk.cli("resume", "facebook").returncode == 0
            desk.settle()
        assert desk.seen("facebook") == desk.seen("telegram") == {"tin-mot": 1}


def test_zalo_token_that_ended_is_renewed(tmp_path: Path) -> None:
    with office(tmp_path, "website", "zalo") as desk, desk.daemon():
        for day in (24, 26, 30):  # a token lives for 25 hours
            desk.write(f"ngay-{day}", publish_at=f"2026-11-{day} 09:00")
        queued(desk, "ngay-24", "ngay-26", "ngay-30")
        desk.settle(hours=200)
        assert desk.seen("zalo") == {"ngay-24": 1, "ngay-26": 1, "ngay-30": 1}
        assert len(desk.sandbox.requests("zalo_oauth")) >= 2


VISIBLE = {
    "facebook": "POST .*/feed",
    "zalo": "POST .*/article/create",
    "telegram": "POST .*/send",
}
FAULTS: dict[str, tuple[dict[str, Any], bool]] = {  # its details; whether the post is out
    "cut": ({}, False),
    "cut_after_commit": ({}, True),
    "status": ({"status": 500}, False),
    "html_after_commit": ({"status": 502}, True),
    "empty": ({}, True),
    "truncated": ({}, True),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("channel", VISIBLE)
def test_broken_answer_ends_in_one_post_or_with_a_person(
    tmp_path: Path, channel: str, fault: str
) -> None:
    details, out = FAULTS[fault]
    with office(tmp_path, "website", channel) as desk, desk.daemon():
        desk.sandbox.fault(SERVICES[channel], fault, VISIBLE[channel], **details)
        desk.write("tin-mot")
        desk.settle()
        row = desk.row("tin-mot", channel)
        if channel == "telegram":  # nobody can look there
            assert (row["state"], row["held_for"]) == ("held", "doubt") and row["reason"]
            assert desk.seen(channel)["tin-mot"] == out
        else:
            assert row["state"] == "sent"
            assert desk.seen(channel) == {"tin-mot": 1}


def test_telegram_with_a_proof_chat_settles_its_doubts_alone(tmp_path: Path) -> None:
    with office(tmp_path, "website", "telegram") as desk:
        desk.configure("channels.telegram", 'proof_chat = "-1009876543210"')
        with desk.daemon():
            desk.write("tin-mot", publish_at="2026-11-24 07:45")
            desk.settle()
            desk.sandbox.fault("telegram", "cut_after_commit", VISIBLE["telegram"])
            desk.write("tin-hai")
            desk.settle()
            desk.sandbox.fault("telegram", "cut", VISIBLE["telegram"])
            desk.write("tin-ba", publish_at="2026-11-24 09:00")
            desk.settle()
        assert desk.seen("telegram") == {"tin-mot": 1, "tin-hai": 1, "tin-ba": 1}
        assert {row["state"] for row in desk.rows()} == {"sent"}


def test_list_that_lags_behind_is_not_believed(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        desk.sandbox.fault("graph", "lag", "published_posts", times=-1, seconds=60)
        desk.sandbox.fault("graph", "cut_after_commit", "POST .*/feed")
        desk.write("tin-mot")
        desk.settle()
        assert desk.row("tin-mot", "facebook")["state"] == "sent"
        assert desk.seen("facebook") == {"tin-mot": 1}


def test_service_that_limits_us_gets_its_rest(tmp_path: Path) -> None:
    with office(tmp_path, "website", "telegram") as desk, desk.daemon():
        body = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 90"}
        body["parameters"] = {"retry_after": 90}
        desk.sandbox.fault("telegram", "status", VISIBLE["telegram"], status=429, body=body)
        desk.write("tin-mot")
        desk.settle()
        row = desk.row("tin-mot", "telegram")
        assert desk.seen("telegram") == {"tin-mot": 1}
        assert (row["sent_at"] - row["due_at"]).total_seconds() >= 90
        assert row["failures"] == 0


# --- Time -------------------------------------------------------------------------------


def test_slots_and_quiet_hours_are_the_offices_wherever_the_server_is(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.env["TZ"] = "America/New_York"
        with desk.daemon():
            desk.write("theo-khung", publish_at=None, slot="next")
            desk.write("ban-dem", publish_at="2026-11-24 23:00")
            queued(desk, "theo-khung", "ban-dem")
            for hour in ("24 08", "24 09", "24 22", "24 23", "25 05", "25 06"):
                desk.move_to(f"2026-11-{hour}:00")
                desk.idle()
        sent = {
            (row["item"], row["channel"]): (row["sent_at"] + timedelta(hours=7)).strftime("%d %H")
            for row in desk.rows()
        }
        assert sent == {
            ("theo-khung", "website"): "24 08",  # Tuesday's slots
            ("theo-khung", "facebook"): "24 09",
            ("ban-dem", "website"): "24 23",
            ("ban-dem", "facebook"): "25 06",  # quiet from 22:00 to 06:00
        }


def test_posts_are_measured_as_they_age_and_reported(tmp_path: Path) -> None:
    with office(tmp_path) as desk, desk.daemon():
        desk.write("tin-mot")
        desk.settle()
        for hour in (2, 8, 30):
            desk.move_to(desk.row("tin-mot", "website")["sent_at"] + timedelta(hours=hour))
            measured(desk, {2: "+1h", 8: "+6h", 30: "+24h"}[hour])
        story = desk.cli("show", "tin-mot").stdout
        assert all(f"sau {hours} giờ:" in story for hours in (1, 6, 24))
        report = desk.cli("report", "--from", "2026-11-24", "--to", "2026-11-26")
        assert report.returncode == 0 and "facebook" in report.stdout.lower()


def measured(desk: Office, label: str) -> None:
    """Wait until the three channels that tell figures have a reading of this age."""

    def there() -> bool:
        found = desk.query(
            "SELECT d.channel, r.views FROM readings r JOIN deliveries d ON d.id = r.delivery"
            " WHERE r.label = ?",
            label,
        )
        return {each["channel"] for each in found} >= {"website", "facebook", "zalo"}

    desk.until(there, f"readings {label}")
