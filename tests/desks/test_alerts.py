"""What the office's people are told: trouble, its end, and the day in short."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deciding import FIRST, PEOPLE, approve_by, at_due, office, put, work
from fake_channels import service
from fake_desks import Chat
from publisher.actions import waiting
from publisher.actions.decisions import withdraw
from publisher.contract import Desk, Rejected, Unauthorized, Unavailable
from publisher.desks.alerts import Alerts
from publisher.status.messages import Trouble
from workspaces import Desk as Office

DESKS = """
[desks.group]
use = "fake_desks:Chat"
receives = ["alerts", "digest", "approvals"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, "default = 1", more=PEOPLE + DESKS) as desk:
        yield desk


@pytest.fixture
def chat() -> Chat:
    return Chat()


def alerts(desk: Office, chat: Desk) -> Alerts:
    return Alerts(desk.workspace, {"group": chat})


def look(desk: Office, chat: Desk, **extra: str) -> None:
    """Look for trouble; `extra` is what is wrong, and what helps on its second line."""
    troubles = (Trouble(key, *text.split("\n")) for key, text in extra.items())
    alerts(desk, chat).look(troubles)


# --- Incidents -------------------------------------------------------------------------------


def test_one_message_when_it_begins_and_one_when_it_ends(desk: Office, chat: Chat) -> None:
    for _look in range(3):
        look(desk, chat, disk="only 5 MB free\nMake room")
    (begun,) = chat.told
    assert begun.text == "⚠ only 5 MB free\nMake room"
    for _look in range(3):
        look(desk, chat)
    assert len(chat.told) == 2
    assert chat.told[1].text == "✓ Settled at 08:00 on 23/11/2026: only 5 MB free"
    assert [each.subject for each in chat.told] == ["1 things to see to", "1 things settled"]


def test_what_can_not_be_changed_is_told_once_and_never_as_settled(
    desk: Office, chat: Chat
) -> None:
    fact = (Trouble("fact stays a/page/2", "it stays there"),)
    for _look in range(3):
        alerts(desk, chat).look(fact)
    alerts(desk, chat).look()
    assert [(each.subject, each.text) for each in chat.told] == [
        ("1 things to see to", "⚠ it stays there")
    ]
    assert alerts(desk, chat).digest()
    assert "To be seen to: 0" in chat.told[-1].text


def test_several_at_once_are_one_message(desk: Office, chat: Chat) -> None:
    look(desk, chat, **{f"x{number}": f"trouble {number}" for number in range(40)})
    (message,) = chat.told
    assert message.text.count("⚠") == 12
    assert "and 28 more; see: publisher status" in message.text


@pytest.mark.slow
def test_a_hundred_failures_of_one_channel_are_one_message(desk: Office, chat: Chat) -> None:
    for number in range(20):
        put(desk, f"b{number}")
        approve_by(desk, f"b{number}", FIRST)
    service(desk.workspace, "page").denies = Unauthorized("token expired")
    at_due(desk)
    for _look in range(5):
        work(desk)
        look(desk, chat)
        desk.wait(minutes=10)
    (message,) = chat.told
    assert "publisher resume page" in message.text
    service(desk.workspace, "page").denies = None
    waiting.resume(desk.workspace, "page")
    work(desk)
    look(desk, chat)
    assert len(chat.told) == 2 and "✓" in chat.told[1].text


def test_nobody_is_forgotten_while_the_desk_is_down(desk: Office, chat: Chat) -> None:
    chat.denies = Unavailable("down")
    look(desk, chat, x="down")
    chat.denies = None
    look(desk, chat, x="down")
    look(desk, chat)
    assert [each.text[0] for each in chat.told] == ["⚠", "✓"]


def test_a_desk_hears_only_what_it_takes(tmp_path: Path, chat: Chat) -> None:
    only = DESKS.replace('"alerts", "digest", "approvals"', '"digest"')
    with office(tmp_path, "default = 1", more=PEOPLE + only) as desk:
        put(desk)
        look(desk, chat, x="down")
        assert chat.told == []
        alerts(desk, chat).digest()
        assert len(chat.told) == 1


def digest(desk: Office, chat: Chat) -> str:
    alerts(desk, chat).digest()
    return chat.told[-1].text


def test_the_digest_counts_items_and_not_deliveries(desk: Office, chat: Chat) -> None:
    for name in "ab":
        put(desk, name)
        approve_by(desk, name, FIRST)
    service(desk.workspace, "page").then(Rejected("ảnh hỏng"))
    put(desk, "c", publish_at="2026-11-30 08:00")
    (desk.content / "c.md").unlink()
    desk.scan()
    at_due(desk)
    work(desk)
    lines = digest(desk, chat).splitlines()
    assert lines[1] == "Out in the last 24 hours: 2 items (chat 2, page 1, site 2)"
    assert lines[2] == "Waiting: 0; in doubt: 0; held: 1 items; failed: 1 items"


@pytest.mark.slow
def test_the_digest_lists_what_waits_for_approval_every_day(desk: Office, chat: Chat) -> None:
    for name in "abc":
        put(desk, name)
    for name in "bc":
        approve_by(desk, name, FIRST)
    at_due(desk)
    work(desk)
    put(desk, "b", summary="Sửa.")
    withdraw(desk.workspace, "c", "nhầm", urgent=False)
    desk.wait(hours=1)
    look(desk, chat)
    for _day in range(2):
        text = digest(desk, chat)
        assert text.splitlines()[2].startswith("Waiting: 1 items, 1 corrections, 1 withdrawals;")
        assert "For approval: 3" in text and "To be seen to: 0" in text
        for line in ("New item «Bài a», due at", "Correction «Bài b»", "Withdrawal «Bài c»"):
            assert f"• {line}" in text
        assert "publisher approve a --as" in text


def test_the_digest_lists_open_troubles_in_one_line_each(desk: Office, chat: Chat) -> None:
    troubles = {f"x{number}": f"trouble {number}\nDo this" for number in range(13)}
    look(desk, chat, **troubles)
    text = digest(desk, chat)
    assert "To be seen to: 13\n• trouble 0\n" in text and "Do this" not in text
    assert text.endswith("• trouble 9\n… and 3 more; see: publisher status")
