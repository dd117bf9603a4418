"""What the commands print, as a Vietnamese civil servant reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from deciding import ALL, FIRST, SECOND, approve_by, at_due, office, work
from publisher import words
from publisher.actions.decisions import withdraw
from publisher.cli.main import app
from publisher.config.digest import note_config
from publisher.config.file import CONFIG
from publisher.engagement.readings import readings
from publisher.people.journal import anchor, journal
from workspaces import CHANNELS, EARLY, Desk

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vietnamese")]


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 2") as desk:
        words.use("vi")
        yield desk


def run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "-w", str(desk.root)])


def said(desk: Desk, *arguments: str) -> str:
    """Return what a command printed, its white space made single."""
    return " ".join(run(desk, *arguments).output.split())


def put(desk: Desk, **front: Any) -> None:
    desk.put("a.md", **front)
    desk.scan()


def out(desk: Desk) -> None:
    put(desk)
    approve_by(desk, "a", FIRST, SECOND)
    at_due(desk)
    work(desk)


def test_status_tells_who_is_missing_and_the_command(desk: Desk) -> None:
    put(desk)
    approve_by(desk, "a", FIRST)
    shown = said(desk, "status")
    assert "đang chờ còn chờ 1 người duyệt" in shown
    assert "→ để duyệt: publisher approve a --as MÃ-NGƯỜI-DUYỆT" in shown


def test_status_tells_of_a_change_after_one_of_two_approvals(desk: Desk) -> None:
    put(desk)
    approve_by(desk, "a", FIRST)
    put(desk, summary="Đã sửa.")
    shown = said(desk, "status")
    assert "bài đã thay đổi sau khi có người duyệt; còn chờ 2 người duyệt" in shown


def test_whoever_sent_it_back_is_called_by_name(desk: Desk) -> None:
    put(desk)
    run(desk, "reject", "a", "--as", FIRST, "--reason", "sai ngày")
    for command in (("approve", "a", "--as", SECOND), ("approve", "a")):
        assert "Chánh Văn phòng đã trả lại: sai ngày; phải sửa tệp trước" in said(desk, *command)


def test_who_may_do_it_is_said_in_words(desk: Desk) -> None:
    put(desk)
    shown = said(desk, "hold", "a", "--as", "bien-tap")
    assert "dành cho người duyệt bài hoặc phụ trách đăng bài hoặc quản trị" in shown


def test_a_hold_without_a_name_stops_every_channel_and_says_how_to_go_on(
    tmp_path: Path,
) -> None:
    with office(tmp_path) as desk:
        put(desk)
        at_due(desk)
        shown = said(desk, "hold", "--why", "Bị chiếm quyền")
        work(desk)
        assert desk.states("a") == dict.fromkeys(ALL, "queued")
        run(desk, *shown.partition("publisher ")[2].split())
        work(desk)
        assert desk.states("a") == dict.fromkeys(ALL, "sent")


def test_a_correction_without_approval_names_its_one_command(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk)
        at_due(desk)
        work(desk)
        put(desk, summary="Đã sửa.")
        shown = said(desk, "status")
        assert "sửa bài đã đăng; chờ đồng ý" in shown
        assert "→ để đồng ý: publisher approve a" in shown
        assert "--as" not in shown


def test_show_calls_people_by_name_and_says_what_they_decided_on(desk: Desk) -> None:
    out(desk)
    shown = said(desk, "show", "a")
    assert "Chánh Văn phòng đã duyệt (bản đã đăng)" in shown
    assert "(đang có trong tệp, bản đã đăng)" in shown


def test_what_became_of_changes_has_its_own_words(desk: Desk) -> None:
    out(desk)
    put(desk, summary="Đã sửa.")
    approve_by(desk, "a", FIRST, SECOND)
    work(desk)
    assert "page đã sửa" in said(desk, "show", "a")
    desk.set("a", "page", state="failed")
    shown = said(desk, "status")
    assert "page không sửa được" in shown


def test_a_withdrawal_is_asked_for_then_repeated(desk: Desk) -> None:
    out(desk)
    first = run(desk, "withdraw", "a", "--reason", "Nhầm")
    assert " ".join(first.stdout.split()) == (
        "đã đề nghị gỡ 3 bài đăng; còn chờ 2 người duyệt: "
        "publisher approve a --as MÃ-NGƯỜI-DUYỆT; nếu gấp: thêm --now"
    )
    shown = said(desk, "show", "a")
    assert "đề nghị gỡ, chờ duyệt: Nhầm" in shown
    assert "site: chờ duyệt gỡ, vẫn còn hiện" in shown
    again = run(desk, "withdraw", "a", "--reason", "Nhầm")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "bài đã được đề nghị gỡ từ" in again.stderr
    assert "đang gỡ 3 bài đăng trên các kênh" in said(
        desk, "withdraw", "a", "--reason", "Nhầm", "--now"
    )


def test_withdrawing_what_only_waits_says_so(desk: Desk) -> None:
    put(desk)
    done = run(desk, "withdraw", "a", "--reason", "Nhầm", "--now")
    assert (done.exit_code, done.stdout.strip()) == (0, "đã hủy 3 lượt đăng chưa đi")


def test_an_item_is_found_by_its_path_from_the_workspace(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk)
    for wanted in ("a", "a.md", "content/a.md", str(desk.content / "a.md")):
        assert run(desk, "show", wanted).exit_code == 0, wanted
    monkeypatch.chdir(desk.content)
    assert run(desk, "show", "a.md").exit_code == 0
    assert run(desk, "show", "khac/a.md").exit_code == 1
    assert run(desk, "hold", "content/a.md").exit_code == 0


def test_a_hold_is_told_with_its_reason_and_person(desk: Desk) -> None:
    put(desk)
    assert "đã tạm dừng: a" in said(desk, "hold", "a", "--why", "xem lại", "--as", FIRST)
    assert "! Chánh Văn phòng đã tạm dừng (xem lại); cho đi tiếp: publisher release a" in said(
        desk, "show", "a"
    )
    assert "page đang chờ Chánh Văn phòng đã tạm dừng (xem lại)" in said(desk, "status")


def test_a_running_channel_needs_no_resuming(desk: Desk) -> None:
    done = run(desk, "resume", "page")
    assert done.exit_code == 1
    assert "page vẫn hoạt động, không có gì phải làm" in done.output


def test_a_held_channel_is_released_not_resumed(desk: Desk) -> None:
    run(desk, "hold", "page", "--why", "đổi mật khẩu", "--as", FIRST)
    done = run(desk, "resume", "page")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "page: Chánh Văn phòng đã tạm dừng (đổi mật khẩu); cho đi tiếp:" in done.stderr


def test_readings_are_called_by_their_age(desk: Desk) -> None:
    out(desk)
    labels = {"+1h": "sau 1 giờ", "+3d": "sau 3 ngày", "closing 2026-12-14": "chốt kỳ 14/12/2026"}
    row = {"delivery": desk.row("a", "page")["id"], "at": EARLY, "unknown": {}, "raw": {}}
    with desk.workspace.store.write() as db:
        db.execute(readings.insert(), [row | {"label": label} for label in labels])
    shown = said(desk, "show", "a")
    assert all(f"{name}:" in shown for name in labels.values())


def test_people_are_listed_as_the_office_knows_them(desk: Desk) -> None:
    shown = said(desk, "people")
    assert "giam-doc Giám đốc duyệt bài, quản trị – đã có Telegram" in shown
    assert "truc-dang Tổ trực đăng phụ trách đăng bài – chưa có Telegram" in shown


def test_the_journal_is_in_words(desk: Desk) -> None:
    out(desk)
    run(desk, "withdraw", "a", "--reason", "Nhầm", "--now")
    shown = said(desk, "journal")
    assert "Giám đốc duyệt a; mã nội dung:" in shown
    assert "trên máy chủ gỡ bài a; Nhầm; gấp, không qua duyệt" in shown
    assert "hệ thống đã đăng a; site; bản số 1; mã nội dung:" in shown


def test_a_spoilt_journal_is_told_in_words_also_when_exported(desk: Desk) -> None:
    out(desk)
    anchor(desk.workspace.store, desk.workspace.config.state)
    with desk.workspace.store.write() as db:
        db.execute(update(journal).where(journal.c.id == 1).values(who=SECOND))
    assert "dòng 1 đã bị sửa" in run(desk, "journal", "--verify").stderr
    target = desk.root / "nhat-ky.jsonl"
    done = run(desk, "journal", "--export", str(target))
    assert (done.exit_code, "dòng 1 đã bị sửa" in done.stderr) == (1, True)
    assert len(target.read_text("utf-8").splitlines()) == 5  # two approvals, three posts


KEPT = {**CHANNELS, "page": 'use = "fake_channels:Lasting"'}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Desk]:
    """Yield an office with a channel that lets nobody take a post away, an item out."""
    with office(tmp_path, channels=KEPT) as desk:
        words.use("vi")
        put(desk)
        at_due(desk)
        work(desk)
        yield desk


def test_a_withdrawal_says_at_once_where_a_post_can_not_be_taken_away(kept: Desk) -> None:
    told = said(kept, "withdraw", "a", "--reason", "Nhầm", "--now")
    assert told == (
        "đang gỡ 2 bài đăng trên các kênh; xem: publisher show a "
        "page không cho gỡ bài đã đăng; bài vẫn còn: ở người nhận"
    )
    assert "page: kênh không cho gỡ, vẫn còn hiện" in said(kept, "show", "a")


def test_what_can_not_be_taken_away_is_told_in_words_and_counts_as_no_failure(
    kept: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    withdraw(kept.workspace, "a", "Nhầm", urgent=True)
    work(kept)
    why = "kênh không cho gỡ bài đã đăng; bài vẫn còn ở người nhận"
    assert f"why={why}" in caplog.text
    shown = said(kept, "show", "a")
    assert "gỡ bài ở những kênh cho gỡ: Nhầm" in shown
    assert "page: kênh không cho gỡ, vẫn còn hiện" in shown
    assert f"không gỡ được ở kênh này 24/11/2026 08:00 {why}" in shown
    status = said(kept, "status")
    assert "Không có bài nào đang chờ." in status
    assert "page 0 1 0 0 0" in status


def test_status_and_check_say_that_the_daemon_works_with_an_older_config(desk: Desk) -> None:
    told = "Cấu hình đã được sửa nhưng bộ đăng bài vẫn chạy theo cấu hình cũ"
    assert told not in said(desk, "status")
    with desk.workspace.store.write() as db:
        note_config(db, desk.workspace.config, desk.time)
    assert told not in said(desk, "status")
    path = desk.root / CONFIG
    path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")
    for command in ("status", "check"):
        done = run(desk, command)
        assert done.exit_code == 0, done.output
        assert told in done.output and "systemctl restart publisher" in done.output


def test_a_restore_says_that_all_that_waits_is_held(desk: Desk) -> None:
    put(desk)
    copy = run(desk, "backup").stdout.replace("\n", "")
    told = said(desk, "restore", copy)
    assert "Những bài đang chờ đăng đều được giữ lại, kể cả bài chưa đến giờ" in told
    assert "1 bài giữ lại sau khi khôi phục" in said(desk, "release", "--all")


def test_only_whoever_sent_it_back_lets_it_go_after_all(desk: Desk) -> None:
    put(desk)
    run(desk, "reject", "a", "--as", FIRST, "--reason", "sai ngày")
    assert run(desk, "approve", "a", "--as", SECOND).exit_code == 1
    assert run(desk, "approve", "a", "--as", FIRST).exit_code == 0
    assert said(desk, "approve", "a", "--as", SECOND) == "đã duyệt: a"
    assert "bằng cách duyệt bài" in said(desk, "reject", "--help")


@pytest.mark.parametrize("reason", ["", " \t\n ", "…"])
@pytest.mark.parametrize("command", [("reject", "--as", FIRST), ("withdraw", "--now")])
def test_a_decision_without_a_reason_is_refused(
    desk: Desk, command: tuple[str, ...], reason: str
) -> None:
    put(desk)
    before = desk.rows()
    done = run(desk, *command, "a", "--reason", reason)
    assert (done.exit_code, done.output) == (2, 'hãy ghi lý do: --reason "…"\n')
    assert desk.rows() == before
    assert run(desk, *command, "a", "--reason", " sai ngày ").exit_code == 0
    assert ": sai ngày" in said(desk, "show", "a")


def test_a_deleted_file_of_what_is_out_is_told_with_what_takes_it_away(desk: Desk) -> None:
    out(desk)
    told = (
        "Tệp đã bị xóa nhưng bài vẫn còn trên các kênh: a (site, page, chat). "
        'Muốn gỡ: publisher withdraw a --reason "…"'
    )
    assert told not in said(desk, "status")
    assert "(đang có trong tệp, bản đã đăng)" in said(desk, "show", "a")
    (desk.content / "a.md").unlink()
    desk.scan()
    assert told in said(desk, "status")
    shown = said(desk, "show", "a")
    assert "(bản cuối trong tệp, tệp đã bị xóa lúc 24/11/2026 08:00, bản đã đăng)" in shown
    put(desk)  # and back again
    assert told not in said(desk, "status")


def test_what_never_went_out_or_was_withdrawn_is_no_deleted_file(desk: Desk) -> None:
    out(desk)
    withdraw(desk.workspace, "a", "Nhầm", urgent=True)
    desk.put("b.md", title="Bài b")
    desk.scan()
    for name in ("a", "b"):
        (desk.content / f"{name}.md").unlink()
    desk.scan()
    assert "Tệp đã bị xóa" not in said(desk, "status")
