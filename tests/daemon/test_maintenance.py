"""The daemon's upkeep: listening, copies, stopped channels, what config it works with."""

import shutil
import threading
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from deciding import ALL, PEOPLE, at_due, configure, office, out, work
from fake_channels import service
from fake_desks import Chat
from publisher.config.file import CONFIG
from publisher.contract import Channel, Health, Unauthorized, Unavailable
from publisher.daemon.channel_care import ChannelCare
from publisher.daemon.maintenance import Maintenance
from publisher.outbox.pauses import channels, pause
from publisher.people.journal import journal
from publisher.status.proof import verify
from publisher.workspace import make_channels
from workspaces import Desk, opened

DESKS = """
[desks.group]
use = "fake_desks:Chat"
receives = ["alerts", "digest", "approvals"]
[alerts]
digest = "07:30"
backup = "01:30"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 0", more=PEOPLE + DESKS) as desk:
        yield desk


@pytest.fixture
def chat() -> Chat:
    return Chat()


@pytest.fixture
def care(desk: Desk) -> ChannelCare:
    own: dict[str, Channel] = make_channels(desk.workspace.config, desk.workspace.store)
    return ChannelCare(desk.workspace, own)


@pytest.fixture
def maintenance(desk: Desk, chat: Chat, care: ChannelCare) -> Maintenance:
    return Maintenance(desk.workspace, {"group": chat}, threading.Event(), care.extra)


def acts(desk: Desk) -> list[tuple[str, str]]:
    with desk.workspace.store.read() as db:
        return [(row.who, row.act) for row in db.execute(select(journal).order_by(journal.c.id))]


def stopped(desk: Desk) -> set[str]:
    with desk.workspace.store.read() as db:
        query = select(channels.c.name).where(channels.c.stopped_at.is_not(None))
        return set(db.scalars(query))


def stop(desk: Desk, name: str = "a", **front: str) -> None:
    """Let the page's service refuse the credentials of everything that waits."""
    service(desk.workspace, "page").denies = Unauthorized("token expired")
    desk.put(f"{name}.md", None, **{"title": f"Bài {name}", **front})
    desk.scan()
    at_due(desk)
    work(desk)
    assert stopped(desk) == {"page"}


# --- Stopped channels ------------------------------------------------------------------------


@pytest.mark.slow
def test_a_stopped_channel_goes_on_by_itself_once_it_is_well(
    desk: Desk, care: ChannelCare
) -> None:
    stop(desk)
    care.try_stopped()
    assert stopped(desk) == {"page"}
    service(desk.workspace, "page").denies = None
    care.try_stopped()
    assert stopped(desk) == set()
    others = [("publisher", "published")] * 2  # on the channels that are well
    assert acts(desk) == [*others, ("publisher", "resume")]
    work(desk)
    assert desk.states("a")["page"] == "sent"


