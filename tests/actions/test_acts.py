"""What people do to what waits: each act, done twice, on the wrong thing, at the wrong time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from fake_channels import service
from publisher.actions.waiting import adopt, cancel, release, resolve, waiting
from publisher.contract import OutcomeUnknown, Rejected
from publisher.delivery.courier import Courier
from publisher.delivery.lanes import Lanes
from publisher.engagement.readings import engagement
from publisher.outbox.claims import Claims
from publisher.outbox.deliveries import attempts
from publisher.planning.dependents import let_go
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
    let_go(workspace.planner, desk.time)
    claims = Claims(workspace.store, "me", timedelta(seconds=180))
    lanes = Lanes(workspace, claims, lambda delivery: None, lambda name, at: None)
    taken = lanes.claim(channel)
    lanes.stop(10)
    assert taken is not None
    Courier(
        workspace.store, claims, workspace.config.accounts, workspace.channels, (3_600.0,),
        workspace.now,
    ).run(taken)  # fmt: skip


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
        desk.set("a", "chat", state="held", hold="late")
    strict = dict(CHANNELS) | {"page": 'use = "fake_channels:Fake"\nrefuses = ["Bài"]'}
    with opened(tmp_path, channels=strict) as desk:
        with pytest.raises(Unfit):
            release(desk.workspace, ["a"], None)
        assert desk.states("a") == {"site": "queued", "page": "failed", "chat": "held late"}


def test_a_doubt_is_not_released(desk: Desk) -> None:
    put(desk, "a")
    desk.set("a", "site", state="held", hold="doubt")
    assert release(desk.workspace, ["a"], None) == []
    assert desk.states("a")["site"] == "held doubt"


# --- Cancel -------------------------------------------------------------------------------


def test_cancelling_the_website_holds_those_that_wait_for_it(desk: Desk) -> None:
    put(desk, "a")
    assert cancel(desk.workspace, "a", "site") == 1
    let_go(desk.workspace.planner, desk.time)
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


@pytest.mark.parametrize(("item", "channel"), [("a", "page"), ("a", "zalo"), ("nothing", "site")])
def test_where_nothing_is_in_doubt_nothing_is_settled(desk: Desk, item: str, channel: str) -> None:
    doubted(desk)
    assert not resolve(desk.workspace, item, channel, None, None)
    assert desk.states("a") == {"site": "doubtful", "page": "queued", "chat": "queued"}


def test_a_doubt_of_a_channel_that_left_the_config_can_be_settled(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        put(desk, "a")
        desk.set("a", "page", state="held", hold="doubt")
    with opened(tmp_path, channels={"site": CHANNELS["site"]}) as desk:
        assert resolve(desk.workspace, "a", "page", "https://x.example/1", "1")
        assert desk.states("a")["page"] == "sent"
