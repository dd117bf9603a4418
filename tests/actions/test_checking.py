"""What `publisher check --online` finds out about desks; files and channels: test_cli."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from deciding import PEOPLE, office
from publisher.actions.checking import Answer, check_files, check_online
from publisher.cli.answers import print_problems
from publisher.items.files import remarks_on
from scripted_service import nobody
from smtp_service import receiving


def mail(address: str) -> str:
    return f"""
[desks.mail]
use = "channels.mail.desk:EmailDesk"
host = "127.0.0.1"
port = {address.rpartition(":")[2]}
security = "none"
sender = "lantoa@soxaydung.example"
to = ["vanphong@soxaydung.example"]
[desks.group]
use = "fake_desks:Chat"
"""


def asked(root: Path, desks: str) -> dict[str, Answer]:
    with office(root, more=PEOPLE + desks) as desk:
        return {each.channel: each for each in check_online(desk.workspace)}


def test_a_desk_is_asked_like_a_channel_and_told_nothing(tmp_path: Path) -> None:
    with receiving() as server:
        found = asked(tmp_path, mail(f"127.0.0.1:{server.port}"))
        assert server.mails == []
    assert found["desk mail"].problems == found["desk group"].problems == []
    assert "lantoa@soxaydung.example" in str(found["desk mail"].facts)


@pytest.mark.slow
def test_a_desk_that_cannot_be_reached_is_a_problem(tmp_path: Path) -> None:
    with nobody() as address:
        found = asked(tmp_path, mail(address))
    assert len(found["desk mail"].problems) == 1


def test_of_many_problems_of_a_file_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        desk.put(
            "a.md", "\n".join(f"![Lễ ký kết ở sảnh {n}](khong-co-{n}.png)" for n in range(2000))
        )
        (checked,) = check_files(desk.workspace)
        said = StringIO()
        print_problems(Console(file=said, width=200), Path("content"), checked)
        lines = said.getvalue().splitlines()
        desk.scan()
        (kept,) = desk.problems().values()
    assert len(lines) == len(kept) == 21
    assert "khong-co-0.png" in lines[0] and "khong-co-19.png" in kept[19]
    assert lines[-1].endswith("1.980 more") and kept[-1].endswith("1.980 more")


def test_what_a_channel_does_not_show_is_told_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fake_channels.Blind.leaves_out", ("title", "documents", "source"))
    with office(tmp_path) as desk:
        path = desk.put("a.md", "Nội dung.\n\nNộp qua https://dvc.gov.vn/b cho **nhanh**.")
        (checked,) = check_files(desk.workspace)
        desk.scan()
        with desk.workspace.store.read() as db:
            kept = remarks_on(db, next(iter(desk.items())))
    lines = path.read_text("utf-8").split("\n")
    told = [lines[each.line - 1] for each in (*checked.problems, *kept)]
    assert {*told} == {"Nội dung.", "Nộp qua https://dvc.gov.vn/b cho **nhanh**."}
    assert len(told) == 2 * len(checked.problems)
