"""What `publisher check --online` finds out about desks; files and channels: test_cli."""

from pathlib import Path

import pytest

from deciding import PEOPLE, office
from publisher.actions.checking import Answer, check_online
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
