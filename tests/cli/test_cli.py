"""The commands as people type them: what they print, where, and how they end."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from PIL import Image as Picture

from channel_items import FILM
from e2e import Office, office

HEAVY = ("sqlalchemy", "PIL", "apscheduler", "telegram", "requests", "holidays")


SPY = f"""
import atexit, sys
from publisher.cli.main import main
sys.argv[0] = "publisher"
atexit.register(lambda: print([n for n in {HEAVY} if n in sys.modules], file=sys.stderr))
main()
"""


def python(*arguments: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run Python beside the test, in no workspace."""
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, *arguments],
        env={name: value for name, value in os.environ.items() if "PUBLISHER_" not in name},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    """Open an office with a website only: what most of these tests need."""
    with office(tmp_path, "website") as opened:
        yield opened


def held(desk: Office) -> None:
    """Have one item in doubt on Telegram, as after a broken line without a proof chat."""
    desk.sandbox.fault("telegram", "cut_after_commit", "POST .*/send")
    desk.write("tin-mot")
    with desk.daemon():
        desk.settle()


# --- Starting ---------------------------------------------------------------------------


def test_new_workspace_checks_clean(tmp_path: Path) -> None:
    folder = tmp_path / "vpub"
    for arguments in (["init", str(folder)], ["check", "--workspace", str(folder)]):
        done = python("-m", "publisher", *arguments)
        assert done.returncode == 0, done.stderr
    *blanks, summary = done.stdout.splitlines()
    assert summary == "đã đọc 0 tệp, 0 tệp có lỗi"
    assert [line.partition(": “")[0] for line in blanks] == [
        f"lưu ý: config/publisher.toml: {key}"
        for key in (
            "[office] address", "[office] phone", "[office] email", "[office] website",
            "[channels.website] base_url",
        )
    ]  # fmt: skip
    strict = python("-m", "publisher", "check", "--strict", "--workspace", str(folder))
    assert strict.returncode == 1
    assert (folder / "content" / "_bai-viet-dau-tien.md").is_file()
    assert (folder / ".gitignore").read_text().splitlines()[0] == ".env"


def test_second_init_changes_nothing(desk: Office) -> None:
    before = desk.config.read_bytes()
    done = desk.cli("init", str(desk.folder), "--sandbox")
    assert done.returncode == 1
    assert desk.config.read_bytes() == before