def test_a_channel_with_problems_stays_stopped(
    desk: Desk, care: ChannelCare, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(desk)
    service(desk.workspace, "page").denies = None
    sick = Health(identity="page", problems=("may not post",))
    monkeypatch.setattr(care.channels["page"], "check", lambda: sick)
    care.try_stopped()
    assert stopped(desk) == {"page"}


def test_a_bug_in_one_channels_check_keeps_no_other_stopped(
    desk: Desk,
    care: ChannelCare,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    stop(desk)
    service(desk.workspace, "page").denies = None
    with desk.workspace.store.write() as db:
        pause(db, "chat", "token expired", desk.time, until=None)
    monkeypatch.setattr(care.channels["chat"], "check", lambda: 1 / 0)
    care.try_stopped()
    assert stopped(desk) == {"chat"}
    assert "channel_bug channel=chat" in caplog.text


@pytest.mark.slow
def test_one_that_is_well_only_when_asked_is_tried_less_and_less(
    desk: Desk,
    care: ChannelCare,
    maintenance: Maintenance,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop(desk)
    monkeypatch.setattr(care.channels["page"], "check", lambda: Health(identity="page"))
    for _try in range(24 * 12):  # a day, every five minutes
        care.try_stopped()
        maintenance.look()
        work(desk)
        maintenance.look()
        desk.wait(minutes=5)
    resumes = [act for _who, act in acts(desk) if act == "resume"]
    assert 3 < len(resumes) < 10
    assert len([each for each in chat.told if "publisher resume" in each.text]) < 20


@pytest.mark.slow
def test_the_wait_begins_anew_after_a_day_that_went_well(desk: Desk, care: ChannelCare) -> None:
    for name, day in (("a", 24), ("b", 27)):
        stop(desk, name, publish_at=f"2026-11-{day} 08:00")
        service(desk.workspace, "page").denies = None
        care.try_stopped()
        assert stopped(desk) == set()
        work(desk)
        desk.wait(days=2)


# --- Once a day ------------------------------------------------------------------------------


def test_the_digest_comes_once_a_day_also_after_an_outage(
    desk: Desk, maintenance: Maintenance, chat: Chat
) -> None:
    maintenance.look()
    assert chat.told == []  # a new workspace has nothing to make up for
    desk.wait(hours=24)
    for _look in range(3):
        maintenance.look()
        desk.wait(minutes=1)
    assert len(chat.told) == 1
    desk.wait(days=4)
    maintenance.look()
    maintenance.look()
    assert len(chat.told) == 2


def test_a_digest_that_nobody_could_be_told_comes_when_the_desk_is_back(
    desk: Desk, maintenance: Maintenance, chat: Chat
) -> None:
    maintenance.look()
    desk.wait(hours=24)
    chat.denies = Unavailable("away")
    maintenance.look()
    chat.denies = None
    for _look in range(2):
        desk.wait(minutes=1)
        maintenance.look()
    assert len(chat.told) == 1


def test_the_database_is_copied_once_a_night(desk: Desk, maintenance: Maintenance) -> None:
    maintenance.look()
    desk.wait(days=1)
    maintenance.look()
    maintenance.look()
    assert len(list((desk.workspace.config.state / "backups").glob("*.sqlite"))) == 1


def test_a_copy_that_fails_is_told_with_what_to_try(
    desk: Desk, maintenance: Maintenance, chat: Chat
) -> None:
    maintenance.look()
    (desk.workspace.config.state / "backups").write_text("in the way")
    desk.wait(days=1)
    maintenance.look()
    assert any("publisher backup" in each.text for each in chat.told)


def test_a_disk_that_fills_up_is_told_and_its_end_too(
    desk: Desk, maintenance: Maintenance, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    free = {"bytes": 5_000_000}
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(1, 1, free["bytes"]))
    maintenance.look()
    maintenance.look()
    free["bytes"] = 10**12
    maintenance.look()
    assert [each.text[:1] for each in chat.told] == ["⚠", "✓"]
    assert "5 MB" in chat.told[0].text


# --- Config and journal ----------------------------------------------------------------------


def start(desk: Desk) -> None:
    done = threading.Event()
    done.set()
    Maintenance(desk.workspace, {}, done).start()


def test_a_changed_config_is_written_down_once(tmp_path: Path) -> None:
    with office(tmp_path, "default = 0") as desk:
        start(desk)
        start(desk)
        assert acts(desk) == [("publisher", "config")]
    configure(tmp_path, "default = 1")
    with opened(tmp_path) as desk:
        start(desk)
        assert acts(desk) == [("publisher", "config")] * 2


def test_every_look_anchors_the_journal(desk: Desk, maintenance: Maintenance) -> None:
    start(desk)
    maintenance.look()
    with desk.workspace.store.read() as db:
        assert verify(db, desk.workspace.config.state) == []


def edit(desk: Desk, old: str, new: str) -> None:
    path = desk.root / CONFIG
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def texts(chat: Chat) -> list[str]:
    return [each.text for each in chat.told if not each.buttons]


def test_a_config_changed_under_a_running_daemon_is_told_once_and_its_end(
    desk: Desk, maintenance: Maintenance, chat: Chat
) -> None:
    start(desk)
    maintenance.look()
    edit(desk, "Sở Xây dựng", "Sở Tài chính")
    for _look in range(3):
        maintenance.look()
        desk.wait(minutes=1)
    what = (
        "The config was changed at 08:00 on 23/11/2026, but the publisher still works with "
        "the one before."
    )
    assert texts(chat) == [f"⚠ {what}\nStart it again: systemctl restart publisher"]
    edit(desk, "Sở Tài chính", "Sở Xây dựng")
    maintenance.look()
    assert texts(chat)[1:] == [f"✓ Settled at 08:03 on 23/11/2026: {what}"]


def test_a_changed_config_with_faults_is_told_with_the_first(
    desk: Desk, maintenance: Maintenance, chat: Chat
) -> None:
    edit(desk, "default = 0", "default = 9")
    maintenance.look()
    (told,) = texts(chat)
    assert "can't be used: " in told and "default: Input" in told and "publisher check" in told


@pytest.mark.slow
def test_approval_switched_on_under_a_running_daemon_holds_at_once(
    desk: Desk, maintenance: Maintenance, chat: Chat
) -> None:
    desk.put("a.md")
    desk.scan()
    edit(desk, "default = 0", "default = 1")
    maintenance.look()
    desk.put("b.md", title="Bài b")  # taken in by a daemon that still has the old config
    desk.scan()
    at_due(desk)
    work(desk)
    assert desk.states("a") == desk.states("b") == dict.fromkeys(ALL, "queued")
    assert [each.buttons for each in chat.told].count(()) < len(chat.told)  # they are asked for
    edit(desk, "default = 1", "default = 0")
    maintenance.look()
    work(desk)
    assert out(desk, "a") == set()  # a milder config lets nothing go


def test_people_of_a_config_that_is_only_seen_are_written_down(
    desk: Desk, maintenance: Maintenance
) -> None:
    start(desk)
    edit(desk, '"1001"', '"666"')
    maintenance.look()
    assert acts(desk) == [("publisher", "config"), ("publisher", "config_seen")]
    with desk.workspace.store.read() as db:
        (seen,) = db.scalars(select(journal.c.details).where(journal.c.act == "config_seen"))
    assert [each["now"]["telegram"] for each in seen["people"]] == ["666"]


# --- Listening -------------------------------------------------------------------------------


def wait_for(condition: Any) -> None:
    reached = threading.Event()
    for _poll in range(500):
        if condition():
            return
        reached.wait(0.01)
    raise AssertionError("never came")


def test_a_deaf_desk_is_asked_again_and_presses_are_heard(
    desk: Desk, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.daemon.maintenance.DEAF", 0.01)
    desk.put("a.md", sensitive="true")
    desk.scan()
    maintenance = Maintenance(desk.workspace, {"group": chat}, threading.Event())
    maintenance.ask()
    chat.denies = Unavailable("down")
    chat.press("1001")
    maintenance.start()
    chat.denies = None
    wait_for(lambda: chat.replies)
    maintenance.stop.set()
    assert chat.replies == [("1001", "Noted. 1 more approval is needed.")]


def test_two_threads_put_a_question_once(desk: Desk, maintenance: Maintenance, chat: Chat) -> None:
    desk.put("a.md", sensitive="true")
    desk.scan()
    threads = [threading.Thread(target=maintenance.ask) for _number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(chat.told) == 1


def test_editors_are_told_once_of_a_file_that_is_not_taken(
    desk: Desk, chat: Chat, maintenance: Maintenance
) -> None:
    (desk.content / "tin.docx").write_bytes(b"PK")
    for _ in range(3):
        maintenance.look()
        desk.wait(seconds=60)
    (desk.content / "tin.docx").unlink()
    maintenance.look()
    told = [each for each in chat.told if "tin.docx" in str(each)]
    assert len(told) == 1
    assert "Word" in str(told[0])
