"""What a command says where it can't do it: in Vietnamese, and with what would be right."""

import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from deciding import FIRST, SECOND, office
from publisher import words
from publisher.cli.extras import STAND_INS
from publisher.cli.main import app
from publisher.daemon.daemon import OnlyOne
from publisher.outbox.pauses import pause
from torn_database import torn
from workspaces import Desk

pytestmark = pytest.mark.usefixtures("vietnamese")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 2") as desk:
        yield desk


def run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "-w", str(desk.root)])


def refused(desk: Desk, *arguments: str, status: int = 1) -> str:
    """Return what a command says that it can't do, which is all that it says."""
    done = run(desk, *arguments)
    assert (done.exit_code, done.stdout) == (status, ""), done.output
    return done.stderr.rstrip("\n")


def copied(desk: Desk) -> Path:
    return Path(run(desk, "backup").stdout.replace("\n", ""))


# --- The database ---------------------------------------------------------------------------


def test_a_second_daemon_and_a_restore_beside_it_are_refused(desk: Desk) -> None:
    copy = copied(desk)
    with OnlyOne(desk.workspace.config.state):
        running = refused(desk, "run", status=3)
        assert running.startswith("bộ đăng bài đang chạy ở đây rồi (tiến trình ")
        stop = "hãy dừng trước: systemctl stop publisher"
        assert refused(desk, "restore", str(copy)) == f"{running}; {stop}"


def test_a_damaged_copy_is_not_put_back(desk: Desk) -> None:
    copy = copied(desk)
    torn(copy)
    told = refused(desk, "restore", str(copy))
    assert told.startswith(f"{copy.name} bị hỏng, không dùng được (")
    assert told.endswith("; hãy chọn bản sao khác trong state/backups/")


def test_what_is_no_copy_is_not_put_back(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "thu.sqlite").write_text("Kính gửi", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "khac.sqlite")) as other:
        other.execute("CREATE TABLE khac (id)")
    (tmp_path / "thu-muc").mkdir()
    for name in ("thu.sqlite", "khac.sqlite", "thu-muc"):
        told = refused(desk, "restore", str(tmp_path / name))
        assert told.startswith(f"{name} không phải bản sao cơ sở dữ liệu của publisher")
    missing = tmp_path / "mat.sqlite"
    assert refused(desk, "restore", str(missing)) == f"không có tệp {missing}"


def test_a_damaged_database_names_the_newest_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(desk)
    newest = desk.workspace.config.state / "backups" / "publisher-20990101T000000Z.sqlite"
    newest.write_bytes(b"")
    desk.workspace.store.close()
    torn(desk.workspace.config.state / "publisher.sqlite")
    told = refused(desk, "status", status=4)
    assert told.endswith(f"\nHãy khôi phục từ bản sao: publisher restore {newest} -w {desk.root}")
    monkeypatch.chdir(desk.root)
    assert refused(desk, "status", status=4).endswith(f"restore state/backups/{newest.name}")


# --- People ---------------------------------------------------------------------------------

ADD = ("people", "add")


def test_who_is_no_person_is_told_all_that_is_wrong(desk: Desk) -> None:
    told = refused(desk, *ADD, "có dấu", " ", "--role", "boss", "--telegram", "@ten")
    assert told.splitlines() == [
        "mã “có dấu” không hợp lệ; chỉ dùng chữ thường không dấu, số, dấu gạch ngang và dấu chấm, "
        "bắt đầu bằng chữ hoặc số, không quá 100 ký tự",
        "hãy ghi họ tên",
        "không có vai trò “boss”; chọn: editor (viết bài), approver (duyệt bài), "
        "publisher (phụ trách đăng bài), admin (quản trị)",
        "mã Telegram phải là dãy số, ví dụ 100000001",
    ]


def test_a_unit_that_the_office_has_not_is_refused_with_those_it_has(desk: Desk) -> None:
    told = refused(desk, *ADD, "moi", "Người mới", "--role", "editor", "--unit", "phong-la")
    assert told == "không có đơn vị này: 'phong-la'; các đơn vị: van-phong"


