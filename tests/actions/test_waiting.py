"""What people do to what waits: each act, done twice, on the wrong thing, at the wrong time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from carriers import claims_of, courier_of
from fake_channels import service
from publisher.actions.decisions import withdraw
from publisher.actions.resolving import resolve
from publisher.actions.waiting import adopt, cancel, release, waiting
from publisher.contract import OutcomeUnknown, Rejected
from publisher.delivery.lanes import Lanes
from publisher.engagement.readings import engagement
from publisher.items.lifecycle import find_item
from publisher.outbox.deliveries import attempts, deliveries
from publisher.planning.dependents import release_dependents
from publisher.planning.obstacles import still_held
from publisher.planning.rendering import Unfit
from workspaces import CHANNELS, EARLY, Desk, opened

ALL = ("site", "page", "chat")
OLD = "2026-01-05 08:00"  # long before the workspace was made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def carry(desk: Desk, channel: str) -> None:
    """Let one channel do the next thing that it may do now."""
    workspace = desk.workspace
    release_dependents(workspace.planner, desk.time)
    claims = claims_of(workspace)
    lanes = Lanes(workspace, claims, lambda delivery, onward: None, lambda name, at: None)
    taken = lanes.claim(channel)
    lanes.stop(10)
    assert taken is not None
    courier_of(workspace, claims).run(taken)


def put(desk: Desk, *names: str, publish_at: str = "2026-11-24 08:00") -> None:
    for name in names:
        desk.put(f"{name}.md", title=f"Bài {name}", publish_at=publish_at)
    desk.scan()


# --- Adopt --------------------------------------------------------------------------------


def test_adopted_items_are_never_sent_even_if_edited(desk: Desk) -> None:
    put(desk, "a", "b", publish_at=OLD)
    assert adopt(desk.workspace, ["a"]) == ["a"]
    assert desk.states("a") == dict.fromkeys(ALL, "cancelled")
    assert desk.states("b") == dict.fromkeys(ALL, "held first_run")
    desk.put("a.md", title="Bài a, sửa lại", publish_at=OLD)
    desk.scan()
    assert desk.states("a") == dict.fromkeys(ALL, "cancelled")
    assert adopt(desk.workspace, ["a"]) == []


def test_all_old_items_are_adopted_at_once_and_new_ones_left_alone(desk: Desk) -> None:
    put(desk, "a", "b", publish_at=OLD)
    put(desk, "c")
    assert adopt(desk.workspace, None) == ["a", "b"]
    assert desk.states("c") == dict.fromkeys(ALL, "queued")


def test_what_is_not_held_from_the_first_run_can_not_be_adopted(desk: Desk) -> None:
    put(desk, "a")
    assert adopt(desk.workspace, ["a", "nothing"]) == []
    assert desk.states("a") == dict.fromkeys(ALL, "queued")


# --- Release ------------------------------------------------------------------------------


def test_an_old_item_is_released_and_still_waits_for_the_website(desk: Desk) -> None:
    put(desk, "a", publish_at=OLD)
    assert waiting(desk.workspace) == ["a"]
    assert release(desk.workspace, ["a"], None) == ["a"]
    assert desk.states("a") == dict.fromkeys(ALL, "queued")
    assert {row["due_at"] for row in desk.rows("a")} == {EARLY}
    assert [row["waits_for"] for row in desk.rows("a")] == [None, "site", "site"]
    assert release(desk.workspace, ["a"], None) == []


def test_an_item_is_found_by_its_file_too(desk: Desk) -> None:
    put(desk, "a", publish_at=OLD)
    assert release(desk.workspace, ["a.md", "nothing.md"], "site") == ["a"]
    assert desk.states("a") == {
        "site": "queued",
        "page": "held first_run",
        "chat": "held first_run",
    }


def test_a_late_delivery_is_released_and_goes_out(desk: Desk) -> None:
    put(desk, "a")
    desk.wait(days=3)
    carry(desk, "site")
    assert desk.states("a")["site"] == "held late"
    release(desk.workspace, ["a"], None)
    carry(desk, "site")
    assert desk.states("a")["site"] == "sent"


def test_a_refused_delivery_is_released_as_its_file_is_now(desk: Desk) -> None:
    put(desk, "a")
    desk.sent("a", "site")
    desk.wait(days=1)
    service(desk.workspace, "page").then(Rejected("too long"))
    carry(desk, "page")
    assert desk.states("a")["page"] == "failed"
    desk.put("a.md", title="Bài ngắn")
    desk.scan()
    assert release(desk.workspace, ["a"], "page") == ["a"]
    carry(desk, "page")
    assert desk.states("a")["page"] == "sent"
    assert "Bài ngắn" in service(desk.workspace, "page").posts[0].text


def test_what_a_channel_still_refuses_is_said_and_not_released(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        put(desk, "a")
        desk.set("a", "page", state="failed", reason="no")
        desk.set("a", "chat", state="held", held_for="late")
    strict = dict(CHANNELS) | {"page": 'use = "fake_channels:Fake"\nrefuses = ["Bài"]'}
    with opened(tmp_path, channels=strict) as desk:
        with pytest.raises(Unfit):
            release(desk.workspace, ["a"], None)
        assert desk.states("a") == {"site": "queued", "page": "failed", "chat": "held late"}


def test_a_doubt_is_not_released(desk: Desk) -> None:
    put(desk, "a")
    desk.set("a", "site", state="held", held_for="doubt")
    assert release(desk.workspace, ["a"], None) == []
    assert desk.states("a")["site"] == "held doubt"


def wrong(desk: Desk) -> None:
    desk.put("a.md", title="Bài a", unit="khong-co")
    desk.scan()


def gone(desk: Desk) -> None:
    (desk.content / "a.md").unlink()
    desk.scan()


@pytest.mark.slow
@pytest.mark.parametrize(("spoil", "hold"), [(gone, "vanished"), (wrong, "problem")])
def test_what_its_file_keeps_held_is_not_released_and_why_is_told(
    desk: Desk, spoil: Callable[[Desk], None], hold: str
) -> None:
    put(desk, "a", "b")
    desk.set("a", "page", state="held", held_for="late")
    desk.set("a", "chat", state="failed")
    desk.set("b", state="held", held_for="late")
    spoil(desk)
    before = {"site": f"held {hold}", "page": "held late", "chat": "failed"}
    assert desk.states("a") == before
    assert release(desk.workspace, ["a", "b"], None) == ["b"]
    assert release(desk.workspace, ["a"], None, cancelled=True) == []
    assert desk.states("a") == before
    assert desk.states("b") == dict.fromkeys(ALL, "queued")
    why = "the file has" if spoil is wrong else "its file is gone: a.md"
    by_itself, released = told(desk, "a")
    assert by_itself.startswith(f"site: {why}")
    assert "then it goes on by itself" in by_itself
    assert released.startswith(f"page, chat: {why}")
    assert released.endswith("then: publisher release a")
    cancel(desk.workspace, "a", None)
    assert release(desk.workspace, ["a"], None, cancelled=True) == []
    assert told(desk, "a") == []
    (line,) = told(desk, "a", cancelled=True)
    assert line.startswith(f"site, page, chat: {why}")
    assert line.endswith("then: publisher release a --cancelled")
    put(desk, "a")
    assert release(desk.workspace, ["a"], None, cancelled=True) == ["a"]
    assert desk.states("a") == dict.fromkeys(ALL, "queued")


@pytest.mark.parametrize("spoil", [gone, wrong])
def test_only_what_is_held_for_its_file_is_said_to_go_on_by_itself(
    desk: Desk, spoil: Callable[[Desk], None]
) -> None:
    put(desk, "a")
    desk.set("a", "page", state="failed", reason="no")
    desk.set("a", "chat", state="cancelled", cancelled_by="person")
    spoil(desk)
    lines = [*told(desk, "a", cancelled=True)]
    put(desk, "a")
    goes_on = {name for name, state in desk.states("a").items() if state == "queued"}
    assert goes_on == {"site"}
    assert [line.partition(":")[0] for line in lines if "by itself" in line] == ["site"]
    release(desk.workspace, ["a"], None)  # as the second line says
    assert desk.states("a")["page"] == "queued"
    release(desk.workspace, ["a"], None, cancelled=True)  # as the third
    assert desk.states("a")["chat"] == "queued"


def told(
    desk: Desk, item: str, channel: str | None = None, *, cancelled: bool = False
) -> list[str]:
    with desk.workspace.store.read() as db:
        row = find_item(db, item)
        assert row is not None
        names = desk.workspace.config.accounts
        return list(still_held(db, row, channel, names, cancelled=cancelled))


def test_what_its_file_held_goes_on_by_itself_when_the_file_is_right(desk: Desk) -> None:
    put(desk, "a")
    for spoil in (gone, wrong):
        spoil(desk)
        put(desk, "a")
        assert desk.states("a") == dict.fromkeys(ALL, "queued")
        assert told(desk, "a") == []


def test_what_a_file_that_can_not_be_read_holds_is_not_released(desk: Desk) -> None:
    put(desk, "a")
    desk.set("a", state="held", held_for="problem", reason="its file can't be read: no")
    assert release(desk.workspace, ["a"], None) == []
    assert told(desk, "a", "page")[0].startswith("page: its file can't be read: no; put")


def test_a_withdrawal_is_tried_again_though_the_file_is_gone(desk: Desk) -> None:
    put(desk, "a")
    desk.sent("a")
    withdraw(desk.workspace, "a", "nhầm", urgent=False)
    with desk.workspace.store.write() as db:
        db.execute(
            deliveries.update().where(deliveries.c.kind == "withdraw").values(state="failed")
        )
    gone(desk)
    assert release(desk.workspace, ["a"], None) == ["a"]
    assert told(desk, "a") == []


def test_what_waits_for_a_channel_that_has_left_the_config_is_not_released(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        put(desk, "a")
    less = {name: lines for name, lines in CHANNELS.items() if name != "chat"}
    with opened(tmp_path, channels=less) as desk:
        desk.set("a", "page", state="held", held_for="late")
        assert desk.states("a")["chat"] == "held absent"
        assert release(desk.workspace, ["a"], None) == ["a"]
        assert desk.states("a") == {"site": "queued", "page": "queued", "chat": "held absent"}
        assert release(desk.workspace, ["a"], "chat") == []
        (line,) = told(desk, "a")
        assert line == ("chat: not in the config; put it back there, then: publisher release a")
    with opened(tmp_path, channels=CHANNELS) as desk:
        assert release(desk.workspace, ["a"], "chat") == ["a"]


@pytest.mark.slow
def test_what_would_be_blocked_again_at_once_is_not_released(desk: Desk) -> None:
    put(desk, "a")
    desk.set("a", "site", state="failed", reason="no")
    release_dependents(desk.workspace.planner, desk.time)
    blocked = {"site": "failed", "page": "held blocked", "chat": "held blocked"}
    assert desk.states("a") == blocked
    assert release(desk.workspace, ["a"], "page") == []
    assert desk.states("a") == blocked
    (line,) = told(desk, "a", "page")
    assert line.startswith("page: site does not carry the item: no; put that right")
    assert release(desk.workspace, ["a"], None) == ["a"]
    assert desk.states("a") == dict.fromkeys(ALL, "queued")


# --- Cancel -------------------------------------------------------------------------------


def test_cancelling_the_website_holds_those_that_wait_for_it(desk: Desk) -> None:
    put(desk, "a")
    assert cancel(desk.workspace, "a", "site") == 1
    release_dependents(desk.workspace.planner, desk.time)
    assert desk.states("a") == {
        "site": "cancelled",
        "page": "held blocked",
        "chat": "held blocked",
    }
    assert cancel(desk.workspace, "a.md", None) == 2
    assert cancel(desk.workspace, "a", None) == 0


def test_an_edit_does_not_bring_a_cancelled_item_back(desk: Desk) -> None:
    put(desk, "a")
    cancel(desk.workspace, "a", None)
    desk.put("a.md", title="Bài a, sửa lại")
    desk.scan()
    assert desk.states("a") == dict.fromkeys(ALL, "cancelled")


def test_what_was_cancelled_by_mistake_is_released_as_its_file_is_now(desk: Desk) -> None:
    put(desk, "a")
    cancel(desk.workspace, "a", None)
    assert release(desk.workspace, ["a"], None) == []
    assert release(desk.workspace, ["a"], "site", cancelled=True) == ["a"]
    assert desk.states("a") == {"site": "queued", "page": "cancelled", "chat": "cancelled"}
    assert release(desk.workspace, ["a"], None, cancelled=True) == ["a"]
    assert desk.states("a") == dict.fromkeys(ALL, "queued")
    assert [row["waits_for"] for row in desk.rows("a")] == [None, "site", "site"]


def test_what_its_file_no_longer_asks_for_is_not_released(desk: Desk) -> None:
    put(desk, "a")
    desk.put("a.md", title="Bài a", publish_at="2026-11-24 08:00", channels="[site]")
    desk.scan()
    assert release(desk.workspace, ["a"], None, cancelled=True) == []
    gone = "cancelled unasked"
    assert desk.states("a") == {"site": "queued", "page": gone, "chat": gone}


def test_what_was_adopted_is_not_released(desk: Desk) -> None:
    put(desk, "a", publish_at=OLD)
    adopt(desk.workspace, None)
    assert release(desk.workspace, ["a"], None, cancelled=True) == []


def test_nothing_is_cancelled_for_a_name_that_nobody_has(desk: Desk) -> None:
    assert cancel(desk.workspace, "nothing", None) == 0


# --- Resolve ------------------------------------------------------------------------------


def doubted(desk: Desk) -> None:
    put(desk, "a")
    desk.wait(days=1)
    service(desk.workspace, "site").then(OutcomeUnknown("cut"))
    carry(desk, "site")
    assert desk.states("a")["site"] == "doubtful"


def outcomes(desk: Desk) -> list[str | None]:
    with desk.workspace.store.read() as db:
        return list(db.scalars(select(attempts.c.outcome).order_by(attempts.c.id)))


def test_a_person_saw_it_and_the_others_get_its_address(desk: Desk) -> None:
    doubted(desk)
    url = "https://site.example/a/"
    assert resolve(desk.workspace, "a", "site", url, "site/a")
    row = desk.row("a", "site")
    assert (row["state"], row["url"], row["ref"]) == ("sent", url, "site/a")
    assert outcomes(desk) == ["ok"]
    with desk.workspace.store.read() as db:
        assert db.scalar(select(engagement.c.delivery)) == row["id"]
    carry(desk, "page")
    assert service(desk.workspace, "page").posts[0].payload["link"] == url


def test_seen_without_the_services_id_it_is_sent_and_not_measured(desk: Desk) -> None:
    doubted(desk)
    assert resolve(desk.workspace, "a", "site", "https://site.example/a/", None)
    assert desk.row("a", "site")["ref"] == "https://site.example/a/"
    with desk.workspace.store.read() as db:
        assert db.scalar(select(engagement.c.delivery)) is None


def test_a_person_saw_that_it_is_not_out_and_it_is_sent(desk: Desk) -> None:
    doubted(desk)
    assert resolve(desk.workspace, "a", "site", None, None)
    assert not resolve(desk.workspace, "a", "site", "https://site.example/a/", "x")
    carry(desk, "site")
    assert (outcomes(desk), service(desk.workspace, "site").out) == (
        ["not_sent", "ok"],
        ["a/site/1"],
    )


@pytest.mark.slow
@pytest.mark.parametrize(("item", "channel"), [("a", "page"), ("a", "zalo"), ("nothing", "site")])
def test_where_nothing_is_in_doubt_nothing_is_settled(desk: Desk, item: str, channel: str) -> None:
    doubted(desk)
    assert not resolve(desk.workspace, item, channel, None, None)
    assert desk.states("a") == {"site": "doubtful", "page": "queued", "chat": "queued"}


def test_a_doubt_of_a_channel_that_left_the_config_can_be_settled(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        put(desk, "a")
        desk.set("a", "page", state="held", held_for="doubt")
    with opened(tmp_path, channels={"site": CHANNELS["site"]}) as desk:
        assert resolve(desk.workspace, "a", "page", "https://x.example/1", "1")
        assert desk.states("a")["page"] == "sent"
