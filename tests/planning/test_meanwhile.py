"""What happens while a call is under way: files change and people decide in the middle of it."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deciding import ALL, FIRST, SECOND, approve_by, at_due, changes_of, configure, office, work
from fake_channels import service
from publisher.actions import decisions, resolving, waiting
from publisher.actions.restoring import hold_what_followed
from publisher.contract import OutcomeUnknown, Rejected, Unavailable, Unsupported
from publisher.outbox.approval import Refused
from publisher.outbox.deliveries import deliveries
from publisher.status.troubles import troubles
from workspaces import CHANNELS, Desk, opened

pytestmark = pytest.mark.slow

SITE = """
use = "channels.website:Website"
directory = "www"
base_url = "https://sxd.example.vn"
office_name = "Sở Xây dựng"
"""
BLIND = {**CHANNELS, "page": 'use = "fake_channels:Blind"\nafter = "site"'}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path) as desk:
        yield desk


def put(desk: Desk, title: str, **front: str) -> None:
    """Let the editor save the item's file, and the publisher read it."""
    desk.put("a.md", title=title, **front)
    desk.wait(seconds=5)
    desk.scan()


def publish(desk: Desk, title: str = "Một") -> None:
    put(desk, title)
    at_due(desk)
    work(desk)


def shown(desk: Desk, channel: str = "page") -> list[str]:
    """Return the first line of every post that readers of a channel see."""
    its = service(desk.workspace, channel)
    gone = {call.split()[1] for call in its.calls if call.startswith("withdraw ")}
    texts = [its.shown.get(post.ref, post.text) for post in its.posts if post.ref not in gone]
    return [text.splitlines()[0] for text in texts]


def meanwhile(desk: Desk, verb: str, act: Callable[[], object], channel: str = "page") -> None:
    service(desk.workspace, channel).meanwhile(verb, act)


# --- A person takes something back --------------------------------------------------------


def test_cancelled_while_it_is_sent_and_held_in_doubt_it_stays_away(tmp_path: Path) -> None:
    with office(tmp_path, channels=BLIND) as desk:
        put(desk, "Một")
        at_due(desk)
        service(desk.workspace, "page").then(OutcomeUnknown("cut"))
        meanwhile(desk, "publish", lambda: waiting.cancel(desk.workspace, "a", "page"))
        work(desk)
        desk.wait(minutes=1)
        work(desk)
        assert desk.row("a", "page")["state"] == "held"
        assert waiting.release(desk.workspace, ["a"], None) == []
        assert resolving.resolve(desk.workspace, "a", "page", None, None)
        work(desk)
        assert (shown(desk), desk.states("a")["page"]) == ([], "cancelled")


@pytest.mark.parametrize("act", ["cancel", "hold", "change"])
def test_what_the_disk_did_not_take_is_not_brought_out_by_the_next_article(
    tmp_path: Path, act: str
) -> None:
    configure(tmp_path, channels={"site": SITE})
    config = tmp_path / "config" / "publisher.toml"
    config.write_text(config.read_text("utf-8").replace('box = "box-site"\n', ""), "utf-8")
    with opened(tmp_path) as desk:
        put(desk, "Một")
        at_due(desk)
        in_the_way = tmp_path / "www" / "a.html" / "x"
        in_the_way.mkdir(parents=True)
        work(desk)
        assert desk.states("a")["site"] == "queued"
        shutil.rmtree(in_the_way.parent)
        match act:
            case "cancel":
                waiting.cancel(desk.workspace, "a", None)
            case "hold":
                waiting.hold(desk.workspace, "a", "sai")
            case "change":
                put(desk, "Hai", publish_at="2027-01-04 08:00")
        desk.put("b.md", "Thân bài khác.", title="Tin khác")
        desk.wait(minutes=20)
        desk.scan()
        work(desk)
        assert not (tmp_path / "www" / "a.html").exists()
        assert ">Một<" not in (tmp_path / "www" / "index.html").read_text("utf-8")


