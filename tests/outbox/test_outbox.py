"""What puts rows into the queue, and what people and files do to them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import RowMapping, select, update

from post_room import START, PostRoom, post_room
from publisher.contract import Finding, OutcomeUnknown, Post, Rejected
from publisher.outbox import orders, pauses, plan
from publisher.outbox.deliveries import (
    CANCELLED,
    CLAIMED,
    DOUBTFUL,
    FIRST_RUN,
    HELD,
    LATE,
    PLAN,
    PROBLEM,
    QUEUED,
    SENDING,
    SENT,
    VANISHED,
    WITHDRAWN,
    begun,
    deliveries,
)
from publisher.outbox.pauses import backoff, channels, pause
from publisher.outbox.plan import NewDelivery
from publisher.outbox.posts import content_digest, post_from_json, post_to_json, sent_digest
from standing import placed

NAMES = ("site", "page", "chat")


@pytest.fixture
def room(tmp_path: Path) -> PostRoom:
    return post_room(tmp_path, names=NAMES)


def new(channel: str, text: str = "one", **fields: Any) -> NewDelivery:
    fields = {"due_at": START} | fields
    return NewDelivery(channel=channel, post=Post(text, {"n": 1}), **fields)


def enqueue(room: PostRoom, *wanted: NewDelivery, item: str = "a") -> Sequence[RowMapping]:
    with room.store.write() as db:
        plan.enqueue(db, item, 1, wanted, room.time)
    return rows(room, item)


def rewrite(room: PostRoom, *wanted: NewDelivery, version: int = 2) -> bool:
    with room.store.write() as db:
        return plan.rewrite(db, "a", version, wanted, room.time)


def rows(room: PostRoom, item: str = "a") -> Sequence[RowMapping]:
    with room.store.read() as db:
        return plan.of_item(db, item)


def states(room: PostRoom, item: str = "a") -> dict[str, str]:
    return {row["channel"]: room.state(row["id"]) for row in rows(room, item)}


def put(room: PostRoom, channel: str, **values: Any) -> None:
    columns = placed(**values) if "state" in values else values
    with room.store.write() as db:
        db.execute(update(deliveries).where(deliveries.c.channel == channel).values(**columns))


# --- Posts ------------------------------------------------------------------------------


def test_a_post_is_kept_as_it_was_rendered() -> None:
    post = Post("Thông báo", {"a": [1, None]}, "https://x.example/", {"k.jpg": "https://x/k"})
    assert post_from_json(post_to_json(post)) == post


def test_a_payload_that_is_not_json_is_refused() -> None:
    with pytest.raises(TypeError):
        post_to_json(Post("x", {"when": START}))


# --- Enqueue and rewrite -----------------------------------------------------------------


def test_an_item_is_queued_once_however_often_it_is_scanned(room: PostRoom) -> None:
    before = enqueue(room, new("site"), new("page", waits_for="site"))
    assert [row["key"] for row in before] == ["a/site/1", "a/page/1"]
    after = enqueue(room, new("site", "other"), new("page"), new("chat"))
    assert [dict(row) for row in after[:2]] == [dict(row) for row in before]
    assert states(room) == {"site": QUEUED, "page": QUEUED, "chat": QUEUED}


def test_a_new_row_may_be_held_from_the_start(room: PostRoom) -> None:
    enqueue(room, new("site", held_for=FIRST_RUN, reason="old"))
    assert states(room) == {"site": "held first_run"}


def test_a_changed_file_is_followed_while_nothing_has_begun(room: PostRoom) -> None:
    enqueue(room, new("site"), new("page", waits_for="site"))
    later = START + timedelta(days=1)
    assert rewrite(room, new("site", "two", due_at=later), new("chat", "two"))
    site, page, chat = rows(room)
    assert (site["post"]["text"], site["version"]) == ("two", 2)
    assert (site["due_at"], site["ready_at"]) == (later, later)
    assert (page["state"], page["cancelled_by"], chat["state"]) == (CANCELLED, PLAN, QUEUED)


def test_a_channel_asked_for_again_is_queued_again(room: PostRoom) -> None:
    enqueue(room, new("site"), new("page"))
    rewrite(room, new("site"))
    rewrite(room, new("site"), new("page", "three"), version=3)
    assert states(room) == {"site": QUEUED, "page": QUEUED}
    assert rows(room)[1]["post"]["text"] == "three"


def test_an_edit_does_not_undo_what_a_person_cancelled(room: PostRoom) -> None:
    enqueue(room, new("site"), new("page"))
    with room.store.write() as db:
        orders.cancel(db, "a", "no", channel="page")
    assert rewrite(room, new("site", "two"), new("page", "two"))
    assert states(room) == {"site": QUEUED, "page": CANCELLED}


def test_a_refused_delivery_follows_the_mended_file(room: PostRoom) -> None:
    enqueue(room, new("site"))
    room.channel.then(Rejected("too long"))
    room.run("site")
    assert states(room) == {"site": "failed"}
    assert rewrite(room, new("site", "short"))
    assert states(room) == {"site": QUEUED}


@pytest.mark.parametrize("state", [CLAIMED, SENDING, SENT, DOUBTFUL, WITHDRAWN, "doubt"])
def test_once_begun_nothing_is_rewritten(room: PostRoom, state: str) -> None:
    enqueue(room, new("site"), new("page"))
    values = {"state": HELD, "held_for": "doubt"} if state == "doubt" else {"state": state}
    put(room, "site", **values)
    before = [dict(row) for row in rows(room)]
    assert begun(rows(room)[0])
    assert not rewrite(room, new("site", "two"), new("page", "two"))
    assert [dict(row) for row in rows(room)] == before


def test_a_change_counts_the_rows_version_up(room: PostRoom) -> None:
    enqueue(room, new("site"))
    rewrite(room, new("site", "two"))
    assert rows(room)[0]["row_version"] == 2


# --- Hold, release, cancel ---------------------------------------------------------------


def test_a_vanished_file_holds_what_waits_and_gives_it_back_as_planned(room: PostRoom) -> None:
    later = START + timedelta(hours=2)
    enqueue(room, new("site", due_at=later), new("page", waits_for="site"))
    put(room, "page", state=SENDING)
    with room.store.write() as db:
        assert plan.hold_for_file(db, "a", VANISHED, "gone") == 1
        assert plan.hold_for_file(db, "a", PROBLEM, "wrong") == 0
    assert states(room) == {"site": "held vanished", "page": SENDING}
    with room.store.write() as db:
        assert plan.free_for_file(db, "a", (PROBLEM,)) == 0
        assert plan.free_for_file(db, "a", (VANISHED,)) == 1
    assert rows(room)[0]["due_at"] == later


def test_what_a_person_releases_is_due_now_and_waits_on(room: PostRoom) -> None:
    enqueue(room, new("page", waits_for="site"))
    put(room, "page", state=HELD, held_for=LATE, reason="late")
    now = START + timedelta(days=3)
    with room.store.write() as db:
        assert orders.release(db, "a", None, now) == 1
    row = rows(room)[0]
    assert (row["state"], row["held_for"], row["reason"]) == (QUEUED, None, None)
    assert (row["due_at"], row["ready_at"], row["waits_for"]) == (now, now, "site")


def test_a_release_can_be_for_one_channel(room: PostRoom) -> None:
    enqueue(room, new("site"), new("page"))
    for name in ("site", "page"):
        put(room, name, state=HELD, held_for=LATE)
    with room.store.write() as db:
        assert orders.release(db, "a", "page", START) == 1
    assert states(room) == {"site": "held late", "page": QUEUED}


def test_cancelling_takes_back_what_waits_and_nothing_else(room: PostRoom) -> None:
    enqueue(room, new("site"), new("page"), new("chat"))
    put(room, "site", state=SENT)
    put(room, "page", state=HELD, held_for=LATE)
    with room.store.write() as db:
        assert orders.cancel(db, "a", "stop") == 2
        assert orders.cancel(db, "a", "stop") == 0
    assert states(room) == {"site": SENT, "page": CANCELLED, "chat": CANCELLED}


@pytest.mark.parametrize("state", [CLAIMED, SENDING, DOUBTFUL])
def test_it_is_too_late_to_cancel_what_is_being_sent(room: PostRoom, state: str) -> None:
    enqueue(room, new("site"))
    put(room, "site", state=state)
    with room.store.write() as db:
        assert orders.cancel(db, "a", "stop") == 1  # if it turns out not to be out
        assert orders.cancel(db, "a", "stop") == 0
        assert plan.hold_for_file(db, "a", VANISHED, "gone") == 0
    assert states(room) == {"site": f"{state} unwanted"}


def test_another_item_is_left_alone(room: PostRoom) -> None:
    enqueue(room, new("site"))
    enqueue(room, new("site"), item="b")
    with room.store.write() as db:
        plan.hold_for_file(db, "a", VANISHED, "gone")
        orders.cancel(db, "a", "stop")
    assert states(room, "b") == {"site": QUEUED}


def test_what_is_withheld_by_a_doubt_stays_one_after_an_edit(room: PostRoom) -> None:
    enqueue(room, new("site"))
    room.channel.then(OutcomeUnknown("cut"))
    room.run("site")
    assert not rewrite(room, new("site", "two"))
    assert states(room) == {"site": DOUBTFUL}


# --- Channels ----------------------------------------------------------------------------


def test_opening_channels_again_keeps_their_rest(room: PostRoom) -> None:
    with room.store.write() as db:
        pause(db, "page", "token refused", START, until=None)
    pauses.open_channels(room.store, [*NAMES, "zalo"])
    with room.store.read() as db:
        names = db.scalars(select(channels.c.name).order_by(channels.c.name)).all()
    assert names == ["chat", "page", "site", "zalo"]
    assert room.rest("page")["stopped_at"] == START
    assert room.rest("page")["why"] == "token refused"


def test_the_wait_after_failures_doubles_up_to_an_hour() -> None:
    waits = [backoff(count).total_seconds() for count in range(1, 10)]
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert backoff(0).total_seconds() == 30
    assert backoff(10_000).total_seconds() == 3600


def test_findings_are_no_part_of_what_is_kept_or_approved() -> None:
    post = Post("Tin", {"a": 1})
    told = replace(post, findings=(Finding("warning", "images", "Không đăng ảnh."),))
    assert post_to_json(told) == post_to_json(post)
    assert content_digest(1, told) == content_digest(1, post)
    assert sent_digest(told) == sent_digest(post)
    older = {"text": "Tin", "payload": {"a": 1}, "url": None, "media": {}}  # as kept before
    assert post_from_json(older) == post == post_from_json(post_to_json(told))