def test_adding_changing_and_removing_somebody_is_told(desk: Desk) -> None:
    added = run(desk, *ADD, "moi", "Người mới", "--role", "editor", "--unit", "van-phong")
    assert added.stdout == "đã thêm moi: Người mới; viết bài; van-phong; chưa có Telegram\n"
    changed = run(desk, *ADD, "moi", "Người mới", "--role", "approver", "--telegram", "7")
    assert changed.stdout == "đã sửa moi: Người mới; duyệt bài; –; đã có Telegram\n"
    assert run(desk, "people", "remove", "moi").stdout == "đã bỏ moi (Người mới) khỏi danh sách\n"


def test_changing_somebody_of_the_config_says_which_of_the_two_holds(desk: Desk) -> None:
    told = (
        f"config/publisher.toml cũng ghi {FIRST} trong [[people]]; "
        "từ nay theo lệnh này, không theo tệp đó"
    )
    for command in ((*ADD, FIRST, "Quyền Chánh Văn phòng", "--role", "editor"),
                    ("people", "remove", FIRST)):  # fmt: skip
        assert run(desk, *command).stdout.splitlines()[1:] == [told]


# --- A new workspace ------------------------------------------------------------------------


def test_init_says_in_vietnamese_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "so"
    done = CliRunner().invoke(app, ["init", str(folder)])
    assert done.stdout.splitlines()[-1] == (
        f"Tiếp theo: cd {folder} && publisher check && publisher run"
    )
    again = CliRunner().invoke(app, ["init", str(folder)])
    there = f"{folder}/config/publisher.toml đã có rồi; không thay đổi gì\n"
    assert (again.exit_code, again.stderr) == (1, there)


# --- Files and ports ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [("journal", "--export"), ("preview", "a", "-o"),
     ("report", "--from", "2026-11-15", "--to", "2026-12-14", "--format", "html", "-o")],
    ids=lambda command: command[0],
)  # fmt: skip
def test_a_file_that_can_not_be_written_is_told(desk: Desk, command: tuple[str, ...]) -> None:
    desk.put("a.md")
    desk.scan()
    assert refused(desk, *command, "/nope/x") == "không ghi được /nope/x: không có thư mục /nope"
    folder = str(desk.root)
    if command[0] != "report":  # of which several come into one folder
        assert refused(desk, *command, folder) == f"không ghi được {folder}: đó là một thư mục"


def test_a_workspace_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    file = tmp_path / "tep"
    file.touch()
    done = CliRunner().invoke(app, ["init", str(file / "so")])
    told = f"không ghi được {file}/so: không có thư mục {file}\n"
    assert (done.exit_code, done.stderr) == (1, told)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["demo", "sandbox"])
@pytest.mark.parametrize("library", STAND_INS)
def test_stand_ins_that_are_not_installed_are_told_with_how_to(
    command: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, library, None)  # as if it were not there
    done = CliRunner().invoke(app, [command])
    told = (
        "chưa cài phần giả lập các dịch vụ; trong thư mục mã nguồn, hãy chạy: "
        "pip install -c requirements.lock '.[sandbox]'\n"
    )
    assert (done.exit_code, done.output) == (2, told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["demo", "sandbox"])
def test_a_port_in_use_is_told_with_another(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        done = CliRunner().invoke(app, [command, "--port", str(port)])
    told = f"cổng {port} đang được dùng; hãy chọn cổng khác: --port {port + 100}\n"
    assert (done.exit_code, done.output) == (1, told)
    assert list(tmp_path.iterdir()) == []


# --- Items and channels ---------------------------------------------------------------------

NO_ITEM = "không có bài hoặc tệp 'khong-co'; xem: publisher status"
RESOLVE = "publisher resolve a page --sent ĐỊA-CHỈ | --not-sent"


@pytest.fixture
def item(desk: Desk) -> Desk:
    desk.put("a.md")
    desk.scan()
    return desk


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["show", "preview", "cancel", "adopt", "release", "approve", "withdraw"],
)
def test_an_unknown_item_is_told_with_where_to_look(desk: Desk, command: str) -> None:
    more = {"withdraw": ("--reason", "Nhầm")}.get(command, ())
    assert refused(desk, command, "khong-co", *more) == NO_ITEM