def test_cancelled_while_it_is_refused_it_is_not_released_with_the_rest(desk: Desk) -> None:
    put(desk, "Một")
    at_due(desk)
    service(desk.workspace, "page").then(Rejected("no"))
    meanwhile(desk, "publish", lambda: waiting.cancel(desk.workspace, "a", "page"))
    work(desk)
    for name in waiting.waiting(desk.workspace):
        waiting.release(desk.workspace, [name], None, named=False)
    work(desk)
    assert (shown(desk), desk.states("a")["page"]) == ([], "cancelled")


def test_a_release_revives_what_was_cancelled_only_if_told_to(desk: Desk) -> None:
    put(desk, "Một")
    waiting.cancel(desk.workspace, "a", "chat")
    waiting.hold(desk.workspace, "a", "xem lại")
    waiting.release(desk.workspace, ["a"], None)
    at_due(desk)
    work(desk)
    assert shown(desk, "chat") == []
    waiting.release(desk.workspace, ["a"], None, cancelled=True)
    work(desk)
    assert shown(desk, "chat") == ["Một"]


def test_what_is_released_before_its_time_goes_at_its_time(desk: Desk) -> None:
    put(desk, "Một")
    before = {row["due_at"] for row in desk.rows("a")}
    waiting.cancel(desk.workspace, "a", None)
    waiting.release(desk.workspace, ["a"], None, cancelled=True)
    assert {row["due_at"] for row in desk.rows("a")} == before
    assert work(desk) == 0


@pytest.mark.parametrize("how", ["withdraw", "cancel"])
def test_no_note_appears_for_a_correction_that_was_taken_back(desk: Desk, how: str) -> None:
    publish(desk)
    put(desk, "Hai")
    approve_by(desk, "a", FIRST)
    take_back = {
        "withdraw": lambda: decisions.withdraw(desk.workspace, "a", "sai", urgent=True),
        "cancel": lambda: waiting.cancel(desk.workspace, "a", "page"),
    }
    service(desk.workspace, "page").trouble.append(Unsupported("other pictures"))
    meanwhile(desk, "update", take_back[how])
    for _ in range(3):
        work(desk)
        desk.wait(minutes=5)
    assert len(service(desk.workspace, "page").posts) == 1


def test_a_withdrawal_in_doubt_is_repeated_whatever_a_person_says_of_it(desk: Desk) -> None:
    publish(desk)
    decisions.withdraw(desk.workspace, "a", "sai", urgent=True)
    (row,) = [
        row for row in desk.rows("a") if (row["kind"], row["channel"]) == ("withdraw", "page")
    ]
    with desk.workspace.store.write() as db:
        db.execute(
            deliveries.update().where(deliveries.c.id == row["id"]).values(state="doubtful")
        )
    assert not resolving.resolve(desk.workspace, "a", "page", "https://fake.example/ref-1", None)
    work(desk)
    assert shown(desk) == []


# --- The file changes ----------------------------------------------------------------------


def test_an_older_correction_never_covers_a_newer_one(desk: Desk) -> None:
    publish(desk)
    put(desk, "Hai, sai")
    approve_by(desk, "a", FIRST)
    service(desk.workspace, "page").trouble.append(Unavailable("down"))
    meanwhile(desk, "update", lambda: put(desk, "Ba, đúng"))
    work(desk)
    approve_by(desk, "a", FIRST)
    for _ in range(3):
        work(desk)
        desk.wait(minutes=5)
    assert {name: shown(desk, name) for name in ALL} == {name: ["Ba, đúng"] for name in ALL}


def test_a_correction_under_way_when_the_file_goes_back_is_put_back_too(desk: Desk) -> None:
    publish(desk)
    for title in ("Hai", "Một"):
        put(desk, title)
        approve_by(desk, "a", FIRST)
        work(desk)
    put(desk, "Hai")
    approve_by(desk, "a", FIRST)
    meanwhile(desk, "update", lambda: put(desk, "Một"), "site")
    work(desk)
    approve_by(desk, "a", FIRST)
    work(desk)
    assert {name: shown(desk, name) for name in ALL} == {name: ["Một"] for name in ALL}


