"""Which posts count, when they went out, and which of them makes its item a product."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from publisher.actions import decisions, waiting
from publisher.outbox.deliveries import SENT, WITHDRAWN
from publisher.report.figures.facts import Post, posts
from report_office import local, out, reporting
from workspaces import Desk

LATER = local("2027-01-01 00:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        yield desk


def found(desk: Desk, until: datetime = LATER) -> list[Post]:
    with desk.workspace.store.read() as db:
        return posts(db, desk.workspace.config, until)


def test_posts_come_in_the_order_in_which_they_went_out_and_only_those_of_before(
    desk: Desk,
) -> None:
    out(desk, "b", "2026-12-02 08:00", title="b")
    out(desk, "a", "2026-12-01 08:00", title="a", unit="quan-ly-xay-dung", author="Lê A")
    (first, _second) = found(desk)
    assert (first.item, first.unit.name, first.author) == ("a", "Phòng Quản lý xây dựng", "Lê A")
    assert (first.title, first.theme.id, first.form.id) == ("a", "thu-tuc", "article")
    assert [post.item for post in found(desk, local("2026-12-02 08:00"))] == ["a"]


def test_what_waits_or_was_cancelled_is_no_post(desk: Desk) -> None:
    desk.put("a.md", publish_at="2026-12-24 08:00", channels="[website, facebook]")
    desk.scan()
    waiting.cancel(desk.workspace, "a", "facebook")
    assert found(desk) == []


def test_an_item_is_a_product_by_its_first_post_on_the_leading_channel(desk: Desk) -> None:
    out(desk, "a", "2026-12-01 08:00", "website, facebook")
    desk.set("a", "website", sent_at=local("2026-12-15 08:00"))
    assert [(post.channel, post.is_product) for post in found(desk)] == [
        ("facebook", False), ("website", True),
    ]  # fmt: skip


def test_an_item_that_never_goes_to_the_leading_channel_is_one_by_its_first_post(
    desk: Desk,
) -> None:
    out(desk, "a", "2026-12-01 08:00", "facebook, telegram")
    desk.set("a", "telegram", sent_at=local("2026-12-01 07:00"))
    assert [(post.channel, post.is_product) for post in found(desk)] == [
        ("telegram", True), ("facebook", False),
    ]  # fmt: skip


def test_which_post_makes_the_product_does_not_depend_on_until(desk: Desk) -> None:
    """Or the item would be counted in both periods."""
    out(desk, "a", "2026-12-14 23:00", "website, facebook")
    desk.set("a", "website", sent_at=local("2026-12-15 00:10"))
    (before,) = found(desk, local("2026-12-15 00:00"))
    assert (before.channel, before.is_product) == ("facebook", False)


def test_the_first_post_on_each_channel_is_told(desk: Desk) -> None:
    out(desk, "a", "2026-12-01 08:00", "website, facebook")
    assert [post.is_first for post in found(desk)] == [True, True]


def test_a_post_that_was_taken_away_says_when(desk: Desk) -> None:
    out(desk, "a", "2026-12-01 08:00")
    desk.time = local("2026-12-03 09:00")
    decisions.withdraw(desk.workspace, "a", "nhầm", urgent=True)
    (post,) = found(desk)
    assert post.withdrawn_at is None  # it is still there
    target = {row["kind"]: row["target"] for row in desk.rows("a")}["withdraw"]
    with desk.workspace.store.write() as db:
        db.exec_driver_sql(
            "UPDATE deliveries SET state = CASE kind WHEN 'withdraw' THEN ? ELSE ? END,"
            " sent_at = CASE kind WHEN 'withdraw' THEN ? ELSE sent_at END",
            (SENT, WITHDRAWN, int(local("2026-12-03 09:05").timestamp() * 1000)),
        )
    (post,) = found(desk)
    assert (post.delivery, post.withdrawn_at) == (target, local("2026-12-03 09:05"))


def test_an_adopted_item_counts_by_its_date_and_what_was_cancelled_before_does_not(
    desk: Desk,
) -> None:
    desk.put("a.md", publish_at="2026-11-03 08:00", channels="[website, facebook, telegram]")
    desk.scan()
    waiting.cancel(desk.workspace, "a", "telegram")
    waiting.adopt(desk.workspace, None)
    assert [(post.channel, post.adopted, post.sent_at) for post in found(desk)] == [
        (channel, True, datetime(2026, 11, 3, 1, tzinfo=UTC))
        for channel in ("website", "facebook")
    ]


def test_many_posts_need_no_more_statements_than_one(desk: Desk) -> None:
    def statements() -> int:
        seen: list[str] = []
        listener = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(desk.workspace.store._reader, "before_cursor_execute", listener)
        found(desk)
        event.remove(desk.workspace.store._reader, "before_cursor_execute", listener)
        return len(seen)

    out(desk, "a", "2026-12-01 08:00", title="a")
    few = statements()
    out(desk, "b", "2026-12-02 08:00", "website, facebook", title="b")
    assert statements() == few
