"""Which channels carry an item, when, and after whom."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.actions import waiting
from publisher.contract import Item, Post, Receipt
from publisher.items.versions import version
from publisher.outbox.deliveries import CANCELLED, FAILED, WITHDRAWN
from publisher.planning import dependents
from publisher.planning.rendering import Unfit, linked
from workspaces import CHANNELS, Desk, draw, make_workspace, opened

BROADCAST = {
    **CHANNELS,
    "cast": 'use = "fake_channels:Broadcast"\nafter = "chat"',
}
SLOTS = {
    "site": 'use = "fake_channels:Site"\nslots = ["mon 14:00", "wed 08:00"]',
    "page": 'use = "fake_channels:Fake"\nslots = ["wed 08:00", "wed 11:30"]',
    "chat": 'use = "fake_channels:Fake"',
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of November 2026 as people in Vietnam read it."""
    return datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC)


def dues(desk: Desk, item: str) -> dict[str, datetime]:
    return {row["channel"]: row["due_at"] for row in desk.rows(item)}


def post(desk: Desk, item: str, channel: str) -> Post:
    return Post(**desk.row(item, channel)["post"])


def release_dependents(desk: Desk) -> int:
    return dependents.release_dependents(desk.workspace.planner, desk.time)


# --- Which channels -------------------------------------------------------------------


def test_item_goes_to_all_channels_or_those_it_names(desk: Desk) -> None:
    desk.put("a.md")
    desk.put("b.md", title="Bài B", channels="[chat, site]")
    desk.scan()
    assert list(desk.states("a")) == ["site", "page", "chat"]
    assert list(desk.states("b")) == ["site", "chat"]


def test_broadcast_is_for_items_that_ask(tmp_path: Path) -> None:
    with opened(tmp_path, channels=BROADCAST) as desk:
        desk.put("a.md")
        desk.put("b.md", title="Bài B", broadcast="true")
        desk.scan()
        assert "cast" not in desk.states("a")
        assert desk.row("b", "cast")["waits_for"] == "chat"


def test_broadcast_without_the_post_it_points_at_is_a_problem(tmp_path: Path) -> None:
    with opened(tmp_path, channels=BROADCAST) as desk:
        desk.put("a.md", broadcast="true", channels="[site, cast]")
        desk.scan()
        assert desk.problems() == {"a.md": ["1 cast: needs the channel chat too"]}


def test_item_for_no_channel_is_a_problem(tmp_path: Path) -> None:
    with opened(tmp_path, channels=BROADCAST) as desk:
        desk.put("a.md", channels="[cast]")
        desk.scan()
        assert desk.problems() == {"a.md": ["1 channels: no channel would carry this item"]}


def test_everyone_waits_for_the_website(desk: Desk) -> None:
    desk.put("a.md")
    desk.put("b.md", title="Bài B", channels="[page]")
    desk.scan()
    waits = {row["key"]: row["waits_for"] for row in desk.rows()}
    assert waits == {"a/site/1": None, "a/page/1": "site", "a/chat/1": "site", "b/page/1": None}


def test_post_has_the_link_that_the_website_will_give(desk: Desk) -> None:
    draw(desk.content / "a.png")
    desk.put("a.md", "![Một cửa](a.png)")
    desk.scan()
    payload = post(desk, "a", "page").payload
    assert payload["link"] == "https://site.example/a/"
    assert payload["pictures"][0].startswith("https://site.example/")


def test_editors_own_text_goes_to_its_channel(desk: Desk) -> None:
    desk.put("a.md", texts="{page: Lời cho trang}")
    desk.scan()
    assert post(desk, "a", "page").text.startswith("Lời cho trang")
    assert not post(desk, "a", "chat").text.startswith("Lời cho trang")


# --- When -----------------------------------------------------------------------------