def test_a_correction_that_may_be_seen_already_is_put_back_with_the_file(desk: Desk) -> None:
    publish(desk)
    put(desk, "Hai")
    approve_by(desk, "a", FIRST)
    its = service(desk.workspace, "site")
    its.trouble.append(OutcomeUnknown("answer lost"))
    meanwhile(desk, "update", lambda: its.shown.update({"ref-1": "Hai"}), "site")
    work(desk)
    put(desk, "Một")
    approve_by(desk, "a", FIRST)
    work(desk)
    assert {name: shown(desk, name) for name in ALL} == {name: ["Một"] for name in ALL}


@pytest.mark.parametrize(
    ("what", "seen"),
    [("edited", ["Hai"]), ("gone", []), ("without the channel", [])],
)
def test_what_comes_back_to_the_queue_says_what_its_file_says(
    desk: Desk, what: str, seen: list[str]
) -> None:
    put(desk, "Một")
    at_due(desk)
    service(desk.workspace, "page").then(Unavailable("down"))

    def change() -> None:
        if what == "gone":
            (desk.content / "a.md").unlink()
            desk.wait(seconds=5)
            desk.scan()
        elif what == "edited":
            put(desk, "Hai")
        else:
            put(desk, "Một", channels="[site, chat]")

    meanwhile(desk, "publish", change)
    for _ in range(3):
        work(desk)
        desk.wait(minutes=2)
        desk.scan()
    if what == "edited":
        assert shown(desk) == []  # a change of what is half out waits for a yes
        approve_by(desk, "a", FIRST)
        work(desk)
    assert shown(desk) == seen


def test_a_channel_taken_out_of_the_file_does_not_carry_the_rest(desk: Desk) -> None:
    put(desk, "Một")
    waiting.hold(desk.workspace, "page", "chờ")
    at_due(desk)
    work(desk)
    put(desk, "Hai", channels="[site, chat]")
    waiting.release(desk.workspace, ["page"], None)
    work(desk)
    assert (shown(desk), desk.states("a")["page"]) == ([], "cancelled unasked")


def test_nothing_waits_for_a_channel_that_the_file_names_too_late(desk: Desk) -> None:
    put(desk, "Một", channels="[page, chat]")
    waiting.hold(desk.workspace, "chat", "chờ")
    at_due(desk)
    work(desk)
    put(desk, "Hai", channels="[site, page, chat]")
    approve_by(desk, "a", FIRST)
    waiting.release(desk.workspace, ["chat"], None)
    work(desk)
    assert (shown(desk, "chat"), shown(desk, "site")) == (["Hai"], [])


def test_what_comes_back_to_the_queue_waits_while_its_file_is_wrong(desk: Desk) -> None:
    put(desk, "Một")
    at_due(desk)
    service(desk.workspace, "page").then(Unavailable("down"))
    meanwhile(desk, "publish", lambda: put(desk, "Hai", form="khong-co"))
    for _ in range(3):
        work(desk)
        desk.wait(minutes=2)  # before the next scan holds it
    assert shown(desk) == []


def test_words_that_come_back_after_a_cancelled_correction_are_asked_for_again(
    desk: Desk,
) -> None:
    publish(desk)
    put(desk, "Hai")
    waiting.cancel(desk.workspace, "a", "page")
    put(desk, "Ba")
    put(desk, "Hai")
    approve_by(desk, "a", FIRST)
    work(desk)
    assert shown(desk) == ["Hai"]


# --- Notes ---------------------------------------------------------------------------------

NOTES = {**CHANNELS, "page": CHANNELS["page"] + '\ncorrections = "note"'}


