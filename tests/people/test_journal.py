"""The journal: every act once, in a chain that shows what was changed, removed or cut off."""

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import RowMapping, delete, insert, select, text, update
from typer.testing import CliRunner

import publisher.cli.base
import publisher.cli.main
from deciding import FIRST, approve_by, at_due, office, work
from publisher.actions.decisions import correct, reject, withdraw
from publisher.actions.waiting import cancel, hold, release
from publisher.contract import Post
from publisher.items.versions import versions
from publisher.outbox import posts
from publisher.outbox.deliveries import deliveries
from publisher.outbox.posts import content_digest
from publisher.outbox.verdicts import approvals, give_reason
from publisher.people.journal import (
    ANCHOR,
    Entry,
    anchor,
    anchored,
    coming_from,
    journal,
    lines,
    set_aside,
    write,
)
from publisher.people.people import Person, put
from publisher.status.proof import verify
from workspaces import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        yield desk


def note(desk: Desk, count: int = 5) -> None:
    """Write lines at times that databases round, and anchor them."""
    for number in range(count):
        with desk.workspace.store.write() as db:
            at = desk.time + timedelta(microseconds=333_333 * number)
            details = {"number": number, "why": "Đính chính ngày", "roles": ["a", "b"]}
            write(db, Entry(who="ai-do", act="hold", item="a", details=details), at)
    anchor(desk.workspace.store, desk.workspace.config.state)


def wrong(desk: Desk) -> list[str]:
    planner = desk.workspace.planner

    def needed(row: RowMapping) -> int:
        return planner.needed(planner.version(db, row["version"]))

    with desk.workspace.store.read() as db:
        return verify(db, desk.workspace.config.state, needed)


def tamper(desk: Desk, *statements: Any) -> None:
    with desk.workspace.store.write() as db:
        for statement in statements:
            db.execute(statement)


def acts(desk: Desk) -> list[str]:
    with desk.workspace.store.read() as db:
        return [line["act"] for line in lines(db)]


def test_a_line_tells_where_its_act_came_from_and_the_chain_holds(desk: Desk) -> None:
    with coming_from(address="10.0.0.7"):
        note(desk, 1)
    note(desk, 1)
    with desk.workspace.store.read() as db:
        told = [line["details"].get("address") for line in lines(db)][-2:]
    assert told == ["10.0.0.7", None]
    assert not wrong(desk)


