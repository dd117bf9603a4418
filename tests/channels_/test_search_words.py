"""What readers searched for in vain: told to the editors, without saying anything of a person."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from test_accesslog import BROWSER, line, make_log

from channels.website import Website
from channels.website.settings import Settings
from channels.website.views import words
from channels.website.views.words import Missed, cleaned
from fleeting_state import FleetingState
from publisher.contract import Unavailable

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def asked(text: str, reader: int = 0, at: datetime = AT) -> bytes:
    return line(
        u=f"/khong-thay.txt?q={quote(text)}", ip=f"203.0.113.{reader}", t=at.isoformat(), s=204
    )


def search(folder: Path, *lines: bytes) -> list[Missed]:
    with (folder / "access.log").open("ab") as file:
        file.writelines(lines)
    log = make_log(folder)
    log.read()
    return log.missed()


def test_words_of_three_visits_are_told(tmp_path: Path) -> None:
    lines = [asked("Giấy phép  xây dựng tạm?", reader) for reader in range(3)]
    assert search(tmp_path, *lines) == [Missed("giấy phép xây dựng tạm", 3, "2026-11-23")]


def test_words_of_fewer_are_told_to_nobody_and_stand_nowhere(tmp_path: Path) -> None:
    lines = [asked("nhà xyzzy của ông Tám", reader) for reader in (1, 2)]
    assert search(tmp_path, *lines) == []
    for file in tmp_path.glob("site.*"):
        assert b"xyzzy" not in file.read_bytes()
    assert search(tmp_path, asked("nhà xyzzy của ông Tám", 3))


def test_one_visit_counts_once_however_often_it_asks(tmp_path: Path) -> None:
    again = [asked("nhà ở xã hội", 1, AT + timedelta(minutes=each)) for each in range(10)]
    assert search(tmp_path, *again) == []


def test_words_typed_without_signs_are_the_same_words(tmp_path: Path) -> None:
    lines = [asked("nha o xa hoi", 1), asked("Nhà ở xã hội", 2), asked("nhà ở xã hội", 3)]
    assert search(tmp_path, *lines) == [Missed("nhà ở xã hội", 3, "2026-11-23")]


def test_robots_and_what_is_no_search_count_for_nothing(tmp_path: Path) -> None:
    robots = [line(u="/khong-thay.txt?q=abc", ua="curl/8", ip=str(each)) for each in range(5)]
    empty = [line(u=f"/khong-thay.txt{each}", ua=BROWSER) for each in ("", "?", "?q=", "?x=abc")]
    assert search(tmp_path, *robots, *empty) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Quy hoạch đô thị mới", "quy hoạch đô thị mới"),
        ("bản đồ thị trấn", "bản đồ thị trấn"),
        ("Nghị định 224/2026/NĐ-CP", "nghị định 224/2026/nđ-cp"),
        ("bảng giá đất 2025 2026", "bảng giá đất 2025 2026"),
        ("thửa 123 tờ 45", "thửa 123 tờ 45"),
        ("đường Nguyễn Văn Cừ", "đường nguyễn văn cừ"),
        ("<script>alert(1)</script>", "script alert 1 /script"),
        ("\x1b[31mđỏ\x07", "31mđỏ"),
        ("0905 123 456", ""),
        ("sđt 0905.123.456 ông An", ""),
        ("cccd 066090001234", ""),
        ("H15.12-231123-0012", ""),
        ("000.00.12.H15-231123-0001", ""),
        ("an.nguyen@example.vn", ""),
        ("nguyễn văn an", ""),
        ("đơn của Trần Thị B", ""),
        ("nguyen van an", ""),
        ("a", ""),
        ("?!", ""),
        ("dài " * 40, ""),
    ],
)
def test_what_may_be_a_person_is_not_even_counted(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_how_many_are_told_apart_is_bounded_and_what_was_told_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "ROWS", 20)
    lines = [asked("nhà ở xã hội", reader) for reader in range(3)]
    many = [asked(f"lạ {number}", 9, AT + timedelta(days=1)) for number in range(100)]
    assert [each.words for each in search(tmp_path, *lines, *many)] == ["nhà ở xã hội"]


def test_what_nobody_repeats_is_forgotten(tmp_path: Path) -> None:
    assert search(tmp_path, *[asked("nhà ở xã hội", reader) for reader in range(3)])
    later = AT + timedelta(days=words.DAYS + 1)
    assert search(tmp_path, asked("khác", 1, later)) == []


def test_the_command_tells_editors_what_readers_miss(tmp_path: Path) -> None:
    settings = Settings(
        directory=tmp_path / "site",
        base_url="https://sxd.example.vn",
        index=tmp_path / "site.sqlite",
        office_name="Sở Xây dựng",
        access_log=tmp_path / "access.log",
    )
    site = Website(settings, FleetingState())
    (tmp_path / "access.log").write_bytes(asked("nhà ở xã hội"))
    assert [each.what for each in site.words()] == [
        "Chưa có từ nào được tìm 3 lượt trở lên mà không thấy."
    ]
    (tmp_path / "access.log").write_bytes(
        b"".join(asked("nhà ở xã hội", each) for each in range(1, 4))
    )
    told = [(each.place, each.what) for each in site.words()]
    assert told == [("“nhà ở xã hội”", "4 lượt tìm không thấy, gần nhất 23/11/2026")]
    blind = Website(settings.model_copy(update={"access_log": None}), FleetingState())
    with pytest.raises(Unavailable, match="access_log"):
        list(blind.words())