def test_a_refused_note_is_not_released_as_a_copy_of_the_next(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        publish(desk)
        put(desk, "Hai")
        approve_by(desk, "a", FIRST)
        service(desk.workspace, "page").then(Rejected("a word"))
        work(desk)
        put(desk, "Ba")
        approve_by(desk, "a", FIRST)
        work(desk)
        assert waiting.release(desk.workspace, ["a"], None) == []
        work(desk)
        assert len(shown(desk)) == 2


def test_a_file_put_back_takes_its_note_back_in_words(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        publish(desk)
        for title in ("Hai", "Một"):
            put(desk, title)
            approve_by(desk, "a", FIRST)
            work(desk)
        assert len(shown(desk)) == 3


def test_other_words_for_a_note_that_is_being_posted_are_refused(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        publish(desk)
        put(desk, "Hai")
        decisions.correct(desk.workspace, "a", None)

        def too_late() -> None:
            with pytest.raises(Refused):
                decisions.correct(desk.workspace, "a", "Số đúng là 12.")

        meanwhile(desk, "publish", too_late)
        work(desk)
        assert len(shown(desk)) == 2


def test_the_same_note_said_again_is_not_posted_again(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        publish(desk)
        put(desk, "Hai")
        for _ in range(2):
            decisions.correct(desk.workspace, "a", "Số đúng là 12.")
            decisions.correct(desk.workspace, "a", None)
            work(desk)
        assert len(shown(desk)) == 2


def test_no_note_is_posted_where_other_words_never_were(tmp_path: Path) -> None:
    with office(tmp_path, channels=NOTES) as desk:
        put(desk, "Một")
        waiting.hold(desk.workspace, "page", "chờ")
        at_due(desk)
        work(desk)
        put(desk, "Hai")
        approve_by(desk, "a", FIRST)
        waiting.release(desk.workspace, ["page"], None)
        work(desk)
        decisions.correct(desk.workspace, "a", "Số đúng là 12.")
        work(desk)
        assert len(shown(desk)) == 1


# --- Refusals --------------------------------------------------------------------------------


def test_a_refusal_stands_when_a_channel_is_cancelled(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk, "Một")
        decisions.reject(desk.workspace, "a", FIRST, "sai số liệu")
        waiting.cancel(desk.workspace, "a", "chat")
        with pytest.raises(Refused, match="sai số liệu"):
            approve_by(desk, "a", SECOND)


def test_a_refusal_stands_when_the_config_gets_a_channel(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1", channels=CHANNELS) as desk:
        put(desk, "Một")
        decisions.reject(desk.workspace, "a", FIRST, "sai số liệu")
        time = desk.time
    more = {**CHANNELS, "news": 'use = "fake_channels:Fake"\nafter = "site"'}
    configure(tmp_path, "default = 1", channels=more)
    with opened(tmp_path) as desk:
        desk.time, desk.clock = time, 2_000.0
        desk.scan()
        assert "news" in desk.states("a")
        with pytest.raises(Refused, match="sai số liệu"):
            approve_by(desk, "a", SECOND)


def test_a_refusal_that_comes_while_the_first_channel_is_sent_stops_the_others(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk, "Một")
        approve_by(desk, "a", FIRST)
        at_due(desk)
        refuse = lambda: decisions.reject(desk.workspace, "a", SECOND, "sai")  # noqa: E731
        meanwhile(desk, "publish", refuse, "site")
        work(desk)
        assert (shown(desk, "site"), shown(desk)) == (["Một"], [])
        with pytest.raises(Refused):
            approve_by(desk, "a", FIRST)


def test_a_refused_correction_is_not_let_out_by_correct(desk: Desk) -> None:
    publish(desk)
    put(desk, "Hai")
    decisions.reject(desk.workspace, "a", FIRST, "sai")
    with pytest.raises(Refused):
        decisions.correct(desk.workspace, "a", None)
    assert {state for _channel, _kind, state in changes_of(desk, "a")} == {"queued"}


def test_words_refused_stay_refused_when_nothing_is_out_after_all(desk: Desk) -> None:
    put(desk, "Một")
    at_due(desk)
    service(desk.workspace, "site").then(Unavailable("down"))

    def change_and_refuse() -> None:
        put(desk, "Hai")
        decisions.reject(desk.workspace, "a", FIRST, "sai")

    meanwhile(desk, "publish", change_and_refuse, "site")
    for _ in range(3):
        work(desk)
        desk.wait(minutes=5)
    assert shown(desk) == []


def test_a_refused_withdrawal_is_called_off(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        put(desk, "Một")
        approve_by(desk, "a", FIRST)
        at_due(desk)
        work(desk)
        decisions.withdraw(desk.workspace, "a", "nhầm", urgent=False)
        decisions.reject(desk.workspace, "a", FIRST, "không gỡ")
        work(desk)
        assert shown(desk) == ["Một"]
        put(desk, "Hai")
        approve_by(desk, "a", FIRST)
        work(desk)
        assert shown(desk) == ["Hai"]


def test_approval_that_is_asked_only_now_holds_for_what_is_in_doubt(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk, "Một")
        at_due(desk)
        service(desk.workspace, "page").then(OutcomeUnknown("cut"))
        work(desk)
        time = desk.time
    configure(tmp_path, "default = 2")
    with opened(tmp_path) as desk:
        desk.time, desk.clock = time, 2_000.0
        desk.scan()
        for _ in range(4):
            desk.wait(minutes=2)
            work(desk)
        assert (shown(desk), desk.states("a")["page"]) == ([], "queued")


# --- Channels come and go --------------------------------------------------------------------


def test_a_channel_that_comes_back_under_its_old_name_posts_nothing_again(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk, "Một")
        time = desk.time
    renamed = {name: text for name, text in CHANNELS.items() if name != "page"}
    configure(tmp_path, channels={**renamed, "fanpage": CHANNELS["page"]})
    with opened(tmp_path) as desk:
        desk.time, desk.clock = time, 2_000.0
        desk.scan()
        at_due(desk)
        work(desk)
        assert shown(desk, "fanpage") == ["Một"]
        time = desk.time
    configure(tmp_path, channels=CHANNELS)
    with opened(tmp_path) as desk:
        desk.time, desk.clock = time, 3_000.0
        desk.scan()
        work(desk)
        assert (shown(desk), desk.states("a")["page"]) == ([], "held absent")


# --- An older database -----------------------------------------------------------------------


def copied(root: Path) -> Path:
    copy = root / "copy.sqlite"
    database = root / "state" / "publisher.sqlite"
    with closing(sqlite3.connect(database)) as of, closing(sqlite3.connect(copy)) as to:
        of.backup(to)
    return copy


def put_back(desk: Desk, root: Path, copy: Path) -> None:
    desk.workspace.store.close()
    for each in (root / "state").glob("publisher.sqlite*"):
        each.unlink()
    shutil.copy(copy, root / "state" / "publisher.sqlite")


@pytest.mark.parametrize("what", ["new file", "problem", "vanished", "blocked", "withdrawn"])
@pytest.mark.parametrize("slot", [False, True])
def test_nothing_goes_out_by_itself_that_an_older_database_does_not_know(
    tmp_path: Path, what: str, slot: bool
) -> None:
    front = {"publish_at": None, "slot": "next"} if slot else {}
    with office(tmp_path) as desk:
        path = desk.content / "a.md"
        if what != "new file":
            desk.put("a.md", **front)
            desk.scan()
        if what == "problem":
            desk.put("a.md", form="khong-co", **front)
        elif what == "vanished":
            path.unlink()
        elif what == "blocked":
            at_due(desk)
            service(desk.workspace, "site").then(Rejected("no"))
            work(desk)
        desk.wait(seconds=5)
        desk.scan()
        copy = copied(tmp_path)
        desk.put("a.md", **front)
        desk.wait(seconds=5)
        desk.scan()
        if what == "withdrawn":
            decisions.withdraw(desk.workspace, "a", "sai", urgent=True)
        waiting.release(desk.workspace, ["a"], None)
        at_due(desk)
        work(desk)
        time = desk.time
        before = {name: service(desk.workspace, name).out for name in ALL}
        put_back(desk, tmp_path, copy)
    with opened(tmp_path) as desk:
        desk.time = time
        assert hold_what_followed(desk.workspace) == 3
        for _ in range(3):
            desk.scan()
            work(desk)
            desk.wait(days=1)
        assert {name: service(desk.workspace, name).out for name in ALL} == before


def test_what_is_resolved_after_a_restore_keeps_its_words_until_it_is_put_right(
    tmp_path: Path,
) -> None:
    with office(tmp_path) as desk:
        put(desk, "Một")
        copy = copied(tmp_path)
        at_due(desk)
        work(desk)
        put(desk, "Hai")
        time = desk.time
        put_back(desk, tmp_path, copy)
    with opened(tmp_path) as desk:
        desk.time = time
        hold_what_followed(desk.workspace)
        for name in ALL:
            assert resolving.resolve(
                desk.workspace, "a", name, "https://fake.example/ref-1", "ref-1"
            )
        work(desk)
        assert decisions.correct(desk.workspace, "a", None) == len(ALL)
        work(desk)
        assert "Hai" in service(desk.workspace, "page").shown["ref-1"]


def test_a_changed_file_that_cannot_be_read_stops_its_old_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, "Một")
    desk.put("a.md", title="Hai")
    with monkeypatch.context() as broken:
        broken.setattr(os, "open", refusing)
        desk.wait(seconds=5)
        desk.scan()
        at_due(desk)
        work(desk)
        assert desk.states("a") == dict.fromkeys(ALL, "held problem")
    desk.wait(seconds=5)
    desk.scan()
    work(desk)
    assert [post.text.splitlines()[0] for post in service(desk.workspace, "page").posts] == ["Hai"]


OPEN = os.open


def refusing(path: str, *how: Any, **where: Any) -> int:
    """Open no item's file; a superuser may read everything, so it is played."""
    if path == "a.md":
        raise PermissionError(13, "Permission denied")
    return OPEN(path, *how, **where)


def test_what_is_left_of_an_item_half_out_goes_at_its_files_new_time(desk: Desk) -> None:
    put(desk, "Một")
    waiting.hold(desk.workspace, "page", "chờ")
    at_due(desk)
    work(desk)
    put(desk, "Một", publish_at="2026-11-28 08:00")
    decisions.correct(desk.workspace, "a", None)
    waiting.release(desk.workspace, ["page"], None)
    work(desk)
    assert service(desk.workspace, "page").out == []
    desk.wait(days=4)
    work(desk)
    assert service(desk.workspace, "page").out == ["a/page/1"]


def test_a_note_in_other_words_waits_for_the_correction_that_is_being_made(desk: Desk) -> None:
    put(desk, "Một")
    at_due(desk)
    work(desk)
    put(desk, "Hai")
    decisions.correct(desk.workspace, "a", "Ghi chú cũ")
    refusals = []

    def say() -> None:
        with pytest.raises(Refused) as caught:
            decisions.correct(desk.workspace, "a", "Ghi chú mới")
        refusals.append(caught.value)

    service(desk.workspace, "site").meanwhile("update", say)
    work(desk)
    assert refusals


def test_what_waited_for_a_channel_of_another_name_goes_on_when_released(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk, "Một")
        time = desk.time
    renamed = {"web": CHANNELS["site"], "page": CHANNELS["page"], "chat": CHANNELS["chat"]}
    configure(tmp_path, channels=renamed)
    path = tmp_path / "config" / "publisher.toml"
    path.write_text(path.read_text("utf-8").replace('first = "site"', 'first = "web"'), "utf-8")
    with opened(tmp_path) as desk:
        desk.time, desk.clock = time, 9_000.0
        desk.scan()
        at_due(desk)
        work(desk)
        waiting.cancel(desk.workspace, "a", "site")
        work(desk)
        assert desk.states("a")["page"] == "held blocked"
        waiting.release(desk.workspace, ["a"], None)
        work(desk)
        assert (desk.states("a")["web"], desk.states("a")["page"]) == ("sent", "sent")


WITHOUT = {**{name: CHANNELS[name] for name in ("site", "chat")}, "fanpage": CHANNELS["page"]}


@pytest.mark.parametrize("act", ["withdraw", "correct", "doubt"])
def test_what_is_to_be_done_on_a_channel_of_another_name_is_told(tmp_path: Path, act: str) -> None:
    with office(tmp_path) as desk:
        put(desk, "Một")
        at_due(desk)
        if act == "doubt":
            service(desk.workspace, "page").then(OutcomeUnknown("cut"))
        work(desk)
        time = desk.time
    configure(tmp_path, channels=WITHOUT)
    with opened(tmp_path) as desk:
        desk.time, desk.clock = time, 9_000.0
        assert told_of_page(desk) == (act == "doubt")
        if act == "withdraw":
            decisions.withdraw(desk.workspace, "a", "sai", urgent=True)
        elif act == "correct":
            put(desk, "Hai")
            decisions.correct(desk.workspace, "a", None)
        work(desk)
        assert told_of_page(desk)
        if act != "correct":
            assert resolving.resolve(desk.workspace, "a", "page", None, None)
            desk.scan()
            assert not told_of_page(desk)


def told_of_page(desk: Desk) -> bool:
    with desk.workspace.store.read() as db:
        found = list(troubles(db, desk.workspace.config, desk.time))
    return "left page" in {each.key for each in found}


def test_of_two_notes_in_doubt_a_person_says_which_one_is_out(tmp_path: Path) -> None:
    noting = f'{BLIND["page"]}\ncorrections = "note"'
    with office(tmp_path, channels={**CHANNELS, "page": noting}) as desk:
        put(desk, "Một")
        at_due(desk)
        work(desk)
        page = service(desk.workspace, "page")
        for title, is_out in (("Hai", False), ("Ba", True)):
            put(desk, title)
            decisions.correct(desk.workspace, "a", f"Ghi chú {title}")
            page.then(OutcomeUnknown("cut"), out=is_out)
            work(desk)
            desk.wait(minutes=1)
            work(desk)
        with pytest.raises(resolving.SeveralDoubts) as caught:
            resolving.resolve(desk.workspace, "a", "page", None, None)
        first, second = (row["sequence"] for row in caught.value.rows)
        with desk.workspace.store.read() as db:
            told = [each.do for each in troubles(db, desk.workspace.config, desk.time)]
        for edition in (first, second):
            assert any(f"--sequence {edition} --not-sent" in each for each in told)
        assert resolving.resolve(desk.workspace, "a", "page", None, None, sequence=first)
        url = "https://fake.example/ref-2"
        assert resolving.resolve(desk.workspace, "a", "page", url, None)  # the one that is left
        work(desk)
        assert page.out == ["a/page/1", f"a/page/{second}"]  # the older words go no more


def test_after_a_restore_a_person_says_what_is_out_and_the_rest_follows(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        put(desk, "Một")
        copy = copied(tmp_path)
        service(desk.workspace, "chat").denies = Unavailable("down")
        at_due(desk)
        work(desk)
        time = desk.time
        put_back(desk, tmp_path, copy)
    with opened(tmp_path) as desk:
        desk.time = time
        service(desk.workspace, "chat").denies = None
        hold_what_followed(desk.workspace)
        for name in ("site", "page"):
            assert resolving.resolve(desk.workspace, "a", name, "https://site.example/a/", None)
        waiting.release(desk.workspace, ["a"], None)
        work(desk)
        assert {name: len(shown(desk, name)) for name in ALL} == dict.fromkeys(ALL, 1)