def test_an_untouched_journal_is_whole(desk: Desk) -> None:
    assert wrong(desk) == []
    note(desk)
    assert wrong(desk) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        {"who": "nguoi-khac"}, {"act": "release"}, {"item": "b"}, {"channel": "page"},
        {"details": {"number": 9}}, {"hash": "0" * 64}, {"before": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_a_changed_line_is_found(desk: Desk, change: dict[str, Any]) -> None:
    note(desk)
    tamper(desk, update(journal).where(journal.c.id == 3).values(**change))
    assert any(each.startswith("line 3") for each in wrong(desk))


def test_a_moved_time_is_found(desk: Desk) -> None:
    note(desk)
    later = desk.time + timedelta(minutes=1)
    tamper(desk, update(journal).where(journal.c.id == 3).values(at=later))
    assert wrong(desk) == ["line 3 was changed"]


def test_a_removed_line_is_found(desk: Desk) -> None:
    note(desk)
    tamper(desk, delete(journal).where(journal.c.id == 3))
    assert "line 3 is missing" in wrong(desk)


def test_a_removed_line_is_found_though_the_others_move_up(desk: Desk) -> None:
    note(desk)
    moves = [update(journal).where(journal.c.id == n).values(id=n - 1) for n in (4, 5)]
    tamper(desk, delete(journal).where(journal.c.id == 3), *moves)
    assert "line 3 does not follow the line before it" in wrong(desk)


def test_reordered_lines_are_found(desk: Desk) -> None:
    note(desk)
    tamper(
        desk,
        *(
            update(journal).where(journal.c.id == old).values(id=new)
            for old, new in ((2, 99), (3, 2), (99, 3))
        ),
    )
    assert len(wrong(desk)) >= 2


def test_a_cut_end_is_found_also_after_more_was_written(desk: Desk) -> None:
    note(desk)
    tamper(desk, delete(journal).where(journal.c.id > 3))
    assert len(wrong(desk)) == 1
    for _number in range(4):
        note(desk, 1)  # the daemon goes on and anchors as always
    assert any("anchor" in each for each in wrong(desk))


def test_a_chain_forged_from_the_middle_is_found(desk: Desk) -> None:
    note(desk)
    tamper(desk, delete(journal).where(journal.c.id > 2))
    for _number in range(3):  # as many lines as there were, all hashes right
        with desk.workspace.store.write() as db:
            write(db, Entry(who="ai-do", act="hold"), desk.time)
    assert any("anchor" in each for each in wrong(desk))


@pytest.mark.slow
@pytest.mark.parametrize("text", [None, "", "x y", "3", "\0" * 80])
def test_a_lost_or_spoilt_anchor_is_told(desk: Desk, text: str | None) -> None:
    note(desk)
    path = desk.workspace.config.state / ANCHOR
    path.unlink() if text is None else path.write_text(text)
    assert len(wrong(desk)) == 1


def forget(desk: Desk) -> None:
    """Take away every line, and the file that names the last."""
    tamper(desk, delete(journal))
    (desk.workspace.config.state / ANCHOR).unlink(missing_ok=True)


@pytest.mark.slow
@pytest.mark.parametrize("go_on", [False, True], ids=["at once", "after more was written"])
def test_a_journal_taken_away_with_its_anchor_is_missed(desk: Desk, go_on: bool) -> None:
    for name in ("a", "b", "c"):
        desk.put(f"{name}.md", title=f"Bài {name}")
    desk.scan()
    approve_by(desk, "a", FIRST)
    reject(desk.workspace, "b", FIRST, "sai ngày")
    withdraw(desk.workspace, "c", "nhầm", urgent=True)
    with desk.workspace.store.write() as db:
        put(db, Person(id="moi", name="Người mới"))
        write(db, Entry(who="admin", act="person", details={"person": "moi"}), desk.time)
    note(desk)
    assert wrong(desk) == []
    forget(desk)
    if go_on:
        note(desk)
    assert wrong(desk) == [
        f"no line tells that {FIRST} decided so on a",
        f"no line tells that {FIRST} decided so on b",
        "no line tells that c was withdrawn",
        "no line tells of the rights of moi",
    ]


@pytest.mark.slow
def test_an_empty_journal_of_an_office_that_sent_posts_is_told(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        assert wrong(desk) == []
        note(desk)
        at_due(desk)
        work(desk)
        assert wrong(desk) == []
        forget(desk)
        assert wrong(desk) == ["there is no line at all, though posts were sent"]


def test_an_approval_put_in_beside_the_journal_is_found(desk: Desk) -> None:
    note(desk)
    row = {"item": "a", "digest": "0" * 64, "verdict": "approved", "at": desk.time}
    tamper(desk, insert(approvals).values(person=FIRST, **row))
    assert wrong(desk) == [f"no line tells that {FIRST} decided so on a"]


def test_a_verdict_turned_round_is_found(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    approve_by(desk, "a", FIRST)
    reject(desk.workspace, "a", FIRST, "sai ngày")
    note(desk)
    assert wrong(desk) == []
    tamper(desk, update(approvals).values(verdict="approved"))
    assert wrong(desk) == [f"no line tells that {FIRST} decided so on a"]


def test_a_database_that_was_put_back_starts_anew(desk: Desk) -> None:
    note(desk)
    tamper(desk, delete(journal).where(journal.c.id > 3))
    assert (anchored(desk.workspace.config.state) or "").startswith("5 ")
    set_aside(desk.workspace.config.state)
    note(desk, 1)
    assert wrong(desk) == []


def test_lines_that_are_rolled_back_leave_no_gap(desk: Desk) -> None:
    note(desk, 1)
    with pytest.raises(ZeroDivisionError), desk.workspace.store.write() as db:
        write(db, Entry(who="ai-do", act="hold"), desk.time)
        raise ZeroDivisionError
    note(desk, 1)
    assert wrong(desk) == []
    with desk.workspace.store.read() as db:
        assert list(db.scalars(select(journal.c.id))) == [1, 2]


def test_many_writers_make_one_chain(desk: Desk) -> None:
    threads = [threading.Thread(target=note, args=(desk, 10)) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong(desk) == []
    assert len(acts(desk)) == 40


def test_every_act_is_written_down_once(desk: Desk) -> None:
    def put(**front: Any) -> None:
        desk.put("a.md", **front)
        desk.scan()

    put()
    assert acts(desk) == []
    put(summary="Sửa.")
    put(summary="Sửa.")
    reject(desk.workspace, "a", FIRST, "sai ngày")
    put()
    approve_by(desk, "a", FIRST, FIRST)
    hold(desk.workspace, "page", "xem lại")
    hold(desk.workspace, "page", "xem lại")
    release(desk.workspace, ["page"], None)
    cancel(desk.workspace, "a", "chat")
    cancel(desk.workspace, "a", "chat")
    at_due(desk)
    work(desk)
    put(summary="Đính chính.")
    withdraw(desk.workspace, "a", "nhầm", urgent=True)
    assert acts(desk) == [
        "edit", "reject", "edit", "approve", "hold", "unhold", "cancel",
        "published", "published", "edit", "withdraw",
    ]  # fmt: skip
    anchor(desk.workspace.store, desk.workspace.config.state)
    assert wrong(desk) == []


def test_withdrawing_by_file_and_correcting_are_written_down(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        at_due(desk)
        work(desk)
        desk.put("a.md", summary="Sửa.")
        desk.scan()
        correct(desk.workspace, "a", None, who=FIRST)
        desk.put("a.md", withdrawn="nhầm")
        desk.scan()
        desk.put("a.md", withdrawn="nhầm quá")
        desk.scan()
        assert acts(desk) == [*["published"] * 3, "edit", "correct", "edit", "withdraw"]


def test_the_journal_is_shown_proved_and_exported(desk: Desk, tmp_path: Path) -> None:
    def run(*arguments: str) -> Any:
        return CliRunner().invoke(
            publisher.cli.main.app, ["journal", *arguments, "-w", str(desk.root)]
        )

    note(desk)
    assert run().stdout.count("ai-do") == 5
    assert run("--verify").exit_code == 0
    target = tmp_path / "journal.jsonl"
    assert run("--export", str(target)).exit_code == 0
    exported = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [line["details"]["number"] for line in exported] == list(range(5))
    assert {"at", "who", "act", "before", "hash"} <= exported[0].keys()
    tamper(desk, update(journal).where(journal.c.id == 2).values(who="khac"))
    broken = run("--verify")
    assert broken.exit_code == 1 and "line 2" in broken.output
    tamper(desk, text("UPDATE journal SET at = '2026-01-01' WHERE id = 2"))
    broken = run("--verify")
    assert broken.exit_code == 1 and "at of 2 in the table journal" in broken.output


def test_nothing_of_ours_changes_or_removes_lines() -> None:
    for path in Path("publisher").glob("*.py"):
        text = path.read_text("utf-8")
        assert "update(journal)" not in text and "delete(journal)" not in text, path


def test_an_insert_beside_the_chain_is_found(desk: Desk) -> None:
    note(desk)
    row = {"at": desk.time, "who": "x", "act": "approve", "details": {}}
    tamper(desk, insert(journal).values(id=6, before="0" * 64, hash="0" * 64, **row))
    assert len(wrong(desk)) == 2


# --- What rows say beside the lines -----------------------------------------------------


def decided(desk: Desk) -> None:
    """Have one item approved and out, one approved and waiting, one sent back."""
    for name, what in (("a", "Cấp phép"), ("b", "Đất đai"), ("c", "Lịch tiếp dân")):
        desk.put(f"{name}.md", f"{what} trong tháng này.", title=what)
    desk.scan()
    approve_by(desk, "a", FIRST)
    at_due(desk)
    work(desk)
    approve_by(desk, "b", FIRST)
    reject(desk.workspace, "c", FIRST, "sai ngày")
    anchor(desk.workspace.store, desk.workspace.config.state)


OTHER = Post("x", {})
CHANGES = {
    "an approval deleted": (delete(approvals).where(approvals.c.item == "b"), "missing"),
    "a refusal deleted": (delete(approvals).where(approvals.c.item == "c"), "missing"),
    "a reason changed": (
        update(approvals).where(approvals.c.item == "c").values(reason="đẹp"), "reason",
    ),
    "covers changed": (
        update(approvals).where(approvals.c.item == "b").values(covers=["0"]), "decided about",
    ),
    "a verdict turned": (
        update(approvals).where(approvals.c.item == "c").values(verdict="approved"), "no line",
    ),
    "approved by nobody": (
        update(deliveries)
        .where(deliveries.c.item == "c")
        .values(approved_digest=deliveries.c.content_digest),
        "not enough people",
    ),
    "what was approved changed": (
        update(deliveries).where(deliveries.c.item == "b").values(approved_digest="0" * 64),
        "what was approved of b",
    ),
    "fewer people asked": (
        update(deliveries).where(deliveries.c.item == "c").values(approvals_needed=0),
        "c on page asks fewer",
    ),
    "a yes with no time": (
        text("UPDATE approvals SET voided_at = '2026-01-01' WHERE item = 'b'"),
        "voided_at of 2 in the table approvals",
    ),
    "a line with no time": (
        text("UPDATE journal SET at = 'hôm qua' WHERE id = 2"), "at of 2 in the table journal",
    ),
    "a line of year 60000": (
        text("UPDATE journal SET at = 1831000000000000 WHERE id = 2"), "at of 2 in the table",
    ),
    "a yes to nothing readable": (
        text("UPDATE approvals SET covers = '[' WHERE item = 'b'"), "covers of 2 in the table",
    ),
    "words changed": (
        update(deliveries).where(deliveries.c.item == "a").values(post=asdict(OTHER)),
        "words of a",
    ),
    "the kept file changed": (
        update(versions).where(versions.c.item == "a").values(source="x"), "file of a was changed",
    ),
    "what was read of a file changed": (
        text("UPDATE versions SET content = replace(content, 'vi', 'en') WHERE item = 'a'"),
        "file of a was changed",
    ),
    "a version deleted": (
        delete(versions).where(versions.c.item == "a"), "file of a was changed",
    ),
    "words and digest changed": (
        update(deliveries)
        .where(deliveries.c.item == "a", deliveries.c.channel == "page")
        .values(
            post=asdict(OTHER),
            content_digest=content_digest(1, OTHER),
            approved_digest=content_digest(1, OTHER),
            version=1,
        ),
        "a on page",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_a_row_that_tells_otherwise_than_the_journal_is_found(desk: Desk, change: str) -> None:
    decided(desk)
    assert wrong(desk) == []
    statement, says = CHANGES[change]
    tamper(desk, statement)
    assert any(says in each for each in wrong(desk)), wrong(desk)


def test_what_a_release_before_sent_is_no_sign_of_tampering(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.workspace.channels["page"]
    monkeypatch.setattr(page, "render", lambda item: Post(item.title, {"alt": "Ảnh mới"}))
    with monkeypatch.context() as before:
        before.setattr(posts, "_words_in", lambda _payload: ())
        decided(desk)
    assert wrong(desk) == []
    told = {"text": "Cấp phép khác", "payload": {"alt": "Ảnh mới"}}
    tamper(desk, update(deliveries).where(deliveries.c.channel == "page").values(post=told))
    assert "the words of a on page were changed" in wrong(desk)


def test_a_corrected_post_has_the_words_of_its_last_correction(desk: Desk) -> None:
    decided(desk)
    before = {row["id"]: row for row in desk.rows("a")}
    desk.put("a.md", "Cấp phép trong tháng sau.", title="Cấp phép, đã sửa")
    desk.scan()
    approve_by(desk, "a", FIRST)
    work(desk)
    anchor(desk.workspace.store, desk.workspace.config.state)
    assert acts(desk).count("corrected") == len(before)
    assert wrong(desk) == []
    (page,) = (row for row in before.values() if row["channel"] == "page")
    names = ("post", "content_digest", "approved_digest", "version")
    old = {name: page[name] for name in names}
    tamper(desk, update(deliveries).where(deliveries.c.id == page["id"]).values(**old))
    assert wrong(desk) == ["the words of a on page were changed"]


@pytest.mark.slow
def test_a_yes_from_before_an_edit_that_counts_again_is_found(desk: Desk) -> None:
    decided(desk)
    desk.put("b.md", title="Tiêu đề khác")
    desk.scan()
    assert wrong(desk) == []
    tamper(desk, update(approvals).where(approvals.c.item == "b").values(voided_at=None))
    assert any("changed since" in each for each in wrong(desk))


def test_a_reason_given_later_is_the_reason(desk: Desk) -> None:
    decided(desk)
    with desk.workspace.store.write() as db:
        row = db.execute(select(approvals).where(approvals.c.item == "c")).mappings().one()
        db.execute(update(approvals).where(approvals.c.item == "c").values(reason_owed=True))
        person = Person(id=FIRST, name=FIRST, roles=("approver",))
        assert give_reason(db, "c", row["digest"], person, "sai tên", desk.time)
    assert wrong(desk) == []