@pytest.mark.parametrize("command", ["cancel", "release"])
def test_an_unknown_channel_is_told_with_those_that_are_known(item: Desk, command: str) -> None:
    told = refused(item, command, "a", "--channel", "pgae", status=2)
    assert told == "không có kênh này: “pgae”; các kênh: chat, page, site"
    assert set(item.states("a").values()) == {"queued"}


def test_nothing_is_done_where_one_of_the_names_is_unknown(item: Desk) -> None:
    item.set("a", state="held", held_for="first_run")
    for command in ("adopt", "release"):
        assert refused(item, command, "a", "khong-co") == NO_ITEM
    assert set(item.states("a").values()) == {"held first_run"}


def test_adopting_takes_an_items_file_too(item: Desk) -> None:
    item.set("a", state="held", held_for="first_run")
    assert run(item, "adopt", "content/a.md").stdout == "đã ghi nhận: a\n"


def test_a_doubt_is_not_released_but_told_with_its_command(item: Desk) -> None:
    item.set("a", state="sent")
    item.set("a", "page", state="held", held_for="doubt")
    told = f"page: chưa rõ đã đăng hay chưa; hãy xem trên kênh rồi chạy: {RESOLVE}"
    assert refused(item, "release", "a") == told
    item.set("a", "page", state="doubtful")
    assert refused(item, "release", "a") == "page: chưa rõ; xem: publisher show a"


@pytest.mark.slow
def test_what_its_file_keeps_held_is_told_with_what_to_do(item: Desk) -> None:
    (item.content / "a.md").unlink()
    item.scan()
    told = (
        "chat, page, site: tệp của bài không còn: a.md; hãy đặt tệp lại chỗ cũ, "
        "bài sẽ tự đi tiếp; để bỏ hẳn: publisher cancel a"
    )
    assert sorted_names(refused(item, "release", "a")) == told
    item.put("a.md", unit="khong-co")
    item.put("b.md", title="Bài b")
    item.scan()
    item.set("b", state="held", held_for="late")
    done = run(item, "release", "a", "b")
    assert (done.exit_code, done.stdout) == (0, "đã cho đi tiếp: b\n")
    assert sorted_names(done.stderr).startswith("chat, page, site: tệp có lỗi: ")
    assert done.stderr.endswith(
        "; hãy sửa tệp rồi lưu lại, bài sẽ tự đi tiếp; để bỏ hẳn: publisher cancel a\n"
    )
    assert set(item.states("a").values()) == {"held vanished"}


def sorted_names(line: str) -> str:
    names, _colon, rest = line.rstrip("\n").partition(": ")
    return f"{', '.join(sorted(names.split(', ')))}: {rest}"


def test_what_needs_no_release_says_so(item: Desk) -> None:
    told = "bài a không có gì đang giữ hoặc không đăng được; xem: publisher show a"
    assert refused(item, "release", "a") == told
    assert refused(item, "release", "page") == ("page không bị tạm dừng; xem: publisher status")


def test_status_and_show_name_the_command_that_settles_a_doubt(item: Desk) -> None:
    item.set("a", "page", state="held", held_for="doubt")
    for command in (("status",), ("show", "a")):
        assert f"  → {RESOLVE}\n" in run(item, *command).stdout


def test_cancelling_a_doubt_says_what_becomes_of_it(item: Desk) -> None:
    item.set("a", "page", state="held", held_for="doubt")
    item.set("a", "chat", state="sending")
    doubt = "page: chưa rõ đã đăng hay chưa; nếu chưa thì không gửi nữa\n"
    done = run(item, "cancel", "a", "--channel", "page")
    assert (done.exit_code, done.stdout) == (0, f"{doubt}  → {RESOLVE}\n")
    sending = "chat: đang đăng; nếu không đi được thì không gửi nữa\n"
    again = run(item, "cancel", "a")
    assert (again.exit_code, again.stdout) == (
        0,
        f"đã hủy 1 lượt đăng\n{doubt}{sending}  → {RESOLVE}\n",
    )
    assert run(item, "cancel", "a").exit_code == 1