def test_secrets_file_is_for_its_owner_only(desk: Office) -> None:
    assert (desk.folder / ".env").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["status", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    done = python("-c", SPY, *arguments)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"
    assert "Cách dùng: publisher" in done.stdout


def test_command_outside_a_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    done = python("-m", "publisher", "status", cwd=tmp_path)
    assert done.returncode == 2
    assert "publisher init THƯ-MỤC" in done.stderr
    assert list(tmp_path.iterdir()) == []


# --- check ------------------------------------------------------------------------------


def test_check_names_file_line_and_what_is_wrong(desk: Office) -> None:
    desk.write("dung")
    desk.write("sai", theme="khong-co", summary=None)
    done = desk.cli("check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert any(line.startswith("content/sai.md:2: summary: thiếu") for line in lines)
    assert not any("dung.md" in line for line in lines)
    assert lines[-1] == "đã đọc 2 tệp, 1 tệp có lỗi"


def test_what_a_channel_leaves_out_is_told_where_an_editor_looks(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook", "telegram") as desk:
        (desk.content / "hinh" / "phim.mp4").write_bytes(FILM)
        picture = desk.content / "hinh" / "hop-bao.png"
        Picture.new("RGB", (640, 480), "navy").save(picture)
        images = '[{ path: hinh/hop-bao.png, alt: "Quang cảnh buổi họp báo" }]'
        video = '{ path: hinh/phim.mp4, transcript: "Lời nói." }'
        desk.write("a", images=images, video=video)
        done = desk.cli("check")
        told = [line for line in done.stdout.splitlines() if "hop-bao.png" in line]
        start, end = "content/a.md:10: lưu ý: ", " không đăng 1 ảnh: hinh/hop-bao.png."
        assert told == [
            f"{start}Fanpage Facebook: ảnh: Bài có video nên Facebook{end}",
            f"{start}Kênh Telegram: ảnh: Bài có video nên Telegram{end}",
        ]
        assert done.stdout.splitlines()[-1] == "đã đọc 1 tệp, 0 tệp có lỗi, 1 tệp có lưu ý"
        assert done.returncode == 0, "it goes all the same"
        strict = desk.cli("check", "--strict")
        assert strict.stdout.splitlines()[-1] == "đã đọc 1 tệp, 1 tệp có lỗi"
        assert strict.returncode == 1
        page = desk.cli("preview", "a.md", "-o", "a.html")
        assert page.returncode == 0
        assert f"lưu ý: Bài có video nên Telegram{end}" in (desk.folder / "a.html").read_text()


def test_check_of_one_file_takes_its_path_from_either_side(desk: Office) -> None:
    desk.write("dung")
    desk.write("sai", unit="khong-co")
    for path in ("dung.md", "content/dung.md"):
        assert desk.cli("check", path).returncode == 0
    wrong = desk.cli("check", "sai.md")
    assert wrong.returncode == 1
    assert "content/sai.md:4: unit: “khong-co” không có trong danh sách" in wrong.stdout
    assert "van-phong" in wrong.stdout
    missing = desk.cli("check", "khong-co.md")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "khong-co.md: không có tệp này" in missing.stderr


def of_files(told: str) -> set[str]:
    """Leave out what an office of one item lacks: its standing pages."""
    return {line for line in told.splitlines() if ": thiếu trang “" not in line}


def test_a_channel_brings_commands_of_its_own(desk: Office) -> None:
    desk.write("a")
    with desk.daemon():
        desk.settle()
    page = desk.folder / "site" / "a.html"
    good = page.read_bytes()
    fine = desk.cli("site", "verify")
    assert (fine.returncode, of_files(fine.stdout)) == (0, {"Mọi tệp của trang web đều đúng."})
    page.write_bytes(good + b"<!-- sua -->")
    (desk.folder / "site" / "rss.xml").unlink()
    wrong = desk.cli("site", "verify", "--workspace", str(desk.folder))
    assert wrong.returncode == 1
    assert of_files(wrong.stdout) == {
        "lỗi: a.html: nội dung khác với nội dung phải có",
        "lỗi: rss.xml: thiếu tệp",
        "2 tệp thiếu hoặc sai: chạy `publisher site rebuild` để ghi lại cho đúng.",
    }
    assert desk.cli("site", "rebuild").returncode == 0
    assert page.read_bytes() == good
    assert desk.cli("site", "verify").returncode == 0


def test_the_site_is_shown_on_this_machine_until_ctrl_c(desk: Office) -> None:
    told = desk.folder / "told.txt"
    with told.open("wb") as file:
        command = ("site", "serve", "--port", "0")
        process = desk._started(command, desk.env, file.fileno(), file.fileno())
    try:
        address = desk.until(lambda: re.search(r"http://127\.0\.0\.1:\d+/", told.read_text()))[0]
        assert requests.get(address, timeout=10).status_code == 404, "nothing is out yet"
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    finally:
        process.kill()


def test_a_command_of_a_channel_that_is_not_configured_is_none(tmp_path: Path) -> None:
    done = python("-m", "publisher", "site", "verify", cwd=tmp_path)
    assert done.returncode == 2
    assert "không có lệnh 'site'" in done.stderr


def test_check_finds_two_files_that_are_one_item(desk: Office) -> None:
    desk.write("mot", id="chung")
    desk.write("hai", id="chung")
    done = desk.cli("check")
    assert done.returncode == 1
    assert "trùng với bài ở tệp" in done.stdout


def test_check_and_status_name_the_files_that_are_not_taken(desk: Office) -> None:
    (desk.folder / "content/tin.docx").write_bytes(b"PK")
    for command in ("check", "status"):
        done = desk.cli(command)
        assert "tin.docx: " in done.stdout
        assert ".md" in done.stdout
    desk.write("mot")
    assert "tin.docx" not in desk.cli("check", "content/mot.md").stdout


def test_messages_come_in_english_where_asked(desk: Office) -> None:
    desk.write("sai", summary=None)
    done = desk.cli("check", PUBLISHER_LANG="en")
    assert "content/sai.md:2: summary: missing" in done.stdout
    assert "1 files read, 1 with problems" in done.stdout


def test_wrong_token_is_told_with_what_to_do(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook", "zalo", "telegram") as desk:
        with desk.daemon():
            desk.write("tin-mot")
            desk.settle()
        good = desk.cli("check", "--online")
        assert good.returncode == 0, good.stdout
        assert good.stdout.count("✓") == 4
        desk.secret("TELEGRAM_TOKEN", "1:sai")
        done = desk.cli("check", "--online")
        assert done.returncode == 1
        assert "✗ Kênh Telegram" in done.stdout and done.stdout.count("✓") == 3
        assert "[channels.telegram]" in done.stdout
        assert "1:sai" not in done.stdout + done.stderr


def test_missing_secret_stops_only_what_needs_it(tmp_path: Path) -> None:
    with office(tmp_path, "website", "telegram") as desk:
        desk.secret("TELEGRAM_TOKEN", "")
        desk.write("tin-mot")
        for arguments in (["check", "tin-mot.md"], ["status"], ["preview", "tin-mot.md"]):
            assert desk.cli(*arguments).returncode == 0
        done = desk.cli("check")
        assert done.returncode == 1, "run would not start"
        assert "[channels.telegram] token: biến môi trường TELEGRAM_TOKEN" in done.stdout
        assert "đã đọc 1 tệp, 0 tệp có lỗi" in done.stdout
        for arguments in (["check", "--online"], ["run"]):
            done = desk.cli(*arguments)
            assert done.returncode == 2
            assert "TELEGRAM_TOKEN" in done.stderr and "[channels.telegram] token" in done.stderr


# --- What is there ----------------------------------------------------------------------


def test_status_tells_people_and_programs_the_same(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        with desk.daemon():
            desk.write("tin-mot", title="Cấp phép [xây dựng]")
            desk.until(lambda: desk.states("tin-mot"), "queued")
        shown = desk.cli("status").stdout
        assert "24/11/2026 08:00" in shown and "chờ Trang thông tin điện tử" in shown
        found = json.loads(desk.cli("status", "--json").stdout)
        assert found["counts"] == {"website": {"queued": 1}, "facebook": {"queued": 1}}
        first = found["open"][0]
        assert (first["item"], first["title"]) == ("tin-mot", "Cấp phép [xây dựng]")
        assert datetime.fromisoformat(first["due_at"]) == datetime(2026, 11, 24, 1, tzinfo=UTC)


def test_show_tells_one_items_story_by_name_or_file(desk: Office) -> None:
    with desk.daemon():
        desk.write("tin-mot", title="Cấp phép [bold]xây dựng[/]")
        desk.settle()
    by_name, by_file = desk.cli("show", "tin-mot"), desk.cli("show", "tin-mot.md")
    assert by_name.returncode == 0
    assert by_name.stdout == by_file.stdout
    assert "Cấp phép [bold]xây dựng[/]" in by_name.stdout
    assert f"{desk.sandbox.url('web')}/tin-mot.html" in by_name.stdout
    story = json.loads(desk.cli("show", "tin-mot", "--json").stdout)
    assert [each["state"] for each in story["deliveries"]] == ["sent"]
    assert [each["outcome"] for each in story["deliveries"][0]["attempts"]] == ["ok"]
    unknown = desk.cli("show", "khong-co")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "khong-co" in unknown.stderr


def test_report_refuses_what_it_cannot_make(desk: Office) -> None:
    days = ("report", "--from", "24/11/2026", "--to", "2026-11-25")
    for arguments, word in (
        ((*days, "--table", "mau"), "mau"),
        ((*days, "--format", "odt"), "odt"),
        (("report", "--from", "24/31/2026", "--to", "2026-11-25"), "24/31/2026"),
    ):
        done = desk.cli(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert word in done.stderr and "Traceback" not in done.stderr
    made = desk.cli(*days, "--format", "csv")
    assert made.returncode == 0 and "website,Trang thông tin điện tử,0," in made.stdout


# --- What people do ---------------------------------------------------------------------


def test_cancelled_item_never_goes_out(tmp_path: Path) -> None:
    with office(tmp_path, "website", "facebook") as desk, desk.daemon():
        desk.write("tin-mot")
        desk.until(lambda: desk.states("tin-mot"), "queued")
        only = desk.cli("cancel", "tin-mot", "--channel", "facebook")
        assert (only.returncode, only.stdout) == (0, "đã hủy 1 lượt đăng\n")
        desk.settle()
        assert desk.states("tin-mot") == {"website": "sent", "facebook": "cancelled"}
        assert desk.posts("facebook") == []
        assert desk.cli("cancel", "tin-mot").returncode == 1  # out already
        assert desk.cli("cancel", "khong-co").returncode == 1


def test_doubt_is_resolved_as_sent(tmp_path: Path) -> None:
    with office(tmp_path, "website", "telegram") as desk:
        held(desk)
        assert desk.cli("release", "tin-mot").returncode == 1  # a doubt is not released
        address = desk.posts("telegram")[0]["url"]
        both = desk.cli("resolve", "tin-mot", "telegram", "--sent", address, "--not-sent")
        assert both.returncode == 2
        nowhere = desk.cli("resolve", "tin-mot", "telegram", "--sent", "trên kênh")
        assert nowhere.returncode == 2 and "bắt đầu bằng https://" in nowhere.stderr
        assert desk.cli("resolve", "tin-mot", "telegram", "--sent", address).returncode == 0
        again = desk.cli("resolve", "tin-mot", "telegram", "--sent", address)
        assert again.returncode == 1 and "tin-mot trên Kênh Telegram: đã đăng" in again.stderr
        for item, channel, words in (
            ("khong-co", "telegram", "không có bài hoặc tệp 'khong-co'"),
            ("tin-mot", "facebook", "các kênh: website, telegram"),
        ):
            wrong = desk.cli("resolve", item, channel, "--not-sent")
            assert wrong.returncode == 1 and words in wrong.stderr
        row = desk.row("tin-mot", "telegram")
        assert (row["state"], row["url"]) == ("sent", address)
        with desk.daemon():
            desk.move(3600)
            desk.idle()
        assert desk.seen("telegram") == {"tin-mot": 1}


def test_doubt_is_resolved_as_not_sent(tmp_path: Path) -> None:
    with office(tmp_path, "website", "telegram") as desk:
        desk.sandbox.fault("telegram", "cut", "POST .*/send")
        desk.write("tin-mot")
        with desk.daemon():
            desk.settle()
            assert desk.row("tin-mot", "telegram")["held_for"] == "doubt"
            assert desk.cli("resolve", "tin-mot", "telegram", "--not-sent").returncode == 0
            desk.settle()
        assert desk.seen("telegram") == {"tin-mot": 1}


def test_adopt_and_release_say_what_they_did(desk: Office) -> None:
    desk.write("cu-mot", publish_at="2026-11-02 08:00")
    desk.write("cu-hai", publish_at="2026-11-03 08:00")
    with desk.daemon():
        desk.settle()
        assert desk.cli("release").returncode == 2
        assert desk.cli("adopt", "cu-mot").stdout == "đã ghi nhận: cu-mot\n"
        unknown = desk.cli("release", "khong-co")
        assert (unknown.returncode, unknown.stdout) == (1, "")
        assert unknown.stderr == "không có bài hoặc tệp 'khong-co'; xem: publisher status\n"
        assert "cu-hai" in desk.cli("release", "--all").stdout
        desk.settle()
        assert desk.cli("adopt").returncode == 0  # nothing is left, and nothing was named
    assert desk.seen("website") == {"cu-hai": 1}


def test_release_of_what_is_still_refused_says_why(desk: Office) -> None:
    with desk.daemon():
        desk.write("tin-mot")
        desk.until(lambda: desk.states("tin-mot"), "queued")
        for kept in (desk.folder / "state" / "media").iterdir():
            kept.unlink()
        desk.settle()
        assert desk.states("tin-mot") == {"website": "failed"}
        for arguments in (["tin-mot"], ["--all"]):
            done = desk.cli("release", *arguments)
            assert done.returncode == 1
            assert (
                "tin-mot: Trang thông tin điện tử: " in done.stderr
                and "Traceback" not in done.stderr
            )


def test_resume_knows_the_channels(desk: Office) -> None:
    works = desk.cli("resume", "website")
    assert (works.returncode, works.stdout) == (1, "")
    assert "Trang thông tin điện tử vẫn hoạt động, không có gì phải làm" in works.stderr
    unknown = desk.cli("resume", "webiste")
    assert unknown.returncode == 2
    assert "webiste" in unknown.stderr and "website" in unknown.stderr