def test_slot_is_the_next_free_one_of_each_channel(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:  # Monday 08:00
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        assert dues(desk, "a") == {
            "site": at(23, 14),
            "page": at(25, 8),
            "chat": at(23, 14),  # no slots of its own: with the website
        }
        assert desk.items()["a"]["publish_at"] == at(23, 14)


def test_two_items_never_share_a_slot(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        for name in "abc":
            desk.put(f"{name}.md", title=f"Bài {name}", publish_at=None, slot="next")
        desk.scan()
        assert [row["due_at"] for row in desk.rows() if row["channel"] == "site"] == [
            at(23, 14), at(25, 8), at(30, 14),
        ]  # fmt: skip
        assert [row["due_at"] for row in desk.rows() if row["channel"] == "page"] == [
            at(25, 8), at(25, 11, 30), datetime(2026, 12, 2, 1, 0, tzinfo=UTC),
        ]  # fmt: skip


def test_slot_once_given_is_kept_through_edits_and_scans(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        desk.put("a.md", title="Cũ", publish_at=None, slot="next")
        desk.scan()
        given = dues(desk, "a")
        desk.wait(hours=4)
        desk.put("b.md", title="Bài B", publish_at=None, slot="next")
        desk.put("a.md", title="Mới", publish_at=None, slot="next")
        desk.scan()
        assert dues(desk, "a") == given
    with opened(tmp_path) as desk:
        desk.scan()
        assert dues(desk, "a") == given


def test_item_that_asks_for_a_slot_later_gets_one(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        desk.put("a.md", publish_at="2026-12-20 08:00")
        desk.scan()
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        assert dues(desk, "a")["site"] == at(23, 14)


def test_slot_of_a_cancelled_item_is_free_again(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        waiting.cancel(desk.workspace, "a", None)
        desk.put("b.md", title="Bài B", publish_at=None, slot="next")
        desk.scan()
        assert dues(desk, "b")["site"] == at(23, 14)


def test_named_time_is_not_moved_to_a_slot(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        desk.put("a.md", publish_at="2026-11-24 09:41")
        desk.scan()
        assert set(dues(desk, "a").values()) == {at(24, 9, 41)}


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kolkata", "Asia/Ho_Chi_Minh"])
def _machine_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.mark.slow
@pytest.mark.usefixtures("_machine_zone")
def test_machines_zone_changes_no_instant(tmp_path: Path) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        desk.put("a.md", publish_at="2026-11-24 00:30")
        desk.put("b.md", title="Bài B", publish_at=None, slot="next")
        desk.scan()
        assert dues(desk, "a")["site"] == datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
        assert dues(desk, "b")["site"] == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_first_of_the_followers_may_not_go_before_the_website(tmp_path: Path) -> None:
    channels = {
        "page": 'use = "fake_channels:Fake"\nslots = ["mon 09:00", "tue 09:00"]',
        "site": 'use = "fake_channels:Site"\nslots = ["mon 10:00"]',
    }
    with opened(tmp_path, channels=channels) as desk:
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        assert dues(desk, "a") == {"site": at(23, 10), "page": at(24, 9)}


# --- Waiting for the website ----------------------------------------------------------


def test_followers_go_with_what_the_website_really_gave(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.sent("a", "site")
    desk.set("a", "site", url="https://site.example/a-2/")
    assert release_dependents(desk) == 2
    assert desk.row("a", "page")["waits_for"] is None
    assert post(desk, "a", "page").payload == {
        "link": "https://site.example/a-2/", "pictures": [], "origin": "site-a",
    }  # fmt: skip
    assert release_dependents(desk) == 0


def test_nobody_is_let_go_before_the_website_is_out(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    assert release_dependents(desk) == 0
    assert desk.row("a", "page")["waits_for"] == "site"


def test_chain_waits_link_by_link(tmp_path: Path) -> None:
    with opened(tmp_path, channels=BROADCAST) as desk:
        desk.put("a.md", broadcast="true")
        desk.scan()
        desk.sent("a", "site")
        release_dependents(desk)
        assert desk.row("a", "cast")["waits_for"] == "chat"
        desk.sent("a", "chat")
        release_dependents(desk)
        assert post(desk, "a", "cast").payload["origin"] == "chat-a"
        assert post(desk, "a", "cast").payload["link"] == "https://site.example/a/"


def test_follower_of_a_slot_knows_when_its_item_is_dated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path, channels=SLOTS) as desk:
        desk.put("a.md", publish_at=None, slot="next")
        desk.scan()
        seen: list[datetime] = []
        channel = desk.workspace.channels["page"]
        render = channel.render

        def listening(item: Item) -> Post:
            seen.append(item.publish_at)
            return render(item)

        monkeypatch.setattr(channel, "render", listening)
        desk.sent("a", "site")
        release_dependents(desk)
        desk.set("a", "page", state=FAILED)
        waiting.release(desk.workspace, ["a"], "page")
        assert seen == [at(23, 14)] * 2


@pytest.mark.slow
@pytest.mark.parametrize("state", [FAILED, CANCELLED, WITHDRAWN])
def test_website_that_fails_for_good_holds_the_others_with_its_reason(
    desk: Desk, state: str
) -> None:
    desk.put("a.md")
    desk.scan()
    desk.set("a", "site", state=state, reason="ảnh hỏng")
    assert release_dependents(desk) == 2
    assert desk.states("a") == {"site": state, "page": "held blocked", "chat": "held blocked"}
    assert desk.row("a", "page")["reason"] == "site does not carry the item: ảnh hỏng"
    assert release_dependents(desk) == 0


@pytest.mark.slow
def test_blocked_followers_go_when_the_website_is_out_after_all(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.set("a", "site", state=FAILED, reason="đĩa đầy")
    release_dependents(desk)
    desk.wait(hours=30)
    assert waiting.release(desk.workspace, ["a"], "site") == ["a"]
    assert desk.states("a")["site"] == "queued"
    desk.sent("a", "site")
    release_dependents(desk)
    assert desk.states("a") == {"site": "sent", "page": "queued", "chat": "queued"}
    assert desk.row("a", "page")["due_at"] == desk.time, "lateness counts from now"


def test_released_follower_goes_on_waiting_for_the_website(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.set("a", "site", state=FAILED, reason="đĩa đầy")
    release_dependents(desk)
    waiting.release(desk.workspace, ["a"], "page")
    assert desk.row("a", "page")["waits_for"] == "site"


def test_held_follower_gets_its_link_and_stays_held(desk: Desk) -> None:
    desk.put("a.md", publish_at="2026-11-19 08:00")
    desk.scan()
    desk.sent("a", "site")
    release_dependents(desk)
    assert desk.states("a")["page"] == "held first_run"
    assert desk.row("a", "page")["waits_for"] is None


def test_follower_refused_at_the_last_moment_fails_alone(tmp_path: Path) -> None:
    channels = {**CHANNELS, "page": 'use = "fake_channels:Fake"\nrefuses = ["a-2"]'}
    with opened(tmp_path, channels=channels) as desk:
        desk.put("a.md")
        desk.scan()
        desk.sent("a", "site")
        desk.set("a", "site", url="https://site.example/a-2/")
        release_dependents(desk)
        assert desk.states("a") == {"site": "sent", "page": "failed", "chat": "queued"}
        assert desk.row("a", "page")["reason"] == "the word 'a-2'"


# --- Failed, and asked for again ------------------------------------------------------


def test_retry_sends_what_the_file_says_now(desk: Desk) -> None:
    desk.put("a.md", title="Cũ")
    desk.scan()
    desk.sent("a", "site")
    release_dependents(desk)
    desk.set("a", "page", state=FAILED, failures=3)
    desk.put("a.md", title="Mới")
    desk.scan()
    desk.wait(days=2)
    waiting.release(desk.workspace, ["a"], None)
    row = desk.row("a", "page")
    assert (row["state"], row["failures"], row["due_at"]) == ("queued", 0, desk.time)
    assert post(desk, "a", "page").text.startswith("Mới")
    assert desk.states("a") == {"site": "sent", "page": "queued", "chat": "queued"}


def test_retry_of_what_is_still_refused_says_why(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md", title="CẤM")
        desk.scan()
        desk.set("a", "page", state=FAILED)
    channels = {**CHANNELS, "page": 'use = "fake_channels:Fake"\nrefuses = ["CẤM"]'}
    with opened(tmp_path, channels=channels) as desk:
        with (
            pytest.raises(Unfit, match="page: the word 'CẤM'"),
            desk.workspace.store.write() as db,
        ):
            desk.workspace.planner.retry(db, "a", None, desk.time)
        assert desk.states("a")["page"] == "failed"


def test_retry_leaves_channels_that_are_no_more(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
        desk.set("a", state=FAILED)
    with opened(tmp_path, channels={"site": CHANNELS["site"]}) as desk:
        assert waiting.release(desk.workspace, ["a"], None) == ["a"]
        assert desk.states("a") == {"site": "queued", "page": "failed", "chat": "failed"}


# --- Links ----------------------------------------------------------------------------


def test_pictures_keep_their_address_where_the_website_gave_none(desk: Desk) -> None:
    draw(desk.content / "a.png")
    desk.put("a.md", cover="{path: a.png, alt: a}", images="[{path: a.png, alt: b}]")
    desk.scan()
    assert post(desk, "a", "site").media
    origin = Receipt("1", None)
    with desk.workspace.store.read() as db:
        item = version(db, 1, desk.workspace.planner.media).item
    again = linked(replace(item, origin=origin), None, {})
    assert again.link is None
    assert [image.url for image in again.images] == [None]


def test_make_workspace_twice_changes_only_its_config(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md")
        desk.scan()
    make_workspace(tmp_path, channels=BROADCAST)
    with opened(tmp_path) as desk:
        assert list(desk.items()) == ["a"]
        assert "cast" in desk.workspace.channels