def test_what_is_out_is_not_cancelled_and_that_is_told(item: Desk) -> None:
    item.sent("a")
    assert refused(item, "cancel", "a") == "bài a không còn gì để hủy; xem: publisher show a"


def test_releasing_all_after_a_restore_says_what_stays(item: Desk) -> None:
    item.put("b.md", title="Bài b")
    item.scan()
    item.set("a", state="held", held_for="restored")
    item.set("b", state="held", held_for="restored")
    item.set("b", "page", state="held", held_for="late")
    kept = "bài giữ lại sau khi khôi phục phải cho đi từng bài: publisher release BÀI\n"
    done = run(item, "release", "--all")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "đã cho đi tiếp: b\n", f"2 {kept}")
    again = run(item, "release", "--all")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", f"2 {kept}")


def test_releasing_all_names_the_doubts_that_stay(item: Desk) -> None:
    item.set("a", state="sent")
    item.set("a", "page", state="held", held_for="doubt")
    done = run(item, "release", "--all")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith(f"hãy xem trên kênh rồi chạy: {RESOLVE}\n")


def test_a_channel_that_may_try_again_is_told_with_where_to_look(desk: Desk) -> None:
    with desk.workspace.store.write() as db:
        pause(db, "page", "token hết hạn", desk.time, until=None)
    told = "đã cho page thử lại; xem kết quả: publisher status\n"
    assert run(desk, "resume", "page").stdout == told


# --- Approving and correcting ---------------------------------------------------------------


def test_approving_twice_says_that_others_are_needed(item: Desk) -> None:
    first, again = (run(item, "approve", "a", "--as", FIRST).stdout for _ in range(2))
    assert "anh, chị" not in first
    assert again == "anh, chị đã duyệt rồi; còn cần 1 người khác duyệt\n"
    assert run(item, "approve", "a", "--as", SECOND).stdout == "đã duyệt: a\n"


def test_a_correction_that_needs_approval_names_the_whole_command(item: Desk) -> None:
    told = "bài này phải được duyệt: publisher approve a --as MÃ-NGƯỜI-DUYỆT"
    assert refused(item, "approve", "content/a.md") == told


@pytest.mark.parametrize("who", [(), ("--as", FIRST)], ids=["nobody", "an approver"])
def test_a_note_where_approval_is_asked_is_told_where_to_write_it(
    item: Desk, who: tuple[str, ...]
) -> None:
    told = (
        "bài này phải được duyệt; hãy ghi vào tệp điều đã sai, “correction: …”, rồi chạy: "
        "publisher approve a --as MÃ-NGƯỜI-DUYỆT"
    )
    assert refused(item, "approve", "a", "--note", "Số đúng là 12.", *who) == told
    assert all(row["approved_digest"] is None for row in item.rows())


@pytest.mark.slow
def test_a_correction_of_nothing_says_why(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        words.use("vi")
        told = "bài a hiện không có ở kênh nào; xem: publisher show a"
        assert refused(desk, "approve", "a") == told
        desk.sent("a")
        assert refused(desk, "approve", "a") == (
            "tệp không có gì khác bản đã đăng; tệp được đọc lần cuối lúc 23/11/2026 08:00"
        )
        desk.put("a.md", summary=None)
        desk.scan()
        told = "tệp của bài có lỗi nên chưa được nhận; xem: publisher check a.md"
        assert refused(desk, "approve", "a") == told
        desk.put("a.md", summary="Đã sửa.")
        desk.scan()
        assert run(desk, "approve", "a").exit_code == 0
        told = "bản đính chính đã được cho đi hoặc đang vướng; xem: publisher show a"
        assert refused(desk, "approve", "a") == told
